#pragma once

#include "container.hpp"

#include "carpal/film.hpp"

namespace carpal::decoding {

/// Decodes the pixels of a file that has passed its walk and the limits. Fills everything of `film` but the format.
Outcome decode_pixels(Bytes file, const Declared& declared, Film& film);

}  // namespace carpal::decoding
