#include "core/log/roles.h"

#include "core/log/second_person.h"
#include "core/model/merge.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/text/person.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <tuple>

namespace core {

namespace {

using Weight = RecordLife::Weight;

bool ever_out(Review const* review) { return review && has_trait(review->state, was_out); }

bool in_force(Correction const* correction) { return correction && correction->state == CorrectionState::in_force; }

bool is_counted(RecordLife const& life, std::size_t change) {
    return std::ranges::none_of(life.idle(), [&](RecordLife::Idle const& idle) { return idle.change == change; });
}

/// Whether readers of a verdict read the same in both.
bool reads_the_same(Review const& one, Review const& other) {
    return one.claim == other.claim && one.state == other.state && one.scale == other.scale && one.rating == other.rating &&
           one.summary == other.summary && one.rationale == other.rationale;
}

class Weighing {
public:
    Weighing(DeskLife const& life, Memberships const& members, Clocks const& clocks, LivesOf others)
        : changes_(life.changes), places_(life.places), keys_(life.keys), members_(members), clocks_(clocks),
          others_of_(std::move(others)) {}

    bool may_decide(std::size_t at) const { return members_.may(places_[at], keys_[at], DeskRole::editor, clocks_); }

    Weight of(std::size_t at, std::optional<Record> const& before, RecordLife::Set const& known) const {
        if (!members_.counts(places_[at], keys_[at], clocks_)) return Weight::removed;
        auto const& after = changes_[at].after;
        // What stood there is not seen any more; what no change may touch without a role, this one touched.
        if (changes_[at].redacted) return takes_a_role_now(before) && !may_decide(at) ? Weight::no_role : Weight::counts;
        if (after && (!is_unchanged(at, *after, known) || comes_from_elsewhere(at, *after, known) || (!before && is_gone_for_good(known))))
            return Weight::unchanging;
        auto const back = steps_back(at, after, known);
        if (before && after != before && !back && !may_follow(at, after, *before)) return Weight::unchanging;
        if (after && !speaks(at, *after, before, known)) return Weight::other_name;
        if (!back && is_alone(at, after, before, known)) return Weight::alone;
        if (takes_an_editor(after, before)) return may_decide(at) ? Weight::decides : Weight::no_role;
        return beside_what_is_out(at, before);
    }

private:
    /// Whether any change of it takes an editor, as it stands.
    static bool takes_a_role_now(std::optional<Record> const& before) {
        return before && (ever_out(state_as<Review>(before)) || in_force(state_as<Correction>(before)) || state_as<Vote>(before) ||
                          has_trait(ref_of(*before).kind, governs));
    }
    /// A step back leads to a state that was there, and takes back nothing but what the same key did since.
    bool steps_back(std::size_t at, std::optional<Record> const& after, RecordLife::Set const& known) const {
        return after && std::ranges::any_of(known, [&](std::size_t earlier) {
            return changes_[earlier].after == after && std::ranges::all_of(known, [&](std::size_t later) {
                return later == earlier || clocks_.knows(places_[later], places_[earlier]) || keys_[later] == keys_[at];
            });
        });
    }
    /// What was here is not published elsewhere from some moment on. Before there was a desk that could be told of anything.
    bool comes_from_elsewhere(std::size_t at, Record const& after, RecordLife::Set const& known) const {
        auto const* review = std::get_if<Review>(&after);
        auto const before_the_desk = says(at, {});
        return review && is_from_elsewhere(*review) && !before_the_desk && std::ranges::any_of(known, [&](std::size_t earlier) {
            auto const* was = state_as<Review>(changes_[earlier].after);
            return was && !is_from_elsewhere(*was);
        });
    }
    /// Whether somebody deleted the record with all its words: nobody brings back what of it is still somewhere.
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
    /// What readers have goes on by a correction in the same entry only; what is in force stays as it is.
    bool may_follow(std::size_t at, std::optional<Record> const& after, Record const& before) const {
        if (auto const* correction = std::get_if<Correction>(&before))
            return in_force(correction) ? !after && may_decide(at) : after || may_decide(at) || says(at, correction->proposed_by);
        if (auto const* claim = std::get_if<Claim>(&before)) return !after || may_reword(at, std::get<Claim>(*after), *claim);
        auto const* was = std::get_if<Review>(&before);
        if (!was || !is_out(*was)) return true;
        if (!after) return members_.may(places_[at], keys_[at], DeskRole::admin, clocks_); // a redaction
        auto const& now = std::get<Review>(*after);
        if (reads_the_same(*was, now) || (was->state == ReviewState::withdrawn && !is_out(now))) return true;
        return now.claim == was->claim && is_corrected(at, *was, now);
    }
    bool says(std::size_t at, std::string const& name) const {
        return members_.may_speak_as(places_[at], keys_[at], name, clocks_);
    }
    /// By a correction that says how grave it is.
    bool is_corrected(std::size_t at, Review const& was, Review const& now) const {
        auto const other_rating = now.scale != was.scale || now.rating != was.rating;
        auto const withdrawn = now.state == ReviewState::withdrawn;
        return corrects(at, now.id, [&](Correction const& by) {
            if (other_rating ? by.tier != Tier::verdict_change : withdrawn && by.tier != Tier::withdrawal) return false;
            return by.scale == now.scale && by.rating == now.rating && by.summary == now.summary && by.rationale == now.rationale;
        });
    }
    /// An editor changes the words of a published claim with a correction; who is none does not at all, see below.
    bool may_reword(std::size_t at, Claim const& now, Claim const& was) const {
        if (now.text == was.text || !may_decide(at)) return true;
        return std::ranges::none_of(others(Kind::review, ref(was.id)), [&](OtherLife& verdict) {
            auto const is_known = [&](std::size_t change) { return clocks_.knows(verdict.places[change], places_[at]); };
            auto const state = verdict.life.state_where(is_known).record;
            auto const* review = state_as<Review>(state);
            return review && review->claim == was.id && is_out(*review) &&
                   !corrects(at, review->id, [&](Correction const& by) { return by.claim_text == now.text; });
        });
    }
    /// Whether a correction of that review comes into force in the same entry and says so.
    template <class SaysSo>
    bool corrects(std::size_t at, Id<Review> review, SaysSo const& says_so) const {
        return std::ranges::any_of(others(Kind::correction, ref(review)), [&](OtherLife const& correction) {
            for (std::size_t each = 0; each < correction.places.size(); ++each) {
                auto const* by = state_as<Correction>(correction.life.changes()[each].after);
                if (correction.places[each] == places_[at] && in_force(by) && by->review == review && says_so(*by) &&
                    is_counted(correction.life, each))
                    return true;
            }
            return false;
        });
    }
    /// What readers have of a claim stays beside a change by who is no editor: one that knew of it does not count, one that
    /// did not gives way.
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
    /// Whether those who stand for a decision are too few, as the rules of the desk were known to its author.
    bool is_alone(std::size_t at, std::optional<Record> const& after, std::optional<Record> const& before, RecordLife::Set const& known) const {
        auto const of_one_person = is_of_one_person(after, before), newly_approved = is_newly_approved(after, before);
        if (!of_one_person && !newly_approved) return false;
        auto const* review = state_as<Review>(after);
        auto const rules = rules_known(at);
        if (newly_approved && rules && rules->approvals == Approvals::two_of_three && people_in(review->reviewers) < 2) return true;
        if (members_.deciding(places_[at], clocks_) < 2 || (rules && rules->separate_approver == Separation::never)) return false;
        return of_one_person || (newly_approved && brought_in_by_reviewers(at, *review, known));
    }
    static std::size_t people_in(std::vector<std::string> const& names) {
        std::set<std::string> people;
        for (auto const& name : names) people.insert(person_key(name));
        return people.size();
    }
    /// A draft that names nobody who works here is that of whoever brought it in.
    bool brought_in_by_reviewers(std::size_t at, Review const& review, RecordLife::Set const& known) const {
        if (known.empty() || members_.has_member_named(places_[at], review.author, clocks_)) return false;
        return std::ranges::all_of(review.reviewers, [&](auto const& name) { return says(known.front(), name); });
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
    /// For a statement and its quotations, to those that it was linked to as far as the author of the change knew.
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
        auto const* review = std::get_if<Review>(&after);
        if (!review) return false;
        auto const approved = has_trait(review->state, keeps_approval) || has_trait(review->state, was_out);
        auto const wanted = approved ? Voice::approves : Voice::wants_changes;
        return std::ranges::any_of(others(Kind::vote, ref_of(after)), [&](OtherLife const& vote) {
            auto const& changes = vote.life.changes();
            for (std::size_t cast = 0; cast < changes.size(); ++cast) {
                auto const* said = state_as<Vote>(changes[cast].after);
                if (said && is_counted(vote.life, cast) && same_person(said->person, name) && said->voice == wanted && said->round == review->round &&
                    (!approved || was_shown(*review, vote.places[cast])) && clocks_.knows(vote.places[cast], places_[at]) &&
                    members_.may_speak_as(vote.places[cast], vote.keys[cast], name, clocks_))
                    return true;
            }
            return false;
        });
    }
    /// Whether who wrote that entry had this very verdict before them, and no other after it.
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
    /// Whether the key of whoever said that dropped the words again since, and they do not stand there any more.
    bool took_back(Spoken const& said, std::optional<Record> const& before, RecordLife::Set const& known) const {
        auto const has = [&](Record const& record) {
            return std::ranges::any_of(spoken_in(record), [&](Spoken const& each) { return each.words == said.words; });
        };
        if (before && has(*before)) return false;
        auto const says_it = [&](std::size_t each) { return changes_[each].after && has(*changes_[each].after); };
        auto const theirs = [&](std::size_t each) { return says(each, said.name); };
        return std::ranges::any_of(known, [&](std::size_t drop) {
            if (!changes_[drop].after || says_it(drop) || !theirs(drop)) return false;
            auto const said_before = std::ranges::any_of(known, [&](std::size_t each) { return says_it(each) && clocks_.knows(places_[each], places_[drop]); });
            auto const said_again = std::ranges::any_of(known, [&](std::size_t each) {
                return says_it(each) && theirs(each) && clocks_.knows(places_[drop], places_[each]);
            });
            return said_before && !said_again;
        });
    }
    /// Whether what never changes of it is as it was, and as others made it who knew nothing of this one and came first.
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
    /// As whoever belongs to the desk the longest heard of them; where nobody tells them apart, by a fixed order.
    bool came_first(std::size_t one, std::size_t other) const {
        if (auto const heard = members_.heard_first(places_[one], places_[other], clocks_)) return *heard;
        return std::tie(changes_[one].at, changes_[one].place) < std::tie(changes_[other].at, changes_[other].place);
    }
    /// Whether it goes on from states of which the last is not seen any more, and their key signed one of them; and nobody who
    /// went on from there can be seen to have come first.
    bool goes_on_from_hidden(std::size_t at, RecordLife::Set const& known, std::string const& name) const {
        auto const is_head = [&](std::size_t each) {
            return std::ranges::none_of(known, [&](std::size_t later) {
                return later != each && clocks_.knows(places_[each], places_[later]);
            });
        };
        if (std::ranges::any_of(known, [&](std::size_t each) { return changes_[each].after && is_head(each); })) return false;
        if (std::ranges::none_of(known, [&](std::size_t each) { return changes_[each].redacted && says(each, name); })) return false;
        for (std::size_t other = 0; other < changes_.size(); ++other)
            if (other != at && changes_[other].after && concurrent(other, at) && came_first(other, at)) return false;
        return true;
    }
    bool speaks(std::size_t at, Record const& after, std::optional<Record> const& before, RecordLife::Set const& known) const {
        std::vector<Record const*> earlier;
        if (before) earlier.push_back(&*before);
        for (auto const each : known)
            if (changes_[each].after) earlier.push_back(&*changes_[each].after);
        auto const* was = state_as<Review>(before);
        auto const* now = std::get_if<Review>(&after);
        return speaks_for_itself(
            after, earlier,
            {[&](auto const& name) { return says(at, name); }, [&](auto const& name) { return voted(at, after, name); },
             [&](auto const& name) { return goes_on_from_hidden(at, known, name); },
             [&](auto const& name) { return members_.has_member_named(places_[at], name, clocks_); },
             [&](auto const& said) { return took_back(said, before, known); },
             was && now && is_out(*was) && is_corrected(at, *was, *now)});
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
    if (state_as<Vote>(after) || state_as<Vote>(before)) return true;
    if (in_force(state_as<Correction>(after)) || in_force(state_as<Correction>(before))) return true;
    auto const* now = state_as<Review>(after);
    auto const* then = state_as<Review>(before);
    if (ever_out(now) || ever_out(then)) return true;
    if (!after) return then && has_trait(then->state, keeps_approval);
    if (!now || !has_trait(now->state, keeps_approval)) return false;
    if (!then) return true;
    auto const changed = changed_fields(*after, *before);
    return std::ranges::any_of(changed, [](auto const& field) { return has_use(Kind::review, field, workflow); });
}

bool takes_a_role(Kind kind) {
    return kind == Kind::review || kind == Kind::vote || kind == Kind::correction || has_trait(kind, governs);
}

Weighed weighed(Kind kind) {
    if (takes_a_role(kind)) return Weighed::always;
    if (kind == Kind::remark) return Weighed::always; // it is somebody's word
    if (kind == Kind::reply_request) return Weighed::always;
    if (kind == Kind::quotation || kind == Kind::statement) return Weighed::without_role;
    return kind == Kind::claim || kind == Kind::link || kind == Kind::capture || kind == Kind::text ? Weighed::changed : Weighed::no;
}

bool alike_for_ever(Record const& one, Record const& other) {
    if (auto const* scale = std::get_if<Scale>(&one)) return *scale == std::get<Scale>(other);
    if (auto const* capture = std::get_if<Capture>(&one)) return capture->digest == std::get<Capture>(other).digest;
    if (auto const* text = std::get_if<Text>(&one)) return text->digest == std::get<Text>(other).digest;
    return true;
}

Id<Claim> shown_on(Record const& record) {
    if (auto const* claim = std::get_if<Claim>(&record)) return claim->id;
    if (auto const* request = std::get_if<ReplyRequest>(&record)) return request->claim;
    auto const* link = std::get_if<Link>(&record);
    return link && link->from.kind == Kind::statement ? id_as<Claim>(link->to) : Id<Claim>{};
}

Id<Statement> statement_shown_by(Record const& record) {
    if (auto const* quotation = std::get_if<Quotation>(&record)) return quotation->statement;
    auto const* statement = std::get_if<Statement>(&record);
    return statement ? statement->id : Id<Statement>{};
}

bool shows_another(std::optional<Record> const& after, Record const& before) {
    if (!after) return true;
    if (auto const* claim = std::get_if<Claim>(&before)) return std::get<Claim>(*after).text != claim->text;
    if (auto const* quotation = std::get_if<Quotation>(&before)) {
        auto const& now = std::get<Quotation>(*after);
        return now.statement != quotation->statement || now.exact != quotation->exact;
    }
    if (auto const* statement = std::get_if<Statement>(&before)) {
        auto const& now = std::get<Statement>(*after);
        return now.text != statement->text || now.speaker != statement->speaker || now.said_on != statement->said_on;
    }
    auto const* link = std::get_if<Link>(&before);
    auto const* other = state_as<Link>(after);
    return link && other && (other->relation != link->relation || other->from != link->from || other->to != link->to);
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
