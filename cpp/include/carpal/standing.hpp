#pragma once

#include <cstdint>
#include <optional>

#include "carpal/clinical_tables.hpp"

namespace carpal {

/// Why a table says nothing.
enum class Silence : std::uint8_t {
  NoChronologicalAge,
  NoBoneAge,
  NoHeight,
  Mature,          ///< a mature hand has no bone age
  Treated,         ///< the height tables are of untreated children
  Refused,         ///< the film was refused: no height is predicted from it
  Under24Months,   ///< age or bone age
  OutsideTable,
  HeightTooOld,    ///< measured too long before the film, or after it
  HeightNotStanding,
};
const char* silence_name(Silence silence);  ///< "no_chronological_age" and so on

struct StatedBoneAge {
  double months = 0;
  double low_months = 0;  ///< the interval's ends
  double high_months = 0;
};

enum class Verdict : std::uint8_t { Delayed, Normal, Advanced };
const char* verdict_name(Verdict verdict);  ///< "delayed" and so on

/// A bone age held against a table's standard deviation at the chronological age.
struct StandingFigures {
  double sd_months = 0;
  double sds = 0;  ///< (bone age - chronological age) / SD: the tables' means are not used (clinical-tables.json says why)
  Verdict verdict = Verdict::Normal;  ///< a score on the limit is normal
  double normal_low_months = 0;       ///< chronological age -+ normal_sd x SD
  double normal_high_months = 0;
};

struct Standing {
  SdTable table = SdTable::Brush;
  std::optional<Silence> silence;
  std::optional<StandingFigures> figures;  ///< there where there is no silence
};

/// Silent, in this order: a mature hand, no bone age, no chronological age, either under 24 months, a chronological age outside the table.
Standing standing_of(SdTable table, Sex sex, std::optional<double> chronological_age_months, const std::optional<StatedBoneAge>& bone_age,
                     bool mature);

}  // namespace carpal
