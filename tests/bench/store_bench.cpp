// Figures of the store: what one gesture costs, and what a workspace of a hundred thousand claims
// costs to make, open, list and verify. Plain SQLite writing the same rows runs beside it.
// store_bench [CLAIMS] [REVISIONS]
#include "core/editorial/dossier.h"
#include "core/search/hits.h"
#include "core/model/codec.h"
#include "db/workspace.h"
#include "tests/bench/generate.h"
#include "tests/bench/stopwatch.h"

#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace {

using bench::milliseconds;

void line(char const* what, double value, char const* unit, std::string const& note = {}) {
    std::printf("%-52s %12.3f %-4s %s\n", what, value, unit, note.c_str());
    std::fflush(stdout);
}

void percentiles(char const* what, std::vector<double> times) {
    std::ranges::sort(times);
    auto const at = [&](double part) {
        return times[static_cast<std::size_t>(part * static_cast<double>(times.size() - 1))];
    };
    line(what, at(0.5), "ms", "p95 " + std::to_string(at(0.95)) + ", max " + std::to_string(times.back()));
}

db::OpenOptions anna() {
    db::OpenOptions options;
    options.actor = "anna";
    return options;
}

/// The same bodies in the same tables, without log, rules, digests or search.
class Plain {
public:
    explicit Plain(std::string const& path) {
        sqlite3_open(path.c_str(), &handle_);
        run("pragma journal_mode = wal; pragma synchronous = full;"
            "create table record(kind integer, id integer, body text, primary key(kind, id)) strict");
        sqlite3_prepare_v2(handle_, "insert into record values(?1, ?2, ?3)", -1, &insert_, nullptr);
    }
    ~Plain() {
        sqlite3_finalize(insert_);
        sqlite3_close(handle_);
    }
    Plain(Plain const&) = delete;
    Plain& operator=(Plain const&) = delete;
    void run(char const* sql) { sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr); }
    void write(std::vector<core::Record> const& records) {
        run("begin immediate");
        for (auto const& record : records) {
            auto const ref = core::ref_of(record);
            auto const body = core::encode(record);
            sqlite3_bind_int64(insert_, 1, static_cast<std::int64_t>(ref.kind));
            sqlite3_bind_int64(insert_, 2, ref.id);
            sqlite3_bind_text(insert_, 3, body.data(), static_cast<int>(body.size()), SQLITE_TRANSIENT);
            sqlite3_step(insert_);
            sqlite3_reset(insert_);
        }
        run("commit");
    }

private:
    sqlite3* handle_ = nullptr;
    sqlite3_stmt* insert_ = nullptr;
};

void interactive(std::string const& folder) {
    auto const store = db::create_workspace(folder + "/interactive", anna());
    Plain plain(folder + "/interactive.plain");
    bench::Generator generator(*store);
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int at = 0; at < 2000; ++at) {
        auto const draft = generator.one_claim();
        ours.push_back(milliseconds([&] { store->commit(draft); }));
        theirs.push_back(milliseconds([&] { plain.write(draft.puts); }));
    }
    percentiles("one commit (claim, statement, link …)", ours);
    percentiles("  peer: plain SQLite, same rows, no history", theirs);
    std::vector<double> undone;
    for (int at = 0; at < 200; ++at) undone.push_back(milliseconds([&] { store->undo(); }));
    percentiles("one undo", undone);
}

void bulk(std::string const& path, std::int64_t claims) {
    auto const plain_path = path + ".plain";
    std::int64_t records = 0;
    double ours = 0;
    double theirs = 0;
    {
        auto const store = db::create_workspace(path, anna());
        ours = milliseconds([&] { bench::Generator(*store).add_claims(claims); });
        Plain plain(plain_path);
        for (core::Seq seq = 1; seq <= store->head(); ++seq) {
            std::vector<core::Record> rows;
            for (auto& change : store->changes(seq)) rows.push_back(std::move(*change.after));
            records += static_cast<std::int64_t>(rows.size());
            theirs += milliseconds([&] { plain.write(rows); });
        }
    }
    line("building the workspace", ours / 1000, "s",
         std::to_string(records) + " records, " +
             std::to_string(std::filesystem::file_size(path) >> 20) + " MB");
    line("  peer: plain SQLite, same rows, no history", theirs / 1000, "s",
         "ratio " + std::to_string(ours / theirs));
}

