// Any bytes as a workspace file: opened and read through, or refused in a sentence. The input is laid
// over a sound workspace (offset, length, bytes, again and again), so that the fuzzer gets past the
// header; an input that starts like a database is taken as the whole file.
#include "core/editorial/dossier.h"
#include "core/operations/claims.h"
#include "core/operations/statements.h"
#include "core/search/hits.h"
#include "db/workspace.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;

db::OpenOptions options() {
    db::OpenOptions options;
    options.actor = "fuzz";
    options.clock = [] { return 1'671'444'900'000; };
    options.entropy = [](char* into, std::size_t count) {
        for (std::size_t at = 0; at < count; ++at) into[at] = static_cast<char>(at * 7);
    };
    return options;
}

std::string const& scratch() {
    static auto const path =
        (fs::temp_directory_path() / ("counterpoint-open-fuzz-" + std::to_string(::getpid()))).string();
    return path;
}

std::string read(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

/// A small workspace with a few records.
std::string const& sound() {
    static auto const bytes = [] {
        fs::remove(scratch());
        {
            auto const store = db::create_workspace(scratch(), options());
            auto context = core::context_of(*store);
            core::StatementFacts facts;
            facts.text = "Words said.";
            facts.speaker = "Somebody";
            auto const statement = core::record_statement(context, facts);
            store->commit(statement.draft);
            store->commit(core::make_claim(context, {"A claim.", "en", "Topic", ""}, statement.id).draft);
        }
        return read(scratch());
    }();
    return bytes;
}

std::string laid_over(std::string_view input) {
    if (input.starts_with("SQLite format 3")) return std::string(input);
    auto bytes = sound();
    for (std::size_t at = 0; at + 4 <= input.size();) {
        auto const byte = [&](std::size_t i) { return static_cast<std::uint8_t>(input[at + i]); };
        auto const where = (std::size_t{byte(0)} << 16 | std::size_t{byte(1)} << 8 | byte(2)) %
                           bytes.size();
        auto const many = std::min<std::size_t>({byte(3), input.size() - at - 4, bytes.size() - where});
        bytes.replace(where, many, input.substr(at + 4, many));
        at += 4 + many;
    }
    return bytes;
}

void read_through(core::Store& store) {
    core::Progress progress;
    auto const works = [](auto&& act) {
        try {
            act();
        } catch (core::Error const&) { // said in a sentence, which is all that is asked
        }
    };
    works([&] { store.verify(progress); });
    works([&] { store.check(core::Repair::no, progress); });
    works([&] { store.counts(); });
    works([&] { core::find_hits(store, "words", 10); });
    works([&] { store.revisions(0, 10); });
    works([&] {
        for (auto const id : store.claims({})) core::load_dossier(store, id);
    });
    works([&] { store.undo(); });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    auto const bytes = laid_over({reinterpret_cast<char const*>(data), size});
    {
        std::ofstream(scratch(), std::ios::binary | std::ios::trunc) << bytes;
    }
    try {
        auto const store = db::open_workspace(scratch(), options());
        read_through(*store);
    } catch (core::Error const&) {
        // Refused: then it was not touched.
        if (read(scratch()) != bytes) std::abort();
    }
    for (auto const* suffix : {"", "-wal", "-shm", "-journal", ".lock"}) fs::remove(scratch() + suffix);
    return 0;
}
