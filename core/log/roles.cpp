#include "core/log/roles.h"

#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>
#include <map>
#include <memory>

namespace core {

namespace {

using Weight = RecordLife::Weight;

/// The state of that kind, or null.
template <class T>
T const* as(std::optional<Record> const& record) {
    return record ? std::get_if<T>(&*record) : nullptr;
}

bool ever_out(Review const* review) { return review && has_trait(review->state, was_out); }

class Weighing {
public:
    Weighing(DeskLife const& life, Memberships const& members, Clocks const& clocks, LivesOf others)
        : changes_(life.changes), places_(life.places), keys_(life.keys), members_(members), clocks_(clocks),
          others_of_(std::move(others)) {}

    bool may_decide(std::size_t at) const { return members_.may(places_[at], keys_[at], DeskRole::editor, clocks_); }

    Weight of(std::size_t at, std::optional<Record> const& before, RecordLife::Set const& known) const {
        if (!members_.counts(places_[at], keys_[at], clocks_)) return Weight::removed;
        auto const& after = changes_[at].after;
        if (changes_[at].redacted) return Weight::counts;
        if (after && !is_unchanged(*after, known)) return Weight::unchanging;
        if (after && !speaks_for_itself(at, *after, known)) return Weight::other_name;
        if (takes_an_editor(after, before)) return may_decide(at) ? Weight::decides : Weight::no_role;
        return beside_what_is_out(at, before);
    }

private:
    /// What readers have of a claim stays beside a change by who is no editor: one that knew of it does not count, one that
    /// did not gives way.
    Weight beside_what_is_out(std::size_t at, std::optional<Record> const& before) const {
        auto const& after = changes_[at].after;
        auto const claim = before ? shown_on(*before) : after ? shown_on(*after) : Id<Claim>{};
        if (!claim || changes_.size() == 1 || (before && !shows_another(after, *before)) || may_decide(at)) return Weight::counts;
        auto weight = Weight::counts;
        for (auto& verdict : others(Kind::review, ref(claim))) {
            auto const is_out_on = [&](std::optional<Record> const& state) {
                auto const* review = as<Review>(state);
                return review && review->claim == claim && is_out(*review);
            };
            auto const is_known = [&](std::size_t change) { return clocks_.knows(verdict.places[change], places_[at]); };
            for (auto const decided : verdict.life.deciding()) {
                if (!is_out_on(verdict.life.changes()[decided].after) || !was_there(verdict.places[decided], at)) continue;
                if (is_known(decided) && is_out_on(verdict.life.state_where(is_known).record)) return Weight::no_role;
                if (!is_known(decided) && !clocks_.knows(places_[at], verdict.places[decided])) weight = Weight::gives_way;
            }
        }
        return weight;
    }
    /// Whether a verdict that went out there showed what that change is about.
    bool was_there(EntryPlace const& out, std::size_t at) const {
        for (std::size_t other = 0; other < changes_.size(); ++other)
            if (other != at && changes_[other].after && (places_[other] == out || clocks_.knows(places_[other], out))) return true;
        return false;
    }
    std::vector<OtherLife>& others(Kind kind, Ref to) const {
        auto const [found, is_new] = others_->try_emplace({kind, to});
        if (is_new) found->second = others_of_(kind, to);
        return found->second;
    }
    bool voted(std::size_t at, Record const& after, std::string const& name) const {
        if (!std::holds_alternative<Review>(after)) return false;
        return std::ranges::any_of(others(Kind::vote, ref_of(after)), [&](OtherLife const& vote) {
            auto const& changes = vote.life.changes();
            for (std::size_t cast = 0; cast < changes.size(); ++cast)
                if (changes[cast].after && same_person(std::get<Vote>(*changes[cast].after).person, name) &&
                    clocks_.knows(vote.places[cast], places_[at]) &&
                    members_.may_speak_as(vote.places[cast], vote.keys[cast], name, clocks_))
                    return true;
            return false;
        });
    }
    bool is_unchanged(Record const& after, RecordLife::Set const& known) const {
        return std::ranges::all_of(known, [&](std::size_t earlier) {
            auto const& had = changes_[earlier].after;
            return !had || alike_for_ever(*had, after);
        });
    }
    /// Whether every name in it is that of the key’s member, or stood in an earlier state, or of a verdict is that of
    /// somebody who voted on it.
    bool speaks_for_itself(std::size_t at, Record const& after, RecordLife::Set const& known) const {
        auto const stood = [&](std::string const& name) {
            return std::ranges::any_of(known, [&](std::size_t earlier) {
                auto const& had = changes_[earlier].after;
                return had && is_among(speakers_of(*had), name);
            });
        };
        return std::ranges::all_of(speakers_of(after), [&](std::string const& name) {
            return name.empty() || stood(name) || members_.may_speak_as(places_[at], keys_[at], name, clocks_) ||
                   voted(at, after, name);
        });
    }

