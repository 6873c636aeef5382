#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// A table from stored or modality values to others (PS3.3 C.11.1.1.1, C.11.2.1.1, C.7.6.3.1.5). Inputs below the first take the first
/// entry, inputs beyond the last take the last.
struct LookupTable {
  int first = 0;                      ///< the input of the first entry
  int bits = 16;                      ///< of an entry, 8..16
  std::vector<std::uint16_t> values;  ///< 1..65536 entries
};

/// PS3.3 C.7.6.3.1.2, of the samples once they are decompressed.
enum class Photometric : std::uint8_t { Monochrome1, Monochrome2, Rgb, YbrFull, YbrFull422, Palette };

/// How modality values become grey. Range and Automatic are for films without a usable window: the least to the greatest value, the 1st to
/// the 99.9th percentile.
enum class Voi : std::uint8_t { Linear, LinearExact, Sigmoid, Lut, Range, Automatic };

/// One frame's samples as a data set describes them (PS3.3 C.7.6.3), and what makes grey of them. Other files that the core does not decode
/// itself come the same way, described in the same terms.
struct StoredPixels {
  Format format = Format::Dicom;  ///< of the file: Dicom, Tiff or Webp
  int width = 0;            ///< Columns
  int height = 0;           ///< Rows
  int bits_allocated = 16;  ///< 8, 16 or 32
  int bits_stored = 12;     ///< 1..bits_allocated
  int high_bit = 11;        ///< bits_stored - 1..bits_allocated - 1; what lies above and below is masked
  bool is_signed = false;
  int samples = 1;      ///< a pixel: 1, or 3 for colour
  bool planar = false;  ///< one colour's plane after the other
  Photometric photometric = Photometric::Monochrome2;
  double slope = 1;  ///< not 0
  double intercept = 0;
  std::optional<LookupTable> modality_lut;  ///< in place of slope and intercept
  Voi voi = Voi::Automatic;
  double center = 0;  ///< of the window, modality values
  double width_of_window = 1;
  LookupTable voi_lut;
  bool inverse = false;  ///< turns the greys, as MONOCHROME1 does; both together do not
  LookupTable red;       ///< of a palette
  LookupTable green;
  LookupTable blue;
};

/// Takes the JSON that web/src/domain/stored-pixels.ts describes. BadRequest with the field's name; `pixels` is then unchanged.
Outcome parse_stored_pixels(std::string_view json, StoredPixels& pixels);

/// Stored samples to a film. `samples`: little endian, bits_allocated / 8 bytes each, row by row; YBR_FULL_422 as two lumas, blue and red
/// for each two pixels of a row.
///
/// Grey becomes 16 bits, 0..65535 the range of the VOI: modality (PS3.3 C.11.1), VOI (C.11.2.1.2, C.11.2.1.3), polarity, rounded once at the
/// end. Colour becomes 8 bits. Fails with CorruptFile (a side of 0), TooManyPixels, TruncatedFile (fewer samples than pixels) or
/// OutOfMemory; `film` is then empty. All before memory is taken, but the last.
Outcome render(const StoredPixels& pixels, std::span<const std::uint8_t> samples, Film& film);

}  // namespace carpal
