#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "neighbours.hpp"
#include "quality_parts.hpp"

namespace carpal::quality {
namespace {

constexpr std::uint8_t kFrame = 2;

/// Marks with kFrame the white parts (from 98 % on) that reach at least two corners: a collimator's edge or a scanner's, no hand. None
/// where they would be half of the picture: that is no frame.
bool find_frame(const Plane& smooth, Buffer<std::uint8_t>& mask) {
  const auto w = static_cast<std::size_t>(smooth.width);
  const std::size_t all = smooth.values.size();
  const std::array<std::size_t, 4> corners = {0, w - 1, all - w, all - 1};
  const float* level = smooth.values.data();
  Buffer<std::uint32_t> found;
  if (!found.allocate(all)) return false;
  for (const std::size_t corner : corners) {
    std::size_t count = 0;
    const auto take = [&](std::size_t i) {
      if (level[i] < 0.98f || mask.data()[i] != 0) return;
      mask.data()[i] = kFrame;
      found.data()[count++] = static_cast<std::uint32_t>(i);
    };
    take(corner);
    int reached = 0;
    for (std::size_t next = 0; next < count; ++next) {
      const std::size_t i = found.data()[next];
      reached += static_cast<int>(std::count(corners.begin(), corners.end(), i));
      each_neighbour(i, smooth.width, {0, 0, smooth.width, smooth.height}, take);
    }
    if (reached >= 2 && count < all / 2) continue;
    for (std::size_t k = 0; k < count; ++k) mask.data()[found.data()[k]] = 0;
  }
  return true;
}

/// Greatest variance between the two classes, over 512 equal bins, of what is not marked. From the answer on is foreground. Levels above
/// P97 count as P97: a marker of a few bright letters would else be a class of its own, and the hand part of the background.
float otsu(std::span<const float> values, const std::uint8_t* mask) {
  constexpr int kBins = 512;
  std::array<double, kBins> counts{};
  double total = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (mask[i] != 0) continue;
    counts[static_cast<std::size_t>(std::clamp(static_cast<int>(values[i] * kBins), 0, kBins - 1))] += 1;
    total += 1;
  }
  double above = 0;
  std::size_t last = kBins - 1;
  while (last > 0 && above + counts[last] <= 0.03 * total) above += counts[last--];
  std::fill(counts.begin() + static_cast<std::ptrdiff_t>(last) + 1, counts.end(), 0.0);
  counts[last] += above;
  double sum = 0;
  for (int i = 0; i < kBins; ++i) sum += i * counts[static_cast<std::size_t>(i)];
  double below = 0;
  double below_sum = 0;
  double best = 0;
  int threshold = kBins;
  for (int i = 0; i + 1 < kBins; ++i) {
    below += counts[static_cast<std::size_t>(i)];
    below_sum += i * counts[static_cast<std::size_t>(i)];
    if (below == 0 || below == total) continue;
    const double apart = below_sum / below - (sum - below_sum) / (total - below);
    const double between = below * (total - below) * apart * apart;
    if (between > best) {
      best = between;
      threshold = i + 1;
    }
  }
  return static_cast<float>(threshold) / kBins;
}

/// The plane a + b x + c y through some of the points, by least squares; x and y run from -1.5 to 1.5.
struct Tile {
  double x = 0;
  double y = 0;
  double level = 0;
  bool used = true;
};
using Tiles = std::array<Tile, 12>;

std::array<double, 3> fit_plane(const Tiles& tiles) {
  // Centred sums leave two equations for b and c.
  double n = 0;
  double mx = 0;
  double my = 0;
  double ml = 0;
  for (const Tile& t : tiles) {
    if (!t.used) continue;
    n += 1;
    mx += t.x;
    my += t.y;
    ml += t.level;
  }
  mx /= n;
  my /= n;
  ml /= n;
  double xx = 0;
  double xy = 0;
  double yy = 0;
  double xl = 0;
  double yl = 0;
  for (const Tile& t : tiles) {
    if (!t.used) continue;
    xx += (t.x - mx) * (t.x - mx);
    xy += (t.x - mx) * (t.y - my);
    yy += (t.y - my) * (t.y - my);
    xl += (t.x - mx) * (t.level - ml);
    yl += (t.y - my) * (t.level - ml);
  }
  const double det = xx * yy - xy * xy;  // nine of twelve points around a square never lie on one line
  const double b = (xl * yy - yl * xy) / det;
  const double c = (yl * xx - xl * xy) / det;
  return {ml - b * mx - c * my, b, c};
}

}  // namespace

