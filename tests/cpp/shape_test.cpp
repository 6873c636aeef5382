#include "carpal/shape.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "carpal/safety.hpp"
#include "support.hpp"

namespace carpal {
namespace {

HandShape hand(double angle, double certainty, int fingers = 5, int hands = 1) {
  HandShape shape;
  shape.found = true;
  shape.angle = angle;
  shape.certainty = certainty;
  shape.fingers = fingers;
  shape.hands = hands;
  return shape;
}

Manifest limiting(int fingers, int hands) {
  Manifest manifest;
  manifest.anatomy.emplace();
  manifest.anatomy->shape = {fingers, hands};
  return manifest;
}

Shape seen(int fingers, int hands = 1) { return shape_of(hand(0, 1, fingers, hands)); }

TEST(Shape, FewFingersAreForReviewAndRefuseWhatIsUnlikeAHandToo) {
  const Manifest manifest = limiting(3, 1);
  EXPECT_EQ(worst_shape(judge_shape(seen(3), manifest, Grade::Refuse)), Grade::Good);
  EXPECT_EQ(worst_shape(judge_shape(seen(2), manifest, Grade::Good)), Grade::Review);
  EXPECT_EQ(worst_shape(judge_shape(seen(2), manifest, Grade::Review)), Grade::Refuse);
  const std::vector<ShapeCheck> checks = judge_shape(seen(2), manifest, Grade::Review);
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].value, 2);
  EXPECT_EQ(checks[0].limit.low, 3.0);
  Anatomy anatomy;
  anatomy.grade = Grade::Review;
  const SafetyTier tier = hand_tier(&anatomy, checks);
  EXPECT_EQ(tier.verdict, Grade::Refuse);
  EXPECT_EQ(tier.codes, (std::vector<std::string>{"few_fingers", "unlike_a_hand"}));
}

TEST(Shape, TwoHandsAreForReview) {
  EXPECT_EQ(worst_shape(judge_shape(seen(5, 2), limiting(3, 1), Grade::Review)), Grade::Review);
  EXPECT_EQ(worst_shape(judge_shape(seen(5, 2), limiting(3, 2), Grade::Good)), Grade::Good);
}

TEST(Shape, APackWithoutLimitsFindsNothing) {
  EXPECT_TRUE(judge_shape(seen(0, 2), Manifest{}, Grade::Refuse).empty());
  Manifest manifest;
  manifest.anatomy.emplace();
  EXPECT_TRUE(judge_shape(seen(0, 2), manifest, Grade::Refuse).empty());
}

}  // namespace
}  // namespace carpal
