// The port to backups of a workspace: whole copies of it, each checked before it counts as one, in a folder of their own.
// One is made of the workspace as it is in one moment, while others go on writing into it.
#pragma once

#include "core/base/progress.h"
#include "core/store/trust.h"

#include <memory>

namespace core {

/// What a backup was made for.
enum class BackupFor { command, rhythm, import, merge, redaction };

template <>
struct Names<BackupFor> {
    static constexpr std::array entries{
        Named{BackupFor::command, "command", N_("on command")},
        Named{BackupFor::rhythm, "rhythm", N_("by itself")},
        Named{BackupFor::import, "import", N_("before an import")},
        Named{BackupFor::merge, "merge", N_("before merging")},
        Named{BackupFor::redaction, "redaction", N_("around a redaction")},
    };
};

struct Backup {
    std::string file; ///< its whole path
    Instant made;
    BackupFor why = BackupFor::command;
    std::uint64_t bytes = 0;
    bool operator==(Backup const&) const = default;
};

/// How much of a new backup is looked at: its structure, pages and heads and the bytes that came since the last one; or
/// every entry, row and saved byte.
enum class BackupCheck { newest, everything };

struct MadeBackup {
    Backup backup;
    std::int64_t revisions = 0;
    std::int64_t files = 0;    ///< saved bytes and texts whose SHA-256 was computed anew
    int restarts = 0;          ///< how often copying began anew because somebody wrote
    int let_go = 0;            ///< older ones that the rhythm does not keep
    std::vector<Message> remarks;
};

/// What a backup holds, beside what the workspace holds now.
struct BackupCompared {
    Verification found;            ///< of the backup, walked through
    std::int64_t shared = 0;       ///< revisions that both have
    std::int64_t only_there = 0;   ///< that only the backup has
    std::vector<Revision> since;   ///< that only the workspace has, newest first; the first of them
    std::int64_t since_count = 0;
    std::optional<Message> unread; ///< why nothing can be said of the workspace
};

class Backups {
public:
    virtual ~Backups() = default;
    /// Where they lie.
    virtual std::string const& folder() const = 0;
    /// Those of this workspace, newest first. Throws Error{io} when the folder cannot be read.
    virtual std::vector<Backup> list() const = 0;
    /// Makes one, checks it, and lets go of older ones that the rhythm does not keep. It may run on any thread while
    /// others write. Nothing that is there is touched when it fails. Throws Error.
    virtual MadeBackup make(BackupFor why, BackupCheck how, Progress& progress) = 0;
    /// Whether the newest one has all that the workspace has now.
    virtual bool is_current() const = 0;
    /// Walks through a backup and compares it with the workspace. Throws Error{refused} when it is one of another.
    virtual BackupCompared compare(std::string const& file, Progress& progress) const = 0;
    /// Writes a workspace made of a backup into a new file. Throws Error{refused} when something is there already.
    virtual void bring_back(std::string const& file, std::string const& target) const = 0;
    /// Puts what a backup holds in the place of the workspace, which stays beside it under another name: that name.
    /// Throws Error{locked} while somebody has it open for writing.
    virtual std::string put_in_place(std::string const& file) const = 0;
    /// What speaks against where the workspace, or its backups, lie.
    virtual std::vector<Message> doubts() const = 0;
};

/// Those that go when `now` is a new one's time: all but the last 8, one a day for 14 days, one a week for 8 weeks and
/// one a month for 12 months. The newest always stays.
std::vector<Backup> to_let_go(std::vector<Backup> all, Instant now);

} // namespace core
