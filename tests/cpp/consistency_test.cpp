#include "carpal/consistency.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

constexpr Range kRange{0, 216};

Estimate at(double months) { return {months, std::min(std::max(months, kRange.low), kRange.high), {}}; }

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
  EXPECT_TRUE(check_consistency(at(54), 2, kRange, manifest).empty());
  const auto findings = check_consistency(at(53), 2, kRange, manifest);
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_STREQ(finding_name(findings[0].code), "age_outside_stage");
  EXPECT_EQ(findings[0].value, 7);
  EXPECT_EQ(findings[0].limit, 6);
}

TEST(Consistency, AnAgeThatLeftTheRangeIsFound) {
  const Manifest manifest = testing::manifest();
  EXPECT_TRUE(check_consistency(at(216), 5, kRange, manifest).empty());
  EXPECT_TRUE(check_consistency(at(0), 0, kRange, manifest).empty());
  const auto above = check_consistency(at(221), 5, kRange, manifest);
  ASSERT_EQ(above.size(), 1u);
  EXPECT_STREQ(finding_name(above[0].code), "age_at_upper_limit");
  EXPECT_EQ(above[0].value, 221);
  EXPECT_EQ(above[0].limit, 216);
  const auto below = check_consistency(at(-4), 0, kRange, manifest);
  ASSERT_EQ(below.size(), 1u);
  EXPECT_STREQ(finding_name(below[0].code), "age_at_lower_limit");
  EXPECT_EQ(below[0].value, -4);
  EXPECT_EQ(below[0].limit, 0);
}

}  // namespace
}  // namespace carpal
