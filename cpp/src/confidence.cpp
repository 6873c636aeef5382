#include "carpal/confidence.hpp"

namespace carpal {

const char* tier_name(Tier tier) {
  switch (tier) {
    case Tier::High: return "high";
    case Tier::Medium: return "medium";
    case Tier::Low: return "low";
  }
  return "low";
}

Tier tier_of(double probability, const Calibration& calibration) {
  if (probability >= calibration.confidence_high) return Tier::High;
  if (probability >= calibration.confidence_medium) return Tier::Medium;
  return Tier::Low;
}

}  // namespace carpal
