#include "carpal/estimate.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace carpal {
namespace {

bool all_finite(std::span<const float> values) {
  return std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); });
}

/// True for two values and more that are all the same.
bool constant(std::span<const float> values) {
  return values.size() > 1 && std::all_of(values.begin(), values.end(), [&](float v) { return v == values[0]; });
}

double half_width(double predicted_months, const IntervalSpec& interval, const std::vector<double>& quantiles) {
  const auto& bands = interval.bands_months;
  const auto band = std::upper_bound(bands.begin(), bands.end(), predicted_months) - bands.begin();
  return quantiles[static_cast<std::size_t>(band)];
}

Estimate estimate_one(double predicted, double scale, const Range& range, const IntervalSpec& interval,
                      const std::vector<double>& quantiles) {
  Estimate e;
  e.predicted_months = predicted;
  e.bone_age_months = std::clamp(predicted, range.low, range.high);
  const double half = half_width(predicted, interval, quantiles) * scale;
  e.half_width_months = half;
  e.interval.level = interval.level;
  e.interval.low_months = std::max(range.low, e.bone_age_months - half);
  e.interval.high_months = std::min(range.high, e.bone_age_months + half);
  return e;
}

}  // namespace

Outcome estimate(std::span<const float> outputs, const Manifest& manifest, BySex<Estimate>& estimates) {
  if (outputs.size() != manifest.outputs_size) {
    return {Status::WrongOutputSize, std::to_string(outputs.size()) + " values, not " + std::to_string(manifest.outputs_size)};
  }
  const auto block = [&](OutputName name) {
    const OutputSpec* spec = manifest.output(name);
    return spec ? outputs.subspan(spec->offset, spec->size) : std::span<const float>{};
  };
  const auto age = block(OutputName::Age);
  const auto spread = block(OutputName::Spread);
  if (!all_finite(age)) return {Status::NonFiniteOutput, "age"};
  if (!all_finite(spread)) return {Status::NonFiniteOutput, "spread"};
  const auto logits = block(OutputName::StageLogits);
  if (!all_finite(logits)) return {Status::NonFiniteOutput, "stage_logits"};
  const bool one_number = constant(age) && constant(logits) && logits[0] == age[0] &&
                          std::all_of(spread.begin(), spread.end(), [&](float v) { return v == age[0]; });
  if (one_number) return {Status::ConstantOutput, "age, spread and stage_logits"};
  if (constant(block(OutputName::Features))) return {Status::ConstantOutput, "features"};

  const AgeSpec& spec = manifest.age;
  const IntervalSpec& interval = manifest.calibration.interval;
  const auto one = [&](std::size_t sex, const Range& range, const std::vector<double>& quantiles) {
    const double predicted = static_cast<double>(age[sex]) * spec.sd_months + spec.mean_months;
    // Held below the largest double: an infinite scale times a quantile of 0 would be NaN.
    const double scale = interval.times_spread ? std::min(std::exp(static_cast<double>(spread[sex])) * spec.sd_months, 1e12) : 1.0;
    return estimate_one(predicted, scale, range, interval, quantiles);
  };
  estimates.female = one(0, spec.range_months.female, interval.quantiles.female);
  estimates.male = one(1, spec.range_months.male, interval.quantiles.male);
  return {};
}

}  // namespace carpal
