// Seats that exchange their lanes hold the same records, in whatever order and however late entries come: what two changed
// apart is brought together, and what cannot be is told and settled.
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"
#include "core/exchange/desk_steps.h"
#include "tests/db/sharing.h"

namespace {

using core::DeskRole;
using core::LaneState;
using fixture::TestSeat;

class Sharing : public testing::Test {
protected:
    void SetUp() override { anna_.found(desk_); }
    /// Boris, let in.
    void let_in(DeskRole role = DeskRole::editor) {
        boris_.join(desk_, anna_.invite(desk_, role));
        anna_.meet(desk_);
        boris_.meet(desk_);
    }
    void exchange() {
        for (int round = 0; round < 3; ++round)
            for (auto* seat : {&anna_, &boris_}) seat->meet(desk_);
    }
    core::Claim claim_of(TestSeat& seat, core::Id<core::Claim> id) { return seat.store().get(id); }
    void edit(TestSeat& seat, core::Record const& record) {
        core::Draft draft;
        draft.operation = "record.edit";
        draft.base = seat.store().head();
        draft.puts.push_back(record);
        seat.store().commit(draft);
    }
    void say_of(TestSeat& seat, core::Id<core::Claim> id, std::string text, std::string note) {
        auto claim = claim_of(seat, id);
        if (!text.empty()) claim.text = std::move(text);
        if (!note.empty()) claim.note = std::move(note);
        edit(seat, claim);
    }
    core::Id<core::Claim> make_claim(TestSeat& seat) {
        auto context = core::context_of(seat.store());
        auto made = core::make_claim(context, {"Que guerre", "fr", "", ""}, {});
        seat.store().commit(made.draft);
        return made.id;
    }
    /// A claim whose words both changed, neither knowing of the other.
    core::Id<core::Claim> contested_claim() {
        let_in();
        auto const id = make_claim(anna_);
        exchange();
        say_of(anna_, id, "Que la guerre", "");
        say_of(boris_, id, "Que cette guerre", "");
        exchange();
        return id;
    }
    /// As it stands, but for those fields.
    void settle(TestSeat& seat, core::Id<core::Claim> id, std::vector<std::string> const& the_other) {
        core::Draft draft;
        draft.operation = core::settle_operation;
        draft.base = seat.store().head();
        draft.puts.push_back(*seat.seat().with_the_other(core::ref(id), the_other));
        seat.store().commit(draft);
    }
    void expect_alike() {
        EXPECT_EQ(anna_.everything(), boris_.everything());
        anna_.expect_sound();
        boris_.expect_sound();
    }

    fixture::Folder folder_;
    fixture::MemoryTransport desk_;
    TestSeat anna_{folder_, "anna", 1};
    TestSeat boris_{folder_, "boris", 2, anna_.store().workspace()};
};

TEST_F(Sharing, AnInvitationLetsOneSeatIn) {
    fixture::make_world(anna_.store());
    auto const invitation = anna_.invite(desk_, DeskRole::editor);
    auto const read = core::value_or_throw(core::read_invitation(core::encode_invitation(invitation)));
    EXPECT_EQ(read.secret, invitation.secret);
    boris_.join(desk_, read);
    EXPECT_EQ(boris_.everything(), anna_.everything());
    // He works at once; nobody sees it before he was let in.
    auto const claim = make_claim(boris_);
    boris_.meet(desk_);
    EXPECT_EQ(anna_.meet(desk_).let_in, std::vector<std::string>{"boris"});
    EXPECT_FALSE(anna_.store().find(core::ref(claim)));
    exchange();
    EXPECT_TRUE(anna_.store().find(core::ref(claim)));
    expect_alike();
    EXPECT_TRUE(anna_.seat().roster().may(boris_.seat().own_key(), DeskRole::editor));
    EXPECT_FALSE(anna_.seat().roster().may(boris_.seat().own_key(), DeskRole::admin));
    // Once alone.
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    EXPECT_THROW(carla.join(desk_, invitation), core::Error);
}

TEST_F(Sharing, WhatTwoChangedApartIsBroughtTogether) {
    let_in();
    auto const id = make_claim(anna_);
    exchange();
    say_of(anna_, id, "Que la guerre", "");
    say_of(boris_, id, "", "vu à Minsk");
    exchange();
    EXPECT_EQ(claim_of(anna_, id).text, "Que la guerre");
    EXPECT_EQ(claim_of(anna_, id).note, "vu à Minsk");
    EXPECT_TRUE(anna_.store().contested().empty());
    expect_alike();
}

TEST_F(Sharing, TheSameFieldIsContestedUntilSomebodySettlesIt) {
    auto const id = contested_claim();
    expect_alike();
    auto const found = anna_.store().contested();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].field, "text");
    EXPECT_EQ((std::set<std::string>{found[0].value, found[0].other_value}),
              (std::set<std::string>{"Que la guerre", "Que cette guerre"}));
    EXPECT_EQ((std::set<std::string>{found[0].stands_by, found[0].other_by}), (std::set<std::string>{"anna", "boris"}));
    settle(boris_, id, {"text"});
    EXPECT_TRUE(boris_.store().contested().empty());
    exchange();
    EXPECT_TRUE(anna_.store().contested().empty());
    EXPECT_EQ(claim_of(anna_, id).text, found[0].other_value);
    expect_alike();
}

