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
  const Json good = testing::full_manifest_json();
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
  refused("/stages/bounds_months", {60, 120, 180}, "stages.bounds_months");
  refused("/stages/keys", {"one"}, "stages.keys");
  refused("/stages/keys", Json(9, "one"), "stages.keys");
  refused("/calibration/interval/quantiles/male", {1, 2}, "calibration.interval.quantiles.male");
  refused("/calibration/interval/bands_months", {120, 60}, "calibration.interval.bands_months[1]");
  refused("/calibration/confidence/medium", 0.8, "calibration.confidence.medium");
  refused("/calibration/temperature", 0.001, "calibration.temperature");
  refused("/validation/default_profile", "nobody", "validation.default_profile");
  refused("/validation/profiles/published/limits/1/measure", "edge_ratio", "validation.profiles.published.limits[5].measure: twice");
  refused("/validation/working_size", 2, "validation.working_size");
  refused("/files/model/sha256", std::string(64, 'G'), "files.model.sha256");
}

TEST(Manifest, AnOldOneHasNoneOfTheNewParts) {
  const Manifest m = testing::manifest();
  EXPECT_FALSE(m.anatomy.has_value());
  EXPECT_FALSE(m.maturity.has_value());
  EXPECT_TRUE(m.validation.find("")->quality.empty());
  EXPECT_FALSE(m.calibration.confidence.half_width_months.has_value());
  EXPECT_FALSE(m.calibration.consistency.sex_difference.has_value());
  EXPECT_FALSE(m.calibration.consistency.age_outside_stage.refuse.high.has_value());
  EXPECT_EQ(m.calibration.consistency.age_outside_stage.review.high, 6.0);
}

TEST(Manifest, AFullOneIsRead) {
  const Manifest m = testing::full_manifest();
  ASSERT_TRUE(m.anatomy.has_value());
  EXPECT_EQ(m.anatomy->inputs, (std::vector<OutputName>{OutputName::Features, OutputName::Texture}));
  EXPECT_EQ(m.anatomy->dimension, 3u);
  EXPECT_EQ(m.anatomy->components, 1u);
  EXPECT_EQ(m.anatomy->distance.refuse.high, 4.0);
  ASSERT_TRUE(m.maturity.has_value());
  EXPECT_EQ(m.maturity->votes, 3);
  EXPECT_EQ(m.maturity->limits.male[2], 222.0);
  EXPECT_EQ(m.output(OutputName::MaturityEvidence)->offset, 19u);
  const Profile& profile = *m.validation.find("calibrated");
  ASSERT_EQ(profile.quality.size(), 2u);
  EXPECT_EQ(profile.quality[1].measure, QualityMeasure::Blockiness);
  EXPECT_EQ(profile.quality[0].limit.refuse.low, 0.02);
  EXPECT_EQ(m.calibration.confidence.half_width_months->medium, 28);
  EXPECT_EQ(m.calibration.consistency.sex_difference->refuse.high, 60.0);
  EXPECT_EQ(m.calibration.consistency.view_difference->review.high, 9.0);
  EXPECT_EQ(m.calibration.consistency.view_difference->refuse.high, 18.0);
  EXPECT_EQ(m.calibration.consistency.implausible, 18.0);
}

TEST(Manifest, EachNewPartMayBeLeftOutButNotHalfOfIt) {
  const Json good = testing::full_manifest_json();
  const char* parts[] = {"/maturity",
                         "/calibration/confidence/half_width_months",
                         "/calibration/consistency/age_outside_stage_refuse_months",
                         "/calibration/consistency/sex_difference_months",
                         "/calibration/consistency/half_width_months",
                         "/calibration/consistency/view_difference_months",
                         "/calibration/consistency/implausible_months",
                         "/calibration/consistency/chronological_difference_months",
                         "/validation/profiles/calibrated/quality"};
  for (const char* part : parts) {
    const Json::json_pointer at(part);
    Json without = good;
    without[at.parent_pointer()].erase(at.back());
    EXPECT_EQ(parse(without).status, Status::Ok) << part;
    mutate_each(good, at, [&](const Json::json_pointer& inner) {
      Json bad = good;
      Json& parent = bad[inner.parent_pointer()];
      if (inner == at || !parent.is_object()) return;
      parent.erase(inner.back());
      EXPECT_EQ(parse(bad).status, Status::BadManifest) << inner.to_string();
    });
  }
  mutate_each(good, Json::json_pointer("/anatomy"), [&](const Json::json_pointer& inner) {
    Json bad = good;
    Json& parent = bad[inner.parent_pointer()];
    if (!parent.is_object()) return;
    parent.erase(inner.back());
    EXPECT_EQ(parse(bad).status, Status::BadManifest) << inner.to_string() << ": maturity needs anatomy, and anatomy all of itself";
  });
}

