#pragma once

#include <cstdint>
#include <optional>

#include "carpal/clinical_tables.hpp"
#include "carpal/standing.hpp"

namespace carpal {

struct GrowthRequest;

/// How a height was measured.
enum class HeightMethod : std::uint8_t { Standing, Supine };

struct MeasuredHeight {
  double cm = 0;
  double chronological_age_months = 0;  ///< on the day it was measured
  HeightMethod method = HeightMethod::Standing;
};

struct ParentHeights {
  double mother_cm = 0;
  double father_cm = 0;
};

/// By a year or more ahead or behind: bone age - chronological age.
BoneAgeClass class_of(double difference_months);

/// What the method erred by in its own validation: predicted - actual.
struct HeightError {
  double mean_cm = 0;
  double two_sd_cm = 0;
};

/// Bayley and Pinneau: height / (per cent of mature height at the bone age).
struct AdultHeightFigures {
  BoneAgeClass bone_age_class = BoneAgeClass::Average;
  double percent = 0;
  double cm = 0;
  std::optional<double> low_cm;   ///< at the upper end of the bone age's interval, by the same class; none outside its table
  std::optional<double> high_cm;  ///< at the lower end
  std::optional<HeightError> error;  ///< none outside the error table, which begins at 8 years of chronological age
};

struct AdultHeight {
  std::optional<Silence> silence;
  std::optional<AdultHeightFigures> figures;
};

/// Silent, in this order: a mature hand, a refused film, a treated child, no bone age, no chronological age, no height, one that was not
/// measured standing, one measured too far from the film's day, a bone age outside its class's table.
AdultHeight adult_height_of(const GrowthRequest& request);

struct TargetHeight {
  double cm = 0;
  double plus_minus_cm = 0;
};

/// (mother + father +- 13 cm) / 2 (Tanner): more for a boy, less for a girl.
TargetHeight target_height_of(const ParentHeights& parents, Sex sex);

}  // namespace carpal
