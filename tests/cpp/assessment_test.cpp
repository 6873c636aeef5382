#include "carpal/assessment.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Json;

Json schema() {
  const auto bytes = testing::read_file(CARPAL_SCHEMA);
  return Json::parse(bytes.begin(), bytes.end(), nullptr, false);
}

bool has_type(const Json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "number") return value.is_number();
  if (type == "integer") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  return type == "null" && value.is_null();
}

/// As much of JSON schema as the assessment's uses; "" or the first complaint. A keyword that it does not know is a complaint too.
std::string complaint(const Json& root, const Json& rules, const Json& value, const std::string& path) {
  for (const auto& [key, rule] : rules.items()) {
    bool good = true;
    if (key == "$ref") {
      const auto inner = complaint(root, root[Json::json_pointer(rule.get<std::string>().substr(1))], value, path);
      if (!inner.empty()) return inner;
    } else if (key == "type") {
      good = rule.is_array() ? std::any_of(rule.begin(), rule.end(), [&](const Json& t) { return has_type(value, t.get<std::string>()); })
                             : has_type(value, rule.get<std::string>());
    } else if (key == "enum") {
      good = std::find(rule.begin(), rule.end(), value) != rule.end();
    } else if (key == "const") {
      good = value == rule;
    } else if (key == "required") {
      for (const Json& name : rule) good = good && value.contains(name.get<std::string>());
    } else if (key == "properties") {
      for (const auto& [name, member] : value.items()) {
        if (!rule.contains(name)) return path + "/" + name + ": not in the schema";
        const auto inner = complaint(root, rule[name], member, path + "/" + name);
        if (!inner.empty()) return inner;
      }
    } else if (key == "items") {
      for (std::size_t i = 0; i < value.size(); ++i) {
        const auto inner = complaint(root, rule, value[i], path + "/" + std::to_string(i));
        if (!inner.empty()) return inner;
      }
    } else if (key == "anyOf") {
      good = std::any_of(rule.begin(), rule.end(), [&](const Json& one) { return complaint(root, one, value, path).empty(); });
      if (!good) return complaint(root, rule.back(), value, path);
    } else if (key == "minimum") {
      good = !value.is_number() || value.get<double>() >= rule.get<double>();
    } else if (key == "maximum") {
      good = !value.is_number() || value.get<double>() <= rule.get<double>();
    } else if (key == "minItems") {
      good = value.size() >= rule.get<std::size_t>();
    } else if (key == "maxItems") {
      good = value.size() <= rule.get<std::size_t>();
    } else if (key == "minLength") {
      good = value.get<std::string>().size() >= rule.get<std::size_t>();
    } else if (key == "pattern") {
      // Two patterns are in use, a hash and a version: their alphabets do here (std::regex is half a megabyte of WebAssembly).
      const std::string text = value.get<std::string>();
      good = !text.empty() &&
             text.find_first_not_of(rule.get<std::string>().find("a-f") != std::string::npos ? "0123456789abcdef" : "0123456789.") ==
                 std::string::npos;
    } else {
      good = key == "$schema" || key == "$id" || key == "$defs" || key == "title" || key == "description" || key == "additionalProperties";
    }
    if (!good) return path + ": " + key;
  }
  return "";
}

std::string complaint(const Json& value) {
  const Json root = schema();
  return complaint(root, root, value, "");
}

Validation validation_of(bool passes) {
  Measures measures = {0, 0.2, 0.4, 0.2, passes ? 0.5 : 0.01, 0.1};
  return judge(measures, *testing::manifest().validation.find("published"));
}

constexpr FilmInfo kFilm{Format::Jpeg, 1500, 2000, 8, 1};

/// Lying as it is.
CheckedFilm checked_film(Validation validation, std::vector<QualityCheck> quality = {}) {
  return {kFilm, std::move(validation), std::move(quality), {}, {{0, 0, kFilm.width, kFilm.height}}};
}

std::vector<float> outputs() {
  std::vector<float> block(24, 0.0f);
  block[0] = 0.5f;
  block[1] = 4.0f;
  block[4 + 3] = 5.0f;   // female: stage 3
  block[10 + 1] = 0.5f;  // male: stage 1, hardly
  block[16] = 1.0f;
  return block;
}

