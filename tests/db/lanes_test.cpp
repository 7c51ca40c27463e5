// Keys, lanes and what is known outside the file: every installation writes a lane of its own, signs it,
// names the others' heads, and remembers what it has seen.
#include "core/log/history.h"
#include "tests/db/installation.h"

#include <nlohmann/json.hpp>

#include <sys/stat.h>

namespace {

using core::Trust;
using fixture::installed;
using fixture::status_of;
using fixture::verified;
using fixture::write_claims;

class Lanes : public testing::Test {
protected:
    void SetUp() override { path_ = folder_.file("a.counterpoint"); }
    void create(db::OpenOptions options, int claims = 3) {
        auto const store = db::create_workspace(path_, std::move(options));
        write_claims(*store, claims);
    }
    void accept(std::string const& home) { db::open_workspace(path_, installed(folder_, home))->accept(); }
    void write(db::OpenOptions options, int claims = 1) {
        auto const store = db::open_workspace(path_, std::move(options));
        write_claims(*store, claims, "Que mot " + std::to_string(++written_));
    }
    std::string key_of(std::string const& name) const { return folder_.file(name + "-keys") + "/installation.key"; }

    fixture::Folder folder_;
    std::string path_;
    int written_ = 0;
};

TEST_F(Lanes, AKeyIsMadeAtTheFirstWritingAndIsTheOwnersAlone) {
    { auto const store = db::create_workspace(path_, installed(folder_, "home")); }
    EXPECT_FALSE(std::filesystem::exists(key_of("home")));
    write(installed(folder_, "home"));
    struct stat info {};
    ASSERT_EQ(::stat(key_of("home").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 07777, 0600U);
    ASSERT_EQ(::stat(folder_.file("home-keys").c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 07777, 0700U);
    auto const key = fixture::read_file(key_of("home"));
    write(installed(folder_, "home", "anna", 9));
    EXPECT_EQ(fixture::read_file(key_of("home")), key);
    // Looking on another computer makes nothing there.
    verified(path_, installed(folder_, "looker"));
    EXPECT_FALSE(std::filesystem::exists(folder_.file("looker-keys")));
    EXPECT_FALSE(std::filesystem::exists(folder_.file("looker-heads")));
    // And the key is in no workspace.
    EXPECT_EQ(fixture::read_file(path_).find(key.substr(19, 40)), std::string::npos);
}

TEST_F(Lanes, AKeyThatCannotBeUsedIsSaidAndTheWorkspaceOpens) {
    create(installed(folder_, "home"));
    auto const good = fixture::read_file(key_of("home"));
    ::chmod(key_of("home").c_str(), 0644);
    auto found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(found.status, Trust::unsigned_log);
    EXPECT_NE(core::render(found.finding).find("mode 644"), std::string::npos) << core::render(found.finding);
    write(installed(folder_, "home")); // in a lane nobody signs
    EXPECT_EQ(verified(path_, installed(folder_, "home")).status, Trust::unsigned_log);
    fixture::write_file(key_of("home"), "counterpoint-key-1 short\n");
    ::chmod(key_of("home").c_str(), 0600);
    found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(found.status, Trust::unsigned_log);
    EXPECT_NE(core::render(found.finding).find("damaged"), std::string::npos) << core::render(found.finding);
    fixture::write_file(key_of("home"), good);
    // A signed entry that comes after says nothing about what nobody signed; a decision does, and it stays counted.
    write(installed(folder_, "home"));
    EXPECT_EQ(verified(path_, installed(folder_, "home")).status, Trust::unsigned_log);
    accept("home");
    found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.unsigned_revisions, 1);
    EXPECT_EQ(found.lanes.size(), 2U);
}

TEST_F(Lanes, ALostKeyIsAChangedKeyUntilSomebodyDecides) {
    create(installed(folder_, "home"));
    std::filesystem::remove(key_of("home"));
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "KEY-CHANGED");
    fixture::refusal(core::Code::refused, [&] { write(installed(folder_, "home", "anna", 5)); });
    {
        auto const store = db::open_workspace(path_, installed(folder_, "home", "anna", 6));
        store->accept();
    }
    auto const found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.lanes.size(), 2U);
}

TEST_F(Lanes, EveryInstallationContinuesInALaneOfItsOwn) {
    create(installed(folder_, "home"));
    write(installed(folder_, "away", "boris", 2), 2);
    // Whose key it is, nobody can tell but the people here.
    fixture::refusal(core::Code::refused, [&] { write(installed(folder_, "home", "anna", 3)); });
    accept("home");
    write(installed(folder_, "home", "anna", 3), 1);
    auto const store = db::open_workspace(path_, installed(folder_, "home"));
    ASSERT_EQ(store->lanes().size(), 2U);
    EXPECT_EQ(store->lanes()[0].size, 5);
    EXPECT_EQ(store->lanes()[1].size, 2);
    EXPECT_EQ(store->revision(4).index, 0);
    EXPECT_EQ(store->revision(6).index, 3);
    // Each entry names what it saw of the other lane, once.
    auto const seen = core::value_or_throw(core::decode_heads(store->revision(6).seen));
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0], (core::LaneHead{store->lanes()[1].lane, 2, store->lanes()[1].root}));
    EXPECT_TRUE(store->revision(7).seen.empty());
    core::Progress progress;
    EXPECT_EQ(status_of(store->verify(progress)), "OK");
}

