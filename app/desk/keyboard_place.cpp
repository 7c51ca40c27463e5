#include "app/desk/keyboard_place.h"

#include <algorithm>

namespace app {

namespace {

using Stops = std::vector<KeyboardStop>;
using Found = std::optional<std::size_t>;

std::size_t between(std::size_t one, std::size_t other) { return one > other ? one - other : other - one; }

/// Of those that are meant, the nearest to a place.
template <class Meant>
Found nearest(Stops const& stops, std::size_t place, Meant meant) {
    Found best;
    for (std::size_t at = 0; at < stops.size(); ++at)
        if (meant(stops[at]) && (!best || between(at, place) < between(*best, place))) best = at;
    return best;
}

Found first_of(Stops const& stops, std::size_t from, std::size_t until, auto meant) {
    for (auto at = from; at < until; ++at)
        if (meant(stops[at])) return at;
    return {};
}

/// Its card still stands: what now is where it was on it.
Found on_its_card(Stops const& before, std::size_t at, Stops const& after) {
    auto const& lost = before[at];
    auto const same_card = [&](KeyboardStop const& stop) { return stop.card == lost.card && stop.section == lost.section; };
    auto const first_then = first_of(before, 0, at + 1, same_card);
    auto const first_now = first_of(after, 0, after.size(), same_card);
    if (!first_then || !first_now) return {};
    auto last = *first_now;
    for (auto next = last; next < after.size() && same_card(after[next]); ++next) last = next;
    auto const place = std::min(*first_now + (at - *first_then), last);
    if (auto const alike = nearest(after, place, [&](KeyboardStop const& stop) {
            return same_card(stop) && stop.kind == lost.kind;
        }))
        return alike;
    return place;
}

/// Its card went: the next card of the same group, or else the one before it. Only a card that is a stop itself: a
/// button on it would do something with another record.
Found card_in_its_place(Stops const& before, std::size_t at, Stops const& after) {
    auto const& lost = before[at];
    auto const still = [&](KeyboardStop const& then) -> Found {
        if (!then.is_card || then.section != lost.section || then.card == lost.card) return {};
        return first_of(after, 0, after.size(), [&](KeyboardStop const& now) { return now == then; });
    };
    for (auto next = at + 1; next < before.size(); ++next)
        if (auto const found = still(before[next])) return found;
    for (auto next = at; next-- > 0;)
        if (auto const found = still(before[next])) return found;
    return {};
}

/// Outside cards: what is new between the neighbours that stayed, or else such a neighbour.
Found among_its_neighbours(Stops const& before, std::size_t at, Stops const& after) {
    auto const& lost = before[at];
    auto const still = [&](KeyboardStop const& then) -> Found {
        if (!then.card.empty()) return {};
        return first_of(after, 0, after.size(), [&](KeyboardStop const& now) { return now == then; });
    };
    Found left, right;
    for (auto next = at; next-- > 0 && !left;) left = still(before[next]);
    for (auto next = at + 1; next < before.size() && !right; ++next) right = still(before[next]);
    auto const from = left ? *left + 1 : 0;
    auto const until = std::max(from, right ? *right : after.size());
    // Whatever its heading: that of what was missing goes with the last thing that was.
    auto const is_new = [&](KeyboardStop const& now) { return now.card.empty() && std::ranges::find(before, now) == before.end(); };
    if (auto const found = first_of(after, from, until, [&](auto const& now) { return is_new(now) && now.kind == lost.kind; })) return found;
    if (auto const found = first_of(after, from, until, is_new)) return found;
    return left ? left : right;
}

} // namespace

Found keyboard_after(Stops const& before, std::size_t at, Stops const& after) {
    if (at >= before.size()) return {};
    auto const& lost = before[at];
    if (auto const same = nearest(after, at, [&](KeyboardStop const& stop) { return stop == lost; })) return same;
    if (!lost.card.empty()) {
        if (auto const found = on_its_card(before, at, after)) return found;
        if (auto const found = card_in_its_place(before, at, after)) return found;
    }
    return among_its_neighbours(before, at, after);
}

} // namespace app
