// Files that lie, end early or are damaged: always a named status, never a crash (the sanitizers watch).

#include <algorithm>
#include <cstring>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "carpal/decode.hpp"
#include "support.hpp"

namespace carpal {
namespace {

using testing::Bytes;
using testing::golden;
using testing::make_bmp;
using testing::make_png;
using testing::png_chunk;
using testing::png_signature;

Status decode_status(const Bytes& bytes) {
  Film film;
  const Status status = decode(bytes, film).status;
  EXPECT_EQ(status == Status::Ok, !film.empty());
  EXPECT_STRNE(status_name(status), "Unknown");
  return status;
}

bool is_refusal_of_a_cut_file(Status status) {
  return status == Status::TruncatedFile || status == Status::UnknownFormat || status == Status::EmptyFile;
}

Bytes ihdr(std::uint32_t width, std::uint32_t height, std::uint8_t depth, std::uint8_t colour) {
  Bytes data;
  for (const std::uint32_t v : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) data.push_back(static_cast<std::uint8_t>(v >> shift));
  }
  data.insert(data.end(), {depth, colour, 0, 0, 0});
  return data;
}

Bytes png_of(const Bytes& header, const Bytes& idat) {
  Bytes png = png_signature();
  for (const Bytes& chunk : {png_chunk("IHDR", header), png_chunk("IDAT", idat), png_chunk("IEND", {})}) {
    png.insert(png.end(), chunk.begin(), chunk.end());
  }
  return png;
}

/// Overwrites the size in the first SOF of a JPEG.
/// Where the frame's marker stands, baseline or progressive.
std::size_t frame_of(const Bytes& jpeg) {
  std::size_t at = 2;
  while (at + 12 < jpeg.size() && !(jpeg[at] == 0xFF && (jpeg[at + 1] == 0xC0 || jpeg[at + 1] == 0xC2))) ++at;
  EXPECT_LT(at + 12, jpeg.size());
  return at;
}

Bytes jpeg_with_size(Bytes jpeg, std::uint16_t width, std::uint16_t height) {
  const std::size_t at = frame_of(jpeg);
  jpeg[at + 5] = static_cast<std::uint8_t>(height >> 8);
  jpeg[at + 6] = static_cast<std::uint8_t>(height);
  jpeg[at + 7] = static_cast<std::uint8_t>(width >> 8);
  jpeg[at + 8] = static_cast<std::uint8_t>(width);
  return jpeg;
}

TEST(HostileFile, EveryTruncationIsNamed) {
  const std::vector<Bytes> films = {make_png(5, 4, 3, 8, {1, 2, 3}),
                                    make_png(3, 3, 1, 16, {700}),
                                    golden("palette.png"),
                                    golden("grey.jpg"),
                                    golden("progressive.jpg"),
                                    golden("rgb420.jpg"),
                                    golden("exif6.jpg"),
                                    make_bmp(5, 4),
                                    golden("grey8.bmp")};
  for (const Bytes& film : films) {
    ASSERT_EQ(decode_status(film), Status::Ok);
    for (std::size_t length = 0; length < film.size(); ++length) {
      const Bytes cut(film.begin(), film.begin() + static_cast<std::ptrdiff_t>(length));
      const Status status = decode_status(cut);
      EXPECT_TRUE(is_refusal_of_a_cut_file(status)) << film[1] << ' ' << length << " of " << film.size() << ' ' << status_name(status);
    }
  }
}

TEST(HostileFile, ABitmapThatDeclaresNoFileSizeIsStillCheckedForItsPixels) {
  Bytes bmp = make_bmp(5, 4);
  std::fill(bmp.begin() + 2, bmp.begin() + 6, std::uint8_t{0});  // as some writers leave it
  ASSERT_EQ(decode_status(bmp), Status::Ok);
  bmp.pop_back();
  EXPECT_EQ(decode_status(bmp), Status::TruncatedFile);
}

TEST(HostileFile, ABitmapWithTheShortOs2HeaderIsNotReadPastItsEnd) {
  Bytes bmp = make_bmp(5, 4);
  bmp[14] = 16;
  EXPECT_EQ(decode_status(bmp), Status::UnsupportedFormat);
  // Exactly as long as the header claims, in memory of exactly that size: the sanitizer sees one byte more.
  EXPECT_EQ(decode_status(Bytes(bmp.begin(), bmp.begin() + 14 + 16)), Status::UnsupportedFormat);
}

TEST(HostileFile, EveryFlippedBitOfAPngIsNoticed) {
  const Bytes film = make_png(5, 4, 1, 8, {9, 8, 7});
  for (std::size_t bit = 0; bit < film.size() * 8; ++bit) {
    Bytes flipped = film;
    flipped[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    EXPECT_NE(decode_status(flipped), Status::Ok) << "bit " << bit;
  }
}

TEST(HostileFile, AScanThatEndsWithinACodeIsNoticedOrHarmless) {
  for (const char* name : {"grey.jpg", "rgb420.jpg", "progressive.jpg", "exif6.jpg"}) {
    const Bytes film = golden(name);
    for (std::size_t length = frame_of(film) + 12; length < film.size(); ++length) {
      Bytes cut(film.begin(), film.begin() + static_cast<std::ptrdiff_t>(length));
      cut.insert(cut.end(), {0xFF, 0xD9});
      const Status status = decode_status(cut);
      EXPECT_TRUE(status == Status::Ok || status == Status::CorruptFile || status == Status::TruncatedFile) << name << ' ' << length;
    }
  }
}

TEST(HostileFile, WhatFuzzingFoundStaysMended) {
  EXPECT_EQ(decode_status(golden("hostile/code_past_the_end.jpg")), Status::Ok);  // zeros follow, no shift by more than there are bits
  EXPECT_EQ(decode_status(golden("hostile/short_os2_header.bmp")), Status::UnsupportedFormat);
}

TEST(HostileFile, FlippedBitsOfOthersNeverCrash) {
  for (const char* name : {"size_1x1.png", "exif3.jpg", "progressive.jpg", "grey8.bmp", "mono1.bmp"}) {
    const Bytes film = golden(name);
    const std::size_t step = film.size() > 1500 ? 7 : 1;
    for (std::size_t bit = 0; bit < film.size() * 8; bit += step) {
      Bytes flipped = film;
      flipped[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
      decode_status(flipped);
    }
  }
}

TEST(HostileFile, RandomDamageNeverCrashes) {
  std::mt19937 random(4);
  for (const char* name : {"grey8.png", "rgb420.jpg", "progressive.jpg", "rgb24.bmp"}) {
    const Bytes film = golden(name);
    for (int round = 0; round < 150; ++round) {
      Bytes damaged = film;
      for (int i = 0; i < 12; ++i) damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
      decode_status(damaged);
    }
  }
}

TEST(HostileFile, HugeDeclaredSizesTakeNoMemory) {
  EXPECT_EQ(decode_status(png_of(ihdr(60000, 60000, 8, 0), {0x78, 1})), Status::TooManyPixels);
  EXPECT_EQ(decode_status(png_of(ihdr(0x7FFFFFFF, 1, 8, 0), {0x78, 1})), Status::TooManyPixels);
  EXPECT_EQ(decode_status(png_of(ihdr(0xFFFFFFFF, 0xFFFFFFFF, 16, 6), {0x78, 1})), Status::TooManyPixels);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("grey.jpg"), 65535, 65535)), Status::TooManyPixels);
  Bytes bmp = make_bmp(2, 2);
  std::memset(bmp.data() + 18, 0x7F, 8);
  EXPECT_EQ(decode_status(bmp), Status::TooManyPixels);
}

