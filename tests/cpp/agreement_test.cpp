#include "carpal/agreement.hpp"

#include <gtest/gtest.h>

namespace carpal {
namespace {

constexpr Range kRange{0, 216};

TEST(Agreement, OfOneViewThereIsNone) {
  EXPECT_FALSE(compare_views({}, kRange).has_value());
  const ViewReading as_is[] = {{View::AsIs, 100}};
  EXPECT_FALSE(compare_views(as_is, kRange).has_value());
}

TEST(Agreement, IsTheLargestDifferenceFromTheFilmAsItIs) {
  // Between mirrored and turned lie 11 months, but the stated age is that of the film as it is.
  const ViewReading views[] = {{View::AsIs, 100}, {View::Mirrored, 96}, {View::TurnedRight, 107}};
  const auto agreement = compare_views(views, kRange);
  ASSERT_TRUE(agreement.has_value());
  EXPECT_DOUBLE_EQ(agreement->difference_months, 7);
  EXPECT_DOUBLE_EQ(agreement->mean_months, 101);
  ASSERT_EQ(agreement->views.size(), 3u);
  EXPECT_EQ(agreement->views[2].view, View::TurnedRight);
  EXPECT_EQ(agreement->views[2].predicted_months, 107);
}

TEST(Agreement, TheMeanStaysInTheRangeTheDifferenceDoesNot) {
  const ViewReading old[] = {{View::AsIs, 215}, {View::Mirrored, 231}};
  EXPECT_EQ(compare_views(old, kRange)->mean_months, 216);
  EXPECT_EQ(compare_views(old, kRange)->difference_months, 16);
  const ViewReading young[] = {{View::AsIs, -1}, {View::Mirrored, -3}};
  EXPECT_EQ(compare_views(young, kRange)->mean_months, 0);
}

}  // namespace
}  // namespace carpal
