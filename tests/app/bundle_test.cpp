// An exchange bundle on its way and back: what only the sender changed comes in, field by field and as one step; what both
// changed is told; and nothing a file says makes anything look approved, or brings back what was taken out.
#include "tests/app/bundles.h"

#include "core/editorial/reviews.h"
#include "core/formats/carried_records.h"
#include "core/operations/redactions.h"
#include "core/rules/publication.h"

namespace {

using core::Kind, core::ReviewState;
using fixture::bring_in_bundle, fixture::bundle_of, fixture::forged_bundle, fixture::record_in,
    fixture::told_of;
using nlohmann::json;

class Bundle : public fixture::Bundles {
protected:
    /// A statement of somebody else against the claim, with a quotation of its own.
    static core::Id<core::Statement> answer(core::Store& store, core::Id<core::Claim> claim) {
        auto const source = fixture::import_article(store, "Le ministère a compté : « Trois cents, pas plus. » Fin.");
        auto context = core::context_of(store);
        auto const recorded = core::record_quotation(context, source.text, {25, 46}, {});
        store.commit(recorded.draft);
        auto linking = core::context_of(store);
        store.commit(core::link_records(linking, core::Relation::refutes, core::ref(recorded.statement), core::ref(claim), "compté").draft);
        return recorded.statement;
    }
};

TEST_F(Bundle, AnExpertAnswersByFile) {
    auto const came = tried_and_done(*bruno_, sent());
    EXPECT_EQ(came.added, 1) << told_of(came);
    ASSERT_TRUE(bruno_->find(world_.claim));
    EXPECT_EQ(bruno_->get(world_.quotation).exact, anna_->get(world_.quotation).exact);
    auto const capture = core::Id<core::Capture>{anna_->list(Kind::capture).front()};
    EXPECT_EQ(bruno_->bytes(bruno_->get(capture).digest), anna_->bytes(anna_->get(capture).digest)) << "with the captured bytes";

    edit(*bruno_, world_.review, [](core::Review& review) { review.rationale = "Les débris comptés disent le contraire."; });
    edit(*bruno_, world_.statement, [](core::Statement& statement) { statement.place = "Kyiv"; });
    auto const statement = answer(*bruno_, world_.claim);

    auto const before = anna_->head();
    auto const back = tried_and_done(*anna_, answered());
    for (auto const* told : {"Long rationale becomes “Les débris comptés disent le contraire.”", "Place becomes “Kyiv”", "New: link"})
        EXPECT_NE(fixture::last_changes.find(told), std::string::npos) << fixture::last_changes;
    EXPECT_EQ(anna_->head(), before + 1) << "one step";
    EXPECT_EQ(back.added, 0);
    EXPECT_EQ(back.fields, 2) << told_of(back);
    EXPECT_EQ(back.contested, 0);
    EXPECT_EQ(anna_->get(world_.review).rationale, "Les débris comptés disent le contraire.");
    EXPECT_EQ(anna_->get(world_.statement).place, "Kyiv");
    EXPECT_TRUE(anna_->find(statement));
    EXPECT_EQ(anna_->referring(Kind::link, "from", core::ref(statement)).size(), 1u);
    EXPECT_EQ(anna_->referring(Kind::quotation, "statement", core::ref(statement)).size(), 1u);
    EXPECT_EQ(told_of(back), "") << "nothing to look after";

    anna_->undo();
    EXPECT_FALSE(anna_->find(statement));
    EXPECT_NE(anna_->get(world_.statement).place, "Kyiv");
    EXPECT_EQ(bring_in_bundle(*anna_, answered()).fields, 2) << "what was only taken back may come again";
}

TEST_F(Bundle, BroughtInTwiceItIsThereOnce) {
    auto const bundle = sent();
    bring_in_bundle(*bruno_, bundle);
    auto const head = bruno_->head();
    auto const again = bring_in_bundle(*bruno_, bundle);
    EXPECT_EQ(bruno_->head(), head);
    EXPECT_EQ(again.added + again.fields + again.contested, 0);
    EXPECT_EQ(told_of(again), "");
    EXPECT_EQ(told_of(bring_in_bundle(*anna_, bundle)), "") << "at home too";
    edit(*bruno_, world_.claim, [](core::Claim& claim) { claim.note = "Vu."; });
    bring_in_bundle(*anna_, answered());
    auto const home = anna_->head();
    EXPECT_EQ(told_of(bring_in_bundle(*anna_, answered())), "");
    EXPECT_EQ(anna_->head(), home);
}

TEST_F(Bundle, WhatEitherChangedStandsSideBySide) {
    bring_in_bundle(*bruno_, sent());
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.text = "Neuf cents missiles ont été tirés en un an."; });
    edit(*bruno_, world_.claim, [](core::Claim& claim) { claim.note = "Chiffre du ministère."; });
    auto const back = tried_and_done(*anna_, answered());
    EXPECT_EQ(back.fields, 1) << told_of(back);
    EXPECT_EQ(back.contested, 0) << told_of(back);
    EXPECT_EQ(anna_->get(world_.claim).text, "Neuf cents missiles ont été tirés en un an.");
    EXPECT_EQ(anna_->get(world_.claim).note, "Chiffre du ministère.");
    // And the other way round, once more.
    auto const there = tried_and_done(*bruno_, sent());
    EXPECT_EQ(there.fields, 1) << told_of(there);
    EXPECT_EQ(bruno_->get(world_.claim), anna_->get(world_.claim));
    edit(*bruno_, world_.claim, [](core::Claim& claim) { claim.note = "Chiffre du ministère, 2022."; });
    EXPECT_EQ(tried_and_done(*anna_, answered()).fields, 1);
    EXPECT_EQ(anna_->get(world_.claim).note, "Chiffre du ministère, 2022.");
}

