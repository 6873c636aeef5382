#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "carpal/agreement.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/preprocess.hpp"
#include "carpal/reference.hpp"
#include "carpal/status.hpp"

namespace carpal::testing {

using Bytes = std::vector<std::uint8_t>;
using Json = nlohmann::json;

/// A whole valid manifest with a 32 x 32 input, absolute intervals and both profiles.
Json manifest_json();

/// The same, parsed.
Manifest manifest();

/// The same with every part of schema_version 1.1, small: features of two values, texture of one, one component.
Json full_manifest_json();
Manifest full_manifest();

/// reference.bin of the full manifest: mean 1, 2, 3; scale 2, 1, 0.5; variance 4; residual 2; one row 0.5, -0.5, 0.25 (not of length 1, but
/// exact); centres female 0.5 growing, 3 mature, male 1 and -1.
Bytes reference_bytes();
Reference reference();

/// Outputs for the full manifest: 110 months, stage 2 (60 to 120), features 3, 4, texture 7, evidence -2: nothing to be found in them.
std::vector<float> full_outputs();

/// Outputs of the film as it is alone.
ViewOutputs as_is(std::span<const float> outputs);

/// A grey or colour film from samples; 16 bits where `bits` says so.
Film make_film(int width, int height, int channels, int bits, const std::vector<int>& samples);

/// The network's input, of the film as it lies.
Status tensor_of(const Film& film, const InputSpec& input, View view, Buffer<float>& tensor);

/// An uncompressed PNG of 8-bit samples (colour type from channels), or of 16-bit ones.
Bytes make_png(int width, int height, int channels, int bits, const std::vector<int>& samples);

/// A 24-bit BMP, all pixels 10, 20, 30.
Bytes make_bmp(int width, int height);

/// PNG chunks, for those who want to write wrong ones.
Bytes png_chunk(const char* type, const Bytes& data);
Bytes png_signature();

Bytes read_file(const std::string& path);
Bytes golden(const std::string& name);

/// The environment variable, if it is set and not empty.
std::optional<std::string> environment(const char* name);

/// The bits of a binary32 (Emscripten's library has no std::bit_cast yet).
std::uint32_t bits_of(float value);

/// FNV-1a, 64 bits.
std::uint64_t fnv1a(std::span<const float> values);

}  // namespace carpal::testing

namespace carpal {
/// So that GoogleTest prints a status by its name.
inline void PrintTo(Status status, std::ostream* to) { *to << status_name(status); }
}  // namespace carpal
