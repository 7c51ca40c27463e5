// Mutations of a log that adds up again afterwards, as somebody makes them who knows how it is made.
#pragma once

#include "core/log/redaction.h"
#include "tests/db/mutation_files.h"

#include <nlohmann/json.hpp>

namespace fixture {

class LogMutations : protected FileMutations {
protected:
    using FileMutations::FileMutations;

    struct Entry {
        core::Revision revision;
        std::vector<core::StoredChange> changes;
        std::int64_t lane = 0;
    };
    struct Log {
        std::string workspace;
        std::vector<core::LaneReport> lanes;
        std::vector<Entry> entries;
    };
    Log read_log() {
        auto reading = options();
        reading.mode = db::Mode::read;
        auto const store = db::open_workspace(path_, reading);
        Log log{store->workspace(), store->lanes(), {}};
        for (core::Seq seq = 1; seq <= store->head(); ++seq) {
            auto& entry = log.entries.emplace_back(Entry{store->revision(seq), store->stored_changes(seq), 0});
            for (std::size_t at = 0; at < log.lanes.size(); ++at)
                if (log.lanes[at].lane == entry.revision.lane)
                    entry.lane = static_cast<std::int64_t>(at) + 1;
        }
        return log;
    }
    static std::string sql_of(Entry const& entry, core::Digest const& root) {
        auto const number = [](std::int64_t value) { return std::to_string(value); };
        auto const& revision = entry.revision;
        auto sql =
            "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, root, seen, "
            "notice, format, reason_salt, reason_digest) values(" +
            number(revision.seq) + ", " + number(entry.lane) + ", " + number(revision.index) + ", " +
            number(revision.at.ms) + ", " + quoted(revision.actor) + ", " + quoted(revision.operation) + ", " +
            quoted(revision.reason) + ", " + number(static_cast<std::int64_t>(revision.kind)) + ", " +
            number(revision.reverts) + ", " + blob(revision.digest.view()) + ", " + blob(root.view()) + ", " +
            (revision.format == 1 ? "null" : blob(revision.seen)) + ", " +
            (revision.notice.empty() ? "null" : quoted(revision.notice)) + ", " +
            (revision.format < 3 ? "null" : number(revision.format)) + ", " +
            (revision.reason_salt.empty() ? "null" : blob(revision.reason_salt)) + ", " +
            (revision.reason_digest.empty() ? "null" : blob(revision.reason_digest.view())) + ");";
        for (auto const& change : entry.changes)
            sql += "insert into change values(" + number(static_cast<std::int64_t>(change.ref.kind)) + ", " +
                   number(change.ref.id) + ", " + number(revision.seq) + ", " +
                   (change.salt.empty() ? "null" : blob(change.salt)) + ", " +
                   (change.body ? quoted(*change.body) : "null") + ", " + blob(change.digest.view()) + ");";
        return sql;
    }
    static void digest(Entry& entry) {
        std::vector<core::Digest> digests;
        for (auto& change : entry.changes) {
            if (!change.salt.empty())
                change.digest =
                    core::change_digest(change.salt, change.ref,
                                        change.body ? std::optional<std::string_view>(*change.body) : std::nullopt);
            digests.push_back(change.digest);
        }
        auto& revision = entry.revision;
        if (revision.format > 2 && !revision.reason.empty()) {
            if (revision.reason_salt.empty())
                revision.reason_salt = std::string(16, 'r');
            revision.reason_digest = core::reason_digest(revision.reason_salt, revision.reason);
        }
        revision.digest = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests));
    }
    /// Puts what a body says into the row that is shown, as far as its words are columns.
    static std::string shown(core::StoredChange const& change) {
        std::string sql;
        auto const json = nlohmann::json::parse(*change.body, nullptr, false);
        for (auto const* column : {"text", "name", "rating", "note", "title", "summary", "exact"})
            if (json.is_object() && json.contains(column) && json[column].is_string())
                sql += "update or ignore " + name(core::kind_name(change.ref.kind)) + " set " + name(column) + " = " +
                       quoted(json[column].get<std::string>()) + " where id = " + std::to_string(change.ref.id) + ";";
        return sql;
    }

    std::string forge() {
        auto log = read_log();
        std::vector<std::size_t> told; // entries with a body
        for (std::size_t at = 0; at < log.entries.size(); ++at)
            if (std::ranges::any_of(log.entries[at].changes,
                                    [](auto const& change) { return change.body.has_value(); }))
                told.push_back(at);
        auto const pick = [&]() -> core::StoredChange& {
            auto& changes = log.entries[any(told)].changes;
            for (auto& change : changes)
                if (change.body)
                    return change;
            throw std::runtime_error("no body");
        };
        switch (below(4)) {
        case 0:
            return append_unsigned(log, pick());
        case 1: { // one entry edited, the whole written anew
            auto& change = pick();
            change.body = altered(*change.body);
            auto const projected = shown(change);
            return rewrite(log, "an edit of " + std::string(core::kind_name(change.ref.kind)), projected);
        }
        case 2: {
            auto const at = below(log.entries.size() - 1);
            switch (below(3)) {
            case 0:
                log.entries.erase(log.entries.begin() + static_cast<std::ptrdiff_t>(at));
                return rewrite(log, "one deleted", {});
            case 1:
                std::swap(log.entries[at], log.entries[at + 1]);
                return rewrite(log, "two swapped", {});
            default:
                log.entries.resize(at + 1);
                return rewrite(log, "cut", {});
            }
        }
        default: {
            auto& revision = log.entries[below(log.entries.size())].revision;
            switch (below(4)) {
            case 0:
                revision.actor = "bruno";
                return rewrite(log, "another person", {});
            case 1:
                revision.at.ms -= 86'400'000;
                return rewrite(log, "another day", {});
            case 2:
                revision.reason = "autre";
                return rewrite(log, "another reason", {});
            default:
                revision.operation = "claim.edit";
                return rewrite(log, "another operation", {});
            }
        }
        }
    }

    /// Entries of a lane that nobody signs, as anybody can make them who has the file.
    std::string append_unsigned(Log const& log, core::StoredChange change) {
        Entry entry;
        auto& revision = entry.revision;
        revision = log.entries.back().revision;
        revision.seq = static_cast<core::Seq>(log.entries.size()) + 1;
        revision.index = 0;
        revision.format = 2 + static_cast<int>(below(2));
        revision.seen = core::encode_heads({});
        revision.lane = core::lane_name(log.workspace, {});
        revision.kind = core::RevisionKind::ordinary;
        revision.reverts = 0;
        revision.reverted = {};
        revision.reason.clear();
        revision.reason_salt.clear();
        revision.reason_digest = {};
        revision.notice.clear();
        entry.lane = static_cast<std::int64_t>(log.lanes.size()) + 1;
        std::string after, done;
        if (below(2)) {
            revision.operation = "claim.edit";
            change.body = altered(*change.body);
            change.salt = std::string(16, 's');
            after = shown(change);
            entry.changes = {change};
            done = "an unsigned entry edits a " + std::string(core::kind_name(change.ref.kind));
        } else {
            core::Redaction redaction{"RGPD", "CNIL", {}, {}};
            for (auto const& each : log.entries)
                for (auto const& state : each.changes)
                    if (state.ref == change.ref && !state.salt.empty())
                        redaction.states.push_back({state.ref, each.revision.seq});
            revision.operation = core::redact_operation;
            revision.notice = core::encode_notice(redaction, [&](core::Seq seq) {
                return log.entries.at(static_cast<std::size_t>(seq - 1)).revision.place();
            });
            for (auto const& state : redaction.states) {
                auto const where = " where kind = " + std::to_string(static_cast<int>(state.ref.kind)) +
                                   " and entity = " + std::to_string(state.ref.id) +
                                   " and seq = " + std::to_string(state.seq) + ";";
                after += "insert or ignore into redacted values(" + std::to_string(static_cast<int>(state.ref.kind)) +
                         ", " + std::to_string(state.ref.id) + ", " + std::to_string(state.seq) + ", " +
                         std::to_string(revision.seq) + "); update change set body = null, salt = null" + where;
            }
            if (below(2))
                after += "delete from " + name(core::kind_name(change.ref.kind)) +
                         " where id = " + std::to_string(change.ref.id) + ";";
            done = "an unsigned entry redacts a " + std::string(core::kind_name(change.ref.kind));
        }
        digest(entry);
        core::MerkleFrontier tree;
        tree.append(revision.digest);
        Tool(path_).tamper("insert into lane(number, uuid, size, frontier) values(" + std::to_string(entry.lane) +
                           ", " + quoted(revision.lane) + ", 1, " + blob(tree.save()) + ");" +
                           sql_of(entry, tree.root()) + after);
        if (below(3) == 0) { // as if the signed lanes knew of it
            Tool(path_).tamper("insert or replace into lane_seen select number, " + std::to_string(entry.lane) +
                               ", 1 from lane where key is not null");
            done += ", said to be seen";
        }
        return done;
    }

    /// All lanes with every digest and tree recomputed; heads stay signed as they were, lose what was signed, or are
    /// signed anew by another key or, in the lane of "home", by its own.
    std::string rewrite(Log& log, std::string const& done, std::string const& after) {
        enum Means { kept, headless, keyless, other_keys, stolen_key };
        auto const means = static_cast<Means>(below(5));
        std::map<std::int64_t, std::unique_ptr<core::SigningKey>> keys;
        for (std::size_t at = 0; at < log.lanes.size(); ++at) {
            auto const number = static_cast<std::int64_t>(at) + 1;
            if (means == other_keys)
                keys[number] = std::make_unique<core::SigningKey>(std::string(32, static_cast<char>('k' + at)));
            if (means == stolen_key && at == 0) {
                auto const file = read_file(folder_.file("home-keys/installation.key"));
                keys[number] = std::make_unique<core::SigningKey>(
                    core::from_base64(std::string_view(file).substr(19, file.size() - 20)).value());
            }
        }
        std::map<std::int64_t, core::MerkleFrontier> trees;
        std::string sql = "delete from change; delete from revision;";
        core::Seq seq = 0;
        std::map<core::Seq, core::Revision> anew; // by the number it had
        for (auto& entry : log.entries) {
            auto& tree = trees[entry.lane];
            auto const had = entry.revision.seq;
            entry.revision.seq = ++seq;
            entry.revision.index = static_cast<std::int64_t>(tree.size());
            if (means == other_keys)
                entry.revision.lane = core::lane_name(log.workspace, keys[entry.lane]->public_key());
            if (auto const reverted = anew.find(entry.revision.reverts); reverted != anew.end()) {
                entry.revision.reverts = reverted->second.seq;
                entry.revision.reverted = reverted->second.place();
            }
            digest(entry);
            anew[had] = entry.revision;
            tree.append(entry.revision.digest);
            sql += sql_of(entry, tree.root());
        }
        for (auto const& [number, tree] : trees) {
            auto const lane = std::to_string(number);
            auto const where = " where number = " + lane + ";";
            auto const size = static_cast<std::int64_t>(tree.size());
            sql += "update lane set size = " + std::to_string(size) + ", frontier = " + blob(tree.save()) + where;
            if (means == headless)
                sql += "delete from checkpoint where lane = " + lane + ";";
            if (means == keyless)
                sql += "update lane set key = null" + where;
            if (auto const key = keys.find(number); key != keys.end()) {
                auto const uuid = core::lane_name(log.workspace, key->second->public_key());
                sql += "update lane set key = " + blob(key->second->public_key().view()) + ", uuid = " + quoted(uuid) +
                       where + "delete from checkpoint where lane = " + lane + "; insert into checkpoint values(" +
                       lane + ", " + std::to_string(size) + ", " +
                       quoted(core::sign_checkpoint({core::origin_of(log.workspace, uuid), size, tree.root()},
                                                    *key->second)) +
                       ");";
            }
        }
        Tool(path_).tamper(sql + after);
        return done + std::array{", heads as they were", ", heads removed", ", keys removed",
                                 ", signed with other keys", ", signed with the stolen key"}[means];
    }
};

} // namespace fixture
