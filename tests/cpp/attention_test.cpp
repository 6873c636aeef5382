#include "carpal/attention.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Json;
using testing::make_film;

/// Dark, noisy enough that no row is plain, with one bright spot.
Film spotted(int width, int height, double x0, double y0) {
  std::vector<int> samples;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const double spot = 200 * std::exp(-(std::pow(x + 0.5 - x0, 2) + std::pow(y + 0.5 - y0, 2)) / 60);
      samples.push_back(static_cast<int>(std::lround((x * 7 + y * 13) % 29 + spot)));
    }
  }
  return make_film(width, height, 1, 8, samples);
}

/// Where the brightest place of the laid picture is, as shares of its sides.
Place brightest(const Plane& square) {
  std::size_t best = 0;
  for (std::size_t i = 0; i < square.values.size(); ++i) best = square.values.data()[i] > square.values.data()[best] ? i : best;
  const auto side = static_cast<std::size_t>(square.width);
  return {(static_cast<double>(best % side) + 0.5) / square.width, (static_cast<double>(best / side) + 0.5) / square.height};
}

TEST(Laying, KnowsWhereEachPlaceOfTheFilmHasComeToLie) {
  constexpr double kX = 118;
  constexpr double kY = 61;
  const Film film = spotted(200, 150, kX, kY);
  for (const bool cut : {false, true}) {
    for (const bool mirrored : {false, true}) {
      for (const double turned : {0.0, 90.0, 180.0, 270.0, 20.0, 77.0, 130.0, 214.0, 325.0}) {
        Placement placement = as_it_lies(film);
        if (cut) placement.crop = {40, 20, 120, 100};
        placement.turned = turned;
        placement.mirrored = mirrored;
        Plane square;
        Laying laying;
        ASSERT_EQ(lay(film, placement, 200, square, laying), Status::Ok);
        const auto place = laying.in_square(kX, kY);
        ASSERT_TRUE(place.has_value());
        const Place seen = brightest(square);
        EXPECT_NEAR(place->x, seen.x, 0.013) << turned << cut << mirrored;
        EXPECT_NEAR(place->y, seen.y, 0.013) << turned << cut << mirrored;
        if (cut) {
          EXPECT_FALSE(laying.in_square(30, 60).has_value());
        }
      }
    }
  }
}

/// A manifest whose network gives both maps, 3 x 4.
Manifest with_maps() {
  Json json = testing::full_manifest_json();
  json["outputs"].push_back({{"name", "age_map"}, {"shape", {2, 3, 4}}});
  json["outputs"].push_back({{"name", "stage_map"}, {"shape", {2, 6, 3, 4}}});
  Manifest manifest;
  EXPECT_TRUE(parse_manifest(json.dump(), manifest).ok());
  return manifest;
}

std::vector<float> outputs_with(const Manifest& manifest, OutputName name, std::size_t index, float value) {
  std::vector<float> outputs = testing::full_outputs();
  outputs.resize(manifest.outputs_size, 0.0f);
  outputs[manifest.output(name)->offset + index] = value;
  return outputs;
}

std::uint8_t level(const Attention& attention, AttentionMap map, double x, double y) {
  const auto at = std::find(attention.maps.begin(), attention.maps.end(), map) - attention.maps.begin();
  const auto row = static_cast<std::ptrdiff_t>(y * attention.height);
  return attention.levels.data()[(at * attention.height + row) * attention.width + static_cast<std::ptrdiff_t>(x * attention.width)];
}

TEST(Attention, LiesOnTheFilmWhereTheNetworkHasLooked) {
  const Manifest manifest = with_maps();
  const Film film = spotted(200, 400, 10, 10);
  Placement placement = as_it_lies(film);
  placement.turned = 180;
  Plane square;
  Laying laying;
  ASSERT_EQ(lay(film, placement, 32, square, laying), Status::Ok);
  // Row 0, column 3 of the map: the upper right place of the square, the lower left one of the film. What pushes down counts as what pushes up.
  const std::vector<float> outputs = outputs_with(manifest, OutputName::AgeMap, 12 + 3, -2.0f);
  Attention attention;
  ASSERT_TRUE(attend(outputs, manifest, film, laying, attention).ok());
  EXPECT_EQ(attention.height, kAttentionSide);
  EXPECT_EQ(attention.width, kAttentionSide / 2);
  EXPECT_GT(level(attention, AttentionMap::AgeMale, 0.1, 0.9), 250);
  EXPECT_EQ(level(attention, AttentionMap::AgeMale, 0.9, 0.1), 0);
  EXPECT_EQ(level(attention, AttentionMap::AgeFemale, 0.1, 0.9), 0);
}

TEST(Attention, OfAStageIsOfTheMostProbableOneAndOfWhatSpeaksForIt) {
  const Manifest manifest = with_maps();
  const Film film = spotted(60, 60, 10, 10);
  Plane square;
  Laying laying;
  ASSERT_EQ(lay(film, as_it_lies(film), 32, square, laying), Status::Ok);
  const auto attended = [&](std::size_t stage, float value) {
    Attention attention;
    EXPECT_TRUE(attend(outputs_with(manifest, OutputName::StageMap, stage * 12, value), manifest, film, laying, attention).ok());
    return level(attention, AttentionMap::StageFemale, 0.05, 0.05);
  };
  EXPECT_EQ(attended(2, 1.0f), 255);  // full_outputs() names stage 2
  EXPECT_EQ(attended(2, -1.0f), 0);
  EXPECT_EQ(attended(3, 1.0f), 0);
}

TEST(Attention, IsNothingWhereTheNetworkDidNotSeeTheFilm) {
  const Manifest manifest = with_maps();
  const Film film = spotted(100, 100, 10, 10);
  Placement placement = as_it_lies(film);
  placement.crop = {50, 0, 50, 100};
  Plane square;
  Laying laying;
  ASSERT_EQ(lay(film, placement, 32, square, laying), Status::Ok);
  std::vector<float> outputs = outputs_with(manifest, OutputName::AgeMap, 0, 1.0f);
  std::fill_n(outputs.begin() + static_cast<std::ptrdiff_t>(manifest.output(OutputName::AgeMap)->offset), 24, 1.0f);
  Attention attention;
  ASSERT_TRUE(attend(outputs, manifest, film, laying, attention).ok());
  EXPECT_EQ(level(attention, AttentionMap::AgeFemale, 0.25, 0.5), 0);
  EXPECT_EQ(level(attention, AttentionMap::AgeFemale, 0.75, 0.5), 255);
}

TEST(Attention, NeedsAMapAndNumbers) {
  const Film film = spotted(40, 40, 10, 10);
  Attention attention;
  EXPECT_EQ(attend({}, with_maps(), film, Laying(), attention).status, Status::NoOutputs);
  EXPECT_EQ(attend(testing::full_outputs(), testing::full_manifest(), film, Laying(), attention).status, Status::NoOutputs);
  const std::vector<float> broken = outputs_with(with_maps(), OutputName::StageMap, 2 * 12, std::numeric_limits<float>::quiet_NaN());
  EXPECT_EQ(attend(broken, with_maps(), film, Laying(), attention).status, Status::NonFiniteOutput);
}

TEST(Attention, IsNamedInItsJson) {
  Attention attention;
  attention.width = 2;
  attention.height = 3;
  attention.maps = {AttentionMap::AgeFemale, AttentionMap::StageMale};
  EXPECT_EQ(to_json(attention), R"({"width":2,"height":3,"maps":["age_female","stage_male"]})");
}

}  // namespace
}  // namespace carpal
