// Any bytes: a film of the size that it says, or a named status. What is done with a film is film_fuzz.cpp's.

#include <cstdint>
#include <cstdlib>
#include <vector>

#include "carpal/decode.hpp"

namespace {

std::uint32_t crc32(const std::uint8_t* bytes, std::size_t size) {
  std::uint32_t c = 0xFFFFFFFFu;
  for (std::size_t i = 0; i < size; ++i) {
    c ^= bytes[i];
    for (int k = 0; k < 8; ++k) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
  }
  return ~c;
}

/// Makes the checksums of a PNG right: no mutation would get past them otherwise.
void repair_png(std::vector<std::uint8_t>& file) {
  std::size_t at = 8;
  while (at + 12 <= file.size()) {
    const std::size_t length =
        (std::size_t{file[at]} << 24) | (std::size_t{file[at + 1]} << 16) | (std::size_t{file[at + 2]} << 8) | file[at + 3];
    if (length > file.size() - at - 12) return;
    const std::uint32_t crc = crc32(file.data() + at + 4, length + 4);
    for (std::size_t i = 0; i < 4; ++i) file[at + 8 + length + i] = static_cast<std::uint8_t>(crc >> (24 - 8 * i));
    at += length + 12;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::uint8_t> file(data, data + size);
  if (carpal::sniff(file) == carpal::Format::Png) repair_png(file);
  carpal::Film film;
  const carpal::Outcome outcome = carpal::decode(file, film);
  if (outcome.ok() == film.empty()) std::abort();
  if (film.empty()) return 0;
  constexpr auto kLongest = static_cast<int>(carpal::kMaxSide);
  if (film.width < 1 || film.width > kLongest || film.height < 1 || film.height > kLongest) std::abort();
  const std::int64_t bytes = std::int64_t{film.width} * film.height * film.channels * (film.bits / 8);
  if (bytes != static_cast<std::int64_t>(film.samples.size())) std::abort();
  return 0;
}
