#include "carpal/dicom.hpp"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"

namespace carpal {
namespace {

using Bytes = std::vector<std::uint8_t>;
using Greys = std::vector<int>;

Bytes words(const std::vector<int>& values) {
  Bytes bytes;
  for (const int v : values) {
    bytes.push_back(static_cast<std::uint8_t>(v));
    bytes.push_back(static_cast<std::uint8_t>(v >> 8));
  }
  return bytes;
}

Greys greys_of(const Film& film) {
  std::vector<std::uint16_t> levels(film.samples.size() / 2);
  std::memcpy(levels.data(), film.samples.data(), film.samples.size());
  return {levels.begin(), levels.end()};
}

/// One row of 12-bit samples in 16.
StoredPixels row_of(std::size_t width) {
  StoredPixels pixels;
  pixels.width = static_cast<int>(width);
  pixels.height = 1;
  return pixels;
}

Greys rendered_bytes(const StoredPixels& pixels, const Bytes& samples) {
  Film film;
  const Outcome outcome = render(pixels, samples, film);
  EXPECT_TRUE(outcome.ok()) << status_name(outcome.status) << ' ' << outcome.detail;
  EXPECT_EQ(film.format, Format::Dicom);
  return greys_of(film);
}

Greys rendered(const StoredPixels& pixels, const std::vector<int>& values) { return rendered_bytes(pixels, words(values)); }

const std::vector<int> kStored = {0, 100, 1000, 1500, 2047, 2048, 2049, 3000, 4095};

// Expected: pydicom 3 apply_voi_lut(stored, data set) / 4095 * 65535, rounded.
TEST(Dicom, TheThreeWindowFunctionsAreThoseOfTheStandard) {
  StoredPixels pixels = row_of(kStored.size());
  pixels.center = 2048;
  pixels.width_of_window = 1000;
  pixels.voi = Voi::Linear;
  EXPECT_EQ(rendered(pixels, kStored), (Greys{0, 0, 0, 0, 32735, 32800, 32866, 65535, 65535}));
  pixels.voi = Voi::LinearExact;
  EXPECT_EQ(rendered(pixels, kStored), (Greys{0, 0, 0, 0, 32702, 32768, 32833, 65535, 65535}));
  pixels.voi = Voi::Sigmoid;
  EXPECT_EQ(rendered(pixels, kStored), (Greys{18, 27, 976, 6584, 32702, 32768, 32833, 64112, 65517}));
}

TEST(Dicom, RescaleComesBeforeTheWindow) {
  StoredPixels pixels = row_of(kStored.size());
  pixels.slope = 0.5;
  pixels.intercept = -100;
  pixels.voi = Voi::Linear;
  pixels.center = 900;
  pixels.width_of_window = 1200;
  EXPECT_EQ(rendered(pixels, kStored), (Greys{0, 0, 5466, 19130, 34079, 34107, 34134, 60124, 65535}));
}

TEST(Dicom, SignedSamplesAreExtendedFromTheirHighBit) {
  StoredPixels pixels = row_of(7);
  pixels.is_signed = true;
  pixels.voi = Voi::Linear;
  pixels.center = -40;
  pixels.width_of_window = 400;
  const std::vector<int> values = {-2048, -500, -1, 0, 1, 500, 2047};
  const Greys expected = {0, 0, 39255, 39420, 39584, 65535, 65535};
  EXPECT_EQ(rendered(pixels, values), expected);
  // Overlays in the four bits above are not of the sample.
  std::vector<int> overlaid;
  for (const int v : values) overlaid.push_back((v & 0x0FFF) | 0x5000);
  EXPECT_EQ(rendered(pixels, overlaid), expected);
  // The sample in the upper twelve bits, something else below.
  pixels.high_bit = 15;
  std::vector<int> shifted;
  for (const int v : values) shifted.push_back((v & 0x0FFF) << 4 | 0x9);
  EXPECT_EQ(rendered(pixels, shifted), expected);
}

TEST(Dicom, TablesTakeTheirEndsBeyondTheirEnds) {
  StoredPixels pixels = row_of(8);
  pixels.voi = Voi::Lut;
  pixels.voi_lut = {1000, 8, {10, 50, 90, 255}};
  Greys expected;
  for (const int v : {10, 10, 10, 50, 90, 255, 255, 255}) expected.push_back(v * 257);
  EXPECT_EQ(rendered(pixels, {0, 999, 1000, 1001, 1002, 1003, 1004, 4000}), expected);

  StoredPixels modality = row_of(5);
  modality.is_signed = true;
  modality.modality_lut = LookupTable{-1, 16, {100, 2000, 60000}};
  modality.slope = 77;  // of no account beside a table
  modality.voi = Voi::LinearExact;
  modality.center = 32767.5;
  modality.width_of_window = 65535;
  EXPECT_EQ(rendered(modality, {-5, -1, 0, 1, 7}), (Greys{100, 100, 2000, 60000, 60000}));
}

TEST(Dicom, RangeAndAutomaticSpanTheFilmAndAPlainOneIsBlack) {
  std::vector<int> ramp;
  for (int v = 0; v <= 2000; ++v) ramp.push_back(1000 + v);
  StoredPixels pixels = row_of(ramp.size());
  pixels.voi = Voi::Range;
  Greys greys = rendered(pixels, ramp);
  EXPECT_EQ(greys.front(), 0);
  EXPECT_EQ(greys[1000], 32768);
  EXPECT_EQ(greys.back(), 65535);
  pixels.voi = Voi::Automatic;
  greys = rendered(pixels, ramp);
  EXPECT_EQ(greys[20], 0);
  EXPECT_GT(greys[21], 0);
  EXPECT_EQ(greys[1998], 65535);
  EXPECT_LT(greys[1997], 65535);
  for (const Voi voi : {Voi::Range, Voi::Automatic}) {
    StoredPixels plain = row_of(3);
    plain.voi = voi;
    EXPECT_EQ(rendered(plain, {7, 7, 7}), (Greys{0, 0, 0}));
  }
}

TEST(Dicom, ThirtyTwoBitsGoPixelByPixelToTheSameGreys) {
  StoredPixels narrow = row_of(5);
  narrow.bits_stored = 16;
  narrow.high_bit = 15;
  narrow.is_signed = true;
  StoredPixels wide = narrow;
  wide.bits_allocated = wide.bits_stored = 32;
  wide.high_bit = 31;
  const std::vector<int> values = {-20000, -3, 0, 4, 31000};
  Bytes four;
  for (const int v : values) {
    for (int shift = 0; shift < 32; shift += 8) four.push_back(static_cast<std::uint8_t>(static_cast<std::uint32_t>(v) >> shift));
  }
  for (const Voi voi : {Voi::Linear, Voi::Range}) {
    narrow.voi = wide.voi = voi;
    narrow.width_of_window = wide.width_of_window = 10000;
    EXPECT_EQ(rendered_bytes(wide, four), rendered(narrow, values));
  }
}

TEST(Dicom, Monochrome1AndInverseTurnAndBothDoNot) {
  StoredPixels pixels = row_of(3);
  pixels.voi = Voi::LinearExact;
  pixels.center = 2;
  pixels.width_of_window = 4;
  const Greys as_is = rendered(pixels, {0, 1, 4});
  const Greys turned = {65535 - as_is[0], 65535 - as_is[1], 65535 - as_is[2]};
  pixels.photometric = Photometric::Monochrome1;
  for (const int i : {0, 1, 2}) EXPECT_NEAR(rendered(pixels, {0, 1, 4})[static_cast<std::size_t>(i)], turned[static_cast<std::size_t>(i)], 1);
  pixels.inverse = true;
  EXPECT_EQ(rendered(pixels, {0, 1, 4}), as_is);
}

Bytes colours(StoredPixels pixels, const Bytes& samples) {
  Film film;
  EXPECT_TRUE(render(pixels, samples, film).ok());
  EXPECT_EQ(film.channels, 3);
  EXPECT_EQ(film.bits, 8);
  return {film.samples.data(), film.samples.data() + film.samples.size()};
}

TEST(Dicom, ColourBecomesRgb) {
  StoredPixels pixels;
  pixels.width = 3;
  pixels.height = 2;
  pixels.bits_allocated = pixels.bits_stored = 8;
  pixels.high_bit = 7;
  pixels.samples = 3;
  pixels.photometric = Photometric::Rgb;
  Bytes interleaved;
  Bytes planar(18);
  for (std::size_t i = 0; i < 18; ++i) {
    interleaved.push_back(static_cast<std::uint8_t>(10 * i));
    planar[i % 3 * 6 + i / 3] = static_cast<std::uint8_t>(10 * i);
  }
  EXPECT_EQ(colours(pixels, interleaved), interleaved);
  pixels.planar = true;
  EXPECT_EQ(colours(pixels, planar), interleaved);

  // pydicom 3 convert_color_space(..., "YBR_FULL", "RGB").
  StoredPixels ybr = pixels;
  ybr.planar = false;
  ybr.width = 4;
  ybr.height = 1;
  ybr.photometric = Photometric::YbrFull;
  const Bytes expected = {201, 62, 33, 0, 0, 0, 255, 121, 255, 194, 0, 0};
  EXPECT_EQ(colours(ybr, {100, 90, 200, 0, 128, 128, 255, 255, 255, 16, 0, 255}), expected);

  // Two lumas, blue, red; an odd row ends with half a group unused.
  StoredPixels shared = ybr;
  shared.width = 3;
  shared.photometric = Photometric::YbrFull422;
  EXPECT_EQ(colours(shared, {100, 0, 90, 200, 0, 0, 128, 128}), (Bytes{201, 62, 33, 101, 0, 0, 0, 0, 0}));
}

TEST(Dicom, PalettesOfSixteenBitsGiveTheirHighByte) {
  StoredPixels pixels = row_of(4);
  pixels.bits_allocated = pixels.bits_stored = 8;
  pixels.high_bit = 7;
  pixels.photometric = Photometric::Palette;
  pixels.red = {1, 16, {0x1234, 0xFF00}};
  pixels.green = {1, 8, {7, 9}};
  pixels.blue = {0, 16, {0, 0x0100, 0x0200}};
  EXPECT_EQ(colours(pixels, {0, 1, 2, 255}), (Bytes{0x12, 7, 0, 0x12, 7, 1, 0xFF, 9, 2, 0xFF, 9, 2}));
}

TEST(Dicom, WhatCannotBeIsNamedBeforeMemoryIsTaken) {
  Film film;
  StoredPixels pixels = row_of(4);
  EXPECT_EQ(render(pixels, words({1, 2, 3}), film).status, Status::TruncatedFile);
  EXPECT_TRUE(film.empty());
  pixels.height = 0;
  EXPECT_EQ(render(pixels, {}, film).status, Status::CorruptFile);
  pixels.width = pixels.height = 60000;
  EXPECT_EQ(render(pixels, {}, film).status, Status::TooManyPixels);
  pixels.width = std::numeric_limits<int>::max();
  pixels.height = 1;
  EXPECT_EQ(render(pixels, {}, film).status, Status::TooManyPixels);
}

std::string description(const std::string& field = "", const std::string& value = "") {
  std::string json = R"({"width":4,"height":1,"bits_allocated":16,"bits_stored":12,"high_bit":11,"signed":false,"samples":1,"planar":false,)"
                     R"("photometric":"MONOCHROME2","rescale":{"slope":2,"intercept":-3},"modality_lut":null,)"
                     R"("voi":{"kind":"window","center":40,"width":400,"function":"SIGMOID"},"inverse":true,"palette":null})";
  if (field.empty()) return json;
  const std::size_t at = json.find("\"" + field + "\":") + field.size() + 3;
  std::size_t end = at;
  for (int depth = 0; depth > 0 || (json[end] != ',' && json[end] != '}'); ++end) depth += json[end] == '{' ? 1 : json[end] == '}' ? -1 : 0;
  return json.replace(at, end - at, value);
}

TEST(Dicom, TheDescriptionIsTakenFieldByField) {
  StoredPixels pixels;
  ASSERT_EQ(parse_stored_pixels(description(), pixels).detail, "");
  EXPECT_EQ(pixels.width, 4);
  EXPECT_EQ(pixels.bits_stored, 12);
  EXPECT_EQ(pixels.slope, 2);
  EXPECT_EQ(pixels.intercept, -3);
  EXPECT_EQ(pixels.voi, Voi::Sigmoid);
  EXPECT_EQ(pixels.center, 40);
  EXPECT_TRUE(pixels.inverse);
  ASSERT_TRUE(parse_stored_pixels(description("voi", R"({"kind":"lut","lut":{"first":-5,"bits":10,"values":[1,2,3]}})"), pixels).ok());
  EXPECT_EQ(pixels.voi, Voi::Lut);
  EXPECT_EQ(pixels.voi_lut.first, -5);
  EXPECT_EQ(pixels.voi_lut.values, (std::vector<std::uint16_t>{1, 2, 3}));
}

TEST(Dicom, AFieldOutOfRangeIsNamed) {
  const std::vector<std::pair<std::string, std::string>> wrong = {
      {"width", "-1"},
      {"bits_allocated", "12"},
      {"bits_stored", "17"},
      {"high_bit", "10"},
      {"high_bit", "16"},
      {"samples", "3"},
      {"samples", "2"},
      {"photometric", "\"CMYK\""},
      {"rescale", R"({"slope":0,"intercept":0})"},
      {"rescale", "7"},
      {"modality_lut", R"({"first":0,"bits":16,"values":[]})"},
      {"voi", R"({"kind":"window","center":0,"width":0.5,"function":"LINEAR"})"},
      {"voi", R"({"kind":"window","center":0,"width":0,"function":"SIGMOID"})"},
      {"voi", R"({"kind":"lut","lut":{"first":0,"bits":17,"values":[1]}})"},
      {"voi", R"({"kind":"other"})"},
      {"inverse", "null"}};
  for (const auto& [field, value] : wrong) {
    StoredPixels pixels;
    const Outcome outcome = parse_stored_pixels(description(field, value), pixels);
    EXPECT_EQ(outcome.status, Status::BadRequest) << field << ' ' << value;
    EXPECT_EQ(outcome.detail.rfind(field, 0), 0u) << outcome.detail;
    EXPECT_EQ(pixels.width, 0);
  }
  StoredPixels pixels;
  EXPECT_EQ(parse_stored_pixels("{", pixels).status, Status::BadRequest);
}

TEST(Dicom, TheDescriptionNamesTheFileThatTheSamplesAreOf) {
  StoredPixels pixels;
  ASSERT_TRUE(parse_stored_pixels(description(), pixels).ok());
  EXPECT_EQ(pixels.format, Format::Dicom);
  for (const auto& [name, format] : {std::pair{"tiff", Format::Tiff}, std::pair{"webp", Format::Webp}, std::pair{"dicom", Format::Dicom}}) {
    const std::string json = R"({"format":")" + std::string(name) + R"(",)" + description().substr(1);
    ASSERT_TRUE(parse_stored_pixels(json, pixels).ok());
    Film film;
    ASSERT_TRUE(render(pixels, words({1, 2, 3, 4}), film).ok());
    EXPECT_EQ(film.format, format);
    EXPECT_STREQ(format_name(film.format), name);
  }
  EXPECT_EQ(parse_stored_pixels(R"({"format":"png",)" + description().substr(1), pixels).status, Status::BadRequest);
}

}  // namespace
}  // namespace carpal
