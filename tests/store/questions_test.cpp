// Lists and look-ups: filters and orders of claims, names, search that takes any input, short
// identities, and counts.
#include "core/editorial/reviews.h"
#include "tests/store/contract.h"

#include <random>

namespace {

using core::Kind;
using Query = core::ClaimQuery;

class Questions : public contract::OnEveryEngine {
protected:
    void SetUp() override {
        store_ = create();
        scale_ = fixture::add_scale(*store_);
        a_ = claim("Banane", "Zoé", "2020", "");
        b_ = claim("abricot", "Émile", "2022-05", "true");
        c_ = claim("Cerise", "", "", "false");
    }
    core::Id<core::Claim> claim(std::string text, std::string speaker, char const* day,
                                std::string rating) {
        auto context = core::context_of(*store_);
        core::StatementFacts facts;
        facts.text = "Dit : " + text;
        facts.speaker = std::move(speaker);
        facts.said_on = *core::PartialDate::parse(day);
        auto const statement = core::record_statement(context, facts);
        store_->commit(statement.draft);
        auto const made = core::make_claim(context, {std::move(text), "fr", "", ""},
                                           facts.speaker.empty() ? core::Id<core::Statement>{}
                                                                 : statement.id);
        store_->commit(made.draft);
        if (!rating.empty())
            store_->commit(core::rate(context, made.id, {scale_, rating, "", "", {}}).draft);
        return made.id;
    }
    std::vector<core::Id<core::Claim>> listed(Query::Order order, bool descending = false) {
        Query query;
        query.order = order;
        query.descending = descending;
        return store_->claims(query);
    }
    using Ids = std::vector<core::Id<core::Claim>>;
    std::unique_ptr<core::Store> store_;
    core::Id<core::Scale> scale_;
    core::Id<core::Claim> a_, b_, c_;
};
ON_EVERY_ENGINE(Questions);

TEST_P(Questions, ClaimsInEveryOrder) {
    EXPECT_EQ(listed(Query::Order::newest), (Ids{c_, b_, a_}));
    EXPECT_EQ(listed(Query::Order::newest, true), (Ids{c_, b_, a_}));
    EXPECT_EQ(listed(Query::Order::text), (Ids{b_, a_, c_}));
    EXPECT_EQ(listed(Query::Order::text, true), (Ids{c_, a_, b_}));
    EXPECT_EQ(listed(Query::Order::verdict), (Ids{c_, b_, a_}));
    EXPECT_EQ(listed(Query::Order::said_on), (Ids{a_, b_, c_}));
    EXPECT_EQ(listed(Query::Order::speaker).back(), c_); // no speaker: last
}

TEST_P(Questions, ClaimsOfOneStateTopicOrSpeaker) {
    Query query;
    query.only = Query::Only::unrated;
    for (auto const order : {Query::Order::newest, Query::Order::text, Query::Order::verdict,
                             Query::Order::speaker, Query::Order::said_on}) {
        query.order = order;
        EXPECT_EQ(store_->claims(query), (Ids{a_}));
    }
    query = {};
    query.only = core::ReviewState::draft;
    EXPECT_EQ(store_->claims(query), (Ids{c_, b_}));
    query.only = core::ReviewState::approved;
    EXPECT_TRUE(store_->claims(query).empty());
    query = {};
    query.speaker = store_->party_named("zoe");
    ASSERT_TRUE(query.speaker);
    EXPECT_EQ(store_->claims(query), (Ids{a_}));
    auto context = core::context_of(*store_);
    store_->commit(core::edit_claim(context, b_, {"abricot", "fr", "Fruits", ""}));
    query = {};
    query.topic = store_->get(b_).topic;
    EXPECT_EQ(store_->claims(query), (Ids{b_}));
}

TEST_P(Questions, AClaimCountsByItsNewestReview) {
    core::Review old;
    old.id = store_->ids().next<core::Review>();
    auto newer = *core::current_review(*store_, b_);
    old.claim = a_;
    old.scale = scale_;
    old.rating = "true";
    old.state = core::ReviewState::approved;
    core::Draft draft;
    draft.base = store_->head();
    newer.id = store_->ids().next<core::Review>();
    newer.claim = a_;
    draft.puts = {old, newer};
    store_->commit(draft);
    auto const counts = store_->counts();
    EXPECT_EQ(counts.claims, 3);
    EXPECT_EQ(counts.unrated, 0);
    EXPECT_EQ(counts.in(core::ReviewState::draft), 3);
    EXPECT_EQ(counts.in(core::ReviewState::approved), 0);
    EXPECT_EQ(counts.statements, 3);
    EXPECT_EQ(counts.parties, 2);
    EXPECT_EQ(counts.revisions, store_->head());
    Query query;
    query.only = core::ReviewState::approved;
    EXPECT_TRUE(store_->claims(query).empty());
}

TEST_P(Questions, PeopleAreFoundByAnyPartOfAnyName) {
    auto context = core::context_of(*store_);
    core::Party party;
    party.name = "Jean-Luc Mélenchon";
    party.aliases = {"JLM", "L’insoumis"};
    auto const made = core::add_party(context, party);
    store_->commit(made.draft);
    for (auto const* typed : {"jean", "luc", "MELEN", "jean-luc m", "jlm", "insoumis", "l'ins"})
        EXPECT_EQ(store_->parties_like(typed, 10), (std::vector{made.id})) << typed;
    EXPECT_TRUE(store_->parties_like("enchon", 10).empty());
    EXPECT_EQ(store_->parties_like("", 2).size(), 2U);
    EXPECT_EQ(store_->party_named("jlm"), made.id);
    EXPECT_FALSE(store_->party_named("jean"));
    // Whole names come before parts of names.
    core::Party luc;
    luc.name = "Lucas";
    auto const second = core::add_party(context, luc);
    store_->commit(second.draft);
    EXPECT_EQ(store_->parties_like("luc", 10), (std::vector{second.id, made.id}));
    // A name two people bear names nobody.
    auto homonym = *store_->find(second.id);
    homonym.aliases = {"JLM"};
    store_->commit(core::edit_record(context, homonym));
    EXPECT_FALSE(store_->party_named("jlm"));
}

TEST_P(Questions, OfficesAreFoundByTheirTitle) {
    auto context = core::context_of(*store_);
    core::Party party;
    party.name = "Nadia Ferrat";
    party.roles = {{"Maire", "Valmont", {}, {}}, {"Maire", "Sorgues", {}, {}}};
    auto const made = core::add_party(context, party);
    store_->commit(made.draft);
    EXPECT_EQ(store_->parties_titled("maire", 10), std::vector{made.id});
    EXPECT_TRUE(store_->parties_titled("mair", 10).empty()) << "the whole title";
    store_->undo();
    EXPECT_TRUE(store_->parties_titled("maire", 10).empty());
}

TEST_P(Questions, SearchFindsWordsInAnyOrderWithoutAccents) {
    auto context = core::context_of(*store_);
    fixture::import_article(*store_);
    auto const hits = core::find_hits(*store_, "missiles blinken", 10);
    ASSERT_EQ(hits.size(), 1U);
    EXPECT_EQ(hits[0].ref.kind, Kind::source);
    EXPECT_EQ(hits[0].in.kind, Kind::text) << "in its text";
    EXPECT_NE(hits[0].excerpt.find("\x02missiles\x03"), std::string::npos) << hits[0].excerpt;
    EXPECT_EQ(core::find_hits(*store_, "ABRIC", 10).size(), 2U);
    EXPECT_EQ(core::find_hits(*store_, "interet", 10).size(), 1U);
    EXPECT_EQ(core::find_hits(*store_, "abricot", 1).size(), 1U);
    EXPECT_TRUE(core::find_hits(*store_, "missiles abricot", 10).empty());
    EXPECT_EQ(core::find_hits(*store_, "missiles OR abricot", 10).size(), 3U);
    EXPECT_TRUE(core::find_hits(*store_, "\"abric\"", 10).empty()) << "in marks the whole word";
    EXPECT_EQ(core::find_hits(*store_, "\"abricot\"", 10).size(), 2U);
    EXPECT_EQ(core::find_hits(*store_, "missiles -abricot", 10).size(), 1U);
    EXPECT_TRUE(core::find_hits(*store_, "missiles -blinken", 10).empty());
    EXPECT_TRUE(core::find_hits(*store_, "-abricot", 10).empty()) << "what is only left out finds nothing";
    EXPECT_TRUE(core::find_hits(*store_, "missiles kind:claim", 10).empty());
    EXPECT_EQ(core::find_hits(*store_, "missiles kind:source", 10).size(), 1U) << "its text";
}

TEST_P(Questions, SearchTakesAnyInput) {
    std::mt19937 random(1);
    std::string const alphabet = "\"'*()^:-+{}[] \\%&|ANDORNOTNEARé«»\xFF\x80" + std::string(1, '\0');
    for (int round = 0; round < 500; ++round) {
        std::string typed;
        for (auto length = random() % 30; length > 0; --length)
            typed += alphabet[random() % alphabet.size()];
        EXPECT_NO_THROW(core::find_hits(*store_, typed, 5)) << testing::PrintToString(typed);
    }
    EXPECT_FALSE(core::find_hits(*store_, "« abricot »", 5).empty());
    EXPECT_TRUE(core::find_hits(*store_, "", 5).empty());
    EXPECT_NO_THROW(core::find_hits(*store_, std::string(100'000, 'a'), 5));
    std::string many;
    for (int at = 0; at < 5000; ++at) many += "w" + std::to_string(at) + " ";
    EXPECT_NO_THROW(core::find_hits(*store_, many, 5));
}

TEST_P(Questions, IdentitiesAreResolvedFromTheirEnd) {
    auto const ref = core::ref(a_);
    EXPECT_EQ(*store_->resolve(core::id_text(a_.value)), ref);
    EXPECT_EQ(*store_->resolve(core::short_id(a_.value)), ref);
    EXPECT_EQ(*store_->resolve("claim:" + core::id_text(a_.value)), ref);
    EXPECT_EQ(store_->resolve("zzzzz").error().code, core::Code::not_found);
    EXPECT_EQ(core::render(store_->resolve("0000000000005").error().message),
              "There is no record “0000000000005” in this workspace.");
    EXPECT_FALSE(store_->resolve(""));
    EXPECT_FALSE(store_->resolve("%%%%%"));
    // Erased records have a history that can be asked for.
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, ref));
    EXPECT_EQ(*store_->resolve(core::short_id(a_.value)), ref);
    // Two that end the same are not guessed at.
    core::Draft draft;
    core::Topic topic;
    topic.id.value = b_.value & 33554431;
    topic.name = "same end";
    draft.base = store_->head();
    draft.puts = {topic};
    store_->commit(draft);
    EXPECT_NE(core::render(store_->resolve(core::short_id(b_.value)).error().message)
                  .find("Several records end in"),
              std::string::npos);
}

TEST_P(Questions, PagesJoinedAreTheWholeList) {
    for (int at = 0; at < 20; ++at) claim("Claim " + std::to_string(at % 7), at % 3 ? "Zoé" : "", "2021", "");
    for (auto const order :
         {Query::Order::newest, Query::Order::text, Query::Order::verdict, Query::Order::speaker, Query::Order::said_on}) {
        for (auto const descending : {false, true}) {
            auto const whole = listed(order, descending);
            ASSERT_EQ(whole.size(), 23U);
            Query query;
            query.order = order;
            query.descending = descending;
            Ids joined;
            for (auto page = store_->claims(query, {}, 4); !page.empty();
                 page = store_->claims(query, joined.back(), 4))
                joined.insert(joined.end(), page.begin(), page.end());
            EXPECT_EQ(joined, whole);
        }
    }
    auto const all = store_->list(Kind::statement);
    EXPECT_TRUE(std::ranges::is_sorted(all, std::greater())) << "newest first";
    std::vector<core::RawId> joined;
    for (auto page = store_->list(Kind::statement, 0, 5); !page.empty();
         page = store_->list(Kind::statement, joined.back(), 5))
        joined.insert(joined.end(), page.begin(), page.end());
    EXPECT_EQ(joined, all);
}

TEST_P(Questions, WhatRefersIsCountedAndRemembered) {
    auto const speaker = core::ref(store_->party_named("zoe"));
    auto const statements = store_->referring(Kind::statement, "speaker", speaker);
    ASSERT_EQ(statements.size(), 1U);
    EXPECT_EQ(store_->count_referring(Kind::statement, "speaker", speaker), 1);
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, {Kind::statement, statements[0]}));
    EXPECT_EQ(store_->count_referring(Kind::statement, "speaker", speaker), 0);
    EXPECT_TRUE(store_->referring(Kind::statement, "speaker", speaker).empty());
    EXPECT_EQ(store_->ever_referring(Kind::statement, speaker), statements);
}

} // namespace
