// Several made one and one made two: what moves, what is told, what readers have, and that undo takes back all of it; and what is
// perhaps here twice.
#include "core/editorial/approval.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/matching/duplicates.h"
#include "core/operations/merging.h"
#include "core/operations/splitting.h"
#include "core/operations/trail.h"
#include "tests/db/editorial.h"

namespace {

using core::Kind;
using core::ref;
using core::Relation;

class Merges : public fixture::Editorial {
protected:
    core::Context context() { return core::context_of(*store_); }
    std::string refusal(std::function<void(core::Context&)> const& work) {
        auto const before = store_->head();
        try {
            auto now = context();
            work(now);
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::refused) << core::render(error.message());
            EXPECT_EQ(store_->head(), before);
            return core::render(error.message());
        }
        ADD_FAILURE() << "it was not refused";
        return {};
    }
    core::ImportedSource bring_in(std::string const& words, std::string const& publisher, std::string const& url = {},
                                  core::SourceType type = core::SourceType::article) {
        core::Ingested ingested;
        ingested.text = words;
        ingested.media_type = "text/plain";
        ingested.extractor = "plain/1";
        ingested.language = "fr";
        core::SourceFacts facts;
        facts.title = "De " + publisher;
        facts.publisher = publisher;
        facts.type = type;
        facts.url = url;
        facts.language = "fr";
        auto now = context();
        auto imported = core::import_source(now, std::string(words), std::move(ingested), facts, {core::Obtained::file, publisher + ".txt"});
        store_->commit(imported.draft);
        return imported;
    }
    core::RecordedQuotation record(core::Id<core::Text> text, core::Span span, core::StatementFacts const& facts = {}) {
        auto now = context();
        auto made = core::record_quotation(now, text, span, facts);
        store_->commit(made.draft);
        return made;
    }
    core::Id<core::Claim> claim_of(std::string const& text, core::Id<core::Statement> from = {}) {
        auto now = context();
        auto const made = core::make_claim(now, {text, "fr", "", ""}, from);
        store_->commit(made.draft);
        return made.id;
    }
    void link(Relation relation, core::Ref from, core::Ref to) {
        auto now = context();
        store_->commit(core::link_records(now, relation, from, to, "").draft);
    }
    core::ChangeSet merge(core::Ref keep, core::Ref gone) {
        auto now = context();
        return store_->commit(core::merge_records(now, keep, {gone}, "deux fois le même"));
    }
    static bool told(core::ChangeSet const& change, std::string const& words) {
        return std::ranges::any_of(change.remarks, [&](auto const& remark) { return core::render(remark).find(words) != std::string::npos; });
    }
};

constexpr auto dispatch = "Le ministère a publié mercredi les chiffres de la récolte. Ils sont les plus bas depuis onze ans, et les exploitants "
                          "demandent une aide avant la fin de l'année. Une réunion est prévue lundi à la préfecture avec les syndicats, les "
                          "banques et la région, qui a déjà promis deux millions d'euros pour les élevages les plus touchés par la sécheresse.";

TEST_F(Merges, TwoStatementsBecomeOneWithAllTheirPlacesAndLinks) {
    auto const other_text = bring_in("Ailleurs : neuf cents missiles ont été tirés, dit-il.", "Autre");
    core::StatementFacts facts;
    facts.text = "neuf cents missiles ont été tirés";
    facts.occasion = "conférence";
    facts.speaker = "Blinken";
    auto const other = record(other_text.text, {11, 44}, facts);
    auto const second = claim_of("Une autre affirmation.");
    link(Relation::asserts, ref(other.statement), ref(world_.claim)); // there already: goes
    link(Relation::supports, ref(other.statement), ref(second));      // moves
    link(Relation::repeats, ref(other.statement), ref(world_.statement)); // would lead to itself: goes
    auto const before = fixture::body_of_everything(*store_);
    auto const change = merge(ref(world_.statement), ref(other.statement));
    EXPECT_EQ(change.operation, "statement.merge");
    EXPECT_FALSE(store_->find(other.statement));
    EXPECT_EQ(store_->get(other.quotation).statement, world_.statement);
    EXPECT_EQ(store_->referring<core::Quotation>("statement", world_.statement).size(), 2U);
    EXPECT_EQ(store_->referring<core::Link>("from", world_.statement).size(), 2U);
    EXPECT_EQ(store_->get(world_.statement).occasion, "conférence") << "what was empty is filled";
    EXPECT_EQ(store_->get(world_.statement).text, "Neuf cents missiles ont été tirés.") << "what differs stays";
    EXPECT_TRUE(told(change, "Records that were moved to it: 2; links that would be there twice: 2, which went."));
    EXPECT_TRUE(told(change, "Text: “Neuf cents missiles ont été tirés.” stays, “neuf cents missiles ont été tirés” goes."));
    EXPECT_EQ(store_->history(ref(other.statement)).size(), 2U) << "the history of what went is kept";
    EXPECT_EQ(store_->revision(store_->head()).reason, "deux fois le même");
    fixture::expect_sound(*store_);
    fixture::undo(*store_);
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
    store_->redo();
    EXPECT_FALSE(store_->find(other.statement));
    fixture::expect_sound(*store_);
}

