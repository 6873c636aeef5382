// Adapts Session to carpal.h and does nothing else.

#include "carpal.h"

#include <new>
#include <string>

#include "carpal/assessment.hpp"
#include "carpal/session.hpp"
#include "carpal/status.hpp"
#include "carpal/view.hpp"

#define CARPAL_EXPORT extern "C" __attribute__((visibility("default")))

struct carpal_session {
  carpal::Session session;
  std::string detail;
  std::string text;  // what was given back last
};

namespace {

int report(carpal_session* own, carpal::Outcome outcome) {
  own->detail = std::move(outcome.detail);
  return static_cast<int>(outcome.status);
}

template <class T>
T* counted(std::span<T> values, size_t* count) {
  *count = values.size();
  return values.empty() ? nullptr : values.data();
}

template <class T>
T* start(std::span<T> values) {
  return values.empty() ? nullptr : values.data();
}

}  // namespace

CARPAL_EXPORT const char* carpal_version() { return carpal::core_version(); }

CARPAL_EXPORT const char* carpal_status_name(int status) {
  const bool known = status >= 0 && status < carpal::kStatusCount;
  return known ? carpal::status_name(static_cast<carpal::Status>(status)) : "Unknown";
}

CARPAL_EXPORT carpal_session* carpal_open() { return new (std::nothrow) carpal_session; }

CARPAL_EXPORT void carpal_close(carpal_session* own) { delete own; }

CARPAL_EXPORT const char* carpal_detail(const carpal_session* own) { return own->detail.c_str(); }

CARPAL_EXPORT int carpal_configure(carpal_session* own, const char* manifest) { return report(own, own->session.configure(manifest)); }

CARPAL_EXPORT uint8_t* carpal_reserve_reference(carpal_session* own, size_t bytes) { return start(own->session.reserve_reference(bytes)); }

CARPAL_EXPORT int carpal_set_reference(carpal_session* own) { return report(own, own->session.set_reference()); }

CARPAL_EXPORT uint8_t* carpal_reserve_film(carpal_session* own, size_t bytes) { return start(own->session.reserve_film(bytes)); }

CARPAL_EXPORT int carpal_decode(carpal_session* own) { return report(own, own->session.decode()); }

CARPAL_EXPORT int carpal_decode_stored(carpal_session* own, const char* description) { return report(own, own->session.decode_stored(description)); }

CARPAL_EXPORT int carpal_validate(carpal_session* own, const char* profile) { return report(own, own->session.validate(profile)); }

CARPAL_EXPORT const char* carpal_film_json(carpal_session* own) {
  own->text = own->session.film_json();
  return own->text.c_str();
}

CARPAL_EXPORT const uint16_t* carpal_grey_pixels(carpal_session* own, int* width, int* height) {
  *width = own->session.width();
  *height = own->session.height();
  return start(own->session.grey_pixels());
}

CARPAL_EXPORT int carpal_prepare(carpal_session* own, const char* view) {
  const auto known = carpal::view_of(view);
  return report(own, known ? own->session.prepare(*known) : carpal::Outcome(carpal::Status::BadRequest, std::string("view: ") + view));
}

CARPAL_EXPORT const float* carpal_tensor(carpal_session* own, size_t* count) { return counted(own->session.tensor(), count); }

CARPAL_EXPORT float* carpal_reserve_outputs(carpal_session* own, const char* view, size_t* count) {
  const auto known = carpal::view_of(view);
  return counted(known ? own->session.reserve_outputs(*known) : std::span<float>(), count);
}

CARPAL_EXPORT int carpal_assess(carpal_session* own, const char* request) { return report(own, own->session.assess(request)); }

CARPAL_EXPORT const char* carpal_assessment_json(carpal_session* own) { return own->session.assessment_json().c_str(); }

CARPAL_EXPORT void carpal_clear(carpal_session* own) { own->session.clear(); }
