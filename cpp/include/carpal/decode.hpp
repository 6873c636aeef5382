#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

inline constexpr std::size_t kMaxFileBytes = 200'000'000;
inline constexpr std::uint64_t kMaxPixels = 100'000'000;
inline constexpr std::uint32_t kMaxSide = 65'535;  ///< JPEG's own limit, for every format

/// The format that the first bytes say; names and media types are not asked.
std::optional<Format> sniff(std::span<const std::uint8_t> bytes);

/// Whether a film of these sides is read at all: CorruptFile (a side of 0), TooManyPixels.
Outcome check_sides(std::uint32_t width, std::uint32_t height);

/// Bytes of a PNG, JPEG or BMP file to a film, in the orientation that a JPEG's EXIF asks for.
///
/// The structure is checked before a pixel is decoded, for the decoder beneath accepts incomplete JPEGs and skips PNG checksums:
/// PNG chunk by chunk with CRC to IEND; JPEG segment by segment to EOI (bytes after it are tolerated); BMP sizes against the file.
/// Declared sizes are checked before memory is taken. Fails with EmptyFile, FileTooLarge, UnknownFormat, TruncatedFile,
/// CorruptFile, UnsupportedFormat, TooManyPixels or OutOfMemory; `film` is then empty.
Outcome decode(std::span<const std::uint8_t> bytes, Film& film);

}  // namespace carpal
