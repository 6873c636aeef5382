#include "carpal/consistency.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

constexpr Range kRange{0, 216};

Estimate at(double months) { return {months, std::min(std::max(months, kRange.low), kRange.high), {}, 10}; }

/// Both sexes alike.
std::vector<Finding> check(double months, std::size_t stage, const Manifest& manifest) {
  ReadingToCheck reading;
  reading.estimate = at(months);
  reading.other_sex_predicted_months = months;
  reading.stage = stage;
  reading.range = kRange;
  return check_consistency(reading, manifest);
}

/// Nothing to be found, for the full manifest.
ReadingToCheck plain() {
  ReadingToCheck reading;
  reading.estimate = at(100);
  reading.other_sex_predicted_months = 100;
  reading.stage = 2;
  reading.range = kRange;
  return reading;
}

struct Expected {
  FindingCode code;
  double value;
  double limit;
  Grade grade;
};

void expect_one(const ReadingToCheck& reading, const Expected& expected) {
  const auto findings = check_consistency(reading, testing::full_manifest());
  ASSERT_EQ(findings.size(), 1u) << finding_name(expected.code);
  EXPECT_STREQ(finding_name(findings[0].code), finding_name(expected.code));
  EXPECT_DOUBLE_EQ(findings[0].value, expected.value);
  EXPECT_DOUBLE_EQ(findings[0].limit, expected.limit);
  EXPECT_EQ(findings[0].grade, expected.grade);
}

void expect_none(const ReadingToCheck& reading) { EXPECT_TRUE(check_consistency(reading, testing::full_manifest()).empty()); }

TEST(Consistency, MonthsOutsideTheStage) {
  const StageSpec stages = testing::manifest().stages;  // 24, 60, 120, 168, 204
  EXPECT_EQ(months_outside_stage(80, 2, stages), 0);
  EXPECT_EQ(months_outside_stage(50, 2, stages), 10);
  EXPECT_EQ(months_outside_stage(125, 2, stages), 5);
  EXPECT_EQ(months_outside_stage(0, 0, stages), 0);
  EXPECT_EQ(months_outside_stage(30, 0, stages), 6);
  EXPECT_EQ(months_outside_stage(228, 5, stages), 0);
  EXPECT_EQ(months_outside_stage(200, 5, stages), 4);
}

TEST(Consistency, AgeOutsideStageBeyondTheLimit) {
  const Manifest manifest = testing::manifest();  // 6 months
  EXPECT_TRUE(check(54, 2, manifest).empty());
  const auto findings = check(53, 2, manifest);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_STREQ(finding_name(findings[0].code), "age_outside_stage");
  EXPECT_EQ(findings[0].value, 7);
  EXPECT_EQ(findings[0].limit, 6);
}

TEST(Consistency, AnAgeThatLeftTheRangeIsFound) {
  const Manifest manifest = testing::manifest();
  EXPECT_TRUE(check(216, 5, manifest).empty());
  EXPECT_EQ(check(0, 0, manifest).size(), 1u);  // under 24 months
  const auto above = check(221, 5, manifest);
  ASSERT_EQ(above.size(), 1u);
  EXPECT_STREQ(finding_name(above[0].code), "age_at_upper_limit");
  EXPECT_EQ(above[0].value, 221);
  EXPECT_EQ(above[0].limit, 216);
  const auto below = check(-4, 0, manifest);
  ASSERT_EQ(below.size(), 2u);
  EXPECT_STREQ(finding_name(below[0].code), "age_at_lower_limit");
  EXPECT_EQ(below[0].value, -4);
  EXPECT_EQ(below[0].limit, 0);
}

TEST(Consistency, FarFromTheStageIsRefused) {
  ReadingToCheck reading = plain();
  reading.estimate = at(144);
  reading.other_sex_predicted_months = 144;
  expect_one(reading, {FindingCode::AgeOutsideStage, 24, 6, Grade::Review});
  reading.estimate = at(144.5);
  reading.other_sex_predicted_months = 144.5;
  expect_one(reading, {FindingCode::AgeOutsideStage, 24.5, 24, Grade::Refuse});
  const auto findings = check(190, 2, testing::manifest());
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].grade, Grade::Review) << "a manifest without a refusing limit";
}

TEST(Consistency, TheSexesMayDifferByALimit) {
  ReadingToCheck reading = plain();
  reading.other_sex_predicted_months = 130;
  expect_none(reading);
  reading.other_sex_predicted_months = 69;
  expect_one(reading, {FindingCode::SexDifference, 31, 30, Grade::Review});
  reading.other_sex_predicted_months = 161;
  expect_one(reading, {FindingCode::SexDifference, 61, 60, Grade::Refuse});
}

