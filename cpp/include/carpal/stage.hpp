#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "carpal/manifest.hpp"

namespace carpal {

using StageProbabilities = std::vector<double>;

/// The stage, from 0, of an age in months: a bound belongs to the stage above it.
std::size_t stage_of(double months, const StageSpec& stages);

/// softmax(logits / temperature), computed from the largest logit down so that nothing overflows (Guo et al., ICML 2017, for the
/// temperature). Logits must be finite, at least one; temperature above 0.
StageProbabilities stage_probabilities(std::span<const float> logits, double temperature);

/// The most probable stage; the lower one of two equal.
std::size_t most_probable(const StageProbabilities& probabilities);

}  // namespace carpal
