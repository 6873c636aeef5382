#include "carpal/placement.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "carpal/resample.hpp"

namespace carpal {
namespace {

constexpr double kHandMargin = 0.06;  ///< of the box's sides, kept around one of two hands

FilmBox widened(const FilmBox& box, const FilmBox& within) {
  const auto margin = [](int side) { return static_cast<int>(std::lround(kHandMargin * side)); };
  const int left = std::max(within.x, box.x - margin(box.width));
  const int top = std::max(within.y, box.y - margin(box.height));
  const int right = std::min(within.x + within.width, box.x + box.width + margin(box.width));
  const int bottom = std::min(within.y + within.height, box.y + box.height + margin(box.height));
  return {left, top, right - left, bottom - top};
}

/// The nearest quarter turn, or the whole turn where the fingers lie further than `least` from one. To a tenth of a degree: the last digits of
/// a direction are not the same on every machine.
double turn_for(double angle, double least) {
  const double quarter = std::remainder(angle, 90.0);
  const double turned = 360 - (std::abs(quarter) > least ? angle : angle - quarter);
  return std::fmod(std::round(10 * turned) / 10 + 360, 360.0);
}

/// Clockwise.
Status turn_quarter(Plane& picture) {
  Plane next;
  if (!next.allocate(picture.height, picture.width)) return Status::OutOfMemory;
  for (int y = 0; y < picture.height; ++y) {
    for (int x = 0; x < picture.width; ++x) next.row(x)[picture.height - 1 - y] = picture.row(y)[x];
  }
  picture = std::move(next);
  return Status::Ok;
}

float edge_median(const Plane& picture) {
  std::vector<float> edge;
  edge.reserve(2 * static_cast<std::size_t>(picture.width + picture.height));
  for (int x = 0; x < picture.width; ++x) {
    edge.push_back(picture.row(0)[x]);
    edge.push_back(picture.row(picture.height - 1)[x]);
  }
  for (int y = 0; y < picture.height; ++y) {
    edge.push_back(picture.row(y)[0]);
    edge.push_back(picture.row(y)[picture.width - 1]);
  }
  const auto middle = edge.begin() + static_cast<std::ptrdiff_t>(edge.size() / 2);
  std::nth_element(edge.begin(), middle, edge.end());
  return *middle;
}

/// By less than half a turn, into a picture that holds all of it.
Status turn_freely(Plane& picture, double degrees) {
  const double radians = degrees * std::numbers::pi / 180;
  const double cosine = std::cos(radians);
  const double sine = std::sin(radians);
  const double w = picture.width;
  const double h = picture.height;
  const auto side = [](double length) { return static_cast<int>(std::ceil(length - 1e-6)); };
  Plane next;
  if (!next.allocate(side(w * std::abs(cosine) + h * std::abs(sine)), side(w * std::abs(sine) + h * std::abs(cosine)))) return Status::OutOfMemory;
  const float around = edge_median(picture);
  for (int y = 0; y < next.height; ++y) {
    float* to = next.row(y);
    for (int x = 0; x < next.width; ++x) {
      const double dx = x + 0.5 - next.width / 2.0;
      const double dy = y + 0.5 - next.height / 2.0;
      const double u = w / 2 + cosine * dx + sine * dy - 0.5;
      const double v = h / 2 - sine * dx + cosine * dy - 0.5;
      if (u < -0.5 || v < -0.5 || u > w - 0.5 || v > h - 0.5) {
        to[x] = around;
        continue;
      }
      const double inside_u = std::clamp(u, 0.0, w - 1);
      const double inside_v = std::clamp(v, 0.0, h - 1);
      const int left = static_cast<int>(inside_u);
      const int top = static_cast<int>(inside_v);
      const float* upper = picture.row(top);
      const float* lower = picture.row(std::min(top + 1, picture.height - 1));
      const int right = std::min(left + 1, picture.width - 1);
      const double share = inside_u - left;
      const double above = upper[left] + (static_cast<double>(upper[right]) - upper[left]) * share;
      const double below = lower[left] + (static_cast<double>(lower[right]) - lower[left]) * share;
      to[x] = static_cast<float>(above + (below - above) * (inside_v - top));
    }
  }
  picture = std::move(next);
  return Status::Ok;
}

/// Cuts the rows and columns of one grey that a turn has left at the edges; `kept` is what is left of the picture.
Status trim(Plane& picture, FilmBox& kept) {
  constexpr float kPlain = 0.012f;  // three levels of 256
  constexpr int kLeast = 16;
  const auto plain = [](int count, auto at) {
    float low = at(0);
    float high = low;
    for (int i = 1; i < count; ++i) {
      low = std::min(low, at(i));
      high = std::max(high, at(i));
    }
    return high - low <= kPlain;
  };
  const auto row = [&](int y) { return plain(picture.width, [&](int x) { return picture.row(y)[x]; }); };
  const auto column = [&](int x) { return plain(picture.height, [&](int y) { return picture.row(y)[x]; }); };
  int top = 0;
  int bottom = picture.height;
  int left = 0;
  int right = picture.width;
  while (bottom - top > kLeast && row(top)) ++top;
  while (bottom - top > kLeast && row(bottom - 1)) --bottom;
  while (right - left > kLeast && column(left)) ++left;
  while (right - left > kLeast && column(right - 1)) --right;
  kept = {left, top, right - left, bottom - top};
  if (kept.width == picture.width && kept.height == picture.height) return Status::Ok;
  Plane next;
  if (!next.allocate(kept.width, kept.height)) return Status::OutOfMemory;
  for (int y = 0; y < next.height; ++y) std::copy_n(picture.row(top + y) + left, next.width, next.row(y));
  picture = std::move(next);
  return Status::Ok;
}

bool certain(const HandShape& hand, const InputSpec& input) { return input.placement && hand.found && hand.certainty >= input.placement->certainty; }

Placement placed(const FilmBox& crop, double angle, ThumbSide thumb, double thumb_certainty, bool inverted, const PlacementSpec& spec) {
  const bool mirrored = spec.mirror_certainty && thumb == ThumbSide::Left && thumb_certainty >= *spec.mirror_certainty;
  return {crop, turn_for(angle, spec.least_turn_degrees), mirrored, inverted};
}

}  // namespace

Placement as_it_lies(const Film& film) {
  Placement placement;
  placement.crop = {0, 0, film.width, film.height};
  return placement;
}

Placement place(const Film& film, const HandShape& hand, const InputSpec& input) {
  if (!certain(hand, input)) return as_it_lies(film);
  const FilmBox whole = {0, 0, film.width, film.height};
  FilmBox crop = whole;
  if (hand.hands == 2) {
    crop = widened(hand.box, whole);
  } else {
    const double across = static_cast<double>(hand.field.width) / film.width;
    const double along = static_cast<double>(hand.field.height) / film.height;
    if (std::min(across, along) >= kLeastCrop && across * along <= input.placement->most_field_share) crop = hand.field;
  }
  return placed(crop, hand.angle, hand.thumb, hand.thumb_certainty, hand.inverted, *input.placement);
}

std::vector<Placement> placements_of_hands(const Film& film, const HandShape& hand, const InputSpec& input) {
  if (hand.hands != 2 || !certain(hand, input)) return {};
  const OtherHand& other = hand.other;
  const FilmBox crop = widened(other.box, {0, 0, film.width, film.height});
  return {place(film, hand, input), placed(crop, other.angle, other.thumb, other.thumb_certainty, hand.inverted, *input.placement)};
}

std::optional<Place> Laying::in_square(double film_x, double film_y) const {
  const FilmBox& crop = placement_.crop;
  Place at = {(film_x - crop.x) / crop.width, (film_y - crop.y) / crop.height};
  if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) return std::nullopt;
  for (int i = 0; i < quarters_; ++i) at = {1 - at.y, at.x};
  if (rest_ != 0) {
    const double radians = rest_ * std::numbers::pi / 180;
    const double dx = (at.x - 0.5) * turned_width_;
    const double dy = (at.y - 0.5) * turned_height_;
    // turn_freely() the other way.
    const double x = whole_width_ / 2 + std::cos(radians) * dx - std::sin(radians) * dy;
    const double y = whole_height_ / 2 + std::sin(radians) * dx + std::cos(radians) * dy;
    at = {(x - kept_.x) / kept_.width, (y - kept_.y) / kept_.height};
    if (at.x < 0 || at.y < 0 || at.x > 1 || at.y > 1) return std::nullopt;
  }
  if (placement_.mirrored) at.x = 1 - at.x;
  return at;
}

