// Commands that only look: lists, single records, dossiers, histories, search and export.
#include "app/cli/captures_text.h"
#include "app/cli/history_warning.h"
#include "app/cli/listing.h"
#include "app/cli/lookup.h"
#include "app/cli/paging.h"
#include "app/cli/record_json.h"
#include "app/cli/record_text.h"
#include "app/common/writing.h"
#include "app/print/dossier_file.h"
#include "core/editorial/dossier.h"
#include "core/editorial/captures.h"
#include "core/editorial/passage_link.h"
#include "app/intake/reader_process.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/formats/claims_table.h"
#include "core/formats/list.h"
#include "core/search/hits.h"
#include "core/base/size.h"
#include "core/ingest/web_address.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/editorial/verdict.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The dossier as it is; without the verdict for whoever is to give a second one first.
void show_dossier(Call& call, core::Id<core::Claim> claim) {
    auto dossier = core::load_dossier(call.store(), claim);
    auto const concealed = dossier.review && core::is_concealed(call.store(), *dossier.review, call.actor);
    if (concealed) {
        dossier.review = std::get<core::Review>(core::told_to(call.store(), *dossier.review, call.actor));
        call.out.message(say("Give your own verdict first; the other one shows afterwards."));
    }
    if (!call.out.json())
        return call.out.text(dossier_text(dossier, call.store(), call.language));
    auto json = Json::parse(core::dossier_json(dossier, call.store(), call.language));
    if (concealed) // they tell what the rating is
        json.erase("history");
    call.out.object(json);
}

/// A stretch of a text and what its document calls it.
struct Stretch {
    core::Span span;
    core::Position const* part = nullptr; ///< null: no part of the document is named there
};

std::vector<Stretch> parts_of(core::Text const& text) {
    std::vector<Stretch> parts{{{0, text.code_points}, nullptr}};
    for (auto const& position : text.positions) {
        if (position.kind != core::PositionKind::part) continue;
        parts.back().span.end = position.start;
        if (parts.back().span.length() == 0) parts.pop_back();
        parts.push_back({{position.start, text.code_points}, &position});
    }
    return parts;
}

/// The words of a source's article, or of the text that was named; a whole page with a line before each of its parts.
void show_text(Call& call) {
    auto const& store = call.store();
    auto const text = store.get(resolve_text(store, call.text("ID")));
    auto const words = core::words_of(store, text);
    core::Offsets const offsets(words);
    if (call.out.json()) {
        Json json{{"id", core::id_text(text.id.value)},
                  {"extractor", text.extractor},
                  {"language", text.language},
                  {"text", words}};
        for (auto const& [span, part] : parts_of(text))
            if (part) json["parts"].push_back({{"start", span.start}, {"end", span.end}, {"label", part->label}});
        return call.out.object(json);
    }
    for (auto const& [span, part] : parts_of(text)) {
        if (part) call.out.line("── " + core::render(core::position_words(*part), call.language) + " ──");
        call.out.text(std::string(offsets.slice(span)) + (span.end == text.code_points ? "\n" : ""));
    }
}

/// Those of a source, or the one that is shown.
std::vector<core::CaptureSeen> captures_of(core::Records const& reader, core::Record const& record) {
    if (auto const* source = std::get_if<core::Source>(&record)) return core::captures_seen(reader, source->id);
    auto const* capture = std::get_if<core::Capture>(&record);
    if (!capture) return {};
    auto all = core::captures_seen(reader, capture->source);
    std::erase_if(all, [&](core::CaptureSeen const& seen) { return seen.capture.id != capture->id; });
    return all;
}

/// The record of a collection a claim came in as, as it stood in the file.
void show_record(Call& call, core::Ref ref) {
    auto const claim = call.store().find(core::id_as<core::Claim>(ref));
    if (!claim) throw WrongUsage(say("Only a claim came in as a record of a collection."));
    if (claim->came_as.empty()) throw core::Error(core::Code::not_found, say("The claim was made here; it came in as no record of a collection."));
    auto const record = call.store().bytes(claim->came_as);
    if (!record) throw core::Error(core::Code::not_found, say("The record the claim came in as is not here yet."));
    if (call.out.json()) return call.out.object({{"id", core::id_text(ref.id)}, {"sha256", core::to_hex(claim->came_as)}, {"record", *record}});
    call.out.text(*record + (record->ends_with('\n') ? "" : "\n"));
}

