// Logs too long to be walked at every opening: walked all the same as soon as the file is not as this computer left it.
#include "db/held_file.h"
#include "db/stamp.h"
#include "tests/db/attacks.h"

#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <filesystem>
#include <sys/mman.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using core::Code;
using core::Trust;
using fixture::Tool;

constexpr auto no_stamps = "this file system does not note every write";

class LongLog : public fixture::Attacked {
protected:
    void SetUp() override {
        short_log_ = 10; // changes
        Attacked::SetUp();
    }
    bool has_stamps() const { return !db::settled_stamp_of(path_).empty(); }
    /// Words in an old state, beyond whatever samples look at, that fit everything but what was signed.
    void forge() {
        std::string sql;
        {
            auto const store = open();
            fixture::write_claims(*store, 300, "Que bien plus tard");
            sql = fixture::made_to_fit(*store, core::ref(world_.claim), claim_body("Mille colombes"));
        }
        Tool(path_).tamper(sql + "update claim set text = 'Mille colombes', note = '', language = '', topic = null "
                                 "where id = " + std::to_string(world_.claim.value));
    }
    std::unique_ptr<core::Store> open_patiently() {
        auto options = home(++seed_);
        options.long_walk = db::LongWalk::before_saving;
        return db::open_workspace(path_, options);
    }
    std::string note() const {
        for (auto const& each : fs::directory_iterator(folder_.file("home-keys") + "/paths")) return each.path();
        return {};
    }
    bool is_noted_as_left() const {
        auto const stamp = db::stamp_of(path_);
        return !stamp.empty() && fixture::read_file(note()).find(stamp) != std::string::npos;
    }
};

TEST_F(LongLog, IsWalkedOnceSomebodyWroteIntoIt) {
    forge();
    EXPECT_EQ(open()->standing().status, Trust::broken);
    EXPECT_FALSE(is_noted_as_left());
    auto const store = open_patiently();
    auto claim = store->get(world_.claim);
    claim.note = "Une note";
    fixture::refusal(Code::refused, [&] { store->commit(fixture::put(*store, claim)); });
    EXPECT_EQ(store->standing().status, Trust::broken) << "before the first save";
}

TEST_F(LongLog, WhatIsHiddenIsMissedOnceSomebodyWroteIntoIt) {
    {
        auto const store = open();
        fixture::write_claims(*store, 300, "Que bien plus tard");
    }
    EXPECT_EQ(open()->standing().status, Trust::ok);
    Tool(path_).tamper("delete from link");
    EXPECT_EQ(open()->standing().status, Trust::rows_differ);
    auto reading = home();
    reading.mode = db::Mode::read;
    EXPECT_EQ(db::open_workspace(path_, reading)->standing().status, Trust::rows_differ);
}

TEST_F(LongLog, AsItWasLeftIsNotedAtClosingAndByWhoReads) {
    if (!has_stamps()) GTEST_SKIP() << no_stamps;
    EXPECT_TRUE(is_noted_as_left());
    save_a_claim();
    EXPECT_TRUE(is_noted_as_left());
    fixture::write_file(path_, fixture::read_file(path_));
    EXPECT_FALSE(is_noted_as_left());
    EXPECT_EQ(status(), "OK"); // reads
    EXPECT_TRUE(is_noted_as_left());
}

/// What another program wrote into the open file is folded in at closing, but nobody looked at it.
TEST_F(LongLog, WhatAnotherWroteMeanwhileIsNotNotedAsLeft) {
    {
        auto const store = open();
        fixture::write_claims(*store, 300, "Que bien plus tard");
        Tool(path_).tamper("delete from link");
    }
    EXPECT_FALSE(is_noted_as_left());
    EXPECT_EQ(open()->standing().status, Trust::rows_differ);
}

/// A note that names another file, or this one at another time, saves no walk; nor does a broken one.
TEST_F(LongLog, NoOtherNoteWillDo) {
    if (!has_stamps()) GTEST_SKIP() << no_stamps;
    forge();
    auto const good = fixture::read_file(note());
    for (auto const& as_left : {std::string("\"\""), std::string("7"), std::string("null"),
                                "\"" + db::stamp_of(folder_.file("home-keys")) + "\""}) {
        SCOPED_TRACE(as_left);
        auto json = nlohmann::json::parse(good);
        json["as_left"] = nlohmann::json::parse(as_left);
        fixture::write_file(note(), json.dump());
        EXPECT_EQ(open()->standing().status, Trust::broken);
    }
    fixture::write_file(note(), "{");
    EXPECT_EQ(open()->standing().status, Trust::broken);
    // The true stamp, which nobody else can write, does save it: the words lie beyond what samples look at.
    auto json = nlohmann::json::parse(good);
    json["as_left"] = db::stamp_of(path_);
    fs::remove_all(folder_.file("home-heads")); // where the last finding was noted
    fixture::write_file(note(), json.dump());
    EXPECT_NE(open()->standing().status, Trust::broken);
}

/// Beside one who writes, one who reads need not walk: the other looks before every save.
TEST_F(LongLog, CanBeReadWhileSomebodyWrites) {
    auto const writing = open();
    fixture::write_claims(*writing, 3, "Que maintenant");
    EXPECT_TRUE(db::HeldFile::is_held(path_));
    auto const noted = fixture::read_file(note());
    auto reading = home();
    reading.mode = db::Mode::read;
    auto const store = db::open_workspace(path_, reading);
    EXPECT_EQ(store->standing().status, Trust::ok);
    EXPECT_EQ(fixture::read_file(note()), noted) << "and notes nothing";
}

/// A page that a program has in its memory and changed already can be changed further without the file getting another
/// time, until it is written out.
TEST_F(LongLog, AStampTellsWritesThroughMemory) {
    if (!has_stamps()) GTEST_SKIP() << no_stamps;
    auto const path = folder_.file("mapped");
    fixture::write_file(path, std::string(8192, 'a'));
    auto const file = ::open(path.c_str(), O_RDWR);
    auto* const bytes = static_cast<char*>(::mmap(nullptr, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0));
    ASSERT_NE(static_cast<void*>(bytes), MAP_FAILED);
    bytes[4096] = 'a'; // as it was: only changed as far as the system knows
    auto const stamp = db::settled_stamp_of(path);
    ASSERT_NE(stamp, "");
    bytes[4096] = 'b';
    EXPECT_NE(db::stamp_of(path), stamp);
    ::munmap(bytes, 8192);
    ::close(file);
}

/// The stamp of a file is another after every write, though size and content be the same, and none while something
/// beside it is newer.
TEST_F(LongLog, AStampTellsEveryWrite) {
    if (!has_stamps()) GTEST_SKIP() << no_stamps;
    auto const path = folder_.file("some");
    fixture::write_file(path, "one");
    auto const first = db::settled_stamp_of(path);
    EXPECT_NE(first, "");
    EXPECT_EQ(db::stamp_of(path), first);
    auto const then = fs::last_write_time(path);
    fixture::write_file(path, "two");
    fs::last_write_time(path, then);
    EXPECT_NE(db::stamp_of(path), first);
    auto const second = db::settled_stamp_of(path);
    fs::rename(path, path + ".away");
    fs::copy_file(path + ".away", path);
    fs::last_write_time(path, then);
    EXPECT_NE(db::stamp_of(path), second);
    fixture::write_file(path + "-wal", "");
    EXPECT_NE(db::stamp_of(path), "");
    fixture::write_file(path + "-wal", "more");
    EXPECT_EQ(db::stamp_of(path), "");
}

} // namespace
