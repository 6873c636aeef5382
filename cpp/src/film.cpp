#include "carpal/film.hpp"

namespace carpal {
namespace {

std::uint32_t luma_sum(std::uint32_t r, std::uint32_t g, std::uint32_t b) {
  return 19595u * r + 38470u * g + 7471u * b;  // at most 65535 * 65536: fits
}

float luma(const std::uint8_t* p) { return static_cast<float>((luma_sum(p[0], p[1], p[2]) + 0x8000u) >> 16); }

float luma(const std::uint16_t* p) { return static_cast<float>(static_cast<double>(luma_sum(p[0], p[1], p[2])) / 65536.0); }

template <class Sample>
void grey_row_of(const Sample* row, int width, int channels, float max_level, float* out) {
  switch (channels) {
    case 1:
      for (int x = 0; x < width; ++x) out[x] = static_cast<float>(row[x]);
      return;
    case 2:
      for (int x = 0; x < width; ++x, row += 2) out[x] = static_cast<float>(row[0]) * static_cast<float>(row[1]) / max_level;
      return;
    case 3:
      for (int x = 0; x < width; ++x, row += 3) out[x] = luma(row);
      return;
    default:
      for (int x = 0; x < width; ++x, row += 4) out[x] = luma(row) * static_cast<float>(row[3]) / max_level;
  }
}

}  // namespace

const char* format_name(Format format) {
  switch (format) {
    case Format::Png: return "png";
    case Format::Jpeg: return "jpeg";
    case Format::Bmp: return "bmp";
    case Format::Dicom: return "dicom";
    case Format::Tiff: return "tiff";
    case Format::Webp: return "webp";
  }
  return "png";
}

void FilmPart::grey_row(int y, float* out) const {
  if (bits() == 16) {
    grey_row_of(row<std::uint16_t>(y), width(), channels(), max_level(), out);
  } else {
    grey_row_of(row<std::uint8_t>(y), width(), channels(), max_level(), out);
  }
}

Status display_grey(const Film& film, Buffer<std::uint16_t>& out) {
  if (film.empty()) return Status::NoFilm;
  const auto width = static_cast<std::size_t>(film.width);
  Buffer<float> row;
  if (!row.allocate(width) || !out.allocate(width * static_cast<std::size_t>(film.height))) return Status::OutOfMemory;
  const FilmPart part(film);
  const float scale = 65535.0f / film.max_level();
  std::uint16_t* to = out.data();
  for (int y = 0; y < film.height; ++y) {
    part.grey_row(y, row.data());
    for (std::size_t x = 0; x < width; ++x) to[x] = static_cast<std::uint16_t>(row.data()[x] * scale + 0.5f);
    to += width;
  }
  return Status::Ok;
}

}  // namespace carpal