/// The link to the words of a quotation, or of the first one of a statement.
void show_link(Call& call, core::Ref ref) {
    auto quotation = call.store().find(core::id_as<core::Quotation>(ref));
    if (auto const statement = core::id_as<core::Statement>(ref)) {
        auto const places = call.store().referring<core::Quotation>("statement", statement);
        if (!places.empty()) quotation = places.front();
    }
    if (!quotation) throw WrongUsage(say("Only to the words of a quotation, or of a statement that has one, a link leads."));
    auto const link = core::link_to_passage(call.store(), *quotation);
    if (call.out.json()) return call.out.object({{"kind", "quotation"}, {"id", core::id_text(quotation->id.value)}, {"link", link}});
    call.out.line(link);
}

void show(Call& call) {
    if (call.given("--text")) return show_text(call);
    auto const ref = resolve(call.store(), call.text("ID"));
    if (call.given("--link")) return show_link(call, ref);
    if (call.given("--record")) return show_record(call, ref);
    auto const then = as_of(call, ref);
    // The claim alone can be shown without its verdict.
    if (then || ref.kind != core::Kind::claim)
        core::refuse_concealed(call.store(), ref, call.actor);
    auto const& reader = then ? static_cast<core::Records const&>(*then) : call.store();
    auto const record = reader.find(ref);
    if (!record)
        wrong_kind(call.store(), ref, ref.kind);
    if (ref.kind == core::Kind::claim && !then)
        return show_dossier(call, {ref.id});
    auto const said = ref.kind == core::Kind::source && !then ? core::said_of_source(call.store(), {ref.id}, &confined_reading())
                                                              : std::vector<core::FoundFact>();
    auto const captures = then ? std::vector<core::CaptureSeen>() : captures_of(call.store(), *record);
    if (call.out.json()) {
        auto json = ref.kind == core::Kind::claim
                        ? Json::parse(core::dossier_json(core::load_dossier(reader, {ref.id}), reader, call.language))
                        : record_json(*record, reader);
        if (!said.empty()) json["said"] = facts_json(said);
        if (!captures.empty()) json["captures"] = captures_json(captures);
        return call.out.object(json);
    }
    if (then)
        call.out.message(as_it_stood(*then, call.language));
    call.out.text(ref.kind == core::Kind::claim
                     ? dossier_text(core::load_dossier(reader, {ref.id}), reader, call.language)
                     : record_text(*record, reader, call.language) + said_text(said, call.language) +
                           captures_text(captures, call.language, ref.kind == core::Kind::capture ? Headers::yes : Headers::no));
}

/// The found words between marks a terminal can show.
std::string with_marks(std::string excerpt, std::string_view open, std::string_view close) {
    std::string out;
    for (auto const c : excerpt) {
        if (c == '\x02')
            out += open;
        else if (c == '\x03')
            out += close;
        else
            out += c == '\n' ? ' ' : c;
    }
    return out;
}

std::string kept_words(Call& call, std::string const& name) {
    for (auto const id : call.store().list(core::Kind::saved_search)) {
        auto const kept = call.store().get(core::Id<core::SavedSearch>{id});
        if (core::fold(kept.name) == core::fold(name))
            return kept.words;
    }
    throw core::Error(core::Code::not_found, say("No search is kept as “{name}”.", {{"name", name}}));
}

/// As many as the part needs and one more; when it does not begin with the first, as many as anybody will page through.
std::vector<core::Hit> hits_of(Call& call, std::string const& words, core::SearchOrder order) {
    constexpr std::size_t most = 1'000'000;
    auto const wanted = call.given("--after") ? most : std::min(limit_of(call, 50), most - 1) + 1;
    return core::find_hits(call.store(), words, static_cast<int>(wanted), order, call.actor);
}

