#include "db/whereabouts.h"

#include "db/copies.h"
#include "db/placement.h"

#include <fmt/format.h>

#include <filesystem>

namespace db {

using core::Code;
using core::Error;
using core::say;
using Place = HeldFile::Place;

void Whereabouts::refuse_read_only() const {
    if (!read_only()) return;
    if (auto const bad = why_not_written(path_)) throw Error(Code::read_only, *bad);
    if (!lock_ || lock_->state() != Lock::State::several_names)
        throw Error(Code::read_only, say("The workspace is open for reading only. Nothing was changed."));
    auto const file = std::filesystem::path(path_);
    auto const copy = (file.parent_path() / (file.stem().string() + "-copy" + file.extension().string())).string();
    throw Error(Code::read_only,
                say("{file} has {count} names (hard links, such as backup programs make), and saving under one of them "
                    "damages what is saved under another: it is open for reading only. Nothing was changed. Work on "
                    "in a copy of its own: cp \"{file}\" \"{copy}\"",
                    {{"file", path_}, {"count", fmt::to_string(lock_->names())}, {"copy", copy}}));
}

bool Whereabouts::in_place() const {
    return !lock_ || lock_->state() != Lock::State::held || lock_->file().place(path_) == Place::here;
}

Error gone_from(std::string const& path) {
    return Error(Code::io, say("{file} is not the file that was opened: that one was moved, deleted or replaced while "
                               "it was open. Nothing was changed.",
                               {{"file", path}}));
}

void Whereabouts::require_the_file() const {
    if (!in_place()) throw gone_from(path_);
}

void Whereabouts::stand_by_the_file(Connection& connection, Transaction& transaction) {
    saved_ = true;
    if (in_place()) return;
    transaction.roll_back();
    if (lock_->file().place(path_) == Place::elsewhere)
        throw Error(Code::io, say("{file} was moved or renamed while it was open. This change was not saved; "
                                  "everything saved before is in the file at its new place. Close it here and open "
                                  "it there.",
                                  {{"file", path_}}));
    try {
        save_elsewhere(connection);
    } catch (Error const& error) {
        throw Error(Code::io,
                    say("{file} was deleted or replaced while it was open. This change was not saved, nor could what "
                        "was saved before be written to another file ({why}): as long as this is open it can be read "
                        "and exported here.",
                        {{"file", path_}, {"why", error.what()}}));
    }
    throw Error(Code::io, say("{file} was deleted or replaced while it was open. This change was not saved; everything "
                              "saved before is in {copy}.",
                              {{"file", path_}, {"copy", saved_as_}}));
}

void Whereabouts::save_elsewhere(Connection& connection) {
    if (!saved_as_.empty()) return;
    auto const file = std::filesystem::path(path_);
    auto const target =
        free_name((file.parent_path() / (file.stem().string() + ".rescued")).string(), file.extension().string());
    write_copy(connection, target);
    saved_as_ = target;
}

void Whereabouts::fold_in(Connection& connection) {
    try {
        if (saved_ && !in_place() && lock_->file().place(path_) == Place::nowhere) save_elsewhere(connection);
    } catch (Error const&) { // there is nobody left to tell
    }
    // At rest a workspace is one file: the write-ahead log is folded in and removed. Of a file that was moved away,
    // too: beside another it would be taken for that one's; only the mode stays, for SQLite then changes no more.
    connection.execute("pragma busy_timeout = 200; pragma journal_mode = delete");
}

} // namespace db
