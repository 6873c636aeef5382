#include "carpal/preprocess.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;
using testing::tensor_of;

TEST(Preprocess, ThreeChannelsEachWithItsMeanAndSd) {
  const Film film = make_film(2, 2, 1, 8, {0, 51, 102, 255});
  InputSpec input{2, 2, {2}, {0.485, 0.456, 0.406}, {0.229, 0.224, 0.225}};
  Buffer<float> tensor;
  ASSERT_EQ(tensor_of(film, input, View::AsIs, tensor), Status::Ok);
  ASSERT_EQ(tensor.size(), 12u);
  const float grey[] = {0.0f, 51.0f / 255.0f, 102.0f / 255.0f, 1.0f};
  const float mean[] = {0.485f, 0.456f, 0.406f};
  const float sd[] = {0.229f, 0.224f, 0.225f};
  for (std::size_t c = 0; c < 3; ++c) {
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(tensor.data()[c * 4 + i], (grey[i] - mean[c]) / sd[c]);
  }
}

TEST(Preprocess, TheChainIsFollowed) {
  const Film film = make_film(4, 1, 1, 8, {0, 0, 255, 255});
  Buffer<float> direct;
  Buffer<float> chained;
  ASSERT_EQ(tensor_of(film, {4, 4, {4}, {0, 0, 0}, {1, 1, 1}}, View::AsIs, direct), Status::Ok);
  ASSERT_EQ(tensor_of(film, {4, 4, {1, 4}, {0, 0, 0}, {1, 1, 1}}, View::AsIs, chained), Status::Ok);
  EXPECT_EQ(direct.data()[0], 0.0f);
  for (const float v : chained.span()) EXPECT_NEAR(v, 0.5f, 1e-6f);
}

TEST(Preprocess, NothingIsNoFilm) {
  Buffer<float> tensor;
  EXPECT_EQ(tensor_of(Film{}, {4, 4, {4}, {0, 0, 0}, {1, 1, 1}}, View::AsIs, tensor), Status::NoFilm);
}

}  // namespace
}  // namespace carpal
