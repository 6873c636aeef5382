#include "carpal/quality.hpp"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;
using M = QualityMeasure;

/// Grey levels 0..1, row by row.
struct Picture {
  int side = 0;
  std::vector<double> levels;

  double& at(int x, int y) { return levels[static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x)]; }
  double at(int x, int y) const { return const_cast<Picture*>(this)->at(x, y); }

  template <class Change>
  Picture with(Change change) const {
    Picture other = *this;
    for (int y = 0; y < side; ++y)
      for (int x = 0; x < side; ++x) other.at(x, y) = change((x + 0.5) / side, (y + 0.5) / side, at(x, y));
    return other;
  }

  Film film() const {
    std::vector<int> samples;
    for (const double v : levels) samples.push_back(static_cast<int>(std::lround(std::clamp(v, 0.0, 1.0) * 255)));
    return make_film(side, side, 1, 8, samples);
  }
};

/// Something of a hand: a forearm that comes in from below, a palm and four fingers, each with a brighter bone, on a dark background.
double phantom_level(double x, double y) {
  const auto inside = [&](double x0, double x1, double y0, double y1, double soft) {
    const auto ramp = [&](double d) { return std::clamp(0.5 + d / soft, 0.0, 1.0); };
    return ramp(x - x0) * ramp(x1 - x) * ramp(y - y0) * ramp(y1 - y);
  };
  double level = 0.08;
  const auto put = [&](double share, double to) { level += share * (to - level); };
  put(inside(0.42, 0.60, 0.70, 1.10, 0.01), 0.40);
  put(inside(0.30, 0.68, 0.45, 0.78, 0.01), 0.42);
  put(inside(0.46, 0.55, 0.76, 1.10, 0.006), 0.70);
  constexpr double middles[] = {0.35, 0.43, 0.55, 0.64};  // not at equal distances: that would be a pattern
  for (int i = 0; i < 4; ++i) {
    const double middle = middles[i];
    put(inside(middle - 0.035, middle + 0.035, 0.14 + 0.02 * i, 0.5, 0.01), 0.38);
    put(inside(middle - 0.014, middle + 0.014, 0.17 + 0.02 * i, 0.28, 0.006), 0.62);
    put(inside(middle - 0.014, middle + 0.014, 0.30 + 0.02 * i, 0.44, 0.006), 0.66);
    put(inside(middle - 0.016, middle + 0.016, 0.50, 0.68, 0.006), 0.72);
  }
  return level;
}

/// The mean over 4 x 4 points of every pixel, and a grain as that of a film: so that no two neighbours are quite alike.
Picture phantom(int side, double grain = 0) {
  Picture picture{side, std::vector<double>(static_cast<std::size_t>(side) * static_cast<std::size_t>(side))};
  std::mt19937 random(5);
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      double sum = 0;
      for (int k = 0; k < 16; ++k) sum += phantom_level((x + (k % 4 + 0.5) / 4) / side, (y + (k / 4 + 0.5) / 4) / side);
      double noise = 0;  // near enough normal, and the same with every library
      for (int k = 0; k < 12; ++k) noise += static_cast<double>(random()) / 4294967296.0 - 0.5;
      picture.at(x, y) = sum / 16 + grain * noise;
    }
  }
  return picture;
}

QualityValues measured(const Film& film, int working_size = 300) {
  QualityValues values{};
  EXPECT_EQ(measure_quality(film, working_size, values), Status::Ok);
  for (std::size_t i = 0; i < kQualityMeasures; ++i) EXPECT_TRUE(std::isfinite(values[i])) << i;
  return values;
}

double of(const QualityValues& values, M measure) { return values[static_cast<std::size_t>(measure)]; }
double of(const Picture& picture, M measure) { return of(measured(picture.film()), measure); }

/// The phantom with the grain of a good film.
const Picture& good() {
  static const Picture picture = phantom(300, 0.003);
  return picture;
}

TEST(Quality, NamesAreTheManifests) {
  const char* names[] = {"brightness",  "contrast",       "noise",        "sharpness",        "clipping",       "blockiness",
                         "colour_cast", "screen_pattern", "uneven_light", "foreground_share", "border_contact", "separate_parts",
                         "perspective"};
  for (std::size_t i = 0; i < kQualityMeasures; ++i) EXPECT_STREQ(quality_measure_name(static_cast<M>(i)), names[i]);
}

