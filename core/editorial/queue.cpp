#include "core/editorial/queue.h"

#include "core/editorial/approval.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/replies.h"
#include "core/editorial/reviews.h"
#include "core/model/review_state.h"
#include "core/text/person.h"
#include "core/editorial/verdict.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// So many more are looked through than shown, for some of what waits is not for this person.
constexpr int looked_through = 8;

class Queuing {
public:
    Queuing(Reader const& reader, std::string const& person, Instant now, Zone const& zone, int limit)
        : reader_(reader), person_(person), key_(person_key(person)), now_(now), zone_(zone),
          limit_(static_cast<std::size_t>(std::max(limit, 0))),
          rules_(desk_rules(reader)), another_approves_(approver_is_another(reader, rules_)) {}

    Queue take() {
        reviews();
        mending();
        corrections();
        remarks();
        assigned();
        publishing();
        stale();
        overdue();
        for (auto* part : {&queue_.for_me, &queue_.by_me, &queue_.stale, &queue_.overdue}) {
            std::ranges::stable_sort(*part, {}, &Waiting::since);
            if (part->size() > limit_) part->resize(limit_);
        }
        return std::move(queue_);
    }

private:
    std::vector<Ref> waiting(QueuePart part) const {
        return reader_.queue(part, person_, static_cast<int>(limit_) * looked_through);
    }
    bool is_me(std::string const& name) const { return name == person_ || person_key(name) == key_; }
    /// Whether the claim is given to somebody else.
    bool is_anothers(Id<Claim> claim) const {
        auto const found = reader_.find(claim);
        return found && !found->assigned_to.empty() && !is_me(found->assigned_to);
    }
    bool mine(Review const& review) const {
        return is_me(review.author) || is_me(review.submitter);
    }

