# Header-only libraries from Debian (libstb-dev, nlohmann-json3-dev). /usr/include itself must never be on the path: Emscripten would find
# the host's C library there. So a link to the one folder, for both builds alike.
find_path(CARPAL_STB_DIR stb_image.h PATHS /usr/include/stb NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_path(CARPAL_NLOHMANN_PARENT nlohmann/json.hpp PATHS /usr/include NO_CMAKE_FIND_ROOT_PATH REQUIRED)

set(CARPAL_LINKS ${CMAKE_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${CARPAL_LINKS})
file(CREATE_LINK ${CARPAL_NLOHMANN_PARENT}/nlohmann ${CARPAL_LINKS}/nlohmann SYMBOLIC)

add_library(carpal_stb INTERFACE)
target_include_directories(carpal_stb SYSTEM INTERFACE ${CARPAL_STB_DIR})

add_library(carpal_json INTERFACE)
target_include_directories(carpal_json SYSTEM INTERFACE ${CARPAL_LINKS})
target_compile_definitions(carpal_json INTERFACE JSON_NOEXCEPTION)
