#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "carpal/adult_height.hpp"
#include "carpal/standing.hpp"
#include "carpal/status.hpp"
#include "carpal/tw3.hpp"

namespace carpal {

/// What is known of a child and the reading of a film. Ages in months, heights in centimetres.
struct GrowthRequest {
  Sex sex = Sex::Female;
  std::optional<double> chronological_age_months;
  std::optional<StatedBoneAge> bone_age;  ///< none where no age is stated: a refusal, or a mature hand
  bool mature = false;
  bool treated = false;          ///< with anything that changes growth
  bool against_refusal = false;  ///< the film was refused, and read all the same
  std::optional<MeasuredHeight> height;
  std::optional<ParentHeights> parents;
};

struct Growth {
  std::optional<double> difference_months;  ///< bone age - chronological age
  std::array<Standing, kSdTables> standing;
  AdultHeight adult_height;
  std::optional<TargetHeight> target_height;
};

Growth growth_of(const GrowthRequest& request);

/// From and to JSON, as in web/src/domain/growth.ts. Fails with BadRequest, whose detail names the field; `answer` stays as it is then.
Outcome answer_growth(std::string_view request_json, std::string& answer);
Outcome answer_tw3(std::string_view request_json, std::string& answer);

}  // namespace carpal
