#include "carpal/grade.hpp"

#include <algorithm>
#include <cmath>

namespace carpal {

const char* grade_name(Grade grade) {
  switch (grade) {
    case Grade::Good: return "good";
    case Grade::Review: return "review";
    case Grade::Refuse: return "refuse";
  }
  return "refuse";
}

Grade grade_of(double value, const GradedLimit& limit) {
  if (std::isnan(value) || !limit.refuse.holds(value)) return Grade::Refuse;
  return limit.review.holds(value) ? Grade::Good : Grade::Review;
}

Grade worst(Grade one, Grade other) { return std::max(one, other); }

}  // namespace carpal
