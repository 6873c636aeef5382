#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "carpal/grade.hpp"
#include "carpal/quality.hpp"
#include "carpal/status.hpp"

namespace carpal {

inline constexpr int kManifestMajor = 1;
/// A pack divides growth into 2 to 8 stages: paper A into six, paper B into four categories.
inline constexpr std::size_t kFewestStages = 2;
inline constexpr std::size_t kMostStages = 8;
inline constexpr std::size_t kLayers = 6;

/// Both sexes, in the order of the network's outputs.
template <class T>
struct BySex {
  T female;
  T male;
};

/// The six measures in the order of the layers 1..6 (paper A, Table 6).
enum class Measure : std::uint8_t { SaturationMean, IntensitySd, BrightnessMean, PeakConcentration, DynamicRange, EdgeRatio };

/// "saturation_mean" and so on.
const char* measure_name(Measure measure);

/// What of a film's placement (placement.hpp) is done without being asked.
struct PlacementSpec {
  double certainty = 1;                                   ///< 0..1: of the direction, from which anything is done
  double least_turn_degrees = 0;                          ///< 0..45: from the nearest quarter turn, beyond which a hand is turned freely
  double most_field_share = 1;                            ///< 0..1: of the film's area, up to which the margins around the field are cut
  std::optional<double> mirror_certainty = std::nullopt;  ///< 0..1: of the thumb's side, from which a film is mirrored; none: never
};

struct InputSpec {
  int width = 0;
  int height = 0;
  std::vector<int> resize_chain;  ///< square sides, the last one = width = height
  std::array<double, 3> mean{};
  std::array<double, 3> sd{};
  std::optional<PlacementSpec> placement = std::nullopt;  ///< none: films are read as they lie
};

/// AgeMap, StageMap: what each place of the network's last map adds to the age and to each stage's logit (Grad-CAM), 2 x h x w and
/// 2 x stages x h x w. Texture: means of an early block's channels, for the anatomy. MaturityEvidence: one logit, the physes are fused.
enum class OutputName : std::uint8_t { Age, Spread, StageLogits, Features, AgeMap, StageMap, Texture, MaturityEvidence };
inline constexpr std::size_t kOutputNames = 8;

/// "age" and so on.
const char* output_name(OutputName name);

struct OutputSpec {
  OutputName name = OutputName::Age;
  std::size_t offset = 0;  ///< in floats, into the block of all outputs
  std::size_t size = 0;    ///< in floats
  int map_height = 0;      ///< of AgeMap and StageMap
  int map_width = 0;
};

struct Range {
  double low = 0;
  double high = 0;
};

struct AgeSpec {
  double mean_months = 0;
  double sd_months = 1;
  BySex<Range> range_months;
};

struct StageSpec {
  std::vector<double> bounds_months;  ///< ascending, one less than keys; a bound belongs to the stage above it
  std::vector<std::string> keys;      ///< kFewestStages to kMostStages

  std::size_t count() const { return keys.size(); }
};

struct IntervalSpec {
  double level = 0;
  bool times_spread = false;             ///< scale "spread": the quantile times the network's spread in months
  std::vector<double> bands_months;      ///< ascending bounds between bands of predicted age
  BySex<std::vector<double>> quantiles;  ///< one more than bounds
};

/// Half widths of the interval, in months: above `high` a reading is at most of the medium tier, above `medium` of the low one.
struct HalfWidthCaps {
  double high = 0;
  double medium = 0;
};

/// Probability of the most probable stage from which a tier holds; a value on a limit belongs to the tier above.
struct ConfidenceSpec {
  double high = 0;
  double medium = 0;
  std::optional<HalfWidthCaps> half_width_months;
};

/// Months; only values above count. What a pack does not limit is not checked.
struct ConsistencySpec {
  GradedLimit age_outside_stage;
  std::optional<GradedLimit> sex_difference;
  std::optional<GradedLimit> half_width;
  std::optional<GradedLimit> view_difference;      ///< between a view of the film and the film as it is
  std::optional<double> implausible;               ///< beyond the sex's range
  std::optional<double> chronological_difference;  ///< between bone age and chronological age
  std::optional<double> few_films_below;           ///< ages of which few films were trained on; none: those of the first stage
};

struct Calibration {
  double temperature = 1;
  IntervalSpec interval;
  ConfidenceSpec confidence;
  ConsistencySpec consistency;
};

/// How far a film lies from the training films' hands (anatomy.hpp); the numbers behind it are in the pack's reference.
/// What a hand's outline shows.
struct ShapeSpec {
  int fewest_fingers = 0;
  int most_hands = 2;
};

struct AnatomySpec {
  std::vector<OutputName> inputs;  ///< concatenated in this order, each at most once
  std::size_t dimension = 0;       ///< sum of the inputs' sizes
  std::size_t components = 0;      ///< 1..dimension
  GradedLimit distance;            ///< upper ends only
  std::optional<ShapeSpec> shape;
};

inline constexpr std::size_t kMaturityFactors = 5;

/// In the manifest's order; see maturity.hpp.
enum class MaturityFactor : std::uint8_t { AgeAtCeiling, NearMaturityProbability, IntervalAtCeiling, ReferenceDistance, FusedPhyses };

/// "age_at_ceiling" and so on.
const char* maturity_factor_name(MaturityFactor factor);

struct MaturitySpec {
  int votes = 0;                                       ///< needed, 1..5
  BySex<std::array<double, kMaturityFactors>> limits;  ///< by MaturityFactor: one votes when its value is at least this
};

/// A measure at most once in a profile.
struct QualityLimit {
  QualityMeasure measure = QualityMeasure::Brightness;
  GradedLimit limit;
};

struct Profile {
  std::string name;
  std::array<Limit, kLayers> limits;  ///< by Measure
  std::vector<QualityLimit> quality;  ///< in the manifest's order; none where the pack grades no quality
};

struct ValidationSpec {
  int working_size = 0;
  std::string default_profile;
  std::vector<Profile> profiles;

  /// '' is the default. Null where there is none of that name.
  const Profile* find(std::string_view name) const;
};

/// What the core uses of a pack's manifest.json (the whole contract: models/manifest.schema.json).
struct Manifest {
  std::string name;
  std::string version;
  std::string model_sha256;
  InputSpec input;
  std::vector<OutputSpec> outputs;  ///< in the manifest's order
  std::size_t outputs_size = 0;     ///< in floats, all together
  AgeSpec age;
  StageSpec stages;
  Calibration calibration;
  std::optional<AnatomySpec> anatomy;    ///< where the pack has a reference
  std::optional<MaturitySpec> maturity;  ///< only with anatomy
  ValidationSpec validation;

  /// Null where the pack has no such output.
  const OutputSpec* output(OutputName wanted) const;
};

/// Parses and checks a manifest: types, ranges, and what the schema cannot say (sums of sizes, ascending bounds, one quantile more than
/// bounds, each measure once, spread present where the interval needs it, anatomy where maturity needs it). The parts that came with
/// schema_version 1.1 may be left out; one that is there is checked whole. Fails with UnsupportedManifest or BadManifest, whose detail
/// names the first wrong field ("calibration.interval.quantiles.male"); `manifest` is then unchanged.
Outcome parse_manifest(std::string_view json, Manifest& manifest);

}  // namespace carpal
