#include "carpal/decode.hpp"

#include <string>

#include "decode/container.hpp"
#include "decode/orient.hpp"
#include "decode/stb.hpp"

namespace carpal {
namespace {

Outcome walk(Format format, std::span<const std::uint8_t> bytes, decoding::Declared& declared) {
  switch (format) {
    case Format::Png: return decoding::walk_png(bytes, declared);
    case Format::Jpeg: return decoding::walk_jpeg(bytes, declared);
    case Format::Bmp: return decoding::walk_bmp(bytes, declared);
    case Format::Dicom:
    case Format::Tiff:
    case Format::Webp: break;  // not sniffed here: their samples come described (dicom.hpp)
  }
  return Status::UnknownFormat;
}

Outcome decode_into(std::span<const std::uint8_t> bytes, Film& film) {
  if (bytes.empty()) return Status::EmptyFile;
  if (bytes.size() > kMaxFileBytes) return {Status::FileTooLarge, std::to_string(bytes.size()) + " bytes"};
  const std::optional<Format> format = sniff(bytes);
  if (!format) return Status::UnknownFormat;
  film.format = *format;
  decoding::Declared declared;
  if (Outcome walked = walk(*format, bytes, declared); !walked.ok()) return walked;
  if (Outcome size = check_sides(declared.width, declared.height); !size.ok()) return size;
  // Known before any memory is taken: a film of 100 million pixels declared by a file of a few bytes is not begun.
  if (declared.data_bytes < declared.least_bytes) return {Status::TruncatedFile, "fewer data than pixels"};
  if (Outcome decoded = decoding::decode_pixels(bytes, declared, film); !decoded.ok()) return decoded;
  return decoding::apply_orientation(film, declared.orientation);
}

}  // namespace

Outcome check_sides(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0) return {Status::CorruptFile, "a side of 0 pixels"};
  if (width > kMaxSide || height > kMaxSide || std::uint64_t{width} * height > kMaxPixels) {
    return {Status::TooManyPixels, std::to_string(width) + " x " + std::to_string(height)};
  }
  return {};
}

Outcome decode(std::span<const std::uint8_t> bytes, Film& film) {
  film = Film{};
  Outcome outcome = decode_into(bytes, film);
  if (!outcome.ok()) film = Film{};
  return outcome;
}

}  // namespace carpal
