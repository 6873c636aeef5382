#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carpal/confidence.hpp"
#include "carpal/consistency.hpp"
#include "carpal/estimate.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/stage.hpp"
#include "carpal/status.hpp"
#include "carpal/validation.hpp"

namespace carpal {

inline constexpr const char* kAssessmentSchemaVersion = "1.0";

/// The core's version, major.minor.patch.
const char* core_version();

enum class SubjectSex : std::uint8_t { Female, Male, Unknown };

/// What is asked with a film: `{ "sex": "female" | "male" | "unknown", "override": boolean }`.
struct Request {
  SubjectSex sex = SubjectSex::Unknown;
  bool read_refused = false;  ///< "override": read although validation refused
};

/// Fails with BadRequest, whose detail names the field.
Outcome parse_request(std::string_view json, Request& request);

enum class ReadStatus : std::uint8_t { Read, Refused, ReadAgainstRefusal };

struct SexResult {
  Estimate estimate;
  std::size_t stage = 0;
  StageProbabilities stage_probabilities{};
  Tier tier = Tier::Low;
  std::vector<Finding> findings;
};

/// What was decoded, without the samples.
struct FilmInfo {
  Format format = Format::Png;
  int width = 0;
  int height = 0;
  int bits = 8;
  int channels = 1;
};

FilmInfo film_info(const Film& film);

/// The one record that leaves the core (cpp/schema/assessment.schema.json, web/src/domain/assessment.ts).
struct Assessment {
  ReadStatus status = ReadStatus::Refused;
  FilmInfo film;
  Validation validation;
  SubjectSex sex = SubjectSex::Unknown;
  std::optional<BySex<SexResult>> results;  ///< none when refused
};

/// Puts the record together. `outputs` is not read when the film is refused. Fails as estimate() does; NoOutputs when they are empty.
Outcome assess(const FilmInfo& film, const Validation& validation, const Request& request, std::span<const float> outputs,
               const Manifest& manifest, Assessment& assessment);

/// JSON of the schema, keys in its order, numbers in their shortest form that reads back as the same double.
std::string to_json(const Assessment& assessment, const Manifest& manifest);

/// `{ "film": ..., "validation": ... }`, the two parts that are known before the network runs.
std::string film_json(const FilmInfo& film, const Validation& validation);

}  // namespace carpal
