// Commands for sources: looking through them, and finding what they quote.
#include "app/cli/lookup.h"
#include "app/cli/record_json.h"
#include "app/common/detection.h"
#include "app/common/reading.h"
#include "app/intake/arrival.h"
#include "app/intake/reader_process.h"
#include "core/base/size.h"
#include "core/editorial/sources.h"
#include "core/ingest/reference.h"
#include "core/ingest/sentences.h"
#include "core/matching/same_quotation.h"
#include "core/operations/archived_pages.h"
#include "core/operations/reading_again.h"
#include "core/text/strict_json.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

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

/// The pages beside it in the archive that a source came from, one a line; those that are sources already are left out.
void archived_pages(Call& call) {
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    auto const pages = core::archived_pages(call.store(), source, &confined_reading());
    for (auto const& address : pages.missing)
        if (call.out.json()) call.out.object({{"page", address}});
        else call.out.line(address);
    if (!call.out.json())
        call.out.message(say("Pages of the archive: {count}; not here yet: {missing}. “import {file} --page URL” brings one in.",
                             {{"count", std::to_string(pages.count)}, {"missing", std::to_string(pages.missing.size())},
                              {"file", pages.provenance.origin}}));
}

std::string saved_bytes(core::Reader const& reader, core::Capture const& capture) {
    auto bytes = reader.bytes(capture.digest);
    if (!bytes)
        throw core::Error(core::Code::damaged, say("The saved bytes with SHA-256 {digest} are missing from the workspace.",
                                                   {{"digest", core::to_hex(capture.digest)}}));
    return std::move(*bytes);
}

core::Capture capture_of(core::Reader const& reader, core::Id<core::Source> source) {
    auto capture = core::newest_capture(reader, source);
    if (!capture)
        throw core::Error(core::Code::not_found, say("The source “{title}” has no saved bytes.", {{"title", reader.get(source).title}}));
    return std::move(*capture);
}

/// Looks for words in a picture that came in without, or in another language.
void read_picture(Call& call) {
    auto& store = call.store();
    auto const source = resolve_as<core::Source>(store, call.text("SOURCE"));
    auto const capture = capture_of(store, source);
    core::IngestOptions options;
    options.file_name = capture.origin;
    options.language = call.text("--lang");
    options.confined = &confined_reading();
    auto read = core::ingest(saved_bytes(store, capture), options);
    auto const notes = read.notes;
    auto context = core::context_of(store);
    auto const made = core::add_words_of_picture(context, source, std::move(read));
    for (auto const& note : notes)
        if (core::sentences::is_remark(note.message.text)) call.out.message(note.message);
        else call.out.problem(note.message);
    call.commit(made.draft, core::ref(made.id));
}

/// Whether a file is, byte for byte, what a source was made from: the only way to tell where a recording is kept by reference.
void same_file(Call& call) {
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    auto const capture = capture_of(call.store(), source);
    auto const file = call.text("FILE");
    auto wanted = capture.digest;
    if (capture.media_type == core::reference_type)
        if (auto const reference = core::reference_in(saved_bytes(call.store(), capture))) wanted = reference->digest;
    core::Sha256 hash;
    auto const next = pieces_of(Arrival::file(file)).open();
    for (auto piece = next(); !piece.empty(); piece = next()) hash.update(piece);
    auto const found = hash.finish();
    auto const same = found == wanted;
    std::vector<core::Arg> const args{{"file", file}, {"title", call.store().get(source).title}};
    call.out.object_or_message({{"file", file}, {"same", same}, {"sha256", core::to_hex(found)}, {"recorded", core::to_hex(wanted)}},
                               same ? say("{file} is, byte for byte, what “{title}” stands for.", args)
                                    : say("{file} is not what “{title}” stands for: its SHA-256 is another one.", args));
    call.exit_code = same ? 0 : 1;
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
        {"archived-pages",
         N_("List the other pages of the archive of the web that a source came from; “import FILE --page URL” brings one in"),
         "-w desk.counterpoint archived-pages 7k3qp",
         Opening::read,
         archived_pages,
         {{"SOURCE", Shape::one, N_("The source")}}},
        {"read-picture",
         N_("Look for words in a picture that is here, once a program is installed that reads them, or in another language"),
         "-w desk.counterpoint read-picture 7k3qp --lang fr",
         Opening::write,
         read_picture,
         {{"SOURCE", Shape::one, N_("The source")}, {"--lang", Shape::option, N_("The language of the words"), "CODE"}}},
        {"same-file",
         N_("Tell whether a file is, byte for byte, what a source was made from, such as a recording kept by reference"),
         "-w desk.counterpoint same-file 7k3qp interview.mp4",
         Opening::read,
         same_file,
         {{"SOURCE", Shape::one, N_("The source")}, {"FILE", Shape::one, N_("The file")}}},
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
