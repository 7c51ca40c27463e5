// The half of the desk that records: forms filled with what is known, and what becomes of them.
#include "app/desk/desk.h"

#include "app/common/facts.h"
#include "app/common/scales.h"
#include "app/common/text.h"
#include "core/editorial/reviews.h"
#include "core/editorial/sources.h"
#include "core/operations/desk_rules.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/operations/searches.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace app {

using core::say;

namespace {

std::optional<core::Relation> towards_claim(core::Bears how) {
    switch (how) {
    case core::Bears::rebuts: return core::Relation::refutes;
    case core::Bears::supports: return core::Relation::supports;
    case core::Bears::nuances: return core::Relation::qualifies;
    default: return std::nullopt;
    }
}

std::optional<core::Relation> towards_statement(core::Bears how) {
    switch (how) {
    case core::Bears::rebuts: return core::Relation::contradicts;
    case core::Bears::duplicate: return core::Relation::repeats;
    default: return std::nullopt;
    }
}

void add_link(core::Context& context, core::Draft& draft, core::Relation relation, core::Ref from, core::Ref to) {
    auto const link = core::link_records(context, relation, from, to, "");
    draft.puts.insert(draft.puts.end(), link.draft.puts.begin(), link.draft.puts.end());
}

} // namespace

core::Suggestion const* Desk::suggestion_for(core::Span span) const {
    for (auto const& offer : offers_)
        if (offer.suggestion.span.overlaps(span)) return &offer.suggestion;
    return suggestion_at(set_aside_, span);
}