void search(Call& call) {
    std::string words;
    for (auto const& word : call.all("TEXT"))
        words += (words.empty() ? "" : " ") + word;
    if (call.given("--kept"))
        words += (words.empty() ? "" : " ") + kept_words(call, call.text("--kept"));
    if (core::tidy(words).empty())
        throw WrongUsage(say("Give the words to look for, or the name of a kept search with --kept."));
    auto order = core::SearchOrder::newest;
    if (call.given("--order")) {
        if (call.text("--order") == "relevance")
            order = core::SearchOrder::relevance;
        else if (call.text("--order") != "newest")
            unknown_word("--order", call.text("--order"), {"newest", "relevance"});
    }
    Page page(limit_of(call, 50), call.given("--after") ? core::id_text(resolve(call.store(), call.text("--after")).id)
                                                        : std::string());
    auto const hits = hits_of(call, words, order);
    for (auto const& hit : hits) {
        if (!page.takes(core::id_text(hit.ref.id)))
            continue;
        if (call.out.json()) {
            Json json;
            json["kind"] = core::kind_name(hit.ref.kind);
            json["id"] = core::id_text(hit.ref.id);
            json["in"] = core::kind_name(hit.in.kind);
            json["field"] = hit.field;
            json["excerpt"] = with_marks(hit.excerpt, "", "");
            json["marked"] = with_marks(hit.excerpt, "[", "]");
            call.out.object(json);
        } else {
            call.out.line(core::id_text(hit.ref.id) + "  " +
                          call.translated(core::kind_label(hit.ref.kind)) + "  " +
                          (hit.ref == hit.in || !*hit.field ? "" : call.translated(hit.field) + ": ") +
                          with_marks(hit.excerpt, "[", "]"));
        }
    }
    page.finish(call);
    if (hits.empty())
        call.out.message(say("Nothing found."));
}

/// Hands what is made to the file or, without one, to standard output; how many bytes.
std::uint64_t put_out(Call& call, std::function<void(core::Sink const&)> const& make) {
    std::uint64_t size = 0;
    auto const& path = call.text("--output");
    auto const counted = [&](core::Sink const& sink) {
        make([&](std::string_view bytes) {
            size += bytes.size();
            sink(bytes);
        });
    };
    if (path.empty() || path == "-")
        counted([&](std::string_view bytes) { call.out.bytes(bytes); });
    else
        write_file(path, counted);
    return size;
}

void tell_written(Call& call, core::Format const& format, Json json, std::uint64_t size) {
    auto const& path = call.text("--output");
    if (path.empty() || path == "-")
        return;
    json["file"] = path;
    json["format"] = format.key;
    json["bytes"] = size;
    call.out.object_or_message(
        json, say("Wrote {file} ({size}).", {{"file", path}, {"size", core::size_text(size, call.language)}}));
}

void export_dossier(Call& call, core::Format const& format) {
    if (call.all("ID").size() != 1)
        throw WrongUsage(say("Say of which claim: this format holds one."));
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("ID"));
    core::refuse_concealed(call.store(), core::ref(claim), call.actor);
    auto const then = as_of(call, core::ref(claim));
    auto const& reader = then ? static_cast<core::Records const&>(*then) : call.store();
    auto const sealed = core::seal(call.store().standing(), call.store(), reader, claim, call.language,
                                   call.store().voucher());
    auto const bytes = dossier_file(format, sealed, call.language);
    warn_of(call, sealed);
    tell_written(call, format, {}, put_out(call, [&](core::Sink const& sink) { sink(bytes); }));
}

core::ClaimSelection selected(Call& call) {
    auto const listed = call.given("--only") || call.given("--order") || call.given("--topic") || call.given("--speaker");
    if (call.given("ID") + call.given("--search") + listed > 1)
        throw WrongUsage(say("Say which claims in one way: an identity, a search, or the options of a list."));
    if (call.given("ID")) {
        std::vector<core::Id<core::Claim>> claims;
        for (auto const& typed : call.all("ID")) claims.push_back(resolve_as<core::Claim>(call.store(), typed));
        return core::claims_chosen(std::move(claims), call.actor);
    }
    if (call.given("--search"))
        return core::claims_found(call.store(), call.text("--search"), call.actor);
    return core::claims_listed(call.store(), claim_query(call), call.actor);
}

