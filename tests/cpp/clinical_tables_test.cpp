// Every number of the compiled tables against tests/golden/clinical-tables.txt, which was entered apart from the data file.

#include "carpal/clinical_tables.hpp"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using Words = std::vector<std::string>;

Words split(const std::string& text, char at) {
  Words words;
  std::istringstream stream(text);
  for (std::string word; std::getline(stream, word, at);) {
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

double number(const std::string& text) { return std::strtod(text.c_str(), nullptr); }

/// The rows of a table, over all its lines: kind, name and sex first.
Words rows_of(const std::string& kind, const std::string& name, Sex sex) {
  const auto bytes = testing::golden("clinical-tables.txt");
  Words rows;
  for (const std::string& line : split(std::string(bytes.begin(), bytes.end()), '\n')) {
    const Words words = split(line, ' ');
    if (words.size() < 4 || words[0] != kind || words[1] != name || words[2] != (sex == Sex::Female ? "female" : "male")) continue;
    rows.insert(rows.end(), words.begin() + 3, words.end());
  }
  return rows;
}

struct Row {
  double at;
  double value;
};

std::vector<Row> pairs_of(const std::string& kind, const std::string& name, Sex sex) {
  std::vector<Row> rows;
  for (const std::string& word : rows_of(kind, name, sex)) {
    const Words parts = split(word, ':');
    rows.push_back({number(parts[0]), number(parts[1])});
  }
  return rows;
}

void expect_same(const Curve& curve, const std::vector<Row>& rows, std::size_t count) {
  ASSERT_EQ(rows.size(), count);
  ASSERT_EQ(curve.points.size(), count);
  for (std::size_t i = 0; i < count; ++i) {
    EXPECT_EQ(curve.points[i].at, rows[i].at) << i;
    // Not nearly: what is printed as 8.4 is the double 8.4.
    EXPECT_EQ(interpolate(curve, rows[i].at), rows[i].value) << rows[i].at;
    if (i > 0) {
      EXPECT_LT(rows[i - 1].at, rows[i].at);
    }
  }
}

constexpr Sex kSexes[] = {Sex::Female, Sex::Male};

TEST(ClinicalTables, StandardDeviationsAreThoseThatWerePrinted) {
  expect_same(sd_curve(SdTable::Brush, Sex::Female), pairs_of("sd", "brush", Sex::Female), 23);
  expect_same(sd_curve(SdTable::Brush, Sex::Male), pairs_of("sd", "brush", Sex::Male), 24);
  expect_same(sd_curve(SdTable::Stanford, Sex::Female), pairs_of("sd", "stanford", Sex::Female), 20);
  expect_same(sd_curve(SdTable::Stanford, Sex::Male), pairs_of("sd", "stanford", Sex::Male), 22);
}

TEST(ClinicalTables, PercentOfMatureHeightIsWhatWasPrinted) {
  const struct {
    BoneAgeClass one;
    std::size_t female, male;
  } counts[] = {{BoneAgeClass::Average, 47, 47}, {BoneAgeClass::Accelerated, 42, 41}, {BoneAgeClass::Retarded, 45, 29}};
  std::size_t all = 0;
  for (const auto& [one, female, male] : counts) {
    expect_same(percent_curve(one, Sex::Female), pairs_of("percent", bone_age_class_name(one), Sex::Female), female);
    expect_same(percent_curve(one, Sex::Male), pairs_of("percent", bone_age_class_name(one), Sex::Male), male);
    all += female + male;
    for (const Sex sex : kSexes) {
      const Curve curve = percent_curve(one, sex);
      for (std::size_t i = 1; i < curve.points.size(); ++i) EXPECT_GE(curve.points[i].value, curve.points[i - 1].value);
      EXPECT_LE(curve.points.back().value / curve.parts, 100.0);
    }
  }
  EXPECT_EQ(all, 251u);
}

TEST(ClinicalTables, TypingErrorsOfOtherCollectionsAreNotHere) {
  EXPECT_EQ(interpolate(percent_curve(BoneAgeClass::Accelerated, Sex::Male), 138), 78.6);
  EXPECT_EQ(interpolate(percent_curve(BoneAgeClass::Accelerated, Sex::Female), 135), 88.7);
  EXPECT_EQ(interpolate(percent_curve(BoneAgeClass::Accelerated, Sex::Female), 162), 96.3);
}

TEST(ClinicalTables, ErrorsOfThePredictionAreWhatWasPrinted) {
  for (const Sex sex : kSexes) {
    const Words rows = rows_of("error", "inches", sex);
    ASSERT_EQ(rows.size(), 20u);
    const HeightErrorCurves curves = height_error_curves(sex);
    ASSERT_EQ(curves.mean_inches.points.size(), 20u);
    ASSERT_EQ(curves.sd_inches.points.size(), 20u);
    for (const std::string& row : rows) {
      const Words parts = split(row, ':');
      const Words age = split(parts[0], '-');
      const Words error = split(parts[1], '/');
      const double months = 12 * number(age[0]) + number(age[1]);
      EXPECT_EQ(interpolate(curves.mean_inches, months), number(error[0])) << row;
      EXPECT_EQ(interpolate(curves.sd_inches, months), number(error[1])) << row;
    }
  }
}

TEST(ClinicalTables, StageScoresAreThoseThatWerePrinted) {
  for (const Sex sex : kSexes) {
    int last_stages = 0;
    for (std::size_t i = 0; i < kRusBones; ++i) {
      const auto bone = static_cast<RusBone>(i);
      const Words scores = rows_of("scores", rus_bone_name(bone), sex);
      ASSERT_EQ(scores.size(), bone == RusBone::Ulna ? 7u : 8u);
      EXPECT_EQ(stage_score(bone, 0, sex), 0);
      for (std::size_t stage = 0; stage < scores.size(); ++stage) {
        EXPECT_EQ(stage_score(bone, static_cast<int>(stage) + 1, sex), static_cast<int>(number(scores[stage]))) << rus_bone_name(bone);
      }
      last_stages += static_cast<int>(number(scores.back()));
    }
    EXPECT_EQ(last_stages, 1000);
    EXPECT_EQ(stage_score(RusBone::Ulna, 8, sex), std::nullopt);
    EXPECT_EQ(stage_score(RusBone::Radius, 9, sex), std::nullopt);
    EXPECT_EQ(stage_score(RusBone::Radius, -1, sex), std::nullopt);
  }
}

TEST(ClinicalTables, RusAgesAreThoseThatWerePrinted) {
  for (const Sex sex : kSexes) {
    const Curve curve = rus_age_curve(sex);
    ASSERT_EQ(curve.points.size(), sex == Sex::Female ? 131u : 146u);
    std::size_t row = 0;
    for (int year = 2; row < curve.points.size(); ++year) {
      const Words scores = rows_of("rus", std::to_string(year) + ".0", sex);
      ASSERT_FALSE(scores.empty()) << year;
      for (std::size_t tenth = 0; tenth < scores.size(); ++tenth, ++row) {
        ASSERT_EQ(curve.points[row].at, number(scores[tenth])) << year << " " << tenth;
        EXPECT_NEAR(*interpolate(curve, number(scores[tenth])), 12 * (year + static_cast<double>(tenth) / 10), 1e-9);
        if (row > 0) {
          EXPECT_LT(curve.points[row - 1].at, curve.points[row].at);
        }
      }
    }
    EXPECT_EQ(interpolate(curve, 1000), sex == Sex::Female ? 180 : 198);
  }
}

TEST(ClinicalTables, BetweenRowsTheLineIsStraightAndOutsideThereIsNothing) {
  const Curve curve = sd_curve(SdTable::Brush, Sex::Male);  // 24: 3.92, 30: 4.52; 3 to 204
  EXPECT_NEAR(*interpolate(curve, 27), (3.92 + 4.52) / 2, 1e-12);
  EXPECT_NEAR(*interpolate(curve, 25.5), 3.92 + 0.25 * (4.52 - 3.92), 1e-12);
  EXPECT_EQ(interpolate(curve, 3), 0.69);
  EXPECT_EQ(interpolate(curve, 204), 13.05);
  EXPECT_EQ(interpolate(curve, std::nextafter(3.0, 0.0)), std::nullopt);
  EXPECT_EQ(interpolate(curve, std::nextafter(204.0, 300.0)), std::nullopt);
  EXPECT_EQ(interpolate(curve, std::numeric_limits<double>::quiet_NaN()), std::nullopt);
  EXPECT_EQ(interpolate(curve, std::numeric_limits<double>::infinity()), std::nullopt);
  EXPECT_EQ(interpolate({}, 3), std::nullopt);
}

TEST(ClinicalTables, NamesAreThoseOfTheDataFile) {
  EXPECT_STREQ(sd_table_name(SdTable::Brush), "brush");
  EXPECT_STREQ(sd_table_name(SdTable::Stanford), "stanford");
  EXPECT_STREQ(rus_bone_name(RusBone::Radius), "radius");
  EXPECT_STREQ(rus_bone_name(RusBone::Dp5), "dp5");
  EXPECT_EQ(clinical_limits().least_months, 24);
  EXPECT_EQ(clinical_limits().normal_sd, 2);
  EXPECT_NEAR(clinical_limits().two_readers_rms_months, 7.56, 1e-12);
  EXPECT_NEAR(centimetres(1.73), 4.3942, 1e-12);
}

}  // namespace
}  // namespace carpal