TEST(Quality, BrightnessIsTheMeanGreyOfADarkBackground) {
  double sum = 0;
  for (const double v : good().levels) sum += v;
  EXPECT_NEAR(of(good(), M::Brightness), sum / 90000, 0.001);
  EXPECT_NEAR(of(good().with([](double, double, double v) { return v * 0.3; }), M::Brightness), 0.3 * sum / 90000, 0.001);
}

TEST(Quality, ContrastIsTheRangeWithoutTheExtremes) {
  EXPECT_NEAR(of(good(), M::Contrast), 0.72 - 0.08, 0.03);
  EXPECT_NEAR(of(good().with([](double, double, double v) { return 0.4 + v * 0.1; }), M::Contrast), 0.064, 0.006);
  // A white marker of 0.5 % of the picture changes nothing.
  const Picture marked = good().with([](double x, double y, double v) { return x > 0.05 && x < 0.12 && y > 0.05 && y < 0.12 ? 1.0 : v; });
  EXPECT_NEAR(of(marked, M::Contrast), of(good(), M::Contrast), 0.03);
}

TEST(Quality, NoiseIsThatOfTheFilm) {
  const double contrast = of(good(), M::Contrast);
  for (const double sd : {0.01, 0.03, 0.06}) EXPECT_NEAR(of(phantom(300, sd), M::Noise), sd / contrast, 0.25 * sd / contrast) << sd;
  EXPECT_LT(of(good(), M::Noise), 0.008);
  // Half the contrast, twice the noise.
  const Picture grainy = phantom(300, 0.03);
  const Picture pale = grainy.with([](double, double, double v) { return v / 2; });
  EXPECT_NEAR(of(pale, M::Noise), of(grainy, M::Noise), 0.05 * of(grainy, M::Noise));
}

TEST(Quality, AFilmEnlargedFrom64PixelsIsNotSharp) {
  const Picture small = phantom(64);
  const Picture enlarged = good().with([&](double x, double y, double) {  // bilinear
    const auto part = [](double u, int& i) {
      const double p = std::clamp(u * 64 - 0.5, 0.0, 62.999);
      i = static_cast<int>(p);
      return p - i;
    };
    int i = 0;
    int j = 0;
    const double a = part(x, i);
    const double b = part(y, j);
    return (small.at(i, j) * (1 - a) + small.at(i + 1, j) * a) * (1 - b) + (small.at(i, j + 1) * (1 - a) + small.at(i + 1, j + 1) * a) * b;
  });
  EXPECT_LT(of(enlarged, M::Sharpness), 0.2);
  EXPECT_GT(of(good(), M::Sharpness), 0.4);
  const Picture pale = phantom(300).with([](double, double, double v) { return 0.2 + v / 4; });
  EXPECT_NEAR(of(pale, M::Sharpness), of(phantom(300), M::Sharpness), 0.05);
}

TEST(Quality, ClippingCountsWhiteAndNotTheBackground) {
  EXPECT_EQ(of(good(), M::Clipping), 0);
  EXPECT_EQ(of(good().with([](double, double, double v) { return (v - 0.1) * 1.2; }), M::Clipping), 0);  // background black
  const QualityValues burnt = measured(good().with([](double, double, double v) { return v > 0.5 ? 1 : v; }).film());
  double white = 0;
  for (const double v : good().levels) white += v > 0.5 ? 1.0 / 90000 : 0;
  EXPECT_NEAR(of(burnt, M::Clipping), white / of(burnt, M::ForegroundShare), 0.02);
  EXPECT_GT(of(burnt, M::Clipping), 0.15);
}

TEST(Quality, AWhiteFrameIsNeitherHandNorClipped) {
  for (const double width : {0.03, 0.1}) {
    const Picture framed = good().with([&](double x, double y, double v) {
      const auto outer = [&](double u) { return std::abs(u - 0.5) * 2; };
      return std::max(outer(x), outer(y)) > 1 - width ? 1 : v;
    });
    EXPECT_LT(of(framed, M::Clipping), 0.05) << width;
    EXPECT_NEAR(of(framed, M::ForegroundShare), of(good(), M::ForegroundShare), 0.03) << width;
  }
}

