#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "carpal/agreement.hpp"
#include "carpal/anatomy.hpp"
#include "carpal/confidence.hpp"
#include "carpal/consistency.hpp"
#include "carpal/estimate.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/maturity.hpp"
#include "carpal/placement.hpp"
#include "carpal/reference.hpp"
#include "carpal/safety.hpp"
#include "carpal/shape.hpp"
#include "carpal/stage.hpp"
#include "carpal/status.hpp"
#include "carpal/validation.hpp"

namespace carpal {

inline constexpr const char* kAssessmentSchemaVersion = "2.1";

/// The core's version, major.minor.patch.
const char* core_version();

enum class SubjectSex : std::uint8_t { Female, Male, Unknown };

inline constexpr double kMaxChronologicalMonths = 300;

/// What makes a hand one that the network has not learned, as somebody says who knows the child. The film need not show it.
enum class Contraindication : std::uint8_t { Cast, Fracture, Deformity, Dysplasia, Treatment };
inline constexpr std::size_t kContraindications = 5;

/// "cast" and so on.
const char* contraindication_name(Contraindication one);

/// What is asked with a film:
/// `{ "sex": "female" | "male" | "unknown", "override": boolean, "chronological_age_months"?: number 0..300 | null,
/// "contraindications"?: ["cast" | "fracture" | ...] }`.
struct Request {
  SubjectSex sex = SubjectSex::Unknown;
  bool read_refused = false;  ///< "override": read on against a refusal, where that is allowed
  std::optional<double> chronological_age_months;
  std::vector<Contraindication> contraindications = {};  ///< in the order of the codes, none twice
};

/// Fails with BadRequest, whose detail names the field.
Outcome parse_request(std::string_view json, Request& request);

enum class ReadStatus : std::uint8_t { Read, Refused, ReadAgainstRefusal };

struct SexResult {
  Estimate estimate;
  std::size_t stage = 0;
  StageProbabilities stage_probabilities{};
  Confidence confidence;
  std::optional<Maturity> maturity;
  std::optional<Agreement> agreement;  ///< none where the film was read as it is alone
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

/// What is known of a film before the network runs.
struct CheckedFilm {
  FilmInfo film;
  Validation validation;
  std::vector<QualityCheck> quality;  ///< none where the profile limits none
  Shape shape = {};
  Placement placement = {};
};

/// The one record that leaves the core (cpp/schema/assessment.schema.json, web/src/domain/assessment.ts).
struct Assessment {
  ReadStatus status = ReadStatus::Refused;
  CheckedFilm checked;
  std::optional<Anatomy> anatomy;  ///< none where the network was not run, or the pack has no reference
  std::vector<ShapeCheck> shape_checks;  ///< none where the network was not run, or the pack limits none
  Safety safety;
  SubjectSex sex = SubjectSex::Unknown;
  std::optional<double> chronological_age_months;
  std::vector<Contraindication> contraindications;
  std::optional<BySex<SexResult>> results;  ///< none when refused, also where the refusal came after the network
};

/// Puts the record together. `outputs` is not read where the film is refused by itself: see InputVerdict::readable. What is stated is read
/// from the film as it is; the other views only say whether they agree. `reference` is the one that manifest.anatomy asks for, null where
/// it asks for none. The findings that count are the subject's, both sexes' when unknown.
/// Fails with ReferenceMissing, with NoOutputs when the film is to be read and those of it as it is are empty, and as estimate() does.
Outcome assess(const CheckedFilm& checked, const Request& request, const ViewOutputs& outputs, const Manifest& manifest,
               const Reference* reference, Assessment& assessment);

/// JSON of the schema, keys in its order, numbers in their shortest form that reads back as the same double.
std::string to_json(const Assessment& assessment, const Manifest& manifest);

/// What only the page needs of a film's outline: film pixels.
struct FilmOutline {
  std::vector<FilmPoint> points;  ///< around the hand, clockwise; none where no hand was found
  std::vector<Placement> hands;   ///< placements_of_hands()
};

/// `{ "film": ..., "validation": ..., "quality": ..., "shape": ..., "placement": ..., "input": { "verdict": ..., "overridable": ... },
/// "outline": [[x, y], ...], "hands": [placement, ...] }`: what is known before the network runs.
std::string film_json(const CheckedFilm& checked, const FilmOutline& outline);

}  // namespace carpal
