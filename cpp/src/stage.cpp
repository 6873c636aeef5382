#include "carpal/stage.hpp"

#include <algorithm>
#include <cmath>

namespace carpal {

std::size_t stage_of(double months, const StageSpec& stages) {
  const auto& bounds = stages.bounds_months;
  return static_cast<std::size_t>(std::upper_bound(bounds.begin(), bounds.end(), months) - bounds.begin());
}

StageProbabilities stage_probabilities(std::span<const float> logits, double temperature) {
  const double top = *std::max_element(logits.begin(), logits.end());
  StageProbabilities p(logits.size());
  double sum = 0;
  for (std::size_t i = 0; i < p.size(); ++i) {
    p[i] = std::exp((static_cast<double>(logits[i]) - top) / temperature);
    sum += p[i];
  }
  for (double& v : p) v /= sum;
  return p;
}

std::size_t most_probable(const StageProbabilities& probabilities) {
  return static_cast<std::size_t>(std::max_element(probabilities.begin(), probabilities.end()) - probabilities.begin());
}

}  // namespace carpal
