#include "carpal/resample.hpp"

#include <algorithm>
#include <cmath>
#include <random>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;

std::vector<double> reference_weights(int in, int out, int i) {
  const double scale = static_cast<double>(in) / out;
  const double support = std::max(1.0, scale);
  const double centre = (i + 0.5) * scale;
  std::vector<double> weights(static_cast<std::size_t>(in), 0.0);
  double sum = 0;
  for (int j = std::max(0, static_cast<int>(centre - support + 0.5)); j < std::min(in, static_cast<int>(centre + support + 0.5)); ++j) {
    sum += weights[static_cast<std::size_t>(j)] = std::max(0.0, 1 - std::abs(j + 0.5 - centre) / support);
  }
  for (double& w : weights) w /= sum;
  return weights;
}

/// The definition in double, every output from every input: slow, and independent of the order of passes.
std::vector<double> reference(const Film& film, int width, int height) {
  std::vector<float> grey(static_cast<std::size_t>(film.width * film.height));
  for (int y = 0; y < film.height; ++y) FilmPart(film).grey_row(y, grey.data() + y * film.width);
  std::vector<double> out;
  for (int oy = 0; oy < height; ++oy) {
    const auto wy = reference_weights(film.height, height, oy);
    for (int ox = 0; ox < width; ++ox) {
      const auto wx = reference_weights(film.width, width, ox);
      double sum = 0;
      for (int y = 0; y < film.height; ++y) {
        for (int x = 0; x < film.width; ++x) {
          sum += wy[static_cast<std::size_t>(y)] * wx[static_cast<std::size_t>(x)] *
                 static_cast<double>(grey[static_cast<std::size_t>(y * film.width + x)]);
        }
      }
      out.push_back(sum / static_cast<double>(film.max_level()));
    }
  }
  return out;
}

Film random_film(int width, int height, int bits) {
  std::mt19937 random(static_cast<unsigned>(width * 1000 + height));
  std::vector<int> samples;
  for (int i = 0; i < width * height; ++i) samples.push_back(static_cast<int>(random() % (bits == 16 ? 65536 : 256)));
  return make_film(width, height, 1, bits, samples);
}

TEST(Resample, EqualsTheDefinition) {
  const int sizes[][2] = {{1, 1}, {2, 3}, {17, 5}, {31, 33}, {64, 48}, {1, 90}, {90, 1}};
  for (const auto& size : sizes) {
    for (const int bits : {8, 16}) {
      const Film film = random_film(size[0], size[1], bits);
      for (const int side : {1, 2, 7, 32}) {
        Plane out;
        ASSERT_EQ(resample(film, side, side + 1, out), Status::Ok);
        const auto expected = reference(film, side, side + 1);
        ASSERT_EQ(out.values.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
          ASSERT_NEAR(static_cast<double>(out.values.data()[i]), expected[i], 1e-6) << size[0] << 'x' << size[1] << " to " << side;
        }
      }
    }
  }
}

/// The row pass without vectors: eight sums by a plain loop, added in the order in which the vectors' lanes are.
float scalar_sum(const float* x, const std::vector<float>& weights) {
  float sums[8] = {};
  for (std::size_t k = 0; k < weights.size(); k += 8) {
    for (std::size_t lane = 0; lane < 8 && k + lane < weights.size(); ++lane) sums[lane] += weights[k + lane] * x[k + lane];
  }
  for (int lane = 0; lane < 4; ++lane) sums[lane] += sums[lane + 4];
  return (sums[0] + sums[2]) + (sums[1] + sums[3]);
}