Json written(const CheckedFilm& checked, const Request& request, const ViewOutputs& outputs, const Manifest& manifest,
             const Reference* reference) {
  Assessment assessment;
  const Outcome outcome = assess(checked, request, outputs, manifest, reference, assessment);
  EXPECT_EQ(outcome.status, Status::Ok) << outcome.detail;
  Json json = Json::parse(to_json(assessment, manifest), nullptr, false);
  EXPECT_EQ(complaint(json), "");
  return json;
}

Json assessed(const Validation& validation, const Request& request, const std::vector<float>& block) {
  return written(checked_film(validation), request, testing::as_is(block), testing::manifest(), nullptr);
}

/// With the full manifest and its reference, views and all.
Json assessed_again(const CheckedFilm& checked, const Request& request, const ViewOutputs& outputs) {
  const Reference reference = testing::reference();
  return written(checked, request, outputs, testing::full_manifest(), &reference);
}

Json fully_assessed(const CheckedFilm& checked, const Request& request, const std::vector<float>& block) {
  return assessed_again(checked, request, testing::as_is(block));
}

TEST(Assessment, AReadFilm) {
  const Json json = assessed(validation_of(true), {SubjectSex::Male, false, {}}, outputs());
  EXPECT_EQ(json["status"], "read");
  EXPECT_EQ(json["core_version"], core_version());
  EXPECT_EQ(json["pack"], Json({{"name", "test-pack"}, {"version", "1.2.3"}, {"model_sha256", std::string(64, 'a')}}));
  EXPECT_EQ(json["film"], Json({{"format", "jpeg"}, {"width", 1500}, {"height", 2000}, {"bits", 8}, {"channels", 1}}));
  EXPECT_EQ(json["subject"]["sex"], "male");
  const Json& female = json["results"]["female"];
  EXPECT_DOUBLE_EQ(female["bone_age_months"].get<double>(), 127.3994 + 0.5 * 41.1211);
  EXPECT_EQ(female["stage"]["key"], "s3");
  EXPECT_EQ(female["stage"]["probability"], female["stage_probabilities"][3]);
  EXPECT_EQ(female["confidence"]["tier"], "high");
  EXPECT_EQ(female["findings"], Json::array());
  const Json& male = json["results"]["male"];
  EXPECT_EQ(male["bone_age_months"], 228.0);
  EXPECT_EQ(male["confidence"]["tier"], "low");
  ASSERT_EQ(male["findings"].size(), 2u);
  EXPECT_EQ(male["findings"][0], Json({{"code", "age_outside_stage"}, {"value", 168.0}, {"limit", 6.0}, {"grade", "review"}}));
  EXPECT_EQ(male["findings"][1]["code"], "age_at_upper_limit");
}

TEST(Assessment, ARefusedFilmHasNoResultsAndNeedsNoOutputs) {
  const Json json = assessed(validation_of(false), {SubjectSex::Unknown, false, {}}, {});
  EXPECT_EQ(json["status"], "refused");
  EXPECT_TRUE(json["results"].is_null());
  EXPECT_EQ(json["validation"]["layers"][4]["failure"], "low_contrast");
  EXPECT_EQ(json["validation"]["layers"][4]["layer"], 5);
  EXPECT_TRUE(json["validation"]["layers"][0]["low"].is_null());
}

TEST(Assessment, OverrideReadsARefusedFilmAndSaysSo) {
  EXPECT_EQ(assessed(validation_of(false), {SubjectSex::Female, true, {}}, outputs())["status"], "read_against_refusal");
  EXPECT_EQ(assessed(validation_of(true), {SubjectSex::Female, true, {}}, outputs())["status"], "read");
}

TEST(Assessment, WithoutOutputsNothingIsRead) {
  Assessment assessment;
  EXPECT_EQ(assess(checked_film(validation_of(true)), {}, {}, testing::manifest(), nullptr, assessment).status, Status::NoOutputs);
}

TEST(Assessment, NumbersReadBackAsTheyWere) {
  const Json json = assessed(validation_of(true), {}, outputs());
  EXPECT_NE(json.dump().find("0.35"), std::string::npos);
  EXPECT_EQ(json["validation"]["layers"][5]["high"].get<double>(), 0.35);
}

