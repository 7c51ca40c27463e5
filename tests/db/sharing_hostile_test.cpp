// A transport that withholds, replays, forks, exchanges, spoils or invents: each gets its name at the seat, nothing of it
// enters, and what others wrote goes on coming in.
#include "core/editorial/dossier.h"
#include "tests/db/hostile_desk.h"

namespace {

using core::DeskRole;
using core::LaneState;
using fixture::TestSeat;

using fixture::HostileDesk;

TEST_F(HostileDesk, WhatNamesAHiddenLaneWaits) {
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::editor));
    anna_.meet(desk_);
    write(boris_);
    boris_.meet(desk_);
    carla.meet(desk_);
    write(carla);
    carla.meet(desk_);
    desk_.hidden.insert(boris_.lane());
    expect_found(LaneState::waits, carla.lane());
    desk_.hidden.clear();
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), carla.everything());
}

TEST_F(HostileDesk, AnEarlierStateOfALaneIsShorterThanKnown) {
    auto const before = lane();
    write(boris_);
    boris_.meet(desk_);
    anna_.meet(desk_);
    lane() = before;
    expect_found(LaneState::shortened);
}

TEST_F(HostileDesk, EntriesDoubledLeftOutOrExchanged) {
    write(boris_);
    write(boris_);
    write(boris_);
    boris_.meet(desk_);
    auto const good = lane();
    auto const size = good.sealed.size();
    std::swap(lane().sealed[size - 1], lane().sealed[size - 2]);
    expect_found(LaneState::out_of_order);
    lane() = good;
    lane().sealed.insert(lane().sealed.end() - 2, good.sealed[size - 2]);
    expect_found(LaneState::out_of_order);
    lane() = good;
    lane().sealed.erase(lane().sealed.end() - 2);
    expect_found(LaneState::out_of_order);
    lane() = good;
    lane().sealed.pop_back();
    expect_found(LaneState::forked);
    lane() = good;
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
}

TEST_F(HostileDesk, EveryFlippedByteOfAnEntryIsNoticed) {
    write(boris_);
    boris_.meet(desk_);
    auto const good = lane();
    auto const head = anna_.store().head();
    for (std::size_t at = 0; at < good.sealed.back().size(); ++at) {
        lane() = good;
        lane().sealed.back()[at] = static_cast<char>(lane().sealed.back()[at] ^ 1);
        auto const report = anna_.meet(desk_);
        ASSERT_FALSE(core::passes_by_itself(fixture::state_of(report, boris_.lane()))) << at;
        ASSERT_EQ(anna_.store().head(), head) << at;
    }
    lane() = good;
    anna_.meet(desk_);
    EXPECT_EQ(anna_.store().head(), head + 1);
}

TEST_F(HostileDesk, AHeadThatItsKeyDidNotSign) {
    write(boris_);
    boris_.meet(desk_);
    lane().offer.note[lane().offer.note.size() - 6] ^= 1;
    expect_found(LaneState::not_signed);
    // The seat itself mends what somebody spoiled.
    write(boris_);
    boris_.meet(desk_);
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
}

TEST_F(HostileDesk, TwoHistoriesUnderOneKey) {
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    auto const before = lane();
    write(boris_);
    boris_.meet(desk_);
    anna_.meet(desk_);
    lane() = before;
    forger.write(desk_, {}, "claim.create");
    expect_found(LaneState::forked);
    forger.write(desk_, {}, "claim.create"); // and longer than what is here
    expect_found(LaneState::forked);
    // He himself sends nothing behind it.
    write(boris_);
    EXPECT_EQ(core::key_of(fixture::state_of(boris_.meet(desk_), boris_.lane())), "FORKED");
}

TEST_F(HostileDesk, AnInventedMemberIsAStranger) {
    core::SigningKey const key(std::string(32, 'x'));
    Forger forger{&key, anna_.store().workspace(), {}};
    forger.write(desk_, {}, "claim.create");
    expect_found(LaneState::stranger, forger.lane());
    desk_.lanes.erase(forger.lane());
    // With the request of somebody else, which is of use to that key alone.
    forger.tree = {};
    auto const asked = boris_.store().revisions(0, 1000);
    auto const request = std::ranges::find(asked, "desk.ask", &core::Revision::operation);
    ASSERT_NE(request, asked.end());
    auto notice = *core::member_in(request->operation, request->notice);
    notice.key = key.public_key();
    forger.write(desk_, core::encode_notice(notice), "desk.ask");
    expect_found(LaneState::stranger, forger.lane());
    // And one who founds the desk once more.
    desk_.lanes.erase(forger.lane());
    forger.tree = {};
    forger.write(desk_, core::encode_notice({core::MemberStep::found, key.public_key(), "x", DeskRole::admin, {}, {}}),
                 "desk.found");
    expect_found(LaneState::stranger, forger.lane());
}

