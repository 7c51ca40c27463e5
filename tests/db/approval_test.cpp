// What an approval covers: whatever a reader of the dossier is shown, and nothing else; and that the list of what is
// stale follows at once, in work that grows with what is touched.
#include "core/editorial/sources.h"
#include "core/log/as_of.h"
#include "core/editorial/chronicle.h"
#include "core/formats/list.h"
#include "core/operations/corrections.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "tests/db/editorial.h"

#include <nlohmann/json.hpp>

namespace {

using core::Kind;
using core::ReviewState;
using core::ReviewStep;

class Approval : public fixture::Editorial {
protected:
    /// An approved claim, whose words may still change, with evidence that was taken from another source, a reply with its answer, and a relative.
    void SetUp() override {
        Editorial::SetUp();
        refuting_ = evidence(core::Relation::refutes, "Journal B", core::SourceType::article, "AFP");
        original_ = evidence(core::Relation::gives_context, "Agence C", core::SourceType::wire);
        auto quotation = store_->referring<core::Quotation>("statement", refuting_).front();
        auto const from = store_->referring<core::Quotation>("statement", original_).front();
        // The original stands in no link of its own: it is shown by the trail alone.
        auto& context = as("anna");
        for (auto const& link : store_->referring<core::Link>("from", original_)) {
            store_->commit(core::erase_record(as("anna"), core::ref(link.id)));
        }
        quotation.quoted_from = from.id;
        as("anna");
        store_->commit(core::edit_record(context, quotation));
        answer_ = evidence(core::Relation::gives_context, "Ministère", core::SourceType::communique);
        for (auto const& link : store_->referring<core::Link>("from", answer_))
            store_->commit(core::erase_record(as("anna"), core::ref(link.id)));
        edit<core::Statement>(answer_, [&](auto& s) { s.role = "porte-parole"; }, {{"speaker", "Ned Price"}});
        as("anna");
        auto const asked = core::ask_for_reply(context, world_.claim, {"Kremlin", {}, "courriel", {}, "Combien ?"});
        store_->commit(asked.draft);
        request_ = asked.id;
        store_->commit(core::settle_request(as("anna"), request_, {core::Outcome::answered, answer_}));
        auto const other = core::make_claim(as("anna"), {"La même chose, plus court.", "", "", ""}, {});
        store_->commit(other.draft);
        relative_ = other.id;
        store_->commit(core::link_records(as("anna"), core::Relation::repeats, core::ref(relative_),
                                          core::ref(world_.claim), "")
                           .draft);
        approve();
        ASSERT_FALSE(is_stale());
    }
    bool is_stale() {
        auto const stale = core::is_stale(*store_, review());
        // Every list that tells it says the same.
        EXPECT_EQ(store_->counts().stale, stale ? 1 : 0);
        EXPECT_EQ(store_->queue(core::QueuePart::stale, "", 9).size(), stale ? 1U : 0U);
        EXPECT_EQ(core::find_hits(*store_, "has:stale-approval kind:claim", 9, core::SearchOrder::newest, "x").size(),
                  stale ? 1U : 0U);
        return stale;
    }
    template <class T, class Change>
    void edit(core::Id<T> id, Change const& change, core::PartyNames const& names = {}) {
        auto record = store_->get(id);
        change(record);
        store_->commit(core::edit_record(as("anna"), record, {}, 0, names));
    }
    core::Id<core::Party> party(char const* name) { return store_->party_named(name); }
    core::Id<core::Source> source_of(core::Id<core::Statement> statement) {
        return core::trail_of(*store_, statement).back().source.id;
    }

