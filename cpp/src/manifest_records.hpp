#pragma once

#include <cstddef>
#include <string_view>

#include "json_reader.hpp"

namespace carpal {

/// `parts` runs of digits with dots between.
bool is_version(std::string_view text, int parts);

/// Checks the fields that the core does not use but the contract has, so that a pack is refused alike by core and page. `stages`: how many.
void check_records(const Reader& root, std::size_t stages);

}  // namespace carpal
