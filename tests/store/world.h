// A small world of records to work on, made by the operations in any store, and what tests ask of one.
#pragma once

#include "core/editorial/dossier.h"
#include "core/model/codec.h"
#include "core/operations/claims.h"
#include "core/operations/desk_rules.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/operations/reviews.h"
#include "core/operations/sources.h"
#include "core/operations/statements.h"
#include "core/search/hits.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

namespace fixture {

constexpr auto article = "Blinken a déclaré : « Neuf cents missiles ont été tirés. »\n"
                         "Le Kremlin « n’a aucun intérêt à absorber qui que ce soit ».\n";

/// The span of `words` in the article.
inline core::Span span_of(std::string_view words) {
    std::string_view const text(article);
    auto const at = text.find(words);
    if (at == text.npos) throw std::runtime_error("not in the article");
    auto const start = core::count(core::length(text.substr(0, at)));
    return {start, start + core::count(core::length(words))};
}

/// A source with its text, a quotation with its statement and speaker, a claim it asserts, a rating
/// scale and a review: every kind of record, made by the operations.
struct World {
    core::Id<core::Scale> scale;
    core::Id<core::Source> source;
    core::Id<core::Text> text;
    core::Id<core::Quotation> quotation;
    core::Id<core::Statement> statement;
    core::Id<core::Claim> claim;
    core::Id<core::Review> review;
};

inline core::Id<core::Scale> add_scale(core::Store& store) {
    core::Scale scale;
    scale.id = store.ids().next<core::Scale>();
    scale.key = "truth";
    scale.names = {{"en", "Truth"}, {"fr", "Vérité"}};
    scale.ratings.resize(2);
    scale.ratings[0].key = "false";
    scale.ratings[0].labels = {{"en", "False"}, {"fr", "Faux"}};
    scale.ratings[0].ordinal = 1;
    scale.ratings[1].key = "true";
    scale.ratings[1].labels = {{"en", "True"}, {"fr", "Vrai"}};
    scale.ratings[1].ordinal = 2;
    core::Draft draft;
    draft.operation = "workspace.create";
    draft.kind = core::RevisionKind::foundation;
    draft.puts = {scale};
    store.commit(draft);
    return scale.id;
}

inline core::ImportedSource import_article(core::Store& store, std::string text = article) {
    auto context = core::context_of(store);
    core::Ingested ingested;
    ingested.text = text;
    ingested.media_type = "text/plain";
    ingested.extractor = "plain/1";
    ingested.title = "Guerre en Ukraine";
    ingested.publisher = "Le Quotidien";
    ingested.published = "2022-12-19";
    ingested.language = "fr";
    auto imported = core::import_source(context, std::move(text), std::move(ingested), {},
                                        {core::Obtained::file, "article.txt"});
    store.commit(imported.draft);
    return imported;
}

inline World make_world(core::Store& store) {
    World world;
    world.scale = add_scale(store);
    auto const imported = import_article(store);
    world.source = imported.source;
    world.text = imported.text;
    auto context = core::context_of(store);
    core::StatementFacts facts;
    facts.speaker = "Antony Blinken";
    facts.on_behalf_of = "Département d’État";
    facts.said_on = *core::PartialDate::parse("2022-12-19");
    auto const recorded = core::record_quotation(
        context, world.text, span_of("Neuf cents missiles ont été tirés."), facts);
    store.commit(recorded.draft);
    world.quotation = recorded.quotation;
    world.statement = recorded.statement;
    auto const claim = core::make_claim(
        context, {"900 missiles ont été tirés.", "", "Ukraine", ""}, world.statement);
    store.commit(claim.draft);
    world.claim = claim.id;
    auto const review = core::rate(context, world.claim, {world.scale, "false", "Non.", "", {}});
    store.commit(review.draft);
    world.review = review.id;
    return world;
}

/// Somebody else approves, and nothing is asked for at the gate.
inline void open_the_gate(core::Store& store) {
    core::DeskRules rules;
    rules.separate_approver = core::Separation::always;
    core::each_field<core::DeskRules>([&]<class Value>(core::Field<core::DeskRules, Value> const& field) {
        if constexpr (std::is_same_v<Value, core::Asked>) rules.*field.member = core::Asked::no;
        if constexpr (std::is_same_v<Value, std::int64_t>) rules.*field.member = 0; // so many are asked for
    });
    auto context = core::context_of(store);
    store.commit(core::set_desk_rules(context, rules));
}

inline core::Draft put(core::Store& store, core::Record record, std::string operation = "claim.edit") {
    core::Draft draft;
    draft.operation = std::move(operation);
    draft.base = store.head();
    draft.puts = {std::move(record)};
    return draft;
}

inline core::Claim claim_saying(core::Store& store, std::string text) {
    core::Claim claim;
    claim.id = store.ids().next<core::Claim>();
    claim.text = std::move(text);
    return claim;
}

inline std::string body_of_everything(core::Reader const& reader) {
    std::string all;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        for (auto const id : reader.list(core::Model<T>::kind)) {
            auto const record = reader.find(core::Ref{core::Model<T>::kind, id});
            all += core::id_text(id) + " ";
            for (auto const& field : core::describe(*record)) all += field.value + "|";
            all += "\n";
        }
    });
    return all;
}

/// Takes a step back or forth and agrees to whatever is grave about it.
inline core::ChangeSet undo(core::Store& store) {
    auto const next = store.undoable();
    return store.undo(next ? next->seq : 0);
}
inline core::ChangeSet redo(core::Store& store) {
    auto const next = store.redoable();
    return store.redo(next ? next->seq : 0);
}

/// Runs `act`, which must throw an Error of this code; returns its sentence.
template <class Act>
std::string refusal(core::Code code, Act&& act) {
    try {
        act();
    } catch (core::Error const& error) {
        EXPECT_EQ(error.code(), code) << error.what();
        return error.what();
    }
    ADD_FAILURE() << "nothing was refused";
    return {};
}

inline void expect_sound(core::Store& store) {
    core::Progress progress;
    auto const verified = store.verify(progress);
    EXPECT_FALSE(verified.broken_at) << core::render(verified.finding);
    auto const inspection = store.check(core::Repair::no, progress);
    for (auto const& finding : inspection.findings) ADD_FAILURE() << core::render(finding);
}

} // namespace fixture
