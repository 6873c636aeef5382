#pragma once

#include <cstddef>
#include <cstdlib>
#include <limits>
#include <memory>
#include <span>
#include <type_traits>

namespace carpal {

/// A block of plain values whose allocation can fail: without exceptions `operator new` ends the program, and a film may be large.
template <class T>
class Buffer {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  /// Replaces the content by `count` values, all zero. On failure the buffer is empty and the answer false.
  [[nodiscard]] bool allocate(std::size_t count) {
    reset();
    if (count == 0) return true;
    if (count > std::numeric_limits<std::size_t>::max() / sizeof(T)) return false;
    data_.reset(static_cast<T*>(std::calloc(count, sizeof(T))));
    if (!data_) return false;
    size_ = count;
    return true;
  }

  /// Takes over memory that came from malloc.
  void adopt(T* data, std::size_t count) {
    data_.reset(data);
    size_ = count;
  }

  void reset() {
    data_.reset();
    size_ = 0;
  }

  T* data() { return data_.get(); }
  const T* data() const { return data_.get(); }
  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  std::span<T> span() { return {data_.get(), size_}; }
  std::span<const T> span() const { return {data_.get(), size_}; }

 private:
  struct Free {
    void operator()(T* data) const { std::free(data); }
  };
  std::unique_ptr<T, Free> data_;
  std::size_t size_ = 0;
};

/// One channel of floats, row by row.
struct Plane {
  int width = 0;
  int height = 0;
  Buffer<float> values;

  [[nodiscard]] bool allocate(int w, int h) {
    width = w;
    height = h;
    return values.allocate(static_cast<std::size_t>(w) * static_cast<std::size_t>(h));
  }
  float* row(int y) { return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
  const float* row(int y) const { return values.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
};

}  // namespace carpal
