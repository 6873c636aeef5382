// Growth as JSON: the only place that knows the names of its fields.

#include <utility>

#include "carpal/assessment.hpp"
#include "carpal/growth.hpp"
#include "json_reader.hpp"

namespace carpal {
namespace {

using Ordered = nlohmann::ordered_json;

/// Wider than any child or parent: the page says what is implausible, this only keeps nonsense out.
inline constexpr double kLeastCm = 20;
inline constexpr double kMostCm = 280;

Sex sex_of(const Reader& reader) {
  return reader.one_of(2, [](std::size_t i) { return i == 0 ? "female" : "male"; }) == 0 ? Sex::Female : Sex::Male;
}

double age_of(const Reader& reader) { return reader.number(0, kMaxChronologicalMonths); }

StatedBoneAge bone_age_of(const Reader& reader) {
  StatedBoneAge age;
  age.months = age_of(reader["months"]);
  age.low_months = reader["low_months"].number(0, age.months);
  age.high_months = reader["high_months"].number(age.months, kMaxChronologicalMonths);
  return age;
}

MeasuredHeight height_of(const Reader& reader) {
  MeasuredHeight height;
  height.cm = reader["cm"].number(kLeastCm, kMostCm);
  height.chronological_age_months = age_of(reader["chronological_age_months"]);
  height.method = reader["method"].one_of(2, [](std::size_t i) { return i == 0 ? "standing" : "supine"; }) == 0 ? HeightMethod::Standing
                                                                                                                : HeightMethod::Supine;
  return height;
}

Outcome parse(std::string_view json, Json& document) {
  document = Json::parse(json.begin(), json.end(), nullptr, false);
  return document.is_discarded() ? Outcome(Status::BadRequest, "document: not JSON") : Outcome();
}

template <class T>
Ordered or_null(const std::optional<T>& value) {
  return value ? Ordered(*value) : Ordered(nullptr);
}

Ordered name_or_null(const std::optional<Silence>& silence) { return silence ? Ordered(silence_name(*silence)) : Ordered(nullptr); }

Ordered to_object(const Standing& standing) {
  Ordered json;
  json["table"] = sd_table_name(standing.table);
  json["silence"] = name_or_null(standing.silence);
  for (const char* field : {"sd_months", "sds", "verdict", "normal_months"}) json[field] = nullptr;
  if (const auto& figures = standing.figures) {
    json["sd_months"] = figures->sd_months;
    json["sds"] = figures->sds;
    json["verdict"] = verdict_name(figures->verdict);
    json["normal_months"] = {figures->normal_low_months, figures->normal_high_months};
  }
  return json;
}

Ordered to_object(const AdultHeight& height) {
  Ordered json;
  json["silence"] = name_or_null(height.silence);
  for (const char* field : {"class", "percent_of_adult", "cm", "low_cm", "high_cm", "error"}) json[field] = nullptr;
  if (const auto& figures = height.figures) {
    json["class"] = bone_age_class_name(figures->bone_age_class);
    json["percent_of_adult"] = figures->percent;
    json["cm"] = figures->cm;
    json["low_cm"] = or_null(figures->low_cm);
    json["high_cm"] = or_null(figures->high_cm);
    if (figures->error) {
      json["error"]["mean_cm"] = figures->error->mean_cm;
      json["error"]["two_sd_cm"] = figures->error->two_sd_cm;
    }
  }
  return json;
}

}  // namespace

Outcome answer_growth(std::string_view request_json, std::string& answer) {
  Json document;
  if (Outcome outcome = parse(request_json, document); !outcome.ok()) return outcome;
  std::string error;
  const Reader root(&document, "", &error);
  GrowthRequest request;
  request.sex = sex_of(root["sex"]);
  const Reader age = root["chronological_age_months"];
  request.chronological_age_months = age.number_or_null(0, kMaxChronologicalMonths);
  if (const Reader bone_age = root["bone_age"]; !bone_age.is_null()) request.bone_age = bone_age_of(bone_age);
  request.mature = root["mature"].boolean();
  request.treated = root["treated"].boolean();
  request.against_refusal = root["against_refusal"].boolean();
  if (const Reader height = root["height"]; !height.is_null()) request.height = height_of(height);
  if (const Reader parents = root["parents"]; !parents.is_null()) {
    request.parents = {parents["mother_cm"].number(kLeastCm, kMostCm), parents["father_cm"].number(kLeastCm, kMostCm)};
  }
  if (!error.empty()) return {Status::BadRequest, error};

  const Growth growth = growth_of(request);
  Ordered json;
  json["difference_months"] = or_null(growth.difference_months);
  json["standing"] = Ordered::array();
  for (const Standing& standing : growth.standing) json["standing"].push_back(to_object(standing));
  json["two_readers_rms_months"] = clinical_limits().two_readers_rms_months;
  json["adult_height"] = to_object(growth.adult_height);
  json["target_height"] = nullptr;
  if (const auto& target = growth.target_height) {
    json["target_height"]["cm"] = target->cm;
    json["target_height"]["plus_minus_cm"] = target->plus_minus_cm;
  }
  answer = json.dump();
  return {};
}

Outcome answer_tw3(std::string_view request_json, std::string& answer) {
  Json document;
  if (Outcome outcome = parse(request_json, document); !outcome.ok()) return outcome;
  std::string error;
  const Reader root(&document, "", &error);
  Tw3Sheet sheet;
  sheet.sex = sex_of(root["sex"]);
  root["stages"].each_member([&](const std::string& name, const Reader& stage) {
    std::size_t bone = 0;
    while (bone < kRusBones && name != rus_bone_name(static_cast<RusBone>(bone))) ++bone;
    if (bone == kRusBones) return stage.reject("unknown bone");
    const std::string letter = stage.text();
    const int index = letter.size() == 1 ? letter[0] - 'A' : -1;
    if (!stage_score(static_cast<RusBone>(bone), index, sheet.sex)) return stage.reject("no such stage");
    sheet.stages[bone] = index;
  });
  if (!error.empty()) return {Status::BadRequest, error};

  const Tw3 result = score_tw3(sheet);
  Ordered json;
  json["missing"] = Ordered::array();
  for (const RusBone bone : result.missing) json["missing"].push_back(rus_bone_name(bone));
  json["sum"] = result.sum;
  json["score"] = or_null(result.score);
  json["age_months"] = or_null(result.age_months);
  json["mature"] = result.mature;
  answer = json.dump();
  return {};
}

}  // namespace carpal
