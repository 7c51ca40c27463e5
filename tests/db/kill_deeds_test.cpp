// Killed in the middle of each of the things that are done to a workspace: afterwards it is as it was before or as it
// is after, and holds. COUNTERPOINT_KILLS sets how often each is tried.
#include "tests/db/deeds.h"

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>

namespace {

using fixture::Deed;

int kills() {
    auto const* wanted = std::getenv("COUNTERPOINT_KILLS");
    return wanted ? std::atoi(wanted) : 2;
}

/// Whether the blow fell before it was done. It falls `wait` microseconds after it began.
bool killed_while(Deed const& deed, std::string const& path, db::OpenOptions const& home, unsigned wait) {
    int ends[2];
    if (::pipe(ends) != 0)
        throw std::runtime_error("no pipe");
    auto const child = ::fork();
    if (child == 0) {
        try {
            deed.act(path, home, [&] {
                char const begun = 1;
                if (::write(ends[1], &begun, 1) != 1)
                    ::_exit(2);
            });
            ::_exit(0);
        } catch (std::exception const&) {
            ::_exit(3);
        }
    }
    char begun = 0;
    EXPECT_EQ(::read(ends[0], &begun, 1), 1);
    ::usleep(wait);
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(ends[0]);
    ::close(ends[1]);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << deed.name << " failed by itself";
    return WIFSIGNALED(status);
}

TEST(Killed, WhileDoingAnythingItIsDoneOrNot) {
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    // A fresh clock and fresh random bytes each time, so that the same is done each time.
    auto const home = [&] { return fixture::installed(folder, "home"); };
    std::mt19937_64 random(8);
    int rounds = 0, killed = 0, done = 0;
    for (auto const& deed : fixture::deeds()) {
        fixture::put_back(folder, {});
        if (deed.prepare)
            deed.prepare(path, home());
        auto const start = fixture::image_of(folder);
        std::string wrong;
        auto const before = fixture::look_at(path, home(), wrong);
        fixture::put_back(folder, start);
        auto const clock = std::chrono::steady_clock::now();
        deed.act(path, home(), [] {});
        auto const took =
            std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - clock);
        wrong.clear();
        auto const after = fixture::look_at(path, home(), wrong);
        ASSERT_EQ(wrong, "") << deed.name;
        for (int round = 0; round < kills(); ++round) {
            fixture::put_back(folder, start);
            auto const longest = static_cast<std::uint64_t>(took.count()) + 1;
            killed += killed_while(deed, path, home(), static_cast<unsigned>(random() % longest));
            // What needs a decision, or repair, needs it until it is done.
            std::string said;
            auto const is = fixture::look_at(path, home(), said);
            if (is != before || is == after) {
                EXPECT_EQ(said, "") << deed.name << " in round " << round;
            }
            EXPECT_TRUE(is == before || is == after) << deed.name << " in round " << round << ": something in between";
            done += is == after;
            ++rounds;
            ASSERT_FALSE(HasFailure());
        }
    }
    EXPECT_GT(killed, 0) << "everything was done before the blow fell";
    std::printf("killed %d of %d times, done %d\n", killed, rounds, done);
    RecordProperty("killed", killed);
}

} // namespace
