#include "carpal/session.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"
#include "support.hpp"

namespace carpal {
namespace {

using testing::Bytes;
using testing::Json;

constexpr const char* kRequest = R"({"sex": "female", "override": false})";
constexpr const char* kOverride = R"({"sex": "female", "override": true})";

Bytes good_film() { return testing::golden("grey8.png"); }

/// Coloured squares in a pattern: refused for its colour alone.
Bytes colour_film() {
  std::vector<int> samples;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      const int level = 30 + 3 * ((x * 7 + y * 13) % 64);
      samples.insert(samples.end(), {level, level / 4, (x + y) % 64});
    }
  }
  return testing::make_png(64, 64, 3, 8, samples);
}

Status decode_in(Session& session, const Bytes& bytes) {
  const auto room = session.reserve_film(bytes.size());
  EXPECT_EQ(room.size(), bytes.size());
  if (!bytes.empty()) std::memcpy(room.data(), bytes.data(), bytes.size());
  return session.decode().status;
}

Session configured() {
  Session session;
  EXPECT_EQ(session.configure(testing::manifest_json().dump()).status, Status::Ok);
  return session;
}

/// As a network may give them: neither the ages nor the features are all the same.
void write_outputs(Session& session, View view = View::AsIs) {
  const auto room = session.reserve_outputs(view);
  for (std::size_t i = 0; i < room.size(); ++i) room[i] = static_cast<float>(i % 3);
}

Status set_reference(Session& session, const Bytes& bytes) {
  const auto room = session.reserve_reference(bytes.size());
  EXPECT_EQ(room.size(), bytes.size());
  if (!bytes.empty()) std::memcpy(room.data(), bytes.data(), bytes.size());
  return session.set_reference().status;
}

TEST(Session, FromBytesToAssessment) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  EXPECT_EQ(session.width(), 61);
  EXPECT_EQ(session.height(), 47);
  EXPECT_EQ(session.grey_pixels().size(), 61u * 47u);
  EXPECT_EQ(session.film_json(), "");
  ASSERT_EQ(session.validate("").status, Status::Ok);
  const Json film = Json::parse(session.film_json(), nullptr, false);
  EXPECT_EQ(film["film"]["width"], 61);
  EXPECT_EQ(film["validation"]["profile"], "calibrated");
  ASSERT_EQ(session.prepare().status, Status::Ok);
  EXPECT_EQ(session.tensor().size(), 3u * 32u * 32u);
  EXPECT_EQ(session.reserve_outputs().size(), 24u);
  write_outputs(session);
  ASSERT_EQ(session.assess(kRequest).status, Status::Ok);
  const Json json = Json::parse(session.assessment_json(), nullptr, false);
  EXPECT_EQ(json["status"], "read");
  EXPECT_EQ(json["film"], film["film"]);
  EXPECT_EQ(json["validation"], film["validation"]);
}

TEST(Session, TheOtherSexNeedsNoSecondPass) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  write_outputs(session);
  ASSERT_TRUE(session.assess(kRequest).ok());
  const Json first = Json::parse(session.assessment_json(), nullptr, false);
  ASSERT_TRUE(session.assess(R"({"sex": "male", "override": false})").ok());
  const Json second = Json::parse(session.assessment_json(), nullptr, false);
  EXPECT_EQ(first["results"], second["results"]);
  EXPECT_EQ(second["subject"]["sex"], "male");
}

Json agreement(const Session& session) { return Json::parse(session.assessment_json(), nullptr, false)["results"]["female"]["agreement"]; }

TEST(Session, ASecondLookIsTakenOfTheSameFilm) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  ASSERT_TRUE(session.prepare().ok());
  const std::vector<float> as_is(session.tensor().begin(), session.tensor().end());
  ASSERT_TRUE(session.prepare(View::Mirrored).ok());
  ASSERT_EQ(session.tensor().size(), as_is.size());
  for (std::size_t i = 0; i < as_is.size(); ++i) ASSERT_EQ(session.tensor()[i], as_is[i - i % 32 + 31 - i % 32]);
  write_outputs(session);
  ASSERT_TRUE(session.assess(kRequest).ok());
  EXPECT_TRUE(agreement(session).is_null());
  const auto turned = session.reserve_outputs(View::TurnedRight);
  for (std::size_t i = 0; i < turned.size(); ++i) turned[i] = static_cast<float>(i % 3);
  turned[0] = 0.1f;
  write_outputs(session, View::Mirrored);
  ASSERT_TRUE(session.assess(kRequest).ok());
  ASSERT_EQ(agreement(session)["views"].size(), 3u);
  EXPECT_EQ(agreement(session)["views"][1]["view"], "mirrored") << "in the order of the views, however they were given";
  EXPECT_EQ(agreement(session)["views"][2]["view"], "turned_right");
  EXPECT_NEAR(agreement(session)["difference_months"].get<double>(), 4.11211, 1e-4);
}

