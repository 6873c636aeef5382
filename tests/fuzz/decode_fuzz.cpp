// Any bytes: a film or a named status. A film that decodes must also go through everything after it with finite numbers.

#include <cmath>
#include <cstdint>
#include <cstdlib>

#include "carpal/decode.hpp"
#include "carpal/preprocess.hpp"
#include "carpal/validation.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  carpal::Film film;
  const carpal::Outcome outcome = carpal::decode({data, size}, film);
  if (outcome.ok() == film.empty()) std::abort();
  // Larger ones only take the fuzzer's time.
  if (film.empty() || static_cast<std::int64_t>(film.width) * film.height > 200'000) return 0;
  carpal::Measures measures{};
  if (carpal::measure(film, 16, measures) != carpal::Status::Ok) std::abort();
  for (const double value : measures) {
    if (!std::isfinite(value)) std::abort();
  }
  carpal::Buffer<float> tensor;
  if (carpal::make_tensor(film, {8, 8, {9, 8}, {0, 0, 0}, {1, 1, 1}}, tensor) != carpal::Status::Ok) std::abort();
  for (const float value : tensor.span()) {
    if (!(value >= 0.0f && value <= 1.00001f)) std::abort();
  }
  return 0;
}
