# The rule between the rooms, read off the includes: fails naming file and line.
# cmake -D root=<tree> -P layering.cmake
cmake_minimum_required(VERSION 3.25)

# Where the program is put together, and the only files outside db/ that may name db's headers.
set(composition "^app/(desk/workbench|cli/main)\\.cpp$")
# The only file that may speak to the network; what starts a second window speaks to the first over a file's socket.
set(network "^app/intake/fetch\\.cpp$")
# The only files that may name GTK, ATK and what they stand on.
set(shim "^app/window/gtk/gtk_shim[a-z_]*\\.(h|cpp)$")

set(broken "")

# Notes file:line for every line of the room's C++ files that matches, unless `allowed` matches the file.
function(forbid room regex why allowed)
  file(GLOB_RECURSE files RELATIVE ${root} ${root}/${room}/*.h ${root}/${room}/*.cpp)
  foreach(file IN LISTS files)
    file(READ ${root}/${file} text)
    if((allowed AND file MATCHES "${allowed}") OR NOT text MATCHES "${regex}")
      continue()
    endif()
    # These four have a meaning in CMake's lists and would make the line numbers wrong.
    string(REGEX REPLACE "[][;\\]" "?" text "${text}")
    string(REPLACE "\n" ";" lines "${text}")
    set(number 0)
    foreach(line IN LISTS lines)
      math(EXPR number "${number} + 1")
      if(line MATCHES "${regex}")
        string(APPEND broken "${file}:${number}: ${why}\n")
      endif()
    endforeach()
  endforeach()
  set(broken "${broken}" PARENT_SCOPE)
endfunction()

set(include "#[ \t]*include[ \t]*[<\"]")
set(window "${include}(wx/|gtk/|gdk/|atk/|pango/|cairo)")
forbid(core "${window}" "core knows no window" "")
forbid(core "${include}sqlite3" "core knows no SQL" "")
forbid(core "${include}(curl/|sys/socket)" "core knows no network" "")
forbid(db "${include}(curl/|sys/socket|netinet/)" "db knows no network" "")
forbid(app "${include}curl/" "only fetch.cpp speaks to the network" "${network}")
forbid(app "${include}netinet/" "only fetch.cpp speaks to the network" "${network}|^app/reader/attempts\\.cpp$")
forbid(core "${include}(db|app)/" "core knows neither db nor app" "")
forbid(core "system_clock" "core has no clock of its own" "")
forbid(db "${window}" "db knows no window" "")
forbid(db "${include}app/" "db knows no app" "")
forbid(app "${include}sqlite3" "only db speaks SQL" "")
forbid(app "${include}db/" "db is named only where the program is put together" "${composition}")
forbid(app "${window}" "only app/window knows a window" "^app/window/")
forbid(app "${include}(gtk|gdk|atk|pango|cairo|glib)[/.]" "GTK is named only in the shim" "${shim}")

# core's rooms stand one upon the other: each may name those before it, none a later one.
set(ranks base text time ingest model store quotation rules log editorial search matching formats operations)
file(GLOB rooms RELATIVE ${root}/core ${root}/core/*)
list(REMOVE_ITEM rooms CMakeLists.txt ${ranks})
if(rooms)
  string(APPEND broken "core/${rooms}: every room of core has its rank, and nothing lies beside them\n")
endif()
set(above ${ranks})
foreach(room IN LISTS ranks)
  list(POP_FRONT above)
  if(above)
    string(JOIN "|" later ${above})
    forbid(core/${room} "${include}core/(${later})/" "a room of core knows nothing above it (${later})" "")
  endif()
endforeach()

# The rooms of app: common and intake serve both programs; the desk is what the window shows, without wx; the reader is
# a program that knows core alone.
forbid(app/common "${include}app/(intake|desk|cli|window|reader)/" "what both programs share knows neither" "")
forbid(app/intake "${include}app/(desk|cli|window|reader)/" "bringing in knows neither program" "")
forbid(app/desk "${include}app/(cli|window|reader)/" "the desk knows no window" "")
forbid(app/cli "${include}app/(desk|window|reader)/" "the command line knows neither desk nor window" "")
forbid(app/window "${include}app/(cli|reader)/" "the window knows no command line" "")
forbid(app/reader "${include}app/(common|intake|desk|cli|window)/" "the reader knows core alone" "")
foreach(room core db app)
  forbid(${room} "${include}(archive[._]|libxml/|gmime/|seccomp|linux/landlock)" "only the reader parses documents" "^app/reader/")
endforeach()
file(GLOB loose RELATIVE ${root}/app ${root}/app/*)
list(REMOVE_ITEM loose CMakeLists.txt common intake desk cli window reader)
if(loose)
  string(APPEND broken "app/${loose}: app has six rooms, and nothing lies beside them\n")
endif()

foreach(room core db app tests)
  forbid(${room} "std::w?regex|${include}regex>" "std::regex crashes on long input" "")
endforeach()

if(broken)
  message(FATAL_ERROR "The rule between the rooms is broken:\n${broken}")
endif()
message(STATUS "The rooms keep their rule.")
