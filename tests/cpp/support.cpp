#include "support.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <gtest/gtest.h>

namespace carpal::testing {
namespace {

Json profile(const char* source, std::vector<Json> lows, std::vector<Json> highs) {
  const char* names[] = {"saturation_mean", "intensity_sd", "brightness_mean", "peak_concentration", "dynamic_range", "edge_ratio"};
  Json limits = Json::array();
  for (std::size_t i = 0; i < 6; ++i) {
    limits.push_back({{"measure", names[i]}, {"low", lows[i]}, {"high", highs[i]}, {"false_refusal_rate", nullptr}});
  }
  return {{"source", source}, {"limits", limits}};
}

void append(Bytes& to, const Bytes& more) { to.insert(to.end(), more.begin(), more.end()); }

void append_be32(Bytes& to, std::uint32_t v) {
  for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<std::uint8_t>(v >> shift));
}

void append_le(Bytes& to, std::uint32_t v, int bytes) {
  for (int i = 0; i < bytes; ++i) to.push_back(static_cast<std::uint8_t>(v >> (8 * i)));
}

std::uint32_t crc32(const Bytes& bytes) {
  std::uint32_t c = 0xFFFFFFFFu;
  for (const std::uint8_t b : bytes) {
    c ^= b;
    for (int k = 0; k < 8; ++k) c = (c & 1) ? 0xEDB88320u ^ (c >> 1) : c >> 1;
  }
  return ~c;
}

/// zlib's format with stored blocks.
Bytes store(const Bytes& raw) {
  Bytes out = {0x78, 0x01};
  std::size_t at = 0;
  do {
    const std::size_t length = std::min<std::size_t>(65535, raw.size() - at);
    out.push_back(at + length == raw.size() ? 1 : 0);
    append_le(out, static_cast<std::uint32_t>(length), 2);
    append_le(out, ~static_cast<std::uint32_t>(length) & 0xFFFFu, 2);
    out.insert(out.end(), raw.begin() + static_cast<std::ptrdiff_t>(at), raw.begin() + static_cast<std::ptrdiff_t>(at + length));
    at += length;
  } while (at < raw.size());
  std::uint32_t a = 1;
  std::uint32_t b = 0;
  for (const std::uint8_t v : raw) {
    a = (a + v) % 65521;
    b = (b + a) % 65521;
  }
  append_be32(out, (b << 16) | a);
  return out;
}

}  // namespace

Json manifest_json() {
  const Json none = nullptr;
  Json m;
  m["schema_version"] = "1.0";
  m["name"] = "test-pack";
  m["version"] = "1.2.3";
  m["title"] = "Test";
  m["intended_use"] = "Tests";
  m["changes"] = Json::array({{{"version", "1.2.3"}, {"date", "2024-01-01"}, {"summary", "first"}}});
  m["licence"] = {{"weights", "none"}, {"terms", "none"}, {"attribution", "none"}};
  m["training_data"] = {{"source", "none"}, {"films", 1}, {"split", "none"}};
  m["files"]["model"] = {{"path", "model.onnx"}, {"bytes", 10}, {"sha256", std::string(64, 'a')}};
  m["input"] = {{"name", "image"},
                {"width", 32},
                {"height", 32},
                {"channels", 3},
                {"resample", "triangle_antialiased"},
                {"resize_chain", {32}},
                {"mean", {0.485, 0.456, 0.406}},
                {"sd", {0.229, 0.224, 0.225}}};
  m["outputs"] = Json::array({{{"name", "age"}, {"shape", {1, 2}}},
                              {{"name", "spread"}, {"shape", {1, 2}}},
                              {{"name", "stage_logits"}, {"shape", {1, 2, 6}}},
                              {{"name", "features"}, {"shape", {1, 8}}}});
  m["age"] = {{"mean_months", 127.3994}, {"sd_months", 41.1211}, {"range_months", {{"female", {0, 216}}, {"male", {0, 228}}}}};
  m["stages"] = {{"bounds_months", {24, 60, 120, 168, 204}}, {"keys", {"s0", "s1", "s2", "s3", "s4", "s5"}}};
  m["calibration"] = {{"temperature", 1.5},
                      {"interval",
                       {{"level", 0.9},
                        {"scale", "absolute"},
                        {"bands_months", {60, 120}},
                        {"quantiles", {{"female", {10, 14, 12}}, {"male", {11, 15, 13}}}},
                        {"fitted_on", "validate"}}},
                      {"confidence", {{"high", 0.7}, {"medium", 0.4}}},
                      {"consistency", {{"age_outside_stage_months", 6}}}};
  m["validation"] = {{"working_size", 64}, {"default_profile", "calibrated"}};
  m["validation"]["profiles"]["published"] = profile("paper A", {none, 0.03, none, none, 0.12, 0.005}, {50, none, 0.95, 0.85, none, 0.35});
  m["validation"]["profiles"]["calibrated"] = profile("fitted", {none, 0.01, none, none, 0.02, 0.001}, {50, none, 0.95, 0.95, none, 0.9});
  m["performance"] = Json::array();
  return m;
}

