#include "app/desk/article.h"

#include "app/common/detection.h"
#include "app/common/text.h"
#include "app/intake/reader_process.h"
#include "core/editorial/sources.h"
#include "core/matching/same_quotation.h"

#include <algorithm>
#include <set>
#include <utility>

namespace app {

namespace {

/// Marked passages that nobody seems to say — titles, so-called words — are not offered.
constexpr double least_confidence = 0.5;
/// Characters that are read at once; a longer article is read by the worker.
constexpr std::int64_t read_at_once = 200'000;

} // namespace

OpenArticle::OpenArticle(Workbench& workbench, Navigation& navigation)
    : workbench_(workbench), navigation_(navigation), reading_(workbench.article_worker()),
      finding_quotations_(workbench.article_worker()), counting_known_(workbench.article_worker()),
      reading_page_(workbench.article_worker()),
      on_place_(navigation.place_changed.subscribe([this] { load_text(); })) {}

std::string const& OpenArticle::words() const {
    static std::string const none;
    return article_ ? article_->words : none;
}

std::string OpenArticle::slice(core::Span span) const {
    return article_ ? std::string(article_->offsets.slice(span)) : std::string();
}

void OpenArticle::load_text() {
    auto const id = navigation_.text();
    if (id == text_) return;
    workbench_.attempt([&] {
        auto const record = reader().find(id);
        auto kept = record ? recent_.take(*record) : RecentArticles::Kept{};
        leave();
        if (record) enter(*record, std::move(kept));
    });
    text_changed();
}

void OpenArticle::leave() {
    for (auto* asker : {&reading_, &finding_quotations_, &counting_known_, &reading_page_}) asker->drop();
    if (article_ && workbench_.has(core::ref(text_))) recent_.keep({std::move(article_), std::move(found_)});
    text_ = {};
    beside_.clear();
    shows_whole_page_ = false;
    article_ = nullptr;
    found_ = nullptr;
    changed_meanwhile_.clear();
    quotations_.clear();
    suggestions_.clear();
    set_aside_.clear();
    shows_set_aside_ = false;
    to_tell_ = Telling::nothing;
    chosen_ = -1;
    selection_ = {};
    caret_ = 0;
}

void OpenArticle::enter(core::Text const& record, RecentArticles::Kept kept) {
    auto const read = [record, article = kept.article](core::Reader const& from) {
        Read all{article, {}};
        from.together([&] {
            if (!all.article) all.article = std::make_shared<ReadArticle const>(from, record);
            all.quotations = quotations_in(from, record, all.article->words);
        });
        return all;
    };
    beside_ = core::other_texts(reader(), record);
    shows_whole_page_ = core::is_whole_page(record);
    if (record.code_points <= read_at_once) {
        begin_with(read(reader()), std::move(kept.found));
        text_ = record.id;
        return mark_suggestions();
    }
    text_ = record.id;
    reading_.ask(
        read,
        [this, found = std::move(kept.found)](Read all) {
            begin_with(std::move(all), found);
            take_in(std::exchange(changed_meanwhile_, {}));
            mark_suggestions();
        },
        [this](core::Error const& error) {
            leave();
            workbench_.problem(error);
            text_changed();
        });
}

/// `found`: what was found in it before; null: nothing is known of it.
void OpenArticle::begin_with(Read all, std::shared_ptr<FoundQuotations const> found) {
    article_ = std::move(all.article);
    quotations_ = std::move(all.quotations);
    if (found && found->indirect == finding_.indirect) suggest_what_was_found(std::move(found));
    else find_quotations();
}

void OpenArticle::find_quotations() {
    ++times_looked_through_;
    finding_quotations_.ask(
        [article = article_, indirect = finding_.indirect](core::Reader const&) {
            return std::make_shared<FoundQuotations const>(FoundQuotations{
                indirect, core::at_least(least_confidence, suggest(article->words, article->language, indirect))});
        },
        [this](std::shared_ptr<FoundQuotations const> found) {
            suggest_what_was_found(std::move(found));
            mark_suggestions();
            if (!std::exchange(told_of_lexicons_, true))
                for (auto const& problem : lexicon_problems()) workbench_.notice(tr(problem));
            tell_what_was_found(std::exchange(to_tell_, Telling::nothing));
        },
        [this](core::Error const& error) {
            workbench_.problem(error);
            text_changed();
        });
}

/// What is at hand stays at hand if it is found again.
void OpenArticle::suggest_what_was_found(std::shared_ptr<FoundQuotations const> found) {
    auto const* before = suggestion();
    auto const span = before ? before->span : core::Span{};
    found_ = std::move(found);
    suggestions_.clear();
    chosen_ = -1;
    for (auto const& each : found_->all.quotations) {
        if (before && each.span == span) chosen_ = static_cast<int>(suggestions_.size());
        suggestions_.push_back({each, Suggested::State::open});
    }
    set_aside_ = found_->all.set_aside;
    // What is reported without marks waits there as well, for who looks for it.
    set_aside_.insert(set_aside_.end(), found_->all.reported.begin(), found_->all.reported.end());
    std::ranges::stable_sort(set_aside_, {}, [](core::Suggestion const& one) { return one.span.start; });
}

void OpenArticle::tell_when_found(Telling what) {
    if (found_) return tell_what_was_found(what);
    to_tell_ = what;
}

void OpenArticle::tell_what_was_found(Telling what) {
    if (what == Telling::nothing || open_suggestions() == 0) return;
    if (what == Telling::all)
        workbench_.notice(trn("{count} quotation was found. N goes to it, A opens it, Shift+A accepts it.",
                              "{count} quotations were found. N goes to the next, A opens it, Shift+A accepts it.", open_suggestions()));
    counting_known_.ask(
        [found = found_, language = article_->language](core::Reader const& reader) {
            long known = 0;
            for (auto const& each : found->all.quotations)
                known += core::same_quotation(reader, each.text, language, 1).empty() ? 0 : 1;
            return known;
        },
        [this](long known) {
            if (known > 0)
                workbench_.notice(trn("{count} of the quotations found is recorded already, or nearly so; A shows where.",
                           "{count} of the quotations found are recorded already, or nearly so; A shows where.",
                           known));
        },
        [this](core::Error const& error) { workbench_.problem(error); });
}

void OpenArticle::set_finding(Finding finding) {
    if (finding == finding_) return;
    auto const looks_anew = finding.indirect != finding_.indirect;
    finding_ = finding;
    if (article_ && looks_anew) find_quotations();
}

void OpenArticle::show_set_aside(bool show) {
    if (show && set_aside_.empty()) return workbench_.notice(tr("Nothing was set aside in this article."));
    shows_set_aside_ = show;
    if (show) navigation_.show_side(Side::source);
    text_changed();
}

/// The quotations among what changed, as they are now.
void OpenArticle::take_in(std::vector<core::Ref> const& changed) {
    for (auto const& ref : changed) {
        auto const id = core::id_as<core::Quotation>(ref);
        if (!id) continue;
        std::erase_if(quotations_, [&](core::Quotation const& quotation) { return quotation.id == id; });
        auto quotation = reader().find(id);
        if (quotation) quotation = as_it_stands_here(std::move(*quotation));
        if (!quotation) continue;
        auto const after = std::ranges::upper_bound(quotations_, id, {}, &core::Quotation::id);
        quotations_.insert(after, std::move(*quotation)); // oldest first
    }
}

std::optional<core::Quotation> OpenArticle::as_it_stands_here(core::Quotation quotation) const {
    if (quotation.text == text_) return quotation;
    if (std::ranges::find(beside_, quotation.text) == beside_.end()) return std::nullopt;
    return found_again(std::move(quotation), words());
}

void OpenArticle::turn_whole_page() {
    auto const source = navigation_.source();
    if (!source || !text_) return;
    if (shows_whole_page_) return navigation_.turn_to_text(core::text_of(reader(), source));
    if (auto const there = core::whole_page_of(reader(), source)) return navigation_.turn_to_text(there);
    reading_page_.ask([source](core::Reader const& from) { return core::read_whole_page(from, source, &confined_reading()); },
                      [this, source](core::Ingested page) {
                          core::Id<core::Text> made;
                          auto const done = workbench_.run([&](core::Context& context) {
                              auto taken_in = core::add_whole_page(context, source, std::move(page));
                              made = taken_in.id;
                              return std::move(taken_in.draft);
                          });
                          if (done) navigation_.turn_to_text(made);
                      },
                      [this](core::Error const& error) { workbench_.problem(error); });
}

/// Which suggestions are dealt with. They stand in the order of the text and do not overlap.
void OpenArticle::mark_suggestions() {
    auto const text = reader().find(text_);
    auto const waved_away = text ? core::dismissed_passages(*text) : std::set<core::Span>();
    for (auto& [suggestion, state] : suggestions_)
        state = waved_away.contains(suggestion.span) ? Suggested::State::dismissed : Suggested::State::open;
    for (auto const& quotation : quotations_) {
        auto const span = quotation.span();
        auto at = std::ranges::upper_bound(suggestions_, span.start, {},
                                           [](Suggested const& each) { return each.suggestion.span.end; });
        for (; at != suggestions_.end() && at->suggestion.span.overlaps(span); ++at)
            at->state = Suggested::State::accepted;
    }
    if (chosen_ >= 0 && suggestions_[static_cast<std::size_t>(chosen_)].state != Suggested::State::open)
        chosen_ = -1;
    text_changed();
}

long OpenArticle::open_suggestions() const {
    return std::ranges::count(suggestions_, Suggested::State::open, &Suggested::state);
}

void OpenArticle::choose_suggestion(int index) {
    if (index < 0 || index >= static_cast<int>(suggestions_.size())) return;
    chosen_ = index;
    text_changed();
    navigation_.reveal(suggestions_[static_cast<std::size_t>(index)].suggestion.span);
}

core::Message OpenArticle::why_no_suggestion() const {
    return is_being_read() || is_being_looked_through()
               ? core::say("The article is still being looked through for quotations.")
               : core::say("No suggestion is left in this article.");
}

void OpenArticle::step_suggestion(Direction direction) {
    if (open_suggestions() == 0)
        return workbench_.notice(tr(why_no_suggestion()));
    auto const count = static_cast<int>(suggestions_.size());
    auto at = chosen_;
    if (at < 0 && direction == Direction::next)
        // From the caret: the last suggestion before it, so that the step below lands after it.
        for (int i = 0; i < count; ++i)
            if (suggestions_[static_cast<std::size_t>(i)].suggestion.span.end <= caret_) at = i;
    for (int tries = 0; tries < count; ++tries) {
        at = direction == Direction::next ? (at + 1) % count : (at <= 0 ? count : at) - 1;
        if (suggestions_[static_cast<std::size_t>(at)].state == Suggested::State::open)
            return choose_suggestion(at);
    }
}

void OpenArticle::dismiss_suggestion() {
    if (chosen_ < 0) return workbench_.notice(tr("Choose a suggestion first: N goes to the next one."));
    auto const index = chosen_;
    auto const span = suggestions_[static_cast<std::size_t>(index)].suggestion.span;
    auto const done = workbench_.run([&](core::Context& context) {
        return core::dismiss_passage(context, text_, span);
    });
    if (!done) return;
    chosen_ = index; // the change put it down; the next one is the one after it
    if (open_suggestions() > 0)
        step_suggestion(Direction::next);
    else
        chosen_ = -1;
    text_changed();
}

core::Suggestion const* OpenArticle::suggestion() const {
    return chosen_ < 0 ? nullptr : &suggestions_[static_cast<std::size_t>(chosen_)].suggestion;
}

bool OpenArticle::is_open(core::Span span) const {
    return std::ranges::any_of(suggestions_, [&](Suggested const& each) {
        return each.state == Suggested::State::open && each.suggestion.span == span;
    });
}

std::string OpenArticle::selected_words() const { return slice(selection_); }

void OpenArticle::set_triage(core::Triage triage) {
    auto const source = navigation_.source();
    if (!source) return;
    workbench_.run([&](core::Context& context) { return core::set_triage(context, source, triage); });
}

void OpenArticle::follow(core::ChangeSet const& change) {
    // What may have been redacted is not kept.
    for (auto const& ref : change.refs)
        if (ref.kind == core::Kind::text) recent_.forget({ref.id});
    auto const everything = std::ranges::any_of(change.refs, [](core::Ref const& ref) { return ref.id == 0; });
    if (everything) recent_.clear();
    if (!text_) return;
    auto const record = reader().find(text_);
    if (!record || everything || (article_ && !article_->is_of(*record))) {
        auto const outdated = text_;
        leave();
        recent_.forget(outdated);
        return load_text();
    }
    if (change.touches(core::Kind::text) || change.touches(core::Kind::capture)) { // the source may have another one now
        auto const shown = text_;
        load_text();
        if (text_ != shown) return;
    }
    if (is_being_read())
        changed_meanwhile_.insert(changed_meanwhile_.end(), change.refs.begin(), change.refs.end());
    else if (change.touches(core::Kind::quotation) || change.touches(core::Kind::text) ||
             change.touches(core::Kind::link) || change.touches(core::Kind::review)) {
        take_in(change.refs);
        mark_suggestions();
    }
}

} // namespace app