TEST(Quality, BlocksOfEightAreFoundWhereverTheyBegin) {
  EXPECT_NEAR(of(phantom(300, 0.01), M::Blockiness), 1, 0.05);
  EXPECT_NEAR(of(Picture{64, std::vector<double>(64 * 64, 0.5)}, M::Blockiness), 1, 0.01);
  const Picture grainy = phantom(300, 0.004);
  for (const int shift : {0, 3}) {
    const Picture blocks = grainy.with([&](double x, double y, double v) {
      const int i = (static_cast<int>(x * 300) + shift) / 8;
      const int j = (static_cast<int>(y * 300) + shift) / 8;
      return v + ((i * 7 + j * 13) % 5 - 2) * 0.006;
    });
    EXPECT_GT(of(blocks, M::Blockiness), 1.8) << shift;
  }
}

TEST(Quality, ColourCastIsTheDistanceFromGrey) {
  EXPECT_EQ(of(good(), M::ColourCast), 0);
  EXPECT_EQ(of(measured(make_film(2, 1, 3, 8, {9, 9, 9, 200, 200, 200})), M::ColourCast), 0);
  // Pure red has Cb = -0.564 * 0.299, Cr = 0.713 * 0.701 and the luminance 0.299; a black pixel beside it changes nothing.
  const double red = std::hypot(0.564 * 0.299, 0.713 * 0.701) / 0.299;
  EXPECT_NEAR(of(measured(make_film(2, 1, 3, 8, {255, 0, 0, 0, 0, 0})), M::ColourCast), red, 1e-9);
  EXPECT_NEAR(of(measured(make_film(1, 1, 3, 8, {51, 0, 0})), M::ColourCast), red, 1e-9);
  EXPECT_NEAR(of(measured(make_film(9, 1, 3, 8, {51, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})), M::ColourCast),
              red * 0.299 * 0.2 / 9 / 0.05, 1e-9);
  EXPECT_NEAR(of(measured(make_film(1, 1, 4, 16, {65535, 0, 0, 7})), M::ColourCast), red, 1e-9);
}

TEST(Quality, MoireStandsOut) {
  EXPECT_LT(of(good(), M::ScreenPattern), 3);
  EXPECT_LT(of(phantom(300, 0.05), M::ScreenPattern), 3);
  const Picture moire = good().with([](double x, double y, double v) { return v + 0.03 * std::sin(6.2831853 * (31 * x + 17 * y)); });
  EXPECT_GT(of(moire, M::ScreenPattern), 6);
  const Picture lines = good().with([](double x, double, double v) { return v + 0.03 * std::sin(6.2831853 * 60 * x); });
  EXPECT_GT(of(lines, M::ScreenPattern), 6);
}

/// The good phantom inside the four half planes, on light surroundings.
Picture framed(double left, double right, double top, double bottom, double turned) {
  return good().with([=](double x, double y, double v) {
    const double u = x + turned * (y - 0.5);
    const double w = y - turned * (x - 0.5);
    return u > 0.06 + left * (y - 0.5) && u < 0.94 + right * (y - 0.5) && w > 0.06 + top * (x - 0.5) && w < 0.94 + bottom * (x - 0.5) ? v : 0.5;
  });
}

TEST(Quality, PerspectiveIsTheDifferenceBetweenTheEdges) {
  const double degrees = std::atan(0.06) * 180 / 3.14159265358979;
  EXPECT_EQ(of(good(), M::Perspective), 0);
  EXPECT_NEAR(of(framed(0, 0, 0, 0, 0), M::Perspective), 0, 0.3);
  EXPECT_NEAR(of(framed(0, 0, 0, 0, 0.05), M::Perspective), 0, 0.6);     // askew, at right angles
  EXPECT_NEAR(of(framed(0.06, 0, 0, 0, 0), M::Perspective), degrees, 0.6);
  EXPECT_NEAR(of(framed(0, 0, 0.06, 0, 0), M::Perspective), degrees, 0.6);
  EXPECT_NEAR(of(framed(0.06, -0.06, 0, 0, 0), M::Perspective), 2 * degrees, 0.9);
}

TEST(Quality, UnevenLightIsTheSlopeOfTheBackground) {
  EXPECT_LT(of(good(), M::UnevenLight), 0.05);
  const Picture lit = good().with([](double x, double y, double v) { return v + 0.3 * (0.7 * x + 0.3 * y); });
  const QualityValues values = measured(lit.film());
  EXPECT_NEAR(of(values, M::UnevenLight), 0.3 / of(values, M::Contrast), 0.1);
}