TEST(HostileFile, MorePixelsThanTheDataCanHoldAreNotBegun) {
  EXPECT_EQ(decode_status(png_of(ihdr(10000, 10000, 8, 0), {0x78, 1})), Status::TruncatedFile);
  EXPECT_EQ(decode_status(png_of(ihdr(10000, 10000, 1, 0), {0x78, 1})), Status::TruncatedFile);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("grey.jpg"), 10000, 10000)), Status::TruncatedFile);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("rgb420.jpg"), 10000, 10000)), Status::TruncatedFile);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("progressive.jpg"), 10000, 10000)), Status::TruncatedFile);
}

TEST(HostileFile, JpegSamplingFactorsOutOfRangeAreCorrupt) {
  for (const int factors : {0x00, 0x10, 0x01, 0x51, 0x15}) {
    Bytes jpeg = golden("grey.jpg");
    jpeg[frame_of(jpeg) + 11] = static_cast<std::uint8_t>(factors);
    EXPECT_EQ(decode_status(jpeg), Status::CorruptFile) << factors;
  }
}

TEST(HostileFile, ASideOfZeroIsCorrupt) {
  EXPECT_EQ(decode_status(png_of(ihdr(0, 5, 8, 0), {0x78, 1})), Status::CorruptFile);
  EXPECT_EQ(decode_status(png_of(ihdr(5, 0, 8, 0), {0x78, 1})), Status::CorruptFile);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("grey.jpg"), 0, 5)), Status::CorruptFile);
  EXPECT_EQ(decode_status(jpeg_with_size(golden("grey.jpg"), 5, 0)), Status::UnsupportedFormat);  // height after the scan
}

TEST(HostileFile, TheMostNegativeBitmapHeightIsNoHeight) {
  Bytes bmp = make_bmp(2, 2);
  bmp[22] = bmp[23] = bmp[24] = 0;
  bmp[25] = 0x80;
  EXPECT_EQ(decode_status(bmp), Status::TooManyPixels);
}

