#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "carpal/buffer.hpp"
#include "carpal/manifest.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// Far above any reference in use (2,000 features and 64 components make 0.3 MB).
inline constexpr std::size_t kMaxReferenceBytes = std::size_t{64} << 20;

/// What the training films' hands look like to the network: a principal component model of its pooled features, and where adolescents
/// who still grow and those who are mature lie in it. Fitted by scripts/train/reference.py; used by anatomy.hpp and maturity.hpp.
struct Reference {
  std::size_t dimension = 0;     ///< D: values of a film, the outputs that `anatomy.inputs` names
  std::size_t components = 0;    ///< k, 1..D
  Buffer<float> mean;            ///< D
  Buffer<float> scale;           ///< D: z = (x - mean) * scale
  Buffer<float> variance;        ///< k, above 0: of each component over the training films
  float residual = 0;            ///< above 0: mean over the training films of the squared length of what the components leave of z
  Buffer<float> rows;            ///< k x D: a component a row, orthonormal
  BySex<Buffer<float>> growing;  ///< k: mean component values of adolescents who still grow
  BySex<Buffer<float>> mature;   ///< k: of those who are mature
};

/// Parses reference.bin, little-endian: char[8] "CARPLRF1"; u32 D; u32 k; f32 mean[D], scale[D], variance[k], residual; f16 rows[k][D];
/// f32 centres[female, male][growing, mature][k]. The size must be exact, every number finite, variances and residual above 0.
/// Fails with BadReference, whose detail says what is wrong, or OutOfMemory; `reference` is then unchanged.
Outcome parse_reference(std::span<const std::uint8_t> bytes, Reference& reference);

}  // namespace carpal
