#include "core/log/entry_steps.h"

#include "core/model/changed_fields.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>
#include <tuple>

namespace core {

using Weight = RecordLife::Weight;

std::vector<OtherLife>& OtherLives::referring(Kind kind, Ref to) {
    auto const [found, is_new] = referring_.try_emplace({kind, to});
    if (is_new) found->second = of_.referring(kind, to);
    return found->second;
}

DeskLife const& OtherLives::itself(Ref ref) {
    auto const [found, is_new] = itself_.try_emplace(ref);
    if (is_new) found->second = of_.itself(ref);
    return found->second;
}

// ── stepping back ──

bool EntrySteps::is_back(std::size_t at, std::optional<Record> const& before, Known const& known) const {
    auto const& after = change(at).after;
    auto const& there = after ? after : before;
    if (!there || after == before) return false;
    auto const ref = ref_of(*there);
    auto const is_own = [&](std::size_t each) { return life_->keys[each] == life_->keys[at]; };
    // The state it made stands, and goes to the one that stood before it.
    for (auto const each : known)
        if (is_own(each) && !change(each).redacted && (*past_)[each].is_weighed && change(each).after == before && (*past_)[each].before == after &&
            is_whole(at, ref, {each}))
            return true;
    return after && std::ranges::any_of(known, [&](std::size_t earlier) {
        if (change(earlier).after != after) return false;
        Known undone;
        for (auto const each : known)
            if (each != earlier && !is_before(each, earlier)) undone.push_back(each);
        return std::ranges::all_of(undone, is_own) && is_whole(at, ref, undone);
    });
}

/// A correction goes with the words it gave, and they with it.
bool EntrySteps::is_whole(std::size_t at, Ref ref, Known const& undone) const {
    if (ref.kind != Kind::review && ref.kind != Kind::claim && ref.kind != Kind::correction) return true;
    std::vector<Ref> reviews;
    if (ref.kind == Kind::review) reviews.push_back(ref);
    if (ref.kind == Kind::claim)
        for (auto& each : others_->referring(Kind::review, ref))
            for (auto const& state : each.life.changes())
                if (state.after) reviews.push_back(ref_of(*state.after));
    auto const has = [](std::vector<EntryPlace> const& places, EntryPlace const& wanted) { return std::ranges::find(places, wanted) != places.end(); };
    for (auto const step : undone) {
        for (auto const& review : reviews)
            for (auto& correction : others_->referring(Kind::correction, review))
                if (has(correction.places, place(step)) && !has(correction.places, place(at))) return false;
        auto const* by = state_as<Correction>(change(step).after);
        if (!by) by = state_as<Correction>((*past_)[step].before);
        if (!by) continue;
        if (!follows(core::ref(by->review), step, at)) return false;
        auto const* review = newest_known(core::ref(by->review), at);
        if (review && !follows(core::ref(std::get<Review>(*review).claim), step, at)) return false;
    }
    return true;
}

/// Whether a record that one entry changed goes back to a state it had in that other one, too.
bool EntrySteps::follows(Ref ref, std::size_t undone, std::size_t at) const {
    if (!done_to(ref, undone)) return true;
    auto const* here = done_to(ref, at);
    if (!here) return false;
    for (auto const& each : others_->itself(ref).changes) {
        if (&each == here) return false;
        if (each.redacted || each.after == here->after) return true;
    }
    return false;
}

LifeChange const* EntrySteps::done_to(Ref ref, std::size_t at) const {
    auto const& life = others_->itself(ref);
    auto const here = std::ranges::find(life.places, place(at));
    return here == life.places.end() ? nullptr : &life.changes[static_cast<std::size_t>(here - life.places.begin())];
}

// ── steps ──

bool EntrySteps::is_head(std::size_t each, Known const& known) const {
    return std::ranges::none_of(known, [&](std::size_t later) { return later != each && is_before(each, later); });
}

bool EntrySteps::is_hidden(std::optional<Record> const& before, Known const& known) const {
    return !before && std::ranges::any_of(known, [&](std::size_t each) { return change(each).redacted && is_head(each, known); });
}

/// What it goes on from is not seen any more: nobody who went on from there can be seen to have come first.
bool EntrySteps::may_go_on_from_hidden(std::size_t at) const {
    return members_.may(place(at), life_->keys[at], DeskRole::admin, clocks_) || is_first(at);
}

bool EntrySteps::is_first(std::size_t at) const {
    for (std::size_t other = 0; other < life_->changes.size(); ++other) {
        if (other == at || !change(other).after || is_before(other, at) || is_before(at, other)) continue;
        auto const heard = members_.heard_first(place(other), place(at), clocks_);
        if (heard ? *heard : std::tie(change(other).at, change(other).place) < std::tie(change(at).at, change(at).place)) return false;
    }
    return true;
}

bool EntrySteps::is_step(std::size_t at, std::optional<Record> const& before, Known const& known) const {
    auto const& after = change(at).after;
    if (after == before) return true;
    if (is_hidden(before, known)) return may_go_on_from_hidden(at);
    if (!before) return is_brought_back(after, known) || may_begin(*after, beside(at));
    if (!after) return may_go(*before, beside(at));
    return may_become(*before, *after, beside(at)) || is_settled(at, *after, *before);
}

/// As it was when it was deleted.
bool EntrySteps::is_brought_back(std::optional<Record> const& after, Known const& known) const {
    return std::ranges::any_of(known, [&](std::size_t each) {
        return !change(each).after && !change(each).redacted && is_head(each, known) && (*past_)[each].before == after;
    });
}

/// Done without knowing of another change that was known in the end.
bool EntrySteps::is_apart(std::size_t each, std::size_t at) const {
    if (!is_before(each, at)) return false;
    for (std::size_t other = 0; other < life_->changes.size(); ++other)
        if (other != each && is_before(other, at) && !is_before(other, each) && !is_before(each, other)) return true;
    return false;
}

/// Each of its fields is one of those that were given apart. What decides, or is decided, takes a decision.
bool EntrySteps::is_settled(std::size_t at, Record const& after, Record const& before) const {
    auto const least = is_kept(before) ? Weight::decides : Weight::gives_way;
    return std::ranges::all_of(changed_fields(before, after), [&](auto const& field) {
        for (std::size_t each = 0; each < life_->changes.size(); ++each)
            if (each != at && change(each).after && counted_as(each, least) && is_apart(each, at) && !changed_fields(*change(each).after, after).contains(field))
                return true;
        return false;
    });
}

// ── words ──

std::vector<Record const*> EntrySteps::goes_on_from(std::size_t at, std::optional<Record> const& before, Known const& known) const {
    std::vector<Record const*> states;
    auto const hidden = is_hidden(before, known);
    if (before) states.push_back(&*before);
    for (std::size_t each = 0; each < life_->changes.size(); ++each) {
        if (each == at || !is_before(each, at)) continue;
        auto const settles = before && counted_as(each, Weight::gives_way) && is_apart(each, at);
        if (change(each).after && (settles || hidden)) states.push_back(&*change(each).after);
        if (!before && !change(each).after && std::ranges::count(known, each) && is_head(each, known) && (*past_)[each].before)
            states.push_back(&*(*past_)[each].before);
    }
    return states;
}

/// Deleted with what it hung on, and not for itself.
bool EntrySteps::went_along(std::size_t deletion) const {
    auto const& before = (*past_)[deletion].before;
    if (!before) return false;
    auto const kind = ref_of(*before).kind;
    return std::ranges::any_of(references_of(*before), [&](Reference const& reference) {
        if (!reference.to || !has_use(kind, reference.field, belongs)) return false;
        auto const* of_that = done_to(reference.to, deletion);
        return of_that && !of_that->after;
    });
}

bool EntrySteps::is_taken_back(Spoken const& said, std::optional<Record> const& before, Known const& known) const {
    auto const has = [&](Record const& record) {
        return std::ranges::any_of(spoken_in(record), [&](Spoken const& each) { return each.words == said.words; });
    };
    if (before && has(*before)) return false;
    auto const says_it = [&](std::size_t each) { return change(each).after && has(*change(each).after); };
    auto const theirs = [&](std::size_t each) { return says(each, said.name); };
    return std::ranges::any_of(known, [&](std::size_t drop) {
        if (change(drop).redacted || says_it(drop) || !theirs(drop) || (!change(drop).after && went_along(drop))) return false;
        auto const said_before = std::ranges::any_of(known, [&](std::size_t each) { return says_it(each) && is_before(each, drop); });
        auto const said_again = std::ranges::any_of(known, [&](std::size_t each) { return says_it(each) && theirs(each) && is_before(drop, each); });
        return said_before && !said_again;
    });
}

bool EntrySteps::brought_in_by(std::vector<std::string> const& names, std::size_t at, Review const& review, Known const& known) const {
    if (members_.has_member_named(place(at), review.author, clocks_)) return false;
    auto const says_it = [&](std::optional<Record> const& state) {
        auto const* said = state_as<Review>(state);
        return said && same_person(said->author, review.author) && verdict_said(*said) == verdict_said(review);
    };
    auto by_them = known.empty();
    for (auto const each : known) {
        if (!says_it(change(each).after) || says_it((*past_)[each].before)) continue;
        if (std::ranges::none_of(names, [&](auto const& name) { return says(each, name); })) return false;
        by_them = true;
    }
    auto const hidden = std::ranges::any_of(known, [&](std::size_t each) { return change(each).redacted; });
    return by_them || !hidden;
}

// ── what else the entry does ──

StepBeside EntrySteps::beside(std::size_t at) const {
    StepBeside made;
    made.own = [this, at](auto const& name) { return says(at, name); };
    made.moved = [this, at](Ref from, Ref to) { return moved(at, from, to); };
    made.goes = [this, at](Ref ref) { return goes(at, ref); };
    made.of_one_source = [this, at](Ref one, Ref other) { return of_one_source(at, one, other); };
    made.takes_effect = [this, at](Correction const& by) { return takes_effect(at, by); };
    made.corrected = [this, at](Review const& was, Review const& now) { return is_corrected(*others_, place(at), was, now); };
    made.decides = members_.may(place(at), life_->keys[at], DeskRole::editor, clocks_);
    return made;
}

Record const* EntrySteps::newest_known(Ref ref, std::size_t at) const {
    auto const& life = others_->itself(ref);
    Record const* newest = nullptr;
    for (std::size_t each = 0; each < life.changes.size(); ++each)
        if (life.changes[each].after && clocks_.knows(life.places[each], place(at))) newest = &*life.changes[each].after;
    return newest;
}

/// Deleted by that entry, and readers never had it: of others it is asked only what every seat sees of them, however they count.
bool EntrySteps::goes(std::size_t at, Ref ref) const {
    auto const* here = done_to(ref, at);
    if (!here || here->after) return false;
    auto const& life = others_->itself(ref);
    if (ref.kind == Kind::review) return !was_ever_out(at, life.changes, life.places);
    return kind_ == Kind::review || ref.kind != Kind::claim || !has_verdict_out(at, id_as<Claim>(ref));
}

bool EntrySteps::was_ever_out(std::size_t at, std::vector<LifeChange> const& changes, std::vector<EntryPlace> const& places) const {
    for (std::size_t each = 0; each < changes.size(); ++each)
        if (auto const* review = state_as<Review>(changes[each].after); review && is_out(*review) && clocks_.knows(places[each], place(at))) return true;
    return false;
}

bool EntrySteps::has_verdict_out(std::size_t at, Id<Claim> claim) const {
    return std::ranges::any_of(others_->referring(Kind::review, core::ref(claim)),
                               [&](OtherLife const& review) { return was_ever_out(at, review.life.changes(), review.places); });
}

/// Whether saved bytes are what a verdict that is out rests on, by a text, a quotation and a link.
bool EntrySteps::is_beneath_what_is_out(std::size_t at, Ref capture) const {
    auto const each_of = [&](Kind kind, Ref to, auto const& holds) {
        return std::ranges::any_of(others_->referring(kind, to), [&](OtherLife const& life) {
            return std::ranges::any_of(life.life.changes(), [&](LifeChange const& state) { return state.after && holds(*state.after); });
        });
    };
    return each_of(Kind::text, capture, [&](Record const& text) {
        return each_of(Kind::quotation, ref_of(text), [&](Record const& quotation) {
            return each_of(Kind::link, core::ref(std::get<Quotation>(quotation).statement), [&](Record const& link) {
                auto const claim = id_as<Claim>(std::get<Link>(link).to);
                return claim && has_verdict_out(at, claim);
            });
        });
    });
}

bool EntrySteps::moved(std::size_t at, Ref from, Ref to) const {
    if (from.kind != to.kind) return false;
    if (kind_ == Kind::capture && is_beneath_what_is_out(at, of_)) return false;
    if (goes(at, from)) return true;
    auto const* here = done_to(to, at);
    return here && here->after &&
           std::ranges::none_of(others_->itself(to).places, [&](EntryPlace const& each) { return clocks_.knows(each, place(at)); });
}

bool EntrySteps::of_one_source(std::size_t at, Ref one, Ref other) const {
    auto const source_of = [&](Ref text) {
        auto const here = [&](Ref ref) -> Record const* {
            if (auto const* known = newest_known(ref, at)) return known;
            auto const* made = done_to(ref, at);
            return made && made->after ? &*made->after : nullptr;
        };
        auto const* words = here(text);
        auto const* bytes = words ? here(core::ref(std::get<Text>(*words).capture)) : nullptr;
        return bytes ? std::get<Capture>(*bytes).source : Id<Source>{};
    };
    auto const was = source_of(one), is = source_of(other);
    return !was || !is || was == is; // of what is not seen nothing is known
}

bool EntrySteps::takes_effect(std::size_t at, Correction const& by) const {
    auto const& life = others_->itself(core::ref(by.review));
    for (std::size_t each = 0; each < life.changes.size(); ++each) {
        auto const* review = state_as<Review>(life.changes[each].after);
        if (life.places[each] != place(at) && !clocks_.knows(life.places[each], place(at))) continue;
        if (life.changes[each].redacted) return true; // it may have said so
        if (!review) continue;
        auto const as_grave = review->state == corrected_state(by.tier, review->state);
        if (as_grave && review->scale == by.scale && review->rating == by.rating && review->summary == by.summary && review->rationale == by.rationale)
            return true;
    }
    return life.changes.empty(); // nothing is known of it here
}

bool is_corrected(OtherLives& others, EntryPlace const& place, Review const& was, Review const& now) {
    return std::ranges::any_of(others.referring(Kind::correction, ref(now.id)), [&](OtherLife const& correction) {
        for (std::size_t each = 0; each < correction.places.size(); ++each) {
            auto const* by = state_as<Correction>(correction.life.changes()[each].after);
            if (correction.places[each] == place && correction.life.changes()[each].redacted) return true; // it may have said so
            if (correction.places[each] != place || !by || !in_force(*by) || by->review != now.id) continue;
            auto const& idle = correction.life.idle();
            if (std::ranges::any_of(idle, [&](RecordLife::Idle const& other) { return other.change == each; })) continue;
            auto const rerated = now.scale != was.scale || now.rating != was.rating;
            if (now.state == corrected_state(by->tier, was.state) && (!rerated || by->tier == Tier::verdict_change) && by->scale == now.scale && by->rating == now.rating &&
                by->summary == now.summary && by->rationale == now.rationale)
                return true;
        }
        return false;
    });
}

} // namespace core
