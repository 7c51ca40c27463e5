// Commands that bring in files: articles, collections of claims and lists of sources.
#include "app/cli/lookup.h"
#include "app/cli/record_json.h"
#include "app/cli/table_told.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "app/intake/collection.h"
#include "app/intake/importing.h"
#include "app/intake/readable_files.h"
#include "app/intake/source_list.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/matching/duplicates.h"
#include "core/ingest/sentences.h"
#include "core/text/signs.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

core::SourceFacts source_facts(Call const& call) {
    core::SourceFacts facts;
    facts.title = call.text("--title");
    if (call.given("--type"))
        facts.type = keyword<core::SourceType>("--type", call.text("--type"));
    facts.publisher = call.text("--publisher");
    facts.author = call.text("--author");
    facts.published = date(call, "--date");
    facts.url = call.text("--url");
    facts.language = call.text("--lang");
    facts.credit = call.text("--credit");
    return facts;
}

/// What was repaired or lost is a problem; how a document was read is only told.
void tell_notes(Call& call, std::vector<core::Message> const& notes) {
    for (auto const& note : notes)
        if (core::sentences::is_remark(note.text)) call.out.message(note);
        else call.out.problem(note);
}

/// An article tried out: as what it would come in.
void try_article(Call& call, Arrival const& arrival, std::string const& file, core::SourceFacts const& facts) {
    auto article = read_article(arrival);
    std::vector<core::Message> notes;
    for (auto const& note : article.ingested.notes) notes.push_back(note.message);
    auto const found = article.ingested.facts;
    auto const encoding = article.ingested.encoding;
    auto const size = core::count(core::length(article.ingested.text));
    auto context = core::context_of(call.store());
    auto const made = draft_article(context, std::move(article), facts);
    tell_notes(call, notes);
    Json json{{"file", file}, {"kind", "source"}, {"code_points", size}, {"encoding", encoding}, {"dry_run", true}};
    std::string title;
    for (auto const& record : made.draft.puts)
        if (auto const* source = std::get_if<core::Source>(&record)) title = source->title;
    json["title"] = title;
    if (!found.empty()) json["said"] = facts_json(found);
    call.out.object_or_message(json, say("Tried out, nothing was written: {file} would come in as the article “{title}”, of {count} "
                                         "characters.",
                                         {{"file", file}, {"title", title}, {"count", std::to_string(size)}}));
}

/// Whether an article is asked after that is perhaps here already; in a long list it would be told too often.
enum class Alone { no, yes };

/// Of a picture or recording nothing is taken over: what it says of itself is told.
bool is_shown(core::Reader const& reader, core::Id<core::Source> source) {
    auto const capture = core::newest_capture(reader, source);
    return capture && core::is_shown(capture->media_type);
}

void tell_imported(Call& call, std::string const& file, Imported const& imported, Alone alone) {
    auto const source = call.store().get(imported.source);
    auto const text = call.store().find(imported.text);
    tell_notes(call, imported.notes);
    Json json;
    json["file"] = file;
    json["kind"] = "source";
    json["id"] = core::id_text(imported.source.value);
    json["text"] = text ? Json(core::id_text(text->id.value)) : Json();
    json["title"] = source.title;
    json["language"] = source.language;
    json["code_points"] = text ? text->code_points : 0;
    if (text) json["extractor"] = text->extractor;
    json["encoding"] = imported.encoding;
    if (!imported.facts.empty()) json["said"] = facts_json(imported.facts);
    json["revision"] = imported.changes.seq;
    call.out.object_or_message(
        json, say("Brought in “{title}” (revision {revision}).",
                  {{"title", source.title}, {"revision", std::to_string(imported.changes.seq)}}));
    if (!call.out.json() && is_shown(call.store(), imported.source))
        for (auto const& fact : imported.facts)
            call.out.line("  " + call.translated(core::label_of(fact.kind)) + ": " + core::shown_line(fact.value) + " (" + core::shown_line(fact.from) + ")");
    call.out.line(core::id_text(imported.source.value));
    if (alone == Alone::no) return;
    for (auto const& pair : core::duplicates_of(call.store(), imported.source))
        call.out.message(core::perhaps_the_same(call.store(), pair, core::ref(imported.source)));
}

