// What find_hand sees, for the scripts that fit and judge it (scripts/train): films in, records out, until the input ends.
//
//   hand_tool candidates   what it looks at: the number of candidates (int32), then for each kRingCells cells (uint8, quarters), kExtras
//                          extras (float32), 1 if it is a dark part (uint8)
//   hand_tool shapes       what it finds: found, inverted, hands, fingers, angle, certainty, thumb (0 unknown, 1 left, 2 right), its
//                          certainty, box x y w h, field x y w h, palm x y radius (float32 each; film pixels, degrees)
//   hand_tool pictures SIDE [CERTAINTY LEAST_TURN MOST_FIELD [MIRROR]]
//                          how it is placed for the network by a manifest's input.placement of these numbers, as it lies without them: crop
//                          x y w h, degrees turned, mirrored, inverted (float32 each), then SIDE x SIDE greys (float32, 0..1)
//
// A film on standard input: width and height (int32), width * height grey levels (uint8). Little endian. Exit status 1: no memory, or the
// input ends within a film; 2: arguments that are none of these.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string_view>
#include <vector>

#include "carpal/film.hpp"
#include "carpal/placement.hpp"
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

using Answer = std::function<bool(const Film&)>;

bool write_candidates(const Film& film) {
  std::int32_t count = 0;
  std::vector<std::uint8_t> records;
  if (!candidates_of(film, count, records)) return false;
  std::fwrite(&count, sizeof count, 1, stdout);
  std::fwrite(records.data(), 1, records.size(), stdout);
  return true;
}

bool write_shape(const Film& film) {
  carpal::HandShape shape;
  if (carpal::find_hand(film, shape) != Status::Ok) return false;
  const auto number = [](auto value) { return static_cast<float>(value); };
  const std::array values = {number(shape.found),     number(shape.inverted),     number(shape.hands),        number(shape.fingers),
                             number(shape.angle),     number(shape.certainty),    number(shape.thumb),        number(shape.thumb_certainty),
                             number(shape.box.x),     number(shape.box.y),        number(shape.box.width),    number(shape.box.height),
                             number(shape.field.x),   number(shape.field.y),      number(shape.field.width),  number(shape.field.height),
                             number(shape.palm.x),    number(shape.palm.y),       number(shape.palm_radius)};
  std::fwrite(values.data(), sizeof values[0], values.size(), stdout);
  return true;
}

bool write_picture(const Film& film, int side, const carpal::InputSpec& input) {
  carpal::HandShape hand;
  if (carpal::find_hand(film, hand) != Status::Ok) return false;
  const carpal::Placement placement = carpal::place(film, hand, input);
  Plane picture;
  carpal::Laying laying;
  if (carpal::lay(film, placement, side, picture, laying) != Status::Ok) return false;
  const auto number = [](auto value) { return static_cast<float>(value); };
  const std::array values = {number(placement.crop.x),      number(placement.crop.y), number(placement.crop.width),
                             number(placement.crop.height), number(placement.turned), number(placement.mirrored),
                             number(placement.inverted)};
  std::fwrite(values.data(), sizeof values[0], values.size(), stdout);
  std::fwrite(picture.values.data(), sizeof(float), picture.values.size(), stdout);
  return true;
}

Answer answer_for(int argc, char** argv) {
  const std::string_view what = argc >= 2 ? argv[1] : "";
  if (argc == 2 && what == "candidates") return write_candidates;
  if (argc == 2 && what == "shapes") return write_shape;
  if (what != "pictures" || (argc != 3 && argc != 6 && argc != 7)) return nullptr;
  const int side = std::atoi(argv[2]);
  if (side < 1) return nullptr;
  carpal::InputSpec input;
  if (argc > 3) input.placement = carpal::PlacementSpec{std::atof(argv[3]), std::atof(argv[4]), std::atof(argv[5]), std::nullopt};
  if (argc > 6) input.placement->mirror_certainty = std::atof(argv[6]);
  return [=](const Film& film) { return write_picture(film, side, input); };
}

}  // namespace

int main(int argc, char** argv) {
  const Answer answer = answer_for(argc, argv);
  if (!answer) return 2;
  for (;;) {
    const int next = std::getc(stdin);
    if (next == EOF) return 0;
    std::ungetc(next, stdin);
    Film film;
    if (!read_film(film) || !answer(film)) return 1;
    std::fflush(stdout);
  }
}