Manifest manifest() {
  Manifest m;
  const Outcome parsed = parse_manifest(manifest_json().dump(), m);
  EXPECT_EQ(parsed.status, Status::Ok) << parsed.detail;
  return m;
}

Json full_manifest_json() {
  const Json none = nullptr;
  const auto limit = [](Json low, Json high) { return Json{{"low", low}, {"high", high}}; };
  Json m = manifest_json();
  m["schema_version"] = "1.1";
  m["files"]["reference"] = {{"path", "reference.bin"}, {"bytes", 70}, {"sha256", std::string(64, 'b')}};
  m["outputs"][3]["shape"] = {1, 2};
  m["outputs"].push_back({{"name", "texture"}, {"shape", {1}}});
  m["outputs"].push_back({{"name", "maturity_evidence"}, {"shape", {1, 1}}});
  m["anatomy"] = {{"inputs", {"features", "texture"}},
                  {"components", 1},
                  {"distance", {{"review", limit(none, 2.5)}, {"refuse", limit(none, 4)}}},
                  {"source", "test"},
                  {"rates", Json::array({{{"films", "holdout"}, {"n", 10}, {"review", 0.1}, {"refuse", 0}}})}};
  const auto factors = [](std::vector<double> limits) {
    const char* codes[] = {"age_at_ceiling", "near_maturity_probability", "interval_at_ceiling", "reference_distance", "fused_physes"};
    Json list = Json::array();
    for (std::size_t i = 0; i < 5; ++i) {
      list.push_back({{"code", codes[i]}, {"limit", limits[i]}, {"auc", 0.9}, {"auc_low", 0.8}, {"auc_high", 1}});
    }
    return list;
  };
  const Json vote = {{"auc", 0.9}, {"auc_low", 0.8}, {"auc_high", 1}, {"sensitivity", 0.9}, {"specificity", 0.9}};
  m["maturity"] = {{"from_months", {{"female", 204}, {"male", 216}}},
                   {"stated_limit_months", {{"female", 216}, {"male", 228}}},
                   {"votes", 3},
                   {"factors", {{"female", factors({200, 0.5, 210, 0, 1})}, {"male", factors({212, 0.5, 222, 0, 1})}}},
                   {"vote", {{"female", vote}, {"male", vote}}},
                   {"source", "test"}};
  m["calibration"]["confidence"]["half_width_months"] = {{"high", 20}, {"medium", 28}};
  m["calibration"]["consistency"] = {{"age_outside_stage_months", 6},
                                     {"age_outside_stage_refuse_months", 24},
                                     {"sex_difference_months", {{"review", 30}, {"refuse", 60}}},
                                     {"half_width_months", {{"review", 24}, {"refuse", 48}}},
                                     {"view_difference_months", {{"review", 9}, {"refuse", 18}}},
                                     {"implausible_months", 18},
                                     {"chronological_difference_months", 36}};
  const auto quality = [&](const char* measure, Json review, Json refuse) {
    return Json{{"measure", measure}, {"review", review}, {"refuse", refuse}, {"review_rate", 0.01}, {"refuse_rate", none}};
  };
  m["validation"]["profiles"]["calibrated"]["quality"] =
      Json::array({quality("brightness", limit(0.1, 0.8), limit(0.02, 0.95)), quality("blockiness", limit(none, 5), limit(none, none))});
  return m;
}

Manifest full_manifest() {
  Manifest m;
  const Outcome parsed = parse_manifest(full_manifest_json().dump(), m);
  EXPECT_EQ(parsed.status, Status::Ok) << parsed.detail;
  return m;
}

Bytes reference_bytes() {
  const char* magic = "CARPLRF1";
  Bytes bytes(magic, magic + 8);
  append_le(bytes, 3, 4);
  append_le(bytes, 1, 4);
  for (const float value : {1.0f, 2.0f, 3.0f, 2.0f, 1.0f, 0.5f, 4.0f, 2.0f}) append_le(bytes, bits_of(value), 4);
  for (const std::uint32_t half : {0x3800u, 0xB800u, 0x3400u}) append_le(bytes, half, 2);  // 0.5, -0.5, 0.25
  for (const float value : {0.5f, 3.0f, 1.0f, -1.0f}) append_le(bytes, bits_of(value), 4);
  return bytes;
}

