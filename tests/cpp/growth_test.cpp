#include "carpal/growth.hpp"

#include <string>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Json;

GrowthRequest request(Sex sex, double age, double bone_age) {
  GrowthRequest made;
  made.sex = sex;
  made.chronological_age_months = age;
  made.bone_age = {bone_age, bone_age - 10, bone_age + 10};
  return made;
}

GrowthRequest with_height(Sex sex, double age, double bone_age, double cm) {
  GrowthRequest made = request(sex, age, bone_age);
  made.height = {cm, age, HeightMethod::Standing};
  return made;
}

Standing brush(const GrowthRequest& of) { return growth_of(of).standing[0]; }
Standing stanford(const GrowthRequest& of) { return growth_of(of).standing[1]; }

TEST(Standing, TheScoreIsTheDifferenceInStandardDeviationsOfTheTable) {
  // Boys at 8 y: Brush 9.10, Stanford 10.8. Between rows: girls at 13 y 6 mo, Brush (10.67 + 11.30) / 2.
  const Growth growth = growth_of(request(Sex::Male, 96, 108));
  EXPECT_EQ(growth.difference_months, 12);
  EXPECT_DOUBLE_EQ(growth.standing[0].figures->sds, 12 / 9.10);
  EXPECT_DOUBLE_EQ(growth.standing[1].figures->sds, 12 / 10.8);
  EXPECT_DOUBLE_EQ(growth.standing[0].figures->normal_low_months, 96 - 18.2);
  EXPECT_DOUBLE_EQ(growth.standing[0].figures->normal_high_months, 96 + 18.2);
  EXPECT_NEAR(brush(request(Sex::Female, 162, 162)).figures->sd_months, (10.67 + 11.30) / 2, 1e-12);
}

TEST(Standing, TheTwoTablesMayDisagreeOfOneChild) {
  // A girl of 13 y, 23.5 mo behind: -2.2 SD by one, -1.6 by the other.
  const GrowthRequest girl = request(Sex::Female, 156, 156 - 23.5);
  EXPECT_NEAR(brush(girl).figures->sds, -2.2, 0.01);
  EXPECT_EQ(brush(girl).figures->verdict, Verdict::Delayed);
  EXPECT_NEAR(stanford(girl).figures->sds, -1.6, 0.01);
  EXPECT_EQ(stanford(girl).figures->verdict, Verdict::Normal);
}

TEST(Standing, TwoStandardDeviationsAreStillNormal) {
  const double sd = 9.0;  // boys, 9 y, Brush
  EXPECT_EQ(brush(request(Sex::Male, 108, 108 + 2 * sd)).figures->verdict, Verdict::Normal);
  EXPECT_EQ(brush(request(Sex::Male, 108, 108 - 2 * sd)).figures->verdict, Verdict::Normal);
  EXPECT_EQ(brush(request(Sex::Male, 108, 108.001 + 2 * sd)).figures->verdict, Verdict::Advanced);
  EXPECT_EQ(brush(request(Sex::Male, 108, 107.999 - 2 * sd)).figures->verdict, Verdict::Delayed);
}

TEST(Standing, IsSilentWhereTheTableOrTheChildIs) {
  EXPECT_EQ(brush(request(Sex::Male, 23.99, 30)).silence, Silence::Under24Months);
  EXPECT_EQ(brush(request(Sex::Male, 30, 23.99)).silence, Silence::Under24Months);
  EXPECT_EQ(brush(request(Sex::Male, 24, 24)).silence, std::nullopt);
  // Girls: Brush ends at 16 y, Stanford at 15 y; boys at 17 y.
  EXPECT_EQ(brush(request(Sex::Female, 192, 190)).silence, std::nullopt);
  EXPECT_EQ(stanford(request(Sex::Female, 192, 190)).silence, Silence::OutsideTable);
  EXPECT_EQ(brush(request(Sex::Female, 192.01, 190)).silence, Silence::OutsideTable);
  EXPECT_EQ(brush(request(Sex::Male, 204.01, 190)).silence, Silence::OutsideTable);
  GrowthRequest unknown = request(Sex::Male, 96, 100);
  unknown.chronological_age_months.reset();
  EXPECT_EQ(brush(unknown).silence, Silence::NoChronologicalAge);
  EXPECT_EQ(growth_of(unknown).difference_months, std::nullopt);
  GrowthRequest refused = request(Sex::Male, 96, 100);
  refused.bone_age.reset();
  EXPECT_EQ(brush(refused).silence, Silence::NoBoneAge);
  GrowthRequest mature = request(Sex::Male, 200, 215);
  mature.mature = true;
  EXPECT_EQ(brush(mature).silence, Silence::Mature);
  EXPECT_EQ(brush(mature).figures, std::nullopt);
  EXPECT_EQ(growth_of(mature).difference_months, std::nullopt);
}

