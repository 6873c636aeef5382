#include "carpal/validation.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "carpal/resample.hpp"

namespace carpal {
namespace {

/// Sum over one row of (max - min) / max.
template <class Sample>
double saturation_sum(const Sample* row, int width, int channels) {
  double sum = 0;
  for (int x = 0; x < width; ++x, row += channels) {
    const int high = std::max({row[0], row[1], row[2]});
    const int low = std::min({row[0], row[1], row[2]});
    if (high != low) sum += static_cast<double>(high - low) / high;
  }
  return sum;
}

double saturation_mean(const FilmPart& film) {
  if (film.channels() < 3) return 0;
  double sum = 0;
  for (int y = 0; y < film.height(); ++y) {
    sum += film.bits() == 16 ? saturation_sum(film.row<std::uint16_t>(y), film.width(), film.channels())
                             : saturation_sum(film.row<std::uint8_t>(y), film.width(), film.channels());
  }
  return sum / (static_cast<double>(film.width()) * film.height()) * 255.0;
}

double peak_concentration(std::span<const float> grey) {
  constexpr int kBins = 256;
  std::array<std::size_t, kBins> counts{};
  for (const float v : grey) ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>(v * kBins), 0, kBins - 1))];
  return static_cast<double>(*std::max_element(counts.begin(), counts.end())) / static_cast<double>(grey.size());
}

/// Reorders `values`.
double percentile(std::span<float> values, double share) {
  const double position = share * static_cast<double>(values.size() - 1);
  const auto lower = static_cast<std::ptrdiff_t>(position);
  std::nth_element(values.begin(), values.begin() + lower, values.end());
  const double below = values[static_cast<std::size_t>(lower)];
  const double fraction = position - static_cast<double>(lower);
  if (fraction == 0) return below;
  return below + fraction * (*std::min_element(values.begin() + lower + 1, values.end()) - below);
}

double edge_ratio(const Plane& grey) {
  constexpr float kLimit = static_cast<float>(kEdgeThreshold * kEdgeThreshold * 64);  // (8 x threshold) squared: no root needed
  std::size_t edges = 0;
  for (int y = 1; y + 1 < grey.height; ++y) {
    const float* a = grey.row(y - 1);
    const float* b = grey.row(y);
    const float* c = grey.row(y + 1);
    for (int x = 1; x + 1 < grey.width; ++x) {
      const float gx = (a[x + 1] - a[x - 1]) + 2.0f * (b[x + 1] - b[x - 1]) + (c[x + 1] - c[x - 1]);
      const float gy = (c[x - 1] - a[x - 1]) + 2.0f * (c[x] - a[x]) + (c[x + 1] - a[x + 1]);
      edges += gx * gx + gy * gy > kLimit ? 1 : 0;
    }
  }
  return static_cast<double>(edges) / (static_cast<double>(grey.width - 2) * (grey.height - 2));
}

Failure failure_of(Measure measure, bool high) {
  switch (measure) {
    case Measure::SaturationMean: return Failure::ColourImage;
    case Measure::IntensitySd: return Failure::BlankOrCorrupt;
    case Measure::BrightnessMean: return Failure::OverExposed;
    case Measure::PeakConcentration: return Failure::SyntheticOrSaturated;
    case Measure::DynamicRange: return Failure::LowContrast;
    case Measure::EdgeRatio: return high ? Failure::TooManyEdges : Failure::Featureless;
  }
  return Failure::None;
}

}  // namespace

const char* failure_name(Failure failure) {
  switch (failure) {
    case Failure::None: return nullptr;
    case Failure::ColourImage: return "colour_image";
    case Failure::BlankOrCorrupt: return "blank_or_corrupt";
    case Failure::OverExposed: return "over_exposed";
    case Failure::SyntheticOrSaturated: return "synthetic_or_saturated";
    case Failure::LowContrast: return "low_contrast";
    case Failure::Featureless: return "featureless";
    case Failure::TooManyEdges: return "too_many_edges";
  }
  return nullptr;
}

Status measure(const FilmPart& film, int working_size, Measures& measures) {
  Plane grey;
  if (const Status status = resample(film, working_size, working_size, grey); status != Status::Ok) return status;
  const auto count = static_cast<double>(grey.values.size());
  double sum = 0;
  for (const float v : grey.values.span()) sum += v;
  const double mean = sum / count;
  double squares = 0;
  for (const float v : grey.values.span()) squares += (v - mean) * (v - mean);

  auto& m = measures;
  const auto at = [&](Measure which) -> double& { return m[static_cast<std::size_t>(which)]; };
  at(Measure::SaturationMean) = saturation_mean(film);
  at(Measure::IntensitySd) = std::sqrt(squares / count);
  at(Measure::BrightnessMean) = mean;
  at(Measure::PeakConcentration) = peak_concentration(grey.values.span());
  at(Measure::EdgeRatio) = edge_ratio(grey);
  // Last, for it reorders the copy.
  const double p5 = percentile(grey.values.span(), 0.05);
  at(Measure::DynamicRange) = percentile(grey.values.span(), 0.95) - p5;
  return Status::Ok;
}

Validation judge(const Measures& measures, const Profile& profile) {
  Validation validation;
  validation.profile = profile.name;
  for (std::size_t i = 0; i < kLayers; ++i) {
    LayerResult& layer = validation.layers[i];
    layer.value = measures[i];
    layer.limit = profile.limits[i];
    const bool low = layer.limit.low && layer.value < *layer.limit.low;
    const bool high = layer.limit.high && layer.value > *layer.limit.high;
    layer.passed = !low && !high;
    if (!layer.passed) layer.failure = failure_of(static_cast<Measure>(i), high);
    validation.passed = validation.passed && layer.passed;
  }
  return validation;
}

}  // namespace carpal
