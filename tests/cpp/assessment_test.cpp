#include "carpal/assessment.hpp"

#include <algorithm>
#include <string>

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
      good = value.get<double>() >= rule.get<double>();
    } else if (key == "maximum") {
      good = value.get<double>() <= rule.get<double>();
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

std::vector<float> outputs() {
  std::vector<float> block(24, 0.0f);
  block[0] = 0.5f;
  block[1] = 4.0f;
  block[4 + 3] = 5.0f;   // female: stage 3
  block[10 + 1] = 0.5f;  // male: stage 1, hardly
  return block;
}

Json assessed(const Validation& validation, const Request& request, const std::vector<float>& block) {
  const Manifest manifest = testing::manifest();
  Assessment assessment;
  const Outcome outcome = assess(kFilm, validation, request, block, manifest, assessment);
  EXPECT_EQ(outcome.status, Status::Ok) << outcome.detail;
  Json json = Json::parse(to_json(assessment, manifest), nullptr, false);
  EXPECT_EQ(complaint(json), "");
  return json;
}

TEST(Assessment, AReadFilm) {
  const Json json = assessed(validation_of(true), {SubjectSex::Male, false}, outputs());
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
  EXPECT_EQ(male["findings"][0], Json({{"code", "age_outside_stage"}, {"value", 168.0}, {"limit", 6.0}}));
  EXPECT_EQ(male["findings"][1]["code"], "age_at_upper_limit");
}

TEST(Assessment, ARefusedFilmHasNoResultsAndNeedsNoOutputs) {
  const Json json = assessed(validation_of(false), {SubjectSex::Unknown, false}, {});
  EXPECT_EQ(json["status"], "refused");
  EXPECT_TRUE(json["results"].is_null());
  EXPECT_EQ(json["validation"]["layers"][4]["failure"], "low_contrast");
  EXPECT_EQ(json["validation"]["layers"][4]["layer"], 5);
  EXPECT_TRUE(json["validation"]["layers"][0]["low"].is_null());
}

TEST(Assessment, OverrideReadsARefusedFilmAndSaysSo) {
  EXPECT_EQ(assessed(validation_of(false), {SubjectSex::Female, true}, outputs())["status"], "read_against_refusal");
  EXPECT_EQ(assessed(validation_of(true), {SubjectSex::Female, true}, outputs())["status"], "read");
}

TEST(Assessment, WithoutOutputsNothingIsRead) {
  Assessment assessment;
  EXPECT_EQ(assess(kFilm, validation_of(true), {}, {}, testing::manifest(), assessment).status, Status::NoOutputs);
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
  for (const Json& part : {schema(), schema()["$defs"]["film"], schema()["$defs"]["sex_result"], schema()["$defs"]["finding"]}) {
    EXPECT_EQ(part["additionalProperties"], false);
    EXPECT_EQ(part["required"].size(), part["properties"].size());
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
