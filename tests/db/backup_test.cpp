// Backups: whole, checked and of one moment while others write; kept apart from what only looks like one; told of after
// a redaction; and never in the place of a workspace unasked.
#include "core/operations/context.h"
#include "db/backup.h"
#include "db/backup_names.h"
#include "tests/db/installation.h"

#include <sys/stat.h>

#include <thread>

namespace {

using core::BackupCheck;
using core::BackupFor;
using core::Code;
using fixture::refusal;

class BackupTest : public ::testing::Test {
protected:
    void SetUp() override {
        store_ = db::create_workspace(path_, here());
        fixture::make_world(*store_);
    }
    db::OpenOptions here() const {
        auto options = fixture::installed(folder_, "one");
        options.backup_folder = kept_;
        options.scrubbing = db::Scrubbing::later;
        return options;
    }
    db::BackupOptions options() {
        db::BackupOptions options;
        options.folder = kept_;
        options.clock = [this] { return now_ += 60'000; };
        return options;
    }
    std::unique_ptr<core::Backups> backups() { return db::backups_of(path_, options()); }
    core::MadeBackup make(BackupCheck how = BackupCheck::everything, BackupFor why = BackupFor::command) {
        core::Progress progress;
        return backups()->make(why, how, progress);
    }
    /// Saved bytes that no packing makes smaller: more pages than one step copies.
    void fill(std::size_t count) {
        std::string bytes(count, '\0');
        fixture::options("anna", 7).entropy(bytes.data(), count);
        core::Blob const blob(std::move(bytes));
        core::Source source;
        source.id = store_->ids().next<core::Source>();
        source.title = "A picture";
        core::Capture capture;
        capture.id = store_->ids().next<core::Capture>();
        capture.source = source.id;
        capture.digest = blob.digest();
        capture.size = blob.size();
        capture.media_type = "image/png";
        capture.obtained = store_->now();
        capture.origin = "picture.png";
        core::Draft draft;
        draft.operation = "source.import";
        draft.base = store_->head();
        draft.puts = {source, capture};
        draft.blobs = {blob};
        store_->commit(draft);
    }
    std::vector<std::string> names() const {
        std::vector<std::string> names;
        for (auto const& entry : fixture::fs::directory_iterator(kept_)) names.push_back(entry.path().filename());
        return names;
    }

    fixture::Folder folder_;
    std::string path_ = folder_.file("desk.counterpoint");
    std::string kept_ = folder_.file("kept");
    std::int64_t now_ = 1'796'040'000'000;
    std::unique_ptr<core::Store> store_;
};

TEST_F(BackupTest, HoldsAllOfAWorkspaceThatIsOpen) {
    auto const made = make();
    EXPECT_EQ(made.revisions, store_->head());
    EXPECT_GT(made.files, 0) << "saved bytes were hashed anew";
    struct stat info {};
    ASSERT_EQ(::stat(made.backup.file.c_str(), &info), 0);
    EXPECT_EQ(info.st_mode & 0777, 0400U) << "nobody works on in it by mistake";
    auto const header = fixture::read_file(made.backup.file).substr(18, 2);
    EXPECT_EQ(header, "\x01\x01") << "one file, without a log beside it";
    auto const copy = db::open_workspace(made.backup.file, fixture::installed(folder_, "two"));
    EXPECT_TRUE(copy->read_only());
    EXPECT_EQ(copy->head(), store_->head());
    EXPECT_EQ(names().size(), 1U) << "nothing unfinished is left";
    fixture::write_claims(*store_, 1);
    EXPECT_EQ(fixture::status_of(fixture::verified(path_, here())), "OK") << "the workspace is still in its person's hands";
}

TEST_F(BackupTest, IsOfOneMomentWhileOthersWriteAndNeverBeginsAnew) {
    fill(12'000'000);
    auto const before = store_->head();
    int steps = 0;
    auto with_writer = options();
    with_writer.while_copying = [&] {
        ++steps;
        fixture::write_claims(*store_, 1, "while copying");
    };
    core::Progress progress;
    auto const made = db::backups_of(path_, with_writer)->make(BackupFor::rhythm, BackupCheck::everything, progress);
    EXPECT_GT(steps, 2);
    EXPECT_EQ(made.restarts, 0);
    EXPECT_EQ(made.revisions, before);
    EXPECT_EQ(store_->head(), before + steps) << "every commit got through";
    auto const copy = db::open_workspace(made.backup.file, fixture::installed(folder_, "two"));
    EXPECT_EQ(copy->head(), before);
    EXPECT_FALSE(backups()->is_current());
    make();
    EXPECT_TRUE(backups()->is_current());
}

TEST_F(BackupTest, LooksAtTheBytesThatCameSinceTheLastOne) {
    auto const all = make(BackupCheck::newest).files;
    EXPECT_GT(all, 0);
    fixture::write_claims(*store_, 1);
    EXPECT_EQ(make(BackupCheck::newest).files, 0);
}

TEST_F(BackupTest, OfADamagedWorkspaceIsNotKeptAndCostsNoOther) {
    auto const good = make();
    store_.reset();
    fixture::Tool(path_).tamper("update blob set bytes = zeroblob(length(bytes))");
    for (auto const how : {BackupCheck::everything, BackupCheck::newest}) {
        if (how == BackupCheck::newest) ::unlink(good.backup.file.c_str()); // so that nothing was looked at before
        auto const why = refusal(Code::damaged, [&] { make(how); });
        EXPECT_NE(why.find("was not kept"), why.npos) << why;
        EXPECT_EQ(backups()->list().size(), how == BackupCheck::newest ? 0U : 1U);
        EXPECT_EQ(names().size(), backups()->list().size());
    }
}

TEST_F(BackupTest, IsNotBegunWithoutRoom) {
    make();
    auto full = options();
    full.free_bytes = [](std::string const&) { return std::uint64_t{1000}; };
    core::Progress progress;
    auto const why = refusal(Code::disk_full,
                             [&] { db::backups_of(path_, full)->make(BackupFor::rhythm, BackupCheck::newest, progress); });
    EXPECT_NE(why.find("1 MB are free"), why.npos) << why;
    EXPECT_EQ(names().size(), 1U);
}

TEST_F(BackupTest, IsNotMadeWhereAFileStandsOrNothingMayBeWritten) {
    fixture::write_file(kept_, "no folder");
    refusal(Code::io, [&] { make(); });
    EXPECT_EQ(fixture::read_file(kept_), "no folder");
    ::unlink(kept_.c_str());
    auto nowhere = options();
    nowhere.folder.clear();
    core::Progress progress;
    refusal(Code::refused, [&] { db::backups_of(path_, nowhere)->make(BackupFor::rhythm, BackupCheck::newest, progress); });
}

TEST_F(BackupTest, WhatIsNoneIsLeftAlone) {
    auto const made = make();
    auto const other = folder_.file("other.counterpoint");
    db::create_workspace(other, fixture::installed(folder_, "one", "anna", 2));
    auto other_options = options();
    core::Progress progress;
    db::backups_of(other, other_options)->make(BackupFor::command, BackupCheck::everything, progress);
    fixture::write_file(kept_ + "/notes.counterpoint", "mine");
    auto const name = fixture::fs::path(made.backup.file).filename().string();
    auto const lookalike = [&](std::string const& is, std::string const& other_word) {
        auto changed = name;
        changed.replace(changed.find(is), is.size(), other_word);
        fixture::write_file(kept_ + "/" + changed, "mine");
    };
    lookalike("-command", "-whatever");
    lookalike("T", "T9");
    lookalike("2026", "20x6");
    auto linked = name;
    linked.replace(linked.find("-command"), 8, "-import");
    fixture::fs::create_symlink(folder_.file("elsewhere"), kept_ + "/" + linked);
    fixture::write_file(kept_ + "/" + name + ".part", "half"); // of a program that ended
    auto const list = backups()->list();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list.front(), made.backup);
    make();
    EXPECT_FALSE(fixture::fs::exists(kept_ + "/" + name + ".part"));
    EXPECT_EQ(backups()->list().size(), 2U);
    EXPECT_EQ(names().size(), 2U + 1 + 1 + 3 + 1);
}

TEST_F(BackupTest, GoWithTheirAge) {
    for (int at = 0; at < 12; ++at) make(BackupCheck::newest, BackupFor::rhythm);
    EXPECT_EQ(backups()->list().size(), 8U);
}

TEST_F(BackupTest, ThatHoldWhatWasRedactedAreToldAndReplaced) {
    auto claim = fixture::claim_saying(*store_, "Zoroastre ment");
    store_->commit(fixture::put(*store_, claim, "claim.create"));
    make();
    fixture::write_claims(*store_, 1);
    make();
    auto context = core::context_of(*store_);
    store_->commit(core::redact_record(context, core::ref(claim.id), {"RGPD art. 17", "CNIL", core::Extent::whole}));
    core::Progress progress;
    std::string told;
    for (auto const& remark : store_->scrub_redacted(progress)) told += core::render(remark) + "\n";
    EXPECT_NE(told.find("held it too: 2"), told.npos) << told;
    auto const list = backups()->list();
    ASSERT_EQ(list.size(), 1U);
    EXPECT_EQ(list.front().why, BackupFor::redaction);
    for (auto const& name : names())
        EXPECT_EQ(fixture::read_file(kept_ + "/" + name).find("oroastre"), std::string::npos) << name;
    EXPECT_EQ(fixture::status_of(fixture::verified(list.front().file, here())), "OK-REDACTED");
}

TEST_F(BackupTest, MadeWhileSomethingIsRedactedIsNotKept) {
    auto claim = fixture::claim_saying(*store_, "Zoroastre ment");
    store_->commit(fixture::put(*store_, claim, "claim.create"));
    auto racing = options();
    racing.while_copying = [&, done = false]() mutable {
        if (std::exchange(done, true)) return;
        auto context = core::context_of(*store_);
        store_->commit(core::redact_record(context, core::ref(claim.id), {"RGPD art. 17", "CNIL", core::Extent::whole}));
    };
    core::Progress progress;
    fill(12'000'000);
    refusal(Code::stale, [&] { db::backups_of(path_, racing)->make(BackupFor::rhythm, BackupCheck::newest, progress); });
    EXPECT_TRUE(names().empty());
}

TEST_F(BackupTest, ToldBesideTheWorkspaceSaysWhatWouldBeMissing) {
    auto const made = make();
    fixture::write_claims(*store_, 3);
    core::Progress progress;
    auto const compared = backups()->compare(made.backup.file, progress);
    EXPECT_EQ(compared.shared, made.revisions);
    EXPECT_EQ(compared.only_there, 0);
    EXPECT_EQ(compared.since_count, 3);
    ASSERT_EQ(compared.since.size(), 3U);
    EXPECT_EQ(compared.since.front().operation, "claim.create");
    EXPECT_EQ(fixture::status_of(compared.found), "OK");

    auto const other = folder_.file("other.counterpoint");
    db::create_workspace(other, fixture::installed(folder_, "one", "anna", 2));
    refusal(Code::refused, [&] { backups()->compare(other, progress); });
    refusal(Code::refused, [&] { backups()->bring_back(other, folder_.file("new.counterpoint")); });
    EXPECT_FALSE(fixture::fs::exists(folder_.file("new.counterpoint")));
}

TEST_F(BackupTest, ComesBackBesideTheWorkspaceOrInItsPlaceAndNothingIsLost) {
    auto const made = make();
    fixture::write_claims(*store_, 2);
    auto const target = folder_.file("earlier.counterpoint");
    backups()->bring_back(made.backup.file, target);
    refusal(Code::refused, [&] { backups()->bring_back(made.backup.file, target); });
    EXPECT_EQ(db::open_workspace(target, fixture::installed(folder_, "two"))->head(), made.revisions);

    refusal(Code::locked, [&] { backups()->put_in_place(made.backup.file); });
    EXPECT_EQ(store_->head(), made.revisions + 2);
    store_.reset();
    auto const kept = backups()->put_in_place(made.backup.file);
    EXPECT_EQ(db::open_workspace(kept, fixture::installed(folder_, "three"))->head(), made.revisions + 2);
    auto const restored = db::open_workspace(path_, here());
    EXPECT_EQ(restored->head(), made.revisions);
    EXPECT_FALSE(restored->read_only());
    EXPECT_EQ(restored->standing().status, core::Trust::older_than_known) << "it does not pass unnoticed";
    restored->accept();
    fixture::write_claims(*restored, 1);
}

TEST_F(BackupTest, ComesBackWhereTheWorkspaceIsGoneOrBroken) {
    auto const made = make();
    auto const there = store_->head();
    store_.reset();
    fixture::write_file(path_, "no workspace any more");
    auto const kept = backups()->put_in_place(made.backup.file);
    EXPECT_EQ(fixture::read_file(kept), "no workspace any more");
    EXPECT_EQ(db::open_workspace(path_, here())->head(), there);
    ::unlink(path_.c_str());
    EXPECT_EQ(backups()->put_in_place(made.backup.file), "");
    EXPECT_EQ(db::open_workspace(path_, here())->head(), there);
}

} // namespace
