#include <algorithm>
#include <cmath>

#include "quality_parts.hpp"

namespace carpal::quality {

bool local_mean(const Plane& in, int radius, Plane& out) {
  Plane across;
  if (!across.allocate(in.width, in.height) || !out.allocate(in.width, in.height)) return false;
  for (int y = 0; y < in.height; ++y) {
    const float* row = in.row(y);
    float* to = across.row(y);
    for (int x = 0; x < in.width; ++x) {
      float sum = row[x];
      for (int k = 1; k <= radius; ++k) sum += row[std::max(x - k, 0)] + row[std::min(x + k, in.width - 1)];
      to[x] = sum;
    }
  }
  const auto count = static_cast<float>((2 * radius + 1) * (2 * radius + 1));
  for (int y = 0; y < in.height; ++y) {
    float* to = out.row(y);
    std::copy_n(across.row(y), in.width, to);
    for (int k = 1; k <= radius; ++k) {
      const float* above = across.row(std::max(y - k, 0));
      const float* below = across.row(std::min(y + k, in.height - 1));
      for (int x = 0; x < in.width; ++x) to[x] += above[x] + below[x];
    }
    for (int x = 0; x < in.width; ++x) to[x] /= count;
  }
  return true;
}

bool sharpness(const Plane& grey, double& sharpness) {
  Plane blurred;
  if (!local_mean(grey, 2, blurred)) return false;
  double all = 0;
  double lost = 0;
  const auto compare = [&](float step, float blurred_step) {
    all += std::abs(step);
    lost += std::max(0.0f, std::abs(step) - std::abs(blurred_step));
  };
  for (int y = 1; y < grey.height; ++y) {
    const float* a = grey.row(y - 1);
    const float* b = grey.row(y);
    const float* c = blurred.row(y - 1);
    const float* d = blurred.row(y);
    for (int x = 1; x < grey.width; ++x) {
      compare(b[x] - b[x - 1], d[x] - d[x - 1]);
      compare(b[x] - a[x], d[x] - c[x]);
    }
  }
  sharpness = all > 0 ? lost / all : 0;
  return true;
}

}  // namespace carpal::quality
