#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "hand_parts.hpp"

namespace carpal::hand {

inline constexpr int kPartsALevel = 3;
/// Of the contrast between the levels. Less is the noise of storing; more says no more: which of a hand's levels shows it best is for its outline to say.
inline constexpr double kLeastSpread = 0.003;
inline constexpr double kMostSpread = 0.05;

/// Whether a dark part is more of dark ground: a hand is cut off at one end at most, a rim of the ground lies along it. (White ground has
/// been widened; what is left of its blurred edge may well hang on a hand.)
inline bool is_ground(const Part& part) { return part.dark && part.ground > 0.8 * (part.box.width() + part.box.height()); }

/// Calls `use(part, patch, palm)` for every palm of every large part: at most 2 x kLevels x kPartsALevel x 2 calls. The patch is opened for
/// that palm. A part that hardly differs from one at the level before is passed over. False for want of memory.
template <class Use>
bool each_candidate(const Plane& grey, const Box& field, Use use) {
  std::array<float, kLevels> levels;
  Flood flood;
  if (!find_levels(grey, field, levels) || !flood.prepare(grey, field)) return false;
  const auto field_area = static_cast<double>(field.width()) * field.height();
  const auto least = static_cast<std::uint32_t>(std::max(150.0, 0.006 * field_area));
  const double contrast = std::max(1e-6, static_cast<double>(levels.back()) - levels.front());
  const auto same = [](const Part& a, const Part& b) {
    return std::abs(static_cast<double>(a.area) - b.area) < 0.03 * a.area && std::abs(a.box.x0 - b.box.x0) <= 2 &&
           std::abs(a.box.y0 - b.box.y0) <= 2 && std::abs(a.box.x1 - b.box.x1) <= 2 && std::abs(a.box.y1 - b.box.y1) <= 2;
  };
  Patch patch;
  std::array<Palm, 2> palms;
  for (const bool dark : {false, true}) {
    std::array<Part, kPartsALevel> before{};
    for (const float level : levels) {
      // The largest parts of this level.
      std::array<Part, kPartsALevel> parts{};
      flood.restart(dark);
      for (int y = field.y0; y < field.y1; ++y) {
        for (int x = field.x0; x < field.x1; ++x) {
          const Part part = flood.visit(dark, level, static_cast<std::uint32_t>(y * grey.width + x));
          if (part.area < least || part.area > 0.8 * field_area || part.area <= parts.back().area || is_ground(part)) continue;
          parts.back() = part;
          std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.area > b.area; });
        }
      }
      flood.restart(dark);
      for (const Part& part : parts) {
        if (part.area == 0) break;
        if (std::any_of(before.begin(), before.end(), [&](const Part& b) { return same(part, b); })) continue;
        const Part again = flood.visit(dark, level, part.seed);
        draw_patch(again, flood.pixels(), grey.width, field, patch);
        patch.texture = static_cast<float>(std::log(std::clamp(again.spread / contrast, kLeastSpread, kMostSpread)));
        const int found = find_palms(patch, palms);
        for (int i = 0; i < found; ++i) {
          const Palm& palm = palms[static_cast<std::size_t>(i)];
          open_patch(patch, palm.radius);
          use(again, patch, palm);
        }
      }
      before = parts;
    }
  }
  return true;
}

/// The working copy: true aspect, a 3 x 3 mean.
Status working_copy(const Film& film, Plane& grey);

}  // namespace carpal::hand
