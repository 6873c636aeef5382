#include "carpal/clinical_tables.hpp"

#include <algorithm>

#include "clinical_tables_data.hpp"

namespace carpal {
namespace {

/// Not constexpr on purpose: a number that does not fit its cell ends the compilation there.
std::int16_t does_not_fit() { return 0; }

/// A printed number in parts of one. More digits than the parts hold, or a number too large, do not compile.
constexpr std::int16_t packed(double number, int parts) {
  const double scaled = number * parts;
  const int whole = static_cast<int>(scaled < 0 ? scaled - 0.5 : scaled + 0.5);
  const double left = scaled - whole;
  if (whole < -32768 || whole > 32767 || left > 1e-6 || left < -1e-6) return does_not_fit();
  return static_cast<std::int16_t>(whole);
}

template <int Parts, int Column, std::size_t N, std::size_t Columns>
constexpr std::array<TablePoint, N> column_of(const double (&rows)[N][Columns]) {
  std::array<TablePoint, N> points{};
  for (std::size_t i = 0; i < N; ++i) points[i] = {packed(rows[i][0], 1), packed(rows[i][Column], Parts)};
  return points;
}

inline constexpr int kHundredths = 100;
inline constexpr int kThousandths = 1000;

#define CARPAL_COLUMN(name, table, parts, column) constexpr auto name = column_of<parts, column>(data::table)
CARPAL_COLUMN(brush_female, kBrushFemale, kHundredths, 1);
CARPAL_COLUMN(brush_male, kBrushMale, kHundredths, 1);
CARPAL_COLUMN(stanford_female, kStanfordFemale, kHundredths, 1);
CARPAL_COLUMN(stanford_male, kStanfordMale, kHundredths, 1);
CARPAL_COLUMN(accelerated_female, kAcceleratedFemale, kHundredths, 1);
CARPAL_COLUMN(accelerated_male, kAcceleratedMale, kHundredths, 1);
CARPAL_COLUMN(average_female, kAverageFemale, kHundredths, 1);
CARPAL_COLUMN(average_male, kAverageMale, kHundredths, 1);
CARPAL_COLUMN(retarded_female, kRetardedFemale, kHundredths, 1);
CARPAL_COLUMN(retarded_male, kRetardedMale, kHundredths, 1);
CARPAL_COLUMN(error_mean_female, kHeightErrorFemale, kThousandths, 1);
CARPAL_COLUMN(error_mean_male, kHeightErrorMale, kThousandths, 1);
CARPAL_COLUMN(error_sd_female, kHeightErrorFemale, kThousandths, 2);
CARPAL_COLUMN(error_sd_male, kHeightErrorMale, kThousandths, 2);
#undef CARPAL_COLUMN

/// The table goes by age: turned round, since an age is looked up by its score.
template <std::size_t N>
constexpr std::array<TablePoint, N> ages_by_score(const double (&scores)[N]) {
  std::array<TablePoint, N> points{};
  for (std::size_t i = 0; i < N; ++i) {
    const double years = data::kRusFromYears + data::kRusStepYears * static_cast<double>(i);
    points[i] = {packed(scores[i], 1), packed(12 * years, kHundredths)};
  }
  return points;
}
constexpr auto rus_age_female = ages_by_score(data::kRusAgeFemale);
constexpr auto rus_age_male = ages_by_score(data::kRusAgeMale);

using StageScores = std::array<std::int16_t, kRusStages>;
inline constexpr std::int16_t kNoStage = -1;

template <std::size_t N>
constexpr StageScores scores_of(const double (&scores)[N]) {
  static_assert(N == kRusStages || N == kRusStages - 1);
  StageScores all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i < N ? packed(scores[i], 1) : kNoStage;
  return all;
}

#define CARPAL_SCORES(Sex)                                                                                                             \
  {                                                                                                                                    \
    scores_of(data::kScores##Sex##_radius), scores_of(data::kScores##Sex##_ulna), scores_of(data::kScores##Sex##_mc1),                  \
        scores_of(data::kScores##Sex##_mc3), scores_of(data::kScores##Sex##_mc5), scores_of(data::kScores##Sex##_pp1),                  \
        scores_of(data::kScores##Sex##_pp3), scores_of(data::kScores##Sex##_pp5), scores_of(data::kScores##Sex##_mp3),                  \
        scores_of(data::kScores##Sex##_mp5), scores_of(data::kScores##Sex##_dp1), scores_of(data::kScores##Sex##_dp3),                  \
        scores_of(data::kScores##Sex##_dp5)                                                                                             \
  }
constexpr std::array<StageScores, kRusBones> scores_female = CARPAL_SCORES(Female);
constexpr std::array<StageScores, kRusBones> scores_male = CARPAL_SCORES(Male);
#undef CARPAL_SCORES

Curve of_sex(Sex sex, std::span<const TablePoint> female, std::span<const TablePoint> male, int parts) {
  return {sex == Sex::Female ? female : male, static_cast<double>(parts)};
}

}  // namespace

std::optional<double> interpolate(const Curve& curve, double at) {
  const auto& points = curve.points;
  if (points.empty() || !(at >= points.front().at && at <= points.back().at)) return std::nullopt;
  const auto above = std::lower_bound(points.begin(), points.end(), at, [](const TablePoint& point, double key) { return point.at < key; });
  const double high = above->value / curve.parts;
  if (above->at == at) return high;
  const TablePoint& below = *(above - 1);
  const double low = below.value / curve.parts;
  return low + (high - low) * (at - below.at) / (above->at - below.at);
}

const char* sd_table_name(SdTable table) { return table == SdTable::Brush ? "brush" : "stanford"; }

Curve sd_curve(SdTable table, Sex sex) {
  return table == SdTable::Brush ? of_sex(sex, brush_female, brush_male, kHundredths) : of_sex(sex, stanford_female, stanford_male, kHundredths);
}

const char* bone_age_class_name(BoneAgeClass one) {
  switch (one) {
    case BoneAgeClass::Accelerated: return "accelerated";
    case BoneAgeClass::Average: return "average";
    case BoneAgeClass::Retarded: return "retarded";
  }
  return "average";
}

Curve percent_curve(BoneAgeClass one, Sex sex) {
  switch (one) {
    case BoneAgeClass::Accelerated: return of_sex(sex, accelerated_female, accelerated_male, kHundredths);
    case BoneAgeClass::Average: return of_sex(sex, average_female, average_male, kHundredths);
    case BoneAgeClass::Retarded: return of_sex(sex, retarded_female, retarded_male, kHundredths);
  }
  return {};
}

HeightErrorCurves height_error_curves(Sex sex) {
  return {of_sex(sex, error_mean_female, error_mean_male, kThousandths), of_sex(sex, error_sd_female, error_sd_male, kThousandths)};
}

const char* rus_bone_name(RusBone bone) {
  static constexpr const char* kNames[kRusBones] = {"radius", "ulna", "mc1", "mc3", "mc5", "pp1", "pp3", "pp5", "mp3", "mp5", "dp1", "dp3", "dp5"};
  return kNames[static_cast<std::size_t>(bone)];
}

std::optional<int> stage_score(RusBone bone, int stage, Sex sex) {
  if (stage < 0 || stage >= kRusStages) return std::nullopt;
  const auto& scores = sex == Sex::Female ? scores_female : scores_male;
  const int score = scores[static_cast<std::size_t>(bone)][static_cast<std::size_t>(stage)];
  if (score == kNoStage) return std::nullopt;
  return score;
}

Curve rus_age_curve(Sex sex) { return of_sex(sex, rus_age_female, rus_age_male, kHundredths); }

ClinicalLimits clinical_limits() {
  return {data::kLeastMonths,           data::kNormalSd,          data::kClassMonths,           data::kHeightWithinMonths,
          data::kParentSexDifferenceCm, data::kTargetPlusMinusCm, 12 * data::kTwoReadersRmsYears};
}

}  // namespace carpal
