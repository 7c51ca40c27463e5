// The trail of a statement, hop by hop with what differs; tying it; and how one statement is worded in each outlet.
#include "app/cli/difference_text.h"
#include "app/cli/lookup.h"
#include "core/editorial/media_fragment.h"
#include "core/editorial/sources.h"
#include "core/matching/origins.h"
#include "core/matching/wordings.h"
#include "core/model/by_hand.h"
#include "core/operations/drift.h"
#include "core/operations/trail.h"
#include "core/text/signs.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

constexpr int most_proposed = 5;

/// The quotation that is named, or the only one of the statement that is.
core::Quotation quotation_named(core::Reader const& reader, std::string_view typed) {
    auto const ref = resolve(reader, typed);
    if (auto const quotation = core::id_as<core::Quotation>(ref)) return reader.get(quotation);
    auto places = reader.referring<core::Quotation>("statement", resolve_as<core::Statement>(reader, typed));
    if (places.size() == 1) return places.front();
    if (places.empty()) throw core::Error(core::Code::refused, say("Where it was said is not marked in any source yet."));
    throw core::Error(core::Code::refused, say("It was read in several places; name the quotation: “trail” lists them."));
}

Json pieces_json(std::vector<core::Piece> const& pieces) {
    auto json = Json::array();
    for (auto const& piece : pieces)
        json.push_back({{piece.kind == core::Piece::Kind::same ? "same" : piece.kind == core::Piece::Kind::removed ? "removed" : "added",
                         piece.text}});
    return json;
}

Json step_json(core::TrailStep const& step) {
    Json json{{"kind", "quotation"},
            {"id", core::id_text(step.quotation.id.value)},
            {"statement", core::id_text(step.quotation.statement.value)},
            {"words", step.quotation.exact},
            {"source", core::id_text(step.source.id.value)},
            {"title", step.source.title},
            {"publisher", step.publisher},
            {"published", step.source.published.text()},
            {"place", core::position_at(step.text, step.quotation.start)},
            {"captured", core::to_iso(step.capture.obtained)},
            {"sha256", core::to_hex(step.capture.digest)},
            {"bytes_hold", step.bytes_hold}};
    if (auto const read = core::told_of_reading(step.text)) json["read"] = core::render(*read);
    if (core::is_by_reference(step.capture)) json["by_reference"] = true;
    if (auto fragment = core::media_fragment(step.text, step.quotation.span()); !fragment.empty()) json["fragment"] = std::move(fragment);
    return json;
}

/// "19 December 2022 · Agence · Title · at 12:30".
std::string place_line(core::TrailStep const& step, core::Translator const& tr) {
    std::string line;
    for (auto const& part : {core::display(step.source.published, tr), step.publisher, step.source.title,
                             core::position_at(step.text, step.quotation.start, tr)})
        if (!part.empty()) line += (line.empty() ? "" : " · ") + core::shown_line(part);
    return line;
}

std::string differs_line(core::GraveDifference const& grave, core::Translator const& tr) {
    std::string what;
    for (auto const* each : core::words_for(grave)) what += (what.empty() ? "" : ", ") + tr.translate(each);
    return what.empty() ? what : core::render(say("differs: {what}", {{"what", what}}), tr);
}

void print_words(Call& call, std::vector<core::Piece> const& difference, std::string const& words) {
    auto const colour = call.out.colour() ? DifferenceLook::Colour::yes : DifferenceLook::Colour::no;
    call.out.painted(fmt::format("    {}\n", led_by_bars(difference.empty() ? core::shown_text("«" + words + "»")
                                                                            : marked_difference(difference, {colour, DifferenceLook::Length::full}),
                                                        4)));
}

void show_hops(Call& call, std::vector<core::TrailHop> const& hops) {
    for (std::size_t at = 0; at < hops.size(); ++at) {
        auto const& hop = hops[at];
        if (call.out.json()) {
            auto json = step_json(hop.step);
            json["standing"] = core::key_of(hop.standing);
            json["quoted_from"] = hop.from ? Json(core::id_text(hops[*hop.from].step.quotation.id.value)) : Json();
            json["translated"] = hop.translated;
            json["difference"] = pieces_json(hop.difference);
            call.out.object(json);
            continue;
        }
        auto how = call.translated(core::label_of(hop.standing));
        if (hop.from)
            how = core::render(say("quoted from {id}", {{"id", core::short_id(hops[*hop.from].step.quotation.id.value)}}), call.language) +
                  (hop.translated               ? ", " + call.translated(N_("in another language"))
                   : hop.difference.empty() ? ", " + call.translated(N_("word for word"))
                                            : std::string());
        call.out.line(fmt::format("  {}  {}", core::short_id(hop.step.quotation.id.value), place_line(hop.step, call.language)));
        call.out.line("    " + how + " · SHA-256 " + core::to_hex(hop.step.capture.digest).substr(0, 12) + "… · " +
                      call.translated(hop.step.bytes_hold ? N_("the saved bytes hold") : N_("the saved bytes do not hold")));
        if (auto const read = core::told_of_reading(hop.step.text)) call.out.line("    " + core::shown_line(core::render(*read, call.language)));
        print_words(call, hop.difference, hop.step.quotation.exact);
    }
}

