#include "carpal/assessment.hpp"

#include <array>
#include <utility>

#include "json_reader.hpp"

#ifndef CARPAL_VERSION
#error "the build gives the version of the CMake project"
#endif

namespace carpal {
namespace {

/// What both sexes' results are made of.
struct Parts {
  const CheckedFilm& checked;
  const Request& request;
  std::span<const float> outputs;  ///< of the film as it is
  const Manifest& manifest;
  const Reference* reference;
  const Anatomy* anatomy;
  BySex<Estimate> estimates;
  BySex<std::vector<ViewReading>> views;
  Grade hand = Grade::Good;  ///< the worse of its features and its shape
};

struct JudgedResult {
  SexResult result;
  bool doubtful = false;
};

/// Both sexes' ages in the film as it is and in every other view that was taken.
Outcome read_views(const ViewOutputs& outputs, Parts& parts) {
  for (std::size_t i = 0; i < kViews; ++i) {
    const auto view = static_cast<View>(i);
    if (outputs[i].empty()) continue;
    BySex<Estimate> estimates;
    if (Outcome outcome = estimate(outputs[i], parts.manifest, estimates); !outcome.ok()) {
      if (view != View::AsIs) outcome.detail = std::string(view_name(view)) + ": " + outcome.detail;
      return outcome;
    }
    if (view == View::AsIs) parts.estimates = estimates;
    parts.views.female.push_back({view, estimates.female.predicted_months});
    parts.views.male.push_back({view, estimates.male.predicted_months});
  }
  return {};
}

Outcome result_for(Sex sex, const Parts& parts, JudgedResult& judged) {
  SexResult& result = judged.result;
  const Manifest& manifest = parts.manifest;
  const bool female = sex == Sex::Female;
  const std::size_t stages = manifest.stages.count();
  const auto logits = parts.outputs.subspan(manifest.output(OutputName::StageLogits)->offset + (female ? 0 : stages), stages);
  result.estimate = female ? parts.estimates.female : parts.estimates.male;
  result.stage_probabilities = stage_probabilities(logits, manifest.calibration.temperature);
  result.stage = most_probable(result.stage_probabilities);
  if (manifest.maturity) {
    Maturity maturity;
    if (Outcome voted = judge_maturity(parts.outputs, manifest, *parts.reference, sex, result.estimate, result.stage_probabilities,
                                       *parts.anatomy, maturity);
        !voted.ok()) {
      return voted;
    }
    result.maturity = maturity;
  }
  ReadingToCheck reading;
  reading.estimate = result.estimate;
  reading.other_sex_predicted_months = (female ? parts.estimates.male : parts.estimates.female).predicted_months;
  reading.stage = result.stage;
  reading.range = female ? manifest.age.range_months.female : manifest.age.range_months.male;
  reading.maturity = result.maturity;
  reading.chronological_age_months = parts.request.chronological_age_months;
  const auto confidence = [&](bool contraindicated) {
    return join_confidence(result.stage_probabilities[result.stage], result.estimate.half_width_months, worst_of(parts.checked.quality),
                           parts.hand, result.findings, manifest.calibration.confidence, contraindicated);
  };
  result.findings = check_consistency(reading, manifest);
  // What is known of the child makes the network no less sure of the film: it is not looked at again for that.
  judged.doubtful = is_doubtful(confidence(false).tier == Tier::Low, result.findings, parts.hand);
  result.agreement = compare_views(female ? parts.views.female : parts.views.male, reading.range);
  if (result.agreement) {
    const auto finding = check_views(result.agreement->difference_months, manifest.calibration.consistency);
    if (finding) result.findings.push_back(*finding);
  }
  result.confidence = confidence(!parts.request.contraindications.empty());
  return {};
}

/// Of the subject, of both sexes when it is unknown.
template <class Each>
void for_subject(SubjectSex sex, const Each& each) {
  if (sex != SubjectSex::Male) each(Sex::Female);
  if (sex != SubjectSex::Female) each(Sex::Male);
}

std::vector<Contraindication> contraindications_of(const Reader& list) {
  std::array<bool, kContraindications> named{};
  const std::size_t count = list.array_size();
  for (std::size_t i = 0; i < count; ++i) {
    const auto name_of = [](std::size_t one) { return contraindication_name(static_cast<Contraindication>(one)); };
    named[list[i].one_of(kContraindications, name_of)] = true;
  }
  std::vector<Contraindication> all;
  for (std::size_t i = 0; i < kContraindications; ++i) {
    if (named[i]) all.push_back(static_cast<Contraindication>(i));
  }
  return all;
}

ReadStatus status_of(const Safety& safety, bool with_override) {
  if (safety.verdict != Grade::Refuse) return ReadStatus::Read;
  return with_override && safety.overridable ? ReadStatus::ReadAgainstRefusal : ReadStatus::Refused;
}

}  // namespace

const char* contraindication_name(Contraindication one) {
  switch (one) {
    case Contraindication::Cast: return "cast";
    case Contraindication::Fracture: return "fracture";
    case Contraindication::Deformity: return "deformity";
    case Contraindication::Dysplasia: return "dysplasia";
    case Contraindication::Treatment: return "treatment";
  }
  return "cast";
}

const char* core_version() { return CARPAL_VERSION; }

Outcome parse_request(std::string_view json, Request& request) {
  const Json document = Json::parse(json.begin(), json.end(), nullptr, false);
  if (document.is_discarded()) return {Status::BadRequest, "document: not JSON"};
  std::string error;
  const Reader root(&document, "", &error);
  const std::string sex = root["sex"].text();
  Request read;
  if (sex == "female") {
    read.sex = SubjectSex::Female;
  } else if (sex == "male") {
    read.sex = SubjectSex::Male;
  } else if (sex != "unknown") {
    root["sex"].reject("must be female, male or unknown");
  }
  read.read_refused = root["override"].boolean();
  if (root.has("chronological_age_months")) {
    read.chronological_age_months = root["chronological_age_months"].number_or_null(0, kMaxChronologicalMonths);
  }
  if (root.has("contraindications")) read.contraindications = contraindications_of(root["contraindications"]);
  if (!error.empty()) return {Status::BadRequest, error};
  request = read;
  return {};
}

FilmInfo film_info(const Film& film) { return {film.format, film.width, film.height, film.bits, film.channels}; }

Outcome assess(const CheckedFilm& checked, const Request& request, const ViewOutputs& outputs, const Manifest& manifest,
               const Reference* reference, Assessment& assessment) {
  if (manifest.anatomy && !reference) return Status::ReferenceMissing;
  Assessment made;
  made.checked = checked;
  made.sex = request.sex;
  made.chronological_age_months = request.chronological_age_months;
  made.contraindications = request.contraindications;
  SafetyTier film = film_tier(checked.validation, checked.quality);
  const bool may_override = overridable(checked.validation);
  if (!InputVerdict{*film.verdict, may_override}.readable(request.read_refused)) {
    made.safety = join_tiers(std::move(film), {}, {}, may_override);
    assessment = std::move(made);
    return {};
  }

  const auto as_is = outputs[static_cast<std::size_t>(View::AsIs)];
  if (as_is.empty()) return Status::NoOutputs;
  Parts parts{checked, request, as_is, manifest, reference, nullptr, {}, {}};
  if (Outcome outcome = read_views(outputs, parts); !outcome.ok()) return outcome;
  if (manifest.anatomy) {
    made.anatomy.emplace();
    if (Outcome outcome = compare_with_reference(as_is, manifest, *reference, *made.anatomy); !outcome.ok()) return outcome;
    parts.anatomy = &*made.anatomy;
    made.shape_checks = judge_shape(checked.shape, manifest, made.anatomy->grade);
    parts.hand = worst(made.anatomy->grade, worst_shape(made.shape_checks));
  }
  BySex<JudgedResult> judged;
  if (Outcome outcome = result_for(Sex::Female, parts, judged.female); !outcome.ok()) return outcome;
  if (Outcome outcome = result_for(Sex::Male, parts, judged.male); !outcome.ok()) return outcome;
  std::vector<SexFinding> findings;
  bool doubtful = false;
  for_subject(request.sex, [&](Sex sex) {
    const JudgedResult& one = sex == Sex::Female ? judged.female : judged.male;
    for (const Finding& finding : one.result.findings) findings.push_back({sex, finding});
    doubtful = doubtful || one.doubtful;
  });
  doubtful = doubtful && film.verdict != Grade::Refuse;
  made.safety = join_tiers(std::move(film), hand_tier(parts.anatomy, made.shape_checks), reading_tier(findings), may_override);
  made.safety.doubtful = doubtful;
  made.safety.findings = std::move(findings);
  made.status = status_of(made.safety, request.read_refused);
  if (made.status != ReadStatus::Refused) made.results = {std::move(judged.female.result), std::move(judged.male.result)};
  assessment = std::move(made);
  return {};
}

}  // namespace carpal
