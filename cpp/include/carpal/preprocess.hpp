#pragma once

#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/status.hpp"
#include "carpal/view.hpp"

namespace carpal {

/// A film to the network's input, 1 x 3 x height x width: grey 0..1, through the squares of resize_chain (resample.hpp), as
/// the view shows it (view.hpp), then (x - mean) / sd for each channel, all in float32 as NumPy computes it. Aspect ratio is not kept, as
/// paper A and the training films have it. `turned`: degrees clockwise, a multiple of 90, by which the picture is turned before that: the same
/// as if the film had lain so. Fails with NoFilm or OutOfMemory.
Status make_tensor(const Film& film, const InputSpec& input, View view, Buffer<float>& tensor, int turned = 0);

}  // namespace carpal
