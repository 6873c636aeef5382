#include "carpal/safety.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using Codes = std::vector<std::string>;

constexpr Measures kGoodFilm = {0, 0.2, 0.4, 0.2, 0.5, 0.1};

/// By the published limits: 50 | 0.03 | 0.95 | 0.85 | 0.12 | 0.005 and 0.35.
Validation with(Measure measure, double value) {
  Measures measures = kGoodFilm;
  measures[static_cast<std::size_t>(measure)] = value;
  return judge(measures, *testing::manifest().validation.find("published"));
}

Validation passed() { return judge(kGoodFilm, *testing::manifest().validation.find("published")); }

QualityCheck check(QualityMeasure measure, Grade grade) { return {measure, 0, {}, grade}; }

TEST(Safety, QualityIsGradedByTheProfile) {
  const Manifest manifest = testing::full_manifest();
  QualityValues values{};
  values[static_cast<std::size_t>(QualityMeasure::Brightness)] = 0.9;
  values[static_cast<std::size_t>(QualityMeasure::Blockiness)] = 5;
  const auto checks = judge_quality(values, *manifest.validation.find("calibrated"));
  ASSERT_EQ(checks.size(), 2u);
  EXPECT_EQ(checks[0].measure, QualityMeasure::Brightness);
  EXPECT_EQ(checks[0].value, 0.9);
  EXPECT_EQ(checks[0].limit.review.high, 0.8);
  EXPECT_EQ(checks[0].grade, Grade::Review);
  EXPECT_EQ(checks[1].grade, Grade::Good);
  EXPECT_EQ(worst_of(checks), Grade::Review);
  EXPECT_TRUE(judge_quality(values, *manifest.validation.find("published")).empty());
  EXPECT_EQ(worst_of({}), Grade::Good);
}

TEST(Safety, AFailedLayerRefusesAndQualityHasItsGrade) {
  EXPECT_EQ(film_tier(passed(), {}).verdict, Grade::Good);
  EXPECT_TRUE(film_tier(passed(), {}).codes.empty());
  const std::vector<QualityCheck> checks = {check(QualityMeasure::Noise, Grade::Review), check(QualityMeasure::Contrast, Grade::Good),
                                            check(QualityMeasure::Sharpness, Grade::Refuse)};
  const SafetyTier doubtful = film_tier(passed(), std::span(checks).first(2));
  EXPECT_EQ(doubtful.verdict, Grade::Review);
  EXPECT_EQ(doubtful.codes, Codes{"quality_noise"});
  const SafetyTier refused = film_tier(with(Measure::DynamicRange, 0.01), checks);
  EXPECT_EQ(refused.verdict, Grade::Refuse);
  EXPECT_EQ(refused.codes, (Codes{"low_contrast", "quality_sharpness", "quality_noise"})) << "worst first";
}

TEST(Safety, TheHandAndTheReading) {
  EXPECT_EQ(hand_tier(nullptr, {}).verdict, Grade::Good);
  Anatomy anatomy;
  EXPECT_TRUE(hand_tier(&anatomy, {}).codes.empty());
  anatomy.grade = Grade::Refuse;
  EXPECT_EQ(hand_tier(&anatomy, {}).verdict, Grade::Refuse);
  EXPECT_EQ(hand_tier(&anatomy, {}).codes, Codes{"unlike_a_hand"});
  const std::vector<SexFinding> findings = {{Sex::Female, {FindingCode::SexDifference, 1, 0, Grade::Review}},
                                            {Sex::Female, {FindingCode::Under24Months, 1, 0, Grade::Review}},
                                            {Sex::Male, {FindingCode::WideInterval, 1, 0, Grade::Refuse}},
                                            {Sex::Male, {FindingCode::SexDifference, 1, 0, Grade::Refuse}}};
  const SafetyTier reading = reading_tier(findings);
  EXPECT_EQ(reading.verdict, Grade::Refuse);
  EXPECT_EQ(reading.codes, (Codes{"wide_interval", "sex_difference", "under_24_months"}));
  EXPECT_EQ(reading_tier({}).verdict, Grade::Good);
}

TEST(Safety, APictureWithNothingToReadCannotBeReadAgainstTheRefusal) {
  struct Case {
    Measure measure;
    double value;
    Failure failure;
    bool overridable;
  };
  const Case cases[] = {{Measure::IntensitySd, 0.01, Failure::BlankOrCorrupt, false},
                        {Measure::BrightnessMean, 0.99, Failure::OverExposed, false},
                        {Measure::PeakConcentration, 0.9, Failure::SyntheticOrSaturated, false},
                        {Measure::EdgeRatio, 0.001, Failure::Featureless, false},
                        {Measure::SaturationMean, 90, Failure::ColourImage, true},
                        {Measure::DynamicRange, 0.1, Failure::LowContrast, true},
                        {Measure::EdgeRatio, 0.4, Failure::TooManyEdges, true}};
  for (const Case& one : cases) {
    const Validation validation = with(one.measure, one.value);
    EXPECT_EQ(validation.layers[static_cast<std::size_t>(one.measure)].failure, one.failure);
    EXPECT_EQ(overridable(validation), one.overridable) << failure_name(one.failure);
    const InputVerdict input = judge_input(validation, {});
    EXPECT_EQ(input.verdict, Grade::Refuse);
    EXPECT_FALSE(input.readable(false));
    EXPECT_EQ(input.readable(true), one.overridable);
  }
  EXPECT_TRUE(overridable(passed()));
  EXPECT_TRUE(judge_input(passed(), {}).readable(false));
}

TEST(Safety, OneMeaninglessFailureAmongOthersIsEnough) {
  Measures measures = kGoodFilm;
  measures[0] = 90;
  measures[1] = 0.001;
  EXPECT_FALSE(overridable(judge(measures, *testing::manifest().validation.find("published"))));
}

TEST(Safety, ARefusalByQualityMayBeReadAgainst) {
  const std::vector<QualityCheck> checks = {check(QualityMeasure::Noise, Grade::Refuse)};
  const InputVerdict input = judge_input(passed(), checks);
  EXPECT_EQ(input.verdict, Grade::Refuse);
  EXPECT_TRUE(input.overridable);
  EXPECT_FALSE(input.readable(false));
}

TEST(Safety, TheVerdictIsThatOfTheWorstTierThatWasRun) {
  const SafetyTier good{Grade::Good, {}};
  const SafetyTier review{Grade::Review, {"a"}};
  const SafetyTier refuse{Grade::Refuse, {"b"}};
  EXPECT_EQ(join_tiers(good, good, good, true).verdict, Grade::Good);
  EXPECT_EQ(join_tiers(good, review, good, true).verdict, Grade::Review);
  EXPECT_EQ(join_tiers(review, good, refuse, true).verdict, Grade::Refuse);
  EXPECT_EQ(join_tiers(review, {}, {}, true).verdict, Grade::Review);
  EXPECT_FALSE(join_tiers(refuse, {}, {}, false).overridable);
}

}  // namespace
}  // namespace carpal
