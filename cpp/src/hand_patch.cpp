#include <algorithm>
#include <cmath>

#include "hand_parts.hpp"

namespace carpal::hand {
namespace {

/// Holes of less than a tenth of the part become part of it: marrow, the gaps between carpal bones.
void fill_holes(Patch& patch) {
  const int w = patch.width;
  std::vector<std::uint8_t> seen(patch.inside);
  std::vector<int> hole;
  hole.reserve(patch.inside.size());
  for (std::size_t start = 0; start < seen.size(); ++start) {
    if (seen[start] != 0) continue;
    hole.clear();
    bool open = false;
    const auto take = [&](int i) {
      if (seen[static_cast<std::size_t>(i)] != 0) return;
      seen[static_cast<std::size_t>(i)] = 1;
      hole.push_back(i);
    };
    take(static_cast<int>(start));
    for (std::size_t next = 0; next < hole.size(); ++next) {
      const int x = hole[next] % w;
      const int y = hole[next] / w;
      if (x == 0 || y == 0 || x + 1 == w || y + 1 == patch.height) open = true;
      each_neighbour(hole[next], w, {0, 0, w, patch.height}, take);
    }
    if (open || hole.size() * 10 > patch.area) continue;
    for (const int i : hole) patch.inside[static_cast<std::size_t>(i)] = 1;
    patch.area += hole.size();
  }
}

/// Distance to the nearest pixel that is 0 already, by two passes with the weights 1 and sqrt 2.
void spread_distance(int w, int h, std::vector<float>& d) {
  constexpr float kAcross = 1.41421356f;
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      float& v = d[static_cast<std::size_t>(y * w + x)];
      if (x > 0) v = std::min(v, d[static_cast<std::size_t>(y * w + x - 1)] + 1);
      if (y == 0) continue;
      const std::size_t up = static_cast<std::size_t>((y - 1) * w + x);
      v = std::min(v, d[up] + 1);
      if (x > 0) v = std::min(v, d[up - 1] + kAcross);
      if (x + 1 < w) v = std::min(v, d[up + 1] + kAcross);
    }
  }
  for (int y = h - 1; y >= 0; --y) {
    for (int x = w - 1; x >= 0; --x) {
      float& v = d[static_cast<std::size_t>(y * w + x)];
      if (x + 1 < w) v = std::min(v, d[static_cast<std::size_t>(y * w + x + 1)] + 1);
      if (y + 1 == h) continue;
      const std::size_t down = static_cast<std::size_t>((y + 1) * w + x);
      v = std::min(v, d[down] + 1);
      if (x > 0) v = std::min(v, d[down - 1] + kAcross);
      if (x + 1 < w) v = std::min(v, d[down + 1] + kAcross);
    }
  }
}

}  // namespace

void draw_patch(const Part& part, const std::uint32_t* pixels, int working_width, const Box& field, Patch& patch) {
  const int longest = std::max(part.box.width(), part.box.height());
  patch.scale = std::max(1.0, longest / static_cast<double>(kPatchSide - 2));
  patch.width = static_cast<int>(part.box.width() / patch.scale) + 3;
  patch.height = static_cast<int>(part.box.height() / patch.scale) + 3;
  patch.x0 = part.box.x0 - patch.scale;
  patch.y0 = part.box.y0 - patch.scale;
  patch.field = {
      static_cast<int>(std::floor((field.x0 - patch.x0) / patch.scale)), static_cast<int>(std::floor((field.y0 - patch.y0) / patch.scale)),
      static_cast<int>(std::ceil((field.x1 - patch.x0) / patch.scale)), static_cast<int>(std::ceil((field.y1 - patch.y0) / patch.scale))};
  const auto size = static_cast<std::size_t>(patch.width * patch.height);
  patch.inside.assign(size, 0);
  const double to_patch = 1 / patch.scale;
  for (std::uint32_t k = 0; k < part.area; ++k) {
    const int x = static_cast<int>((static_cast<int>(pixels[k]) % working_width - part.box.x0 + 0.5) * to_patch) + 1;
    const int y = static_cast<int>((static_cast<int>(pixels[k]) / working_width - part.box.y0 + 0.5) * to_patch) + 1;
    ++patch.inside[static_cast<std::size_t>(y * patch.width + x)];
  }
  const double half = patch.scale * patch.scale / 2;
  patch.area = 0;
  for (std::uint8_t& v : patch.inside) {
    v = v >= half ? 1 : 0;
    patch.area += v;
  }
  fill_holes(patch);
  patch.depth.assign(size, 0);
  for (std::size_t i = 0; i < size; ++i) patch.depth[i] = patch.inside[i] != 0 ? 1e6f : 0.0f;
  spread_distance(patch.width, patch.height, patch.depth);
}

int find_palms(const Patch& patch, std::array<Palm, 2>& palms) {
  int found = 0;
  for (std::size_t n = 0; n < palms.size(); ++n) {
    Palm palm;
    for (int y = 0; y < patch.height; ++y) {
      for (int x = 0; x < patch.width; ++x) {
        const double depth = patch.depth[static_cast<std::size_t>(y * patch.width + x)];
        if (depth <= palm.radius) continue;
        if (n > 0 && std::hypot(x - palms[0].x, y - palms[0].y) < 1.5 * palms[0].radius) continue;
        palm = {static_cast<double>(x), static_cast<double>(y), depth};
      }
    }
    if (palm.radius < 3 || (n > 0 && palm.radius < 0.6 * palms[0].radius)) break;
    palms[n] = palm;
    ++found;
  }
  return found;
}

void open_patch(Patch& patch, double radius) {
  const auto least = static_cast<float>(radius / 2);
  std::vector<float> reach(patch.depth.size());
  for (std::size_t i = 0; i < reach.size(); ++i) reach[i] = patch.depth[i] >= least ? 0.0f : 1e6f;
  spread_distance(patch.width, patch.height, reach);
  patch.thick.assign(reach.size(), 0);
  for (std::size_t i = 0; i < reach.size(); ++i) patch.thick[i] = patch.inside[i] != 0 && reach[i] < least ? 1 : 0;
}

}  // namespace carpal::hand
