#pragma once

#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/placement.hpp"
#include "carpal/status.hpp"
#include "carpal/view.hpp"

namespace carpal {

/// A film to what the network sees of it, height x width: grey 0..1, placed (placement.hpp), through the squares of resize_chain
/// (resample.hpp). Aspect ratio is not kept, as paper A and the training films have it. `laying` says where each place of the film has come
/// to lie. Fails with NoFilm or OutOfMemory.
Status make_picture(const Film& film, const Placement& placement, const InputSpec& input, Plane& picture, Laying& laying);

/// That picture to the network's input, 1 x 3 x height x width: as the view shows it (view.hpp), then (x - mean) / sd for each channel, all in
/// float32 as NumPy computes it. Fails with OutOfMemory.
Status make_tensor(const Plane& picture, const InputSpec& input, View view, Buffer<float>& tensor);

}  // namespace carpal