TEST_F(Lanes, WhatALaneSawOfAnotherCannotBeCutOff) {
    create(installed(folder_, "home"));
    write(installed(folder_, "away", "boris", 2), 2);
    accept("home");
    fixture::Tool(path_).tamper("delete from change where seq in (4, 5); delete from revision where seq in (4, 5);"
                                "update change set seq = 4 where seq = 6; update revision set seq = 4 where seq = 6;"
                                "delete from checkpoint where lane = 2; delete from lane where number = 2;"
                                "delete from lane_seen");
    auto const found = verified(path_, installed(folder_, "stranger"));
    EXPECT_EQ(status_of(found), "BROKEN");
    EXPECT_EQ(found.broken_at, 4);
}

TEST_F(Lanes, AMissingLaneIsOlderThanKnown) {
    create(installed(folder_, "home"));
    auto const before = fixture::read_file(path_);
    write(installed(folder_, "away", "boris", 2), 2);
    accept("home");
    fixture::write_file(path_, before);
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "OLDER-THAN-KNOWN");
}

TEST_F(Lanes, ALaneThatNeverBeganIsNotMissing) {
    create(installed(folder_, "other"));
    { db::open_workspace(path_, installed(folder_, "home")); }
    auto const note = fixture::fs::directory_iterator(folder_.file("home-heads"))->path().string();
    // Noted before the first entry, as the program leaves it when it ends just then.
    auto left = nlohmann::json::parse(fixture::read_file(note));
    auto begun = left["lanes"].at(0);
    begun["lane"] = std::string(32, 'a');
    begun["size"] = 0;
    begun["root"] = core::to_hex(core::sha256({}));
    left["lanes"].push_back(begun);
    fixture::write_file(note, left.dump());
    auto const found = verified(path_, installed(folder_, "home"));
    EXPECT_FALSE(core::needs_decision(found.status)) << core::render(found.finding);
    write(installed(folder_, "home"));
}

TEST_F(Lanes, AWalkDoesNotFindTheFileOlderBecauseSomebodyWroteMeanwhile) {
    create(installed(folder_, "home"), 5);
    auto const store = db::open_workspace(path_, installed(folder_, "home"));
    auto looking = installed(folder_, "home");
    looking.mode = db::Mode::beside;
    auto const beside = db::open_workspace(path_, looking);
    bool wrote = false;
    core::Progress progress({}, [&](std::uint64_t, std::uint64_t) {
        if (std::exchange(wrote, true)) return;
        fixture::write_claims(*store, 3);
        store->maintain(1); // notes the new heads outside the file
    });
    auto const found = beside->verify(progress);
    EXPECT_TRUE(wrote);
    EXPECT_EQ(status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.revisions, store->head() - 3);
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "OK");
}

TEST_F(Lanes, WhatIsKnownIsWrittenInOneStepAndOnlyWhenItMoved) {
    create(installed(folder_, "home"), 5);
    auto const heads = folder_.file("home-heads");
    std::vector<std::filesystem::path> files;
    for (auto const& entry : std::filesystem::directory_iterator(heads)) files.push_back(entry.path());
    ASSERT_EQ(files.size(), 1U);
    auto const known = fixture::read_file(files[0]);
    EXPECT_NE(known.find("\"size\": 5"), known.npos) << known;
    auto const time = std::filesystem::last_write_time(files[0]);
    { auto const store = db::open_workspace(path_, installed(folder_, "home")); }
    EXPECT_EQ(std::filesystem::last_write_time(files[0]), time);
    // Without a note that can be read, nothing says that this is the newest state.
    fixture::write_file(files[0], "{");
    auto const found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(status_of(found), "HEADS-MISSING");
    write(installed(folder_, "home"));
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "HEADS-MISSING") << "until somebody decides";
    EXPECT_EQ(fixture::read_file(files[0]), "{");
    accept("home");
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "OK");
}

TEST_F(Lanes, WhatIsKnownThatCannotBeWrittenStopsNobodyAndIsSaid) {
    fixture::write_file(folder_.file("home-heads"), "a file where the folder should be");
    create(installed(folder_, "home"));
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "HEADS-MISSING");
    EXPECT_EQ(db::open_workspace(path_, installed(folder_, "home"))->unprotected().size(), 1U);
}

TEST_F(Lanes, HeadsOfALongLogStaySignedInBetween) {
    create(installed(folder_, "home"), 600);
    EXPECT_EQ(fixture::Tool(path_).rows("select size from checkpoint order by size"),
              (std::vector<std::vector<std::string>>{{"256"}, {"512"}, {"600"}}));
    fixture::Tool(path_).tamper("update checkpoint set note = replace(note, char(10) || '256' || char(10), "
                                "char(10) || '255' || char(10)) where size = 256");
    EXPECT_EQ(verified(path_, installed(folder_, "home")).broken_at, 256);
}

/// What an older version wrote: one lane without a key, entries of the first format.
TEST_F(Lanes, AnOlderWorkspaceGoesOnAndItsHeadIsTakenOverByADecision) {
    create(fixture::options(), 3); // nobody signs
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "UNSIGNED");
    write(installed(folder_, "home"));
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "UNSIGNED") << "writing decides nothing";
    accept("home");
    auto const found = verified(path_, installed(folder_, "home"));
    EXPECT_EQ(status_of(found), "OK") << core::render(found.finding);
    EXPECT_EQ(found.lanes.size(), 2U);
    write(fixture::options("carla", 4)); // and again somebody without a key
    EXPECT_EQ(status_of(verified(path_, installed(folder_, "home"))), "UNSIGNED");
}

} // namespace
