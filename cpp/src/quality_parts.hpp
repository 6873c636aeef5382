#pragma once

#include <cstddef>
#include <cstdint>

#include "carpal/buffer.hpp"

/// The parts of measure_quality that are large enough for a file of their own. What answers with a bool fails for want of memory.
namespace carpal::quality {

/// Pictures of less contrast are measured as if they had this, so that a blank one gives no quotient of nothing by nothing.
inline constexpr double kLeastContrast = 0.01;

/// Mean of the (2 radius + 1) squared pixels around each; the border repeats.
bool local_mean(const Plane& in, int radius, Plane& out);

struct Foreground {
  int width = 0;
  int height = 0;
  std::size_t count = 0;
  Buffer<std::uint8_t> mask;  ///< 1 in the foreground
};

/// Pixels above the threshold of Otsu (1979), taken on the 3 x 3 mean, without a white frame. The background is dark.
bool find_foreground(const Plane& grey, Foreground& foreground);

/// Share of the square a 25th of the side inside the border that lies in the foreground, 0..1.
double border_contact(const Foreground& foreground);

/// Number of large 4-connected parts: a part counts from 4 % of the picture and a third of the largest part.
bool separate_parts(const Foreground& foreground, double& parts);

/// Range over the picture, in grey levels, of the plane through the background.
double light_slope(const Plane& grey);

/// Share of the steps between neighbours that a 5 x 5 mean takes away.
bool sharpness(const Plane& grey, double& sharpness);

/// Amplitude of the strongest periodic pattern over that of its surroundings in the spectrum.
bool screen_pattern(const Plane& grey, double contrast, double& pattern);

/// Greatest difference, in degrees, by which the film's edges are turned. `aspect`: width over height of the film itself.
double perspective(const Plane& grey, double aspect, double contrast);

}  // namespace carpal::quality
