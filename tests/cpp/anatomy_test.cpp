#include "carpal/anatomy.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

Anatomy compared(const std::vector<float>& outputs) {
  Anatomy anatomy;
  const Outcome outcome = compare_with_reference(outputs, testing::full_manifest(), testing::reference(), anatomy);
  EXPECT_EQ(outcome.status, Status::Ok) << outcome.detail;
  return anatomy;
}

std::vector<float> film(float first, float second, float texture) {
  std::vector<float> outputs = testing::full_outputs();
  outputs[16] = first;
  outputs[17] = second;
  outputs[18] = texture;
  return outputs;
}

TEST(Anatomy, ByHand) {
  // x = 3, 4, 7: z = (3 - 1) 2, (4 - 2) 1, (7 - 3) 0.5 = 4, 2, 2; y = 0.5 * 4 - 0.5 * 2 + 0.25 * 2 = 1.5.
  const Anatomy anatomy = compared(film(3, 4, 7));
  ASSERT_EQ(anatomy.components.size(), 1u);
  EXPECT_DOUBLE_EQ(anatomy.components[0], 1.5);
  EXPECT_DOUBLE_EQ(anatomy.inside, 1.5 * 1.5 / 4);
  EXPECT_DOUBLE_EQ(anatomy.outside, (16 + 4 + 4 - 1.5 * 1.5) / 2);
  EXPECT_DOUBLE_EQ(anatomy.distance, std::log(10.875));
  EXPECT_NEAR(anatomy.distance, 2.3865, 5e-5);
  EXPECT_EQ(anatomy.grade, Grade::Good);
}

TEST(Anatomy, TheMeanFilmIsHeldAtTheLeastDistance) {
  const Anatomy anatomy = compared(film(1, 2, 3));
  EXPECT_EQ(anatomy.inside, 0);
  EXPECT_EQ(anatomy.outside, 0);
  EXPECT_DOUBLE_EQ(anatomy.distance, std::log(1e-6));
}

TEST(Anatomy, FartherIsWorse) {
  EXPECT_EQ(compared(film(4, 4, 7)).grade, Grade::Review);  // limits 2.5 and 4
  EXPECT_EQ(compared(film(10, 4, 7)).grade, Grade::Refuse);
}

TEST(Anatomy, OrderIsTheManifestsNotTheNetworks) {
  auto json = testing::full_manifest_json();
  json["anatomy"]["inputs"] = {"texture", "features"};
  Manifest manifest;
  ASSERT_TRUE(parse_manifest(json.dump(), manifest).ok());
  Anatomy anatomy;
  // x = texture, features = 3, 4, 7 again.
  ASSERT_TRUE(compare_with_reference(film(4, 7, 3), manifest, testing::reference(), anatomy).ok());
  EXPECT_DOUBLE_EQ(anatomy.components[0], 1.5);
}

TEST(Anatomy, WhatIsNotFiniteIsNamed) {
  for (const auto& [at, name] : {std::pair<std::size_t, const char*>{17, "features"}, {18, "texture"}}) {
    std::vector<float> outputs = testing::full_outputs();
    outputs[at] = NAN;
    Anatomy anatomy;
    const Outcome outcome = compare_with_reference(outputs, testing::full_manifest(), testing::reference(), anatomy);
    EXPECT_EQ(outcome.status, Status::NonFiniteOutput);
    EXPECT_EQ(outcome.detail, name);
  }
}

TEST(Anatomy, TheLargestNumbersStayFinite) {
  const float most = std::numeric_limits<float>::max();
  const Anatomy anatomy = compared(film(most, -most, most));
  EXPECT_TRUE(std::isfinite(anatomy.distance));
  EXPECT_EQ(anatomy.grade, Grade::Refuse);
}

}  // namespace
}  // namespace carpal
