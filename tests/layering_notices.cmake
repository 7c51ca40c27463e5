# A check that cannot fail is none: each planted violation must be noticed, at its line, and what is
# allowed must pass.
# cmake -D root=<tree> -D scratch=<folder> -P layering_notices.cmake
cmake_minimum_required(VERSION 3.25)

# The first lines hold what a careless reader of C++ miscounts.
set(before "auto x = [\n\n    ';', \"[\", '\\\\'\n")

function(check file text)
  file(REMOVE_RECURSE ${scratch})
  file(WRITE ${scratch}/${file} "${before}${text}\n")
  execute_process(COMMAND ${CMAKE_COMMAND} -D root=${scratch} -P ${root}/tests/layering.cmake
    RESULT_VARIABLE code ERROR_VARIABLE said OUTPUT_QUIET)
  set(code ${code} PARENT_SCOPE)
  set(said "${said}" PARENT_SCOPE)
endfunction()

function(refused file text)
  check(${file} "${text}")
  string(FIND "${said}" "${file}:4: " at)
  if(code EQUAL 0 OR at EQUAL -1)
    message(FATAL_ERROR "Not noticed: ${text} in ${file}\n${said}")
  endif()
endfunction()

function(allowed file text)
  check(${file} "${text}")
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "Refused though allowed: ${text} in ${file}\n${said}")
  endif()
endfunction()

refused(core/text/a.cpp "#include <wx/string.h>")
refused(core/a.h "#include \"db/store.h\"")
refused(core/a.h "  # include \"app/desk.h\"")
refused(core/a.cpp "#include <sqlite3.h>")
refused(core/a.cpp "#include <curl/curl.h>")
refused(core/a.cpp "auto now = std::chrono::system_clock::now();")
refused(db/a.cpp "#include \"app/desk.h\"")
refused(db/a.cpp "#include <wx/string.h>")
refused(app/views/a.cpp "#include \"db/store.h\"")
refused(app/common/sample.cpp "#include \"db/store.h\"")
refused(app/a.cpp "#include <sqlite3.h>")
refused(app/cli/a.cpp "#include <wx/app.h>")
refused(app/common/a.h "#include <gtk/gtk.h>")
refused(app/views/a.cpp "#include <gtk/gtk.h>")
refused(app/widgets/a.cpp "#include <atk/atk.h>")
refused(core/a.cpp "std::regex pattern; // [")
refused(tests/db/a.cpp "#include <regex>")

allowed(app/cli/main.cpp "#include \"db/workspace.h\"")
allowed(app/workbench.cpp "#include \"db/workspace.h\"")
allowed(app/gtk_shim_text.cpp "#include <gtk/gtk.h>")
allowed(app/views/a.cpp "#include <wx/panel.h>")
allowed(db/a.cpp "#include <sqlite3.h>")
file(REMOVE_RECURSE ${scratch})
message(STATUS "Every planted violation was noticed.")