    std::vector<LifeChange> changes_;
    std::vector<EntryPlace> places_;
    std::vector<PublicKey> keys_;
    Memberships const& members_;
    Clocks const& clocks_;
    LivesOf others_of_;
    using Others = std::map<std::pair<Kind, Ref>, std::vector<OtherLife>>;
    std::shared_ptr<Others> others_ = std::make_shared<Others>(); // as they were asked for
};

} // namespace

bool takes_an_editor(std::optional<Record> const& after, std::optional<Record> const& before) {
    if (after == before) return false;
    auto const& there = after ? after : before;
    if (has_trait(ref_of(*there).kind, governs)) return true;
    if (as<Vote>(after) || as<Vote>(before)) return true;
    auto const in_force = [](Correction const* one) { return one && one->state == CorrectionState::in_force; };
    if (in_force(as<Correction>(after)) || in_force(as<Correction>(before))) return true;
    auto const* now = as<Review>(after);
    auto const* then = as<Review>(before);
    if (ever_out(now) || ever_out(then)) return true;
    if (!now || !has_trait(now->state, keeps_approval)) return false;
    return !then || then->state != now->state || then->approved != now->approved || then->reviewers != now->reviewers;
}

bool takes_a_role(Kind kind) {
    return kind == Kind::review || kind == Kind::vote || kind == Kind::correction || has_trait(kind, governs);
}

Weighed weighed(Kind kind) {
    if (takes_a_role(kind)) return Weighed::always;
    if (kind == Kind::claim || kind == Kind::link) return Weighed::without_role;
    return kind == Kind::capture || kind == Kind::text ? Weighed::changed : Weighed::no;
}

bool alike_for_ever(Record const& one, Record const& other) {
    if (auto const* scale = std::get_if<Scale>(&one)) return *scale == std::get<Scale>(other);
    if (auto const* capture = std::get_if<Capture>(&one)) return capture->digest == std::get<Capture>(other).digest;
    if (auto const* text = std::get_if<Text>(&one)) return text->digest == std::get<Text>(other).digest;
    return true;
}

Id<Claim> shown_on(Record const& record) {
    if (auto const* claim = std::get_if<Claim>(&record)) return claim->id;
    auto const* link = std::get_if<Link>(&record);
    return link && link->from.kind == Kind::statement ? id_as<Claim>(link->to) : Id<Claim>{};
}

bool shows_another(std::optional<Record> const& after, Record const& before) {
    if (!after) return true;
    if (auto const* claim = std::get_if<Claim>(&before)) return std::get<Claim>(*after).text != claim->text;
    auto const* link = std::get_if<Link>(&before);
    auto const* other = link ? std::get_if<Link>(&*after) : nullptr;
    return other && (other->relation != link->relation || other->from != link->from || other->to != link->to);
}

std::vector<std::string> speakers_of(Record const& record) {
    if (auto const* vote = std::get_if<Vote>(&record)) return {vote->person};
    if (auto const* by = std::get_if<Correction>(&record)) return {by->proposed_by, by->signed_by};
    auto const* review = std::get_if<Review>(&record);
    auto const of_this_desk = review && (review->round > 0 || !review->approved.empty());
    return of_this_desk ? review->reviewers : std::vector<std::string>();
}

RecordLife life_at_desk(DeskLife life, Memberships const& members, Clocks const& clocks, LivesOf others) {
    Weighing const weighing(life, members, clocks, std::move(others));
    RecordLife::Rules rules;
    rules.weigh = [weighing](std::size_t at, std::optional<Record> const& before, RecordLife::Set const& known) {
        return weighing.of(at, before, known);
    };
    rules.may_decide = [weighing](std::size_t at) { return weighing.may_decide(at); };
    return RecordLife(
        std::move(life.changes),
        [&clocks, places = std::move(life.places)](std::size_t earlier, std::size_t later) {
            return clocks.knows(places[earlier], places[later]);
        },
        std::move(rules));
}

} // namespace core
