#include "carpal/view.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpal {
namespace {

constexpr std::array<const char*, kViews> kNames = {"as_is", "mirrored", "turned_left", "turned_right"};

// Of kTurnDegrees, written out: the last digits of a library's sine differ from one to the next.
constexpr double kCosine = 0.984807753012208;
constexpr double kSine = 0.17364817766693033;

double between(float from, float to, double share) { return from + (static_cast<double>(to) - from) * share; }

/// Bilinear, for a place between the pixels' centres; outside, the nearest pixel.
float sample(const Plane& picture, double x, double y) {
  x = std::clamp(x, 0.0, picture.width - 1.0);
  y = std::clamp(y, 0.0, picture.height - 1.0);
  const int left = static_cast<int>(x);
  const int top = static_cast<int>(y);
  const int right = std::min(left + 1, picture.width - 1);
  const float* upper = picture.row(top);
  const float* lower = picture.row(std::min(top + 1, picture.height - 1));
  const double above = between(upper[left], upper[right], x - left);
  const double below = between(lower[left], lower[right], x - left);
  return static_cast<float>(above + (below - above) * (y - top));
}

void turn(const Plane& picture, double sine, Plane& out) {
  const double centre_x = (picture.width - 1) / 2.0;
  const double centre_y = (picture.height - 1) / 2.0;
  for (int y = 0; y < out.height; ++y) {
    float* to = out.row(y);
    for (int x = 0; x < out.width; ++x) {
      const double dx = x - centre_x;
      const double dy = y - centre_y;
      to[x] = sample(picture, centre_x + kCosine * dx - sine * dy, centre_y + sine * dx + kCosine * dy);
    }
  }
}

}  // namespace

const char* view_name(View view) { return kNames[static_cast<std::size_t>(view)]; }

std::optional<View> view_of(std::string_view name) {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<View>(found - kNames.begin());
}

Status take_view(const Plane& picture, View view, Plane& out) {
  if (!out.allocate(picture.width, picture.height)) return Status::OutOfMemory;
  switch (view) {
    case View::AsIs: std::copy_n(picture.values.data(), picture.values.size(), out.values.data()); break;
    case View::Mirrored:
      for (int y = 0; y < out.height; ++y) std::reverse_copy(picture.row(y), picture.row(y) + picture.width, out.row(y));
      break;
    // With rows counted downwards, a place that lies to the right is fetched from below it: the picture turns left.
    case View::TurnedLeft: turn(picture, kSine, out); break;
    case View::TurnedRight: turn(picture, -kSine, out); break;
  }
  return Status::Ok;
}

}  // namespace carpal