    core::Id<core::Statement> refuting_, original_, answer_;
    core::Id<core::ReplyRequest> request_;
    core::Id<core::Claim> relative_;
};

struct Named {
    char const* what;
    std::function<void()> change;
};

TEST_F(Approval, CoversWhatAReaderOfTheDossierIsShown) {
    using core::Claim;
    using core::Party;
    using core::Source;
    using core::Statement;
    auto const name = [&](char const* was, char const* is) {
        return [this, was, is] { edit(party(was), [&](Party& p) { p.name = is; }); };
    };
    auto const source = [&](auto change) {
        return [this, change] { edit(world_.source, change); };
    };
    auto const said = [&](auto change) {
        return [this, change] { edit(world_.statement, change); };
    };
    auto const date = [](char const* text) { return *core::PartialDate::parse(text); };
    std::vector<Named> const changes{
        {"speaker renamed", name("Antony Blinken", "Tony Blinken")},
        {"speaker's alias", [&] { edit(party("Antony Blinken"), [](Party& p) { p.aliases = {"Blinken, A."}; }); }},
        {"speaker's Wikidata item", [&] { edit(party("Antony Blinken"), [](Party& p) { p.wikidata = "Q7747"; }); }},
        {"speaker's type",
         [&] { edit(party("Antony Blinken"), [](Party& p) { p.type = core::PartyType::organisation; }); }},
        {"whom he spoke for, renamed", name("Département d’État", "Maison-Blanche")},
        {"publisher renamed", name("Le Quotidien", "Le Matin")},
        {"agency renamed", name("AFP", "Agence France-Presse")},
        {"publisher of where it was quoted from, renamed", name("Agence C", "Agence D")},
        {"source's title", source([](Source& s) { s.title = "Autre titre"; })},
        {"source's date", source([&](Source& s) { s.published = date("2021-01-01"); })},
        {"source's author", source([](Source& s) { s.author = "Quelqu’un"; })},
        {"source's address", source([](Source& s) { s.url = "https://exemple.org"; })},
        {"source's credit", source([](Source& s) { s.credit = "Photo X"; })},
        {"source's type", source([](Source& s) { s.type = core::SourceType::post; })},
        {"source's standing", source([](Source& s) { s.standing = core::SourceStanding::primary; })},
        {"title of where it was quoted from", [&] { edit(source_of(original_), [](Source& s) { s.title += " bis"; }); }},
        {"topic renamed", [&] { edit(claim().topic, [](core::Topic& t) { t.name = "Europe"; }); }},
        {"topic changed", [&] { edit(world_.claim, [](Claim& c) { c.topic = {}; }); }},
        {"claim's text", [&] { edit(world_.claim, [](Claim& c) { c.text += " Vraiment."; }); }},
        {"claim's note", [&] { edit(world_.claim, [](Claim& c) { c.note = "Note."; }); }},
        {"related claim's text", [&] { edit(relative_, [](Claim& c) { c.text = "Autre."; }); }},
        {"related claim taken away",
         [&] {
             store_->commit(core::erase_record(
                 as("anna"), core::ref(store_->referring<core::Link>("from", relative_).front().id)));
         }},
        {"statement's date", said([&](Statement& s) { s.said_on = date("2022-12-01"); })},
        {"statement's role", said([](Statement& s) { s.role = "secrétaire d’État"; })},
        {"statement's occasion", said([](Statement& s) { s.occasion = "discours"; })},
        {"statement's place", said([](Statement& s) { s.place = "Kiev"; })},
        {"statement's note", said([](Statement& s) { s.note = "Traduit."; })},
        {"other speaker", [&] { edit(world_.statement, [](Statement&) {}, {{"speaker", "Ned Price"}}); }},
        {"asked party renamed", name("Kremlin", "Présidence russe")},
        {"question", [&] { edit(request_, [](core::ReplyRequest& r) { r.question = "Pourquoi ?"; }); }},
        {"another reply asked for",
         [&] {
             store_->commit(core::ask_for_reply(as("anna"), world_.claim, {"Otan", {}, "", {}, ""}).draft);
         }},
        {"answer's words", [&] { edit(answer_, [](Statement& s) { s.text += " Oui."; }); }},
        {"who answered, renamed", name("Ned Price", "Edward Price")},
        {"publisher of the answer renamed", name("Ministère", "Ministère de la Défense")},
        {"link's note",
         [&] {
             edit(store_->referring<core::Link>("to", world_.claim).front().id,
                  [](core::Link& l) { l.note = "autre"; });
         }},
        {"more evidence", [&] { evidence(core::Relation::refutes, "Journal Z", core::SourceType::article); }},
    };
    for (auto const& [what, change] : changes) {
        auto const head = store_->head();
        change();
        EXPECT_TRUE(is_stale()) << what;
        auto const told = core::changed_since_approval(*store_, review());
        EXPECT_FALSE(told.empty()) << what << ": a reader is told what it was";
        for (auto const& difference : told)
            EXPECT_TRUE(!difference.fields.empty() || !difference.before || !difference.after) << what;
        // The dossier says that it changed, and as it was approved it stands as it was.
        EXPECT_TRUE(core::load_dossier(*store_, world_.claim).stale) << what;
        auto const approved = core::entered(*store_, world_.claim, ReviewState::approved);
        EXPECT_FALSE(core::load_dossier(core::AsOf(*store_, approved), world_.claim).stale) << what;
        while (store_->head() - head < 2 * 64 && is_stale()) store_->undo();
        ASSERT_FALSE(is_stale()) << what << " and back";
        EXPECT_TRUE(core::changed_since_approval(*store_, review()).empty()) << what;
    }
    fixture::expect_sound(*store_);
}

TEST_F(Approval, DoesNotCoverWhatNoReaderIsShown) {
    using core::Party;
    std::vector<Named> const changes{
        {"a party's note", [&] { edit(party("Antony Blinken"), [](Party& p) { p.note = "À suivre."; }); }},
        {"a party's roles: the statement says the one of its day",
         [&] { edit(party("Antony Blinken"), [](Party& p) { p.roles = {{"ministre", "", {}, {}}}; }); }},
        {"a publisher's alias: it is called by its name",
         [&] { edit(party("Le Quotidien"), [](Party& p) { p.aliases = {"LQ"}; }); }},
        {"a publisher's owner", [&] { edit(party("Le Quotidien"), [](Party&) {}, {{"owner", "Groupe Presse"}}); }},
        {"a source's triage", [&] { edit(world_.source, [](core::Source& s) { s.triage = core::Triage::done; }); }},
        {"a source's note", [&] { edit(world_.source, [](core::Source& s) { s.note = "Bien fait."; }); }},
        {"a topic's note", [&] { edit(claim().topic, [](core::Topic& t) { t.note = "Suivi."; }); }},
        {"a related claim's note", [&] { edit(relative_, [](core::Claim& c) { c.note = "Note."; }); }},
        {"who works on it", [&] { store_->commit(core::assign_claim(as("anna"), world_.claim, "bruno")); }},
        {"a remark",
         [&] { store_->commit(core::make_remark(as("anna"), world_.claim, {{}, "", "", "Bien.", {}}).draft); }},
        {"a claim beside it", [&] { store_->commit(core::make_claim(as("anna"), {"Autre.", "", "Ukraine", ""}, {}).draft); }},
        {"a later version of the scale: the review keeps its own",
         [&] {
             auto scale = store_->get(world_.scale);
             scale.id = store_->ids().next<core::Scale>();
             scale.version = 2;
             scale.ratings[0].labels["en"] = "Wrong";
             store_->commit(fixture::put(*store_, scale, "scale.revise"));
         }},
        {"a passage that is no quotation",
         [&] {
             auto text = store_->get(world_.text);
             text.dismissed = {"0-5"};
             store_->commit(fixture::put(*store_, text, "text.dismiss"));
         }},
    };
    for (auto const& [what, change] : changes) {
        change();
        EXPECT_FALSE(is_stale()) << what;
    }
    fixture::expect_sound(*store_);
}

TEST_F(Approval, CoversEverythingTheExportedDossierSays) {
    // Whatever text of the approved records stands in the export must be covered: each is altered behind the back of
    // all operations and looked for in it.
    auto const exported = [&] {
        auto json = nlohmann::json::parse(
            core::dossier_json(core::load_dossier(*store_, world_.claim), *store_, core::english()));
        for (auto const* moving : {"history", "log", "proof"}) json.erase(moving);
        json["review"].erase("stale_approval");
        return json.dump();
    };
    auto const before = exported();
    int shown = 0;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        if constexpr (std::is_same_v<T, core::Scale> || std::is_same_v<T, core::Review>) return;
        for (auto const id : store_->list(core::Model<T>::kind))
            core::each_field<T>([&]<class Value>(core::Field<T, Value> const& field) {
                if constexpr (std::is_same_v<Value, std::string>) {
                    if (field.use & core::workflow) return; // moved by steps
                    auto entity = store_->get(core::Id<T>{id});
                    entity.*field.member += "§";
                    try {
                        store_->commit(fixture::put(*store_, entity, "claim.edit"));
                    } catch (core::Error const&) {
                        return; // evidence does not change
                    }
                    if (exported() != before) {
                        ++shown;
                        EXPECT_TRUE(is_stale()) << core::Model<T>::name << "." << field.name;
                    }
                    store_->undo();
                }
            });
    });
    EXPECT_GT(shown, 30);
    EXPECT_FALSE(is_stale());
}

