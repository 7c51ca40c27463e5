// What is published on the real store: corrected by tiers, withdrawn, and neither deleted nor reworded by any other way.
#include "core/editorial/desk_rules.h"
#include "core/operations/corrections.h"
#include "core/operations/remarks.h"
#include "core/editorial/queue.h"
#include "tests/db/editorial.h"

namespace {

using core::Code;
using core::Kind;
using core::ReviewState;
using core::ReviewStep;
using fixture::refusal;

class Publication : public fixture::Editorial {
protected:
    /// An erasure that no operation offers.
    void draft_erasing(core::Ref gone) {
        core::Draft draft;
        draft.operation = "import.sweep";
        draft.base = store_->head();
        draft.erases = {gone};
        fixture::refusal(core::Code::refused, [&] { store_->commit(draft); });
    }
};

TEST_F(Publication, CorrectionsByTier) {
    auto& context = as("anna");
    EXPECT_EQ(refusal(Code::refused, [&] { core::propose_correction(context, world_.review, {}); }),
              "Only a published verdict is corrected; this one can still be changed as it is.");
    publish();
    EXPECT_EQ(refusal(Code::refused, [&] { core::rate(context, world_.claim, {world_.scale, "true", "", "", {}}); }),
              "This verdict is published; what changes about it now is a correction.");
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::typo;
    refusal(Code::refused, [&] { core::propose_correction(context, world_.review, facts); });
    facts.review.summary = "Non, pas du tout.";
    as("anna");
    store_->commit(core::propose_correction(context, world_.review, facts).draft);
    EXPECT_EQ(review().summary, "Non, pas du tout.");
    EXPECT_EQ(review().state, ReviewState::published);
    EXPECT_FALSE(core::is_stale(*store_, review()));

    facts = core::correction_of(*store_, review());
    facts.review.rating = "true";
    for (auto const tier : {core::Tier::update, core::Tier::correction, core::Tier::withdrawal}) {
        facts.tier = tier;
        refusal(Code::bad_input, [&] { core::propose_correction(context, world_.review, facts); });
        auto told = facts;
        told.notice = "Texte public.";
        refusal(Code::refused, [&] { core::propose_correction(context, world_.review, told); });
    }
    facts.tier = core::Tier::verdict_change;
    facts.notice = "Les chiffres ont été revus.";
    as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    EXPECT_EQ(review().rating, "false") << "it waits for the second signature";
    refusal(Code::refused, [&] { core::propose_correction(context, world_.review, facts); });
    EXPECT_EQ(refusal(Code::refused, [&] { core::sign_correction(context, made.id); }),
              "anna proposed this correction; a second person has to sign it.");
    as("bruno");
    store_->commit(core::sign_correction(context, made.id));
    EXPECT_EQ(review().rating, "true");
    EXPECT_EQ(review().state, ReviewState::corrected);
    EXPECT_FALSE(core::is_stale(*store_, review()));
    auto const dossier = core::load_dossier(*store_, world_.claim);
    ASSERT_EQ(dossier.corrections.size(), 2U);
    EXPECT_EQ(dossier.corrections[1].prior_rating, "false") << "what stood there stays in sight";
    EXPECT_EQ(dossier.corrections[1].signed_by, "bruno");
    EXPECT_EQ(refusal(Code::unconfirmed, [&] { store_->undo(); }),
              "A correction of “900 missiles ont été tirés.” is in force (Change of the verdict), signed by bruno; "
              "this takes the signature back.");
    fixture::undo(*store_);
    EXPECT_EQ(review().rating, "false");
    EXPECT_EQ(review().state, ReviewState::published);
    EXPECT_EQ(refusal(Code::unconfirmed, [&] { store_->redo(); }),
              "This puts a correction of “900 missiles ont été tirés.” in force again (Change of the verdict).");
    fixture::redo(*store_);
    EXPECT_EQ(review().state, ReviewState::corrected);
    fixture::expect_sound(*store_);
}

TEST_F(Publication, ACorrectionLeavesAFollowUpOnEveryClaimThatDependsOnIt) {
    auto& context = as("anna");
    auto const other = core::make_claim(context, {"La même chose, plus court.", "", "", ""}, {});
    store_->commit(other.draft);
    as("anna");
    store_->commit(
        core::link_records(context, core::Relation::repeats, core::ref(other.id), core::ref(world_.claim), "").draft);
    as("anna");
    auto const third = core::make_claim(context, {"Du même propos.", "", "", ""}, world_.statement);
    store_->commit(third.draft);
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::withdrawal;
    facts.notice = "Retirée.";
    as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    as("bruno");
    store_->commit(core::sign_correction(context, made.id));
    EXPECT_EQ(review().state, ReviewState::withdrawn);
    EXPECT_EQ(store_->counts().in(core::ReviewState::withdrawn), 1);
    for (auto const claim : {other.id, third.id}) {
        auto const todos = core::remarks_on(*store_, claim);
        ASSERT_EQ(todos.size(), 1U);
        EXPECT_EQ(todos[0].purpose, core::Purpose::follow_up);
        EXPECT_EQ(todos[0].correction, made.id);
    }
    EXPECT_TRUE(core::remarks_on(*store_, world_.claim).empty());
    auto const queue = core::queue_of(*store_, "carla", store_->now(), 50);
    EXPECT_EQ(std::ranges::count(queue.for_me, core::Why::follow_up, &core::Waiting::why), 2);
}

TEST_F(Publication, WhatACorrectionStartsFromStaysWhileItWaits) {
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::correction;
    facts.notice = "Précisé.";
    facts.review.summary = "Plutôt non.";
    auto& context = as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    auto changed = claim();
    changed.text = "Tout autre chose.";
    as("carla");
    refusal(Code::refused, [&] { store_->commit(core::edit_record(context, changed)); });
    as("bruno");
    refusal(Code::refused, [&] { core::turn_down_correction(context, made.id, " "); });
    store_->commit(core::turn_down_correction(context, made.id, "À refaire."));
    EXPECT_EQ(store_->get(made.id).state, core::CorrectionState::turned_down);
    EXPECT_TRUE(core::load_dossier(*store_, world_.claim).corrections.empty());
    EXPECT_EQ(review().summary, "Non.");
}

TEST_F(Publication, SteppingAReviewBackMovesWhatItSaysNotHowFarItIs) {
    auto const first = store_->head();
    auto& context = as("anna");
    store_->commit(core::rate(context, world_.claim, {world_.scale, "true", "Si.", "", {}}).draft);
    fixture::open_the_gate(*store_);
    take("anna", ReviewStep::submit);
    take("bruno", ReviewStep::approve);
    as("anna");
    store_->commit(core::restore_record(context, core::ref(world_.review), first));
    EXPECT_EQ(review().rating, "false");
    EXPECT_EQ(review().state, ReviewState::draft);
    EXPECT_TRUE(review().approved.empty());
}

TEST_F(Publication, WhatIsPublishedIsNotDeletedInOneGo) {
    publish();
    auto const link = store_->referring<core::Link>("to", world_.claim).front().id;
    auto const capture = store_->get(world_.text).capture;
    auto const before = fixture::body_of_everything(*store_);
    auto const refused = [&](core::Ref gone) {
        auto& context = as("carla");
        auto const sentence =
            refusal(Code::refused, [&] { store_->commit(core::erase_record(context, gone)); });
        EXPECT_NE(sentence.find("so that whoever looks for it finds the notice"), sentence.npos) << sentence;
    };
    for (auto const gone : {core::ref(world_.claim), core::ref(world_.review), core::ref(link),
                            core::ref(world_.statement), core::ref(world_.quotation), core::ref(world_.text),
                            core::ref(capture), core::ref(world_.source)})
        refused(gone);
    // Whatever made the draft.
    draft_erasing(core::ref(link));
    auto draft = fixture::put(*store_, claim());
    draft.kind = core::RevisionKind::undo;
    EXPECT_EQ(refusal(Code::refused, [&] { store_->commit(draft); }),
              "Only undo and redo take steps back. Nothing was changed.");
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
}

TEST_F(Publication, WhatIsPublishedChangesItsWordsByACorrectionOnly) {
    auto const first = store_->last_change(core::ref(world_.claim));
    auto& context = as("anna");
    store_->commit(core::edit_claim(context, world_.claim, {"Neuf cents missiles.", "fr", "Ukraine", ""}));
    publish();
    as("carla");
    auto const told = refusal(Code::refused, [&] {
        store_->commit(core::edit_claim(context, world_.claim, {"Mille missiles.", "fr", "Ukraine", ""}));
    });
    EXPECT_NE(told.find("changes by a correction only"), told.npos) << told;
    refusal(Code::refused, [&] { store_->commit(core::restore_record(context, core::ref(world_.claim), first)); });
    auto other = review();
    other.summary = "Peut-être.";
    refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, other, "import.review")); });
    other = review();
    other.state = ReviewState::draft;
    refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, other, "import.review")); });
    // What is about it may change, and makes the approval stale.
    store_->commit(core::edit_claim(context, world_.claim, {"Neuf cents missiles.", "fr", "Armes", "Vu."}));
    EXPECT_TRUE(core::is_stale(*store_, review()));
    auto facts = core::correction_of(*store_, review());
    facts.claim_text = "Neuf cents missiles, dit-on.";
    as("anna");
    store_->commit(core::propose_correction(context, world_.review, facts).draft);
    EXPECT_EQ(claim().text, "Neuf cents missiles, dit-on.");
    auto correction = store_->referring<core::Correction>("review", world_.review).front();
    correction.notice = "Autrement.";
    refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, correction, "correction.edit")); });
    draft_erasing(core::ref(correction.id));
    fixture::expect_sound(*store_);
}

