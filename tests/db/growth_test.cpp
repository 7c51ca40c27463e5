// How much work a save, an import and a reading take, counted in steps of the database and compared between a small
// workspace and a large one: whatever the file says about the sizes of its tables.
#include "core/operations/collection.h"
#include "tests/db/installation.h"

#include <atomic>

namespace {

using fixture::options;
using fixture::Tool;

std::atomic<std::int64_t> steps_taken;

int count_steps(unsigned, void*, void* statement, void*) {
    steps_taken += sqlite3_stmt_status(static_cast<sqlite3_stmt*>(statement), SQLITE_STMTSTATUS_VM_STEP, 1);
    return 0;
}
int watch(sqlite3* handle, char**, sqlite3_api_routines const*) {
    return sqlite3_trace_v2(handle, SQLITE_TRACE_PROFILE, count_steps, nullptr);
}

/// Counts the steps of every connection that is made.
class Growth : public testing::Test {
protected:
    void SetUp() override { sqlite3_auto_extension(reinterpret_cast<void (*)()>(watch)); }
    void TearDown() override { sqlite3_cancel_auto_extension(reinterpret_cast<void (*)()>(watch)); }

    static std::int64_t steps_of(std::function<void()> const& work) {
        auto const before = steps_taken.load();
        work();
        return steps_taken - before;
    }