TEST_F(Bundle, WhatBothChangedIsToldAndStays) {
    bring_in_bundle(*bruno_, sent());
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.text = "D’Anna."; });
    edit(*bruno_, world_.claim, [](core::Claim& claim) { claim.text = "De Bruno."; });
    auto const back = tried_and_done(*anna_, answered());
    EXPECT_EQ(back.contested, 1);
    EXPECT_EQ(back.fields, 0);
    EXPECT_TRUE(tells(back, "Claim is “D’Anna.” here and “De Bruno.” in the file, and both were changed; what is here stays.")) << told_of(back);
    EXPECT_EQ(anna_->get(world_.claim).text, "D’Anna.");
    app::ImportWishes wishes;
    wishes.differing = core::Differing::taken_over;
    tried_and_done(*anna_, answered(), wishes);
    EXPECT_EQ(anna_->get(world_.claim).text, "De Bruno.");
}

TEST_F(Bundle, AnEarlierOneTakesNothingBack) {
    auto const earlier = sent();
    bring_in_bundle(*bruno_, earlier);
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.note = "Plus tard."; });
    bring_in_bundle(*bruno_, sent());
    EXPECT_EQ(bruno_->get(world_.claim).note, "Plus tard.");
    auto const head = bruno_->head();
    EXPECT_EQ(told_of(bring_in_bundle(*bruno_, earlier)), "");
    EXPECT_EQ(bruno_->head(), head);
}

TEST_F(Bundle, WhatTheExpertTakesBackComesBack) {
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.note = "D’abord."; });
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.note = "Ensuite."; });
    bring_in_bundle(*bruno_, sent());
    edit(*bruno_, world_.claim, [](core::Claim& claim) { claim.note = "D’abord."; });
    EXPECT_EQ(tried_and_done(*anna_, answered()).fields, 1);
    EXPECT_EQ(anna_->get(world_.claim).note, "D’abord.") << "although it once stood so here";
}

TEST_F(Bundle, RemarksGoAlongWhenSomebodySaysSo) {
    auto context = core::context_of(*anna_);
    anna_->commit(core::make_remark(context, world_.claim, {{}, "", "", "Entre nous.", {}}).draft);
    bring_in_bundle(*bruno_, sent());
    EXPECT_TRUE(bruno_->list(Kind::remark).empty());
    bring_in_bundle(*bruno_, bundle_of(*anna_, core::claims_chosen({world_.claim}, "anna"), true));
    EXPECT_EQ(bruno_->list(Kind::remark).size(), 1u);
    auto answering = core::context_of(*bruno_);
    bruno_->commit(core::make_remark(answering, world_.claim, {{}, "", "", "Vu par l’expert.", {}}).draft);
    bring_in_bundle(*anna_, bundle_of(*bruno_, core::claims_chosen({world_.claim}, "bruno"), true));
    EXPECT_EQ(anna_->list(Kind::remark).size(), 2u);
}

