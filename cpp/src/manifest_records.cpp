#include "manifest_records.hpp"

#include <algorithm>
#include <limits>

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

void check_records(const Reader& root) {
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
  if (files.has("reference")) check_file(files["reference"]);
  const Reader performance = root["performance"];
  for (std::size_t i = 0, n = performance.array_size(); i < n; ++i) check_performance(performance[i]);
}

}  // namespace carpal
