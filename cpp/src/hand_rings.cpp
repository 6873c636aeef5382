#include <algorithm>
#include <cmath>
#include <numbers>

#include "hand_parts.hpp"
#include "hand_weights.hpp"

namespace carpal::hand {
namespace {

/// Middle radii of the rings, in palm radii.
constexpr std::array<double, kRings> kRadius = {0.9, 1.2, 1.5, 1.9, 2.3, 2.7, 3.1, 3.6, 4.2, 5.0};

struct Direction {
  double x;
  double y;
};

/// Two directions a cell, a quarter of a step to either side of its middle.
const std::array<Direction, 2 * kAngles>& directions() {
  static const auto table = [] {
    std::array<Direction, 2 * kAngles> made{};
    for (std::size_t i = 0; i < made.size(); ++i) {
      const double angle = (static_cast<double>(i) - 0.5) * std::numbers::pi / kAngles;
      made[i] = {std::sin(angle), -std::cos(angle)};
    }
    return made;
  }();
  return table;
}

}  // namespace

Surroundings describe(const Patch& patch, const Palm& palm) {
  constexpr std::array<double, 2> kAround = {-0.1, 0.1};
  Surroundings around;
  const auto cell = [&](int channel, int ring, int angle) -> float& {
    return around.cells[static_cast<std::size_t>((channel * kRings + ring) * kAngles + angle)];
  };
  // A cast rounds towards 0: a whole number that no ring reaches is added, and taken off again.
  for (int ring = 0; ring < kRings; ++ring) {
    for (int i = 0; i < 2 * kAngles; ++i) {
      const Direction& to = directions()[static_cast<std::size_t>(i)];
      for (const double more : kAround) {
        const double r = palm.radius * (kRadius[static_cast<std::size_t>(ring)] + more);
        const int x = static_cast<int>(palm.x + r * to.x + 4096.5) - 4096;
        const int y = static_cast<int>(palm.y + r * to.y + 4096.5) - 4096;
        const int a = i / 2;
        if (x < patch.field.x0 || y < patch.field.y0 || x >= patch.field.x1 || y >= patch.field.y1) {
          cell(2, ring, a) += 0.25f;
        } else if (patch.at(patch.inside, x, y)) {
          cell(0, ring, a) += 0.25f;
          if (patch.at(patch.thick, x, y)) cell(1, ring, a) += 0.25f;
        }
      }
    }
  }
  // What the weights know of the part as a whole.
  std::size_t contact = 0;
  std::size_t outline = 0;
  for (int y = 0; y < patch.height; ++y) {
    for (int x = 0; x < patch.width; ++x) {
      const float depth = patch.depth[static_cast<std::size_t>(y * patch.width + x)];
      if (depth <= 0 || depth > 1.2f) continue;
      ++outline;
      if (x <= patch.field.x0 + 1 || y <= patch.field.y0 + 1 || x + 2 >= patch.field.x1 || y + 2 >= patch.field.y1) ++contact;
    }
  }
  const double area = static_cast<double>(patch.area);
  const double box = static_cast<double>(patch.width - 2) * (patch.height - 2);
  const double field = static_cast<double>(patch.field.width()) * patch.field.height();
  around.extras = {static_cast<float>(std::min(1.0, area / box)),
                   static_cast<float>(static_cast<double>(contact) / static_cast<double>(std::max<std::size_t>(outline, 1))),
                   static_cast<float>(palm.radius / std::sqrt(std::max(area, 1.0))), static_cast<float>(std::min(1.0, area / field)), patch.texture};
  return around;
}

void score(const Surroundings& around, Scores& scores) {
  float whole = kBias;
  for (std::size_t i = 0; i < kExtras; ++i) whole += kExtraWeights[i] * around.extras[i];
  for (auto& side : scores) side.fill(whole);
  for (std::size_t line = 0; line < static_cast<std::size_t>(kChannels * kRings); ++line) {
    // Twice around, so that no index wraps.
    std::array<float, 2 * kAngles> there{};
    bool any = false;
    for (std::size_t i = 0; i < kAngles; ++i) {
      there[i] = there[i + kAngles] = around.cells[line * kAngles + i];
      any = any || there[i] != 0;
    }
    if (!any) continue;
    std::array<float, kAngles> right{};
    std::array<float, kAngles> left{};
    for (std::size_t j = 0; j < kAngles; ++j) {
      const float weight = kWeightUnit * static_cast<float>(kWeights[line * kAngles + j]);
      const float* clockwise = there.data() + j;
      const float* counter = there.data() + (kAngles - j);
      for (std::size_t d = 0; d < kAngles; ++d) {
        right[d] += weight * clockwise[d];
        left[d] += weight * counter[d];
      }
    }
    for (std::size_t d = 0; d < kAngles; ++d) {
      scores[0][d] += right[d];
      scores[1][d] += left[d];
    }
  }
}

}  // namespace carpal::hand