TEST_F(Bundle, NothingLooksApprovedThatWasNotApprovedHere) {
    auto const home = fixture::in_memory();
    fixture::RichDesk rich(*home);
    rich.publish_and_correct();
    auto const bundle = bundle_of(*home, core::claims_chosen({rich.world.claim}, "anna"));
    auto const into = fixture::in_memory("bruno"); // empty: a restore would take everything at its word
    bring_in_bundle(*into, bundle);
    auto const review = into->get(rich.world.review);
    EXPECT_TRUE(core::is_of_another_desk(review));
    EXPECT_TRUE(review.approved.empty() && review.submitter.empty() && review.reviewers.empty());
    EXPECT_TRUE(into->list(Kind::vote).empty());
    EXPECT_TRUE(into->list(Kind::correction).empty());

    // Somebody outside says that the draft of this desk was approved and published.
    auto const forged = forged_bundle(sent(), [&](json& line) {
        auto* const each = record_in(line, "review");
        ASSERT_NE(each, nullptr);
        (*each)["fields"].update({{"state", "published"}, {"approved", std::string(64, 'a')}, {"submitter", "anna"}, {"round", 1},
                                  {"reviewers", {"carla"}}});
        line["state"] = "published";
    });
    auto const before = anna_->get(world_.review);
    bring_in_bundle(*anna_, forged);
    EXPECT_EQ(anna_->get(world_.review), before);
}

TEST_F(Bundle, WhatIsInReviewOrPublishedIsNotReworded) {
    auto const home = fixture::in_memory();
    fixture::RichDesk rich(*home);
    rich.publish_and_correct();
    auto const claim = home->get(rich.world.claim);
    auto const review = home->get(rich.world.review);
    auto const forged = forged_bundle(bundle_of(*home, core::claims_chosen({claim.id}, "anna")), [&](json& line) {
        for (auto const& [kind, field] : {std::pair("claim", "text"), std::pair("review", "rationale")})
            if (auto* const each = record_in(line, kind)) {
                (*each)["before"][field] = {core::value_mark(std::string_view(kind) == "claim" ? core::Record(claim) : core::Record(review), field)};
                (*each)["fields"][field] = "Smuggled.";
            }
        line["text"] = "Smuggled.";
        line["body"] = "Smuggled.";
    });
    auto const imported = tried_and_done(*home, forged);
    EXPECT_EQ(home->get(claim.id), claim);
    EXPECT_EQ(home->get(review.id), review);
    EXPECT_TRUE(tells(imported, "is published; what it and its verdict say changes by a correction only")) << told_of(imported);
    EXPECT_TRUE(tells(imported, "is here otherwise (rationale), and stays as it is here")) << told_of(imported);
}

TEST_F(Bundle, WhatWasDeletedOrTakenOutHereStaysAway) {
    auto const other = fixture::claim_saying(*anna_, "Une seconde.");
    anna_->commit(fixture::put(*anna_, other, "claim.create"));
    auto const secret = fixture::claim_saying(*anna_, "Que Zoroastre ment.");
    anna_->commit(fixture::put(*anna_, secret, "claim.create"));
    auto const bundle = bundle_of(*anna_, core::claims_chosen({other.id, secret.id}, "anna"));
    auto context = core::context_of(*anna_);
    anna_->commit(core::erase_record(context, core::ref(other.id), "en double"));
    auto redacting = core::context_of(*anna_);
    anna_->commit(core::redact_record(redacting, core::ref(secret.id), {"RGPD art. 17", "CNIL", {}}));
    auto const head = anna_->head();
    auto const imported = tried_and_done(*anna_, bundle);
    EXPECT_FALSE(anna_->find(other.id));
    EXPECT_EQ(anna_->head(), head) << told_of(imported);
    EXPECT_TRUE(tells(imported, "was deleted here, and stays so")) << told_of(imported);
}