TEST_F(Merges, TwoSourcesBecomeOneAndAHopBetweenThemIsTakenOff) {
    auto const copy = bring_in("Repris : Neuf cents missiles ont été tirés.", "Le Quotidien", "https://x.example/a");
    auto const there = record(copy.text, {9, 42});
    auto now = context();
    store_->commit(core::quote_from(now, there.quotation, world_.quotation));
    auto const change = merge(ref(world_.source), ref(copy.source));
    EXPECT_EQ(change.operation, "source.merge");
    EXPECT_EQ(store_->referring<core::Capture>("source", world_.source).size(), 2U);
    EXPECT_EQ(core::source_of(*store_, copy.text), world_.source);
    EXPECT_EQ(store_->get(world_.source).url, "https://x.example/a");
    EXPECT_FALSE(store_->get(there.quotation).quoted_from);
    EXPECT_TRUE(told(change, "Hops of the trail between the two, which are one source now: 1"));
    EXPECT_TRUE(told(change, "Title: “Guerre en Ukraine” stays, “De Le Quotidien” goes."));
    fixture::expect_sound(*store_);
    fixture::undo(*store_);
    EXPECT_EQ(store_->get(there.quotation).quoted_from, world_.quotation);
    EXPECT_TRUE(store_->find(copy.source));
    fixture::expect_sound(*store_);
}

TEST_F(Merges, OfTwoClaimsTheOneThatStaysKeepsItsRating) {
    auto const other = claim_of("900 missiles ont été tirés !", world_.statement);
    auto now = context();
    store_->commit(core::rate(now, other, {world_.scale, "true", "Oui.", "", {}}).draft);
    auto const change = merge(ref(world_.claim), ref(other));
    EXPECT_FALSE(store_->find(other));
    EXPECT_EQ(store_->referring<core::Review>("claim", world_.claim).size(), 1U);
    EXPECT_EQ(core::current_review(*store_, world_.claim)->rating, "false");
    EXPECT_TRUE(told(change, "The rating “true” of the claim that goes was not taken over"));
    EXPECT_EQ(store_->referring<core::Link>("to", world_.claim).size(), 1U);
    fixture::expect_sound(*store_);
    // One that has none takes the rating over.
    auto const bare = claim_of("Encore une fois.");
    merge(ref(bare), ref(world_.claim));
    EXPECT_EQ(core::current_review(*store_, bare)->rating, "false");
    fixture::expect_sound(*store_);
}

TEST_F(Merges, WhatReadersHaveStaysAndWhatIsAddedShowsAsStale) {
    auto const text = bring_in("Ailleurs : neuf cents missiles ont été tirés, dit-il.", "Autre");
    auto const other = record(text.text, {11, 44});
    publish();
    EXPECT_EQ(refusal([&](core::Context& now) { core::merge_records(now, ref(other.statement), {ref(world_.statement)}); }),
              "“Neuf cents missiles ont été tirés.” belongs to what is published and cannot go. Merge them the other way round, so that it is the "
              "one that stays. Nothing was changed.");
    EXPECT_NE(refusal([&](core::Context& now) { core::merge_records(now, ref(text.source), {ref(world_.source)}); }).find("other way round"), std::string::npos);
    auto const another = claim_of("Autre chose.");
    EXPECT_NE(refusal([&](core::Context& now) { core::merge_records(now, ref(another), {ref(world_.claim)}); }).find("other way round"), std::string::npos);
    EXPECT_FALSE(core::is_stale(*store_, *core::current_review(*store_, world_.claim)));
    merge(ref(world_.statement), ref(other.statement));
    EXPECT_TRUE(core::is_stale(*store_, *core::current_review(*store_, world_.claim))) << "what was published gained a place: it is to be looked at again";
    EXPECT_NE(refusal([&](core::Context& now) { core::split_record(now, ref(world_.statement), {ref(world_.quotation)}); }).find("belongs to what is published and stays"),
              std::string::npos);
    fixture::expect_sound(*store_);
}

