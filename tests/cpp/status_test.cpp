#include "carpal/status.hpp"

#include <set>
#include <string>

#include <gtest/gtest.h>

namespace carpal {
namespace {

TEST(Status, EveryNumberHasItsOwnName) {
  std::set<std::string> names;
  for (int i = 0; i < kStatusCount; ++i) names.insert(status_name(static_cast<Status>(i)));
  EXPECT_EQ(names.size(), static_cast<std::size_t>(kStatusCount));
  EXPECT_EQ(names.count("Unknown"), 0u);
}

TEST(Status, ANumberThatIsNoneIsUnknown) { EXPECT_STREQ(status_name(static_cast<Status>(kStatusCount)), "Unknown"); }

TEST(Status, OkIsZero) {
  EXPECT_EQ(static_cast<int>(Status::Ok), 0);
  EXPECT_STREQ(status_name(Status::Ok), "Ok");
  EXPECT_TRUE(Outcome().ok());
  EXPECT_FALSE(Outcome(Status::NoFilm).ok());
}

}  // namespace
}  // namespace carpal
