#include "carpal/hand.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <numbers>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"
#include "carpal/resample.hpp"
#include "support.hpp"

namespace carpal {
namespace {

struct Canvas {
  int width = 0;
  int height = 0;
  std::vector<float> grey;  // 0..1

  Canvas(int w, int h, float level = 0.05f) : width(w), height(h), grey(static_cast<std::size_t>(w * h), level) {}

  /// Grain, as a detector has it.
  void grain(float size) {
    std::uint32_t state = 1;
    for (float& v : grey) {
      state = state * 1664525u + 1013904223u;
      v += size * (static_cast<float>(state >> 8) / 16777216.0f - 0.5f);
    }
  }

  void lift(int x, int y, float level) {
    float& v = grey[static_cast<std::size_t>(y * width + x)];
    v = std::max(v, level);
  }

  /// A thick line whose radius runs from one end's to the other's, brighter where it is thicker.
  void limb(double x0, double y0, double r0, double x1, double y1, double r1, float level) {
    const double dx = x1 - x0;
    const double dy = y1 - y0;
    for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
        const double t = std::clamp(((x - x0) * dx + (y - y0) * dy) / std::max(dx * dx + dy * dy, 1e-9), 0.0, 1.0);
        const double off = std::hypot(x - x0 - t * dx, y - y0 - t * dy) / (r0 + t * (r1 - r0));
        if (off <= 1) lift(x, y, level * static_cast<float>(0.7 + 0.3 * std::sqrt(1 - off * off)));
      }
    }
  }

  void rectangle(int x0, int y0, int x1, int y1, float level) {
    for (int y = y0; y < y1; ++y) {
      for (int x = x0; x < x1; ++x) grey[static_cast<std::size_t>(y * width + x)] = level;
    }
  }

  Film film() const {
    std::vector<int> samples;
    for (const float v : grey) samples.push_back(static_cast<int>(std::lround(std::clamp(v, 0.0f, 1.0f) * 255)));
    return testing::make_film(width, height, 1, 8, samples);
  }
};

/// A left hand seen from behind: fingers up when `degrees` is 0, thumb at the right. `size`: from the wrist to the middle finger's tip.
void draw_hand(Canvas& to, double x, double y, double size, double degrees, bool mirrored = false, float level = 0.5f, double forearm = 3) {
  const double a = degrees * std::numbers::pi / 180;
  const auto limb = [&](double u0, double v0, double r0, double u1, double v1, double r1) {
    const double m = mirrored ? -1 : 1;
    const auto px = [&](double u, double v) { return x + size * (m * u * std::cos(a) - v * std::sin(a)); };
    const auto py = [&](double u, double v) { return y + size * (m * u * std::sin(a) + v * std::cos(a)); };
    to.limb(px(u0, v0), py(u0, v0), size * r0, px(u1, v1), py(u1, v1), size * r1, level);
  };
  limb(-0.03, -0.03, 0.17, 0, 0.14, 0.12);  // the palm
  limb(0.03, -0.03, 0.17, 0, 0.14, 0.12);
  limb(0, 0.16, 0.105, 0, 0.16 + forearm, 0.15);
  limb(-0.15, -0.10, 0.05, -0.34, -0.44, 0.038);  // little finger
  limb(-0.07, -0.16, 0.055, -0.15, -0.63, 0.042);
  limb(0.02, -0.16, 0.055, 0.03, -0.70, 0.042);
  limb(0.11, -0.16, 0.055, 0.20, -0.61, 0.042);
  limb(0.08, 0.08, 0.075, 0.40, -0.16, 0.045);  // thumb
}

Canvas hand_picture(double degrees, bool mirrored = false, int side = 320, double size = 190) {
  Canvas canvas(side, side);
  draw_hand(canvas, side * 0.5, side * 0.5, size, degrees, mirrored);
  canvas.grain(0.06f);
  return canvas;
}

HandShape shape_of(const Film& film) {
  HandShape shape;
  EXPECT_EQ(find_hand(film, shape), Status::Ok);
  return shape;
}

double apart(double a, double b) { return std::abs(std::remainder(a - b, 360.0)); }

TEST(Hand, FindsTheFingersDirectionAllAround) {
  for (int degrees = 0; degrees < 360; degrees += 15) {
    const HandShape shape = shape_of(hand_picture(degrees).film());
    ASSERT_TRUE(shape.found) << degrees;
    EXPECT_LE(apart(shape.angle, degrees), 12) << degrees;
    EXPECT_GE(shape.certainty, 0.8) << degrees;
    EXPECT_FALSE(shape.inverted) << degrees;
    EXPECT_EQ(shape.hands, 1) << degrees;
  }
}

