#include <algorithm>
#include <array>
#include <cmath>

#include "carpal/resample.hpp"
#include "quality_parts.hpp"

namespace carpal::quality {
namespace {

constexpr int kSide = 256;
constexpr int kLowest = 14;   ///< cycles across the picture: below, a hand's own shapes are periodic
constexpr int kHighest = 118; ///< above, the surroundings would reach over the end of the spectrum

/// cos and sin of 2 pi k / 512 by square roots and products alone, so that they are the same everywhere (a library's cos is not).
struct Circle {
  static constexpr std::size_t kSteps = 2 * kSide;
  std::array<double, kSteps> cosine{};
  std::array<double, kSteps> sine{};

  Circle() {
    double half_cosine[8];  // of pi / 4, pi / 8, ...
    double half_sine[8];
    double c = 0;  // of pi / 2
    for (int i = 0; i < 8; ++i) {
      const double s = std::sqrt((1 - c) / 2);
      c = std::sqrt((1 + c) / 2);
      half_cosine[i] = c;
      half_sine[i] = s;
    }
    for (std::size_t k = 0; k < kSteps; ++k) {
      double a = 1;
      double b = 0;
      switch (k / (kSteps / 4)) {
        case 1: a = 0; b = 1; break;
        case 2: a = -1; break;
        case 3: a = 0; b = -1; break;
        default: break;
      }
      for (std::size_t bit = 0; bit < 7; ++bit) {
        if ((k >> (6 - bit) & 1) == 0) continue;
        const double next = a * half_cosine[bit] - b * half_sine[bit];
        b = a * half_sine[bit] + b * half_cosine[bit];
        a = next;
      }
      cosine[k] = a;
      sine[k] = b;
    }
  }
};

struct Line {
  std::array<float, kSide> re{};
  std::array<float, kSide> im{};
};

/// Cooley and Tukey, radix 2, in place.
void transform(Line& line, const Circle& circle) {
  for (std::size_t i = 1, j = 0; i < kSide; ++i) {
    std::size_t bit = kSide / 2;
    for (; (j & bit) != 0; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i < j) {
      std::swap(line.re[i], line.re[j]);
      std::swap(line.im[i], line.im[j]);
    }
  }
  for (std::size_t half = 1; half < kSide; half *= 2) {
    std::array<float, kSide / 2> wr;
    std::array<float, kSide / 2> wi;
    for (std::size_t k = 0; k < half; ++k) {
      wr[k] = static_cast<float>(circle.cosine[k * (kSide / half)]);
      wi[k] = static_cast<float>(-circle.sine[k * (kSide / half)]);
    }
    for (std::size_t start = 0; start < kSide; start += 2 * half) {
      float* ar = line.re.data() + start;
      float* ai = line.im.data() + start;
      float* br = ar + half;
      float* bi = ai + half;
      for (std::size_t k = 0; k < half; ++k) {
        const float tr = br[k] * wr[k] - bi[k] * wi[k];
        const float ti = br[k] * wi[k] + bi[k] * wr[k];
        br[k] = ar[k] - tr;
        bi[k] = ai[k] - ti;
        ar[k] += tr;
        ai[k] += ti;
      }
    }
  }
}

std::size_t wrap(int i) { return static_cast<std::size_t>(i & (kSide - 1)); }

}  // namespace

bool screen_pattern(const Plane& grey, double contrast, double& pattern) {
  Plane copy;
  if (resample(grey, kSide, kSide, copy) != Status::Ok) return false;
  Buffer<float> re;
  Buffer<float> im;
  Buffer<float> power;
  Buffer<float> blurred;
  constexpr std::size_t kCells = static_cast<std::size_t>(kSide) * kSide;
  if (!re.allocate(kCells) || !im.allocate(kCells) || !power.allocate(kCells) || !blurred.allocate(kCells)) return false;

  const Circle circle;
  std::array<float, kSide> window;  // Hann
  double energy = 0;
  for (std::size_t i = 0; i < kSide; ++i) {
    const double w = (1 - circle.cosine[2 * i + 1]) / 2;
    window[i] = static_cast<float>(w);
    energy += w * w;
  }
  double sum = 0;
  for (const float v : copy.values.span()) sum += v;
  const auto mean = static_cast<float>(sum / static_cast<double>(kCells));

  // Rows, two at a time as the real and the imaginary part of one; of each only the columns 0..128 are kept, transposed.
  Line line;
  for (std::size_t y = 0; y < kSide; y += 2) {
    const float* a = copy.row(static_cast<int>(y));
    const float* b = a + kSide;
    for (std::size_t x = 0; x < kSide; ++x) {
      line.re[x] = (a[x] - mean) * window[x] * window[y];
      line.im[x] = (b[x] - mean) * window[x] * window[y + 1];
    }
    transform(line, circle);
    for (std::size_t u = 0; u <= kSide / 2; ++u) {
      const std::size_t v = (kSide - u) % kSide;
      float* to_re = re.data() + u * kSide + y;
      float* to_im = im.data() + u * kSide + y;
      to_re[0] = (line.re[u] + line.re[v]) / 2;
      to_im[0] = (line.im[u] - line.im[v]) / 2;
      to_re[1] = (line.im[u] + line.im[v]) / 2;
      to_im[1] = (line.re[v] - line.re[u]) / 2;
    }
  }
  for (std::size_t u = 0; u <= kSide / 2; ++u) {
    std::copy_n(re.data() + u * kSide, kSide, line.re.data());
    std::copy_n(im.data() + u * kSide, kSide, line.im.data());
    transform(line, circle);
    for (std::size_t v = 0; v < kSide; ++v) {
      const float p = line.re[v] * line.re[v] + line.im[v] * line.im[v];
      power.data()[u * kSide + v] = p;
      power.data()[(kSide - u) % kSide * kSide + (kSide - v) % kSide] = p;
    }
  }
  const auto cell = [](int u, int v) { return wrap(u) * kSide + wrap(v); };
  for (int u = 0; u < kSide; ++u) {
    for (int v = 0; v < kSide; ++v) {
      float nine = 0;
      for (int du = -1; du <= 1; ++du)
        for (int dv = -1; dv <= 1; ++dv) nine += power.data()[cell(u + du, v + dv)];
      blurred.data()[cell(u, v)] = nine / 9;
    }
  }
  // White noise of this SD, a share of the contrast, is always taken to be there: fainter patterns are not seen by eye either.
  constexpr double kFaintest = 0.002;
  const auto floor = static_cast<float>(kFaintest * kFaintest * contrast * contrast * energy * energy);
  float best = 0;
  constexpr int kSteps[4][2] = {{1, 0}, {0, 1}, {1, 1}, {1, -1}};
  for (int u = 0; u <= kHighest; ++u) {
    for (int v = -kHighest; v <= kHighest; ++v) {
      const int radius = u * u + v * v;
      if (radius < kLowest * kLowest || radius > kHighest * kHighest) continue;
      const float peak = blurred.data()[cell(u, v)];
      float around = 0;  // along the brightest of four lines through the point: edges make streaks
      for (const auto& step : kSteps) {
        float strip = 0;
        for (const int k : {-7, -4, 4, 7}) strip += blurred.data()[cell(u + k * step[0], v + k * step[1])];
        around = std::max(around, strip / 4);
      }
      best = std::max(best, peak / (around + floor));
    }
  }
  pattern = std::sqrt(static_cast<double>(best));
  return true;
}

}  // namespace carpal::quality