PendingQuotation Desk::pending_for(core::Span span) const {
    PendingQuotation pending;
    pending.text = text_;
    pending.span = span;
    pending.words = std::string(core::Offsets(words_).slice(span));
    pending.facts.text = core::tidy(pending.words);
    auto const record = reader().get(source());
    if (auto const* found = suggestion_for(span)) {
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

void Desk::recorded(Side side) {
    forms_.recorded();
    turn_to(side);
}

/// What the statement of a suggestion would bear on: the claims made by the statement it answers, or
/// else that statement itself. `together` says which offers are recorded with it, and as which passage.
std::vector<core::Tie> Desk::ties_of(core::Suggestion const& suggestion,
                                     std::map<std::size_t, std::size_t> const& together) const {
    std::vector<core::Tie> ties;
    core::Offsets const words(words_);
    for (auto const& related : suggestion.relates) {
        auto const note = related.evidence ? std::string(words.slice(*related.evidence)) : "";
        auto const answered = offers_[related.to].suggestion.span;
        auto const recorded = std::ranges::find_if(quotations_, [&](auto const& quotation) {
            return quotation.span().overlaps(answered);
        });
        if (recorded == quotations_.end()) {
            auto const with = together.find(related.to);
            auto const relation = towards_statement(related.how);
            if (with != together.end() && relation) ties.push_back({*relation, {}, with->second, note});
            continue;
        }
        auto const before = ties.size();
        if (auto const relation = towards_claim(related.how))
            for (auto const& link : reader().referring<core::Link>("from", recorded->statement))
                if (link.relation == core::Relation::asserts)
                    ties.push_back({*relation, link.to, std::nullopt, note});
        if (auto const relation = towards_statement(related.how); relation && ties.size() == before)
            ties.push_back({*relation, core::ref(recorded->statement), std::nullopt, note});
    }
    return ties;
}

/// How a suggestion bears on the claim at hand, when it answers a quotation in which that claim was made.
std::optional<core::Relation> Desk::proposed_relation(core::Suggestion const& suggestion) const {
    for (auto const& tie : ties_of(suggestion, {}))
        if (tie.to == core::ref(claim_)) return tie.relation;
    return std::nullopt;
}

void Desk::accept_offer() {
    if (offer_ < 0) {
        if (selection_.length() > 0) return mark_selection();
        step_offer(Direction::next);
        if (offer_ < 0) return;
    }
    workbench_.attempt([&] {
        auto const& suggestion = offers_[static_cast<std::size_t>(offer_)].suggestion;
        auto pending = pending_for(suggestion.span);
        if (exists(core::ref(claim_))) pending.relation = proposed_relation(suggestion);
        open_form(Side::quotation_form, std::move(pending));
    });
}

void Desk::accept_offer_as_is() {
    if (offer_ < 0) return step_offer(Direction::next);
    auto const span = offers_[static_cast<std::size_t>(offer_)].suggestion.span;
    workbench_.run([&](core::Context& context) {
        return core::record_quotation(context, text_, span, pending_for(span).facts).draft;
    });
}

void Desk::accept_offers(double least) {
    long links = 0;
    std::vector<core::Passage> passages;
    auto const ok = workbench_.run([&](core::Context& context) {
        std::map<std::size_t, std::size_t> together;
        std::vector<PendingQuotation> pending;
        for (std::size_t at = 0; at < offers_.size(); ++at) {
            auto const& [suggestion, state] = offers_[at];
            if (state != Offer::State::open || suggestion.confidence < least || suggestion.speaker.empty())
                continue;
            auto known = pending_for(suggestion.span);
            if (!known.speaker_proposals.empty()) continue; // of several who may be meant, a person chooses
            together.emplace(at, pending.size());
            pending.push_back(std::move(known));
        }
        if (together.empty())
            throw core::Error(core::Code::refused,
                              say("No suggestion that is left names its speaker for sure."));
        for (auto const& [at, index] : together) {
            auto ties = ties_of(offers_[at].suggestion, together);
            // A number or a "not" that differs may turn the meaning round: a person looks at that.
            if (auto const& known = pending[index].known;
                known && !known->numbers_differ && !known->negation_differs)
                ties.push_back({core::Relation::repeats, core::ref(known->statement), std::nullopt, ""});
            links += static_cast<long>(ties.size());
            passages.push_back({pending[index].span, std::move(pending[index].facts), std::move(ties)});
        }
        return core::record_quotations(context, text_, passages);
    });
    if (!ok) return;
    auto const count = static_cast<long>(passages.size());
    auto told = trn("{count} quotation was recorded.", "{count} quotations were recorded.", count);
    if (links > 0) told += " " + trn("{count} link was made.", "{count} links were made.", links);
    notice(told);
}

void Desk::record_set_aside(std::size_t index) {
    workbench_.attempt([&] {
        open_form(Side::quotation_form, pending_for(set_aside_.at(index).span));
    });
}

void Desk::mark_selection(std::optional<core::Relation> relation) {
    if (!text_ || selection_.length() <= 0)
        return notice(tr("Select the quoted words in the article first."));
    workbench_.attempt([&] {
        auto pending = pending_for(selection_);
        if (relation) pending.relation = relation;
        open_form(Side::quotation_form, std::move(pending));
    });
}

void Desk::bear_on_claim(core::Relation relation) {
    if (!exists(core::ref(claim_)))
        return notice(tr("Open the claim first: it is what the statement will be linked to."));
    if (selection_.length() > 0) return mark_selection(relation);
    if (offer_ >= 0) {
        workbench_.attempt([&] {
            auto pending =
                pending_for(offers_[static_cast<std::size_t>(offer_)].suggestion.span);
            pending.relation = relation;
            open_form(Side::quotation_form, std::move(pending));
        });
        return;
    }
    start_link(relation, statement_);
}

void Desk::edit_statement(core::Id<core::Statement> statement) {
    workbench_.attempt([&] {
        auto const record = reader().get(statement);
        PendingQuotation pending;
        pending.editing = statement;
        pending.words = record.text;
        pending.facts = core::facts_of(reader(), record);
        open_form(Side::quotation_form, std::move(pending));
    });
}

bool Desk::record_pending_quotation() {
    auto const pending = forms_.now<PendingQuotation>();
    core::Id<core::Statement> made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        if (pending.editing) return core::edit_statement(context, pending.editing, pending.facts);
        if (pending.known && pending.another_place) {
            made = pending.known->statement;
            return core::add_quotation(context, made, pending.text, pending.span).draft;
        }
        std::optional<core::Bearing> bearing;
        if (pending.relation && exists(core::ref(claim_)))
            bearing = core::Bearing{*pending.relation, claim_, pending.link_note};
        auto recorded =
            core::record_quotation(context, pending.text, pending.span, pending.facts, bearing);
        made = recorded.statement;
        for (auto const& tie : pending.ties)
            add_link(context, recorded.draft, tie.relation, core::ref(made), tie.to);
        return recorded.draft;
    });
    if (!ok) return false;
    caret_ = static_cast<long>(pending.span.end); // the next suggestion is the one after it
    selection_ = {};
    statement_ = made;
    recorded(pending.relation || (pending.editing && before_form_ == Side::dossier)
                 ? Side::dossier
                 : Side::statement);
    return true;
}

void Desk::start_claim(core::Id<core::Statement> asserted_by) {
    workbench_.attempt([&] {
        PendingClaim pending;
        pending.asserted_by = asserted_by;
        if (asserted_by) {
            auto const statement = reader().get(asserted_by);
            pending.facts.text = statement.text;
            pending.facts.language = statement.language;
        }
        open_form(Side::claim_form, std::move(pending));
    });
}

void Desk::edit_claim(core::Id<core::Claim> claim) {
    workbench_.attempt([&] {
        auto const record = reader().get(claim);
        PendingClaim pending;
        pending.editing = claim;
        pending.facts = {record.text, record.language, {}, record.note};
        if (auto const topic = reader().find(record.topic)) pending.facts.topic = topic->name;
        open_form(Side::claim_form, std::move(pending));
    });
}