TEST(Session, ViewsOfTheFilmBeforeAreNotUsed) {
  Session session = configured();
  const auto read = [&] {
    ASSERT_TRUE(session.validate("").ok());
    write_outputs(session);
    ASSERT_TRUE(session.assess(kRequest).ok());
  };
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  write_outputs(session, View::Mirrored);
  read();
  EXPECT_FALSE(agreement(session).is_null());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  read();
  EXPECT_TRUE(agreement(session).is_null());
  write_outputs(session, View::Mirrored);
  ASSERT_TRUE(session.configure(testing::manifest_json().dump()).ok());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  read();
  EXPECT_TRUE(agreement(session).is_null());
}

TEST(Session, AViewWithoutTheFilmAsItIsIsNoReading) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  write_outputs(session, View::Mirrored);
  EXPECT_EQ(session.assess(kRequest).status, Status::NoOutputs);
}

constexpr const char* kManual = R"({"crop":{"x":0,"y":0,"width":30,"height":40},"turned_degrees":90,"mirrored":true,"inverted":false})";

TEST(Session, AUsersPlacementIsMeasuredShownAndRecordedUntilItIsTakenBack) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  ASSERT_TRUE(session.prepare().ok());
  const std::vector<float> as_it_lies(session.tensor().begin(), session.tensor().end());
  const Json before = Json::parse(session.film_json(), nullptr, false);
  EXPECT_EQ(before["placement"]["crop"], Json({{"x", 0}, {"y", 0}, {"width", 61}, {"height", 47}}));
  write_outputs(session);
  ASSERT_TRUE(session.assess(kRequest).ok());

  ASSERT_TRUE(session.place(kManual).ok());
  EXPECT_EQ(session.film_json(), "");
  EXPECT_EQ(session.assessment_json(), "");
  EXPECT_EQ(session.prepare().status, Status::NotValidated);
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(session.assess(kRequest).status, Status::NoOutputs) << "those of the film as it lay say nothing of it now";
  const Json after = Json::parse(session.film_json(), nullptr, false);
  EXPECT_EQ(after["placement"]["manual"], true);
  EXPECT_NE(after["validation"]["layers"][1]["value"], before["validation"]["layers"][1]["value"]);
  ASSERT_TRUE(session.prepare().ok());
  ASSERT_EQ(session.seen_pixels().size(), 32u * 32u);
  EXPECT_FALSE(std::equal(as_it_lies.begin(), as_it_lies.end(), session.tensor().begin()));
  write_outputs(session);
  ASSERT_TRUE(session.assess(kRequest).ok());
  EXPECT_EQ(Json::parse(session.assessment_json(), nullptr, false)["placement"], after["placement"]);

  EXPECT_EQ(session.place("{}").status, Status::BadRequest);
  EXPECT_EQ(Json::parse(session.film_json(), nullptr, false)["placement"], after["placement"]) << "a wrong one changes nothing";
  ASSERT_TRUE(session.place("").ok());
  ASSERT_TRUE(session.validate("").ok());
  ASSERT_TRUE(session.prepare().ok());
  EXPECT_TRUE(std::equal(as_it_lies.begin(), as_it_lies.end(), session.tensor().begin()));
  EXPECT_EQ(Json::parse(session.film_json(), nullptr, false), before);
}

