// Workspaces from before the rules about signs hold words that would be refused today. They are read, undone,
// restored, corrected and merged like others; only what is newly said is held to the rules.
#include "core/operations/corrections.h"
#include "core/operations/merging.h"
#include "tests/db/forger.h"

namespace {

/// Whatever is written with this word comes to be written with an escape sequence and a line break.
constexpr std::string_view stand_in = "ESCAPE";

class OldWords : public testing::Test {
protected:
    void SetUp() override {
        // Through the file, as a version without the rules would have left it.
        path_ = folder_.file("old.counterpoint");
        {
            auto const store = db::create_workspace(path_, fixture::options());
            world_ = fixture::make_world(*store);
            auto context = core::context_of(*store);
            core::Party party;
            party.name = "Eve ESCAPE";
            party.aliases = {"E. ESCAPE"};
            auto const made = core::add_party(context, party);
            store->commit(made.draft);
            party_ = made.id;
            store->commit(core::edit_record(context, changed(*store, "Eve second ESCAPE")));
            fixture::open_the_gate(*store);
            auto claim = *store->find(world_.claim);
            claim.text = "Nine hundred ESCAPE missiles.";
            store->commit(core::edit_record(context, claim));
        }
        fixture::Forger forger(path_);
        for (auto& entry : forger.entries)
            for (auto& change : entry.changes)
                for (auto at = change.body->find(stand_in); at != change.body->npos; at = change.body->find(stand_in))
                    change.body->replace(at, stand_in.size(), "\\u001b[2J\\n");
        forger.write(nullptr);
        auto const store = open();
        core::Progress progress;
        store->check(core::Repair::yes, progress);
        fixture::expect_sound(*store);
    }
    std::unique_ptr<core::Store> open(std::string actor = "anna") {
        return db::open_workspace(path_, fixture::options(std::move(actor), 99));
    }
    core::Party changed(core::Store& store, std::string name) {
        auto party = *store.find(party_);
        party.name = std::move(name);
        return party;
    }

    fixture::Folder folder_;
    std::string path_;
    fixture::World world_;
    core::Id<core::Party> party_;
};

TEST_F(OldWords, AreUndoneDoneAgainAndRestored) {
    auto const store = open();
    EXPECT_EQ(store->find(party_)->name, "Eve second \x1b[2J\n");
    auto context = core::context_of(*store);
    store->commit(core::edit_record(context, changed(*store, "Eve")));
    store->undo();
    EXPECT_EQ(store->find(party_)->name, "Eve second \x1b[2J\n");
    store->redo();
    auto const first = store->history(core::ref(party_)).front().revision.seq;
    store->commit(core::restore_record(context, core::ref(party_), first));
    EXPECT_EQ(store->find(party_)->name, "Eve \x1b[2J\n");
    store->commit(core::erase_record(context, core::ref(party_)));
    store->undo();
    EXPECT_EQ(store->find(party_)->name, "Eve \x1b[2J\n");
    fixture::expect_sound(*store);
}

TEST_F(OldWords, StayWhileSomethingElseOfTheRecordChanges) {
    auto const store = open();
    auto context = core::context_of(*store);
    auto party = *store->find(party_);
    party.note = "met in Minsk";
    EXPECT_GT(store->commit(core::edit_record(context, party)).seq, 0);
    party.note = "met in \x1b[2JMinsk";
    EXPECT_EQ(fixture::refusal(core::Code::bad_input, [&] { store->commit(core::edit_record(context, party)); }),
              "“Note” holds a control character (U+001B) at place 8. Nothing was changed.");
    // Not even the same words elsewhere in the record.
    auto other = core::Party();
    other.name = "Eve second \x1b[2J\n";
    EXPECT_FALSE(fixture::refusal(core::Code::bad_input, [&] {
                     other.id = store->ids().next<core::Party>();
                     store->commit(fixture::put(*store, other, "party.create"));
                 }).empty());
}

TEST_F(OldWords, AreMergedAway) {
    auto const store = open();
    auto context = core::context_of(*store);
    auto const kept = store->party_named("Antony Blinken");
    store->commit(core::merge_parties(context, kept, {party_}));
    EXPECT_EQ(store->find(kept)->aliases.size(), 2U);
    store->undo();
    EXPECT_TRUE(store->find(party_));
    fixture::expect_sound(*store);
}

TEST_F(OldWords, AreCorrectedWhenTheyWerePublished) {
    auto const claim = world_.claim;
    {
        auto const store = open();
        auto context = core::context_of(*store);
        store->commit(core::take_step(context, world_.review, core::ReviewStep::submit, {"", "no gate"}));
    }
    {
        auto const store = open("bruno");
        auto context = core::context_of(*store);
        store->commit(core::take_step(context, world_.review, core::ReviewStep::approve, {}));
        store->commit(core::publish_all(context).draft);
    }
    auto const store = open();
    auto context = core::context_of(*store);
    auto facts = core::correction_of(*store, *store->find(world_.review));
    facts.claim_text = "Nine hundred missiles.";
    store->commit(core::propose_correction(context, world_.review, facts).draft);
    EXPECT_EQ(store->find(claim)->text, "Nine hundred missiles.");
}

} // namespace
