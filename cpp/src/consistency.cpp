#include "carpal/consistency.hpp"

#include <algorithm>
#include <cmath>

namespace carpal {
namespace {

/// `limit` has upper ends only.
std::optional<Finding> above(FindingCode code, double value, const GradedLimit& limit) {
  const Grade grade = grade_of(value, limit);
  if (grade == Grade::Good) return std::nullopt;
  const bool refused = grade == Grade::Refuse && limit.refuse.high;
  return Finding{code, value, *(refused ? limit.refuse.high : limit.review.high), grade};
}

bool calls_for_second_look(FindingCode code) {
  return code == FindingCode::AgeOutsideStage || code == FindingCode::SexDifference || code == FindingCode::WideInterval ||
         code == FindingCode::ImplausibleAge;
}

}  // namespace

const char* finding_name(FindingCode code) {
  switch (code) {
    case FindingCode::AgeOutsideStage: return "age_outside_stage";
    case FindingCode::AgeAtLowerLimit: return "age_at_lower_limit";
    case FindingCode::AgeAtUpperLimit: return "age_at_upper_limit";
    case FindingCode::SexDifference: return "sex_difference";
    case FindingCode::WideInterval: return "wide_interval";
    case FindingCode::ImplausibleAge: return "implausible_age";
    case FindingCode::Under24Months: return "under_24_months";
    case FindingCode::SkeletallyMature: return "skeletally_mature";
    case FindingCode::FarFromChronologicalAge: return "far_from_chronological_age";
    case FindingCode::ViewsDisagree: return "views_disagree";
  }
  return "age_outside_stage";
}

double months_outside_stage(double months, std::size_t stage, const StageSpec& stages) {
  const auto& bounds = stages.bounds_months;
  if (stage > 0 && months < bounds[stage - 1]) return bounds[stage - 1] - months;
  if (stage < bounds.size() && months > bounds[stage]) return months - bounds[stage];
  return 0;
}

std::vector<Finding> check_consistency(const ReadingToCheck& reading, const Manifest& manifest) {
  const ConsistencySpec& limits = manifest.calibration.consistency;
  const double predicted = reading.estimate.predicted_months;
  const double bone_age = reading.estimate.bone_age_months;
  const Range& range = reading.range;
  std::vector<Finding> findings;
  const auto review = [&](FindingCode code, double value, double limit) { findings.push_back({code, value, limit, Grade::Review}); };
  const auto graded = [&](FindingCode code, double value, const GradedLimit& limit) {
    if (const auto finding = above(code, value, limit)) findings.push_back(*finding);
  };

  graded(FindingCode::AgeOutsideStage, months_outside_stage(bone_age, reading.stage, manifest.stages), limits.age_outside_stage);
  if (predicted < range.low) review(FindingCode::AgeAtLowerLimit, predicted, range.low);
  if (predicted > range.high) review(FindingCode::AgeAtUpperLimit, predicted, range.high);
  if (limits.sex_difference) {
    graded(FindingCode::SexDifference, std::abs(predicted - reading.other_sex_predicted_months), *limits.sex_difference);
  }
  if (limits.half_width) graded(FindingCode::WideInterval, reading.estimate.half_width_months, *limits.half_width);
  if (limits.implausible) {
    const double beyond = std::max(range.low - predicted, predicted - range.high);
    if (beyond > *limits.implausible) findings.push_back({FindingCode::ImplausibleAge, beyond, *limits.implausible, Grade::Refuse});
  }
  const double few_below = limits.few_films_below.value_or(manifest.stages.bounds_months.front());
  if (bone_age < few_below) review(FindingCode::Under24Months, bone_age, few_below);
  if (reading.maturity && reading.maturity->mature) {
    review(FindingCode::SkeletallyMature, reading.maturity->votes, manifest.maturity->votes);
  }
  if (limits.chronological_difference && reading.chronological_age_months) {
    const double difference = std::abs(bone_age - *reading.chronological_age_months);
    if (difference > *limits.chronological_difference) {
      review(FindingCode::FarFromChronologicalAge, difference, *limits.chronological_difference);
    }
  }
  return findings;
}

std::optional<Finding> check_views(double difference_months, const ConsistencySpec& limits) {
  if (!limits.view_difference) return std::nullopt;
  return above(FindingCode::ViewsDisagree, difference_months, *limits.view_difference);
}

bool is_doubtful(bool low_confidence, std::span<const Finding> findings, Grade anatomy) {
  return low_confidence || anatomy != Grade::Good ||
         std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return calls_for_second_look(finding.code); });
}

}  // namespace carpal
