#include "core/log/entry_steps.h"
#include "core/log/roles.h"
#include "core/log/second_person.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace core {

namespace {

using Weight = RecordLife::Weight;

bool is_counted(RecordLife const& life, std::size_t change) {
    return std::ranges::none_of(life.idle(), [&](RecordLife::Idle const& idle) { return idle.change == change; });
}

class Weighing {
public:
    Weighing(DeskLife const& life, Memberships const& members, Clocks const& clocks, LivesOf others)
        : life_(std::make_shared<DeskLife const>(life)), members_(members), clocks_(clocks),
          others_(std::make_shared<OtherLives>(std::move(others))), steps_(life_, members, clocks, others_) {}

    bool may_decide(std::size_t at) const { return members_.may(places_[at], keys_[at], DeskRole::editor, clocks_); }

    Weight of(std::size_t at, std::optional<Record> const& before, RecordLife::Set const& known) const {
        auto const weight = weigh(at, before, known);
        steps_.remember(at, before, weight);
        return weight;
    }

private:
    Weight weigh(std::size_t at, std::optional<Record> const& before, RecordLife::Set const& known) const {
        if (!members_.counts(places_[at], keys_[at], clocks_)) return Weight::removed;
        auto const& after = changes_[at].after;
        // The state it made was redacted, so only the role is left to ask for: what takes a role was changed by it.
        if (changes_[at].redacted) return takes_a_role_now(before) && !may_decide(at) ? Weight::no_role : Weight::counts;
        if (after && (!is_unchanged(at, *after, known) || comes_from_elsewhere(at, *after, known) || (!before && is_gone_for_good(known))))
            return Weight::unchanging;
        auto const free = members_.is_before_the_desk(places_[at], keys_[at], clocks_);
        auto const back = steps_.is_back(at, before, known);
        auto const step = free || back || steps_.is_step(at, before, known);
        if (before && !step && is_kept(*before)) return Weight::unchanging;
        if (before && after && !free && !back && !may_reword(at, *after, *before)) return Weight::unchanging;
        if (after && !back && !speaks(at, *after, before, known)) return Weight::other_name;
        if (!back && is_alone(at, after, before, known)) return Weight::alone;
        if (takes_an_editor(after, before) && !may_decide(at)) return Weight::no_role;
        if (!step) return Weight::no_step;
        return takes_an_editor(after, before) ? Weight::decides : beside_what_is_out(at, before);
    }
    /// Whether every change of a record in this state takes an editor.
    static bool takes_a_role_now(std::optional<Record> const& before) {
        if (!before) return false;
        auto const* review = state_as<Review>(before);
        return (review && is_ever_out(*review)) || is_kept(*before) || state_as<Vote>(before) || has_trait(ref_of(*before).kind, governs);
    }
    /// Whether a verdict that was made here is now said to be published elsewhere. Before the desk was founded this was
    /// allowed of any verdict.
    bool comes_from_elsewhere(std::size_t at, Record const& after, RecordLife::Set const& known) const {
        auto const* review = std::get_if<Review>(&after);
        auto const free = members_.is_before_the_desk(places_[at], keys_[at], clocks_);
        return review && is_of_another_desk(*review) && !free && std::ranges::any_of(known, [&](std::size_t earlier) {
            auto const* was = state_as<Review>(changes_[earlier].after);
            return was && !is_of_another_desk(*was);
        });
    }
    /// Whether a known change deleted the record after all its words were redacted; then nobody brings it back from a
    /// copy.
    bool is_gone_for_good(RecordLife::Set const& known) const {
        return std::ranges::any_of(known, [&](std::size_t gone) {
            if (changes_[gone].after || changes_[gone].redacted) return false;
            auto had_words = false;
            for (auto const each : known) {
                if (each == gone || !clocks_.knows(places_[each], places_[gone])) continue;
                if (changes_[each].after) return false;
                had_words = had_words || changes_[each].redacted;
            }
            return had_words;
        });
    }
    bool says(std::size_t at, std::string const& name) const {
        return members_.may_speak_as(places_[at], keys_[at], name, clocks_);
    }
    /// False when an editor changes the words of a published claim without a correction. Changes by others are weighed
    /// in beside_what_is_out().
    bool may_reword(std::size_t at, Record const& after, Record const& before) const {
        auto const* was = std::get_if<Claim>(&before);
        if (!was || std::get<Claim>(after).text == was->text || !may_decide(at)) return true;
        auto const& now = std::get<Claim>(after);
        return std::ranges::none_of(others(Kind::review, ref(was->id)), [&](OtherLife& verdict) {
            auto const is_known = [&](std::size_t change) { return clocks_.knows(verdict.places[change], places_[at]); };
            auto const state = verdict.life.state_where(is_known).record;
            auto const* review = state_as<Review>(state);
            return review && review->claim == was->id && is_out(*review) &&
                   !corrects(at, review->id, [&](Correction const& by) { return by.claim_text == now.text; });
        });
    }
    /// Whether a correction of that review that counts comes into force in the same entry, and `says_so` holds of it.
    template <class SaysSo>
    bool corrects(std::size_t at, Id<Review> review, SaysSo const& says_so) const {
        return std::ranges::any_of(others(Kind::correction, ref(review)), [&](OtherLife const& correction) {
            for (std::size_t each = 0; each < correction.places.size(); ++each) {
                auto const* by = state_as<Correction>(correction.life.changes()[each].after);
                if (correction.places[each] == places_[at] && by && in_force(*by) && by->review == review && says_so(*by) &&
                    is_counted(correction.life, each))
                    return true;
            }
            return false;
        });
    }
    /// Weighs a change, by somebody who is no editor, of what readers have of a claim: it does not count when its
    /// author knew that the verdict is out, and gives way when its author did not.
    Weight beside_what_is_out(std::size_t at, std::optional<Record> const& before) const {
        auto const& after = changes_[at].after;
        auto const& there = before ? before : after;
        if (!there || changes_.size() == 1 || (before && !shows_another(after, *before))) return Weight::counts;
        auto weight = Weight::counts;
        for (auto const& way : ways_to_claims(*there, at)) weight = std::min(weight, beside(way, at));
        return weight;
    }
    /// A claim whose readers see a record, and the link by which they do, if it hangs on one.
    struct Way {
        Id<Claim> claim;
        OtherLife const* link = nullptr;
    };
    Weight beside(Way const& way, std::size_t at) const {
        auto weight = Weight::counts;
        for (auto& verdict : others(Kind::review, ref(way.claim))) {
            auto const is_out_on = [&](std::optional<Record> const& state) {
                auto const* review = state_as<Review>(state);
                return review && review->claim == way.claim && is_out(*review);
            };
            auto const is_known = [&](std::size_t change) { return clocks_.knows(verdict.places[change], places_[at]); };
            for (auto const decided : verdict.life.deciding()) {
                auto const& out = verdict.places[decided];
                if (!is_out_on(verdict.life.changes()[decided].after) || !was_there(out, at) || !led_there(way, out)) continue;
                if (is_known(decided)) {
                    if (!may_decide(at) && is_out_on(verdict.life.state_where(is_known).record)) return Weight::no_role;
                } else if (out != places_[at] && !clocks_.knows(places_[at], out)) {
                    weight = Weight::gives_way;
                }
            }
        }
        return weight;
    }
    /// Whether too few people stand for a decision, by the rules of the desk that its author knew.
    bool is_alone(std::size_t at, std::optional<Record> const& after, std::optional<Record> const& before, RecordLife::Set const& known) const {
        auto const of_one_person = is_of_one_person(after, before), newly_approved = is_newly_approved(after, before);
        if (!of_one_person && !newly_approved) return false;
        auto const* review = state_as<Review>(after);
        auto const rules = rules_known(at);
        if (newly_approved && rules && rules->approvals == Approvals::two_of_three && people_in(review->reviewers) < 2) return true;
        if (newly_approved && rules && rules->second_verdict == SecondVerdict::blind && !has_second_verdict(at, *review)) return true;
        if (newly_approved && is_of_who_took_it_back(*review, known)) return true;
        if (members_.deciding(places_[at], clocks_) < 2 || (rules && rules->separate_approver == Separation::never)) return false;
        return of_one_person || (newly_approved && steps_.brought_in_by(review->reviewers, at, *review, known));
    }
    /// Whether its proposer deleted the draft, so that it survives by a concurrent edit only: nobody proposes it any
    /// more.
    bool is_of_who_took_it_back(Review const& review, RecordLife::Set const& known) const {
        return std::ranges::any_of(spoken_in(review), [&](Spoken const& said) {
            return said.what == Spoken::What::proposal && steps_.is_taken_back(said, std::nullopt, known);
        });
    }
    static std::size_t people_in(std::vector<std::string> const& names) {
        std::set<std::string> people;
        for (auto const& name : names) people.insert(person_key(name));
        return people.size();
    }
    std::optional<DeskRules> rules_known(std::size_t at) const {
        std::optional<DeskRules> rules;
        for (auto& each : others(Kind::desk_rules, Ref{})) {
            auto const state = each.life.state_where([&](std::size_t change) { return clocks_.knows(each.places[change], places_[at]); }).record;
            auto const* found = state_as<DeskRules>(state);
            if (found && (!rules || rules->id < found->id)) rules = *found;
        }
        return rules;
    }
    static bool was_known(OtherLife const& life, EntryPlace const& to, Clocks const& clocks) {
        return std::ranges::any_of(life.places, [&](EntryPlace const& place) { return place == to || clocks.knows(place, to); });
    }
    bool led_there(Way const& way, EntryPlace const& out) const { return !way.link || was_known(*way.link, out, clocks_); }
    /// The claims with which readers see a record. Of a statement and its quotations these are the claims that it was
    /// linked to as far as the author of the change knew.
    std::vector<Way> ways_to_claims(Record const& record, std::size_t at) const {
        if (auto const claim = shown_on(record)) return {{claim}};
        std::vector<Way> ways;
        auto const statement = statement_shown_by(record);
        if (!statement) return ways;
        for (auto& link : others(Kind::link, ref(statement))) {
            auto const state = link.life.state_where([&](std::size_t change) { return clocks_.knows(link.places[change], places_[at]); }).record;
            if (auto const claim = state ? shown_on(*state) : Id<Claim>{}) ways.push_back({claim, &link});
        }
        return ways;
    }
    /// Whether the record was there, apart from the change `at`, when a verdict went out by the entry at `out`.
    bool was_there(EntryPlace const& out, std::size_t at) const {
        for (std::size_t other = 0; other < changes_.size(); ++other)
            if (other != at && changes_[other].after && (places_[other] == out || clocks_.knows(places_[other], out))) return true;
        return false;
    }
    std::vector<OtherLife>& others(Kind kind, Ref to) const { return others_->referring(kind, to); }
    /// Whether a vote in the review's round, as the author of the change `at` knew it, fits. `fits` is asked with the
    /// vote, its life and the index of the change that made it so.
    template <class Fits>
    bool has_vote(std::size_t at, Review const& review, Fits const& fits) const {
        return std::ranges::any_of(others(Kind::vote, ref(review.id)), [&](OtherLife& vote) {
            auto const is_known = [&](std::size_t cast) { return clocks_.knows(vote.places[cast], places_[at]); };
            auto const state = vote.life.state_where(is_known).record;
            auto const* said = state_as<Vote>(state);
            if (!said || said->round != review.round) return false;
            auto const& changes = vote.life.changes();
            for (std::size_t cast = 0; cast < changes.size(); ++cast)
                if (is_known(cast) && is_counted(vote.life, cast) && changes[cast].after == state && fits(*said, vote, cast)) return true;
            return false;
        });
    }
    bool has_second_verdict(std::size_t at, Review const& review) const {
        return has_vote(at, review, [&](Vote const& said, OtherLife const&, std::size_t) {
            return said.voice == Voice::rates && !same_person(said.person, review.author);
        });
    }
    bool voted(std::size_t at, Record const& after, std::string const& name) const {
        auto const* review = std::get_if<Review>(&after);
        if (!review) return false;
        auto const approved = has_trait(review->state, keeps_approval) || is_ever_out(*review);
        auto const wanted = approved ? Voice::approves : Voice::wants_changes;
        return has_vote(at, *review, [&](Vote const& said, OtherLife const& vote, std::size_t cast) {
            return said.voice == wanted && same_person(said.person, name) && (!approved || was_shown(*review, vote.places[cast])) &&
                   members_.may_speak_as(vote.places[cast], vote.keys[cast], name, clocks_);
        });
    }
    /// Whether the newest verdict that the author of the entry at `to` knew is this very one.
    bool was_shown(Review const& review, EntryPlace const& to) const {
        auto const said = verdict_said(review);
        auto const is_seen = [&](std::size_t each) { return places_[each] == to || clocks_.knows(places_[each], to); };
        auto shown = false;
        for (std::size_t each = 0; each < changes_.size(); ++each) {
            auto const* then = state_as<Review>(changes_[each].after);
            if (!then || !is_seen(each)) continue;
            auto const is_last = [&](std::size_t later) { return later == each || !is_seen(later) || !clocks_.knows(places_[each], places_[later]); };
            auto newest = true;
            for (std::size_t later = 0; later < changes_.size(); ++later) newest = newest && is_last(later);
            if (!newest) continue;
            if (verdict_said(*then) != said) return false;
            shown = true;
        }
        return shown;
    }
    /// Whether the fields that may never change are as in all known changes, and as in a concurrent one that came
    /// first.
    bool is_unchanged(std::size_t at, Record const& after, RecordLife::Set const& known) const {
        auto const is_another = [&](std::size_t other) {
            return changes_[other].after && !alike_for_ever(*changes_[other].after, after);
        };
        if (std::ranges::any_of(known, is_another)) return false;
        for (std::size_t other = 0; other < changes_.size(); ++other)
            if (other != at && is_another(other) && concurrent(other, at) && has_a_say(other) && came_first(other, at)) return false;
        return true;
    }
    bool concurrent(std::size_t one, std::size_t other) const {
        return !clocks_.knows(places_[one], places_[other]) && !clocks_.knows(places_[other], places_[one]);
    }
    bool has_a_say(std::size_t at) const {
        auto const governing = has_trait(ref_of(*changes_[at].after).kind, governs);
        return members_.counts(places_[at], keys_[at], clocks_) && (!governing || may_decide(at));
    }
    /// Whether `one` was heard of before `other` (Memberships::heard_first()). Where no lane tells, the instant
    /// decides, then the place.
    bool came_first(std::size_t one, std::size_t other) const {
        if (auto const heard = members_.heard_first(places_[one], places_[other], clocks_)) return *heard;
        return std::tie(changes_[one].at, changes_[one].place) < std::tie(changes_[other].at, changes_[other].place);
    }
    /// Whether the change goes on from redacted states, one of which was signed in that name, and no concurrent change
    /// that goes on from there came first.
    bool goes_on_from_hidden(std::size_t at, RecordLife::Set const& known, std::string const& name) const {
        if (std::ranges::any_of(known, [&](std::size_t each) { return changes_[each].after && steps_.is_head(each, known); })) return false;
        if (std::ranges::none_of(known, [&](std::size_t each) { return changes_[each].redacted && says(each, name); })) return false;
        return steps_.is_first(at);
    }
    bool speaks(std::size_t at, Record const& after, std::optional<Record> const& before, RecordLife::Set const& known) const {
        auto const* was = state_as<Review>(before);
        auto const* now = std::get_if<Review>(&after);
        return speaks_for_itself(
            after, steps_.goes_on_from(at, before, known),
            {[&](auto const& name) { return says(at, name); }, [&](auto const& name) { return voted(at, after, name); },
             [&](auto const& name) { return goes_on_from_hidden(at, known, name); },
             [&](auto const& name) { return members_.has_member_named(places_[at], name, clocks_); },
             [&](auto const& said) { return steps_.is_taken_back(said, before, known); },
             was && now && is_out(*was) && is_corrected(*others_, places_[at], *was, *now)});
    }

    std::shared_ptr<DeskLife const> life_;
    std::vector<LifeChange> const& changes_ = life_->changes;
    std::vector<EntryPlace> const& places_ = life_->places;
    std::vector<PublicKey> const& keys_ = life_->keys;
    Memberships const& members_;
    Clocks const& clocks_;
    std::shared_ptr<OtherLives> others_; // as they were asked for
    EntrySteps steps_;
};

} // namespace

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
