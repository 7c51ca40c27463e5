// Which records belong to the story of a claim, its moments, and what differs between two of them.
#include "core/editorial/chronicle.h"

#include "core/log/as_of.h"
#include "tests/db/fixture.h"

namespace {

using core::Chronicle;
using core::Kind;
using core::Relation;

class ChronicleTest : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    core::Id<core::Statement> say_it(std::string text, std::string speaker = "Kremlin") {
        auto context = core::context_of(*store_);
        core::StatementFacts facts;
        facts.text = std::move(text);
        facts.speaker = std::move(speaker);
        auto const made = core::record_statement(context, facts);
        store_->commit(made.draft);
        return made.id;
    }
    core::Seq link(core::Id<core::Statement> from, core::Id<core::Claim> to, Relation relation = Relation::refutes) {
        auto context = core::context_of(*store_);
        store_->commit(core::link_records(context, relation, core::ref(from), core::ref(to), "").draft);
        return store_->head();
    }
    void edit_claim(std::string text, std::string note = {}) {
        auto claim = store_->get(world_.claim);
        claim.text = std::move(text);
        claim.note = std::move(note);
        store_->commit(fixture::put(*store_, claim));
    }
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(ChronicleTest, TheStoryOfAClaimIsAllThatHangsOnIt) {
    auto const against = say_it("non");
    link(against, world_.claim);
    auto context = core::context_of(*store_);
    auto const other = core::make_claim(context, {"Autre.", "", "", ""}, against);
    store_->commit(other.draft);
    auto const elsewhere = say_it("sans rapport");
    link(elsewhere, other.id);
    auto const refs = core::belonging_to(*store_, core::ref(world_.claim));
    auto const has = [&](core::Ref ref) { return std::ranges::find(refs, ref) != refs.end(); };
    EXPECT_TRUE(has(core::ref(world_.claim)));
    EXPECT_TRUE(has(core::ref(world_.review)));
    EXPECT_TRUE(has(core::ref(world_.statement)));
    EXPECT_TRUE(has(core::ref(world_.quotation)));
    EXPECT_TRUE(has(core::ref(against)));
    EXPECT_FALSE(has(core::ref(other.id)));
    EXPECT_FALSE(has(core::ref(elsewhere)));
    EXPECT_FALSE(has(core::ref(world_.source)));
    EXPECT_EQ(std::ranges::count(refs, Kind::link, &core::Ref::kind), 2);
    EXPECT_EQ(core::belonging_to(*store_, core::ref(against)), std::vector<core::Ref>{core::ref(against)});
}

TEST_F(ChronicleTest, TheStoryFollowsAQuotationToWhereItWasTakenFrom) {
    auto const later = fixture::import_article(*store_, "Repris : Neuf cents missiles. Fin.");
    auto context = core::context_of(*store_);
    core::StatementFacts facts;
    facts.text = "Autre énoncé";
    auto const earlier = core::record_quotation(context, later.text, {9, 28}, facts);
    store_->commit(earlier.draft);
    auto const third = fixture::import_article(*store_, "Encore : Neuf cents missiles. Fin.");
    auto const hop = core::add_quotation(context, world_.statement, third.text, {9, 28}, earlier.quotation);
    store_->commit(hop.draft);
    auto const refs = core::belonging_to(*store_, core::ref(world_.claim));
    EXPECT_NE(std::ranges::find(refs, core::ref(hop.id)), refs.end());
    EXPECT_NE(std::ranges::find(refs, core::ref(earlier.quotation)), refs.end());
}

TEST_F(ChronicleTest, WhatWasDeletedStaysInTheStory) {
    auto const against = say_it("non");
    link(against, world_.claim);
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, core::ref(against)));
    auto const erased = store_->head();
    store_->commit(core::erase_record(context, core::ref(world_.claim)));
    Chronicle const chronicle(*store_, core::ref(world_.claim));
    EXPECT_EQ(chronicle.moments().front().revision.operation, "claim.erase");
    EXPECT_EQ(chronicle.moments()[1].revision.seq, erased);
    EXPECT_EQ(chronicle.moments()[1].refs.size(), 2U); // the statement and its link
    EXPECT_TRUE(std::ranges::is_sorted(chronicle.moments(), std::greater{},
                                       [](auto const& moment) { return moment.revision.seq; }));
}

