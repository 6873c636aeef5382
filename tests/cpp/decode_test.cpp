#include "carpal/decode.hpp"

#include <algorithm>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Bytes;
using testing::golden;
using testing::make_bmp;
using testing::make_png;

Status decode_status(const Bytes& bytes) {
  Film film;
  const Status status = decode(bytes, film).status;
  EXPECT_EQ(status == Status::Ok, !film.empty());
  return status;
}

Film decoded(const Bytes& bytes) {
  Film film;
  const Outcome outcome = decode(bytes, film);
  EXPECT_EQ(outcome.status, Status::Ok) << outcome.detail;
  return film;
}

Bytes text(const char* words) { return Bytes(words, words + std::strlen(words)); }

TEST(Sniff, TellsByBytes) {
  EXPECT_EQ(sniff(golden("grey8.png")), Format::Png);
  EXPECT_EQ(sniff(golden("grey.jpg")), Format::Jpeg);
  EXPECT_EQ(sniff(golden("grey8.bmp")), Format::Bmp);
}

TEST(Sniff, ATextIsNoPicture) {
  EXPECT_EQ(sniff(text("BMI and bone age of school children")), std::nullopt);
  EXPECT_EQ(sniff(text("PNG\r\n")), std::nullopt);
  EXPECT_EQ(sniff({}), std::nullopt);
}

TEST(Decode, KeepsSixteenBits) {
  const Film film = decoded(make_png(2, 1, 1, 16, {258, 65535}));
  EXPECT_EQ(film.bits, 16);
  float row[2];
  FilmPart(film).grey_row(0, row);
  EXPECT_EQ(row[0], 258.0f);
  EXPECT_EQ(row[1], 65535.0f);
}

TEST(Decode, KeepsColourAndAlpha) {
  for (int channels = 1; channels <= 4; ++channels) {
    const Film film = decoded(make_png(3, 2, channels, 8, {10, 20, 30, 40, 50}));
    EXPECT_EQ(film.channels, channels);
    EXPECT_EQ(film.samples.data()[1], channels == 1 ? 20 : 20);
    EXPECT_EQ(film.samples.size(), static_cast<std::size_t>(6 * channels));
  }
}

TEST(Decode, BitmapRowsComeFromTheTopInRgb) {
  const Film film = decoded(make_bmp(3, 2));
  EXPECT_EQ(film.channels, 3);
  EXPECT_EQ(film.samples.data()[0], 10);
  EXPECT_EQ(film.samples.data()[2], 30);
}

TEST(Decode, JpegIsWithinTwoLevelsOfLibjpeg) {
  for (const char* name : {"grey", "rgb444", "rgb420", "progressive", "restart"}) {
    const Film ours = decoded(golden(std::string(name) + ".jpg"));
    const Film theirs = decoded(golden(std::string(name) + "_libjpeg.png"));
    ASSERT_EQ(ours.samples.size(), theirs.samples.size()) << name;
    int largest = 0;
    for (std::size_t i = 0; i < ours.samples.size(); ++i) {
      largest = std::max(largest, std::abs(ours.samples.data()[i] - theirs.samples.data()[i]));
    }
    EXPECT_LE(largest, 2) << name;
  }
}

TEST(Decode, ExifOrientationIsApplied) {
  // Stored: bright top left, middle top right, dark below. Where that lies once the picture stands as the tag asks.
  struct Corners {
    int top_left, top_right, bottom_left, bottom_right;
  };
  constexpr int kBright = 220, kMiddle = 130, kDark = 40;
  const Corners expected[] = {{kBright, kMiddle, kDark, kDark}, {kMiddle, kBright, kDark, kDark}, {kDark, kDark, kMiddle, kBright},
                              {kDark, kDark, kBright, kMiddle}, {kBright, kDark, kMiddle, kDark}, {kDark, kBright, kDark, kMiddle},
                              {kDark, kMiddle, kDark, kBright}, {kMiddle, kDark, kBright, kDark}};
  for (int orientation = 1; orientation <= 8; ++orientation) {
    const Film film = decoded(golden("exif" + std::to_string(orientation) + ".jpg"));
    const bool upright = orientation <= 4;
    ASSERT_EQ(film.width, upright ? 24 : 16) << orientation;
    ASSERT_EQ(film.height, upright ? 16 : 24) << orientation;
    const auto at = [&](int x, int y) { return static_cast<int>(film.samples.data()[y * film.width + x]); };
    const Corners& corners = expected[orientation - 1];
    EXPECT_NEAR(at(2, 2), corners.top_left, 4) << orientation;
    EXPECT_NEAR(at(film.width - 3, 2), corners.top_right, 4) << orientation;
    EXPECT_NEAR(at(2, film.height - 3), corners.bottom_left, 4) << orientation;
    EXPECT_NEAR(at(film.width - 3, film.height - 3), corners.bottom_right, 4) << orientation;
  }
}

TEST(Decode, BytesAfterTheEndAreTolerated) {
  for (const char* name : {"grey.jpg", "grey8.png", "rgb24.bmp"}) {
    Bytes bytes = golden(name);
    bytes.insert(bytes.end(), 100, 0);
    EXPECT_EQ(decode_status(bytes), Status::Ok) << name;
  }
}

TEST(Decode, SaysWhatIsWrongWithNoPicture) {
  EXPECT_EQ(decode_status({}), Status::EmptyFile);
  EXPECT_EQ(decode_status(text("A text with the name film.png, long enough to look at.")), Status::UnknownFormat);
  EXPECT_EQ(decode_status({'G', 'I', 'F', '8', '9', 'a', 0, 0, 0, 0}), Status::UnknownFormat);
}

TEST(Decode, AFileBeyondTheLimitIsNotLookedAt) {
  // The span is a lie; a decoder that touched it would crash.
  const std::uint8_t one = 0xFF;
  Film film;
  EXPECT_EQ(decode(std::span(&one, kMaxFileBytes + 1), film).status, Status::FileTooLarge);
}

}  // namespace
}  // namespace carpal
