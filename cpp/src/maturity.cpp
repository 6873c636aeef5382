#include "carpal/maturity.hpp"

#include <cmath>

namespace carpal {
namespace {

/// Above 0 where the film is nearer to the mature.
double nearer_to_mature(const Anatomy& anatomy, const Reference& reference, const Buffer<float>& growing, const Buffer<float>& mature) {
  double sum = 0;
  for (std::size_t j = 0; j < reference.components; ++j) {
    const double y = anatomy.components[j];
    const double from_growing = y - growing.data()[j];
    const double from_mature = y - mature.data()[j];
    sum += (from_growing * from_growing - from_mature * from_mature) / reference.variance.data()[j];
  }
  return sum;
}

}  // namespace

Outcome judge_maturity(std::span<const float> outputs, const Manifest& manifest, const Reference& reference, Sex sex,
                       const Estimate& estimate, const StageProbabilities& stages, const Anatomy& anatomy, Maturity& maturity) {
  const double evidence = outputs[manifest.output(OutputName::MaturityEvidence)->offset];
  if (!std::isfinite(evidence)) return {Status::NonFiniteOutput, output_name(OutputName::MaturityEvidence)};
  const bool female = sex == Sex::Female;
  const std::array<double, kMaturityFactors> values = {
      estimate.predicted_months, stages.back(), estimate.bone_age_months + estimate.half_width_months,
      female ? nearer_to_mature(anatomy, reference, reference.growing.female, reference.mature.female)
             : nearer_to_mature(anatomy, reference, reference.growing.male, reference.mature.male),
      evidence};
  const auto& limits = female ? manifest.maturity->limits.female : manifest.maturity->limits.male;
  Maturity made;
  for (std::size_t i = 0; i < kMaturityFactors; ++i) {
    made.factors[i] = {values[i], limits[i], values[i] >= limits[i]};
    made.votes += made.factors[i].vote ? 1 : 0;
  }
  const auto voted = [&](MaturityFactor factor) { return made.factors[static_cast<std::size_t>(factor)].vote; };
  made.mature = made.votes >= manifest.maturity->votes && (voted(MaturityFactor::ReferenceDistance) || voted(MaturityFactor::FusedPhyses));
  maturity = made;
  return {};
}

}  // namespace carpal