Status lay(const Film& film, const Placement& placement, int side, Plane& square, Laying& laying) {
  const FilmPart part(film, placement.crop);
  const double rest = std::remainder(placement.turned, 90.0);
  const int quarters = static_cast<int>(std::lround((placement.turned - rest) / 90)) % 4;
  laying = {};
  laying.placement_ = placement;
  laying.quarters_ = quarters;
  laying.rest_ = rest;
  Plane picture;
  Status status = Status::Ok;
  if (rest == 0) {
    status = resample(part, side, side, picture);
  } else {
    const double scale = std::min(1.0, 2.0 * side / std::max(part.width(), part.height()));
    const auto scaled = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
    status = resample(part, scaled(part.width()), scaled(part.height()), picture);
  }
  for (int i = 0; status == Status::Ok && i < quarters; ++i) status = turn_quarter(picture);
  if (rest != 0) {
    laying.turned_width_ = picture.width;
    laying.turned_height_ = picture.height;
    if (status == Status::Ok) status = turn_freely(picture, rest);
    laying.whole_width_ = picture.width;
    laying.whole_height_ = picture.height;
    if (status == Status::Ok) status = trim(picture, laying.kept_);
    Plane next;
    if (status == Status::Ok) status = resample(picture, side, side, next);
    picture = std::move(next);
  }
  if (status != Status::Ok) return status;
  if (placement.mirrored) {
    for (int y = 0; y < side; ++y) std::reverse(picture.row(y), picture.row(y) + side);
  }
  if (placement.inverted) {
    for (float& v : picture.values.span()) v = 1.0f - v;
  }
  square = std::move(picture);
  return Status::Ok;
}

}  // namespace carpal
