#include "carpal/preprocess.hpp"

#include <utility>

#include "carpal/resample.hpp"

namespace carpal {
namespace {

/// A square picture, turned by quarters: resampling treats both directions alike, so it may come before.
Status turn(Plane& square, int degrees) {
  const int side = square.width;
  for (; degrees > 0; degrees -= 90) {
    Plane next;
    if (!next.allocate(side, side)) return Status::OutOfMemory;
    for (int y = 0; y < side; ++y) {
      for (int x = 0; x < side; ++x) next.row(x)[side - 1 - y] = square.row(y)[x];
    }
    square = std::move(next);
  }
  return Status::Ok;
}

}  // namespace

Status make_tensor(const Film& film, const InputSpec& input, View view, Buffer<float>& tensor, int turned) {
  Plane grey;
  Status status = resample(film, input.resize_chain[0], input.resize_chain[0], grey);
  for (std::size_t i = 1; status == Status::Ok && i < input.resize_chain.size(); ++i) {
    Plane next;
    status = resample(grey, input.resize_chain[i], input.resize_chain[i], next);
    grey = std::move(next);
  }
  if (status == Status::Ok) status = turn(grey, turned);
  if (status == Status::Ok && view != View::AsIs) {
    Plane seen;
    status = take_view(grey, view, seen);
    grey = std::move(seen);
  }
  if (status != Status::Ok) return status;

  const std::size_t pixels = grey.values.size();
  if (!tensor.allocate(3 * pixels)) return Status::OutOfMemory;
  for (std::size_t c = 0; c < 3; ++c) {
    const auto mean = static_cast<float>(input.mean[c]);
    const auto sd = static_cast<float>(input.sd[c]);
    float* to = tensor.data() + c * pixels;
    for (std::size_t i = 0; i < pixels; ++i) to[i] = (grey.values.data()[i] - mean) / sd;
  }
  return Status::Ok;
}

}  // namespace carpal
