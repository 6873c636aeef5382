#include <algorithm>
#include <cmath>

#include "hand_parts.hpp"

namespace carpal::hand {

bool Flood::prepare(const Plane& grey, const Box& field) {
  grey_ = &grey;
  field_ = field;
  if (!find_ground(grey, field, false, ground_[0]) || !find_ground(grey, field, true, ground_[1]) || !seen_.allocate(grey.values.size()) ||
      !stack_.allocate(grey.values.size()))
    return false;
  restart(false);
  return true;
}

void Flood::restart(bool dark) { std::copy_n(ground_[dark ? 1 : 0].data(), seen_.size(), seen_.data()); }

Part Flood::visit(bool dark, float level, std::uint32_t seed) {
  Part part{dark, level, seed, 0, 0, 0, {grey_->width, grey_->height, 0, 0}};
  const float* values = grey_->values.data();
  const std::uint8_t* ground = ground_[dark ? 1 : 0].data();
  const int width = grey_->width;
  std::uint32_t count = 0;
  const auto take = [&](std::uint32_t i) {
    if ((values[i] >= level) == dark) return;
    if (seen_.data()[i] != 0) {
      part.ground += ground[i];
      return;
    }
    seen_.data()[i] = 1;
    stack_.data()[count++] = i;
  };
  double sum = 0;
  double squares = 0;
  take(seed);
  for (std::uint32_t next = 0; next < count; ++next) {
    const std::uint32_t i = stack_.data()[next];
    const int x = static_cast<int>(i) % width;
    const int y = static_cast<int>(i) / width;
    part.box.x0 = std::min(part.box.x0, x);
    part.box.x1 = std::max(part.box.x1, x + 1);
    part.box.y0 = std::min(part.box.y0, y);
    part.box.y1 = std::max(part.box.y1, y + 1);
    const double value = values[i];
    sum += value;
    squares += value * value;
    each_neighbour(i, width, field_, take);
  }
  part.area = count;
  if (count != 0) part.spread = static_cast<float>(std::sqrt(std::max(0.0, squares / count - sum / count * (sum / count))));
  return part;
}

}  // namespace carpal::hand
