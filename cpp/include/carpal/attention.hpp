#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "carpal/buffer.hpp"
#include "carpal/film.hpp"
#include "carpal/manifest.hpp"
#include "carpal/placement.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// A map of attention: of the age by sex (how strongly each place moved it, up or down), or of the most probable stage by sex (what spoke for
/// it: Grad-CAM, Selvaraju et al., ICCV 2017, with its ReLU).
enum class AttentionMap : std::uint8_t { AgeFemale, AgeMale, StageFemale, StageMale };
inline constexpr std::size_t kAttentionMaps = 4;

/// "age_female" and so on.
const char* attention_map_name(AttentionMap map);

inline constexpr int kAttentionSide = 192;  ///< cells: finer than any map, coarser than any screen

/// Where the network looked, over the whole film: cells of the film's aspect, the longer side kAttentionSide. 0: nothing, also where the
/// network did not see the film; 255: the strongest place of the map.
struct Attention {
  int width = 0;
  int height = 0;
  std::vector<AttentionMap> maps;  ///< those that the pack gives
  Buffer<std::uint8_t> levels;     ///< one map after the other
};

/// The network's maps (its outputs for the film as it is), bilinear between the centres of their places, laid back on the film. Fails with
/// NoOutputs where the network has not run or gives no map, NonFiniteOutput, OutOfMemory.
Outcome attend(std::span<const float> outputs, const Manifest& manifest, const Film& film, const Laying& laying, Attention& attention);

/// `{ "width", "height", "maps": [name ...] }`.
std::string to_json(const Attention& attention);

}  // namespace carpal