    void reviews() {
        std::size_t seen = 0;
        for (auto const each : waiting(QueuePart::to_review)) {
            // With enough for this person, the rest is looked through for their own a little further only.
            if (++seen > 2 * limit_ && queue_.for_me.size() >= limit_) break;
            auto const review = reader_.get(Id<Review>{each.id});
            auto const by = review.submitter.empty() ? review.author : review.submitter;
            auto const by_another = is_me(review.author) && another_approves_;
            if (by_another || is_anothers(review.claim) || waits_for_other_votes(review)) {
                if (mine(review))
                    queue_.by_me.push_back({Why::submitted, each, review.claim, review.submitted, by, {}});
                continue;
            }
            auto const blind = rules_.second_verdict == SecondVerdict::blind && is_concealed(reader_, review, person_);
            auto const why = blind ? Why::second_verdict : Why::review;
            queue_.for_me.push_back({why, each, review.claim, review.submitted, by, {}});
        }
    }
    /// This person voted, and nobody else did so in the same sense: two who did, each at a seat apart, have to close it.
    bool waits_for_other_votes(Review const& review) const {
        auto votes = votes_of(reader_, review);
        std::erase_if(votes, [](Vote const& vote) { return vote.voice == Voice::rates; });
        auto const mine = std::ranges::find_if(votes, [&](Vote const& vote) { return is_me(vote.person); });
        return mine != votes.end() && std::ranges::none_of(votes, [&](Vote const& vote) {
            return vote.voice == mine->voice && !is_me(vote.person);
        });
    }
    void mending() {
        for (auto const each : waiting(QueuePart::to_mend)) {
            auto const review = reader_.get(Id<Review>{each.id});
            if (mine(review))
                queue_.for_me.push_back(
                    {Why::mend, each, review.claim, review.submitted, people_text(review.reviewers), review.remark});
        }
    }
    void corrections() {
        for (auto const each : waiting(QueuePart::to_sign)) {
            auto const correction = reader_.get(Id<Correction>{each.id});
            auto const review = reader_.find(correction.review);
            if (!review) continue;
            auto const own = is_me(correction.proposed_by);
            Waiting const line{own ? Why::signing : Why::sign, each, review->claim, correction.proposed_at,
                               correction.proposed_by, correction.notice};
            if (own && another_approves_) {
                queue_.by_me.push_back(line);
            } else {
                queue_.for_me.push_back(line);
                queue_.for_me.back().why = Why::sign;
            }
        }
    }
    void remarks() {
        for (auto const each : waiting(QueuePart::open_remarks)) {
            auto const remark = reader_.get(Id<Remark>{each.id});
            auto const follows = remark.purpose != Purpose::remark;
            auto const called = is_among(remark.mentions, person_);
            if (called || (follows && !is_anothers(remark.claim)))
                queue_.for_me.push_back({why_of(remark.purpose), each, remark.claim, remark.at,
                                         remark.author, remark.text});
        }
    }
    static Why why_of(Purpose purpose) {
        return purpose == Purpose::follow_up        ? Why::follow_up
               : purpose == Purpose::source_changed ? Why::source_changed
                                                    : Why::mentioned;
    }
    void assigned() {
        for (auto const each : waiting(QueuePart::assigned)) {
            Id<Claim> const claim{each.id};
            auto const mends = [&](Waiting const& line) { return line.why == Why::mend && line.claim == claim; };
            if (std::ranges::any_of(queue_.for_me, mends)) continue;
            auto const review = current_review(reader_, claim);
            if (review && !has_trait(review->state, being_written)) continue;
            auto const change = reader_.last_change(each);
            queue_.for_me.push_back(
                {Why::assigned, each, claim, change ? reader_.revision(change).at : Instant{}, {}, {}});
        }
    }
    void publishing() {
        for (auto const each : waiting(QueuePart::to_publish)) {
            auto const review = reader_.get(Id<Review>{each.id});
            if (mine(review) && !is_stale(reader_, review))
                queue_.for_me.push_back(
                    {Why::publish, each, review.claim, review.submitted, people_text(review.reviewers), {}});
        }
    }
    void stale() {
        for (auto const each : waiting(QueuePart::stale)) {
            Id<Claim> const claim{each.id};
            auto const review = current_review(reader_, claim);
            if (!review) continue;
            auto const last = newest_covered_change(reader_, covered_by_approval(reader_, *review));
            auto const revision = last ? reader_.revision(last) : Revision{};
            queue_.stale.push_back({Why::stale, each, claim, revision.at, revision.actor, {}});
        }
    }
    void overdue() {
        for (auto const each : waiting(QueuePart::replies_due)) {
            auto const request = reader_.get(Id<ReplyRequest>{each.id});
            if (!is_overdue(request, now_, zone_)) break; // by deadline: so are none of the others
            auto const party = reader_.find(request.party);
            auto const deadline = zone_.start_of_day(request.deadline.latest_day());
            queue_.overdue.push_back({Why::overdue, each, request.claim, deadline, party ? party->name : std::string(),
                                      request.question});
        }
    }

    Reader const& reader_;
    std::string const& person_;
    std::string key_;
    Instant now_;
    Zone const& zone_;
    std::size_t limit_;
    DeskRules rules_;
    bool another_approves_;
    Queue queue_;
};

/// What is the claim's or the review's own by its fields. Of several reviews only the current one counts.
void add_belonging(Reader const& reader, Ref to, std::set<Ref>& found) {
    for (auto const& place : fields_referring_to(to.kind))
        if (has_use(place.kind, place.field, belongs) && place.kind != Kind::review)
            for (auto const id : reader.referring(place.kind, place.field, to)) found.insert({place.kind, id});
}

} // namespace

Queue queue_of(Reader const& reader, std::string const& person, Instant now, int limit, Zone const& zone) {
    return Queuing(reader, person, now, zone, limit).take();
}

std::vector<Ref> changed_since(Reader const& reader, Id<Claim> claim, Seq seq, std::string const& person) {
    Review review;
    if (auto const current = current_review(reader, claim)) review = *current;
    review.claim = claim;
    review.approval_form = first_approval_form; // what is the claim's own, not what it shares with others
    std::set<Ref> found;
    for (auto const& covered : covered_by_approval(reader, review)) found.insert(covered.ref);
    add_belonging(reader, ref(claim), found);
    if (review.id) add_belonging(reader, ref(review.id), found);
    std::vector<Ref> refs(found.begin(), found.end());
    std::erase_if(refs, [&](Ref each) {
        auto const last = each ? reader.last_change(each) : 0;
        return last <= seq || same_person(reader.revision(last).actor, person);
    });
    return refs;
}

} // namespace core
