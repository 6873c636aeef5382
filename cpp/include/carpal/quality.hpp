#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// What of a picture's quality is measured. The values are indices into QualityValues and the order of the names.
enum class QualityMeasure : std::uint8_t {
  Brightness,
  Contrast,
  Noise,
  Sharpness,
  Clipping,
  Blockiness,
  ColourCast,
  ScreenPattern,
  UnevenLight,
  ForegroundShare,
  BorderContact,
  SeparateParts,
};

inline constexpr std::size_t kQualityMeasures = 12;

/// "brightness" and so on.
const char* quality_measure_name(QualityMeasure measure);

/// By QualityMeasure.
using QualityValues = std::array<double, kQualityMeasures>;

/// Fails with NoFilm or OutOfMemory. All values are finite. All but Blockiness and ColourCast are taken on one working copy: the grey
/// film (0..1) resampled to a square of `working_size`.
Status measure_quality(const Film& film, int working_size, QualityValues& values);

}  // namespace carpal
