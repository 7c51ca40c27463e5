// Comparing what is made from the log with it, and making it anew. Whatever happened to a table — a bug, a hand at the
// file, a bad disk — the log says what it must be, as long as the log itself holds.
#include "core/log/redaction.h"
#include "db/copies.h"
#include "db/inspector.h"
#include "db/log_tables.h"
#include "db/store.h"
#include "db/walk.h"

#include <filesystem>
#include <sqlite3.h>

namespace db {

namespace {

using core::Code;
using core::Error;
using core::say;

} // namespace

std::string structure_problem(Connection const& connection, std::string_view table) {
    try {
        auto const answer = connection.text("pragma integrity_check(\"" + std::string(table) + "\")");
        // Where memory ended SQLite says of a page that it could not be had (error code 7 is SQLITE_NOMEM).
        if (answer.find("error code=7\n") != answer.npos || answer.ends_with("error code=7"))
            throw_sqlite(connection.handle(), SQLITE_NOMEM);
        return answer == "ok" ? std::string() : answer;
    } catch (Error const& error) {
        if (error.code() != Code::damaged) throw;
        return error.what();
    }
}

Error spoiled_log(std::string const& why) {
    return Error(Code::damaged, say("The history itself does not hold: {why} Nothing can be made anew from it, and "
                                    "nothing was changed. Bring back a sound copy.",
                                    {{"why", why}}));
}

void require_sound_log(Connection const& connection, core::Reader const& reader, core::Progress& progress) {
    Walk walk(connection, reader, progress, Decisions::readable(connection, Proven(connection)));
    walk.run();
    // If the tree is broken, no part of it is known to be signed, even after a decision to go on: nothing is made from
    // it.
    if (!walk.is_whole()) throw spoiled_log(core::render(as_difference(walk.passed().front()).finding));
    if (auto const& misfit = walk.misfit())
        throw spoiled_log(core::render(core::Message{misfit->what, {{"seq", std::to_string(misfit->seq)}}}));
}

std::string SqliteStore::keep_as_it_is() {
    if (file_.in_memory()) return {};
    auto const kept = free_name(path() + ".before-repair", ".bak");
    write_pages(connection_, kept);
    return kept;
}

void SqliteStore::append_repair(std::int64_t repaired, std::string const& kept) {
    core::Revision revision;
    revision.seq = head() + 1;
    revision.at = now();
    revision.actor = options_.actor;
    revision.operation = core::repair_operation;
    revision.notice = core::encode_repair(repaired, std::filesystem::path(kept).filename().string());
    append(revision, {});
    unnoted_ = true;
}

void SqliteStore::require_sound_heads() const {
    auto const found = look_past_the_last_walk(covered_heads(), keyring_.mark(workspace()));
    if (found.status == core::Trust::broken) throw spoiled_log(core::render(found.finding));
}

/// A log that cannot be read counts as broken here, which can be repaired; the walk tells how much of it is left.
void SqliteStore::refuse_to_repair_another() const {
    auto status = core::Trust::broken;
    try {
        status = look_past_the_last_walk(covered_heads(), keyring_.mark(workspace())).status;
    } catch (Error const& error) {
        if (error.code() != Code::damaged) throw;
    }
    if (core::needs_decision(status) && status != core::Trust::rows_differ && status != core::Trust::broken)
        throw Error(Code::refused, core::why_not_written(status));
}

core::Inspection SqliteStore::check(core::Repair repair, core::Progress& progress) {
    std::unique_lock<std::mutex> pen;
    if (!read_only()) pen = lock_writer(); // and nobody changes anything from here on
    auto const repairs = repair == core::Repair::yes && !read_only();
    if (repairs) refuse_to_repair_another();

    core::Inspection report;
    std::optional<Inspector> inspector;
    std::int64_t compared_at = 0;
    {
        Snapshot const snapshot(connection_);
        compared_at = connection_.integer("pragma data_version");
        for (auto const& [table, why] : unreadable_tables(connection_))
            report.findings.push_back(
                say("The table {table} and its indexes do not hold the same: {why}.", {{"table", table}, {"why", why}}));
        // Rows cannot be compared while a table cannot be read.
        auto comparing = progress.part(repairs ? 0.4 : 1);
        if (report.findings.empty()) report = inspector.emplace(connection_, *this).compare(comparing);
    }
    if (!repairs || report.findings.empty()) {
        progress.update(1, 1);
        return report;
    }

    auto const kept = keep_as_it_is();
    if (!inspector) {
        auto making = progress.part(0.2);
        make_anew(making);
    }
    try {
        Transaction transaction(connection_);
        if (inspector && connection_.integer("pragma data_version") != compared_at)
            throw Error(Code::stale, say("Another program wrote into the file while it was compared; check it again. "
                                         "Nothing was changed."));
        proven_.forget(0);
        auto walking = progress.part(0.1);
        require_sound_log(connection_, *this, walking);
        require_sound_heads();
        auto repairing = progress.part(inspector ? 0.3 : 0);
        report.repaired = inspector ? inspector->repair(repairing) : static_cast<std::int64_t>(report.findings.size());
        if (report.repaired > 0) append_repair(report.repaired, kept);
        file_.stand_by_the_file(connection_, transaction);
        transaction.commit();
    } catch (Error const& error) {
        if (inspector) throw; // and nothing was changed
        report.repaired = static_cast<std::int64_t>(report.findings.size());
        report.remarks.push_back(say("It was made anew, but the history could not be told so: {why}",
                                     {{"why", error.what()}}));
    }
    // The repair is saved: what fails from here on is no error.
    try {
        auto verifying = progress.rest();
        verify(verifying); // what counts from now on
    } catch (std::exception const& error) {
        report.remarks.push_back(say("It was made anew and saved, but could not be looked through afterwards: {why} "
                                     "“verify” does that.",
                                     {{"why", error.what()}}));
    }
    if (!kept.empty()) report.remarks.push_back(say("As it was found, the file is kept in {file}.", {{"file", kept}}));
    return report;
}

} // namespace db
