#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "carpal/assessment.hpp"
#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/hand.hpp"
#include "carpal/manifest.hpp"
#include "carpal/reference.hpp"
#include "carpal/status.hpp"
#include "carpal/view.hpp"

namespace carpal {

/// One film at a time through the pipeline: what the bindings export, as a plain class.
///
/// configure (-> reserve_reference, set_reference) -> reserve_film, decode (or decode_stored) (-> place) -> validate -> prepare -> reserve_outputs,
/// assess. Steps may be repeated: assess for the other sex, prepare and reserve_outputs for another view, before the next assess. A failed
/// step leaves the ones before it valid. Spans stay valid until the next call that is not const.
class Session {
 public:
  /// Takes a manifest; forgets the film and the reference. On failure the previous configuration stays.
  Outcome configure(std::string_view manifest_json);

  /// Room for the bytes of the pack's reference. Empty when it is too large or memory is short: set_reference() then says which.
  std::span<std::uint8_t> reserve_reference(std::size_t byte_length);

  /// Takes the reserved bytes and frees them. A manifest with an anatomy needs it before assess(). NotConfigured also where the manifest
  /// has none; BadReference where the bytes are not of its form or sizes; OutOfMemory. On failure the previous reference stays.
  Outcome set_reference();

  /// Room for the file's bytes. Empty when it is too large or memory is short: decode() then says which.
  std::span<std::uint8_t> reserve_film(std::size_t byte_length);

  /// Decodes the reserved bytes and frees them. Forgets everything about the film before, also on failure.
  Outcome decode();

  /// In place of decode() where the reserved bytes are stored samples of a DICOM frame, which the JSON describes (dicom.hpp).
  Outcome decode_stored(std::string_view description_json);

  /// How the film is to be placed for everything that follows (parse_placement); "" leaves it to the outline of the hand, as decode() does.
  /// NotConfigured, NoFilm, BadRequest; the placement before stays then.
  Outcome place(std::string_view placement_json);

  /// Finds and places the hand; runs the six layers, and the quality checks where it has any, with the named profile ("" is the default) on
  /// what the placement has cut out. UnknownProfile, NotConfigured, NoFilm, OutOfMemory.
  Outcome validate(std::string_view profile);

  /// Film, validation, quality, shape, placement and what they say together, as JSON (carpal::film_json); "" before validate().
  std::string film_json() const;

  int width() const { return film_.width; }    ///< pixels; 0 without a film
  int height() const { return film_.height; }  ///< pixels; 0 without a film

  /// Grey for display, width x height, 0..65535 (film.hpp). Made at the first call for a film; empty without a film or memory.
  std::span<const std::uint16_t> grey_pixels();

  /// Makes the network's input, of the placed film as the view shows it. NotConfigured, NoFilm, NotValidated, OutOfMemory.
  Outcome prepare(View view = View::AsIs);

  /// What the network sees, height x width of the manifest's input, 0..65535; empty before prepare().
  std::span<const std::uint16_t> seen_pixels();

  /// 1 x 3 x height x width of the manifest's input, row by row; empty before prepare().
  std::span<const float> tensor() const { return tensor_.span(); }

  /// Room for the network's outputs for the view, in the manifest's order; zeros. Each view's are kept until the next film. Empty without
  /// configuration or memory.
  std::span<float> reserve_outputs(View view = View::AsIs);

  /// Where the network looked, from its outputs for the film as it is (attention.hpp). NotConfigured, NoFilm, NotValidated, NoOutputs where the
  /// network has not run or gives no map, NonFiniteOutput, OutOfMemory.
  Outcome attend();

  /// What attend() has made, as JSON: `{ "width", "height", "maps": [name ...] }`; "" before.
  const std::string& attention_json() const { return attention_json_; }

  /// The maps one after the other, width x height each; empty before attend().
  std::span<const std::uint8_t> attention() const { return attention_.span(); }

  /// Puts the Assessment together. BadRequest, NotConfigured, NoFilm, NotValidated, ReferenceMissing, NoOutputs, NonFiniteOutput,
  /// ConstantOutput.
  Outcome assess(std::string_view request_json);

  /// "" before the first assess() of a film that succeeded.
  const std::string& assessment_json() const { return assessment_json_; }

  /// Forgets film, tensor and outputs and frees their memory; keeps the configuration.
  void clear();

 private:
  /// Takes the reserved bytes and forgets everything about the film before.
  Outcome take_file(Buffer<std::uint8_t>& file);
  Outcome require_film() const;
  /// Forgets what was measured, made or read of the film as it was placed.
  void forget_placed();

  std::optional<Manifest> manifest_;
  Buffer<std::uint8_t> reference_file_;
  Outcome reserve_reference_failure_;
  std::optional<Reference> reference_;
  Buffer<std::uint8_t> file_;
  Outcome reserve_failure_;
  Film film_;
  std::optional<Measures> measures_;      ///< of the film, under whatever profile; none before the first validate()
  std::optional<QualityValues> quality_;  ///< none before a profile that limits any
  std::optional<HandShape> hand_;
  std::optional<Placement> manual_;       ///< a user's placement
  std::optional<CheckedFilm> checked_;
  Buffer<std::uint16_t> grey_;
  Plane picture_;  ///< what the network sees; none before prepare()
  Laying laying_;
  Buffer<std::uint16_t> seen_;
  Buffer<float> tensor_;
  std::array<Buffer<float>, kViews> outputs_;  // by View
  Buffer<std::uint8_t> attention_;
  std::string attention_json_;
  std::string assessment_json_;
};

}  // namespace carpal