std::string_view became_word(ImportedLine::Became became) {
    switch (became) {
    case ImportedLine::Became::added: return "added";
    case ImportedLine::Became::known: return "known";
    case ImportedLine::Became::differs: return "differs";
    case ImportedLine::Became::changed: return "changed";
    case ImportedLine::Became::left_out: return "left_out";
    }
    return {};
}

/// "line 12: would come in", and what has to be said of it.
core::Message sentence_of(ImportedLine const& line) {
    std::vector<core::Arg> const args{{"line", std::to_string(line.line)}};
    switch (line.became) {
    case ImportedLine::Became::added: return say("line {line}: would come in.", args);
    case ImportedLine::Became::known: return say("line {line}: is here already.", args);
    case ImportedLine::Became::differs: return say("line {line}: is here, but not as the file has it; what is here stays.", args);
    case ImportedLine::Became::changed: return say("line {line}: is here, and would become what the file has.", args);
    case ImportedLine::Became::left_out: break;
    }
    return say("line {line}: cannot come in.", args);
}

/// Fields that both changed are said among the notes.
bool is_noted(core::CarriedChange const& change) { return change.what == core::CarriedChange::What::contested; }

Json change_json(core::CarriedChange const& change) {
    using What = core::CarriedChange::What;
    Json json{{"what", change.what == What::added ? "new" : change.what == What::taken ? "changed" : "contested"},
              {"kind", core::kind_name(change.ref.kind)},
              {"id", core::id_text(change.ref.id)},
              {"caption", change.caption}};
    if (change.what == What::added) return json;
    json["field"] = change.field;
    json["here"] = change.here;
    json["theirs"] = change.theirs;
    return json;
}

void tell_line(Call& call, ImportedLine const& line) {
    if (call.out.json()) {
        Json json{{"line", line.line}, {"became", became_word(line.became)}};
        if (line.claim && line.became != ImportedLine::Became::added) json["claim"] = core::id_text(line.claim.value);
        for (auto const& note : line.notes) json["notes"].push_back(core::render(note, call.language));
        for (auto const& change : line.changes) json["changes"].push_back(change_json(change));
        return call.out.object(json);
    }
    call.out.line(core::render(sentence_of(line), call.language));
    for (auto const& note : line.notes) call.out.line("    " + core::render(note, call.language));
    for (auto const& change : line.changes)
        if (!is_noted(change)) call.out.line("    " + core::render(core::sentence_of(change, core::Differing::stays), call.language));
}

/// What an exchange bundle did here, where that is nothing to look after.
void tell_changes(Call& call, ImportedLine const& line) {
    for (auto const& change : line.changes)
        if (!is_noted(change)) call.out.message(core::sentence_of(change, core::Differing::stays));
}

/// The words that stay as the collection has them, the most frequent first.
void tell_verdicts(Call& call, ImportedClaims const& imported) {
    if (imported.verdicts.empty()) return;
    std::vector<std::pair<std::string, std::int64_t>> words(imported.verdicts.begin(), imported.verdicts.end());
    std::ranges::stable_sort(words, [](auto const& one, auto const& other) { return one.second > other.second; });
    constexpr std::size_t most = 30;
    std::string told;
    for (std::size_t at = 0; at < std::min(words.size(), most); ++at)
        told += (at ? ", " : "") + words[at].first + " (" + std::to_string(words[at].second) + ")";
    if (words.size() > most) told += ", …";
    call.out.message(say("Verdicts that no table maps, which stay in the words of the collection: {words}.", {{"words", told}}));
}

/// Throws Error{refused} when whoever called named other signers than this one; an empty key is nobody's.
void require_named(Call& call, std::string const& signer, std::string const& file) {
    if (!call.given("--signed-by") || std::ranges::any_of(call.all("--signed-by"), [&](auto const& each) { return bare_key(each) == bare_key(signer); }))
        return;
    core::refuse(signer.empty() ? say("Nobody signed {file}. Nothing was changed.", {{"file", file}})
                                : say("{file} is signed by the key {key}, which you did not name. Nothing was changed.",
                                      {{"file", file}, {"key", signer}}));
}