/// "text,verdict,url".
std::vector<std::string> chosen_columns(Call const& call, core::Format const& format) {
    if (!call.given("--columns")) return {};
    if (!format.has_columns) throw WrongUsage(say("Only a table has columns to choose."));
    std::vector<std::string> columns;
    for (std::string_view rest = call.text("--columns"); !rest.empty();) {
        auto const end = std::min(rest.find(','), rest.size());
        if (auto const name = core::tidy(rest.substr(0, end)); !name.empty()) columns.push_back(name);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return columns;
}

/// With its last slash.
std::string site_address(Call const& call) {
    auto address = call.text("--address");
    if (!address.empty() && !core::is_web_address(address))
        throw WrongUsage(say("“{url}” is no address of a page.", {{"url", address}}));
    if (!address.empty() && !address.ends_with('/')) address += '/';
    return address;
}

/// What is said between colleagues stays with them unless somebody says otherwise.
void make_bundle(Call& call, core::ClaimSelection& selection) {
    selection.voucher = call.store().voucher();
    selection.now = call.store().now();
    selection.remarks = call.given("--remarks");
    if (!selection.voucher(""))
        call.out.message(say("There is no key on this computer yet that could sign: the bundle goes out without a signature."));
    selection.whole = false;
}

void export_claims(Call& call, core::Format const& format) {
    if (call.given("--as-of"))
        throw WrongUsage(say("Only a dossier can be written as it stood then."));
    auto selection = selected(call);
    selection.columns = chosen_columns(call, format);
    selection.site = site_address(call);
    if (format.key == "bundle") make_bundle(call, selection);
    else if (call.given("--remarks")) throw WrongUsage(say("Only an exchange bundle takes remarks along when it is asked to."));
    auto progress = call.out.progress();
    core::WrittenClaims written;
    auto const size = put_out(call, [&](core::Sink const& sink) {
        written = format.write_claims(call.store(), selection, sink, progress);
    });
    progress.update(1, 1);
    if (written.concealed > 0)
        call.out.message(say("Claims written without their verdict, because you are to give a second one first: {count}.",
                             {{"count", std::to_string(written.concealed)}}));
    if (written.left_out > 0)
        call.out.message(say("Claims left out, because this format is for published checks with a verdict: {count}.",
                             {{"count", std::to_string(written.left_out)}}));
    if (written.changed > 0)
        call.out.message(say("Published checks among them that changed after they were approved, and want to be approved "
                             "again: {count}.",
                             {{"count", std::to_string(written.changed)}}));
    if (written.loose_sources > 0)
        call.out.message(say("Sources that no claim rests on went along, those in the inbox too: {count}. Choose claims by a list or "
                             "a search to leave them out.",
                             {{"count", std::to_string(written.loose_sources)}}));
    if (written.claims > 0 && selection.site.empty() && format.media_type == "application/ld+json" && !call.given("--address"))
        call.out.message(say("Checks of this desk have no address in it, which readers of ClaimReview want: say with --address where "
                             "the site stands."));
    call.out.message(say("Claims written: {count}.", {{"count", std::to_string(written.claims)}}));
    tell_written(call, format, {{"claims", written.claims}}, size);
}

/// The format that is asked for; without --to the one whose ending the file has, else a web page.
core::Format const& wanted_format(Call& call) {
    auto const writes = [](core::Format const& each) { return each.goes_out(); };
    if (!call.given("--to")) {
        auto ending = std::filesystem::path(call.text("--output")).extension().string();
        if (!ending.empty()) ending = core::lower_ascii(ending.substr(1));
        for (auto const& each : core::formats())
            if (writes(each) && each.extension == ending) return each;
        return *core::find_format("html");
    }
    auto const* format = core::find_format(call.text("--to"));
    if (format && writes(*format)) return *format;
    std::vector<std::string> known;
    for (auto const& each : core::formats())
        if (writes(each)) known.emplace_back(each.key);
    unknown_word("--to", call.text("--to"), known);
}

void export_to(Call& call) {
    auto const& format = wanted_format(call);
    return format.covers == core::Covers::dossier ? export_dossier(call, format) : export_claims(call, format);
}

std::string known_fields(core::Translator const&) {
    std::string told = "kind:";
    for (auto const& field : core::Names<core::SearchField>::entries)
        if (!field.key.empty()) told += ", " + std::string(field.key) + ":";
    return told;
}

std::string known_columns(core::Translator const&) {
    std::string all;
    for (auto const name : core::table_columns()) all += (all.empty() ? "" : ",") + std::string(name);
    return all;
}

std::string known_formats(core::Translator const& translator) {
    std::string told;
    for (auto const& format : core::formats())
        if (format.goes_out())
            told += (told.empty() ? "" : ", ") + std::string(format.key) + " (" + translator.translate(format.label) + ")";
    return told;
}

} // namespace

