#include "app/desk/recorder.h"

#include "app/common/facts.h"
#include "app/common/text.h"
#include "core/editorial/sources.h"
#include "core/operations/desk_rules.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/operations/searches.h"
#include "core/operations/suggestions.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <utility>

namespace app {

using core::say;

Recorder::Recorder(Workbench& workbench, Navigation& navigation, OpenArticle& article, Forms& forms)
    : workbench_(workbench), navigation_(navigation), article_(article), forms_(forms) {}

PendingQuotation Recorder::pending_for(core::Span span, core::Suggestion const* found) const {
    PendingQuotation pending;
    pending.text = article_.text();
    pending.span = span;
    pending.words = std::string(core::Offsets(article_.words()).slice(span));
    pending.facts.text = core::tidy(pending.words);
    auto const record = reader().get(navigation_.source());
    if (found) {
        auto known = propose_facts(reader(), *found, record);
        pending.facts = std::move(known.facts);
        pending.facts.text = core::tidy(pending.words);
        pending.speaker_proposals = std::move(known.rivals);
        pending.date_proposals = std::move(known.days);
        pending.date_words = std::move(known.when);
    } else {
        pending.facts.said_on = record.published;
        pending.facts.language = record.language;
    }
    auto same = core::same_quotation(reader(), pending.words, pending.facts.language, 1);
    if (!same.empty()) pending.known = std::move(same.front());
    return pending;
}

/// Adds what each bears on: what stands in the article or is accepted with it, and the statement it repeats.
void Recorder::add_ties(std::vector<Accepted>& accepted) const {
    core::Surroundings around{article_.words(), {}, article_.quotations(), {}};
    for (auto const& offer : article_.offers()) around.suggested.push_back(offer.suggestion.span);
    for (std::size_t at = 0; at < accepted.size(); ++at) around.together.emplace(accepted[at].offer, at);
    for (auto& [offer, pending] : accepted) {
        pending.ties = core::ties_of(reader(), article_.offers()[offer].suggestion, around);
        // A number or a "not" that differs may turn the meaning round: a person looks at that.
        if (auto const& known = pending.known; known && !known->numbers_differ && !known->negation_differs)
            pending.ties.push_back({core::Relation::repeats, core::ref(known->statement), std::nullopt, ""});
    }
}

Recorder::Accepted Recorder::accepted(std::size_t offer) const {
    auto const& suggestion = article_.offers()[offer].suggestion;
    return {offer, pending_for(suggestion.span, &suggestion)};
}

void Recorder::open_accepted(Accepted one, std::optional<core::Relation> relation) {
    std::vector<Accepted> all{std::move(one)};
    add_ties(all);
    auto& pending = all.front().pending;
    // The form has a field of its own for the claim at hand.
    auto const tie = std::ranges::find(pending.ties, core::ref(navigation_.claim()), &core::Tie::to);
    if (workbench_.has(core::ref(navigation_.claim())) && tie != pending.ties.end()) {
        pending.relation = tie->relation;
        pending.link_note = tie->note;
        pending.ties.erase(tie);
    }
    if (relation) pending.relation = relation;
    navigation_.open_form(Side::quotation_form, std::move(pending));
}

void Recorder::record(std::vector<Accepted> all) {
    add_ties(all);
    long links = 0;
    std::vector<core::Passage> passages;
    for (auto& [offer, pending] : all) {
        links += static_cast<long>(pending.ties.size());
        passages.push_back({pending.span, std::move(pending.facts), std::move(pending.ties)});
    }
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::record_quotations(context, article_.text(), passages);
    });
    if (!ok) return;
    auto const count = static_cast<long>(passages.size());
    auto told = trn("{count} quotation was recorded.", "{count} quotations were recorded.", count);
    if (links > 0) told += " " + trn("{count} link was made.", "{count} links were made.", links);
    workbench_.notice(told);
}

void Recorder::accept_offer() {
    if (!article_.suggestion()) {
        if (article_.selection().length() > 0) return mark_selection();
        article_.step_offer(OpenArticle::Direction::next);
        if (!article_.suggestion()) return;
    }
    workbench_.attempt([&] { open_accepted(accepted(static_cast<std::size_t>(article_.offer()))); });
}

