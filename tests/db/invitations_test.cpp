// An invitation lets one key in, as long as whoever made it may let somebody in.
#include "tests/db/hostile_desk.h"

namespace {

using core::DeskRole;
using fixture::TestSeat;

class Invitations : public fixture::HostileDesk {
protected:
    void SetUp() override {
        HostileDesk::SetUp();
        make_admin();
        invitation_ = boris_.invite(desk_, DeskRole::admin);
        anna_.meet(desk_);
    }
    /// Somebody asks by it; whether an admin's seat lets them in by itself.
    bool lets_in() {
        TestSeat eve(folder_, "eve", 9, anna_.store().workspace());
        try {
            eve.join(desk_, *invitation_);
        } catch (core::Error const&) {
            return false;
        }
        anna_.meet(desk_);
        boris_.meet(desk_);
        eve.meet(desk_);
        return anna_.seat().roster().find(eve.seat().own_key()) != nullptr;
    }
    std::optional<core::Invitation> invitation_;
};

TEST_F(Invitations, OneOfAnAdminLetsInByItself) { EXPECT_TRUE(lets_in()); }

TEST_F(Invitations, TheyEndWithTheRoleOfWhoMadeThem) {
    anna_.seat().enter({core::MemberStep::admit, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    anna_.meet(desk_);
    EXPECT_FALSE(lets_in());
    // A new one may be made when the role is back; the old one stays ended.
    make_admin();
    EXPECT_FALSE(lets_in());
    invitation_ = boris_.invite(desk_, DeskRole::editor);
    anna_.meet(desk_);
    EXPECT_TRUE(lets_in());
}

TEST_F(Invitations, TheyEndWithWhoWasRemoved) {
    remove_boris();
    anna_.meet(desk_);
    EXPECT_FALSE(lets_in());
}

TEST_F(Invitations, TheyEndWithWhoLeft) {
    boris_.seat().enter({core::MemberStep::leave, boris_.seat().own_key(), "boris", DeskRole::admin, {}, {}});
    boris_.meet(desk_);
    anna_.meet(desk_);
    EXPECT_FALSE(lets_in());
}

TEST_F(Invitations, WhoAskedWithoutKnowingOfThatIsLetInByNobodysSeat) {
    TestSeat eve(folder_, "eve", 9, anna_.store().workspace());
    eve.join(desk_, *invitation_); // before anna says it, and apart from it
    remove_boris();
    auto const report = anna_.meet(desk_);
    EXPECT_TRUE(report.let_in.empty());
    EXPECT_FALSE(anna_.seat().roster().find(eve.seat().own_key()));
    anna_.expect_sound();
}

TEST_F(Invitations, OneLetsOneKeyInThoughTwoAdminsAreApart) {
    auto const by_anna = anna_.invite(desk_, DeskRole::editor);
    boris_.meet(desk_);
    TestSeat eve(folder_, "eve", 9, anna_.store().workspace()), fay(folder_, "fay", 10, anna_.store().workspace());
    auto apart = desk_;
    eve.join(desk_, by_anna);
    anna_.meet(desk_);
    fay.join(apart, by_anna);
    boris_.meet(apart);
    for (auto* seat : {&fay, &boris_}) desk_.lanes[seat->lane()] = apart.lanes.at(seat->lane());
    for (int round = 0; round < 3; ++round)
        for (auto* seat : {&anna_, &boris_, &eve, &fay}) seat->meet(desk_);
    auto let_in = 0;
    for (auto* seat : {&eve, &fay}) let_in += anna_.seat().roster().member(seat->seat().own_key()) != nullptr;
    EXPECT_EQ(let_in, 1);
    EXPECT_EQ(anna_.everything(), boris_.everything());
    anna_.expect_sound();
    boris_.expect_sound();
}

} // namespace
