// Repair of what cannot even be read: pages are destroyed at random, and whatever is made from the log comes back whole;
// what cannot come back is said, and nothing is made from a log that does not hold.
#include "tests/db/installation.h"

#include "db/log_tables.h"

#include <random>
#include <stop_token>

namespace {

using core::Code;

class Repair : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        auto const store = db::create_workspace(path_, fixture::options());
        world_ = fixture::make_world(*store);
        for (int at = 0; at < 120; ++at)
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que mot " + std::to_string(at)),
                                       "claim.create"));
        store->maintain(core::Reader::everything);
        whole_ = fixture::body_of_everything(*store);
    }
    /// Root pages of everything that is kept in pages, with the table each belongs to.
    std::vector<std::vector<std::string>> roots() const {
        return fixture::Tool(path_).rows("select name, rootpage, tbl_name, type from sqlite_schema where rootpage > 0");
    }
    static void destroy_page(std::string const& path, std::int64_t number, std::string_view with) {
        auto bytes = fixture::read_file(path);
        constexpr std::size_t size = 4096;
        auto const at = static_cast<std::size_t>(number - 1) * size;
        ASSERT_LE(at + size, bytes.size());
        for (std::size_t i = number == 1 ? 100 : 0; i < size; ++i) bytes[at + i] = with[i % with.size()];
        fixture::write_file(path, bytes);
    }
    std::vector<std::string> kept() const {
        std::vector<std::string> found;
        for (auto const& entry : std::filesystem::directory_iterator(std::filesystem::path(path_).parent_path()))
            if (entry.path().filename().string().find(".before-repair") != std::string::npos)
                found.push_back(entry.path().string());
        return found;
    }

    fixture::Folder folder_;
    std::string path_;
    fixture::World world_;
    std::string whole_;
};

TEST_F(Repair, WhateverIsMadeFromTheLogIsMadeAnewWhenItsPagesAreDestroyed) {
    auto const good = fixture::read_file(path_);
    int mended = 0;
    for (auto const& root : roots()) {
        auto const& table = root[2];
        if (std::ranges::count(db::log_tables, table) > 0 || table == "sqlite_schema") continue;
        fixture::write_file(path_, good);
        destroy_page(path_, std::stol(root[1]), "\xAB\x03");
        SCOPED_TRACE(root[0]);
        auto const spoiled = fixture::read_file(path_);
        {
            auto const store = db::open_workspace(path_, fixture::options());
            core::Progress progress;
            EXPECT_FALSE(store->check(core::Repair::no, progress).findings.empty());
            auto const done = store->check(core::Repair::yes, progress);
            EXPECT_GT(done.repaired, 0);
            ASSERT_EQ(done.remarks.size(), 1U) << "where the file is as it was found";
            EXPECT_TRUE(store->check(core::Repair::no, progress).findings.empty());
            fixture::expect_sound(*store);
            EXPECT_EQ(store->revision(store->head()).operation, "history.repair");
            EXPECT_EQ(fixture::body_of_everything(*store), whole_);
            EXPECT_EQ(core::find_hits(*store, "missiles", 10).size(), 3U);
            EXPECT_FALSE(store->verify(progress).broken_at);
            // And work goes on.
            store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que oui"), "claim.create"));
            store->undo();
        }
        auto const copies = kept();
        ASSERT_EQ(copies.size(), 1U);
        EXPECT_TRUE(fixture::read_file(copies[0]).size() >= spoiled.size());
        std::filesystem::remove(copies[0]);
        ++mended;
    }
    EXPECT_GT(mended, 40);
}

TEST_F(Repair, AnIndexOfTheLogIsMadeAnewAndATableOfItIsNot) {
    auto const good = fixture::read_file(path_);
    int indexes = 0, tables = 0;
    for (auto const& root : roots()) {
        if (std::ranges::count(db::log_tables, root[2]) == 0 || root[2] == "meta") continue;
        fixture::write_file(path_, good);
        if (fixture::Tool(path_).rows("select count(*) from " + root[2])[0][0] == "0") continue;
        destroy_page(path_, std::stol(root[1]), "\xAB\x03");
        SCOPED_TRACE(root[0]);
        auto const spoiled = fixture::read_file(path_);
        try {
            auto const store = db::open_workspace(path_, fixture::options());
            core::Progress progress;
            EXPECT_FALSE(store->check(core::Repair::no, progress).findings.empty());
            if (root[3] == "index") {
                EXPECT_GT(store->check(core::Repair::yes, progress).repaired, 0);
                EXPECT_TRUE(store->check(core::Repair::no, progress).findings.empty());
                EXPECT_EQ(fixture::body_of_everything(*store), whole_);
                ++indexes;
                continue;
            }
            EXPECT_THROW(store->check(core::Repair::yes, progress), core::Error);
        } catch (core::Error const& error) { // not even opened
            EXPECT_EQ(error.code(), Code::damaged) << error.what();
            EXPECT_NE(root[3], "index") << error.what();
        }
        ++tables;
    }
    EXPECT_GT(tables, 2);
    EXPECT_GT(indexes, 0);
}

