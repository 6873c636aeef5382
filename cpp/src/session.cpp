#include "carpal/session.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "carpal/attention.hpp"
#include "carpal/decode.hpp"
#include "carpal/dicom.hpp"
#include "carpal/preprocess.hpp"

namespace carpal {

Outcome Session::configure(std::string_view manifest_json) {
  Manifest manifest;
  if (Outcome parsed = parse_manifest(manifest_json, manifest); !parsed.ok()) return parsed;
  manifest_ = std::move(manifest);
  reference_.reset();
  clear();
  return {};
}

std::span<std::uint8_t> Session::reserve_reference(std::size_t byte_length) {
  reference_file_.reset();
  reserve_reference_failure_ = {};
  if (byte_length > kMaxReferenceBytes) {
    reserve_reference_failure_ = {Status::BadReference, std::to_string(byte_length) + " bytes"};
  } else if (!reference_file_.allocate(byte_length)) {
    reserve_reference_failure_ = Status::OutOfMemory;
  }
  return reference_file_.span();
}

Outcome Session::set_reference() {
  const Buffer<std::uint8_t> file = std::exchange(reference_file_, {});
  Outcome reserved = std::exchange(reserve_reference_failure_, {});
  if (!manifest_ || !manifest_->anatomy) return Status::NotConfigured;
  if (!reserved.ok()) return reserved;
  Reference reference;
  if (Outcome parsed = parse_reference(file.span(), reference); !parsed.ok()) return parsed;
  const AnatomySpec& anatomy = *manifest_->anatomy;
  if (reference.dimension != anatomy.dimension || reference.components != anatomy.components) {
    const auto sizes = [](std::size_t d, std::size_t k) { return std::to_string(k) + " components of " + std::to_string(d) + " values"; };
    return {Status::BadReference,
            sizes(reference.dimension, reference.components) + ", not " + sizes(anatomy.dimension, anatomy.components)};
  }
  reference_ = std::move(reference);
  return {};
}

std::span<std::uint8_t> Session::reserve_film(std::size_t byte_length) {
  file_.reset();
  reserve_failure_ = {};
  // Before memory is taken: the size is the caller's word.
  if (byte_length > kMaxFileBytes) {
    reserve_failure_ = {Status::FileTooLarge, std::to_string(byte_length) + " bytes"};
  } else if (!file_.allocate(byte_length)) {
    reserve_failure_ = Status::OutOfMemory;
  }
  return file_.span();
}

Outcome Session::take_file(Buffer<std::uint8_t>& file) {
  file = std::exchange(file_, {});
  Outcome reserved = std::exchange(reserve_failure_, {});
  clear();
  return reserved;
}

Outcome Session::decode() {
  Buffer<std::uint8_t> file;
  if (Outcome taken = take_file(file); !taken.ok()) return taken;
  return carpal::decode(file.span(), film_);
}

Outcome Session::decode_stored(std::string_view description_json) {
  Buffer<std::uint8_t> samples;
  if (Outcome taken = take_file(samples); !taken.ok()) return taken;
  StoredPixels pixels;
  if (Outcome parsed = parse_stored_pixels(description_json, pixels); !parsed.ok()) return parsed;
  return render(pixels, samples.span(), film_);
}

Outcome Session::require_film() const {
  if (!manifest_) return Status::NotConfigured;
  if (film_.empty()) return Status::NoFilm;
  return {};
}

Outcome Session::place(std::string_view placement_json) {
  if (Outcome ready = require_film(); !ready.ok()) return ready;
  std::optional<Placement> manual;
  if (!placement_json.empty()) {
    if (Outcome parsed = parse_placement(placement_json, film_, manual.emplace()); !parsed.ok()) return parsed;
  }
  forget_placed();
  manual_ = manual;
  return {};
}

Outcome Session::validate(std::string_view profile) {
  if (Outcome ready = require_film(); !ready.ok()) return ready;
  const Profile* limits = manifest_->validation.find(profile);
  if (!limits) return {Status::UnknownProfile, std::string(profile)};
  if (!hand_) {
    HandShape hand;
    if (const Status status = find_hand(film_, hand); status != Status::Ok) return status;
    hand_ = std::move(hand);
  }
  const Placement placement = manual_ ? *manual_ : carpal::place(film_, *hand_, manifest_->input);
  const FilmPart seen(film_, placement.crop);
  // What does not depend on the profile is measured once a film: it is judged anew for every subject and override.
  const int working_size = manifest_->validation.working_size;
  if (!measures_) {
    Measures measures{};
    if (const Status status = measure(seen, working_size, measures); status != Status::Ok) return status;
    measures_ = measures;
  }
  if (!quality_ && !limits->quality.empty()) {
    QualityValues quality{};
    if (const Status status = measure_quality(seen, working_size, quality); status != Status::Ok) return status;
    quality_ = quality;
  }
  checked_ = {film_info(film_), judge(*measures_, *limits), judge_quality(quality_.value_or(QualityValues{}), *limits), shape_of(*hand_), placement};
  return {};
}

std::string Session::film_json() const {
  if (!checked_) return {};
  return carpal::film_json(*checked_, {outline_of(film_, *hand_), placements_of_hands(film_, *hand_, manifest_->input)});
}

std::span<const std::uint16_t> Session::grey_pixels() {
  if (grey_.empty() && !film_.empty() && display_grey(film_, grey_) != Status::Ok) grey_.reset();
  return grey_.span();
}

Outcome Session::prepare(View view) {
  if (Outcome ready = require_film(); !ready.ok()) return ready;
  if (!checked_) return Status::NotValidated;
  if (picture_.values.empty()) {
    if (const Status status = make_picture(film_, checked_->placement, manifest_->input, picture_, laying_); status != Status::Ok) return status;
  }
  return make_tensor(picture_, manifest_->input, view, tensor_);
}

std::span<const std::uint16_t> Session::seen_pixels() {
  if (seen_.empty() && seen_.allocate(picture_.values.size())) {
    for (std::size_t i = 0; i < seen_.size(); ++i) {
      seen_.data()[i] = static_cast<std::uint16_t>(std::lround(65535 * std::clamp(picture_.values.data()[i], 0.0f, 1.0f)));
    }
  }
  return seen_.span();
}

std::span<float> Session::reserve_outputs(View view) {
  Buffer<float>& outputs = outputs_[static_cast<std::size_t>(view)];
  outputs.reset();
  if (manifest_ && !outputs.allocate(manifest_->outputs_size)) outputs.reset();
  return outputs.span();
}

Outcome Session::attend() {
  attention_.reset();
  attention_json_.clear();
  if (Outcome ready = require_film(); !ready.ok()) return ready;
  if (!checked_ || picture_.values.empty()) return Status::NotValidated;
  Attention attention;
  const auto outputs = outputs_[static_cast<std::size_t>(View::AsIs)].span();
  if (Outcome made = carpal::attend(outputs, *manifest_, film_, laying_, attention); !made.ok()) return made;
  attention_json_ = to_json(attention);
  attention_ = std::move(attention.levels);
  return {};
}

Outcome Session::assess(std::string_view request_json) {
  if (Outcome ready = require_film(); !ready.ok()) return ready;
  if (!checked_) return Status::NotValidated;
  Request request;
  if (Outcome parsed = parse_request(request_json, request); !parsed.ok()) return parsed;
  ViewOutputs outputs;
  for (std::size_t i = 0; i < kViews; ++i) outputs[i] = outputs_[i].span();
  Assessment assessment;
  const Reference* reference = reference_ ? &*reference_ : nullptr;
  if (Outcome made = carpal::assess(*checked_, request, outputs, *manifest_, reference, assessment); !made.ok()) return made;
  assessment_json_ = to_json(assessment, *manifest_);
  return {};
}

void Session::forget_placed() {
  manual_.reset();
  measures_.reset();
  quality_.reset();
  checked_.reset();
  picture_ = {};
  seen_.reset();
  tensor_.reset();
  attention_.reset();
  attention_json_.clear();
  for (Buffer<float>& outputs : outputs_) outputs.reset();
  assessment_json_.clear();
}

void Session::clear() {
  file_.reset();
  reserve_failure_ = {};
  film_ = Film{};
  hand_.reset();
  grey_.reset();
  forget_placed();
}

}  // namespace carpal
