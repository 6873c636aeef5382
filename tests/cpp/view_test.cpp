#include "carpal/view.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "carpal/preprocess.hpp"
#include "support.hpp"

namespace carpal {
namespace {

constexpr View kAll[] = {View::AsIs, View::Mirrored, View::TurnedLeft, View::TurnedRight};

Plane plane(int width, int height, const std::vector<float>& values) {
  Plane made;
  EXPECT_TRUE(made.allocate(width, height));
  EXPECT_EQ(values.size(), made.values.size());
  std::copy(values.begin(), values.end(), made.values.data());
  return made;
}

Plane seen(const Plane& picture, View view) {
  Plane out;
  EXPECT_EQ(take_view(picture, view, out), Status::Ok);
  EXPECT_EQ(out.width, picture.width);
  EXPECT_EQ(out.height, picture.height);
  return out;
}

std::vector<float> values_of(const Plane& picture) { return {picture.values.span().begin(), picture.values.span().end()}; }

TEST(View, HasANameThatFindsIt) {
  for (const View view : kAll) EXPECT_EQ(view_of(view_name(view)), view);
  EXPECT_STREQ(view_name(View::TurnedLeft), "turned_left");
  EXPECT_FALSE(view_of("upside_down").has_value());
}

TEST(View, MirroredReversesTheColumns) {
  const Plane picture = plane(3, 2, {1, 2, 3, 4, 5, 6});
  EXPECT_EQ(values_of(seen(picture, View::AsIs)), values_of(picture));
  EXPECT_EQ(values_of(seen(picture, View::Mirrored)), (std::vector<float>{3, 2, 1, 6, 5, 4}));
}

/// One bright pixel to the right of the centre of a dark square: where it goes says which way, and how far, the picture was turned.
TEST(View, TurnedLeftLiftsWhatIsOnTheRight) {
  constexpr int kSide = 101;
  constexpr int kRadius = 40;
  std::vector<float> values(kSide * kSide, 0.0f);
  values[50 * kSide + 50 + kRadius] = 1.0f;
  const Plane picture = plane(kSide, kSide, values);
  for (const auto& [view, way] : {std::pair{View::TurnedLeft, -1.0}, {View::TurnedRight, 1.0}}) {
    const Plane turned = seen(picture, view);
    double sum = 0;
    double x = 0;
    double y = 0;
    for (int row = 0; row < kSide; ++row) {
      for (int column = 0; column < kSide; ++column) {
        const double v = turned.row(row)[column];
        sum += v;
        x += v * (column - 50);
        y += v * (row - 50);
      }
    }
    const double radians = kTurnDegrees * std::acos(-1.0) / 180;
    EXPECT_NEAR(sum, 1, 0.2) << view_name(view);
    EXPECT_NEAR(x / sum, kRadius * std::cos(radians), 0.3) << view_name(view);
    EXPECT_NEAR(y / sum, way * kRadius * std::sin(radians), 0.3) << view_name(view);
  }
}

TEST(View, ATurnedPictureIsInterpolatedAndItsBorderGoesOn) {
  std::vector<float> slope(21 * 15);
  for (int y = 0; y < 15; ++y) {
    for (int x = 0; x < 21; ++x) slope[static_cast<std::size_t>(y * 21 + x)] = static_cast<float>(x);
  }
  const Plane turned = seen(plane(21, 15, slope), View::TurnedLeft);
  const double c = std::cos(kTurnDegrees * std::acos(-1.0) / 180);
  const double s = std::sin(kTurnDegrees * std::acos(-1.0) / 180);
  for (int y = 0; y < 15; ++y) {
    for (int x = 0; x < 21; ++x) {
      const double from = 10 + c * (x - 10) - s * (y - 7);
      EXPECT_NEAR(turned.row(y)[x], std::min(20.0, std::max(0.0, from)), 1e-5) << x << " " << y;
    }
  }
}

TEST(View, WhatIsTheSameEverywhereStaysSo) {
  for (const View view : kAll) {
    for (const float v : values_of(seen(plane(5, 4, std::vector<float>(20, 0.3f)), view))) EXPECT_EQ(v, 0.3f);
    EXPECT_EQ(seen(plane(1, 1, {0.7f}), view).row(0)[0], 0.7f);
  }
}

/// The same numbers in both builds: this file runs natively and as WebAssembly.
TEST(View, TensorsAreBitEqualEverywhere) {
  std::vector<int> samples;
  for (int i = 0; i < 61 * 47; ++i) samples.push_back((i * i + 31 * i) % 256);
  const Film film = testing::make_film(61, 47, 1, 8, samples);
  const InputSpec input{64, 64, {96, 64}, {0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}};
  std::vector<std::uint64_t> hashes;
  Buffer<float> as_is;
  ASSERT_EQ(testing::tensor_of(film, input, View::AsIs, as_is), Status::Ok);
  for (const View view : kAll) {
    Buffer<float> tensor;
    ASSERT_EQ(testing::tensor_of(film, input, view, tensor), Status::Ok);
    ASSERT_EQ(tensor.size(), as_is.size());
    hashes.push_back(testing::fnv1a(tensor.span()));
    if (view != View::Mirrored) continue;
    for (std::size_t row = 0; row < 3 * 64; ++row) {
      for (std::size_t x = 0; x < 64; ++x) ASSERT_EQ(tensor.data()[row * 64 + x], as_is.data()[row * 64 + 63 - x]);
    }
  }
  EXPECT_EQ(hashes,
            (std::vector<std::uint64_t>{18130710188469048796u, 9954471281117292932u, 16838227040411889754u, 15938856329812222667u}));
}

}  // namespace
}  // namespace carpal
