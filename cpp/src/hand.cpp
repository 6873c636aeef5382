#include "carpal/hand.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "carpal/resample.hpp"
#include "hand_candidates.hpp"
#include "hand_parts.hpp"
#include "hand_votes.hpp"
#include "quality_parts.hpp"

namespace carpal {
namespace hand {

Status working_copy(const Film& film, Plane& grey) {
  if (film.empty()) return Status::NoFilm;
  const double scale = static_cast<double>(kHandWorkingSide) / std::max(film.width, film.height);
  const auto side = [&](int length) { return std::max(1, static_cast<int>(std::lround(length * scale))); };
  Plane copy;
  if (const Status status = resample(film, side(film.width), side(film.height), copy); status != Status::Ok) return status;
  return quality::local_mean(copy, 1, grey) ? Status::Ok : Status::OutOfMemory;
}

}  // namespace hand
namespace {

using namespace hand;

constexpr double kLeastSecond = 0.3;  ///< score from which another part is a second hand
constexpr float kMuchWorse = 12;      ///< score below the best candidate's from which none is asked for its fingers
constexpr int kMostTried = 20;

/// A candidate as far as it is kept.
struct Kept {
  Part part;
  Palm palm;     ///< working pixels
  int best = 0;  ///< direction
  float score = 0;
  Scores scores;
};

FilmBox in_film(const Box& box, double scale_x, double scale_y) {
  const auto at = [](double v) { return static_cast<int>(std::lround(v)); };
  const int x = at(box.x0 * scale_x);
  const int y = at(box.y0 * scale_y);
  return {x, y, std::max(1, at(box.x1 * scale_x) - x), std::max(1, at(box.y1 * scale_y) - y)};
}

bool overlap(const Box& a, const Box& b) {
  const int w = std::min(a.x1, b.x1) - std::max(a.x0, b.x0);
  const int h = std::min(a.y1, b.y1) - std::max(a.y0, b.y0);
  if (w <= 0 || h <= 0) return false;
  return 5 * w * h > std::min(a.width() * a.height(), b.width() * b.height());
}

/// A part with the palm and tips that are found in it, in working pixels.
struct Outline {
  Part part;
  Palm palm;
  int fingers = 0;
  double length = 0;
  std::array<Tip, 5> tips{};
};

/// Leaves the part's patch in `patch`.
void measure_outline(const Plane& grey, const Box& field, const Part& part, double angle, Flood& flood, Patch& patch, Outline& outline) {
  flood.restart(part.dark);
  outline.part = flood.visit(part.dark, part.level, part.seed);
  draw_patch(outline.part, flood.pixels(), grey.width, field, patch);
  const Palm palm = foremost_palm(patch, angle);
  const auto x = [&](double v) { return patch.x0 + (v + 0.5) * patch.scale; };
  const auto y = [&](double v) { return patch.y0 + (v + 0.5) * patch.scale; };
  outline.palm = {x(palm.x), y(palm.y), palm.radius * patch.scale};
  outline.fingers = find_tips(patch, palm, angle, outline.tips, outline.length);
  for (Tip& tip : outline.tips) tip = {x(tip.x), y(tip.y)};
}

bool holds(const Box& box, const Palm& palm) { return palm.x >= box.x0 && palm.x < box.x1 && palm.y >= box.y0 && palm.y < box.y1; }

/// One of the hands: the candidate that it was found by, its direction as a cell and in degrees, and what fill_out() adds.
struct Found {
  const Kept* best = nullptr;
  int direction = 0;
  double angle = 0;
  Outline outline{};
  ThumbSide thumb = ThumbSide::Unknown;
  double thumb_certainty = 0;
};

/// Of the candidates that agree with the best one and lie where it does: the side of the thumb by all of them together, and the outline of the
/// one whose fingers stand out most, for the best one's level may cut them short. `beside`: another hand, which is no part of it. `kept`: by falling
/// score.
void fill_out(const Plane& grey, const Box& field, const std::vector<Kept>& kept, const Kept* beside, Flood& flood, Patch& patch, Found& hand) {
  const Kept& best = *hand.best;
  // Another hand has its thumb on the other side.
  Votes here;
  for (const Kept& k : kept) {
    if (k.part.dark == best.part.dark && holds(k.part.box, best.palm)) here.add(k.scores);
  }
  const double right = here.near(0, hand.direction);
  const double left = here.near(1, hand.direction);
  hand.thumb_certainty = std::clamp(std::max(right, left) / std::max(right + left, 1e-300), 0.0, 1.0);
  if (hand.thumb_certainty >= kLeastThumbCertainty) hand.thumb = right > left ? ThumbSide::Right : ThumbSide::Left;

  Outline& outline = hand.outline;
  int tried = 0;
  for (const Kept& k : kept) {
    if (k.part.area == outline.part.area && k.part.seed == outline.part.seed) continue;  // the same part around its other palm
    const bool agrees = apart(k.best, hand.direction) <= kNear && k.part.dark == best.part.dark && k.score >= best.score - kMuchWorse;
    const bool its_own = holds(k.part.box, best.palm) && !(beside != nullptr && holds(k.part.box, beside->palm));
    if (&k != &best && !(agrees && its_own)) continue;
    Outline other;
    measure_outline(grey, field, k.part, hand.angle, flood, patch, other);
    if (outline.part.area == 0 || other.length > outline.length) outline = other;
    if (++tried == kMostTried) break;
  }
}

/// Whether two palms are no smaller than parts of a hand whose palm has this radius would be, and as far apart across the fingers as hands are that
/// lie beside each other: at a level that joins the two the radius is that of either.
bool side_by_side(const Palm& a, const Palm& b, double radius, double angle) {
  const double radians = angle * std::numbers::pi / 180;
  const double across = std::abs((a.x - b.x) * std::cos(radians) + (a.y - b.y) * std::sin(radians));
  const double along = std::abs((a.y - b.y) * std::cos(radians) - (a.x - b.x) * std::sin(radians));
  const double largest = std::max({a.radius, b.radius, radius});
  return std::min(a.radius, b.radius) >= 0.5 * largest && across >= 2.5 * largest && across >= along;
}

/// How far to the right the box lies once the fingers point up.
double rightwards(const Box& box, double angle) {
  const double radians = angle * std::numbers::pi / 180;
  return (box.x0 + box.x1) * std::cos(radians) + (box.y0 + box.y1) * std::sin(radians);
}

/// All candidates by falling score, and the votes of the bright and of the dark ones. False for want of memory.
bool collect(const Plane& grey, const Box& field, std::vector<Kept>& kept, std::array<Votes, 2>& votes) {
  Scores scores;
  const auto use = [&](const Part& part, const Patch& patch, const Palm& palm) {
    score(describe(patch, palm), scores);
    votes[part.dark ? 1 : 0].add(scores);
    Kept candidate{part,
                   {patch.x0 + (palm.x + 0.5) * patch.scale, patch.y0 + (palm.y + 0.5) * patch.scale, palm.radius * patch.scale},
                   0,
                   -1e30f,
                   scores};
    for (const auto& side : scores) {
      for (int d = 0; d < kAngles; ++d) {
        if (side[static_cast<std::size_t>(d)] <= candidate.score) continue;
        candidate.score = side[static_cast<std::size_t>(d)];
        candidate.best = d;
      }
    }
    kept.push_back(candidate);
  };
  if (!each_candidate(grey, field, use)) return false;
  std::sort(kept.begin(), kept.end(), [](const Kept& a, const Kept& b) { return a.score > b.score; });
  return true;
}

/// The best candidate of the chosen polarity that points there; of that polarity, where none does.
const Kept& best_of(const std::vector<Kept>& kept, const Choice& choice) {
  const auto of_polarity = [&](const Kept& k) { return k.part.dark == choice.dark; };
  const auto leader = std::find_if(kept.begin(), kept.end(), [&](const Kept& k) { return of_polarity(k) && apart(k.best, choice.direction) <= kNear; });
  return leader == kept.end() ? *std::find_if(kept.begin(), kept.end(), of_polarity) : *leader;
}

/// The best candidate beside the hand that is a hand by itself; null where there is none.
const Kept* second_beside(const std::vector<Kept>& kept, const Kept& best, double radius, double angle) {
  const auto is_second = [&](const Kept& k) {
    const double areas = static_cast<double>(k.part.area) / best.part.area;
    return k.part.dark == best.part.dark && areas >= 0.4 && areas <= 2.5 && k.score >= kLeastSecond && !overlap(k.part.box, best.part.box) &&
           side_by_side(k.palm, best.palm, radius, angle);
  };
  const auto second = std::find_if(kept.begin(), kept.end(), is_second);
  return second == kept.end() ? nullptr : &*second;
}

}  // namespace

Status find_hand(const Film& film, HandShape& shape) {
  shape = {};
  Plane grey;
  if (const Status status = working_copy(film, grey); status != Status::Ok) return status;
  shape.mask_width = grey.width;
  shape.mask_height = grey.height;
  if (!shape.mask.allocate(grey.values.size())) return Status::OutOfMemory;
  const Box field = find_field(grey);
  const double scale_x = static_cast<double>(film.width) / grey.width;
  const double scale_y = static_cast<double>(film.height) / grey.height;
  shape.field = in_film(field, scale_x, scale_y);

  std::array<Votes, 2> votes;
  std::vector<Kept> kept;
  if (!collect(grey, field, kept, votes)) return Status::OutOfMemory;
  if (kept.empty()) return Status::Ok;
  const Choice choice = choose(votes);
  const Kept& best = best_of(kept, choice);
  shape.certainty = choice.certainty;
  shape.found = true;
  shape.inverted = choice.dark;
  shape.likeness = 1 / (1 + std::exp(-std::clamp(static_cast<double>(best.score), -50.0, 50.0)));

  Flood flood;
  Patch patch;
  if (!flood.prepare(grey, field)) return Status::OutOfMemory;
  Found hand{.best = &best, .direction = choice.direction, .angle = choice.angle};
  fill_out(grey, field, kept, nullptr, flood, patch, hand);

  Outline again;
  const Kept* second = second_beside(kept, best, hand.outline.palm.radius, choice.angle);
  shape.hands = second == nullptr ? 1 : 2;
  if (second != nullptr) {
    hand.outline = {};
    fill_out(grey, field, kept, second, flood, patch, hand);
    const bool alike = apart(second->best, choice.direction) <= kNear;
    Found other{.best = second, .direction = alike ? choice.direction : second->best, .angle = alike ? choice.angle : second->best * kDegrees};
    fill_out(grey, field, kept, &best, flood, patch, other);
    if (rightwards(other.outline.part.box, choice.angle) < rightwards(hand.outline.part.box, choice.angle)) std::swap(hand, other);
    measure_outline(grey, field, other.outline.part, other.angle, flood, patch, again);
    mark(other.outline.part, patch, 2, shape);
    shape.other = {in_film(other.outline.part.box, scale_x, scale_y), other.angle, other.thumb, other.thumb_certainty};
  }

  const Part& part = hand.outline.part;
  const Palm& palm = hand.outline.palm;
  shape.angle = hand.angle;
  shape.thumb = hand.thumb;
  shape.thumb_certainty = hand.thumb_certainty;
  shape.palm = {palm.x * scale_x, palm.y * scale_y};
  shape.palm_radius = palm.radius * (scale_x + scale_y) / 2;
  shape.box = in_film(part.box, scale_x, scale_y);
  shape.fingers = hand.outline.fingers;
  for (int i = 0; i < shape.fingers; ++i) {
    const Tip& tip = hand.outline.tips[static_cast<std::size_t>(i)];
    shape.tips[static_cast<std::size_t>(i)] = {tip.x * scale_x, tip.y * scale_y};
  }
  measure_outline(grey, field, part, shape.angle, flood, patch, again);
  mark(part, patch, 1, shape);
  measure_border(field, palm, shape.angle, shape);
  return Status::Ok;
}

}  // namespace carpal