TEST(Assessment, TheSchemaIsClosed) {
  Json json = assessed(validation_of(true), {}, outputs());
  json["extra"] = 1;
  EXPECT_NE(complaint(json), "");
  json.erase("extra");
  json["results"]["male"].erase("stage");
  EXPECT_NE(complaint(json), "");
  for (const Json& part : {schema(), schema()["$defs"]["film"], schema()["$defs"]["sex_result"], schema()["$defs"]["finding"],
                           schema()["$defs"]["safety"], schema()["$defs"]["anatomy"], schema()["$defs"]["maturity"],
                           schema()["$defs"]["agreement"], schema()["$defs"]["view_reading"], schema()["$defs"]["sex_finding"]}) {
    EXPECT_EQ(part["additionalProperties"], false);
    EXPECT_EQ(part["required"].size(), part["properties"].size());
  }
}

TEST(Assessment, AnOldPackHasNoQualityAnatomyOrMaturity) {
  const Json json = assessed(validation_of(true), {SubjectSex::Female, false, {}}, outputs());
  EXPECT_EQ(json["schema_version"], "2.1");
  EXPECT_EQ(json["quality"], Json::array());
  EXPECT_TRUE(json["anatomy"].is_null());
  EXPECT_TRUE(json["results"]["female"]["maturity"].is_null());
  EXPECT_TRUE(json["subject"]["chronological_age_months"].is_null());
  EXPECT_EQ(json["safety"], Json({{"verdict", "good"},
                                  {"tiers", Json::array({{{"tier", 1}, {"verdict", "good"}, {"codes", Json::array()}},
                                                         {{"tier", 2}, {"verdict", "good"}, {"codes", Json::array()}},
                                                         {{"tier", 3}, {"verdict", "good"}, {"codes", Json::array()}}})},
                                  {"overridable", true},
                                  {"doubtful", false},
                                  {"findings", Json::array()}}));
}

TEST(Assessment, AFullPackSaysEverything) {
  const CheckedFilm checked = checked_film(validation_of(true), {{QualityMeasure::Brightness, 0.9, {{0.1, 0.8}, {0.02, 0.95}}, Grade::Review}});
  const Json json = fully_assessed(checked, {SubjectSex::Female, false, 100.0}, testing::full_outputs());
  EXPECT_EQ(json["status"], "read");
  EXPECT_EQ(json["quality"][0], Json({{"measure", "brightness"},
                                      {"value", 0.9},
                                      {"review", {{"low", 0.1}, {"high", 0.8}}},
                                      {"refuse", {{"low", 0.02}, {"high", 0.95}}},
                                      {"grade", "review"}}));
  EXPECT_DOUBLE_EQ(json["anatomy"]["inside"].get<double>(), 0.5625);
  EXPECT_DOUBLE_EQ(json["anatomy"]["outside"].get<double>(), 10.875);
  EXPECT_EQ(json["anatomy"]["review"], 2.5);
  EXPECT_EQ(json["anatomy"]["refuse"], 4.0);
  EXPECT_EQ(json["anatomy"]["grade"], "good");
  EXPECT_EQ(json["safety"]["verdict"], "review");
  EXPECT_EQ(json["safety"]["tiers"][0]["codes"], Json({"quality_brightness"}));
  EXPECT_EQ(json["subject"]["chronological_age_months"], 100.0);
  const Json& female = json["results"]["female"];
  EXPECT_EQ(female["confidence"]["stage_tier"], "high");
  EXPECT_EQ(female["confidence"]["tier"], "medium");
  EXPECT_EQ(female["confidence"]["lowered_by"], Json({"quality"}));
  ASSERT_EQ(female["maturity"]["factors"].size(), 5u);
  EXPECT_EQ(female["maturity"]["mature"], false);
  EXPECT_EQ(female["maturity"]["factors"][4], Json({{"code", "fused_physes"}, {"value", -2.0}, {"limit", 1.0}, {"vote", false}}));
  EXPECT_NE(female["maturity"]["factors"][3]["value"], json["results"]["male"]["maturity"]["factors"][3]["value"]);
}

std::vector<float> unlike_a_hand() {
  std::vector<float> block = testing::full_outputs();
  block[16] = 100;
  return block;
}

