#include <algorithm>
#include <array>

#include "carpal/decode.hpp"

namespace carpal {
namespace {

struct Signature {
  Format format;
  std::size_t length;
  std::array<std::uint8_t, 8> bytes;
};

constexpr std::array kSignatures = {
    Signature{Format::Png, 8, {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}},
    Signature{Format::Jpeg, 3, {0xFF, 0xD8, 0xFF}},
    Signature{Format::Bmp, 2, {'B', 'M'}},
};

/// Two letters are little: a text may begin with "BM". The size of the second header, one of a few, tells a bitmap.
bool is_bitmap_header(std::span<const std::uint8_t> bytes) {
  constexpr std::array<std::uint8_t, 8> kHeaderSizes = {12, 16, 40, 52, 56, 64, 108, 124};
  return bytes.size() >= 18 && bytes[15] == 0 && bytes[16] == 0 && bytes[17] == 0 &&
         std::find(kHeaderSizes.begin(), kHeaderSizes.end(), bytes[14]) != kHeaderSizes.end();
}

}  // namespace

std::optional<Format> sniff(std::span<const std::uint8_t> bytes) {
  for (const Signature& s : kSignatures) {
    if (bytes.size() < s.length) continue;
    if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(s.length), s.bytes.begin())) continue;
    if (s.format == Format::Bmp && !is_bitmap_header(bytes)) continue;
    return s.format;
  }
  return std::nullopt;
}

}  // namespace carpal
