// Commands for sources: bringing them in, looking through them, and finding what they quote.
#include "app/cli/lookup.h"
#include "app/cli/record_json.h"
#include "app/common/detection.h"
#include "app/intake/collection.h"
#include "app/intake/importing.h"
#include "app/intake/reader_process.h"
#include "app/intake/readable_files.h"
#include "app/intake/source_list.h"
#include "app/intake/table_sample.h"
#include "app/common/reading.h"
#include "app/common/writing.h"
#include "core/editorial/sources.h"
#include "core/text/strict_json.h"
#include "core/matching/same_quotation.h"
#include "core/operations/reading_again.h"
#include "core/base/size.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
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

void tell_imported(Call& call, std::string const& file, Imported const& imported) {
    auto const source = call.store().get(imported.source);
    auto const text = call.store().get(imported.text);
    for (auto const& note : imported.notes)
        call.out.problem(note);
    Json json;
    json["file"] = file;
    json["kind"] = "source";
    json["id"] = core::id_text(imported.source.value);
    json["text"] = core::id_text(imported.text.value);
    json["title"] = source.title;
    json["language"] = source.language;
    json["code_points"] = text.code_points;
    json["encoding"] = imported.encoding;
    if (!imported.facts.empty()) json["said"] = facts_json(imported.facts);
    json["revision"] = imported.changes.seq;
    call.out.object_or_message(
        json, say("Brought in “{title}” (revision {revision}).",
                  {{"title", source.title}, {"revision", std::to_string(imported.changes.seq)}}));
    call.out.line(core::id_text(imported.source.value));
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

void tell_line(Call& call, ImportedLine const& line) {
    if (call.out.json()) {
        Json json{{"line", line.line}, {"became", became_word(line.became)}};
        if (line.claim && line.became != ImportedLine::Became::added) json["claim"] = core::id_text(line.claim.value);
        for (auto const& note : line.notes) json["notes"].push_back(core::render(note, call.language));
        return call.out.object(json);
    }
    call.out.line(core::render(sentence_of(line), call.language));
    for (auto const& note : line.notes) call.out.line("    " + core::render(note, call.language));
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

core::ColumnMap column_map(Call const& call) {
    auto const& file = call.text("--map");
    if (file.empty()) return {};
    return core::read_column_map(read_file(file), file);
}

/// A collection of claims is told by its number; tried out, line by line.
void import_claims(Call& call, Arrival const& arrival, std::string const& file) {
    auto progress = call.out.progress();
    ImportWishes wishes{column_map(call), call.text("--as"), call.given("--dry-run"), {}};
    if (wishes.rehearsed) wishes.hear = [&](ImportedLine const& line) { tell_line(call, line); };
    if (call.given("--update")) wishes.differing = core::Differing::taken_over;
    auto const rehearsed = wishes.rehearsed;
    auto const imported = import_collection(call.store(), arrival, file, progress, std::move(wishes));
    if (!rehearsed)
        for (auto const& trouble : troubles_of(imported, file, call.language)) call.out.problem(trouble);
    else if (imported.bad > 0)
        call.exit_code = 1;
    if (rehearsed || call.given("--map")) tell_verdicts(call, imported);
    Json json{{"file", file},         {"kind", "claim"}, {"added", imported.added}, {"known", imported.known},
              {"differing", imported.differing}, {"left_out", imported.bad}};
    if (imported.sources > 0) json["sources"] = imported.sources;
    if (imported.changed > 0) json["changed"] = imported.changed;
    if (rehearsed) json["dry_run"] = true;
    if (!imported.verdicts.empty()) json["unmapped"] = imported.verdicts;
    if (!rehearsed) return call.out.object_or_message(json, summary_of(imported, file));
    call.out.object_or_message(json, say("Tried out, nothing was written: {count} claims of {file} would come in; here already: "
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
    call.out.object_or_message(json, rehearsed ? say("Tried out, nothing was written: {count} of {file} would come in; here "
                                                     "already: {known}.",
                                                     {{"count", std::to_string(imported.added)},
                                                      {"file", file},
                                                      {"known", std::to_string(imported.known)}})
                                               : summary_of(imported, list, file));
}

/// How the columns of a table are understood, as a file to put right and to hand to import.
void columns(Call& call) {
    auto arrival = Arrival::file(call.text("FILE"));
    arrival.encoding = call.text("--encoding");
    auto const said = column_map(call);
    auto const plan = columns_of(arrival, said);
    auto const map = told_map(plan, said);
    if (!plan.known_as.empty())
        call.out.message(say("This is a table of {program}.", {{"program", plan.known_as}}));
    for (auto const at : plan.rest)
        call.out.message(say("The column “{name}” goes into the note.", {{"name", plan.head[at]}}));
    if (!plan.places.contains(core::Column::text))
        call.out.problem(say("Nobody can tell which column holds the claims: name it under “text”."));
    auto const json = core::write_column_map(map);
    if (call.given("--output")) {
        write_file(call.text("--output"), json);
        return call.out.message(say("How its columns are understood is in {file}.", {{"file", call.text("--output")}}));
    }
    call.out.bytes(json);
}

void import(Call& call) {
    auto const facts = source_facts(call);
    auto const& files = call.all("FILE");
    int imported = 0;
    std::optional<core::Error> last;
    for (auto const& file : files) {
        try {
            auto arrival = Arrival::file(file);
            arrival.encoding = call.text("--encoding");
            if (call.given("--as") || what_it_holds(arrival) == core::Holds::claims)
                import_claims(call, arrival, file);
            else if (what_it_holds(arrival) == core::Holds::works)
                import_works(call, arrival, file);
            else if (call.given("--dry-run"))
                throw core::Error(core::Code::bad_input,
                                  say("{file} is an article; only collections and lists can be tried out.", {{"file", file}}));
            else
                tell_imported(call, file, import_article(call.store(), arrival, facts));
            ++imported;
        } catch (core::Error const& error) {
            if (files.size() == 1)
                throw;
            call.out.problem(
                say("{file}: {why}",
                    {{"file", file}, {"why", core::render(error.message(), call.language)}}));
            last = error;
        }
    }
    if (imported == 0 && last)
        throw core::Error(last->code(), say("None of the {count} files was brought in.",
                                            {{"count", std::to_string(files.size())}}));
}

struct Document {
    std::string id;
    std::string text;
    std::string language;
};

Json quote_json(core::Suggestion const& found, core::Translator const& language) {
    Json json;
    json["start"] = found.span.start;
    json["end"] = found.span.end;
    json["text"] = found.text;
    // A pronoun that stands for nobody known is still who speaks, as the text has it.
    json["speaker"] = !found.speaker.empty()   ? Json(found.speaker)
                      : !found.mention.empty() ? Json(found.mention)
                                               : Json();
    json["named"] = !found.speaker.empty();
    json["cue"] = found.cue.empty() ? Json() : Json(found.cue);
    if (found.confidence > 0)
        json["confidence"] = found.confidence;
    if (found.speaker_span) {
        json["speaker_start"] = found.speaker_span->start;
        json["speaker_end"] = found.speaker_span->end;
    }
    auto const more = [&](char const* name, std::string const& value) {
        if (!value.empty())
            json[name] = value;
    };
    if (!found.alternatives.empty())
        json["alternatives"] = found.alternatives;
    more("role", found.role);
    more("on_behalf_of", found.on_behalf_of);
    more("when", found.when);
    more("place", found.place);
    more("occasion", found.occasion);
    json["mode"] = core::key_of(found.mode);
    if (found.told != core::Told::said)
        json["told"] = core::key_of(found.told);
    for (auto const& related : found.relates) {
        Json relation{{"to", related.to}, {"type", core::key_of(related.how)}};
        if (related.evidence) {
            relation["start"] = related.evidence->start;
            relation["end"] = related.evidence->end;
        }
        json["relations"].push_back(std::move(relation));
    }
    json["rule"] = found.rule;
    json["standing"] = found.standing;
    if (!found.clarity.empty())
        json["clarity"] = found.clarity;
    json["reason"] = core::render(found.reason, language);
    return json;
}

void print_found(Call& call, core::Suggestion const& found) {
    std::string about;
    for (auto const* part : {&found.speaker, &found.role, &found.on_behalf_of, &found.when,
                             &found.place, &found.occasion})
        if (!part->empty())
            about += (about.empty() ? "" : " · ") + *part;
    call.out.line(fmt::format("{}:{}  {:.2f}  «{}»", found.span.start, found.span.end,
                              found.confidence, found.text));
    if (!about.empty())
        call.out.line("    " + about);
    if (found.told != core::Told::said)
        call.out.line("    " + core::render(found.reason, call.language));
    if (!found.alternatives.empty())
        call.out.line("    " + core::render(say("Or: {names}",
                                                {{"names", fmt::format("{}", fmt::join(found.alternatives, ", "))}}),
                                            call.language));
}

void print_set_aside(Call& call, core::Suggestion const& found) {
    call.out.line(fmt::format("{}:{}  {}  «{}»", found.span.start, found.span.end,
                              core::render(found.reason, call.language), found.text));
}

/// Where the same words are recorded already, if a workspace is open to tell.
std::vector<core::SameQuotation> recorded_as(Call& call, core::Suggestion const& found, Document const& document) {
    if (!call.opened)
        return {};
    return core::same_quotation(*call.opened, found.text, document.language, 1);
}

void detect_in(Call& call, Document const& document, Form form) {
    auto const found = suggest(document.text, document.language,
                               call.given("--indirect") ? core::Indirect::yes : core::Indirect::no);
    if (form == Form::json) {
        Json json;
        json["id"] = document.id;
        json["quotes"] = Json::array();
        for (auto const& each : found.quotations) {
            auto quote = quote_json(each, call.language);
            for (auto const& same : recorded_as(call, each, document))
                quote["recorded"] = {{"statement", core::id_text(same.statement.value)},
                                     {"exact", same.exact},
                                     {"numbers_differ", same.numbers_differ},
                                     {"negation_differs", same.negation_differs}};
            json["quotes"].push_back(std::move(quote));
        }
        json["set_aside"] = Json::array();
        for (auto const& each : found.set_aside)
            json["set_aside"].push_back(quote_json(each, call.language));
        json["reported"] = Json::array();
        for (auto const& each : found.reported)
            json["reported"].push_back(quote_json(each, call.language));
        call.out.object(json);
        return;
    }
    auto const count = std::to_string(found.quotations.size());
    call.out.message(say("{id}: {count} quotations.", {{"id", document.id}, {"count", count}}));
    for (auto const& each : found.quotations) {
        print_found(call, each);
        for (auto const& same : recorded_as(call, each, document))
            call.out.line("    " + core::render(same.exact ? say("Recorded already: {id}",
                                                                 {{"id", core::id_text(same.statement.value)}})
                                                           : say("Recorded already, nearly so: {id}",
                                                                 {{"id", core::id_text(same.statement.value)}}),
                                                call.language));
    }
    if (!found.set_aside.empty())
        call.out.line("");
    for (auto const& each : found.set_aside)
        print_set_aside(call, each);
    if (found.reported.empty())
        return;
    call.out.line("");
    call.out.message(say("Reported without marks:"));
    for (auto const& each : found.reported) {
        print_found(call, each);
        call.out.line("    " + core::render(each.reason, call.language));
    }
}

Document document_for(Call& call, std::string const& wanted) {
    Document document;
    document.language = call.text("--lang");
    std::error_code ignored;
    if (call.workspace.empty() || std::filesystem::exists(wanted, ignored)) {
        auto arrival = Arrival::file(wanted);
        arrival.provenance.origin = wanted;
        arrival.encoding = call.text("--encoding");
        auto ingested = read_article(arrival).ingested;
        document.id = wanted;
        document.text = std::move(ingested.text);
        if (document.language.empty())
            document.language = ingested.language;
        return document;
    }
    if (!call.opened)
        call.opened = call.open(Opening::read);
    auto const* store = call.opened.get();
    auto const text = store->get(resolve_text(*store, wanted));
    document.id = core::id_text(core::source_of(*store, text.id).value);
    document.text = core::words_of(*store, text);
    if (document.language.empty())
        document.language = text.language;
    return document;
}

Document parse_document(std::string_view line) {
    auto const read = core::read_json(line);
    if (!read)
        throw core::Error(core::Code::bad_input, core::fault_message(read.error()));
    try {
        auto const& json = *read;
        Document document;
        auto const& id = json.at("id");
        document.id = id.is_string() ? id.get<std::string>() : id.dump();
        document.text = json.at("text").get<std::string>();
        if (auto const lang = json.find("lang"); lang != json.end() && lang->is_string())
            document.language = lang->get<std::string>();
        return document;
    } catch (nlohmann::json::exception const& error) {
        throw core::Error(
            core::Code::bad_input,
            say("this is not {\"id\", \"lang\", \"text\"}: {why}", {{"why", error.what()}}));
    }
}

void detect_lines(Call& call, std::string const& path) {
    each_line(path, [&](core::Line const& line) {
        try {
            if (line.too_long)
                throw core::Error(core::Code::bad_input,
                                  say("It has more than {most}.", {{"most", core::size_text(core::largest_line)}}));
            detect_in(call, parse_document(line.text), Form::json);
        } catch (core::Error const& error) {
            call.out.problem(say("Line {number}: {why}",
                                 {{"number", std::to_string(line.number)},
                                  {"why", core::render(error.message(), call.language)}}));
        }
    });
}

void detect(Call& call) {
    for (auto const& problem : lexicon_problems()) // said once, not for every text
        call.out.problem(problem);
    auto const& wanted = call.all("FILE");
    if (wanted.empty() && !call.given("--jsonl"))
        throw WrongUsage(say("Say in which file or source to look, or give --jsonl FILE."));
    // With a workspace at hand it is told what is recorded already.
    std::error_code ignored;
    if (!call.workspace.empty() && std::filesystem::exists(call.workspace, ignored))
        call.opened = call.open(Opening::read);
    auto const form = call.out.json() ? Form::json : Form::text;
    for (auto const& each : wanted) {
        try {
            detect_in(call, document_for(call, each), form);
        } catch (core::Error const& error) {
            if (wanted.size() == 1)
                throw;
            call.out.problem(
                say("{file}: {why}",
                    {{"file", each}, {"why", core::render(error.message(), call.language)}}));
        }
    }
    if (call.given("--jsonl"))
        detect_lines(call, call.text("--jsonl"));
}

/// The saved bytes in another encoding: a text of its own, to which the quotations are carried over.
void read_again(Call& call) {
    auto& store = call.store();
    auto const source = resolve_as<core::Source>(store, call.text("SOURCE"));
    if (!call.given("--encoding")) throw WrongUsage(say("Say with --encoding in which encoding to read the bytes."));
    auto const before = resolve_text(store, call.text("SOURCE"));
    auto ingested = core::read_again(store, before, call.text("--encoding"), &confined_reading());
    for (auto const& note : ingested.notes) call.out.problem(note.message);
    auto const encoding = ingested.encoding;
    auto context = core::context_of(store);
    auto const made = core::add_text_read_again(context, before, std::move(ingested), &confined_reading());
    auto const changes = store.commit(made.draft);
    call.out.object_or_message({{"kind", "text"},
                                {"id", core::id_text(made.text.value)},
                                {"source", core::id_text(source.value)},
                                {"encoding", encoding},
                                {"carried", made.carried},
                                {"left", made.left},
                                {"revision", changes.seq}},
                               core::told_of_reading_again(made, encoding));
    call.out.line(core::id_text(made.text.value));
}

/// Takes in all that a page shows, unless it is there.
void whole_page(Call& call) {
    auto& store = call.store();
    auto const source = resolve_as<core::Source>(store, call.text("SOURCE"));
    auto context = core::context_of(store);
    auto page = core::read_whole_page(store, source, &confined_reading());
    auto const made = core::add_whole_page(context, source, std::move(page));
    call.commit(made.draft, core::ref(made.id));
}

void triage(Call& call) {
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    auto context = core::context_of(call.store());
    call.commit(core::set_triage(context, source,
                                 call.given("--inbox") ? core::Triage::inbox : core::Triage::done),
                core::ref(source));
}

} // namespace

std::span<Command const> source_commands() {
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
          {"--dry-run", Shape::flag, N_("Write nothing: tell what would become of each line of a collection")},
          {"--update", Shape::flag,
           N_("Take over claims that are here, but not as the collection has them, as new versions")},
          {"--as", Shape::option, N_("The format of a collection, instead of telling it from the bytes"), "FORMAT",
           readable_formats},
          {"--map", Shape::option,
           N_("What the columns of a table are, and which ratings a publisher's verdicts stand for, as “columns” writes it"),
           "FILE"}}},
        {"columns",
         N_("Tell how the columns of a table of claims are understood, as a file to put right; writes nothing"),
         "columns sheet.csv -o sheet.map.json",
         Opening::nothing,
         columns,
         {{"FILE", Shape::one, N_("The table: CSV, TSV or the like")},
          {"--map", Shape::option, N_("What is known of it already, as this command writes it"), "FILE"},
          {"--encoding", Shape::option, N_("Encoding of the bytes, when it is known"), "NAME"},
          {"-o,--output", Shape::option, N_("Where to write it; standard output without"), "FILE"}}},
        {"detect",
         N_("Find what a text quotes, and who says it; writes nothing"),
         "--json detect article.txt",
         Opening::nothing,
         detect,
         {{"FILE", Shape::any, N_("Files, or sources of the workspace")},
          {"--lang", Shape::option, N_("Language of the text"), "CODE"},
          {"--encoding", Shape::option, N_("Encoding of the bytes, when it is known"), "NAME"},
          {"--indirect", Shape::flag, N_("Words reported without marks as well")},
          {"--jsonl", Shape::option,
           N_("Documents as lines of {\"id\", \"lang\", \"text\"}; answers in "
              "JSON lines"),
           "FILE"}}},
        {"read-again",
         N_("Read the saved bytes of a source in another encoding; the earlier text stays, its quotations are carried over"),
         "-w desk.counterpoint read-again 7k3qp --encoding windows-1251",
         Opening::write,
         read_again,
         {{"SOURCE", Shape::one, N_("The source")},
          {"--encoding", Shape::option, N_("The encoding, such as windows-1251, gbk or shift_jis"), "NAME"}}},
        {"whole-page",
         N_("Take in all that the page of a source shows as a second text, with what was left out of its article"),
         "-w desk.counterpoint whole-page 7k3qp",
         Opening::write,
         whole_page,
         {{"SOURCE", Shape::one, N_("The source")}}},
        {"triage",
         N_("Mark a source as looked through"),
         "-w desk.counterpoint triage 7k3qp --done",
         Opening::write,
         triage,
         {{"SOURCE", Shape::one, N_("The source")},
          {"--done", Shape::flag, N_("Looked through (this is also what happens without it)")},
          {"--inbox", Shape::flag, N_("Back into the inbox")}}},
    };
    return commands;
}

} // namespace app::cli
