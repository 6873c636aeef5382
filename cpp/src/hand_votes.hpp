#pragma once

#include <array>
#include <cstddef>

#include "hand_parts.hpp"

/// What all candidates together say of a film's polarity, of the direction of the fingers and of the side of the thumb.
namespace carpal::hand {

inline constexpr double kDegrees = 360.0 / kAngles;
/// Cells to either side of a direction that mean the same: 20 degrees with the cell's own half.
inline constexpr int kNear = 2;

/// Cells between two directions.
int apart(int a, int b);

/// The sum of exp(score) over candidates, by side of the thumb and direction, as a multiple of exp(top), the highest score.
class Votes {
 public:
  void add(const Scores& scores);
  /// Makes `score` the top, where it is higher: sums are comparable where their tops are the same.
  void raise(float score);
  float top() const { return top_; }
  double near(std::size_t side, int direction) const;
  double all() const;
  /// Degrees: the mean of the directions near this one, weighted by the votes.
  double mean_angle(int direction) const;

 private:
  float top_ = -1e30f;
  std::array<std::array<double, kAngles>, 2> at_{};
};

struct Choice {
  bool dark = false;  ///< the hand is darker than its ground
  int direction = 0;
  double angle = 0;      ///< degrees
  double certainty = 0;  ///< 0 to 1: share of all votes
};

/// The polarity and direction that all candidates together speak for, of votes of bright parts and of dark ones. The best candidate alone would
/// not do: the ground between the fingers of a hand, cut at one lucky level, can look more like a hand than the hand does at any.
Choice choose(std::array<Votes, 2>& votes);

}  // namespace carpal::hand
