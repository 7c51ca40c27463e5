// Whose key this computer signs with.
#include "app/cli/command.h"
#include "core/text/person.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

void me(Call& call) {
    if (call.given("NAME")) {
        if (!call.opener.name_key(core::person_name(call.text("NAME"))))
            throw core::Error(core::Code::io, say("The name could not be kept beside the key. Nothing was changed."));
    }
    auto const key = call.opener.key();
    auto const shown = key.fingerprint.empty() ? call.translated(N_("none yet: it is made when something is signed"))
                                               : key.fingerprint;
    auto const told = key.owner.empty()
                          ? say("Nobody said whose key this computer signs with: {key}. “me NAME” says it.",
                                {{"key", shown}})
                          : say("The key of this computer is {owner}’s: {key}",
                                {{"owner", key.owner}, {"key", shown}});
    call.out.object_or_message({{"name", key.owner}, {"key", key.fingerprint}}, told);
}

} // namespace

std::span<Command const> person_commands() {
    static std::vector<Command> const commands{
        {"me",
         N_("Show or say whose key signs what is done on this computer"),
         "me \"Camille Laurent\"",
         Opening::nothing,
         me,
         {{"NAME", Shape::maybe, N_("Your name; it signs what you do unless --as names another")}},
         N_("What somebody else does on this computer, named by --as or chosen in the window, is recorded as theirs "
            "and as entered by the one whose key it is.")},
    };
    return commands;
}

} // namespace app::cli