TEST_F(ChronicleTest, PagesFollowEachOtherWithoutGapOrRepetition) {
    for (int at = 0; at < 57; ++at) edit_claim("Version " + std::to_string(at), at % 3 == 0 ? "note" : "");
    Chronicle const chronicle(*store_, core::ref(world_.claim));
    std::vector<core::Seq> seen;
    for (core::Seq before = 0;;) {
        auto const page = chronicle.page({}, before, 10);
        if (page.empty()) break;
        for (auto const& moment : page) seen.push_back(moment.revision.seq);
        before = seen.back();
    }
    ASSERT_EQ(seen.size(), chronicle.moments().size());
    for (std::size_t at = 0; at < seen.size(); ++at) EXPECT_EQ(seen[at], chronicle.moments()[at].revision.seq);
    EXPECT_EQ(chronicle.page({.field = "note"}, 0, 100).size(), 38U); // each third edit sets it, the next clears it
}

TEST_F(ChronicleTest, FiltersByPersonKindFieldOperationAndTime) {
    edit_claim("Autrement dit.");
    auto const edited = store_->revision(store_->head());
    Chronicle const chronicle(*store_, core::ref(world_.claim));
    auto const count = [&](core::MomentFilter const& filter) { return chronicle.page(filter, 0, 100).size(); };
    auto const all = chronicle.moments().size();
    EXPECT_EQ(count({}), all);
    EXPECT_EQ(count({.person = "anna"}), all);
    EXPECT_EQ(count({.person = "ann"}), 0U);
    EXPECT_EQ(count({.operation = "claim"}), 2U);
    EXPECT_EQ(count({.operation = "clai"}), 0U);
    EXPECT_EQ(count({.kind = Kind::review}), 1U);
    EXPECT_EQ(count({.kind = Kind::claim, .field = "text"}), 2U);
    EXPECT_EQ(count({.kind = Kind::link, .field = "text"}), 0U);
    EXPECT_EQ(count({.since = edited.at}), 1U);
    EXPECT_EQ(count({.until = core::Instant{edited.at.ms - 1}}), all - 1);
    EXPECT_EQ(chronicle.people(), std::vector<std::string>{"anna"});
    EXPECT_EQ(chronicle.kinds(), (std::vector{Kind::quotation, Kind::statement, Kind::claim, Kind::link, Kind::review}));
}

TEST_F(ChronicleTest, ADifferenceNamesThingsAsTheyWereThen) {
    auto const from = store_->head();
    auto party = store_->get(store_->party_named("Antony Blinken"));
    auto const old_speaker = party.id;
    party.name = "Tony Blinken";
    store_->commit(fixture::put(*store_, party, "party.edit"));
    auto statement = store_->get(world_.statement);
    statement.place = "Washington";
    store_->commit(fixture::put(*store_, statement, "statement.edit"));
    auto const refs = core::belonging_to(*store_, core::ref(world_.claim));
    auto found = core::differences(*store_, refs, from, store_->head());
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(found[0].fields.size(), 1U); // a renamed speaker is the same speaker
    EXPECT_EQ(found[0].fields[0].name, "place");

    statement.speaker = store_->party_named("Département d’État");
    store_->commit(fixture::put(*store_, statement, "statement.edit"));
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, core::ref(old_speaker)));
    found = core::differences(*store_, refs, from, store_->head());
    ASSERT_EQ(found.at(0).fields.size(), 2U);
    EXPECT_EQ(found[0].fields[0].before, "Antony Blinken");
    EXPECT_EQ(found[0].fields[0].after, "Département d’État");
    auto const back = core::differences(*store_, refs, store_->head(), from);
    EXPECT_EQ(back.at(0).fields[0].after, "Antony Blinken");
}

TEST_F(ChronicleTest, DifferencesAreRecordsThatCameWentOrChanged) {
    auto const from = store_->head();
    edit_claim("Mille missiles ont été tirés.");
    auto const against = say_it("non");
    link(against, world_.claim);
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, core::ref(world_.review)));
    auto const refs = core::belonging_to(*store_, core::ref(world_.claim));
    std::map<Kind, core::Difference> found;
    for (auto& difference : core::differences(*store_, refs, from, store_->head()))
        found.emplace(difference.ref.kind, difference);
    ASSERT_EQ(found.size(), 4U);
    EXPECT_FALSE(found.at(Kind::link).before);
    EXPECT_EQ(found.at(Kind::link).title, "refutes: non");
    EXPECT_FALSE(found.at(Kind::review).after);
    EXPECT_EQ(found.at(Kind::review).title, "False");
    EXPECT_EQ(found.at(Kind::claim).fields.size(), 1U);
    EXPECT_TRUE(core::differences(*store_, refs, from, from).empty());
    Chronicle const chronicle(*store_, core::ref(world_.claim));
    for (auto const& moment : chronicle.moments())
        EXPECT_EQ(core::differences(*store_, moment).size(), moment.refs.size()) << moment.revision.seq;
}

