#include "app/cli/statement_facts.h"

#include "core/operations/parties.h"

#include <iterator>

namespace app::cli {

using core::N_;

namespace {

/// An option for each relation of a statement to a claim, called by the last word of its name: "--context".
struct TieOption {
    std::string name;
    core::RelationRule rule;
};

std::vector<TieOption> const& tie_options() {
    static auto const all = [] {
        std::vector<TieOption> options;
        for (auto const& rule : core::relations()) {
            if (rule.from != core::Kind::statement || rule.to != core::Kind::claim) continue;
            auto const key = core::key_of(rule.relation);
            options.push_back({"--" + std::string(key.substr(key.rfind('_') + 1)), rule});
        }
        return options;
    }();
    return all;
}

} // namespace

std::vector<Argument> statement_arguments() {
    std::vector<Argument> all{
        {"--speaker", Shape::option, N_("Who said it; found among parties or added"), "NAME"},
        {"--for", Shape::option, N_("The organisation the speaker speaks for"), "NAME"},
        {"--role", Shape::option, N_("The speaker's role at that time")},
        {"--date", Shape::option, N_("When it was said, such as 2022-12-19 or 2022-12"), "DATE"},
        {"--place", Shape::option, N_("Where it was said")},
        {"--occasion", Shape::option, N_("On what occasion")},
        {"--mode", Shape::option, N_("direct, partial, indirect, translated or narrated"), "MODE"},
        {"--language", Shape::option, N_("Language it was said in"), "CODE"},
        {"--note", Shape::option, N_("A note on the statement")}};
    for (auto const& option : tie_options())
        all.push_back({option.name.c_str(), Shape::repeated, option.rule.far_end, "CLAIM"});
    all.push_back({"--why", Shape::option, N_("A note on the link to those claims")});
    return all;
}

core::StatementFacts statement_facts(Call const& call) {
    core::StatementFacts facts;
    facts.speaker = call.text("--speaker");
    facts.speaker_type = core::guess_type(facts.speaker);
    facts.on_behalf_of = call.text("--for");
    facts.role = call.text("--role");
    facts.said_on = date(call, "--date");
    facts.place = call.text("--place");
    facts.occasion = call.text("--occasion");
    if (call.given("--mode"))
        facts.mode = keyword<core::Mode>("--mode", call.text("--mode"));
    facts.language = call.text("--language");
    facts.note = call.text("--note");
    return facts;
}

std::vector<core::Tie> ties(Call const& call, core::Reader const& reader) {
    std::vector<core::Tie> all;
    for (auto const& option : tie_options())
        for (auto const& claim : call.all(option.name))
            all.push_back({option.rule.relation, core::ref(resolve_as<core::Claim>(reader, claim)), std::nullopt,
                           call.text("--why")});
    return all;
}

} // namespace app::cli
