#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "carpal/maturity.hpp"

namespace carpal {

/// Tables of cpp/data/clinical-tables.json, which names the source, edition and units of each; compiled in by cpp/cmake/clinical_tables.cmake.

struct TablePoint {
  std::int16_t at = 0;
  std::int16_t value = 0;  ///< in parts of one: see Curve
};

/// A table of one column, ascending in `at`.
struct Curve {
  std::span<const TablePoint> points;
  double parts = 1;  ///< of one: a value v stands for v / parts, which is the double nearest to the number that was printed
};

/// Linear between two rows, exact on a row; nothing before the first row, after the last or at NaN.
std::optional<double> interpolate(const Curve& curve, double at);

/// Standard deviations of bone age by chronological age, both in months.
enum class SdTable : std::uint8_t { Brush, Stanford };
inline constexpr std::size_t kSdTables = 2;
const char* sd_table_name(SdTable table);  ///< "brush" and "stanford"
Curve sd_curve(SdTable table, Sex sex);

/// How the bone age stands to the chronological age: Bayley-Pinneau have a table for each.
enum class BoneAgeClass : std::uint8_t { Accelerated, Average, Retarded };
const char* bone_age_class_name(BoneAgeClass one);  ///< "accelerated" and so on

/// Per cent of mature height by bone age in months.
Curve percent_curve(BoneAgeClass one, Sex sex);

/// What Bayley-Pinneau's predictions erred by, predicted - actual, by chronological age in months.
struct HeightErrorCurves {
  Curve mean_inches;
  Curve sd_inches;
};
HeightErrorCurves height_error_curves(Sex sex);

/// Bones of the TW3 RUS score, in the order of a scoring sheet.
enum class RusBone : std::uint8_t { Radius, Ulna, Mc1, Mc3, Mc5, Pp1, Pp3, Pp5, Mp3, Mp5, Dp1, Dp3, Dp5 };
inline constexpr std::size_t kRusBones = 13;
const char* rus_bone_name(RusBone bone);  ///< "radius", "ulna", "mc1" and so on
inline constexpr int kRusStages = 9;      ///< A to I

/// `stage` 0 (A) to 8 (I); nothing where the bone has no such stage (the ulna ends at H).
std::optional<int> stage_score(RusBone bone, int stage, Sex sex);

/// TW3 bone age in months by RUS score; the last row is maturity.
Curve rus_age_curve(Sex sex);

inline constexpr double kMatureScore = 1000;

/// Single numbers of the tables, in centimetres and months.
struct ClinicalLimits {
  double least_months;            ///< no standard deviation score below
  double normal_sd;               ///< either side of the mean
  double class_months;            ///< ahead or behind: accelerated, retarded
  double height_within_months;    ///< of the film, either side
  double parent_sex_difference_cm;
  double target_plus_minus_cm;
  double two_readers_rms_months;  ///< root mean square difference of two readers of one film
};
ClinicalLimits clinical_limits();

/// The one place where inches become centimetres.
inline constexpr double kCentimetresPerInch = 2.54;
constexpr double centimetres(double inches) { return inches * kCentimetresPerInch; }

}  // namespace carpal
