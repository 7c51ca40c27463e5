// What the changes of a record come to, by what each author knew and in whatever order they arrive.
#include "core/exchange/invitation.h"
#include "core/exchange/sealed.h"
#include "core/log/record_life.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using core::Claim;

Claim claim(std::string text, std::string note) {
    Claim made;
    made.id.value = 7;
    made.text = std::move(text);
    made.note = std::move(note);
    return made;
}

struct Written {
    core::LifeChange change;
    std::vector<int> knew; ///< by the names below
    int name = 0;
};

/// The state of these changes when they arrive in their order.
core::LifeState state_of(std::vector<Written> const& changes) {
    std::vector<core::LifeChange> life;
    for (auto const& each : changes) life.push_back(each.change);
    core::RecordLife made(std::move(life), [&](std::size_t earlier, std::size_t later) {
        return std::ranges::find(changes[later].knew, changes[earlier].name) != changes[later].knew.end();
    });
    return made.state();
}

Written change(int name, std::string lane, std::int64_t at, std::optional<core::Record> after, std::vector<int> knew) {
    return {{{std::move(lane), name}, core::Instant{at}, std::move(after), false}, std::move(knew), name};
}

TEST(RecordLife, IsTheSameInEveryOrderOfArrival) {
    std::vector<Written> const changes{
        change(1, "a", 10, claim("Que", ""), {}),
        change(2, "a", 20, claim("Que guerre", ""), {1}),
        change(3, "b", 15, claim("Que", "Minsk"), {1}),
        change(4, "c", 40, claim("Que paix", ""), {1}),
        change(5, "b", 30, claim("Que guerre", "Kiev"), {1, 2, 3}),
    };
    auto order = std::vector<std::size_t>{0, 1, 2, 3, 4};
    std::size_t tried = 0;
    do {
        std::vector<Written> arrived;
        for (auto const at : order) arrived.push_back(changes[at]);
        auto const knew_all = [&](std::size_t at) {
            return std::ranges::all_of(arrived[at].knew, [&](int name) {
                return std::any_of(arrived.begin(), arrived.begin() + static_cast<std::ptrdiff_t>(at),
                                   [&](Written const& each) { return each.name == name; });
            });
        };
        auto possible = true;
        for (std::size_t at = 0; at < arrived.size(); ++at) possible = possible && knew_all(at);
        if (!possible) continue;
        ++tried;
        auto const state = state_of(arrived);
        ASSERT_TRUE(state.record);
        EXPECT_EQ(std::get<Claim>(*state.record), claim("Que paix", "Kiev"));
        ASSERT_EQ(state.conflicts.size(), 1U);
        EXPECT_EQ(state.conflicts[0].field, "text");
        EXPECT_EQ(arrived[state.conflicts[0].stands].name, 4);
        EXPECT_EQ(arrived[state.conflicts[0].other].name, 5);
    } while (std::ranges::next_permutation(order).found);
    EXPECT_GT(tried, 5U);
}

TEST(RecordLife, OfOneInstantTheLaterLaneStands) {
    auto const state = state_of({change(1, "a", 10, claim("Que", ""), {}), change(2, "b", 20, claim("B", ""), {1}),
                                 change(3, "c", 20, claim("C", ""), {1})});
    EXPECT_EQ(std::get<Claim>(*state.record).text, "C");
}

TEST(RecordLife, WhatCountsNotIsAsIfItWereNot) {
    std::vector<core::LifeChange> changes{change(1, "a", 10, claim("Que", ""), {}).change,
                                          change(2, "b", 20, claim("Non", ""), {}).change,
                                          change(3, "a", 30, claim("Que", "Minsk"), {}).change};
    core::RecordLife life(
        changes, [](std::size_t earlier, std::size_t later) { return earlier < later; },
        {[](std::size_t at, std::optional<core::Record> const& before, auto const&) {
             return at != 1 || !before ? core::RecordLife::Weight::counts : core::RecordLife::Weight::no_role;
         },
         {}});
    EXPECT_EQ(life.idle(), (std::vector<core::RecordLife::Idle>{{1, core::RecordLife::Weight::no_role}}));
    EXPECT_EQ(std::get<Claim>(*life.known_to(2).record).text, "Que");
    EXPECT_EQ(std::get<Claim>(*life.state().record).note, "Minsk");
}

TEST(RecordLife, BesideADecisionWhatSomebodyElseDidUnknowingGivesWayAndIsContested) {
    std::vector<Written> const changes{
        change(1, "a", 10, claim("Que", ""), {}),          change(2, "a", 20, claim("Que guerre", ""), {1}), // decides
        change(3, "b", 90, claim("Que paix", ""), {1}),    change(4, "b", 91, claim("Que paix", ""), {1, 3}),
        change(5, "c", 95, claim("Que trêve", ""), {1}),   // could have decided: brought together as ever
        change(6, "b", 99, claim("Que guerre", "x"), {1, 2, 3, 4}),
    };
    auto order = std::vector<std::size_t>{0, 1, 2, 3, 4, 5};
    std::size_t tried = 0;
    do {
        auto const at = [&](int name) { return std::ranges::find(order, static_cast<std::size_t>(name - 1)) - order.begin(); };
        if (at(1) != 0 || at(3) > at(4) || at(2) > at(6) || at(4) > at(6)) continue;
        for (auto const with : {4U, 5U, 6U}) {
            std::vector<Written> arrived;
            for (auto const each : order)
                if (each < with) arrived.push_back(changes[each]);
            std::vector<core::LifeChange> life;
            for (auto const& each : arrived) life.push_back(each.change);
            core::RecordLife made(
                life,
                [&](std::size_t earlier, std::size_t later) {
                    return std::ranges::count(arrived[later].knew, arrived[earlier].name) > 0;
                },
                {[&](std::size_t change, auto const&, auto const&) {
                     return arrived[change].name == 2 ? core::RecordLife::Weight::decides : core::RecordLife::Weight::counts;
                 },
                 [&](std::size_t change) { return arrived[change].change.place.lane != "b"; }});
            auto const& state = made.state();
            ++tried;
            EXPECT_EQ(std::get<Claim>(*state.record).text, with == 5 ? "Que trêve" : "Que guerre");
            EXPECT_TRUE(made.idle().empty());
            auto const wanted = std::ranges::count_if(state.conflicts, [&](auto const& conflict) {
                return arrived[conflict.other].name == 4 && conflict.field == "text";
            });
            EXPECT_EQ(wanted, with == 6 ? 0 : 1) << "until somebody knew of both";
        }
    } while (std::ranges::next_permutation(order).found);
    EXPECT_GT(tried, 30U);
}

