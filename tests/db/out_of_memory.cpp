// Memory runs out, in turn at every allocation of SQLite's and of our own: what was being done says so and changed
// nothing, the store goes on afterwards, and the workspace holds. A program of its own, for it replaces operator new.
// COUNTERPOINT_FAULTS=all fails every allocation; without it, some dozen of each deed.
#include "tests/db/faulty_vfs.h"
#include "tests/db/rich_desk.h"

#include <csignal>
#include <cstdlib>
#include <new>
#include <sys/wait.h>

namespace {

/// Counts allocations of this thread, and lets one fail or all from there on.
struct Memory {
    bool armed = false;
    bool sqlite = false; ///< SQLite's allocations count, else our own
    bool for_ever = false;
    std::int64_t at = 0;
    std::int64_t count = 0;
    bool fired = false;

    bool fails(bool of_sqlite) {
        if (!armed || of_sqlite != sqlite)
            return false;
        ++count;
        auto const now = at != 0 && (count == at || (for_ever && count > at));
        fired |= now;
        return now;
    }
};
thread_local Memory memory;

sqlite3_mem_methods real;

void* sqlite_malloc(int size) {
    return memory.fails(true) ? nullptr : real.xMalloc(size);
}
void* sqlite_realloc(void* old, int size) {
    return memory.fails(true) ? nullptr : real.xRealloc(old, size);
}

/// Before anything else asks SQLite for something.
int const wrapped = [] {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real);
    static auto ours = real;
    ours.xMalloc = sqlite_malloc;
    ours.xRealloc = sqlite_realloc;
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &ours);
}();

} // namespace

// Not inlined: else the compiler sees malloc behind one and free behind the other, and takes them for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
    auto* const got = memory.fails(false) ? nullptr : std::malloc(size ? size : 1);
    if (!got)
        throw std::bad_alloc();
    return got;
}
[[gnu::noinline]] void operator delete(void* memory_of_ours) noexcept {
    std::free(memory_of_ours);
}
[[gnu::noinline]] void operator delete(void* memory_of_ours, std::size_t) noexcept {
    std::free(memory_of_ours);
}

