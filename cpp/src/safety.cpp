#include "carpal/safety.hpp"

#include <algorithm>
#include <utility>

namespace carpal {
namespace {

struct GradedCode {
  std::string code;
  Grade grade;
};

SafetyTier tier_of_codes(std::vector<GradedCode> graded) {
  std::stable_sort(graded.begin(), graded.end(), [](const GradedCode& a, const GradedCode& b) { return a.grade > b.grade; });
  SafetyTier tier;
  tier.verdict = graded.empty() ? Grade::Good : graded.front().grade;
  for (GradedCode& one : graded) {
    const bool known = std::find(tier.codes.begin(), tier.codes.end(), one.code) != tier.codes.end();
    if (one.grade != Grade::Good && !known) tier.codes.push_back(std::move(one.code));
  }
  return tier;
}

bool leaves_nothing_to_read(Failure failure) {
  switch (failure) {
    case Failure::BlankOrCorrupt:
    case Failure::OverExposed:
    case Failure::SyntheticOrSaturated:
    case Failure::Featureless: return true;
    case Failure::None:
    case Failure::ColourImage:
    case Failure::LowContrast:
    case Failure::TooManyEdges: return false;
  }
  return true;
}

}  // namespace

std::vector<QualityCheck> judge_quality(const QualityValues& values, const Profile& profile) {
  std::vector<QualityCheck> checks;
  for (const QualityLimit& one : profile.quality) {
    const double value = values[static_cast<std::size_t>(one.measure)];
    checks.push_back({one.measure, value, one.limit, grade_of(value, one.limit)});
  }
  return checks;
}

Grade worst_of(std::span<const QualityCheck> checks) {
  Grade grade = Grade::Good;
  for (const QualityCheck& check : checks) grade = worst(grade, check.grade);
  return grade;
}

SafetyTier film_tier(const Validation& validation, std::span<const QualityCheck> quality) {
  std::vector<GradedCode> graded;
  for (const LayerResult& layer : validation.layers) {
    if (!layer.passed) graded.push_back({failure_name(layer.failure), Grade::Refuse});
  }
  for (const QualityCheck& check : quality) {
    graded.push_back({std::string("quality_") + quality_measure_name(check.measure), check.grade});
  }
  return tier_of_codes(std::move(graded));
}

SafetyTier hand_tier(const Anatomy* anatomy, std::span<const ShapeCheck> shape) {
  std::vector<GradedCode> graded;
  if (anatomy) graded.push_back({"unlike_a_hand", anatomy->grade});
  for (const ShapeCheck& check : shape) graded.push_back({shape_code_name(check.code), check.grade});
  return tier_of_codes(std::move(graded));
}

SafetyTier reading_tier(std::span<const SexFinding> findings) {
  std::vector<GradedCode> graded;
  for (const auto& [sex, finding] : findings) graded.push_back({finding_name(finding.code), finding.grade});
  return tier_of_codes(std::move(graded));
}

bool overridable(const Validation& validation) {
  return std::none_of(validation.layers.begin(), validation.layers.end(),
                      [](const LayerResult& layer) { return leaves_nothing_to_read(layer.failure); });
}

InputVerdict judge_input(const Validation& validation, std::span<const QualityCheck> quality) {
  return {*film_tier(validation, quality).verdict, overridable(validation)};
}

Safety join_tiers(SafetyTier film, SafetyTier hand, SafetyTier reading, bool may_override) {
  Safety safety;
  safety.tiers = {std::move(film), std::move(hand), std::move(reading)};
  safety.verdict = Grade::Good;
  for (const SafetyTier& tier : safety.tiers) safety.verdict = worst(safety.verdict, tier.verdict.value_or(Grade::Good));
  safety.overridable = may_override;
  return safety;
}

}  // namespace carpal
