#include "carpal/standing.hpp"

namespace carpal {

const char* silence_name(Silence silence) {
  switch (silence) {
    case Silence::NoChronologicalAge: return "no_chronological_age";
    case Silence::NoBoneAge: return "no_bone_age";
    case Silence::NoHeight: return "no_height";
    case Silence::Mature: return "mature";
    case Silence::Treated: return "treated";
    case Silence::Refused: return "refused";
    case Silence::Under24Months: return "under_24_months";
    case Silence::OutsideTable: return "outside_table";
    case Silence::HeightTooOld: return "height_too_old";
    case Silence::HeightNotStanding: return "height_not_standing";
  }
  return "outside_table";
}

const char* verdict_name(Verdict verdict) {
  switch (verdict) {
    case Verdict::Delayed: return "delayed";
    case Verdict::Normal: return "normal";
    case Verdict::Advanced: return "advanced";
  }
  return "normal";
}

Standing standing_of(SdTable table, Sex sex, std::optional<double> chronological_age_months, const std::optional<StatedBoneAge>& bone_age,
                     bool mature) {
  Standing standing;
  standing.table = table;
  const ClinicalLimits limits = clinical_limits();
  if (mature) {
    standing.silence = Silence::Mature;
  } else if (!bone_age) {
    standing.silence = Silence::NoBoneAge;
  } else if (!chronological_age_months) {
    standing.silence = Silence::NoChronologicalAge;
  } else if (*chronological_age_months < limits.least_months || bone_age->months < limits.least_months) {
    standing.silence = Silence::Under24Months;
  }
  if (standing.silence) return standing;
  const double age = *chronological_age_months;
  const auto sd = interpolate(sd_curve(table, sex), age);
  if (!sd) {
    standing.silence = Silence::OutsideTable;
    return standing;
  }
  StandingFigures figures;
  figures.sd_months = *sd;
  figures.sds = (bone_age->months - age) / *sd;
  figures.verdict = figures.sds > limits.normal_sd ? Verdict::Advanced : figures.sds < -limits.normal_sd ? Verdict::Delayed : Verdict::Normal;
  figures.normal_low_months = age - limits.normal_sd * *sd;
  figures.normal_high_months = age + limits.normal_sd * *sd;
  standing.figures = figures;
  return standing;
}

}  // namespace carpal
