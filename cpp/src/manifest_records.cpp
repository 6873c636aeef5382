#include "manifest_records.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "carpal/manifest.hpp"

namespace carpal {
namespace {

constexpr int kAnyCount = std::numeric_limits<int>::max();

bool is_sha256(std::string_view text) {
  return text.size() == 64 &&
         std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

void check_file(const Reader& file) {
  file["path"].text();
  file["bytes"].integer(1, kAnyCount);
  if (!is_sha256(file["sha256"].text())) file["sha256"].reject("must be 64 hexadecimal digits");
}

void check_performance(const Reader& metrics) {
  metrics["part"].text();
  metrics["n"].integer(1, kAnyCount);
  for (const char* key : {"mae", "median", "rmse", "bias", "r2", "qwk", "mae_female", "mae_male"}) metrics[key].number();
  for (const char* key : {"stage_accuracy", "coverage90"}) metrics[key].number(0, 1);
}

void check_spread(const Reader& spread) {
  spread["n"].integer(1, kAnyCount);
  for (const char* key : {"mae", "median", "p90", "bias"}) spread[key].number();
}

void check_errors(const Reader& errors) {
  constexpr std::array<const char*, 3> kTiers = {"high", "medium", "low"};
  constexpr std::array<const char*, 2> kSexes = {"female", "male"};
  errors["part"].text();
  errors["bin_months"].number(1e-9);
  const Reader by_tier = errors["by_tier"];
  for (std::size_t i = 0, n = by_tier.array_size(); i < n; ++i) {
    by_tier[i]["tier"].one_of(kTiers.size(), [&](std::size_t k) { return kTiers[k]; });
    check_spread(by_tier[i]);
  }
  const Reader by_age = errors["by_age"];
  for (std::size_t i = 0, n = by_age.array_size(); i < n; ++i) {
    by_age[i]["sex"].one_of(kSexes.size(), [&](std::size_t k) { return kSexes[k]; });
    for (const char* key : {"from_months", "to_months"}) by_age[i][key].number();
    check_spread(by_age[i]);
    const Reader counts = by_age[i]["counts"];
    for (std::size_t k = 0, bins = counts.array_size(2); k < bins; ++k) counts[k].integer(0, kAnyCount);
  }
}

/// What an engine must say of a known picture; read by the page.
void check_self_test(const Reader& test, std::size_t stages) {
  const Reader ages = test["age_months"];
  for (std::size_t sex = 0, n = ages.array_size(2, 2); sex < n; ++sex) ages[sex].number();
  const Reader probabilities = test["stage_probabilities"];
  for (std::size_t sex = 0, n = probabilities.array_size(2, 2); sex < n; ++sex) {
    probabilities[sex].array_size(stages, stages);
    for (std::size_t k = 0; k < stages; ++k) probabilities[sex][k].number(0, 1);
  }
  for (const char* key : {"months", "probability"}) test["within"][key].number(1e-9);
  test["source"].text();
}

}  // namespace

bool is_version(std::string_view text, int parts) {
  for (int part = 0; part < parts; ++part) {
    std::size_t digits = 0;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == 0) return false;
    text.remove_prefix(digits);
    if (part + 1 == parts) return text.empty();
    if (text.empty() || text[0] != '.') return false;
    text.remove_prefix(1);
  }
  return false;
}

void check_records(const Reader& root, std::size_t stages) {
  root["title"].text();
  root["intended_use"].text();
  const Reader changes = root["changes"];
  for (std::size_t i = 0, n = changes.array_size(); i < n; ++i) {
    for (const char* key : {"version", "date", "summary"}) changes[i][key].text();
  }
  for (const char* key : {"weights", "terms", "attribution"}) root["licence"][key].text();
  root["training_data"]["source"].text();
  root["training_data"]["films"].integer(1, kAnyCount);
  root["training_data"]["split"].text();
  const Reader files = root["files"];
  check_file(files["model"]);
  for (const char* optional : {"reference", "self_test"}) {
    if (files.has(optional)) check_file(files[optional]);
  }
  if (root.has("errors")) check_errors(root["errors"]);
  if (root.has("self_test")) {
    check_self_test(root["self_test"], stages);
    if (!files.has("self_test")) root["self_test"].reject("needs files.self_test");
  }
  const Reader performance = root["performance"];
  for (std::size_t i = 0, n = performance.array_size(); i < n; ++i) check_performance(performance[i]);
}

}  // namespace carpal
