#pragma once

#include <cstdint>

#include "carpal/buffer.hpp"
#include "carpal/status.hpp"

namespace carpal {

enum class Format : std::uint8_t { Png, Jpeg, Bmp, Dicom, Tiff, Webp };

/// "png", "jpeg", "bmp", "dicom", "tiff" or "webp".
const char* format_name(Format format);

/// A decoded film: the samples as stored, interleaved, rows from the top, without padding.
struct Film {
  Format format = Format::Png;
  int width = 0;                 ///< pixels, 1..kMaxSide
  int height = 0;                ///< pixels, 1..kMaxSide
  int bits = 8;                  ///< of a sample: 8 or 16. 1, 2 and 4-bit PNGs are widened to 8; grey of DICOM has 16 (dicom.hpp).
  int channels = 1;              ///< 1 grey, 2 grey + alpha, 3 RGB, 4 RGBA. A palette is resolved to RGB or RGBA.
  Buffer<std::uint8_t> samples;  ///< width * height * channels * (bits / 8) bytes; 16-bit samples in the machine's order

  bool empty() const { return samples.empty(); }
  /// The grey level that means white: 255 or 65535.
  float max_level() const { return bits == 16 ? 65535.0f : 255.0f; }
};

/// Film pixels; the right and lower edges lie outside.
struct FilmBox {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// What is seen of a film: all of it, or the part inside a box that lies within it. The film must outlive it.
class FilmPart {
 public:
  FilmPart(const Film& film) : FilmPart(film, {0, 0, film.width, film.height}) {}  // NOLINT: a film is the whole of itself
  FilmPart(const Film& film, const FilmBox& box) : film_(&film), box_(box) {}

  bool empty() const { return film_->empty(); }
  int width() const { return box_.width; }    ///< pixels
  int height() const { return box_.height; }  ///< pixels
  int bits() const { return film_->bits; }
  int channels() const { return film_->channels; }
  float max_level() const { return film_->max_level(); }

  /// Row `y` as stored: width() * channels() samples. `Sample` is uint16_t where bits() is 16, else uint8_t.
  template <class Sample>
  const Sample* row(int y) const {
    const std::size_t pixel = static_cast<std::size_t>(box_.y + y) * static_cast<std::size_t>(film_->width) + static_cast<std::size_t>(box_.x);
    // The samples come from malloc, which aligns for every type.
    return reinterpret_cast<const Sample*>(film_->samples.data()) + pixel * static_cast<std::size_t>(film_->channels);
  }

  /// Writes row `y` in grey levels 0..max_level() to `out` (width() floats).
  ///
  /// Colour becomes luma with the weights of ITU-R BT.601 in 16 bits, as Pillow's convert("L") has them:
  /// 8 bits: (19595 R + 38470 G + 7471 B + 0x8000) >> 16, a whole level; 16 bits: the same sum / 65536, not rounded.
  /// Alpha blends over black: level * alpha / max_level(), not rounded. (Pillow's convert drops alpha instead.)
  void grey_row(int y, float* out) const;

 private:
  const Film* film_;
  FilmBox box_;
};

/// Grey for display, 0..65535 whatever the depth (8-bit levels times 257), rounded to nearest. `out` gets width * height values.
Status display_grey(const Film& film, Buffer<std::uint16_t>& out);

}  // namespace carpal