/// Where what begins the trail may itself have been quoted from.
void show_proposals(Call& call, std::vector<core::TrailHop> const& hops) {
    for (auto const& hop : hops) {
        if (hop.from) continue;
        for (auto const& one : core::proposed_origins(call.store(), hop.step.quotation, most_proposed)) {
            auto const reason = core::render(one.reason, call.language);
            if (call.out.json()) {
                auto json = step_json(one.step);
                json["kind"] = "proposal";
                json["for"] = core::id_text(hop.step.quotation.id.value);
                json["likeness"] = one.likeness;
                json["reason"] = core::render(one.reason);
                json["difference"] = pieces_json(one.difference);
                call.out.object(json);
                continue;
            }
            call.out.line(core::render(say("Perhaps {quotation} was quoted from {id}: {reason}",
                                           {{"quotation", core::short_id(hop.step.quotation.id.value)},
                                            {"id", core::short_id(one.step.quotation.id.value)},
                                            {"reason", reason}}),
                                       call.language));
            auto const differs = differs_line(one.grave, call.language);
            call.out.line("    " + place_line(one.step, call.language) + (differs.empty() ? "" : "  " + differs));
            print_words(call, one.difference, one.step.quotation.exact);
        }
    }
}

void trail(Call& call) {
    auto const& store = call.store();
    auto const statement = resolve_as<core::Statement>(store, call.text("STATEMENT"));
    auto const steps = core::trail_of(store, statement);
    if (steps.empty()) return call.out.message(say("Where it was said is not marked in any source yet."));
    auto const hops = core::hops_of(steps);
    show_hops(call, hops);
    call.out.message(say("Independent origins: {count}.", {{"count", std::to_string(core::voices_of(store, steps).size())}}));
    if (call.given("--propose")) show_proposals(call, hops);
}

void quoted_from(Call& call) {
    auto& store = call.store();
    if (call.given("--nothing") + call.given("ORIGIN") + call.given("--source") != 1)
        throw WrongUsage(say("Give either ORIGIN, or --source with --exact or --at, or --nothing."));
    auto const quotation = quotation_named(store, call.text("QUOTATION"));
    auto context = core::context_of(store);
    core::Draft draft;
    if (call.given("--nothing")) draft = core::quote_from_nothing(context, quotation.id);
    else if (call.given("ORIGIN")) draft = core::quote_from(context, quotation.id, quotation_named(store, call.text("ORIGIN")).id);
    else {
        auto const text = store.get(resolve_text(store, call.text("--source")));
        draft = core::quote_from_passage(context, quotation.id, text.id, passage(call, core::words_of(store, text))).draft;
    }
    call.commit(draft, core::ref(quotation.id));
}

void wordings(Call& call) {
    auto const all = core::wordings_of(call.store(), resolve_as<core::Statement>(call.store(), call.text("STATEMENT")));
    for (auto const& outlet : all.outlets) {
        auto const differs = differs_line(outlet.grave, call.language);
        if (call.out.json()) {
            auto json = step_json(outlet.step);
            json["reference"] = outlet.reference;
            json["voice"] = outlet.voice;
            json["translated"] = outlet.translated;
            json["kept"] = outlet.kept;
            json["difference"] = pieces_json(outlet.difference);
            json["differs"] = Json::array();
            for (auto const* what : core::words_for(outlet.grave)) json["differs"].push_back(what);
            call.out.object(json);
            continue;
        }
        auto const how = outlet.reference    ? call.translated(N_("held against"))
                         : outlet.translated ? call.translated(N_("in another language"))
                                             : fmt::format("{:.0f} %", outlet.kept * 100);
        call.out.line(fmt::format("  {}  {:<14} {}", core::short_id(outlet.step.quotation.id.value), how, place_line(outlet.step, call.language)) +
                      (differs.empty() ? "" : "  " + differs));
        print_words(call, outlet.difference, outlet.step.quotation.exact);
    }
    if (all.outlets.empty()) return call.out.message(say("Where it was said is not marked in any source yet."));
    call.out.message(say("Places where it was read: {places}; independent origins: {origins}.",
                         {{"places", std::to_string(all.outlets.size())}, {"origins", std::to_string(all.origins)}}));
}

} // namespace

std::span<Command const> trail_commands() {
    static std::vector<Command> const commands{
        {"trail",
         N_("Show where a statement was read, hop by hop back to where it was first said, with what differs at each"),
         "-w desk.counterpoint trail 4h8tz --propose",
         Opening::read,
         trail,
         {{"STATEMENT", Shape::one, N_("The statement, or one of its quotations")},
          {"--propose", Shape::flag, N_("Tell what it may have been quoted from: the same words, in an earlier source")}}},
        {"quoted-from",
         N_("Say which quotation another was quoted from: a hop of the trail"),
         "-w desk.counterpoint quoted-from 4h8tz 9m2xd",
         Opening::write,
         quoted_from,
         {{"QUOTATION", Shape::one, N_("The quotation, or a statement that has one")},
          {"ORIGIN", Shape::maybe, N_("The quotation it was quoted from")},
          {"--source", Shape::option, N_("The source whose passage it was quoted from"), "SOURCE"},
          {"--exact", Shape::option, N_("The words, exactly as they stand"), "WORDS"},
          {"--at", Shape::option, N_("Their place in characters"), "START:END"},
          {"--nothing", Shape::flag, N_("It is not known what it was quoted from")}}},
        {"wordings",
         N_("Show how a statement is worded wherever it was read, and how many independent origins there are"),
         "-w desk.counterpoint wordings 4h8tz",
         Opening::read,
         wordings,
         {{"STATEMENT", Shape::one, N_("The statement")}}},
    };
    return commands;
}

} // namespace app::cli
