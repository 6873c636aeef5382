#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// What of a picture's quality is measured. The values are indices into QualityValues and the order of the names.
///
/// All but Blockiness and ColourCast are taken on one working copy: the grey film (0..1) resampled to a square, so that a small and a
/// large copy of a film give nearly the same values, and turned so that the background is darker than the middle, so that an inverted
/// film gives the values of the film. The background is here the median of a ring from a 20th to a 5th of the side inside the border.
/// "Contrast" below is the measure of that name, at least 0.01.
enum class QualityMeasure : std::uint8_t {
  /// Mean grey, 0..1.
  Brightness,
  /// P99 - P1 of the grey, 0..1; from 4,096 bins.
  Contrast,
  /// SD of the noise, as white noise of the working copy, in contrasts. The median of the absolute response to the mask
  /// (1 -2 1; -2 4 -2; 1 -2 1) (Immerkaer, Comput Vis Image Underst 1996;64:300-302), divided by the mask's gain 6 and by 0.6745. His
  /// mean became a median, which edges and texture do not move. Only pixels whose 3 x 3 mean lies between a tenth and 98 % of the way
  /// from P1 to P99 are asked: a black background has no noise to see.
  Noise,
  /// Share of the steps between neighbours that a 5 x 5 mean takes away, 0..1: a picture that is blurred already has little to lose
  /// (1 - the blur of Crete et al., Proc SPIE 2007;6492:64920I, with a square mean for their two lines of nine). Independent of the
  /// contrast. A film enlarged from 64 pixels has 0.15, the RSNA films 0.45 in the median.
  Sharpness,
  /// Share of the foreground within 0.5 % of white or black, 0..1.
  Clipping,
  /// On the film's own pixels: mean step between neighbours across the lines of a grid of eight pixels over the mean step elsewhere,
  /// mean of both directions (after Wang, Sheikh, Bovik, ICIP 2002). The grid's phase is found. Steps count with at most 8 / 255.
  /// 1: none; 2.3 where every second pixel repeats the one before.
  Blockiness,
  /// On the film's own pixels: mean length of (Cb, Cr), ITU-R BT.601, of the stored colours, over their mean luminance (at least 0.05, white
  /// being 1): tinted light gives the same on a dark film and on a bright one. Alpha is not asked. 0: grey.
  ColourCast,
  /// The strongest periodic pattern: the amplitude spectrum of a 256 x 256 copy under a Hann window, with 14 to 118 cycles a side; greatest
  /// quotient of the 3 x 3 cells around a frequency and of the strongest of four lines through it, 3 to 8 cells away (edges make lines in
  /// a spectrum, and are no pattern). White noise of 0.2 % of the contrast is added. Noise alone gives about 2; moire of a photographed
  /// screen with 3 % of white as its amplitude about 9.
  ScreenPattern,
  /// Range over the picture, in contrasts, of a plane through the background: through the darkest tenth of each of the twelve tiles
  /// along the border of 4 x 4, without the three that stand out most above it (hand and forearm).
  UnevenLight,
  /// Share of pixels above Otsu's threshold (IEEE Trans Syst Man Cybern 1979;9:62-66) of the 3 x 3 mean, levels above P97 counting as P97
  /// (a marker is no class of its own), 0..1. White that reaches two corners of the picture and is less than half of it is a frame and
  /// belongs to nothing.
  ForegroundShare,
  /// Share of the outline of the picture, a 25th of the side inside the border, that is foreground, 0..1. A forearm has 0.05 to 0.1.
  BorderContact,
  /// Number of connected parts of the foreground of at least 4 % of the picture and a third of the largest part: 2 may be two hands.
  SeparateParts,
  /// Degrees by which the straight edges that run along the picture's sides (of the film on its surroundings, of a collimator) are turned
  /// differently: a film scanned askew keeps its right angles, one photographed from the side does not. 0 where fewer than two are found.
  Perspective,
};

inline constexpr std::size_t kQualityMeasures = 13;

/// "brightness" and so on.
const char* quality_measure_name(QualityMeasure measure);

/// By QualityMeasure.
using QualityValues = std::array<double, kQualityMeasures>;

/// Fails with NoFilm or OutOfMemory. All values are finite, and the same native and as WebAssembly.
Status measure_quality(const FilmPart& film, int working_size, QualityValues& values);

}  // namespace carpal
