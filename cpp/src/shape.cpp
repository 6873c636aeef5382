#include "carpal/shape.hpp"

namespace carpal {

Shape shape_of(const HandShape& hand) {
  Shape shape;
  shape.found = hand.found;
  shape.fingers = hand.fingers;
  shape.hands = hand.hands;
  shape.direction = hand.angle;
  shape.certainty = hand.certainty;
  shape.thumb = hand.thumb;
  shape.inverted = hand.inverted;
  return shape;
}

const char* shape_code_name(ShapeCode code) {
  switch (code) {
    case ShapeCode::FewFingers: return "few_fingers";
    case ShapeCode::TwoHands: return "two_hands";
  }
  return "few_fingers";
}

std::vector<ShapeCheck> judge_shape(const Shape& shape, const Manifest& manifest, Grade features) {
  std::vector<ShapeCheck> checks;
  if (!manifest.anatomy || !manifest.anatomy->shape) return checks;
  const ShapeSpec& limits = *manifest.anatomy->shape;
  ShapeCheck fingers{ShapeCode::FewFingers, shape.fingers, {static_cast<double>(limits.fewest_fingers), std::nullopt}, Grade::Good};
  if (shape.fingers < limits.fewest_fingers) fingers.grade = features == Grade::Good ? Grade::Review : Grade::Refuse;
  ShapeCheck hands{ShapeCode::TwoHands, shape.hands, {std::nullopt, static_cast<double>(limits.most_hands)}, Grade::Good};
  if (shape.hands > limits.most_hands) hands.grade = Grade::Review;
  checks.push_back(fingers);
  checks.push_back(hands);
  return checks;
}

Grade worst_shape(const std::vector<ShapeCheck>& checks) {
  Grade grade = Grade::Good;
  for (const ShapeCheck& check : checks) grade = worst(grade, check.grade);
  return grade;
}

}  // namespace carpal
