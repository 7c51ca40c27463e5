// Commands that look back: who changed what, and what differs between two moments.
#include "app/cli/difference_text.h"
#include "app/cli/lookup.h"
#include "app/cli/paging.h"
#include "app/cli/record_json.h"
#include "core/editorial/chronicle.h"
#include "core/model/codec.h"
#include "core/editorial/verdict.h"

#include <nlohmann/json.hpp>
#include <set>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The first or last instant of the day (month, year) an option gives.
std::optional<core::Instant> bound(Call const& call, std::string_view option) {
    if (!call.given(option))
        return std::nullopt;
    if (auto const instant = core::parse_instant(call.text(option)))
        return *instant;
    // A time of day is not taken for the whole day.
    auto const timed = call.text(option).find(':') != std::string::npos;
    auto const day = timed ? core::PartialDate() : date(call, option);
    auto const since = option == "--since";
    core::MomentFilter bounds;
    core::filter_days(bounds, since ? day : core::PartialDate(), since ? core::PartialDate() : day,
                      call.opened->zone());
    auto const found = since ? bounds.since : bounds.until;
    if (!found)
        throw WrongUsage(say("{option} takes a day, a month or a year.", {{"option", std::string(option)}}));
    return found;
}

std::vector<std::string> fields_of(std::vector<core::Kind> const& kinds) {
    std::set<std::string> names;
    for (auto const kind : kinds)
        core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
            core::each_field<T>([&](auto const& field) { names.emplace(field.name); });
        });
    return {names.begin(), names.end()};
}

core::MomentFilter filter_of(Call const& call, core::Chronicle const& chronicle) {
    core::MomentFilter filter;
    filter.person = call.text("--person");
    filter.operation = call.text("--operation");
    filter.since = bound(call, "--since");
    filter.until = bound(call, "--until");
    if (call.given("--kind")) {
        filter.kind = core::kind_from_name(call.text("--kind"));
        std::vector<std::string> known;
        for (auto const kind : chronicle.kinds())
            known.emplace_back(core::kind_name(kind));
        if (filter.kind == core::Kind::none)
            unknown_word("--kind", call.text("--kind"), known);
    }
    if (call.given("--field")) {
        filter.field = call.text("--field");
        auto const known = fields_of(chronicle.kinds());
        if (std::ranges::find(known, filter.field) == known.end())
            unknown_word("--field", filter.field, known);
    }
    return filter;
}

DifferenceLook look_of(Call const& call) {
    return {call.out.colour() ? DifferenceLook::Colour::yes : DifferenceLook::Colour::no,
            call.given("--full") ? DifferenceLook::Length::full : DifferenceLook::Length::abridged};
}

void add_difference(Json& json, core::Difference const& difference) {
    json["kind"] = core::kind_name(difference.ref.kind);
    json["id"] = core::id_text(difference.ref.id);
    json["title"] = difference.title;
    json["deleted"] = !difference.after && !difference.redacted;
    json["redacted"] = difference.redacted;
    json["fields"] = Json::array();
    for (auto const& field : difference.fields)
        json["fields"].push_back({{"field", field.name},
                                  {"label", field.label},
                                  {"before", field.before},
                                  {"after", field.after}});
}

void history(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    core::refuse_concealed(call.store(), ref, call.actor);
    core::Chronicle const chronicle(call.store(), ref,
                                    call.given("--own") ? core::Chronicle::Reach::own : core::Chronicle::Reach::whole);
    auto const found = chronicle.page(filter_of(call, chronicle), 0, limit_of(call, Page::all));
    for (auto const& moment : found) {
        auto const differences = core::differences(call.store(), moment, call.language);
        if (!call.out.json())
            call.out.text(moment_text(moment, call.language));
        for (auto const& difference : differences) {
            if (!call.out.json()) {
                call.out.painted(difference_text(difference, look_of(call), call.language));
                continue;
            }
            auto json = revision_json(moment.revision);
            add_difference(json, difference);
            call.out.object(json);
        }
    }
    if (found.empty())
        call.out.message(say("No moment in the history answers to that."));
}

std::string_view change_word(core::Difference const& difference) {
    if (!difference.before)
        return "added";
    return difference.after ? "changed" : "removed";
}

void compare(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    core::refuse_concealed(call.store(), ref, call.actor);
    auto const moment = [&](std::string_view name) {
        return core::value_or_throw(core::read_moment(call.store(), ref, call.text(name), call.store().zone()));
    };
    auto const from = moment("FROM");
    auto const to = moment("TO");
    auto const found = core::differences(call.store(), core::belonging_to(call.store(), ref), from, to, call.language);
    if (!call.out.json())
        call.out.line(core::render(say("From revision {from} to revision {to}:",
                                       {{"from", std::to_string(from)}, {"to", std::to_string(to)}}),
                                   call.language));
    for (auto const& difference : found) {
        if (!call.out.json()) {
            call.out.painted(difference_text(difference, look_of(call), call.language));
            continue;
        }
        Json json;
        json["from"] = from;
        json["to"] = to;
        json["change"] = change_word(difference);
        add_difference(json, difference);
        call.out.object(json);
    }
    if (found.empty())
        call.out.message(say("Nothing differs between these two moments."));
}

} // namespace

std::span<Command const> history_commands() {
    static std::vector<Command> const commands{
        {"history",
         N_("Show who changed what and when, word by word"),
         "-w desk.counterpoint history 9m2xd --person Camille --field rationale --since 2022-12",
         Opening::read,
         history,
         {{"ID", Shape::one, N_("The record; of a claim, with all that hangs on it")},
          {"--own", Shape::flag, N_("Of a claim, only what happened to the claim itself")},
          {"--person", Shape::option, N_("Only what this person did"), "NAME"},
          {"--operation", Shape::option, N_("Only this operation, or all of a kind: review.approve, review"),
           "OPERATION"},
          {"--kind", Shape::option, N_("Only what happened to records of this kind"), "KIND"},
          {"--field", Shape::option, N_("Only what changed this field, as “show --json” names it"), "FIELD"},
          {"--since", Shape::option, N_("Only from this day on (UTC)"), "DATE"},
          {"--until", Shape::option, N_("Only until this day (UTC)"), "DATE"},
          {"--limit", Shape::option, N_("At most so many"), "N"},
          {"--full", Shape::flag, N_("Long texts whole")}}},
        {"compare",
         N_("Show what differs between two moments of a record; of a claim, with all that hangs on it"),
         "-w desk.counterpoint compare 9m2xd published now",
         Opening::read,
         compare,
         {{"ID", Shape::one, N_("The claim, or any record")},
          {"FROM", Shape::one, N_("A revision, a day, published, approved or now")},
          {"TO", Shape::one, N_("A revision, a day, published, approved or now")},
          {"--full", Shape::flag, N_("Long texts whole")}}},
    };
    return commands;
}

} // namespace app::cli
