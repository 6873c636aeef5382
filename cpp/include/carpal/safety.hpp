#pragma once

#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "carpal/anatomy.hpp"
#include "carpal/consistency.hpp"
#include "carpal/grade.hpp"
#include "carpal/manifest.hpp"
#include "carpal/maturity.hpp"
#include "carpal/quality.hpp"
#include "carpal/shape.hpp"
#include "carpal/validation.hpp"

namespace carpal {

struct QualityCheck {
  QualityMeasure measure = QualityMeasure::Brightness;
  double value = 0;
  GradedLimit limit;
  Grade grade = Grade::Good;
};

/// Grades the measures that the profile limits, in its order.
std::vector<QualityCheck> judge_quality(const QualityValues& values, const Profile& profile);

/// Good where there is none.
Grade worst_of(std::span<const QualityCheck> checks);

/// One step of the safety of a reading. `codes` are those of what is not good, worst first, none twice.
struct SafetyTier {
  std::optional<Grade> verdict;  ///< none: the network was not run
  std::vector<std::string> codes;
};

/// The film: a failed layer refuses (its failure's code), a quality check has its grade (`quality_` and the measure).
SafetyTier film_tier(const Validation& validation, std::span<const QualityCheck> quality);

/// The hand: `unlike_a_hand`, and what the shape's checks found. Null is a pack that has no reference: nothing is found.
SafetyTier hand_tier(const Anatomy* anatomy, std::span<const ShapeCheck> shape);

/// A finding with the sex that it was made for.
struct SexFinding {
  Sex sex = Sex::Female;
  Finding finding;
};

/// The reading: the findings' codes.
SafetyTier reading_tier(std::span<const SexFinding> findings);

/// Whether a user may read on against a refusal: always but where a picture holds nothing to read, so that a reading would be made of
/// nothing (BlankOrCorrupt, OverExposed, SyntheticOrSaturated, Featureless). True also where nothing was refused.
bool overridable(const Validation& validation);

/// What the film alone says, before the network runs.
struct InputVerdict {
  Grade verdict = Grade::Good;
  bool overridable = true;

  /// False where the network must not run.
  bool readable(bool with_override) const { return verdict != Grade::Refuse || (overridable && with_override); }
};

InputVerdict judge_input(const Validation& validation, std::span<const QualityCheck> quality);

struct Safety {
  Grade verdict = Grade::Refuse;  ///< the worst of the tiers that were run
  std::array<SafetyTier, 3> tiers;
  bool overridable = true;
  bool doubtful = false;             ///< a second look is called for (is_doubtful); false where the film itself was refused
  std::vector<SexFinding> findings;  ///< the subject's, both sexes' when unknown; of every reading, also one that was refused
};

Safety join_tiers(SafetyTier film, SafetyTier hand, SafetyTier reading, bool may_override);

}  // namespace carpal