TEST(RecordLife, WhatWasTakenOutForGoodIsNotBroughtBackByWhoDidNotKnow) {
    auto first = change(1, "a", 10, claim("Jean Q.", ""), {});
    first.change.redacted = true;
    first.change.after.reset();
    auto const erased = change(2, "a", 20, std::nullopt, {1});
    auto const edited = change(3, "b", 30, claim("Jean Q.", "note"), {1});
    for (auto const& state : {state_of({first, erased, edited}), state_of({first, edited, erased})}) {
        EXPECT_FALSE(state.record);
        EXPECT_TRUE(state.conflicts.empty());
    }
    // One that is only deleted comes back, and so does what somebody writes who knew.
    first.change.redacted = false;
    first.change.after = claim("Jean Q.", "");
    EXPECT_TRUE(state_of({first, erased, edited}).record);
}

TEST(RecordLife, AVerdictStandsAsOneWordedIt) {
    core::Review review;
    review.id.value = 9;
    review.scale.value = 1;
    review.rating = "true";
    auto rated = review;
    rated.rating = "false";
    auto moved = review;
    moved.scale.value = 2;
    moved.rating = "kept";
    auto const state = state_of({change(1, "a", 10, review, {}), change(2, "b", 30, rated, {1}), change(3, "c", 20, moved, {1})});
    auto const& made = std::get<core::Review>(*state.record);
    EXPECT_EQ(made.scale.value, 1);
    EXPECT_EQ(made.rating, "false");
    EXPECT_EQ(state.conflicts.size(), 2U) << "scale and rating of the other";
}

TEST(RecordLife, AStepOfAReviewStandsAsOneTookIt) {
    core::Review review;
    review.id.value = 9;
    review.state = core::ReviewState::in_review;
    auto one = review;
    one.state = core::ReviewState::changes_requested;
    one.reviewers = {"Anna"};
    one.remark = "One more source.";
    auto other = one;
    other.reviewers = {"Boris"};
    other.remark = "The date is wrong.";
    auto noted = review;
    noted.other_side = "Nothing was found.";
    auto const state = state_of({change(1, "a", 10, review, {}), change(2, "b", 30, one, {1}), change(3, "c", 20, other, {1}),
                                 change(4, "d", 40, noted, {1})});
    auto const& made = std::get<core::Review>(*state.record);
    EXPECT_EQ(made.reviewers, std::vector<std::string>{"Anna"});
    EXPECT_EQ(made.remark, "One more source.");
    EXPECT_EQ(made.other_side, "Nothing was found.") << "what belongs to neither is joined as ever";
}

TEST(Invitation, IsReadBackAndWhatIsNoneIsRefused) {
    core::Invitation const invitation{std::string(32, 'a'), core::SigningKey(std::string(32, 'k')).public_key(),
                                      core::DeskRole::editor, std::string(32, '\x7f'), "/media/Bureau partagé/a:b%"};
    auto const line = core::encode_invitation(invitation);
    EXPECT_EQ(line.find_first_of(" '\"$&|;<>()`\\*?!#\n"), line.npos) << "no shell takes a sign of it for its own";
    auto const read = core::value_or_throw(core::read_invitation(line + "\n"));
    EXPECT_EQ(read.address, invitation.address);
    EXPECT_EQ(read.founder, invitation.founder);
    EXPECT_EQ(read.role, invitation.role);
    for (std::size_t size = 0; size < line.size(); ++size)
        EXPECT_FALSE(core::read_invitation(std::string_view(line).substr(0, size))) << size;
    for (auto const* bad : {"", "counterpoint-desk:", "counterpoint-desk:2:a:b:c:d:e", "https://example.org/%zz"})
        EXPECT_FALSE(core::read_invitation(bad)) << bad;
}

TEST(Sealed, NothingShorterIsAnEntry) {
    core::Revision revision;
    revision.format = core::newest_entry_format;
    revision.lane = std::string(32, 'b');
    revision.reason = "parce que";
    revision.reason_salt = "0123456789abcdef";
    revision.reason_digest = core::reason_digest(revision.reason_salt, revision.reason);
    core::StoredChange change{{core::Kind::claim, 7}, "0123456789abcdef", "{}", {}};
    change.digest = core::change_digest(change.salt, change.ref, std::string_view("{}"));
    auto const bytes = core::seal(revision, {change});
    auto const opened = core::open_sealed(bytes);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->entry.revision.reason, "parce que");
    for (std::size_t size = 0; size < bytes.size(); ++size)
        ASSERT_FALSE(core::open_sealed(std::string_view(bytes).substr(0, size))) << size;
    EXPECT_FALSE(core::open_sealed(bytes + "x"));
    auto later = bytes;
    later[20] = '2';
    ASSERT_FALSE(core::open_sealed(later));
    EXPECT_EQ(core::open_sealed(later).error().code, core::Code::newer);
}

} // namespace
