// What is done to several records at once is one revision, taken back by one undo, and done to all or to none.
#include "core/operations/claims.h"
#include "core/operations/merging.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/operations/several.h"
#include "tests/db/editorial.h"

namespace {

using core::Kind;

class Several : public fixture::Editorial {
protected:
    core::Id<core::Claim> claim(std::string text, std::string topic = {}) {
        auto made = core::make_claim(as("anna"), {std::move(text), "fr", std::move(topic), {}});
        store_->commit(std::move(made.draft));
        return made.id;
    }
    std::string topic_of(core::Id<core::Claim> id) {
        auto const topic = store_->find(store_->get(id).topic);
        return topic ? topic->name : std::string();
    }
    std::int64_t revisions() { return store_->counts().revisions; }
};

TEST_F(Several, ClaimsGoUnderATopicTogetherAndComeBackTogether) {
    auto const one = claim("Un."), two = claim("Deux.", "Budget");
    auto const before = revisions();
    store_->commit(core::put_under_topic(as("anna"), {one, two, one}, " Énergie "));
    EXPECT_EQ(revisions(), before + 1);
    EXPECT_EQ(topic_of(one), "Énergie");
    EXPECT_EQ(store_->get(one).topic, store_->get(two).topic);
    fixture::undo(*store_);
    EXPECT_EQ(topic_of(one), "");
    EXPECT_EQ(topic_of(two), "Budget");
    store_->commit(core::put_under_topic(as("anna"), {one, two}, ""));
    EXPECT_EQ(topic_of(two), "");
}

TEST_F(Several, ClaimsAreGivenToOnePersonTogether) {
    auto const one = claim("Un."), two = claim("Deux.");
    store_->commit(core::assign_claims(as("anna"), {one, two}, "bruno"));
    EXPECT_EQ(store_->get(one).assigned_to, "bruno");
    EXPECT_EQ(store_->get(two).assigned_to, "bruno");
    fixture::undo(*store_);
    EXPECT_EQ(store_->get(two).assigned_to, "");
}

TEST_F(Several, RecordsOfSeveralKindsAreDeletedTogether) {
    auto const one = claim("Un."), two = claim("Deux.");
    core::Party party;
    party.name = "Nobody";
    auto made = core::add_party(as("anna"), party);
    store_->commit(std::move(made.draft));
    auto const before = revisions();
    auto const done = store_->commit(core::erase_records(as("anna"), {core::ref(one), core::ref(two), core::ref(made.id)}));
    EXPECT_EQ(done.operation, "record.erase_several");
    EXPECT_EQ(revisions(), before + 1);
    EXPECT_FALSE(store_->find(two));
    fixture::undo(*store_);
    EXPECT_TRUE(store_->find(one) && store_->find(two) && store_->find(made.id));
    EXPECT_EQ(store_->commit(core::erase_records(as("anna"), {core::ref(one), core::ref(two)})).operation, "claim.erase");
}

TEST_F(Several, WhatHangsOnTwoOfThemGoesOnce) {
    auto const links = store_->referring<core::Link>("to", world_.claim);
    ASSERT_FALSE(links.empty());
    store_->commit(core::erase_records(as("anna"), {core::ref(world_.claim), links.front().from, core::ref(links.front().id)}));
    EXPECT_FALSE(store_->find(world_.claim));
    fixture::undo(*store_);
    EXPECT_TRUE(store_->find(world_.claim) && store_->find(links.front().id));
}

TEST_F(Several, WhatCannotGoKeepsAll) {
    auto const one = claim("Un.");
    auto& context = as("anna");
    EXPECT_THROW(core::erase_records(context, {core::ref(one), {Kind::claim, 42}}), core::Error);
    EXPECT_TRUE(store_->find(one));
}

TEST_F(Several, SourcesAreLookedThroughTogether) {
    auto const sources = store_->sources(std::nullopt);
    store_->commit(core::set_triage(as("anna"), sources, core::Triage::done));
    EXPECT_EQ(store_->counts().inbox, 0);
    fixture::undo(*store_);
    EXPECT_GT(store_->counts().inbox, 0);
}

TEST_F(Several, TopicsBecomeOneAndTheirClaimsStandUnderIt) {
    auto const one = claim("Un.", "Énergie"), two = claim("Deux.", "Energies");
    auto const keep = store_->get(one).topic, gone = store_->get(two).topic;
    store_->commit(core::merge_records(as("anna"), core::ref(keep), {core::ref(gone)}));
    EXPECT_EQ(topic_of(two), "Énergie");
    EXPECT_FALSE(store_->find(gone));
    EXPECT_EQ(store_->claims_under(keep), 2);
    fixture::undo(*store_);
    EXPECT_EQ(topic_of(two), "Energies");
    auto& context = as("anna");
    fixture::refusal(core::Code::refused, [&] { core::merge_records(context, core::ref(keep), {core::ref(keep)}); });
    fixture::refusal(core::Code::refused, [&] { core::merge_records(context, core::ref(keep), {}); });
}

} // namespace