TEST(Hand, TellsTheThumbsSideWhicheverWayTheHandLies) {
  for (int degrees = 0; degrees < 360; degrees += 40) {
    EXPECT_EQ(shape_of(hand_picture(degrees).film()).thumb, ThumbSide::Right) << degrees;
    EXPECT_EQ(shape_of(hand_picture(degrees, true).film()).thumb, ThumbSide::Left) << degrees;
  }
}

TEST(Hand, FiveTipsLieWhereTheyWereDrawn) {
  const HandShape shape = shape_of(hand_picture(0).film());
  ASSERT_EQ(shape.fingers, 5);
  // Ends of the limbs plus their radius along them, clockwise from the little finger.
  const std::array<FilmPoint, 5> drawn = {{{92, 70}, {129, 33}, {166, 19}, {200, 37}, {243, 125}}};
  for (const FilmPoint& want : drawn) {
    double nearest = 1e9;
    for (int i = 0; i < shape.fingers; ++i) {
      const FilmPoint& tip = shape.tips[static_cast<std::size_t>(i)];
      nearest = std::min(nearest, std::hypot(tip.x - want.x, tip.y - want.y));
    }
    EXPECT_LE(nearest, 8) << want.x << ' ' << want.y;
  }
  EXPECT_NEAR(shape.palm.x, 160, 12);
  EXPECT_NEAR(shape.palm.y, 155, 25);
}

TEST(Hand, InvertedGivesTheSameHand) {
  for (const double degrees : {0.0, 130.0, 250.0}) {
    Canvas canvas = hand_picture(degrees);
    const HandShape plain = shape_of(canvas.film());
    for (float& v : canvas.grey) v = 1 - v;
    const HandShape shape = shape_of(canvas.film());
    EXPECT_FALSE(plain.inverted);
    EXPECT_TRUE(shape.inverted);
    EXPECT_LE(apart(shape.angle, degrees), 12);
    EXPECT_EQ(shape.fingers, plain.fingers);
    EXPECT_NEAR(shape.box.width, plain.box.width, 8);
  }
}

/// The ground of a film, cut at one lucky level, can have a hand's outline, but it is plain; a hand is brighter where it is thicker.
TEST(Hand, APlainDarkPartOfAHandsOutlineIsGround) {
  Canvas canvas(480, 320, 0.3f);
  draw_hand(canvas, 140, 110, 170, 0, false, 0.9f);  // its fingertips are off the film
  Canvas shadow(480, 320, 0);
  draw_hand(shadow, 350, 160, 170, 180, false, 1.0f);
  for (std::size_t i = 0; i < canvas.grey.size(); ++i) {
    if (shadow.grey[i] > 0) canvas.grey[i] = 0.22f;
  }
  canvas.grain(0.02f);
  const HandShape shape = shape_of(canvas.film());
  EXPECT_FALSE(shape.inverted);
  EXPECT_LE(apart(shape.angle, 0), 12);
  EXPECT_LT(shape.palm.x, 240);
}

TEST(Hand, DimFramedWithMarkerAndOnALargerCanvas) {
  Canvas dim = hand_picture(75);
  for (float& v : dim.grey) v = 0.1f + 0.1f * v;
  EXPECT_LE(apart(shape_of(dim.film()).angle, 75), 12);

  Canvas marked = hand_picture(0);
  marked.rectangle(20, 240, 34, 290, 1.0f);
  marked.rectangle(34, 278, 50, 290, 1.0f);
  const HandShape shape = shape_of(marked.film());
  EXPECT_LE(apart(shape.angle, 0), 12);
  EXPECT_GT(shape.box.x, 50);  // the letter is no part of the hand

  for (const float frame : {0.0f, 1.0f}) {
    Canvas large(960, 960, frame);
    const Canvas small = hand_picture(200);
    for (int y = 0; y < 320; ++y) {
      std::copy_n(small.grey.begin() + y * 320, 320, large.grey.begin() + (y + 500) * 960 + 40);
    }
    const HandShape there = shape_of(large.film());
    EXPECT_LE(apart(there.angle, 200), 15) << frame;
    EXPECT_FALSE(there.inverted) << frame;
    EXPECT_GE(there.box.x, 36) << frame;
    EXPECT_GE(there.box.y, 494) << frame;
    EXPECT_LE(there.box.x + there.box.width, 366) << frame;
  }
}

