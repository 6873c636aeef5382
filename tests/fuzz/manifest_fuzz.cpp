// Any text: a manifest or a named status. A manifest that is taken must serve an assessment of any outputs.

#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "carpal/assessment.hpp"
#include "carpal/manifest.hpp"

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
  carpal::Assessment assessment;
  const carpal::FilmInfo film{};
  const carpal::Validation validation = carpal::judge({}, *profile);
  request.read_refused = true;
  if (!carpal::assess(film, validation, request, outputs, manifest, assessment).ok()) std::abort();
  if (carpal::to_json(assessment, manifest).find("nan") != std::string::npos) std::abort();
  return 0;
}
