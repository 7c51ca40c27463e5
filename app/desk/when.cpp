#include "app/desk/when.h"

#include "app/desk/claims_shown.h"
#include "app/desk/desk.h"
#include "app/desk/origins.h"
#include "core/editorial/sources.h"
#include "core/operations/merging.h"
#include "core/operations/reading_again.h"

#include <algorithm>

namespace app::when {

using core::say;

namespace {

WhyNot unless(bool possible, core::Message why) {
    return possible ? std::nullopt : WhyNot(std::move(why));
}

constexpr bool is_splittable(core::Kind kind) {
    return kind == core::Kind::source || kind == core::Kind::statement || kind == core::Kind::claim;
}

WhyNot two_at_most(std::size_t chosen) {
    return unless(chosen <= 2,
                  say("Two are merged at a time; {count} are chosen.", {{"count", std::to_string(chosen)}}));
}

} // namespace

WhyNot always(Desk const&) { return std::nullopt; }

WhyNot reading(Desk const& desk) { return unless(bool(desk.article().text()), say("Open an article first.")); }

WhyNot can_print(Desk const& desk) {
    return unless(bool(desk.article().text()) || bool(desk.navigation().claim()),
                  say("Open an article or a claim first."));
}

WhyNot has_published(Desk const& desk) {
    auto const counts = desk.reader().counts();
    using core::ReviewState;
    return unless(
        counts.in(ReviewState::published) + counts.in(ReviewState::corrected) + counts.in(ReviewState::withdrawn) > 0,
        say("Nothing is published that could stand on a site."));
}

WhyNot can_be_drawn(Desk const& desk) { return desk.page_picture().why_not(); }

WhyNot has_encodings(Desk const& desk) {
    if (auto const why = reading(desk)) return why;
    auto const text = desk.reader().find(desk.article().text());
    auto const capture = text ? desk.reader().find(text->capture) : std::nullopt;
    return unless(capture && core::can_be_read_again(capture->media_type), say("This kind of file says itself how its letters are written."));
}

WhyNot at_source(Desk const& desk) { return unless(bool(desk.navigation().source()), say("Open an article first.")); }

WhyNot has_suggestions(Desk const& desk) {
    auto const& article = desk.article();
    if (auto const why = reading(desk)) return why;
    return unless(article.open_suggestions() > 0, article.why_no_suggestion());
}

WhyNot has_claim(Desk const& desk) { return unless(bool(desk.navigation().claim()), say("Open a claim first.")); }

WhyNot has_statement(Desk const& desk) {
    return unless(bool(desk.hand().statement()), say("Open a statement first."));
}

WhyNot can_go_back(Desk const& desk) {
    return unless(desk.navigation().can_go_back(), say("There is nothing to go back to."));
}

WhyNot can_go_forward(Desk const& desk) {
    return unless(desk.navigation().can_go_forward(), say("There is nothing to go forward to."));
}

WhyNot has_record(Desk const& desk) {
    return unless(bool(desk.hand().record()), say("Open a claim, a statement, a party or a source first."));
}

WhyNot has_one_record(Desk const& desk) {
    if (auto const why = has_record(desk)) return why;
    return unless(desk.hand().records().size() == 1, say("This is done to one record at a time; several are chosen."));
}

WhyNot has_party(Desk const& desk) {
    if (auto const chosen = desk.hand().all_of<core::Party>().size(); chosen > 1) return two_at_most(chosen);
    return unless(bool(desk.hand().party()), say("Open a party first."));
}

WhyNot has_topic(Desk const& desk) {
    if (auto const chosen = desk.hand().all_of<core::Topic>().size(); chosen > 1) return two_at_most(chosen);
    return unless(bool(desk.hand().topic()), say("Go to a topic first."));
}

WhyNot has_claims(Desk const& desk) {
    return unless(!desk.hand().all_of<core::Claim>().empty(), say("Open or choose claims first."));
}

WhyNot has_rows(Desk const& desk) {
    auto const* pointed = desk.hand().pointed();
    return unless(!desk.hand().chosen().empty() || (pointed && !pointed->rows.empty()),
                  say("Choose rows of a list first."));
}

WhyNot has_words(Desk const& desk) {
    auto const* pointed = desk.hand().pointed();
    if (pointed && !pointed->words.empty()) return std::nullopt;
    return has_record(desk);
}

WhyNot has_bytes(Desk const& desk) {
    if (auto const why = has_record(desk)) return why;
    using core::Kind;
    auto const kind = desk.hand().record().kind;
    return unless(kind == Kind::source || kind == Kind::statement || kind == Kind::quotation,
                  say("Only a source, a statement or a passage stands on saved bytes."));
}

WhyNot came_in_as_record(Desk const& desk) {
    auto const claim = desk.reader().find(core::id_as<core::Claim>(desk.hand().record()));
    return unless(claim && !claim->came_as.empty(), say("Only a claim that came in with a collection has a record there."));
}

WhyNot has_quotation(Desk const& desk) {
    return unless(bool(quotation_at_hand(desk)), say("Open a statement that was read in one place first, or open the menu over the step of its trail."));
}

WhyNot has_origin(Desk const& desk) {
    if (auto const why = has_quotation(desk)) return why;
    auto const quotation = desk.reader().find(quotation_at_hand(desk));
    return unless(quotation && quotation->quoted_from, say("Nothing is known of what it was quoted from."));
}

WhyNot has_mergeable(Desk const& desk) {
    auto const all = desk.hand().records();
    auto const fits = !all.empty() && core::is_mergeable(all.front().kind) &&
                      std::ranges::all_of(all, [&](core::Ref const& each) { return each.kind == all.front().kind; });
    if (fits) return two_at_most(all.size());
    return unless(false,
                  say("Open a source, a statement, a claim, a party or a topic first, or choose two of one kind."));
}

WhyNot has_splittable(Desk const& desk) {
    if (auto const why = has_one_record(desk)) return why;
    return unless(is_splittable(desk.hand().record().kind),
                  say("Only a claim, a statement or a source is split. Nothing was changed."));
}

WhyNot has_link(Desk const& desk) {
    auto const* pointed = desk.hand().pointed();
    return unless(pointed && pointed->link, say("Open the menu over a card of the dossier."));
}

WhyNot has_source(Desk const& desk) {
    return unless(!desk.hand().sources().empty(), say("Open or choose a source first."));
}

WhyNot comes_from_archive(Desk const& desk) {
    if (auto const why = has_source(desk)) return why;
    auto const capture = core::newest_capture(desk.reader(), desk.hand().sources().front());
    return unless(capture && capture->how != core::Obtained::fetched && core::is_web_archive(capture->media_type),
                  say("Only a source that came from an archive of the web has other pages beside it."));
}

WhyNot approved_waits(Desk const& desk) {
    return unless(desk.reader().counts().in(core::ReviewState::approved) > 0,
                  say("Nothing is approved that could be published."));
}

WhyNot has_moment(Desk const& desk) {
    return unless(desk.navigation().side() == Side::history && desk.past().looking_back().chosen != 0,
                  say("Choose a moment of a history first."));
}

WhyNot has_past(Desk const& desk) {
    if (auto const why = has_moment(desk)) return why;
    return unless(desk.past().looking_back().root.kind == core::Kind::claim, say("Only a claim is shown as it stood."));
}

WhyNot searching(Desk const& desk) {
    return unless(desk.navigation().place().page == Place::Page::search, say("Look for something first."));
}

WhyNot showing_claims(Desk const& desk) {
    return unless(shows_claims(desk.navigation().place()), say("Show claims first, in their list or by a search."));
}

WhyNot is_contested(Desk const& desk) {
    return unless(!desk.contested().of(desk.hand().record()).empty(), say("Nothing is contested of what is at hand."));
}

WhyNot is_shared(Desk const& desk) {
    return unless(desk.sharing().state().how != Sharing::How::nowhere, say("This workspace is at no shared desk."));
}

WhyNot is_not_shared(Desk const& desk) {
    if (desk.sharing().read_only()) return say("The workspace is open for reading only.");
    return unless(desk.sharing().state().how == Sharing::How::nowhere, say("This workspace is at a shared desk already."));
}

} // namespace app::when
