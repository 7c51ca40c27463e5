// The store that writes: one connection, one write path. commit() is the only function of the
// program that changes a workspace; undo, redo and repair go through the same transaction.
#pragma once

#include "db/lock.h"
#include "db/reading.h"
#include "db/workspace.h"

namespace db {

class SqliteStore final : public Reading<core::Store> {
public:
    /// `lock` may be empty only when `read_only`.
    SqliteStore(std::string path, Access access, OpenOptions options, std::unique_ptr<Lock> lock);
    ~SqliteStore() override;

    core::ChangeSet commit(core::Draft const& draft) override;
    std::optional<core::Undoable> undoable() const override;
    std::optional<core::Undoable> redoable() const override;
    core::ChangeSet undo() override;
    core::ChangeSet redo() override;
    core::Ids& ids() override { return ids_; }
    core::Instant now() const override;
    std::string const& actor() const override { return options_.actor; }
    core::Verification verify(core::Progress& progress) const override;
    void look(core::Id<core::Claim> claim) override;
    core::Inspection check(core::Repair repair, core::Progress& progress) override;
    bool tidy(int records) override;
    void hold_indexes() override;
    void let_indexes_go(core::Progress& progress) override;
    std::unique_ptr<core::Reader> reader() const override;
    std::string const& path() const override { return path_; }
    bool read_only() const override { return access_ == Access::read_only; }

    /// Refuses files that are not ours, newer, or of a foreign structure; migrates older ones.
    void prepare();
    /// Makes an empty file a workspace.
    void found();

private:
    struct Intent {
        core::Nature nature = core::Nature::ordinary;
        core::Seq reverts = 0;
    };
    core::ChangeSet write(core::Draft const& draft, Intent intent);
    core::ChangeSet revert(core::Undoable const& what, core::Nature nature);
    void refuse_if_moved(core::Draft const& draft) const;
    /// What to say about a record that somebody changed in the meantime.
    core::Error moved(core::Ref ref) const;
    void append(core::Revision& revision, core::Draft const& draft);
    std::string random_bytes(std::size_t count) const;
    void check_structure();

    std::string path_;
    Access access_;
    OpenOptions options_;
    std::unique_ptr<Lock> lock_;
    bool ours_ = false; // recognised as a workspace of this version: may be written
    bool held_ = false; // indexes wait to be made anew
    core::Ids ids_;
};

} // namespace db
