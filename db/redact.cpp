// What a redaction takes out, and that no trace of it stays: bodies and salts, bytes that nothing else
// refers to, words in the indexes, free pages, the write-ahead log, backups beside the file.
#include "core/model/codec.h"
#include "db/match_index.h"
#include "db/projection.h"
#include "db/store.h"

#include <filesystem>
#include <set>

namespace db {

namespace {

using core::say;
namespace fs = std::filesystem;

/// The bytes a state of a capture or text refers to.
std::optional<core::Digest> bytes_of(Connection const& connection, core::State const& state) {
    if (state.ref.kind != core::Kind::capture && state.ref.kind != core::Kind::text) return std::nullopt;
    auto cursor = connection.prepare("select body from change where kind = ?1 and entity = ?2 and seq = ?3");
    cursor.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id).bind(3, state.seq);
    if (!cursor.next() || cursor.null(0)) return std::nullopt;
    auto const record = core::decode(state.ref.kind, state.ref.id, cursor.text(0));
    auto const* capture = std::get_if<core::Capture>(&record);
    return capture ? capture->digest : std::get<core::Text>(record).digest;
}

bool still_referred_to(Connection const& connection, core::Digest const& digest) {
    auto cursor = connection.prepare("select 1 from change where kind in (2, 3) and instr(body, ?1) limit 1");
    cursor.bind(1, core::to_hex(digest));
    return cursor.next();
}

/// What a record refers to, or did in states that are still there.
void renew_mentions(Connection& connection, core::Ref ref) {
    auto gone = connection.prepare("delete from mention where kind = ?1 and entity = ?2");
    gone.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    gone.run();
    auto bodies = connection.prepare("select body from change where kind = ?1 and entity = ?2 and body is not null");
    bodies.bind(1, static_cast<std::int64_t>(ref.kind)).bind(2, ref.id);
    while (bodies.next())
        for (auto const& reference : core::references_of(core::decode(ref.kind, ref.id, bodies.text(0))))
            remember_mention(connection, Mention{reference.to, ref});
}

/// Backups are called as the workspace is, with more behind it.
std::vector<fs::path> backups_of(std::string const& path) {
    std::vector<fs::path> found;
    std::error_code failed;
    auto const name = fs::path(path).filename().string() + ".";
    auto folder = fs::absolute(path, failed).parent_path();
    for (auto const& entry : fs::directory_iterator(folder, failed)) {
        auto const other = entry.path().filename().string();
        if (other.starts_with(name) && other.ends_with(".bak")) found.push_back(entry.path());
    }
    return found;
}

} // namespace

void SqliteStore::take_out(core::Seq by, core::Redaction const& redaction) {
    connection_.execute("pragma secure_delete = on");
    std::set<core::Digest> bytes;
    std::set<core::Ref> refs;
    for (auto const& state : redaction.states) {
        if (auto const digest = bytes_of(connection_, state)) bytes.insert(*digest);
        refs.insert(state.ref);
        for (auto const* sql : {"insert into redacted(kind, entity, seq, by) values(?1, ?2, ?3, ?4)",
                                "update change set body = null, salt = null where kind = ?1 and entity = ?2 and "
                                "seq = ?3 and ?4 > seq"}) {
            auto cursor = connection_.prepare(sql);
            cursor.bind(1, static_cast<std::int64_t>(state.ref.kind)).bind(2, state.ref.id);
            cursor.bind(3, state.seq).bind(4, by);
            cursor.run();
        }
    }
    for (auto const& ref : refs) renew_mentions(connection_, ref);
    for (auto const& digest : bytes) {
        if (still_referred_to(connection_, digest)) continue;
        auto gone = connection_.prepare("delete from blob where digest = ?1");
        gone.bind_blob(1, as_bytes(digest));
        gone.run();
    }
    // Indexes only mark what left them; made into one piece, they hold what is there.
    connection_.execute("insert into search(search) values('optimize')");
    renew_matches(connection_, Renew::at_once);
    // If the program ends before every trace is gone, the next opening goes on with it.
    connection_.execute("insert or replace into meta(key, value) values('trace', 'redacted')");
}

std::vector<core::Message> SqliteStore::leave_no_trace() {
    std::vector<core::Message> remarks;
    try {
        connection_.execute("vacuum");
        if (path_ != ":memory:") {
            auto const old = backups_of(path_);
            if (!old.empty()) {
                auto const target = path_ + ".after-redaction.bak";
                auto const made = target + ".new";
                std::error_code ignored;
                fs::remove(made, ignored);
                auto cursor = connection_.prepare("vacuum into ?1");
                cursor.bind(1, std::string_view(made));
                cursor.run();
                // In this order a crash leaves the old ones to be found again, never none.
                fs::rename(made, target);
                for (auto const& backup : old)
                    if (backup.filename() != fs::path(target).filename()) fs::remove(backup);
                remarks.push_back(say("Backups beside the workspace held it too; {file} stands in their place.",
                                      {{"file", target}}));
            }
        }
        // A reader that still looks at what was keeps the write-ahead log; then the next opening goes on.
        if (connection_.integer("pragma wal_checkpoint(truncate)") != 0)
            throw core::Error(core::Code::locked, say("Somebody still reads the workspace as it was."));
        connection_.execute("delete from meta where key = 'trace'; pragma secure_delete = off");
        remarks.push_back(say("Copies and exports made earlier still hold what was redacted, wherever they are."));
    } catch (core::Error const& error) {
        remarks.push_back(say("It was redacted, but traces may still be in the file until it is opened again: {why}",
                              {{"why", error.what()}}));
    } catch (fs::filesystem_error const& error) {
        remarks.push_back(say("It was redacted, but a backup beside the workspace could not be replaced: {why}",
                              {{"why", error.what()}}));
    }
    return remarks;
}

} // namespace db
