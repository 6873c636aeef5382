#pragma once

#include <array>
#include <span>

#include "carpal/anatomy.hpp"
#include "carpal/estimate.hpp"
#include "carpal/manifest.hpp"
#include "carpal/reference.hpp"
#include "carpal/stage.hpp"
#include "carpal/status.hpp"

namespace carpal {

struct MaturityVote {
  double value = 0;
  double limit = 0;
  bool vote = false;  ///< value >= limit
};

/// Whether the hand has stopped growing, for one sex: beyond that, a hand says no age. Five factors vote:
///
/// AgeAtCeiling: the predicted age in months, not cut to the range. NearMaturityProbability: of the last stage. IntervalAtCeiling: bone
/// age plus the interval's half width, not cut. ReferenceDistance: how much nearer the film lies to the mature adolescents of the
/// training films than to the growing ones, sum_j ((y_j - growing_j)^2 - (y_j - mature_j)^2) / variance_j. FusedPhyses: the network's
/// own output for it, a logit.
struct Maturity {
  bool mature = false;  ///< enough votes, and one of the two factors that look at the hand itself, the last two, among them
  int votes = 0;
  std::array<MaturityVote, kMaturityFactors> factors{};  ///< by MaturityFactor
};

enum class Sex : std::uint8_t { Female, Male };

/// manifest.maturity must be there. Fails with NonFiniteOutput where the evidence is no number.
Outcome judge_maturity(std::span<const float> outputs, const Manifest& manifest, const Reference& reference, Sex sex,
                       const Estimate& estimate, const StageProbabilities& stages, const Anatomy& anatomy, Maturity& maturity);

}  // namespace carpal
