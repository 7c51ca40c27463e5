// Commands that make a workspace.
#include "app/cli/command.h"
#include "app/intake/sample.h"
#include "app/common/scales.h"
#include "core/operations/context.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

void init(Call& call) {
    if (call.workspace.empty())
        throw WrongUsage(say("Say which workspace with -w FILE."));
    auto const store = call.opener.create(call.workspace, call.actor);
    add_default_scales(*store);
    call.out.object_or_message({{"workspace", call.workspace}},
                               say("Made the workspace {file}.", {{"file", call.workspace}}));
}

void sample(Call& call) {
    auto const path = call.given("FILE") ? call.text("FILE") : call.workspace;
    if (path.empty())
        throw WrongUsage(say("Say where the sample workspace is to be made."));
    {
        auto const store = call.opener.create(path, call.actor);
        add_default_scales(*store);
    }
    build_sample(
        [&](std::string const& actor) { return call.opener.open(path, Opening::write, actor); });
    call.out.object_or_message({{"workspace", path}},
                               say("Made the sample workspace {file}.", {{"file", path}}));
}

} // namespace

std::span<Command const> workspace_commands() {
    static std::vector<Command> const commands{
        {"init",
         N_("Make an empty workspace"),
         "-w desk.counterpoint init",
         Opening::nothing,
         init,
         {}},
        {"sample",
         N_("Make the sample workspace"),
         "sample sample.counterpoint",
         Opening::nothing,
         sample,
         {{"FILE", Shape::maybe, N_("Where to make it; -w does as well")}}},
    };
    return commands;
}

} // namespace app::cli
