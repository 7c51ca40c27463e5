#include "app/desk.h"

#include "app/common/detection.h"
#include "app/common/facts.h"
#include "app/text.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"

#include <algorithm>

namespace app {

using core::say;

namespace {

/// Marked passages that nobody seems to say — titles, so-called words — are not offered.
constexpr double least_confidence = 0.5;

} // namespace

bool is_form(Side side) {
    return side == Side::quotation_form || side == Side::claim_form || side == Side::link_form ||
           side == Side::review_form || side == Side::record_form || side == Side::history;
}

Desk::Desk(Workbench& workbench)
    : workbench_(workbench),
      on_change_(workbench.changed.subscribe([this](auto const& change) { on_change(change); })) {
    // Who has claims comes back to them; who begins, to the articles that wait.
    if (workbench.store().counts().claims > 0) place_.page = Place::Page::claims;
}

bool Desk::exists(core::Ref ref) const { return ref && reader().find(ref).has_value(); }

// ── where we are ──

void Desk::go(Place place) {
    if (place == place_) return;
    past_.push_back(place_);
    future_.clear();
    place_ = std::move(place);
    arrive();
}

void Desk::back() {
    if (past_.empty()) return;
    future_.push_back(place_);
    place_ = past_.back();
    past_.pop_back();
    arrive();
}

void Desk::forward() {
    if (future_.empty()) return;
    past_.push_back(place_);
    place_ = future_.back();
    future_.pop_back();
    arrive();
}

void Desk::arrive() {
    load_text();
    place_changed();
    if (side_ == Side::source && !source()) close_form();
}

void Desk::show_side(Side side) {
    if (side_ == Side::quotation_form && side != Side::quotation_form) keep_typed();
    if (is_form(side) && !is_form(side_)) before_form_ = side_;
    side_ = side;
    side_changed();
}

void Desk::close_form() {
    auto const usable = [&](Side side) {
        switch (side) {
        case Side::dossier: return exists(core::ref(claim_));
        case Side::statement: return exists(core::ref(statement_));
        case Side::party: return exists(core::ref(party_));
        case Side::source: return bool(source());
        default: return false;
        }
    };
    for (auto const side : {before_form_, Side::dossier, Side::statement, Side::source})
        if (usable(side)) return show_side(side);
    show_side(Side::nothing);
}

core::Id<core::Source> Desk::source() const {
    return place_.page == Place::Page::reader ? core::Id<core::Source>{place_.id}
                                              : core::Id<core::Source>{};
}

void Desk::open_source(core::Id<core::Source> source) {
    go(Place{.page = Place::Page::reader, .id = source.value});
    if (!is_form(side_) && side_ != Side::dossier) show_side(Side::source);
}

void Desk::open_claim(core::Id<core::Claim> claim) {
    claim_ = claim;
    show_side(Side::dossier);
}

void Desk::open_statement(core::Id<core::Statement> statement) {
    statement_ = statement;
    show_side(Side::statement);
}

void Desk::open_party(core::Id<core::Party> party) {
    party_ = party;
    show_side(Side::party);
}

void Desk::open_quotation(core::Quotation const& quotation) {
    workbench_.attempt([&] {
        auto const source = core::source_of(reader(), quotation.text);
        go(Place{.page = Place::Page::reader, .id = source.value});
        reveal(quotation.span());
    });
}

void Desk::open(core::Ref ref) {
    workbench_.attempt([&] {
        auto const record = reader().find(ref);
        if (!record)
            throw core::Error(core::Code::not_found, say("That record was deleted."));
        if (auto const* quotation = std::get_if<core::Quotation>(&*record)) {
            open_statement(quotation->statement);
            open_quotation(*quotation);
        } else if (auto const* text = std::get_if<core::Text>(&*record)) {
            open_source(core::source_of(reader(), text->id));
        } else if (auto const* source = std::get_if<core::Source>(&*record)) {
            open_source(source->id);
        } else if (auto const* capture = std::get_if<core::Capture>(&*record)) {
            open_source(capture->source);
        } else if (auto const* claim = std::get_if<core::Claim>(&*record)) {
            open_claim(claim->id);
        } else if (auto const* review = std::get_if<core::Review>(&*record)) {
            open_claim(review->claim);
        } else if (auto const* link = std::get_if<core::Link>(&*record)) {
            open(link->to);
        } else if (auto const* statement = std::get_if<core::Statement>(&*record)) {
            open_statement(statement->id);
            auto const places = reader().referring<core::Quotation>("statement", statement->id);
            if (!places.empty()) open_quotation(places.front());
        } else if (auto const* party = std::get_if<core::Party>(&*record)) {
            open_party(party->id);
        } else if (auto const* topic = std::get_if<core::Topic>(&*record)) {
            go(Place{.page = Place::Page::topic, .id = topic->id.value});
        }
    });
}

void Desk::open_history(core::Ref ref) {
    history_of_ = ref;
    show_side(Side::history);
}

// ── the article being read ──

void Desk::load_text() {
    auto const wanted = source();
    auto const id = wanted && exists(core::ref(wanted)) ? core::text_of(reader(), wanted)
                                                        : core::Id<core::Text>{};
    if (id == text_) {
        if (id) load_quotations();
        return;
    }
    text_ = {};
    words_.clear();
    offers_.clear();
    offer_ = -1;
    selection_ = {};
    caret_ = 0;
    workbench_.attempt([&] {
        if (!id) return;
        auto const record = reader().get(id);
        words_ = core::words_of(reader(), record);
        text_ = id;
        for (auto& found : suggest(words_, record.language))
            if (found.confidence >= least_confidence)
                offers_.push_back({std::move(found), Offer::State::open});
    });
    load_quotations();
}

void Desk::load_quotations() {
    quotations_.clear();
    if (text_) quotations_ = reader().referring<core::Quotation>("text", text_);
    auto const& waved_away = dismissed_[text_.value];
    for (auto& offer : offers_) {
        auto const recorded = std::ranges::any_of(quotations_, [&](core::Quotation const& quotation) {
            return quotation.span().overlaps(offer.suggestion.span);
        });
        offer.state = recorded ? Offer::State::accepted
                      : waved_away.contains(offer.suggestion.span) ? Offer::State::dismissed
                                                                   : Offer::State::open;
    }
    if (offer_ >= 0 && offers_[static_cast<std::size_t>(offer_)].state != Offer::State::open)
        offer_ = -1;
    text_changed();
}

long Desk::open_offers() const {
    return std::ranges::count(offers_, Offer::State::open, &Offer::state);
}

void Desk::choose_offer(int index) {
    if (index < 0 || index >= static_cast<int>(offers_.size())) return;
    offer_ = index;
    text_changed();
    reveal(offers_[static_cast<std::size_t>(index)].suggestion.span);
}

void Desk::step_offer(Direction direction) {
    if (open_offers() == 0) {
        notice(tr("No suggestion is left in this article."));
        return;
    }
    auto const count = static_cast<int>(offers_.size());
    auto at = offer_;
    if (at < 0 && direction == Direction::next)
        // From the caret: the last offer before it, so that the step below lands after it.
        for (int i = 0; i < count; ++i)
            if (offers_[static_cast<std::size_t>(i)].suggestion.span.end <= caret_) at = i;
    for (int tries = 0; tries < count; ++tries) {
        at = direction == Direction::next ? (at + 1) % count : (at <= 0 ? count : at) - 1;
        if (offers_[static_cast<std::size_t>(at)].state == Offer::State::open)
            return choose_offer(at);
    }
}

void Desk::dismiss_offer() {
    if (offer_ < 0) return notice(tr("Choose a suggestion first: N goes to the next one."));
    auto const index = offer_;
    auto const span = offers_[static_cast<std::size_t>(index)].suggestion.span;
    dismissed_[text_.value].insert(span);
    offers_[static_cast<std::size_t>(index)].state = Offer::State::dismissed;
    if (open_offers() > 0)
        step_offer(Direction::next);
    else
        offer_ = -1;
    text_changed();
}

// ── recording ──

PendingQuotation Desk::pending_for(core::Span span) const {
    if (auto const kept = typed_.find({text_.value, span}); kept != typed_.end())
        return kept->second;
    PendingQuotation pending;
    pending.text = text_;
    pending.span = span;
    pending.words = std::string(core::Offsets(words_).slice(span));
    pending.facts.text = core::tidy(pending.words);
    auto const record = reader().get(source());
    auto const found = std::ranges::find_if(offers_, [&](Offer const& offer) {
        return offer.suggestion.span.overlaps(span);
    });
    if (found != offers_.end()) {
        auto known = propose_facts(reader(), found->suggestion, record);
        pending.facts = std::move(known.facts);
        pending.facts.text = core::tidy(pending.words);
        pending.date_proposals = std::move(known.days);
        pending.date_words = std::move(known.when);
    } else {
        pending.facts.said_on = record.published;
        pending.facts.language = record.language;
    }
    return pending;
}

void Desk::keep_typed() {
    if (pending_quotation_.editing || !pending_quotation_.text) return;
    typed_[{pending_quotation_.text.value, pending_quotation_.span}] = pending_quotation_;
}

void Desk::open_quotation_form(PendingQuotation pending) {
    if (side_ == Side::quotation_form) keep_typed();
    pending_quotation_ = std::move(pending);
    show_side(Side::quotation_form);
}

void Desk::accept_offer() {
    if (offer_ < 0) {
        if (selection_.length() > 0) return mark_selection();
        step_offer(Direction::next);
        if (offer_ < 0) return;
    }
    workbench_.attempt([&] {
        open_quotation_form(pending_for(offers_[static_cast<std::size_t>(offer_)].suggestion.span));
    });
}

void Desk::accept_offer_as_is() {
    if (offer_ < 0) return step_offer(Direction::next);
    auto const span = offers_[static_cast<std::size_t>(offer_)].suggestion.span;
    workbench_.run([&](core::Context& context) {
        return core::record_quotation(context, text_, span, pending_for(span).facts).draft;
    });
}

void Desk::mark_selection(std::optional<core::Relation> relation) {
    if (!text_ || selection_.length() <= 0)
        return notice(tr("Select the quoted words in the article first."));
    workbench_.attempt([&] {
        auto pending = pending_for(selection_);
        if (relation) pending.relation = relation;
        open_quotation_form(std::move(pending));
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
            open_quotation_form(std::move(pending));
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
        open_quotation_form(std::move(pending));
    });
}

bool Desk::record_pending_quotation() {
    auto const pending = pending_quotation_;
    core::Id<core::Statement> made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        if (pending.editing) return core::edit_statement(context, pending.editing, pending.facts);
        std::optional<core::Bearing> bearing;
        if (pending.relation && exists(core::ref(claim_)))
            bearing = core::Bearing{*pending.relation, claim_, pending.link_note};
        auto recorded =
            core::record_quotation(context, pending.text, pending.span, pending.facts, bearing);
        made = recorded.statement;
        return recorded.draft;
    });
    if (!ok) return false;
    typed_.erase({pending.text.value, pending.span});
    caret_ = static_cast<long>(pending.span.end); // the next suggestion is the one after it
    pending_quotation_ = {};
    selection_ = {};
    statement_ = made;
    show_side(pending.relation || (pending.editing && before_form_ == Side::dossier)
                  ? Side::dossier
                  : Side::statement);
    return true;
}