namespace {

/// What is done to an open store.
struct Deed {
    std::string name;
    std::function<void(core::Store&)> act;
};

std::vector<Deed> const& deeds() {
    static std::vector<Deed> const all{
        {"a save",
         [](core::Store& store) {
             auto context = core::context_of(store);
             auto const statement = core::Id<core::Statement>{store.list(core::Kind::statement).front()};
             store.commit(core::make_claim(context, {"Trois cents missiles.", "fr", "Ukraine", ""}, statement).draft);
         }},
        {"an import",
         [](core::Store& store) {
             core::Draft draft;
             draft.operation = "collection.import";
             draft.base = store.head();
             for (int at = 0; at < 20; ++at)
                 draft.puts.push_back(fixture::claim_saying(store, "Affirmation " + std::to_string(at)));
             draft.blobs = {std::string(20'000, 'b')};
             store.commit(draft);
         }},
        {"an undo", [](core::Store& store) { store.undo(); }},
        {"a redaction",
         [](core::Store& store) {
             auto context = core::context_of(store);
             auto const claim = core::Id<core::Claim>{store.list(core::Kind::claim).front()};
             store.commit(core::redact_record(context, core::ref(claim), {"RGPD art. 17", "CNIL", {}}));
         }},
    };
    return all;
}

class OutOfMemory : public testing::Test {
protected:
    void SetUp() override {
        ASSERT_EQ(wrapped, SQLITE_OK);
        auto const store = db::create_workspace(path_, home());
        fixture::make_world(*store);
    }
    db::OpenOptions home() const {
        auto made = fixture::installed(folder_, "home");
        made.scrubbing = db::Scrubbing::later; // what removes them says what kept it, and goes on at the next opening
        return made;
    }
    struct Said {
        core::Seq head = 0;
        std::string records;
        bool operator==(Said const&) const = default;
    };
    static Said said_by(core::Store const& store) { return {store.head(), fixture::records_of(store)}; }

    /// Whether it was done; what is thrown otherwise is an Error or that there is no memory.
    bool does(Deed const& deed, core::Store& store) {
        try {
            deed.act(store);
            return true;
        } catch (core::Error const& error) {
            why_not_ = error.what();
        } catch (std::bad_alloc const& error) {
            why_not_ = error.what();
        }
        return false;
    }

    void try_at(Deed const& deed, bool sqlite, bool for_ever, std::int64_t at) {
        SCOPED_TRACE(deed.name + (sqlite ? ", SQLite's allocation " : ", our allocation ") + std::to_string(at) +
                     (for_ever ? " and all after it" : ""));
        fixture::put_back(folder_, start_);
        ++tried_;
        // A destructor that finds no memory ends the program (nlohmann's has such a one): that is as if it was killed.
        std::fflush(nullptr);
        auto const child = ::fork();
        if (child == 0) {
            do_it(deed, sqlite, for_ever, at);
            std::fflush(nullptr);
            ::_exit(HasFailure() ? 1 : 0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        auto const ended = WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT && !sqlite;
        ended_ += ended;
        EXPECT_TRUE(ended || (WIFEXITED(status) && WEXITSTATUS(status) == 0));
        auto const store = db::open_workspace(path_, home());
        EXPECT_TRUE(store->head() == after_.head || (ended && said_by(*store) == before_));
        core::Progress progress;
        auto const found = store->verify(progress);
        EXPECT_LE(found.status, core::Trust::ok_redacted) << core::render(found.finding);
        for (auto const& finding : store->check(core::Repair::no, progress).findings)
            ADD_FAILURE() << core::render(finding);
    }

    void do_it(Deed const& deed, bool sqlite, bool for_ever, std::int64_t at) {
        auto const store = db::open_workspace(path_, home());
        memory = {true, sqlite, for_ever, at, 0, false};
        auto const done = does(deed, *store);
        memory.armed = false;
        auto const now = said_by(*store);
        EXPECT_EQ(now.head, (done ? after_ : before_).head) << (done ? "said to be done" : why_not_);
        EXPECT_EQ(now.records, (done ? after_ : before_).records) << (done ? "said to be done" : why_not_);
        // When there is memory again, it goes on.
        if (!done) {
            EXPECT_TRUE(does(deed, *store)) << "it does not go on: " << why_not_;
            EXPECT_EQ(store->head(), after_.head);
        }
        // Closing with as little.
        if (sqlite)
            memory = {true, true, for_ever, at, 0, false};
    }

    void try_all(bool sqlite) {
        auto const all = std::getenv("COUNTERPOINT_FAULTS") != nullptr;
        start_ = fixture::image_of(folder_);
        for (auto const& deed : deeds()) {
            fixture::put_back(folder_, start_);
            {
                auto const store = db::open_workspace(path_, home());
                before_ = said_by(*store);
                memory = {true, sqlite, false, 0, 0, false};
                ASSERT_TRUE(does(deed, *store));
                memory.armed = false;
                after_ = said_by(*store);
            }
            auto const count = memory.count;
            std::printf("%s: %lld allocations of %s\n", deed.name.c_str(), static_cast<long long>(count),
                        sqlite ? "SQLite" : "our own");
            auto const step = all ? 1 : std::max<std::int64_t>(1, count / 30);
            std::mt19937_64 random(11);
            for (std::int64_t at = 1; at <= count; at += step) {
                auto const here =
                    std::min(count, at + static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(step)));
                try_at(deed, sqlite, random() % 2 == 0, here);
                if (HasFailure())
                    return;
            }
        }
        std::printf("tried: %lld, ended by it: %lld\n", static_cast<long long>(tried_), static_cast<long long>(ended_));
    }

    fixture::FaultyDisk disk_; // forces nothing to the real one, which is quicker
    fixture::Folder folder_;
    std::string path_ = folder_.file("work.counterpoint");
    fixture::Image start_;
    Said before_, after_;
    std::string why_not_;
    std::int64_t tried_ = 0, ended_ = 0;
};

TEST_F(OutOfMemory, OfSqliteChangesNothing) {
    try_all(true);
}
TEST_F(OutOfMemory, OfOurOwnChangesNothing) {
    try_all(false);
}

/// A defect planted on purpose: who says it is done when there was no memory for it is noticed.
TEST_F(OutOfMemory, WhatIsPromisedTooEarlyWouldBeNoticed) {
    auto const store = db::open_workspace(path_, home());
    auto const before = store->head();
    memory = {true, true, true, 20, 0, false};
    auto const done = does(deeds()[0], *store);
    memory.armed = false;
    EXPECT_TRUE(memory.fired);
    EXPECT_FALSE(done);
    EXPECT_EQ(store->head(), before);
}

} // namespace
