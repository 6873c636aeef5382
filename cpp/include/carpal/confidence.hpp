#pragma once

#include <cstdint>

#include "carpal/manifest.hpp"

namespace carpal {

/// How certain the network is of the stage (paper A, Table 5); says nothing about the child.
enum class Tier : std::uint8_t { High, Medium, Low };

/// "high", "medium" or "low".
const char* tier_name(Tier tier);

/// From the probability of the most probable stage; a value on a limit belongs to the tier above.
Tier tier_of(double probability, const Calibration& calibration);

}  // namespace carpal