void Desk::start_claim(core::Id<core::Statement> asserted_by) {
    workbench_.attempt([&] {
        pending_claim_ = {};
        pending_claim_.asserted_by = asserted_by;
        if (asserted_by) {
            auto const statement = reader().get(asserted_by);
            pending_claim_.facts.text = statement.text;
            pending_claim_.facts.language = statement.language;
        }
        show_side(Side::claim_form);
    });
}

void Desk::edit_claim(core::Id<core::Claim> claim) {
    workbench_.attempt([&] {
        auto const record = reader().get(claim);
        pending_claim_ = {};
        pending_claim_.editing = claim;
        pending_claim_.facts = {record.text, record.language, {}, record.note};
        if (auto const topic = reader().find(record.topic))
            pending_claim_.facts.topic = topic->name;
        show_side(Side::claim_form);
    });
}

bool Desk::record_pending_claim() {
    auto const pending = pending_claim_;
    auto made = pending.editing;
    auto const ok = workbench_.run([&](core::Context& context) {
        if (pending.editing) return core::edit_claim(context, pending.editing, pending.facts);
        auto claim = core::make_claim(context, pending.facts, pending.asserted_by);
        made = claim.id;
        return claim.draft;
    });
    if (!ok) return false;
    pending_claim_ = {};
    open_claim(made);
    return true;
}

