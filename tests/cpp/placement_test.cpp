#include "carpal/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gtest/gtest.h>

#include "carpal/preprocess.hpp"
#include "carpal/quality.hpp"
#include "carpal/validation.hpp"
#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;

HandShape certain_hand(double angle) {
  HandShape hand;
  hand.found = true;
  hand.certainty = 1;
  hand.hands = 1;
  hand.angle = angle;
  hand.field = {10, 5, 60, 90};
  return hand;
}

Film blank_film() { return make_film(100, 200, 1, 8, std::vector<int>(20'000, 0)); }

InputSpec asking(std::optional<double> mirror = std::nullopt) {
  InputSpec input;
  input.placement = PlacementSpec{0.9, 12, 0.8, mirror};
  return input;
}

double turned_for(double angle) { return place(blank_film(), certain_hand(angle), asking()).turned; }

TEST(Placement, AHandNearAQuarterTurnIsTurnedByQuartersAnotherFreely) {
  const std::pair<double, double> cases[] = {{0, 0},     {11.9, 0},  {348.1, 0}, {90, 270},       {101, 270},   {180, 180},
                                             {270, 90},  {281, 90},  {12.1, 347.9}, {45, 315}, {347.94, 12.1}, {359.99, 0}};
  for (const auto& [angle, turned] : cases) EXPECT_NEAR(turned_for(angle), turned, 1e-9) << angle;
}

TEST(Placement, NothingIsMovedWithoutCertaintyOrAPackThatAsksForIt) {
  HandShape hand = certain_hand(180);
  hand.inverted = true;
  const Film film = blank_film();
  const auto untouched = [&](const Placement& placement) {
    const FilmBox& crop = placement.crop;
    return crop.x == 0 && crop.y == 0 && crop.width == 100 && crop.height == 200 && placement.turned == 0 && !placement.inverted && !placement.mirrored;
  };
  EXPECT_FALSE(untouched(place(film, hand, asking())));
  EXPECT_TRUE(untouched(place(film, hand, InputSpec{})));
  hand.certainty = 0.89;
  EXPECT_TRUE(untouched(place(film, hand, asking())));
  hand.certainty = 1;
  hand.found = false;
  EXPECT_TRUE(untouched(place(film, hand, asking())));
}

TEST(Placement, WideMarginsAreCutNarrowOnesAndScrapsAreNot) {
  const Film film = blank_film();
  HandShape hand = certain_hand(0);
  EXPECT_EQ(place(film, hand, asking()).crop.width, 60);
  EXPECT_EQ(place(film, hand, asking()).crop.y, 5);
  hand.field = {0, 0, 90, 180};  // 81 % of the film
  EXPECT_EQ(place(film, hand, asking()).crop.width, 100);
  hand.field = {40, 100, 9, 90};
  EXPECT_EQ(place(film, hand, asking()).crop.width, 100);
}

TEST(Placement, AFilmIsMirroredOnlyWhereThePackAsksAndTheThumbIsCertain) {
  HandShape hand = certain_hand(0);
  hand.thumb = ThumbSide::Left;
  hand.thumb_certainty = 0.95;
  EXPECT_FALSE(place(blank_film(), hand, asking()).mirrored);
  EXPECT_TRUE(place(blank_film(), hand, asking(0.9)).mirrored);
  EXPECT_FALSE(place(blank_film(), hand, asking(0.96)).mirrored);
  hand.thumb = ThumbSide::Right;
  EXPECT_FALSE(place(blank_film(), hand, asking(0.9)).mirrored);
}

TEST(Placement, OfTwoHandsEachIsPlacedByItsOwnOutlineAndTheFirstIsRead) {
  const Film film = make_film(400, 400, 1, 8, std::vector<int>(160'000, 0));
  HandShape hand = certain_hand(0);
  EXPECT_TRUE(placements_of_hands(film, hand, asking(0.9)).empty());
  hand.hands = 2;
  hand.box = {20, 20, 100, 300};
  hand.thumb = ThumbSide::Right;
  hand.thumb_certainty = 1;
  hand.other = {{300, 20, 100, 300}, 90, ThumbSide::Left, 1};
  const std::vector<Placement> both = placements_of_hands(film, hand, asking(0.9));
  ASSERT_EQ(both.size(), 2u);
  EXPECT_EQ(place(film, hand, asking(0.9)).crop.x, both[0].crop.x);
  EXPECT_EQ(both[0].crop.x, 14);
  EXPECT_EQ(both[0].crop.width, 112);
  EXPECT_FALSE(both[0].mirrored);
  EXPECT_EQ(both[0].turned, 0);
  EXPECT_EQ(both[1].crop.x, 294);
  EXPECT_EQ(both[1].crop.width, 106);  // the film ends there
  EXPECT_TRUE(both[1].mirrored);
  EXPECT_EQ(both[1].turned, 270);
  EXPECT_FALSE(placements_of_hands(film, hand, asking())[1].mirrored);
  hand.certainty = 0.5;
  EXPECT_TRUE(placements_of_hands(film, hand, asking(0.9)).empty());
}

std::vector<int> noise(int count) {
  std::vector<int> samples;
  for (int i = 0; i < count; ++i) samples.push_back((i * i + 17 * i) % 256);
  return samples;
}

Plane laid(const Film& film, const Placement& placement, int side) {
  Plane square;
  Laying laying;
  EXPECT_EQ(lay(film, placement, side, square, laying), Status::Ok);
  return square;
}

double largest_difference(const Plane& a, const Plane& b) {
  EXPECT_EQ(a.values.size(), b.values.size());
  double most = 0;
  for (std::size_t i = 0; i < a.values.size(); ++i) most = std::max<double>(most, std::abs(a.values.data()[i] - b.values.data()[i]));
  return most;
}

TEST(Placement, QuartersMirrorInversionAndCropAreWhatTheFilmWouldGiveHadItBeenSo) {
  constexpr int kWidth = 31;
  constexpr int kHeight = 44;
  const std::vector<int> samples = noise(kWidth * kHeight);
  const auto at = [&](int x, int y) { return samples[static_cast<std::size_t>(y * kWidth + x)]; };
  std::vector<int> right;     // turned clockwise by 90 degrees
  std::vector<int> mirrored;  // then mirrored and inverted
  std::vector<int> cut;
  for (int y = 0; y < kWidth; ++y) {
    for (int x = 0; x < kHeight; ++x) right.push_back(at(y, kHeight - 1 - x));
    for (int x = 0; x < kHeight; ++x) mirrored.push_back(255 - at(y, x));
  }
  for (int y = 7; y < 27; ++y) {
    for (int x = 3; x < 23; ++x) cut.push_back(at(x, y));
  }
  const Film film = make_film(kWidth, kHeight, 1, 8, samples);
  Placement placement = as_it_lies(film);
  placement.turned = 90;
  const Film right_film = make_film(kHeight, kWidth, 1, 8, right);
  EXPECT_LT(largest_difference(laid(film, placement, 16), laid(right_film, as_it_lies(right_film), 16)), 1e-6);
  placement.mirrored = placement.inverted = true;
  const Film mirrored_film = make_film(kHeight, kWidth, 1, 8, mirrored);
  EXPECT_LT(largest_difference(laid(film, placement, 16), laid(mirrored_film, as_it_lies(mirrored_film), 16)), 1e-6);
  placement = as_it_lies(film);
  placement.crop = {3, 7, 20, 20};
  const Film cut_film = make_film(20, 20, 1, 8, cut);
  EXPECT_EQ(largest_difference(laid(film, placement, 16), laid(cut_film, as_it_lies(cut_film), 16)), 0);
}

/// A smooth picture: a bright spot on a dark square, which has a `frame` of another grey.
Film spot(double x0, double y0, int frame = 20) {
  std::vector<int> samples;
  for (int y = 0; y < 120; ++y) {
    for (int x = 0; x < 120; ++x) {
      const bool edge = std::min({x, y, 119 - x, 119 - y}) < 2;
      samples.push_back(edge ? frame : static_cast<int>(std::lround(20 + 200 * std::exp(-(std::pow(x - x0, 2) + std::pow(y - y0, 2)) / 200))));
    }
  }
  return make_film(120, 120, 1, 8, samples);
}

TEST(Placement, AFreeTurnGoesClockwiseAroundTheMiddleAndKeepsAllOfTheFilm) {
  const double angle = 30 * std::numbers::pi / 180;
  const Film film = spot(59.5 + 30 * std::sin(-angle), 59.5 - 30 * std::cos(-angle), 60);  // 30 degrees left of up: turned right, it is up
  Placement placement = as_it_lies(film);
  placement.turned = 30;
  const Plane square = laid(film, placement, 164);  // 120 (sin 30 + cos 30): one pixel of it is one of the film's
  int best = 0;
  for (int i = 0; i < 164 * 164; ++i) best = square.values.data()[i] > square.values.data()[best] ? i : best;
  EXPECT_NEAR(best % 164, 81.5, 3);
  EXPECT_LT(best / 164, 80);
  EXPECT_GT(square.values.data()[best], 0.8);
  // What the turn uncovers has the edge's grey.
  for (const int corner : {0, 163, 163 * 164, 164 * 164 - 1}) EXPECT_NEAR(square.values.data()[corner], 60 / 255.0, 0.02);
}

TEST(Placement, PlainRowsThatATurnLeavesAreCut) {
  const Film film = spot(59.5, 59.5);  // plain but for the middle
  Placement placement = as_it_lies(film);
  placement.turned = 30;
  const Plane square = laid(film, placement, 100);
  // The spot, some 70 of the turned picture's 164 pixels wide, fills the square.
  EXPECT_GT(square.row(50)[8], square.row(0)[0] + 0.01);
}

TEST(Placement, AFilmWithoutPixelsIsNamed) {
  Plane square;
  Laying laying;
  EXPECT_EQ(lay(Film{}, Placement{}, 16, square, laying), Status::NoFilm);
}

TEST(Placement, WhatIsMeasuredIsWhatTheCropShows) {
  std::vector<int> inner;
  std::vector<int> outer(200 * 200 * 3, 255);
  for (int y = 0; y < 80; ++y) {
    for (int x = 0; x < 80 * 3; ++x) {
      inner.push_back((x * 7 + y * y) % 200);
      outer[static_cast<std::size_t>(((y + 30) * 200 + 50) * 3 + x)] = inner.back();
    }
  }
  const Film small = make_film(80, 80, 3, 8, inner);
  const Film large = make_film(200, 200, 3, 8, outer);
  const FilmPart part(large, {50, 30, 80, 80});
  Measures expected{};
  Measures measures{};
  ASSERT_EQ(measure(small, 40, expected), Status::Ok);
  ASSERT_EQ(measure(part, 40, measures), Status::Ok);
  EXPECT_EQ(measures, expected);
  QualityValues quality_expected{};
  QualityValues quality{};
  ASSERT_EQ(measure_quality(small, 40, quality_expected), Status::Ok);
  ASSERT_EQ(measure_quality(part, 40, quality), Status::Ok);
  EXPECT_EQ(quality, quality_expected);
}

constexpr const char* kManual = R"({"crop":{"x":2,"y":4,"width":50,"height":60},"turned_degrees":12.5,"mirrored":true,"inverted":false})";

TEST(Placement, AUsersPlacementIsReadWhole) {
  Placement placement;
  ASSERT_TRUE(parse_placement(kManual, blank_film(), placement).ok());
  EXPECT_EQ(placement.crop.height, 60);
  EXPECT_EQ(placement.turned, 12.5);
  EXPECT_TRUE(placement.mirrored);
  EXPECT_FALSE(placement.inverted);
  EXPECT_TRUE(placement.manual);
}

TEST(Placement, AUsersPlacementOutsideOfTheFilmIsRefusedByName) {
  const std::pair<const char*, const char*> wrong[] = {
      {"/crop/x", "-1"},     {"/crop/x", "60"},        {"/crop/width", "99"},   {"/crop/width", "15"},  {"/crop/height", "197"},
      {"/crop/y", "1.5"},    {"/turned_degrees", "-1"}, {"/turned_degrees", "361"}, {"/mirrored", "1"}, {"/inverted", "null"},
      {"/crop", "null"},
  };
  for (const auto& [field, value] : wrong) {
    testing::Json json = testing::Json::parse(kManual);
    json[testing::Json::json_pointer(field)] = testing::Json::parse(value);
    Placement placement;
    const Outcome outcome = parse_placement(json.dump(), blank_film(), placement);
    EXPECT_EQ(outcome.status, Status::BadRequest) << field << value;
    EXPECT_NE(outcome.detail.find("placement."), std::string::npos) << outcome.detail;
    EXPECT_FALSE(placement.manual);
  }
  Placement placement;
  EXPECT_EQ(parse_placement("{", blank_film(), placement).status, Status::BadRequest);
}

TEST(Placement, TheOutlineGoesClockwiseAroundTheHandAndHoldsIt) {
  HandShape hand;
  hand.found = true;
  hand.mask_width = hand.mask_height = 64;
  ASSERT_TRUE(hand.mask.allocate(64 * 64));
  int inside = 0;
  for (int i = 0; i < 64 * 64; ++i) {
    const bool here = std::hypot(i % 64 - 30, i / 64 - 34) < 20;
    hand.mask.data()[i] = here ? 1 : 0;
    inside += here ? 1 : 0;
  }
  const Film film = make_film(128, 128, 1, 8, std::vector<int>(128 * 128, 0));
  const std::vector<FilmPoint> points = outline_of(film, hand);
  ASSERT_GT(points.size(), 20u);
  EXPECT_LE(points.size(), kMostOutlinePoints);
  double area = 0;  // of the polygon; positive clockwise, for y grows downwards
  for (std::size_t i = 0; i < points.size(); ++i) {
    const FilmPoint& a = points[i];
    const FilmPoint& b = points[(i + 1) % points.size()];
    area += (a.x * b.y - b.x * a.y) / 2;
    EXPECT_NEAR(std::hypot(a.x - 61, a.y - 69), 40, 3);
  }
  EXPECT_NEAR(area, 4.0 * inside, 0.1 * 4.0 * inside);
  EXPECT_TRUE(outline_of(film, HandShape{}).empty());
}

}  // namespace
}  // namespace carpal
