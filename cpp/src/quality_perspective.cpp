#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "quality_parts.hpp"

namespace carpal::quality {
namespace {

constexpr int kLines = 60;         ///< scan lines a side, over its middle 60 %
constexpr double kDepth = 0.25;    ///< of the side: how far inwards an edge is looked for
constexpr double kTolerance = 1.2; ///< pixels between the edge on a line and the straight line through all
constexpr double kAgree = 0.7;     ///< of the lines must lie on it
constexpr double kDegrees = 57.29577951308232;

enum class Side { Left, Right, Top, Bottom };

/// Grey at `depth` pixels from the side, `along` it.
float level(const Plane& grey, Side side, int along, int depth) {
  switch (side) {
    case Side::Left: return grey.row(along)[depth];
    case Side::Right: return grey.row(along)[grey.width - 1 - depth];
    case Side::Top: return grey.row(depth)[along];
    case Side::Bottom: return grey.row(grey.height - 1 - depth)[along];
  }
  return 0;
}

double median(std::array<double, kLines>& values, std::size_t n) {
  std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(n / 2), values.begin() + static_cast<std::ptrdiff_t>(n));
  return values[n / 2];
}

/// Pixels inwards for each pixel along, of the straight edge that runs along the side; nothing where there is none. On each line the
/// steepest step counts; the slope is the median of those between lines a half of the side apart (Theil and Sen).
std::optional<double> edge_slope(const Plane& grey, Side side, double least_step) {
  const bool upright = side == Side::Left || side == Side::Right;
  const int length = upright ? grey.height : grey.width;
  const int reach = static_cast<int>(kDepth * (upright ? grey.width : grey.height));
  std::array<double, kLines> depth{};
  std::array<double, kLines> along{};
  int rising = 0;
  int found = 0;
  for (int i = 0; i < kLines; ++i) {
    const int at = static_cast<int>(length * (0.2 + 0.6 * (i + 0.5) / kLines));
    double best = 0;
    int best_depth = -1;
    for (int d = 3; d + 3 < reach; ++d) {
      double step = 0;
      for (int k = 0; k < 3; ++k) step += level(grey, side, at, d + 1 + k) - level(grey, side, at, d - k);
      if (std::abs(step) > std::abs(best)) {
        best = step;
        best_depth = d;
      }
    }
    if (std::abs(best) / 3 < least_step) continue;
    depth[static_cast<std::size_t>(found)] = best_depth;
    along[static_cast<std::size_t>(found)] = at;
    rising += best > 0 ? 1 : 0;
    ++found;
  }
  const auto n = static_cast<std::size_t>(found);
  if (found < kAgree * kLines || (rising > 0.1 * found && rising < 0.9 * found)) return std::nullopt;
  std::array<double, kLines> values{};
  const std::size_t half = n / 2;
  for (std::size_t i = 0; i + half < n; ++i) values[i] = (depth[i + half] - depth[i]) / (along[i + half] - along[i]);
  const double slope = median(values, n - half);
  for (std::size_t i = 0; i < n; ++i) values[i] = depth[i] - slope * along[i];
  const double start = median(values, n);
  int agree = 0;
  for (std::size_t i = 0; i < n; ++i) agree += std::abs(depth[i] - slope * along[i] - start) <= kTolerance ? 1 : 0;
  if (agree < kAgree * kLines) return std::nullopt;
  return slope;
}

}  // namespace

double perspective(const Plane& grey, double aspect, double contrast) {
  const double least_step = 0.08 * contrast;
  // How far each edge is turned, clockwise, in the film's own proportions: the working copy is a square.
  const std::pair<Side, double> sides[] = {{Side::Left, -aspect}, {Side::Right, aspect}, {Side::Top, 1 / aspect}, {Side::Bottom, -1 / aspect}};
  double low = 0;
  double high = 0;
  bool any = false;
  for (const auto& [side, scale] : sides) {
    const std::optional<double> slope = edge_slope(grey, side, least_step);
    if (!slope) continue;
    const double turned = std::atan(*slope * scale) * kDegrees;
    low = any ? std::min(low, turned) : turned;
    high = any ? std::max(high, turned) : turned;
    any = true;
  }
  return high - low;
}

}  // namespace carpal::quality