TEST(Manifest, TheNewPartsNeedEachOther) {
  Json json = testing::full_manifest_json();
  json["files"].erase("reference");
  EXPECT_EQ(parse(json).detail, "anatomy: needs files.reference");
  json = testing::full_manifest_json();
  json.erase("anatomy");
  EXPECT_EQ(parse(json).detail, "maturity: needs anatomy");
  json = testing::full_manifest_json();
  json["outputs"].erase(5);
  EXPECT_EQ(parse(json).detail, "maturity: needs the output maturity_evidence");
  json["outputs"].erase(4);
  EXPECT_EQ(parse(json).detail, "anatomy.inputs[1]: the pack has no such output");
  json = testing::full_manifest_json();
  json.erase("anatomy");
  json.erase("maturity");
  EXPECT_EQ(parse(json).status, Status::Ok);
}

TEST(Manifest, WhatASchemaCannotSayOfTheNewParts) {
  const auto refused = [](const char* pointer, const Json& value, const char* field) {
    Json json = testing::full_manifest_json();
    json[Json::json_pointer(pointer)] = value;
    const Outcome outcome = parse(json);
    EXPECT_EQ(outcome.status, Status::BadManifest) << pointer;
    EXPECT_EQ(outcome.detail.rfind(field, 0), 0u) << outcome.detail;
  };
  refused("/outputs/5/shape", {2}, "outputs[5].shape");
  refused("/anatomy/components", 4, "anatomy.components");
  refused("/anatomy/components", 0, "anatomy.components");
  refused("/anatomy/inputs", {"features", "features"}, "anatomy.inputs[1]: twice");
  refused("/anatomy/inputs", {"texture"}, "anatomy.inputs: features missing");
  refused("/anatomy/inputs", {"features", "age_map"}, "anatomy.inputs[1]");
  refused("/anatomy/inputs", Json::array(), "anatomy.inputs");
  refused("/anatomy/distance/review/low", 0, "anatomy.distance.review.low");
  refused("/anatomy/distance/refuse/high", 1, "anatomy.distance.refuse.high");
  refused("/anatomy/rates/0/refuse", 1.5, "anatomy.rates[0].refuse");
  refused("/maturity/votes", 6, "maturity.votes");
  refused("/maturity/factors/male/3/code", "fused_physes", "maturity.factors.male[3].code");
  refused("/maturity/factors/female/0/auc_low", 2, "maturity.factors.female[0].auc_low");
  refused("/maturity/vote/female/sensitivity", -1, "maturity.vote.female.sensitivity");
  refused("/calibration/confidence/half_width_months/medium", 19, "calibration.confidence.half_width_months.medium");
  refused("/calibration/consistency/sex_difference_months/refuse", 20, "calibration.consistency.sex_difference_months.refuse");
  refused("/calibration/consistency/age_outside_stage_refuse_months", 5, "calibration.consistency.age_outside_stage_refuse_months");
  refused("/calibration/consistency/view_difference_months/refuse", 8, "calibration.consistency.view_difference_months.refuse");
  refused("/calibration/consistency/implausible_months", -1, "calibration.consistency.implausible_months");
  const char* quality = "validation.profiles.calibrated.quality";
  refused("/validation/profiles/calibrated/quality/1/measure", "brightness", (std::string(quality) + "[1].measure: twice").c_str());
  refused("/validation/profiles/calibrated/quality/1/measure", "beauty", (std::string(quality) + "[1].measure: unknown name").c_str());
  refused("/validation/profiles/calibrated/quality/0/refuse/low", 0.5, (std::string(quality) + "[0].refuse.low").c_str());
  refused("/validation/profiles/calibrated/quality/0/review/low", 0.9, (std::string(quality) + "[0].review.high").c_str());
  refused("/validation/profiles/calibrated/quality/1/refuse/high", 9, (std::string(quality) + "[1].refuse").c_str());
  refused("/validation/profiles/calibrated/quality/0/review_rate", 2, (std::string(quality) + "[0].review_rate").c_str());
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
