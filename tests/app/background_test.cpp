// Questions asked while somebody types: whatever a look throws becomes a sentence, and the next is answered.
#include "tests/app/desk_at_hand.h"

#include "app/desk/asker.h"

namespace {

db::OpenOptions as_anna() {
    db::OpenOptions options;
    options.actor = "Anna";
    return options;
}

class Background : public testing::Test {
protected:
    std::unique_ptr<core::Store> store_ = db::create_workspace(":memory:", as_anna());
    std::vector<std::string> failed_;
    HandCrank crank_;

    std::unique_ptr<app::Background> over(std::function<std::unique_ptr<core::Reader>()> open) {
        return std::make_unique<app::Background>(crank_, std::move(open), *store_, [this](core::Error const& error) {
            failed_.push_back(core::render(error.message()));
        });
    }
};

TEST_F(Background, WhatALookThrowsIsToldAndTheNextIsAnswered) {
    auto const path = std::filesystem::temp_directory_path() / ("counterpoint-background-" + std::to_string(getpid()));
    std::filesystem::create_directory(path);
    {
        auto const store = db::create_workspace((path / "a.counterpoint").string(), as_anna());
        auto const open = [&] { return store->reader(); };
        auto const none = [] { return std::unique_ptr<core::Reader>(); };
        for (auto const own : {true, false}) {
            auto const background = own ? over(open) : over(none);
            failed_.clear();
            int const who = 0;
            background->ask(&who, [](core::Reader const&) { throw std::runtime_error("no luck"); }, [] { FAIL(); });
            crank_.turn_until([&] { return !failed_.empty(); });
            EXPECT_EQ(failed_, std::vector<std::string>{"Something went wrong that should not: no luck"});
            bool shown = false;
            background->ask(&who, [](core::Reader const& reader) { reader.head(); }, [&] { shown = true; });
            crank_.turn_until([&] { return shown; });
        }
    }
    std::filesystem::remove_all(path);
}

TEST_F(Background, AReaderThatCannotBeOpenedIsToldAndTriedAgain) {
    int tried = 0;
    auto const background = over([&]() -> std::unique_ptr<core::Reader> {
        if (++tried == 1) throw std::bad_alloc();
        return nullptr;
    });
    int const who = 0;
    background->ask(&who, [](core::Reader const&) {}, [] { FAIL(); });
    crank_.turn_until([&] { return !failed_.empty(); });
    bool shown = false;
    background->ask(&who, [](core::Reader const&) {}, [&] { shown = true; });
    crank_.turn_until([&] { return shown; });
    EXPECT_EQ(tried, 2);
}

TEST_F(Background, WhoeverAskedHearsThatNoReaderCanBeOpenedAndWaitsNoMore) {
    auto const background = over([]() -> std::unique_ptr<core::Reader> { throw std::bad_alloc(); });
    app::Asker asker(*background);
    std::string told;
    asker.ask([](core::Reader const& reader) { return reader.head(); }, [](core::Seq) { FAIL(); },
              [&](core::Error const& error) { told = core::render(error.message()); });
    EXPECT_TRUE(asker.waits());
    crank_.turn_until([&] { return !told.empty(); });
    EXPECT_FALSE(asker.waits());
    EXPECT_TRUE(failed_.empty());
    asker.ask([](core::Reader const& reader) { return reader.head(); }, [](core::Seq) { FAIL(); },
              [](core::Error const&) { FAIL() << "nobody wants to know any more"; });
    asker.drop();
}

} // namespace
