// The Assessment as JSON: the only place that knows the names of its fields.

#include "carpal/assessment.hpp"

#include <nlohmann/json.hpp>

namespace carpal {
namespace {

using Json = nlohmann::ordered_json;

/// Text that is no UTF-8 (a manifest's cannot be: its parser refuses it) would end the program without the last argument.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json optional_number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

const char* read_status_name(ReadStatus status) {
  switch (status) {
    case ReadStatus::Read: return "read";
    case ReadStatus::Refused: return "refused";
    case ReadStatus::ReadAgainstRefusal: return "read_against_refusal";
  }
  return "refused";
}

const char* sex_name(SubjectSex sex) {
  switch (sex) {
    case SubjectSex::Female: return "female";
    case SubjectSex::Male: return "male";
    case SubjectSex::Unknown: return "unknown";
  }
  return "unknown";
}

Json to_object(const FilmInfo& film) {
  Json json;
  json["format"] = format_name(film.format);
  json["width"] = film.width;
  json["height"] = film.height;
  json["bits"] = film.bits;
  json["channels"] = film.channels;
  return json;
}

Json to_object(const Validation& validation) {
  Json layers = Json::array();
  for (std::size_t i = 0; i < kLayers; ++i) {
    const LayerResult& result = validation.layers[i];
    Json layer;
    layer["layer"] = i + 1;
    layer["measure"] = measure_name(static_cast<Measure>(i));
    layer["value"] = result.value;
    layer["low"] = optional_number(result.limit.low);
    layer["high"] = optional_number(result.limit.high);
    layer["passed"] = result.passed;
    const char* failure = failure_name(result.failure);
    layer["failure"] = failure ? Json(failure) : Json(nullptr);
    layers.push_back(std::move(layer));
  }
  Json json;
  json["profile"] = validation.profile;
  json["passed"] = validation.passed;
  json["layers"] = std::move(layers);
  return json;
}

Json to_object(const SexResult& result, const StageSpec& stages) {
  Json json;
  json["bone_age_months"] = result.estimate.bone_age_months;
  json["interval"]["level"] = result.estimate.interval.level;
  json["interval"]["low_months"] = result.estimate.interval.low_months;
  json["interval"]["high_months"] = result.estimate.interval.high_months;
  const double probability = result.stage_probabilities[result.stage];
  json["stage"]["index"] = result.stage;
  json["stage"]["key"] = stages.keys[result.stage];
  json["stage"]["probability"] = probability;
  json["stage_probabilities"] = result.stage_probabilities;
  json["confidence"]["tier"] = tier_name(result.tier);
  json["confidence"]["probability"] = probability;
  Json findings = Json::array();
  for (const Finding& finding : result.findings) {
    Json entry;
    entry["code"] = finding_name(finding.code);
    entry["value"] = finding.value;
    entry["limit"] = finding.limit;
    findings.push_back(std::move(entry));
  }
  json["findings"] = std::move(findings);
  return json;
}

}  // namespace

std::string to_json(const Assessment& assessment, const Manifest& manifest) {
  Json json;
  json["schema_version"] = kAssessmentSchemaVersion;
  json["core_version"] = core_version();
  json["pack"]["name"] = manifest.name;
  json["pack"]["version"] = manifest.version;
  json["pack"]["model_sha256"] = manifest.model_sha256;
  json["status"] = read_status_name(assessment.status);
  json["film"] = to_object(assessment.film);
  json["validation"] = to_object(assessment.validation);
  json["subject"]["sex"] = sex_name(assessment.sex);
  json["results"] = nullptr;
  if (assessment.results) {
    Json results;
    results["female"] = to_object(assessment.results->female, manifest.stages);
    results["male"] = to_object(assessment.results->male, manifest.stages);
    json["results"] = std::move(results);
  }
  return dump(json);
}

std::string film_json(const FilmInfo& film, const Validation& validation) {
  Json json;
  json["film"] = to_object(film);
  json["validation"] = to_object(validation);
  return dump(json);
}

}  // namespace carpal
