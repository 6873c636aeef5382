// Any bytes: a reference or a named status. A reference that is taken must serve any film's outputs.

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <span>
#include <vector>

#include "carpal/anatomy.hpp"
#include "carpal/maturity.hpp"
#include "carpal/reference.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  carpal::Reference reference;
  const carpal::Outcome outcome = carpal::parse_reference(std::span(data, size), reference);
  if (!outcome.ok()) {
    if (outcome.status == carpal::Status::BadReference && outcome.detail.empty()) std::abort();
    return 0;
  }
  if (reference.rows.size() != reference.dimension * reference.components) std::abort();

  carpal::Manifest manifest;
  manifest.outputs = {{carpal::OutputName::Features, 0, reference.dimension},
                      {carpal::OutputName::MaturityEvidence, reference.dimension, 1}};
  manifest.outputs_size = reference.dimension + 1;
  manifest.anatomy.emplace();
  manifest.anatomy->inputs = {carpal::OutputName::Features};
  manifest.anatomy->dimension = reference.dimension;
  manifest.anatomy->components = reference.components;
  manifest.maturity.emplace();
  std::vector<float> outputs(manifest.outputs_size);
  for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i] = static_cast<float>(data[i % size]) - 100.0f;
  carpal::Anatomy anatomy;
  if (!carpal::compare_with_reference(outputs, manifest, reference, anatomy).ok()) std::abort();
  if (!std::isfinite(anatomy.distance) || anatomy.outside < 0) std::abort();
  carpal::Maturity maturity;
  if (!carpal::judge_maturity(outputs, manifest, reference, carpal::Sex::Male, {}, {}, anatomy, maturity).ok()) std::abort();
  if (maturity.votes < 0 || maturity.votes > 5) std::abort();
  return 0;
}
