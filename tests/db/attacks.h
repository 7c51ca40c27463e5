// What somebody does who has the file and sqlite3, but no key: rows written behind the back of an index, entries of
// the log made by hand with every digest and tree right.
#pragma once

#include "core/log/history.h"
#include "core/log/redaction.h"
#include "tests/db/installation.h"
#include "tests/db/sql_words.h"

namespace fixture {

inline std::string literal(std::string_view bytes) { return sql_blob(bytes); }
inline std::string literal(core::Digest const& digest) { return literal(digest.view()); }
inline std::string words(std::string_view text) { return "cast(" + literal(text) + " as text)"; }

constexpr std::string_view forgers_salt = "0123456789abcdef";

inline core::Digest forged_digest(core::Ref ref, std::optional<std::string> const& body) {
    return core::change_digest(forgers_salt, ref, body ? std::optional<std::string_view>(*body) : std::nullopt);
}

/// The statement that puts a change of a record into the log, its digest as it must be.
inline std::string insert_change(core::Ref ref, core::Seq seq, std::optional<std::string> const& body) {
    return "insert into change(kind, entity, seq, salt, body, digest) values(" +
           std::to_string(static_cast<int>(ref.kind)) + ", " + std::to_string(ref.id) + ", " + std::to_string(seq) +
           ", " + literal(forgers_salt) + ", " + (body ? words(*body) : "null") + ", " +
           literal(forged_digest(ref, body)) + ");";
}

/// Runs it while the index is out of the schema: what is written then, the index does not know.
inline void behind(std::string const& path, std::string const& index, std::string const& sql) {
    auto const kept =
        Tool(path).rows("select tbl_name, rootpage, sql from sqlite_schema where name = '" + index + "'").at(0);
    Tool(path).run("pragma writable_schema = on; delete from sqlite_schema where name = '" + index + "'");
    Tool(path).tamper(sql);
    Tool(path).run("pragma writable_schema = on; insert into sqlite_schema values('index', '" + index + "', '" +
                   kept[0] + "', " + kept[1] + ", " + words(kept[2]) + ")");
}

/// An entry made by hand at the end of the log.
struct HandMade {
    std::string actor = "eve";
    std::string operation = "claim.create";
    std::string notice;
    std::vector<std::pair<core::Ref, std::optional<std::string>>> changes; ///< by kind and identity
    std::string and_then; ///< further statements, in which SEQ is its number
    int behind = 0;       ///< the lane, by its number, whose signed head it stands behind without a signature
};

/// Appends it to a lane of that key, or to one that nobody signs; the number it got.
inline core::Seq append_by_hand(std::string const& path, HandMade const& made, core::SigningKey const* key = nullptr) {
    Tool tool(path);
    auto const number = [&](std::string const& sql) { return std::stol(tool.rows(sql).at(0).at(0)); };
    auto const workspace = tool.rows("select value from meta where key = 'workspace'").at(0).at(0);
    auto const mine = made.behind ? "number = " + std::to_string(made.behind)
                      : key       ? "key = " + literal(key->public_key().view())
                                  : std::string("key is null");
    core::Revision revision;
    revision.lane = core::lane_name(workspace, key ? key->public_key() : core::PublicKey{});
    std::string sql;
    auto lanes = tool.rows("select number, uuid, size from lane where " + mine);
    if (lanes.empty()) {
        lanes = {{std::to_string(number("select max(number) + 1 from lane")), revision.lane, "0"}};
        sql = "insert into lane(number, uuid, size, frontier, key) values(" + lanes[0][0] + ", " +
              words(revision.lane) + ", 0, x'', " + (key ? literal(key->public_key().view()) : "null") + ");";
    }
    auto const lane = lanes[0][0];
    revision.lane = lanes[0][1];
    revision.index = std::stol(lanes[0][2]);
    revision.seq = number("select max(seq) + 1 from revision");
    revision.at.ms = number("select max(at) + 1000 from revision");
    revision.actor = made.actor;
    revision.operation = made.operation;
    revision.notice = made.notice;
    revision.format = core::newest_entry_format;
    std::vector<core::Digest> digests;
    for (auto const& [ref, body] : made.changes) {
        digests.push_back(forged_digest(ref, body));
        sql += insert_change(ref, revision.seq, body);
    }
    revision.digest = core::MerkleFrontier::leaf(core::entry_bytes(revision, digests));
    core::MerkleFrontier tree;
    for (auto const& leaf : tool.rows("select lower(hex(digest)) from revision where lane = " + lane + " order by idx"))
        tree.append(core::value_or_throw(core::parse_hex(leaf[0])));
    tree.append(revision.digest);
    auto const size = std::to_string(revision.index + 1);
    auto const seq = std::to_string(revision.seq);
    sql += "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, root, seen, "
           "notice, format) values(" +
           seq + ", " + lane + ", " + std::to_string(revision.index) + ", " + std::to_string(revision.at.ms) + ", " +
           words(revision.actor) + ", " + words(revision.operation) + ", '', 0, 0, " + literal(revision.digest) + ", " +
           literal(tree.root()) + ", x'', " + (made.notice.empty() ? "null" : words(made.notice)) + ", " +
           std::to_string(revision.format) + "); update lane set size = " + size +
           ", frontier = " + literal(tree.save()) + " where number = " + lane + ";";
    if (key)
        sql += "insert into checkpoint values(" + lane + ", " + size + ", " +
               words(core::sign_checkpoint(
                   {core::origin_of(workspace, revision.lane), revision.index + 1, tree.root()}, *key)) +
               ");";
    auto then = made.and_then;
    for (auto at = then.find("SEQ"); at != then.npos; at = then.find("SEQ")) then.replace(at, 3, seq);
    tool.tamper(sql + then);
    return revision.seq;
}

/// The statements that put other words into the newest state of a record, with digest and leaf of its entry made to fit,
/// and the heads left as they were signed.
inline std::string made_to_fit(core::Reader const& reader, core::Ref ref, std::string const& body) {
    auto const seq = reader.last_change(ref);
    std::vector<core::Digest> digests;
    for (auto const& change : reader.stored_changes(seq))
        digests.push_back(change.ref == ref ? forged_digest(ref, body) : change.digest);
    auto const leaf = core::MerkleFrontier::leaf(core::entry_bytes(reader.revision(seq), digests));
    auto const at = std::to_string(seq);
    return "delete from change where kind = " + std::to_string(static_cast<int>(ref.kind)) + " and entity = " +
           std::to_string(ref.id) + " and seq = " + at + ";" + insert_change(ref, seq, body) +
           "update revision set digest = " + literal(leaf) + " where seq = " + at + ";";
}

/// A workspace that was written at home, with a record of every kind, and somebody at the file.
class Attacked : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, home());
        world_ = make_world(*store);
        write_claims(*store, 12);
    }
    db::OpenOptions home(std::uint64_t seed = 1) const {
        auto made = installed(folder_, "home", "anna", seed);
        made.short_log = short_log_;
        return made;
    }
    /// Neither key nor memory of this workspace.
    db::OpenOptions stranger() const { return installed(folder_, "stranger", "boris", 77); }
    std::unique_ptr<core::Store> open() { return db::open_workspace(path_, home(++seed_)); }
    core::Verification look() const { return verified(path_, home()); }
    std::string status() const { return status_of(look()); }
    /// The file and what this computer notes of it, to be put back as they are now.
    struct AsItIs {
        std::string file, note;
    };
    std::string note_of_heads() const {
        return std::filesystem::directory_iterator(folder_.file("home-heads"))->path().string();
    }
    AsItIs as_it_is() const { return {fixture::read_file(path_), fixture::read_file(note_of_heads())}; }
    void put_back(AsItIs const& then) const {
        fixture::write_file(path_, then.file);
        fixture::write_file(note_of_heads(), then.note);
    }
    void save_a_claim() { write_claims(*open(), 1, "Que " + std::to_string(++seed_)); }
    std::int64_t head() const { return std::stol(Tool(path_).rows("select max(seq) from revision").at(0).at(0)); }
    std::string claim_body(std::string text) const {
        core::Claim claim;
        claim.id = world_.claim;
        claim.text = std::move(text);
        return core::encode(core::Record(claim));
    }
    void expect_repair_refused() {
        auto const before = head();
        try {
            auto const store = open();
            core::Progress progress;
            auto const done = store->check(core::Repair::yes, progress);
            EXPECT_EQ(done.repaired, 0);
        } catch (core::Error const& error) {
            EXPECT_TRUE(error.code() == core::Code::damaged || error.code() == core::Code::refused) << error.what();
        }
        EXPECT_EQ(head(), before);
    }
    /// Every way to a record refuses it, or shows none of the words.
    void expect_never_shown(core::Ref ref, std::string const& planted) {
        auto reading = home(++seed_);
        reading.mode = db::Mode::read;
        auto const store = db::open_workspace(path_, reading);
        auto const try_it = [&](auto const& show) {
            try {
                show();
            } catch (core::Error const& error) {
                EXPECT_EQ(error.code(), core::Code::damaged) << error.what();
            }
        };
        auto const shows = [&](std::optional<core::Record> const& record) {
            if (!record) return;
            for (auto const& field : core::describe(*record)) EXPECT_EQ(field.value.find(planted), field.value.npos);
        };
        try_it([&] { shows(store->find(ref)); });
        try_it([&] { shows(store->before(ref, store->head() + 1)); });
        try_it([&] {
            for (auto const& step : store->history(ref)) shows(step.after);
        });
        for (auto const& revision : store->revisions_of(ref))
            try_it([&] {
                for (auto const& change : store->changes(revision.seq)) shows(change.after);
            });
        try_it([&] {
            for (auto const& hit : core::find_hits(*store, planted, 10)) shows(store->find(hit.ref));
        });
    }

    Folder folder_;
    std::string path_;
    World world_;
    std::uint64_t seed_ = 100;
    std::int64_t short_log_ = db::OpenOptions().short_log;
};

} // namespace fixture
