#include "app/intake/collection.h"

#include "app/common/reading.h"
#include "core/editorial/scales.h"
#include "core/formats/decoded_pieces.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

#include <algorithm>
#include <filesystem>

namespace app {

namespace {

using core::say;

constexpr std::int64_t large_import = 20'000;
constexpr std::size_t claims_at_once = 5000;
constexpr std::size_t claims_rehearsed_at_once = 1000;
constexpr std::size_t bytes_per_revision = 16u << 20;
constexpr std::size_t most_problems = 20;
constexpr std::size_t most_verdicts = 2000;
constexpr std::size_t most_publishers = 50;
constexpr std::string_view bundle_format = "bundle";

/// Whoever looks at the history sees whose word it was: "Bruno · 3b94 …", in no language; of one nobody signed "Bruno · ?".
std::string reason_of(core::BundleSender const& sender) {
    return core::shown_line(sender.name) + " · " + (sender.key.empty() ? std::string("?") : core::fingerprint(sender.key));
}

/// A file and a publisher may be called anything; the scale is called like it.
std::string scale_key_for(std::string const& name) {
    auto const key = core::made_fit(name, core::TextForm::name).text;
    return core::tidy(core::without_unfit_direction(key, core::TextForm::name));
}

} // namespace

core::Message summary_of(ImportedClaims const& imported, std::string const& file) {
    std::vector<core::Arg> const args{{"count", std::to_string(imported.added)},
                                      {"file", file},
                                      {"known", std::to_string(imported.known)},
                                      {"differing", std::to_string(imported.differing)},
                                      {"sources", std::to_string(imported.sources)},
                                      {"changed", std::to_string(imported.changed)},
                                      {"fields", std::to_string(imported.fields)},
                                      {"contested", std::to_string(imported.contested)}};
    if (imported.sender)
        return say("Claims brought in from {file}: {count}; here already: {known}, of them with something new or changed: {changed}. "
                   "Fields that became what the file has: {fields}; fields that both changed: {contested}.",
                   args);
    if (imported.changed > 0)
        return say("Claims brought in from {file}: {count}; here already and now as the file has them: {changed}; here already: "
                   "{known}.",
                   args);
    if (imported.sources > 0)
        return say("Claims brought in from {file}: {count}, with sources: {sources}; here already: {known}, of them not as the "
                   "file has them: {differing}.",
                   args);
    return imported.differing > 0 ? say("Claims brought in from {file}: {count}; here already: {known}, of them not as the "
                                        "file has them: {differing}.",
                                        args)
                                  : say("Claims brought in from {file}: {count}; here already: {known}.", args);
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
    if (imported.told_before > 0)
        told.push_back(say("Things to say of lines that are here already, told when they came in: {count}.",
                           {{"count", std::to_string(imported.told_before)}}));
    if (auto const more = imported.noted - static_cast<std::int64_t>(imported.notes.size()); more > 0)
        told.push_back(say("{count} more such things were found in lines that came in.",
                           {{"count", std::to_string(more)}}));
    return told;
}

OpenCollection open_collection(core::Format const& format, Arrival const& arrival, std::string const& name, core::Progress& progress) {
    if (format.key != bundle_format) return pieces_of(arrival);
    auto const bytes = arrival.bytes ? arrival.bytes : std::make_shared<std::string const>(read_file(arrival.path, core::largest_bundle));
    auto bundle = core::open_bundle(bytes, name, progress);
    OpenCollection opened(Pieces{bundle.size, std::move(bundle.open)});
    opened.sender = std::move(bundle.sender);
    return opened;
}

CollectionImport::CollectionImport(core::Format const& format, OpenCollection opened, std::string name, core::ColumnMap map)
    : format_(format), pieces_(std::move(opened.pieces)), name_(std::move(name)), plan_{std::move(map), std::nullopt} {
    imported_.sender = std::move(opened.sender);
    if (!imported_.sender) return;
    so_far_.carried.known = core::Known::merged;
    so_far_.reason = reason_of(*imported_.sender);
}

void CollectionImport::read(core::Progress& progress, std::function<void(core::ReadClaim)> const& take) {
    std::uint64_t taken = 0;
    // Never the whole: what is read is not yet recorded.
    auto const tell = [&] { progress.update(std::min(taken, pieces_.size), pieces_.size + 1); };
    auto const unmarked = format_.has_columns ? core::Unmarked::any : core::Unmarked::utf8_or_wide;
    auto const next = [&, piece = core::decoded_pieces(pieces_.open(), plan_.map.encoding, unmarked,
                                                         [&](std::string const& guessed) { imported_.encoding = guessed; })] {
        tell();
        return piece();
    };
    format_.read_claims(next, plan_, [&](core::ReadClaim claim) {
        taken += claim.bytes + 1;
        tell();
        if (claim.claim) map_verdict(*claim.claim);
        take(std::move(claim));
    });
}

void CollectionImport::plan_columns() {
    if (!format_.has_columns) return;
    plan_.table = core::plan_table([&] { return core::decoded_pieces(pieces_.open(), plan_.map.encoding); }, plan_.map);
    if (plan_.table->places.contains(core::Column::text)) return;
    if (plan_.table->head.empty())
        throw core::Error(core::Code::bad_input, say("{file} is empty: there is no table in it. Nothing was changed.", {{"file", name_}}));
    std::string names;
    for (auto const& name : plan_.table->head) names += (names.empty() ? "" : ", ") + name;
    throw core::Error(core::Code::bad_input,
                      say("Nobody can tell which column of {file} holds the claims; it has: {columns}. Say it in a mapping "
                          "file. Nothing was changed.",
                          {{"file", name_}, {"columns", names}}));
}

/// The word of the house stays with the claim.
void CollectionImport::map_verdict(core::CollectedClaim& claim) const {
    if (claim.verdict.empty() || claim.ours) return;
    auto const mapped = core::mapped_verdict(plan_.map, claim.author, claim.verdict);
    if (!mapped) return;
    claim.scale = mapped->scale;
    claim.rating = mapped->rating;
    claim.note += (claim.note.empty() ? "" : "\n") +
                  core::render(say("Rating as published: {word}", {{"word", claim.verdict}}));
}

/// A table that maps onto nothing would be one that maps nothing, in silence.
void CollectionImport::require_mapped_scales(core::Records const& reader) const {
    auto const in_force = core::scales_in_force(reader);
    for (auto const& table : plan_.map.verdicts)
        for (auto const& [word, rating] : table.ratings)
            if (!core::rating_here(in_force, table.scale, rating, {}))
                throw core::Error(core::Code::bad_input,
                                  say("The mapping file gives “{word}” the rating “{rating}” of the scale “{scale}”, which is "
                                      "not in use here. Nothing was changed.",
                                      {{"word", word}, {"rating", rating}, {"scale", table.scale}}));
}

void CollectionImport::survey(core::Progress& progress) {
    plan_columns();
    read(progress, [&](core::ReadClaim const& read) {
        if (!read.claim) {
            if (++imported_.bad <= static_cast<std::int64_t>(most_problems))
                imported_.problems.emplace_back(read.line, read.claim.error().message);
            return;
        }
        if (!read.claim->text.empty()) ++claims_;
        for (auto const& record : read.claim->records)
            if (auto const* claim = std::get_if<core::Claim>(&record)) carried_.insert(claim->id);
        if (read.claim->records.empty() && core::tells_a_check(*read.claim)) {
            verdicts_.insert({read.claim->verdict, read.claim->scale, read.claim->rating});
            ++so_far_.addresses[core::address_mark(read.claim->url)];
            words_[read.claim->author].insert(read.claim->verdict);
            if (read.claim->scale.empty() && !read.claim->verdict.empty()) ++imported_.verdicts[read.claim->verdict];
        }
        ++orders_[read.claim->order];
        if (verdicts_.size() > most_verdicts)
            throw core::Error(core::Code::refused,
                              say("{file} has more than {most} different verdicts; these are no ratings. Nothing was "
                                  "changed.",
                                  {{"file", name_}, {"most", std::to_string(most_verdicts)}}));
    });
}

/// More of them are names of people, not of houses.
bool CollectionImport::has_many_publishers() const { return words_.size() > most_publishers; }

/// Whose words its verdict is one of: the publisher's, or those of the file.
std::string CollectionImport::publisher_of(core::CollectedClaim const& claim) const {
    return has_many_publishers() ? std::string() : scale_key_for(claim.author);
}

/// The scales that the verdicts of these claims lack, each claim told which is its own. What this program wrote comes back
/// under the key it had; a scale that is here under that key is the house's, and is not added to.
core::Draft CollectionImport::scales_for(core::Context& context, std::vector<core::CollectedClaim>& batch) const {
    std::map<std::string, std::set<std::string>> wanted;
    auto const of_file = scale_key_for(std::filesystem::path(name_).stem().string());
    auto const in_force = core::scales_in_force(context.reader);
    for (auto& claim : batch) {
        if (!core::needs_a_scale(context, in_force, claim, so_far_.differing)) continue;
        auto const comes_back = claim.ours && !claim.scale.empty() && std::ranges::find(in_force, claim.scale, &core::Scale::key) == in_force.end();
        auto const publisher = publisher_of(claim);
        if (!comes_back) claim.scale = claim.ours || publisher.empty() ? of_file : publisher;
        claim.rating = claim.verdict.empty() ? std::string(core::no_verdict) : std::string();
        auto const [at, is_first] = wanted.try_emplace(claim.scale);
        auto& words = at->second;
        words.insert(claim.verdict);
        if (!is_first) continue;
        // All its words at once, also those of claims further on.
        if (comes_back)
            for (auto const& verdict : verdicts_)
                if (verdict.scale == claim.scale) words.insert(verdict.word);
        if (claim.ours) continue;
        for (auto const& [whose, all] : words_)
            if (has_many_publishers() || scale_key_for(whose) == publisher) words.insert(all.begin(), all.end());
    }
    core::Draft draft;
    for (auto const& [key, words] : wanted) {
        auto made = core::collection_scale(context, key, words);
        if (draft.operation.empty()) draft = std::move(made.draft);
        else for (auto& record : made.draft.puts) draft.puts.push_back(std::move(record));
    }
    return draft;
}

/// Where dates show both orders nothing is known of those that show none.
core::DayOrder CollectionImport::order_of_dates() const {
    if (plan_.map.dates != core::DayOrder::open) return plan_.map.dates;
    bool const day = orders_.contains(core::DayOrder::day_first);
    bool const month = orders_.contains(core::DayOrder::month_first);
    if (day == month) return core::DayOrder::open;
    return day ? core::DayOrder::day_first : core::DayOrder::month_first;
}

void CollectionImport::leave_out(std::int64_t line, core::Message why, HearsLine const& hear) {
    if (++imported_.bad <= static_cast<std::int64_t>(most_problems)) imported_.problems.emplace_back(line, why);
    if (hear) untold_.push_back({line, ImportedLine::Became::left_out, {}, {std::move(why)}});
}

/// Claims that came along with others, and had no line of their own.
void CollectionImport::tell_of_those_ahead(HearsLine const& hear) {
    core::DraftedClaims ahead;
    for (auto const& [name, claim] : so_far_.carried.ahead) {
        ++ahead.added;
        ahead.lines.push_back({claim.line, core::DraftedLine::What::added, claim.claim});
        ahead.notes.emplace_back(claim.line, core::ClaimNote{core::ClaimNote::Kept::shown,
                                                             say("The claim “{name}” came in with what it carries, and has no "
                                                                 "line of its own.",
                                                                 {{"name", name}})});
    }
    so_far_.carried.ahead.clear();
    tell(ahead, hear);
}

void CollectionImport::tell(core::DraftedClaims& drafted, HearsLine const& hear) {
    for (auto& [line, why] : drafted.left_out) leave_out(line, std::move(why), hear);
    imported_.added += drafted.added;
    imported_.known += drafted.known;
    imported_.changed += drafted.changed;
    imported_.sources += drafted.sources;
    imported_.told_before += drafted.told_before;
    imported_.noted += static_cast<std::int64_t>(drafted.notes.size());
    for (auto& line : drafted.lines) {
        using What = core::CarriedChange::What;
        if (line.what == core::DraftedLine::What::differs) ++imported_.differing;
        imported_.fields += std::ranges::count(line.changes, What::taken, &core::CarriedChange::what);
        imported_.contested += std::ranges::count(line.changes, What::contested, &core::CarriedChange::what);
        if (!hear) continue;
        auto& told = untold_.emplace_back(line.line, static_cast<ImportedLine::Became>(line.what), line.claim);
        told.text = std::move(line.text);
        told.changes = std::move(line.changes);
        for (auto const& [number, note] : drafted.notes)
            if (number == line.line) told.notes.push_back(note.why);
    }
    // What was left out between them is told in its place.
    std::ranges::stable_sort(untold_, {}, &ImportedLine::line);
    for (auto const& line : std::exchange(untold_, {})) hear(line);
    for (auto& note : drafted.notes)
        if (imported_.notes.size() < most_problems) imported_.notes.push_back(std::move(note));
}

void CollectionImport::run(CommitsHere const& commit, std::size_t claims_per_revision, core::Progress& progress,
                           HearsLine const& hear) {
    commit([&](core::Context& context) {
        require_mapped_scales(context.reader);
        // Whoever is sent a bundle takes nobody's approvals over, however empty the workspace is.
        if (!imported_.sender) so_far_.carried.into = core::what_they_come_into(context.reader, carried_);
        return core::Draft{};
    });
    std::vector<core::CollectedClaim> batch;
    std::size_t batch_bytes = 0;
    auto const write = [&] {
        if (batch.empty()) return;
        core::DraftedClaims drafted;
        // The scale comes in with the first claims that need it: who takes these back takes it back.
        commit([&](core::Context& context) {
            // A file that brings no verdict of its own brings no scale.
            auto const of_scales = scales_for(context, batch);
            so_far_.scales.clear();
            for (auto const& record : of_scales.puts) so_far_.scales.push_back(std::get<core::Scale>(record));
            drafted = core::import_claims(context, batch, {}, so_far_);
            auto draft = drafted.draft;
            draft.puts.insert(draft.puts.begin(), of_scales.puts.begin(), of_scales.puts.end());
            return draft;
        });
        batch.clear();
        batch_bytes = 0;
        tell(drafted, hear);
    };
    read(progress, [&](core::ReadClaim read) {
        if (read.claim) {
            auto& claim = *read.claim;
            core::settle_dates(claim, order_of_dates());
            claim.language = core::language_of(claim);
            batch.push_back(std::move(claim));
            batch_bytes += read.bytes;
        } else if (hear) {
            untold_.push_back({read.line, ImportedLine::Became::left_out, {}, {read.claim.error().message}});
        }
        if (!imported_.sender && (batch.size() >= claims_per_revision || batch_bytes >= bytes_per_revision)) write();
    });
    write();
    tell_of_those_ahead(hear); // and of what was left out behind the last claim
    std::ranges::stable_sort(imported_.problems, {}, [](auto const& each) { return each.first; });
}

void CollectionImport::rehearse(std::function<core::Context()> const& context, core::Progress& progress, HearsLine const& hear) {
    so_far_.is_trial = true;
    auto const draft_only = [&](std::function<core::Draft(core::Context&)> const& operation) {
        auto as_it_is = context();
        operation(as_it_is);
    };
    run(draft_only, claims_rehearsed_at_once, progress, hear);
}

core::TablePlan columns_of(Arrival const& arrival, core::ColumnMap const& map) {
    if (!format_of(arrival).has_columns)
        throw core::Error(core::Code::bad_input, say("{file} is no table.", {{"file", arrival.provenance.origin}}));
    auto const pieces = pieces_of(arrival);
    auto const encoding = map.encoding.empty() ? arrival.encoding : map.encoding;
    return core::plan_table([&] { return core::decoded_pieces(pieces.open(), encoding); }, map);
}

std::optional<core::Message> no_such_format(std::string_view key) {
    auto const* wanted = core::find_format(key);
    if (wanted && wanted->read_claims) return std::nullopt;
    std::string known;
    for (auto const& each : core::formats())
        if (each.read_claims) known += (known.empty() ? "" : ", ") + std::string(each.key);
    return say("Nobody reads the format “{format}” here; there are: {known}. Nothing was changed.",
               {{"format", std::string(key)}, {"known", known}});
}

void heed_map(Arrival& arrival) {
    auto const& kind = kind_of(arrival);
    if (!arrival.format.empty() || kind.holds == core::Holds::claims) return;
    if (kind.media_type != "text/plain" && kind.media_type != "text/vtt" && kind.media_type != "application/x-subrip")
        throw core::Error(core::Code::bad_input,
                          say("{file} is no table and no collection of claims, but of another kind ({kind}): a mapping tells nothing of "
                              "it. Nothing was changed.",
                              {{"file", arrival.provenance.origin}, core::in_words("kind", kind.name)}));
    arrival.format = "csv";
}

core::Format const& format_of(Arrival const& arrival, std::string_view given) {
    auto const key = given.empty() ? std::string_view(arrival.format) : given;
    if (!key.empty()) {
        if (auto why = no_such_format(key)) throw core::Error(core::Code::bad_input, std::move(*why));
        return *core::find_format(key);
    }
    auto const* format = core::format_reading(kind_of(arrival).media_type);
    if (!format) throw core::Error(core::Code::bad_input, say("{file} is no collection of claims.",
                                                             {{"file", arrival.provenance.origin}}));
    return *format;
}

ImportedClaims import_collection(core::Store& store, Arrival const& arrival, std::string const& name,
                                 core::Progress& progress, ImportWishes wishes) {
    if (wishes.map.encoding.empty()) wishes.map.encoding = arrival.encoding;
    auto const& format = format_of(arrival, wishes.format);
    auto opening = progress.part(0.05);
    CollectionImport import(format, open_collection(format, arrival, name, opening), name, std::move(wishes.map));
    if (wishes.differing == core::Differing::taken_over) import.take_over_what_differs();
    auto reading = progress.part(0.1);
    import.survey(reading);
    if (wishes.rehearsed) {
        auto rehearsing = progress.rest();
        import.rehearse([&] { return core::context_of(store); }, rehearsing, wishes.hear);
        progress.update(1, 1);
        return import.imported();
    }
    if (import.claims() > many_claims && wishes.before_many) wishes.before_many();
    auto const in_bulk = import.claims() > large_import && import.claims() > store.counts().claims;
    if (in_bulk) store.begin_bulk_load();
    auto const commit = [&](std::function<core::Draft(core::Context&)> const& operation) {
        auto context = core::context_of(store);
        store.commit(operation(context));
    };
    auto writing = progress.part(in_bulk ? 0.5 : 0.9);
    import.run(commit, claims_at_once, writing, wishes.hear);
    auto indexing = progress.rest();
    store.end_bulk_load(indexing);
    store.maintain(core::Reader::everything);
    progress.update(1, 1);
    return import.imported();
}

} // namespace app
