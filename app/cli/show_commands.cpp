// Commands that only look: lists, single records, dossiers, histories and search.
#include "app/cli/captures_text.h"
#include "app/cli/history_warning.h"
#include "app/cli/listing.h"
#include "app/cli/lookup.h"
#include "app/cli/paging.h"
#include "app/cli/record_json.h"
#include "app/cli/record_text.h"
#include "app/cli/which_claims.h"
#include "core/editorial/dossier.h"
#include "core/editorial/captures.h"
#include "core/editorial/passage_link.h"
#include "app/intake/reader_process.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/search/hits.h"
#include "core/search/wrong_values.h"
#include "core/formats/list.h"
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
    for (auto const& wrong : core::wrong_values(call.store(), words)) call.out.message(wrong);
}

std::string known_fields(core::Translator const&) {
    std::string told = "kind:";
    for (auto const& field : core::Names<core::SearchField>::entries)
        if (!field.key.empty()) told += ", " + std::string(field.key) + ":";
    return told;
}

} // namespace

std::span<Command const> show_commands() {
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
          which_claims::only, which_claims::order, which_claims::topic, which_claims::speaker,
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
    };
    return commands;
}

} // namespace app::cli