TEST(Session, StepsOutOfOrderAreNamed) {
  Session session;
  EXPECT_EQ(session.validate("").status, Status::NotConfigured);
  EXPECT_EQ(session.prepare().status, Status::NotConfigured);
  EXPECT_EQ(session.assess(kRequest).status, Status::NotConfigured);
  EXPECT_TRUE(session.reserve_outputs().empty());
  EXPECT_EQ(session.decode().status, Status::EmptyFile);
  EXPECT_EQ(decode_in(session, good_film()), Status::Ok);  // decoding needs no manifest
  session = configured();
  EXPECT_EQ(session.validate("").status, Status::NoFilm);
  EXPECT_EQ(session.place("").status, Status::NoFilm);
  EXPECT_EQ(session.prepare().status, Status::NoFilm);
  EXPECT_TRUE(session.seen_pixels().empty());
  EXPECT_EQ(session.assess(kRequest).status, Status::NoFilm);
  EXPECT_TRUE(session.grey_pixels().empty());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  EXPECT_EQ(session.assess(kRequest).status, Status::NotValidated);
  EXPECT_EQ(session.prepare().status, Status::NotValidated);
  const Outcome unknown = session.validate("nobody");
  EXPECT_EQ(unknown.status, Status::UnknownProfile);
  EXPECT_EQ(unknown.detail, "nobody");
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(session.assess("{}").status, Status::BadRequest);
  EXPECT_EQ(session.assess(kRequest).status, Status::NoOutputs);
  EXPECT_EQ(session.assessment_json(), "");
}

TEST(Session, OutputsOfTheFilmBeforeAreNotUsed) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  write_outputs(session);
  ASSERT_TRUE(session.assess(kRequest).ok());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  EXPECT_EQ(session.assessment_json(), "");
  EXPECT_TRUE(session.tensor().empty());
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(session.assess(kRequest).status, Status::NoOutputs);
}

TEST(Session, AFailedFilmLeavesNothingOfTheOneBefore) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(decode_in(session, Bytes{1, 2, 3}), Status::UnknownFormat);
  EXPECT_EQ(session.width(), 0);
  EXPECT_EQ(session.film_json(), "");
  EXPECT_EQ(session.validate("").status, Status::NoFilm);
}

TEST(Session, ARefusedFilmIsReadOnlyAgainstTheRefusal) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, colour_film()), Status::Ok);
  ASSERT_TRUE(session.validate("published").ok());
  ASSERT_TRUE(session.assess(kRequest).ok());
  EXPECT_EQ(Json::parse(session.assessment_json(), nullptr, false)["status"], "refused");
  EXPECT_EQ(session.assess(kOverride).status, Status::NoOutputs);
  write_outputs(session);
  ASSERT_TRUE(session.assess(kOverride).ok());
  EXPECT_EQ(Json::parse(session.assessment_json(), nullptr, false)["status"], "read_against_refusal");
}

TEST(Session, NonFiniteOutputsGiveNoAssessment) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  session.reserve_outputs()[1] = std::nanf("");
  EXPECT_EQ(session.assess(kRequest).status, Status::NonFiniteOutput);
  EXPECT_EQ(session.assessment_json(), "");
}

TEST(Session, ConstantOutputsGiveNoAssessment) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  session.reserve_outputs();
  EXPECT_EQ(session.assess(kRequest).status, Status::ConstantOutput);
  EXPECT_EQ(session.assessment_json(), "");
}

Session fully_configured() {
  Session session;
  EXPECT_EQ(session.configure(testing::full_manifest_json().dump()).status, Status::Ok);
  return session;
}

TEST(Session, APackWithAnatomyNeedsItsReference) {
  Session session = fully_configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  const auto assess = [&] {
    const auto room = session.reserve_outputs();
    const auto outputs = testing::full_outputs();
    std::copy(outputs.begin(), outputs.end(), room.begin());
    return session.assess(kRequest).status;
  };
  EXPECT_EQ(assess(), Status::ReferenceMissing);
  ASSERT_EQ(set_reference(session, testing::reference_bytes()), Status::Ok);
  EXPECT_EQ(assess(), Status::Ok);
  const Json json = Json::parse(session.assessment_json(), nullptr, false);
  EXPECT_EQ(json["anatomy"]["grade"], "good");
  EXPECT_EQ(json["quality"].size(), 2u);
  session.clear();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(assess(), Status::Ok) << "clear keeps the reference";
  ASSERT_TRUE(session.configure(testing::full_manifest_json().dump()).ok());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(assess(), Status::ReferenceMissing) << "configure drops it";
}

