// Seats that do whatever people can do, in random histories, and exchange now and then with some of the others: in the end all
// hold the same, whatever came in first.
#include "tests/db/sharing.h"
#include "tests/db/somebody.h"

#include <cstdlib>

namespace {

using core::DeskRole;
using fixture::TestSeat;

/// Many seats, anything they can do, exchange of some with the transport now and then: in the end all are alike.
class SharedHistories : public testing::Test {
protected:
    static std::function<std::int64_t()> clock_of(std::uint64_t seed) {
        return [random = std::make_shared<std::mt19937_64>(seed), now = std::make_shared<std::int64_t>(1'671'444'900'000)] {
            constexpr std::int64_t year = 31'536'000'000;
            if ((*random)() % 40 == 0)
                *now = std::clamp<std::int64_t>(*now + static_cast<std::int64_t>((*random)() % (2 * year)) - year,
                                                1'600'000'000'000, 3'000'000'000'000);
            return *now += static_cast<std::int64_t>((*random)() % 3);
        };
    }
    void run(std::uint64_t seed) {
        std::mt19937_64 random(seed);
        fixture::Folder folder;
        fixture::MemoryTransport desk;
        auto const count = 2 + random() % 4;
        std::vector<std::unique_ptr<TestSeat>> seats;
        std::vector<std::unique_ptr<fixture::Somebody>> people;
        auto const add = [&](std::string workspace) {
            auto const number = seats.size();
            seats.push_back(std::make_unique<TestSeat>(folder, "seat " + std::to_string(number), seed * 16 + number,
                                                       std::move(workspace), clock_of(seed * 16 + number)));
            people.push_back(std::make_unique<fixture::Somebody>(seats.back()->store(), seed * 16 + number));
        };
        add({});
        fixture::add_scale(seats[0]->store());
        for (int step = 0; step < 8; ++step) people[0]->act();
        seats[0]->found(desk);
        for (std::size_t number = 1; number < count; ++number) {
            add(seats[0]->store().workspace());
            auto const role = static_cast<DeskRole>(random() % 3);
            seats.back()->join(desk, seats[0]->invite(desk, role));
        }
        seats[0]->meet(desk);
        for (int step = 0; step < 60; ++step) {
            auto const who = random() % count;
            if (random() % 5 == 0) {
                // Not every lane is there each time.
                for (auto const& [lane, ignored] : desk.lanes)
                    if (random() % 3 == 0) desk.hidden.insert(lane);
                desk.hidden.erase(seats[who]->lane());
                seats[who]->meet(desk);
                desk.hidden.clear();
            } else {
                people[who]->act_boldly();
            }
            if (testing::Test::HasFatalFailure()) return;
        }
        for (bool quiet = false; !std::exchange(quiet, true);)
            for (auto& seat : seats) {
                auto const report = seat->meet(desk);
                quiet = quiet && report.fetched == 0 && report.sent == 0 && report.kept.empty();
                for (auto const& finding : report.findings)
                    ASSERT_TRUE(core::passes_by_itself(finding.state))
                        << seed << ": " << core::key_of(finding.state) << " " << core::render(finding.why);
            }
        for (auto& seat : seats) {
            ASSERT_EQ(seat->everything(), seats[0]->everything()) << "history " << seed << ", " << seat->name();
            seat->expect_sound();
            ASSERT_FALSE(testing::Test::HasFailure()) << "history " << seed << ", " << seat->name();
        }
        contested_ += seats[0]->store().contested().size();
        entries_ += seats[0]->store().head();
    }
    std::size_t contested_ = 0;
    std::int64_t entries_ = 0;
};

TEST_F(SharedHistories, EndAlikeInWhateverOrderTheyMeet) {
    auto const* wanted = std::getenv("COUNTERPOINT_SHARED_HISTORIES");
    auto const count = wanted ? std::strtoull(wanted, nullptr, 10) : 25;
    auto const* from = std::getenv("COUNTERPOINT_SHARED_HISTORIES_FROM");
    auto const first = from ? std::strtoull(from, nullptr, 10) : 1;
    for (auto seed = first; seed < first + count; ++seed) {
        run(seed);
        if (HasFailure()) return;
    }
    EXPECT_GT(contested_, count / 4) << "the histories were too tame";
    RecordProperty("entries", std::to_string(entries_));
    RecordProperty("contested", std::to_string(contested_));
}

} // namespace