Reference reference() {
  Reference read;
  const Outcome parsed = parse_reference(reference_bytes(), read);
  EXPECT_EQ(parsed.status, Status::Ok) << parsed.detail;
  return read;
}

std::vector<float> full_outputs() {
  std::vector<float> block(20, 0.0f);
  block[0] = block[1] = static_cast<float>((110 - 127.3994) / 41.1211);
  block[4 + 2] = block[10 + 2] = 6.0f;
  block[16] = 3.0f;
  block[17] = 4.0f;
  block[18] = 7.0f;
  block[19] = -2.0f;
  return block;
}

ViewOutputs as_is(std::span<const float> outputs) { return {outputs}; }

Film make_film(int width, int height, int channels, int bits, const std::vector<int>& samples) {
  Film film;
  film.width = width;
  film.height = height;
  film.channels = channels;
  film.bits = bits;
  EXPECT_EQ(samples.size(), static_cast<std::size_t>(width * height * channels));
  EXPECT_TRUE(film.samples.allocate(samples.size() * static_cast<std::size_t>(bits / 8)));
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (bits == 16) {
      const auto v = static_cast<std::uint16_t>(samples[i]);
      std::memcpy(film.samples.data() + 2 * i, &v, 2);
    } else {
      film.samples.data()[i] = static_cast<std::uint8_t>(samples[i]);
    }
  }
  return film;
}

Bytes png_signature() { return {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}; }

Bytes png_chunk(const char* type, const Bytes& data) {
  Bytes named(type, type + 4);
  append(named, data);
  Bytes out;
  append_be32(out, static_cast<std::uint32_t>(data.size()));
  append(out, named);
  append_be32(out, crc32(named));
  return out;
}

Status tensor_of(const Film& film, const InputSpec& input, View view, Buffer<float>& tensor) {
  Plane picture;
  Laying laying;
  if (const Status status = make_picture(film, as_it_lies(film), input, picture, laying); status != Status::Ok) return status;
  return make_tensor(picture, input, view, tensor);
}

Bytes make_png(int width, int height, int channels, int bits, const std::vector<int>& samples) {
  constexpr std::uint8_t kColourTypes[] = {0, 4, 2, 6};
  Bytes header;
  append_be32(header, static_cast<std::uint32_t>(width));
  append_be32(header, static_cast<std::uint32_t>(height));
  append(header, {static_cast<std::uint8_t>(bits), kColourTypes[channels - 1], 0, 0, 0});
  Bytes raw;
  std::size_t i = 0;
  for (int y = 0; y < height; ++y) {
    raw.push_back(0);
    for (int x = 0; x < width * channels; ++x, ++i) {
      const int v = samples[i % samples.size()];
      if (bits == 16) raw.push_back(static_cast<std::uint8_t>(v >> 8));
      raw.push_back(static_cast<std::uint8_t>(v));
    }
  }
  Bytes png = png_signature();
  append(png, png_chunk("IHDR", header));
  append(png, png_chunk("IDAT", store(raw)));
  append(png, png_chunk("IEND", {}));
  return png;
}

Bytes make_bmp(int width, int height) {
  const std::uint32_t row = static_cast<std::uint32_t>(width * 3 + 3) / 4 * 4;
  Bytes bmp = {'B', 'M'};
  append_le(bmp, 54 + row * static_cast<std::uint32_t>(height), 4);
  append_le(bmp, 0, 4);
  append_le(bmp, 54, 4);
  append_le(bmp, 40, 4);
  append_le(bmp, static_cast<std::uint32_t>(width), 4);
  append_le(bmp, static_cast<std::uint32_t>(height), 4);
  append_le(bmp, 1, 2);
  append_le(bmp, 24, 2);
  bmp.resize(54, 0);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) append(bmp, {30, 20, 10});
    bmp.resize(54 + row * static_cast<std::size_t>(y + 1), 0);
  }
  return bmp;
}

Bytes read_file(const std::string& path) {
  Bytes bytes;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  EXPECT_NE(file, nullptr) << path;
  if (!file) return bytes;
  std::uint8_t block[65536];
  for (std::size_t n; (n = std::fread(block, 1, sizeof block, file)) > 0;) bytes.insert(bytes.end(), block, block + n);
  std::fclose(file);
  return bytes;
}

Bytes golden(const std::string& name) { return read_file(std::string(CARPAL_GOLDEN_DIR) + "/" + name); }

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

std::uint32_t bits_of(float value) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  return bits;
}

std::uint64_t fnv1a(std::span<const float> values) {
  std::uint64_t hash = 0xCBF29CE484222325u;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(values.data());
  for (std::size_t i = 0; i < values.size_bytes(); ++i) hash = (hash ^ bytes[i]) * 0x100000001B3u;
  return hash;
}

}  // namespace carpal::testing