TEST(Hand, AFrameIsNotOfTheFieldButTheGroundOfACutOutHandIs) {
  Canvas framed(480, 440, 1.0f);
  const Canvas film = hand_picture(0);
  for (int y = 0; y < 320; ++y) std::copy_n(film.grey.begin() + y * 320, 320, framed.grey.begin() + (y + 50) * 480 + 70);
  const FilmBox inside = shape_of(framed.film()).field;
  EXPECT_NEAR(inside.x, 70, 4);
  EXPECT_NEAR(inside.y, 50, 4);
  EXPECT_NEAR(inside.x + inside.width, 390, 4);
  EXPECT_NEAR(inside.y + inside.height, 370, 4);

  // As a viewer exports it that masks everything but the hand: its tips would lie on the field's edge.
  Canvas cut(320, 400, 0.0f);
  draw_hand(cut, 160, 200, 190, 0, false, 0.7f, 0.5);
  const HandShape shape = shape_of(cut.film());
  EXPECT_LE(apart(shape.angle, 0), 12);
  EXPECT_GE(shape.certainty, 0.9);
  EXPECT_LT(shape.field.y, shape.box.y - 8);
  EXPECT_GT(shape.field.y + shape.field.height, shape.box.y + shape.box.height + 8);
}

TEST(Hand, BoxAndMaskAreInPlaceOnAnOblongFilm) {
  Canvas canvas(300, 600);
  draw_hand(canvas, 180, 200, 200, 0);
  const HandShape shape = shape_of(canvas.film());
  EXPECT_NEAR(shape.box.x, 104, 6);
  EXPECT_NEAR(shape.box.y, 52, 6);
  EXPECT_NEAR(shape.box.x + shape.box.width, 269, 6);
  EXPECT_EQ(shape.box.y + shape.box.height, 600);
  EXPECT_EQ(shape.mask_width, 128);
  EXPECT_EQ(shape.mask_height, 256);
  ASSERT_EQ(shape.mask.size(), 128u * 256u);
  EXPECT_EQ(shape.mask.data()[85 * 128 + 77], 1);  // the palm
  EXPECT_EQ(shape.mask.data()[85 * 128 + 5], 0);
}

TEST(Hand, TheForearmLeavesWhereItIsDrawn) {
  const std::array<PictureSide, 4> sides = {PictureSide::Bottom, PictureSide::Left, PictureSide::Top, PictureSide::Right};
  for (std::size_t i = 0; i < 4; ++i) {
    const HandShape shape = shape_of(hand_picture(90.0 * static_cast<double>(i)).film());
    EXPECT_TRUE(shape.forearm_leaves) << i;
    EXPECT_EQ(shape.forearm_side, sides[i]) << i;
    EXPECT_GT(shape.border_share, 0.02) << i;
    EXPECT_LT(shape.border_share, 0.15) << i;
  }
  Canvas whole(400, 400);
  draw_hand(whole, 200, 180, 190, 0, false, 0.5f, 0.4);
  const HandShape shape = shape_of(whole.film());
  EXPECT_FALSE(shape.forearm_leaves);
  EXPECT_EQ(shape.forearm_side, PictureSide::None);
  EXPECT_EQ(shape.border_share, 0);
  EXPECT_LE(apart(shape.angle, 0), 15);
}

TEST(Hand, TwoHandsAreTwoAndTheOneOnTheLeftComesFirst) {
  for (const bool upside_down : {false, true}) {
    for (const bool thumbs_outside : {false, true}) {
      Canvas canvas(560, 320);
      const double angle = upside_down ? 180 : 0;
      draw_hand(canvas, 130, upside_down ? 150 : 170, 180, angle, upside_down != thumbs_outside);
      draw_hand(canvas, 420, upside_down ? 150 : 170, 180, angle, upside_down == thumbs_outside);
      const HandShape shape = shape_of(canvas.film());
      ASSERT_EQ(shape.hands, 2);
      EXPECT_LE(apart(shape.angle, angle), 12);
      EXPECT_LE(apart(shape.other.angle, angle), 12);
      const auto [left, right] = upside_down ? std::pair(shape.other.box, shape.box) : std::pair(shape.box, shape.other.box);
      EXPECT_LT(left.x + left.width, 300);
      EXPECT_GT(right.x, 260);
      EXPECT_NEAR(left.width, right.width, 10);  // the same hand twice: neither is cut short
      EXPECT_NEAR(left.height, right.height, 10);
      EXPECT_EQ(shape.thumb, thumbs_outside ? ThumbSide::Left : ThumbSide::Right);
      EXPECT_EQ(shape.other.thumb, thumbs_outside ? ThumbSide::Right : ThumbSide::Left);
      EXPECT_TRUE(std::any_of(shape.mask.span().begin(), shape.mask.span().end(), [](std::uint8_t v) { return v == 2; }));
    }
  }
}

