#include <algorithm>
#include <cmath>

#include "hand_parts.hpp"

namespace carpal::hand {
namespace {

constexpr int kBins = 2048;

/// Of a row or column: whether its greys are all but the same.
template <class At>
bool plain(int count, At at) {
  constexpr float kRange = 0.008f;
  float low = 1;
  float high = 0;
  for (int i = 0; i < count; ++i) {
    low = std::min(low, at(i));
    high = std::max(high, at(i));
  }
  return high - low <= kRange;
}

constexpr int kBlur = 3;         ///< pixels from a frame's edge at which its blur has ended
constexpr int kGroundKept = 12;  ///< a margin that is ground adds up to this part of the field's side

/// Whether most of a row or column differs from the margin beside it.
template <class At>
bool covers(int count, At at, float margin) {
  constexpr float kRange = 0.02f;
  int other = 0;
  for (int i = 0; i < count; ++i) other += std::abs(at(i) - margin) > kRange ? 1 : 0;
  return 2 * other > count;
}

}  // namespace

Box find_field(const Plane& grey) {
  Box field{0, 0, grey.width, grey.height};
  const auto row = [&](int y) { return plain(grey.width, [&](int x) { return grey.row(y)[x]; }); };
  const auto column = [&](int x) { return plain(grey.height, [&](int y) { return grey.row(y)[x]; }); };
  while (field.height() > 16 && row(field.y0)) ++field.y0;
  while (field.height() > 16 && row(field.y1 - 1)) --field.y1;
  while (field.width() > 16 && column(field.x0)) ++field.x0;
  while (field.width() > 16 && column(field.x1 - 1)) --field.x1;

  // A frame ends along a film's whole edge. Where only a part of the edge differs from the margin, a hand's fingertip say, the margin is the
  // film's own ground: some of it belongs to the film.
  const Box tight = field;
  const int rows = tight.height() / kGroundKept;
  const int columns = tight.width() / kGroundKept;
  const auto across = [&](int y) { return [&grey, &tight, y](int i) { return grey.row(y)[tight.x0 + i]; }; };
  const auto along = [&](int x) { return [&grey, &tight, x](int i) { return grey.row(tight.y0 + i)[x]; }; };
  if (tight.y0 > 0 && !covers(tight.width(), across(tight.y0 + kBlur), grey.row(0)[0])) field.y0 = std::max(0, tight.y0 - rows);
  if (tight.y1 < grey.height && !covers(tight.width(), across(tight.y1 - 1 - kBlur), grey.row(grey.height - 1)[0])) {
    field.y1 = std::min(grey.height, tight.y1 + rows);
  }
  if (tight.x0 > 0 && !covers(tight.height(), along(tight.x0 + kBlur), grey.row(0)[0])) field.x0 = std::max(0, tight.x0 - columns);
  if (tight.x1 < grey.width && !covers(tight.height(), along(tight.x1 - 1 - kBlur), grey.row(0)[grey.width - 1])) {
    field.x1 = std::min(grey.width, tight.x1 + columns);
  }
  return field;
}

bool find_levels(const Plane& grey, const Box& field, std::array<float, kLevels>& levels) {
  levels.fill(0.5f);
  Buffer<float> steps;
  Buffer<float> sorted;
  const auto all = static_cast<std::size_t>(field.width()) * static_cast<std::size_t>(field.height());
  if (!steps.allocate(all) || !sorted.allocate(all)) return false;
  std::size_t n = 0;
  std::size_t edges = 0;
  for (int y = field.y0; y < field.y1; ++y) {
    const float* up = grey.row(std::max(y - 1, field.y0));
    const float* row = grey.row(y);
    const float* down = grey.row(std::min(y + 1, field.y1 - 1));
    for (int x = field.x0; x < field.x1; ++x) {
      const float across = row[std::min(x + 1, field.x1 - 1)] - row[std::max(x - 1, field.x0)];
      const float along = down[x] - up[x];
      const float step = std::sqrt(across * across + along * along);
      steps.data()[n++] = step;
      if (step > 0.002f) sorted.data()[edges++] = step;
    }
  }
  if (edges == 0) return true;
  // Letters are steep and small: no step counts for more than an outline's does.
  float* most = sorted.data() + edges * 3 / 4;
  std::nth_element(sorted.data(), most, sorted.data() + edges);
  std::array<double, kBins> weights{};
  double total = 0;
  n = 0;
  for (int y = field.y0; y < field.y1; ++y) {
    for (int x = field.x0; x < field.x1; ++x) {
      const double weight = std::min(steps.data()[n++], *most);
      weights[static_cast<std::size_t>(std::clamp(static_cast<int>(grey.row(y)[x] * kBins), 0, kBins - 1))] += weight;
      total += weight;
    }
  }
  double below = 0;
  std::size_t next = 0;
  for (std::size_t bin = 0; bin < kBins && next < kLevels; ++bin) {
    below += weights[bin];
    while (next < kLevels && below >= total * (static_cast<double>(next) + 0.5) / (kLevels + 0.5)) {
      levels[next++] = (static_cast<float>(bin) + 0.5f) / kBins;
    }
  }
  return true;
}

}  // namespace carpal::hand
