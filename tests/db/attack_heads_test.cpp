// What lies outside the file, taken away or exchanged: the notes of the newest heads, the key, the workspace a path is
// known for. Nothing is lost in silence, and work goes on unless somebody has to decide.
#include "db/mark.h"
#include "tests/db/attacks.h"

#include <nlohmann/json.hpp>

#include <sys/stat.h>

namespace {

namespace fs = std::filesystem;
using core::Trust;
using fixture::Tool;

class AttackHeads : public fixture::Attacked {
protected:
    void SetUp() override {
        Attacked::SetUp();
        good_ = fixture::read_file(path_);
    }
    fs::path heads() const { return folder_.file("home-heads"); }
    fs::path keys() const { return folder_.file("home-keys"); }
    std::string workspace_name() const { return note().stem(); }
    fs::path note() const { return fs::directory_iterator(heads())->path(); }
    /// Said at every opening and by every walk, through savings, until somebody decides; and the decision is recorded.
    void expect_missing_until_decided(std::string const& what) {
        SCOPED_TRACE(what);
        EXPECT_EQ(open()->standing().status, Trust::heads_missing);
        EXPECT_EQ(status(), "HEADS-MISSING");
        save_a_claim();
        save_a_claim();
        EXPECT_EQ(status(), "HEADS-MISSING");
        auto const store = open();
        EXPECT_EQ(store->standing().status, Trust::heads_missing);
        auto const decided = store->accept();
        ASSERT_NE(decided.seq, 0);
        EXPECT_NE(store->revision(decided.seq).notice.find("HEADS-MISSING"), std::string::npos);
    }
    fixture::Folder away_;
    std::string good_;
};

/// A row says how far entries name another lane already: with more in it, the next ones would not name it.
TEST_F(AttackHeads, WhatALaneNamesOfAnotherIsWhatItsEntriesSay) {
    {
        auto const store = db::open_workspace(path_, fixture::installed(away_, "away", "boris", 9));
        fixture::write_claims(*store, 2, "Que ailleurs");
    }
    open()->accept(); // the other key
    save_a_claim();
    ASSERT_EQ(status(), "OK");
    ASSERT_FALSE(Tool(path_).rows("select size from lane_seen where lane = 1").empty());
    for (auto const* attack : {"update lane_seen set size = 1000", "update lane_seen set size = size - 1",
                               "delete from lane_seen", "update lane_seen set size = 0 where lane = 2",
                               "insert into lane_seen values(2, 2, 5)"}) {
        SCOPED_TRACE(attack);
        Tool(path_).run(attack);
        auto const found = look();
        EXPECT_EQ(fixture::status_of(found), "ROWS-DIFFER");
        auto const sentence = "How far the entries of each lane name the other lanes is not listed as the log says "
                              "it is.";
        EXPECT_EQ(core::render(found.finding), sentence);
        {
            auto const store = open();
            core::Progress progress;
            auto const done = store->check(core::Repair::yes, progress);
            ASSERT_EQ(done.findings.size(), 1U);
            EXPECT_EQ(core::render(done.findings[0]), sentence);
            EXPECT_EQ(done.repaired, 1);
            EXPECT_TRUE(store->check(core::Repair::no, progress).findings.empty());
        }
        EXPECT_EQ(status(), "OK");
        EXPECT_EQ(Tool(path_).rows("select lane, other, size from lane_seen where lane = 1"),
                  Tool(path_).rows("select 1, 2, size from lane where number = 2"));
    }
}

TEST_F(AttackHeads, NotesThatVanishedAreMissingUntilSomebodyDecides) {
    fs::remove_all(heads());
    expect_missing_until_decided("removed");
    EXPECT_EQ(status(), "OK");
    fs::remove(note());
    expect_missing_until_decided("emptied");
    EXPECT_EQ(status(), "OK");
    for (auto const* garbage : {"", "{", "[]", "null", "{}", "{\"lanes\": [], \"own\": \"x\"}", "\xFF\xFE"}) {
        fixture::write_file(note(), garbage);
        expect_missing_until_decided(garbage);
        EXPECT_EQ(status(), "OK");
    }
}

TEST_F(AttackHeads, ANoteOfNoLanesKnowsNothing) {
    auto const text = fixture::read_file(note());
    auto const from = text.find('[', text.find("\"lanes\""));
    fixture::write_file(note(), text.substr(0, from) + "[]" + text.substr(text.rfind(']') + 1));
    EXPECT_EQ(status(), "HEADS-MISSING");
    expect_missing_until_decided("no lanes");
    EXPECT_EQ(status(), "OK");
}

TEST_F(AttackHeads, ALinkInPlaceOfTheFolderOrTheNote) {
    // To a folder of the attacker's making: it is the mode of what is there that counts, and what it holds.
    auto const elsewhere = away_.file("heads");
    fs::create_directory(elsewhere);
    fs::remove_all(heads());
    fs::create_symlink(elsewhere, heads());
    EXPECT_EQ(status(), "HEADS-MISSING");
    ::chmod(elsewhere.c_str(), 0777);
    EXPECT_EQ(status(), "HEADS-MISSING");
    EXPECT_EQ(open()->unprotected().size(), 1U) << "others can write there";
    fs::remove(heads());
    fs::create_directory(heads());
    fixture::write_file(away_.file("note"), "{}");
    fs::create_symlink(away_.file("note"), heads() / (open()->workspace() + ".json"));
    EXPECT_EQ(status(), "HEADS-MISSING") << "a link is no note";
    fs::remove_all(heads());
    fs::create_symlink(away_.file("nowhere"), heads());
    EXPECT_EQ(status(), "HEADS-MISSING");
}

TEST_F(AttackHeads, AFolderInPlaceOfTheNoteOrAFileInPlaceOfTheFolder) {
    auto const file = note();
    fs::remove(file);
    fs::create_directory(file);
    EXPECT_EQ(status(), "HEADS-MISSING");
    EXPECT_FALSE(open()->unprotected().empty());
    save_a_claim();
    fs::remove_all(heads());
    fixture::write_file(heads(), "no folder");
    EXPECT_EQ(status(), "HEADS-MISSING");
    EXPECT_FALSE(open()->unprotected().empty());
    save_a_claim();
}

TEST_F(AttackHeads, AnOlderFileIsOlderWhateverElseIsThere) {
    save_a_claim();
    fixture::write_file(path_, good_);
    EXPECT_EQ(status(), "OLDER-THAN-KNOWN");
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    expect_repair_refused();
    // Taking the notes away as well makes it no better.
    fs::remove_all(heads());
    EXPECT_EQ(status(), "HEADS-MISSING");
}

TEST_F(AttackHeads, AnotherWorkspaceAtAKnownPathIsAChangedKey) {
    fs::remove(path_);
    {
        auto const store = db::create_workspace(path_, fixture::installed(folder_, "eve", "eve", 9));
        fixture::make_world(*store);
    }
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "KEY-CHANGED") << core::render(found.finding);
    EXPECT_NE(core::render(found.finding).find("Another workspace"), std::string::npos);
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
    // By another name of the same file, too; and without the notes of heads.
    fs::create_symlink(path_, folder_.file("link.counterpoint"));
    EXPECT_EQ(fixture::status_of(fixture::verified(folder_.file("link.counterpoint"), home())), "KEY-CHANGED");
    fs::remove_all(heads());
    EXPECT_EQ(status(), "KEY-CHANGED");
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_EQ(status(), "OK");
    save_a_claim();
    // Now it is the first one that is not known here.
    fixture::write_file(path_, good_);
    EXPECT_EQ(status(), "KEY-CHANGED");
}