/// Paper B's: four categories, no spread, few films below 24 months.
Manifest four_stages() {
  Json json = testing::full_manifest_json();
  json["stages"] = {{"bounds_months", {60, 120, 180}}, {"keys", {"infant_toddler", "child", "pre_adolescent", "adolescent"}}};
  json["outputs"].erase(1);
  json["outputs"][1]["shape"] = {2, 4};
  json["calibration"]["consistency"]["few_films_below_months"] = 24;
  Manifest manifest;
  const Outcome parsed = parse_manifest(json.dump(), manifest);
  EXPECT_EQ(parsed.status, Status::Ok) << parsed.detail;
  return manifest;
}

TEST(Assessment, APackOfFourStagesIsReadByTheSameContract) {
  const Manifest manifest = four_stages();
  const Reference reference = testing::reference();
  const auto normalised = [](double months) { return static_cast<float>((months - 127.3994) / 41.1211); };
  const auto read = [&](double months, std::size_t stage) {
    std::vector<float> block(14, 0.0f);
    block[0] = block[1] = normalised(months);
    block[2 + stage] = block[6 + stage] = 6.0f;
    block[10] = 3.0f;
    block[11] = 4.0f;
    block[12] = 7.0f;
    block[13] = -2.0f;
    return written(checked_film(validation_of(true)), {SubjectSex::Male, false, {}}, testing::as_is(block), manifest, &reference);
  };
  const Json child = read(110, 1);
  const Json& male = child["results"]["male"];
  EXPECT_EQ(male["stage"]["key"], "child");
  EXPECT_EQ(male["stage"]["index"], 1);
  EXPECT_EQ(male["stage_probabilities"].size(), 4u);
  EXPECT_EQ(male["findings"], Json::array());
  EXPECT_EQ(read(40, 0)["results"]["male"]["findings"], Json::array()) << "few films are below 24 months, not below the first bound";
  EXPECT_EQ(read(20, 0)["results"]["male"]["findings"][0]["code"], "under_24_months");
  EXPECT_EQ(read(130, 1)["results"]["male"]["findings"][0]["code"], "age_outside_stage");
  EXPECT_EQ(read(225, 3)["results"]["male"]["maturity"]["factors"][1]["vote"], true) << "the last stage is the fourth";
}

TEST(Assessment, AContraindicationLowersTheConfidenceByOneAndIsNoDoubt) {
  const CheckedFilm checked = checked_film(validation_of(true), {});
  Request request{SubjectSex::Female, false, {}, {}};
  const Json without = fully_assessed(checked, request, testing::full_outputs());
  EXPECT_EQ(without["subject"]["contraindications"], Json::array());
  EXPECT_EQ(without["results"]["female"]["confidence"]["tier"], "high");
  request.contraindications = {Contraindication::Cast, Contraindication::Treatment};
  const Json with = fully_assessed(checked, request, testing::full_outputs());
  EXPECT_EQ(with["subject"]["contraindications"], Json({"cast", "treatment"}));
  for (const char* sex : {"female", "male"}) {
    EXPECT_EQ(with["results"][sex]["confidence"]["tier"], "medium") << sex;
    EXPECT_EQ(with["results"][sex]["confidence"]["lowered_by"], Json({"contraindicated"})) << sex;
    EXPECT_EQ(with["results"][sex]["bone_age_months"], without["results"][sex]["bone_age_months"]) << sex;
  }
  EXPECT_EQ(with["safety"], without["safety"]);
}

TEST(Assessment, AFilmThatIsNoHandIsRefusedAfterTheNetwork) {
  const CheckedFilm checked = checked_film(validation_of(true));
  const Json refused = fully_assessed(checked, {SubjectSex::Female, false, {}}, unlike_a_hand());
  EXPECT_EQ(refused["status"], "refused");
  EXPECT_TRUE(refused["results"].is_null());
  EXPECT_EQ(refused["anatomy"]["grade"], "refuse");
  EXPECT_EQ(refused["safety"]["tiers"][1]["verdict"], "refuse");
  EXPECT_EQ(refused["safety"]["tiers"][1]["codes"], Json({"unlike_a_hand"}));
  EXPECT_EQ(refused["safety"]["tiers"][2]["verdict"], "good");
  EXPECT_EQ(refused["safety"]["overridable"], true);
  const Json read = fully_assessed(checked, {SubjectSex::Female, true, {}}, unlike_a_hand());
  EXPECT_EQ(read["status"], "read_against_refusal");
  EXPECT_EQ(read["results"]["male"]["confidence"]["lowered_by"], Json({"unlike_a_hand"}));
}

