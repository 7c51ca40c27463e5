// Opening: what is not a workspace of ours is refused in one sentence and left byte for byte as it was;
// what is ours is a single file at rest.
#include "tests/db/forger.h"

#include <sys/stat.h>
#include <sys/wait.h>

namespace {

using core::Code;
using fixture::options;
using fixture::refusal;

class Open : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("work.counterpoint");
        auto const store = db::create_workspace(path_, options());
        fixture::make_world(*store);
    }
    std::string refused(Code code, std::string const& path) {
        auto const before = fs_is_file(path) ? fixture::read_file(path) : std::string();
        auto const names = folder_.names();
        auto const sentence = refusal(code, [&] { db::open_workspace(path, options()); });
        if (fs_is_file(path)) {
            EXPECT_EQ(core::to_hex(core::sha256(fixture::read_file(path))),
                      core::to_hex(core::sha256(before)));
        }
        EXPECT_EQ(folder_.names(), names);
        EXPECT_NE(sentence.find(path), sentence.npos) << sentence;
        return sentence;
    }
    static bool fs_is_file(std::string const& path) { return fixture::fs::is_regular_file(path); }
    std::string other(std::string_view bytes) {
        auto const path = folder_.file("other");
        fixture::write_file(path, bytes);
        return path;
    }
    fixture::Folder folder_;
    std::string path_;
};

TEST_F(Open, AtRestAWorkspaceIsOneFile) {
    EXPECT_EQ(folder_.names(), std::vector<std::string>{"work.counterpoint"});
    {
        auto const store = db::open_workspace(path_, options());
        auto const reader = store->reader();
        EXPECT_EQ(reader->head(), 5);
        EXPECT_GT(folder_.names().size(), 1U);
    }
    EXPECT_EQ(folder_.names(), std::vector<std::string>{"work.counterpoint"});
    EXPECT_EQ(fixture::read_file(path_)[18], 1); // not in WAL mode: readable by a read-only medium
}

TEST_F(Open, LookingChangesNothing) {
    auto const before = fixture::read_file(path_);
    auto reading = options();
    reading.mode = db::Mode::read;
    {
        auto const store = db::open_workspace(path_, reading);
        EXPECT_TRUE(store->read_only());
        EXPECT_EQ(store->head(), 5);
        EXPECT_FALSE(core::find_hits(*store, "missiles", 5).empty());
        core::Progress progress;
        EXPECT_FALSE(store->verify(progress).broken_at);
        auto context = core::context_of(*store);
        auto const draft = core::add_topic(context, "Neu").draft;
        EXPECT_EQ(refusal(Code::read_only, [&] { store->commit(draft); }),
                  "The workspace is open for reading only. Nothing was changed.");
        refusal(Code::read_only, [&] { store->undo(); });
        EXPECT_EQ(folder_.names(), std::vector<std::string>{"work.counterpoint"});
    }
    EXPECT_EQ(fixture::read_file(path_), before);
}

TEST_F(Open, AFileWithoutWritePermissionOpensForReading) {
    ::chmod(path_.c_str(), 0444);
    auto const before = fixture::read_file(path_);
    {
        auto const store = db::open_workspace(path_, options());
        EXPECT_TRUE(store->read_only());
        auto context = core::context_of(*store);
        auto const draft = core::add_topic(context, "Neu").draft;
        refusal(Code::read_only, [&] { store->commit(draft); });
    }
    EXPECT_EQ(fixture::read_file(path_), before);
}

/// A program that is killed while it changes the file in place, after it wrote to it.
void die_halfway(std::string const& path) {
    auto const child = ::fork();
    if (child == 0) {
        try {
            fixture::Tool tool(path);
            tool.run("pragma cache_size = 1; begin; create table junk(x); with recursive n(i) as (select 1 union all "
                     "select i + 1 from n where i < 300) insert into junk select randomblob(2000) from n");
            ::_exit(0); // nothing is closed, nothing is rolled back
        } catch (std::exception const&) {
            ::_exit(1);
        }
    }
    ::waitpid(child, nullptr, 0);
}

