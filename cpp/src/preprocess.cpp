#include "carpal/preprocess.hpp"

#include <utility>

#include "carpal/resample.hpp"

namespace carpal {

Status make_picture(const Film& film, const Placement& placement, const InputSpec& input, Plane& picture, Laying& laying) {
  if (film.empty()) return Status::NoFilm;
  Plane grey;
  Status status = lay(film, placement, input.resize_chain[0], grey, laying);
  for (std::size_t i = 1; status == Status::Ok && i < input.resize_chain.size(); ++i) {
    Plane next;
    status = resample(grey, input.resize_chain[i], input.resize_chain[i], next);
    grey = std::move(next);
  }
  if (status == Status::Ok) picture = std::move(grey);
  return status;
}

Status make_tensor(const Plane& picture, const InputSpec& input, View view, Buffer<float>& tensor) {
  Plane seen;
  if (const Status status = take_view(picture, view, seen); status != Status::Ok) return status;
  const std::size_t pixels = seen.values.size();
  if (!tensor.allocate(3 * pixels)) return Status::OutOfMemory;
  for (std::size_t c = 0; c < 3; ++c) {
    const auto mean = static_cast<float>(input.mean[c]);
    const auto sd = static_cast<float>(input.sd[c]);
    float* to = tensor.data() + c * pixels;
    for (std::size_t i = 0; i < pixels; ++i) to[i] = (seen.values.data()[i] - mean) / sd;
  }
  return Status::Ok;
}

}  // namespace carpal
