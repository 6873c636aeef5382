#pragma once

#include <span>
#include <vector>

#include "carpal/grade.hpp"
#include "carpal/manifest.hpp"
#include "carpal/reference.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// The least that `outside` is taken for, so that its logarithm stays finite.
inline constexpr double kLeastDistance = 1e-6;

/// How far a film lies from the training films' hands. Two parts, each 1 for the average training film and above for a stranger one.
struct Anatomy {
  double distance = 0;  ///< ln(outside), held at ln(kLeastDistance) or above: 0 for the average training film
  double inside = 0;    ///< in the span of the components: mean over them of the squared value over its variance (Mahalanobis)
  double outside = 0;   ///< beyond it: squared length of the rest over its mean in training
  GradedLimit limit;
  Grade grade = Grade::Good;
  std::vector<double> components;  ///< the film's value on each component of the reference
};

/// Compares the network's outputs that the manifest's `anatomy.inputs` name with the reference:
/// z = (x - mean) * scale, y = rows z, inside = mean_j(y_j^2 / variance_j), outside = max(0, |z|^2 - |y|^2) / residual.
/// (Distance in and from the feature subspace: Moghaddam & Pentland, IEEE TPAMI 1997.) Only the distance from it decides: other body parts
/// have features that hands do not have, while an unusual mixture of those that hands have is an unusual hand (scripts/train/reference.py).
///
/// `outputs` is the whole block; manifest.anatomy must be there, and the reference of its dimension.
/// Fails with NonFiniteOutput, whose detail names the output.
Outcome compare_with_reference(std::span<const float> outputs, const Manifest& manifest, const Reference& reference, Anatomy& anatomy);

}  // namespace carpal
