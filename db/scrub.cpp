// That no trace of what was redacted stays: not in the indexes, which only mark what left them, in free pages,
// the write-ahead log, or backups beside the file.
#include "db/backup.h"
#include "db/copies.h"
#include "db/match_index.h"
#include "db/store.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace db {

namespace {

using core::say;
namespace fs = std::filesystem;

/// How long readers of the workspace as it was are waited for.
constexpr std::chrono::seconds patience{30};

/// Backups are called as the workspace is, with more behind it; one that was never finished, with ".new" in the end.
std::vector<fs::path> backups_of(std::string const& path) {
    std::vector<fs::path> found;
    std::error_code failed;
    auto const name = fs::path(path).filename().string() + ".";
    auto folder = fs::absolute(path, failed).parent_path();
    for (auto const& entry : fs::directory_iterator(folder, failed)) {
        auto const other = entry.path().filename().string();
        auto const begun = other.ends_with(".new") && other.find(".bak.") != other.npos;
        if (other.starts_with(name) && (other.ends_with(".bak") || begun)) found.push_back(entry.path());
    }
    return found;
}

/// Made into one piece, the indexes hold what is there and nothing else; in steps, so that it can be stopped.
void clean_indexes(Connection& connection, core::Progress& progress) {
    Transaction transaction(connection);
    // FTS5: a negative number of pages makes everything part of the merge, positive ones go on with it; when
    // nothing is left to merge, next to nothing changes.
    constexpr std::int64_t pages = 500;
    for (auto step = -pages;; step = pages) {
        auto const before = connection.changes();
        auto merge = connection.prepare("insert into search(search, rank) values('merge', ?1)");
        merge.bind(1, step);
        merge.run();
        if (connection.changes() - before < 2) break;
        progress.update(0, 0);
    }
    renew_matches(connection, Renew::at_once);
    transaction.commit();
}

/// One fresh backup stands in for those that hold what was redacted.
std::optional<core::Message> replace_backups(Connection& connection, std::string const& path) {
    auto const old = backups_of(path);
    if (old.empty()) return std::nullopt;
    auto const target = path + ".after-redaction.bak";
    auto const made = target + ".new";
    std::error_code ignored;
    fs::remove(made, ignored);
    write_copy(connection, made);
    // In this order a crash leaves the old ones to be found again, never none.
    fs::rename(made, target);
    for (auto const& backup : old)
        if (backup.filename() != fs::path(target).filename()) fs::remove(backup);
    return say("Backups beside the workspace held it too; {file} stands in their place.", {{"file", target}});
}

/// Writes what waits in the write-ahead log to the file and empties it, once nobody reads what was before.
void empty_the_log(Connection& connection, core::Progress& progress) {
    auto const until = std::chrono::steady_clock::now() + patience;
    while (connection.integer("pragma wal_checkpoint(truncate)") != 0) {
        if (std::chrono::steady_clock::now() > until)
            throw core::Error(core::Code::locked, say("Somebody still reads the workspace as it was."));
        progress.update(0, 0);
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

/// `folder`: where its backups lie.
std::vector<core::Message> scrub(Connection& connection, std::string const& path, std::string const& folder,
                                 core::Instant now, core::Progress& progress) {
    std::vector<core::Message> remarks;
    auto indexes = progress.part(0.3);
    clean_indexes(connection, indexes);
    connection.execute("vacuum");
    auto backups = progress.part(0.4);
    backups.update(0, 0);
    if (path != ":memory:") {
        if (auto const replaced = replace_backups(connection, path)) remarks.push_back(*replaced);
        if (auto const renewed = renew_backups(connection, path, folder, now)) remarks.push_back(*renewed);
    }
    auto log = progress.rest();
    empty_the_log(connection, log);
    log.update(1, 1); // stopped here, the next opening does it again
    connection.execute("delete from meta where key = 'trace'");
    remarks.push_back(say("Copies and exports made earlier still hold what was redacted, wherever they are. Whether other "
                          "records tell the same in other words, nobody but you can know; search for them."));
    return remarks;
}

} // namespace

bool SqliteStore::scrub_due() const {
    return !read_only() && connection_.integer("select count(*) from meta where key = 'trace'") != 0;
}

std::vector<core::Message> SqliteStore::scrub_redacted(core::Progress& progress) {
    std::lock_guard const pen(writer_);
    try {
        if (file_.in_memory()) return scrub(connection_, path(), {}, now(), progress);
        file_.require_the_file();
        Connection own(path(), Access::read_write);
        own.interrupt_when([&] { return progress.stop_requested(); });
        return scrub(own, path(), options_.backup_folder, now(), progress);
    } catch (core::Error const& error) {
        return {say("It was redacted, but traces may still be in the file until it is opened again: {why}",
                    {{"why", error.what()}})};
    } catch (fs::filesystem_error const& error) {
        return {say("It was redacted, but a backup beside the workspace could not be replaced: {why}",
                    {{"why", error.what()}})};
    }
}

} // namespace db
