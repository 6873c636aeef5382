#include "carpal/manifest.hpp"

#include <algorithm>
#include <cstdint>

#include "json_reader.hpp"
#include "manifest_records.hpp"
#include "manifest_safety.hpp"

namespace carpal {
namespace {

// Far above any network in use, far below what would overflow or exhaust memory.
constexpr int kMaxInputSide = 4096;
constexpr std::size_t kMaxOutputs = std::size_t{1} << 26;
constexpr std::size_t kMaxJsonBytes = std::size_t{4} << 20;

constexpr std::array<const char*, kLayers> kMeasureNames = {"saturation_mean",    "intensity_sd",  "brightness_mean",
                                                            "peak_concentration", "dynamic_range", "edge_ratio"};
constexpr std::array<const char*, kOutputNames> kOutputTexts = {"age",     "spread",  "stage_logits",     "features",
                                                                "age_map", "stage_map", "texture", "maturity_evidence"};

std::vector<double> ascending(const Reader& reader, std::size_t least, std::size_t most) {
  std::vector<double> values;
  const std::size_t count = reader.array_size(least, most);
  for (std::size_t i = 0; i < count; ++i) {
    values.push_back(reader[i].number());
    if (i > 0 && !(values[i] > values[i - 1])) reader[i].reject("must ascend");
  }
  return values;
}

void read_input(const Reader& reader, InputSpec& input) {
  reader["name"].text();
  input.width = reader["width"].integer(1, kMaxInputSide);
  input.height = reader["height"].integer(1, kMaxInputSide);
  reader["channels"].integer(3, 3);
  if (reader["resample"].text() != "triangle_antialiased") reader["resample"].reject("unknown filter");
  const Reader chain = reader["resize_chain"];
  const std::size_t sides = chain.array_size(1, 8);
  for (std::size_t i = 0; i < sides; ++i) input.resize_chain.push_back(chain[i].integer(1, kMaxInputSide));
  if (sides > 0 && (input.resize_chain.back() != input.width || input.resize_chain.back() != input.height)) {
    chain.reject("must end with width = height");
  }
  if (reader.has("placement")) {
    const Reader placement = reader["placement"];
    PlacementSpec& spec = input.placement.emplace();
    spec.certainty = placement["certainty"].number(0, 1);
    spec.least_turn_degrees = placement["least_turn_degrees"].number(0, 45);
    spec.most_field_share = placement["most_field_share"].number(0, 1);
    placement["source"].text();
    if (placement.has("mirror_certainty")) spec.mirror_certainty = placement["mirror_certainty"].number(0, 1);
  }
  const Reader mean = reader["mean"];
  const Reader sd = reader["sd"];
  mean.array_size(3, 3);
  sd.array_size(3, 3);
  for (std::size_t c = 0; c < 3; ++c) {
    input.mean[c] = mean[c].number(-1e6, 1e6);
    input.sd[c] = sd[c].number(1e-6, 1e6);
  }
}

bool wrong_size(OutputName name, std::size_t size, std::size_t stages) {
  switch (name) {
    case OutputName::Age:
    case OutputName::Spread: return size != 2;
    case OutputName::StageLogits: return size != 2 * stages;
    case OutputName::MaturityEvidence: return size != 1;
    case OutputName::Features:
    case OutputName::AgeMap:
    case OutputName::StageMap:
    case OutputName::Texture: return false;
  }
  return true;
}

/// Of a map: 2 (x stages) x h x w.
bool wrong_shape(OutputName name, const std::vector<int>& shape, std::size_t stages) {
  const bool by_stage = name == OutputName::StageMap;
  if (name != OutputName::AgeMap && !by_stage) return false;
  if (shape.size() != (by_stage ? 4u : 3u) || shape[0] != 2) return true;
  return by_stage && shape[1] != static_cast<int>(stages);
}

/// After the stages, by whose number outputs are measured.
void read_outputs(const Reader& reader, Manifest& manifest) {
  const std::size_t count = reader.array_size(1, kOutputNames);
  for (std::size_t i = 0; i < count; ++i) {
    const auto name = static_cast<OutputName>(reader[i]["name"].one_of(kOutputNames, [](std::size_t n) { return kOutputTexts[n]; }));
    if (manifest.output(name)) reader[i]["name"].reject("twice");
    const Reader shape = reader[i]["shape"];
    const std::size_t rank = shape.array_size(0, 8);
    std::size_t size = 1;
    std::vector<int> sides;
    for (std::size_t d = 0; d < rank && reader.ok(); ++d) {
      sides.push_back(shape[d].integer(1, static_cast<int>(kMaxOutputs)));
      size *= static_cast<std::size_t>(sides.back());
      if (size > kMaxOutputs) {
        shape.reject("too large");
        size = 1;
      }
    }
    if (wrong_size(name, size, manifest.stages.count())) shape.reject("wrong number of values");
    if (wrong_shape(name, sides, manifest.stages.count())) shape.reject("not the shape of a map");
    OutputSpec output = {name, manifest.outputs_size, size};
    if ((name == OutputName::AgeMap || name == OutputName::StageMap) && sides.size() > 2) {
      output.map_height = sides[sides.size() - 2];
      output.map_width = sides.back();
    }
    manifest.outputs.push_back(output);
    manifest.outputs_size += size;
  }
  if (!manifest.output(OutputName::Age)) reader.reject("age missing");
  if (!manifest.output(OutputName::StageLogits)) reader.reject("stage_logits missing");
}

Range read_range(const Reader& reader) {
  const std::vector<double> ends = ascending(reader, 2, 2);
  return ends.size() == 2 ? Range{ends[0], ends[1]} : Range{};
}

void read_age(const Reader& reader, AgeSpec& age) {
  age.mean_months = reader["mean_months"].number();
  age.sd_months = reader["sd_months"].number(1e-9);
  const Reader range = reader["range_months"];
  age.range_months = {read_range(range["female"]), read_range(range["male"])};
}

void read_stages(const Reader& reader, StageSpec& stages) {
  const Reader keys = reader["keys"];
  const std::size_t count = keys.array_size(kFewestStages, kMostStages);
  if (count == 0) return;
  for (std::size_t i = 0; i < count; ++i) stages.keys.push_back(keys[i].text());
  stages.bounds_months = ascending(reader["bounds_months"], count - 1, count - 1);
}

std::vector<double> read_quantiles(const Reader& reader, std::size_t count) {
  std::vector<double> values;
  reader.array_size(count, count);
  for (std::size_t i = 0; i < count; ++i) values.push_back(reader[i].number(0));
  return values;
}

void read_calibration(const Reader& reader, Calibration& calibration) {
  calibration.temperature = reader["temperature"].number(0.01);
  const Reader interval = reader["interval"];
  calibration.interval.level = interval["level"].number(0, 1);
  calibration.interval.times_spread = interval["scale"].one_of(2, [](std::size_t n) { return n == 0 ? "absolute" : "spread"; }) == 1;
  calibration.interval.bands_months = ascending(interval["bands_months"], 0, 64);
  const std::size_t bands = calibration.interval.bands_months.size() + 1;
  const Reader quantiles = interval["quantiles"];
  calibration.interval.quantiles = {read_quantiles(quantiles["female"], bands), read_quantiles(quantiles["male"], bands)};
  interval["fitted_on"].text();
  calibration.confidence = read_confidence(reader["confidence"]);
  calibration.consistency = read_consistency(reader["consistency"]);
}

Profile read_profile(const std::string& name, const Reader& reader) {
  Profile profile;
  profile.name = name;
  reader["source"].text();
  const Reader limits = reader["limits"];
  const std::size_t count = limits.array_size(kLayers, kLayers);
  std::array<bool, kLayers> seen{};
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t measure = limits[i]["measure"].one_of(kLayers, [](std::size_t n) { return kMeasureNames[n]; });
    if (seen[measure]) limits[i]["measure"].reject("twice");
    seen[measure] = true;
    profile.limits[measure] = {limits[i]["low"].number_or_null(), limits[i]["high"].number_or_null()};
    limits[i]["false_refusal_rate"].number_or_null(0, 1);
  }
  if (reader.has("quality")) profile.quality = read_quality(reader["quality"]);
  return profile;
}

void read_validation(const Reader& reader, ValidationSpec& validation) {
  validation.working_size = reader["working_size"].integer(3, kMaxInputSide);  // a 3 x 3 operator needs three
  validation.default_profile = reader["default_profile"].text();
  reader["profiles"].each_member([&](const std::string& name, const Reader& profile) {
    if (name.empty()) profile.reject("a profile without a name");
    validation.profiles.push_back(read_profile(name, profile));
  });
  if (!validation.find(validation.default_profile)) reader["default_profile"].reject("no such profile");
}

}  // namespace

