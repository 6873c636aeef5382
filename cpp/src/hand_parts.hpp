#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "carpal/buffer.hpp"
#include "carpal/hand.hpp"
#include "neighbours.hpp"

/// The steps of find_hand. What answers with a bool fails for want of memory.
namespace carpal::hand {

/// The picture without margins of one plain grey.
Box find_field(const Plane& grey);

inline constexpr int kLevels = 20;

/// Levels between the greys of neighbouring areas, rising: quantiles of the grey, each pixel with the weight of its gradient.
bool find_levels(const Plane& grey, const Box& field, std::array<float, kLevels>& levels);

/// A connected part of the pixels brighter (or darker) than a level.
struct Part {
  bool dark = false;
  float level = 0;
  std::uint32_t seed = 0;  ///< one of its pixels
  std::uint32_t area = 0;
  std::uint32_t ground = 0;  ///< steps from it onto ground that lies beyond the level too: where it was cut off
  float spread = 0;          ///< standard deviation of its greys
  Box box;
};

/// Marks what is connected with a corner of the field and as plain as a margin: the ground on which a turned film lies, a frame. Where it
/// is white, two pixels more: its blurred edge would join what it touches.
bool find_ground(const Plane& grey, const Box& field, bool dark, Buffer<std::uint8_t>& ground);

/// 4-connected flooding of the pixels beyond a level, inside the field and off the ground.
class Flood {
 public:
  [[nodiscard]] bool prepare(const Plane& grey, const Box& field);
  /// Before the pixels of another level or polarity are visited.
  void restart(bool dark);
  /// The part around `seed`; its area is 0 if it has been visited or does not reach the level.
  Part visit(bool dark, float level, std::uint32_t seed);
  /// The last part's pixels.
  const std::uint32_t* pixels() const { return stack_.data(); }

 private:
  const Plane* grey_ = nullptr;
  Box field_;
  std::array<Buffer<std::uint8_t>, 2> ground_;  ///< for bright and for dark parts
  Buffer<std::uint8_t> seen_;
  Buffer<std::uint32_t> stack_;
};

/// A part by itself, made so small that it can be measured often: at most kPatchSide a side, with an empty margin of one pixel.
inline constexpr int kPatchSide = 112;
struct Patch {
  int width = 0;
  int height = 0;
  double scale = 1;  ///< working pixels a patch pixel
  double x0 = 0;     ///< the working copy's position of the patch's corner
  double y0 = 0;
  Box field;  ///< in patch pixels
  std::size_t area = 0;
  float texture = 0;  ///< logarithm of the part's spread over the film's: ground is plain, a hand has bones
  std::vector<std::uint8_t> inside;
  std::vector<std::uint8_t> thick;  ///< after open()
  std::vector<float> depth;         ///< distance to the outline, patch pixels

  bool at(const std::vector<std::uint8_t>& mask, int x, int y) const {
    return x >= 0 && y >= 0 && x < width && y < height && mask[static_cast<std::size_t>(y * width + x)] != 0;
  }
};

/// Draws the part and fills its small holes; measures the depth. `texture` is the caller's.
void draw_patch(const Part& part, const std::uint32_t* pixels, int working_width, const Box& field, Patch& patch);

struct Palm {
  double x = 0;  ///< patch pixels
  double y = 0;
  double radius = 0;
};

/// The thickest point, and the thickest far from it: at most two.
int find_palms(const Patch& patch, std::array<Palm, 2>& palms);

/// Marks as thick what a disc of half the palm's radius reaches inside the part.
void open_patch(Patch& patch, double radius);

inline constexpr int kAngles = 48;
inline constexpr int kRings = 10;
inline constexpr int kChannels = 3;  ///< inside, thick, off the picture
inline constexpr int kExtras = 5;
inline constexpr int kRingCells = kChannels * kRings * kAngles;

/// The surroundings of a palm; cells by channel, ring, angle (clockwise from up).
struct Surroundings {
  std::array<float, kRingCells> cells{};
  std::array<float, kExtras> extras{};  ///< of the part: fullness of its box, contact with the field's edge, slimness, relative size, texture
};
Surroundings describe(const Patch& patch, const Palm& palm);

/// By side of the thumb (0 right, 1 left) and direction.
using Scores = std::array<std::array<float, kAngles>, 2>;
void score(const Surroundings& around, Scores& scores);

struct Tip {
  double x = 0;
  double y = 0;
};

/// The most forward of the thick places: the palm, where the thickest place is the wrist.
Palm foremost_palm(const Patch& patch, double angle);

/// The outline's peaks, thin and away from the forearm; clockwise. Returns how many; `length` is how far they stand out, together, in
/// working pixels.
int find_tips(const Patch& patch, const Palm& palm, double angle, std::array<Tip, 5>& tips, double& length);

/// Marks the part as `value` in the shape's mask, where nothing is marked yet; its holes that the patch has filled too.
void mark(const Part& part, const Patch& patch, std::uint8_t value, HandShape& shape);

/// How much of the outline of what is marked as 1 lies on the field's edge, and by which side the forearm leaves the film. Palm in working pixels.
void measure_border(const Box& field, const Palm& palm, double angle, HandShape& shape);

}  // namespace carpal::hand
