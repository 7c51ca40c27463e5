// Commands for a workspace as a whole: making one, looking whether records are what the log says,
// stepping back and forth.
#include "app/cli/command.h"
#include "app/intake/sample.h"
#include "app/common/scales.h"
#include "core/log/operation_label.h"
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

void check(Call& call) {
    auto const repair = call.given("--repair") ? core::Repair::yes : core::Repair::no;
    auto const store = call.open(repair == core::Repair::yes ? Opening::write : Opening::read);
    if (repair == core::Repair::yes && store->read_only())
        store->commit({}); // which refuses, and says why
    auto progress = call.out.progress();
    auto const found = store->check(repair, progress);
    for (auto const& finding : found.findings) {
        if (repair == core::Repair::yes)
            call.out.message(finding);
        else
            call.out.problem(finding);
    }
    for (auto const& remark : found.remarks)
        call.out.message(remark);
    auto const differences = std::to_string(found.findings.size());
    Json json;
    json["records"] = found.records;
    json["findings"] = found.findings.size();
    json["repaired"] = found.repaired;
    auto const told =
        found.findings.empty() ? say("All {count} records are what the log says they are.",
                                     {{"count", std::to_string(found.records)}})
        : repair == core::Repair::yes
            ? say("Differences repaired from the history: {count}.", {{"count", differences}})
            : say("Differences: {count}. “check --repair” makes anew from the log what differs.",
                  {{"count", differences}});
    call.out.object_or_message(json, told);
}

/// Takes one step back or forth; what is grave about it has to be agreed to with --yes.
core::ChangeSet step(Call& call, core::ChangeSet (core::Store::*take)(core::Seq),
                     std::optional<core::Undoable> (core::Store::*next)() const) {
    if (call.given("--yes")) {
        auto const agreed = (call.store().*next)();
        return (call.store().*take)(agreed ? agreed->seq : 0);
    }
    try {
        return (call.store().*take)(0);
    } catch (core::Error const& error) {
        if (error.code() != core::Code::unconfirmed)
            throw;
        call.out.message(error.message());
        throw WrongUsage(say("Say --yes if that is meant. Nothing was changed."));
    }
}

void tell_reverted(Call& call, core::ChangeSet const& changes, core::Message const& told) {
    Json json;
    json["revision"] = changes.seq;
    json["operation"] = changes.operation;
    json["reverts"] = call.store().revision(changes.seq).reverts;
    for (auto const& remark : changes.remarks)
        json["remarks"].push_back(core::render(remark, call.language));
    call.out.object_or_message(json, told);
    if (!call.out.json())
        for (auto const& remark : changes.remarks)
            call.out.message(remark);
}

void undo(Call& call) {
    auto const changes = step(call, &core::Store::undo, &core::Store::undoable);
    tell_reverted(call, changes,
                  say("Undone: {what} (revision {revision}).",
                      {{"what", core::operation_label(changes.operation, call.language)},
                       {"revision", std::to_string(changes.seq)}}));
}

void redo(Call& call) {
    auto const changes = step(call, &core::Store::redo, &core::Store::redoable);
    tell_reverted(call, changes,
                  say("Done again: {what} (revision {revision}).",
                      {{"what", core::operation_label(changes.operation, call.language)},
                       {"revision", std::to_string(changes.seq)}}));
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
        {"check",
         N_("Compare all records with the log"),
         "-w desk.counterpoint check --repair",
         Opening::nothing,
         check,
         {{"--repair", Shape::flag, N_("Rebuild what differs from the log")}}},
        {"undo",
         N_("Take back your newest change"),
         "-w desk.counterpoint --as Camille undo",
         Opening::write,
         undo,
         {{"--yes", Shape::flag, N_("Also when it takes back a publication, a signature or a correction in force")}},
         N_("What somebody else changed since is left as it is and named; the undo goes on to your next earlier "
            "change. Of a record in which others changed other fields, only what you changed is set back.")},
        {"redo",
         N_("Do again what you took back"),
         "-w desk.counterpoint --as Camille redo",
         Opening::write,
         redo,
         {{"--yes", Shape::flag, N_("Also when it publishes or corrects again")}}},
    };
    return commands;
}

} // namespace app::cli
