// Figures of the history that can be proved: what signing costs a commit, what the arithmetic costs a
// revision, how long a million revisions take to verify, and how large and quick proofs are.
// evidence_bench [REVISIONS]
#include "core/editorial/sources.h"
#include "core/log/history.h"
#include "core/model/codec.h"
#include "core/log/proof.h"
#include "core/text/utf8.h"
#include "db/workspace.h"
#include "tests/bench/stopwatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {


template <class Act>
double microseconds(Act&& act) {
    return 1000 * bench::milliseconds(act);
}

void line(char const* what, double value, char const* unit, std::string const& note = {}) {
    std::printf("%-56s %12.3f %-5s %s\n", what, value, unit, note.c_str());
    std::fflush(stdout);
}

enum class Signing { yes, no };

db::OpenOptions options(std::string const& folder, Signing signing) {
    db::OpenOptions made;
    made.actor = "anna";
    if (signing == Signing::yes) {
        made.key_folder = folder + "/keys";
        made.head_folder = folder + "/heads";
    }
    return made;
}

core::Draft one_topic(core::Store& store, int at) {
    core::Topic topic;
    topic.id = store.ids().next<core::Topic>();
    topic.name = "Topic " + std::to_string(at);
    core::Draft draft;
    draft.operation = "topic.create";
    draft.base = store.head();
    draft.puts = {topic};
    return draft;
}

/// The median of single commits, in memory and in a file.
void commits(std::string const& folder) {
    for (auto const in_file : {false, true})
        for (auto const signing : {Signing::no, Signing::yes}) {
            auto const path = in_file ? folder + "/commits" + (signing == Signing::yes ? "1" : "0") : ":memory:";
            auto const store = db::create_workspace(path, options(folder, signing));
            std::vector<double> times;
            for (int at = 0; at < 4000; ++at) {
                auto const draft = one_topic(*store, at);
                times.push_back(microseconds([&] { store->commit(draft); }));
            }
            std::ranges::sort(times);
            auto const what = std::string("one commit, ") + (in_file ? "in a file, " : "in memory, ") +
                              (signing == Signing::yes ? "signed" : "unsigned");
            line(what.c_str(), times[times.size() / 2], "µs", "p95 " + std::to_string(times[times.size() * 95 / 100]));
        }
}

std::string text_of(std::int64_t at) { return "Claim number " + std::to_string(at) + " " + std::string(700, 'x'); }

std::string body_of(std::int64_t at) {
    core::Claim claim;
    claim.text = text_of(at);
    claim.note = "note";
    return core::encode(claim);
}

