#include "carpal/agreement.hpp"

#include <algorithm>
#include <cmath>

namespace carpal {

std::optional<Agreement> compare_views(std::span<const ViewReading> views, const Range& range) {
  if (views.size() < 2) return std::nullopt;
  Agreement agreement;
  agreement.views.assign(views.begin(), views.end());
  double sum = 0;
  for (const ViewReading& one : views) {
    sum += one.predicted_months;
    agreement.difference_months = std::max(agreement.difference_months, std::abs(one.predicted_months - views[0].predicted_months));
  }
  agreement.mean_months = std::clamp(sum / static_cast<double>(views.size()), range.low, range.high);
  return agreement;
}

}  // namespace carpal
