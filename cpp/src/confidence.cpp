#include "carpal/confidence.hpp"

#include <algorithm>

namespace carpal {
namespace {

Tier cap_of(double half_width_months, const ConfidenceSpec& spec) {
  if (!spec.half_width_months || half_width_months <= spec.half_width_months->high) return Tier::High;
  return half_width_months <= spec.half_width_months->medium ? Tier::Medium : Tier::Low;
}

Tier one_below(Tier tier) { return tier == Tier::High ? Tier::Medium : Tier::Low; }

bool shows_inconsistency(FindingCode code) {
  return code == FindingCode::AgeOutsideStage || code == FindingCode::SexDifference || code == FindingCode::WideInterval ||
         code == FindingCode::FarFromChronologicalAge || code == FindingCode::ViewsDisagree;
}

}  // namespace

const char* tier_name(Tier tier) {
  switch (tier) {
    case Tier::High: return "high";
    case Tier::Medium: return "medium";
    case Tier::Low: return "low";
  }
  return "low";
}

const char* lowering_name(LoweringCode code) {
  switch (code) {
    case LoweringCode::HalfWidth: return "half_width";
    case LoweringCode::Quality: return "quality";
    case LoweringCode::UnlikeAHand: return "unlike_a_hand";
    case LoweringCode::Inconsistent: return "inconsistent";
    case LoweringCode::ImplausibleAge: return "implausible_age";
    case LoweringCode::SkeletallyMature: return "skeletally_mature";
    case LoweringCode::Under24Months: return "under_24_months";
    case LoweringCode::Contraindicated: return "contraindicated";
  }
  return "half_width";
}

Tier tier_of(double probability, const ConfidenceSpec& spec) {
  if (probability >= spec.high) return Tier::High;
  if (probability >= spec.medium) return Tier::Medium;
  return Tier::Low;
}

Confidence join_confidence(double probability, double half_width_months, Grade quality, Grade anatomy, std::span<const Finding> findings,
                           const ConfidenceSpec& spec, bool contraindicated) {
  Confidence confidence;
  confidence.probability = probability;
  confidence.stage_tier = confidence.tier = tier_of(probability, spec);
  // Tiers ascend from the best: the larger is the lower.
  if (const Tier cap = cap_of(half_width_months, spec); cap > confidence.tier) {
    confidence.tier = cap;
    confidence.lowered_by.push_back(LoweringCode::HalfWidth);
  }
  const auto lower = [&](bool applies, LoweringCode code) {
    if (!applies) return;
    confidence.tier = one_below(confidence.tier);
    confidence.lowered_by.push_back(code);
  };
  const auto found = [&](FindingCode code) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& f) { return f.code == code; });
  };
  lower(quality != Grade::Good, LoweringCode::Quality);
  lower(anatomy != Grade::Good, LoweringCode::UnlikeAHand);
  lower(std::any_of(findings.begin(), findings.end(), [](const Finding& f) { return shows_inconsistency(f.code); }),
        LoweringCode::Inconsistent);
  lower(found(FindingCode::ImplausibleAge), LoweringCode::ImplausibleAge);
  lower(found(FindingCode::SkeletallyMature), LoweringCode::SkeletallyMature);
  lower(found(FindingCode::Under24Months), LoweringCode::Under24Months);
  lower(contraindicated, LoweringCode::Contraindicated);
  return confidence;
}

}  // namespace carpal
