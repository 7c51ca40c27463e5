#include "app/desk/article.h"

#include "app/common/detection.h"
#include "app/common/facts.h"
#include "app/common/text.h"
#include "core/editorial/sources.h"
#include "core/matching/same_quotation.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <memory>
#include <set>
#include <utility>

namespace app {

namespace {

/// Marked passages that nobody seems to say — titles, so-called words — are not offered.
constexpr double least_confidence = 0.5;

} // namespace

OpenArticle::OpenArticle(Workbench& workbench, Navigation& navigation)
    : workbench_(workbench), navigation_(navigation),
      on_place_(navigation.place_changed.subscribe([this] { load_text(); })) {}

OpenArticle::~OpenArticle() { workbench_.background().forget(this); }

void OpenArticle::load_text() {
    auto const wanted = navigation_.source();
    auto const id = wanted && workbench_.has(core::ref(wanted)) ? core::text_of(reader(), wanted)
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

void OpenArticle::find_quotations() {
    auto const language = reader().get(text_).language;
    auto found = core::at_least(least_confidence, suggest(words_, language, finding_.indirect));
    offers_.clear();
    offer_ = -1;
    for (auto& each : found.quotations) offers_.push_back({std::move(each), Offer::State::open});
    set_aside_ = std::move(found.set_aside);
    if (!std::exchange(told_of_lexicons_, true))
        for (auto const& problem : lexicon_problems()) workbench_.notice(tr(problem));
}

/// How many of what was found is recorded already, word for word or nearly: looked up behind the scenes.
void OpenArticle::tell_recorded_elsewhere() {
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
                workbench_.notice(trn("{count} of the quotations found is recorded already, or nearly so; A shows where.",
                           "{count} of the quotations found are recorded already, or nearly so; A shows where.",
                           *known));
        });
}

void OpenArticle::set_finding(Finding finding) {
    if (finding == finding_) return;
    finding_ = finding;
    if (!text_) return;
    workbench_.attempt([&] { find_quotations(); });
    load_quotations();
}

void OpenArticle::show_set_aside(bool show) {
    if (show && set_aside_.empty()) return workbench_.notice(tr("Nothing was set aside in this article."));
    shows_set_aside_ = show;
    if (show) navigation_.show_side(Side::source);
    text_changed();
}

void OpenArticle::load_quotations() {
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

long OpenArticle::open_offers() const {
    return std::ranges::count(offers_, Offer::State::open, &Offer::state);
}

void OpenArticle::choose_offer(int index) {
    if (index < 0 || index >= static_cast<int>(offers_.size())) return;
    offer_ = index;
    text_changed();
    navigation_.reveal(offers_[static_cast<std::size_t>(index)].suggestion.span);
}

void OpenArticle::step_offer(Direction direction) {
    if (open_offers() == 0) {
        workbench_.notice(tr("No suggestion is left in this article."));
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

void OpenArticle::dismiss_offer() {
    if (offer_ < 0) return workbench_.notice(tr("Choose a suggestion first: N goes to the next one."));
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

core::Suggestion const* OpenArticle::suggestion() const {
    return offer_ < 0 ? nullptr : &offers_[static_cast<std::size_t>(offer_)].suggestion;
}

core::Suggestion const* OpenArticle::suggestion_for(core::Span span) const {
    for (auto const& offer : offers_)
        if (offer.suggestion.span.overlaps(span)) return &offer.suggestion;
    return suggestion_at(set_aside_, span);
}

std::string OpenArticle::selected_words() const {
    return std::string(core::Offsets(words_).slice(selection_));
}

void OpenArticle::set_triage(core::Triage triage) {
    auto const source = navigation_.source();
    if (!source) return;
    workbench_.run([&](core::Context& context) { return core::set_triage(context, source, triage); });
}

void OpenArticle::follow(core::ChangeSet const& change) {
    if (change.touches(core::Kind::quotation) || change.touches(core::Kind::text) ||
        change.touches(core::Kind::link) || change.touches(core::Kind::review))
        load_quotations();
}

} // namespace app