void Recorder::accept_offer_as_is() {
    if (!article_.suggestion()) return article_.step_offer(OpenArticle::Direction::next);
    workbench_.attempt([&] {
        auto one = accepted(static_cast<std::size_t>(article_.offer()));
        if (one.needs_a_person()) return open_accepted(std::move(one));
        record({std::move(one)});
    });
}

void Recorder::accept_offers(double least) {
    workbench_.attempt([&] {
        std::vector<Accepted> all;
        for (std::size_t at = 0; at < article_.offers().size(); ++at) {
            auto const& [suggestion, state] = article_.offers()[at];
            if (state != Offer::State::open || suggestion.confidence < least) continue;
            if (auto one = accepted(at); !one.needs_a_person()) all.push_back(std::move(one));
        }
        if (all.empty())
            throw core::Error(core::Code::refused, say("No suggestion that is left names its speaker for sure."));
        record(std::move(all));
    });
}

void Recorder::record_set_aside(std::size_t index) {
    workbench_.attempt([&] {
        auto const& passage = article_.set_aside().at(index);
        navigation_.open_form(Side::quotation_form, pending_for(passage.span, &passage));
    });
}

void Recorder::mark_selection(std::optional<core::Relation> relation) {
    if (!article_.text() || article_.selection().length() <= 0)
        return workbench_.notice(tr("Select the quoted words in the article first."));
    workbench_.attempt([&] {
        auto pending = pending_for(article_.selection(), article_.suggestion_for(article_.selection()));
        if (relation) pending.relation = relation;
        navigation_.open_form(Side::quotation_form, std::move(pending));
    });
}

void Recorder::bear_on_claim(core::Relation relation) {
    if (!workbench_.has(core::ref(navigation_.claim())))
        return workbench_.notice(tr("Open the claim first: it is what the statement will be linked to."));
    if (article_.selection().length() > 0) return mark_selection(relation);
    if (article_.suggestion()) {
        workbench_.attempt([&] { open_accepted(accepted(static_cast<std::size_t>(article_.offer())), relation); });
        return;
    }
    start_link(relation, navigation_.statement());
}

void Recorder::edit_statement(core::Id<core::Statement> statement) {
    workbench_.attempt([&] {
        auto const record = reader().get(statement);
        PendingQuotation pending;
        pending.editing = statement;
        pending.words = record.text;
        pending.facts = core::facts_of(reader(), record);
        navigation_.open_form(Side::quotation_form, std::move(pending));
    });
}

bool Recorder::record_pending_quotation() {
    auto const pending = forms_.now<PendingQuotation>();
    core::Id<core::Statement> made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        if (pending.editing) return core::edit_statement(context, pending.editing, pending.facts);
        if (pending.known && pending.another_place) {
            made = pending.known->statement;
            return core::add_quotation(context, made, pending.text, pending.span).draft;
        }
        auto ties = pending.ties;
        if (auto const claim = core::ref(navigation_.claim()); pending.relation && workbench_.has(claim))
            ties.insert(ties.begin(), {*pending.relation, claim, std::nullopt, pending.link_note});
        auto recorded = core::record_quotation(context, pending.text, pending.span, pending.facts, ties);
        made = recorded.statement;
        return recorded.draft;
    });
    if (!ok) return false;
    article_.set_caret(static_cast<long>(pending.span.end)); // the next suggestion is the one after it
    article_.set_selection({});
    navigation_.hold(made);
    auto const from_dossier = pending.editing && navigation_.before_form() == Side::dossier;
    navigation_.form_recorded(pending.relation || from_dossier ? Side::dossier : Side::statement);
    return true;
}

void Recorder::start_claim(core::Id<core::Statement> asserted_by) {
    workbench_.attempt([&] {
        PendingClaim pending;
        pending.asserted_by = asserted_by;
        if (asserted_by) {
            auto const statement = reader().get(asserted_by);
            pending.facts.text = statement.text;
            pending.facts.language = statement.language;
        }
        navigation_.open_form(Side::claim_form, std::move(pending));
    });
}

void Recorder::edit_claim(core::Id<core::Claim> claim) {
    workbench_.attempt([&] {
        auto const record = reader().get(claim);
        PendingClaim pending;
        pending.editing = claim;
        pending.facts = {record.text, record.language, {}, record.note};
        if (auto const topic = reader().find(record.topic)) pending.facts.topic = topic->name;
        navigation_.open_form(Side::claim_form, std::move(pending));
    });
}

