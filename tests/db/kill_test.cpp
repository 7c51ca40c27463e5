// Killed in the middle of work, again and again: what was acknowledged is there afterwards, and the
// log and its projections hold. COUNTERPOINT_KILLS sets how often; a nightly run takes thousands.
#include "tests/db/fixture.h"

#include <csignal>
#include <cstdlib>
#include <sys/wait.h>

namespace {

/// Commits as fast as it can, writing every acknowledged revision number into the pipe.
[[noreturn]] void work(std::string const& path, int acknowledged, std::uint64_t seed) {
    try {
        auto const store = db::open_workspace(path, fixture::options("child", seed));
        std::mt19937_64 random(seed);
        for (;;) {
            core::Draft draft;
            draft.operation = "claim.create";
            draft.base = store->head();
            auto const many = 1 + random() % 20;
            for (std::uint64_t at = 0; at < many; ++at) {
                core::Claim claim;
                claim.id = store->ids().next<core::Claim>();
                claim.text = "Claim " + std::to_string(random()) + std::string(random() % 400, 'x');
                draft.puts.push_back(claim);
            }
            if (random() % 4 == 0) draft.blobs = {std::string(random() % 50'000, 'b')};
            auto seq = store->commit(draft).seq;
            if (random() % 6 == 0) seq = store->undo().seq;
            if (::write(acknowledged, &seq, sizeof seq) != sizeof seq) ::_exit(2);
        }
    } catch (std::exception const&) {
        ::_exit(3);
    }
}

int kills() {
    auto const* wanted = std::getenv("COUNTERPOINT_KILLS");
    return wanted ? std::atoi(wanted) : 25;
}

TEST(Killed, NothingAcknowledgedIsLost) {
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    db::create_workspace(path, fixture::options()).reset();
    std::mt19937_64 random(3);
    core::Seq last = 0;
    for (int round = 0; round < kills(); ++round) {
        int pipe_ends[2];
        ASSERT_EQ(::pipe(pipe_ends), 0);
        auto const child = ::fork();
        if (child == 0) {
            ::close(pipe_ends[0]);
            work(path, pipe_ends[1], static_cast<std::uint64_t>(round) + 10);
        }
        ::close(pipe_ends[1]);
        // The first acknowledgement says that it is at work; then the blow falls at some point.
        core::Seq seq = 0;
        ASSERT_EQ(::read(pipe_ends[0], &seq, sizeof seq), static_cast<ssize_t>(sizeof seq));
        ::usleep(static_cast<useconds_t>(random() % 25'000));
        ::kill(child, SIGKILL);
        int status = 0;
        ::waitpid(child, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself: " << WEXITSTATUS(status);
        do last = std::max(last, seq);
        while (::read(pipe_ends[0], &seq, sizeof seq) == static_cast<ssize_t>(sizeof seq));
        ::close(pipe_ends[0]);

        auto const store = db::open_workspace(path, fixture::options());
        ASSERT_GE(store->head(), last) << "round " << round;
        last = store->head();
        if (round % 5 == 0 || round + 1 == kills()) fixture::expect_sound(*store);
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_EQ(folder.names(), std::vector<std::string>{"work.counterpoint"});
    RecordProperty("revisions", static_cast<int>(last));
}

TEST(Killed, WhileBeingMadeLeavesAWorkspaceOrNone) {
    fixture::Folder folder;
    std::mt19937_64 random(4);
    int made = 0;
    for (int round = 0; round < kills(); ++round) {
        auto const path = folder.file("w" + std::to_string(round));
        auto const child = ::fork();
        if (child == 0) {
            db::create_workspace(path, fixture::options()).reset();
            ::_exit(0);
        }
        ::usleep(static_cast<useconds_t>(random() % 30'000));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        if (!fixture::fs::exists(path)) continue;
        try {
            auto const store = db::open_workspace(path, fixture::options());
            fixture::expect_sound(*store);
            EXPECT_EQ(store->head(), 0);
            ++made;
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::not_workspace) << error.what();
        }
    }
    RecordProperty("made", made);
}

} // namespace
