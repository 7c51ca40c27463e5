// Somebody who has the file and knows exactly how it is made: reads the whole log, changes it at will, and
// writes it back with every digest, tree and head recomputed.
#pragma once

#include "core/log/history.h"
#include "core/log/redaction.h"
#include "tests/db/installation.h"
#include "tests/db/sql_words.h"

namespace fixture {

/// The whole log in memory, to be changed at will and written back as if it had always been so.
class Forger {
public:
    struct Entry {
        core::Revision revision;
        std::vector<core::StoredChange> changes;
    };
    explicit Forger(std::string path) : path_(std::move(path)) {
        auto reading = options();
        reading.mode = db::Mode::read;
        auto const store = db::open_workspace(path_, reading);
        workspace_ = store->workspace();
        lane_ = store->lanes().at(0);
        for (core::Seq seq = 1; seq <= store->head(); ++seq)
            entries.push_back({store->revision(seq), store->stored_changes(seq)});
    }

    std::vector<Entry> entries;

    std::string const& workspace() const { return workspace_; }
    core::LaneReport const& lane() const { return lane_; }

    /// A signed note of this lane's head at a size, as the file has it at the moment.
    std::string note_at(std::int64_t size) {
        auto const rows = Tool(path_).rows("select note from checkpoint where size = " + std::to_string(size));
        return rows.empty() ? std::string() : rows[0][0];
    }

    /// Recomputes and writes all of it. With `key` every head is signed anew, and the lane is that key's;
    /// without, kept notes are put back as given.
    void write(core::SigningKey const* key, std::vector<std::pair<std::int64_t, std::string>> const& notes = {}) {
        auto lane = key ? core::lane_name(workspace_, key->public_key()) : lane_.lane;
        core::MerkleFrontier tree;
        std::string sql = "delete from checkpoint; delete from change; delete from revision;";
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto& [revision, changes] = entries[at];
            revision.seq = static_cast<core::Seq>(at + 1);
            revision.index = static_cast<std::int64_t>(at);
            revision.lane = lane;
            if (revision.reverts > 0) revision.reverted = {lane, revision.reverts - 1};
            std::vector<core::Digest> digests;
            for (auto& change : changes) {
                if (!change.salt.empty())
                    change.digest = core::change_digest(
                        change.salt, change.ref,
                        change.body ? std::optional<std::string_view>(*change.body) : std::nullopt);
                digests.push_back(change.digest);
            }
            revision.digest = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests));
            tree.append(revision.digest);
            sql += "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, root, "
                   "seen, notice, format, reason_salt, reason_digest) values(" +
                   number(revision.seq) + ", 1, " + number(revision.index) + ", " + number(revision.at.ms) + ", " +
                   sql_text(revision.actor) + ", " + sql_text(revision.operation) + ", " +
                   sql_text(revision.reason) + ", " +
                   number(static_cast<std::int64_t>(revision.kind)) + ", " + number(revision.reverts) + ", " +
                   sql_blob(revision.digest.view()) + ", " + sql_blob(tree.root().view()) + ", " +
                   (revision.format == 1 ? "null" : sql_blob(revision.seen)) + ", " +
                   (revision.notice.empty() ? "null" : sql_text(revision.notice)) + ", " +
                   (revision.format < 3 ? "null" : number(revision.format)) + ", " +
                   (revision.reason_salt.empty() ? "null" : sql_blob(revision.reason_salt)) + ", " +
                   (revision.reason_digest.empty() ? "null" : sql_blob(revision.reason_digest.view())) + ");";
            for (auto const& change : changes)
                sql += "insert into change values(" + number(static_cast<std::int64_t>(change.ref.kind)) + ", " +
                       number(change.ref.id) + ", " + number(revision.seq) + ", " +
                       (change.salt.empty() ? "null" : sql_blob(change.salt)) + ", " +
                       (change.body ? sql_text(*change.body) : "null") + ", " + sql_blob(change.digest.view()) + ");";
        }
        sql += "update lane set uuid = " + sql_text(lane) + ", size = " + std::to_string(entries.size()) +
               ", frontier = " + sql_blob(tree.save()) +
               (key ? ", key = " + sql_blob(key->public_key().view()) : "") + ";";
        if (key)
            sql += note(static_cast<std::int64_t>(entries.size()),
                        core::sign_checkpoint({core::origin_of(workspace_, lane),
                                               static_cast<std::int64_t>(entries.size()), tree.root()},
                                              *key));
        for (auto const& [size, kept] : notes) sql += note(size, kept);
        Tool(path_).tamper(sql);
    }

private:
    static std::string number(std::int64_t value) { return std::to_string(value); }
    static std::string note(std::int64_t size, std::string const& note) {
        return "insert into checkpoint values(1, " + std::to_string(size) + ", " + sql_text(note) + ");";
    }

    std::string path_;
    std::string workspace_;
    core::LaneReport lane_;
};

} // namespace fixture
