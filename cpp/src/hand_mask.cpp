#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include "hand_parts.hpp"

namespace carpal::hand {

void mark(const Part& part, const Patch& patch, std::uint8_t value, HandShape& shape) {
  for (int y = part.box.y0; y < part.box.y1; ++y) {
    for (int x = part.box.x0; x < part.box.x1; ++x) {
      const int px = static_cast<int>((x - part.box.x0 + 0.5) / patch.scale) + 1;
      const int py = static_cast<int>((y - part.box.y0 + 0.5) / patch.scale) + 1;
      std::uint8_t& here =
          shape.mask.data()[static_cast<std::size_t>(y) * static_cast<std::size_t>(shape.mask_width) + static_cast<std::size_t>(x)];
      if (here == 0 && patch.at(patch.inside, px, py)) here = value;
    }
  }
}

void measure_border(const Box& field, const Palm& palm, double angle, HandShape& shape) {
  const auto at = [&](int x, int y) {
    return x >= 0 && y >= 0 && x < shape.mask_width && y < shape.mask_height && shape.mask.data()[y * shape.mask_width + x] == 1;
  };
  const double up_x = std::sin(angle * std::numbers::pi / 180);
  const double up_y = -std::cos(angle * std::numbers::pi / 180);
  int outline = 0;
  int touching = 0;
  std::array<int, 4> behind{};  // by side, on the side of the forearm
  for (int y = field.y0; y < field.y1; ++y) {
    for (int x = field.x0; x < field.x1; ++x) {
      if (!at(x, y) || (at(x - 1, y) && at(x + 1, y) && at(x, y - 1) && at(x, y + 1))) continue;
      ++outline;
      const std::array<bool, 4> touches = {y <= field.y0 + 1, x + 2 >= field.x1, y + 2 >= field.y1, x <= field.x0 + 1};
      if (std::none_of(touches.begin(), touches.end(), [](bool t) { return t; })) continue;
      ++touching;
      const double ahead = (x + 0.5 - palm.x) * up_x + (y + 0.5 - palm.y) * up_y;
      const double aside = (x + 0.5 - palm.x) * up_y - (y + 0.5 - palm.y) * up_x;
      if (ahead > -0.6 * palm.radius || std::abs(aside) > -ahead) continue;
      for (std::size_t s = 0; s < 4; ++s) behind[s] += touches[s] ? 1 : 0;
    }
  }
  shape.border_share = outline == 0 ? 0 : static_cast<double>(touching) / outline;
  const auto most = std::max_element(behind.begin(), behind.end());
  shape.forearm_leaves = *most >= 0.5 * palm.radius;
  if (shape.forearm_leaves) shape.forearm_side = static_cast<PictureSide>(1 + (most - behind.begin()));
}

}  // namespace carpal::hand
