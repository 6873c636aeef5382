// Any film, however odd its sides, depth, channels and pixels: everything that the core does with it gives finite numbers within their ranges.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <span>

#include "carpal/film.hpp"
#include "carpal/hand.hpp"
#include "carpal/preprocess.hpp"
#include "carpal/quality.hpp"
#include "carpal/validation.hpp"

namespace {

constexpr std::size_t kHeader = 6;
constexpr int kWidest = 300;

void require(bool holds) {
  if (!holds) std::abort();
}

void require_finite(std::span<const double> values) {
  for (const double value : values) require(std::isfinite(value));
}

/// Sides, depth and channels from the first bytes; the rest again and again as samples.
bool make_film(std::span<const std::uint8_t> bytes, carpal::Film& film) {
  film.width = 1 + (bytes[0] | bytes[1] << 8) % kWidest;
  film.height = 1 + (bytes[2] | bytes[3] << 8) % kWidest;
  film.bits = bytes[4] & 1 ? 16 : 8;
  film.channels = 1 + bytes[5] % 4;
  const int bytes_in_all = film.width * film.height * film.channels * (film.bits / 8);
  if (!film.samples.allocate(static_cast<std::size_t>(bytes_in_all))) return false;
  const std::span<const std::uint8_t> pixels = bytes.subspan(kHeader);
  for (std::size_t at = 0; at < film.samples.size(); at += pixels.size()) {
    std::memcpy(film.samples.data() + at, pixels.data(), std::min(pixels.size(), film.samples.size() - at));
  }
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size <= kHeader) return 0;
  carpal::Film film;
  if (!make_film({data, size}, film)) return 0;

  carpal::Measures measures{};
  require(carpal::measure(film, 64, measures) == carpal::Status::Ok);
  require_finite(measures);
  carpal::QualityValues quality{};
  require(carpal::measure_quality(film, 96, quality) == carpal::Status::Ok);
  require_finite(quality);

  carpal::HandShape hand;
  require(carpal::find_hand(film, hand) == carpal::Status::Ok);
  require(hand.likeness >= 0 && hand.likeness <= 1 && hand.certainty >= 0 && hand.certainty <= 1.0001);
  require(hand.angle >= 0 && hand.angle < 360 && hand.fingers >= 0 && hand.fingers <= 5 && hand.hands >= 0 && hand.hands <= 2);
  if (hand.found) {
    require(hand.box.x >= 0 && hand.box.y >= 0 && hand.box.width > 0 && hand.box.height > 0);
    require(hand.box.x + hand.box.width <= film.width && hand.box.y + hand.box.height <= film.height);
  }

  for (const carpal::FilmPoint& point : carpal::outline_of(film, hand)) {
    require(point.x >= 0 && point.y >= 0 && point.x <= film.width && point.y <= film.height);
  }
  carpal::InputSpec input = {16, 16, {18, 17}, {0, 0, 0}, {1, 1, 1}};
  input.placement = {0, data[4] % 45 / 1.0, 1, 0.5};
  const carpal::Placement placement = carpal::place(film, hand, input);
  const carpal::FilmBox& crop = placement.crop;
  require(crop.x >= 0 && crop.y >= 0 && crop.width > 0 && crop.height > 0);
  require(crop.x + crop.width <= film.width && crop.y + crop.height <= film.height);
  require(placement.turned >= 0 && placement.turned < 360);
  carpal::Plane picture;
  carpal::Laying laying;
  require(carpal::make_picture(film, placement, input, picture, laying) == carpal::Status::Ok);
  for (const carpal::View view : {carpal::View::AsIs, carpal::View::Mirrored, carpal::View::TurnedLeft}) {
    carpal::Buffer<float> tensor;
    require(carpal::make_tensor(picture, input, view, tensor) == carpal::Status::Ok);
    for (const float value : tensor.span()) require(value >= 0.0f && value <= 1.00001f);
  }
  return 0;
}
