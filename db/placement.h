// Where a file lies, as far as it matters for a database: on a disk of this computer, on one that others write at the
// same time, or in a folder that a program keeps alike on several computers.
#pragma once

#include "core/base/say.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace db {

struct Placement {
    enum class Kind {
        own,          ///< nothing speaks against it
        passing,      ///< gone when the computer is switched off
        plain,        ///< a file system without links, and with files of 4 GB at most
        shared,       ///< a folder of another system, seen from a virtual machine
        maybe_synced, ///< called as folders are called that a program keeps alike
        synced,       ///< kept alike on several computers
        network       ///< on another computer's disk
    };
    Kind kind = Kind::own;
    std::string what; ///< the file system, or the program: "NFS", "Syncthing"

    /// Two can write there at once without noticing.
    bool keeps_from_writing() const { return kind == Kind::network || kind == Kind::synced; }
};

/// Of a file, or of the folder it would be made in; links are followed.
Placement placement_of(std::string const& path);

/// The same of a file system by its number (statfs), for a file that /proc/self/mountinfo tells more of.
Placement placement_on(std::uint32_t file_system, std::string_view mounts, std::string const& path);
/// The same of a folder and those it lies in, by what programs that keep folders alike leave there.
Placement placement_in(std::string const& folder, std::string const& home);

/// Why a workspace is not written there, and the safe way; nothing where it may be.
std::optional<core::Message> why_not_written(std::string const& path);
/// What else there is to know of such a place.
std::optional<core::Message> doubt_about(std::string const& path);

} // namespace db
