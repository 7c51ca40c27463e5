// A shared desk of an admin and somebody who writes past the program: entries signed with a member's own key that no
// program of ours would write.
#pragma once

#include "db/keyring.h"
#include "tests/db/sharing.h"

namespace fixture {

using core::DeskRole;
using core::LaneState;

class HostileDesk : public testing::Test {
protected:
    void SetUp() override {
        anna_.found(desk_);
        boris_.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
        anna_.meet(desk_);
        write(boris_);
        boris_.meet(desk_);
        anna_.meet(desk_);
        boris_.meet(desk_);
    }
    static void write(TestSeat& seat) { write_claims(seat.store(), 1, "Que mot"); }
    MemoryTransport::Lane& lane() { return desk_.lanes.at(boris_.lane()); }
    /// Anna meets the desk as it is now: what she finds of that lane, and that nothing came in.
    void expect_found(LaneState state, std::string const& lane) {
        auto const head = anna_.store().head();
        auto const before = anna_.everything();
        auto const report = anna_.meet(desk_);
        EXPECT_EQ(core::key_of(state_of(report, lane)), core::key_of(state));
        EXPECT_EQ(anna_.store().head(), head);
        EXPECT_EQ(anna_.everything(), before);
        anna_.expect_sound();
    }
    void expect_found(LaneState state) { expect_found(state, boris_.lane()); }

    /// What somebody with a key can write past the program.
    struct Forger {
        core::SigningKey const* key;
        std::string workspace;
        core::MerkleFrontier tree;
        std::string lane() const { return core::lane_name(workspace, key->public_key()); }
        void write(MemoryTransport& desk, std::string notice, std::string operation,
                   std::vector<core::StoredChange> changes = {}, std::string seen = {}, core::Instant at = {1'671'500'000'000}) {
            core::Revision revision;
            revision.format = core::newest_entry_format;
            revision.lane = lane();
            revision.index = static_cast<std::int64_t>(tree.size());
            revision.at = at;
            revision.actor = "boris";
            revision.operation = std::move(operation);
            revision.notice = std::move(notice);
            revision.seen = std::move(seen);
            std::vector<core::Digest> digests;
            for (auto const& change : changes) digests.push_back(change.digest);
            tree.append(core::MerkleFrontier::leaf(core::entry_bytes(revision, digests)));
            auto& there = desk.lanes[lane()];
            there.sealed.push_back(core::seal(revision, changes));
            auto const size = static_cast<std::int64_t>(tree.size());
            there.offer = {lane(), key->public_key(), size,
                           core::sign_checkpoint({core::origin_of(workspace, lane()), size, tree.root()}, *key)};
        }
    };
    Forger forger_of(TestSeat& seat, db::Keyring& keyring) {
        return {keyring.key(), seat.store().workspace(), seat.seat().tree_of(seat.lane())};
    }

    static void commit(TestSeat& seat, std::string operation, std::vector<core::Record> puts, std::vector<core::Ref> erases = {}) {
        core::Draft draft;
        draft.operation = std::move(operation);
        draft.base = seat.store().head();
        draft.puts = std::move(puts);
        draft.erases = std::move(erases);
        seat.store().commit(draft);
    }
    /// One person takes all steps.
    static void publish_alone(TestSeat& seat, core::Review& review) {
        review.state = core::ReviewState::in_review;
        ++review.round;
        review.submitter = seat.name();
        commit(seat, "review.submit", {review});
        review.state = core::ReviewState::approved;
        review.reviewers = {seat.name()};
        review.approved = core::sha256("what " + seat.name() + " approved");
        commit(seat, "review.approve", {review});
        review.state = core::ReviewState::published;
        commit(seat, "review.publish", {review});
    }
    static core::StoredChange change_to(core::Ref ref, std::optional<std::string> body) {
        core::StoredChange change{ref, "0123456789abcdef", std::move(body), {}};
        auto const words = change.body ? std::optional<std::string_view>(*change.body) : std::nullopt;
        change.digest = core::change_digest(change.salt, change.ref, words);
        return change;
    }
    static core::StoredChange change_to(core::Record const& record) { return change_to(core::ref_of(record), core::encode(record)); }
    /// As far as somebody has entries of somebody else.
    static std::string seen_of(TestSeat& seat, TestSeat& other) {
        auto const lanes = seat.store().lanes();
        auto const found = std::ranges::find(lanes, other.lane(), &core::LaneReport::lane);
        core::LaneHead const head{found->lane, found->size, found->root};
        return core::encode_heads(std::span(&head, 1));
    }
    void make_admin() {
        anna_.seat().enter({core::MemberStep::admit, boris_.seat().own_key(), "boris", DeskRole::admin, {}, {}});
        anna_.meet(desk_);
        boris_.meet(desk_);
        boris_.meet(desk_);
    }
    void remove_boris() {
        anna_.seat().enter({core::MemberStep::remove, boris_.seat().own_key(), "boris", DeskRole::admin, {}, {}});
    }

    Folder folder_;
    MemoryTransport desk_;
    TestSeat anna_{folder_, "anna", 1};
    TestSeat boris_{folder_, "boris", 2, anna_.store().workspace()};
};

} // namespace fixture