AdultHeight height_of(const GrowthRequest& of) { return growth_of(of).adult_height; }

TEST(AdultHeightPrediction, IsHeightOverThePercentOfItsClass) {
  // Boys at a bone age of 10 y: average 78.4, accelerated 74.7, retarded 81.2.
  const auto average = height_of(with_height(Sex::Male, 120, 120, 140));
  EXPECT_EQ(average.figures->bone_age_class, BoneAgeClass::Average);
  EXPECT_EQ(average.figures->percent, 78.4);
  EXPECT_DOUBLE_EQ(average.figures->cm, 140 / 0.784);
  EXPECT_DOUBLE_EQ(height_of(with_height(Sex::Male, 108, 120, 140)).figures->cm, 140 / 0.747);
  EXPECT_DOUBLE_EQ(height_of(with_height(Sex::Male, 132, 120, 140)).figures->cm, 140 / 0.812);
}

TEST(AdultHeightPrediction, AYearAheadIsAcceleratedAndAYearBehindRetarded) {
  EXPECT_EQ(class_of(12), BoneAgeClass::Accelerated);
  EXPECT_EQ(class_of(11.999), BoneAgeClass::Average);
  EXPECT_EQ(class_of(-11.999), BoneAgeClass::Average);
  EXPECT_EQ(class_of(-12), BoneAgeClass::Retarded);
}

TEST(AdultHeightPrediction, CarriesTheIntervalThroughAndLeavesOutWhatTheTableDoesNotHave) {
  GrowthRequest boy = with_height(Sex::Male, 120, 120, 140);
  boy.bone_age = {120, 110, 129};
  const auto figures = *height_of(boy).figures;
  EXPECT_DOUBLE_EQ(*figures.low_cm, 140 / 0.80);  // 129: 80
  const double at_110 = 75.2 + (76.1 - 75.2) * 2 / 3;
  EXPECT_NEAR(*figures.high_cm, 140 / (at_110 / 100), 1e-9);
  boy.bone_age = {86, 80, 92};
  boy.chronological_age_months = boy.height->chronological_age_months = 90;
  EXPECT_EQ(height_of(boy).figures->high_cm, std::nullopt);  // the table begins at 84
  EXPECT_NE(height_of(boy).figures->low_cm, std::nullopt);
}

TEST(AdultHeightPrediction, HasItsOwnErrorInCentimetresFromEightYearsOn) {
  const auto error = height_of(with_height(Sex::Female, 96, 96, 125)).figures->error;
  EXPECT_NEAR(error->mean_cm, -0.86 * 2.54, 1e-12);
  EXPECT_NEAR(error->two_sd_cm, 2 * 1.73 * 2.54, 1e-12);
  EXPECT_EQ(height_of(with_height(Sex::Female, 95.99, 96, 125)).figures->error, std::nullopt);
  EXPECT_NEAR(height_of(with_height(Sex::Male, 102, 102, 125)).figures->error->two_sd_cm, (1.47 + 1.27) * 2.54, 1e-9);
  EXPECT_EQ(height_of(with_height(Sex::Male, 216.01, 210, 170)).figures->error, std::nullopt);
}

TEST(AdultHeightPrediction, IsSilentWithItsReason) {
  const GrowthRequest good = with_height(Sex::Male, 120, 120, 140);
  const auto silence = [&](auto change) {
    GrowthRequest changed = good;
    change(changed);
    const AdultHeight height = height_of(changed);
    EXPECT_EQ(height.figures, std::nullopt);
    return height.silence;
  };
  EXPECT_EQ(silence([](GrowthRequest& r) { r.mature = true; }), Silence::Mature);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.against_refusal = true; }), Silence::Refused);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.treated = true; }), Silence::Treated);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.bone_age.reset(); }), Silence::NoBoneAge);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.chronological_age_months.reset(); }), Silence::NoChronologicalAge);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.height.reset(); }), Silence::NoHeight);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.height->method = HeightMethod::Supine; }), Silence::HeightNotStanding);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.height->chronological_age_months = 113.9; }), Silence::HeightTooOld);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.height->chronological_age_months = 126.1; }), Silence::HeightTooOld);
  EXPECT_EQ(silence([](GrowthRequest& r) { r.bone_age = {83.9, 80, 90}; r.chronological_age_months = r.height->chronological_age_months = 84; }),
            Silence::OutsideTable);
  // The retarded boys' table ends at 13 y.
  EXPECT_EQ(height_of(with_height(Sex::Male, 168, 156, 150)).silence, std::nullopt);
  EXPECT_EQ(height_of(with_height(Sex::Male, 169, 156.1, 150)).silence, Silence::OutsideTable);
  EXPECT_EQ(height_of(good).silence, std::nullopt);
}

