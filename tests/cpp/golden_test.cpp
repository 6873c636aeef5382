// The core against films and numbers made by another implementation (tests/golden/make_golden.py).

#include <cinttypes>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"
#include "carpal/preprocess.hpp"
#include "support.hpp"

namespace carpal {
namespace {

using testing::golden;
using testing::Json;

Json json_of(const std::string& name) {
  const auto bytes = golden(name);
  Json json = Json::parse(bytes.begin(), bytes.end(), nullptr, false);
  EXPECT_FALSE(json.is_discarded()) << name;
  return json;
}

InputSpec input_of(const Json& golden_case, std::array<double, 3> mean, std::array<double, 3> sd) {
  InputSpec input;
  for (const Json& side : golden_case["resize_chain"]) input.resize_chain.push_back(side.get<int>());
  input.width = input.height = input.resize_chain.back();
  input.mean = mean;
  input.sd = sd;
  return input;
}

TEST(Golden, GreyIsTheReferences) {
  const Json cases = json_of("cases.json");
  ASSERT_GE(cases.size(), 25u);
  for (const Json& one : cases) {
    SCOPED_TRACE(one.dump());
    Film film;
    const Outcome decoded = decode(golden(one["file"].get<std::string>()), film);
    ASSERT_EQ(decoded.status, Status::Ok) << decoded.detail;
    EXPECT_EQ(film.width, one["width"].get<int>());
    EXPECT_EQ(film.height, one["height"].get<int>());
    EXPECT_EQ(film.bits, one["bits"].get<int>());
    EXPECT_EQ(film.channels, one["channels"].get<int>());
    Buffer<float> tensor;
    ASSERT_EQ(testing::tensor_of(film, input_of(one, {0, 0, 0}, {1, 1, 1}), View::AsIs, tensor), Status::Ok);
    const auto bytes = golden(one["expected"].get<std::string>());
    std::vector<float> expected(bytes.size() / sizeof(float));
    std::memcpy(expected.data(), bytes.data(), bytes.size());
    ASSERT_EQ(tensor.size(), 3 * expected.size());
    double worst = 0;
    for (std::size_t i = 0; i < tensor.size(); ++i) {
      worst = std::max(worst, std::abs(static_cast<double>(tensor.data()[i]) - static_cast<double>(expected[i % expected.size()])));
    }
    EXPECT_LE(worst, one["tolerance"].get<double>());
  }
}

/// One file of hashes for both builds: native and WebAssembly must give the same bits.
TEST(Golden, TensorsAreBitEqualEverywhere) {
  const bool update = testing::environment("CARPAL_UPDATE_GOLDEN").has_value();
  const Json known = update ? Json::object() : json_of("tensor_hashes.json");
  Json hashes = Json::object();
  for (const Json& one : json_of("cases.json")) {
    Film film;
    ASSERT_TRUE(decode(golden(one["file"].get<std::string>()), film).ok());
    Buffer<float> tensor;
    ASSERT_EQ(testing::tensor_of(film, input_of(one, {0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}), View::AsIs, tensor), Status::Ok);
    char hash[17];
    std::snprintf(hash, sizeof hash, "%016" PRIx64, testing::fnv1a(tensor.span()));
    hashes[one["expected"].get<std::string>()] = hash;
  }
  if (update) {
    std::FILE* file = std::fopen(CARPAL_GOLDEN_DIR "/tensor_hashes.json", "w");
    ASSERT_NE(file, nullptr);
    std::fputs((hashes.dump(1) + "\n").c_str(), file);
    std::fclose(file);
  } else {
    EXPECT_EQ(hashes, known);
  }
}

}  // namespace
}  // namespace carpal