TEST(Quality, ForegroundIsTheHand) {
  double share = 0;
  double right = 0;
  for (const double v : good().levels) share += v > 0.24 ? 1.0 / 90000 : 0;
  EXPECT_NEAR(of(good(), M::ForegroundShare), share, 0.02);
  // Also where the hand is dim and the marker white.
  const Picture dim = good().with([](double x, double y, double v) { return x > 0.05 && x < 0.12 && y > 0.05 && y < 0.12 ? 1 : v / 6; });
  EXPECT_NEAR(of(dim, M::ForegroundShare), share, 0.03);
  for (int y = 0; y < 300; ++y)
    for (int x = 0; x < 300; ++x) right += x >= 150 && good().at(x, y) > 0.24 ? 1.0 / 90000 : 0;
  EXPECT_NEAR(of(good().with([](double x, double, double v) { return x < 0.5 ? 0.08 : v; }), M::ForegroundShare), right, 0.02);
}

TEST(Quality, BorderContactIsTheForearms) {
  EXPECT_NEAR(of(good(), M::BorderContact), 0.18 / 4 / 0.92, 0.01);
  const Picture cross =
      good().with([](double x, double y, double) { return std::abs(x - 0.5) < 0.12 || std::abs(y - 0.5) < 0.12 ? 0.5 : 0.08; });
  EXPECT_NEAR(of(cross, M::BorderContact), 0.24 / 0.92, 0.01);
}

TEST(Quality, TwoHandsAreTwoParts) {
  EXPECT_EQ(of(good(), M::SeparateParts), 1);
  const Picture two = good().with([](double x, double y, double) { return phantom_level(0.2 + std::fmod(x, 0.5) * 1.2, y); });
  EXPECT_EQ(of(two, M::SeparateParts), 2);
  const Picture marked = good().with([](double x, double y, double v) { return x > 0.05 && x < 0.2 && y > 0.05 && y < 0.2 ? 0.7 : v; });
  EXPECT_EQ(of(marked, M::SeparateParts), 1);
}

void expect_alike(const QualityValues& a, const QualityValues& b, double tolerance, const char* what) {
  for (std::size_t i = 0; i < kQualityMeasures; ++i) {
    const double unit = std::max({std::abs(a[i]), std::abs(b[i]), 0.01});
    EXPECT_NEAR(a[i], b[i], tolerance * unit) << what << " " << quality_measure_name(static_cast<M>(i));
  }
}

TEST(Quality, InversionAndMirroringChangeNothing) {
  const QualityValues values = measured(good().film());
  expect_alike(measured(good().with([](double, double, double v) { return 1 - v; }).film()), values, 0.01, "inverted");
  Picture left = good();
  Picture down = good();
  for (int y = 0; y < 300; ++y) {
    for (int x = 0; x < 300; ++x) {
      left.at(x, y) = good().at(299 - x, y);
      down.at(x, y) = good().at(x, 299 - y);
    }
  }
  expect_alike(measured(left.film()), values, 0.01, "mirrored");
  expect_alike(measured(down.film()), values, 0.01, "upside down");
}

TEST(Quality, ASmallAndALargeCopyAgree) {
  const QualityValues small = measured(phantom(299).film());
  const QualityValues large = measured(phantom(1200).film());
  // Blockiness is about the file's own pixels.
  const double tolerance[kQualityMeasures] = {0.002, 0.01, 0.002, 0.06, 0, 9, 0, 0.6, 0.02, 0.005, 0.005, 0, 0};
  for (std::size_t i = 0; i < kQualityMeasures; ++i) {
    EXPECT_NEAR(small[i], large[i], tolerance[i]) << quality_measure_name(static_cast<M>(i));
  }
}

TEST(Quality, PicturesWithNothingOnThemHaveFiniteValues) {
  for (const int level : {0, 128, 255}) {
    for (const int size : {3, 7, 300}) {
      const QualityValues values = measured(make_film(5, 2, 1, 8, std::vector<int>(10, level)), size);
      EXPECT_EQ(of(values, M::Contrast) < 0.01, true);
      EXPECT_EQ(of(values, M::Noise), 0);
      EXPECT_EQ(of(values, M::Sharpness), 0);
      EXPECT_NEAR(of(values, M::Blockiness), 1, 1e-9);
    }
  }
  measured(make_film(1, 1, 1, 8, {7}), 3);
  measured(make_film(1, 9, 1, 16, {0, 65535, 0, 65535, 0, 65535, 0, 65535, 0}), 4);
  QualityValues values{};
  EXPECT_EQ(measure_quality(Film{}, 300, values), Status::NoFilm);
}

}  // namespace
}  // namespace carpal
