#include "carpal/growth.hpp"

namespace carpal {

Growth growth_of(const GrowthRequest& request) {
  Growth growth;
  if (request.bone_age && request.chronological_age_months && !request.mature) {
    growth.difference_months = request.bone_age->months - *request.chronological_age_months;
  }
  for (std::size_t i = 0; i < kSdTables; ++i) {
    growth.standing[i] = standing_of(static_cast<SdTable>(i), request.sex, request.chronological_age_months, request.bone_age, request.mature);
  }
  growth.adult_height = adult_height_of(request);
  if (request.parents) growth.target_height = target_height_of(*request.parents, request.sex);
  return growth;
}

}  // namespace carpal