TEST_F(HostileDesk, AMemberWhoMakesMembersOrRedactsWithoutTheRole) {
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto const before = lane();
    auto const mine = boris_.seat().own_key();
    for (auto const& notice :
         {core::encode_notice({core::MemberStep::admit, mine, "boris", DeskRole::admin, {}, {}}),
          core::encode_notice({core::MemberStep::invite, {}, {}, DeskRole::admin, core::SigningKey(std::string(32, 'y')).public_key(), {}}),
          core::encode_notice({core::MemberStep::remove, anna_.seat().own_key(), "anna", DeskRole::admin, {}, {}}),
          core::encode_notice({core::MemberStep::found, mine, "boris", DeskRole::admin, {}, {}})}) {
        lane() = before;
        auto forger = forger_of(boris_, keyring);
        forger.write(desk_, notice, "desk.admit");
        expect_found(LaneState::not_allowed);
    }
    lane() = before;
    auto forger = forger_of(boris_, keyring);
    auto const claim = boris_.store().list(core::Kind::claim).front();
    core::Redaction redaction{"art. 17", "boris", {{{core::Kind::claim, claim}, boris_.store().head()}}, {}};
    forger.write(desk_, core::encode_notice(redaction, [&](core::Seq seq) { return boris_.store().revision(seq).place(); }),
                 std::string(core::redact_operation));
    expect_found(LaneState::not_allowed);
}

TEST_F(HostileDesk, AnApprovalWithoutTheRoleComesInAndDoesNotCount) {
    auto const world = fixture::make_world(anna_.store());
    anna_.meet(desk_);
    boris_.meet(desk_);
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    auto review = boris_.store().get(world.review);
    auto const state = review.state;
    review.state = core::ReviewState::approved;
    core::StoredChange change{core::ref(review.id), "0123456789abcdef", core::encode(core::Record(review)), {}};
    change.digest = core::change_digest(change.salt, change.ref, std::string_view(*change.body));
    core::LaneHead seen{anna_.lane(), anna_.store().lanes()[0].size, anna_.store().lanes()[0].root};
    forger.write(desk_, {}, "review.approve", {change}, core::encode_heads(std::span(&seen, 1)));
    auto const report = anna_.meet(desk_);
    EXPECT_EQ(report.fetched, 1) << core::key_of(fixture::state_of(report, boris_.lane()));
    EXPECT_EQ(anna_.store().get(world.review).state, state);
    ASSERT_EQ(anna_.seat().not_counting().size(), 1U);
    EXPECT_NE(core::render(anna_.seat().not_counting()[0]).find("boris"), std::string::npos);
    EXPECT_EQ(anna_.store().history(core::ref(world.review)).back().revision.operation, "review.approve");
    anna_.expect_sound();
}

TEST_F(HostileDesk, WhoeverWasRemovedRemovesNobodyUnderAnOldDate) {
    make_admin();
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::editor));
    anna_.meet(desk_);
    carla.meet(desk_);
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    auto const seen = seen_of(boris_, anna_); // and nothing since
    auto const early = core::Instant{anna_.store().revision(1).at.ms + 1};
    remove_boris();
    forger.write(desk_, core::encode_notice({core::MemberStep::remove, anna_.seat().own_key(), "anna", DeskRole::admin, {}, {}}),
                 "desk.remove", {}, seen, early);
    carla.meet(desk_); // who knows of no removal yet: for her it is so
    EXPECT_EQ(carla.seat().roster().find(anna_.seat().own_key())->state, core::Member::State::removed);
    expect_found(LaneState::stranger);
    carla.meet(desk_);
    for (auto* seat : {&anna_, &carla}) {
        EXPECT_EQ(seat->seat().roster().find(anna_.seat().own_key())->state, core::Member::State::member) << seat->name();
        EXPECT_EQ(seat->seat().roster().find(boris_.seat().own_key())->state, core::Member::State::removed) << seat->name();
    }
    carla.expect_sound();
    anna_.invite(desk_, DeskRole::editor);
}

