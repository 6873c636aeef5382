// Any bytes: a film or a named status. A film that decodes must also go through everything after it with finite numbers.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "carpal/decode.hpp"
#include "carpal/preprocess.hpp"
#include "carpal/quality.hpp"
#include "carpal/validation.hpp"

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
  // Larger ones only take the fuzzer's time.
  if (film.empty() || static_cast<std::int64_t>(film.width) * film.height > 200'000) return 0;
  carpal::Measures measures{};
  if (carpal::measure(film, 16, measures) != carpal::Status::Ok) std::abort();
  for (const double value : measures) {
    if (!std::isfinite(value)) std::abort();
  }
  if (size % 16 == 0) {  // it takes longer than all the rest
    carpal::QualityValues quality{};
    if (carpal::measure_quality(film, 32, quality) != carpal::Status::Ok) std::abort();
    for (const double value : quality) {
      if (!std::isfinite(value)) std::abort();
    }
  }
  carpal::Buffer<float> tensor;
  if (carpal::make_tensor(film, {8, 8, {9, 8}, {0, 0, 0}, {1, 1, 1}}, carpal::View::TurnedLeft, tensor) != carpal::Status::Ok) std::abort();
  for (const float value : tensor.span()) {
    if (!(value >= 0.0f && value <= 1.00001f)) std::abort();
  }
  return 0;
}
