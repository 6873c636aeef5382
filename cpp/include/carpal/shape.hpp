#pragma once

#include <cstdint>
#include <vector>

#include "carpal/grade.hpp"
#include "carpal/hand.hpp"
#include "carpal/manifest.hpp"

namespace carpal {

/// What the outline says about the hand, for the record (hand.hpp has the whole of it).
struct Shape {
  bool found = false;
  int fingers = 0;        ///< 0..5 tips seen
  int hands = 0;          ///< 0..2
  double direction = 0;   ///< of the fingers, degrees clockwise from up, 0..360, of the film as it lies
  double certainty = 0;   ///< of the direction, 0..1
  ThumbSide thumb = ThumbSide::Unknown;
  bool inverted = false;  ///< the hand is darker than its background
};

Shape shape_of(const HandShape& hand);

enum class ShapeCode : std::uint8_t { FewFingers, TwoHands };

/// "few_fingers", "two_hands".
const char* shape_code_name(ShapeCode code);

struct ShapeCheck {
  ShapeCode code = ShapeCode::FewFingers;
  int value = 0;
  Limit limit;
  Grade grade = Grade::Good;
};

/// The shape against the manifest's limits, if it has any. Outside them is for review. Few fingers on a film whose features are not those of
/// a hand either (`features`, the distance's grade) refuse: a finger, a wrist or another part of a hand cannot be read for age.
std::vector<ShapeCheck> judge_shape(const Shape& shape, const Manifest& manifest, Grade features);

/// Good where there is none.
Grade worst_shape(const std::vector<ShapeCheck>& checks);

}  // namespace carpal
