#pragma once

// What a file declares, and whether it is whole: a walk over the container that decodes no pixel.

#include <cstddef>
#include <cstdint>
#include <span>

#include "carpal/status.hpp"

namespace carpal::decoding {

using Bytes = std::span<const std::uint8_t>;

struct Declared {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  int bits = 8;         ///< of a sample, as stored
  int orientation = 1;  ///< EXIF, 1..8
  // Unsigned overflow is of no matter: it needs sides that are refused before these are looked at.
  std::uint64_t data_bytes = 0;   ///< of pixels, as coded in the file
  std::uint64_t least_bytes = 0;  ///< fewer cannot hold the pixels, however well they are coded
};

Outcome walk_png(Bytes file, Declared& declared);
Outcome walk_jpeg(Bytes file, Declared& declared);
Outcome walk_bmp(Bytes file, Declared& declared);

/// The orientation 1..8 of an EXIF block (TIFF header first); 1 where there is none or it makes no sense.
int exif_orientation(Bytes tiff);

inline std::uint32_t be16(Bytes b, std::size_t at) { return (static_cast<std::uint32_t>(b[at]) << 8) | b[at + 1]; }
inline std::uint32_t be32(Bytes b, std::size_t at) { return (be16(b, at) << 16) | be16(b, at + 2); }
inline std::uint32_t le16(Bytes b, std::size_t at) { return (static_cast<std::uint32_t>(b[at + 1]) << 8) | b[at]; }
inline std::uint32_t le32(Bytes b, std::size_t at) { return (le16(b, at + 2) << 16) | le16(b, at); }

}  // namespace carpal::decoding
