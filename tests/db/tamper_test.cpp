// Whoever has the file rewrites history, with as much of the means as they have: by hand, recomputing
// every digest, every tree and every head, with the key or without. What verify answers is what is said
// it answers, no more and no less.
#include "tests/db/forger.h"

namespace {

using core::Trust;
using fixture::Forger;

class Tamper : public testing::Test {
protected:
    void SetUp() override {
        path_ = folder_.file("a.counterpoint");
        {
            auto const store = db::create_workspace(path_, home());
            fixture::write_claims(*store, 30);
        }
        half_ = fixture::read_file(path_);
        note_of_half_ = Forger(path_).note_at(30);
        ASSERT_FALSE(note_of_half_.empty());
        auto const store = db::open_workspace(path_, home());
        fixture::write_claims(*store, 10, "Que budget");
    }
    db::OpenOptions home() const { return fixture::installed(folder_, "home"); }
    /// Neither key nor memory of this workspace.
    db::OpenOptions stranger() const { return fixture::installed(folder_, "stranger", "boris", 77); }

    /// The installation's own key, as an insider has it.
    std::unique_ptr<core::SigningKey> stolen_key() const {
        auto const file = fixture::read_file(folder_.file("home-keys/installation.key"));
        auto const seed = core::from_base64(file.substr(19, file.size() - 20));
        return std::make_unique<core::SigningKey>(seed.value());
    }
    void expect(Trust at_home, Trust at_a_strangers, std::optional<core::Seq> at = {}) {
        auto const here = fixture::verified(path_, home());
        EXPECT_EQ(fixture::status_of(here), core::key_of(at_home)) << core::render(here.finding);
        if (at) {
            EXPECT_EQ(here.broken_at, at) << core::render(here.finding);
        }
        auto const there = fixture::verified(path_, stranger());
        EXPECT_EQ(fixture::status_of(there), core::key_of(at_a_strangers)) << core::render(there.finding);
        EXPECT_FALSE(there.remarks.empty());
    }
    /// As thorough an attacker does: the tables say what the forged log says.
    void make_tables_follow() {
        {
            auto const store = db::open_workspace(path_, fixture::installed(folder_, "forger", "eve", 78));
            core::Progress progress;
            if (store->check(core::Repair::yes, progress).repaired == 0) return;
        }
        // Without the entry that would tell who made them anew.
        fixture::Tool(path_).tamper("delete from revision where operation = 'history.repair'; delete from lane_seen; "
                                    "delete from checkpoint where lane > 1; delete from lane where number > 1");
    }
    void edit(Forger& forger, std::size_t seq) {
        auto& body = *forger.entries.at(seq - 1).changes.at(0).body;
        auto const at = body.find("guerre");
        ASSERT_NE(at, body.npos);
        body.replace(at, 6, "colombe");
    }

