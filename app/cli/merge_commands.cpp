// Commands that make one of several, and two of one; and what is perhaps here twice.
#include "app/cli/lookup.h"
#include "core/matching/duplicates.h"
#include "core/operations/keeping_apart.h"
#include "core/operations/merging.h"
#include "core/operations/splitting.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace app::cli {

namespace {

using core::N_;
using core::say;

constexpr int most_said = 5000; // statements and claims looked at, the newest

void merge_parties(Call& call) {
    auto const keep = resolve_as<core::Party>(call.store(), call.text("KEEP"));
    std::vector<core::Id<core::Party>> gone;
    for (auto const& typed : call.all("GONE"))
        gone.push_back(resolve_as<core::Party>(call.store(), typed));
    call.back_up_before(core::BackupFor::merge);
    auto context = core::context_of(call.store());
    call.commit(core::merge_parties(context, keep, gone, call.text("--reason")), core::ref(keep));
}

core::Ref resolved_as(Call const& call, core::Kind kind, std::string const& typed) {
    auto const found = resolve(*call.opened, typed);
    if (found.kind != kind) wrong_kind(*call.opened, found, kind);
    return found;
}

void merge(Call& call) {
    auto const keep = resolve(call.store(), call.text("KEEP"));
    std::vector<core::Ref> gone;
    for (auto const& typed : call.all("GONE")) gone.push_back(resolved_as(call, keep.kind, typed));
    call.back_up_before(core::BackupFor::merge);
    auto context = core::context_of(call.store());
    call.commit(core::merge_records(context, keep, gone, call.text("--reason")), keep);
}

void split(Call& call) {
    auto const whole = resolve(call.store(), call.text("ID"));
    std::vector<core::Ref> parts;
    for (auto const& typed : call.all("PART")) parts.push_back(resolve(call.store(), typed));
    auto context = core::context_of(call.store());
    auto const made = core::split_record(context, whole, parts, call.text("--text"), call.text("--reason"));
    call.commit(made.draft, made.made);
    if (!call.out.json()) call.out.line(core::id_text(made.made.id));
}

void tell(Call& call, core::Duplicate const& pair) {
    auto const caption = [&](core::Ref ref) {
        auto const record = call.store().find(ref);
        return record ? core::caption_of(*record) : std::string();
    };
    if (call.out.json()) {
        Json json{{"kind", core::kind_name(pair.one.kind)}, {"one", core::id_text(pair.one.id)}, {"other", core::id_text(pair.other.id)},
                  {"why", core::key_of(pair.why)}, {"share", pair.share}};
        if (auto const agency = call.store().find(pair.agency)) json["agency"] = agency->name;
        return call.out.object(json);
    }
    call.out.line(fmt::format("{}  {}", core::id_text(pair.one.id), caption(pair.one)));
    call.out.line("  " + core::render(core::perhaps_the_same(call.store(), pair, pair.one), call.language));
}

void keep_apart(Call& call) {
    auto const one = resolve(call.store(), call.text("ONE")), other = resolve(call.store(), call.text("OTHER"));
    auto context = core::context_of(call.store());
    call.commit(core::keep_apart(context, one, other), std::max(one, other));
}

void duplicates(Call& call) {
    std::vector<core::Duplicate> found;
    if (call.given("SOURCE")) {
        found = core::duplicates_of(call.store(), resolve_as<core::Source>(call.store(), call.text("SOURCE")));
    } else {
        auto progress = call.out.progress();
        found = core::all_duplicates(call.store(), most_said, progress);
    }
    for (auto const& pair : found) tell(call, pair);
    call.out.message(found.empty() ? say("Nothing seems to be here twice.")
                                   : say("Pairs that are perhaps one: {count}. “merge” makes one of them, “keep-apart” says that they are two.", {{"count", std::to_string(found.size())}}));
}

} // namespace

std::span<Command const> merge_commands() {
    static std::vector<Command> const commands{
        {"duplicates",
         N_("List what is perhaps here twice: sources by bytes, address and text, statements and claims by their words"),
         "-w desk.counterpoint duplicates",
         Opening::read,
         duplicates,
         {{"SOURCE", Shape::maybe, N_("Only what this source is perhaps here already as")}}},
        {"merge",
         N_("Make one of several sources, statements, claims, parties or topics"),
         "-w desk.counterpoint merge 4h8tz 7kq2m --reason \"la même dépêche\"",
         Opening::write,
         merge,
         {{"KEEP", Shape::one, N_("The one that stays")},
          {"GONE", Shape::some, N_("Those that become it")},
          {"--reason", Shape::option, N_("Why; goes into the history")}},
         N_("What refers to those that go refers to the one that stays, which takes over what it lacks; what differs is told. "
            "It is one step: undo takes all of it back. What readers of a published verdict have cannot go.")},
        {"keep-apart",
         N_("Say that two sources, statements or claims are not the same: they are not listed as perhaps the same any more"),
         "-w desk.counterpoint keep-apart 4h8tz 7kq2m",
         Opening::write,
         keep_apart,
         {{"ONE", Shape::one, N_("One of them")}, {"OTHER", Shape::one, N_("The other, of the same kind")}}},
        {"split",
         N_("Make two of one: what is named goes to a new statement, claim or source"),
         "-w desk.counterpoint split 4h8tz 9m2xd --text \"Il l'a redit mardi.\"",
         Opening::write,
         split,
         {{"ID", Shape::one, N_("The statement, claim or source")},
          {"PART", Shape::some, N_("Its quotations and links, or captures, that go to the new one")},
          {"--text", Shape::option, N_("The words of the new statement, the sentence of the new claim, the title of the new source")},
          {"--reason", Shape::option, N_("Why; goes into the history")}}},
        {"merge-parties",
         N_("Make several parties one"),
         "-w desk.counterpoint merge-parties 4h8tz 7kq2m --reason \"la même personne\"",
         Opening::write,
         merge_parties,
         {{"KEEP", Shape::one, N_("The party that stays")},
          {"GONE", Shape::some, N_("Parties that become it")},
          {"--reason", Shape::option, N_("Why; goes into the history")}}},
    };
    return commands;
}

} // namespace app::cli
