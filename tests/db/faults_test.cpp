// The disk fails in turn at every call: whatever is done to a workspace either says an error and changed nothing, or
// says success and is there, and what is there afterwards always holds. COUNTERPOINT_FAULTS=all tries every call of
// every deed; without it, some of each.
#include "tests/db/deeds.h"
#include "tests/db/faulty_vfs.h"

#include <cstdlib>

namespace {

using core::Error;
using fixture::Deed;
using fixture::Fault;
using fixture::FaultyDisk;
using fixture::Times;

struct Blow {
    Fault fault;
    Times times;
    char const* words;
};
constexpr Blow blows[] = {
    {Fault::io_error, Times::once, "EIO once"},
    {Fault::io_error, Times::for_ever, "EIO from then on"},
    {Fault::disk_full, Times::once, "disk full once"},
    {Fault::disk_full, Times::for_ever, "disk full from then on"},
    {Fault::short_write, Times::once, "a short write"},
    {Fault::failed_sync, Times::once, "a failed fsync"},
    {Fault::failed_sync, Times::for_ever, "fsync fails from then on"},
    {Fault::dies_before, Times::once, "killed before"},
    {Fault::dies_after, Times::once, "killed after"},
    {Fault::dies_torn, Times::once, "killed within a write"},
};

bool dies(Fault fault) {
    return fault == Fault::dies_before || fault == Fault::dies_after || fault == Fault::dies_torn;
}

/// Whether all calls are tried, or so many of each deed and blow.
bool try_all() {
    return std::getenv("COUNTERPOINT_FAULTS") != nullptr;
}
constexpr std::int64_t some = 2;

/// Takes a deed through every call at which the disk can fail, and keeps what is wrong afterwards.
class Trial {
public:
    struct Complaint {
        std::string deed, blow;
        std::int64_t call;
        std::string what;
    };
    std::vector<Complaint> complaints;
    std::int64_t tried = 0, possible = 0;

    /// `lie`: what the disk does all the while.
    void run(Deed const& deed, fixture::Lie lie = fixture::Lie::none) {
        FaultyDisk disk;
        fixture::put_back(folder_, {});
        if (deed.prepare)
            deed.prepare(path_, home());
        start_ = fixture::image_of(folder_);
        std::string wrong;
        before_ = fixture::look_at(path_, home(), wrong);
        // What was wrong before is no fault of the disk's: some deeds mend it.
        forgiven_ = wrong;
        ASSERT_TRUE(does(deed, disk, blows[0], 0)) << deed.name << " does not even work";
        disk.disarm();
        wrong.clear();
        after_ = fixture::look_at(path_, home(), wrong);
        ASSERT_EQ(wrong, "") << deed.name;
        disk.lie(lie);
        std::mt19937_64 random(7);
        for (auto const& blow : blows) {
            does(deed, disk, blow, 0);
            auto const calls = disk.calls();
            disk.disarm();
            possible += calls;
            auto const step = try_all() ? 1 : std::max<std::int64_t>(1, calls / some);
            for (std::int64_t at = 1; at <= calls; at += step) {
                auto const here = at + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(step));
                try_at(deed, disk, blow, std::min(here, calls));
            }
        }
    }

private:
    db::OpenOptions home() const { return fixture::installed(folder_, "home"); }

    /// Does it once; whether success was said.
    bool does(Deed const& deed, FaultyDisk& disk, Blow const& blow, std::int64_t at) {
        fixture::put_back(folder_, start_);
        try {
            deed.act(path_, home(), [&] { disk.arm(blow.fault, blow.times, at); });
            return true;
        } catch (Error const&) {
            return false;
        }
    }

    void try_at(Deed const& deed, FaultyDisk& disk, Blow const& blow, std::int64_t at) {
        auto const complain = [&](std::string what) {
            complaints.push_back({deed.name, blow.words, at, std::move(what)});
        };
        auto const said = does(deed, disk, blow, at);
        auto const fired = disk.fired();
        disk.disarm();
        std::string wrong;
        auto const is = fixture::look_at(path_, home(), wrong);
        ++tried;
        if (!wrong.empty() && (wrong != forgiven_ || said))
            return complain(wrong);
        if (is != before_ && is != after_)
            return complain("something in between is there");
        // Whoever was killed said nothing any more.
        if (fired && dies(blow.fault))
            return;
        if (said && is != after_)
            return complain("success was said, and it is not there");
        // A disk that is gone for good leaves it open whether the last thing written to it stays.
        auto const gone = blow.fault == Fault::io_error && blow.times == Times::for_ever;
        if (!said && is != before_ && !gone)
            return complain("an error was said, and yet it is there");
        // What can be done after an error can be done again.
        if (!said && !fired)
            return complain("an error was said, and nothing had failed");
    }

    fixture::Folder folder_;
    std::string path_ = folder_.file("work.counterpoint");
    fixture::Image start_;
    fixture::Said before_, after_;
    std::string forgiven_;
};

TEST(Faults, EitherSayAnErrorAndChangeNothingOrAreNot) {
    auto const* only = std::getenv("COUNTERPOINT_DEED");
    Trial trial;
    for (auto const& deed : fixture::deeds())
        if (!only || deed.name == only) {
            ASSERT_NO_FATAL_FAILURE(trial.run(deed));
        }
    std::map<std::string, int> kinds;
    for (auto const& [deed, blow, call, what] : trial.complaints) {
        if (++kinds[deed + ", " + blow + ": " + what.substr(0, 100)] == 1)
            ADD_FAILURE() << deed << ", " << blow << ", call " << call << ": " << what;
    }
    for (auto const& [kind, count] : kinds)
        std::printf("%6d times  %s\n", count, kind.c_str());
    std::printf("faults tried: %lld of %lld, bad: %zu\n", static_cast<long long>(trial.tried),
                static_cast<long long>(trial.possible), trial.complaints.size());
    RecordProperty("tried", std::to_string(trial.tried));
}

/// Defects planted on purpose: a trial that lets them pass proves nothing.
TEST(Faults, OfTheProgramItselfWouldBeNoticed) {
    auto const complaints = [](Deed const& deed, fixture::Lie lie = fixture::Lie::none) {
        Trial trial;
        trial.run(deed, lie);
        return trial.complaints.size();
    };
    EXPECT_GT(complaints({"acknowledged before it is committed", fixture::with_a_world,
                          fixture::on_an_open_store([](core::Store& store) {
                              try {
                                  store.commit(fixture::one_save(store));
                              } catch (Error const&) { // it was promised already
                              }
                          })}),
              0U);
    EXPECT_GT(complaints({"in two transactions", fixture::with_a_world,
                          fixture::on_an_open_store([](core::Store& store) { fixture::write_claims(store, 2); })}),
              0U);
    EXPECT_GT(
        complaints({"on a disk that drops writes", fixture::with_a_world,
                    fixture::on_an_open_store([](core::Store& store) { store.commit(fixture::one_save(store)); })},
                   fixture::Lie::some_writes),
        0U);
}

} // namespace
