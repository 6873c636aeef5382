#pragma once

#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// The one resampler: a separable triangle filter, antialiased, defined as Pillow's BILINEAR resize and as PyTorch's
/// interpolate(mode="bilinear", antialias=True) are.
///
/// Per axis, with scale = in / out: support = max(scale, 1); output i is centred at (i + 0.5) * scale; the taps are the inputs from
/// int(centre - support + 0.5) to int(centre + support + 0.5), cut at the borders, weighted 1 - |j + 0.5 - centre| / support and
/// normalised to the sum 1. Rows first, then columns. Enlarges too; with in = out it changes nothing.
///
/// No rounding to whole levels anywhere (Pillow rounds 8-bit films after both passes). Rows are summed in float32, in eight partial
/// sums whose order is fixed; columns in double. The result is bit-equal native and as WebAssembly.
///
/// `out` has the asked size; values in 0..1 (level / max_level). Fails with OutOfMemory; NoFilm for an empty film.
Status resample(const FilmPart& film, int width, int height, Plane& out);

/// The same for a plane; values keep their unit.
Status resample(const Plane& plane, int width, int height, Plane& out);

}  // namespace carpal