void Desk::start_link(core::Relation relation, core::Id<core::Statement> statement) {
    pending_link_ = {};
    pending_link_.relation = relation;
    pending_link_.claim = claim_;
    if (exists(core::ref(statement))) pending_link_.statement = statement;
    show_side(Side::link_form);
}

void Desk::edit_link(core::Link const& link) {
    pending_link_ = {link.relation, core::id_as<core::Statement>(link.from),
                     core::id_as<core::Claim>(link.to), link.note, link.id};
    show_side(Side::link_form);
}

bool Desk::record_pending_link() {
    auto const pending = pending_link_;
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
    open_claim(pending.claim);
    return true;
}

void Desk::start_review() {
    if (!exists(core::ref(claim_))) return notice(tr("Open a claim first, then give its rating."));
    show_side(Side::review_form);
}

bool Desk::record_review(core::ReviewFacts const& facts) {
    auto const ok = workbench_.run(
        [&](core::Context& context) { return core::rate(context, claim_, facts).draft; });
    if (ok) show_side(Side::dossier);
    return ok;
}

bool Desk::take_step(core::ReviewStep step, std::string const& remark) {
    return workbench_.run([&](core::Context& context) {
        auto const review = core::current_review(context.reader, claim_);
        if (!review)
            throw core::Error(core::Code::refused, say("This claim has no rating yet."));
        return core::take_step(context, review->id, step, remark);
    });
}