bool Recorder::record_pending_claim() {
    auto const pending = forms_.now<PendingClaim>();
    auto made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto draft = pending.editing ? core::edit_claim(context, pending.editing, pending.facts) : core::Draft();
        if (!pending.editing) {
            auto claim = core::make_claim(context, pending.facts, pending.asserted_by);
            made = claim.id;
            draft = std::move(claim.draft);
        }
        for (auto const earlier : pending.repeats)
            core::add_link(context, draft, core::Relation::repeats, core::ref(made), earlier);
        return draft;
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.open_claim(made);
    return true;
}

void Recorder::start_link(core::Relation relation, core::Id<core::Statement> statement) {
    PendingLink pending;
    pending.relation = relation;
    pending.claim = navigation_.claim();
    if (workbench_.has(core::ref(statement))) pending.statement = statement;
    navigation_.open_form(Side::link_form, std::move(pending));
}

void Recorder::edit_link(core::Link const& link) {
    navigation_.open_form(Side::link_form, PendingLink{link.relation, core::id_as<core::Statement>(link.from),
                                                       core::id_as<core::Claim>(link.to), link.note, link.id});
}

bool Recorder::record_pending_link() {
    auto const pending = forms_.now<PendingLink>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (!pending.editing) {
            if (!pending.statement)
                throw core::Error(core::Code::bad_input, say("Choose the statement to link."));
            return core::link_records(context, pending.relation, core::ref(pending.statement),
                                      core::ref(pending.claim), pending.note)
                .draft;
        }
        auto link = context.reader.get(pending.editing);
        link.relation = pending.relation;
        link.note = pending.note;
        return core::edit_record(context, link);
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.open_claim(pending.claim);
    return true;
}

void Recorder::edit_record(core::Ref ref) {
    workbench_.attempt([&] {
        if (auto record = reader().find(ref))
            navigation_.open_form(Side::record_form, PendingRecord{std::move(*record), reader().head()});
    });
}

bool Recorder::record_pending_record() {
    auto const pending = forms_.now<PendingRecord>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (auto const* rules = std::get_if<core::DeskRules>(&pending.record))
            return core::set_desk_rules(context, *rules);
        return core::edit_record(context, pending.record, {}, pending.base, pending.parties);
    });
    if (!ok) return false;
    forms_.recorded();
    navigation_.close_form();
    return true;
}

void Recorder::keep_search() {
    if (navigation_.place().page != Place::Page::search)
        return workbench_.notice(tr("Look for something first, then keep the search."));
    core::Id<core::SavedSearch> made;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto kept = core::save_search(context, navigation_.place().words);
        made = kept.id;
        return kept.draft;
    });
    if (ok) edit_record(core::ref(made));
}

bool Recorder::import(std::string bytes, core::Provenance const& provenance,
                      std::optional<core::Ingested> ingested) {
    core::Id<core::Source> made;
    std::vector<core::Problem> notes;
    core::Blob const blob(std::move(bytes));
    auto const ok = workbench_.run([&](core::Context& context) {
        // Bytes that are here already are no reason to complain: show where they are.
        if (auto const known = core::captured_source(context.reader, blob.digest())) {
            made = known;
            notes.push_back({core::Code::refused, say("This article is here already.")});
            return core::Draft{};
        }
        core::IngestOptions options;
        options.file_name = provenance.origin;
        if (!ingested) ingested = core::ingest(blob.bytes(), options);
        notes = ingested->notes;
        auto imported = core::import_source(context, blob, std::move(*ingested), {}, provenance);
        made = imported.source;
        for (auto const& remark : imported.draft.remarks) notes.push_back({core::Code::refused, remark});
        return imported.draft;
    });
    if (!ok) return false;
    navigation_.open_source(made);
    if (!notes.empty())
        workbench_.notice(tr(notes.front().message));
    if (article_.open_offers() > 0 && article_.text()) article_.tell_recorded_elsewhere();
    if (notes.empty() && article_.open_offers() > 0)
        workbench_.notice(trn("{count} quotation was found. N goes to it, A accepts it.",
                              "{count} quotations were found. N goes to the next, A accepts it.", article_.open_offers()));
    return true;
}

} // namespace app