TEST(Session, AReferenceThatDoesNotFitIsNamed) {
  Session session;
  EXPECT_EQ(set_reference(session, testing::reference_bytes()), Status::NotConfigured);
  session = configured();
  EXPECT_EQ(set_reference(session, testing::reference_bytes()), Status::NotConfigured) << "this manifest asks for none";
  session = fully_configured();
  EXPECT_EQ(session.set_reference().status, Status::BadReference) << "nothing was reserved";
  EXPECT_EQ(set_reference(session, Bytes(70, 0)), Status::BadReference);
  EXPECT_TRUE(session.reserve_reference(kMaxReferenceBytes + 1).empty());
  EXPECT_EQ(session.set_reference().status, Status::BadReference);
  auto json = testing::full_manifest_json();
  json["outputs"][3]["shape"] = {1, 3};
  ASSERT_TRUE(session.configure(json.dump()).ok());
  const auto room = session.reserve_reference(testing::reference_bytes().size());
  const Bytes bytes = testing::reference_bytes();
  std::copy(bytes.begin(), bytes.end(), room.begin());
  const Outcome outcome = session.set_reference();
  EXPECT_EQ(outcome.status, Status::BadReference);
  EXPECT_EQ(outcome.detail, "1 components of 3 values, not 1 components of 4 values");
}

TEST(Session, ABadReferenceKeepsTheGoodOne) {
  Session session = fully_configured();
  ASSERT_EQ(set_reference(session, testing::reference_bytes()), Status::Ok);
  EXPECT_EQ(set_reference(session, Bytes(70, 0)), Status::BadReference);
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  session.reserve_outputs();
  EXPECT_EQ(session.assess(kRequest).status, Status::ConstantOutput) << "not ReferenceMissing";
}

TEST(Session, AnEmptyPictureIsNotReadAgainstTheRefusal) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, testing::make_png(8, 8, 1, 8, {255})), Status::Ok);
  ASSERT_TRUE(session.validate("published").ok());
  EXPECT_EQ(Json::parse(session.film_json(), nullptr, false)["input"], Json({{"verdict", "refuse"}, {"overridable", false}}));
  write_outputs(session);
  ASSERT_TRUE(session.assess(kOverride).ok());
  EXPECT_EQ(Json::parse(session.assessment_json(), nullptr, false)["status"], "refused");
}

TEST(Session, StoredSamplesOfADicomFrameTakeTheFilesPlace) {
  constexpr const char* kDescription =
      R"({"width":32,"height":16,"bits_allocated":16,"bits_stored":12,"high_bit":11,"signed":false,"samples":1,"planar":false,)"
      R"("photometric":"MONOCHROME2","rescale":null,"modality_lut":null,"voi":{"kind":"range"},"inverse":false,"palette":null})";
  Session session = configured();
  const auto reserve = [&](std::size_t bytes) {
    const auto room = session.reserve_film(bytes);
    for (std::size_t i = 0; i < room.size(); ++i) room[i] = static_cast<std::uint8_t>(i / 2 % 16);
  };
  reserve(32 * 16 * 2);
  ASSERT_EQ(session.decode_stored(kDescription).detail, "");
  EXPECT_EQ(session.width(), 32);
  EXPECT_EQ(session.height(), 16);
  EXPECT_EQ(session.grey_pixels()[15], 65535);
  ASSERT_TRUE(session.validate("").ok());
  EXPECT_EQ(Json::parse(session.film_json(), nullptr, false)["film"]["format"], "dicom");

  EXPECT_EQ(session.decode_stored(kDescription).status, Status::TruncatedFile);  // the samples are gone
  EXPECT_EQ(session.width(), 0);
  reserve(8);
  EXPECT_EQ(session.decode_stored("{}").status, Status::BadRequest);
  EXPECT_TRUE(session.reserve_film(kMaxFileBytes + 1).empty());
  EXPECT_EQ(session.decode_stored(kDescription).status, Status::FileTooLarge);
}

TEST(Session, ABadManifestKeepsTheGoodOne) {
  Session session = configured();
  EXPECT_EQ(session.configure("{}").status, Status::BadManifest);
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  EXPECT_TRUE(session.validate("").ok());
}

TEST(Session, ATooLargeFileIsRefusedBeforeMemoryIsTaken) {
  Session session;
  EXPECT_TRUE(session.reserve_film(kMaxFileBytes + 1).empty());
  EXPECT_EQ(session.decode().status, Status::FileTooLarge);
  EXPECT_EQ(session.decode().status, Status::EmptyFile);
}

TEST(Session, ClearForgetsTheFilmAndKeepsTheManifest) {
  Session session = configured();
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  ASSERT_TRUE(session.validate("").ok());
  ASSERT_TRUE(session.prepare().ok());
  session.clear();
  EXPECT_EQ(session.width(), 0);
  EXPECT_TRUE(session.tensor().empty());
  EXPECT_TRUE(session.grey_pixels().empty());
  ASSERT_EQ(decode_in(session, good_film()), Status::Ok);
  EXPECT_TRUE(session.validate("").ok());
}

}  // namespace
}  // namespace carpal
