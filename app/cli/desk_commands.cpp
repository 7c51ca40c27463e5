// Commands for working together: the queue, remarks, who works on what, and requests for reply.
#include "app/cli/lookup.h"
#include "core/operations/remarks.h"
#include "core/operations/replies.h"
#include "core/editorial/queue.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <set>

namespace app::cli {

namespace {

using core::N_;
using core::say;

constexpr int longest_queue = 200;

void show_part(Call& call, char const* name, char const* title, std::vector<core::Waiting> const& lines) {
    if (!lines.empty()) call.out.line(fmt::format("{} ({})", call.translated(title), lines.size()));
    for (auto const& line : lines) {
        auto const claim = call.store().find(line.claim);
        auto const changed =
            core::changed_since(call.store(), line.claim, call.store().looked(line.claim, call.actor), call.actor);
        Json json{{"queue", name}, {"why", core::key_of(line.why)}, {"kind", core::kind_name(line.ref.kind)},
                  {"id", core::id_text(line.ref.id)}, {"claim", core::id_text(line.claim.value)},
                  {"text", claim ? claim->text : std::string()}, {"by", line.by}, {"words", line.words},
                  {"changed", changed.size()}};
        if (line.since.ms) json["since"] = core::to_iso(line.since);
        if (call.out.json()) {
            call.out.object(json);
            continue;
        }
        std::string about = call.translated(core::label_of(line.why));
        if (!line.by.empty()) about += " · " + line.by;
        if (line.since.ms) about += " · " + call.store().zone().date(line.since).text();
        call.out.line(fmt::format("  {}  {}", core::id_text(line.ref.id), about));
        if (claim) call.out.line("      " + claim->text);
        if (!line.words.empty()) call.out.line("      “" + line.words + "”");
    }
}

void queue(Call& call) {
    auto const queue = core::queue_of(call.store(), call.actor, call.store().now(), longest_queue, call.store().zone());
    show_part(call, "for_me", N_("Waiting for me"), queue.for_me);
    show_part(call, "by_me", N_("Waiting for others"), queue.by_me);
    show_part(call, "stale", N_("Changed after approval"), queue.stale);
    show_part(call, "overdue", N_("Replies overdue"), queue.overdue);
    if (queue.for_me.empty() && queue.by_me.empty() && queue.stale.empty() && queue.overdue.empty())
        call.out.message(say("Nothing waits."));
}

/// In whose work a remark on this record is made: as said, or the one claim it belongs to.
core::Id<core::Claim> claim_of_remark(Call& call, core::Ref on) {
    if (call.given("--claim"))
        return resolve_as<core::Claim>(call.store(), call.text("--claim"));
    if (on.kind != core::Kind::statement && on.kind != core::Kind::quotation)
        return resolve_as<core::Claim>(call.store(), call.text("RECORD"));
    auto const statement = resolve_as<core::Statement>(call.store(), call.text("RECORD"));
    std::set<core::Id<core::Claim>> claims;
    for (auto const& link : call.store().referring<core::Link>("from", statement))
        if (auto const claim = core::id_as<core::Claim>(link.to)) claims.insert(claim);
    if (claims.size() != 1)
        throw WrongUsage(say("Say with --claim in the work on which claim the remark is made; the statement bears on {count}.",
                             {{"count", std::to_string(claims.size())}}));
    return *claims.begin();
}

void remark(Call& call) {
    auto on = resolve(call.store(), call.text("RECORD"));
    core::RemarkFacts facts;
    core::Id<core::Claim> claim;
    if (on.kind == core::Kind::remark) { // answering it
        auto const answered = call.store().get(core::Id<core::Remark>{on.id});
        facts.answers = answered.id;
        claim = answered.claim;
        on = answered.on;
    } else {
        claim = claim_of_remark(call, on);
    }
    facts.on = on;
    facts.field = call.text("--field");
    facts.passage = call.text("--passage");
    facts.text = call.text("TEXT");
    auto context = core::context_of(call.store());
    auto const made = core::make_remark(context, claim, facts);
    call.commit(made.draft, core::ref(made.id));
}

void remarks(Call& call) {
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("CLAIM"));
    for (auto const& each : core::remarks_on(call.store(), claim)) {
        auto const open = each.resolved_by.empty();
        if (!open && !call.given("--all")) continue;
        Json json{{"id", core::id_text(each.id.value)}, {"author", each.author}, {"at", core::to_iso(each.at)},
                  {"on", core::kind_name(each.on.kind)}, {"field", each.field}, {"passage", each.passage},
                  {"purpose", core::key_of(each.purpose)}, {"text", each.text}, {"resolved_by", each.resolved_by}};
        if (call.out.json()) {
            call.out.object(json);
            continue;
        }
        call.out.line(fmt::format("{} {}  {} · {}", open ? "○" : "●", core::id_text(each.id.value), each.author,
                                  call.store().zone().date(each.at).text()));
        if (!each.passage.empty()) call.out.line("    “" + each.passage + "”");
        call.out.line("    " + (each.text.empty() ? call.translated(core::label_of(each.purpose)) : each.text));
    }
}

void resolve_remark(Call& call) {
    auto const id = resolve_as<core::Remark>(call.store(), call.text("REMARK"));
    auto context = core::context_of(call.store());
    call.commit(core::resolve_remark(context, id, call.given("--reopen") ? core::Resolve::no : core::Resolve::yes),
                core::ref(id));
}

void assign(Call& call) {
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("CLAIM"));
    auto context = core::context_of(call.store());
    call.commit(core::assign_claim(context, claim, call.text("PERSON")), core::ref(claim));
}