/// Nor does it come by a link in place of the file, or of a folder on the way to it.
TEST_F(AttackHeads, AnotherWorkspaceByALinkIsAChangedKey) {
    auto const folder = folder_.file("desk");
    fs::create_directory(folder);
    fs::create_directory(folder_.file("evil"));
    path_ = folder + "/a.counterpoint";
    auto const other = folder_.file("evil") + "/a.counterpoint";
    { fixture::write_claims(*db::create_workspace(path_, home()), 1); }
    { fixture::write_claims(*db::create_workspace(other, fixture::installed(folder_, "eve", "eve", 9)), 1); }
    EXPECT_EQ(status(), "OK");
    fs::remove(path_);
    fs::create_symlink(other, path_);
    EXPECT_EQ(status(), "KEY-CHANGED");
    fs::remove_all(folder);
    fs::create_directory_symlink(folder_.file("evil"), folder);
    EXPECT_EQ(status(), "KEY-CHANGED");
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
}

/// Whoever decides about a key is told that the file is an older one besides.
TEST_F(AttackHeads, AnUnknownKeyDoesNotHideAnOlderFile) {
    save_a_claim();
    fixture::write_file(path_, good_);
    core::SigningKey const key(std::string(32, 'e'));
    fixture::HandMade made;
    made.operation = "claim.edit";
    made.changes = {{core::ref(world_.claim), claim_body("Un ajout")}};
    fixture::append_by_hand(path_, made, &key);
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "KEY-CHANGED");
    EXPECT_TRUE(std::ranges::any_of(found.remarks, [](auto const& remark) {
        return core::render(remark).find("older than what is known") != std::string::npos;
    }));
}

