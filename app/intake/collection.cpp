// Collections are read line by line, twice: once for the words their verdicts use, once for the claims.
#include "app/intake/importing.h"
#include "core/operations/collection.h"

#include "app/common/reading.h"
#include "core/base/size.h"
#include "core/ingest/readers.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <numeric>

namespace app {

namespace {

using core::say;

constexpr std::int64_t large_import = 20'000;
constexpr std::size_t claims_per_revision = 5000;
constexpr std::size_t bytes_per_revision = 16u << 20;
constexpr std::size_t most_problems = 20;
constexpr std::size_t most_verdicts = 2000;

/// The claim of a line, or why it cannot be taken.
core::Result<core::CollectedClaim> claim_in(Line const& line) {
    if (line.too_long)
        return core::problem(say("It has more than {most}.", {{"most", core::size_text(largest_line)}}));
    auto claim = core::read_claim_line(line.text);
    if (claim) claim->line = line.number;
    return claim;
}

/// A file may be called anything; its scale is called like it.
std::string scale_key_for(std::string const& path) {
    auto const name = core::made_fit(std::filesystem::path(path).stem().string(), core::TextForm::name).text;
    return core::tidy(core::without_unfit_direction(name, core::TextForm::name));
}

} // namespace

bool is_collection(std::string const& path) {
    core::IngestOptions options;
    options.file_name = path;
    return core::reader_for(read_beginning(path, core::told_by), options).holds == core::Holds::claims;
}

ImportedClaims import_collection(core::Store& store, std::string const& path, core::Progress& progress) {
    ImportedClaims imported;
    std::set<std::string> verdicts;
    std::map<std::string, std::int64_t> languages;
    auto reading = progress.part(0.1);
    each_line(path, [&](Line const& line) {
        reading.update(line.bytes, line.total);
        auto const claim = claim_in(line);
        if (claim) {
            verdicts.insert(claim->verdict);
            ++languages[core::language_of(*claim)];
        } else if (++imported.bad <= static_cast<std::int64_t>(most_problems)) {
            imported.problems.emplace_back(line.number, claim.error().message);
        }
        if (verdicts.size() > most_verdicts)
            throw core::Error(core::Code::refused,
                              say("{file} has more than {most} different verdicts; these are no ratings. Nothing was "
                                  "changed.",
                                  {{"file", path}, {"most", std::to_string(most_verdicts)}}));
    });
    // A short sentence does not always tell its language; those around it do.
    auto const many = std::accumulate(languages.begin(), languages.end(), std::int64_t{0},
                                      [](std::int64_t sum, auto const& each) { return sum + each.second; });
    languages.erase("");
    auto const usual = std::ranges::max_element(languages, {}, [](auto const& each) { return each.second; });
    auto first = core::context_of(store);
    auto const scale = core::collection_scale(first, scale_key_for(path), verdicts);
    store.commit(scale.draft);
    auto const in_bulk = many > large_import && many > store.counts().claims;
    if (in_bulk)
        store.begin_bulk_load();
    auto writing = progress.part(in_bulk ? 0.5 : 0.9);
    std::vector<core::CollectedClaim> batch;
    std::size_t batch_bytes = 0;
    auto const write = [&] {
        auto context = core::context_of(store);
        auto const drafted = core::import_claims(context, batch, scale.id);
        batch.clear();
        batch_bytes = 0;
        imported.added += drafted.added;
        imported.known += drafted.known;
        imported.noted += static_cast<std::int64_t>(drafted.notes.size());
        for (auto const& note : drafted.notes)
            if (imported.notes.size() < most_problems)
                imported.notes.push_back(note);
        store.commit(drafted.draft);
    };
    each_line(path, [&](Line const& line) {
        writing.update(line.bytes, line.total);
        if (auto claim = claim_in(line)) {
            claim->language = core::language_of(*claim);
            if (claim->language.empty() && usual != languages.end())
                claim->language = usual->first;
            batch.push_back(std::move(*claim));
            batch_bytes += line.text.size();
        }
        if (batch.size() == claims_per_revision || batch_bytes >= bytes_per_revision)
            write();
    });
    write();
    auto indexing = progress.rest();
    store.end_bulk_load(indexing);
    store.maintain(core::Reader::everything);
    return imported;
}

} // namespace app
