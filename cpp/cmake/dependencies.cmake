# Header-only libraries from Debian (libstb-dev, nlohmann-json3-dev). /usr/include itself must never be on the path: Emscripten would find
# the host's C library there. So a link to the one folder, for both builds alike.
find_path(CARPAL_STB_DIR stb_image.h PATHS /usr/include/stb NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(CARPAL_NLOHMANN_PARENT nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)

set(CARPAL_LINKS ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${CARPAL_LINKS})
file(CREATE_LINK ${CARPAL_NLOHMANN_PARENT}/nlohmann ${CARPAL_LINKS}/nlohmann SYMBOLIC)

# stb_image 2.27 counts its bit buffer below zero where a hostile JPEG ends within a code, and shifts by that count. 2.28 looks first; what it
# looks for is added here, to a copy. A version that has it already is taken as it is.
file(READ ${CARPAL_STB_DIR}/stb_image.h stb)
function(carpal_amend_stb line by)
  string(FIND "${stb}" "${line}" found)
  if(found EQUAL -1)
    message(FATAL_ERROR "stb_image.h is another than 2.27 and has not the checks of 2.28")
  endif()
  string(REPLACE "${line}" "${by}" amended "${stb}")
  set(stb "${amended}" PARENT_SCOPE)
endfunction()
if(NOT stb MATCHES "Combined length longer than code bits available")
  foreach(bits n 1)
    set(grow "if (j->code_bits < ${bits}) stbi__grow_buffer_unsafe(j);")
    carpal_amend_stb("${grow}" "${grow} if (j->code_bits < ${bits}) return 0;")
  endforeach()
  carpal_amend_stb("s = r & 15; // combined length" "s = r & 15; if (s > j->code_bits) return stbi__err(\"bad huffman code\", \"Corrupt JPEG\");")
endif()
file(CONFIGURE OUTPUT ${CARPAL_LINKS}/stb/stb_image.h CONTENT "${stb}" @ONLY)

add_library(carpal_stb INTERFACE)
target_include_directories(carpal_stb SYSTEM INTERFACE ${CARPAL_LINKS}/stb)

add_library(carpal_json INTERFACE)
target_include_directories(carpal_json SYSTEM INTERFACE ${CARPAL_LINKS})
target_compile_definitions(carpal_json INTERFACE JSON_NOEXCEPTION)
