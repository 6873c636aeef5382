#include "carpal/stage.hpp"

#include <cmath>
#include <numeric>
#include <vector>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using Logits = std::vector<float>;

TEST(Stage, TheLowerBoundIsIncluded) {
  const StageSpec stages = testing::manifest().stages;
  const std::pair<double, std::size_t> expected[] = {{0, 0},   {23.999, 0}, {24, 1},  {60, 2},  {119.9, 2}, {120, 3},
                                                     {168, 4}, {203.9, 4},  {204, 5}, {228, 5}, {300, 5},   {-1, 0}};
  for (const auto& [months, stage] : expected) EXPECT_EQ(stage_of(months, stages), stage) << months;
}

TEST(Stage, ProbabilitiesAreTheSoftmaxAtTheTemperature) {
  const Logits logits = {1, 2, 3, 4, 5, 6};
  const auto p = stage_probabilities(logits, 2.0);
  double sum = 0;
  for (int i = 1; i <= 6; ++i) sum += std::exp(i / 2.0);
  ASSERT_EQ(p.size(), 6u);
  for (std::size_t i = 0; i < p.size(); ++i) EXPECT_NEAR(p[i], std::exp((static_cast<double>(i) + 1) / 2) / sum, 1e-15);
}

TEST(Stage, ThereAreAsManyAsThePackSays) {
  const StageSpec four = {{60, 120, 180}, {"infant_toddler", "child", "pre_adolescent", "adolescent"}};
  EXPECT_EQ(four.count(), 4u);
  const std::pair<double, std::size_t> expected[] = {{0, 0}, {59.9, 0}, {60, 1}, {179.9, 2}, {180, 3}, {228, 3}};
  for (const auto& [months, stage] : expected) EXPECT_EQ(stage_of(months, four), stage) << months;
  const auto p = stage_probabilities(Logits{0, 0, 0, 0}, 1.0);
  EXPECT_EQ(p, StageProbabilities(4, 0.25));
}

TEST(Stage, LargeLogitsDoNotOverflow) {
  const Logits logits = {3e38f, -3e38f, 0, 0, 0, 0};
  const auto p = stage_probabilities(logits, 0.01);
  EXPECT_EQ(p[0], 1.0);
  EXPECT_DOUBLE_EQ(std::accumulate(p.begin(), p.end(), 0.0), 1.0);
}

TEST(Stage, TheMostProbableOfEqualsIsTheLower) {
  EXPECT_EQ(most_probable({0.1, 0.3, 0.3, 0.1, 0.1, 0.1}), 1u);
  EXPECT_EQ(most_probable({0.1, 0.1, 0.1, 0.1, 0.1, 0.5}), 5u);
}

}  // namespace
}  // namespace carpal
