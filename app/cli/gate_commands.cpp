// Commands around a verdict before it is published: the gate, the rules of the desk, a second verdict and how
// often first and second verdicts met.
#include "app/cli/lookup.h"
#include "app/cli/set_field.h"
#include "app/common/scales.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/gate.h"
#include "core/editorial/reviews.h"
#include "core/model/codec.h"
#include "core/operations/desk_rules.h"
#include "core/operations/reviews.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// One line of an answer, in the form that was asked for.
void answer(Call& call, Json const& json, std::string const& text) {
    if (call.out.json()) call.out.object(json);
    else call.out.line(text);
}

void show_gate(Call& call) {
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("CLAIM"));
    auto const dossier = core::load_dossier(call.store(), claim);
    int missing = 0;
    for (auto const& line : core::gate(call.store(), dossier, core::desk_rules(call.store()))) {
        auto const finding = core::render(line.finding, call.language);
        missing += line.met ? 0 : 1;
        Json json{{"rule", core::key_of(line.rule)}, {"met", line.met}, {"finding", finding}};
        if (line.at) json["at"] = core::id_text(line.at.id);
        if (!line.field.empty()) json["field"] = line.field;
        auto const where = line.met || !line.at ? std::string() : fmt::format("  [{}]", core::id_text(line.at.id));
        answer(call, json, fmt::format("{} {}{}", line.met ? "✓" : "✗", finding, where));
    }
    if (missing)
        call.out.problem(
            say("Missing before the review can be submitted: {count}.", {{"count", std::to_string(missing)}}));
}

void rules(Call& call) {
    // Whoever only looks must not need the workspace for themselves.
    call.opened = call.open(call.given("NAME=VALUE") ? Opening::write : Opening::read);
    auto rules = core::desk_rules(call.store());
    if (call.given("NAME=VALUE")) {
        core::Record record = rules;
        for (auto const& assignment : call.all("NAME=VALUE")) {
            auto const equals = assignment.find('=');
            if (equals == assignment.npos)
                throw WrongUsage(say("“{typed}” is not NAME=VALUE.", {{"typed", assignment}}));
            set_field(record, std::string_view(assignment).substr(0, equals),
                      std::string_view(assignment).substr(equals + 1), call.store());
        }
        auto context = core::context_of(call.store());
        call.commit(core::set_desk_rules(context, std::get<core::DeskRules>(record)));
        return;
    }
    Json json;
    core::each_field<core::DeskRules>([&]<class Value>(core::Field<core::DeskRules, Value> const& field) {
        auto const& value = rules.*field.member;
        std::string stored, known;
        if constexpr (std::is_enum_v<Value>) {
            stored = core::key_of(value);
            for (auto const& entry : core::Names<Value>::entries)
                known += (known.empty() ? "" : ", ") + std::string(entry.key);
        } else {
            stored = std::to_string(value);
            known = "0–99";
        }
        json[std::string(field.name)] = stored;
        call.out.line(fmt::format("{} = {}  ({})  {}", field.name, stored, known, call.translated(field.label)));
    });
    if (call.out.json()) call.out.object(json);
}

void second_verdict(Call& call) {
    auto context = core::context_of(call.store());
    auto const made = core::give_second_verdict(context, known_review(call.store(), call.text("CLAIM")).id, call.text("--rating"),
                                                call.text("--remark"));
    call.commit(made.draft, core::ref(made.id));
}

void agreement(Call& call) {
    auto const key = call.text("SCALE");
    auto const id = key.empty() ? default_scale(call.store()) : scale_named(call.store(), key);
    if (!id) throw core::Error(core::Code::not_found, say("There is no rating scale “{scale}”.", {{"scale", key}}));
    auto const scale = call.store().get(id);
    auto const met = core::agreement_on(call.store(), scale);
    Json json{{"scale", scale.key}, {"pairs", met.pairs}, {"alike", met.alike}, {"kappa", met.kappa}};
    json["cells"] = Json::array();
    for (auto const& cell : met.cells)
        json["cells"].push_back({{"first", cell.first}, {"second", cell.second}, {"count", cell.count}});
    if (call.out.json()) return call.out.object(json);
    if (met.pairs == 0)
        return call.out.message(
            say("No second verdict was given on the rating scale “{scale}” yet.", {{"scale", scale.key}}));
    call.out.line(core::render(say("Second verdicts alike: {alike} of {pairs}; Cohen's kappa {kappa}.",
                                   {{"alike", std::to_string(met.alike)},
                                    {"pairs", std::to_string(met.pairs)},
                                    {"kappa", fmt::format("{:.2f}", met.kappa)}}),
                               call.language));
    for (auto const& cell : met.cells)
        call.out.line(fmt::format("{:>6}  {} → {}", cell.count, cell.first, cell.second));
}

void publish_all(Call& call) {
    auto context = core::context_of(call.store());
    auto const all = core::publish_all(context);
    for (auto const claim : all.stale)
        call.out.problem(say("The claim {id} changed after it was approved and was left out.",
                             {{"id", core::id_text(claim.value)}}));
    if (all.published.empty()) return call.out.message(say("Nothing is approved that could be published."));
    call.commit(all.draft);
    for (auto const claim : all.published) call.out.line(core::id_text(claim.value));
}

} // namespace

std::span<Command const> gate_commands() {
    static std::vector<Command> const commands{
        {"gate",
         N_("Show what a claim still lacks before its review can be submitted"),
         "-w desk.counterpoint gate 9m2xd",
         Opening::read,
         show_gate,
         {{"CLAIM", Shape::one, N_("The claim")}}},
        {"rules",
         N_("Show the rules of the desk, or change them"),
         "-w desk.counterpoint rules approvals=two_of_three primary_sources=2",
         Opening::nothing,
         rules,
         {{"NAME=VALUE", Shape::any, N_("Rules to change; without any, all are shown")}}},
        {"second-verdict",
         N_("Give a second verdict without having seen the first"),
         "-w desk.counterpoint --as \"Dominique Morel\" second-verdict 9m2xd --rating misleading",
         Opening::write,
         second_verdict,
         {{"CLAIM", Shape::one, N_("The claim")},
          {"--rating", Shape::option, N_("Key of the rating; “list ratings” shows them"), "KEY"},
          {"--remark", Shape::option, N_("Why")}}},
        {"agreement",
         N_("Show how often first and second verdicts met, step by step of a rating scale"),
         "-w desk.counterpoint agreement truth",
         Opening::read,
         agreement,
         {{"SCALE", Shape::maybe, N_("Key of the rating scale, when it is not the usual one")}}},
        {"publish-all",
         N_("Publish everything that is approved"),
         "-w desk.counterpoint publish-all",
         Opening::write,
         publish_all,
         {}},
    };
    return commands;
}

} // namespace app::cli