TEST_F(Repair, NothingIsMadeFromALogThatDoesNotHold) {
    fixture::Tool(path_).tamper("update change set body = replace(body, 'mot 7', 'mot 8') where body like '%mot 7\"%';"
                                "update claim set text = 'Que mot 8' where text = 'Que mot 7'");
    auto const store = db::open_workspace(path_, fixture::options());
    core::Progress progress;
    auto const head = store->head();
    fixture::refusal(Code::damaged, [&] { store->check(core::Repair::yes, progress); });
    EXPECT_EQ(store->head(), head);
}

TEST_F(Repair, WhatIsReplacedIsKeptAndWritingGoesOnAfterwards) {
    fixture::Tool(path_).tamper("update claim set text = 'planted' where text = 'Que mot 7'");
    auto const store = db::open_workspace(path_, fixture::installed(folder_, "home"));
    core::Progress progress;
    store->verify(progress);
    EXPECT_EQ(store->standing().status, core::Trust::rows_differ);
    EXPECT_GT(store->check(core::Repair::yes, progress).repaired, 0);
    EXPECT_LT(store->standing().status, core::Trust::rows_differ);
    auto const copies = kept();
    ASSERT_EQ(copies.size(), 1U);
    EXPECT_NE(fixture::read_file(copies[0]).find("planted"), std::string::npos);
    store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que oui"), "claim.create"));
}

/// What is committed is done, whatever happens to the look at it that follows.
TEST_F(Repair, IsSaidToBeDoneWhenItCannotBeLookedAtAfterwards) {
    fixture::Tool(path_).tamper("update claim set text = 'planted' where text = 'Que mot 7'");
    auto const sound = [&] {
        auto const store = db::open_workspace(path_, fixture::options());
        fixture::expect_sound(*store);
        return store->revision(store->head()).operation;
    };
    {
        // The clock is asked for the entry that tells of the repair, the last thing before the commit.
        std::stop_source stop;
        bool repairing = false;
        auto options = fixture::options();
        options.clock = [&, clock = options.clock] {
            if (repairing) stop.request_stop();
            return clock();
        };
        auto const store = db::open_workspace(path_, options);
        auto const before = store->head();
        core::Progress progress(stop.get_token(), {});
        repairing = true;
        auto const done = store->check(core::Repair::yes, progress);
        EXPECT_TRUE(stop.stop_requested()) << "or nothing is tried here";
        EXPECT_EQ(done.repaired, 1);
        EXPECT_EQ(store->head(), before + 1);
        ASSERT_EQ(done.remarks.size(), 2U);
        EXPECT_EQ(core::render(done.remarks[0]), "It was made anew and saved, but could not be looked through afterwards: "
                                                 "Stopped at your request. “verify” does that.");
    }
    EXPECT_EQ(sound(), "history.repair");
}

TEST_F(Repair, SomebodyMustDecideBeforeAnythingIsMadeFromAFileThatIsNotTheKnownOne) {
    auto const home = [&](std::uint64_t seed) { return fixture::installed(folder_, "home", "anna", seed); };
    auto const write = [&](std::uint64_t seed) {
        auto const store = db::open_workspace(path_, home(seed));
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que oui"), "claim.create"));
    };
    write(3);
    auto const older = fixture::read_file(path_);
    write(4);
    fixture::write_file(path_, older);
    fixture::Tool(path_).tamper("update claim set text = 'planted' where text = 'Que mot 7'");
    auto const store = db::open_workspace(path_, home(5));
    EXPECT_EQ(store->standing().status, core::Trust::older_than_known);
    core::Progress progress;
    fixture::refusal(Code::refused, [&] { store->check(core::Repair::yes, progress); });
    EXPECT_EQ(kept(), std::vector<std::string>());
}

} // namespace
