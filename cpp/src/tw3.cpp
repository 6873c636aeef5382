#include "carpal/tw3.hpp"

namespace carpal {

Tw3 score_tw3(const Tw3Sheet& sheet) {
  Tw3 result;
  for (std::size_t i = 0; i < kRusBones; ++i) {
    const auto bone = static_cast<RusBone>(i);
    const auto score = sheet.stages[i] ? stage_score(bone, *sheet.stages[i], sheet.sex) : std::nullopt;
    if (score) {
      result.sum += *score;
    } else {
      result.missing.push_back(bone);
    }
  }
  if (!result.missing.empty()) return result;
  result.score = result.sum;
  result.age_months = interpolate(rus_age_curve(sheet.sex), result.sum);
  result.mature = result.sum >= kMatureScore;
  return result;
}

}  // namespace carpal