TEST_F(Publication, TheNoticeOfAWithdrawalStays) {
    publish();
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::withdrawal;
    facts.notice = "Retirée.";
    auto& context = as("anna");
    auto const made = core::propose_correction(context, world_.review, facts);
    store_->commit(made.draft);
    as("bruno");
    store_->commit(core::sign_correction(context, made.id));
    auto const told =
        refusal(Code::refused, [&] { store_->commit(core::erase_record(context, core::ref(world_.claim))); });
    EXPECT_NE(told.find("the notice stays"), told.npos) << told;
    refusal(Code::refused, [&] { store_->commit(core::erase_record(context, core::ref(world_.review))); });
    // Also once a new verdict is begun.
    as("anna");
    store_->commit(core::rate(context, world_.claim, {world_.scale, "true", "Si.", "", {}}).draft);
    EXPECT_EQ(review().state, ReviewState::draft);
    as("anna");
    refusal(Code::refused, [&] { store_->commit(core::erase_record(context, core::ref(world_.claim))); });
    store_->commit(core::edit_claim(context, world_.claim, {"Autrement dit.", "fr", "", ""}));
}

TEST_F(Publication, WhatWasAddedAfterThePublicationMayGoAgain) {
    publish();
    auto const added = evidence(core::Relation::refutes, "Journal", core::SourceType::article);
    auto& context = as("anna");
    auto const another = core::record_quotation(context, world_.text, {0, 7}, {});
    store_->commit(another.draft);
    as("anna");
    store_->commit(core::erase_record(context, core::ref(another.quotation)));
    as("anna");
    store_->commit(core::erase_record(context, core::ref(added)));
    EXPECT_FALSE(store_->find(added));
    store_->undo();
    EXPECT_TRUE(store_->find(added));
    // Approved again, it belongs to what readers have.
    take("bruno", ReviewStep::approve_again);
    as("anna");
    refusal(Code::refused, [&] { store_->commit(core::erase_record(context, core::ref(added))); });
}

