#include "carpal/maturity.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

/// Limits of the full manifest: female 200, 0.5, 210, 0, 1; male 212, 0.5, 222, 0, 1; three votes.
struct Hand {
  double predicted = 110;
  double half_width = 10;
  double last_stage = 0.1;
  double component = 1.5;  ///< nearer to the growing of both sexes
  float evidence = -2;
};

Maturity judged(const Hand& hand, Sex sex = Sex::Female) {
  const Manifest manifest = testing::full_manifest();
  std::vector<float> outputs = testing::full_outputs();
  outputs[19] = hand.evidence;
  Estimate estimate;
  estimate.predicted_months = hand.predicted;
  estimate.bone_age_months = std::min(hand.predicted, sex == Sex::Female ? 216.0 : 228.0);
  estimate.half_width_months = hand.half_width;
  StageProbabilities stages(6);
  stages[5] = hand.last_stage;
  stages[4] = 1 - hand.last_stage;
  Anatomy anatomy;
  anatomy.components = {hand.component};
  Maturity maturity;
  EXPECT_TRUE(judge_maturity(outputs, manifest, testing::reference(), sex, estimate, stages, anatomy, maturity).ok());
  return maturity;
}

double value(const Maturity& maturity, MaturityFactor factor) { return maturity.factors[static_cast<std::size_t>(factor)].value; }

TEST(Maturity, TheFactorsValues) {
  const Maturity m = judged({230, 12, 0.3, 1.5, 0.75f});
  EXPECT_EQ(value(m, MaturityFactor::AgeAtCeiling), 230);
  EXPECT_EQ(value(m, MaturityFactor::NearMaturityProbability), 0.3);
  EXPECT_EQ(value(m, MaturityFactor::IntervalAtCeiling), 216 + 12) << "bone age inside the range, interval not cut";
  // Female: growing 0.5, mature 3, variance 4.
  EXPECT_DOUBLE_EQ(value(m, MaturityFactor::ReferenceDistance), (1.0 * 1.0 - 1.5 * 1.5) / 4);
  EXPECT_EQ(value(m, MaturityFactor::FusedPhyses), 0.75);
  // Male: growing 1, mature -1.
  EXPECT_DOUBLE_EQ(value(judged({}, Sex::Male), MaturityFactor::ReferenceDistance), (0.5 * 0.5 - 2.5 * 2.5) / 4);
}

TEST(Maturity, AValueOnALimitVotes) {
  const Maturity m = judged({200, 10, 0.5, 1.75, 1});
  for (const MaturityVote& factor : m.factors) {
    EXPECT_EQ(factor.value, factor.limit);
    EXPECT_TRUE(factor.vote);
  }
  EXPECT_EQ(m.votes, 5);
  EXPECT_TRUE(m.mature);
  const Maturity male = judged({200, 10, 0.5, -0.5, 1}, Sex::Male);
  EXPECT_EQ(male.votes, 3) << "the boy's own limits of age and interval";
}

TEST(Maturity, VotesAloneDoNotDoWithoutTheHandItself) {
  const Hand old = {220, 12, 0.9, 1.5, -2};
  EXPECT_EQ(judged(old).votes, 3);
  EXPECT_FALSE(judged(old).mature);
  Hand fused = {220, 12, 0.1, 1.5, 1};
  EXPECT_EQ(judged(fused).votes, 3);
  EXPECT_TRUE(judged(fused).mature);
  Hand near = {220, 12, 0.1, 3, -2};
  EXPECT_EQ(judged(near).votes, 3);
  EXPECT_TRUE(judged(near).mature);
  EXPECT_TRUE(judged({220, 12, 0.9, 1.5, 1}).mature);
}

TEST(Maturity, TwoVotesAreTooFew) {
  const Maturity m = judged({150, 12, 0.1, 3, 1});
  EXPECT_EQ(m.votes, 2);
  EXPECT_FALSE(m.mature);
}

TEST(Maturity, EvidenceThatIsNoNumberIsRefused) {
  std::vector<float> outputs = testing::full_outputs();
  outputs[19] = INFINITY;
  Anatomy anatomy;
  anatomy.components = {0};
  Maturity maturity;
  const Outcome outcome = judge_maturity(outputs, testing::full_manifest(), testing::reference(), Sex::Male, {}, {}, anatomy, maturity);
  EXPECT_EQ(outcome.status, Status::NonFiniteOutput);
  EXPECT_EQ(outcome.detail, "maturity_evidence");
}

TEST(Maturity, FactorsHaveNames) {
  EXPECT_STREQ(maturity_factor_name(MaturityFactor::AgeAtCeiling), "age_at_ceiling");
  EXPECT_STREQ(maturity_factor_name(MaturityFactor::FusedPhyses), "fused_physes");
}

}  // namespace
}  // namespace carpal
