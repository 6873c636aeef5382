#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "carpal/buffer.hpp"
#include "carpal/status.hpp"

namespace carpal {

/// How the network is shown a film. A hand has the same age mirrored or a little turned: where the readings differ, none is to be trusted.
enum class View : std::uint8_t { AsIs, Mirrored, TurnedLeft, TurnedRight };
inline constexpr std::size_t kViews = 4;

/// By how much TurnedLeft and TurnedRight are turned: within what training has shown the network.
inline constexpr double kTurnDegrees = 10;

/// "as_is" and so on.
const char* view_name(View view);

/// None where no view has that name.
std::optional<View> view_of(std::string_view name);

/// The picture as the view shows it, of the same size. Mirrored: columns reversed. Turned: about the picture's centre, TurnedLeft against
/// the clock, bilinear in double; what comes from outside of the picture is its nearest pixel. Fails with OutOfMemory.
Status take_view(const Plane& picture, View view, Plane& out);

}  // namespace carpal
