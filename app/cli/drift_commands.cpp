// What a page says otherwise than when it was captured before, which claims that concerns, and carrying quotations over.
#include "app/cli/difference_text.h"
#include "app/cli/lookup.h"
#include "core/base/size.h"
#include "core/editorial/sources.h"
#include "core/operations/drift.h"
#include "core/text/signs.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::Carried;
using core::N_;
using core::say;

struct Word {
    Carried how;
    std::string_view key;
    char const* words;
};
constexpr std::array ways{Word{Carried::gone, "gone", N_("gone")}, Word{Carried::changed, "changed", N_("changed")},
                           Word{Carried::moved, "moved", N_("moved")}, Word{Carried::same, "same", N_("same")}};

Word const& word_of(Carried how) { return *std::ranges::find(ways, how, &Word::how); }

Json quotation_json(core::DriftedQuotation const& one) {
    Json json{{"kind", "quotation"},
              {"id", core::id_text(one.quotation.id.value)},
              {"became", word_of(one.carried.how).key},
              {"score", one.carried.score},
              {"words", one.quotation.exact}};
    if (one.carried.how != Carried::gone) {
        json["words_now"] = one.words_now;
        json["start"] = one.carried.now.start;
        json["end"] = one.carried.now.end;
    }
    json["differs"] = Json::array();
    for (auto const* what : core::words_for(one.grave)) json["differs"].push_back(what);
    json["claims"] = Json::array();
    for (auto const claim : one.claims) json["claims"].push_back(core::id_text(claim.value));
    return json;
}

void print_quotation(Call& call, core::DriftedQuotation const& one) {
    auto const colour = call.out.colour() ? DifferenceLook::Colour::yes : DifferenceLook::Colour::no;
    auto head = fmt::format("  {}  {}", core::short_id(one.quotation.id.value), call.translated(word_of(one.carried.how).words));
    if (one.carried.how == Carried::changed) head += fmt::format(" {:.2f}", one.carried.score);
    std::string differs;
    for (auto const* what : core::words_for(one.grave)) differs += (differs.empty() ? "" : ", ") + call.translated(what);
    if (!differs.empty()) head += "  " + core::render(say("differs: {what}", {{"what", differs}}), call.language);
    call.out.line(head);
    call.out.painted(fmt::format("    {}\n", led_by_bars(one.carried.how == Carried::changed
                                                            ? marked_difference(one.difference, {colour, DifferenceLook::Length::full})
                                                            : core::shown_text("«" + one.quotation.exact + "»"),
                                                        4)));
    for (auto const claim : one.claims)
        if (auto const record = call.store().find(claim))
            call.out.line(fmt::format("    {}: {}  {}", call.translated(N_("Claim")), record->text, core::short_id(claim.value)));
}

void drift(Call& call) {
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    auto const drift = core::drift_of(call.store(), source);
    for (auto const& remark : drift.remarks) call.out.message(remark);
    if (call.out.json()) {
        Json json{{"kind", "source"}, {"id", core::id_text(source.value)}, {"now", core::id_text(drift.now.value)},
                  {"before", drift.before ? Json(core::id_text(drift.before.value)) : Json()},
                  {"words_gone", drift.words_gone}, {"words_come", drift.words_come}};
        json["facts"] = Json::array();
        for (auto const& fact : drift.facts)
            json["facts"].push_back({{"field", core::name_of(fact.kind)}, {"before", fact.before}, {"now", fact.now}});
        call.out.object(json);
        for (auto const& one : drift.quotations) call.out.object(quotation_json(one));
        return;
    }
    if (!drift.before && drift.quotations.empty()) return call.out.message(say("This source has one text: there is nothing to compare it with."));
    call.out.message(say("Words gone: {gone}; words come: {come}.",
                         {{"gone", std::to_string(drift.words_gone)}, {"come", std::to_string(drift.words_come)}}));
    auto const colour = call.out.colour() ? DifferenceLook::Colour::yes : DifferenceLook::Colour::no;
    if (drift.words_gone + drift.words_come > 0)
        call.out.painted("  " + led_by_bars(marked_difference(drift.pieces, {colour, DifferenceLook::Length::abridged}), 2) + "\n");
    for (auto const& fact : drift.facts)
        call.out.line(fmt::format("  {}: {} → {}", core::name_of(fact.kind), fact.before, fact.now));
    for (auto const& one : drift.quotations) print_quotation(call, one);
}

void carry_over(Call& call) {
    auto const source = resolve_as<core::Source>(call.store(), call.text("SOURCE"));
    std::vector<core::Id<core::Quotation>> named;
    for (auto const& typed : call.all("QUOTATION")) {
        auto const ref = resolve(call.store(), typed);
        if (ref.kind != core::Kind::quotation) wrong_kind(call.store(), ref, core::Kind::quotation);
        named.push_back({ref.id});
    }
    auto context = core::context_of(call.store());
    auto const made = core::carry_over(context, source, named, call.given("--yes") ? core::Agreed::yes : core::Agreed::no);
    auto const changes = call.store().commit(made.draft);
    call.out.object_or_message({{"kind", "source"}, {"id", core::id_text(source.value)}, {"carried", made.carried},
                                {"approved", made.approved}, {"to_ask", made.to_ask}, {"revision", changes.seq}},
                               core::told_of_carrying(made));
}

} // namespace

std::span<Command const> drift_commands() {
    static std::vector<Command> const commands{
        {"drift",
         N_("Tell what the newest text of a source says otherwise than earlier ones, and which claims that concerns"),
         "-w desk.counterpoint drift 7k3qp",
         Opening::read,
         drift,
         {{"SOURCE", Shape::one, N_("The source")}}},
        {"carry-over",
         N_("Carry quotations over into the newest text of their source"),
         "-w desk.counterpoint carry-over 7k3qp",
         Opening::write,
         carry_over,
         {{"SOURCE", Shape::one, N_("The source")},
          {"QUOTATION", Shape::any, N_("Which; without any, all whose words stand there and that no approval rests on")},
          {"--yes", Shape::flag, N_("I looked at what differs, and agree to it")}},
         N_("Quotations stay in the text they were recorded in until they are carried over. One whose words changed is carried "
            "over only by its name, and one in which a number, a unit, a name or a negation differs only with --yes.")},
    };
    return commands;
}

} // namespace app::cli