TEST_F(Sharing, SettlingAsItStandsIsAnEntryThatChangesNothing) {
    auto const id = contested_claim();
    auto const stood = claim_of(anna_, id).text;
    settle(anna_, id, {});
    EXPECT_EQ(claim_of(anna_, id).text, stood);
    EXPECT_TRUE(anna_.store().contested().empty());
}

TEST_F(Sharing, NamesOfAPartyAreJoined) {
    let_in();
    core::Party party;
    party.id = anna_.store().ids().next<core::Party>();
    party.name = "Volodymyr Zelensky";
    party.aliases = {"Zelensky"};
    edit(anna_, party);
    exchange();
    auto one = anna_.store().get(party.id);
    one.aliases = {"Zelensky", "Zelenskyy"};
    edit(anna_, one);
    auto other = boris_.store().get(party.id);
    other.aliases = {"le président ukrainien"};
    edit(boris_, other);
    exchange();
    auto names = anna_.store().get(party.id).aliases;
    std::ranges::sort(names);
    EXPECT_EQ(names, (std::vector<std::string>{"Zelenskyy", "le président ukrainien"}));
    EXPECT_TRUE(anna_.store().contested().empty());
    expect_alike();
}

TEST_F(Sharing, AnEditBeatsADeletionAndIsTold) {
    let_in();
    auto const id = make_claim(anna_);
    exchange();
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::erase_record(context, core::ref(id)));
    say_of(boris_, id, "Que cette guerre", "");
    exchange();
    EXPECT_EQ(claim_of(anna_, id).text, "Que cette guerre");
    auto const found = boris_.store().contested();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_TRUE(found[0].field.empty());
    EXPECT_EQ(found[0].other_by, "anna");
    expect_alike();
}

TEST_F(Sharing, WhatIsReferredToElsewhereIsKept) {
    let_in();
    auto context = core::context_of(anna_.store());
    auto const topic = [&] {
        core::Topic made;
        made.id = anna_.store().ids().next<core::Topic>();
        made.name = "Guerre";
        edit(anna_, made);
        return made.id;
    }();
    exchange();
    anna_.store().commit(core::erase_record(context, core::ref(topic)));
    auto const id = make_claim(boris_);
    auto claim = claim_of(boris_, id);
    claim.topic = topic;
    edit(boris_, claim);
    exchange();
    ASSERT_TRUE(anna_.store().find(core::ref(topic)));
    EXPECT_EQ(boris_.store().get(topic).name, "Guerre");
    expect_alike();
}

