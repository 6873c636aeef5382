#include "hand_votes.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace carpal::hand {

int apart(int a, int b) {
  const int d = std::abs(a - b) % kAngles;
  return std::min(d, kAngles - d);
}

void Votes::add(const Scores& scores) {
  for (const auto& side : scores) {
    for (const float s : side) raise(s);
  }
  for (std::size_t m = 0; m < 2; ++m) {
    for (std::size_t d = 0; d < kAngles; ++d) at_[m][d] += std::exp(static_cast<double>(scores[m][d] - top_));
  }
}

void Votes::raise(float score) {
  if (score <= top_) return;
  const double shrink = std::exp(static_cast<double>(top_ - score));
  for (auto& side : at_) {
    for (double& v : side) v *= shrink;
  }
  top_ = score;
}

double Votes::near(std::size_t side, int direction) const {
  double sum = 0;
  for (int k = -kNear; k <= kNear; ++k) sum += at_[side][static_cast<std::size_t>((direction + k + kAngles) % kAngles)];
  return sum;
}

double Votes::all() const {
  double sum = 0;
  for (const auto& side : at_) {
    for (const double v : side) sum += v;
  }
  return sum;
}

double Votes::mean_angle(int direction) const {
  double sum = 0;
  double moment = 0;
  for (int k = -kNear; k <= kNear; ++k) {
    const auto d = static_cast<std::size_t>((direction + k + kAngles) % kAngles);
    sum += at_[0][d] + at_[1][d];
    moment += k * (at_[0][d] + at_[1][d]);
  }
  return std::fmod((direction + moment / std::max(sum, 1e-300)) * kDegrees + 360, 360.0);
}

Choice choose(std::array<Votes, 2>& votes) {
  for (Votes& each : votes) each.raise(std::max(votes[0].top(), votes[1].top()));
  Choice choice;
  double most = -1;
  for (const bool dark : {false, true}) {
    for (int d = 0; d < kAngles; ++d) {
      const Votes& each = votes[dark ? 1 : 0];
      const double here = each.near(0, d) + each.near(1, d);
      if (here <= most) continue;
      most = here;
      choice.direction = d;
      choice.dark = dark;
    }
  }
  choice.angle = votes[choice.dark ? 1 : 0].mean_angle(choice.direction);
  choice.certainty = std::clamp(most / (votes[0].all() + votes[1].all()), 0.0, 1.0);
  return choice;
}

}  // namespace carpal::hand