TEST_F(AttackHeads, TheSameWorkspaceWrittenAnewByAnotherKeyIsAChangedKey) {
    auto const workspace = open()->workspace();
    fs::remove(path_);
    {
        auto const store = db::create_workspace(path_, fixture::installed(folder_, "eve", "eve", 9));
        fixture::make_world(*store);
    }
    // With the identity of the one that was here: its lane has a name of its own then.
    fixture::Tool(path_).tamper("update meta set value = '" + workspace + "' where key = 'workspace'");
    EXPECT_GE(look().status, Trust::key_changed);
    fixture::refusal(core::Code::refused, [&] { save_a_claim(); });
}

TEST_F(AttackHeads, AKeyThatCannotBeUsedIsSaidAndWorkGoesOn) {
    auto const key = keys() / "installation.key";
    auto const good = fixture::read_file(key);
    auto const says = [&](std::string const& what) {
        SCOPED_TRACE(what);
        auto const store = open();
        ASSERT_EQ(store->unprotected().size(), 1U);
        EXPECT_FALSE(core::needs_decision(store->standing().status));
        EXPECT_EQ(fixture::status_of(fixture::verified(path_, home())), "UNSIGNED");
        fixture::write_claims(*store, 1, what);
        EXPECT_EQ(store->unprotected().size(), 1U) << "still";
    };
    ::chmod(key.c_str(), 0644);
    says("world-readable");
    ::chmod(key.c_str(), 0620);
    says("group-writable");
    ::chmod(key.c_str(), 0600);
    for (auto const* garbage : {"", "x", "counterpoint-key-1 \n", "counterpoint-key-1 AAAA\n"}) {
        fixture::write_file(key, garbage);
        says(std::string("garbage ") + garbage);
    }
    fs::remove(key);
    fs::create_directory(key);
    says("a folder");
    fs::remove(key);
    fixture::write_file(away_.file("key"), good);
    ::chmod(away_.file("key").c_str(), 0600);
    fs::create_symlink(away_.file("key"), key);
    says("a link");
    fs::remove(key);
    fixture::write_file(key, good);
    ::chmod(key.c_str(), 0600);
    ::chmod(keys().c_str(), 0770);
    says("an open folder");
    ::chmod(keys().c_str(), 0700);
    // With the key back it is said what nobody signed meanwhile, until somebody decides.
    EXPECT_EQ(open()->unprotected().size(), 1U);
    auto const found = look();
    EXPECT_EQ(fixture::status_of(found), "UNSIGNED");
    EXPECT_EQ(found.unsigned_revisions, 9);
    EXPECT_NE(open()->accept().seq, 0);
    EXPECT_TRUE(open()->unprotected().empty());
    EXPECT_EQ(status(), "OK");
}

TEST_F(AttackHeads, AKeyFolderThatIsAFileIsSaid) {
    fs::rename(keys(), folder_.file("away"));
    fixture::write_file(keys(), "no folder");
    auto const store = open();
    EXPECT_EQ(store->unprotected().size(), 1U);
    fixture::write_claims(*store, 1, "Que oui");
}

TEST_F(AttackHeads, NotesThatOthersCouldWriteAreNotUsed) {
    for (auto const mode : {0770U, 0707U, 0777U, 01777U}) {
        SCOPED_TRACE(mode);
        ::chmod(heads().c_str(), mode);
        auto const store = open();
        EXPECT_EQ(store->unprotected().size(), 1U);
        EXPECT_EQ(store->standing().status, Trust::heads_missing);
        fixture::write_claims(*store, 1, "Que " + std::to_string(mode));
    }
    ::chmod(heads().c_str(), 0700);
    EXPECT_TRUE(open()->unprotected().empty());
}

