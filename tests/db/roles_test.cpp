// What a member's own program could enter past their role: it comes in where it may, counts nowhere, is told, and every
// seat shows the same, in whatever order the entries came.
#include "core/log/redaction.h"
#include "core/operations/claims.h"
#include "core/operations/corrections.h"
#include "core/operations/desk_rules.h"
#include "core/operations/scales.h"
#include "tests/db/hostile_desk.h"

namespace {

using core::DeskRole;
using core::LaneState;
using core::Record;
using fixture::TestSeat;

class Roles : public fixture::HostileDesk {
protected:
    void SetUp() override {
        HostileDesk::SetUp();
        world_ = fixture::make_world(anna_.store());
        both_meet();
        before_ = seen_of(boris_, anna_);
        keyring_.emplace(folder_.file("boris-keys"), std::string());
    }
    void both_meet() {
        for (int round = 0; round < 2; ++round)
            for (auto* seat : {&anna_, &boris_}) seat->meet(desk_);
    }
    static void commit(TestSeat& seat, std::string operation, std::vector<Record> puts, std::vector<core::Ref> erases = {}) {
        core::Draft draft;
        draft.operation = std::move(operation);
        draft.base = seat.store().head();
        draft.puts = std::move(puts);
        draft.erases = std::move(erases);
        seat.store().commit(draft);
    }
    /// By anna, without boris knowing of it.
    core::Review publish() {
        auto review = anna_.store().get(world_.review);
        review.state = core::ReviewState::published;
        review.round = 1;
        commit(anna_, "review.publish", {review});
        return review;
    }
    /// What boris enters past the program, as if he had of anna’s entries no more than that.
    void forge(std::vector<core::StoredChange> changes, std::string seen, core::Instant at = {1'671'500'000'000}) {
        auto forger = forger_of(boris_, *keyring_);
        std::ranges::sort(changes, {}, &core::StoredChange::ref);
        forger.write(desk_, {}, "record.edit", std::move(changes), std::move(seen), at);
    }
    void make(DeskRole role) {
        anna_.seat().enter({core::MemberStep::admit, boris_.seat().own_key(), "boris", role, {}, {}});
        both_meet();
    }
    /// One sentence of what does not count, with these words.
    void expect_told(std::string const& words, std::size_t count = 1) {
        auto const told = anna_.seat().not_counting();
        ASSERT_EQ(told.size(), count);
        EXPECT_NE(core::render(told[0]).find(words), std::string::npos) << core::render(told[0]);
    }
    /// Whoever comes late, and gets the lanes in another order, has the same.
    void expect_alike() {
        boris_.meet(desk_);
        TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
        carla.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
        anna_.meet(desk_);
        for (auto* seat : {&boris_, &carla, &anna_}) seat->meet(desk_);
        EXPECT_EQ(anna_.everything(), carla.everything());
        EXPECT_EQ(anna_.everything(), boris_.everything());
        anna_.expect_sound();
        carla.expect_sound();
    }
    core::Scale scale() { return anna_.store().get(world_.scale); }
    static core::Scale reworded(core::Scale scale) {
        scale.ratings[0].labels = {{"en", "True"}};
        scale.ratings[0].ordinal = 3;
        return scale;
    }

    fixture::World world_;
    std::string before_; ///< what boris had seen before
    std::optional<db::Keyring> keyring_;
};

TEST_F(Roles, ANoticeCountsUnderItsOwnOperationAlone) {
    core::Redaction redaction{"art. 17", "boris", {{core::ref(world_.claim), anna_.store().last_change(core::ref(world_.claim))}}, {}};
    auto const redacts = core::encode_notice(redaction, [&](core::Seq seq) { return anna_.store().revision(seq).place(); });
    auto const any = [](auto const&) { return core::Seq{1}; };
    EXPECT_TRUE(core::redaction_in(core::redact_operation, redacts, any));
    EXPECT_FALSE(core::redaction_in("claim.edit", redacts, any));
    auto const mine = boris_.seat().own_key();
    auto const admits = core::encode_notice({core::MemberStep::admit, mine, "boris", DeskRole::admin, {}, {}});
    core::Decision decision;
    decision.found = core::Trust::broken;
    auto const decides = core::encode_decision(decision);
    make(DeskRole::admin);
    auto const stood = lane();
    auto const seen = seen_of(boris_, anna_);
    using Entry = std::pair<std::string, std::string>;
    for (auto const& [operation, notice] :
         {Entry{"claim.edit", redacts}, Entry{"history.accept", redacts}, Entry{"claim.edit", admits}, Entry{"desk.leave", admits},
          Entry{"record.redact", admits}, Entry{"claim.edit", decides}, Entry{"desk.admit", decides}}) {
        SCOPED_TRACE(operation + " " + notice);
        lane() = stood;
        auto forger = forger_of(boris_, *keyring_);
        forger.write(desk_, notice, operation, {}, seen);
        expect_found(LaneState::not_allowed);
    }
}

} // namespace
