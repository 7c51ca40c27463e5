// The reader as a process of its own (app/reader): started for one file without anything of this program but three
// streams, listened to, counted, and ended when it takes too long. Any thread may read.
#pragma once

#include "core/ingest/readers.h"

#include <string>
#include <vector>

namespace app {

/// Reads with the counterpoint-reader that lies beside this program.
core::ConfinedReading const& confined_reading();

/// What a recording says of itself, read out of the file where it lies; what kept a program from it is a note. Throws Error{io}.
core::Ingested facts_of_recording(std::string const& path, core::IngestOptions const& options);

/// Lets a reader that is shut in answer something of another kind ("stamp"); what it put out, at most 64 kB, or nothing
/// when it broke, took too long or was not confined. Throws Error{io} when there is no reader.
std::string ask_reader(std::string const& what, std::string_view input);

/// Whether the ways out that a turned reader would try are closed on this machine.
struct Confinement {
    struct Way {
        std::string of;   ///< "files", "network", "processes", "kernel"
        std::string name; ///< "read /etc/passwd"
        bool open = false;
    };
    std::vector<Way> ways;
    bool is_enough = false; ///< for the reader itself: with less it reads nothing
    bool limits = false, name_spaces = false, seccomp = false;
    int landlock = 0; ///< its version; 0 = the kernel has none
    bool holds() const;
};

/// Lets a reader try them all, `through` another program or by itself. Throws Error{not_found} when there is no reader.
Confinement try_confinement(bool through);

/// Where the reader is looked for, never along PATH.
std::string reader_program();

} // namespace app
