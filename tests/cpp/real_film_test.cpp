// Against real films, which are not in the repository: CARPAL_SHARED names a folder with data/rsna/{native,train}. Skipped without.

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"
#include "carpal/resample.hpp"
#include "support.hpp"

namespace carpal {
namespace {

Plane grey_299(const std::string& path) {
  Film film;
  const Outcome decoded = decode(testing::read_file(path), film);
  EXPECT_EQ(decoded.status, Status::Ok) << path << ' ' << decoded.detail;
  Plane grey;
  EXPECT_EQ(resample(film, 299, 299, grey), Status::Ok);
  return grey;
}

/// The training films were made from the native ones by this filter, then stored as JPEG.
TEST(RealFilm, ANativeFilmResizedIsTheTrainingFilm) {
  const auto shared = testing::environment("CARPAL_SHARED");
  if (!shared) GTEST_SKIP() << "CARPAL_SHARED is not set";
  const std::filesystem::path rsna = std::filesystem::path(*shared) / "data" / "rsna";
  int compared = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(rsna / "native", error)) {
    const std::filesystem::path copy = rsna / "train" / (entry.path().stem().string() + ".jpg");
    if (!std::filesystem::exists(copy, error)) continue;
    const Plane native = grey_299(entry.path().string());
    const Plane stored = grey_299(copy.string());
    ASSERT_EQ(native.values.size(), stored.values.size());
    std::vector<float> differences;
    for (std::size_t i = 0; i < native.values.size(); ++i) {
      differences.push_back(std::abs(native.values.data()[i] - stored.values.data()[i]) * 255.0f);
    }
    const auto middle = differences.begin() + static_cast<std::ptrdiff_t>(differences.size() / 2);
    std::nth_element(differences.begin(), middle, differences.end());
    EXPECT_LE(*middle, 1.0f) << entry.path().filename();
    std::printf("%s median difference %.3f grey levels\n", entry.path().filename().c_str(), static_cast<double>(*middle));
    ++compared;
  }
  EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace carpal
