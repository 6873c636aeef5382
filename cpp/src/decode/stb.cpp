#include "stb.hpp"

#include <cstdlib>
#include <string_view>

namespace {

// stb asks for memory as the file's data lead it: a few kilobytes of deflate can ask for gigabytes. Never more than this at once.
thread_local std::size_t allocation_limit = 0;
thread_local bool limit_was_hit = false;

bool allowed(std::size_t size) {
  if (size <= allocation_limit) return true;
  limit_was_hit = true;
  return false;
}

// Zeroed, since stb reads Huffman tables and planes that a hostile file never filled: the same file must give the same film.
void* limited_malloc(std::size_t size) { return allowed(size) ? std::calloc(1, size) : nullptr; }
void* limited_realloc(void* old, std::size_t size) { return allowed(size) ? std::realloc(old, size) : nullptr; }

}  // namespace

#define STBI_MALLOC(size) limited_malloc(size)
#define STBI_REALLOC(old, size) limited_realloc(old, size)
#define STBI_FREE(old) std::free(old)
#define STBI_ASSERT(condition) ((void)0)  // its asserts would end the program on hostile data
#define STBI_NO_SIMD                      // x86 must decode what WebAssembly decodes
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_BMP
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#include <stb_image.h>
#pragma GCC diagnostic pop

namespace carpal::decoding {
namespace {

Outcome failure(const char* reason) {
  const std::string_view why = reason ? reason : "unknown";
  if (why == "outofmem") {
    return limit_was_hit ? Outcome{Status::CorruptFile, "more data than the declared size needs"} : Outcome{Status::OutOfMemory};
  }
  if (why == "unknown BMP" || why == "too large") return {Status::UnsupportedFormat, std::string(why)};
  return {Status::CorruptFile, std::string(why)};
}

}  // namespace

Outcome decode_pixels(Bytes file, const Declared& declared, Film& film) {
  const int length = static_cast<int>(file.size());  // kMaxFileBytes fits
  const std::size_t pixels = std::size_t{declared.width} * declared.height;
  // Four channels at the stored depth, twice (stb doubles its buffers), and room for JPEG's padding to whole blocks of 32.
  constexpr std::size_t kRoom = std::size_t{16} << 20;
  allocation_limit = std::max(2 * pixels * 4 * static_cast<std::size_t>(declared.bits / 8), 2 * file.size()) + kRoom;
  limit_was_hit = false;

  int width = 0;
  int height = 0;
  int channels = 0;
  void* samples = declared.bits == 16 ? static_cast<void*>(stbi_load_16_from_memory(file.data(), length, &width, &height, &channels, 0))
                                      : static_cast<void*>(stbi_load_from_memory(file.data(), length, &width, &height, &channels, 0));
  if (!samples) return failure(stbi_failure_reason());

  film.width = width;
  film.height = height;
  film.bits = declared.bits;
  film.channels = channels;
  film.samples.adopt(static_cast<std::uint8_t*>(samples), static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
                                                              static_cast<std::size_t>(channels * declared.bits / 8));
  // What follows trusts the walk's size, not the decoder's; they must be one.
  if (static_cast<std::uint32_t>(width) != declared.width || static_cast<std::uint32_t>(height) != declared.height) {
    return {Status::CorruptFile, "decoded size differs from the declared one"};
  }
  return {};
}

}  // namespace carpal::decoding