TEST(Hand, ALimbWithoutFingersHasNone) {
  Canvas forearm(300, 400);
  forearm.limb(150, -20, 40, 150, 420, 46, 0.5f);
  EXPECT_EQ(shape_of(forearm.film()).fingers, 0);

  Canvas wrist(300, 400);  // cut off above the metacarpals
  wrist.limb(150, 120, 70, 150, 60, 75, 0.5f);
  wrist.limb(150, 120, 60, 150, 420, 48, 0.5f);
  EXPECT_LE(shape_of(wrist.film()).fingers, 1);

  Canvas disc(300, 300);
  disc.limb(150, 150, 90, 150, 150, 90, 0.5f);
  const HandShape shape = shape_of(disc.film());
  EXPECT_EQ(shape.fingers, 0);
  EXPECT_LT(shape.likeness, shape_of(hand_picture(0).film()).likeness);
}

TEST(Hand, PicturesWithoutAnythingGiveNothing) {
  HandShape shape;
  EXPECT_EQ(find_hand(Film{}, shape), Status::NoFilm);
  for (const float level : {0.0f, 0.5f, 1.0f}) {
    EXPECT_FALSE(shape_of(Canvas(200, 300, level).film()).found);
  }
  for (const auto& [w, h] : {std::pair{1, 1}, {1, 3000}, {3000, 1}, {2, 2}, {17, 3}}) {
    Canvas canvas(w, h);
    for (std::size_t i = 0; i < canvas.grey.size(); ++i) canvas.grey[i] = static_cast<float>(i % 7) / 7;
    EXPECT_EQ(shape_of(canvas.film()).hands <= 1, true);
  }
}

TEST(Hand, NoiseGivesFiniteValues) {
  std::uint32_t state = 1;
  Canvas canvas(257, 190);
  for (const float grain : {0.2f, 1.0f}) {
    for (float& v : canvas.grey) {
      state = state * 1664525u + 1013904223u;
      v = grain * static_cast<float>(state >> 8) / 16777216.0f;
    }
    const HandShape shape = shape_of(canvas.film());
    for (const double v : {shape.angle, shape.certainty, shape.likeness, shape.thumb_certainty, shape.border_share, shape.palm_radius}) {
      EXPECT_TRUE(std::isfinite(v));
    }
    EXPECT_LE(shape.certainty, 1);
    EXPECT_LE(shape.fingers, 5);
  }
}

/// The native films of the RSNA folder lie upright, some at a slant.
TEST(Hand, RealFilmsPointUpAndTurnWithTheFilm) {
  const auto shared = testing::environment("CARPAL_SHARED");
  if (!shared) GTEST_SKIP() << "CARPAL_SHARED is not set";
  int films = 0;
  int up = 0;
  int turned = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(*shared) / "data" / "rsna" / "native", error)) {
    Film film;
    ASSERT_TRUE(decode(testing::read_file(entry.path().string()), film).ok());
    Plane small;
    ASSERT_EQ(resample(film, film.width / 3, film.height / 3, small), Status::Ok);
    Canvas upright(small.width, small.height);
    std::copy_n(small.values.data(), small.values.size(), upright.grey.begin());
    Canvas quarter(small.height, small.width);  // turned by 90 degrees clockwise
    for (int y = 0; y < small.height; ++y) {
      for (int x = 0; x < small.width; ++x) {
        quarter.grey[static_cast<std::size_t>(x * quarter.width + quarter.width - 1 - y)] = small.row(y)[x];
      }
    }
    const double before = shape_of(upright.film()).angle;
    const double after = shape_of(quarter.film()).angle;
    ++films;
    up += apart(before, 0) <= 50 ? 1 : 0;
    turned += apart(after, before + 90) <= 15 ? 1 : 0;
  }
  if (films == 0) GTEST_SKIP() << "no native films";
  EXPECT_GE(up, films * 9 / 10);
  EXPECT_GE(turned, films * 9 / 10);
}

}  // namespace
}  // namespace carpal
