#include <array>
#include <string>

#include "container.hpp"

namespace carpal::decoding {
namespace {

// CRC-32 of ISO 3309, as in the PNG specification's annex D; eight bytes a step, for a film's data are megabytes.
using CrcTables = std::array<std::array<std::uint32_t, 256>, 8>;

constexpr CrcTables make_crc_tables() {
  CrcTables t{};
  for (std::uint32_t n = 0; n < 256; ++n) {
    std::uint32_t c = n;
    for (int k = 0; k < 8; ++k) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
    t[0][n] = c;
  }
  for (std::size_t n = 0; n < 256; ++n) {
    for (std::size_t k = 1; k < 8; ++k) t[k][n] = t[0][t[k - 1][n] & 255] ^ (t[k - 1][n] >> 8);
  }
  return t;
}

constexpr CrcTables kCrc = make_crc_tables();

std::uint32_t crc32(Bytes bytes) {
  std::uint32_t c = 0xFFFFFFFFu;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    const std::uint32_t low = c ^ le32(bytes, i);
    const std::uint32_t high = le32(bytes, i + 4);
    c = kCrc[7][low & 255] ^ kCrc[6][(low >> 8) & 255] ^ kCrc[5][(low >> 16) & 255] ^ kCrc[4][low >> 24] ^ kCrc[3][high & 255] ^
        kCrc[2][(high >> 8) & 255] ^ kCrc[1][(high >> 16) & 255] ^ kCrc[0][high >> 24];
  }
  for (; i < bytes.size(); ++i) c = kCrc[0][(c ^ bytes[i]) & 255] ^ (c >> 8);
  return ~c;
}

constexpr std::uint32_t tag(const char (&name)[5]) {
  return (static_cast<std::uint32_t>(name[0]) << 24) | (static_cast<std::uint32_t>(name[1]) << 16) |
         (static_cast<std::uint32_t>(name[2]) << 8) | static_cast<std::uint32_t>(name[3]);
}

bool depth_allowed(std::uint32_t colour_type, std::uint32_t depth) {
  const bool small = depth == 1 || depth == 2 || depth == 4;
  switch (colour_type) {
    case 0: return small || depth == 8 || depth == 16;
    case 3: return small || depth == 8;
    case 2:
    case 4:
    case 6: return depth == 8 || depth == 16;
    default: return false;
  }
}

/// By colour type: grey, -, RGB, palette, grey + alpha, -, RGBA.
constexpr std::array<std::uint32_t, 7> kSamples = {1, 0, 3, 1, 2, 0, 4};

/// The most that deflate makes of a byte: 258 bytes from two bits.
constexpr std::uint64_t kMostInflated = 1032;

Outcome read_ihdr(Bytes data, Declared& declared) {
  if (data.size() != 13) return {Status::CorruptFile, "IHDR length"};
  declared.width = be32(data, 0);
  declared.height = be32(data, 4);
  declared.bits = data[8] == 16 ? 16 : 8;
  if (!depth_allowed(data[9], data[8])) return {Status::CorruptFile, "IHDR colour type or depth"};
  if (data[10] != 0 || data[11] != 0 || data[12] > 1) return {Status::CorruptFile, "IHDR method"};
  const std::uint64_t row = (std::uint64_t{declared.width} * kSamples[data[9]] * data[8] + 7) / 8;
  declared.least_bytes = row * declared.height / kMostInflated;
  return {};
}

}  // namespace

Outcome walk_png(Bytes file, Declared& declared) {
  std::size_t at = 8;
  bool has_data = false;
  for (bool first = true;; first = false) {
    if (file.size() - at < 12) return {Status::TruncatedFile, "no IEND"};
    const std::size_t length = be32(file, at);
    if (length > 0x7FFFFFFFu) return {Status::CorruptFile, "chunk length"};
    const std::uint32_t type = be32(file, at + 4);
    if (length > file.size() - at - 12) {
      // A name that is no name means that the walk lost its way, not that the file ends.
      for (std::size_t i = at + 4; i < at + 8; ++i) {
        const int letter = file[i] | 0x20;
        if (letter < 'a' || letter > 'z') return {Status::CorruptFile, "chunk type"};
      }
      return {Status::TruncatedFile, "chunk longer than the file"};
    }
    const Bytes data = file.subspan(at + 8, length);
    if (crc32(file.subspan(at + 4, length + 4)) != be32(file, at + 8 + length)) return {Status::CorruptFile, "chunk CRC"};
    if (first != (type == tag("IHDR"))) return {Status::CorruptFile, "IHDR is not the first chunk"};
    if (first) {
      if (Outcome read = read_ihdr(data, declared); !read.ok()) return read;
    } else if (type == tag("IDAT")) {
      has_data = true;
      declared.data_bytes += length;
    } else if (type == tag("IEND")) {
      return has_data ? Outcome{} : Outcome{Status::CorruptFile, "no IDAT"};
    }
    at += length + 12;
  }
}

}  // namespace carpal::decoding
