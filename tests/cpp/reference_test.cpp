#include "carpal/reference.hpp"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "support.hpp"

namespace carpal {
namespace {

using testing::Bytes;

// Where the parts of the small reference begin: header 16, mean 3, scale 3, variance 1, residual 1 (4 bytes each), row 3 x 2, centres.
constexpr std::size_t kMean = 16, kScale = 28, kVariance = 40, kResidual = 44, kRow = 48, kCentres = 54, kSize = 70;

Outcome parse(const Bytes& bytes) {
  Reference reference;
  return parse_reference(bytes, reference);
}

Bytes with_float(std::size_t at, float value) {
  Bytes bytes = testing::reference_bytes();
  const std::uint32_t bits = testing::bits_of(value);
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<std::uint8_t>(bits >> (8 * i));
  return bytes;
}

Bytes with_half(std::uint32_t bits) {
  Bytes bytes = testing::reference_bytes();
  bytes[kRow] = static_cast<std::uint8_t>(bits);
  bytes[kRow + 1] = static_cast<std::uint8_t>(bits >> 8);
  return bytes;
}

TEST(Reference, AWholeOneIsRead) {
  const Reference r = testing::reference();
  EXPECT_EQ(r.dimension, 3u);
  EXPECT_EQ(r.components, 1u);
  EXPECT_EQ(r.mean.data()[2], 3.0f);
  EXPECT_EQ(r.scale.data()[0], 2.0f);
  EXPECT_EQ(r.variance.data()[0], 4.0f);
  EXPECT_EQ(r.residual, 2.0f);
  EXPECT_EQ(r.rows.data()[0], 0.5f);
  EXPECT_EQ(r.rows.data()[1], -0.5f);
  EXPECT_EQ(r.growing.female.data()[0], 0.5f);
  EXPECT_EQ(r.mature.female.data()[0], 3.0f);
  EXPECT_EQ(r.growing.male.data()[0], 1.0f);
  EXPECT_EQ(r.mature.male.data()[0], -1.0f);
}

TEST(Reference, EveryKindOfHalf) {
  const std::pair<std::uint32_t, float> halves[] = {{0x0000, 0.0f},          {0x8000, -0.0f},           {0x0001, 0x1p-24f},
                                                    {0x83FF, -0x1.FF8p-15f}, {0x0400, 0x1p-14f},        {0x3C00, 1.0f},
                                                    {0xC000, -2.0f},         {0x3555, 0.333251953125f}, {0x7BFF, 65504.0f}};
  for (const auto& [bits, value] : halves) {
    Reference r;
    ASSERT_TRUE(parse_reference(with_half(bits), r).ok());
    EXPECT_EQ(testing::bits_of(r.rows.data()[0]), testing::bits_of(value)) << std::hex << bits;
  }
}

TEST(Reference, OfAnyOtherLengthIsRefused) {
  const Bytes good = testing::reference_bytes();
  ASSERT_EQ(good.size(), kSize);
  for (std::size_t length = 0; length < good.size(); ++length) {
    const Outcome outcome = parse(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)));
    EXPECT_EQ(outcome.status, Status::BadReference) << length;
    EXPECT_FALSE(outcome.detail.empty());
  }
  Bytes longer = good;
  longer.push_back(0);
  EXPECT_EQ(parse(longer).status, Status::BadReference);
}

TEST(Reference, AHeaderThatLiesIsRefusedBeforeMemoryIsTaken) {
  for (std::size_t at = 0; at < 16; ++at) {
    for (const int change : {1, 0x80, 0xFF}) {
      Bytes bytes = testing::reference_bytes();
      bytes[at] = static_cast<std::uint8_t>(bytes[at] ^ change);
      EXPECT_EQ(parse(bytes).status, Status::BadReference) << at;
    }
  }
  Bytes huge = testing::reference_bytes();
  for (std::size_t at = 8; at < 16; ++at) huge[at] = 0xFF;
  EXPECT_EQ(parse(huge).status, Status::BadReference);
  Bytes none = testing::reference_bytes();
  none[12] = 0;
  EXPECT_EQ(parse(none).detail, "components");
  none[12] = 4;  // more than the dimension
  EXPECT_EQ(parse(none).detail, "components");
}

TEST(Reference, WhatIsNotFiniteIsRefusedAndNamed) {
  const std::pair<std::size_t, const char*> parts[] = {{kMean + 8, "mean"},     {kScale, "scale"},     {kVariance, "variance"},
                                                       {kResidual, "residual"}, {kCentres, "centres"}, {kCentres + 12, "centres"}};
  for (const auto& [at, name] : parts) {
    for (const float wrong : {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
      const Outcome outcome = parse(with_float(at, wrong));
      EXPECT_EQ(outcome.status, Status::BadReference) << name;
      EXPECT_EQ(outcome.detail.rfind(name, 0), 0u) << outcome.detail;
    }
  }
  for (const std::uint32_t wrong : {0x7C00u, 0xFC00u, 0x7E00u}) EXPECT_EQ(parse(with_half(wrong)).detail, "components: not finite");
}

TEST(Reference, VarianceAndResidualMustBeAboveZero) {
  for (const float wrong : {0.0f, -1.0f}) {
    EXPECT_EQ(parse(with_float(kVariance, wrong)).detail, "variance: must be above 0");
    EXPECT_EQ(parse(with_float(kResidual, wrong)).detail, "residual: must be above 0");
    EXPECT_TRUE(parse(with_float(kMean, wrong)).ok());
  }
}

TEST(Reference, AFailureLeavesTheOldOne) {
  Reference r = testing::reference();
  EXPECT_FALSE(parse_reference(with_float(kCentres + 12, NAN), r).ok());
  EXPECT_EQ(r.mature.male.data()[0], -1.0f);
}

}  // namespace
}  // namespace carpal
