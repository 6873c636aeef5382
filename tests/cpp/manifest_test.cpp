#include "carpal/manifest.hpp"

#include <functional>
#include <string>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Json;
using testing::manifest_json;

Outcome parse(const Json& json) {
  Manifest manifest;
  return parse_manifest(json.dump(), manifest);
}

TEST(Manifest, AWholeOneIsRead) {
  const Manifest m = testing::manifest();
  EXPECT_EQ(m.name, "test-pack");
  EXPECT_EQ(m.input.resize_chain, std::vector<int>{32});
  EXPECT_DOUBLE_EQ(m.input.mean[1], 0.456);
  EXPECT_EQ(m.outputs_size, 24u);
  EXPECT_EQ(m.output(OutputName::StageLogits)->offset, 4u);
  EXPECT_EQ(m.output(OutputName::AgeMap), nullptr);
  EXPECT_DOUBLE_EQ(m.age.range_months.female.high, 216);
  EXPECT_DOUBLE_EQ(m.calibration.interval.quantiles.male[1], 15);
  EXPECT_FALSE(m.calibration.interval.times_spread);
  EXPECT_EQ(m.validation.find("")->name, "calibrated");
  EXPECT_EQ(m.validation.find("nobody"), nullptr);
  EXPECT_DOUBLE_EQ(*m.validation.find("published")->limits[5].high, 0.35);
  EXPECT_FALSE(m.validation.find("published")->limits[0].low.has_value());
}

TEST(Manifest, ThePacksOfThisRepositoryAreRead) {
  Manifest m;
  const auto bytes = testing::read_file(std::string(CARPAL_GOLDEN_DIR) + "/../../models/carpal-b4/manifest.json");
  const Outcome parsed = parse_manifest(std::string(bytes.begin(), bytes.end()), m);
  EXPECT_EQ(parsed.status, Status::Ok) << parsed.detail;
}

TEST(Manifest, AnotherMajorVersionIsUnsupported) {
  Json json = manifest_json();
  json["schema_version"] = "2.0";
  EXPECT_EQ(parse(json).status, Status::UnsupportedManifest);
  json.erase("age");  // the version is asked before the fields
  EXPECT_EQ(parse(json).status, Status::UnsupportedManifest);
  json = manifest_json();
  json["schema_version"] = "1.7";
  EXPECT_EQ(parse(json).status, Status::Ok);
  for (const char* wrong : {"1", "1.", "one.two", "1.0.0", "", "1.0 ", "-1.0"}) {
    json["schema_version"] = wrong;
    EXPECT_EQ(parse(json).status, Status::BadManifest) << wrong;
  }
}

TEST(Manifest, WhatIsNoJsonIsRefused) {
  Manifest m;
  for (const char* text : {"", "{", "null", "[]", "3", "\"x\"", "{\"schema_version\": 1e999}", "{\"schema_version\": \"\xFF\"}", "{}}"}) {
    EXPECT_EQ(parse_manifest(text, m).status, Status::BadManifest) << text;
  }
  EXPECT_EQ(parse_manifest(std::string(200000, '['), m).status, Status::BadManifest);
  EXPECT_EQ(parse_manifest(std::string(8u << 20, ' '), m).status, Status::BadManifest);
}

/// Calls visit for a copy of the document with each value in it replaced or removed.
void mutate_each(const Json& document, const Json::json_pointer& at, const std::function<void(const Json::json_pointer&)>& visit) {
  const Json& node = document[at];
  if (!at.empty()) visit(at);
  if (node.is_object()) {
    for (auto it = node.begin(); it != node.end(); ++it) mutate_each(document, at / it.key(), visit);
  } else if (node.is_array()) {
    for (std::size_t i = 0; i < node.size(); ++i) mutate_each(document, at / i, visit);
  }
}