void Desk::edit_record(core::Ref ref) {
    editing_ = ref;
    show_side(Side::record_form);
}

bool Desk::save_record(core::Record const& record, core::Seq base) {
    auto const ok = workbench_.run([&](core::Context& context) {
        return core::edit_record(context, record, {}, base);
    });
    if (ok) close_form();
    return ok;
}

void Desk::erase(core::Ref ref) {
    workbench_.run([&](core::Context& context) { return core::erase_record(context, ref); });
}

void Desk::restore(core::Ref ref, core::Seq seq) {
    workbench_.run(
        [&](core::Context& context) { return core::restore_record(context, ref, seq); });
}

void Desk::undo() {
    workbench_.attempt([&] {
        auto const what = workbench_.store().undoable();
        if (workbench_.undo() && what)
            notice(tr("Undone: {what}",
                      {{"what", core::operation_label(what->operation, translator())}}));
    });
}

void Desk::redo() {
    workbench_.attempt([&] {
        auto const what = workbench_.store().redoable();
        if (workbench_.redo() && what)
            notice(tr("Done again: {what}",
                      {{"what", core::operation_label(what->operation, translator())}}));
    });
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
        return imported.draft;
    });
    if (!ok) return false;
    open_source(made);
    if (!notes.empty())
        notice(tr(notes.front().message));
    else if (open_offers() > 0)
        notice(trn("{count} quotation was found. N goes to it, A accepts it.",
                   "{count} quotations were found. N goes to the next, A accepts it.", open_offers()));
    return true;
}

// ── keeping up with changes ──

void Desk::on_change(core::ChangeSet const& change) {
    if (place_.page == Place::Page::reader && !exists({core::Kind::source, place_.id})) {
        std::erase_if(past_, [&](Place const& place) { return place == place_; });
        place_ = past_.empty() ? Place{} : past_.back();
        if (!past_.empty()) past_.pop_back();
        arrive();
    } else if (change.touches(core::Kind::quotation) || change.touches(core::Kind::link) ||
               change.touches(core::Kind::review)) {
        load_quotations();
    }
    auto const gone = (side_ == Side::dossier && !exists(core::ref(claim_))) ||
                      (side_ == Side::statement && !exists(core::ref(statement_))) ||
                      (side_ == Side::party && !exists(core::ref(party_)));
    if (gone) {
        before_form_ = Side::nothing;
        close_form();
    } else if (!is_form(side_) || side_ == Side::history) {
        side_changed();
    }
}

} // namespace app