TEST(TargetHeightOfParents, IsTheirMeanShiftedByHalfTheDifferenceOfTheSexes) {
  GrowthRequest child = request(Sex::Male, 96, 100);
  EXPECT_EQ(growth_of(child).target_height, std::nullopt);
  child.parents = {165, 180};
  EXPECT_EQ(growth_of(child).target_height->cm, 179);
  EXPECT_EQ(growth_of(child).target_height->plus_minus_cm, 8.5);
  child.sex = Sex::Female;
  EXPECT_EQ(growth_of(child).target_height->cm, 166);
}

Tw3Sheet all_at(int stage, Sex sex) {
  Tw3Sheet sheet;
  sheet.sex = sex;
  sheet.stages.fill(stage);
  return sheet;
}

TEST(Tw3Score, AddsUpAndLooksTheAgeUp) {
  const Tw3 girl = score_tw3(all_at(4, Sex::Female));  // E everywhere
  EXPECT_EQ(girl.score, 56 + 45 + 24 + 16 + 17 + 20 + 19 + 18 + 18 + 18 + 22 + 15 + 15);
  EXPECT_TRUE(girl.missing.empty());
  EXPECT_FALSE(girl.mature);
  // 303 lies between 301 (6.3 y) and 305 (6.4 y).
  EXPECT_EQ(girl.score, 303);
  EXPECT_NEAR(*girl.age_months, 12 * 6.35, 1e-9);
}

TEST(Tw3Score, OfAllLastStagesIsMature) {
  for (const Sex sex : {Sex::Female, Sex::Male}) {
    Tw3Sheet sheet = all_at(8, sex);
    sheet.stages[1] = 7;
    const Tw3 result = score_tw3(sheet);
    EXPECT_EQ(result.score, 1000);
    EXPECT_TRUE(result.mature);
    EXPECT_EQ(result.age_months, sex == Sex::Female ? 180 : 198);
  }
}

TEST(Tw3Score, SaysWhatIsMissingAndGivesNoAgeBelowTheTable) {
  Tw3Sheet sheet = all_at(3, Sex::Male);
  sheet.stages[0].reset();
  sheet.stages[12].reset();
  const Tw3 running = score_tw3(sheet);
  EXPECT_EQ(running.missing, (std::vector<RusBone>{RusBone::Radius, RusBone::Dp5}));
  EXPECT_EQ(running.sum, 32 + 14 + 9 + 9 + 11 + 9 + 9 + 9 + 9 + 11 + 8);
  EXPECT_EQ(running.score, std::nullopt);
  EXPECT_EQ(running.age_months, std::nullopt);
  const Tw3 infant = score_tw3(all_at(0, Sex::Male));
  EXPECT_EQ(infant.score, 0);
  EXPECT_EQ(infant.age_months, std::nullopt);
  EXPECT_EQ(score_tw3(all_at(8, Sex::Male)).missing, std::vector<RusBone>{RusBone::Ulna});
}

const char* const kGirl = R"({"sex": "female", "chronological_age_months": 120, "bone_age": {"months": 132, "low_months": 121, "high_months": 143},
  "mature": false, "treated": false, "against_refusal": false, "height": {"cm": 142, "chronological_age_months": 119, "method": "standing"},
  "parents": {"mother_cm": 165, "father_cm": 180}})";

Json answered(const std::string& text, Outcome (*ask)(std::string_view, std::string&) = answer_growth) {
  std::string answer;
  EXPECT_EQ(ask(text, answer).status, Status::Ok);
  return Json::parse(answer, nullptr, false);
}

TEST(GrowthJson, AnswersEveryField) {
  const Json json = answered(kGirl);
  EXPECT_EQ(json["difference_months"], 12);
  ASSERT_EQ(json["standing"].size(), 2u);
  EXPECT_EQ(json["standing"][0]["table"], "brush");
  EXPECT_EQ(json["standing"][0]["silence"], nullptr);
  EXPECT_EQ(json["standing"][0]["sd_months"], 11.73);
  EXPECT_EQ(json["standing"][0]["verdict"], "normal");
  EXPECT_EQ(json["standing"][0]["normal_months"], Json({120 - 2 * 11.73, 120 + 2 * 11.73}));
  EXPECT_EQ(json["standing"][1]["table"], "stanford");
  EXPECT_EQ(json["adult_height"]["class"], "accelerated");
  EXPECT_EQ(json["adult_height"]["percent_of_adult"], 88.3);
  EXPECT_EQ(json["adult_height"]["error"]["two_sd_cm"], 2 * (1.37 * 2.54));
  EXPECT_EQ(json["target_height"]["cm"], 166);
  EXPECT_EQ(json["target_height"]["plus_minus_cm"], 8.5);
  EXPECT_NEAR(json["two_readers_rms_months"].get<double>(), 7.56, 1e-12);
}