bool Desk::record_pending_claim() {
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
            add_link(context, draft, core::Relation::repeats, core::ref(made), earlier);
        return draft;
    });
    if (!ok) return false;
    forms_.recorded();
    open_claim(made);
    return true;
}

void Desk::start_link(core::Relation relation, core::Id<core::Statement> statement) {
    PendingLink pending;
    pending.relation = relation;
    pending.claim = claim_;
    if (exists(core::ref(statement))) pending.statement = statement;
    open_form(Side::link_form, std::move(pending));
}

void Desk::edit_link(core::Link const& link) {
    open_form(Side::link_form,
              PendingLink{link.relation, core::id_as<core::Statement>(link.from),
                          core::id_as<core::Claim>(link.to), link.note, link.id});
}

bool Desk::record_pending_link() {
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
    open_claim(pending.claim);
    return true;
}

void Desk::start_review() {
    if (!exists(core::ref(claim_))) return notice(tr("Open a claim first, then give its rating."));
    workbench_.attempt([&] {
        core::refuse_concealed(reader(), core::ref(claim_), workbench_.store().actor());
        PendingReview pending{claim_, {}};
        if (auto const review = core::current_review(reader(), claim_)) pending.facts = core::facts_of(*review);
        if (!pending.facts.scale) pending.facts.scale = default_scale(reader());
        open_form(Side::review_form, std::move(pending));
    });
}

bool Desk::record_pending_review() {
    auto const pending = forms_.now<PendingReview>();
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::rate(context, pending.claim, pending.facts).draft;
    });
    if (ok) recorded(Side::dossier);
    return ok;
}

bool Desk::take_step(core::ReviewStep step, core::StepWords const& words) {
    return workbench_.run([&](core::Context& context) {
        auto const review = core::current_review(context.reader, claim_);
        if (!review)
            throw core::Error(core::Code::refused, say("This claim has no rating yet."));
        return core::take_step(context, review->id, step, words);
    });
}

void Desk::edit_record(core::Ref ref) {
    workbench_.attempt([&] {
        if (auto record = reader().find(ref))
            open_form(Side::record_form, PendingRecord{std::move(*record), reader().head()});
    });
}

bool Desk::record_pending_record() {
    auto const pending = forms_.now<PendingRecord>();
    auto const ok = workbench_.run([&](core::Context& context) {
        if (auto const* rules = std::get_if<core::DeskRules>(&pending.record)) return core::set_desk_rules(context, *rules);
        return core::edit_record(context, pending.record, {}, pending.base, pending.parties);
    });
    if (!ok) return false;
    forms_.recorded();
    close_form();
    return true;
}

void Desk::keep_search() {
    if (place_.page != Place::Page::search) return notice(tr("Look for something first, then keep the search."));
    core::Id<core::SavedSearch> made;
    auto const ok = workbench_.run([&](core::Context& context) {
        auto kept = core::save_search(context, place_.words);
        made = kept.id;
        return kept.draft;
    });
    if (ok) edit_record(core::ref(made));
}

void Desk::set_triage(core::Triage triage) {
    if (!source()) return;
    workbench_.run(
        [&](core::Context& context) { return core::set_triage(context, source(), triage); });
}

bool Desk::import(std::string bytes, core::Provenance const& provenance,
                  std::optional<core::Ingested> ingested) {
    core::Id<core::Source> made;
    std::vector<core::Problem> notes;
    auto const ok = workbench_.run([&](core::Context& context) {
        // Bytes that are here already are no reason to complain: show where they are.
        if (auto const known = core::captured_source(context.reader, core::sha256(bytes))) {
            made = known;
            notes.push_back({core::Code::refused, say("This article is here already.")});
            return core::Draft{};
        }
        core::IngestOptions options;
        options.file_name = provenance.origin;
        if (!ingested) ingested = core::ingest(bytes, options);
        notes = ingested->notes;
        auto imported = core::import_source(context, std::move(bytes), std::move(*ingested), {},
                                            provenance);
        made = imported.source;
        for (auto const& remark : imported.draft.remarks) notes.push_back({core::Code::refused, remark});
        return imported.draft;
    });
    if (!ok) return false;
    open_source(made);
    if (!notes.empty())
        notice(tr(notes.front().message));
    if (open_offers() > 0 && text_) tell_recorded_elsewhere();
    if (notes.empty() && open_offers() > 0)
        notice(trn("{count} quotation was found. N goes to it, A accepts it.",
                   "{count} quotations were found. N goes to the next, A accepts it.", open_offers()));
    return true;
}

// ── keeping up with changes ──

} // namespace app
