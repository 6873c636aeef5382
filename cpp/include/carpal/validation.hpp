#pragma once

#include <array>
#include <string>

#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// A Sobel gradient above this, in grey levels (0..1) per pixel of the working copy, counts as an edge.
///
/// Paper A gives layer 6 its limits [0.005, 0.35] but no operator and no threshold. Over 400 RSNA training films at 300 x 300 this
/// threshold puts the ratio at 0.166 in the median (0.032 to 0.230 from the 5th to the 95th percentile, 0.016 to 0.306 in all), in
/// the middle of those limits and with none outside; 0.01 has 3 % of the films outside them, 0.05 nearly 3 %.
inline constexpr double kEdgeThreshold = 0.02;

enum class Failure : std::uint8_t {
  None,
  ColourImage,           ///< layer 1 high
  BlankOrCorrupt,        ///< layer 2 low
  OverExposed,           ///< layer 3 high
  SyntheticOrSaturated,  ///< layer 4 high
  LowContrast,           ///< layer 5 low
  Featureless,           ///< layer 6 low
  TooManyEdges,          ///< layer 6 high
};

/// "colour_image" and so on; null for None.
const char* failure_name(Failure failure);

struct LayerResult {
  double value = 0;
  Limit limit;
  bool passed = true;
  Failure failure = Failure::None;
};

struct Validation {
  std::string profile;
  bool passed = true;
  std::array<LayerResult, kLayers> layers;  ///< layer 1 first
};

/// The six measured values, by Measure. All but the first are taken on one working copy: the grey film (0..1) resampled to a square of
/// `working_size`, so that a small and a large copy of a film give the same values.
///
/// 1 SaturationMean: mean over the film's own pixels of the HSV saturation (max - min) / max * 255 of the stored colours, 0 for
///   black; 0..255; alpha is not asked; 0 for a film without colour.
/// 2 IntensitySd: standard deviation (of the population) of the grey.
/// 3 BrightnessMean: mean grey.
/// 4 PeakConcentration: share of pixels in the fullest of 256 equal bins of 0..1; 0..1.
/// 5 DynamicRange: P95 - P5 of the grey, percentiles interpolated linearly between order statistics (numpy.percentile's default).
/// 6 EdgeRatio: share of the pixels that are not on the border whose 3 x 3 Sobel gradient magnitude, divided by 8 (so that a slope of
///   one level a pixel gives one), is above kEdgeThreshold; 0..1.
using Measures = std::array<double, kLayers>;

/// Fails with NoFilm or OutOfMemory. All values are finite.
Status measure(const FilmPart& film, int working_size, Measures& measures);

/// Compares measures with a profile's limits. A value on a limit passes. What a value outside means is in Failure; a limit on the side
/// that the paper does not have (a low saturation, say) refuses with the layer's own failure.
Validation judge(const Measures& measures, const Profile& profile);

}  // namespace carpal
