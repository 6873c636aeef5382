#pragma once

#include <cstddef>

namespace carpal {

/// Pixels of a picture; x1 and y1 lie outside.
struct Box {
  int x0 = 0;
  int y0 = 0;
  int x1 = 0;
  int y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
};

/// Calls `take` with the index of each of the four neighbours (left, right, above, below) that pixel i of a picture of `width` has inside the
/// box: one step of a flood.
template <class Index, class Take>
void each_neighbour(Index i, int width, const Box& box, const Take& take) {
  const int x = static_cast<int>(i) % width;
  const int y = static_cast<int>(i) / width;
  const auto row = static_cast<Index>(width);
  if (x > box.x0) take(i - 1);
  if (x + 1 < box.x1) take(i + 1);
  if (y > box.y0) take(i - row);
  if (y + 1 < box.y1) take(i + row);
}

}  // namespace carpal