TEST_F(Open, WhatAnotherLeftHalfWrittenIsTakenBackForAReaderToo) {
    auto const whole = fixture::read_file(path_);
    die_halfway(path_);
    ASSERT_TRUE(fixture::fs::exists(path_ + "-journal"));
    ASSERT_NE(fixture::read_file(path_), whole);
    ::chmod(path_.c_str(), 0444);
    auto const sentence = refusal(Code::read_only, [&] { db::open_workspace(path_, options()); });
    EXPECT_NE(sentence.find("ended in the middle"), sentence.npos) << sentence;
    ::chmod(path_.c_str(), 0644);
    auto looking = options();
    looking.mode = db::Mode::read;
    EXPECT_EQ(db::open_workspace(path_, looking)->head(), 5);
    EXPECT_EQ(fixture::read_file(path_), whole);
}

TEST_F(Open, NothingIsThere) {
    EXPECT_EQ(refusal(Code::not_found,
                      [&] { db::open_workspace(folder_.file("none"), options()); }),
              "There is no file " + folder_.file("none") + ".");
    EXPECT_FALSE(fixture::fs::exists(folder_.file("none")));
}

TEST_F(Open, ADirectory) {
    fixture::fs::create_directory(folder_.file("folder"));
    EXPECT_EQ(refused(Code::not_workspace, folder_.file("folder")),
              folder_.file("folder") + " is not a file.");
}

TEST_F(Open, AnEmptyFile) {
    EXPECT_EQ(refused(Code::not_workspace, other("")),
              folder_.file("other") + " is empty, not a Counterpoint workspace.");
}

TEST_F(Open, NoDatabase) {
    for (auto const& bytes :
         {std::string("a"), std::string(5000, 'x'), std::string("SQLite format 3\0", 16),
          "SQLite format 2" + std::string(200, '\0')})
        EXPECT_EQ(refused(Code::not_workspace, other(bytes)),
                  folder_.file("other") + " is not a Counterpoint workspace. It was not touched.");
}

TEST_F(Open, AnotherApplicationsDatabase) {
    auto const path = folder_.file("other");
    {
        fixture::Tool tool(path);
        tool.run("pragma journal_mode = wal; create table t(a); insert into t values(1)");
    }
    EXPECT_EQ(refused(Code::not_workspace, path),
              path + " is a database of another application, not a Counterpoint workspace.");
    fixture::Tool tool(path);
    EXPECT_EQ(tool.rows("pragma journal_mode")[0][0], "wal");
}

TEST_F(Open, AnotherApplicationsDatabaseWhileItIsInUse) {
    auto const path = folder_.file("other");
    fixture::Tool tool(path);
    tool.run("pragma application_id = 7; create table t(a); pragma journal_mode = wal;"
             "insert into t values(1)");
    refused(Code::not_workspace, path);
    EXPECT_EQ(tool.rows("select count(*) from t")[0][0], "1");
}

TEST_F(Open, AnEmptyDatabase) {
    auto const path = folder_.file("other");
    fixture::Tool(path).run("pragma user_version = 3; vacuum");
    EXPECT_EQ(refused(Code::not_workspace, path),
              path + " is an empty database, not a Counterpoint workspace.");
}

TEST_F(Open, ANewerVersionIsNamed) {
    fixture::Tool(path_).run("pragma user_version = 99; update meta set value = '7.5'");
    EXPECT_EQ(refused(Code::newer, path_),
              path_ + " was written by a newer version of Counterpoint; version 7.5 or later opens it.");
}

TEST_F(Open, ANewerVersionOfAnyStructure) {
    fixture::Tool(path_).tamper("pragma user_version = 99; drop table meta");
    EXPECT_EQ(refused(Code::newer, path_),
              path_ + " was written by a newer version of Counterpoint than this one.");
}