/// Whose word a bundle is, before anything of it comes in.
void tell_sender(Call& call, Arrival const& arrival, std::string const& file) {
    core::Progress progress;
    auto const opened = open_collection(format_of(arrival, call.text("--as")), arrival, file, progress);
    if (!opened.sender) {
        if (call.given("--signed-by"))
            throw WrongUsage(say("Only an exchange bundle is signed: {file} is none.", {{"file", file}}));
        return;
    }
    auto const& sender = *opened.sender;
    auto const signer = sender.key.empty() ? std::string() : core::fingerprint(sender.key);
    require_named(call, signer, file);
    if (call.out.json())
        call.out.object({{"file", file}, {"bundle_of", sender.name}, {"signed_by", signer.empty() ? Json() : Json(signer)},
                         {"workspace", sender.workspace}, {"made", sender.made.ms ? core::to_iso(sender.made) : std::string()},
                         {"claims", sender.claims}});
    auto const told = core::sentence_of(sender, call.opener.key().fingerprint);
    if (signer.empty()) call.out.problem(told);
    else call.out.message(told);
}

/// A collection of claims is told by its number; tried out, line by line.
void import_claims(Call& call, Arrival const& arrival, std::string const& file) {
    auto progress = call.out.progress();
    ImportWishes wishes{column_map(call), call.text("--as"), call.given("--dry-run"), {}};
    wishes.before_many = [&] { call.back_up_before(core::BackupFor::import); };
    if (wishes.rehearsed) wishes.hear = [&](ImportedLine const& line) { tell_line(call, line); };
    else if (format_of(arrival, wishes.format).key == "bundle") wishes.hear = [&](ImportedLine const& line) { tell_changes(call, line); };
    if (call.given("--update")) wishes.differing = core::Differing::taken_over;
    auto const rehearsed = wishes.rehearsed;
    auto const first = rehearsed && format_of(arrival, wishes.format).has_columns ? first_rows(arrival, wishes.map) : Json::array();
    for (auto const& row : first) tell_row(call, row);
    auto const imported = import_collection(call.store(), arrival, file, progress, std::move(wishes));
    if (!rehearsed)
        for (auto const& trouble : troubles_of(imported, file, call.language)) call.out.problem(trouble);
    else if (imported.bad + imported.noted + imported.told_before > 0)
        call.exit_code = 1; // as importing it would
    if (!imported.encoding.empty())
        call.out.message(say("The bytes of {file} are no UTF-8: they are read as {encoding}. Where that is wrong, say it with --encoding.",
                             {{"file", file}, {"encoding", imported.encoding}}));
    if (rehearsed || call.given("--map")) tell_verdicts(call, imported);
    Json json{{"file", file},         {"kind", "claim"}, {"added", imported.added}, {"known", imported.known},
              {"differing", imported.differing}, {"left_out", imported.bad}};
    if (imported.sources > 0) json["sources"] = imported.sources;
    if (imported.changed > 0) json["changed"] = imported.changed;
    if (imported.sender) {
        json["fields"] = imported.fields;
        json["contested"] = imported.contested;
    }
    if (rehearsed) json["dry_run"] = true;
    if (!first.empty()) json["first"] = first;
    if (!imported.encoding.empty()) json["encoding"] = imported.encoding;
    if (!imported.verdicts.empty()) json["unmapped"] = imported.verdicts;
    if (!rehearsed) return call.out.object_or_message(json, summary_of(imported, file));
    if (imported.sender)
        return call.out.object_or_message(
            json, say("Tried out, nothing was written: claims of {file} that would come in: {count}; here already: {known}. Fields that "
                      "would become what the file has: {fields}; fields that both changed: {contested}.",
                      {{"count", std::to_string(imported.added)},
                       {"file", file},
                       {"known", std::to_string(imported.known)},
                       {"fields", std::to_string(imported.fields)},
                       {"contested", std::to_string(imported.contested)}}));
    call.out.object_or_message(json, say("Tried out, nothing was written: claims of {file} that would come in: {count}; here already: "
                                         "{known}, of them not as the file has them: {differing}; lines that cannot: {bad}.",
                                         {{"count", std::to_string(imported.added)},
                                          {"file", file},
                                          {"known", std::to_string(imported.known)},
                                          {"differing", std::to_string(imported.differing)},
                                          {"bad", std::to_string(imported.bad)}}));
}