/// Who can write the notes but has no key cannot make an unknown lane a known one.
TEST_F(AttackHeads, ANoteWrittenByHandVouchesForNobody) {
    core::SigningKey const key(std::string(32, 'e'));
    fixture::HandMade made;
    core::Ref const ref{core::Kind::claim, world_.claim.value + 1};
    made.changes = {{ref, claim_body("Un ajout")}};
    made.and_then = "insert into claim(id, text, language, note, identifier, assigned_to) values(" +
                    std::to_string(ref.id) + ", 'Un ajout', '', '', '', '');";
    fixture::append_by_hand(path_, made, &key);
    EXPECT_EQ(status(), "KEY-CHANGED");
    core::LaneReport lane;
    {
        auto const store = db::open_workspace(path_, stranger());
        lane = store->lanes().at(1);
    }
    core::Digest hex;
    hex.bytes = lane.key.bytes;
    auto const good = fixture::read_file(note());
    auto text = good;
    text.insert(text.rfind(']'), ", {\"lane\": \"" + lane.lane + "\", \"size\": 1, \"root\": \"" +
                                     core::to_hex(lane.root) + "\", \"key\": \"" + core::to_hex(hex) + "\"}");
    fixture::write_file(note(), text);
    EXPECT_EQ(status(), "HEADS-MISSING");
    // Without any signature, as notes were once.
    auto const from = text.find("\"signature\"");
    ASSERT_NE(from, text.npos);
    auto bare = text;
    bare.erase(bare.rfind(',', from), bare.find('\n', from) - bare.rfind(',', from));
    fixture::write_file(note(), bare);
    EXPECT_EQ(status(), "HEADS-MISSING");
    // Signed, but by the key that is to be vouched for.
    auto own = db::read_mark(good, workspace_name());
    ASSERT_TRUE(own && own->is_signed);
    own->mark.own = key.public_key();
    own->mark.lanes.push_back({{lane.lane, 1, lane.root}, key.public_key()});
    fixture::write_file(note(), db::write_mark(own->mark, workspace_name(), &key));
    EXPECT_EQ(status(), "KEY-CHANGED");
    fixture::write_file(note(), good);
    EXPECT_EQ(status(), "KEY-CHANGED");
}

/// A note says what its signature covers, of one workspace alone.
TEST_F(AttackHeads, ANoteIsSignedWhole) {
    auto const text = fixture::read_file(note());
    auto const read = db::read_mark(text, workspace_name());
    ASSERT_TRUE(read && read->is_signed);
    EXPECT_FALSE(db::read_mark(text, std::string(32, 'a')));
    auto json = nlohmann::json::parse(text);
    json["lanes"][0]["size"] = json["lanes"][0]["size"].get<int>() - 1;
    EXPECT_FALSE(db::read_mark(json.dump(), workspace_name()));
    fixture::write_file(note(), json.dump());
    EXPECT_EQ(status(), "HEADS-MISSING");
}

/// A note from before they were signed is believed until the first that is signed, and never again.
TEST_F(AttackHeads, AnOlderNoteIsBelievedUntilOneIsSigned) {
    auto const read = db::read_mark(fixture::read_file(note()), workspace_name());
    ASSERT_TRUE(read);
    auto const older = db::write_mark(read->mark, workspace_name(), nullptr);
    fs::remove_all(keys() / "signed");
    fixture::write_file(note(), older);
    EXPECT_EQ(status(), "OK");
    save_a_claim();
    EXPECT_TRUE(db::read_mark(fixture::read_file(note()), workspace_name())->is_signed);
    EXPECT_EQ(status(), "OK");
    fixture::write_file(note(), older);
    EXPECT_EQ(status(), "HEADS-MISSING");
}

/// Who works on without the key leaves alone what it signed.
TEST_F(AttackHeads, WithoutItsKeyTheNoteStays) {
    auto const before = fixture::read_file(note());
    auto const key = keys() / "installation.key";
    ::chmod(key.c_str(), 0644);
    save_a_claim();
    EXPECT_EQ(fixture::read_file(note()), before);
    ::chmod(key.c_str(), 0600);
    EXPECT_EQ(status(), "UNSIGNED");
}

} // namespace
