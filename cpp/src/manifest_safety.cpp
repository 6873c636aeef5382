#include "manifest_safety.hpp"

#include <algorithm>
#include <limits>

namespace carpal {
namespace {

constexpr int kAnyCount = std::numeric_limits<int>::max();

constexpr std::array<const char*, kMaturityFactors> kFactorNames = {"age_at_ceiling", "near_maturity_probability", "interval_at_ceiling",
                                                                    "reference_distance", "fused_physes"};

Limit read_range(const Reader& reader) {
  const Limit range{reader["low"].number_or_null(), reader["high"].number_or_null()};
  if (range.low && range.high && *range.low > *range.high) reader["high"].reject("must be at least low");
  return range;
}

/// A film that is refused is one that would be looked at: `refuse` lies around `review`.
GradedLimit read_graded(const Reader& reader) {
  const GradedLimit limit{read_range(reader["review"]), read_range(reader["refuse"])};
  if (limit.review.low && limit.refuse.low && *limit.refuse.low > *limit.review.low) {
    reader["refuse"]["low"].reject("must be at most that of review");
  }
  if (limit.review.high && limit.refuse.high && *limit.refuse.high < *limit.review.high) {
    reader["refuse"]["high"].reject("must be at least that of review");
  }
  return limit;
}

GradedLimit above(double review, std::optional<double> refuse) { return {{std::nullopt, review}, {std::nullopt, refuse}}; }

/// `{ review, refuse }` in months, both upper ends.
GradedLimit read_months(const Reader& reader) {
  const double review = reader["review"].number(0);
  return above(review, reader["refuse"].number(review));
}

void read_rates(const Reader& rates) {
  for (std::size_t i = 0, n = rates.array_size(); i < n; ++i) {
    rates[i]["films"].text();
    rates[i]["n"].integer(1, kAnyCount);
    for (const char* key : {"review", "refuse"}) rates[i][key].number(0, 1);
  }
}

AnatomySpec read_anatomy(const Reader& reader, const Manifest& manifest) {
  AnatomySpec anatomy;
  const Reader inputs = reader["inputs"];
  for (std::size_t i = 0, n = inputs.array_size(1, kOutputNames); i < n; ++i) {
    const auto name =
        static_cast<OutputName>(inputs[i].one_of(kOutputNames, [](std::size_t k) { return output_name(static_cast<OutputName>(k)); }));
    if (std::find(anatomy.inputs.begin(), anatomy.inputs.end(), name) != anatomy.inputs.end()) inputs[i].reject("twice");
    const OutputSpec* output = manifest.output(name);
    if (output)
      anatomy.dimension += output->size;
    else
      inputs[i].reject("the pack has no such output");
    anatomy.inputs.push_back(name);
  }
  if (std::find(anatomy.inputs.begin(), anatomy.inputs.end(), OutputName::Features) == anatomy.inputs.end()) {
    inputs.reject("features missing");
  }
  const int most = static_cast<int>(std::min<std::size_t>(anatomy.dimension, kAnyCount));
  anatomy.components = static_cast<std::size_t>(reader["components"].integer(1, std::max(1, most)));
  anatomy.distance = read_graded(reader["distance"]);
  for (const char* side : {"review", "refuse"}) {
    if (!reader["distance"][side]["low"].is_null()) reader["distance"][side]["low"].reject("must be null: no film is too much like a hand");
  }
  if (reader.has("shape")) {
    const Reader shape = reader["shape"];
    anatomy.shape = {shape["fewest_fingers"].integer(0, 5), shape["most_hands"].integer(1, 2)};
    shape["source"].text();
  }
  reader["source"].text();
  read_rates(reader["rates"]);
  return anatomy;
}

std::array<double, kMaturityFactors> read_factors(const Reader& reader) {
  std::array<double, kMaturityFactors> limits{};
  reader.array_size(kMaturityFactors, kMaturityFactors);
  for (std::size_t i = 0; i < kMaturityFactors; ++i) {
    if (reader[i]["code"].text() != kFactorNames[i]) reader[i]["code"].reject("another one belongs here");
    limits[i] = reader[i]["limit"].number();
    for (const char* key : {"auc", "auc_low", "auc_high"}) reader[i][key].number(0, 1);
  }
  return limits;
}

MaturitySpec read_maturity(const Reader& reader) {
  MaturitySpec maturity;
  maturity.votes = reader["votes"].integer(1, static_cast<int>(kMaturityFactors));
  maturity.limits = {read_factors(reader["factors"]["female"]), read_factors(reader["factors"]["male"])};
  for (const char* sex : {"female", "male"}) {
    reader["from_months"][sex].number(0);
    reader["stated_limit_months"][sex].number(0);
    for (const char* key : {"auc", "auc_low", "auc_high", "sensitivity", "specificity"}) reader["vote"][sex][key].number(0, 1);
  }
  reader["source"].text();
  return maturity;
}

}  // namespace

const char* maturity_factor_name(MaturityFactor factor) { return kFactorNames[static_cast<std::size_t>(factor)]; }

ConfidenceSpec read_confidence(const Reader& reader) {
  ConfidenceSpec confidence;
  confidence.high = reader["high"].number(0, 1);
  confidence.medium = reader["medium"].number(0, confidence.high);
  if (reader.has("half_width_months")) {
    const Reader caps = reader["half_width_months"];
    const double high = caps["high"].number(0);
    confidence.half_width_months = {high, caps["medium"].number(high)};
  }
  return confidence;
}

ConsistencySpec read_consistency(const Reader& reader) {
  ConsistencySpec consistency;
  const double review = reader["age_outside_stage_months"].number(0);
  const auto optional_months = [&](const char* key, double least) {
    return reader.has(key) ? std::optional<double>(reader[key].number(least)) : std::nullopt;
  };
  consistency.age_outside_stage = above(review, optional_months("age_outside_stage_refuse_months", review));
  if (reader.has("sex_difference_months")) consistency.sex_difference = read_months(reader["sex_difference_months"]);
  if (reader.has("half_width_months")) consistency.half_width = read_months(reader["half_width_months"]);
  if (reader.has("view_difference_months")) consistency.view_difference = read_months(reader["view_difference_months"]);
  consistency.implausible = optional_months("implausible_months", 0);
  consistency.chronological_difference = optional_months("chronological_difference_months", 0);
  consistency.few_films_below = optional_months("few_films_below_months", 0);
  return consistency;
}

std::vector<QualityLimit> read_quality(const Reader& reader) {
  std::vector<QualityLimit> limits;
  std::array<bool, kQualityMeasures> seen{};
  for (std::size_t i = 0, n = reader.array_size(0, kQualityMeasures); i < n; ++i) {
    const Reader entry = reader[i];
    const std::size_t index =
        entry["measure"].one_of(kQualityMeasures, [](std::size_t k) { return quality_measure_name(static_cast<QualityMeasure>(k)); });
    if (seen[index]) entry["measure"].reject("twice");
    seen[index] = true;
    const auto measure = static_cast<QualityMeasure>(index);
    limits.push_back({measure, read_graded(entry)});
    // It says how a film was stored, not what is on it.
    const Limit& refuse = limits.back().limit.refuse;
    if (measure == QualityMeasure::Blockiness && (refuse.low || refuse.high)) entry["refuse"].reject("blockiness refuses nothing");
    for (const char* key : {"review_rate", "refuse_rate"}) entry[key].number_or_null(0, 1);
  }
  return limits;
}

void read_safety(const Reader& root, Manifest& manifest) {
  if (root.has("anatomy")) {
    manifest.anatomy = read_anatomy(root["anatomy"], manifest);
    if (!root["files"].has("reference")) root["anatomy"].reject("needs files.reference");
  }
  if (root.has("maturity")) {
    manifest.maturity = read_maturity(root["maturity"]);
    if (!manifest.anatomy) root["maturity"].reject("needs anatomy");
    if (!manifest.output(OutputName::MaturityEvidence)) root["maturity"].reject("needs the output maturity_evidence");
  }
}

}  // namespace carpal
