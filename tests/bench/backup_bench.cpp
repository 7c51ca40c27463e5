// What a backup of a workspace with many saved bytes takes while somebody commits, and what the commits take meanwhile.
// backup_bench [MEGABYTES [FOLDER]]
#include "db/backup.h"
#include "db/workspace.h"
#include "tests/bench/stopwatch.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

constexpr int bytes_of_a_page = 100'000;

/// As many saved pages as a folder of an archive holds, of bytes that no packing makes smaller.
void fill(core::Store& store, int megabytes) {
    std::mt19937_64 random(1);
    auto const pages = megabytes * 10;
    for (int done = 0; done < pages;) {
        core::Draft draft;
        draft.operation = "source.import";
        draft.base = store.head();
        for (int at = 0; at < 20 && done < pages; ++at, ++done) {
            std::string bytes(bytes_of_a_page, '\0');
            for (auto& byte : bytes) byte = static_cast<char>(random());
            core::Blob const blob(std::move(bytes));
            core::Source source;
            source.id = store.ids().next<core::Source>();
            source.title = "Page " + std::to_string(done);
            core::Capture capture;
            capture.id = store.ids().next<core::Capture>();
            capture.source = source.id;
            capture.digest = blob.digest();
            capture.size = blob.size();
            capture.media_type = "image/png";
            capture.obtained = store.now();
            capture.origin = "page.png";
            draft.puts.push_back(source);
            draft.puts.push_back(capture);
            draft.blobs.push_back(blob);
        }
        store.commit(draft);
    }
}

void commit_a_claim(core::Store& store, int at) {
    core::Claim claim;
    claim.id = store.ids().next<core::Claim>();
    claim.text = "The bridge was closed on day " + std::to_string(at) + " of the year.";
    core::Draft draft;
    draft.operation = "claim.create";
    draft.base = store.head();
    draft.puts = {claim};
    store.commit(draft);
}

struct Commits {
    std::vector<double> each;
    double at(double share) {
        std::ranges::sort(each);
        return each.empty() ? 0 : each[static_cast<std::size_t>(share * static_cast<double>(each.size() - 1))];
    }
};

/// A claim each hundredth of a second as long as `run` runs on another thread.
template <class Run>
Commits commits_during(core::Store& store, Run&& run) {
    static int number = 0;
    std::atomic<bool> ended = false;
    std::jthread const other([&] {
        run();
        ended = true;
    });
    Commits commits;
    while (!ended) {
        commits.each.push_back(bench::milliseconds([&] { commit_a_claim(store, ++number); }));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return commits;
}

void tell(char const* what, double seconds, Commits commits, std::string const& more) {
    std::printf("%-44s %6.1f s   commits %4zu: p50 %.1f, p95 %.1f, worst %.0f ms   %s\n", what, seconds, commits.each.size(),
                commits.at(0.5), commits.at(0.95), commits.at(1), more.c_str());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    auto const megabytes = argc > 1 ? std::atoi(argv[1]) : 1000;
    auto const folder = std::filesystem::path(argc > 2 ? argv[2] : "/tmp") / ("backup-bench-" + std::to_string(::getpid()));
    std::filesystem::create_directories(folder);
    auto const path = (folder / "desk.counterpoint").string();
    db::OpenOptions options;
    options.actor = "anna";
    options.key_folder = (folder / "keys").string();
    options.head_folder = (folder / "heads").string();
    {
        auto const store = db::create_workspace(path, options);
        fill(*store, megabytes);
        std::printf("A workspace of %.2f GB\n", static_cast<double>(std::filesystem::file_size(path)) / 1e9);
        auto const idle = commits_during(*store, [] { std::this_thread::sleep_for(std::chrono::seconds(1)); });
        tell("no backup", 1, idle, "");
        db::BackupOptions where;
        where.folder = (folder / "backups").string();
        for (auto const how : {core::BackupCheck::everything, core::BackupCheck::newest}) {
            core::MadeBackup made;
            double copied = 0;
            auto const start = bench::Clock::now();
            auto watched = where;
            watched.while_copying = [&] { copied = bench::milliseconds_since(start) / 1000; };
            auto const commits = commits_during(*store, [&] {
                core::Progress progress;
                made = db::backups_of(path, watched)->make(core::BackupFor::command, how, progress);
            });
            char more[160];
            std::snprintf(more, sizeof more, "copied after %.1f s, restarts %d, files hashed anew %lld", copied, made.restarts,
                          static_cast<long long>(made.files));
            tell(how == core::BackupCheck::everything ? "backup, all of it walked through" : "backup, what is new looked at",
                 bench::milliseconds_since(start) / 1000, commits, more);
        }
    }
    std::filesystem::remove_all(folder);
}