void ask_reply(Call& call) {
    auto const claim = resolve_as<core::Claim>(call.store(), call.text("CLAIM"));
    core::RequestFacts facts;
    facts.party = call.text("--party");
    facts.asked_on = date(call, "--on");
    facts.channel = call.text("--channel");
    facts.deadline = date(call, "--deadline");
    facts.question = call.text("--question");
    auto context = core::context_of(call.store());
    auto const made = core::ask_for_reply(context, claim, facts);
    call.commit(made.draft, core::ref(made.id));
}

void settle_reply(Call& call) {
    auto const request = resolve_as<core::ReplyRequest>(call.store(), call.text("REQUEST"));
    auto const outcome = call.given("--statement") ? core::Outcome::answered
                                                   : keyword<core::Outcome>("--outcome", call.text("--outcome"));
    auto const answer = call.given("--statement") ? resolve_as<core::Statement>(call.store(), call.text("--statement"))
                                                  : core::Id<core::Statement>{};
    auto context = core::context_of(call.store());
    call.commit(core::settle_request(context, request, {outcome, answer, date(call, "--on")}, call.text("--note")),
                core::ref(request));
}

} // namespace

std::span<Command const> desk_commands() {
    static std::vector<Command> const commands{
        {"queue",
         N_("Show what waits for you, for others, what changed after approval, and overdue replies"),
         "-w desk.counterpoint --as \"Dominique Morel\" queue",
         Opening::read,
         queue,
         {}},
        {"remark",
         N_("Write a remark on a record, one of its fields or a passage, or answer a remark"),
         "-w desk.counterpoint remark 9m2xd \"@Camille Laurent: since when?\" --field text --passage \"aucun "
         "intérêt\"",
         Opening::write,
         remark,
         {{"RECORD", Shape::one, N_("What it is about; a remark is answered")},
          {"TEXT", Shape::one, N_("The remark; @Name calls somebody")},
          {"--claim", Shape::option, N_("The claim it belongs to, when it is about another record of the dossier"),
           "CLAIM"},
          {"--field", Shape::option, N_("The field it is about"), "FIELD"},
          {"--passage", Shape::option, N_("The words it is about")}}},
        {"remarks",
         N_("List the remarks on a claim"),
         "-w desk.counterpoint remarks 9m2xd --all",
         Opening::read,
         remarks,
         {{"CLAIM", Shape::one, N_("The claim")}, {"--all", Shape::flag, N_("Resolved ones too")}}},
        {"resolve",
         N_("Resolve a remark, or open it again"),
         "-w desk.counterpoint resolve 4kq7z",
         Opening::write,
         resolve_remark,
         {{"REMARK", Shape::one, N_("The remark")}, {"--reopen", Shape::flag, N_("Open it again")}}},
        {"assign",
         N_("Say who is to work on a claim"),
         "-w desk.counterpoint assign 9m2xd \"Camille Laurent\"",
         Opening::write,
         assign,
         {{"CLAIM", Shape::one, N_("The claim")}, {"PERSON", Shape::maybe, N_("Who; nobody when it is left out")}}},
        {"ask-reply",
         N_("Note that somebody was asked for a reply"),
         "-w desk.counterpoint ask-reply 9m2xd --party Kremlin --channel \"e-mail\" --deadline 2022-12-21 --question "
         "\"…\"",
         Opening::write,
         ask_reply,
         {{"CLAIM", Shape::one, N_("The claim")},
          {"--party", Shape::option, N_("Who was asked")},
          {"--on", Shape::option, N_("When; today when it is left out"), "DATE"},
          {"--channel", Shape::option, N_("How: e-mail, telephone, letter …")},
          {"--deadline", Shape::option, N_("Until when an answer is waited for"), "DATE"},
          {"--question", Shape::option, N_("What was asked")}}},
        {"settle-reply",
         N_("Note what came of a request for reply"),
         "-w desk.counterpoint settle-reply 4kq7z --statement 7hp2c",
         Opening::write,
         settle_reply,
         {{"REQUEST", Shape::one, N_("The request; “show” of the claim lists them")},
          {"--statement", Shape::option, N_("The statement that answers"), "STATEMENT"},
          {"--outcome", Shape::option, N_("waiting, declined or no_answer"), "WORD"},
          {"--on", Shape::option, N_("When they answered"), "DATE"},
          {"--note", Shape::option, N_("Note")}}},
    };
    return commands;
}

} // namespace app::cli
