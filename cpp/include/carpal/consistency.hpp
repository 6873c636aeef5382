#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "carpal/estimate.hpp"
#include "carpal/grade.hpp"
#include "carpal/manifest.hpp"
#include "carpal/maturity.hpp"

namespace carpal {

/// What a reading shows that a user should know. Values and limits are months, but for SkeletallyMature.
enum class FindingCode : std::uint8_t {
  AgeOutsideStage,          ///< value: from the bone age to the most probable stage's nearest bound
  AgeAtLowerLimit,          ///< value: predicted age, below the range; limit: the range's lower end
  AgeAtUpperLimit,          ///< value: predicted age, above the range; limit: the range's upper end
  SexDifference,            ///< value: between the predicted ages for both sexes
  WideInterval,             ///< value: the interval's half width, before it is cut to the range
  ImplausibleAge,           ///< value: from the predicted age to the range's nearest end
  Under24Months,            ///< value: bone age; limit: few_films_below. Few such films were trained on.
  SkeletallyMature,         ///< value: votes; limit: votes needed
  FarFromChronologicalAge,  ///< value: between bone age and chronological age
  ViewsDisagree             ///< value: the largest between the predicted ages of a view and of the film as it is
};

/// "age_outside_stage" and so on.
const char* finding_name(FindingCode code);

struct Finding {
  FindingCode code = FindingCode::AgeOutsideStage;
  double value = 0;
  double limit = 0;  ///< that was left: the refusing one where the grade is Refuse
  Grade grade = Grade::Review;
};

/// One sex's reading, with what it is held against.
struct ReadingToCheck {
  Estimate estimate;
  double other_sex_predicted_months = 0;
  std::size_t stage = 0;  ///< the most probable one
  Range range;            ///< of the sex
  std::optional<Maturity> maturity;
  std::optional<double> chronological_age_months;
};

/// Months from `months` to the nearest bound of `stage`; 0 inside. The first stage has no lower bound, the last no upper one.
double months_outside_stage(double months, std::size_t stage, const StageSpec& stages);

/// Where the network's tasks or its two sexes disagree, the age left its range, or the reading is one that means less; in the order of
/// FindingCode. A value on a limit is no finding; a limit that the manifest does not have finds nothing. The three that the manifest
/// grades (stage, sex, interval) and ImplausibleAge may refuse, the others ask for review. Of the film as it is alone: ViewsDisagree is
/// check_views'.
std::vector<Finding> check_consistency(const ReadingToCheck& reading, const Manifest& manifest);

/// ViewsDisagree, where the views differ by more than the manifest allows. It may refuse.
std::optional<Finding> check_views(double difference_months, const ConsistencySpec& limits);

/// Whether a second look at the film is called for: the confidence is low, a finding shows that the results do not agree or are beyond
/// belief (AgeOutsideStage, SexDifference, WideInterval, ImplausibleAge), or the film is not like a hand. Of the film as it is alone, so
/// that the second look does not change the answer.
bool is_doubtful(bool low_confidence, std::span<const Finding> findings, Grade anatomy);

}  // namespace carpal
