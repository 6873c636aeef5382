#include "carpal/reference.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <utility>

namespace carpal {
namespace {

constexpr char kMagic[] = {'C', 'A', 'R', 'P', 'L', 'R', 'F', '1'};
constexpr std::size_t kHeaderBytes = 16;

std::uint32_t read_u16(const std::uint8_t* at) { return static_cast<std::uint32_t>(at[0]) | static_cast<std::uint32_t>(at[1]) << 8; }
std::uint32_t read_u32(const std::uint8_t* at) { return read_u16(at) | read_u16(at + 2) << 16; }

/// Not every standard library that the core is built with has std::bit_cast.
float float_of(std::uint32_t bits) {
  float value;
  static_assert(sizeof value == sizeof bits);
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

/// IEEE 754 binary16 to binary32; exact.
float float_of_half(std::uint32_t half) {
  const std::uint32_t sign = (half & 0x8000u) << 16;
  const std::uint32_t exponent = (half >> 10) & 0x1Fu;
  const std::uint32_t fraction = half & 0x3FFu;
  if (exponent == 0x1F) return float_of(sign | 0x7F800000u | fraction << 13);  // infinity and NaN
  if (exponent != 0) return float_of(sign | (exponent + 112) << 23 | fraction << 13);
  const float small = static_cast<float>(fraction) * 0x1p-24f;  // subnormal, or zero
  return sign != 0 ? -small : small;
}

/// The bytes from the front, part after part. Remembers the first thing that was wrong.
class Parts {
 public:
  explicit Parts(const std::uint8_t* at) : at_(at) {}

  const Outcome& outcome() const { return outcome_; }

  void floats(const char* name, std::size_t count, Buffer<float>& out, bool positive = false) {
    read(name, count, out, 4, positive, [](const std::uint8_t* at) { return float_of(read_u32(at)); });
  }
  void halves(const char* name, std::size_t count, Buffer<float>& out) {
    read(name, count, out, 2, false, [](const std::uint8_t* at) { return float_of_half(read_u16(at)); });
  }

 private:
  template <class Decode>
  void read(const char* name, std::size_t count, Buffer<float>& out, std::size_t bytes, bool positive, Decode decode) {
    if (!outcome_.ok()) return;
    if (!out.allocate(count)) {
      outcome_ = Status::OutOfMemory;
      return;
    }
    for (float& value : out.span()) {
      value = decode(at_);
      at_ += bytes;
      if (!std::isfinite(value)) return fail(name, "not finite");
      if (positive && !(value > 0)) return fail(name, "must be above 0");
    }
  }

  void fail(const char* name, const char* why) { outcome_ = {Status::BadReference, std::string(name) + ": " + why}; }

  const std::uint8_t* at_;
  Outcome outcome_;
};

}  // namespace

Outcome parse_reference(std::span<const std::uint8_t> bytes, Reference& reference) {
  if (bytes.size() < kHeaderBytes) return {Status::BadReference, "too short"};
  if (!std::equal(std::begin(kMagic), std::end(kMagic), bytes.begin())) return {Status::BadReference, "not a reference"};
  const std::uint64_t dimension = read_u32(bytes.data() + 8);
  const std::uint64_t components = read_u32(bytes.data() + 12);
  // The first bound also keeps the sizes below from overflowing.
  if (dimension == 0 || dimension > bytes.size() / 8) return {Status::BadReference, "dimension"};
  if (components == 0 || components > dimension) return {Status::BadReference, "components"};
  const std::uint64_t size = kHeaderBytes + 8 * dimension + 4 * (components + 1) + 2 * components * dimension + 16 * components;
  if (bytes.size() != size) {
    return {Status::BadReference, std::to_string(bytes.size()) + " bytes, not " + std::to_string(size)};
  }

  Reference read;
  const std::size_t d = read.dimension = static_cast<std::size_t>(dimension);
  const std::size_t k = read.components = static_cast<std::size_t>(components);
  Buffer<float> residual;
  Parts parts(bytes.data() + kHeaderBytes);
  parts.floats("mean", d, read.mean);
  parts.floats("scale", d, read.scale);
  parts.floats("variance", k, read.variance, true);
  parts.floats("residual", 1, residual, true);
  parts.halves("components", k * d, read.rows);
  parts.floats("centres", k, read.growing.female);
  parts.floats("centres", k, read.mature.female);
  parts.floats("centres", k, read.growing.male);
  parts.floats("centres", k, read.mature.male);
  if (!parts.outcome().ok()) return parts.outcome();
  read.residual = residual.data()[0];
  reference = std::move(read);
  return {};
}

}  // namespace carpal