TEST(Assessment, TheFindingsOfTheSubjectCount) {
  const CheckedFilm checked = checked_film(validation_of(true));
  std::vector<float> block = testing::full_outputs();
  block[1] += 1.6f;  // the boy is 66 months older: refused for both, and outside his stage
  block[10 + 2] = 0;
  block[10 + 4] = 6;
  const Json female = fully_assessed(checked, {SubjectSex::Female, true, {}}, block);
  EXPECT_EQ(female["safety"]["tiers"][2]["codes"], Json({"sex_difference"}));
  EXPECT_EQ(female["status"], "read_against_refusal");
  block[1] = block[0];  // the ages agree: only his stage, 168 to 204, is wrong by 58 months
  EXPECT_EQ(fully_assessed(checked, {SubjectSex::Female, false, {}}, block)["status"], "read");
  const Json male = fully_assessed(checked, {SubjectSex::Male, false, {}}, block);
  EXPECT_EQ(male["status"], "refused");
  EXPECT_EQ(male["safety"]["tiers"][2]["codes"], Json({"age_outside_stage"}));
  const Json unknown = fully_assessed(checked, {SubjectSex::Unknown, false, {}}, block);
  EXPECT_EQ(unknown["safety"]["tiers"][2]["verdict"], "refuse") << "the worse of both sexes";
  for (std::size_t i = 0; i < 6; ++i) std::swap(block[4 + i], block[10 + i]);  // now hers is wrong
  EXPECT_EQ(fully_assessed(checked, {SubjectSex::Male, false, {}}, block)["status"], "read");
  EXPECT_EQ(fully_assessed(checked, {SubjectSex::Female, false, {}}, block)["status"], "refused");
}

TEST(Assessment, NothingCanBeReadOnAPictureWithNothingOnIt) {
  for (const auto& [measure, value] : {std::pair{Measure::IntensitySd, 0.01},
                                       {Measure::BrightnessMean, 0.99},
                                       {Measure::PeakConcentration, 0.99},
                                       {Measure::EdgeRatio, 0.001}}) {
    Measures measures = {0, 0.2, 0.4, 0.2, 0.5, 0.1};
    measures[static_cast<std::size_t>(measure)] = value;
    const Validation validation = judge(measures, *testing::manifest().validation.find("published"));
    const Json json = fully_assessed(checked_film(validation), {SubjectSex::Male, true, {}}, testing::full_outputs());
    EXPECT_EQ(json["status"], "refused");
    EXPECT_EQ(json["safety"]["overridable"], false);
    EXPECT_EQ(json["safety"]["tiers"][1]["verdict"], "not_run");
    EXPECT_EQ(json["safety"]["tiers"][2]["verdict"], "not_run");
    EXPECT_TRUE(json["anatomy"].is_null());
    EXPECT_TRUE(json["results"].is_null());
  }
}

TEST(Assessment, ARefusalByQualityStopsTheNetworkUnlessOverridden) {
  const CheckedFilm checked = checked_film(validation_of(true), {{QualityMeasure::Noise, 9, {}, Grade::Refuse}});
  const Json json = fully_assessed(checked, {SubjectSex::Male, false, {}}, {});
  EXPECT_EQ(json["status"], "refused");
  EXPECT_EQ(json["safety"]["tiers"][0]["codes"], Json({"quality_noise"}));
  EXPECT_EQ(json["safety"]["tiers"][2]["verdict"], "not_run");
  EXPECT_EQ(fully_assessed(checked, {SubjectSex::Male, true, {}}, testing::full_outputs())["status"], "read_against_refusal");
}

TEST(Assessment, AMatureHandSaysSo) {
  std::vector<float> block = testing::full_outputs();
  block[0] = block[1] = 2.2f;  // 218 months
  block[4 + 2] = block[10 + 2] = 0;
  block[4 + 5] = block[10 + 5] = 6;
  block[19] = 3;
  const Json json = fully_assessed(checked_film(validation_of(true)), {SubjectSex::Female, false, {}}, block);
  EXPECT_EQ(json["results"]["female"]["maturity"]["mature"], true);
  EXPECT_EQ(json["results"]["female"]["confidence"]["lowered_by"], Json({"skeletally_mature"}));
  EXPECT_EQ(json["safety"]["tiers"][2]["codes"], Json({"age_at_upper_limit", "skeletally_mature"}));
  EXPECT_EQ(json["status"], "read");
}