TEST(Consistency, AWideIntervalIsFound) {
  ReadingToCheck reading = plain();
  reading.estimate.half_width_months = 24;
  expect_none(reading);
  reading.estimate.half_width_months = 24.5;
  expect_one(reading, {FindingCode::WideInterval, 24.5, 24, Grade::Review});
  reading.estimate.half_width_months = 49;
  expect_one(reading, {FindingCode::WideInterval, 49, 48, Grade::Refuse});
}

TEST(Consistency, AnAgeFarBeyondTheRangeIsRefused) {
  const Manifest manifest = testing::full_manifest();
  EXPECT_EQ(check(216 + 18, 5, manifest).size(), 1u);  // at the limit: only outside the range
  const auto above = check(216 + 19, 5, manifest);
  ASSERT_EQ(above.size(), 2u);
  EXPECT_EQ(above[0].code, FindingCode::AgeAtUpperLimit);
  EXPECT_EQ(above[0].grade, Grade::Review);
  EXPECT_EQ(above[1].code, FindingCode::ImplausibleAge);
  EXPECT_EQ(above[1].value, 19);
  EXPECT_EQ(above[1].limit, 18);
  EXPECT_EQ(above[1].grade, Grade::Refuse);
  const auto below = check(-19, 0, manifest);
  ASSERT_EQ(below.size(), 3u);
  EXPECT_EQ(below[0].code, FindingCode::AgeAtLowerLimit);
  EXPECT_EQ(below[1].value, 19);
  EXPECT_EQ(below[2].code, FindingCode::Under24Months);
}

TEST(Consistency, UnderTheFirstStageBound) {
  ReadingToCheck reading = plain();
  reading.stage = 0;
  reading.estimate = at(24);
  reading.other_sex_predicted_months = 24;
  expect_none(reading);
  reading.estimate = at(23.5);
  expect_one(reading, {FindingCode::Under24Months, 23.5, 24, Grade::Review});
}

TEST(Consistency, AMatureHandIsFoundButVotesAloneAreNot) {
  ReadingToCheck reading = plain();
  reading.maturity = Maturity{true, 4, {}};
  expect_one(reading, {FindingCode::SkeletallyMature, 4, 3, Grade::Review});
  reading.maturity->mature = false;
  expect_none(reading);
}

TEST(Consistency, FarFromTheChronologicalAge) {
  ReadingToCheck reading = plain();
  reading.chronological_age_months = 136;
  expect_none(reading);
  reading.chronological_age_months = 137;
  expect_one(reading, {FindingCode::FarFromChronologicalAge, 37, 36, Grade::Review});
  reading.chronological_age_months = 60;
  expect_one(reading, {FindingCode::FarFromChronologicalAge, 40, 36, Grade::Review});
}

TEST(Consistency, ViewsMayDifferByALimit) {
  const ConsistencySpec limits = testing::full_manifest().calibration.consistency;
  EXPECT_FALSE(check_views(9, limits).has_value());
  const auto doubtful = check_views(9.5, limits);
  ASSERT_TRUE(doubtful.has_value());
  EXPECT_STREQ(finding_name(doubtful->code), "views_disagree");
  EXPECT_EQ(doubtful->value, 9.5);
  EXPECT_EQ(doubtful->limit, 9);
  EXPECT_EQ(doubtful->grade, Grade::Review);
  const auto refused = check_views(19, limits);
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->limit, 18);
  EXPECT_EQ(refused->grade, Grade::Refuse);
  EXPECT_FALSE(check_views(500, testing::manifest().calibration.consistency).has_value()) << "a manifest without this limit";
}

TEST(Consistency, ADoubtfulReadingCallsForASecondLook) {
  EXPECT_FALSE(is_doubtful(false, {}, Grade::Good));
  EXPECT_TRUE(is_doubtful(true, {}, Grade::Good));
  EXPECT_TRUE(is_doubtful(false, {}, Grade::Review));
  for (int i = 0; i <= static_cast<int>(FindingCode::ViewsDisagree); ++i) {
    const auto code = static_cast<FindingCode>(i);
    const bool calls = code == FindingCode::AgeOutsideStage || code == FindingCode::SexDifference || code == FindingCode::WideInterval ||
                       code == FindingCode::ImplausibleAge;
    const Finding findings[] = {{FindingCode::AgeAtUpperLimit, 1, 0, Grade::Review}, {code, 1, 0, Grade::Review}};
    EXPECT_EQ(is_doubtful(false, findings, Grade::Good), calls) << finding_name(code);
  }
}

TEST(Consistency, WhatAManifestDoesNotLimitIsNotFound) {
  ReadingToCheck reading = plain();
  reading.estimate.half_width_months = 500;
  reading.other_sex_predicted_months = 500;
  reading.chronological_age_months = 300;
  EXPECT_TRUE(check_consistency(reading, testing::manifest()).empty());
}

}  // namespace
}  // namespace carpal
