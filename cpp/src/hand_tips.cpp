#include <algorithm>
#include <cmath>
#include <numbers>

#include "hand_parts.hpp"

namespace carpal::hand {
namespace {

constexpr int kRays = 180;
using Profile = std::array<double, kRays>;

/// How far out the part reaches on every ray, in palm radii; beyond 7 is no finger's.
Profile reach_of(const Patch& patch, const Palm& palm) {
  constexpr double kFar = 7;
  Profile reach{};
  for (int i = 0; i < kRays; ++i) {
    const double angle = 2 * std::numbers::pi * i / kRays;
    const double dx = std::sin(angle);
    const double dy = -std::cos(angle);
    for (double r = 0; r <= kFar * palm.radius; r += 0.5) {
      const int x = static_cast<int>(palm.x + r * dx + 4096.5) - 4096;
      const int y = static_cast<int>(palm.y + r * dy + 4096.5) - 4096;
      if (patch.at(patch.inside, x, y)) reach[static_cast<std::size_t>(i)] = r / palm.radius;
    }
  }
  return reach;
}

std::size_t around(int i) { return static_cast<std::size_t>((i % kRays + kRays) % kRays); }

/// How far the ray stands out above the lower ground on either side, before higher ground.
double prominence_of(const Profile& reach, int at) {
  double least = 10;
  for (const int step : {-1, 1}) {
    double low = reach[around(at)];
    for (int k = 1; k < kRays / 2; ++k) {
      const double there = reach[around(at + step * k)];
      if (there > reach[around(at)]) break;
      low = std::min(low, there);
    }
    least = std::min(least, reach[around(at)] - low);
  }
  return least;
}

}  // namespace

Palm foremost_palm(const Patch& patch, double angle) {
  const double up_x = std::sin(angle * std::numbers::pi / 180);
  const double up_y = -std::cos(angle * std::numbers::pi / 180);
  const float deepest = *std::max_element(patch.depth.begin(), patch.depth.end());
  Palm palm;
  double most = -1e9;
  for (int y = 0; y < patch.height; ++y) {
    for (int x = 0; x < patch.width; ++x) {
      const float depth = patch.depth[static_cast<std::size_t>(y * patch.width + x)];
      if (depth < 0.85f * deepest) continue;
      const double ahead = x * up_x + y * up_y + 3.0 * static_cast<double>(depth);
      if (ahead <= most) continue;
      most = ahead;
      palm = {static_cast<double>(x), static_cast<double>(y), static_cast<double>(depth)};
    }
  }
  return palm;
}

int find_tips(const Patch& patch, const Palm& palm, double angle, std::array<Tip, 5>& tips, double& length) {
  constexpr double kOpen = 125;         // degrees to either side of the fingers' direction: beyond is the forearm's
  constexpr double kLeastReach = 1.45;  // palm radii; a thumb along the palm reaches that
  constexpr double kProminence = 0.18;
  constexpr double kWidest = 1.15;  // palm radii: two fingers side by side have 1.3
  const Profile reach = reach_of(patch, palm);
  struct Peak {
    int ray;
    double prominence;
  };
  std::vector<Peak> peaks;
  const int middle = static_cast<int>(std::lround(angle * kRays / 360.0));
  const int open = static_cast<int>(kOpen * kRays / 360.0);
  for (int ray = middle - open; ray <= middle + open; ++ray) {
    const double r = reach[around(ray)];
    if (r < kLeastReach || reach[around(ray - 1)] > r || reach[around(ray + 1)] >= r) continue;
    const double prominence = prominence_of(reach, ray);
    if (prominence < kProminence) continue;
    // Thin a third of a radius behind the tip.
    int wide = 0;
    for (const int step : {-1, 1}) {
      for (int k = 1; k < kRays / 6 && reach[around(ray + step * k)] >= r - 0.35; ++k) ++wide;
    }
    if ((wide + 1) * 2 * std::numbers::pi / kRays * (r - 0.35) > kWidest) continue;
    const double a = 2 * std::numbers::pi * ray / kRays;
    const double x = palm.x + r * palm.radius * std::sin(a);
    const double y = palm.y - r * palm.radius * std::cos(a);
    if (x <= patch.field.x0 + 1 || y <= patch.field.y0 + 1 || x + 2 >= patch.field.x1 || y + 2 >= patch.field.y1) continue;
    peaks.push_back({ray, prominence});
  }
  while (peaks.size() > tips.size()) {
    peaks.erase(std::min_element(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.prominence < b.prominence; }));
  }
  length = 0;
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    length += std::min(peaks[i].prominence, reach[around(peaks[i].ray)] - 0.8) * palm.radius * patch.scale;
    const double a = 2 * std::numbers::pi * peaks[i].ray / kRays;
    const double r = reach[around(peaks[i].ray)] * palm.radius;
    tips[i] = {palm.x + r * std::sin(a), palm.y - r * std::cos(a)};
  }
  return static_cast<int>(peaks.size());
}

}  // namespace carpal::hand
