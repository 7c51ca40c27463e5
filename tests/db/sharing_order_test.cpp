// Who comes in, and what is obeyed, in whatever order entries reach a seat: nobody's work waits for ever, and all seats with
// the same entries show the same.
#include "core/operations/merging.h"
#include "core/operations/redactions.h"
#include "tests/db/hostile_desk.h"

namespace {

using core::DeskRole;
using core::LaneState;
using fixture::MemoryTransport;
using fixture::TestSeat;
using fixture::write_claims;

class Order : public testing::Test {
protected:
    void SetUp() override {
        anna_.found(desk_);
        boris_.join(desk_, anna_.invite(desk_, DeskRole::admin));
        meet_all();
    }
    void meet_all(std::vector<TestSeat*> seats) {
        for (int round = 0; round < 3; ++round)
            for (auto* seat : seats) seat->meet(desk_);
    }
    void meet_all() { meet_all({&anna_, &boris_}); }
    /// What lies at the desk looks to that seat as if these lanes had not arrived yet.
    core::SyncReport meet_without(TestSeat& seat, std::set<std::string> hidden) {
        desk_.hidden = std::move(hidden);
        auto const report = seat.meet(desk_);
        desk_.hidden.clear();
        return report;
    }
    void expect_alike(std::vector<TestSeat*> seats) {
        meet_all(seats);
        for (auto* seat : seats) {
            auto const report = seat->meet(desk_);
            EXPECT_EQ(report.waiting, 0) << seat->name();
            EXPECT_EQ(seat->everything(), anna_.everything()) << seat->name();
            seat->expect_sound();
        }
    }
    static std::size_t claims(TestSeat& seat) { return seat.store().list(core::Kind::claim).size(); }
    void remove(TestSeat& by, TestSeat& who) {
        by.seat().enter({core::MemberStep::remove, who.seat().own_key(), who.name(), DeskRole::admin, {}, {}});
    }