TEST_F(Merges, WhatMakesNoSenseIsRefused) {
    auto now = context();
    refusal([&](core::Context& at) { core::merge_records(at, ref(world_.claim), {}); });
    refusal([&](core::Context& at) { core::merge_records(at, ref(world_.claim), {ref(world_.claim)}); });
    EXPECT_EQ(refusal([&](core::Context& at) { core::merge_records(at, ref(world_.claim), {ref(world_.statement)}); }),
              "A claim and a statement are not the same. Nothing was changed.");
    refusal([&](core::Context& at) { core::merge_records(at, ref(world_.quotation), {ref(world_.quotation)}); });
    EXPECT_THROW(core::merge_records(now, ref(world_.claim), {core::Ref{Kind::claim, 7}}), core::Error);
}

TEST_F(Merges, AStatementIsSplitAndMergedAgain) {
    auto const text = bring_in("Ailleurs : neuf cents missiles ont été tirés, dit-il.", "Autre");
    auto now = context();
    auto const second = core::add_quotation(now, world_.statement, text.text, {11, 44});
    store_->commit(second.draft);
    auto const before = fixture::body_of_everything(*store_);
    auto at = context();
    auto split = core::split_record(at, ref(world_.statement), {ref(second.id)});
    store_->commit(split.draft);
    auto const made = core::id_as<core::Statement>(split.made);
    EXPECT_EQ(store_->get(made).text, "neuf cents missiles ont été tirés");
    EXPECT_EQ(store_->get(made).speaker, store_->get(world_.statement).speaker);
    EXPECT_EQ(store_->get(second.id).statement, made);
    EXPECT_EQ(store_->get(world_.quotation).statement, world_.statement);
    EXPECT_EQ(refusal([&](core::Context& again) { core::split_record(again, ref(world_.statement), {ref(world_.quotation)}); }),
              "Nothing it was read in would stay: leave at least one behind. Nothing was changed.");
    EXPECT_EQ(refusal([&](core::Context& again) { core::split_record(again, ref(world_.statement), {}); }),
              "Say what goes into the new one: nothing was named. Nothing was changed.");
    refusal([&](core::Context& again) { core::split_record(again, ref(world_.statement), {ref(second.id)}); }); // it is the other one's by now
    fixture::expect_sound(*store_);
    fixture::undo(*store_);
    EXPECT_EQ(fixture::body_of_everything(*store_), before);
}

TEST_F(Merges, ClaimsAndSourcesAreSplitToo) {
    auto const text = bring_in("Ailleurs : neuf cents missiles ont été tirés, dit-il.", "Autre");
    auto const other = record(text.text, {11, 44});
    link(Relation::supports, ref(other.statement), ref(world_.claim));
    auto const links = store_->referring<core::Link>("to", world_.claim);
    auto const moved = std::ranges::find(links, Relation::supports, &core::Link::relation)->id;
    EXPECT_EQ(refusal([&](core::Context& now) { core::split_record(now, ref(world_.claim), {ref(moved)}); }),
              "Say what the new claim is: a sentence that can be checked. Nothing was changed.");
    auto now = context();
    auto const split = core::split_record(now, ref(world_.claim), {ref(moved)}, "Des missiles ont été tirés mardi.");
    store_->commit(split.draft);
    EXPECT_EQ(store_->get(moved).to, split.made);
    EXPECT_EQ(store_->get(core::id_as<core::Claim>(split.made)).topic, store_->get(world_.claim).topic);
    EXPECT_FALSE(core::current_review(*store_, core::id_as<core::Claim>(split.made))) << "a rating is of the claim it was given to";
    merge(ref(world_.source), ref(text.source));
    auto const capture = store_->get(text.text).capture;
    auto again = context();
    auto const apart = core::split_record(again, ref(world_.source), {ref(capture)}, "De nouveau seul");
    store_->commit(apart.draft);
    EXPECT_EQ(core::source_of(*store_, text.text), core::id_as<core::Source>(apart.made));
    EXPECT_EQ(store_->get(core::id_as<core::Source>(apart.made)).title, "De nouveau seul");
    refusal([&](core::Context& at) { core::split_record(at, ref(world_.quotation), {ref(capture)}); });
    fixture::expect_sound(*store_);
}