TEST(Manifest, EveryFieldOfAWrongTypeIsRefusedAndNamed) {
  const Json good = manifest_json();
  int tried = 0;
  mutate_each(good, Json::json_pointer(), [&](const Json::json_pointer& at) {
    for (const Json& wrong : {Json(true), Json(-7.5), Json("?"), Json(nullptr), Json::array(), Json::object(), Json(1e300)}) {
      Json bad = good;
      bad[at] = wrong;
      const Outcome outcome = parse(bad);  // the point: never an abort
      ++tried;
      if (wrong.is_boolean()) {
        EXPECT_EQ(outcome.status, Status::BadManifest) << at.to_string();
        const std::string leaf = at.back();
        if (leaf.find_first_not_of("0123456789") != std::string::npos) {
          EXPECT_NE(outcome.detail.find(leaf), std::string::npos) << at.to_string() << " -> " << outcome.detail;
        }
      }
    }
  });
  EXPECT_GT(tried, 700);
}

TEST(Manifest, EveryMissingFieldIsRefused) {
  const Json good = manifest_json();
  mutate_each(good, Json::json_pointer(), [&](const Json::json_pointer& at) {
    Json bad = good;
    Json& parent = bad[at.parent_pointer()];
    if (!parent.is_object()) return;
    parent.erase(at.back());
    const bool optional = at.parent_pointer().to_string() == "/validation/profiles" && at.back() != "calibrated";
    EXPECT_EQ(parse(bad).status, optional ? Status::Ok : Status::BadManifest) << at.to_string();
  });
}

TEST(Manifest, WhatASchemaCannotSay) {
  const auto refused = [](const char* pointer, const Json& value, const char* field) {
    Json json = manifest_json();
    json[Json::json_pointer(pointer)] = value;
    const Outcome outcome = parse(json);
    EXPECT_EQ(outcome.status, Status::BadManifest) << pointer;
    EXPECT_EQ(outcome.detail.rfind(field, 0), 0u) << outcome.detail;
  };
  refused("/input/resize_chain", {32, 31}, "input.resize_chain");
  refused("/input/sd/1", 0, "input.sd[1]");
  refused("/input/width", 100000, "input.width");
  refused("/input/width", 31.5, "input.width");
  refused("/outputs/1/name", "age", "outputs[1].name: twice");
  refused("/outputs/0/shape", {3}, "outputs[0].shape");
  refused("/outputs/2/shape", {2, 5}, "outputs[2].shape");
  refused("/outputs/3/shape", {60000, 60000, 60000, 60000}, "outputs[3].shape");
  refused("/outputs/0/name", "features", "outputs[3].name: twice");
  refused("/age/range_months/male", {228, 0}, "age.range_months.male[1]: must ascend");
  refused("/stages/bounds_months", {24, 24, 120, 168, 204}, "stages.bounds_months[1]: must ascend");
  refused("/calibration/interval/quantiles/male", {1, 2}, "calibration.interval.quantiles.male");
  refused("/calibration/interval/bands_months", {120, 60}, "calibration.interval.bands_months[1]");
  refused("/calibration/confidence/medium", 0.8, "calibration.confidence.medium");
  refused("/calibration/temperature", 0.001, "calibration.temperature");
  refused("/validation/default_profile", "nobody", "validation.default_profile");
  refused("/validation/profiles/published/limits/1/measure", "edge_ratio", "validation.profiles.published.limits[5].measure: twice");
  refused("/validation/working_size", 2, "validation.working_size");
  refused("/files/model/sha256", std::string(64, 'G'), "files.model.sha256");
}

TEST(Manifest, SpreadIsRequiredWhereTheIntervalNeedsIt) {
  Json json = manifest_json();
  json["calibration"]["interval"]["scale"] = "spread";
  EXPECT_EQ(parse(json).status, Status::Ok);
  json["outputs"].erase(1);
  EXPECT_EQ(parse(json).status, Status::BadManifest);
  json["calibration"]["interval"]["scale"] = "absolute";
  EXPECT_EQ(parse(json).status, Status::Ok);
}

TEST(Manifest, AFailureLeavesTheOldOne) {
  Manifest m = testing::manifest();
  EXPECT_FALSE(parse_manifest("{}", m).ok());
  EXPECT_EQ(m.name, "test-pack");
}

TEST(Manifest, IntegersMayBeWrittenWithAPoint) {
  Json json = manifest_json();
  json["input"]["width"] = 32.0;
  EXPECT_EQ(parse(json).status, Status::Ok);
}

}  // namespace
}  // namespace carpal
