// Commands that step back and forth.
#include "app/cli/command.h"
#include "core/log/operation_label.h"

#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// The revision that a person agrees to have taken back: the one they name, or the newest change. Where newer ones are
/// passed over it has to be named: else what was agreed to for one would be done to another.
core::Seq agreed_to(Call& call, std::optional<core::Undoable> const& next) {
    if (!call.given("--yes") || !next) return 0;
    return next->remarks.empty() || call.given("REVISION") ? next->seq : 0;
}

/// Takes one step back or forth; what is grave about it has to be agreed to with --yes.
core::ChangeSet step(Call& call, core::ChangeSet (core::Store::*take)(core::Seq),
                     std::optional<core::Undoable> (core::Store::*next_of)() const) {
    auto const next = (call.store().*next_of)();
    if (call.given("REVISION") && next && call.text("REVISION") != std::to_string(next->seq))
        throw core::Error(core::Code::refused,
                          say("The next step is about revision {next}, not {named}. Nothing was changed.",
                              {{"next", std::to_string(next->seq)}, {"named", call.text("REVISION")}}));
    try {
        return (call.store().*take)(agreed_to(call, next));
    } catch (core::Error const& error) {
        if (error.code() != core::Code::unconfirmed)
            throw;
        if (next)
            for (auto const& remark : next->remarks) call.out.message(remark);
        call.out.message(error.message());
        if (!next || next->remarks.empty()) throw WrongUsage(say("Say --yes if that is meant. Nothing was changed."));
        throw WrongUsage(say("Say “{revision} --yes” if that is meant. Nothing was changed.",
                             {{"revision", std::to_string(next->seq)}}));
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

std::span<Command const> taking_back_commands() {
    static std::vector<Command> const commands{
        {"undo",
         N_("Take back your newest change"),
         "-w desk.counterpoint --as Camille undo",
         Opening::write,
         undo,
         {{"REVISION", Shape::maybe, N_("The revision to take back, as you were told; refused when it is another’s turn")},
          {"--yes", Shape::flag, N_("Also when it takes back a publication, a signature or a correction in force")}},
         N_("What somebody else changed since is left as it is and named; the undo goes on to your next earlier "
            "change. Of a record in which others changed other fields, only what you changed is set back.")},
        {"redo",
         N_("Do again what you took back"),
         "-w desk.counterpoint --as Camille redo",
         Opening::write,
         redo,
         {{"REVISION", Shape::maybe, N_("The revision to do again, as you were told; refused when it is another’s turn")},
          {"--yes", Shape::flag, N_("Also when it publishes or corrects again")}}},
    };
    return commands;
}

} // namespace app::cli