TEST_F(HostileDesk, WhoeverWasRemovedRedactsNothing) {
    make_admin();
    auto context = core::context_of(anna_.store());
    auto const late = core::make_claim(context, {"Que guerre", "fr", "", ""}, {});
    anna_.store().commit(late.draft);
    auto const of_late = anna_.store().head();
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto const seen = seen_of(boris_, anna_);
    auto const before = boris_.store().list(core::Kind::claim).front();
    core::Redaction of_known{"art. 17", "boris", {{{core::Kind::claim, before}, boris_.store().head()}}, {}};
    core::Redaction of_unseen{"art. 17", "boris", {{core::ref(late.id), of_late}}, {}};
    auto const by_boris = core::encode_notice(of_known, [&](core::Seq seq) { return boris_.store().revision(seq).place(); });
    auto const of_what_he_never_saw = core::encode_notice(of_unseen, [&](core::Seq seq) { return anna_.store().revision(seq).place(); });
    auto const stood = lane();
    auto forger = forger_of(boris_, keyring);
    forger.write(desk_, of_what_he_never_saw, std::string(core::redact_operation), {}, seen);
    expect_found(LaneState::not_allowed);
    remove_boris();
    lane() = stood;
    forger = forger_of(boris_, keyring);
    forger.write(desk_, by_boris, std::string(core::redact_operation), {}, seen);
    expect_found(LaneState::stranger);
}

TEST_F(HostileDesk, WhatReadersHaveSeenTakesAnEditorToChangeOrDelete) {
    auto const world = fixture::make_world(anna_.store());
    auto review = anna_.store().get(world.review);
    publish_alone(anna_, review);
    anna_.meet(desk_);
    boris_.meet(desk_);
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    auto const seen = seen_of(boris_, anna_);
    auto other = review;
    other.summary = "We were bribed to say otherwise.";
    auto taken_back = review;
    taken_back.state = core::ReviewState::draft;
    forger.write(desk_, {}, "review.edit", {change_to(core::Record(other))}, seen);
    forger.write(desk_, {}, "review.edit", {change_to(core::Record(taken_back))});
    forger.write(desk_, {}, "record.delete", {change_to(core::ref(review.id), std::nullopt)});
    EXPECT_EQ(anna_.meet(desk_).fetched, 3);
    EXPECT_EQ(core::Record(anna_.store().get(world.review)), core::Record(review));
    EXPECT_EQ(anna_.seat().not_counting().size(), 3U);
    anna_.expect_sound();
}

TEST_F(HostileDesk, WhatRefersToARecordThatNobodyEnteredStaysOutside) {
    auto const record = fixture::claim_saying(anna_.store(), "Le pont a été fermé.");
    anna_.store().commit(fixture::put(anna_.store(), record, "claim.create"));
    anna_.meet(desk_);
    boris_.meet(desk_);
    db::Keyring keyring(folder_.file("boris-keys"), {});
    core::Link link;
    link.id = {4711};
    link.from = {core::Kind::statement, 4712};
    link.to = core::ref(record.id);
    link.relation = core::Relation::refutes;
    auto forger = forger_of(boris_, keyring);
    forger.write(desk_, {}, "link.create", {change_to(core::Record(link))}, seen_of(boris_, anna_));
    expect_found(LaneState::altered);
    EXPECT_NO_THROW(core::load_dossier(anna_.store(), record.id));
}

TEST_F(HostileDesk, ACaptureThatNamesNoBytesWaits) {
    db::Keyring keyring(folder_.file("boris-keys"), {});
    auto forger = forger_of(boris_, keyring);
    forger.write(desk_, {}, "capture.create", {change_to({core::Kind::capture, 778}, "{}")});
    expect_found(LaneState::waits);
}

TEST_F(HostileDesk, ALaneOfAnotherWorkspace) {
    fixture::MemoryTransport other;
    TestSeat stranger(folder_, "stranger", 7);
    stranger.found(other);
    stranger.meet(other);
    desk_.lanes[stranger.lane()] = other.lanes.at(stranger.lane());
    expect_found(LaneState::other_desk, stranger.lane());
    EXPECT_THROW(anna_.meet(other), core::Error);
}

TEST_F(HostileDesk, BytesThatAreMissingOrOthersWait) {
    fixture::import_article(boris_.store());
    boris_.meet(desk_);
    auto const good = desk_.blobs;
    desk_.blobs.clear();
    expect_found(LaneState::waits);
    for (auto& [digest, bytes] : desk_.blobs = good) bytes += "!";
    expect_found(LaneState::altered);
    desk_.blobs = good;
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
    anna_.expect_sound();
}

