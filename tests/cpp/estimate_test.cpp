#include "carpal/estimate.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Json;

/// The test manifest's block: age 2, spread 2, stage_logits 12, features 8.
std::vector<float> outputs(float female, float male) {
  std::vector<float> block(24, 0.0f);
  block[0] = female;
  block[1] = male;
  block[4] = 1.0f;  // neither these nor the features all the same
  block[16] = 1.0f;
  return block;
}

float normalised(double months) { return static_cast<float>((months - 127.3994) / 41.1211); }

BySex<Estimate> estimated(const std::vector<float>& block, const Manifest& manifest) {
  BySex<Estimate> estimates;
  const Outcome outcome = estimate(block, manifest, estimates);
  EXPECT_EQ(outcome.status, Status::Ok) << outcome.detail;
  return estimates;
}

TEST(Estimate, AgeIsDenormalised) {
  const auto e = estimated(outputs(0.0f, 1.0f), testing::manifest());
  EXPECT_DOUBLE_EQ(e.female.bone_age_months, 127.3994);
  EXPECT_DOUBLE_EQ(e.male.bone_age_months, 127.3994 + 41.1211);
  EXPECT_DOUBLE_EQ(e.male.predicted_months, e.male.bone_age_months);
}

TEST(Estimate, TheRangeIsTheSexes) {
  const auto e = estimated(outputs(normalised(240), normalised(240)), testing::manifest());
  EXPECT_EQ(e.female.bone_age_months, 216);
  EXPECT_EQ(e.male.bone_age_months, 228);
  EXPECT_NEAR(e.female.predicted_months, 240, 1e-4);
  EXPECT_EQ(estimated(outputs(normalised(-9), 0), testing::manifest()).female.bone_age_months, 0);
}

TEST(Estimate, TheBandOfThePredictedAgeGivesTheQuantile) {
  const Manifest manifest = testing::manifest();  // bands 60, 120; female 10, 14, 12; male 11, 15, 13
  const auto width = [&](double months) {
    const auto e = estimated(outputs(normalised(months), normalised(months)), manifest);
    return std::pair{e.female.interval.high_months - e.female.bone_age_months, e.male.interval.high_months - e.male.bone_age_months};
  };
  EXPECT_NEAR(width(50).first, 10, 1e-9);
  EXPECT_NEAR(width(50).second, 11, 1e-9);
  EXPECT_NEAR(width(90).first, 14, 1e-9);
  EXPECT_NEAR(width(150).second, 13, 1e-9);
}

TEST(Estimate, ABoundBelongsToTheBandAbove) {
  Manifest manifest = testing::manifest();
  manifest.age.mean_months = 60;
  const auto e = estimated(outputs(0.0f, 0.0f), manifest);
  EXPECT_DOUBLE_EQ(e.female.interval.high_months, 74);
}

TEST(Estimate, TheIntervalHoldsTheAgeAndStaysInTheRange) {
  const auto e = estimated(outputs(normalised(400), normalised(3)), testing::manifest());
  EXPECT_EQ(e.female.interval.high_months, 216);
  EXPECT_DOUBLE_EQ(e.female.interval.low_months, 204);
  EXPECT_EQ(e.male.interval.low_months, 0);
  EXPECT_NEAR(e.male.interval.high_months, 14, 1e-4);
  EXPECT_DOUBLE_EQ(e.male.interval.level, 0.9);
}

