// Killed in the middle of work, again and again: what was acknowledged is there afterwards, and the
// log and its projections hold. COUNTERPOINT_KILLS sets how often; a nightly run takes thousands.
#include "tests/db/installation.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <functional>
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

/// How many microseconds it takes in a process of its own, undisturbed: the blows fall into that, on any computer.
unsigned time_of(std::function<void()> const& work) {
    using namespace std::chrono;
    auto const begun = steady_clock::now();
    auto const child = ::fork();
    if (child == 0) {
        try {
            work();
            ::_exit(0);
        } catch (std::exception const&) {
            ::_exit(3);
        }
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0) << "it failed by itself";
    return static_cast<unsigned>(duration_cast<microseconds>(steady_clock::now() - begun).count()) + 1;
}

/// Forks, does it, and is killed up to so many microseconds after it began; whether the blow fell in time.
bool killed_while(std::mt19937_64& random, unsigned longest, std::function<void()> const& work) {
    int pipe_ends[2];
    if (::pipe(pipe_ends) != 0) throw std::runtime_error("no pipe");
    auto const child = ::fork();
    if (child == 0) {
        try {
            char const begun = 1;
            if (::write(pipe_ends[1], &begun, 1) != 1) ::_exit(2);
            work();
            ::_exit(0);
        } catch (std::exception const&) {
            ::_exit(3);
        }
    }
    char begun = 0;
    EXPECT_EQ(::read(pipe_ends[0], &begun, 1), 1);
    ::usleep(static_cast<useconds_t>(random() % longest));
    ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    ::close(pipe_ends[0]);
    ::close(pipe_ends[1]);
    EXPECT_TRUE(WIFSIGNALED(status) || WEXITSTATUS(status) == 0) << "it failed by itself";
    return WIFSIGNALED(status);
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
    int killed = 0, made = 0;
    auto const longest = time_of([&] { db::create_workspace(folder.file("undisturbed"), fixture::options()).reset(); });
    for (int round = 0; round < kills(); ++round) {
        auto const path = folder.file("w" + std::to_string(round));
        killed += killed_while(random, longest, [&] { db::create_workspace(path, fixture::options()).reset(); });
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
    EXPECT_GT(killed, 0) << "each was made before the blow fell";
    RecordProperty("made", made);
}

TEST(Killed, WhileRedactingNothingIsHalfGone) {
    constexpr std::string_view phrase = "Zoroastre Quetzalcoatl";
    std::mt19937_64 random(5);
    int killed = 0, before = 0, halfway = 0;
    unsigned longest = 0;
    for (int round = -1; round < kills(); ++round) {
        fixture::Folder folder;
        auto const path = folder.file("work.counterpoint");
        auto const home = fixture::installed(folder, "home");
        core::Id<core::Claim> claim;
        {
            auto const store = db::create_workspace(path, home);
            fixture::write_claims(*store, 30);
            auto const record = fixture::claim_saying(*store, "Que " + std::string(phrase) + " ment");
            claim = record.id;
            store->commit(fixture::put(*store, record, "claim.create"));
            store->maintain(core::Reader::everything);
        }
        fixture::fs::copy_file(path, path + ".before-0006.bak");
        auto const redact = [&] {
            auto const store = db::open_workspace(path, home);
            auto context = core::context_of(*store);
            store->commit(core::redact_record(context, core::ref(claim), {"RGPD art. 17", "CNIL", {}}));
        };
        if (longest == 0) { // the first one is left in peace
            longest = time_of(redact);
            continue;
        }
        auto const fell = killed_while(random, longest, redact);
        killed += fell;
        auto looking = home;
        looking.mode = db::Mode::read;
        {
            auto const store = db::open_workspace(path, looking);
            core::Progress progress;
            auto const status = fixture::status_of(store->verify(progress));
            ASSERT_EQ(status, store->find(claim) ? "OK" : "OK-REDACTED") << "round " << round;
            if (store->find(claim)) {
                ++before;
                continue;
            }
        }
        halfway += fell;
        auto const store = db::open_workspace(path, home);
        EXPECT_FALSE(store->scrub_due());
        fixture::expect_sound(*store);
        for (auto const& name : folder.names()) {
            if (fixture::fs::is_directory(folder.file(name))) continue;
            EXPECT_EQ(fixture::read_file(folder.file(name)).find(phrase), std::string::npos)
                << name << " in round " << round;
        }
        EXPECT_TRUE(fixture::fs::exists(path + ".after-redaction.bak"));
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_GT(killed, 0) << "each was redacted before the blow fell";
    RecordProperty("before", before);
    RecordProperty("halfway", halfway);
}

TEST(Killed, WhileDecidingAFileIsAcceptedOnceOrNot) {
    std::mt19937_64 random(6);
    int killed = 0, decided = 0;
    fixture::Folder folder;
    auto const path = folder.file("work.counterpoint");
    auto const home = fixture::installed(folder, "home");
    {
        auto const store = db::create_workspace(path, home);
        fixture::write_claims(*store, 30);
    }
    auto const older = fixture::read_file(path);
    {
        auto const store = db::open_workspace(path, home);
        fixture::write_claims(*store, 10);
    }
    auto const heads = folder.file("home-heads");
    auto const note = fixture::fs::directory_iterator(heads)->path();
    auto const known = fixture::read_file(note);
    auto const decide = [&] { db::open_workspace(path, home)->accept(); };
    unsigned longest = 0;
    for (int round = -1; round < kills(); ++round) {
        for (auto const& name : folder.names())
            if (name != "work.counterpoint" && name.starts_with("work")) fixture::fs::remove(folder.file(name));
        fixture::write_file(path, older);
        fixture::write_file(note, known);
        if (longest == 0) { // the first one is left in peace
            longest = time_of(decide);
            continue;
        }
        killed += killed_while(random, longest, decide);
        auto const store = db::open_workspace(path, home);
        ASSERT_LE(store->head(), 31) << "round " << round;
        if (store->head() == 31) ++decided;
        EXPECT_EQ(core::needs_decision(store->standing().status), store->head() == 30)
            << core::render(store->standing().finding) << " in round " << round;
        store->accept();
        EXPECT_EQ(store->head(), 31);
        core::Progress progress;
        EXPECT_EQ(fixture::status_of(store->verify(progress)), "OK") << "round " << round;
        ASSERT_FALSE(HasFailure()) << "round " << round;
    }
    EXPECT_GT(killed, 0) << "each was decided before the blow fell";
    RecordProperty("decided", decided);
}

} // namespace
