#include "orient.hpp"

#include <cstring>
#include <utility>

namespace carpal::decoding {

Outcome apply_orientation(Film& film, int orientation) {
  if (orientation <= 1 || orientation > 8) return {};
  // EXIF 2.32, tag 274: where the stored row 0 and column 0 lie in the picture. 5..8 swap rows and columns.
  const bool transposed = orientation >= 5;
  const bool mirror_x = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
  const bool mirror_y = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;

  const auto stored_width = static_cast<std::size_t>(film.width);
  const auto stored_height = static_cast<std::size_t>(film.height);
  const std::size_t width = transposed ? stored_height : stored_width;
  const std::size_t height = transposed ? stored_width : stored_height;
  const auto pixel = static_cast<std::size_t>(film.channels * film.bits / 8);

  Buffer<std::uint8_t> turned;
  if (!turned.allocate(film.samples.size())) return Status::OutOfMemory;
  std::uint8_t* to = turned.data();
  for (std::size_t y = 0; y < height; ++y) {
    for (std::size_t x = 0; x < width; ++x, to += pixel) {
      const std::size_t column = transposed ? y : x;
      const std::size_t row = transposed ? x : y;
      const std::size_t from_x = mirror_x ? stored_width - 1 - column : column;
      const std::size_t from_y = mirror_y ? stored_height - 1 - row : row;
      std::memcpy(to, film.samples.data() + (from_y * stored_width + from_x) * pixel, pixel);
    }
  }
  film.samples = std::move(turned);
  film.width = static_cast<int>(width);
  film.height = static_cast<int>(height);
  return {};
}

}  // namespace carpal::decoding
