# Writes sql.h (one string_view per query file) and migrations.h (the ordered ladder).
# cmake -D folder=… -D into=… -P embed_sql.cmake
cmake_minimum_required(VERSION 3.25)

file(GLOB queries ${folder}/sql/*.sql)
list(SORT queries)
set(constants "")
set(pairs "")
foreach(file IN LISTS queries)
  get_filename_component(name ${file} NAME_WLE)
  if(NOT name MATCHES "^[a-z][a-z0-9_]*$")
    message(FATAL_ERROR "${file}: a query's file name is its name in C++, such as claims_by_text.sql")
  endif()
  file(READ ${file} sql)
  string(APPEND constants "inline constexpr std::string_view ${name} = R\"sql(${sql})sql\";\n\n")
  string(APPEND pairs
    "    std::pair<std::string_view, std::string_view>{\"${name}\", ${name}},\n")
endforeach()
file(WRITE ${into}/sql.h "// Generated from db/sql/*.sql.
#pragma once

#include <array>
#include <string_view>
#include <utility>

namespace db::sql {

${constants}/// All of them by name, for the tests that prepare and plan-check every query.
inline constexpr std::array all{
${pairs}};

} // namespace db::sql
")

file(GLOB migrations ${folder}/migrations/*.sql)
list(SORT migrations)
set(ladder "")
set(expected 1)
foreach(file IN LISTS migrations)
  get_filename_component(name ${file} NAME_WLE)
  if(NOT name MATCHES "^0*([1-9][0-9]*)_[a-z][a-z0-9_]*$" OR NOT CMAKE_MATCH_1 EQUAL expected)
    message(FATAL_ERROR "${file}: migration number ${expected} was expected, as NNNN_name.sql")
  endif()
  file(READ ${file} sql)
  string(APPEND ladder "    Migration{${expected}, \"${name}\", R\"sql(${sql})sql\"},\n")
  math(EXPR expected "${expected} + 1")
endforeach()
file(WRITE ${into}/migrations.h "// Generated from db/migrations/*.sql.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace db {

struct Migration {
    std::int64_t number;
    std::string_view name;
    std::string_view text;
};

inline constexpr std::array migrations{
${ladder}};

} // namespace db
")
