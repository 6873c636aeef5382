#include "carpal/assessment.hpp"

#include "json_reader.hpp"

#ifndef CARPAL_VERSION
#error "the build gives the version of the CMake project"
#endif

namespace carpal {
namespace {

SexResult result_for(const Estimate& estimate, std::span<const float, kStages> logits, const Range& range, const Manifest& manifest) {
  SexResult result;
  result.estimate = estimate;
  result.stage_probabilities = stage_probabilities(logits, manifest.calibration.temperature);
  result.stage = most_probable(result.stage_probabilities);
  result.tier = tier_of(result.stage_probabilities[result.stage], manifest.calibration);
  result.findings = check_consistency(estimate, result.stage, range, manifest);
  return result;
}

}  // namespace

const char* core_version() { return CARPAL_VERSION; }

Outcome parse_request(std::string_view json, Request& request) {
  const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
  if (document.is_discarded()) return {Status::BadRequest, "document: not JSON"};
  std::string error;
  const Reader root(&document, "", &error);
  const std::string sex = root["sex"].text();
  Request read;
  if (sex == "female") {
    read.sex = SubjectSex::Female;
  } else if (sex == "male") {
    read.sex = SubjectSex::Male;
  } else if (sex != "unknown") {
    root["sex"].reject("must be female, male or unknown");
  }
  read.read_refused = root["override"].boolean();
  if (!error.empty()) return {Status::BadRequest, error};
  request = read;
  return {};
}

FilmInfo film_info(const Film& film) { return {film.format, film.width, film.height, film.bits, film.channels}; }

Outcome assess(const FilmInfo& film, const Validation& validation, const Request& request, std::span<const float> outputs,
               const Manifest& manifest, Assessment& assessment) {
  Assessment made;
  made.film = film;
  made.validation = validation;
  made.sex = request.sex;
  if (!validation.passed && !request.read_refused) {
    made.status = ReadStatus::Refused;
    assessment = std::move(made);
    return {};
  }
  if (outputs.empty()) return Status::NoOutputs;
  BySex<Estimate> estimates;
  if (Outcome outcome = estimate(outputs, manifest, estimates); !outcome.ok()) return outcome;
  const auto logits = outputs.subspan(manifest.output(OutputName::StageLogits)->offset, 2 * kStages);
  const BySex<Range>& range = manifest.age.range_months;
  made.status = validation.passed ? ReadStatus::Read : ReadStatus::ReadAgainstRefusal;
  made.results = BySex<SexResult>{result_for(estimates.female, logits.first<kStages>(), range.female, manifest),
                                  result_for(estimates.male, logits.last<kStages>(), range.male, manifest)};
  assessment = std::move(made);
  return {};
}

}  // namespace carpal
