#include "carpal/quality.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>

#include "carpal/resample.hpp"
#include "quality_parts.hpp"

namespace carpal {
namespace {

using quality::Foreground;

constexpr int kBins = 4096;
using Histogram = std::array<std::uint32_t, kBins>;

Histogram histogram_of(std::span<const float> grey) {
  Histogram counts{};
  for (const float v : grey) ++counts[static_cast<std::size_t>(std::clamp(static_cast<int>(v * kBins), 0, kBins - 1))];
  return counts;
}

/// Linear inside the bin.
double percentile(const Histogram& counts, std::size_t total, double share) {
  double wanted = share * static_cast<double>(total);
  for (int i = 0; i < kBins; ++i) {
    const double here = counts[static_cast<std::size_t>(i)];
    if (here > 0 && wanted <= here) return (i + wanted / here) / kBins;
    wanted -= here;
  }
  return 1;
}

/// The element at `share` of the way through the sorted values, 0 where there are none; reorders them.
double order_statistic(std::span<float> values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

/// Turns the picture so that its background is darker than its middle. The background is the median of a ring along the border, from a
/// 20th to a 5th of the side inwards: at the very border many films have the white edge of a collimator.
Status turn_dark(Plane& grey) {
  const int w = grey.width;
  const int h = grey.height;
  Buffer<float> ring;
  Buffer<float> middle;
  if (!ring.allocate(grey.values.size()) || !middle.allocate(grey.values.size())) return Status::OutOfMemory;
  std::size_t in_ring = 0;
  std::size_t in_middle = 0;
  for (int y = 0; y < h; ++y) {
    for (int x = 0; x < w; ++x) {
      const int inwards = std::min({x, y, w - 1 - x, h - 1 - y});
      if (inwards >= w / 20 && inwards <= w / 5) ring.data()[in_ring++] = grey.row(y)[x];
      if (inwards >= w / 4) middle.data()[in_middle++] = grey.row(y)[x];
    }
  }
  const double outer = order_statistic(ring.span().first(in_ring), 0.5);
  const double inner = order_statistic(middle.span().first(in_middle), 0.5);
  const bool bright = outer > inner || (outer == inner && outer > 0.5);
  for (float& v : grey.values.span()) v = std::clamp(bright ? 1.0f - v : v, 0.0f, 1.0f);
  return Status::Ok;
}

/// Median of |Laplacian| over the pixels between the background's black and white, as the SD of white noise. 0.6745: the median of |x| for
/// a normal x of SD 1; 6: the mask's own gain.
Status noise_of(const Plane& grey, double low, double high, double& noise) {
  Buffer<float> found;
  if (!found.allocate(grey.values.size())) return Status::OutOfMemory;
  std::size_t n = 0;
  for (int y = 1; y + 1 < grey.height; ++y) {
    const float* a = grey.row(y - 1);
    const float* b = grey.row(y);
    const float* c = grey.row(y + 1);
    for (int x = 1; x + 1 < grey.width; ++x) {
      const float corners = (a[x - 1] + a[x + 1]) + (c[x - 1] + c[x + 1]);
      const float sides = (a[x] + c[x]) + (b[x - 1] + b[x + 1]);
      const float mean = (corners + sides + b[x]) / 9.0f;
      if (mean >= low && mean <= high) found.data()[n++] = std::abs(corners - 2.0f * sides + 4.0f * b[x]);
    }
  }
  noise = order_statistic(found.span().first(n), 0.5) / 0.6745 / 6.0;
  return Status::Ok;
}

double clipping_of(const Plane& grey, const Foreground& foreground) {
  if (foreground.count == 0) return 0;
  std::size_t clipped = 0;
  for (std::size_t i = 0; i < grey.values.size(); ++i) {
    const float v = grey.values.data()[i];
    clipped += foreground.mask.data()[i] != 0 && (v <= 0.005f || v >= 0.995f) ? 1 : 0;
  }
  return static_cast<double>(clipped) / static_cast<double>(foreground.count);
}

struct Colours {
  double chroma = 0;
  double luma = 0;
};

template <class Sample>
void add_colours(const Sample* row, int width, int channels, double unit, Colours& sums) {
  double chroma = 0;
  double luma = 0;
  for (int x = 0; x < width; ++x, row += channels) {
    const double r = row[0];
    const double g = row[1];
    const double b = row[2];
    const double y = 0.299 * r + 0.587 * g + 0.114 * b;
    luma += y;
    if (r == g && g == b) continue;
    const double cb = 0.564 * (b - y);
    const double cr = 0.713 * (r - y);
    chroma += std::sqrt(cb * cb + cr * cr);
  }
  sums.chroma += chroma / unit;
  sums.luma += luma / unit;
}

double colour_cast_of(const FilmPart& film) {
  if (film.channels() < 3) return 0;
  Colours sums;
  for (int y = 0; y < film.height(); ++y) {
    if (film.bits() == 16) {
      add_colours(film.row<std::uint16_t>(y), film.width(), film.channels(), 65535, sums);
    } else {
      add_colours(film.row<std::uint8_t>(y), film.width(), film.channels(), 255, sums);
    }
  }
  return sums.chroma / std::max(sums.luma, 0.05 * film.width() * film.height());
}

/// The mean step at the phase of eight where it is greatest, over the mean step at the other seven.
double grid_ratio(const std::array<double, 8>& sums, const std::array<double, 8>& counts) {
  constexpr double kFloor = 0.05 / 255;  // so that flat pictures have none
  double best = 0;
  for (std::size_t phase = 0; phase < 8; ++phase) {
    double others = 0;
    double other_counts = 0;
    for (std::size_t i = 0; i < 8; ++i) {
      if (i == phase) continue;
      others += sums[i];
      other_counts += counts[i];
    }
    if (counts[phase] == 0 || other_counts == 0) continue;
    best = std::max(best, (sums[phase] / counts[phase] + kFloor) / (others / other_counts + kFloor));
  }
  return best == 0 ? 1 : best;
}

Status blockiness_of(const FilmPart& film, double& blockiness) {
  constexpr float kCap = 8.0f / 255;  // a step above is an edge of the picture
  const auto width = static_cast<std::size_t>(film.width());
  Buffer<float> rows[2];
  if (!rows[0].allocate(width) || !rows[1].allocate(width)) return Status::OutOfMemory;
  const float cap = kCap * film.max_level();
  std::array<double, 8> across{};
  std::array<double, 8> across_counts{};
  std::array<double, 8> down{};
  std::array<double, 8> down_counts{};
  for (int y = 0; y < film.height(); ++y) {
    const float* above = rows[(y + 1) % 2].data();
    float* row = rows[y % 2].data();
    film.grey_row(y, row);
    std::array<float, 8> sums{};  // of one row: at most 100 million / 8 steps of 8 levels lose nothing that matters
    std::size_t x = 0;
    for (; x + 9 <= width; x += 8) {
      for (std::size_t i = 0; i < 8; ++i) sums[i] += std::min(cap, std::abs(row[x + i + 1] - row[x + i]));
    }
    for (; x + 1 < width; ++x) sums[x % 8] += std::min(cap, std::abs(row[x + 1] - row[x]));
    for (std::size_t i = 0; i < 8; ++i) across[i] += sums[i];
    if (y == 0) continue;
    std::array<float, 8> steps{};
    x = 0;
    for (; x + 8 <= width; x += 8) {
      for (std::size_t i = 0; i < 8; ++i) steps[i] += std::min(cap, std::abs(row[x + i] - above[x + i]));
    }
    for (; x < width; ++x) steps[x % 8] += std::min(cap, std::abs(row[x] - above[x]));
    for (const float s : steps) down[static_cast<std::size_t>(y - 1) % 8] += s;
    down_counts[static_cast<std::size_t>(y - 1) % 8] += static_cast<double>(width);
  }
  for (std::size_t x = 0; x + 1 < width; ++x) across_counts[x % 8] += static_cast<double>(film.height());
  for (std::size_t i = 0; i < 8; ++i) {
    across[i] /= film.max_level();
    down[i] /= film.max_level();
  }
  blockiness = (grid_ratio(across, across_counts) + grid_ratio(down, down_counts)) / 2;
  return Status::Ok;
}

}  // namespace

const char* quality_measure_name(QualityMeasure measure) {
  switch (measure) {
    case QualityMeasure::Brightness: return "brightness";
    case QualityMeasure::Contrast: return "contrast";
    case QualityMeasure::Noise: return "noise";
    case QualityMeasure::Sharpness: return "sharpness";
    case QualityMeasure::Clipping: return "clipping";
    case QualityMeasure::Blockiness: return "blockiness";
    case QualityMeasure::ColourCast: return "colour_cast";
    case QualityMeasure::ScreenPattern: return "screen_pattern";
    case QualityMeasure::UnevenLight: return "uneven_light";
    case QualityMeasure::ForegroundShare: return "foreground_share";
    case QualityMeasure::BorderContact: return "border_contact";
    case QualityMeasure::SeparateParts: return "separate_parts";
    case QualityMeasure::Perspective: return "perspective";
  }
  return nullptr;
}

Status measure_quality(const FilmPart& film, int working_size, QualityValues& values) {
  values.fill(0);
  const auto at = [&](QualityMeasure which) -> double& { return values[static_cast<std::size_t>(which)]; };
  Plane grey;
  if (const Status status = resample(film, working_size, working_size, grey); status != Status::Ok) return status;
  at(QualityMeasure::ColourCast) = colour_cast_of(film);
  if (const Status status = blockiness_of(film, at(QualityMeasure::Blockiness)); status != Status::Ok) return status;
  if (const Status status = turn_dark(grey); status != Status::Ok) return status;

  double sum = 0;
  for (const float v : grey.values.span()) sum += v;
  at(QualityMeasure::Brightness) = sum / static_cast<double>(grey.values.size());
  const Histogram counts = histogram_of(grey.values.span());
  const double p1 = percentile(counts, grey.values.size(), 0.01);
  const double p99 = percentile(counts, grey.values.size(), 0.99);
  const double contrast = p99 - p1;
  at(QualityMeasure::Contrast) = contrast;
  const double unit = std::max(contrast, quality::kLeastContrast);

  Foreground foreground;
  if (!quality::find_foreground(grey, foreground)) return Status::OutOfMemory;
  at(QualityMeasure::ForegroundShare) = static_cast<double>(foreground.count) / static_cast<double>(grey.values.size());
  at(QualityMeasure::BorderContact) = quality::border_contact(foreground);
  at(QualityMeasure::Clipping) = clipping_of(grey, foreground);
  at(QualityMeasure::UnevenLight) = quality::light_slope(grey) / unit;
  at(QualityMeasure::Perspective) = quality::perspective(grey, static_cast<double>(film.width()) / film.height(), unit);
  double noise = 0;
  if (const Status status = noise_of(grey, p1 + 0.1 * contrast, p99 - 0.02 * contrast, noise); status != Status::Ok) return status;
  at(QualityMeasure::Noise) = noise / unit;
  if (!quality::separate_parts(foreground, at(QualityMeasure::SeparateParts)) || !quality::sharpness(grey, at(QualityMeasure::Sharpness)) ||
      !quality::screen_pattern(grey, unit, at(QualityMeasure::ScreenPattern))) {
    return Status::OutOfMemory;
  }
  return Status::Ok;
}

}  // namespace carpal