TEST(HostileFile, PngMustAgreeWithItself) {
  EXPECT_EQ(decode_status(png_of(ihdr(4, 4, 8, 0), {0x78, 1})), Status::CorruptFile);  // too few data
  EXPECT_EQ(decode_status(png_of(ihdr(4, 4, 3, 0), {0x78, 1})), Status::CorruptFile);  // depth 3
  EXPECT_EQ(decode_status(png_of(ihdr(4, 4, 8, 5), {0x78, 1})), Status::CorruptFile);  // colour type 5
  Bytes without_data = png_signature();
  for (const Bytes& chunk : {png_chunk("IHDR", ihdr(1, 1, 8, 0)), png_chunk("IEND", {})}) {
    without_data.insert(without_data.end(), chunk.begin(), chunk.end());
  }
  EXPECT_EQ(decode_status(without_data), Status::CorruptFile);
}

/// A deflate stream of a few kilobytes a megabyte: a zero, then `copies` times "258 bytes from 1 back" in fixed Huffman codes.
Bytes deflate_bomb(std::size_t copies) {
  Bytes out = {0x78, 0x01};
  std::uint32_t held = 0;
  int count = 0;
  const auto put = [&](std::uint32_t code, int bits) {  // Huffman codes go in from their highest bit
    for (int i = bits - 1; i >= 0; --i) {
      held |= ((code >> i) & 1u) << count;
      if (++count == 8) {
        out.push_back(static_cast<std::uint8_t>(held));
        held = 0;
        count = 0;
      }
    }
  };
  put(1, 1);           // last block
  put(0b10, 2);        // fixed codes (01, lowest bit first)
  put(0b00110000, 8);  // literal 0
  for (std::size_t i = 0; i < copies; ++i) {
    put(0b11000101, 8);  // length 258
    put(0, 5);           // distance 1
  }
  put(0, 7);  // end of block
  out.insert(out.end(), 8, 0);
  return out;
}

TEST(HostileFile, ASmallFileMayNotInflateWithoutEnd) {
  EXPECT_EQ(decode_status(png_of(ihdr(1, 1, 8, 0), deflate_bomb(4))), Status::Ok);  // the stream itself is sound
  Film film;
  const Outcome outcome = decode(png_of(ihdr(1, 1, 8, 0), deflate_bomb(200'000)), film);  // 51 MB for one pixel
  EXPECT_EQ(outcome.status, Status::CorruptFile);
  EXPECT_EQ(outcome.detail, "more data than the declared size needs");
}

TEST(HostileFile, JpegKindsThatAreNotReadAreNamed) {
  const auto with_frame = [](std::uint8_t marker, std::uint8_t precision, int components) {
    Bytes jpeg = {0xFF,      0xD8, 0xFF, marker, 0, static_cast<std::uint8_t>(8 + 3 * components),
                  precision, 0,    8,    0,      8, static_cast<std::uint8_t>(components)};
    for (int c = 0; c < components; ++c) jpeg.insert(jpeg.end(), {static_cast<std::uint8_t>(c), 0x11, 0});
    return jpeg;
  };
  EXPECT_EQ(decode_status(with_frame(0xC9, 8, 1)), Status::UnsupportedFormat);   // arithmetic
  EXPECT_EQ(decode_status(with_frame(0xC3, 8, 1)), Status::UnsupportedFormat);   // lossless
  EXPECT_EQ(decode_status(with_frame(0xC1, 12, 1)), Status::UnsupportedFormat);  // 12 bits
  EXPECT_EQ(decode_status(with_frame(0xC0, 8, 4)), Status::UnsupportedFormat);   // CMYK
}

TEST(HostileFile, AnOverfullHuffmanTableIsRefused) {
  Bytes jpeg = {0xFF, 0xD8, 0xFF, 0xC4, 0x10, 0x03, 0x00};  // one table of 1 + 16 + 4,080 bytes
  jpeg.insert(jpeg.end(), 16, 255);                         // 4,080 codes of at most 256 symbols
  jpeg.insert(jpeg.end(), 4080, 1);
  EXPECT_EQ(decode_status(jpeg), Status::CorruptFile);
}

TEST(HostileFile, RunLengthBitmapIsUnsupported) {
  Bytes bmp = make_bmp(2, 2);
  bmp[30] = 1;
  EXPECT_EQ(decode_status(bmp), Status::UnsupportedFormat);
}

TEST(HostileFile, ExifThatMakesNoSenseIsIgnored) {
  const Bytes film = golden("exif6.jpg");
  const char exif[] = {'E', 'x', 'i', 'f', 0, 0};
  const auto found = std::search(film.begin(), film.end(), std::begin(exif), std::end(exif));
  ASSERT_NE(found, film.end());
  const auto tiff = static_cast<std::size_t>(found - film.begin()) + 6;
  for (std::size_t at = tiff; at < tiff + 24; ++at) {
    for (const int value : {0x00, 0x7F, 0xFF}) {
      Bytes damaged = film;
      damaged[at] = static_cast<std::uint8_t>(value);
      EXPECT_EQ(decode_status(damaged), Status::Ok) << at - tiff;
    }
  }
}

}  // namespace
}  // namespace carpal