TEST(Estimate, SpreadScalesTheQuantile) {
  Json json = testing::manifest_json();
  json["calibration"]["interval"]["scale"] = "spread";
  json["calibration"]["interval"]["quantiles"] = {{"female", {1, 2, 3}}, {"male", {1, 2, 3}}};
  Manifest manifest;
  ASSERT_TRUE(parse_manifest(json.dump(), manifest).ok());
  auto block = outputs(0.0f, 0.0f);  // 127 months: third band
  block[2] = -2.0f;
  block[3] = -3.0f;
  const auto e = estimated(block, manifest);
  EXPECT_NEAR(e.female.interval.high_months - 127.3994, 3 * std::exp(-2.0) * 41.1211, 1e-9);
  EXPECT_NEAR(127.3994 - e.male.interval.low_months, 3 * std::exp(-3.0) * 41.1211, 1e-9);
  block[2] = 3e38f;  // an absurd spread covers the range, and stays a number
  EXPECT_EQ(estimated(block, manifest).female.interval.low_months, 0);
  EXPECT_EQ(estimated(block, manifest).female.interval.high_months, 216);
}

TEST(Estimate, AWrongSizeIsRefused) {
  BySex<Estimate> e;
  const std::vector<float> block(23, 0.0f);
  EXPECT_EQ(estimate(block, testing::manifest(), e).status, Status::WrongOutputSize);
  EXPECT_EQ(estimate({}, testing::manifest(), e).status, Status::WrongOutputSize);
}

TEST(Estimate, NonFiniteOutputsAreRefusedByName) {
  const Manifest manifest = testing::manifest();
  for (const float bad :
       {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity(), -std::numeric_limits<float>::infinity()}) {
    for (std::size_t i = 0; i < 24; ++i) {
      auto block = outputs(0.0f, 0.0f);
      block[i] = bad;
      BySex<Estimate> e;
      const Outcome outcome = estimate(block, manifest, e);
      EXPECT_EQ(outcome.status, i < 16 ? Status::NonFiniteOutput : Status::Ok) << i;
      EXPECT_EQ(outcome.detail, i < 2 ? "age" : i < 4 ? "spread" : i < 16 ? "stage_logits" : "");
    }
  }
}

TEST(Estimate, TheHalfWidthIsKeptUncut) {
  const auto e = estimated(outputs(normalised(240), normalised(90)), testing::manifest());
  EXPECT_NEAR(e.female.half_width_months, 12, 1e-9);
  EXPECT_NEAR(e.female.interval.high_months, 216, 1e-9);
  EXPECT_NEAR(e.male.half_width_months, 15, 1e-9);
}

TEST(Estimate, ConstantOutputsAreRefused) {
  const auto status = [](const std::vector<float>& block, const Manifest& manifest) {
    BySex<Estimate> estimates;
    return estimate(block, manifest, estimates).status;
  };
  const Manifest manifest = testing::manifest();
  for (const float same : {0.0f, 1.5f}) {
    std::vector<float> block(24, same);
    for (std::size_t i = 16; i < 24; ++i) block[i] = static_cast<float>(i);
    EXPECT_EQ(status(block, manifest), Status::ConstantOutput);
    for (const std::size_t other : {0u, 1u, 2u, 3u, 4u, 15u}) {
      std::vector<float> changed = block;
      changed[other] += 0.001f;
      EXPECT_EQ(status(changed, manifest), Status::Ok) << other;
    }
  }
  std::vector<float> flat = outputs(0, 1);
  for (std::size_t i = 16; i < 24; ++i) flat[i] = 0.25f;
  EXPECT_EQ(status(flat, manifest), Status::ConstantOutput);
  flat[23] = 0;
  EXPECT_EQ(status(flat, manifest), Status::Ok);
}

TEST(Estimate, ConstantOutputsOfAPackWithoutSpreadOrFeaturesAreRefusedToo) {
  Json json = testing::manifest_json();
  json["outputs"].erase(3);
  json["outputs"].erase(1);
  Manifest manifest;
  ASSERT_TRUE(parse_manifest(json.dump(), manifest).ok());
  BySex<Estimate> estimates;
  EXPECT_EQ(estimate(std::vector<float>(14, 0.0f), manifest, estimates).status, Status::ConstantOutput);
  std::vector<float> block(14, 0.0f);
  block[5] = 1;
  EXPECT_EQ(estimate(block, manifest, estimates).status, Status::Ok);
}

}  // namespace
}  // namespace carpal
