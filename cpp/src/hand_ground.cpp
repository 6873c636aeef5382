#include <algorithm>
#include <cmath>

#include "hand_parts.hpp"

namespace carpal::hand {
namespace {

constexpr float kPlain = 0.006f;  // a grey level and a half of 256
constexpr float kWhite = 0.9f;
constexpr float kBlack = 0.03f;
constexpr std::uint8_t kEdge = 2;

/// Marks the pixels beside marked ones, inside the field.
void widen(int width, const Box& field, Buffer<std::uint8_t>& mask) {
  const auto marked = [&](int x, int y) {
    return x >= field.x0 && y >= field.y0 && x < field.x1 && y < field.y1 && mask.data()[y * width + x] == 1;
  };
  for (int y = field.y0; y < field.y1; ++y) {
    for (int x = field.x0; x < field.x1; ++x) {
      std::uint8_t& here = mask.data()[y * width + x];
      if (here == 0 && (marked(x - 1, y) || marked(x + 1, y) || marked(x, y - 1) || marked(x, y + 1))) here = kEdge;
    }
  }
  for (std::uint8_t& v : mask.span()) v = v != 0 ? 1 : 0;
}

}  // namespace

bool find_ground(const Plane& grey, const Box& field, bool dark, Buffer<std::uint8_t>& ground) {
  Buffer<std::uint8_t> wide;
  Buffer<std::uint32_t> found;
  if (!ground.allocate(grey.values.size()) || !wide.allocate(grey.values.size()) || !found.allocate(grey.values.size())) return false;
  const int width = grey.width;
  const float* level = grey.values.data();
  const std::array<int, 4> corners = {field.y0 * width + field.x0, field.y0 * width + field.x1 - 1, (field.y1 - 1) * width + field.x0,
                                      (field.y1 - 1) * width + field.x1 - 1};
  for (const int start : corners) {
    const float corner = level[start];
    // A corner's grey that no other corner has may be a forearm's.
    const auto alike = std::count_if(corners.begin(), corners.end(), [&](int other) { return std::abs(level[other] - corner) <= kPlain; });
    if (corner > kBlack && corner < kWhite && alike < 2) continue;
    std::uint32_t count = 0;
    const auto take = [&](int i) {
      if (ground.data()[i] != 0 || std::abs(level[i] - corner) > kPlain) return;
      ground.data()[i] = 1;
      if (dark ? corner <= 1 - kWhite : corner >= kWhite) wide.data()[i] = 1;
      found.data()[count++] = static_cast<std::uint32_t>(i);
    };
    take(start);
    for (std::uint32_t next = 0; next < count; ++next) {
      each_neighbour(static_cast<int>(found.data()[next]), width, field, take);
    }
  }
  widen(width, field, wide);
  widen(width, field, wide);
  for (std::size_t i = 0; i < wide.size(); ++i) ground.data()[i] = static_cast<std::uint8_t>(ground.data()[i] | wide.data()[i]);
  return true;
}

}  // namespace carpal::hand