std::span<Command const> show_commands() {
    Argument const only{"--only", Shape::option, N_("For claims: unrated, or the state of the review such as in_review"),
                        "STATE"};
    Argument const order{"--order", Shape::option, N_("For claims: newest, text, verdict, speaker or said_on"), "ORDER"};
    Argument const topic{"--topic", Shape::option, N_("For claims: only this topic"), "TOPIC"};
    Argument const speaker{"--speaker", Shape::option, N_("For claims: only this speaker"), "PARTY"};
    Argument const limit{"--limit", Shape::option, N_("At most so many"), "N"};
    Argument const after{"--after", Shape::option, N_("Only what comes after this one, the last of a part shown before"),
                         "ID"};
    static std::vector<Command> const commands{
        {"list",
         N_("List records of a kind"),
         "-w desk.counterpoint list claims",
         Opening::read,
         list_records,
         {{"KIND", Shape::one,
           N_("sources, inbox, statements, quotations, claims, parties, links, "
              "reviews, topics, scales, ratings, captures, texts, searches, revisions or deleted")},
          only, order, topic, speaker,
          limit, after}},
        {"show",
         N_("Show a record; of a claim, its whole dossier"),
         "-w desk.counterpoint show 9m2xd",
         Opening::read,
         show,
         {{"ID", Shape::one, N_("The record, in 13 or 5 characters")},
          {"--text", Shape::flag, N_("Of a source, the words of its article; of a text, its words")},
          {"--link", Shape::flag, N_("Of a quotation, the address that leads a browser to its words")},
          {"--record", Shape::flag, N_("Of a claim that came in with a collection, its record as the file had it")},
          {"--as-of", Shape::option, N_("As it stood then: a revision, a day, published, approved or now"), "MOMENT"}}},
        {"search",
         N_("Find words anywhere: words by their beginning or stem, \"exact words\", -without, either OR other, "
            "and fields"),
         "-w desk.counterpoint search 'absorber OR annexer -kiev speaker:poutine said:2022'",
         Opening::read,
         search,
         {{"TEXT", Shape::any, N_("The words, between quotes when there is a minus; fields"), "TEXT", known_fields},
          {"--kept", Shape::option, N_("The words kept under this name by keep-search"), "NAME"},
          {"--order", Shape::option, N_("newest, or relevance: rare words first"), "ORDER"},
          limit, after}},
        {"export",
         N_("Write the dossier of a claim, or any number of claims, to one file"),
         "-w desk.counterpoint export 9m2xd --to html -o dossier.html",
         Opening::read,
         export_to,
         {{"ID", Shape::any, N_("The claim, or several; formats of many claims take all there are without it")},
          {"--to", Shape::option, N_("The format"), "FORMAT", known_formats},
          {"--search", Shape::option, N_("Of many claims: those that these words find")},
          {"--columns", Shape::option, N_("Of a table: its columns and their order, between commas"), "NAMES", known_columns},
          {"--remarks", Shape::flag, N_("Of an exchange bundle: take along what colleagues remarked")},
          {"--address", Shape::option, N_("Of published checks: where the site of export-site stands; readers of ClaimReview want it"),
           "URL"},
          only, order, topic, speaker,
          {"--as-of", Shape::option, N_("As it stood then: a revision, a day, published, approved or now"), "MOMENT"},
          {"-o,--output", Shape::option, N_("The file; without it, standard output"), "FILE"}}},
    };
    return commands;
}

} // namespace app::cli
