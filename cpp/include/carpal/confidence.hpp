#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "carpal/consistency.hpp"
#include "carpal/grade.hpp"
#include "carpal/manifest.hpp"

namespace carpal {

/// How far a reading may be relied on; says nothing about the child.
enum class Tier : std::uint8_t { High, Medium, Low };

/// "high", "medium" or "low".
const char* tier_name(Tier tier);

/// From the probability of the most probable stage (paper A, Table 5); a value on a limit belongs to the tier above.
Tier tier_of(double probability, const ConfidenceSpec& spec);

enum class LoweringCode : std::uint8_t {
  HalfWidth,       ///< the interval is wider than the tier allows
  Quality,         ///< a quality check of the film is not good
  UnlikeAHand,     ///< the distance to the reference is not good
  Inconsistent,    ///< AgeOutsideStage, SexDifference, WideInterval, FarFromChronologicalAge or ViewsDisagree
  ImplausibleAge,  ///< was found, as the next two
  SkeletallyMature,
  Under24Months,
  Contraindicated,  ///< somebody who knows the child named a reason not to rely on the network (Request::contraindications)
};

/// "half_width" and so on.
const char* lowering_name(LoweringCode code);

struct Confidence {
  Tier tier = Tier::Low;
  double probability = 0;                ///< of the most probable stage
  Tier stage_tier = Tier::Low;           ///< what the probability alone gives
  std::vector<LoweringCode> lowered_by;  ///< in the order of the codes, also where the tier was the lowest already
};

/// The stage's tier, first held below the cap of the interval's half width (which is named only where it bites), then one level down
/// for each other code that applies. `quality` is the worst grade of the film's quality checks, `anatomy` that of its distance (Good
/// where the pack has none).
Confidence join_confidence(double probability, double half_width_months, Grade quality, Grade anatomy, std::span<const Finding> findings,
                           const ConfidenceSpec& spec, bool contraindicated = false);

}  // namespace carpal
