#include "app/intake/collection.h"

#include "core/operations/collection.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <filesystem>

namespace app {

namespace {

using core::say;

constexpr std::int64_t large_import = 20'000;
constexpr std::size_t claims_at_once = 5000;
constexpr std::size_t bytes_per_revision = 16u << 20;
constexpr std::size_t most_problems = 20;
constexpr std::size_t most_verdicts = 2000;

/// A file may be called anything; its scale is called like it.
std::string scale_key_for(std::string const& name) {
    auto const key = core::made_fit(std::filesystem::path(name).stem().string(), core::TextForm::name).text;
    return core::tidy(core::without_unfit_direction(key, core::TextForm::name));
}

} // namespace

core::Message summary_of(ImportedClaims const& imported, std::string const& file) {
    return say("Claims brought in from {file}: {count}; here already: {known}.",
               {{"count", std::to_string(imported.added)}, {"file", file}, {"known", std::to_string(imported.known)}});
}

std::vector<core::Message> troubles_of(ImportedClaims const& imported, std::string const& file,
                                       core::Translator const& translator) {
    std::vector<core::Message> told;
    auto const args = [&](std::int64_t line, core::Message const& why) {
        return std::vector<core::Arg>{
            {"file", file}, {"line", std::to_string(line)}, {"why", core::render(why, translator)}};
    };
    for (auto const& [line, why] : imported.problems)
        told.push_back(say("{file}, line {line}: {why} It was left out.", args(line, why)));
    if (auto const more = imported.bad - static_cast<std::int64_t>(imported.problems.size()); more > 0)
        told.push_back(say("{count} more lines were left out.", {{"count", std::to_string(more)}}));
    for (auto const& [line, note] : imported.notes)
        told.push_back(note.kept == core::ClaimNote::Kept::without
                           ? say("{file}, line {line}: {why} The claim came in without it.", args(line, note.why))
                           : say("{file}, line {line}: {why}", args(line, note.why)));
    if (auto const more = imported.noted - static_cast<std::int64_t>(imported.notes.size()); more > 0)
        told.push_back(say("{count} more such things were found in lines that came in.",
                           {{"count", std::to_string(more)}}));
    return told;
}

CollectionImport::CollectionImport(core::Format const& format, Pieces pieces, std::string name)
    : format_(format), pieces_(std::move(pieces)), name_(std::move(name)) {}

void CollectionImport::read(core::Progress& progress, std::function<void(core::ReadClaim)> const& take) {
    std::uint64_t taken = 0;
    // Never the whole: what is read is not yet recorded.
    auto const tell = [&] { progress.update(std::min(taken, pieces_.size), pieces_.size + 1); };
    auto const next = [&, piece = pieces_.open()] {
        tell();
        return piece();
    };
    format_.read_claims(next, [&](core::ReadClaim claim) {
        taken += claim.bytes + 1;
        tell();
        take(std::move(claim));
    });
}

void CollectionImport::survey(core::Progress& progress) {
    read(progress, [&](core::ReadClaim const& read) {
        if (!read.claim) {
            if (++imported_.bad <= static_cast<std::int64_t>(most_problems))
                imported_.problems.emplace_back(read.line, read.claim.error().message);
            return;
        }
        ++claims_;
        if (core::tells_a_check(*read.claim))
            verdicts_.insert({read.claim->verdict, read.claim->scale, read.claim->rating});
        ++languages_[core::language_of(*read.claim)];
        ++orders_[read.claim->order];
        if (verdicts_.size() > most_verdicts)
            throw core::Error(core::Code::refused,
                              say("{file} has more than {most} different verdicts; these are no ratings. Nothing was "
                                  "changed.",
                                  {{"file", name_}, {"most", std::to_string(most_verdicts)}}));
    });
}

/// A short sentence does not always tell its language; those around it do.
std::string CollectionImport::usual_language() const {
    auto told = languages_;
    told.erase("");
    auto const usual = std::ranges::max_element(told, {}, [](auto const& each) { return each.second; });
    return usual == told.end() ? std::string() : usual->first;
}

/// Where dates show both orders nothing is known of those that show none.
core::DayOrder CollectionImport::order_of_dates() const {
    bool const day = orders_.contains(core::DayOrder::day_first);
    bool const month = orders_.contains(core::DayOrder::month_first);
    if (day == month) return core::DayOrder::open;
    return day ? core::DayOrder::day_first : core::DayOrder::month_first;
}

void CollectionImport::run(CommitsHere const& commit, std::size_t claims_per_revision, core::Progress& progress) {
    core::Id<core::Scale> scale;
    commit([&](core::Context& context) {
        std::set<std::string> words;
        for (auto const& verdict : verdicts_)
            if (!core::scale_here(context.reader, verdict.scale, verdict.rating)) words.insert(verdict.word);
        if (words.empty()) return core::Draft{};
        auto made = core::collection_scale(context, scale_key_for(name_), words);
        scale = made.id;
        return std::move(made.draft);
    });
    auto const usual = usual_language();
    std::vector<core::CollectedClaim> batch;
    std::size_t batch_bytes = 0;
    auto const write = [&] {
        if (batch.empty()) return;
        core::DraftedClaims drafted;
        commit([&](core::Context& context) {
            drafted = core::import_claims(context, batch, scale);
            return drafted.draft;
        });
        batch.clear();
        batch_bytes = 0;
        imported_.added += drafted.added;
        imported_.known += drafted.known;
        imported_.noted += static_cast<std::int64_t>(drafted.notes.size());
        for (auto& note : drafted.notes)
            if (imported_.notes.size() < most_problems) imported_.notes.push_back(std::move(note));
    };
    read(progress, [&](core::ReadClaim read) {
        if (read.claim) {
            auto& claim = *read.claim;
            core::settle_date(claim, order_of_dates());
            claim.language = core::language_of(claim);
            if (claim.language.empty() && !claim.ours) claim.language = usual;
            batch.push_back(std::move(claim));
            batch_bytes += read.bytes;
        }
        if (batch.size() >= claims_per_revision || batch_bytes >= bytes_per_revision) write();
    });
    write();
}

core::Format const& format_of(Arrival const& arrival) {
    auto const* format = core::format_reading(kind_of(arrival).media_type);
    if (!format) throw core::Error(core::Code::bad_input, say("{file} is no collection of claims.",
                                                             {{"file", arrival.provenance.origin}}));
    return *format;
}

ImportedClaims import_collection(core::Store& store, Arrival const& arrival, std::string const& name,
                                 core::Progress& progress) {
    CollectionImport import(format_of(arrival), pieces_of(arrival), name);
    auto reading = progress.part(0.1);
    import.survey(reading);
    auto const in_bulk = import.claims() > large_import && import.claims() > store.counts().claims;
    if (in_bulk) store.begin_bulk_load();
    auto const commit = [&](std::function<core::Draft(core::Context&)> const& operation) {
        auto context = core::context_of(store);
        store.commit(operation(context));
    };
    auto writing = progress.part(in_bulk ? 0.5 : 0.9);
    import.run(commit, claims_at_once, writing);
    auto indexing = progress.rest();
    store.end_bulk_load(indexing);
    store.maintain(core::Reader::everything);
    progress.update(1, 1);
    return import.imported();
}

} // namespace app
