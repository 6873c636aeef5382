#include "carpal/grade.hpp"

#include <limits>

#include <gtest/gtest.h>

namespace carpal {
namespace {

constexpr GradedLimit kLimit{{2.0, 8.0}, {1.0, 9.0}};

TEST(Grade, AValueOnALimitIsInside) {
  for (const double inside : {2.0, 5.0, 8.0}) EXPECT_EQ(grade_of(inside, kLimit), Grade::Good) << inside;
  for (const double doubtful : {1.0, 1.999, 8.001, 9.0}) EXPECT_EQ(grade_of(doubtful, kLimit), Grade::Review) << doubtful;
  for (const double outside : {0.999, -5.0, 9.001, 1e300}) EXPECT_EQ(grade_of(outside, kLimit), Grade::Refuse) << outside;
}

TEST(Grade, ANullLimitDoesNotExist) {
  for (const double any : {-1e300, 0.0, 1e300}) EXPECT_EQ(grade_of(any, {}), Grade::Good);
  EXPECT_EQ(grade_of(10, {{std::nullopt, 9.0}, {}}), Grade::Review);
  EXPECT_EQ(grade_of(-10, {{std::nullopt, 9.0}, {}}), Grade::Good);
  EXPECT_EQ(grade_of(10, {{}, {std::nullopt, 9.0}}), Grade::Refuse);
}

TEST(Grade, WhatIsNoNumberIsRefused) {
  EXPECT_EQ(grade_of(std::numeric_limits<double>::quiet_NaN(), kLimit), Grade::Refuse);
  EXPECT_EQ(grade_of(std::numeric_limits<double>::quiet_NaN(), {}), Grade::Refuse);
  EXPECT_EQ(grade_of(std::numeric_limits<double>::infinity(), kLimit), Grade::Refuse);
}

TEST(Grade, TheWorseOfTwo) {
  EXPECT_EQ(worst(Grade::Good, Grade::Review), Grade::Review);
  EXPECT_EQ(worst(Grade::Refuse, Grade::Review), Grade::Refuse);
  EXPECT_EQ(worst(Grade::Good, Grade::Good), Grade::Good);
}

TEST(Grade, Names) {
  EXPECT_STREQ(grade_name(Grade::Good), "good");
  EXPECT_STREQ(grade_name(Grade::Review), "review");
  EXPECT_STREQ(grade_name(Grade::Refuse), "refuse");
}

}  // namespace
}  // namespace carpal
