#pragma once

#include <cstdint>
#include <optional>

namespace carpal {

/// What a check says of a film or a reading, from best to worst.
enum class Grade : std::uint8_t { Good, Review, Refuse };

/// "good", "review" or "refuse".
const char* grade_name(Grade grade);

/// A range whose ends belong to it; an end that is not there does not limit.
struct Limit {
  std::optional<double> low;
  std::optional<double> high;

  /// False for NaN where there is an end.
  bool holds(double value) const { return (!low || value >= *low) && (!high || value <= *high); }
};

/// Outside `review` a user should look, outside `refuse` the film is not read.
struct GradedLimit {
  Limit review;
  Limit refuse;
};

/// Outside `refuse` Refuse, else outside `review` Review, else Good. A value on a limit is inside. NaN is always Refuse.
Grade grade_of(double value, const GradedLimit& limit);

/// The worse of two.
Grade worst(Grade one, Grade other);

}  // namespace carpal
