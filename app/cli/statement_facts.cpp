#include "app/cli/statement_facts.h"

#include "core/operations/parties.h"

namespace app::cli {

using core::N_;

std::vector<Argument> statement_arguments() {
    return {
        {"--speaker", Shape::option, N_("Who said it; found among parties or added"), "NAME"},
        {"--for", Shape::option, N_("The organisation the speaker speaks for"), "NAME"},
        {"--role", Shape::option, N_("The speaker's role at that time")},
        {"--date", Shape::option, N_("When it was said, such as 2022-12-19 or 2022-12"), "DATE"},
        {"--place", Shape::option, N_("Where it was said")},
        {"--occasion", Shape::option, N_("On what occasion")},
        {"--mode", Shape::option, N_("direct, partial, indirect, translated or narrated"), "MODE"},
        {"--language", Shape::option, N_("Language it was said in"), "CODE"},
        {"--note", Shape::option, N_("A note on the statement")},
        {"--asserts", Shape::repeated, N_("A claim it asserts"), "CLAIM"},
        {"--refutes", Shape::repeated, N_("A claim it refutes"), "CLAIM"},
        {"--supports", Shape::repeated, N_("A claim it supports"), "CLAIM"},
        {"--qualifies", Shape::repeated, N_("A claim it qualifies"), "CLAIM"},
        {"--context", Shape::repeated, N_("A claim it gives context to"), "CLAIM"},
        {"--why", Shape::option, N_("A note on the link to those claims")}};
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
    struct Option {
        char const* name;
        core::Relation relation;
    };
    constexpr std::array options{Option{"--asserts", core::Relation::asserts},
                                 Option{"--refutes", core::Relation::refutes},
                                 Option{"--supports", core::Relation::supports},
                                 Option{"--qualifies", core::Relation::qualifies},
                                 Option{"--context", core::Relation::gives_context}};
    std::vector<core::Tie> all;
    for (auto const& option : options)
        for (auto const& claim : call.all(option.name))
            all.push_back(
                {option.relation, core::ref(resolve_as<core::Claim>(reader, claim)), std::nullopt, call.text("--why")});
    return all;
}

} // namespace app::cli