/// A log of so many revisions with bodies of some 800 bytes and the rows of the claims, as the program would have written
/// them, but for search and lists. It is made without the program's own path because a million synchronous commits take
/// minutes.
void make_log(std::string const& path, std::string const& folder, std::int64_t count) {
    std::string workspace, lane;
    {
        auto const store = db::create_workspace(path, options(folder, Signing::yes));
        store->commit(one_topic(*store, 0)); // makes key and lane
        workspace = store->workspace();
        lane = store->lanes()[0].lane;
    }
    std::ifstream key_file(folder + "/keys/installation.key");
    std::string tag, seed;
    key_file >> tag >> seed;
    core::SigningKey const key(*core::from_base64(seed));

    sqlite3* handle = nullptr;
    sqlite3_open(path.c_str(), &handle);
    auto const run = [&](char const* sql) {
        char* message = nullptr;
        if (sqlite3_exec(handle, sql, nullptr, nullptr, &message) != SQLITE_OK) std::printf("%s\n", message);
    };
    run("pragma synchronous = off; begin");
    auto const prepare = [&](char const* sql) {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
        return statement;
    };
    auto* revision_row = prepare("insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, "
                                 "digest, root, seen) values(?1, 1, ?1 - 1, ?2, 'anna', 'claim.create', '', 0, 0, ?3, ?4, x'')");
    auto* change_row = prepare("insert into change(kind, entity, seq, salt, body, digest) values(7, ?1, ?2, ?3, ?4, ?5)");
    auto* claim_row = prepare("insert into claim(id, text, language, note, identifier, assigned_to) "
                              "values(?1, ?2, '', 'note', '', '')");
    auto* note_row = prepare("insert or replace into checkpoint(lane, size, note) values(1, ?1, ?2)");
    auto const blob = [](sqlite3_stmt* statement, int place, std::string_view bytes) {
        sqlite3_bind_blob(statement, place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
    };
    auto const step = [](sqlite3_stmt* statement) {
        sqlite3_step(statement);
        sqlite3_reset(statement);
    };
    // The first revision is there already; its leaf begins the tree.
    core::MerkleFrontier tree;
    {
        auto* first = prepare("select digest from revision where seq = 1");
        sqlite3_step(first);
        core::Digest leaf;
        std::copy_n(static_cast<std::uint8_t const*>(sqlite3_column_blob(first, 0)), 32, leaf.bytes.begin());
        tree.append(leaf);
        sqlite3_finalize(first);
    }
    double arithmetic = 0;
    std::string salt(16, 's');
    for (std::int64_t seq = 2; seq <= count; ++seq) {
        core::Revision revision;
        revision.seq = seq;
        revision.lane = lane;
        revision.index = seq - 1;
        revision.at.ms = 1'671'444'900'000 + seq;
        revision.actor = "anna";
        revision.operation = "claim.create";
        revision.format = 2;
        core::Ref const ref{core::Kind::claim, (seq << 22) + 5};
        auto const body = body_of(seq);
        core::Digest digest, root;
        arithmetic += microseconds([&] {
            digest = core::change_digest(salt, ref, body);
            revision.digest = core::MerkleFrontier::leaf(core::entry_bytes(revision, {&digest, 1}));
            tree.append(revision.digest);
            root = tree.root();
        });
        sqlite3_bind_int64(revision_row, 1, seq);
        sqlite3_bind_int64(revision_row, 2, revision.at.ms);
        blob(revision_row, 3, revision.digest.view());
        blob(revision_row, 4, root.view());
        step(revision_row);
        sqlite3_bind_int64(change_row, 1, ref.id);
        sqlite3_bind_int64(change_row, 2, seq);
        blob(change_row, 3, salt);
        sqlite3_bind_text(change_row, 4, body.data(), static_cast<int>(body.size()), SQLITE_TRANSIENT);
        blob(change_row, 5, digest.view());
        step(change_row);
        auto const text = text_of(seq);
        sqlite3_bind_int64(claim_row, 1, ref.id);
        sqlite3_bind_text(claim_row, 2, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
        step(claim_row);
        if (seq % 256 == 0 || seq == count) {
            auto const note = core::sign_checkpoint({core::origin_of(workspace, lane), seq, root}, key);
            sqlite3_bind_int64(note_row, 1, seq);
            sqlite3_bind_text(note_row, 2, note.data(), static_cast<int>(note.size()), SQLITE_TRANSIENT);
            step(note_row);
        }
    }
    auto* lane_row = prepare("update lane set size = ?1, frontier = ?2");
    sqlite3_bind_int64(lane_row, 1, count);
    blob(lane_row, 2, tree.save());
    step(lane_row);
    for (auto* statement : {revision_row, change_row, claim_row, note_row, lane_row}) sqlite3_finalize(statement);
    run("delete from checkpoint where size = 1; commit");
    sqlite3_close(handle);
    line("digests, entry, tree and root of one revision, in bulk", arithmetic / static_cast<double>(count), "µs",
         "bodies of " + std::to_string(body_of(1).size()) + " bytes");
}

bool drop_caches() {
    std::ofstream file("/proc/sys/vm/drop_caches");
    ::sync();
    return bool(file << "3" << std::flush);
}

void verifying(std::string const& path, std::string const& folder) {
    auto reading = options(folder, Signing::yes);
    reading.mode = db::Mode::read;
    auto const once = [&](char const* what) {
        auto const store = db::open_workspace(path, reading);
        core::Progress progress;
        core::Verification found;
        auto const before = std::clock();
        auto const took = microseconds([&] { found = store->verify(progress); });
        auto const worked = static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        line(what, took / 1e6, "s",
             std::string(core::key_of(found.status)) + ", " + std::to_string(found.revisions) + " revisions, " +
                 std::to_string(std::filesystem::file_size(path) >> 20) + " MB, " + std::to_string(worked) +
                 " s of processor on two threads");
    };
    auto const open = [&](char const* what) {
        std::unique_ptr<core::Store> store;
        auto const took = microseconds([&] { store = db::open_workspace(path, reading); });
        line(what, took / 1000, "ms", std::string(core::key_of(store->standing().status)));
    };
    open("opening what another program wrote into: walked");
    open("opening it as it was left");
    once("verify, first");
    once("verify, warm");
    once("verify, warm");
    if (drop_caches())
        once("verify, cold");
    else
        std::printf("verify, cold: the machine's caches cannot be dropped here\n");
}

void proofs(std::string const& path, std::string const& folder) {
    auto reading = options(folder, Signing::yes);
    reading.mode = db::Mode::read;
    auto const store = db::open_workspace(path, reading);
    std::vector<core::Digest> leaves;
    line("leaf hashes of the lane, read", microseconds([&] { leaves = store->leaves(store->lanes()[0].lane); }) / 1000, "ms");
    std::optional<core::MerkleTree> tree;
    auto const copy = leaves;
    line("the tree over them", microseconds([&] { tree.emplace(copy); }) / 1000, "ms");
    constexpr int rounds = 10'000;
    std::size_t bytes = 0;
    std::vector<std::vector<core::Digest>> paths;
    line("making one proof", microseconds([&] {
             for (std::size_t at = 0; at < rounds; ++at) paths.push_back(tree->path(at * 97 % leaves.size()));
         }) / rounds, "µs");
    int good = 0;
    auto const root = tree->root();
    auto const checking = microseconds([&] {
             for (std::size_t at = 0; at < rounds; ++at) {
                 auto const index = at * 97 % leaves.size();
                 good += core::root_by_path(leaves[index], index, leaves.size(), paths[at]) == root ? 1 : 0;
                 bytes = std::max(bytes, paths[at].size() * 32);
             }
         });
    line("checking one proof", checking / rounds, "µs", std::to_string(good) + " of " + std::to_string(rounds) + " hold");
    line("largest path", static_cast<double>(bytes), "bytes");
    core::SigningKey const key(std::string(32, 'k'));
    core::Checkpoint const head{"counterpoint/w/l", 1'000'000, root};
    std::string note;
    line("signing a head", microseconds([&] {
             for (int at = 0; at < rounds; ++at) note = core::sign_checkpoint(head, key);
         }) / rounds, "µs");
    line("checking a signed head", microseconds([&] {
             for (int at = 0; at < rounds; ++at) good += core::open_checkpoint(note, key.public_key()).has_value() ? 1 : 0;
         }) / rounds, "µs", std::to_string(note.size()) + " bytes");
}

} // namespace

int main(int argc, char** argv) {
    auto const count = argc > 1 ? std::atoll(argv[1]) : 1'000'000;
    auto const folder =
        (std::filesystem::temp_directory_path() / ("counterpoint-evidence-" + std::to_string(::getpid()))).string();
    std::filesystem::create_directory(folder);
    try {
        commits(folder);
        make_log(folder + "/log", folder, count);
        // The heads noted when the lane began are behind; that is all a reader needs.
        verifying(folder + "/log", folder);
        proofs(folder + "/log", folder);
    } catch (core::Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    std::filesystem::remove_all(folder);
    return 0;
}
