#include "carpal/hand.hpp"

namespace carpal {
namespace {

struct Corner {
  int x = 0;
  int y = 0;
};

/// The corners of pixels along the edge of the hand that holds the first pixel of the mask, the hand to the right of the way.
std::vector<Corner> edge_of(const HandShape& shape) {
  const int w = shape.mask_width;
  const int h = shape.mask_height;
  const auto hand = [&](int x, int y) { return x >= 0 && y >= 0 && x < w && y < h && shape.mask.data()[y * w + x] == 1; };
  Corner start{0, 0};
  while (start.y < h && !hand(start.x, start.y)) {
    if (++start.x == w) start = {0, start.y + 1};
  }
  std::vector<Corner> edge;
  if (start.y == h) return edge;
  // Directions clockwise from right. Ahead of a corner lie two pixels: one to the left of the way, one to the right.
  constexpr std::array<Corner, 4> kStep = {{{1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
  constexpr std::array<Corner, 4> kRight = {{{0, 0}, {-1, 0}, {-1, -1}, {0, -1}}};
  constexpr std::array<Corner, 4> kLeft = {{{0, -1}, {0, 0}, {-1, 0}, {-1, -1}}};
  Corner at = start;
  std::size_t way = 0;
  const std::size_t most = 4 * static_cast<std::size_t>(w + 1) * static_cast<std::size_t>(h + 1);
  do {
    edge.push_back(at);
    at = {at.x + kStep[way].x, at.y + kStep[way].y};
    if (!hand(at.x + kRight[way].x, at.y + kRight[way].y)) {
      way = (way + 1) % 4;
    } else if (hand(at.x + kLeft[way].x, at.y + kLeft[way].y)) {
      way = (way + 3) % 4;
    }
  } while ((at.x != start.x || at.y != start.y || way != 0) && edge.size() < most);
  return edge;
}

}  // namespace

std::vector<FilmPoint> outline_of(const Film& film, const HandShape& shape) {
  constexpr int kReach = 3;  // corners to either side that a point is the mean of: no stairs
  std::vector<FilmPoint> points;
  if (!shape.found) return points;
  const std::vector<Corner> edge = edge_of(shape);
  const std::size_t step = std::max<std::size_t>(3, edge.size() / kMostOutlinePoints + 1);
  const double scale_x = static_cast<double>(film.width) / shape.mask_width;
  const double scale_y = static_cast<double>(film.height) / shape.mask_height;
  for (std::size_t i = 0; i < edge.size(); i += step) {
    FilmPoint sum;
    for (int k = -kReach; k <= kReach; ++k) {
      const Corner& corner = edge[(i + edge.size() + static_cast<std::size_t>(k + kReach) - kReach) % edge.size()];
      sum.x += corner.x;
      sum.y += corner.y;
    }
    points.push_back({sum.x / (2 * kReach + 1) * scale_x, sum.y / (2 * kReach + 1) * scale_y});
  }
  return points;
}

}  // namespace carpal