TEST(GrowthJson, NullsAreAllowedAndSilenceHasNoFigures) {
  const Json json = answered(R"({"sex": "male", "chronological_age_months": null, "bone_age": null, "mature": true, "treated": false,
    "against_refusal": false, "height": null, "parents": null})");
  EXPECT_EQ(json["difference_months"], nullptr);
  for (const Json& standing : json["standing"]) {
    EXPECT_EQ(standing["silence"], "mature");
    for (const char* field : {"sd_months", "sds", "verdict", "normal_months"}) EXPECT_EQ(standing[field], nullptr);
  }
  EXPECT_EQ(json["adult_height"]["silence"], "mature");
  for (const char* field : {"class", "percent_of_adult", "cm", "low_cm", "high_cm", "error"}) EXPECT_EQ(json["adult_height"][field], nullptr);
  EXPECT_EQ(json["target_height"], nullptr);
}

TEST(GrowthJson, RefusesWhatIsNotOfItsForm) {
  const Json good = Json::parse(kGirl, nullptr, false);
  const auto detail_of = [&](const char* pointer, const Json& value) {
    Json changed = good;
    changed[Json::json_pointer(pointer)] = value;
    std::string answer = "kept";
    const Outcome outcome = answer_growth(changed.dump(), answer);
    EXPECT_EQ(outcome.status, Status::BadRequest) << pointer;
    EXPECT_EQ(answer, "kept");
    return outcome.detail;
  };
  EXPECT_EQ(detail_of("/sex", "unknown"), "sex: unknown name");
  EXPECT_EQ(detail_of("/chronological_age_months", -1), "chronological_age_months: out of range");
  EXPECT_EQ(detail_of("/chronological_age_months", 301), "chronological_age_months: out of range");
  EXPECT_EQ(detail_of("/bone_age/low_months", 133), "bone_age.low_months: out of range");
  EXPECT_EQ(detail_of("/bone_age/high_months", 131), "bone_age.high_months: out of range");
  EXPECT_EQ(detail_of("/height/cm", 1420), "height.cm: out of range");
  EXPECT_EQ(detail_of("/height/method", "hanging"), "height.method: unknown name");
  EXPECT_EQ(detail_of("/parents/father_cm", 5.9), "parents.father_cm: out of range");
  EXPECT_EQ(detail_of("/treated", "no"), "treated: must be true or false");
  for (const char* text : {"", "{", "null", "[]", "3"}) {
    std::string answer;
    EXPECT_EQ(answer_growth(text, answer).status, Status::BadRequest) << text;
    EXPECT_EQ(answer_tw3(text, answer).status, Status::BadRequest) << text;
  }
}

TEST(Tw3Json, AnswersARunningSheetAndAWholeOne) {
  const Json running = answered(R"({"sex": "male", "stages": {"radius": "E", "ulna": "H"}})", answer_tw3);
  EXPECT_EQ(running["sum"], 39 + 181);
  EXPECT_EQ(running["missing"].size(), 11u);
  EXPECT_EQ(running["missing"][0], "mc1");
  EXPECT_EQ(running["score"], nullptr);
  EXPECT_EQ(running["age_months"], nullptr);
  const Json whole = answered(R"({"sex": "male", "stages": {"radius": "I", "ulna": "H", "mc1": "I", "mc3": "I", "mc5": "I", "pp1": "I", "pp3": "I",
    "pp5": "I", "mp3": "I", "mp5": "I", "dp1": "I", "dp3": "I", "dp5": "I"}})", answer_tw3);
  EXPECT_EQ(whole, Json::parse(R"({"missing": [], "sum": 1000, "score": 1000, "age_months": 198.0, "mature": true})"));
  for (const char* stages : {R"({"ulna": "I"})", R"({"radius": "J"})", R"({"radius": "a"})", R"({"radius": ""})", R"({"femur": "B"})", R"({"radius": 3})", "[]"}) {
    std::string answer;
    EXPECT_EQ(answer_tw3(std::string(R"({"sex": "male", "stages": )") + stages + "}", answer).status, Status::BadRequest) << stages;
  }
}

}  // namespace
}  // namespace carpal
