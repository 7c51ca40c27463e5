// A verdict that one editor reviewed and an admin published, and a third member who writes past her program.
#pragma once

#include "core/operations/corrections.h"
#include "core/operations/redactions.h"
#include "tests/db/roles.h"

namespace fixture {

using core::ReviewState;

class SpokenWords : public Roles {
protected:
    /// What anna proposed and submits, once boris is an editor.
    core::Review submitted(std::string const& gate_override = {}) {
        make(DeskRole::editor);
        auto review = anna_.store().get(world_.review);
        review.state = ReviewState::in_review;
        review.round = 1;
        review.submitter = "anna";
        review.gate_override = gate_override;
        commit(anna_, "review.submit", {review});
        both_meet();
        return review;
    }
    /// Boris reviews it; she publishes it.
    core::Review publish_reviewed() {
        auto review = submitted("No time.");
        review.state = ReviewState::approved;
        review.reviewers = {"boris"};
        review.remark = "Seen.";
        review.approved = core::sha256("what boris approved");
        commit(boris_, "review.approve", {review});
        both_meet();
        review.state = ReviewState::published;
        commit(anna_, "review.publish", {review});
        both_meet();
        return review;
    }
    /// A third member of the desk, and what she enters past her program.
    void let_carla_in(DeskRole role) {
        carla_.emplace(folder_, "carla", 3, anna_.store().workspace());
        carla_->join(desk_, anna_.invite(desk_, role));
        anna_.meet(desk_);
        all_meet();
        carlas_keys_.emplace(folder_.file("carla-keys"), std::string());
    }
    void all_meet() {
        for (int round = 0; round < 2; ++round)
            for (auto* seat : {&anna_, &boris_, &*carla_}) seat->meet(desk_);
    }
    std::string all_seen_by_carla() {
        std::vector<core::LaneHead> heads;
        for (auto const& lane : carla_->store().lanes())
            if (lane.lane != carla_->lane()) heads.push_back({lane.lane, lane.size, lane.root});
        return core::encode_heads(heads);
    }
    void carla_forges(std::vector<core::StoredChange> changes) { carla_forges(std::move(changes), all_seen_by_carla()); }
    void carla_forges(std::vector<core::StoredChange> changes, std::string seen, core::Instant at = {1'671'500'000'000}) {
        auto forger = forger_of(*carla_, *carlas_keys_);
        std::ranges::sort(changes, {}, &core::StoredChange::ref);
        forger.write(desk_, {}, "record.edit", std::move(changes), std::move(seen), at);
        EXPECT_EQ(anna_.meet(desk_).fetched, 1);
    }
    /// By anna, an admin.
    void redact_earlier(core::Ref ref) {
        auto context = core::context_of(anna_.store());
        core::RedactionFacts facts;
        facts.basis = "art. 17";
        facts.authority = "anna";
        facts.extent = core::Extent::earlier;
        anna_.store().commit(core::redact_record(context, ref, facts));
    }
    core::Id<core::Correction> propose_change_of_verdict(TestSeat& seat) {
        auto context = core::context_of(seat.store());
        auto facts = core::correction_of(seat.store(), seat.store().get(world_.review));
        facts.tier = core::Tier::verdict_change;
        facts.notice = "Les chiffres ont été revus.";
        facts.review.rating = "true";
        auto const made = core::propose_correction(context, world_.review, facts);
        seat.store().commit(made.draft);
        return made.id;
    }
    template <class T>
    void expect_at_anna(T const& record) {
        auto const now = anna_.store().find(record.id);
        ASSERT_TRUE(now);
        EXPECT_EQ(Record(*now), Record(record));
    }
    void expect_all_alike() {
        all_meet();
        EXPECT_EQ(anna_.everything(), carla_->everything());
        EXPECT_EQ(anna_.everything(), boris_.everything());
        anna_.expect_sound();
        carla_->expect_sound();
    }

    std::optional<TestSeat> carla_;
    std::optional<db::Keyring> carlas_keys_;
};

} // namespace fixture
