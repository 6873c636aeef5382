// The only file that knows Emscripten: adapts Session to web/src/core/core.d.ts and does nothing else.

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <string>

#include "carpal/assessment.hpp"
#include "carpal/session.hpp"
#include "carpal/status.hpp"
#include "carpal/view.hpp"

namespace {

using carpal::Outcome;
using carpal::Session;
using emscripten::typed_memory_view;
using emscripten::val;

std::string last_detail;

int report(const Outcome& outcome) {
  last_detail = outcome.detail;
  return static_cast<int>(outcome.status);
}

template <class T>
val view(std::span<T> values) {
  return val(typed_memory_view(values.size(), values.data()));
}

/// Sizes come as doubles, since one beyond 32 bits must be refused, not wrapped.
std::size_t size_of(double byte_length) {
  constexpr double kTooMany = 4294967295.0;
  const bool sane = byte_length >= 0 && byte_length < kTooMany;
  return static_cast<std::size_t>(sane ? byte_length : kTooMany);
}

/// Thin methods, for Embind knows neither spans nor string views.
class Core {
 public:
  int configure(const std::string& manifest_json) { return report(session_.configure(manifest_json)); }
  val reserve_reference(double byte_length) { return view(session_.reserve_reference(size_of(byte_length))); }
  int set_reference() { return report(session_.set_reference()); }
  val reserve_film(double byte_length) { return view(session_.reserve_film(size_of(byte_length))); }
  int decode() { return report(session_.decode()); }
  int decode_stored(const std::string& description) { return report(session_.decode_stored(description)); }
  int place(const std::string& placement) { return report(session_.place(placement)); }
  int validate(const std::string& profile) { return report(session_.validate(profile)); }
  std::string film_json() const { return session_.film_json(); }
  int width() const { return session_.width(); }
  int height() const { return session_.height(); }
  val grey_pixels() { return view(session_.grey_pixels()); }
  int prepare(const std::string& view) {
    const auto known = carpal::view_of(view);
    return report(known ? session_.prepare(*known) : Outcome(carpal::Status::BadRequest, "view: " + view));
  }
  val seen_pixels() { return view(session_.seen_pixels()); }
  val tensor() const { return view(session_.tensor()); }
  val reserve_outputs(const std::string& view_name) {
    const auto known = carpal::view_of(view_name);
    return view(known ? session_.reserve_outputs(*known) : std::span<float>());
  }
  int attend() { return report(session_.attend()); }
  std::string attention_json() const { return session_.attention_json(); }
  val attention() const { return view(session_.attention()); }
  int assess(const std::string& request_json) { return report(session_.assess(request_json)); }
  std::string assessment_json() const { return session_.assessment_json(); }
  void clear() { session_.clear(); }

 private:
  Session session_;
};

std::string status_name(int status) {
  const bool known = status >= 0 && status < carpal::kStatusCount;
  return known ? carpal::status_name(static_cast<carpal::Status>(status)) : "Unknown";
}

std::string last_detail_text() { return last_detail; }

std::string version() { return carpal::core_version(); }

}  // namespace

EMSCRIPTEN_BINDINGS(carpal) {
  emscripten::class_<Core>("Core")
      .constructor<>()
      .function("configure", &Core::configure)
      .function("reserveReference", &Core::reserve_reference)
      .function("setReference", &Core::set_reference)
      .function("reserveFilm", &Core::reserve_film)
      .function("decode", &Core::decode)
      .function("decodeStored", &Core::decode_stored)
      .function("place", &Core::place)
      .function("validate", &Core::validate)
      .function("filmJson", &Core::film_json)
      .function("width", &Core::width)
      .function("height", &Core::height)
      .function("greyPixels", &Core::grey_pixels)
      .function("prepare", &Core::prepare)
      .function("seenPixels", &Core::seen_pixels)
      .function("tensor", &Core::tensor)
      .function("reserveOutputs", &Core::reserve_outputs)
      .function("attend", &Core::attend)
      .function("attentionJson", &Core::attention_json)
      .function("attention", &Core::attention)
      .function("assess", &Core::assess)
      .function("assessmentJson", &Core::assessment_json)
      .function("clear", &Core::clear);
  emscripten::function("statusName", &status_name);
  emscripten::function("lastDetail", &last_detail_text);
  emscripten::function("version", &version);
}
