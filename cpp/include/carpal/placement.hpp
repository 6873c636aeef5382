#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "carpal/film.hpp"
#include "carpal/hand.hpp"
#include "carpal/manifest.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// How the network's picture is taken out of a film: the crop is cut out, turned, mirrored, inverted. The film itself is never changed.
struct Placement {
  FilmBox crop;           ///< film pixels, inside the film
  double turned = 0;      ///< degrees clockwise, 0 <= turned < 360
  bool mirrored = false;  ///< left and right change places after the turn
  bool inverted = false;  ///< white becomes black
  bool manual = false;    ///< a user's own, not place()'s
};

/// Sides of a crop, of the film's: what is smaller is no margin's field, but a scrap on an empty film.
inline constexpr double kLeastCrop = 0.1;

/// The film as it lies.
Placement as_it_lies(const Film& film);

/// What brings the hand to lie as the network has seen hands: plain margins cut, fingers up, light on dark, the thumb on the right. Each only
/// as far as the manifest asks for it and the outline is certain; with two hands, the one on the left of the picture once the fingers point
/// up (the left hand of a PA film), cut out. The film as it lies where nothing is certain.
Placement place(const Film& film, const HandShape& hand, const InputSpec& input);

/// How each of two hands is placed, the left of the picture first once the fingers point up: place() and its counterpart for the other one.
/// Empty unless there are two and place() moves anything.
std::vector<Placement> placements_of_hands(const Film& film, const HandShape& hand, const InputSpec& input);

/// `{ "crop": { "x", "y", "width", "height" }, "turned_degrees", "mirrored", "inverted" }`, a user's. Fails with BadRequest, whose detail names
/// the field: a crop that is not inside the film or has a side below kLeastManualCrop pixels, degrees outside 0..360.
Outcome parse_placement(std::string_view json, const Film& film, Placement& placement);

inline constexpr int kLeastManualCrop = 16;  ///< pixels

/// A place as shares of a picture's sides: 0, 0 is the upper left corner, 1, 1 the lower right one.
struct Place {
  double x = 0;
  double y = 0;
};

/// Where lay() has put each place of the film.
class Laying {
 public:
  /// The place in the square of a place of the film in film pixels (a pixel's centre lies at a half); none where it was cut away.
  std::optional<Place> in_square(double film_x, double film_y) const;

 private:
  friend Status lay(const Film& film, const Placement& placement, int side, Plane& square, Laying& laying);

  Placement placement_;
  int quarters_ = 0;     ///< clockwise, before the rest
  double rest_ = 0;      ///< degrees clockwise
  int turned_width_ = 1;   ///< of the picture after the quarters, before the rest
  int turned_height_ = 1;
  FilmBox kept_{0, 0, 1, 1};  ///< of the picture that the rest was turned into
  double whole_width_ = 1;    ///< of that picture
  double whole_height_ = 1;
};

/// The placed picture as a square of `side`, grey 0..1. A turn by quarters is exact; any other is made, bilinear, on a copy of true aspect
/// whose longer side is at most twice `side`; what it uncovers has the median grey of the crop's edge, and rows and columns that show nothing
/// else are cut. Fails with NoFilm or OutOfMemory.
Status lay(const Film& film, const Placement& placement, int side, Plane& square, Laying& laying);

}  // namespace carpal
