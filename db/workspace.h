// Opening and creating workspaces. A workspace is one SQLite file; while it is open for writing, a
// lock beside it keeps a second instance out, and both disappear into the one file at close.
#pragma once

#include "core/store/store.h"

#include <chrono>
#include <functional>

namespace db {

/// `beside`: a second look at a workspace that this process has open. Nothing but SQLite touches the file then:
/// closing any other descriptor of it would drop the locks of the first.
enum class Mode { read, write, beside };

/// When the traces of what was redacted are removed: in the call that redacts and at the opening that finds some
/// left, or by whoever calls Store::scrub_redacted(), such as a thread of its own.
enum class Scrubbing { at_once, later };

/// When a long log is walked whose file is not as this computer left it: at once, or, by those who have a person
/// waiting, before the first save.
enum class LongWalk { at_opening, before_saving };

struct OpenOptions {
    Mode mode = Mode::write;
    std::string actor; ///< signs the revisions, as core::person_name() writes it; may be empty to read only
    std::function<std::int64_t()> clock;           ///< UTC ms since 1970; empty = system clock
    core::Zone zone;                               ///< by which the actor counts days; UTC unless it is given
    std::function<void(char*, std::size_t)> entropy; ///< fills with random bytes; empty = system
    std::string key_folder;  ///< where this installation keeps the key it signs with; empty = unsigned
    std::string head_folder; ///< where it notes the newest heads it has seen; empty = nowhere
    std::string backup_folder; ///< where its backups lie, which a redaction renews; empty = nowhere
    std::string workspace; ///< the name of one that is about to be made as a seat of others'; empty = a new one
    Scrubbing scrubbing = Scrubbing::at_once;
    std::chrono::milliseconds patience{0}; ///< how long one who wants to write waits for another who does
    LongWalk long_walk = LongWalk::at_opening;
    std::int64_t short_log = 10'000;               ///< so many changes are walked at every opening
    std::int64_t max_pages = 0;                    ///< test seam: the disk is full beyond this; 0 = none
};

/// Creates an empty workspace that only its owner may read. Throws Error{refused} when something is at that path
/// already. A path is the name of a file; ":memory:" alone is none, but a workspace that ends with the store.
std::unique_ptr<core::Store> create_workspace(std::string const& path, OpenOptions options);

/// Writes a whole copy of a workspace, which this process may have open, into a new file that only its owner may read.
/// Throws Error{refused} when something is there already, and leaves no file when it could not be written.
void copy_workspace(std::string const& path, std::string const& target);

/// Works out, on a thread of its own, what every opening compares the file with: for a program that has something else
/// to do before its first one.
void prepare_opening();

/// Opens a workspace. A file that cannot be written or has several names, or a folder that cannot hold the lock, opens
/// read-only (read_only() tells). Throws Error{not_found | not_workspace | newer | locked | damaged |
/// io}, and leaves the file as it was.
std::unique_ptr<core::Store> open_workspace(std::string const& path, OpenOptions options);

} // namespace db
