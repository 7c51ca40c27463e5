// Figures of a shared desk at one place, a folder or a PostgreSQL server: entries sent and taken in with all that is checked,
// joining a desk of so many claims, and how long a change at one seat takes until it stands in the other's file.
//   sharing_bench PLACE [CLAIMS] [CHANGES]
#include "app/exchange/transports.h"
#include "core/exchange/desk_steps.h"
#include "db/workspace.h"
#include "tests/bench/generate.h"
#include "tests/bench/stopwatch.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using bench::milliseconds;

void line(char const* what, double value, char const* unit, std::string const& note = {}) {
    std::printf("%-52s %12.3f %-4s %s\n", what, value, unit, note.c_str());
    std::fflush(stdout);
}

struct Seat {
    Seat(std::string const& folder, std::string const& name, std::string const& workspace = {}) {
        db::OpenOptions options;
        options.actor = name;
        options.key_folder = folder + "/" + name + "-keys";
        options.head_folder = folder + "/" + name + "-heads";
        options.workspace = workspace;
        path = folder + "/" + name + ".counterpoint";
        store = db::create_workspace(path, options);
    }
    core::AtSeat at() { return {*store, core::seat_of(*store), store->actor()}; }
    core::SyncReport meet(core::Transport& transport) {
        core::Progress progress;
        return core::meet(*store, core::seat_of(*store), transport, progress);
    }
    std::string path;
    std::unique_ptr<core::Store> store;
};

std::uintmax_t bytes_below(std::string const& folder) {
    std::uintmax_t bytes = 0;
    std::error_code failed;
    for (auto const& each : fs::recursive_directory_iterator(folder, failed))
        if (each.is_regular_file()) bytes += each.file_size();
    return bytes;
}

/// From the commit at one seat to the commit at the other, which waits for it all the while.
void changes(Seat& writer, Seat& reader, std::string const& place, int count) {
    std::atomic<std::int64_t> arrived = 0;
    std::jthread other([&](std::stop_token const& over) {
        auto const transport = app::transport_at(place);
        while (!over.stop_requested()) {
            arrived += reader.meet(*transport).fetched;
            transport->wait(std::chrono::milliseconds(5000));
        }
    });
    auto const transport = app::transport_at(place);
    bench::Generator generator(*writer.store, 2, bench::Reviews::drafts);
    writer.store->commit(generator.one_claim());
    writer.meet(*transport);
    while (arrived < 1) std::this_thread::yield();
    std::vector<double> times;
    for (int at = 0; at < count; ++at) {
        auto const draft = generator.one_claim();
        auto const before = arrived.load();
        times.push_back(milliseconds([&] {
            writer.store->commit(draft);
            writer.meet(*transport);
            while (arrived == before) std::this_thread::sleep_for(std::chrono::microseconds(200));
        }));
    }
    other.request_stop();
    writer.store->commit(generator.one_claim());
    writer.meet(*transport);
    other.join();
    std::ranges::sort(times);
    auto const part = [&](double share) { return times[static_cast<std::size_t>(share * static_cast<double>(times.size() - 1))]; };
    line("a change at one seat, in the other's file", part(0.5), "ms",
         "p95 " + std::to_string(part(0.95)) + ", max " + std::to_string(times.back()));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::string const place = app::whole_address(argv[1]);
    auto const claims = argc > 2 ? std::atoll(argv[2]) : 10'000;
    auto const count = argc > 3 ? std::atoi(argv[3]) : 200;
    auto pattern = (fs::temp_directory_path() / "counterpoint-sharing-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) return 1;
    auto const folder = pattern;
    try {
        Seat anna(folder, "anna");
        bench::Generator(*anna.store).add_claims(claims, 1);
        auto const entries = static_cast<double>(anna.store->head());
        auto const transport = app::transport_at(place);
        core::Progress progress;
        auto took = milliseconds([&] { core::found_desk(anna.at(), *transport, progress); });
        line("entries sent", entries / took * 1000, "/s", std::to_string(claims) + " claims");
        core::Progress inviting;
        auto const invitation =
            core::value_or_throw(core::read_invitation(core::invite(anna.at(), *transport, core::DeskRole::admin, inviting).line));
        Seat boris(folder, "boris", anna.store->workspace());
        core::Progress joining;
        took = milliseconds([&] { core::take_seat(boris.at(), invitation, *app::transport_at(place), joining); });
        line("joining the desk", took / 1000, "s");
        line("entries taken in, with all checks", entries / took * 1000, "/s");
        boris.meet(*transport);
        anna.meet(*transport);
        boris.meet(*transport);
        if (place.find("://") == place.npos)
            line("at the desk, a claim", static_cast<double>(bytes_below(place)) / static_cast<double>(claims) / 1000, "kB");
        line("in a seat's file, a claim",
             static_cast<double>(fs::file_size(boris.path)) / static_cast<double>(claims) / 1000, "kB");
        changes(anna, boris, place, count);
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
    }
    fs::remove_all(folder);
    return 0;
}