/// As the first version of the program left it.
void make_old(std::string const& path) {
    fixture::Forger forger(path);
    for (auto& entry : forger.entries) {
        entry.revision.format = 1;
        entry.revision.seen.clear();
        entry.revision.reason_salt.clear();
        entry.revision.reason_digest = {};
    }
    forger.write(nullptr);
    fixture::Tool(path).run(
        "drop trigger revision_no_update; create trigger revision_no_update before update on revision begin select "
        "raise(abort, 'the log is append-only'); end;"
        "drop table redacted_reason; alter table revision drop column format; alter table revision drop column "
        "reason_salt; alter table revision drop column reason_digest;"
        "drop table look; drop table stale_claim; drop table reply_request; drop table remark; drop table correction;"
        "drop table vote; drop table desk_rules; drop index claim_assigned;"
        "drop index party_owner; drop index source_agency; alter table source drop column agency;"
        "alter table source drop column standing; alter table source drop column archives;"
        "alter table source drop column watch_every; alter table source drop column watch_until;"
        "alter table source drop column watch_until_day; alter table party drop column owner;"
        "alter table claim drop column came_as; alter table claim drop column not_same;"
        "alter table source drop column not_same; alter table statement drop column not_same;"
        "alter table capture drop column stamps; alter table capture drop column page;"
        "alter table statement drop column unknown; alter table claim drop column assigned_to;"
        "create temp table kept as select id, claim, scale, rating, summary, rationale, confidence, state, author, '', "
        "remark from review;"
        "drop table review; create table review(id integer primary key, claim integer, scale integer, rating text, summary text,\n"
        "  rationale text, confidence text, state text, author text, reviewer text, remark text) strict;"
        "create index review_claim on review(claim, state); create index review_scale on review(scale);"
        "create index review_state on review(state); insert into review select * from temp.kept;"
        "drop trigger change_no_update; create trigger change_no_update before update on change begin select "
        "raise(abort, 'the log is append-only'); end;"
        "drop index change_erased; drop index revision_place; drop index revision_notice; drop table redacted; drop table lane_seen;"
        "drop table checkpoint; alter table revision drop column seen; alter table revision drop column notice;"
        "alter table lane drop column key; delete from meta where key = 'workspace';"
        "drop table office; alter table text drop column dismissed; alter table text drop column positions;"
        "drop index claim_identifier; alter table claim drop column identifier;"
        "drop table search; drop table searchable; drop table claim_line;"
        "drop table counter; drop table saved_search; drop table match_doc; drop table match_chunk;"
        "create index claim_text on claim(text collate nocase);"
        "create virtual table search using fts5(body, kind unindexed, tokenize=\"unicode61 remove_diacritics 2\");"
        "insert into search(search, rank) values('crisismerge', 64);"
        "delete from meta where key = 'words'; pragma user_version = 1");
}

TEST_F(Open, AnOlderOneIsConvertedAndKeptBesideIt) {
    {
        auto const store = db::open_workspace(path_, options());
        auto context = core::context_of(*store);
        core::Party party;
        party.name = "Nadia Ferrat";
        party.roles = {{"Maire", "Valmont", {}, {}}, {"Députée", "", {}, {}}};
        store->commit(core::add_party(context, party).draft);
    }
    make_old(path_);
    {
        auto const store = db::open_workspace(path_, options());
        core::Progress progress;
        EXPECT_FALSE(store->verify(progress).broken_at);
        EXPECT_TRUE(store->check(core::Repair::no, progress).findings.empty());
        EXPECT_EQ(store->parties_titled("maire", 10).size(), 1U);
        EXPECT_EQ(store->workspace(), store->lanes().at(0).lane);
        // Entries of both formats in one lane.
        store->commit(fixture::put(*store, fixture::claim_saying(*store, "Que oui"), "claim.create"));
        EXPECT_EQ(store->revision(store->head() - 1).format, 1);
        EXPECT_EQ(store->revision(store->head()).format, core::newest_entry_format);
        EXPECT_FALSE(store->verify(progress).broken_at);
    }
    fixture::Tool kept(path_ + ".before-0002.bak");
    EXPECT_EQ(kept.rows("pragma user_version")[0][0], "1");
    EXPECT_EQ(kept.rows("select count(*) + 1 from revision")[0][0],
              fixture::Tool(path_).rows("select count(*) from revision")[0][0]);
}