/// A list of sources, or passages marked in them.
void import_works(Call& call, Arrival const& arrival, std::string const& file) {
    auto const list = read_source_list(arrival);
    auto context = core::context_of(call.store());
    ImportedList imported;
    auto const draft = draft_source_list(context, list, imported);
    auto const rehearsed = call.given("--dry-run");
    if (!rehearsed && !draft.puts.empty()) call.store().commit(draft);
    for (auto const& why : imported.problems)
        call.out.problem(say("{file}: {why}", {{"file", file}, {"why", core::render(why, call.language)}}));
    Json json{{"file", file}, {"kind", list.annotations.empty() ? "source" : "quotation"}, {"added", imported.added},
              {"known", imported.known}, {"left_out", imported.problems.size()}};
    if (rehearsed) json["dry_run"] = true;
    call.out.object_or_message(json, rehearsed ? say("Tried out, nothing was written: of {file} would come in: {count}; here "
                                                     "already: {known}.",
                                                     {{"count", std::to_string(imported.added)},
                                                      {"file", file},
                                                      {"known", std::to_string(imported.known)}})
                                               : summary_of(imported, list, file));
}

std::vector<std::string> signers_of(core::Verification const& found) {
    std::vector<std::string> signers;
    for (auto const& lane : found.lanes)
        if (lane.size > 0 && !lane.key.empty()) signers.push_back(core::fingerprint(lane.key));
    return signers;
}

/// Where signers are named, all of another workspace must be theirs.
void require_signers(Call& call, core::Verification const& found, std::string const& file) {
    auto const signers = signers_of(found);
    for (auto const& signer : signers) require_named(call, signer, file);
    if (found.unsigned_revisions > 0 || signers.empty()) require_named(call, {}, file);
}

/// Whose word another workspace is: that of the keys that signed its log, each entry of which was looked at.
void tell_signers(Call& call, core::Verification const& found, std::string const& file) {
    auto const signers = signers_of(found);
    if (call.out.json())
        call.out.object({{"file", file}, {"signed_by", signers}, {"unsigned", found.unsigned_revisions}});
    std::string keys;
    for (auto const& signer : signers) keys += (keys.empty() ? "" : ", ") + signer;
    if (!keys.empty())
        call.out.message(say("Its history is signed with {keys}, and not altered since: ask whoever made it whether that is their key.",
                             {{"keys", keys}}));
    if (found.unsigned_revisions > 0)
        call.out.problem(say("Revisions of {file} that nobody signed: {count}. Whoever passed it on may have altered them.",
                             {{"file", file}, {"count", std::to_string(found.unsigned_revisions)}}));
}

/// Another workspace comes in as the bundle that its own desk would make of it. Nobody signs that bundle: whose word it is
/// stands in the log it is made of.
std::optional<Arrival> bundle_of_workspace(Call& call, Arrival const& arrival) {
    constexpr std::size_t begins = 100, mark_at = 68; // of a database, whose program stands there
    if (kind_of(arrival).media_type != "application/vnd.sqlite3") return std::nullopt;
    auto const head = read_beginning(arrival.path, begins);
    if (head.size() < begins || head.substr(mark_at, 4) != "CPNT") return std::nullopt;
    auto const other = call.opener.open(arrival.path, Opening::read, call.actor);
    auto progress = call.out.progress();
    auto const found = other->verify(progress);
    if (core::needs_decision(found.status))
        core::refuse(say("{file}: {status}: {finding} Nothing was changed.",
                         {{"file", arrival.path}, {"status", std::string(core::key_of(found.status))},
                          {"finding", core::render(found.finding, call.language)}}));
    require_signers(call, found, arrival.path);
    call.out.message(say("{file} is a workspace: it comes in as an exchange bundle of all it holds would.", {{"file", arrival.path}}));
    tell_signers(call, found, arrival.path);
    auto selection = core::claims_listed(*other, {}, std::filesystem::path(arrival.path).filename().string());
    selection.now = call.store().now();
    selection.remarks = true;
    std::string bytes;
    core::Progress writing;
    core::write_bundle(*other, selection, [&](std::string_view piece) { bytes += piece; }, writing);
    return Arrival::text(std::move(bytes), arrival.provenance);
}

