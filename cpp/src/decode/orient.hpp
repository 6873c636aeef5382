#pragma once

#include "carpal/film.hpp"

namespace carpal::decoding {

/// Turns and mirrors the samples so that the picture stands as EXIF `orientation` (1..8) asks.
Outcome apply_orientation(Film& film, int orientation);

}  // namespace carpal::decoding
