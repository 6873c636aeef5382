/* The core as a shared library, for programs outside the browser: Session (session.hpp), one film at a time, in plain C.
 *
 * Order of calls, statuses and how long a pointer stays valid are Session's. Texts are UTF-8 and end with a zero; those that are given back belong to
 * the session and live until its next call. A status is the number of an enumerator of status.hpp: 0 is Ok, carpal_status_name() names it. Calls of
 * one session must not overlap; sessions know nothing of each other. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct carpal_session carpal_session;

const char* carpal_version(void);
const char* carpal_status_name(int status);

/* Null where there is no memory. */
carpal_session* carpal_open(void);
void carpal_close(carpal_session* session);

/* What more there is to say of the last status: for logs. */
const char* carpal_detail(const carpal_session* session);

int carpal_configure(carpal_session* session, const char* manifest_json);

/* Room for that many bytes, to be filled before the next call. Null where there is none: the call that takes them says why. */
uint8_t* carpal_reserve_reference(carpal_session* session, size_t bytes);
int carpal_set_reference(carpal_session* session);
uint8_t* carpal_reserve_film(carpal_session* session, size_t bytes);
int carpal_decode(carpal_session* session);
int carpal_decode_stored(carpal_session* session, const char* description_json);

int carpal_validate(carpal_session* session, const char* profile);
const char* carpal_film_json(carpal_session* session);

/* Width x height greys of the film, 0..65535; null without a film or memory. */
const uint16_t* carpal_grey_pixels(carpal_session* session, int* width, int* height);

/* View: as_is, mirrored, turned_left, turned_right (view.hpp). BadRequest for another. */
int carpal_prepare(carpal_session* session, const char* view);
const float* carpal_tensor(carpal_session* session, size_t* count);

/* Room for the network's outputs, in the manifest's order; null where there is none, or no such view. */
float* carpal_reserve_outputs(carpal_session* session, const char* view, size_t* count);

int carpal_assess(carpal_session* session, const char* request_json);
const char* carpal_assessment_json(carpal_session* session);

void carpal_clear(carpal_session* session);

#ifdef __cplusplus
}
#endif
