#include "carpal/dicom.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "carpal/decode.hpp"

namespace carpal {
namespace {

using Samples = std::span<const std::uint8_t>;

std::uint16_t look_up(const LookupTable& table, double input) {
  const double at = std::clamp(input - table.first, 0.0, static_cast<double>(table.values.size() - 1));
  return table.values[static_cast<std::size_t>(at)];
}

double most_of(const LookupTable& table) { return static_cast<double>((1u << table.bits) - 1u); }

/// The stored code of a sample, as an unsigned number of bits_stored bits.
class Codes {
 public:
  Codes(const StoredPixels& pixels, Samples samples)
      : samples_(samples),
        bytes_(static_cast<std::size_t>(pixels.bits_allocated / 8)),
        shift_(pixels.high_bit + 1 - pixels.bits_stored),
        mask_(pixels.bits_stored == 32 ? 0xFFFFFFFFu : (1u << pixels.bits_stored) - 1u) {}

  std::uint32_t operator[](std::size_t index) const {
    const std::uint8_t* p = samples_.data() + index * bytes_;
    std::uint32_t word = p[0];
    if (bytes_ > 1) word |= static_cast<std::uint32_t>(p[1]) << 8;
    if (bytes_ > 2) word |= static_cast<std::uint32_t>(p[2]) << 16 | static_cast<std::uint32_t>(p[3]) << 24;
    return word >> shift_ & mask_;
  }

 private:
  Samples samples_;
  std::size_t bytes_;
  int shift_;
  std::uint32_t mask_;
};

double value_of(std::uint32_t code, const StoredPixels& pixels) {
  const double value = code;
  const bool negative = pixels.is_signed && (code >> (pixels.bits_stored - 1) & 1u) != 0;
  return negative ? value - std::ldexp(1.0, pixels.bits_stored) : value;
}

double modality_of(std::uint32_t code, const StoredPixels& pixels) {
  const double stored = value_of(code, pixels);
  return pixels.modality_lut ? look_up(*pixels.modality_lut, stored) : stored * pixels.slope + pixels.intercept;
}

/// Modality value to 0..1 of the output range. PS3.3 C.11.2.1.2.1 (LINEAR), C.11.2.1.3.1 (SIGMOID), C.11.2.1.3.2 (LINEAR_EXACT).
double shown(double x, const StoredPixels& p) {
  const double c = p.center;
  const double w = p.width_of_window;
  switch (p.voi) {
    case Voi::Linear:
      if (x <= c - 0.5 - (w - 1) / 2) return 0;
      if (x > c - 0.5 + (w - 1) / 2) return 1;
      return (x - (c - 0.5)) / (w - 1) + 0.5;
    case Voi::LinearExact:
      if (x <= c - w / 2) return 0;
      if (x > c + w / 2) return 1;
      return (x - c) / w + 0.5;
    case Voi::Sigmoid: return 1 / (1 + std::exp(-4 * (x - c) / w));
    case Voi::Lut: return std::min(1.0, look_up(p.voi_lut, x) / most_of(p.voi_lut));
    case Voi::Range:
    case Voi::Automatic: break;
  }
  return 0;
}

/// From the value that is shown as 0 to the one that is shown as 1.
struct Range {
  double low = 0;
  double high = 0;
};

double shown(double x, Range range) { return range.high > range.low ? std::clamp((x - range.low) / (range.high - range.low), 0.0, 1.0) : 0; }

constexpr double kLow = 0.01;
constexpr double kHigh = 0.999;

std::uint16_t level(double share, bool turned) { return static_cast<std::uint16_t>(std::lround(65535 * (turned ? 1 - share : share))); }

bool measured(Voi voi) { return voi == Voi::Range || voi == Voi::Automatic; }

/// The range of modality values, from how often each code occurs.
Range range_of(const StoredPixels& pixels, std::span<const std::uint32_t> counts, std::size_t total) {
  struct Entry {
    double value;
    std::uint32_t count;
  };
  std::vector<Entry> entries;
  for (std::size_t code = 0; code < counts.size(); ++code) {
    if (counts[code] > 0) entries.push_back({modality_of(static_cast<std::uint32_t>(code), pixels), counts[code]});
  }
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.value < b.value; });
  if (pixels.voi == Voi::Range) return {entries.front().value, entries.back().value};
  const auto quantile = [&](double share) {
    const double wanted = share * static_cast<double>(total - 1);
    double seen = 0;
    for (const Entry& entry : entries) {
      seen += entry.count;
      if (seen > wanted) return entry.value;
    }
    return entries.back().value;
  };
  return {quantile(kLow), quantile(kHigh)};
}

/// Up to 16 stored bits: every code's grey once, then one look for a pixel.
Status render_by_table(const StoredPixels& pixels, const Codes& codes, bool turned, std::span<std::uint16_t> out) {
  const std::size_t count = std::size_t{1} << pixels.bits_stored;
  Buffer<std::uint16_t> table;
  if (!table.allocate(count)) return Status::OutOfMemory;
  Range range;
  if (measured(pixels.voi)) {
    Buffer<std::uint32_t> counts;
    if (!counts.allocate(count)) return Status::OutOfMemory;
    for (std::size_t i = 0; i < out.size(); ++i) ++counts.data()[codes[i]];
    range = range_of(pixels, counts.span(), out.size());
  }
  for (std::size_t code = 0; code < count; ++code) {
    const double value = modality_of(static_cast<std::uint32_t>(code), pixels);
    table.data()[code] = level(measured(pixels.voi) ? shown(value, range) : shown(value, pixels), turned);
  }
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = table.data()[codes[i]];
  return Status::Ok;
}