const char* measure_name(Measure measure) { return kMeasureNames[static_cast<std::size_t>(measure)]; }

const char* output_name(OutputName name) { return kOutputTexts[static_cast<std::size_t>(name)]; }

const Profile* ValidationSpec::find(std::string_view name) const {
  const std::string_view wanted = name.empty() ? std::string_view(default_profile) : name;
  const auto found = std::find_if(profiles.begin(), profiles.end(), [&](const Profile& p) { return p.name == wanted; });
  return found == profiles.end() ? nullptr : &*found;
}

const OutputSpec* Manifest::output(OutputName wanted) const {
  const auto found = std::find_if(outputs.begin(), outputs.end(), [&](const OutputSpec& o) { return o.name == wanted; });
  return found == outputs.end() ? nullptr : &*found;
}

Outcome parse_manifest(std::string_view json, Manifest& manifest) {
  if (json.size() > kMaxJsonBytes) return {Status::BadManifest, "document: too large"};
  const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
  if (document.is_discarded()) return {Status::BadManifest, "document: not JSON"};
  std::string error;
  const Reader root(&document, "", &error);

  // The version first: a later major version may have other fields.
  const std::string version = root["schema_version"].text();
  if (!is_version(version, 2)) root["schema_version"].reject("must be major.minor");
  if (!error.empty()) return {Status::BadManifest, error};
  if (version.substr(0, version.find('.')) != std::to_string(kManifestMajor)) {
    return {Status::UnsupportedManifest, "schema_version " + version};
  }

  Manifest read;
  read.name = root["name"].text();
  read.version = root["version"].text();
  if (!is_version(read.version, 3)) root["version"].reject("must be major.minor.patch");
  read.model_sha256 = root["files"]["model"]["sha256"].text();
  read_stages(root["stages"], read.stages);
  check_records(root, read.stages.count());
  read_input(root["input"], read.input);
  read_outputs(root["outputs"], read);
  read_age(root["age"], read.age);
  read_calibration(root["calibration"], read.calibration);
  read_safety(root, read);
  read_validation(root["validation"], read.validation);
  if (read.calibration.interval.times_spread && !read.output(OutputName::Spread)) {
    root["calibration"]["interval"]["scale"].reject("the pack has no spread");
  }
  if (!error.empty()) return {Status::BadManifest, error};
  manifest = std::move(read);
  return {};
}

}  // namespace carpal
