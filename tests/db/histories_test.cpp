// No false alarm: whatever legal things people do — undo, redo, restore, redact, merge parties, on two
// computers, with clocks that jump — the history verifies as OK or as redacted, and is what the records are.
// COUNTERPOINT_HISTORIES says how many histories; a few hundred without it.
#include "tests/db/installation.h"
#include "tests/db/somebody.h"

#include <cstdlib>

namespace {

using core::Trust;

/// A clock that moves on, stands still, or jumps by up to ten years either way.
std::function<std::int64_t()> jumping_clock(std::uint64_t seed) {
    return [random = std::make_shared<std::mt19937_64>(seed),
            now = std::make_shared<std::int64_t>(1'671'444'900'000)] {
        constexpr std::int64_t ten_years = 315'360'000'000;
        if ((*random)() % 12 == 0) {
            auto const jump = static_cast<std::int64_t>((*random)() % (2 * ten_years)) - ten_years;
            return *now = std::clamp<std::int64_t>(*now + jump, 1'600'000'000'000, 3'000'000'000'000);
        }
        return *now += static_cast<std::int64_t>((*random)() % 3);
    };
}

class Histories : public testing::Test {
protected:
    db::OpenOptions options(std::string const& computer, std::string actor, std::uint64_t seed) const {
        auto made = fixture::installed(folder_, computer, std::move(actor), seed);
        made.clock = jumping_clock(seed);
        return made;
    }
    void expect_trusted(core::Store& store, std::uint64_t seed) {
        core::Progress progress;
        auto const found = store.verify(progress);
        auto const expected = found.redacted > 0 ? Trust::ok_redacted : Trust::ok;
        ASSERT_EQ(found.status, expected)
            << "history " << seed << ": " << core::key_of(found.status) << ", " << core::render(found.finding);
        auto const inspected = store.check(core::Repair::no, progress);
        ASSERT_TRUE(inspected.findings.empty()) << "history " << seed << ": " << core::render(inspected.findings[0]);
        redacted_ += found.redacted;
        revisions_ += found.revisions;
    }
    static void work(core::Store& store, std::uint64_t seed, int steps) {
        fixture::Somebody somebody(store, seed);
        for (int step = 0; step < steps; ++step) somebody.act_boldly();
    }
    /// One after the other on one computer, all in memory.
    void at_one_desk(std::uint64_t seed) {
        auto const store = db::create_workspace(":memory:", options("one", "anna", seed));
        fixture::add_scale(*store);
        work(*store, seed, 40);
        expect_trusted(*store, seed);
    }
    /// The file goes to and fro between two computers.
    void at_two_desks(std::uint64_t seed) {
        auto const path = folder_.file(std::to_string(seed) + ".counterpoint");
        {
            auto const store = db::create_workspace(path, options("one", "anna", seed));
            fixture::add_scale(*store);
            work(*store, seed, 15);
        }
        for (std::uint64_t turn = 1; turn <= 3; ++turn) {
            auto const store = db::open_workspace(
                path, turn % 2 ? options("two", "boris", seed + turn) : options("one", "anna", seed + turn));
            // The first time each meets the key of the other, somebody has to know whose it is.
            ASSERT_EQ(store->standing().status, turn == 2 ? Trust::key_changed : Trust::ok) << "history " << seed;
            store->accept();
            work(*store, seed * 7 + turn, 12);
            expect_trusted(*store, seed);
        }
    }

    fixture::Folder folder_;
    std::int64_t redacted_ = 0;
    std::int64_t revisions_ = 0;
};

TEST_F(Histories, OfLegalWorkRaiseNoAlarm) {
    auto const* wanted = std::getenv("COUNTERPOINT_HISTORIES");
    auto const count = wanted ? std::strtoull(wanted, nullptr, 10) : 200;
    for (std::uint64_t seed = 1; seed <= count; ++seed) {
        if (seed % 20 == 0)
            at_two_desks(seed);
        else
            at_one_desk(seed);
        if (HasFatalFailure()) return;
    }
    EXPECT_GT(redacted_, static_cast<std::int64_t>(count / 4)) << "the histories were too tame";
    RecordProperty("revisions", std::to_string(revisions_));
    RecordProperty("redacted", std::to_string(redacted_));
}

} // namespace
