#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/status.hpp"

namespace carpal {

struct FilmPoint {
  double x = 0;  ///< film pixels from the left edge
  double y = 0;  ///< film pixels from the top edge
};

/// Of the picture once it has been turned fingers up.
enum class ThumbSide : std::uint8_t { Unknown, Left, Right };

enum class PictureSide : std::uint8_t { None, Top, Right, Bottom, Left };

/// The other of two hands; film pixels, degrees.
struct OtherHand {
  FilmBox box;
  double angle = 0;
  ThumbSide thumb = ThumbSide::Unknown;
  double thumb_certainty = 0;
};

/// What the outline of a film's brightest or darkest parts says about a hand.
///
/// Taken on one working copy of true aspect, whose longer side has kHandWorkingSide pixels. The picture is cut at some twenty levels,
/// brighter than and darker than; every large connected part is a candidate. A candidate is described in rings around its thickest point,
/// in units of its half thickness R there: what lies inside, what is thick (survives an opening by R / 2), what is off the picture; and as
/// a whole: how full, slim, large and plain it is. One table of weights (hand_weights.hpp, fitted on training films; its script's method
/// stands there) scores every candidate, direction and side of the thumb; the scores' softmax gives polarity, direction, side and
/// certainties, and the candidate itself.
struct HandShape {
  bool found = false;     ///< whether there was any candidate; without one all below but `field` has its default
  bool inverted = false;  ///< the hand is darker than its background
  double likeness = 0;    ///< 0..1: the chosen candidate's score as a probability; orders pictures, is not calibrated on other body parts
  int hands = 0;          ///< 0..2
  double angle = 0;       ///< direction of the fingers, degrees clockwise from up, 0..360
  double certainty = 0;   ///< 0..1: share of the softmax within 20 degrees of `angle` and of this polarity
  ThumbSide thumb = ThumbSide::Unknown;
  double thumb_certainty = 0;                    ///< 0..1; Unknown below kLeastThumbCertainty
  int fingers = 0;                               ///< 0..5 tips seen, the thumb's among them
  std::array<FilmPoint, 5> tips{};               ///< clockwise around the palm; the first `fingers`
  FilmPoint palm;                                ///< the thickest point
  double palm_radius = 0;                        ///< R, film pixels
  bool forearm_leaves = false;                   ///< the hand meets the field's edge on the side away from the fingers
  PictureSide forearm_side = PictureSide::None;  ///< of the picture as it lies
  double border_share = 0;  ///< share of the outline on the edge of the field, 0..1. The field is the picture without plain margins.
  FilmBox field;            ///< the picture without margins of one plain grey; set whether a hand was found or not
  FilmBox box;              ///< hand and forearm
  OtherHand other;          ///< where hands == 2; all the rest is of the hand on the left of the picture once its fingers point up
  int mask_width = 0;       ///< of the working copy
  int mask_height = 0;
  Buffer<std::uint8_t> mask;  ///< 1 the hand, 2 the other hand, 0 neither; row by row
};

inline constexpr int kHandWorkingSide = 256;
inline constexpr double kLeastThumbCertainty = 0.7;

/// The hand's outline, clockwise, in film pixels: the mask's edge, smoothed, at most kMostOutlinePoints. Empty where no hand was found.
std::vector<FilmPoint> outline_of(const Film& film, const HandShape& shape);

inline constexpr std::size_t kMostOutlinePoints = 400;

/// Needs no manifest and no network. Fails with NoFilm or OutOfMemory. All values are finite.
Status find_hand(const Film& film, HandShape& shape);

}  // namespace carpal