    std::string made_of(int claims) {
        auto const path = folder_.file(std::to_string(claims));
        auto const store = db::create_workspace(path, options());
        fixture::make_world(*store);
        import(*store, 0, claims);
        store->maintain(core::Reader::everything);
        return path;
    }
    static void import(core::Store& store, int from, int claims) {
        auto first = core::context_of(store);
        auto const scale = core::collection_scale(first, "collection", {"true", "false"});
        store.commit(scale.draft);
        for (auto at = from; at < from + claims;) {
            std::vector<core::CollectedClaim> batch;
            for (; at < from + claims && batch.size() < 100; ++at) {
                core::CollectedClaim claim;
                claim.identifier = "c" + std::to_string(at);
                claim.text = "Que " + std::to_string(at * 7919 % 10007) + " ont été tirés, ou " + std::to_string(at);
                claim.speaker = "Person " + std::to_string(at % 50);
                claim.verdict = at % 2 ? "true" : "false";
                claim.language = "fr";
                batch.push_back(std::move(claim));
            }
            auto context = core::context_of(store);
            store.commit(core::import_claims(context, batch, scale.id).draft);
        }
    }
    /// What a person does in a day, once each.
    static void save_a_little(core::Store& store) {
        auto const claim = fixture::claim_saying(store, "Que oui");
        store.commit(fixture::put(store, claim, "claim.create"));
        auto changed = claim;
        changed.text = "Que non";
        store.commit(fixture::put(store, changed));
        auto context = core::context_of(store);
        core::StatementFacts facts;
        facts.text = "Ils ont été tirés";
        facts.speaker = "Person 7";
        auto const statement = core::record_statement(context, facts);
        store.commit(statement.draft);
        auto person = *store.find(store.find(statement.id)->speaker);
        person.aliases.push_back("P" + std::to_string(store.head()));
        store.commit(fixture::put(store, person, "party.edit"));
        store.undo();
        auto later = core::context_of(store);
        store.commit(core::erase_record(later, core::ref(claim.id)));
    }
    static void read_a_little(core::Reader const& store) {
        core::ClaimQuery query;
        auto const page = store.claims(query, {}, 20);
        for (auto const id : page) {
            store.claim_row(id);
            store.find(core::ref(id));
            store.history(core::ref(id));
            core::load_dossier(store, id);
        }
        query.order = core::ClaimQuery::Order::speaker;
        store.claims(query, page.back(), 20);
        store.revisions(store.head(), 20);
        core::find_hits(store, "oui", 5);
        store.party_named("Person 7");
        store.people(5);
        store.languages();
    }
    /// What a stranger may write about the sizes of the tables: that each has one row, and no index is of use.
    static void plant_statistics(std::string const& path, std::string const& words) {
        Tool(path).run("analyze; delete from sqlite_stat1; insert into sqlite_stat1 select tbl_name, name, '" + words +
                       "' from sqlite_schema where type in ('table', 'index') and name not like 'sqlite_stat%'");
    }
    static std::int64_t statistics_in(std::string const& path) {
        return std::stol(
            Tool(path).rows("select count(*) from sqlite_schema where name like 'sqlite_stat%'")[0][0]);
    }
    fixture::Folder folder_;
};

constexpr int small = 200;
constexpr int large = 10 * small;

TEST_F(Growth, ASaveTakesNoMoreStepsAmongManyClaims) {
    auto const few = made_of(small);
    auto const many = made_of(large);
    std::vector<std::int64_t> steps;
    for (auto const& path : {few, many}) {
        auto const store = db::open_workspace(path, options());
        save_a_little(*store); // an entry of the log is held to its digests once, when first read
        steps.push_back(steps_of([&] { save_a_little(*store); }));
    }
    RecordProperty("few", static_cast<int>(steps[0]));
    RecordProperty("many", static_cast<int>(steps[1]));
    EXPECT_GT(steps[0], 0);
    EXPECT_LT(static_cast<double>(steps[1]), 1.5 * static_cast<double>(steps[0])) << steps[0] << ", " << steps[1];
}

/// The lists the window reads without a worker: rows, counts and the page behind a row.
TEST_F(Growth, APageOfAListTakesNoMoreStepsAmongManyClaims) {
    using Query = core::ClaimQuery;
    auto const few = made_of(small);
    auto const many = made_of(large);
    constexpr int page = 50;
    std::vector<std::pair<std::string, std::function<void(core::Reader const&)>>> lists{
        {"sources", [](core::Reader const& reader) { reader.sources(std::nullopt, {}, page); }},
        {"inbox", [](core::Reader const& reader) { reader.sources(core::Triage::inbox, {}, page); }},
        {"parties", [](core::Reader const& reader) { reader.list(core::Kind::party, 0, page); }},
        {"counts", [](core::Reader const& reader) { reader.counts(); }},
        {"one topic", [](core::Reader const& reader) { reader.claims_under({1}); }},
    };
    auto const add = [&](std::string const& name, Query const& query) {
        lists.emplace_back(name, [query](core::Reader const& reader) {
            auto const rows = reader.claims(query, {}, page);
            if (!rows.empty()) reader.claims(query, rows.back(), page);
        });
    };
    for (auto const order : {Query::Order::newest, Query::Order::text, Query::Order::verdict, Query::Order::speaker,
                             Query::Order::said_on}) {
        Query query;
        query.order = order;
        add("all by " + std::to_string(static_cast<int>(order)), query);
    }
    Query unrated;
    unrated.only = Query::Only::unrated;
    add("unrated", unrated);
    for (auto const& state : core::Names<core::ReviewState>::entries) {
        Query query;
        query.only = state.value;
        add(std::string(state.key), query);
    }
    std::map<std::string, std::vector<std::int64_t>> steps;
    for (auto const& path : {few, many}) {
        auto const store = db::open_workspace(path, options());
        for (auto const& [name, read] : lists) {
            read(*store);
            steps[name].push_back(steps_of([&] { read(*store); }));
        }
    }
    for (auto const& [name, taken] : steps) {
        EXPECT_GT(taken[0], 0) << name;
        EXPECT_LE(taken[1], taken[0] + taken[0] / 4) << name << ": " << taken[0] << ", " << taken[1];
    }
}

TEST_F(Growth, AnImportTakesStepsAsItIsLong) {
    std::vector<std::int64_t> steps;
    for (auto const claims : {small, large}) {
        auto const path = folder_.file("import" + std::to_string(claims));
        { fixture::make_world(*db::create_workspace(path, options())); } // and closed, as people do
        auto const store = db::open_workspace(path, options());
        steps.push_back(steps_of([&] { import(*store, 0, claims); }));
    }
    EXPECT_LT(static_cast<double>(steps[1]), 13 * static_cast<double>(steps[0])) << steps[0] << ", " << steps[1];
}

TEST_F(Growth, OpeningMayTakeManyTimesTheStepsThatMakingEverythingAnewTakes) {
    // 20 steps for each byte of the file are what is let through (db/first_look.cpp).
    for (auto const claims : {small, large}) {
        auto const path = made_of(claims);
        Tool(path).run("delete from meta where key = 'words'");
        auto const bytes = static_cast<std::int64_t>(std::filesystem::file_size(path));
        auto const steps = steps_of([&] { db::open_workspace(path, options()); });
        EXPECT_LT(steps, 2 * bytes) << bytes << " bytes";
        RecordProperty(std::to_string(claims) + "_steps_for_100_bytes", static_cast<int>(100 * steps / bytes));
    }
}

TEST_F(Growth, NoStatisticsAreKept) {
    auto const path = made_of(20);
    EXPECT_EQ(statistics_in(path), 0);
    plant_statistics(path, "1 1 1 1 1");
    EXPECT_EQ(statistics_in(path), 1);
    { db::open_workspace(path, options()); }
    EXPECT_EQ(statistics_in(path), 0);
}

TEST_F(Growth, StatisticsInTheFileSteerNothing) {
    auto const path = made_of(large);
    auto const without = fixture::read_file(path);
    auto looking = options();
    looking.mode = db::Mode::read;
    std::vector<std::int64_t> saving, importing, reading, reading_beside;
    for (std::string const words : {"", "1 1 1 1 1 1 1 1", "1000000 1000000 1000000 1000000", "1 1 1 1 unordered",
                                    "1000000 500000 1 1 1 1"}) {
        fixture::write_file(path, without);
        if (!words.empty()) plant_statistics(path, words);
        {
            auto const before = fixture::read_file(path);
            auto const store = db::open_workspace(path, looking);
            read_a_little(*store); // holds the entries of the log it reads to their digests
            reading.push_back(steps_of([&] { read_a_little(*store); }));
            EXPECT_TRUE(fixture::read_file(path) == before);
            auto const reader = store->reader();
            read_a_little(*reader);
            reading_beside.push_back(steps_of([&] { read_a_little(*reader); }));
        }
        auto const store = db::open_workspace(path, options());
        save_a_little(*store);
        saving.push_back(steps_of([&] { save_a_little(*store); }));
        importing.push_back(steps_of([&] { import(*store, large, small); }));
    }
    for (std::size_t at = 1; at < saving.size(); ++at) {
        EXPECT_LT(static_cast<double>(saving[at]), 1.1 * static_cast<double>(saving[0])) << at;
        EXPECT_LT(static_cast<double>(importing[at]), 1.1 * static_cast<double>(importing[0])) << at;
        EXPECT_LT(static_cast<double>(reading[at]), 1.1 * static_cast<double>(reading[0])) << at;
        EXPECT_LT(static_cast<double>(reading_beside[at]), 1.1 * static_cast<double>(reading_beside[0])) << at;
    }
}

} // namespace