    fixture::Folder folder_;
    MemoryTransport desk_;
    TestSeat anna_{folder_, "anna", 1};
    TestSeat boris_{folder_, "boris", 2, anna_.store().workspace()};
    TestSeat carla_{folder_, "carla", 3, anna_.store().workspace()};
    TestSeat denis_{folder_, "denis", 4, anna_.store().workspace()};
};

TEST_F(Order, OneInvitationUsedTwiceWithTwoAdmins) {
    auto const invitation = anna_.invite(desk_, DeskRole::editor);
    meet_all();
    for (auto* seat : {&carla_, &denis_}) {
        seat->seat().set_desk(core::DeskPlace{desk_.address(), invitation.founder});
        meet_without(*seat, {carla_.lane()});
        seat->seat().enter(seat->request(invitation));
        meet_without(*seat, {carla_.lane()});
    }
    // Each admin's seat has heard of another one.
    meet_without(anna_, {denis_.lane(), boris_.lane()});
    meet_without(boris_, {carla_.lane(), anna_.lane()});
    write_claims(boris_.store(), 1, "Que mot");
    meet_without(boris_, {carla_.lane(), anna_.lane()});
    std::vector<TestSeat*> const all{&anna_, &boris_, &carla_, &denis_};
    meet_all(all);
    // It let one of them in, and which does not follow what arrived first.
    std::vector<TestSeat*> members{&anna_, &boris_};
    for (auto* seat : {&carla_, &denis_}) {
        try {
            write_claims(seat->store(), 1, "Que mot");
            members.push_back(seat);
        } catch (core::Error const&) { // whoever is not let in is told so
        }
    }
    EXPECT_EQ(members.size(), 3U);
    write_claims(anna_.store(), 1, "Que mot");
    meet_all(all);
    expect_alike(members);
    EXPECT_EQ(claims(anna_), 3U);
}

TEST_F(Order, AnAdminRedactsWithoutKnowingOfTheRemoval) {
    carla_.join(desk_, anna_.invite(desk_, DeskRole::admin));
    meet_all({&anna_, &boris_, &carla_});
    write_claims(anna_.store(), 2, "Que mot");
    meet_all({&anna_, &boris_, &carla_});
    auto const claim = core::Ref{core::Kind::claim, anna_.store().list(core::Kind::claim).front()};
    remove(anna_, carla_);
    auto context = core::context_of(carla_.store());
    core::RedactionFacts facts;
    facts.basis = "art. 17";
    facts.authority = "carla";
    carla_.store().commit(core::redact_record(context, claim, facts));
    carla_.meet(desk_);
    boris_.meet(desk_); // obeys it, as nobody told him otherwise
    write_claims(boris_.store(), 1, "Que mot");
    boris_.meet(desk_);
    for (int round = 0; round < 3; ++round)
        for (auto* seat : {&anna_, &boris_}) EXPECT_EQ(seat->meet(desk_).waiting, 0);
    EXPECT_TRUE(anna_.store().find(claim)) << "the redaction does not count";
    EXPECT_EQ(claims(anna_), 3U);
    write_claims(anna_.store(), 1, "Que mot");
    meet_all();
    EXPECT_EQ(claims(boris_), 3U) << "whose words are gone where it was obeyed";
    anna_.expect_sound();
    boris_.expect_sound();
    TestSeat late(folder_, "late", 5, anna_.store().workspace());
    late.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
    anna_.meet(desk_);
    late.meet(desk_);
    EXPECT_EQ(late.meet(desk_).waiting, 0);
    EXPECT_EQ(claims(late), 4U);
}

TEST_F(Order, AnAdminLetsSomebodyInWithoutKnowingOfTheRemoval) {
    carla_.join(desk_, anna_.invite(desk_, DeskRole::admin));
    meet_all({&anna_, &boris_, &carla_});
    remove(anna_, carla_);
    denis_.join(desk_, carla_.invite(desk_, DeskRole::fact_checker));
    carla_.meet(desk_);
    denis_.meet(desk_);
    write_claims(denis_.store(), 1, "Que mot");
    denis_.meet(desk_);
    boris_.meet(desk_);
    EXPECT_EQ(claims(boris_), 1U);
    write_claims(boris_.store(), 1, "Que mot");
    boris_.meet(desk_);
    expect_alike({&anna_, &boris_});
    EXPECT_EQ(claims(anna_), 1U) << "of whom nobody let in who could, nothing counts";
    // Until somebody lets them in who can.
    anna_.seat().enter({core::MemberStep::admit, denis_.seat().own_key(), "denis", DeskRole::fact_checker, {}, {}});
    expect_alike({&anna_, &boris_, &denis_});
    EXPECT_EQ(claims(anna_), 2U);
}

TEST_F(Order, WhatSomebodyTookBackFromTheDeskIsPassedOn) {
    carla_.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
    meet_all({&anna_, &boris_, &carla_});
    auto const before = desk_.lanes.at(carla_.lane());
    auto const blobs = desk_.blobs;
    write_claims(carla_.store(), 1, "Que mot");
    carla_.meet(desk_);
    boris_.meet(desk_);
    write_claims(boris_.store(), 1, "Que mot");
    boris_.meet(desk_);
    desk_.lanes.at(carla_.lane()) = before;
    EXPECT_GT(anna_.meet(desk_).waiting, 0);
    boris_.meet(desk_);
    EXPECT_EQ(anna_.meet(desk_).waiting, 0);
    EXPECT_EQ(claims(anna_), 2U);
    // What is gone altogether may not have arrived yet: it is left there when somebody says so, with the saved bytes.
    desk_.lanes.erase(carla_.lane());
    boris_.meet(desk_);
    EXPECT_FALSE(desk_.lanes.contains(carla_.lane()));
    core::Progress progress;
    core::meet(boris_.store(), boris_.seat(), desk_, progress, {}, core::Leave::everything);
    EXPECT_TRUE(desk_.lanes.contains(carla_.lane()));
}

TEST_F(Order, ThePairThatTwoSeatsMadeOneEachTheirWayIsNotLost) {
    write_claims(anna_.store(), 2, "Que mot");
    meet_all();
    auto const both = anna_.store().list(core::Kind::claim);
    auto const make_one = [&](TestSeat& seat, core::RawId keep, core::RawId gone) {
        auto context = core::context_of(seat.store());
        seat.store().commit(core::merge_records(context, {core::Kind::claim, keep}, {{core::Kind::claim, gone}}));
    };
    make_one(anna_, both[0], both[1]);
    make_one(boris_, both[1], both[0]);
    expect_alike({&anna_, &boris_});
    EXPECT_EQ(claims(anna_), 2U);
    EXPECT_FALSE(anna_.store().contested().empty()) << "which of them goes is for a person to settle";
    // Where one seat alone does it, nothing is contested.
    make_one(anna_, both[0], both[1]);
    expect_alike({&anna_, &boris_});
    EXPECT_EQ(claims(boris_), 1U);
}

class ReferenceOrder : public fixture::HostileDesk {};

TEST_F(ReferenceOrder, AReferenceToWhatItsAuthorHadNotIsRefusedWhateverIsHere) {
    auto const known_to_none = seen_of(boris_, anna_);
    write(anna_);
    auto const claim = anna_.store().list(core::Kind::claim).front();
    anna_.meet(desk_);
    db::Keyring keyring(folder_.file("boris-keys"), std::string());
    core::Link link;
    link.id = {4711};
    link.relation = core::Relation::broader;
    link.from = {core::Kind::claim, claim};
    link.to = {core::Kind::claim, boris_.store().list(core::Kind::claim).front()};
    auto forger = forger_of(boris_, keyring);
    forger.write(desk_, {}, "link.make", {change_to(core::Record(link))}, known_to_none);
    expect_found(LaneState::altered);
}

TEST_F(ReferenceOrder, ARequestToComeInBringsNothingAlong) {
    auto const invitation = anna_.invite(desk_, DeskRole::fact_checker);
    core::SigningKey const key(std::string(32, 'n')), secret(invitation.secret);
    Forger nemo{&key, anna_.store().workspace(), {}};
    core::Claim claim;
    claim.id = {4711};
    claim.text = "Brought along.";
    nemo.write(desk_, core::encode_notice({core::MemberStep::ask, key.public_key(), "Anna", DeskRole::fact_checker,
                                           secret.public_key(),
                                           secret.sign(core::join_words(invitation.workspace, key.public_key()))}),
               "desk.ask", {change_to(core::Record(claim))});
    expect_found(LaneState::stranger, nemo.lane());
}

TEST_F(ReferenceOrder, WhatNoProgramWritesStaysOutside) {
    db::Keyring keyring(folder_.file("boris-keys"), std::string());
    auto const stood = lane();
    core::Claim claim;
    claim.id = {4711};
    claim.text = "Far away.";
    core::Link link;
    link.id = {4712};
    link.relation = core::Relation::refutes;
    link.from = {core::Kind::claim, boris_.store().list(core::Kind::claim).front()};
    link.to = {core::Kind::source, 4713};
    auto last = claim;
    last.id = {INT64_MAX};
    auto const late = core::Instant{253'402'300'800'000}, early = core::Instant{-1}, now = core::Instant{1'671'500'000'000};
    using Each = std::pair<core::StoredChange, core::Instant>;
    for (auto const& [change, at] : {Each{change_to(core::Record(claim)), late}, Each{change_to(core::Record(claim)), early},
                                     Each{change_to(core::Record(link)), now}, Each{change_to(core::Record(last)), now}}) {
        lane() = stood;
        auto forger = forger_of(boris_, keyring);
        forger.write(desk_, {}, "claim.edit", {change}, seen_of(boris_, anna_), at);
        expect_found(LaneState::altered);
    }
}

} // namespace
