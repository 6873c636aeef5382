// Any text: a manifest or a named status. A manifest that is taken must serve an assessment of any outputs.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "carpal/assessment.hpp"
#include "carpal/manifest.hpp"

namespace {

/// One that fits the manifest: the mean film of an average hand.
bool make_reference(const carpal::AnatomySpec& anatomy, carpal::Reference& reference) {
  const std::size_t d = reference.dimension = anatomy.dimension;
  const std::size_t k = reference.components = anatomy.components;
  if (d > 1'000'000 / k) return false;
  reference.residual = 1;
  for (auto* values : {&reference.mean, &reference.scale}) {
    if (!values->allocate(d)) return false;
  }
  for (auto* values :
       {&reference.variance, &reference.growing.female, &reference.growing.male, &reference.mature.female, &reference.mature.male}) {
    if (!values->allocate(k)) return false;
  }
  if (!reference.rows.allocate(d * k)) return false;
  for (float& v : reference.scale.span()) v = 1;
  for (float& v : reference.variance.span()) v = 1;
  for (float& v : reference.rows.span()) v = 0.01f;
  return true;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  carpal::Request request;
  if (carpal::parse_request(text, request).ok() && request.sex > carpal::SubjectSex::Unknown) std::abort();

  carpal::Manifest manifest;
  const carpal::Outcome outcome = carpal::parse_manifest(text, manifest);
  if (!outcome.ok()) {
    if (outcome.detail.empty()) std::abort();
    return 0;
  }
  if (manifest.outputs_size > 100'000) return 0;
  const carpal::Profile* profile = manifest.validation.find("");
  if (!profile) std::abort();
  std::vector<float> outputs(manifest.outputs_size);
  for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i] = static_cast<float>(data[i % size]) - 100.0f;
  // Never the same number everywhere.
  outputs[0] += 0.5f;
  for (std::size_t i = 0; i < outputs.size(); ++i) outputs[i] += static_cast<float>(i % 2) * 0.25f;
  carpal::Reference reference;
  if (manifest.anatomy && !make_reference(*manifest.anatomy, reference)) return 0;
  carpal::Assessment assessment;
  const carpal::CheckedFilm checked{{}, carpal::judge({}, *profile), carpal::judge_quality({}, *profile), {}};
  request.read_refused = true;
  request.chronological_age_months = 100;
  const std::vector<float> mirrored(outputs.rbegin(), outputs.rend());
  const carpal::ViewOutputs views = {outputs, mirrored};
  if (!carpal::assess(checked, request, views, manifest, &reference, assessment).ok()) std::abort();
  if (assessment.results && !assessment.safety.overridable && assessment.safety.verdict == carpal::Grade::Refuse) std::abort();
  if (carpal::to_json(assessment, manifest).find("nan") != std::string::npos) std::abort();
  return 0;
}
