// Collections are read line by line, twice: once for the words their verdicts use, once for the claims.
#include "app/common/importing.h"
#include "core/operations/collection.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <numeric>

namespace app {

namespace {

using core::say;

constexpr std::int64_t large_import = 20'000;
constexpr std::size_t claims_per_revision = 5000;
constexpr std::size_t most_problems = 20;

std::ifstream opened(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file)
        throw core::Error(core::Code::io, say("{file} cannot be read.", {{"file", path}}));
    return file;
}

/// Calls for each line that is not blank, with its number and the bytes read so far.
template <class Call>
void each_line(std::string const& path, Call const& call) {
    auto file = opened(path);
    std::string line;
    std::uint64_t bytes = 0;
    for (std::int64_t number = 1; std::getline(file, line); ++number) {
        bytes += line.size() + 1;
        if (number == 1 && line.starts_with("\xEF\xBB\xBF"))
            line.erase(0, 3);
        if (line.find_first_not_of(" \t\r") != line.npos)
            call(line, number, bytes);
    }
}

} // namespace

bool is_collection(std::string const& path) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored))
        return false;
    auto file = opened(path);
    std::string first(64 * 1024, '\0');
    file.read(first.data(), static_cast<std::streamsize>(first.size()));
    first.resize(static_cast<std::size_t>(file.gcount()));
    auto const extension = std::filesystem::path(path).extension();
    return (extension == ".jsonl" || extension == ".ndjson") && core::looks_like_claims(first);
}

ImportedClaims import_collection(core::Store& store, std::string const& path, core::Progress& progress) {
    ImportedClaims imported;
    auto const total = static_cast<std::uint64_t>(std::filesystem::file_size(path));
    std::set<std::string> verdicts;
    std::map<std::string, std::int64_t> languages;
    each_line(path, [&](std::string const& line, std::int64_t number, std::uint64_t) {
        progress.update(0, total);
        auto const claim = core::read_claim_line(line);
        if (claim) {
            verdicts.insert(claim->verdict);
            ++languages[core::language_of(*claim)];
            return;
        }
        if (++imported.bad <= static_cast<std::int64_t>(most_problems))
            imported.problems.emplace_back(number, claim.error().message);
    });
    // A short sentence does not always tell its language; those around it do.
    auto const many = std::accumulate(languages.begin(), languages.end(), std::int64_t{0},
                                      [](std::int64_t sum, auto const& each) { return sum + each.second; });
    languages.erase("");
    auto const usual = std::ranges::max_element(languages, {}, [](auto const& each) { return each.second; });
    auto first = core::context_of(store);
    auto const scale = core::collection_scale(first, std::filesystem::path(path).stem().string(), verdicts);
    store.commit(scale.draft);
    if (many > large_import && many > store.counts().claims)
        store.hold_indexes();
    std::vector<core::CollectedClaim> batch;
    auto const write = [&] {
        auto context = core::context_of(store);
        auto const drafted = core::import_claims(context, batch, scale.id);
        batch.clear();
        imported.added += drafted.added;
        imported.known += drafted.known;
        store.commit(drafted.draft);
    };
    each_line(path, [&](std::string const& line, std::int64_t, std::uint64_t bytes) {
        progress.update(bytes, total);
        if (auto claim = core::read_claim_line(line)) {
            claim->language = core::language_of(*claim);
            if (claim->language.empty() && usual != languages.end())
                claim->language = usual->first;
            batch.push_back(std::move(*claim));
        }
        if (batch.size() == claims_per_revision)
            write();
    });
    write();
    store.let_indexes_go(progress);
    store.tidy(core::Reader::everything);
    return imported;
}

} // namespace app