/// One file, or one page of it.
void bring_in(Call& call, std::string const& file, std::string const& page, core::SourceFacts const& facts, Alone alone) {
    auto arrival = Arrival::file(file);
    arrival.encoding = call.text("--encoding");
    auto bundle = bundle_of_workspace(call, arrival);
    auto const is_workspace = bundle.has_value();
    if (is_workspace) arrival = std::move(*bundle);
    arrival.page = page;
    arrival.language = facts.language;
    arrival.by_reference = call.given("--by-reference");
    if (call.given("--map") && !call.given("--as")) heed_map(arrival);
    if (call.given("--as") || !arrival.format.empty() || what_it_holds(arrival) == core::Holds::claims) {
        if (!is_workspace) tell_sender(call, arrival, file); // of one it is told already
        import_claims(call, arrival, file);
    } else if (what_it_holds(arrival) == core::Holds::works)
        import_works(call, arrival, file);
    else if (call.given("--dry-run"))
        try_article(call, arrival, file, facts);
    else
        tell_imported(call, file, import_article(call.store(), arrival, facts), alone);
}

void import(Call& call) {
    auto const facts = source_facts(call);
    auto const& files = call.all("FILE");
    auto pages = call.all("--page");
    if (pages.empty()) pages.emplace_back();
    auto const count = files.size() * pages.size();
    constexpr std::size_t few = 20;
    int imported = 0;
    std::optional<core::Error> last;
    if (call.given("--as"))
        if (auto why = no_such_format(call.text("--as"))) throw WrongUsage(std::move(*why));
    for (auto const& file : files)
        for (auto const& page : pages) {
            try {
                bring_in(call, file, page, facts, count <= few ? Alone::yes : Alone::no);
                ++imported;
            } catch (core::Error const& error) {
                if (count == 1)
                    throw;
                call.out.problem(
                    say("{file}: {why}",
                        {{"file", file}, {"why", core::render(error.message(), call.language)}}));
                last = error;
            }
        }
    if (imported == 0 && last)
        throw core::Error(last->code(), say("None of the {count} files was brought in.",
                                            {{"count", std::to_string(count)}}));
}

} // namespace

std::span<Command const> import_commands() {
    static std::vector<Command> const commands{
        {"import",
         N_("Bring in articles, whose bytes are kept, collections of claims, or lists of sources"),
         "-w desk.counterpoint import article.html --date 2022-12 --publisher \"Le Quotidien\" "
         "--lang fr",
         Opening::write,
         import,
         {{"FILE", Shape::some,
           N_("Files, told by their bytes. These are read"),
           "FILE", readable_files},
          {"--date", Shape::option, N_("When it was published, such as 2022-12-19 or 2022-12"), "DATE"},
          {"--publisher", Shape::option, N_("Who published it"), "NAME"},
          {"--author", Shape::option, N_("Who wrote it"), "NAME"},
          {"--url", Shape::option, N_("Its address"), "URL"},
          {"--title", Shape::option, N_("Its title")},
          {"--credit", Shape::option, N_("Photo or agency credit")},
          {"--lang", Shape::option, N_("Its language"), "CODE"},
          {"--type", Shape::option,
           N_("article, wire, transcript, communique, broadcast, post, report, "
              "data_set or other"),
           "TYPE"},
          {"--encoding", Shape::option, N_("Encoding of the bytes, when it is known"), "NAME"},
          {"--page", Shape::repeated, N_("Of an archive of web pages (WARC, WACZ): the address of the page, instead of the main or largest one"), "URL"},
          {"--by-reference", Shape::flag, N_("Of a recording keep name, size and SHA-256 alone; one of more than 100 MB always comes in so")},
          {"--dry-run", Shape::flag, N_("Write nothing: tell what would become of each line of a collection")},
          {"--update", Shape::flag,
           N_("Take over claims that are here, but not as the collection has them, as new versions; of an exchange bundle, fields that "
              "both changed")},
          {"--signed-by", Shape::repeated, N_("Take an exchange bundle only when this key signed it, by its fingerprint"), "KEY"},
          {"--as", Shape::option, N_("The format of a collection, instead of telling it from the bytes; of a web page claimreview takes the checks it carries. "
              "MediaReview, AVeriTeC and Fact Check Tools are read as claimreview, Meedan Check as csv"), "FORMAT",
           readable_formats},
          {"--map", Shape::option,
           N_("What the columns of a table are, and which ratings a publisher's verdicts stand for, as “columns” writes it"),
           "FILE"}}},
    };
    return commands;
}

} // namespace app::cli
