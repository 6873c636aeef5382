// A description and samples: a film or a named status. The first two bytes say how long the description is.

#include <cstdint>
#include <cstdlib>
#include <span>
#include <string_view>

#include "carpal/dicom.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::span<const std::uint8_t> rest(data + 2, size - 2);
  const std::size_t length = static_cast<std::size_t>(data[0] | data[1] << 8) % (rest.size() + 1);
  carpal::StoredPixels pixels;
  if (!carpal::parse_stored_pixels({reinterpret_cast<const char*>(rest.data()), length}, pixels).ok()) return 0;
  carpal::Film film;
  const carpal::Outcome outcome = carpal::render(pixels, rest.subspan(length), film);
  if (outcome.ok() == film.empty()) std::abort();
  return 0;
}
