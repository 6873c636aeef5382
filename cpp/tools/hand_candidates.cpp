// What find_hand looks at, for fitting its weights (scripts/train/hand.py): films in, candidates out, until the input ends.
//
// A film on standard input: width and height (int32), width * height grey levels (uint8). Its answer on standard output: the number of
// candidates (int32), then for each kRingCells cells (uint8, quarters), kExtras extras (float32), 1 if it is a dark part (uint8).
// Little endian. Exit status 1: no memory, or the input ends within a film.

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <span>
#include <vector>

#include "carpal/film.hpp"
#include "hand_candidates.hpp"

namespace {

using carpal::Film;
using carpal::Plane;
using carpal::Status;
namespace hand = carpal::hand;

bool read_all(void* into, std::size_t bytes) { return std::fread(into, 1, bytes, stdin) == bytes; }

bool read_film(Film& film) {
  std::int32_t sides[2];
  if (!read_all(sides, sizeof sides) || sides[0] < 1 || sides[1] < 1) return false;
  film = Film{};
  film.width = sides[0];
  film.height = sides[1];
  const std::size_t pixels = static_cast<std::size_t>(film.width) * static_cast<std::size_t>(film.height);
  return film.samples.allocate(pixels) && read_all(film.samples.data(), pixels);
}

void append(std::vector<std::uint8_t>& out, const void* from, std::size_t bytes) {
  const auto* first = static_cast<const std::uint8_t*>(from);
  out.insert(out.end(), first, first + bytes);
}

bool candidates_of(const Film& film, std::int32_t& count, std::vector<std::uint8_t>& out) {
  Plane grey;
  if (hand::working_copy(film, grey) != Status::Ok) return false;
  return hand::each_candidate(grey, hand::find_field(grey), [&](const hand::Part& part, const hand::Patch& patch, const hand::Palm& palm) {
    const hand::Surroundings around = hand::describe(patch, palm);
    for (const float cell : around.cells) out.push_back(static_cast<std::uint8_t>(std::lround(4 * cell)));
    append(out, around.extras.data(), sizeof around.extras);
    out.push_back(part.dark ? 1 : 0);
    ++count;
  });
}

}  // namespace

int main() {
  for (;;) {
    const int next = std::getc(stdin);
    if (next == EOF) return 0;
    std::ungetc(next, stdin);
    Film film;
    std::int32_t count = 0;
    std::vector<std::uint8_t> records;
    if (!read_film(film) || !candidates_of(film, count, records)) return 1;
    std::fwrite(&count, sizeof count, 1, stdout);
    std::fwrite(records.data(), 1, records.size(), stdout);
    std::fflush(stdout);
  }
}
