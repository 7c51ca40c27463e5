// A claim with a verdict at a shared desk, and a member who writes past the program: what of it counts.
#pragma once

#include "tests/db/hostile_desk.h"

namespace fixture {

using core::Record;

class Roles : public HostileDesk {
protected:
    void SetUp() override {
        HostileDesk::SetUp();
        world_ = make_world(anna_.store());
        both_meet();
        before_ = seen_of(boris_, anna_);
        keyring_.emplace(folder_.file("boris-keys"), std::string());
    }
    void both_meet() {
        for (int round = 0; round < 2; ++round)
            for (auto* seat : {&anna_, &boris_}) seat->meet(desk_);
    }
    /// By anna, without boris knowing of it.
    core::Review publish() {
        auto review = anna_.store().get(world_.review);
        publish_alone(anna_, review);
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

    World world_;
    std::string before_; ///< what boris had seen before
    std::optional<db::Keyring> keyring_;
};

} // namespace fixture