/// The ages of both sexes changed by so many months.
std::vector<float> older(double months) {
  std::vector<float> block = testing::full_outputs();
  for (std::size_t sex = 0; sex < 2; ++sex) block[sex] += static_cast<float>(months / 41.1211);
  return block;
}

const CheckedFilm kGoodFilm = checked_film(validation_of(true));

TEST(Assessment, ASecondLookLeavesTheStatedAgeAndSaysHowFarTheViewsAgree) {
  const std::vector<float> as_is = testing::full_outputs();
  const std::vector<float> mirrored = older(3);
  const std::vector<float> left = older(-6);
  const Json once = fully_assessed(kGoodFilm, {SubjectSex::Male, false, {}}, as_is);
  EXPECT_TRUE(once["results"]["male"]["agreement"].is_null());
  const Json twice = assessed_again(kGoodFilm, {SubjectSex::Male, false, {}}, ViewOutputs{as_is, mirrored, left});
  const Json& male = twice["results"]["male"];
  EXPECT_EQ(male["bone_age_months"], once["results"]["male"]["bone_age_months"]);
  EXPECT_EQ(male["interval"], once["results"]["male"]["interval"]);
  ASSERT_EQ(male["agreement"]["views"].size(), 3u);
  EXPECT_EQ(male["agreement"]["views"][0]["view"], "as_is");
  EXPECT_EQ(male["agreement"]["views"][2]["view"], "turned_left");
  EXPECT_NEAR(male["agreement"]["views"][2]["predicted_months"].get<double>(), 104, 1e-4);
  EXPECT_NEAR(male["agreement"]["difference_months"].get<double>(), 6, 1e-4);
  EXPECT_NEAR(male["agreement"]["mean_months"].get<double>(), 109, 1e-4);
  EXPECT_EQ(male["findings"], Json::array()) << "the limit is 9 months";
  EXPECT_EQ(twice["safety"]["verdict"], "good");
}

TEST(Assessment, ViewsThatDisagreeLowerTheConfidenceOrRefuse) {
  const std::vector<float> as_is = testing::full_outputs();
  const std::vector<float> off = older(12);
  const Json doubtful = assessed_again(kGoodFilm, {SubjectSex::Female, false, {}}, ViewOutputs{as_is, {}, {}, off});
  EXPECT_EQ(doubtful["status"], "read");
  EXPECT_EQ(doubtful["safety"]["tiers"][2]["codes"], Json({"views_disagree"}));
  EXPECT_EQ(doubtful["results"]["female"]["confidence"]["lowered_by"], Json({"inconsistent"}));
  EXPECT_EQ(doubtful["results"]["female"]["findings"][0]["limit"], 9.0);
  const std::vector<float> far = older(-20);
  const Json refused = assessed_again(kGoodFilm, {SubjectSex::Female, false, {}}, ViewOutputs{as_is, far});
  EXPECT_EQ(refused["status"], "refused");
  EXPECT_TRUE(refused["results"].is_null());
  ASSERT_EQ(refused["safety"]["findings"].size(), 1u);
  EXPECT_EQ(refused["safety"]["findings"][0]["sex"], "female");
  EXPECT_EQ(refused["safety"]["findings"][0]["code"], "views_disagree");
  EXPECT_NEAR(refused["safety"]["findings"][0]["value"].get<double>(), 20, 1e-4);
  EXPECT_EQ(refused["safety"]["findings"][0]["limit"], 18.0);
  EXPECT_EQ(refused["safety"]["findings"][0]["grade"], "refuse");
}

TEST(Assessment, AViewThatTheNetworkDidNotLookAtIsNamed) {
  const std::vector<float> as_is = testing::full_outputs();
  const std::vector<float> nothing(as_is.size(), 0.0f);
  const Reference reference = testing::reference();
  Assessment assessment;
  const Outcome outcome = assess(kGoodFilm, {}, ViewOutputs{as_is, {}, nothing}, testing::full_manifest(), &reference, assessment);
  EXPECT_EQ(outcome.status, Status::ConstantOutput);
  EXPECT_EQ(outcome.detail.rfind("turned_left: ", 0), 0u) << outcome.detail;
}

