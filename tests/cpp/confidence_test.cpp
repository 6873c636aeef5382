#include "carpal/confidence.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

TEST(Confidence, AProbabilityOnALimitBelongsToTheTierAbove) {
  const ConfidenceSpec calibration = testing::manifest().calibration.confidence;  // 0.7 and 0.4
  EXPECT_EQ(tier_of(1.0, calibration), Tier::High);
  EXPECT_EQ(tier_of(0.7, calibration), Tier::High);
  EXPECT_EQ(tier_of(0.6999999, calibration), Tier::Medium);
  EXPECT_EQ(tier_of(0.4, calibration), Tier::Medium);
  EXPECT_EQ(tier_of(0.3999999, calibration), Tier::Low);
}

/// Half width limits 20 and 28.
Confidence joined(double probability, double half_width, Grade quality = Grade::Good, Grade anatomy = Grade::Good,
                  std::vector<FindingCode> codes = {}) {
  std::vector<Finding> findings;
  for (const FindingCode code : codes) findings.push_back({code, 1, 0, Grade::Review});
  return join_confidence(probability, half_width, quality, anatomy, findings, testing::full_manifest().calibration.confidence);
}

using Codes = std::vector<LoweringCode>;

TEST(Confidence, WithoutAReasonTheStageDecides) {
  for (const double probability : {0.9, 0.5, 0.2}) {
    const Confidence c = joined(probability, 20, Grade::Good, Grade::Good, {FindingCode::AgeAtUpperLimit});
    EXPECT_EQ(c.tier, tier_of(probability, testing::manifest().calibration.confidence));
    EXPECT_EQ(c.stage_tier, c.tier);
    EXPECT_EQ(c.probability, probability);
    EXPECT_TRUE(c.lowered_by.empty());
  }
}

TEST(Confidence, AWideIntervalCapsTheTierAndIsNamedOnlyWhereItBites) {
  EXPECT_EQ(joined(0.9, 20.01).tier, Tier::Medium);
  EXPECT_EQ(joined(0.9, 28).tier, Tier::Medium);
  EXPECT_EQ(joined(0.9, 28.01).tier, Tier::Low);
  EXPECT_EQ(joined(0.9, 28.01).lowered_by, Codes{LoweringCode::HalfWidth});
  EXPECT_EQ(joined(0.9, 28.01).stage_tier, Tier::High);
  EXPECT_EQ(joined(0.5, 25).tier, Tier::Medium);
  EXPECT_TRUE(joined(0.5, 25).lowered_by.empty());
  EXPECT_EQ(joined(0.5, 30).lowered_by, Codes{LoweringCode::HalfWidth});
  EXPECT_TRUE(joined(0.2, 30).lowered_by.empty());
  EXPECT_EQ(join_confidence(0.9, 1e9, Grade::Good, Grade::Good, {}, testing::manifest().calibration.confidence).tier, Tier::High);
}

TEST(Confidence, EachReasonLowersByOneLevelWithTheLowestAsFloor) {
  EXPECT_EQ(joined(0.9, 10, Grade::Review).tier, Tier::Medium);
  EXPECT_EQ(joined(0.9, 10, Grade::Refuse).tier, Tier::Medium);
  EXPECT_EQ(joined(0.9, 10, Grade::Good, Grade::Review).lowered_by, Codes{LoweringCode::UnlikeAHand});
  EXPECT_EQ(joined(0.9, 10, Grade::Review, Grade::Review).tier, Tier::Low);
  const std::pair<FindingCode, LoweringCode> reasons[] = {
      {FindingCode::AgeOutsideStage, LoweringCode::Inconsistent},  {FindingCode::SexDifference, LoweringCode::Inconsistent},
      {FindingCode::WideInterval, LoweringCode::Inconsistent},     {FindingCode::FarFromChronologicalAge, LoweringCode::Inconsistent},
      {FindingCode::ImplausibleAge, LoweringCode::ImplausibleAge}, {FindingCode::SkeletallyMature, LoweringCode::SkeletallyMature},
      {FindingCode::Under24Months, LoweringCode::Under24Months},   {FindingCode::ViewsDisagree, LoweringCode::Inconsistent},
  };
  for (const auto& [found, lowering] : reasons) {
    const Confidence c = joined(0.9, 10, Grade::Good, Grade::Good, {found});
    EXPECT_EQ(c.tier, Tier::Medium) << finding_name(found);
    EXPECT_EQ(c.lowered_by, Codes{lowering}) << finding_name(found);
    EXPECT_EQ(joined(0.2, 10, Grade::Good, Grade::Good, {found}).tier, Tier::Low);
    EXPECT_EQ(joined(0.2, 10, Grade::Good, Grade::Good, {found}).lowered_by, Codes{lowering});
  }
  const Confidence two = joined(0.9, 10, Grade::Good, Grade::Good, {FindingCode::AgeOutsideStage, FindingCode::SexDifference});
  EXPECT_EQ(two.tier, Tier::Medium);
  EXPECT_EQ(two.lowered_by, Codes{LoweringCode::Inconsistent});
}

TEST(Confidence, AContraindicationLowersByOne) {
  const ConfidenceSpec spec = testing::full_manifest().calibration.confidence;
  EXPECT_EQ(join_confidence(0.9, 10, Grade::Good, Grade::Good, {}, spec, true).tier, Tier::Medium);
  EXPECT_EQ(join_confidence(0.9, 10, Grade::Good, Grade::Good, {}, spec, true).lowered_by, Codes{LoweringCode::Contraindicated});
  EXPECT_EQ(join_confidence(0.2, 10, Grade::Good, Grade::Good, {}, spec, true).tier, Tier::Low);
}

TEST(Confidence, TheCodesComeInTheirOrderAndNothingEverRaises) {
  const std::vector<FindingCode> all = {FindingCode::Under24Months, FindingCode::SkeletallyMature, FindingCode::ImplausibleAge,
                                        FindingCode::WideInterval};
  const Confidence c = joined(0.9, 50, Grade::Review, Grade::Refuse, all);
  EXPECT_EQ(c.tier, Tier::Low);
  EXPECT_EQ(c.lowered_by, (Codes{LoweringCode::HalfWidth, LoweringCode::Quality, LoweringCode::UnlikeAHand, LoweringCode::Inconsistent,
                                 LoweringCode::ImplausibleAge, LoweringCode::SkeletallyMature, LoweringCode::Under24Months}));
  for (const double probability : {0.9, 0.5, 0.2}) {
    for (const double half_width : {10.0, 25.0, 50.0}) {
      for (const Grade quality : {Grade::Good, Grade::Review}) {
        const Confidence lowered = joined(probability, half_width, quality);
        EXPECT_GE(lowered.tier, lowered.stage_tier);
        EXPECT_EQ(lowered.stage_tier, tier_of(probability, testing::manifest().calibration.confidence));
      }
    }
  }
}

TEST(Confidence, TiersHaveNames) {
  EXPECT_STREQ(tier_name(Tier::High), "high");
  EXPECT_STREQ(tier_name(Tier::Medium), "medium");
  EXPECT_STREQ(tier_name(Tier::Low), "low");
}

}  // namespace
}  // namespace carpal
