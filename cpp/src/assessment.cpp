#include "carpal/assessment.hpp"

#include <utility>

#include "json_reader.hpp"

#ifndef CARPAL_VERSION
#error "the build gives the version of the CMake project"
#endif

namespace carpal {
namespace {

/// What both sexes' results are made of.
struct Parts {
  const CheckedFilm& checked;
  const Request& request;
  std::span<const float> outputs;
  const Manifest& manifest;
  const Reference* reference;
  const Anatomy* anatomy;
  BySex<Estimate> estimates;
};

Outcome result_for(Sex sex, const Parts& parts, SexResult& result) {
  const Manifest& manifest = parts.manifest;
  const bool female = sex == Sex::Female;
  const auto logits = parts.outputs.subspan(manifest.output(OutputName::StageLogits)->offset, 2 * kStages);
  result.estimate = female ? parts.estimates.female : parts.estimates.male;
  result.stage_probabilities =
      stage_probabilities(female ? logits.first<kStages>() : logits.last<kStages>(), manifest.calibration.temperature);
  result.stage = most_probable(result.stage_probabilities);
  if (manifest.maturity) {
    Maturity maturity;
    if (Outcome judged = judge_maturity(parts.outputs, manifest, *parts.reference, sex, result.estimate, result.stage_probabilities,
                                        *parts.anatomy, maturity);
        !judged.ok()) {
      return judged;
    }
    result.maturity = maturity;
  }
  ReadingToCheck reading;
  reading.estimate = result.estimate;
  reading.other_sex_predicted_months = (female ? parts.estimates.male : parts.estimates.female).predicted_months;
  reading.stage = result.stage;
  reading.range = female ? manifest.age.range_months.female : manifest.age.range_months.male;
  reading.maturity = result.maturity;
  reading.chronological_age_months = parts.request.chronological_age_months;
  result.findings = check_consistency(reading, manifest);
  result.confidence =
      join_confidence(result.stage_probabilities[result.stage], result.estimate.half_width_months, worst_of(parts.checked.quality),
                      parts.anatomy ? parts.anatomy->grade : Grade::Good, result.findings, manifest.calibration.confidence);
  return {};
}

std::vector<Finding> findings_of_subject(SubjectSex sex, const BySex<SexResult>& results) {
  std::vector<Finding> findings;
  if (sex != SubjectSex::Male) findings = results.female.findings;
  if (sex != SubjectSex::Female) findings.insert(findings.end(), results.male.findings.begin(), results.male.findings.end());
  return findings;
}

ReadStatus status_of(const Safety& safety, bool with_override) {
  if (safety.verdict != Grade::Refuse) return ReadStatus::Read;
  return with_override && safety.overridable ? ReadStatus::ReadAgainstRefusal : ReadStatus::Refused;
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
  if (root.has("chronological_age_months")) {
    read.chronological_age_months = root["chronological_age_months"].number_or_null(0, kMaxChronologicalMonths);
  }
  if (!error.empty()) return {Status::BadRequest, error};
  request = read;
  return {};
}

FilmInfo film_info(const Film& film) { return {film.format, film.width, film.height, film.bits, film.channels}; }

Outcome assess(const CheckedFilm& checked, const Request& request, std::span<const float> outputs, const Manifest& manifest,
               const Reference* reference, Assessment& assessment) {
  if (manifest.anatomy && !reference) return Status::ReferenceMissing;
  Assessment made;
  made.checked = checked;
  made.sex = request.sex;
  made.chronological_age_months = request.chronological_age_months;
  SafetyTier film = film_tier(checked.validation, checked.quality);
  const bool may_override = overridable(checked.validation);
  if (!InputVerdict{*film.verdict, may_override}.readable(request.read_refused)) {
    made.safety = join_tiers(std::move(film), {}, {}, may_override);
    assessment = std::move(made);
    return {};
  }

  if (outputs.empty()) return Status::NoOutputs;
  Parts parts{checked, request, outputs, manifest, reference, nullptr, {}};
  if (Outcome outcome = estimate(outputs, manifest, parts.estimates); !outcome.ok()) return outcome;
  if (manifest.anatomy) {
    made.anatomy.emplace();
    if (Outcome outcome = compare_with_reference(outputs, manifest, *reference, *made.anatomy); !outcome.ok()) return outcome;
    parts.anatomy = &*made.anatomy;
  }
  BySex<SexResult> results;
  if (Outcome outcome = result_for(Sex::Female, parts, results.female); !outcome.ok()) return outcome;
  if (Outcome outcome = result_for(Sex::Male, parts, results.male); !outcome.ok()) return outcome;
  made.safety =
      join_tiers(std::move(film), hand_tier(parts.anatomy), reading_tier(findings_of_subject(request.sex, results)), may_override);
  made.status = status_of(made.safety, request.read_refused);
  if (made.status != ReadStatus::Refused) made.results = std::move(results);
  assessment = std::move(made);
  return {};
}

}  // namespace carpal