/// A program that is killed while it makes the backup leaves a part of one.
TEST_F(Open, WhatAConversionBeganAndDidNotFinishGoesAndNothingElse) {
    make_old(path_);
    auto const old = fixture::read_file(path_);
    auto const unfinished = path_ + ".before-0002.bak.new";
    auto const others = std::vector<std::string>{".before-0002.bak.new.txt", ".before-2.bak.new", ".bak.new",
                                                 ".before-0002.bakXnew", ".new", ".before-0003.bak",
                                                 ".anew.tmp.txt", ".anew", ".anewer.tmp", ".anew.x.tmp",
                                                 ".after-redaction.bak"};
    for (auto const& ending : others) fixture::write_file(path_ + ending, "mine");
    auto const begun = std::vector<std::string>{unfinished, path_ + ".before-0002.2.bak.new",
                                                path_ + ".before-0002.bak.2.new", path_ + ".before-repair.bak.new",
                                                path_ + ".before-repair.bak.new-journal",
                                                path_ + ".anew.tmp", path_ + ".anew.2.tmp", path_ + ".anew.tmp-journal",
                                                path_ + ".anew.tmp-wal", path_ + ".anew.2.tmp-shm",
                                                path_ + ".after-redaction.bak.new",
                                                path_ + ".after-redaction.bak.new.new"};
    for (auto const& file : begun) fixture::write_file(file, "half a back");
    auto const mine = folder_.file("mine");
    fixture::write_file(mine, "mine");
    fixture::fs::create_symlink(mine, path_ + ".before-0005.bak.new");
    fixture::fs::create_directory(path_ + ".before-0006.bak.new");
    fixture::fs::create_symlink(mine, path_ + ".anew.3.tmp");
    fixture::fs::create_directory(path_ + ".anew.4.tmp");
    auto reading = options();
    reading.mode = db::Mode::read;
    refusal(Code::read_only, [&] { db::open_workspace(path_, reading); });
    EXPECT_TRUE(fixture::fs::exists(unfinished)) << "who only reads removes nothing";
    { auto const store = db::open_workspace(path_, options()); }
    for (auto const& file : begun) EXPECT_FALSE(fixture::fs::exists(file)) << file;
    for (auto const& ending : others) EXPECT_EQ(fixture::read_file(path_ + ending), "mine") << ending;
    EXPECT_EQ(fixture::read_file(mine), "mine");
    EXPECT_TRUE(fixture::fs::is_symlink(path_ + ".before-0005.bak.new"));
    EXPECT_TRUE(fixture::fs::is_directory(path_ + ".before-0006.bak.new"));
    EXPECT_TRUE(fixture::fs::is_symlink(path_ + ".anew.3.tmp"));
    EXPECT_TRUE(fixture::fs::is_directory(path_ + ".anew.4.tmp"));
    EXPECT_EQ(fixture::Tool(path_ + ".before-0002.bak").rows("pragma user_version")[0][0], "1");

    // Where the backup would be begun, a link or a folder is passed over.
    for (auto const is_link : {true, false}) {
        auto const path = other(old);
        auto const in_the_way = path + ".before-0002.bak.new";
        if (is_link)
            fixture::fs::create_symlink(mine, in_the_way);
        else
            fixture::fs::create_directory(in_the_way);
        { auto const store = db::open_workspace(path, options()); }
        EXPECT_EQ(fixture::read_file(mine), "mine");
        EXPECT_EQ(fixture::fs::is_symlink(in_the_way), is_link);
        EXPECT_EQ(fixture::Tool(path + ".before-0002.bak").rows("pragma user_version")[0][0], "1");
        for (auto const* made : {".before-0002.bak.new", ".before-0002.bak", ""}) fixture::fs::remove(path + made);
    }
}

TEST_F(Open, AnOlderOneThatIsReadOnlyIsLeftAlone) {
    make_old(path_);
    auto const old = fixture::read_file(path_);
    auto reading = options();
    reading.mode = db::Mode::read;
    EXPECT_EQ(refusal(Code::read_only, [&] { db::open_workspace(path_, reading); }),
              path_ + " has to be converted before it can be opened, but it is read-only.");
    EXPECT_EQ(fixture::read_file(path_), old);
}

TEST_F(Open, AnUnfinishedOne) {
    fixture::Tool(path_).run("pragma user_version = 0");
    EXPECT_EQ(refused(Code::damaged, path_), path_ + " was never finished: it holds no workspace.");
}

TEST_F(Open, ATruncatedFile) {
    auto const bytes = fixture::read_file(path_);
    for (auto const kept : {std::size_t{100}, std::size_t{4096}, bytes.size() / 2, bytes.size() - 4096}) {
        auto const path = other(bytes.substr(0, kept));
        auto const sentence = refused(Code::damaged, path);
        EXPECT_NE(sentence.find("damaged"), sentence.npos) << sentence;
    }
}

