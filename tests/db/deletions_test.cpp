// What was deleted is listed, and comes back with everything its deletion took along.
#include "core/operations/corrections.h"
#include "core/operations/deletions.h"
#include "core/operations/merging.h"
#include "core/operations/redactions.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/operations/scales.h"
#include "tests/db/editorial.h"

namespace {

using core::Code;
using core::Kind;
using fixture::refusal;

class Deletions : public fixture::Editorial {
protected:
    void erase(core::Ref ref, std::string reason = {}) {
        auto& context = as("anna");
        store_->commit(core::erase_record(context, ref, std::move(reason)));
    }
    core::ChangeSet bring_back(core::Ref ref) {
        auto& context = as("anna");
        return store_->commit(core::bring_back(context, ref));
    }
    /// Everything that can hang on a claim.
    void furnish() {
        auto& context = as("bruno");
        store_->commit(core::make_remark(context, world_.claim, {{}, "text", "missiles", "Combien ?", {}}).draft);
        as("anna");
        store_->commit(core::ask_for_reply(context, world_.claim, {"Kremlin", {}, "courriel", {}, ""}).draft);
        evidence(core::Relation::refutes, "Journal", core::SourceType::article);
        core::DeskRules rules;
        rules.second_verdict = core::SecondVerdict::blind;
        rules.verified_quotation = rules.speaker_and_date = rules.other_side = rules.reply = rules.rationale =
            core::Asked::no;
        rules.independent_sources = rules.primary_sources = 0;
        as("anna");
        store_->commit(core::set_desk_rules(context, rules));
        take("anna", core::ReviewStep::submit);
        as("bruno");
        store_->commit(core::give_second_verdict(context, world_.review, "true", "Si").draft);
    }
    std::vector<core::Ref> listed() {
        std::vector<core::Ref> refs;
        for (auto const& deleted : core::deleted_records(*store_, 0, 100)) refs.push_back(deleted.ref);
        return refs;
    }
};

TEST_F(Deletions, AClaimComesBackWithAllThatHungOnIt) {
    furnish();
    auto const before = fixture::body_of_everything(*store_);
    erase(core::ref(world_.claim), "doublon");
    for (auto const kind : {Kind::review, Kind::vote, Kind::remark, Kind::reply_request, Kind::link})
        EXPECT_TRUE(store_->list(kind).empty()) << core::kind_name(kind);
    auto const deleted = core::deleted_records(*store_, 0, 10);
    ASSERT_EQ(deleted.size(), 1U);
    EXPECT_EQ(deleted[0].ref, core::ref(world_.claim));
    EXPECT_EQ(deleted[0].by.actor, "anna");
    EXPECT_EQ(deleted[0].by.reason, "doublon");
    EXPECT_EQ(deleted[0].along.size(), 6U) << "two links, a review, a vote, a remark, a request for reply";
    EXPECT_EQ(core::caption_of(deleted[0].last), "900 missiles ont été tirés.");
    auto const head = store_->head();
    auto const done = bring_back(core::ref(world_.claim));
    EXPECT_TRUE(done.remarks.empty());
    EXPECT_EQ(store_->head(), head + 1);
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
    EXPECT_TRUE(listed().empty());
    fixture::expect_sound(*store_);
    store_->undo();
    EXPECT_EQ(listed(), std::vector{core::ref(world_.claim)});
    store_->redo();
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
}

TEST_F(Deletions, SteppingADeletedClaimBackBringsAllToo) {
    auto const first = store_->last_change(core::ref(world_.claim));
    auto& context = as("anna");
    store_->commit(core::edit_claim(context, world_.claim, {"Autrement.", "fr", "Ukraine", ""}));
    erase(core::ref(world_.claim));
    as("anna");
    store_->commit(core::restore_record(context, core::ref(world_.claim), first));
    EXPECT_EQ(claim().text, "900 missiles ont été tirés.");
    EXPECT_TRUE(store_->find(world_.review));
    EXPECT_EQ(store_->list(Kind::link).size(), 1U);
}

TEST_F(Deletions, ASourceAndAStatementComeBack) {
    auto const before = fixture::body_of_everything(*store_);
    erase(core::ref(world_.statement));
    erase(core::ref(world_.source));
    EXPECT_EQ(listed(), (std::vector{core::ref(world_.source), core::ref(world_.statement)}));
    auto const told = refusal(Code::refused, [&] { bring_back(core::ref(world_.quotation)); });
    EXPECT_NE(told.find("which was deleted by anna at"), told.npos) << told;
    EXPECT_NE(told.find("bring that back first: restore "), told.npos) << told;
    EXPECT_EQ(bring_back(core::ref(world_.source)).refs.size(), 3U) << "with its capture and text";
    bring_back(core::ref(world_.statement));
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
    fixture::expect_sound(*store_);
}

TEST_F(Deletions, WhatCannotComeBackIsNamedAndTheRestDoes) {
    erase(core::ref(world_.claim));
    erase(core::ref(world_.statement));
    auto const done = bring_back(core::ref(world_.claim));
    ASSERT_EQ(done.remarks.size(), 1U);
    EXPECT_EQ(core::render(done.remarks[0]).find("The link “"), 0U) << core::render(done.remarks[0]);
    EXPECT_TRUE(store_->find(world_.claim));
    EXPECT_TRUE(store_->find(world_.review));
    EXPECT_TRUE(store_->list(Kind::link).empty());
    // The link is on the list now, by itself, and cannot come before its statement.
    auto const deleted = core::deleted_records(*store_, 0, 10);
    ASSERT_EQ(deleted.size(), 2U);
    EXPECT_EQ(deleted[0].ref, core::ref(world_.statement));
    EXPECT_EQ(deleted[1].ref.kind, Kind::link);
    EXPECT_EQ(deleted[1].of, core::ref(world_.claim));
    bring_back(core::ref(world_.statement));
    bring_back(deleted[1].ref);
    EXPECT_EQ(store_->list(Kind::link).size(), 1U);
    fixture::expect_sound(*store_);
}

TEST_F(Deletions, TwoVerdictsDoNotHideEachOther) {
    erase(core::ref(world_.review));
    EXPECT_EQ(core::deleted_records(*store_, 0, 10)[0].of, core::ref(world_.claim));
    auto& context = as("anna");
    auto const another = core::rate(context, world_.claim, {world_.scale, "true", "", "", {}});
    store_->commit(another.draft);
    auto const told = refusal(Code::refused, [&] { bring_back(core::ref(world_.review)); });
    EXPECT_NE(told.find("another review"), told.npos);
    erase(core::ref(another.id));
    bring_back(core::ref(world_.review));
    EXPECT_EQ(store_->get(world_.review).rating, "false");
}

TEST_F(Deletions, WhatWasNeverOrIsNotDeletedIsRefused) {
    auto const told = refusal(Code::refused, [&] { bring_back(core::ref(world_.claim)); });
    EXPECT_NE(told.find("is not deleted"), told.npos);
    refusal(Code::not_found, [&] { bring_back({Kind::claim, 5}); });
}

TEST_F(Deletions, WhatWasRedactedIsNotListed) {
    erase(core::ref(world_.review));
    auto& context = as("anna");
    store_->commit(core::redact_record(context, core::ref(world_.review), {"art. 17", "CNIL", core::Extent::whole}));
    EXPECT_TRUE(listed().empty());
    refusal(Code::refused, [&] { bring_back(core::ref(world_.review)); });
}

TEST_F(Deletions, AMergedPartyComesBackAlone) {
    auto& context = as("anna");
    core::Party one;
    one.name = "Tony Blinken";
    auto const first = core::add_party(context, one);
    store_->commit(first.draft);
    as("anna");
    one.name = "A. Blinken";
    auto const second = core::add_party(context, one);
    store_->commit(second.draft);
    as("anna");
    auto const keep = store_->get(world_.statement).speaker;
    store_->commit(core::merge_parties(context, keep, {first.id, second.id}));
    EXPECT_EQ(listed().size(), 2U);
    bring_back(core::ref(first.id));
    EXPECT_TRUE(store_->find(first.id));
    EXPECT_FALSE(store_->find(second.id));
}

TEST_F(Deletions, AScaleComesBackWithAllItsVersions) {
    auto& context = as("anna");
    core::Scale scale;
    scale.names = {{"en", "Promises"}};
    scale.ratings.resize(2);
    scale.ratings[0].labels = {{"en", "Kept"}};
    scale.ratings[1].labels = {{"en", "Broken"}};
    auto const made = core::add_scale(context, scale);
    store_->commit(made.draft);
    as("anna");
    scale = store_->get(made.id);
    scale.names["en"] = "Promises made";
    store_->commit(core::revise_scale(context, made.id, scale).draft);
    as("anna");
    store_->commit(core::erase_scale(context, scale.key, {}));
    EXPECT_EQ(store_->list(Kind::scale).size(), 1U);
    bring_back(core::ref(made.id));
    EXPECT_EQ(store_->list(Kind::scale).size(), 3U);
}

TEST_F(Deletions, AnUndoneImportOfManyGivesEachAlone) {
    auto& context = as("anna");
    core::Draft draft;
    draft.operation = "collection.import";
    draft.base = store_->head();
    core::Topic topic;
    topic.id = context.ids.next<core::Topic>();
    topic.name = "Budget";
    draft.puts.emplace_back(topic);
    std::vector<core::Id<core::Claim>> claims;
    for (int at = 0; at < 30; ++at) {
        auto claim = fixture::claim_saying(*store_, "Que budget " + std::to_string(at));
        claim.topic = topic.id;
        claims.push_back(claim.id);
        draft.puts.emplace_back(claim);
    }
    store_->commit(draft);
    store_->undo();
    EXPECT_EQ(listed().size(), 31U);
    EXPECT_EQ(bring_back(core::ref(claims[7])).refs.size(), 2U) << "the claim and its topic";
    EXPECT_TRUE(store_->find(topic.id));
    EXPECT_EQ(listed().size(), 29U);
    fixture::expect_sound(*store_);
}

TEST_F(Deletions, TheListIsReadByPages) {
    std::vector<core::Ref> gone;
    for (int at = 0; at < 200; ++at) {
        auto const claim = fixture::claim_saying(*store_, "Que " + std::to_string(at));
        store_->commit(fixture::put(*store_, claim, "claim.create"));
        erase(core::ref(claim.id));
        gone.insert(gone.begin(), core::ref(claim.id));
    }
    bring_back(gone[3]);
    gone.erase(gone.begin() + 3);
    std::vector<core::Ref> read;
    core::Seq before = 0;
    for (;;) {
        auto const page = core::deleted_records(*store_, before, 20);
        if (page.empty()) break;
        EXPECT_EQ(page.size(), std::min<std::size_t>(20, gone.size() - read.size()));
        for (auto const& deleted : page) read.push_back(deleted.ref);
        before = page.back().by.seq;
    }
    EXPECT_EQ(read, gone);
}

} // namespace