TEST_F(Bundle, WhatTheSenderSaysItWasCountsOnlyIfItWas) {
    auto const forged = forged_bundle(sent(), [](json& line) {
        if (auto* const each = record_in(line, "claim")) {
            (*each)["before"]["note"] = {"0123456789abcdef"};
            (*each)["fields"]["note"] = "Smuggled.";
        }
        line["note"] = "Smuggled.";
    });
    edit(*anna_, world_.claim, [](core::Claim& claim) { claim.note = "Les nôtres."; });
    auto const imported = tried_and_done(*anna_, forged);
    EXPECT_EQ(imported.contested, 1) << told_of(imported);
    EXPECT_EQ(anna_->get(world_.claim).note, "Les nôtres.");
}

TEST_F(Bundle, NoBytesAreHungOnASourceOfTheDesk) {
    std::string const bytes = "Autre chose.";
    core::Capture capture;
    capture.id = bruno_->ids().next<core::Capture>();
    capture.source = world_.source;
    capture.digest = core::sha256(bytes);
    capture.size = static_cast<std::int64_t>(bytes.size());
    capture.media_type = "text/plain";
    auto const forged = forged_bundle(sent(), [&](json& line) {
        line["records"].push_back(json::parse(core::carried_json(capture, bytes).dump()));
    });
    auto const imported = tried_and_done(*anna_, forged);
    EXPECT_EQ(anna_->referring(Kind::capture, "source", core::ref(world_.source)).size(), 1u);
    EXPECT_TRUE(tells(imported, "it would hang on what is this desk's own")) << told_of(imported);
}

TEST_F(Bundle, ACheckOfWhatIsRatedHereIsLeftOut) {
    auto const plain = fixture::claim_saying(*anna_, "Sans verdict.");
    anna_->commit(fixture::put(*anna_, plain, "claim.create"));
    bring_in_bundle(*bruno_, bundle_of(*anna_, core::claims_chosen({world_.claim, plain.id}, "anna")));
    for (auto const claim : {world_.claim, plain.id}) {
        core::Review review = bruno_->get(world_.review);
        review.id = bruno_->ids().next<core::Review>();
        review.claim = claim;
        review.rationale = "De l’expert.";
        bruno_->commit(fixture::put(*bruno_, review, "review.create"));
    }
    auto const imported = tried_and_done(*anna_, bundle_of(*bruno_, core::claims_chosen({world_.claim, plain.id}, "bruno")));
    EXPECT_EQ(core::current_review(*anna_, world_.claim)->id, world_.review) << told_of(imported);
    EXPECT_TRUE(tells(imported, "A check of it was left out: this desk has one of its own.")) << told_of(imported);
    auto const proposed = core::current_review(*anna_, plain.id);
    ASSERT_TRUE(proposed) << told_of(imported);
    EXPECT_EQ(proposed->state, ReviewState::draft);
}

TEST_F(Bundle, WhatReadersHaveWithAVerdictIsNotReworded) {
    bring_in_bundle(*bruno_, sent());
    auto const quoted = anna_->get(world_.statement);
    edit(*anna_, world_.review, [](core::Review& review) {
        review.state = ReviewState::published;
        review.round = 1;
    });
    edit(*bruno_, world_.statement, [](core::Statement& statement) { statement.text = "Nous avions menti."; });
    edit(*bruno_, quoted.speaker, [](core::Party& speaker) { speaker.name = "Somebody Else"; });
    edit(*bruno_, world_.source, [](core::Source& source) { source.title = "Another title"; });
    auto const stood = std::tuple(anna_->get(world_.statement), anna_->get(quoted.speaker), anna_->get(world_.source));
    auto const came = bring_in_bundle(*anna_, answered());
    EXPECT_EQ(std::tuple(anna_->get(world_.statement), anna_->get(quoted.speaker), anna_->get(world_.source)), stood);
    EXPECT_NE(told_of(came).find("readers have it with what is published"), std::string::npos) << told_of(came);
}

} // namespace