TEST_F(Merges, WhatIsPerhapsHereTwiceIsSuggestedAndNothingElse) {
    std::string const text = dispatch;
    auto const first = bring_in(text, "Journal", "https://www.journal.example/recolte?utm_source=x");
    auto near = text;
    near.replace(near.find("mercredi"), 8, "jeudi");
    auto const second = bring_in(near, "Journal", "http://journal.example/autre");
    auto const wire = bring_in(text + " Fin.", "Agence", "", core::SourceType::wire);
    auto const address = bring_in("Tout autre chose se trouve sous la même adresse depuis hier matin.", "Journal", "https://journal.example/recolte/#bas");
    bring_in("Un article sans rapport, qui parle de la pluie, de la mer et du beau temps à venir.", "Ailleurs");
    core::Progress progress;
    auto const all = core::all_duplicates(*store_, 100, progress);
    auto const find = [&](core::Id<core::Source> one, core::Id<core::Source> other) {
        auto const found = std::ranges::find_if(all, [&](core::Duplicate const& pair) { return pair.one == ref(std::min(one, other)) && pair.other == ref(std::max(one, other)); });
        return found == all.end() ? std::nullopt : std::optional(*found);
    };
    ASSERT_TRUE(find(first.source, second.source));
    EXPECT_EQ(find(first.source, second.source)->why, core::Alike::near);
    EXPECT_GE(find(first.source, second.source)->share, 0.8);
    EXPECT_FALSE(find(first.source, second.source)->agency);
    ASSERT_TRUE(find(first.source, wire.source));
    EXPECT_EQ(find(first.source, wire.source)->agency, store_->get(wire.source).publisher) << "a paper and its agency are no duplicates";
    ASSERT_TRUE(find(first.source, address.source));
    EXPECT_EQ(find(first.source, address.source)->why, core::Alike::address);
    for (auto const& pair : all) EXPECT_EQ(pair.one.kind, Kind::source);
    EXPECT_EQ(all.size(), 4U) << "first, second and wire with each other, and the address";
    // One of them alone is looked up by its words, and answers the same.
    auto const of_first = core::duplicates_of(*store_, first.source);
    EXPECT_EQ(std::ranges::count_if(of_first, [](auto const& pair) { return pair.why == core::Alike::near; }), 2);
    EXPECT_NE(core::render(core::perhaps_the_same(*store_, of_first.front(), ref(first.source))).find("nearly the same words"), std::string::npos);
    // What is known to print one agency is not told again.
    for (auto const paper : {first.source, second.source}) {
        auto source = store_->get(paper);
        source.agency = store_->get(wire.source).publisher;
        store_->commit(fixture::put(*store_, source, "source.edit"));
    }
    core::Progress again;
    EXPECT_EQ(core::all_duplicates(*store_, 100, again).size(), 1U) << "the address alone is left";
}

TEST_F(Merges, StatementsAndClaimsInTheSameWordsAreSuggestedUnlessALinkSaysTheyAreTwo) {
    auto const text = bring_in("Ailleurs : Neuf cents missiles ont été tirés.", "Autre");
    core::StatementFacts facts;
    facts.speaker = "Antony Blinken";
    auto const other = record(text.text, {11, 44}, facts);
    auto const second = claim_of("900 missiles ont été tirés.");
    claim_of("800 missiles ont été tirés.");
    auto const found = [&] {
        core::Progress progress;
        return core::all_duplicates(*store_, 100, progress);
    };
    auto all = found();
    ASSERT_EQ(all.size(), 2U) << "a number apart is another claim";
    EXPECT_EQ(all[0].why, core::Alike::words);
    link(Relation::repeats, ref(other.statement), ref(world_.statement));
    link(Relation::broader, ref(second), ref(world_.claim));
    EXPECT_TRUE(found().empty());
}

TEST_F(Merges, WhatWasCutAndWhatIsSaidInOtherOrderIsSuggested) {
    std::string whole, cut;
    for (auto const* each : {"La commune de Corbel a vendu douze bateaux à un chantier du Nord, qui les remettra en mer avant l’été prochain. ",
                             "Le maire assure que le produit de la vente ira tout entier à la réparation de la digue, fermée depuis deux hivers. ",
                             "Les pêcheurs, eux, demandent depuis longtemps que la criée rouvre au moins trois matins par semaine. "})
        cut += each;
    whole = cut;
    for (auto const* each : {"Au conseil, l’opposition a rappelé que le chantier appartient à un ancien adjoint, ce que la préfecture examine encore. ",
                             "Une enquête publique se tiendra en octobre dans la salle des fêtes, où les plans resteront affichés pendant un mois entier. ",
                             "Plusieurs familles de marins ont écrit au ministère pour obtenir un calendrier précis et des garanties sur les emplois. ",
                             "La région, sollicitée, n’a pas voulu dire si elle compte reprendre la subvention refusée il y a quatre ans. "})
        whole += each;
    auto const first = bring_in(whole, "Journal");
    auto const second = bring_in(cut, "Gazette");
    claim_of("La commune de Corbel a vendu douze bateaux en 2021.");
    claim_of("En 2021, la commune de Corbel a vendu 12 bateaux.");
    claim_of("En 2021, la commune de Corbel a vendu 13 bateaux.");
    core::Progress progress;
    auto const all = core::all_duplicates(*store_, 100, progress);
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].why, core::Alike::near);
    EXPECT_EQ(all[0].one.kind, Kind::claim);
    EXPECT_EQ(all[1].why, core::Alike::within);
    EXPECT_EQ(all[1].one, ref(first.source));
    EXPECT_EQ(all[1].other, ref(second.source));
    EXPECT_GE(all[1].share, 0.8);
}

} // namespace
