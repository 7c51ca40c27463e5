// What waits on the real store, and for whom: requests for reply, the queue of each person, what changed since one looked,
// and the rules that all of them work by.
#include "core/editorial/desk_rules.h"
#include "core/editorial/queue.h"
#include "core/editorial/replies.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "tests/db/editorial.h"

namespace {

using core::Code;
using core::ReviewStep;
using fixture::refusal;

class WhatWaits : public fixture::Editorial {};

TEST_F(WhatWaits, TheLedgerOfReplies) {
    auto& context = as("anna");
    auto const date = [](char const* text) { return *core::PartialDate::parse(text); };
    refusal(Code::bad_input, [&] { core::ask_for_reply(context, world_.claim, {"", {}, "", {}, ""}); });
    EXPECT_EQ(refusal(Code::bad_input,
                      [&] {
                          core::ask_for_reply(context, world_.claim,
                                              {"Kremlin", date("2022-12-19"), "", date("2022-12-18"), ""});
                      }),
              "The deadline 2022-12-18 lies before the day of asking, 2022-12-19.");
    auto const made = core::ask_for_reply(context, world_.claim,
                                          {"Kremlin", {}, "courriel", date("2022-12-18/2022-12-20"), "Combien ?"});
    store_->commit(made.draft);
    EXPECT_EQ(store_->get(made.id).asked_on.text(), "2022-12-19");
    EXPECT_FALSE(core::is_overdue(store_->get(made.id), store_->now()));
    core::Instant const later{store_->now().ms + 3 * 86'400'000LL};
    EXPECT_TRUE(core::is_overdue(store_->get(made.id), later));
    EXPECT_EQ(core::queue_of(*store_, "bruno", later, 50).overdue.size(), 1U);
    EXPECT_TRUE(core::queue_of(*store_, "bruno", store_->now(), 50).overdue.empty());
    as("anna");
    refusal(Code::bad_input, [&] { core::settle_request(context, made.id, {core::Outcome::answered}); });
    refusal(Code::bad_input, [&] {
        core::settle_request(context, made.id, {core::Outcome::declined, world_.statement});
    });
    store_->commit(core::settle_request(context, made.id, {core::Outcome::answered, world_.statement}));
    auto const dossier = core::load_dossier(*store_, world_.claim);
    ASSERT_EQ(dossier.replies.size(), 1U);
    EXPECT_EQ(dossier.replies[0].asked, "Kremlin");
    EXPECT_EQ(dossier.replies[0].answer->id, world_.statement);
    EXPECT_EQ(dossier.replies[0].trail.size(), 1U) << "the answer has its own quotation";
    EXPECT_TRUE(core::queue_of(*store_, "bruno", later, 50).overdue.empty());
    EXPECT_NE(refusal(Code::refused,
                      [&] {
                          as("anna");
                          store_->commit(core::erase_record(context, core::ref(world_.statement)));
                      }),
              "");
    store_->undo();
    EXPECT_EQ(store_->get(made.id).outcome, core::Outcome::waiting);
    fixture::expect_sound(*store_);
}

TEST_F(WhatWaits, TheQueueIsEachPersonsOwn) {
    fixture::open_the_gate(*store_);
    take("anna", ReviewStep::submit);
    auto const why = [&](std::string const& person) {
        std::vector<std::string> words;
        auto const queue = core::queue_of(*store_, person, store_->now(), 50);
        for (auto const& line : queue.for_me) words.emplace_back(core::key_of(line.why));
        for (auto const& line : queue.by_me) words.push_back("(" + std::string(core::key_of(line.why)) + ")");
        return words;
    };
    using Words = std::vector<std::string>;
    EXPECT_EQ(why("bruno"), Words{"review"});
    EXPECT_EQ(why("anna"), Words{"(submitted)"});
    auto& context = as("anna");
    store_->commit(core::assign_claim(context, world_.claim, "carla"));
    EXPECT_EQ(why("bruno"), Words{}) << "it was given to carla";
    EXPECT_EQ(why("carla"), Words{"review"});
    take("carla", ReviewStep::send_back, {"Source ?", {}});
    EXPECT_EQ(why("anna"), Words{"mend"});
    take("anna", ReviewStep::submit);
    take("carla", ReviewStep::approve);
    EXPECT_EQ(why("anna"), Words{"publish"});
}

TEST_F(WhatWaits, WhatOnePersonDoesAloneStandsThereOnce) {
    take("anna", ReviewStep::submit, {{}, "Alone here."});
    auto& context = as("anna");
    store_->commit(core::assign_claim(context, world_.claim, "anna"));
    auto const queue = core::queue_of(*store_, "anna", store_->now(), 50);
    ASSERT_EQ(queue.for_me.size(), 1U);
    EXPECT_EQ(queue.for_me.front().why, core::Why::review);
    EXPECT_TRUE(queue.by_me.empty());
    EXPECT_EQ(queue.lines(), 1U);
    take("anna", ReviewStep::pull_back);
    EXPECT_EQ(core::queue_of(*store_, "anna", store_->now(), 50).lines(), 1U) << "assigned";
}

TEST_F(WhatWaits, WhatChangedSinceOneLooked) {
    fixture::open_the_gate(*store_);
    EXPECT_EQ(store_->looked(world_.claim, "anna"), 0);
    store_->look(world_.claim);
    auto const seen = store_->looked(world_.claim, "anna");
    EXPECT_EQ(seen, store_->head());
    auto changed = claim();
    changed.note = "Vu.";
    auto& context = as("anna");
    store_->commit(core::edit_record(context, changed));
    EXPECT_EQ(core::changed_since(*store_, world_.claim, seen, "bruno"), (std::vector{core::ref(world_.claim)}));
    EXPECT_TRUE(core::changed_since(*store_, world_.claim, seen, "anna").empty()) << "one's own changes are no news";
    auto const head = store_->head();
    store_->look(world_.claim);
    EXPECT_EQ(store_->head(), head) << "looking is no revision";
    fixture::expect_sound(*store_);
}

TEST_F(WhatWaits, AWorkspaceHasOneSetOfRules) {
    auto& context = as("anna");
    core::DeskRules rules;
    rules.primary_sources = 100;
    refusal(Code::bad_input, [&] { core::set_desk_rules(context, rules); });
    rules.primary_sources = 2;
    store_->commit(core::set_desk_rules(context, rules));
    core::DeskRules second = rules;
    second.id = store_->ids().next<core::DeskRules>();
    refusal(Code::refused, [&] { store_->commit(fixture::put(*store_, second, "desk_rules.set")); });
    EXPECT_EQ(core::desk_rules(*store_).primary_sources, 2);
    store_->undo();
    EXPECT_EQ(core::desk_rules(*store_).primary_sources, 1);
}

} // namespace
