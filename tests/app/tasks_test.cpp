// Work on a thread of its own reports back where its owner lives, and to nobody who is gone.
#include "tests/app/desk_at_hand.h"

#include "app/desk/tasks.h"

namespace {

TEST(Tasks, TellsHowFarItIsAndThenThatItIsDone) {
    HandCrank crank;
    app::Tasks tasks(crank);
    std::vector<std::string> heard;
    auto const listening = tasks.changed.subscribe([&](std::optional<app::Tasks::State> const& state) {
        heard.push_back(state ? state->done ? "half" : state->title : "idle");
    });
    tasks.start(
        "Reading", [](core::Progress& progress) { progress.update(1, 2); }, [&] { heard.push_back("done"); },
        [](core::Error const&) { FAIL(); });
    crank.turn_until([&] { return !heard.empty() && heard.back() == "idle"; });
    EXPECT_EQ(heard, (std::vector<std::string>{"Reading", "half", "done", "idle"}));
}

TEST(Tasks, WhatFailsIsToldAndTheNextGoesOn) {
    HandCrank crank;
    app::Tasks tasks(crank);
    std::string failed;
    bool done = false;
    tasks.start(
        "First", [](core::Progress&) { throw std::runtime_error("no luck"); }, [] { FAIL(); },
        [&](core::Error const& error) { failed = core::render(error.message()); });
    tasks.start("Second", [](core::Progress&) {}, [&] { done = true; }, [](core::Error const&) { FAIL(); });
    crank.turn_until([&] { return done; });
    EXPECT_EQ(failed, "Something went wrong that should not: no luck");
}

TEST(Tasks, NobodyHearsOfAnOwnerThatIsGone) {
    HandCrank crank;
    bool heard = false;
    {
        app::Tasks tasks(crank);
        tasks.start("Gone", [](core::Progress&) {}, [&] { heard = true; }, [](core::Error const&) {});
        crank.turn();
    }
    crank.post([] {});
    auto last = false;
    crank.post([&] { last = true; });
    crank.turn_until([&] { return last; });
    EXPECT_FALSE(heard);
}

} // namespace
