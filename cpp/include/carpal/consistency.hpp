#pragma once

#include <cstdint>
#include <vector>

#include "carpal/estimate.hpp"
#include "carpal/manifest.hpp"

namespace carpal {

enum class FindingCode : std::uint8_t {
  AgeOutsideStage,  ///< value: months from the age to the most probable stage's nearest bound; limit: the manifest's
  AgeAtLowerLimit,  ///< value: predicted months, below the range; limit: the range's lower end
  AgeAtUpperLimit,  ///< value: predicted months, above the range; limit: the range's upper end
};

/// "age_outside_stage" and so on.
const char* finding_name(FindingCode code);

struct Finding {
  FindingCode code = FindingCode::AgeOutsideStage;
  double value = 0;
  double limit = 0;
};

/// Months from `months` to the nearest bound of `stage`; 0 inside. The first stage has no lower bound, the last no upper one.
double months_outside_stage(double months, std::size_t stage, const StageSpec& stages);

/// Where the network's tasks disagree, or the age left its range. An age exactly at an end of the range is no finding.
std::vector<Finding> check_consistency(const Estimate& estimate, std::size_t stage, const Range& range, const Manifest& manifest);

}  // namespace carpal
