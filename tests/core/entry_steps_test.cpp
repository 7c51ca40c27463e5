// Every pair of states of a review and of a correction, tried by every role at a desk of two who decide: what counts is what
// stands in the lists below, and nothing else.
#include "core/log/roles.h"
#include "core/model/review_state.h"
#include "core/rules/record_steps.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace {

using core::Correction;
using core::CorrectionState;
using core::DeskRole;
using core::EntryPlace;
using core::Record;
using core::Review;
using core::ReviewState;
using Weight = core::RecordLife::Weight;

/// Anna, who founded it, Dora, another editor, and Carla in one role. What stood there before, Anna put there before there was a
/// desk, when nothing was held to anything.
class EntrySteps : public testing::Test {
protected:
    explicit EntrySteps(DeskRole role = DeskRole::admin) : members_("w") {
        members_.say(founding_, {{"anna", 1}, {1}, key('a'), {core::MemberStep::found, key('a'), "anna", DeskRole::admin, {}, {}}});
        admit("dora", 'd', DeskRole::editor, 2);
        admit("carla", 'c', role, 3);
        clocks_.see({2, 0}, 1, 4);
    }
    void admit(std::string const& name, char letter, DeskRole role, std::int64_t index) {
        members_.say({1, index}, {{"anna", index}, {index}, key('a'), {core::MemberStep::admit, key(letter), name, role, {}, {}}});
    }
    static core::PublicKey key(char letter) { return core::PublicKey::from(std::string(32, letter)); }
    struct Other {
        core::Kind kind;
        std::optional<Record> before, after; ///< in the same two entries
    };
    /// What becomes of a record that stood so when Carla makes that of it.
    Weight weight(std::optional<Record> const& before, std::optional<Record> const& after, std::vector<Other> const& others = {}) {
        auto const life_of = [](std::optional<Record> const& was, std::optional<Record> const& now) {
            core::DeskLife life;
            if (was) {
                life.changes.push_back({{"anna", 0}, {1}, was, false});
                life.places.push_back({1, 0});
                life.keys.push_back(key('a'));
            }
            life.changes.push_back({{"carla", 0}, {9}, now, false});
            life.places.push_back({2, 0});
            life.keys.push_back(key('c'));
            return life;
        };
        core::LivesOf lives;
        lives.itself = [&](core::Ref ref) {
            for (auto const& each : others)
                if (core::ref_of(each.after ? *each.after : *each.before) == ref) return life_of(each.before, each.after);
            return core::DeskLife{};
        };
        lives.referring = [&](core::Kind kind, core::Ref) {
            std::vector<core::OtherLife> found;
            for (auto const& each : others) {
                if (each.kind != kind) continue;
                auto life = life_of(each.before, each.after);
                found.push_back({core::life_at_desk(life, members_, clocks_, lives), life.places, life.keys});
            }
            return found;
        };
        auto made = core::life_at_desk(life_of(before, after), members_, clocks_, lives);
        auto const at = made.changes().size() - 1;
        for (auto const& idle : made.idle())
            if (idle.change == at) return idle.why;
        return Weight::counts;
    }

    EntryPlace const founding_{1, 1};
    core::Memberships members_;
    core::Clocks clocks_;
};

Review review_in(ReviewState state) {
    Review review;
    review.id = {7};
    review.claim = {8};
    review.scale = {9};
    review.rating = "true";
    review.summary = "Seen.";
    review.author = "dora";
    review.state = state;
    if (state == ReviewState::draft) return review;
    review.round = 1;
    review.submitter = "carla";
    if (state == ReviewState::in_review) return review;
    review.reviewers = {"dora"};
    review.author = "carla";
    review.remark = "Well.";
    if (state != ReviewState::changes_requested) review.approved = core::sha256("what dora approved");
    return review;
}

/// What a step of hers would make of it, with nothing changed but how far it is.
Review moved_to(Review review, ReviewState state) {
    auto const was = review.state;
    review.state = state;
    if (state == ReviewState::in_review) ++review.round, review.submitter = "carla";
    auto const reviewed = state == ReviewState::changes_requested || (state == ReviewState::approved && was != ReviewState::published) || was == state;
    if (!reviewed || state == ReviewState::draft || state == ReviewState::in_review) return review;
    review.reviewers = {"carla"};
    review.remark = "So it is.";
    if (state != ReviewState::changes_requested) review.approved = core::sha256("what carla approved");
    return review;
}

/// Rated anew by her.
Review rated(Review review, ReviewState state) {
    review.state = state;
    review.summary = "Seen twice.";
    review.author = "carla";
    review.approved = {};
    if (state == ReviewState::changes_requested) return review;
    review.reviewers.clear();
    review.remark.clear();
    return review;
}

using Pair = std::pair<std::optional<ReviewState>, std::optional<ReviewState>>;
using State = ReviewState;
std::set<Pair> const by_anybody{
    {{}, State::draft},
    {State::draft, {}},
    {State::in_review, {}},
    {State::changes_requested, {}},
    {State::draft, State::draft},
    {State::draft, State::in_review},
    {State::changes_requested, State::in_review},
    {State::in_review, State::draft},
    {State::in_review, State::changes_requested},
    {State::in_review, State::in_review},
    {State::changes_requested, State::changes_requested},
    {State::approved, State::draft},
};
std::set<Pair> const by_an_editor{
    {State::approved, {}},
    {State::in_review, State::approved},
    {State::approved, State::approved},
    {State::approved, State::published},
    {State::published, State::published},
    {State::corrected, State::corrected},
    {State::withdrawn, State::draft},
};

class ReviewPairs : public EntrySteps, public testing::WithParamInterface<DeskRole> {
protected:
    ReviewPairs() : EntrySteps(GetParam()) {}
};

