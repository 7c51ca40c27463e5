// That what is saved is saved in the file people see: not in one that was deleted, replaced or moved away while it was
// open, and not in one that goes by several names.
#pragma once

#include "core/base/error.h"
#include "db/lock.h"
#include "db/sqlite.h"

#include <memory>
#include <string>

namespace db {

/// What is at the path is not the file that was opened.
core::Error gone_from(std::string const& path);

/// The file of an open workspace: what it is called, whether it may be written, and whether it is still at its place.
class Whereabouts {
public:
    /// `lock` may be empty only when the file is opened for reading or in memory; one that is not held tells why it may only
    /// be read. The lock is let go when this goes, so the connection is to be closed before.
    Whereabouts(std::string path, Access access, std::unique_ptr<Lock> lock)
        : path_(std::move(path)), access_(access), lock_(std::move(lock)) {}

    /// As the workspace was called when it was opened.
    std::string const& path() const { return path_; }
    bool in_memory() const { return path_ == ":memory:"; }
    bool read_only() const { return access_ == Access::read_only; }
    /// Throws Error{read_only} with the reason when it was opened for reading only.
    void refuse_read_only() const;
    /// Whether the file that is locked is the one at the path; true when none is locked.
    bool in_place() const;
    /// Throws Error{io} when what is at the path is another file now.
    void require_the_file() const;
    /// To be called last before a commit: what would go into a file that was moved, deleted or replaced meanwhile is
    /// rolled back and refused with Error{io}; what was saved before is kept in a file beside the one that went away.
    void stand_by_the_file(Connection& connection, Transaction& transaction);
    /// At closing: leaves one file behind. Throws Error when somebody still reads it.
    void fold_in(Connection& connection);

private:
    /// Writes what was saved to a file beside the one that went away, once.
    void save_elsewhere(Connection& connection);

    std::string path_;
    Access access_;
    std::unique_ptr<Lock> lock_;
    bool saved_ = false;   ///< something was written since it was opened
    std::string saved_as_; ///< where that is when the file went away
};

} // namespace db
