#pragma once

#include <array>
#include <optional>
#include <span>
#include <vector>

#include "carpal/manifest.hpp"
#include "carpal/view.hpp"

namespace carpal {

/// What the network gave for each view, by View; empty where the view was not taken.
using ViewOutputs = std::array<std::span<const float>, kViews>;

/// One view's age for one sex, as the network says it.
struct ViewReading {
  View view = View::AsIs;
  double predicted_months = 0;
};

/// How far the views of one film agree, for one sex.
struct Agreement {
  std::vector<ViewReading> views;  ///< as it is first, then the others in the order of View
  double difference_months = 0;    ///< the largest between a view and the film as it is
  double mean_months = 0;          ///< of all views, inside the sex's range
};

/// None of the film as it is alone. `views`: as it is first.
std::optional<Agreement> compare_views(std::span<const ViewReading> views, const Range& range);

}  // namespace carpal