TEST(Assessment, DoubtIsTheSubjectsAndNotChangedByTheSecondLook) {
  std::vector<float> block = testing::full_outputs();
  const auto doubtful = [&](SubjectSex sex, const ViewOutputs& outputs) {
    return assessed_again(kGoodFilm, {sex, false, {}}, outputs)["safety"]["doubtful"].get<bool>();
  };
  EXPECT_FALSE(doubtful(SubjectSex::Unknown, {block}));
  const std::vector<float> off = older(15);
  EXPECT_FALSE(doubtful(SubjectSex::Unknown, ViewOutputs{block, off})) << "views that disagree are no doubt of the first look";
  block[10 + 2] = 0;  // the boy's stages are all alike: low confidence
  EXPECT_FALSE(doubtful(SubjectSex::Female, {block}));
  EXPECT_TRUE(doubtful(SubjectSex::Male, {block}));
  EXPECT_TRUE(doubtful(SubjectSex::Unknown, {block}));
  EXPECT_TRUE(doubtful(SubjectSex::Male, ViewOutputs{block, block, block, block}));
}

TEST(Assessment, ATierThatIsLowOnlyAfterTheSecondLookIsNoDoubtOfTheFirst) {
  std::vector<float> as_is = testing::full_outputs();
  as_is[4 + 2] = as_is[10 + 2] = 3.2f;  // medium: one level above low
  std::vector<float> off = as_is;
  off[0] += 0.3f;
  const Json once = fully_assessed(kGoodFilm, {SubjectSex::Female, false, {}}, as_is);
  ASSERT_EQ(once["results"]["female"]["confidence"]["tier"], "medium");
  const Json twice = assessed_again(kGoodFilm, {SubjectSex::Female, false, {}}, ViewOutputs{as_is, off});
  EXPECT_EQ(twice["results"]["female"]["confidence"]["tier"], "low");
  EXPECT_EQ(once["safety"]["doubtful"], false);
  EXPECT_EQ(twice["safety"]["doubtful"], false);
}

TEST(Assessment, AFilmUnlikeAHandIsDoubtfulOneThatTheFilmRefusedIsNot) {
  EXPECT_EQ(fully_assessed(kGoodFilm, {SubjectSex::Female, true, {}}, unlike_a_hand())["safety"]["doubtful"], true);
  const CheckedFilm dark = checked_film(validation_of(false));
  EXPECT_EQ(fully_assessed(dark, {SubjectSex::Female, true, {}}, unlike_a_hand())["safety"]["doubtful"], false);
  EXPECT_EQ(fully_assessed(dark, {SubjectSex::Female, false, {}}, {})["safety"]["doubtful"], false);
}

TEST(Assessment, ARefusalKeepsItsFindingsWithTheSexTheyAreFor) {
  std::vector<float> block = testing::full_outputs();
  block[0] = -3.7f;  // a girl of -25 months: implausible, 139 months from the boy
  const Json unknown = fully_assessed(kGoodFilm, {SubjectSex::Unknown, false, {}}, block);
  ASSERT_TRUE(unknown["results"].is_null());
  std::vector<std::string> found;
  for (const Json& finding : unknown["safety"]["findings"]) {
    found.push_back(finding["sex"].get<std::string>() + " " + finding["code"].get<std::string>() + " " +
                    finding["grade"].get<std::string>());
  }
  EXPECT_EQ(found,
            (std::vector<std::string>{"female age_outside_stage refuse", "female age_at_lower_limit review", "female sex_difference refuse",
                                      "female implausible_age refuse", "female under_24_months review", "male sex_difference refuse"}));
  const Json male = fully_assessed(kGoodFilm, {SubjectSex::Male, false, {}}, block);
  ASSERT_EQ(male["safety"]["findings"].size(), 1u);
  EXPECT_EQ(male["safety"]["findings"][0]["limit"], 60.0);
  const Json read = fully_assessed(kGoodFilm, {SubjectSex::Male, true, {}}, block);
  EXPECT_EQ(read["safety"]["findings"], male["safety"]["findings"]) << "as much where the film is read";
  const CheckedFilm dark = checked_film(validation_of(false));
  EXPECT_EQ(fully_assessed(dark, {SubjectSex::Male, false, {}}, {})["safety"]["findings"], Json::array()) << "the network was not run";
}

TEST(Assessment, AReferenceThatIsAskedForMustBeThere) {
  Assessment assessment;
  const CheckedFilm checked = checked_film(validation_of(true));
  EXPECT_EQ(assess(checked, {}, testing::as_is(testing::full_outputs()), testing::full_manifest(), nullptr, assessment).status,
            Status::ReferenceMissing);
}