TEST_F(Approval, ACorrectionIsCoveredOnceItIsInForce) {
    take("anna", ReviewStep::publish);
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::update;
    facts.notice = "Chiffres ajoutés.";
    facts.review.rationale = "Davantage.";
    store_->commit(core::propose_correction(as("anna"), world_.review, facts).draft);
    EXPECT_FALSE(is_stale()) << "it is part of what holds";
    facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::verdict_change;
    facts.notice = "Revu.";
    facts.review.rating = "true";
    auto const made = core::propose_correction(as("anna"), world_.review, facts);
    store_->commit(made.draft);
    EXPECT_FALSE(is_stale()) << "a proposal tells the public nothing";
    edit(world_.source, [](core::Source& s) { s.title = "Autre titre"; });
    EXPECT_TRUE(is_stale());
    store_->commit(core::sign_correction(as("bruno"), made.id));
    EXPECT_FALSE(is_stale()) << "who signs has seen all of it";
    auto correction = store_->get(made.id);
    correction.notice = "Tout autre chose.";
    EXPECT_NE(core::content_digest(*store_, review(), {correction}), review().approved);
    correction.state = core::CorrectionState::waiting;
    EXPECT_NE(core::content_digest(*store_, review(), {correction}), review().approved);
    fixture::expect_sound(*store_);
}

