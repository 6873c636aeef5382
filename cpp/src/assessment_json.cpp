// The Assessment as JSON: the only place that knows the names of its fields.

#include "carpal/assessment.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

namespace carpal {
namespace {

using Json = nlohmann::ordered_json;

/// Text that is no UTF-8 (a manifest's cannot be: its parser refuses it) would end the program without the last argument.
std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json optional_number(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json to_object(const Limit& limit) {
  Json json;
  json["low"] = optional_number(limit.low);
  json["high"] = optional_number(limit.high);
  return json;
}

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

Json to_array(const std::vector<QualityCheck>& checks) {
  Json json = Json::array();
  for (const QualityCheck& check : checks) {
    Json entry;
    entry["measure"] = quality_measure_name(check.measure);
    entry["value"] = check.value;
    entry["review"] = to_object(check.limit.review);
    entry["refuse"] = to_object(check.limit.refuse);
    entry["grade"] = grade_name(check.grade);
    json.push_back(std::move(entry));
  }
  return json;
}

Json to_object(const Anatomy& anatomy) {
  Json json;
  json["distance"] = anatomy.distance;
  json["inside"] = anatomy.inside;
  json["outside"] = anatomy.outside;
  json["review"] = optional_number(anatomy.limit.review.high);
  json["refuse"] = optional_number(anatomy.limit.refuse.high);
  json["grade"] = grade_name(anatomy.grade);
  return json;
}

const char* sex_name(Sex sex) { return sex == Sex::Female ? "female" : "male"; }

Json to_object(const Finding& finding) {
  Json json;
  json["code"] = finding_name(finding.code);
  json["value"] = finding.value;
  json["limit"] = finding.limit;
  json["grade"] = grade_name(finding.grade);
  return json;
}

Json to_object(const Safety& safety) {
  Json tiers = Json::array();
  for (std::size_t i = 0; i < safety.tiers.size(); ++i) {
    const SafetyTier& tier = safety.tiers[i];
    Json entry;
    entry["tier"] = i + 1;
    entry["verdict"] = tier.verdict ? grade_name(*tier.verdict) : "not_run";
    entry["codes"] = tier.codes;
    tiers.push_back(std::move(entry));
  }
  Json json;
  json["verdict"] = grade_name(safety.verdict);
  json["tiers"] = std::move(tiers);
  json["overridable"] = safety.overridable;
  json["doubtful"] = safety.doubtful;
  json["findings"] = Json::array();
  for (const auto& [sex, finding] : safety.findings) {
    Json entry;
    entry["sex"] = sex_name(sex);
    entry.update(to_object(finding));
    json["findings"].push_back(std::move(entry));
  }
  return json;
}

Json to_object(const Confidence& confidence) {
  Json json;
  json["tier"] = tier_name(confidence.tier);
  json["probability"] = confidence.probability;
  json["stage_tier"] = tier_name(confidence.stage_tier);
  json["lowered_by"] = Json::array();
  for (const LoweringCode code : confidence.lowered_by) json["lowered_by"].push_back(lowering_name(code));
  return json;
}

Json to_object(const Maturity& maturity) {
  Json json;
  json["mature"] = maturity.mature;
  json["votes"] = maturity.votes;
  json["factors"] = Json::array();
  for (std::size_t i = 0; i < kMaturityFactors; ++i) {
    const MaturityVote& factor = maturity.factors[i];
    Json entry;
    entry["code"] = maturity_factor_name(static_cast<MaturityFactor>(i));
    entry["value"] = factor.value;
    entry["limit"] = factor.limit;
    entry["vote"] = factor.vote;
    json["factors"].push_back(std::move(entry));
  }
  return json;
}

Json to_object(const Agreement& agreement) {
  Json json;
  json["views"] = Json::array();
  for (const ViewReading& one : agreement.views) {
    Json entry;
    entry["view"] = view_name(one.view);
    entry["predicted_months"] = one.predicted_months;
    json["views"].push_back(std::move(entry));
  }
  json["difference_months"] = agreement.difference_months;
  json["mean_months"] = agreement.mean_months;
  return json;
}

Json to_object(const SexResult& result, const StageSpec& stages) {
  Json json;
  json["bone_age_months"] = result.estimate.bone_age_months;
  json["interval"]["level"] = result.estimate.interval.level;
  json["interval"]["low_months"] = result.estimate.interval.low_months;
  json["interval"]["high_months"] = result.estimate.interval.high_months;
  json["stage"]["index"] = result.stage;
  json["stage"]["key"] = stages.keys[result.stage];
  json["stage"]["probability"] = result.stage_probabilities[result.stage];
  json["stage_probabilities"] = result.stage_probabilities;
  json["confidence"] = to_object(result.confidence);
  json["maturity"] = result.maturity ? to_object(*result.maturity) : Json(nullptr);
  json["agreement"] = result.agreement ? to_object(*result.agreement) : Json(nullptr);
  json["findings"] = Json::array();
  for (const Finding& finding : result.findings) json["findings"].push_back(to_object(finding));
  return json;
}

const char* thumb_name(ThumbSide side) {
  switch (side) {
    case ThumbSide::Unknown: return "unknown";
    case ThumbSide::Left: return "left";
    case ThumbSide::Right: return "right";
  }
  return "unknown";
}

Json to_object(const Shape& shape) {
  Json json;
  json["found"] = shape.found;
  json["fingers"] = shape.fingers;
  json["hands"] = shape.hands;
  json["direction_degrees"] = shape.direction;
  json["certainty"] = shape.certainty;
  json["thumb"] = thumb_name(shape.thumb);
  json["inverted"] = shape.inverted;
  return json;
}

Json to_object(const FilmBox& box) {
  Json json;
  json["x"] = box.x;
  json["y"] = box.y;
  json["width"] = box.width;
  json["height"] = box.height;
  return json;
}

Json to_object(const Placement& placement) {
  Json json;
  json["crop"] = to_object(placement.crop);
  json["turned_degrees"] = placement.turned;
  json["mirrored"] = placement.mirrored;
  json["inverted"] = placement.inverted;
  json["manual"] = placement.manual;
  return json;
}

Json to_array(const std::vector<ShapeCheck>& checks) {
  Json json = Json::array();
  for (const ShapeCheck& check : checks) {
    Json entry = to_object(check.limit);
    entry["code"] = shape_code_name(check.code);
    entry["value"] = check.value;
    entry["grade"] = grade_name(check.grade);
    json.push_back(std::move(entry));
  }
  return json;
}

void add_checked(const CheckedFilm& checked, Json& json) {
  json["film"] = to_object(checked.film);
  json["validation"] = to_object(checked.validation);
  json["quality"] = to_array(checked.quality);
  json["shape"] = to_object(checked.shape);
  json["placement"] = to_object(checked.placement);
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
  add_checked(assessment.checked, json);
  json["anatomy"] = assessment.anatomy ? to_object(*assessment.anatomy) : Json(nullptr);
  json["shape_checks"] = to_array(assessment.shape_checks);
  json["safety"] = to_object(assessment.safety);
  json["subject"]["sex"] = sex_name(assessment.sex);
  json["subject"]["chronological_age_months"] = optional_number(assessment.chronological_age_months);
  json["subject"]["contraindications"] = Json::array();
  for (const Contraindication one : assessment.contraindications) json["subject"]["contraindications"].push_back(contraindication_name(one));
  json["results"] = nullptr;
  if (assessment.results) {
    Json results;
    results["female"] = to_object(assessment.results->female, manifest.stages);
    results["male"] = to_object(assessment.results->male, manifest.stages);
    json["results"] = std::move(results);
  }
  return dump(json);
}

std::string film_json(const CheckedFilm& checked, const FilmOutline& outline) {
  Json json;
  add_checked(checked, json);
  const InputVerdict input = judge_input(checked.validation, checked.quality);
  json["input"]["verdict"] = grade_name(input.verdict);
  json["input"]["overridable"] = input.overridable;
  json["outline"] = Json::array();
  for (const FilmPoint& point : outline.points) json["outline"].push_back({std::round(point.x), std::round(point.y)});
  json["hands"] = Json::array();
  for (const Placement& placement : outline.hands) json["hands"].push_back(to_object(placement));
  return dump(json);
}

}  // namespace carpal
