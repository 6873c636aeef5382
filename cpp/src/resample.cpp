#include "carpal/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

namespace carpal {
namespace {

// Eight sums at once as two vectors of four: a language extension that GCC and Clang lower to SSE and to WebAssembly's SIMD alike,
// so that there is one path and one order of additions. A plain loop may not be vectorised: that would reorder the additions.
using Four = float __attribute__((vector_size(16)));
constexpr int kLanes = 8;

Four load(const float* from) {
  Four v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

struct Taps {
  int start = 0;
  int count = 0;
  std::size_t weights = 0;  ///< where its weights begin
};

struct Axis {
  std::vector<Taps> taps;  ///< one an output
  std::vector<double> weights;
};

Axis make_axis(int in, int out) {
  const double scale = static_cast<double>(in) / out;
  const double support = std::max(scale, 1.0);
  Axis axis;
  axis.taps.reserve(static_cast<std::size_t>(out));
  axis.weights.reserve(static_cast<std::size_t>(out) * (static_cast<std::size_t>(2 * support) + 2));
  for (int i = 0; i < out; ++i) {
    const double centre = (i + 0.5) * scale;
    const int start = std::max(0, static_cast<int>(centre - support + 0.5));
    const int end = std::min(in, static_cast<int>(centre + support + 0.5));
    const std::size_t first = axis.weights.size();
    double sum = 0;
    for (int j = start; j < end; ++j) {
      const double weight = std::max(0.0, 1.0 - std::abs(j + 0.5 - centre) / support);
      axis.weights.push_back(weight);
      sum += weight;
    }
    for (std::size_t w = first; w < axis.weights.size(); ++w) axis.weights[w] /= sum;
    axis.taps.push_back({start, end - start, first});
  }
  return axis;
}

/// The row pass: weights as float, the taps of every output padded with zeros to whole groups of kLanes.
struct RowPass {
  std::vector<Taps> taps;
  std::vector<float> weights;

  RowPass(int in, int out) {
    const Axis axis = make_axis(in, out);
    taps.reserve(axis.taps.size());
    weights.reserve(axis.weights.size() + axis.taps.size() * kLanes);
    for (const Taps& t : axis.taps) {
      taps.push_back({t.start, (t.count + kLanes - 1) / kLanes * kLanes, weights.size()});
      for (int k = 0; k < t.count; ++k) weights.push_back(static_cast<float>(axis.weights[t.weights + static_cast<std::size_t>(k)]));
      weights.resize(taps.back().weights + static_cast<std::size_t>(taps.back().count), 0.0f);
    }
  }

  /// `in` must have kLanes zeros after its last value: padded taps read them.
  void run(const float* in, float* out) const {
    for (const Taps& t : taps) {
      const float* x = in + t.start;
      const float* w = weights.data() + t.weights;
      Four a{};
      Four b{};
      for (int k = 0; k < t.count; k += kLanes) {
        a += load(w + k) * load(x + k);
        b += load(w + k + 4) * load(x + k + 4);
      }
      a += b;
      *out++ = (a[0] + a[2]) + (a[1] + a[3]);
    }
  }
};

/// `read_row(y, to)` writes input row y. Rows stream through: nothing of the input's size is ever held.
template <class ReadRow>
Status resample_rows(int in_width, int in_height, ReadRow read_row, float unit, Plane& out) {
  const auto width = static_cast<std::size_t>(out.width);
  const RowPass rows(in_width, out.width);
  const Axis columns = make_axis(in_height, out.height);
  Buffer<float> row;
  Buffer<float> line;
  Buffer<double> sums;
  if (!row.allocate(static_cast<std::size_t>(in_width) + kLanes) || !line.allocate(width) ||
      !sums.allocate(width * static_cast<std::size_t>(out.height))) {
    return Status::OutOfMemory;
  }
  const auto end_of = [&](int i) {
    const Taps& t = columns.taps[static_cast<std::size_t>(i)];
    return t.start + t.count;
  };
  int first = 0;  // the outputs first..: those above are finished
  for (int y = 0; y < in_height; ++y) {
    read_row(y, row.data());
    rows.run(row.data(), line.data());
    while (first < out.height && end_of(first) <= y) ++first;
    for (int i = first; i < out.height; ++i) {
      const Taps& t = columns.taps[static_cast<std::size_t>(i)];
      if (t.start > y) break;
      const double weight = columns.weights[t.weights + static_cast<std::size_t>(y - t.start)];
      double* sum = sums.data() + static_cast<std::size_t>(i) * width;
      for (std::size_t x = 0; x < width; ++x) sum[x] += weight * static_cast<double>(line.data()[x]);
    }
  }
  for (std::size_t i = 0; i < sums.size(); ++i) out.values.data()[i] = static_cast<float>(sums.data()[i]) / unit;
  return Status::Ok;
}

}  // namespace

Status resample(const FilmPart& film, int width, int height, Plane& out) {
  if (film.empty()) return Status::NoFilm;
  if (!out.allocate(width, height)) return Status::OutOfMemory;
  return resample_rows(
      film.width(), film.height(), [&](int y, float* to) { film.grey_row(y, to); }, film.max_level(), out);
}

Status resample(const Plane& plane, int width, int height, Plane& out) {
  if (!out.allocate(width, height)) return Status::OutOfMemory;
  const auto row_bytes = static_cast<std::size_t>(plane.width) * sizeof(float);
  return resample_rows(
      plane.width, plane.height, [&](int y, float* to) { std::memcpy(to, plane.row(y), row_bytes); }, 1.0f, out);
}

}  // namespace carpal