TEST_F(Sharing, ARedactionTravelsAndTheTransportForgets) {
    auto const world = fixture::make_world(anna_.store());
    let_in();
    exchange();
    auto const capture_bytes = desk_.blobs.size();
    ASSERT_GT(capture_bytes, 0U);
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::redact_record(context, core::ref(world.claim), {"art. 17", "juge", core::Extent::whole}));
    exchange();
    EXPECT_FALSE(boris_.store().find(core::ref(world.claim)));
    EXPECT_TRUE(boris_.store().states(core::ref(world.claim)).empty());
    expect_alike();
    auto const words = anna_.store().workspace();
    for (auto const& [name, lane] : desk_.lanes)
        for (auto const& entry : lane.sealed) EXPECT_EQ(entry.find("n’a aucun intérêt à absorber"), entry.npos) << words;
    // Who comes later gets what is left of it.
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
    EXPECT_EQ(carla.everything(), boris_.everything());
    carla.expect_sound();
}

TEST_F(Sharing, WhatWhoLeftWroteIsTakenOutAtTheDeskByAnAdmin) {
    let_in();
    auto const id = make_claim(boris_);
    exchange();
    boris_.seat().enter({core::MemberStep::leave, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    boris_.meet(desk_); // and never again
    auto const lane = boris_.lane();
    auto const words_there = [&] {
        std::size_t bodies = 0;
        for (auto const& sealed : desk_.lanes.at(lane).sealed)
            for (auto const& change : core::value_or_throw(core::open_sealed(sealed)).changes)
                bodies += change.ref == core::ref(id) && change.body ? 1U : 0U;
        return bodies;
    };
    anna_.meet(desk_);
    EXPECT_EQ(words_there(), 1U);
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::redact_record(context, core::ref(id), {"art. 17", "juge", core::Extent::whole}));
    anna_.meet(desk_);
    EXPECT_EQ(words_there(), 0U);
    EXPECT_FALSE(anna_.seat().to_forget().anything());
    // Whoever comes later gets them from nowhere.
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
    anna_.meet(desk_);
    carla.meet(desk_);
    EXPECT_EQ(carla.everything(), anna_.everything());
    carla.expect_sound();
    anna_.expect_sound();
}

TEST_F(Sharing, WhoMightBeTakenForAMemberIsLetInByHand) {
    auto const ask = [&](TestSeat& seat, DeskRole role) {
        seat.join(desk_, anna_.invite(desk_, role));
        return anna_.meet(desk_);
    };
    TestSeat lookalike(folder_, "аnnа", 5, anna_.store().workspace()); // Cyrillic letters
    auto const report = ask(lookalike, DeskRole::editor);
    ASSERT_EQ(report.held_back.size(), 1U);
    EXPECT_EQ(report.held_back[0].like, "anna");
    EXPECT_TRUE(report.let_in.empty());
    EXPECT_FALSE(anna_.seat().roster().member(lookalike.seat().own_key()));
    TestSeat other(folder_, "anne", 6, anna_.store().workspace());
    EXPECT_EQ(ask(other, DeskRole::editor).let_in, std::vector<std::string>{"anne"}) << "somebody else";
    core::let_in(anna_.seat(), lookalike.seat().own_key());
    EXPECT_TRUE(anna_.meet(desk_).held_back.empty());
    lookalike.meet(desk_);
    EXPECT_TRUE(lookalike.seat().roster().member(lookalike.seat().own_key()));
    EXPECT_THROW(core::let_in(anna_.seat(), lookalike.seat().own_key()), core::Error);
}

TEST_F(Sharing, WhatTakesARoleDoesNotCountWithoutIt) {
    auto const world = fixture::make_world(anna_.store());
    let_in(DeskRole::fact_checker);
    exchange();
    auto review = boris_.store().get(world.review);
    review.state = core::ReviewState::in_review;
    review.submitter = "boris", review.round = 1;
    edit(boris_, review);
    review.state = core::ReviewState::approved;
    review.reviewers = {"boris"};
    EXPECT_THROW(edit(boris_, review), core::Error);
    EXPECT_EQ(boris_.store().get(world.review).state, core::ReviewState::in_review);
    auto const his = boris_.seat().own_key();
    EXPECT_THROW(boris_.seat().enter({core::MemberStep::admit, his, "boris", DeskRole::admin, {}, {}}), core::Error);
    auto context = core::context_of(boris_.store());
    EXPECT_THROW(boris_.store().commit(core::redact_record(context, core::ref(world.claim), {"art. 17", "juge", core::Extent::whole})), core::Error);
    anna_.seat().enter({core::MemberStep::admit, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    exchange();
    edit(boris_, review);
    exchange();
    EXPECT_EQ(anna_.store().get(world.review).state, core::ReviewState::approved);
    expect_alike();
}

TEST_F(Sharing, WhatWasBuiltOnSomethingRedactedIsShownWithoutItAndTold) {
    auto const world = fixture::make_world(anna_.store());
    let_in();
    exchange();
    auto context = core::context_of(anna_.store());
    anna_.store().commit(core::redact_record(context, core::ref(world.statement), {"art. 17", "juge", core::Extent::whole}));
    auto apart = core::context_of(boris_.store());
    auto const claim = core::make_claim(apart, {"Autre chose", "fr", "", ""}, {});
    boris_.store().commit(claim.draft);
    auto again = core::context_of(boris_.store());
    boris_.store().commit(core::link_records(again, core::Relation::refutes, core::ref(world.statement), core::ref(claim.id), "").draft);
    exchange();
    for (auto* seat : {&anna_, &boris_}) {
        EXPECT_TRUE(core::load_dossier(seat->store(), claim.id).against.empty()) << seat->name();
        auto const left = seat->store().untidied();
        ASSERT_EQ(left.size(), 1U) << seat->name();
        EXPECT_EQ(left[0].ref.kind, core::Kind::link);
    }
    expect_alike();
}

TEST_F(Sharing, WhatIsPublishedStandsBeforeWhatSomebodyBeganApart) {
    fixture::add_scale(anna_.store());
    let_in(DeskRole::fact_checker);
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::fact_checker));
    anna_.meet(desk_);
    auto const claim = make_claim(anna_);
    exchange();
    carla.meet(desk_);
    auto const with = [](TestSeat& seat, auto const& work) {
        auto context = core::context_of(seat.store());
        return work(context);
    };
    auto const rate = [&](TestSeat& seat, char const* rating) {
        return with(seat, [&](core::Context& context) {
            core::ReviewFacts facts;
            facts.scale = core::scales_in_force(seat.store()).at(0).id;
            facts.rating = rating;
            facts.summary = facts.rationale = "Parce que";
            auto const made = core::rate(context, claim, facts);
            seat.store().commit(made.draft);
            return made.id;
        });
    };
    auto const step = [&](TestSeat& seat, core::Id<core::Review> review, core::ReviewStep taken) {
        with(seat, [&](core::Context& context) { return seat.store().commit(core::take_step(context, review, taken, {"", "seul"})); });
    };
    auto const published = rate(boris_, "false");
    step(boris_, published, core::ReviewStep::submit);
    exchange();
    step(anna_, published, core::ReviewStep::approve);
    step(anna_, published, core::ReviewStep::publish);
    rate(carla, "true"); // who has heard of nothing, and is the last
    carla.meet(desk_);
    exchange();
    carla.meet(desk_);
    for (auto* seat : {&anna_, &boris_, &carla}) EXPECT_EQ(core::current_review(seat->store(), claim)->id, published) << seat->name();
    EXPECT_EQ(carla.everything(), anna_.everything());
    expect_alike();
}

TEST_F(Sharing, WhoeverLeftWritesForThemselves) {
    let_in();
    boris_.seat().enter({core::MemberStep::leave, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    boris_.meet(desk_);
    auto const claim = make_claim(boris_);
    boris_.meet(desk_);
    anna_.meet(desk_);
    EXPECT_FALSE(anna_.store().find(core::ref(claim)));
    EXPECT_EQ(anna_.seat().roster().find(boris_.seat().own_key())->state, core::Member::State::left);
    anna_.expect_sound();
}

TEST_F(Sharing, WhoLeftComesBackWithTheSameFile) {
    let_in();
    auto const invitation = anna_.invite(desk_, DeskRole::editor);
    auto const before = make_claim(boris_);
    core::Progress progress;
    core::leave_desk({boris_.store(), boris_.seat(), "boris", {}}, desk_, progress);
    auto const between = make_claim(boris_);
    EXPECT_TRUE(boris_.store().find(core::ref(between)));
    anna_.meet(desk_);
    core::come_back({boris_.store(), boris_.seat(), "boris", {}}, invitation, desk_, progress);
    EXPECT_FALSE(boris_.seat().roster().member(boris_.seat().own_key()));
    EXPECT_THROW(core::come_back({boris_.store(), boris_.seat(), "boris", {}}, invitation, desk_, progress), core::Error);
    core::let_in(anna_.seat(), boris_.seat().own_key());
    exchange();
    auto const after = make_claim(boris_);
    exchange();
    for (auto const id : {before, between, after}) EXPECT_TRUE(anna_.store().find(core::ref(id)));
    expect_alike();
}

TEST_F(Sharing, WhoIsRemovedComesInNoMore) {
    let_in();
    auto const early = make_claim(boris_);
    exchange();
    anna_.seat().enter({core::MemberStep::remove, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    anna_.meet(desk_);
    auto const unseen = make_claim(boris_); // without knowing of it
    boris_.meet(desk_);
    EXPECT_THROW(make_claim(boris_), core::Error);
    EXPECT_EQ(boris_.seat().not_counting().size(), 1U);
    anna_.meet(desk_);
    for (auto* seat : {&anna_, &boris_}) {
        EXPECT_TRUE(seat->store().find(core::ref(early)));
        EXPECT_FALSE(seat->store().find(core::ref(unseen))) << "nobody who removed him had seen it";
    }
    expect_alike();
    anna_.seat().enter({core::MemberStep::admit, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    exchange();
    auto const again = make_claim(boris_);
    exchange();
    EXPECT_TRUE(anna_.store().find(core::ref(again)));
    EXPECT_FALSE(anna_.store().find(core::ref(unseen)));
    expect_alike();
}

TEST_F(Sharing, WhatCameInBeforeTheRemovalAndWasNotSeenByItCountsNowhere) {
    let_in();
    exchange();
    TestSeat carla(folder_, "carla", 3, anna_.store().workspace());
    carla.join(desk_, anna_.invite(desk_, DeskRole::editor));
    anna_.meet(desk_);
    carla.meet(desk_);
    anna_.seat().enter({core::MemberStep::remove, boris_.seat().own_key(), "boris", DeskRole::editor, {}, {}});
    auto const unseen = make_claim(boris_);
    boris_.meet(desk_);
    carla.meet(desk_); // it comes in
    EXPECT_TRUE(carla.store().find(core::ref(unseen)));
    auto const beside = make_claim(carla); // and others go on upon it
    carla.meet(desk_);
    anna_.meet(desk_);
    carla.meet(desk_);
    EXPECT_FALSE(carla.store().find(core::ref(unseen)));
    EXPECT_TRUE(anna_.store().find(core::ref(beside))) << "nobody waits for the removed one";
    EXPECT_EQ(anna_.everything(), carla.everything());
    anna_.expect_sound();
    carla.expect_sound();
}

TEST_F(Sharing, AnUndoTakesBackOnesOwnAndLeavesWhatOthersMade) {
    let_in();
    auto const id = make_claim(anna_);
    exchange();
    say_of(anna_, id, "Que la guerre", "");
    say_of(boris_, id, "", "vu à Minsk");
    exchange();
    fixture::undo(anna_.store());
    EXPECT_EQ(claim_of(anna_, id).text, "Que guerre");
    EXPECT_EQ(claim_of(anna_, id).note, "vu à Minsk");
    exchange();
    expect_alike();
}

} // namespace