TEST_F(Approval, OfAnEarlierFormIsComparedByThatForm) {
    take("anna", ReviewStep::publish);
    auto old = review();
    old.approval_form = core::first_approval_form;
    old.approved = core::content_digest(*store_, old);
    store_->commit(fixture::put(*store_, old, "review.approve"));
    EXPECT_FALSE(is_stale());
    edit(party("Antony Blinken"), [](core::Party& p) { p.name = "Tony"; });
    edit(world_.source, [](core::Source& s) { s.title = "Autre titre"; });
    EXPECT_FALSE(is_stale()) << "nobody is told now that an approval never covered this";
    auto facts = core::correction_of(*store_, review());
    facts.tier = core::Tier::typo;
    facts.review.summary = "Non !";
    store_->commit(core::propose_correction(as("anna"), world_.review, facts).draft);
    EXPECT_FALSE(is_stale());
    EXPECT_EQ(review().approval_form, core::first_approval_form) << "a typo approves nothing anew";
    edit(world_.statement, [](core::Statement& s) { s.occasion = "discours"; });
    EXPECT_TRUE(is_stale());
    take("bruno", ReviewStep::approve_again);
    EXPECT_EQ(review().approval_form, core::newest_approval_form);
    edit(world_.source, [](core::Source& s) { s.title = "Encore un autre"; });
    EXPECT_TRUE(is_stale());
    auto strange = review();
    strange.approval_form = 77;
    EXPECT_TRUE(core::is_stale(*store_, strange)) << "a form nobody knows holds nothing";
}

TEST_F(Approval, TheQueueNamesWhoChangedWhatIsCovered) {
    edit(party("Antony Blinken"), [](core::Party& p) { p.name = "Tony"; });
    auto const renamed = store_->head();
    edit(party("Antony Blinken") ? party("Antony Blinken") : party("Tony"), [](core::Party& p) { p.note = "Note."; });
    auto const covered = core::covered_by_approval(*store_, review());
    EXPECT_EQ(core::newest_covered_change(*store_, covered), renamed);
    auto const told = core::changed_since_approval(*store_, review());
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].ref.kind, Kind::party);
    ASSERT_EQ(told[0].fields.size(), 1U) << "the note is nobody's business";
    EXPECT_EQ(told[0].fields[0].before, "Antony Blinken");
    EXPECT_EQ(told[0].fields[0].after, "Tony");
}

TEST(ApprovalGrowth, ARenamedSpeakerIsLookedUpOncePerStatement) {
    auto const store = fixture::in_memory();
    auto const world = fixture::make_world(*store);
    auto const speaker = store->get(world.statement).speaker;
    auto const calls = [&] {
        std::size_t count = 0;
        core::each_claim_showing(*store, store->get(speaker), [&](core::Id<core::Claim>) { ++count; });
        return count;
    };
    EXPECT_EQ(calls(), 1U);
    for (std::size_t more = 0; more < 300; ++more) {
        core::Statement statement;
        statement.id = store->ids().next<core::Statement>();
        statement.text = "Propos " + std::to_string(more);
        statement.speaker = speaker;
        auto const claim = fixture::claim_saying(*store, "Affirmation " + std::to_string(more));
        core::Link link;
        link.id = store->ids().next<core::Link>();
        link.from = core::ref(statement.id);
        link.to = core::ref(claim.id);
        core::Draft draft;
        draft.operation = "claim.create";
        draft.base = store->head();
        draft.puts = {statement, claim, link};
        store->commit(draft);
        if (more == 99) { EXPECT_EQ(calls(), 101U); }
    }
    EXPECT_EQ(calls(), 301U);
    // Nothing of theirs was approved, so nothing of theirs is written anew: the rename touches the party alone.
    auto party = store->get(speaker);
    party.name = "Tony Blinken";
    store->commit(fixture::put(*store, party, "party.edit"));
    EXPECT_EQ(store->counts().stale, 0);
    fixture::expect_sound(*store);
}

} // namespace