TEST_F(Publication, TakingBackAPublicationIsAskedFirst) {
    publish();
    auto const next = store_->undoable();
    ASSERT_TRUE(next && next->grave);
    auto const told = core::render(*next->grave);
    EXPECT_EQ(told.find("“900 missiles ont été tirés.” was published by anna at"), 0U) << told;
    auto const head = store_->head();
    EXPECT_EQ(refusal(Code::unconfirmed, [&] { store_->undo(); }), told);
    EXPECT_EQ(refusal(Code::unconfirmed, [&] { store_->undo(head - 1); }), told) << "to another step one agreed to";
    EXPECT_EQ(store_->head(), head);
    store_->undo(next->seq);
    EXPECT_EQ(review().state, ReviewState::approved);
    EXPECT_EQ(store_->revision(store_->head()).kind, core::RevisionKind::undo);
    EXPECT_EQ(store_->revision(store_->head()).operation, "review.publish");
    EXPECT_EQ(refusal(Code::unconfirmed, [&] { store_->redo(); }),
              "This publishes “900 missiles ont été tirés.” again.");
    fixture::redo(*store_);
    EXPECT_EQ(review().state, ReviewState::published);
    auto const queue = core::queue_of(*store_, "anna", store_->now(), 50);
    EXPECT_TRUE(queue.for_me.empty());
}

TEST_F(Publication, AnUndoThatWouldDeleteWhatIsPublishedPassesOver) {
    fixture::Folder folder;
    auto const path = folder.file("a.counterpoint");
    fixture::World world;
    core::Id<core::Claim> other;
    {
        auto const anna = db::create_workspace(path, fixture::options("anna"));
        world = fixture::make_world(*anna);
        auto const claim = fixture::claim_saying(*anna, "Une autre");
        other = claim.id;
        anna->commit(fixture::put(*anna, claim, "claim.create"));
        auto context = core::context_of(*anna);
        anna->commit(core::link_records(context, core::Relation::gives_context, core::ref(world.statement),
                                        core::ref(world.claim), "")
                         .draft);
    }
    {
        auto const bruno = db::open_workspace(path, fixture::options("bruno", 2));
        for (auto const step : {ReviewStep::submit, ReviewStep::approve, ReviewStep::publish}) {
            auto context = core::context_of(*bruno);
            bruno->commit(core::take_step(context, world.review, step, {"", "seul"}));
        }
    }
    auto const anna = db::open_workspace(path, fixture::options("anna", 3));
    auto const done = anna->undo();
    EXPECT_FALSE(anna->find(other)) << "the one step of hers that nothing published rests on";
    EXPECT_EQ(anna->list(Kind::link).size(), 2U);
    EXPECT_FALSE(done.remarks.empty());
    refusal(Code::stale, [&] { anna->undo(); });
    EXPECT_TRUE(anna->find(world.claim) && anna->find(world.statement) && anna->find(world.source));
    fixture::expect_sound(*anna);
}

} // namespace
