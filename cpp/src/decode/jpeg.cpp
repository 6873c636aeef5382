#include <algorithm>
#include <array>
#include <string>

#include "container.hpp"

namespace carpal::decoding {
namespace {

// Second bytes of the markers (T.81, table B.1).
constexpr std::uint8_t kTem = 0x01, kSof0 = 0xC0, kSof2 = 0xC2, kDht = 0xC4, kJpg = 0xC8, kDac = 0xCC, kSof15 = 0xCF;
constexpr std::uint8_t kRst0 = 0xD0, kRst7 = 0xD7, kSoi = 0xD8, kEoi = 0xD9, kSos = 0xDA, kApp1 = 0xE1;

bool is_frame(std::uint8_t marker) { return marker >= kSof0 && marker <= kSof15 && marker != kDht && marker != kJpg && marker != kDac; }

/// Blocks of 8 x 8 that the frame's components have together. 0: a sampling factor out of range.
std::uint64_t count_blocks(Bytes components, std::uint64_t width, std::uint64_t height) {
  constexpr std::size_t kBytes = 3;  // of a component: its name, sampling factors, quantization table
  std::uint64_t widest = 0;
  std::uint64_t highest = 0;
  for (std::size_t at = 1; at < components.size(); at += kBytes) {
    const std::uint8_t across = components[at] >> 4;
    const std::uint8_t down = components[at] & 15;
    if (across < 1 || across > 4 || down < 1 || down > 4) return 0;
    widest = std::max<std::uint64_t>(widest, across);
    highest = std::max<std::uint64_t>(highest, down);
  }
  const auto blocks = [](std::uint64_t side, std::uint64_t factor, std::uint64_t most) { return (side * factor + 8 * most - 1) / (8 * most); };
  std::uint64_t total = 0;
  for (std::size_t at = 1; at < components.size(); at += kBytes) {
    total += blocks(width, components[at] >> 4, widest) * blocks(height, components[at] & 15, highest);
  }
  return total;
}

Outcome read_frame(std::uint8_t marker, Bytes data, Declared& declared) {
  if (data.size() < 6) return {Status::CorruptFile, "SOF length"};
  // Baseline, extended and progressive Huffman; the rest of T.81 is lossless, hierarchical or arithmetic.
  if (marker > kSof2) return {Status::UnsupportedFormat, "lossless, hierarchical or arithmetic JPEG"};
  if (data[0] != 8) return {Status::UnsupportedFormat, std::to_string(data[0]) + "-bit JPEG"};
  declared.height = be16(data, 1);
  declared.width = be16(data, 3);
  const std::size_t components = data[5];
  if (components == 4) return {Status::UnsupportedFormat, "four-component (CMYK) JPEG"};
  if (components != 1 && components != 3) return {Status::UnsupportedFormat, std::to_string(components) + "-component JPEG"};
  if (data.size() != 6 + 3 * components) return {Status::CorruptFile, "SOF length"};
  if (declared.height == 0) return {Status::UnsupportedFormat, "JPEG with the height after the scan"};
  const std::uint64_t blocks = count_blocks(data.subspan(6), declared.width, declared.height);
  if (blocks == 0 && declared.width > 0) return {Status::CorruptFile, "SOF sampling factors"};
  declared.least_bytes = (blocks + 7) / 8;  // a block has a code of its own for its mean, of a bit at least
  return {};
}

/// A Huffman table with more codes than there are symbols would be written past its end by the decoder.
Outcome check_huffman(Bytes data) {
  while (!data.empty()) {
    if (data.size() < 17) return {Status::CorruptFile, "DHT length"};
    std::size_t codes = 0;
    for (std::size_t i = 1; i <= 16; ++i) codes += data[i];
    if (codes > 256 || data.size() < 17 + codes) return {Status::CorruptFile, "DHT codes"};
    data = data.subspan(17 + codes);
  }
  return {};
}

/// The position of the marker that ends the entropy-coded data, or the file's size.
std::size_t end_of_scan(Bytes file, std::size_t at) {
  while (at + 1 < file.size()) {
    const auto from = file.begin() + static_cast<std::ptrdiff_t>(at);
    const auto found = std::find(from, file.end() - 1, std::uint8_t{0xFF});
    at = static_cast<std::size_t>(found - file.begin());
    if (at + 1 >= file.size()) break;
    const std::uint8_t next = file[at + 1];
    if (next == 0xFF) {  // fill byte
      ++at;
    } else if (next == 0x00 || (next >= kRst0 && next <= kRst7)) {
      at += 2;
    } else {
      return at;
    }
  }
  return file.size();
}

bool is_exif(Bytes data) {
  constexpr std::array<std::uint8_t, 6> kExif = {'E', 'x', 'i', 'f', 0, 0};
  return data.size() > kExif.size() && std::equal(kExif.begin(), kExif.end(), data.begin());
}

}  // namespace

Outcome walk_jpeg(Bytes file, Declared& declared) {
  std::size_t at = 2;  // after SOI
  bool has_frame = false;
  bool has_scan = false;
  for (;;) {
    if (at + 2 > file.size()) return {Status::TruncatedFile, "no EOI"};
    if (file[at] != 0xFF) return {Status::CorruptFile, "marker expected"};
    const std::uint8_t marker = file[at + 1];
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    at += 2;
    if (marker == kEoi) return has_scan ? Outcome{} : Outcome{Status::CorruptFile, "EOI before any scan"};
    if (marker == kSoi || marker == 0x00) return {Status::CorruptFile, "marker out of place"};
    if (marker == kTem || (marker >= kRst0 && marker <= kRst7)) continue;
    if (at + 2 > file.size()) return {Status::TruncatedFile, "segment without length"};
    const std::size_t length = be16(file, at);
    if (length < 2) return {Status::CorruptFile, "segment length"};
    if (length > file.size() - at) return {Status::TruncatedFile, "segment longer than the file"};
    const Bytes data = file.subspan(at + 2, length - 2);
    at += length;
    Outcome read;
    if (is_frame(marker)) {
      if (has_frame) return {Status::CorruptFile, "second SOF"};
      has_frame = true;
      read = read_frame(marker, data, declared);
    } else if (marker == kDht) {
      read = check_huffman(data);
    } else if (marker == kApp1 && is_exif(data)) {
      declared.orientation = exif_orientation(data.subspan(6));
    } else if (marker == kSos) {
      if (!has_frame) return {Status::CorruptFile, "scan before SOF"};
      has_scan = true;
      const std::size_t end = end_of_scan(file, at);
      declared.data_bytes += end - at;
      at = end;
    }
    if (!read.ok()) return read;
  }
}

int exif_orientation(Bytes tiff) {
  if (tiff.size() < 8) return 1;
  const bool little = tiff[0] == 'I' && tiff[1] == 'I';
  if (!little && !(tiff[0] == 'M' && tiff[1] == 'M')) return 1;
  const auto u16 = [&](std::size_t at) { return little ? le16(tiff, at) : be16(tiff, at); };
  const auto u32 = [&](std::size_t at) { return little ? le32(tiff, at) : be32(tiff, at); };
  constexpr std::uint32_t kOrientationTag = 0x0112;
  constexpr std::uint32_t kShort = 3;
  const std::size_t directory = u32(4);
  if (u16(2) != 42 || directory > tiff.size() - 2) return 1;
  const std::size_t entries = u16(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.size()) return 1;
    if (u16(entry) != kOrientationTag) continue;
    const std::uint32_t value = u16(entry + 8);
    return u16(entry + 2) == kShort && value >= 1 && value <= 8 ? static_cast<int>(value) : 1;
  }
  return 1;
}

}  // namespace carpal::decoding
