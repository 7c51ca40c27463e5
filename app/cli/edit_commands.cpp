// Commands that change, delete and step back records of any kind.
#include "app/cli/lookup.h"
#include "app/cli/set_field.h"
#include "core/editorial/chronicle.h"
#include "core/operations/deletions.h"
#include "core/operations/parties.h"
#include "core/operations/records.h"
#include "core/operations/reviews.h"
#include "core/operations/searches.h"

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// A changed review counts as rated anew: what was approved is no longer what stands there.
core::Draft edit_draft(core::Context& context, core::Record record, std::string const& reason) {
    if (auto const* review = std::get_if<core::Review>(&record))
        return core::rate(context, review->claim, core::facts_of(*review)).draft;
    return core::edit_record(context, std::move(record), reason);
}

void edit(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    auto record = call.store().find(ref);
    if (!record)
        wrong_kind(call.store(), ref, ref.kind);
    for (auto const& assignment : call.all("FIELD=VALUE")) {
        auto const equals = assignment.find('=');
        if (equals == assignment.npos)
            throw WrongUsage(say("“{typed}” is not FIELD=VALUE.", {{"typed", assignment}}));
        set_field(*record, std::string_view(assignment).substr(0, equals),
                  std::string_view(assignment).substr(equals + 1), call.store());
    }
    auto context = core::context_of(call.store());
    call.commit(edit_draft(context, std::move(*record), call.text("--reason")), ref);
}

void erase(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    auto context = core::context_of(call.store());
    call.commit(core::erase_record(context, ref, call.text("--reason")), ref);
}

void restore(Call& call) {
    auto const ref = resolve(call.store(), call.text("ID"));
    if (!call.given("--to")) {
        if (call.store().find(ref))
            throw WrongUsage(say("Say with --to N to which revision; “history” lists them."));
        auto context = core::context_of(call.store());
        call.commit(core::bring_back(context, ref, call.text("--reason")), ref);
        return;
    }
    auto const seq = core::value_or_throw(core::read_moment(call.store(), ref, call.text("--to"), call.store().zone()));
    auto context = core::context_of(call.store());
    call.commit(core::restore_record(context, ref, seq, call.text("--reason")), ref);
}

void keep_search(Call& call) {
    std::string words;
    for (auto const& word : call.all("TEXT"))
        words += (words.empty() ? "" : " ") + word;
    auto context = core::context_of(call.store());
    auto const kept = core::save_search(context, words, call.text("--name"));
    call.commit(kept.draft, core::ref(kept.id));
}

} // namespace

std::span<Command const> edit_commands() {
    static std::vector<Command> const commands{
        {"edit",
         N_("Change fields of a record"),
         "-w desk.counterpoint edit 4h8tz said_on=2022-12-19 place=Minsk --reason \"date "
         "précisée\"",
         Opening::write,
         edit,
         {{"ID", Shape::one, N_("The record")},
          {"FIELD=VALUE", Shape::some, N_("Fields as “show --json” names them")},
          {"--reason", Shape::option, N_("Why; goes into the history")}}},
        {"delete",
         N_("Delete a record and what only hangs on it"),
         "-w desk.counterpoint delete 4h8tz --reason \"enregistré deux fois\"",
         Opening::write,
         erase,
         {{"ID", Shape::one, N_("The record")},
          {"--reason", Shape::option, N_("Why; goes into the history")}}},
        {"restore",
         N_("Bring a deleted record back, or step one back to how it was after a revision"),
         "-w desk.counterpoint restore 4h8tz --to 12",
         Opening::write,
         restore,
         {{"ID", Shape::one, N_("The record")},
          {"--to", Shape::option, N_("The revision, or a day"), "MOMENT"},
          {"--reason", Shape::option, N_("Why; goes into the history")}},
         N_("A deleted record comes back with everything its deletion took along; “list deleted” lists them.")},
        {"keep-search",
         N_("Keep a search under a name, for everyone who opens the workspace"),
         "-w desk.counterpoint keep-search 'speaker:poutine has:stale-approval' --name \"To approve again\"",
         Opening::write,
         keep_search,
         {{"TEXT", Shape::some, N_("The words, as for search")},
          {"--name", Shape::option, N_("What it is called; without it, its words"), "NAME"}}},
    };
    return commands;
}

} // namespace app::cli