/// `resample` of a plane, written out one value at a time.
std::vector<float> scalar_twin(const Plane& in, int width, int height) {
  std::vector<std::vector<double>> lines(static_cast<std::size_t>(in.height));
  std::vector<std::vector<float>> taps(static_cast<std::size_t>(width));
  std::vector<std::size_t> starts(static_cast<std::size_t>(width));
  for (int x = 0; x < width; ++x) {
    const auto weights = reference_weights(in.width, width, x);
    const double scale = static_cast<double>(in.width) / width;
    const double support = std::max(1.0, scale);
    const int start = std::max(0, static_cast<int>((x + 0.5) * scale - support + 0.5));
    const int end = std::min(in.width, static_cast<int>((x + 0.5) * scale + support + 0.5));
    starts[static_cast<std::size_t>(x)] = static_cast<std::size_t>(start);
    for (int j = start; j < end; ++j) taps[static_cast<std::size_t>(x)].push_back(static_cast<float>(weights[static_cast<std::size_t>(j)]));
  }
  for (int y = 0; y < in.height; ++y) {
    for (std::size_t x = 0; x < taps.size(); ++x) lines[static_cast<std::size_t>(y)].push_back(static_cast<double>(scalar_sum(in.row(y) + starts[x], taps[x])));
  }
  std::vector<float> out;
  for (int oy = 0; oy < height; ++oy) {
    const auto weights = reference_weights(in.height, height, oy);
    for (std::size_t x = 0; x < taps.size(); ++x) {
      double sum = 0;
      for (std::size_t y = 0; y < weights.size(); ++y) {
        if (weights[y] != 0) sum += weights[y] * lines[y][x];
      }
      out.push_back(static_cast<float>(sum));
    }
  }
  return out;
}

TEST(Resample, HasTheBitsOfItsScalarTwin) {
  std::mt19937 random(7);
  for (int round = 0; round < 40; ++round) {
    Plane in;
    ASSERT_TRUE(in.allocate(static_cast<int>(1 + random() % 130), static_cast<int>(1 + random() % 130)));
    for (float& value : in.values.span()) value = static_cast<float>(random() % 65536) / 65535.0f;
    const int width = static_cast<int>(1 + random() % 70);
    const int height = static_cast<int>(1 + random() % 70);
    Plane out;
    ASSERT_EQ(resample(in, width, height, out), Status::Ok);
    const auto twin = scalar_twin(in, width, height);
    ASSERT_EQ(out.values.size(), twin.size());
    for (std::size_t i = 0; i < twin.size(); ++i) ASSERT_EQ(out.values.data()[i], twin[i]) << in.width << 'x' << in.height << " to " << width << 'x' << height;
  }
}

TEST(Resample, TheSameSizeChangesNothing) {
  const Film film = random_film(19, 23, 8);
  Plane out;
  ASSERT_EQ(resample(film, 19, 23, out), Status::Ok);
  for (std::size_t i = 0; i < out.values.size(); ++i) ASSERT_EQ(out.values.data()[i], static_cast<float>(film.samples.data()[i]) / 255.0f);
}

TEST(Resample, AConstantStaysConstantHoweverLong) {
  for (const auto& size : {std::pair{60000, 3}, std::pair{3, 60000}}) {
    const Film film = make_film(size.first, size.second, 1, 8, std::vector<int>(180000, 77));
    Plane out;
    ASSERT_EQ(resample(film, 32, 32, out), Status::Ok);
    for (const float v : out.values.span()) ASSERT_NEAR(v, 77.0f / 255.0f, 1e-6f);
  }
}

TEST(Resample, APlaneGoesTheSameWay) {
  const Film film = random_film(40, 30, 8);
  Plane grey;
  ASSERT_EQ(resample(film, 40, 30, grey), Status::Ok);
  Plane from_plane;
  Plane from_film;
  ASSERT_EQ(resample(grey, 16, 16, from_plane), Status::Ok);
  ASSERT_EQ(resample(film, 16, 16, from_film), Status::Ok);
  for (std::size_t i = 0; i < 256; ++i) ASSERT_NEAR(from_plane.values.data()[i], from_film.values.data()[i], 1e-6f);
}

TEST(Resample, NothingIsNoFilm) {
  Plane out;
  EXPECT_EQ(resample(Film{}, 4, 4, out), Status::NoFilm);
}

}  // namespace
}  // namespace carpal
