#pragma once

#include <array>
#include <optional>
#include <vector>

#include "carpal/clinical_tables.hpp"

namespace carpal {

/// A scoring sheet: stages 0 (A) to 8 (I) by bone, none where it has not been scored yet.
struct Tw3Sheet {
  Sex sex = Sex::Female;
  std::array<std::optional<int>, kRusBones> stages;
};

struct Tw3 {
  std::vector<RusBone> missing;       ///< in the order of the sheet
  int sum = 0;                        ///< of the bones that have a stage
  std::optional<int> score;           ///< RUS score; none while a bone is missing
  std::optional<double> age_months;   ///< none while a bone is missing, and where the score lies below the table
  bool mature = false;                ///< a score of 1000; `age_months` is then the age of maturity
};

/// A stage that its bone does not have counts as missing.
Tw3 score_tw3(const Tw3Sheet& sheet);

}  // namespace carpal