TEST_F(HostileDesk, BytesWhosePlaceIsHeldKeepNoEntryBack) {
    fixture::import_article(boris_.store(), "« Oui. » Fin.");
    for (auto const& digest : boris_.seat().blobs_of(boris_.lane(), 0, 1000)) desk_.held.insert(digest);
    auto const report = boris_.meet(desk_);
    EXPECT_EQ(core::key_of(fixture::state_of(report, boris_.lane())), "LATE");
    EXPECT_EQ(report.sent, 1);
    expect_found(LaneState::waits);
    desk_.held.clear();
    EXPECT_TRUE(boris_.meet(desk_).findings.empty()) << "nothing was written since, and the bytes follow";
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
}

TEST_F(HostileDesk, BytesThatWereTakenAwayAreLeftThereAgain) {
    fixture::import_article(boris_.store());
    boris_.meet(desk_);
    desk_.blobs.clear();
    auto const apart = core::how_far(boris_.store(), boris_.seat(), desk_);
    EXPECT_EQ(apart.findings.size(), 1U) << "not in step";
    boris_.meet(desk_);
    EXPECT_TRUE(core::how_far(boris_.store(), boris_.seat(), desk_).findings.empty());
    anna_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
}

/// However long a lane is that somebody leaves there whom nobody let in.
TEST_F(HostileDesk, OfAnOutsiderOneEntryIsRead) {
    core::SigningKey const key(std::string(32, 'x'));
    Forger forger{&key, anna_.store().workspace(), {}};
    std::set<std::int64_t> read;
    for (auto const entries : {1, 10, 1000}) {
        for (auto at = 0; at < entries; ++at) forger.write(desk_, {}, "claim.create");
        auto const before = desk_.read;
        expect_found(LaneState::stranger, forger.lane());
        read.insert(desk_.read - before);
    }
    EXPECT_EQ(read, std::set<std::int64_t>{1});
    // Nor does an entry of any length cost more.
    desk_.lanes.at(forger.lane()).sealed[0] = std::string(core::largest_request + 1, '\0');
    expect_found(LaneState::stranger, forger.lane());
}

/// Who was let in, and is named, by entries that come in together.
TEST_F(HostileDesk, WhoWasLetInByWhatComesInComesInToo) {
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::editor));
    anna_.meet(desk_);
    carla.meet(desk_);
    write(carla);
    carla.meet(desk_);
    anna_.meet(desk_);
    write(anna_);
    anna_.meet(desk_);
    boris_.meet(desk_);
    TestSeat dora(folder_, "dora", 4, anna_.store().workspace());
    dora.join(desk_, anna_.invite(desk_, DeskRole::editor));
    anna_.meet(desk_);
    dora.meet(desk_);
    boris_.meet(desk_);
    EXPECT_EQ(dora.everything(), anna_.everything());
    EXPECT_EQ(boris_.everything(), anna_.everything());
}

TEST_F(HostileDesk, BodiesTakenOutWithoutARedactionWait) {
    write(boris_);
    boris_.meet(desk_);
    auto opened = core::value_or_throw(core::open_sealed(lane().sealed.back()));
    for (auto& change : opened.changes) {
        change.salt.clear();
        change.body.reset();
    }
    lane().sealed.back() = core::seal(opened.entry.revision, opened.changes);
    expect_found(LaneState::waits);
}

TEST_F(HostileDesk, AnInterruptedMeetingLeavesNothingHalf) {
    class Breaking : public fixture::MemoryTransport {
    public:
        std::optional<std::string> blob(core::Digest const& digest, std::uint64_t most) override {
            if (--until == 0) throw core::Error(core::Code::io, core::say("The network is gone."));
            return MemoryTransport::blob(digest, most);
        }
        int until = 0;
    };
    fixture::import_article(boris_.store());
    write(boris_);
    boris_.meet(desk_);
    Breaking breaking;
    static_cast<fixture::MemoryTransport&>(breaking) = desk_;
    breaking.until = 1;
    auto const before = anna_.everything();
    EXPECT_THROW(anna_.meet(breaking), core::Error);
    EXPECT_EQ(anna_.everything(), before);
    anna_.expect_sound();
    write(anna_);
    anna_.meet(desk_);
    boris_.meet(desk_);
    EXPECT_EQ(anna_.everything(), boris_.everything());
    anna_.expect_sound();
}

} // namespace