TEST_F(ChronicleTest, SteppingBackIsUndoneOrRefusedWithTheReason) {
    auto const against = say_it("non");
    auto const linked = link(against, world_.claim);
    auto const of_link = core::Ref{Kind::link, store_->ever_referring(Kind::link, core::ref(against)).at(0)};
    auto context = core::context_of(*store_);
    store_->commit(core::erase_record(context, of_link));
    store_->commit(core::erase_record(context, core::ref(against)));
    auto const head = store_->head();
    auto const reason = fixture::refusal(core::Code::refused, [&] {
        store_->commit(core::restore_record(context, of_link, linked)); // what it linked is gone
    });
    EXPECT_FALSE(reason.empty());
    EXPECT_EQ(store_->head(), head);
    store_->commit(core::restore_record(context, core::ref(against), linked));
    store_->commit(core::restore_record(context, of_link, linked));
    EXPECT_EQ(core::load_dossier(*store_, world_.claim).against.size(), 1U);
    store_->undo();
    store_->undo();
    EXPECT_TRUE(core::load_dossier(*store_, world_.claim).against.empty());
    store_->redo();
    EXPECT_TRUE(store_->find(core::ref(against)));
}

TEST_F(ChronicleTest, ComparisonsAgreeWithTheStates) {
    for (int at = 0; at < 12; ++at) {
        edit_claim("Version " + std::to_string(at % 4), at % 3 ? "note" : "");
        if (at % 4 == 0) link(say_it("Voix " + std::to_string(at)), world_.claim);
    }
    auto const root = core::ref(world_.claim);
    auto const refs = core::belonging_to(*store_, root);
    for (core::Seq from = 1; from <= store_->head(); from += 3)
        for (core::Seq to = 1; to <= store_->head(); to += 2) {
            std::set<core::Ref> differing;
            for (auto const& difference : core::differences(*store_, refs, from, to)) {
                differing.insert(difference.ref);
                EXPECT_EQ(difference.before, core::AsOf(*store_, from).find(difference.ref));
                EXPECT_EQ(difference.after, core::AsOf(*store_, to).find(difference.ref));
                EXPECT_FALSE(difference.fields.empty());
            }
            for (auto const& ref : refs)
                EXPECT_EQ(differing.contains(ref),
                          core::AsOf(*store_, from).find(ref) != core::AsOf(*store_, to).find(ref));
        }
}

TEST_F(ChronicleTest, AStateIsEnteredWhereItBegan) {
    EXPECT_EQ(core::entered(*store_, world_.claim, core::ReviewState::published), 0);
    fixture::open_the_gate(*store_);
    auto const step = [&](core::ReviewStep which, std::string actor) {
        auto context = core::context_of(*store_);
        context.actor = std::move(actor);
        store_->commit(core::take_step(context, world_.review, which, {}));
        return store_->head();
    };
    step(core::ReviewStep::submit, "anna");
    auto const approved = step(core::ReviewStep::approve, "bruno");
    auto const published = step(core::ReviewStep::publish, "bruno");
    auto review = store_->get(world_.review);
    review.remark = "Bien.";
    store_->commit(fixture::put(*store_, review, "review.edit"));
    EXPECT_EQ(core::entered(*store_, world_.claim, core::ReviewState::published), published);
    EXPECT_EQ(core::entered(*store_, world_.claim, core::ReviewState::approved), approved);
    auto const root = core::ref(world_.claim);
    EXPECT_EQ(core::read_moment(*store_, root, "published"), published);
    EXPECT_EQ(core::read_moment(*store_, root, "now"), store_->head());
    EXPECT_EQ(core::read_moment(*store_, root, "3"), 3);
    EXPECT_EQ(core::read_moment(*store_, root, "2022-12-19"), store_->head()); // all of that day
    EXPECT_EQ(core::read_moment(*store_, root, "2022-12"), store_->head());
    EXPECT_EQ(core::read_moment(*store_, root, core::to_iso(store_->revision(4).at)), 4);
    for (auto const* wrong : {"0", "99999", "2022-12-18", "", "hier soir", "-1", "99999999999999999999"})
        EXPECT_FALSE(core::read_moment(*store_, root, wrong)) << wrong;
}

} // namespace
