#include "carpal/shape.hpp"

#include <vector>

#include <gtest/gtest.h>

#include "carpal/preprocess.hpp"
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

InputSpec turning(std::optional<double> certainty) {
  InputSpec input;
  input.turn_certainty = certainty;
  return input;
}

TEST(Shape, TheNearestQuarterTurnBringsTheFingersUp) {
  const std::pair<double, int> cases[] = {{0, 0},    {44, 0},    {46, 270},  {90, 270},  {134, 270}, {136, 180},
                                          {180, 180}, {224, 180}, {226, 90}, {270, 90}, {314, 90},  {316, 0}, {359.9, 0}};
  for (const auto& [angle, turned] : cases) EXPECT_EQ(shape_of(hand(angle, 0.95), turning(0.9)).turned, turned) << angle;
}

TEST(Shape, OnlyACertainDirectionTurns) {
  EXPECT_EQ(shape_of(hand(180, 0.9), turning(0.9)).turned, 180);
  EXPECT_EQ(shape_of(hand(180, 0.89), turning(0.9)).turned, 0);
  EXPECT_EQ(shape_of(hand(180, 1), turning(std::nullopt)).turned, 0);
  HandShape nothing = hand(180, 1);
  nothing.found = false;
  EXPECT_EQ(shape_of(nothing, turning(0.5)).turned, 0);
}

Manifest limiting(int fingers, int hands) {
  Manifest manifest;
  manifest.anatomy.emplace();
  manifest.anatomy->shape = {fingers, hands};
  return manifest;
}

Shape seen(int fingers, int hands = 1) { return shape_of(hand(0, 1, fingers, hands), turning(std::nullopt)); }

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

TEST(Shape, ATurnedTensorIsThatOfTheTurnedFilm) {
  const int w = 31;
  const int h = 44;
  std::vector<int> samples;
  for (int i = 0; i < w * h; ++i) samples.push_back((i * i + 17 * i) % 256);
  std::vector<int> right(samples.size());  // turned clockwise by 90 degrees
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) right[static_cast<std::size_t>(x * h + h - 1 - y)] = samples[static_cast<std::size_t>(y * w + x)];
  }
  const InputSpec input{16, 16, {20, 16}, {0.4, 0.5, 0.6}, {0.2, 0.3, 0.4}};
  Buffer<float> expected;
  Buffer<float> turned;
  ASSERT_EQ(make_tensor(testing::make_film(h, w, 1, 8, right), input, View::AsIs, expected), Status::Ok);
  ASSERT_EQ(make_tensor(testing::make_film(w, h, 1, 8, samples), input, View::AsIs, turned, 90), Status::Ok);
  ASSERT_EQ(turned.size(), expected.size());
  for (std::size_t i = 0; i < turned.size(); ++i) EXPECT_NEAR(turned.data()[i], expected.data()[i], 1e-5);
  // Four quarters are none.
  Buffer<float> plain;
  ASSERT_EQ(make_tensor(testing::make_film(w, h, 1, 8, samples), input, View::AsIs, plain), Status::Ok);
  ASSERT_EQ(make_tensor(testing::make_film(h, w, 1, 8, right), input, View::AsIs, turned, 270), Status::Ok);
  for (std::size_t i = 0; i < turned.size(); ++i) EXPECT_NEAR(turned.data()[i], plain.data()[i], 1e-5);
}

}  // namespace
}  // namespace carpal
