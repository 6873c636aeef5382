#include <string>

#include "container.hpp"

namespace carpal::decoding {

Outcome walk_bmp(Bytes file, Declared& declared) {
  if (file.size() < 26) return {Status::TruncatedFile, "header"};
  const std::uint64_t file_size = le32(file, 2);
  const std::uint64_t pixels_at = le32(file, 10);
  const std::uint64_t header = le32(file, 14);
  const bool core = header == 12;
  // OS/2 2.x cut short to 16 bytes: fields read below would lie past its end.
  if (!core && header < 40) return {Status::UnsupportedFormat, "BMP header of " + std::to_string(header) + " bytes"};
  if (file.size() < 14 + header) return {Status::TruncatedFile, "header"};
  const std::uint32_t bits = core ? le16(file, 24) : le16(file, 28);
  const std::uint32_t compression = core ? 0 : le32(file, 30);
  // A negative height means rows from the top. The most negative one has no positive.
  const std::uint32_t height = core ? le16(file, 20) : le32(file, 22);
  declared.width = core ? le16(file, 18) : le32(file, 18);
  declared.height = height & 0x80000000u ? 0u - height : height;
  declared.bits = 8;
  if (declared.width & 0x80000000u) return {Status::CorruptFile, "negative width"};
  // 3: bit masks. 1 and 2 are run lengths, 4 and 5 embedded JPEG and PNG.
  if (compression != 0 && compression != 3) return {Status::UnsupportedFormat, "BMP compression " + std::to_string(compression)};
  if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
    return {Status::UnsupportedFormat, std::to_string(bits) + "-bit BMP"};
  }
  if (pixels_at < 14 + header) return {Status::CorruptFile, "pixel offset"};
  if (file_size > file.size()) return {Status::TruncatedFile, "shorter than it declares"};  // some writers leave 0
  const std::uint64_t row = (std::uint64_t{declared.width} * bits + 31) / 32 * 4;
  declared.data_bytes = file.size() > pixels_at ? file.size() - pixels_at : 0;
  declared.least_bytes = row * declared.height;
  return {};
}

}  // namespace carpal::decoding
