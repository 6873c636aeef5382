# cpp/data/clinical-tables.json as a header of constants: the core reads no file, and cannot be without its tables. An array of JSON is an
# initializer of C++ once its brackets are braces.
set(CARPAL_TABLES ${CMAKE_SOURCE_DIR}/cpp/data/clinical-tables.json)
set(CARPAL_TABLES_DIR ${CMAKE_BINARY_DIR}/clinical_tables)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CARPAL_TABLES})
file(READ ${CARPAL_TABLES} tables)

set(constants "")
function(carpal_constant name)
  string(JSON value GET "${tables}" ${ARGN})
  string(JOIN "." path ${ARGN})
  set(constants "${constants}inline constexpr double ${name} = ${value};  // ${path}\n" PARENT_SCOPE)
endfunction()
# `shape`: "[]" of numbers, "[][2]" of pairs and so on. A number that is missing, or one too many, fails to compile.
function(carpal_table name shape)
  string(JSON value GET "${tables}" ${ARGN})
  string(REPLACE "[" "{" value "${value}")
  string(REPLACE "]" "}" value "${value}")
  string(REGEX REPLACE "[ \n\t]+" "" value "${value}")
  set(constants "${constants}inline constexpr double ${name}${shape} = ${value};\n" PARENT_SCOPE)
endfunction()

set(sexes female male)
set(Sexes Female Male)
foreach(sex Sex IN ZIP_LISTS sexes Sexes)
  carpal_table(kBrush${Sex} "[][2]" standing brush ${sex})
  carpal_table(kStanford${Sex} "[][2]" standing stanford ${sex})
  carpal_table(kAccelerated${Sex} "[][2]" adult_height percent ${sex} accelerated)
  carpal_table(kAverage${Sex} "[][2]" adult_height percent ${sex} average)
  carpal_table(kRetarded${Sex} "[][2]" adult_height percent ${sex} retarded)
  carpal_table(kHeightError${Sex} "[][3]" adult_height error ${sex})
  foreach(bone radius ulna mc1 mc3 mc5 pp1 pp3 pp5 mp3 mp5 dp1 dp3 dp5)
    carpal_table(kScores${Sex}_${bone} "[]" tw3 scores ${sex} ${bone})
  endforeach()
  carpal_table(kRusAge${Sex} "[]" tw3 age ${sex})
endforeach()
carpal_constant(kLeastMonths standing limits least_months)
carpal_constant(kNormalSd standing limits normal_sd)
carpal_constant(kClassMonths adult_height limits class_months)
carpal_constant(kHeightWithinMonths adult_height limits height_within_months)
carpal_constant(kParentSexDifferenceCm target_height sex_difference_cm)
carpal_constant(kTargetPlusMinusCm target_height plus_minus_cm)
carpal_constant(kTwoReadersRmsYears readers two_readers_rms_years)
carpal_constant(kRusFromYears tw3 age from_years)
carpal_constant(kRusStepYears tw3 age step_years)

file(CONFIGURE OUTPUT ${CARPAL_TABLES_DIR}/clinical_tables_data.hpp @ONLY CONTENT "\
// Written by cpp/cmake/clinical_tables.cmake from cpp/data/clinical-tables.json, which names source, edition and units of each.
#pragma once

namespace carpal::data {

${constants}
}  // namespace carpal::data
")
