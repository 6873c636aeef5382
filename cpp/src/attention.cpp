#include "carpal/attention.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace carpal {
namespace {

constexpr std::array<const char*, kAttentionMaps> kNames = {"age_female", "age_male", "stage_female", "stage_male"};

/// One map of the network, h x w, as relevance: not negative.
struct Relevance {
  std::vector<float> values;
  int width = 0;
  int height = 0;
  float strongest = 0;

  /// Bilinear; a map's value stands at the centre of its place.
  float at(const Place& place) const {
    const double x = std::clamp(place.x * width - 0.5, 0.0, width - 1.0);
    const double y = std::clamp(place.y * height - 0.5, 0.0, height - 1.0);
    const int left = static_cast<int>(x);
    const int top = static_cast<int>(y);
    const float* upper = row(top);
    const float* lower = row(std::min(top + 1, height - 1));
    const int right = std::min(left + 1, width - 1);
    const double above = upper[left] + (static_cast<double>(upper[right]) - upper[left]) * (x - left);
    const double below = lower[left] + (static_cast<double>(lower[right]) - lower[left]) * (x - left);
    return static_cast<float>(above + (below - above) * (y - top));
  }

 private:
  const float* row(int y) const { return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
};

template <class ToRelevance>
Relevance relevance_of(std::span<const float> map, const OutputSpec& spec, ToRelevance to_relevance) {
  Relevance relevance;
  relevance.width = spec.map_width;
  relevance.height = spec.map_height;
  relevance.values.reserve(map.size());
  for (const float v : map) relevance.values.push_back(to_relevance(v));
  relevance.strongest = *std::max_element(relevance.values.begin(), relevance.values.end());
  return relevance;
}

std::size_t most_probable_stage(std::span<const float> outputs, const Manifest& manifest, std::size_t sex) {
  const std::size_t stages = manifest.stages.count();
  const auto logits = outputs.subspan(manifest.output(OutputName::StageLogits)->offset + sex * stages, stages);
  return static_cast<std::size_t>(std::max_element(logits.begin(), logits.end()) - logits.begin());
}

void lay_back(const Relevance& relevance, const Film& film, const Laying& laying, int width, int height, std::uint8_t* to) {
  if (relevance.strongest <= 0) return;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x, ++to) {
      const auto place = laying.in_square((x + 0.5) * film.width / width, (y + 0.5) * film.height / height);
      if (place) *to = static_cast<std::uint8_t>(std::lround(255 * relevance.at(*place) / relevance.strongest));
    }
  }
}

}  // namespace

const char* attention_map_name(AttentionMap map) { return kNames[static_cast<std::size_t>(map)]; }

Outcome attend(std::span<const float> outputs, const Manifest& manifest, const Film& film, const Laying& laying, Attention& attention) {
  const OutputSpec* age = manifest.output(OutputName::AgeMap);
  const OutputSpec* stage = manifest.output(OutputName::StageMap);
  if (outputs.empty() || (age == nullptr && stage == nullptr)) return Status::NoOutputs;
  std::vector<Relevance> relevances;
  Attention made;
  for (std::size_t sex = 0; age != nullptr && sex < 2; ++sex) {
    const std::size_t size = age->size / 2;
    relevances.push_back(relevance_of(outputs.subspan(age->offset + sex * size, size), *age, [](float v) { return std::abs(v); }));
    made.maps.push_back(sex == 0 ? AttentionMap::AgeFemale : AttentionMap::AgeMale);
  }
  for (std::size_t sex = 0; stage != nullptr && sex < 2; ++sex) {
    const std::size_t size = stage->size / (2 * manifest.stages.count());
    const std::size_t one = sex * manifest.stages.count() + most_probable_stage(outputs, manifest, sex);
    relevances.push_back(relevance_of(outputs.subspan(stage->offset + one * size, size), *stage, [](float v) { return std::max(v, 0.0f); }));
    made.maps.push_back(sex == 0 ? AttentionMap::StageFemale : AttentionMap::StageMale);
  }
  for (const Relevance& relevance : relevances) {
    if (!std::all_of(relevance.values.begin(), relevance.values.end(), [](float v) { return std::isfinite(v); })) {
      return {Status::NonFiniteOutput, "map"};
    }
  }
  const double scale = static_cast<double>(kAttentionSide) / std::max(film.width, film.height);
  made.width = std::max(1, static_cast<int>(std::lround(film.width * scale)));
  made.height = std::max(1, static_cast<int>(std::lround(film.height * scale)));
  const std::size_t cells = static_cast<std::size_t>(made.width) * static_cast<std::size_t>(made.height);
  if (!made.levels.allocate(cells * relevances.size())) return Status::OutOfMemory;
  std::fill(made.levels.span().begin(), made.levels.span().end(), std::uint8_t{0});
  for (std::size_t i = 0; i < relevances.size(); ++i) {
    lay_back(relevances[i], film, laying, made.width, made.height, made.levels.data() + i * cells);
  }
  attention = std::move(made);
  return {};
}

std::string to_json(const Attention& attention) {
  std::string json = "{\"width\":" + std::to_string(attention.width) + ",\"height\":" + std::to_string(attention.height) + ",\"maps\":[";
  for (std::size_t i = 0; i < attention.maps.size(); ++i) json += (i ? ",\"" : "\"") + std::string(attention_map_name(attention.maps[i])) + "\"";
  return json + "]}";
}

}  // namespace carpal
