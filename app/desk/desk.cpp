#include "app/desk/desk.h"

#include "app/common/detection.h"
#include "app/common/facts.h"
#include "app/common/text.h"
#include "core/editorial/sources.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/editorial/shown_for.h"

#include <algorithm>
#include <utility>

namespace app {

using core::say;

namespace {

/// Marked passages that nobody seems to say — titles, so-called words — are not offered.
constexpr double least_confidence = 0.5;

} // namespace

bool is_form(Side side) {
    return side == Side::quotation_form || side == Side::claim_form || side == Side::link_form ||
           side == Side::review_form || side == Side::record_form || side == Side::correction_form ||
           side == Side::reply_form || side == Side::history || side == Side::scale_form || side == Side::past;
}

Desk::Desk(Workbench& workbench)
    : workbench_(workbench),
      on_change_(workbench.changed.subscribe([this](auto const& change) { on_change(change); })) {
    // Who has claims comes back to them; who begins, to the articles that wait.
    if (workbench.store().counts().claims > 0) place_.page = Place::Page::claims;
}

bool Desk::exists(core::Ref ref) const { return ref && reader().find(ref).has_value(); }

// ── where we are ──

Desk::~Desk() { workbench_.background().forget(this); }

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
    auto const in_history = place_.page == Place::Page::history;
    if (core::Ref const root{place_.kind, place_.id}; in_history && back_.root != root) {
        back_ = LookingBack{.root = root};
        chronicle_.reset();
    }
    place_changed();
    if (in_history) return show_side(Side::history);
    auto const was_there = side_ == Side::history || side_ == Side::past;
    if (was_there || (side_ == Side::source && !source())) close_form();
}

void Desk::show_side(Side side) {
    if (forms_.leave()) notice(tr("What you typed is kept: open the form again to go on with it."));
    turn_to(side);
}

void Desk::turn_to(Side side) {
    if (is_form(side) && !is_form(side_)) before_form_ = side_;
    side_ = side;
    side_changed();
}

void Desk::close_form() {
    if (leave_past()) return;
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
    if (claim != claim_)
        workbench_.attempt([&] {
            seen_before_ = reader().looked(claim, workbench_.store().actor());
            workbench_.store().look(claim);
        });
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
            return open_quotation(*quotation);
        }
        auto const page = core::shown_for(reader(), ref);
        if (page.kind == core::Kind::source) open_source({page.id});
        if (page.kind == core::Kind::claim) open_claim({page.id});
        if (page.kind == core::Kind::party) open_party({page.id});
        if (page.kind == core::Kind::topic) go(Place{.page = Place::Page::topic, .id = page.id});
        if (page.kind == core::Kind::scale) go(Place{.page = Place::Page::scales});
        if (auto const statement = core::id_as<core::Statement>(page)) {
            open_statement(statement);
            auto const places = reader().referring<core::Quotation>("statement", statement);
            if (!places.empty()) open_quotation(places.front());
        }
    });
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
    set_aside_.clear();
    shows_set_aside_ = false;
    offer_ = -1;
    selection_ = {};
    caret_ = 0;
    workbench_.attempt([&] {
        if (!id) return;
        auto const record = reader().get(id);
        words_ = core::words_of(reader(), record);
        text_ = id;
        find_quotations();
    });
    load_quotations();
}

void Desk::find_quotations() {
    auto const language = reader().get(text_).language;
    auto found = core::at_least(least_confidence, suggest(words_, language, finding_.indirect));
    offers_.clear();
    offer_ = -1;
    for (auto& each : found.quotations) offers_.push_back({std::move(each), Offer::State::open});
    set_aside_ = std::move(found.set_aside);
    if (!std::exchange(told_of_lexicons_, true))
        for (auto const& problem : lexicon_problems()) notice(tr(problem));
}

/// How many of what was found is recorded already, word for word or nearly: looked up behind the scenes.
void Desk::tell_recorded_elsewhere() {
    std::vector<std::string> found;
    for (auto const& offer : offers_) found.push_back(offer.suggestion.text);
    auto known = std::make_shared<long>(0);
    workbench_.background().ask(
        this,
        [found, known, language = reader().get(text_).language](core::Reader const& reader) {
            for (auto const& words : found)
                *known += core::same_quotation(reader, words, language, 1).empty() ? 0 : 1;
        },
        [this, known] {
            if (*known > 0)
                notice(trn("{count} of the quotations found is recorded already, or nearly so; A shows where.",
                           "{count} of the quotations found are recorded already, or nearly so; A shows where.",
                           *known));
        });
}

void Desk::set_finding(Finding finding) {
    if (finding == finding_) return;
    finding_ = finding;
    if (!text_) return;
    workbench_.attempt([&] { find_quotations(); });
    load_quotations();
}

void Desk::show_set_aside(bool show) {
    if (show && set_aside_.empty()) return notice(tr("Nothing was set aside in this article."));
    shows_set_aside_ = show;
    if (show) show_side(Side::source);
    text_changed();
}

void Desk::load_quotations() {
    quotations_.clear();
    if (text_) quotations_ = reader().referring<core::Quotation>("text", text_);
    auto const text = reader().find(text_);
    auto const waved_away = text ? core::dismissed_passages(*text) : std::set<core::Span>();
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
    auto const done = workbench_.run([&](core::Context& context) {
        return core::dismiss_passage(context, text_, span);
    });
    if (!done) return;
    offer_ = index; // the change put it down; the next one is the one after it
    if (open_offers() > 0)
        step_offer(Direction::next);
    else
        offer_ = -1;
    text_changed();
}

void Desk::on_change(core::ChangeSet const& change) {
    chronicle_.reset();
    if (place_.page == Place::Page::history) moments_changed();
    if (place_.page == Place::Page::reader && !exists({core::Kind::source, place_.id})) {
        std::erase_if(past_, [&](Place const& place) { return place == place_; });
        place_ = past_.empty() ? Place{} : past_.back();
        if (!past_.empty()) past_.pop_back();
        arrive();
    } else if (change.touches(core::Kind::quotation) || change.touches(core::Kind::text) || change.touches(core::Kind::link) ||
               change.touches(core::Kind::review)) {
        load_quotations();
    }
    auto const gone = (side_ == Side::dossier && !exists(core::ref(claim_))) ||
                      (side_ == Side::statement && !exists(core::ref(statement_))) ||
                      (side_ == Side::party && !exists(core::ref(party_)));
    if (gone) {
        before_form_ = Side::nothing;
        close_form();
    } else if (!is_form(side_) || side_ == Side::history || side_ == Side::past) {
        side_changed();
    }
}

} // namespace app
