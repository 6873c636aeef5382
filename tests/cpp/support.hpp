#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/status.hpp"

namespace carpal::testing {

using Bytes = std::vector<std::uint8_t>;
using Json = nlohmann::json;

/// A whole valid manifest with a 32 x 32 input, absolute intervals and both profiles.
Json manifest_json();

/// The same, parsed.
Manifest manifest();

/// A grey or colour film from samples; 16 bits where `bits` says so.
Film make_film(int width, int height, int channels, int bits, const std::vector<int>& samples);

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

/// FNV-1a, 64 bits.
std::uint64_t fnv1a(std::span<const float> values);

}  // namespace carpal::testing

namespace carpal {
/// So that GoogleTest prints a status by its name.
inline void PrintTo(Status status, std::ostream* to) { *to << status_name(status); }
}  // namespace carpal
