// What users do: each operation drafts what it should, on the real store.
#include "tests/db/fixture.h"

#include "core/editorial/sources.h"
#include "core/log/history.h"
#include "core/log/operation_label.h"
#include "core/text/tidy.h"

namespace {

using core::Code;
using core::Kind;
using fixture::refusal;

class Operations : public testing::Test {
protected:
    void SetUp() override {
        store_ = fixture::in_memory();
        world_ = fixture::make_world(*store_);
    }
    core::Context context(std::string actor = "anna") {
        auto context = core::context_of(*store_);
        context.actor = std::move(actor);
        return context;
    }
    core::Review review() { return *store_->find(world_.review); }
    std::unique_ptr<core::Store> store_;
    fixture::World world_;
};

TEST_F(Operations, ImportKeepsBytesTextAndFacts) {
    auto const source = store_->get(world_.source);
    EXPECT_EQ(source.title, "Guerre en Ukraine");
    EXPECT_EQ(source.language, "fr");
    EXPECT_EQ(source.published.text(), "2022-12-19");
    EXPECT_EQ(source.triage, core::Triage::inbox);
    EXPECT_EQ(store_->get(source.publisher).name, "Le Quotidien");
    EXPECT_EQ(store_->get(source.publisher).type, core::PartyType::organisation);
    auto const text = store_->get(world_.text);
    EXPECT_EQ(core::words_of(*store_, text), fixture::article);
    EXPECT_EQ(core::source_of(*store_, text.id), source.id);
    EXPECT_EQ(core::text_of(*store_, source.id), text.id);
    auto const capture = store_->get(text.capture);
    EXPECT_EQ(capture.origin, "article.txt");
    EXPECT_EQ(core::captured_source(*store_, capture.digest), source.id);
}

TEST_F(Operations, TheSameBytesAreRefusedNamingWhereTheyAre) {
    auto const sentence = refusal(Code::refused, [&] { fixture::import_article(*store_); });
    EXPECT_EQ(sentence, "“article.txt” is here already, byte for byte, as the source “Guerre en "
                        "Ukraine” (" + core::id_text(world_.source.value) + ").");
}

TEST_F(Operations, ACreditLineIsFound) {
    auto const imported = fixture::import_article(
        *store_, "Un titre\nCLEMENT MAHOUDEAU / AFP\nLe texte / la suite.\n");
    EXPECT_EQ(store_->get(imported.source).credit, "CLEMENT MAHOUDEAU / AFP");
    EXPECT_EQ(store_->get(world_.source).credit, "");
}

TEST_F(Operations, TriageMovesASourceOutOfTheInbox) {
    auto context = this->context();
    EXPECT_EQ(store_->sources(core::Triage::inbox).size(), 1U);
    store_->commit(core::set_triage(context, world_.source, core::Triage::done));
    EXPECT_TRUE(store_->sources(core::Triage::inbox).empty());
    EXPECT_EQ(store_->counts().inbox, 0);
    EXPECT_EQ(store_->sources(std::nullopt).size(), 1U);
}

TEST_F(Operations, AQuotationBringsItsStatementAndPeople) {
    auto const quotation = store_->get(world_.quotation);
    EXPECT_EQ(quotation.exact, "Neuf cents missiles ont été tirés.");
    EXPECT_EQ(quotation.statement, world_.statement);
    auto const statement = store_->get(world_.statement);
    EXPECT_EQ(statement.text, quotation.exact);
    EXPECT_EQ(statement.language, "fr");
    EXPECT_EQ(store_->get(statement.speaker).name, "Antony Blinken");
    EXPECT_EQ(store_->get(statement.on_behalf_of).type, core::PartyType::organisation);
}

TEST_F(Operations, ANameUsedTwiceMakesOneParty) {
    auto context = this->context();
    auto const before = store_->list(Kind::party).size();
    core::StatementFacts facts;
    facts.text = "Words";
    facts.speaker = "Maria  Zakharova";
    facts.on_behalf_of = "maria zakharova";
    store_->commit(core::record_statement(context, facts).draft);
    EXPECT_EQ(store_->list(Kind::party).size(), before + 1);
    facts.text = "More";
    facts.speaker = "MARIA ZAKHAROVA";
    store_->commit(core::record_statement(context, facts).draft);
    EXPECT_EQ(store_->list(Kind::party).size(), before + 1);
}

TEST_F(Operations, WhatAStatementBearsOnIsLinkedInTheSameRevision) {
    auto context = this->context();
    core::StatementFacts facts;
    facts.speaker = "Kremlin";
    auto const recorded = core::record_quotation(
        context, world_.text, fixture::span_of("n’a aucun intérêt à absorber qui que ce soit"), facts,
        {{core::Relation::refutes, core::ref(world_.claim), {}, "le contraire"}});
    auto const head = store_->head();
    store_->commit(recorded.draft);
    EXPECT_EQ(store_->head(), head + 1);
    EXPECT_EQ(store_->claim_row(world_.claim)->against, 1);
}

TEST_F(Operations, APassageIsRecordedOnceAndInsideTheText) {
    auto context = this->context();
    auto const span = store_->get(world_.quotation).span();
    EXPECT_EQ(refusal(Code::refused,
                      [&] { core::record_quotation(context, world_.text, span, {}); }),
              "The passage “Neuf cents missiles ont été tirés.” is recorded already (" +
                  core::id_text(world_.statement.value) + ").");
    for (auto const& wrong : {core::Span{5, 5}, core::Span{-1, 3}, core::Span{0, 100'000}})
        EXPECT_NE(refusal(Code::refused,
                          [&] { core::record_quotation(context, world_.text, wrong, {}); })
                      .find("is not a passage of the text"),
                  std::string::npos);
}

TEST_F(Operations, ManyQuotationsAreOneStepAndOnePartyEach) {
    auto context = this->context();
    auto const before = store_->counts();
    core::StatementFacts facts;
    facts.speaker = "Nadia Perrot";
    std::vector<core::Passage> const passages{{{0, 4}, facts, {}}, {{5, 9}, facts, {}}};
    store_->commit(core::record_quotations(context, world_.text, passages));
    EXPECT_EQ(store_->counts().statements, before.statements + 2);
    EXPECT_EQ(store_->counts().parties, before.parties + 1);
    EXPECT_EQ(store_->counts().revisions, before.revisions + 1);
    refusal(Code::refused, [&] {
        store_->commit(core::record_quotations(context, world_.text, {{{10, 14}, facts, {}}, {{0, 4}, facts, {}}}));
    });
    EXPECT_EQ(store_->counts().revisions, before.revisions + 1) << "all or none";
    store_->undo();
    EXPECT_EQ(store_->counts().statements, before.statements);
    EXPECT_EQ(store_->counts().parties, before.parties);
}

TEST_F(Operations, PassagesAreLinkedInTheSameStep) {
    auto context = this->context();
    auto const before = store_->counts();
    core::StatementFacts facts;
    facts.speaker = "Nadia Perrot";
    std::vector<core::Passage> passages{{{0, 4}, facts, {}}, {{5, 9}, facts, {}}};
    auto const answered = store_->referring<core::Link>("to", world_.claim).size();
    passages[1].ties = {{core::Relation::contradicts, {}, 0, "dément"},
                        {core::Relation::refutes, core::ref(world_.claim), std::nullopt, "dément"}};
    store_->commit(core::record_quotations(context, world_.text, passages));
    EXPECT_EQ(store_->counts().revisions, before.revisions + 1);
    EXPECT_EQ(store_->referring<core::Link>("to", world_.claim).size(), answered + 1);
    bool contradicts = false;
    for (auto const& quotation : store_->referring<core::Quotation>("text", world_.text))
        for (auto const& link : store_->referring<core::Link>("from", quotation.statement))
            if (link.relation == core::Relation::contradicts) {
                contradicts = true;
                EXPECT_EQ(link.note, "dément");
                EXPECT_EQ(link.to.kind, core::Kind::statement);
                EXPECT_NE(link.to, link.from);
            }
    EXPECT_TRUE(contradicts);
    store_->undo();
    EXPECT_EQ(store_->referring<core::Link>("to", world_.claim).size(), answered);
}

TEST_F(Operations, WhatIsNoQuotationIsRememberedAndCanBeUndone) {
    auto context = this->context();
    auto const spans = [&] { return core::dismissed_passages(store_->get(world_.text)); };
    store_->commit(core::dismiss_passage(context, world_.text, {3, 9}));
    store_->commit(core::dismiss_passage(context, world_.text, {20, 25}));
    EXPECT_EQ(spans(), (std::set<core::Span>{{3, 9}, {20, 25}}));
    EXPECT_EQ(refusal(Code::refused, [&] { core::dismiss_passage(context, world_.text, {3, 9}); }),
              "That passage is no quotation already.");
    store_->undo();
    EXPECT_EQ(spans(), (std::set<core::Span>{{3, 9}}));
}

TEST_F(Operations, EditingARecordAddsThePartiesItNames) {
    auto context = this->context();
    auto source = store_->get(world_.source);
    auto const before = store_->counts().parties;
    store_->commit(core::edit_record(context, source, {}, 0, {{"publisher", "Agence Exemple"}}));
    EXPECT_EQ(store_->get(store_->get(world_.source).publisher).name, "Agence Exemple");
    EXPECT_EQ(store_->counts().parties, before + 1);
    store_->commit(core::edit_record(context, source, {}, 0, {{"publisher", "le quotidien"}}));
    EXPECT_EQ(store_->get(store_->get(world_.source).publisher).name, "Le Quotidien");
    store_->commit(core::edit_record(context, source, {}, 0, {{"publisher", " "}}));
    EXPECT_FALSE(store_->get(world_.source).publisher);
    EXPECT_EQ(store_->counts().parties, before + 1);
}

TEST_F(Operations, EditingAStatementKeepsItsIdentity) {
    auto context = this->context();
    auto facts = core::facts_of(*store_, store_->get(world_.statement));
    EXPECT_EQ(store_->commit(core::edit_statement(context, world_.statement, facts)).seq, 0);
    facts.place = "  Washington ";
    store_->commit(core::edit_statement(context, world_.statement, facts));
    EXPECT_EQ(store_->get(world_.statement).place, "Washington");
}

TEST_F(Operations, AClaimFindsItsTopicByName) {
    auto context = this->context();
    store_->commit(core::make_claim(context, {" Autre  chose. ", "fr", "UKRAINE", ""}).draft);
    EXPECT_EQ(store_->list(Kind::topic).size(), 1U);
    EXPECT_EQ(store_->get(core::Id<core::Claim>{store_->list(Kind::claim).front()}).text, "Autre chose.");
    EXPECT_EQ(store_->get(world_.claim).language, "fr"); // from the statement that asserts it
    EXPECT_EQ(refusal(Code::refused, [&] { core::add_topic(context, "ukraine"); }),
              "There is already a topic called “ukraine”.");
    EXPECT_EQ(refusal(Code::bad_input, [&] { core::add_topic(context, "  "); }),
              "A topic needs a name.");
}

TEST_F(Operations, APartyIsAddedOnce) {
    auto context = this->context();
    core::Party party;
    party.name = "Dmitri Peskov";
    party.aliases = {"Dmitry Peskov"};
    store_->commit(core::add_party(context, party).draft);
    core::Party again;
    again.name = "dmitry  PESKOV";
    EXPECT_NE(refusal(Code::refused, [&] { core::add_party(context, again); })
                  .find("There is already a party called “dmitry PESKOV”"),
              std::string::npos);
}

TEST_F(Operations, ARoleHasItsDates) {
    core::Party party;
    auto const date = [](char const* text) { return *core::PartialDate::parse(text); };
    party.roles = {{"député", "", date("2012"), date("2017")},
                   {"ministre", "Intérieur", date("2018"), {}}};
    EXPECT_EQ(core::role_on(party, date("2015-03")), "député");
    EXPECT_EQ(core::role_on(party, date("2022-12-19")), "ministre, Intérieur");
    EXPECT_EQ(core::role_on(party, date("2010")), "");
    EXPECT_EQ(core::role_on(party, {}), "ministre, Intérieur");
    EXPECT_EQ(core::guess_type("Département d’État"), core::PartyType::organisation);
    EXPECT_EQ(core::guess_type("Ned Price"), core::PartyType::person);
}

TEST_F(Operations, EveryStepOfAReviewAndWhoMayTakeIt) {
    using Step = core::ReviewStep;
    auto const take = [&](std::string actor, Step step, std::string remark = {}) {
        auto context = this->context(std::move(actor));
        auto const draft = core::take_step(context, world_.review, step, {std::move(remark), {}});
        store_->commit(draft);
        return draft;
    };
    auto const open_to = [&](std::string const& actor) {
        return core::open_steps(*store_, core::load_dossier(*store_, world_.claim), actor);
    };
    fixture::open_the_gate(*store_);
    EXPECT_EQ(open_to("anna"), std::vector{Step::submit});
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", Step::approve); }),
              "A review in the state “Draft” cannot take the step “Approve”.");
    take("anna", Step::submit);
    EXPECT_EQ(refusal(Code::refused, [&] { take("anna", Step::approve); }),
              "anna proposed this rating; a second person has to look at it.");
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", Step::pull_back); }),
              "Only anna, who submitted the review, can pull it back.");
    EXPECT_EQ(refusal(Code::refused, [&] { take("bruno", Step::send_back, " "); }),
              "Say what has to change before you send a review back.");
    EXPECT_EQ(open_to("anna"), std::vector{Step::pull_back});
    EXPECT_EQ(open_to("bruno"), (std::vector{Step::approve, Step::send_back}));
    EXPECT_EQ(take("bruno", Step::send_back, "Source?").reason, "Source?");
    EXPECT_EQ(review().reviewers, std::vector<std::string>{"bruno"});
    EXPECT_EQ(review().state, core::ReviewState::changes_requested);
    // What the reviewer said stays in sight, but is not why the author submits again.
    EXPECT_EQ(take("anna", Step::submit).reason, "");
    EXPECT_EQ(review().remark, "Source?");
    take("bruno", Step::approve);
    EXPECT_EQ(store_->counts().in(core::ReviewState::approved), 1);
    take("anna", Step::publish);
    EXPECT_EQ(review().state, core::ReviewState::published);
    EXPECT_TRUE(open_to("anna").empty());
}

TEST_F(Operations, ChangingAnApprovedRatingStartsAgain) {
    auto approved = review();
    approved.state = core::ReviewState::approved;
    approved.reviewers = {"bruno"};
    auto context = this->context();
    store_->commit(fixture::put(*store_, approved, "review.edit"));
    approved.state = core::ReviewState::published;
    EXPECT_EQ(refusal(Code::refused, [&] { core::edit_record(context, approved); }),
              "“State” of a review changes by its steps alone.");
    auto again = this->context();
    EXPECT_EQ(store_->commit(core::rate(again, world_.claim, {world_.scale, "false", "Non.", "", {}}).draft)
                  .seq,
              0);
    EXPECT_EQ(review().state, core::ReviewState::approved);
    store_->commit(core::rate(again, world_.claim, {world_.scale, "true", "Si.", "", {}}).draft);
    EXPECT_EQ(review().state, core::ReviewState::draft);
    EXPECT_TRUE(review().reviewers.empty());
    EXPECT_EQ(review().id, world_.review);
}

TEST_F(Operations, DeletingAClaimTakesLinksAndReviewsWithIt) {
    auto context = this->context();
    auto const full = fixture::body_of_everything(*store_);
    store_->commit(core::erase_record(context, core::ref(world_.claim), "doublon"));
    EXPECT_FALSE(store_->find(world_.claim));
    EXPECT_TRUE(store_->list(Kind::link).empty());
    EXPECT_TRUE(store_->list(Kind::review).empty());
    EXPECT_TRUE(store_->find(world_.statement));
    EXPECT_EQ(store_->revision(store_->head()).reason, "doublon");
    store_->undo();
    EXPECT_EQ(fixture::body_of_everything(*store_), full);
    EXPECT_NE(refusal(Code::not_found,
                      [&] { core::erase_record(context, {Kind::claim, 5}); })
                  .find("There is no claim"),
              std::string::npos);
}

TEST_F(Operations, DeletingASourceIsRefusedWhileItIsQuoted) {
    auto context = this->context();
    auto const draft = core::erase_record(context, core::ref(world_.source));
    EXPECT_NE(refusal(Code::refused, [&] { store_->commit(draft); }).find("a quotation still refers"),
              std::string::npos);
    store_->commit(core::erase_record(context, core::ref(world_.statement)));
    store_->commit(core::erase_record(context, core::ref(world_.source)));
    EXPECT_TRUE(store_->list(Kind::text).empty());
    EXPECT_TRUE(store_->list(Kind::capture).empty());
}

TEST_F(Operations, RestoringAStateIsANewRevision) {
    auto context = this->context();
    auto const first = store_->last_change(core::ref(world_.claim));
    store_->commit(core::edit_claim(context, world_.claim, {"Changed.", "fr", "", ""}));
    store_->commit(core::erase_record(context, core::ref(world_.claim)));
    store_->commit(core::restore_record(context, core::ref(world_.claim), first));
    EXPECT_EQ(store_->get(world_.claim).text, "900 missiles ont été tirés.");
    EXPECT_EQ(store_->revision(store_->head()).operation, "record.bring_back");
    store_->commit(core::edit_claim(context, world_.claim, {"Changed.", "fr", "", ""}));
    store_->commit(core::restore_record(context, core::ref(world_.claim), first));
    EXPECT_EQ(store_->revision(store_->head()).operation, "claim.restore");
    EXPECT_NE(refusal(Code::not_found,
                      [&] { core::restore_record(context, core::ref(world_.claim), 1); })
                  .find("did not exist at revision 1"),
              std::string::npos);
    refusal(Code::not_found, [&] {
        core::restore_record(context, core::ref(world_.claim), store_->head() - 3); // when it was erased
    });
}

TEST_F(Operations, EveryOperationHasWords) {
    for (core::Seq seq = 1; seq <= store_->head(); ++seq) {
        auto const key = store_->revision(seq).operation;
        EXPECT_NE(core::operation_label(key), key);
    }
    for (auto const* verb : {".edit", ".erase", ".restore"})
        core::each_kind([&]<class T>(std::type_identity<T>) {
            if (core::Model<T>::kind == Kind::capture || core::Model<T>::kind == Kind::text) return;
            auto const key = std::string(core::Model<T>::name) + verb;
            EXPECT_NE(core::operation_label(key), key);
        });
    EXPECT_EQ(core::operation_label("from.the.future"), "from.the.future");
    EXPECT_EQ(core::tidy("  a \n\t b  "), "a b");
}

TEST_F(Operations, DifferencesAreToldFieldByField) {
    auto context = this->context();
    auto facts = core::facts_of(*store_, store_->get(world_.statement));
    facts.speaker = "Ned Price";
    facts.place = "Washington";
    store_->commit(core::edit_statement(context, world_.statement, facts));
    auto const steps = store_->history(core::ref(world_.statement));
    auto const changes = core::field_changes(steps[1].before, steps[1].after, *store_);
    ASSERT_EQ(changes.size(), 2U);
    EXPECT_EQ(changes[0].name, "speaker");
    EXPECT_EQ(changes[0].label, "Speaker");
    EXPECT_EQ(changes[0].before, "Antony Blinken");
    EXPECT_EQ(changes[0].after, "Ned Price");
    EXPECT_EQ(changes[1].after, "Washington");
    auto const created = core::field_changes(std::nullopt, steps[0].after, *store_);
    EXPECT_FALSE(created.empty());
    for (auto const& change : created) EXPECT_EQ(change.before, "");
    auto const deleted = core::field_changes(steps[0].after, std::nullopt, *store_);
    EXPECT_EQ(deleted.size(), created.size());
    EXPECT_TRUE(core::field_changes(steps[0].after, steps[0].after, *store_).empty());
}

} // namespace
