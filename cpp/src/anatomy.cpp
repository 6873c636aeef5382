#include "carpal/anatomy.hpp"

#include <algorithm>
#include <cmath>

namespace carpal {
namespace {

/// z of the reference, in the order of the manifest's inputs.
Outcome standardise(std::span<const float> outputs, const Manifest& manifest, const Reference& reference, std::vector<double>& z) {
  z.clear();
  z.reserve(reference.dimension);
  for (const OutputName name : manifest.anatomy->inputs) {
    const OutputSpec& spec = *manifest.output(name);
    for (const float x : outputs.subspan(spec.offset, spec.size)) {
      if (!std::isfinite(x)) return {Status::NonFiniteOutput, output_name(name)};
      const std::size_t d = z.size();
      z.push_back((static_cast<double>(x) - reference.mean.data()[d]) * reference.scale.data()[d]);
    }
  }
  return {};
}

double squared_length(const std::vector<double>& values) {
  double sum = 0;
  for (const double v : values) sum += v * v;
  return sum;
}

}  // namespace

Outcome compare_with_reference(std::span<const float> outputs, const Manifest& manifest, const Reference& reference, Anatomy& anatomy) {
  std::vector<double> z;
  if (Outcome read = standardise(outputs, manifest, reference, z); !read.ok()) return read;
  Anatomy made;
  made.components.reserve(reference.components);
  double inside = 0;
  for (std::size_t j = 0; j < reference.components; ++j) {
    const float* row = reference.rows.data() + j * reference.dimension;
    double y = 0;
    for (std::size_t d = 0; d < reference.dimension; ++d) y += row[d] * z[d];
    made.components.push_back(y);
    inside += y * y / reference.variance.data()[j];
  }
  made.inside = inside / static_cast<double>(reference.components);
  // The rows are orthonormal only to the precision in which they are stored: the difference may fall below 0.
  made.outside = std::max(0.0, squared_length(z) - squared_length(made.components)) / reference.residual;
  made.distance = std::log(std::max(kLeastDistance, made.outside));
  made.limit = manifest.anatomy->distance;
  made.grade = grade_of(made.distance, made.limit);
  anatomy = std::move(made);
  return {};
}

}  // namespace carpal
