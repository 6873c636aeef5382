#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "carpal/decode.hpp"
#include "carpal/dicom.hpp"
#include "json_reader.hpp"

namespace carpal {
namespace {

constexpr std::array<Format, 3> kFormats = {Format::Dicom, Format::Tiff, Format::Webp};
constexpr std::array<const char*, 6> kPhotometrics = {"MONOCHROME1", "MONOCHROME2", "RGB", "YBR_FULL", "YBR_FULL_422", "PALETTE COLOR"};
constexpr std::array<const char*, 3> kFunctions = {"LINEAR", "LINEAR_EXACT", "SIGMOID"};
constexpr std::array<const char*, 4> kVois = {"window", "lut", "range", "automatic"};
constexpr double kMost = 1e12;  ///< of a modality value: beyond all detectors, far within what a double tells apart

LookupTable read_table(const Reader& from) {
  LookupTable table;
  table.first = from["first"].integer(-65536, 65536);
  table.bits = from["bits"].integer(1, 16);
  const Reader values = from["values"];
  const std::size_t count = values.array_size(1, 65536);
  for (std::size_t i = 0; i < count && from.ok(); ++i) table.values.push_back(static_cast<std::uint16_t>(values[i].integer(0, 65535)));
  return table;
}

void read_window(const Reader& voi, StoredPixels& pixels) {
  pixels.voi = static_cast<Voi>(voi["function"].one_of(kFunctions.size(), [](std::size_t i) { return kFunctions[i]; }));
  pixels.center = voi["center"].number(-kMost, kMost);
  const Reader width = voi["width"];
  pixels.width_of_window = width.number(0, kMost);
  if (pixels.voi == Voi::Linear ? pixels.width_of_window < 1 : pixels.width_of_window <= 0) width.reject("too narrow");
}

void read_voi(const Reader& voi, StoredPixels& pixels) {
  switch (voi["kind"].one_of(kVois.size(), [](std::size_t i) { return kVois[i]; })) {
    case 0: return read_window(voi, pixels);
    case 1:
      pixels.voi = Voi::Lut;
      pixels.voi_lut = read_table(voi["lut"]);
      return;
    case 2: pixels.voi = Voi::Range; return;
    default: pixels.voi = Voi::Automatic;
  }
}

void read_palette(const Reader& palette, StoredPixels& pixels) {
  pixels.red = read_table(palette["red"]);
  pixels.green = read_table(palette["green"]);
  pixels.blue = read_table(palette["blue"]);
}

}  // namespace

Outcome parse_stored_pixels(std::string_view json, StoredPixels& pixels) {
  const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
  if (document.is_discarded()) return {Status::BadRequest, "document: not JSON"};
  std::string error;
  const Reader root(&document, "", &error);
  constexpr int kAny = std::numeric_limits<int>::max();
  StoredPixels read;
  if (root.has("format")) read.format = kFormats[root["format"].one_of(kFormats.size(), [](std::size_t i) { return format_name(kFormats[i]); })];
  read.width = root["width"].integer(0, kAny);
  read.height = root["height"].integer(0, kAny);
  read.bits_allocated = root["bits_allocated"].integer(8, 32);
  if (read.bits_allocated != 8 && read.bits_allocated != 16 && read.bits_allocated != 32) root["bits_allocated"].reject("must be 8, 16 or 32");
  read.bits_stored = root["bits_stored"].integer(1, read.bits_allocated);
  read.high_bit = root["high_bit"].integer(read.bits_stored - 1, read.bits_allocated - 1);
  read.is_signed = root["signed"].boolean();
  read.samples = root["samples"].integer(1, 3);
  read.planar = root["planar"].boolean();
  read.photometric = static_cast<Photometric>(root["photometric"].one_of(kPhotometrics.size(), [](std::size_t i) { return kPhotometrics[i]; }));
  const bool colour = read.photometric >= Photometric::Rgb && read.photometric <= Photometric::YbrFull422;
  if (read.samples != (colour ? 3 : 1)) root["samples"].reject("not those of the photometric interpretation");
  if (colour && read.bits_allocated == 32) root["bits_allocated"].reject("no colour has 32 bits");
  if (read.photometric == Photometric::YbrFull422 && (read.planar || read.bits_allocated != 8)) {
    root["photometric"].reject("YBR_FULL_422 is of 8 bits and not planar");
  }
  if (const Reader rescale = root["rescale"]; !rescale.is_null()) {
    read.slope = rescale["slope"].number(-kMost, kMost);
    read.intercept = rescale["intercept"].number(-kMost, kMost);
    if (read.slope == 0) rescale["slope"].reject("must not be 0");
  }
  if (const Reader lut = root["modality_lut"]; !lut.is_null()) read.modality_lut = read_table(lut);
  read_voi(root["voi"], read);
  read.inverse = root["inverse"].boolean();
  if (read.photometric == Photometric::Palette) read_palette(root["palette"], read);
  if (!error.empty()) return {Status::BadRequest, error};
  pixels = std::move(read);
  return {};
}

}  // namespace carpal