TEST_F(Open, ADamagedSchema) {
    auto bytes = fixture::read_file(path_);
    for (std::size_t at = 100; at < 4096; ++at) bytes[at] = static_cast<char>(bytes[at] ^ 0x5A);
    refused(Code::damaged, other(bytes));
}

TEST_F(Open, PlantedCodeIsNotRun) {
    auto const whole = fixture::read_file(path_);
    for (auto const* sql :
         {"create trigger planted after insert on revision begin delete from meta; end",
          "create trigger \"sqliteXstat planted\" after insert on revision begin delete from meta; end",
          "create view planted as select 1", "create table planted(a)",
          "create index planted on claim(text)", "drop trigger change_no_delete",
          "drop trigger revision_no_update; create trigger revision_no_update before update on "
          "revision begin select 1; end",
          "alter table claim add column planted text",
          "pragma writable_schema = 1; insert into sqlite_schema values('trigger', 'sqlite_stat1', "
          "'meta', 0, 'create trigger sqlite_stat1 after insert on meta begin select 1; end')"}) {
        fixture::Tool(path_).run(sql);
        auto const sentence = refused(Code::damaged, path_);
        EXPECT_NE(sentence.find("is not the one Counterpoint makes"), sentence.npos)
            << sql << ": " << sentence;
        fixture::write_file(path_, whole);
    }
    EXPECT_NO_THROW(db::open_workspace(path_, options()));
}

TEST_F(Open, StatisticsAreNoTampering) {
    fixture::Tool(path_).run("analyze");
    auto const store = db::open_workspace(path_, options());
    fixture::expect_sound(*store);
}

TEST_F(Open, TwiceInOneProgram) {
    auto const store = db::open_workspace(path_, options("anna"));
    auto const sentence = refused(Code::locked, path_);
    EXPECT_NE(sentence.find("is open in another window or program: anna ("), sentence.npos) << sentence;
    // Looking is not writing.
    auto reading = options("bruno");
    reading.mode = db::Mode::read;
    EXPECT_EQ(db::open_workspace(path_, reading)->head(), 5);
}

TEST_F(Open, ThroughALinkMeetsTheSameLock) {
    auto const link = folder_.file("link");
    fixture::fs::create_symlink(path_, link);
    auto const store = db::open_workspace(path_, options());
    refused(Code::locked, link);
}

TEST_F(Open, HeldByAnotherProcess) {
    int held[2];
    int done[2];
    ASSERT_EQ(::pipe(held), 0);
    ASSERT_EQ(::pipe(done), 0);
    auto const child = ::fork();
    if (child == 0) {
        ::close(done[1]);
        auto const store = db::open_workspace(path_, options("carla"));
        char byte = 'h';
        if (::write(held[1], &byte, 1) != 1) ::_exit(1);
        [[maybe_unused]] auto const got = ::read(done[0], &byte, 1);
        ::_exit(0); // without closing: what a crash leaves
    }
    ::close(done[0]);
    char byte = 0;
    ASSERT_EQ(::read(held[0], &byte, 1), 1);
    auto const sentence = refused(Code::locked, path_);
    EXPECT_NE(sentence.find("carla ("), sentence.npos) << sentence;
    EXPECT_NE(sentence.find(", " + std::to_string(child) + ")"), sentence.npos) << sentence;
    ::close(done[1]);
    ::waitpid(child, nullptr, 0);
    ::close(held[0]);
    ::close(held[1]);
    {
        auto const store = db::open_workspace(path_, options("anna")); // its lock is taken over
        fixture::expect_sound(*store);
    }
    EXPECT_EQ(folder_.names(), std::vector<std::string>{"work.counterpoint"});
}

TEST_F(Open, CreatingOverSomethingIsRefused) {
    auto const before = fixture::read_file(path_);
    EXPECT_EQ(refusal(Code::refused, [&] { db::create_workspace(path_, options()); }),
              path_ + " exists already; it was not touched.");
    EXPECT_EQ(fixture::read_file(path_), before);
    fixture::fs::create_symlink(folder_.file("nowhere"), folder_.file("dangling"));
    refusal(Code::refused, [&] { db::create_workspace(folder_.file("dangling"), options()); });
    EXPECT_FALSE(fixture::fs::exists(folder_.file("nowhere")));
}

} // namespace