TEST(Assessment, OutputsThatTheSafetyNeedsMustBeFinite) {
  const Reference reference = testing::reference();
  for (const std::size_t at : {16u, 18u, 19u}) {
    std::vector<float> block = testing::full_outputs();
    block[at] = std::nanf("");
    Assessment assessment;
    const CheckedFilm checked = checked_film(validation_of(true));
    EXPECT_EQ(assess(checked, {}, testing::as_is(block), testing::full_manifest(), &reference, assessment).status, Status::NonFiniteOutput)
        << at;
  }
}

TEST(FilmJson, SaysWhetherTheNetworkMayRun) {
  const CheckedFilm checked = checked_film(validation_of(false), {{QualityMeasure::Noise, 9, {}, Grade::Review}});
  const Json json = Json::parse(film_json(checked, {}), nullptr, false);
  EXPECT_EQ(json["film"]["width"], 1500);
  EXPECT_EQ(json["validation"]["passed"], false);
  EXPECT_EQ(json["quality"][0]["grade"], "review");
  EXPECT_EQ(json["input"], Json({{"verdict", "refuse"}, {"overridable", true}}));
}

TEST(Request, TheChronologicalAgeMayBeLeftOut) {
  Request request;
  ASSERT_TRUE(parse_request(R"({"sex": "male", "override": false, "chronological_age_months": 96.5})", request).ok());
  EXPECT_EQ(request.chronological_age_months, 96.5);
  ASSERT_TRUE(parse_request(R"({"sex": "male", "override": false, "chronological_age_months": null})", request).ok());
  EXPECT_FALSE(request.chronological_age_months.has_value());
  for (const char* wrong : {"-1", "300.5", "\"96\"", "true"}) {
    const Outcome outcome =
        parse_request(std::string(R"({"sex": "male", "override": false, "chronological_age_months": )") + wrong + "}", request);
    EXPECT_EQ(outcome.status, Status::BadRequest) << wrong;
    EXPECT_EQ(outcome.detail.rfind("chronological_age_months", 0), 0u) << outcome.detail;
  }
}

TEST(Request, ContraindicationsMayBeLeftOutAndComeInTheirOrder) {
  Request request;
  ASSERT_TRUE(parse_request(R"({"sex": "male", "override": false})", request).ok());
  EXPECT_TRUE(request.contraindications.empty());
  ASSERT_TRUE(parse_request(R"({"sex": "male", "override": false, "contraindications": ["treatment", "cast", "treatment"]})", request).ok());
  EXPECT_EQ(request.contraindications, (std::vector<Contraindication>{Contraindication::Cast, Contraindication::Treatment}));
  for (const char* wrong : {"\"cast\"", "[\"plaster\"]", "[3]", "null"}) {
    const Outcome outcome = parse_request(std::string(R"({"sex": "male", "override": false, "contraindications": )") + wrong + "}", request);
    EXPECT_EQ(outcome.status, Status::BadRequest) << wrong;
    EXPECT_EQ(outcome.detail.rfind("contraindications", 0), 0u) << outcome.detail;
  }
}

TEST(Request, IsReadOrRefusedByField) {
  Request request;
  ASSERT_TRUE(parse_request(R"({"sex": "female", "override": true})", request).ok());
  EXPECT_EQ(request.sex, SubjectSex::Female);
  EXPECT_TRUE(request.read_refused);
  const std::pair<const char*, const char*> wrong[] = {{"", "document"},
                                                       {"[]", "sex"},
                                                       {"null", "sex"},
                                                       {R"({"sex": 1, "override": true})", "sex"},
                                                       {R"({"sex": "girl", "override": true})", "sex"},
                                                       {R"({"sex": "male"})", "override"},
                                                       {R"({"sex": "male", "override": "no"})", "override"}};
  for (const auto& [json, field] : wrong) {
    const Outcome outcome = parse_request(json, request);
    EXPECT_EQ(outcome.status, Status::BadRequest) << json;
    EXPECT_EQ(outcome.detail.rfind(field, 0), 0u) << outcome.detail;
  }
  EXPECT_EQ(request.sex, SubjectSex::Female);
}

}  // namespace
}  // namespace carpal
