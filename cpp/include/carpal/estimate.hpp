#pragma once

#include <span>

#include "carpal/manifest.hpp"
#include "carpal/status.hpp"

namespace carpal {

struct Interval {
  double level = 0;  ///< share of films whose label lies inside, 0..1
  double low_months = 0;
  double high_months = 0;
};

/// The age for one sex.
struct Estimate {
  double predicted_months = 0;  ///< as the network says it
  double bone_age_months = 0;   ///< inside the pack's range for the sex
  Interval interval;
  double half_width_months = 0;  ///< of the interval before it is cut to the range
};

/// Age and conformal interval for both sexes from the block of all outputs (float32, in the manifest's order).
///
/// predicted = output * sd_months + mean_months. The interval is bone age +- half width, cut to the range: it holds the reported age
/// and is never empty. Half width = quantile of the band in which the *predicted* age lies (a bound belongs to the band above it),
/// times exp(spread) * sd_months where the pack's scale is "spread": spread is the log of the Laplace scale of the normalised age.
/// (Split conformal prediction: Lei et al., JASA 2018; the quantiles are fitted by the training pipeline.)
///
/// Fails with WrongOutputSize; NonFiniteOutput where age, spread or stage logits are NaN or infinite; ConstantOutput where all of these are
/// one number, or all features are: such a network has not looked at the film. The other outputs are not read here.
Outcome estimate(std::span<const float> outputs, const Manifest& manifest, BySex<Estimate>& estimates);

}  // namespace carpal