    fixture::Folder folder_;
    std::string path_;
    std::string half_; ///< the file after 30 of 40 revisions
    std::string note_of_half_;
};

TEST_F(Tamper, AControlHolds) {
    expect(Trust::ok, Trust::ok);
    auto const found = fixture::verified(path_, home());
    EXPECT_EQ(found.revisions, 40);
    ASSERT_EQ(found.lanes.size(), 1U);
    EXPECT_TRUE(found.lanes[0].own);
    EXPECT_TRUE(found.lanes[0].known);
    EXPECT_EQ(found.remarks.size(), 0U);
}

TEST_F(Tamper, AFlippedBitBreaks) {
    auto bytes = fixture::read_file(path_);
    auto const at = bytes.find("guerre 17");
    ASSERT_NE(at, bytes.npos);
    // Every copy of the words, for which of them is the log's is nobody's business.
    for (auto here = at; here != bytes.npos; here = bytes.find("guerre 17", here + 1)) bytes[here] ^= 1;
    fixture::write_file(path_, bytes);
    expect(Trust::broken, Trust::broken, 18);
}

TEST_F(Tamper, ARowEditedBreaks) {
    fixture::Tool(path_).tamper("update revision set actor = 'bruno' where seq = 12");
    expect(Trust::broken, Trust::broken, 12);
}

TEST_F(Tamper, AnEditRecomputedWithoutTheKeyBreaks) {
    Forger forger(path_);
    auto const head = forger.note_at(40);
    edit(forger, 12);
    forger.write(nullptr, {{40, head}});
    expect(Trust::broken, Trust::broken, 40);
}

TEST_F(Tamper, ADeletionRecomputedWithoutTheKeyBreaks) {
    Forger forger(path_);
    auto const head = forger.note_at(40);
    forger.entries.erase(forger.entries.begin() + 20);
    forger.write(nullptr, {{40, head}});
    expect(Trust::broken, Trust::broken);
    forger.write(nullptr);
    expect(Trust::broken, Trust::broken);
    // An older head that was signed before the deleted one does not help.
    forger.write(nullptr, {{30, note_of_half_}});
    expect(Trust::broken, Trust::broken);
}

TEST_F(Tamper, AReorderingRecomputedWithoutTheKeyBreaks) {
    Forger forger(path_);
    auto const head = forger.note_at(40);
    std::swap(forger.entries[4], forger.entries[5]);
    forger.write(nullptr, {{40, head}});
    expect(Trust::broken, Trust::broken, 40);
}

TEST_F(Tamper, ABackdatedInsertionRecomputedWithoutTheKeyBreaks) {
    Forger forger(path_);
    auto const head = forger.note_at(40);
    auto copy = forger.entries[5];
    copy.revision.at.ms -= 5;
    copy.changes[0].ref.id += 1;
    forger.entries.insert(forger.entries.begin() + 5, copy);
    forger.write(nullptr, {{40, head}});
    expect(Trust::broken, Trust::broken, 40);
}

TEST_F(Tamper, ATruncationBetweenSignedHeadsBreaks) {
    Forger forger(path_);
    forger.entries.resize(35);
    forger.write(nullptr, {{30, note_of_half_}});
    expect(Trust::broken, Trust::broken, 35);
    forger.write(nullptr);
    expect(Trust::broken, Trust::broken, 35);
}

TEST_F(Tamper, ATruncationToAnOlderSignedHeadIsOlderThanKnown) {
    Forger forger(path_);
    forger.entries.resize(30);
    forger.write(nullptr, {{30, note_of_half_}});
    make_tables_follow();
    expect(Trust::older_than_known, Trust::ok); // the limit: a stranger has nothing to compare it with
}

TEST_F(Tamper, AnOldCopyPutBackIsOlderThanKnown) {
    fixture::write_file(path_, half_);
    expect(Trust::older_than_known, Trust::ok);
}

TEST_F(Tamper, AnInsiderWithTheKeyForksWhatIsKnown) {
    Forger forger(path_);
    edit(forger, 12);
    forger.write(stolen_key().get());
    make_tables_follow();
    expect(Trust::forked, Trust::ok);
}

TEST_F(Tamper, ARestoredCopyContinuedElsewhereWithTheSameKeyIsForked) {
    auto const other = folder_.file("b.counterpoint");
    fixture::write_file(other, half_);
    std::filesystem::copy(folder_.file("home-keys"), folder_.file("clone-keys"));
    {
        auto const store = db::open_workspace(other, fixture::installed(folder_, "clone", "anna", 5));
        fixture::write_claims(*store, 12, "Que climat");
    }
    EXPECT_EQ(fixture::status_of(fixture::verified(other, fixture::installed(folder_, "clone"))), "HEADS-MISSING")
        << "whoever holds the key wrote here before";
    std::filesystem::copy_file(other, path_, std::filesystem::copy_options::overwrite_existing);
    expect(Trust::forked, Trust::ok);
}

TEST_F(Tamper, ABodyErasedInSilenceBreaks) {
    fixture::Tool(path_).tamper("update change set body = null, salt = null where seq = 12");
    expect(Trust::broken, Trust::broken, 12);
    EXPECT_NE(core::render(fixture::verified(path_, home()).finding).find("without a redaction"), std::string::npos);
}

TEST_F(Tamper, ALegalRedactionHolds) {
    {
        auto const store = db::open_workspace(path_, home());
        auto context = core::context_of(*store);
        store->commit(core::redact_record(context, store->changes(12).at(0).ref, {"RGPD art. 17", "CNIL", {}}));
    }
    expect(Trust::ok_redacted, Trust::ok_redacted);
    EXPECT_EQ(fixture::verified(path_, home()).redacted, 1);
}

TEST_F(Tamper, ARedactionCannotBeClaimedWithoutTheKey) {
    Forger forger(path_);
    auto const head = forger.note_at(40);
    auto& gone = forger.entries[11].changes[0];
    core::Redaction const claimed{"RGPD art. 17", "CNIL", {{gone.ref, 12}}, {}};
    gone.salt.clear();
    gone.body.reset();
    forger.entries[39].revision.notice = core::encode_notice(
        claimed, [&](core::Seq seq) { return core::LogPlace{forger.lane().lane, seq - 1}; });
    forger.write(nullptr, {{40, head}});
    expect(Trust::broken, Trust::broken, 40);
}

TEST_F(Tamper, AnotherKeyIsNoticed) {
    core::SigningKey const own(std::string(32, 'x'));
    Forger forger(path_);
    edit(forger, 12);
    forger.write(&own);
    make_tables_follow();
    expect(Trust::key_changed, Trust::ok);
}

TEST_F(Tamper, SignaturesTakenOffAreNoticed) {
    Forger forger(path_);
    edit(forger, 12);
    forger.write(nullptr);
    fixture::Tool(path_).tamper("update lane set key = null");
    make_tables_follow();
    expect(Trust::key_changed, Trust::unsigned_log);
}

TEST_F(Tamper, AForgedNoteIsNoCheckpoint) {
    for (std::string const note : {"", "x", "\n\n", "a\n1\nb\n\n\xE2\x80\x94 a b\n"}) {
        Forger(path_).write(nullptr, {{40, note}});
        expect(Trust::broken, Trust::broken, 40);
    }
}

/// Whatever needs a decision is opened, says so, and writes nothing before somebody decides.
TEST_F(Tamper, NothingIsWrittenBeforeSomebodyDecides) {
    auto const mark = [&] {
        for (auto const& entry : std::filesystem::directory_iterator(folder_.file("home-heads")))
            return fixture::read_file(entry.path());
        return std::string();
    };
    auto const known = mark();
    fixture::write_file(path_, half_);
    {
        auto const store = db::open_workspace(path_, home());
        EXPECT_EQ(store->standing().status, Trust::older_than_known);
        auto const said = fixture::refusal(core::Code::refused, [&] { fixture::write_claims(*store, 1); });
        EXPECT_NE(said.find("verify --accept"), said.npos) << said;
        EXPECT_EQ(store->head(), 30);
    }
    EXPECT_EQ(mark(), known);
    {
        auto const store = db::open_workspace(path_, home());
        EXPECT_EQ(store->accept().seq, 31);
        EXPECT_EQ(store->standing().status, Trust::ok);
        fixture::write_claims(*store, 1);
        EXPECT_EQ(store->undoable()->operation, "claim.create");
        store->undo();
        EXPECT_FALSE(store->redoable()->operation.empty());
    }
    expect(Trust::ok, Trust::ok);
    auto const store = db::open_workspace(path_, home());
    auto const decision = store->revision(31);
    EXPECT_EQ(decision.operation, "history.accept");
    EXPECT_NE(decision.notice.find("OLDER-THAN-KNOWN"), std::string::npos) << decision.notice;
    EXPECT_EQ(store->accept().seq, 0) << "there is nothing to decide any more";
}

TEST_F(Tamper, ADecisionWrittenInByHandDoesNotCount) {
    auto const note = std::filesystem::directory_iterator(folder_.file("home-heads"))->path();
    auto const before = fixture::read_file(note);
    fixture::write_file(path_, half_);
    db::open_workspace(path_, home())->accept();
    auto const notice = fixture::Tool(path_).rows("select notice from revision where seq = 31")[0][0];
    fixture::write_file(note, before);
    fixture::write_file(path_, half_);
    fixture::Tool(path_).tamper("update revision set operation = 'history.accept', notice = '" + notice +
                                "' where seq = 12");
    // Opening does not walk the log, and yet nothing is written and the note stays as it is.
    {
        auto const store = db::open_workspace(path_, home());
        EXPECT_EQ(store->standing().status, Trust::older_than_known);
        fixture::refusal(core::Code::refused, [&] { fixture::write_claims(*store, 1); });
    }
    EXPECT_EQ(fixture::read_file(note), before);
    expect(Trust::broken, Trust::broken, 12);
}

TEST_F(Tamper, ADecisionCountsEvenIfTheProgramEndedBeforeItWasNoted) {
    auto const folder = folder_.file("home-heads");
    auto const note = std::filesystem::directory_iterator(folder)->path();
    auto const before = fixture::read_file(note);
    fixture::write_file(path_, half_);
    db::open_workspace(path_, home())->accept();
    fixture::write_file(note, before);
    expect(Trust::ok, Trust::ok);
    // Other heads than those it was decided about are another question.
    { auto const store = db::open_workspace(path_, home()); }
    auto const decided = fixture::read_file(path_);
    {
        auto const store = db::open_workspace(path_, home());
        fixture::write_claims(*store, 20);
    }
    fixture::write_file(path_, decided);
    expect(Trust::older_than_known, Trust::ok);
    // Nor does a decision count that somebody else signed, or nobody.
    fixture::write_file(note, before);
    std::filesystem::rename(folder_.file("home-keys"), folder_.file("other-keys"));
    expect(Trust::key_changed, Trust::ok);
}

} // namespace