bool find_foreground(const Plane& grey, Foreground& foreground) {
  Plane smooth;
  if (!local_mean(grey, 1, smooth) || !foreground.mask.allocate(grey.values.size())) return false;
  if (!find_frame(smooth, foreground.mask)) return false;
  foreground.width = grey.width;
  foreground.height = grey.height;
  const float threshold = otsu(smooth.values.span(), foreground.mask.data());
  std::size_t count = 0;
  for (std::size_t i = 0; i < smooth.values.size(); ++i) {
    std::uint8_t& inside = foreground.mask.data()[i];
    inside = inside == 0 && smooth.values.data()[i] >= threshold ? 1 : 0;
    count += inside;
  }
  foreground.count = count;
  return true;
}

double border_contact(const Foreground& foreground) {
  const auto w = static_cast<std::size_t>(foreground.width);
  const auto h = static_cast<std::size_t>(foreground.height);
  const std::size_t in = std::min(w, h) / 25;
  const std::uint8_t* mask = foreground.mask.data();
  std::size_t touched = 0;
  for (std::size_t x = in; x < w - in; ++x) touched += static_cast<std::size_t>(mask[in * w + x]) + mask[(h - 1 - in) * w + x];
  for (std::size_t y = in; y < h - in; ++y) touched += static_cast<std::size_t>(mask[y * w + in]) + mask[y * w + w - 1 - in];
  return static_cast<double>(touched) / static_cast<double>(2 * (w + h - 4 * in));
}

bool separate_parts(const Foreground& foreground, double& parts) {
  const std::size_t size = foreground.mask.size();
  Buffer<std::uint8_t> left;  // foreground that no part has yet
  Buffer<std::uint32_t> stack;
  Buffer<std::uint32_t> areas;
  if (!left.allocate(size) || !stack.allocate(size) || !areas.allocate(size)) return false;
  std::copy_n(foreground.mask.data(), size, left.data());
  std::size_t found = 0;
  std::uint32_t largest = 0;
  for (std::size_t start = 0; start < size; ++start) {
    if (left.data()[start] == 0) continue;
    std::size_t waiting = 0;
    std::uint32_t area = 0;
    const auto take = [&](std::size_t i) {
      if (left.data()[i] == 0) return;
      left.data()[i] = 0;
      stack.data()[waiting++] = static_cast<std::uint32_t>(i);
    };
    take(start);
    while (waiting > 0) {
      const std::size_t i = stack.data()[--waiting];
      ++area;
      each_neighbour(i, foreground.width, {0, 0, foreground.width, foreground.height}, take);
    }
    areas.data()[found++] = area;
    largest = std::max(largest, area);
  }
  const double least = std::max(0.04 * static_cast<double>(size), largest / 3.0);
  parts = static_cast<double>(std::count_if(areas.data(), areas.data() + found, [&](std::uint32_t area) { return area >= least; }));
  return true;
}

double light_slope(const Plane& grey) {
  // The picture in 4 x 4 tiles; the twelve at the border. The tenth of a tile's pixels that is darkest is taken for background.
  constexpr int kBins = 1024;
  Tiles tiles;
  std::size_t n = 0;
  for (int j = 0; j < 4; ++j) {
    for (int i = 0; i < 4; ++i) {
      if (i % 3 != 0 && j % 3 != 0) continue;
      std::array<std::uint32_t, kBins> counts{};
      std::uint32_t total = 0;
      for (int y = grey.height * j / 4; y < grey.height * (j + 1) / 4; ++y) {
        for (int x = grey.width * i / 4; x < grey.width * (i + 1) / 4; ++x) {
          ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>(grey.row(y)[x] * kBins), 0, kBins - 1))];
          ++total;
        }
      }
      std::uint32_t below = 0;
      int level = 0;
      while (level < kBins && (below += counts[static_cast<std::size_t>(level)]) * 10 < total) ++level;
      tiles[n++] = {i - 1.5, j - 1.5, static_cast<double>(level) / kBins, true};
    }
  }
  // The hand may fill a tile: the three that stand out most above the plane are left out, one after the other.
  auto plane = fit_plane(tiles);
  for (int round = 0; round < 3; ++round) {
    Tile* highest = nullptr;
    double most = 0;
    for (Tile& t : tiles) {
      const double above = t.level - (plane[0] + plane[1] * t.x + plane[2] * t.y);
      if (t.used && above > most) {
        most = above;
        highest = &t;
      }
    }
    if (highest == nullptr) break;
    highest->used = false;
    plane = fit_plane(tiles);
  }
  return 4 * (std::abs(plane[1]) + std::abs(plane[2]));
}

}  // namespace carpal::quality