/// More bits than a table has entries for: pixel by pixel.
Status render_each(const StoredPixels& pixels, const Codes& codes, bool turned, std::span<std::uint16_t> out) {
  Range range;
  if (measured(pixels.voi)) {
    Buffer<double> values;
    if (!values.allocate(out.size())) return Status::OutOfMemory;
    for (std::size_t i = 0; i < out.size(); ++i) values.data()[i] = modality_of(codes[i], pixels);
    const auto at = [&](double share) {
      const auto nth = values.data() + static_cast<std::ptrdiff_t>(share * static_cast<double>(out.size() - 1));
      std::nth_element(values.data(), nth, values.data() + out.size());
      return *nth;
    };
    range = pixels.voi == Voi::Range ? Range{at(0), at(1)} : Range{at(kLow), at(kHigh)};
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    const double value = modality_of(codes[i], pixels);
    out[i] = level(measured(pixels.voi) ? shown(value, range) : shown(value, pixels), turned);
  }
  return Status::Ok;
}

Status render_grey(const StoredPixels& pixels, Samples samples, Film& film) {
  const std::size_t count = static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height);
  if (!film.samples.allocate(2 * count)) return Status::OutOfMemory;
  film.bits = 16;
  film.channels = 1;
  const Codes codes(pixels, samples);
  const bool turned = (pixels.photometric == Photometric::Monochrome1) != pixels.inverse;
  // The memory comes from malloc, which aligns for every type.
  const std::span out(reinterpret_cast<std::uint16_t*>(film.samples.data()), count);
  return pixels.bits_stored <= 16 ? render_by_table(pixels, codes, turned, out) : render_each(pixels, codes, turned, out);
}

std::uint8_t whole(double level) { return static_cast<std::uint8_t>(std::lround(std::clamp(level, 0.0, 255.0))); }

/// PS3.3 C.7.6.3.1.2: the inverse of YBR_FULL's equations, which are those of JFIF.
std::array<std::uint8_t, 3> rgb_of(int y, int blue, int red) {
  const double cb = blue - 128;
  const double cr = red - 128;
  return {whole(y + 1.402 * cr), whole(y - 0.344136 * cb - 0.714136 * cr), whole(y + 1.772 * cb)};
}

Status render_colour(const StoredPixels& pixels, Samples samples, Film& film) {
  const auto width = static_cast<std::size_t>(pixels.width);
  const std::size_t count = width * static_cast<std::size_t>(pixels.height);
  if (!film.samples.allocate(3 * count)) return Status::OutOfMemory;
  film.bits = 8;
  film.channels = 3;
  const Codes codes(pixels, samples);
  const int spare = std::max(0, pixels.bits_stored - 8);
  const auto byte = [&](std::size_t index) { return static_cast<int>(codes[index] >> spare); };
  const std::array<const LookupTable*, 3> palette = {&pixels.red, &pixels.green, &pixels.blue};
  const std::size_t pairs = (width + 1) / 2;
  std::uint8_t* out = film.samples.data();
  for (std::size_t i = 0; i < count; ++i, out += 3) {
    std::array<std::uint8_t, 3> rgb{};
    if (pixels.photometric == Photometric::Palette) {
      const double index = value_of(codes[i], pixels);
      for (std::size_t c = 0; c < 3; ++c) {
        const std::uint16_t entry = look_up(*palette[c], index);
        rgb[c] = static_cast<std::uint8_t>(palette[c]->bits > 8 ? entry >> (palette[c]->bits - 8) : entry);
      }
    } else if (pixels.photometric == Photometric::YbrFull422) {
      const std::size_t x = i % width;
      const std::size_t group = 4 * (i / width * pairs + x / 2);
      rgb = rgb_of(byte(group + x % 2), byte(group + 2), byte(group + 3));
    } else {
      const auto sample = [&](std::size_t c) { return byte(pixels.planar ? c * count + i : 3 * i + c); };
      if (pixels.photometric == Photometric::YbrFull) {
        rgb = rgb_of(sample(0), sample(1), sample(2));
      } else {
        for (std::size_t c = 0; c < 3; ++c) rgb[c] = static_cast<std::uint8_t>(sample(c));
      }
    }
    std::copy(rgb.begin(), rgb.end(), out);
  }
  return Status::Ok;
}

std::uint64_t bytes_needed(const StoredPixels& pixels) {
  const auto width = static_cast<std::uint64_t>(pixels.width);
  const auto height = static_cast<std::uint64_t>(pixels.height);
  if (pixels.photometric == Photometric::YbrFull422) return height * ((width + 1) / 2) * 4;
  return width * height * static_cast<std::uint64_t>(pixels.samples * (pixels.bits_allocated / 8));
}

Outcome render_into(const StoredPixels& pixels, Samples samples, Film& film) {
  const auto side = [](int length) { return static_cast<std::uint32_t>(std::max(length, 0)); };
  if (Outcome sides = check_sides(side(pixels.width), side(pixels.height)); !sides.ok()) return sides;
  if (samples.size() < bytes_needed(pixels)) {
    return {Status::TruncatedFile, std::to_string(samples.size()) + " bytes of samples, not " + std::to_string(bytes_needed(pixels))};
  }
  film.format = pixels.format;
  film.width = pixels.width;
  film.height = pixels.height;
  const bool grey = pixels.photometric == Photometric::Monochrome1 || pixels.photometric == Photometric::Monochrome2;
  return grey ? render_grey(pixels, samples, film) : render_colour(pixels, samples, film);
}

}  // namespace

Outcome render(const StoredPixels& pixels, std::span<const std::uint8_t> samples, Film& film) {
  film = Film{};
  Outcome outcome = render_into(pixels, samples, film);
  if (!outcome.ok()) film = Film{};
  return outcome;
}

}  // namespace carpal