void reading(std::string const& path) {
    std::unique_ptr<core::Store> store;
    line("opening it", milliseconds([&] { store = db::open_workspace(path, anna()); }), "ms");
    line("counts", milliseconds([&] { store->counts(); }), "ms");
    line("counts again", milliseconds([&] { store->counts(); }), "ms");
    using Order = core::ClaimQuery::Order;
    struct Named {
        Order order;
        char const* name;
    };
    std::vector<core::Id<core::Claim>> ids;
    for (auto const& [order, name] :
         {Named{Order::newest, "claims, newest"}, Named{Order::text, "claims by text"},
          Named{Order::verdict, "claims by verdict"}, Named{Order::speaker, "claims by speaker"},
          Named{Order::said_on, "claims by date said"}}) {
        core::ClaimQuery query;
        query.order = order;
        line(name, milliseconds([&] { ids = store->claims(query); }), "ms");
    }
    core::ClaimQuery unrated;
    unrated.only = core::ClaimQuery::Only::unrated;
    line("claims, unrated only", milliseconds([&] { store->claims(unrated); }), "ms");
    std::mt19937 random(2);
    std::vector<double> rows;
    std::vector<double> dossiers;
    std::vector<double> words;
    for (int at = 0; at < 1000; ++at) {
        auto const id = ids[random() % ids.size()];
        rows.push_back(milliseconds([&] { store->claim_row(id); }));
        dossiers.push_back(milliseconds([&] { core::load_dossier(*store, id); }));
        if (at < 50)
            words.push_back(
                milliseconds([&] { core::find_hits(*store, "emissions " + std::to_string(1900 + at), 50); }));
    }
    percentiles("one row of the list", rows);
    percentiles("one dossier, its bytes checked", dossiers);
    percentiles("one search", words);
    bench::Generator generator(*store, 99);
    auto draft = generator.one_claim();
    std::vector<double> commits;
    for (int at = 0; at < 200; ++at) {
        draft = generator.one_claim();
        commits.push_back(milliseconds([&] { store->commit(draft); }));
    }
    percentiles("one commit in it", commits);
    core::Progress progress;
    core::Inspection inspection;
    auto const took = milliseconds([&] { inspection = store->check(core::Repair::no, progress); });
    line("check against the log", took / 1000, "s",
         std::to_string(inspection.findings.size()) + " findings");
}

void verifying(std::string const& path, int revisions) {
    auto const store = db::create_workspace(path, anna());
    for (int at = 0; at < revisions; ++at) {
        core::Topic topic;
        topic.id = store->ids().next<core::Topic>();
        topic.name = "Topic " + std::to_string(at);
        core::Draft draft;
        draft.operation = "topic.create";
        draft.base = store->head();
        draft.puts = {topic};
        store->commit(draft);
    }
    core::Progress progress;
    core::Verification result;
    auto const took = milliseconds([&] { result = store->verify(progress); });
    line("verify", took / 1000, "s", core::render(result.finding));
}

} // namespace

int main(int argc, char** argv) {
    auto const claims = argc > 1 ? std::atoll(argv[1]) : 100'000;
    auto const revisions = argc > 2 ? std::atoi(argv[2]) : 100'000;
    auto const folder = (std::filesystem::temp_directory_path() /
                         ("counterpoint-bench-" + std::to_string(::getpid())))
                            .string();
    std::filesystem::create_directory(folder);
    try {
        std::printf("%lld claims, %d revisions to verify, in %s\n", static_cast<long long>(claims), revisions,
                    folder.c_str());
        interactive(folder);
        bulk(folder + "/bulk", claims);
        reading(folder + "/bulk");
        verifying(folder + "/verify", revisions);
    } catch (core::Error const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    std::filesystem::remove_all(folder);
    return 0;
}
