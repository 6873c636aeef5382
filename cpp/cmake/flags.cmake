# Flags of every target, each with its reason.
add_library(carpal_flags INTERFACE)
target_compile_features(carpal_flags INTERFACE cxx_std_20)
target_compile_options(carpal_flags INTERFACE
  -fno-exceptions      # errors are statuses; nothing may unwind into JavaScript
  -fno-rtti            # nothing asks for a type at run time; smaller WebAssembly
  -ffp-contract=off    # a fused multiply-add rounds once where two operations round twice: numbers must be the same everywhere
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Werror)
option(CARPAL_SIMD "Vectors in WebAssembly; without them the scalar twin that tests/wasm/simd.test.ts holds them against" ON)
if(EMSCRIPTEN AND CARPAL_SIMD)
  target_compile_options(carpal_flags INTERFACE -msimd128)  # every browser since 2021-2023 has it; the resampler is four lanes wide
endif()

set(CARPAL_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined")
if(CARPAL_SANITIZE)
  target_compile_options(carpal_flags INTERFACE -fsanitize=${CARPAL_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(carpal_flags INTERFACE -fsanitize=${CARPAL_SANITIZE})
endif()
