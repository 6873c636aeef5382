#include "carpal/film.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::make_film;

float grey_of(const Film& film) {
  float out = -1;
  FilmPart(film).grey_row(0, &out);
  return out;
}

TEST(Film, GreyIsTheStoredLevel) {
  EXPECT_EQ(grey_of(make_film(1, 1, 1, 8, {200})), 200.0f);
  EXPECT_EQ(grey_of(make_film(1, 1, 1, 16, {40001})), 40001.0f);
}

TEST(Film, EightBitLumaIsPillows) {
  // Image.new("RGB", (1, 1), (10, 200, 60)).convert("L").getpixel((0, 0)) == 127
  EXPECT_EQ(grey_of(make_film(1, 1, 3, 8, {10, 200, 60})), 127.0f);
  EXPECT_EQ(grey_of(make_film(1, 1, 3, 8, {255, 255, 255})), 255.0f);
}

TEST(Film, SixteenBitLumaIsNotRounded) {
  EXPECT_EQ(grey_of(make_film(1, 1, 3, 16, {1, 0, 0})), 19595.0f / 65536.0f);
  EXPECT_EQ(grey_of(make_film(1, 1, 3, 16, {65535, 65535, 65535})), 65535.0f);
}

TEST(Film, AlphaBlendsOverBlack) {
  EXPECT_EQ(grey_of(make_film(1, 1, 2, 8, {100, 51})), 20.0f);
  EXPECT_EQ(grey_of(make_film(1, 1, 4, 8, {90, 90, 90, 0})), 0.0f);
  EXPECT_EQ(grey_of(make_film(1, 1, 4, 16, {500, 500, 500, 65535})), 500.0f);
}

TEST(Film, RowsFollowOneAnother) {
  const Film film = make_film(2, 2, 1, 16, {1, 2, 3, 4});
  float row[2];
  FilmPart(film).grey_row(1, row);
  EXPECT_EQ(row[0], 3.0f);
  EXPECT_EQ(row[1], 4.0f);
}

TEST(Film, DisplayUsesAllSixteenBits) {
  Buffer<std::uint16_t> grey;
  ASSERT_EQ(display_grey(make_film(3, 1, 1, 8, {0, 1, 255}), grey), Status::Ok);
  EXPECT_EQ(std::vector<std::uint16_t>(grey.span().begin(), grey.span().end()), (std::vector<std::uint16_t>{0, 257, 65535}));
  ASSERT_EQ(display_grey(make_film(2, 1, 1, 16, {12345, 65535}), grey), Status::Ok);
  EXPECT_EQ(std::vector<std::uint16_t>(grey.span().begin(), grey.span().end()), (std::vector<std::uint16_t>{12345, 65535}));
}

TEST(Film, DisplayOfNothingIsNoFilm) {
  Buffer<std::uint16_t> grey;
  EXPECT_EQ(display_grey(Film{}, grey), Status::NoFilm);
}

TEST(Buffer, AnImpossibleSizeFailsQuietly) {
  Buffer<float> buffer;
  EXPECT_FALSE(buffer.allocate(std::numeric_limits<std::size_t>::max() / 2));
  EXPECT_TRUE(buffer.empty());
}

}  // namespace
}  // namespace carpal