TEST_P(ReviewPairs, OnlyTheStepsThereAreCount) {
    std::vector<std::optional<ReviewState>> states{std::nullopt};
    for (auto const& each : core::Names<ReviewState>::entries) states.push_back(each.value);
    for (auto const& from : states)
        for (auto const& to : states) {
            if (!from && !to) continue;
            std::optional<Record> before;
            if (from) {
                auto was = review_in(*from);
                if (to && core::has_trait(*to, core::keeps_approval)) was.author = "dora"; // she approves nothing of her own
                before = was;
            }
            std::vector<std::optional<Record>> tries;
            if (!to) tries.push_back(std::nullopt);
            if (from && to) {
                tries.emplace_back(moved_to(std::get<Review>(*before), *to));
                tries.emplace_back(rated(std::get<Review>(*before), *to));
            }
            if (!from && to) {
                auto born = review_in(*to);
                born.author = "carla";
                tries.emplace_back(born);
                born.author = "Zed Invented";
                born.reviewers = {"carla"};
                if (to != State::draft) tries.emplace_back(born);
            }
            auto counts = false;
            for (auto const& after : tries) counts = counts || (after != before && weight(before, after) >= Weight::counts);
            auto const wanted = by_anybody.contains({from, to}) || (by_an_editor.contains({from, to}) && GetParam() != DeskRole::fact_checker);
            EXPECT_EQ(counts, wanted) << (from ? core::key_of(*from) : "none") << " -> " << (to ? core::key_of(*to) : "none") << " by "
                                      << core::key_of(GetParam());
        }
}

TEST_P(ReviewPairs, AStepWritesWhatItWritesAndNothingElse) {
    auto const editor = GetParam() != DeskRole::fact_checker;
    for (auto const& step : core::review_transitions) {
        auto was = review_in(step.from);
        was.author = step.step == core::ReviewStep::pull_back ? "carla" : "dora";
        if (step.from != State::draft && step.from != State::in_review) was.reviewers = {"anna"};
        auto const now = moved_to(was, step.to);
        EXPECT_EQ(weight(Record(was), Record(now)) >= Weight::counts, editor || !step.takes_an_editor) << core::key_of(step.step);
        auto more = 0;
        core::each_field<Review>([&](auto const& field) {
            if (!(field.use & core::workflow) && field.name != "claim") return;
            if (std::ranges::find(step.writes, field.name) != step.writes.end()) return;
            Review filled;
            filled.claim = {4711};
            filled.submitter = "carla";
            filled.submitted = {4711};
            filled.round = 4711;
            filled.reviewers = {"carla"};
            filled.remark = filled.url = filled.gate_override = "Whatever.";
            filled.checked_on = *core::PartialDate::parse("2019-01-01");
            filled.approved = core::sha256("whatever");
            filled.approval_form = 4711;
            auto other = now;
            other.*field.member = filled.*field.member;
            if (other == now) return;
            EXPECT_LT(weight(Record(was), Record(other)), Weight::gives_way) << core::key_of(step.step) << " and " << field.name;
            ++more;
        });
        EXPECT_GT(more, 3);
    }
}

Correction correction_in(CorrectionState state) {
    Correction correction;
    correction.id = {11};
    correction.review = {7};
    correction.tier = core::Tier::correction;
    correction.notice = "So.";
    correction.state = state;
    correction.proposed_by = "dora";
    correction.scale = correction.prior_scale = {9};
    correction.rating = correction.prior_rating = "true";
    correction.summary = "Seen by both.";
    correction.prior_summary = "Seen.";
    if (state != CorrectionState::waiting) correction.signed_by = "anna";
    return correction;
}

TEST_P(ReviewPairs, ACorrectionWaitsAndIsDecidedOnce) {
    auto const editor = GetParam() != DeskRole::fact_checker;
    std::vector<std::optional<CorrectionState>> states{std::nullopt};
    for (auto const& each : core::Names<CorrectionState>::entries) states.push_back(each.value);
    for (auto const& from : states)
        for (auto const& to : states)
            for (auto const* proposer : {"dora", "carla"}) {
                if (from == to) continue;
                std::optional<Record> before, after;
                auto was = correction_in(from.value_or(CorrectionState::waiting));
                was.proposed_by = proposer;
                if (from) before = was;
                auto now = was;
                if (to) now.state = *to;
                if (from && to) now.signed_by = *to == CorrectionState::waiting ? "" : "carla";
                if (to == CorrectionState::turned_down) now.remark = "No.";
                if (!from && to && *to != CorrectionState::waiting) now.signed_by = "carla";
                if (to) after = now;
                auto const published = review_in(State::published);
                auto corrected = published;
                corrected.state = State::corrected;
                corrected.summary = now.summary;
                auto const counts = weight(before, after, {{core::Kind::review, Record(published), Record(corrected)}}) >= Weight::counts;
                auto const own = std::string(proposer) == "carla";
                auto wanted = false;
                if (!from) wanted = to == CorrectionState::waiting && own;
                else if (from == CorrectionState::waiting && !to) wanted = own;
                else if (from == CorrectionState::waiting && to == CorrectionState::in_force) wanted = editor && !own;
                else if (from == CorrectionState::waiting && to == CorrectionState::turned_down) wanted = editor || own;
                EXPECT_EQ(counts, wanted) << (from ? core::key_of(*from) : "none") << " -> " << (to ? core::key_of(*to) : "none") << ", proposed by "
                                          << proposer << ", by " << core::key_of(GetParam());
            }
}

INSTANTIATE_TEST_SUITE_P(Roles, ReviewPairs, testing::Values(DeskRole::fact_checker, DeskRole::editor, DeskRole::admin));

} // namespace
