#include "carpal/consistency.hpp"

#include <algorithm>

namespace carpal {

const char* finding_name(FindingCode code) {
  switch (code) {
    case FindingCode::AgeOutsideStage: return "age_outside_stage";
    case FindingCode::AgeAtLowerLimit: return "age_at_lower_limit";
    case FindingCode::AgeAtUpperLimit: return "age_at_upper_limit";
  }
  return "age_outside_stage";
}

double months_outside_stage(double months, std::size_t stage, const StageSpec& stages) {
  const auto& bounds = stages.bounds_months;
  if (stage > 0 && months < bounds[stage - 1]) return bounds[stage - 1] - months;
  if (stage < bounds.size() && months > bounds[stage]) return months - bounds[stage];
  return 0;
}

std::vector<Finding> check_consistency(const Estimate& estimate, std::size_t stage, const Range& range, const Manifest& manifest) {
  std::vector<Finding> findings;
  const double outside = months_outside_stage(estimate.bone_age_months, stage, manifest.stages);
  const double limit = manifest.calibration.age_outside_stage_months;
  if (outside > limit) findings.push_back({FindingCode::AgeOutsideStage, outside, limit});
  if (estimate.predicted_months < range.low) findings.push_back({FindingCode::AgeAtLowerLimit, estimate.predicted_months, range.low});
  if (estimate.predicted_months > range.high) findings.push_back({FindingCode::AgeAtUpperLimit, estimate.predicted_months, range.high});
  return findings;
}

}  // namespace carpal
