#include "carpal/adult_height.hpp"

#include <cmath>

#include "carpal/growth.hpp"

namespace carpal {
namespace {

std::optional<Silence> silence_of(const GrowthRequest& request) {
  if (request.mature) return Silence::Mature;
  if (request.against_refusal) return Silence::Refused;
  if (request.treated) return Silence::Treated;
  if (!request.bone_age) return Silence::NoBoneAge;
  if (!request.chronological_age_months) return Silence::NoChronologicalAge;
  if (!request.height) return Silence::NoHeight;
  if (request.height->method != HeightMethod::Standing) return Silence::HeightNotStanding;
  const double apart = std::abs(request.height->chronological_age_months - *request.chronological_age_months);
  if (apart > clinical_limits().height_within_months) return Silence::HeightTooOld;
  return std::nullopt;
}

std::optional<HeightError> error_at(double chronological_age_months, Sex sex) {
  const HeightErrorCurves curves = height_error_curves(sex);
  const auto mean = interpolate(curves.mean_inches, chronological_age_months);
  const auto sd = interpolate(curves.sd_inches, chronological_age_months);
  if (!mean || !sd) return std::nullopt;
  return HeightError{centimetres(*mean), 2 * centimetres(*sd)};
}

}  // namespace

BoneAgeClass class_of(double difference_months) {
  const double limit = clinical_limits().class_months;
  if (difference_months >= limit) return BoneAgeClass::Accelerated;
  return difference_months <= -limit ? BoneAgeClass::Retarded : BoneAgeClass::Average;
}

AdultHeight adult_height_of(const GrowthRequest& request) {
  AdultHeight answer;
  answer.silence = silence_of(request);
  if (answer.silence) return answer;
  const StatedBoneAge& bone_age = *request.bone_age;
  const double age = *request.chronological_age_months;
  const BoneAgeClass bone_age_class = class_of(bone_age.months - age);
  const Curve curve = percent_curve(bone_age_class, request.sex);
  const auto height_at = [&](double months) -> std::optional<double> {
    const auto percent = interpolate(curve, months);
    if (!percent) return std::nullopt;
    return request.height->cm / (*percent / 100);
  };
  const auto percent = interpolate(curve, bone_age.months);
  if (!percent) {
    answer.silence = Silence::OutsideTable;
    return answer;
  }
  AdultHeightFigures figures;
  figures.bone_age_class = bone_age_class;
  figures.percent = *percent;
  figures.cm = *height_at(bone_age.months);
  figures.low_cm = height_at(bone_age.high_months);
  figures.high_cm = height_at(bone_age.low_months);
  figures.error = error_at(age, request.sex);
  answer.figures = figures;
  return answer;
}

TargetHeight target_height_of(const ParentHeights& parents, Sex sex) {
  const ClinicalLimits limits = clinical_limits();
  const double shift = sex == Sex::Male ? limits.parent_sex_difference_cm : -limits.parent_sex_difference_cm;
  return {(parents.mother_cm + parents.father_cm + shift) / 2, limits.target_plus_minus_cm};
}

}  // namespace carpal
