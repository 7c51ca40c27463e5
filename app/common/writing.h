// The one way this program writes a file the user names: a dossier, a proof, a scale, a run.
#pragma once

#include "core/base/sink.h"

#include <string>
#include <string_view>

namespace app {

/// Makes the file, or replaces it, all or nothing: a crash, a full disk or a refusal leaves what was there and
/// nothing beside it. A new file gets the usual mode (0666 without what the umask takes), a replaced one keeps
/// its own. It is on the disk when this returns.
///
/// What a slip of the hand must not cost is never replaced: a database (every workspace and its backups) or what
/// belongs to one (-wal, -shm, -journal, .lock), whatever this program has open, a signing key, a note of known
/// heads, anything in their folders; and nothing is written through a link or into a pipe, a device or a socket.
///
/// Throws Error{bad_input | refused | not_found | read_only | disk_full | io} in one sentence.
void write_file(std::string const& path, std::string_view bytes);

/// The same with bytes that `make` hands to the sink piece by piece. What it throws, such as Error{cancelled}, leaves
/// what was there.
void write_file(std::string const& path, std::function<void(core::Sink const& sink)> const& make);

} // namespace app
