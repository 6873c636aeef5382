#include "carpal/confidence.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

TEST(Confidence, AProbabilityOnALimitBelongsToTheTierAbove) {
  const Calibration calibration = testing::manifest().calibration;  // 0.7 and 0.4
  EXPECT_EQ(tier_of(1.0, calibration), Tier::High);
  EXPECT_EQ(tier_of(0.7, calibration), Tier::High);
  EXPECT_EQ(tier_of(0.6999999, calibration), Tier::Medium);
  EXPECT_EQ(tier_of(0.4, calibration), Tier::Medium);
  EXPECT_EQ(tier_of(0.3999999, calibration), Tier::Low);
}

TEST(Confidence, TiersHaveNames) {
  EXPECT_STREQ(tier_name(Tier::High), "high");
  EXPECT_STREQ(tier_name(Tier::Medium), "medium");
  EXPECT_STREQ(tier_name(Tier::Low), "low");
}

}  // namespace
}  // namespace carpal
