#include "carpal/validation.hpp"

#include <cmath>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;

double measured(const Film& film, Measure which, int working_size) {
  Measures measures{};
  EXPECT_EQ(measure(film, working_size, measures), Status::Ok);
  for (const double v : measures) EXPECT_TRUE(std::isfinite(v));
  return measures[static_cast<std::size_t>(which)];
}

Film ramp(int side, double slope) {  // grey levels a column
  std::vector<int> samples;
  for (int i = 0; i < side * side; ++i) samples.push_back(static_cast<int>(std::lround((i % side) * slope)));
  return make_film(side, side, 1, 8, samples);
}

TEST(Validation, SaturationIsMeasuredOnTheStoredColours) {
  // Saturations 1, 0.5, 0 and (black) 0.
  const Film film = make_film(2, 2, 3, 8, {255, 0, 0, 200, 100, 150, 80, 80, 80, 0, 0, 0});
  EXPECT_DOUBLE_EQ(measured(film, Measure::SaturationMean, 3), 1.5 / 4 * 255);
  EXPECT_EQ(measured(make_film(1, 1, 1, 8, {90}), Measure::SaturationMean, 3), 0.0);
  EXPECT_DOUBLE_EQ(measured(make_film(1, 1, 4, 16, {60000, 30000, 30000, 0}), Measure::SaturationMean, 3), 127.5);
}

TEST(Validation, SdAndMeanOfTheGrey) {
  const Film film = make_film(4, 4, 1, 8, {0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255, 0, 255});
  EXPECT_NEAR(measured(film, Measure::IntensitySd, 4), 0.5, 1e-7);
  EXPECT_NEAR(measured(film, Measure::BrightnessMean, 4), 0.5, 1e-7);
}

TEST(Validation, PeakConcentrationIsTheFullestBin) {
  EXPECT_DOUBLE_EQ(measured(make_film(4, 1, 1, 8, {7, 7, 7, 200}), Measure::PeakConcentration, 4), 0.75);
  EXPECT_DOUBLE_EQ(measured(make_film(4, 1, 1, 8, {255, 255, 255, 255}), Measure::PeakConcentration, 4), 1.0);
}

TEST(Validation, DynamicRangeIsNumpysPercentile) {
  std::vector<int> samples;
  for (int i = 0; i < 25; ++i) samples.push_back(i * i % 251);
  // numpy.percentile([i * i % 251 for i in range(25)], [5, 95]) is [1.6, 219.2]
  EXPECT_NEAR(measured(make_film(5, 5, 1, 8, samples), Measure::DynamicRange, 5), (219.2 - 1.6) / 255, 1e-6);
}

TEST(Validation, EdgeRatioCountsSlopesAboveTheThreshold) {
  // A slope of n levels a column has the gradient n / 255 by the definition: 5 is below 0.02 * 255 = 5.1, 6 above.
  EXPECT_DOUBLE_EQ(measured(ramp(32, 5), Measure::EdgeRatio, 32), 0.0);
  EXPECT_DOUBLE_EQ(measured(ramp(32, 6), Measure::EdgeRatio, 32), 1.0);
}

TEST(Validation, BordersCountForNothing) {
  std::vector<int> samples(25, 0);
  samples[12] = 255;  // the middle one of 5 x 5: its eight neighbours have a gradient, itself none
  EXPECT_DOUBLE_EQ(measured(make_film(5, 5, 1, 8, samples), Measure::EdgeRatio, 5), 8.0 / 9.0);
}

TEST(Validation, ASmallAndALargeCopyGiveTheSameValues) {
  std::vector<int> small;
  std::vector<int> large;
  const auto level = [](double x, double y) { return static_cast<int>(std::lround(120 + 60 * std::sin(9 * x) + 50 * std::cos(7 * y))); };
  for (int y = 0; y < 100; ++y)
    for (int x = 0; x < 100; ++x) small.push_back(level((x + 0.5) / 100, (y + 0.5) / 100));
  for (int y = 0; y < 400; ++y)
    for (int x = 0; x < 300; ++x) large.push_back(level((x + 0.5) / 300, (y + 0.5) / 400));
  Measures a{};
  Measures b{};
  ASSERT_EQ(measure(make_film(100, 100, 1, 8, small), 64, a), Status::Ok);
  ASSERT_EQ(measure(make_film(300, 400, 1, 8, large), 64, b), Status::Ok);
  for (std::size_t i = 0; i < kLayers; ++i) EXPECT_NEAR(a[i], b[i], 0.01) << i;
}

TEST(Validation, EveryLayerRefusesWithItsOwnFailure) {
  const Profile profile{"p", {Limit{1.0, 50.0}, {0.03, 0.4}, {0.1, 0.95}, {0.01, 0.85}, {0.12, 0.9}, {0.005, 0.35}}, {}};
  const Measures good = {20, 0.2, 0.4, 0.2, 0.5, 0.1};
  EXPECT_TRUE(judge(good, profile).passed);
  struct Case {
    Measure measure;
    double value;
    Failure failure;
  };
  const Case cases[] = {
      {Measure::SaturationMean, 60, Failure::ColourImage},   {Measure::IntensitySd, 0.01, Failure::BlankOrCorrupt},
      {Measure::BrightnessMean, 0.96, Failure::OverExposed}, {Measure::PeakConcentration, 0.9, Failure::SyntheticOrSaturated},
      {Measure::DynamicRange, 0.1, Failure::LowContrast},    {Measure::EdgeRatio, 0.001, Failure::Featureless},
      {Measure::EdgeRatio, 0.4, Failure::TooManyEdges},      {Measure::SaturationMean, 0.5, Failure::ColourImage}};
  for (const Case& c : cases) {
    Measures bad = good;
    bad[static_cast<std::size_t>(c.measure)] = c.value;
    const Validation validation = judge(bad, profile);
    EXPECT_FALSE(validation.passed);
    for (std::size_t i = 0; i < kLayers; ++i) {
      const bool this_one = i == static_cast<std::size_t>(c.measure);
      EXPECT_EQ(validation.layers[i].passed, !this_one);
      EXPECT_EQ(validation.layers[i].failure, this_one ? c.failure : Failure::None);
    }
    EXPECT_NE(failure_name(c.failure), nullptr);
  }
  EXPECT_EQ(failure_name(Failure::None), nullptr);
}

TEST(Validation, AValueOnALimitPasses) {
  const Profile profile{"p", {Limit{{}, 50.0}, {0.03, {}}, {{}, 0.95}, {{}, 0.85}, {0.12, {}}, {0.005, 0.35}}, {}};
  EXPECT_TRUE(judge({50, 0.03, 0.95, 0.85, 0.12, 0.35}, profile).passed);
  EXPECT_TRUE(judge({0, 9, 0, 0, 9, 0.005}, profile).passed);
}

TEST(Validation, ThePublishedProfileCatchesABlankFilm) {
  const Manifest manifest = testing::manifest();
  Measures measures{};
  ASSERT_EQ(measure(make_film(8, 8, 1, 8, std::vector<int>(64, 255)), 64, measures), Status::Ok);
  const Validation validation = judge(measures, *manifest.validation.find("published"));
  for (const Measure m :
       {Measure::IntensitySd, Measure::BrightnessMean, Measure::PeakConcentration, Measure::DynamicRange, Measure::EdgeRatio}) {
    EXPECT_FALSE(validation.layers[static_cast<std::size_t>(m)].passed) << measure_name(m);
  }
}

}  // namespace
}  // namespace carpal
