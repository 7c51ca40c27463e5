// Commands that record: quotations, statements, claims, links, parties and topics.
#include "app/cli/statement_facts.h"
#include "app/common/detection.h"
#include "app/common/facts.h"
#include "app/intake/reader_process.h"
#include "core/editorial/said_of_source.h"
#include "core/editorial/sources.h"
#include "core/matching/same_quotation.h"
#include "core/operations/claims.h"
#include "core/operations/parties.h"
#include "core/operations/passages.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace app::cli {

namespace {

using core::N_;
using core::say;

/// What detection proposes for the passage fills what was not given.
void fill_from_detection(Call& call, core::Text const& text, std::string const& words,
                         core::Span span, core::StatementFacts& facts) {
    auto const detected = suggest(words, text.language);
    auto const* found = suggestion_at(detected.quotations, span);
    if (!found) found = suggestion_at(detected.set_aside, span);
    if (!found) {
        call.out.message(say("Detection proposes nothing for this passage."));
        return;
    }
    auto const source = call.store().get(core::source_of(call.store(), text.id));
    auto const proposal = propose_facts(call.store(), *found, source);
    fill_empty(facts, proposal.facts);
    if (!call.given("--mode"))
        facts.mode = proposal.facts.mode;
    if (!proposal.rivals.empty() && call.text("--speaker").empty())
        call.out.message(say("{speaker} is taken for the speaker; {names} may be meant as well: give --speaker "
                             "to say who.",
                             {{"speaker", proposal.facts.speaker},
                              {"names", fmt::format("{}", fmt::join(proposal.rivals, ", "))}}));
    if (proposal.when.empty() && !call.given("--date") && facts.said_on.known())
        call.out.message(say("Nothing there tells when it was said: {day}, the day of the source, is taken; --date says another.",
                             {{"day", facts.said_on.text()}}));
    if (proposal.days.empty() && !proposal.when.empty() && !facts.said_on.known())
        call.out.message(say("“{when}” does not tell which day it was said; the day is left unknown, --date says it.",
                             {{"when", proposal.when}}));
    if (proposal.days.size() < 2)
        return;
    std::string days;
    for (auto const& day : proposal.days)
        days += (days.empty() ? "" : ", ") + day.text();
    call.out.message(say("“{when}” can be any of {days}; give --date to say which.",
                         {{"when", proposal.when}, {"days", days}}));
}

/// The same words elsewhere are told, never merged.
void tell_same(Call& call, core::SameQuotation const& same) {
    std::vector<core::Arg> const id{{"id", core::id_text(same.statement.value)}};
    if (same.exact)
        return call.out.message(
            say("These words are recorded already as {id}; with --statement {id} this is another place of it.", id));
    call.out.message(
        say("Nearly these words are recorded already as {id}; with --statement {id} this is another place of it.", id));
    if (same.numbers_differ)
        call.out.message(say("A number differs."));
    if (same.negation_differs)
        call.out.message(say("One of the two denies what the other says, or denies it more."));
}

/// Words that are heard in a recording or seen in a picture, which the person types.
void quote_shown(Call& call) {
    auto& store = call.store();
    if (call.given("--exact") || call.given("--at") || call.given("--fill"))
        throw WrongUsage(say("With --words the words are typed: --exact, --at and --fill are for those that stand in a text."));
    auto const source = resolve_as<core::Source>(store, call.text("SOURCE"));
    core::ShownPassage passage;
    passage.words = call.text("--words");
    passage.language = call.text("--language");
    if (call.given("--time")) passage.time = core::time_range(call.text("--time"));
    if (call.given("--region")) passage.box = core::region(call.text("--region"));
    auto const extent = core::extent_in(core::said_of_source(store, source, &confined_reading()));
    auto const tell_unknown = [&] {
        if (passage.time && !extent.length_ms) call.out.problem(say("How long the recording is, is not known here: the time was not compared with it."));
    };
    auto context = core::context_of(store);
    if (call.given("--statement")) {
        auto const statement = resolve_as<core::Statement>(store, call.text("--statement"));
        core::Id<core::Quotation> from;
        if (call.given("--from")) from = resolve_as<core::Quotation>(store, call.text("--from"));
        auto const made = core::add_passage(context, statement, source, passage, extent, from);
        tell_unknown();
        call.commit(made.draft, core::ref(made.id));
        return;
    }
    auto const recorded = core::record_passage(context, source, passage, extent, statement_facts(call), ties(call, store));
    tell_unknown();
    for (auto const& same : core::same_quotation(store, passage.words, passage.language, 1)) tell_same(call, same);
    call.commit(recorded.draft, core::ref(recorded.statement));
}

void quote(Call& call) {
    if (call.given("--words")) return quote_shown(call);
    if (call.given("--time") || call.given("--region"))
        throw WrongUsage(say("--time and --region say where --words are heard or seen."));
    auto& store = call.store();
    auto const text = store.get(resolve_text(store, call.text("SOURCE")));
    auto const words = core::words_of(store, text);
    auto const span = passage(call, words);
    auto context = core::context_of(store);
    if (call.given("--statement")) {
        auto const statement = resolve_as<core::Statement>(store, call.text("--statement"));
        core::Id<core::Quotation> from;
        if (call.given("--from"))
            from = resolve_as<core::Quotation>(store, call.text("--from"));
        auto const made = core::add_quotation(context, statement, text.id, span, from);
        call.commit(made.draft, core::ref(made.id));
        return;
    }
    auto facts = statement_facts(call);
    if (call.given("--fill"))
        fill_from_detection(call, text, words, span, facts);
    for (auto const& same : core::same_quotation(store, core::Offsets(words).slice(span), text.language, 1))
        tell_same(call, same);
    auto const recorded = core::record_quotation(context, text.id, span, facts, ties(call, store));
    call.commit(recorded.draft, core::ref(recorded.statement));
}

void statement(Call& call) {
    auto facts = statement_facts(call);
    facts.text = call.text("TEXT");
    auto context = core::context_of(call.store());
    auto const made = core::record_statement(context, facts, ties(call, call.store()));
    call.commit(made.draft, core::ref(made.id));
}

void claim(Call& call) {
    core::ClaimFacts facts;
    facts.text = call.text("TEXT");
    facts.language = call.text("--language");
    facts.topic = call.text("--topic");
    facts.note = call.text("--note");
    std::vector<core::Id<core::Statement>> from;
    for (auto const& typed : call.all("--from"))
        from.push_back(resolve_as<core::Statement>(call.store(), typed));
    auto context = core::context_of(call.store());
    auto made =
        core::make_claim(context, facts, from.empty() ? core::Id<core::Statement>{} : from[0]);
    for (std::size_t at = 1; at < from.size(); ++at)
        core::add_link(context, made.draft, core::Relation::asserts, core::ref(from[at]), core::ref(made.id));
    call.commit(made.draft, core::ref(made.id));
}

/// "context" is what people say, "gives_context" what the table calls it.
core::Relation relation_of(std::string const& word) {
    if (word == "context")
        return core::Relation::gives_context;
    return keyword<core::Relation>("RELATION", word);
}

core::Ref end_of_link(core::Reader const& reader, std::string const& typed) {
    auto const found = resolve(reader, typed);
    if (found.kind == core::Kind::claim)
        return found;
    return core::ref(resolve_as<core::Statement>(reader, typed));
}

void link(Call& call) {
    auto const relation = relation_of(call.text("RELATION"));
    auto const from = end_of_link(call.store(), call.text("FROM"));
    auto const to = end_of_link(call.store(), call.text("TO"));
    auto context = core::context_of(call.store());
    auto const made = core::link_records(context, relation, from, to, call.text("--note"));
    call.commit(made.draft, core::ref(made.id));
}

void party(Call& call) {
    core::Party party;
    party.name = call.text("NAME");
    party.type = call.given("--type") ? keyword<core::PartyType>("--type", call.text("--type"))
                                      : core::guess_type(party.name);
    party.aliases = call.all("--alias");
    if (call.given("--role") || call.given("--organisation"))
        party.roles.push_back({call.text("--role"), call.text("--organisation"),
                               date(call, "--from"), date(call, "--until")});
    party.wikidata = call.text("--wikidata");
    party.note = call.text("--note");
    auto context = core::context_of(call.store());
    auto const made = core::add_party(context, party);
    call.commit(made.draft, core::ref(made.id));
}

void topic(Call& call) {
    auto context = core::context_of(call.store());
    auto const made = core::add_topic(context, call.text("NAME"));
    call.commit(made.draft, core::ref(made.id));
}

std::vector<Argument> with_statement_arguments(std::vector<Argument> own) {
    for (auto const& argument : statement_arguments())
        own.push_back(argument);
    return own;
}

} // namespace

std::span<Command const> record_commands() {
    static std::vector<Command> const commands{
        {"quote", N_("Mark a passage as a quotation of somebody"),
         "-w desk.counterpoint quote 7k3qp --exact \"comble de l'ironie\" --speaker \"Ned Price\" "
         "--date 2022-12 --refutes 9m2xd",
         Opening::write, quote,
         with_statement_arguments(
             {{"SOURCE", Shape::one, N_("The source, or one of its texts")},
              {"--exact", Shape::option, N_("The words, exactly as they stand"), "WORDS"},
              {"--at", Shape::option, N_("Their place in characters"), "START:END"},
              {"--words", Shape::option, N_("Of a recording or picture: the words that are heard or seen, as you type them"), "WORDS"},
              {"--time", Shape::option, N_("With --words: from when until when they are heard, such as 1:02-1:09"), "FROM-UNTIL"},
              {"--region", Shape::option, N_("With --words: where in the picture they stand, in pixels"), "LEFT,TOP,WIDTH,HEIGHT"},
              {"--fill", Shape::flag, N_("Take what detection proposes for what is not given")},
              {"--statement", Shape::option, N_("One more place where this statement was read"),
               "ID"},
              {"--from", Shape::option,
               N_("With --statement: the quotation this one was taken from"), "ID"}})},
        {"statement", N_("Record a statement that has no quotation yet"),
         "-w desk.counterpoint statement \"Nous n'avons rien décidé.\" --speaker \"Ana Silva\"",
         Opening::write, statement,
         with_statement_arguments({{"TEXT", Shape::one, N_("What was said")}})},
        {"claim",
         N_("Make a claim: a neutral sentence that can be checked"),
         "-w desk.counterpoint claim \"La dette a doublé en dix ans.\" --from 4h8tz --topic "
         "Économie",
         Opening::write,
         claim,
         {{"TEXT", Shape::one, N_("The sentence")},
          {"--from", Shape::repeated, N_("A statement that asserts it"), "STATEMENT"},
          {"--topic", Shape::option, N_("Its topic; found or added"), "NAME"},
          {"--language", Shape::option, N_("Its language"), "CODE"},
          {"--note", Shape::option, N_("A note")}}},
        {"link",
         N_("Link a statement to a claim, or two of a kind"),
         "-w desk.counterpoint link 4h8tz refutes 9m2xd --note \"parle de la même année\"",
         Opening::write,
         link,
         {{"FROM", Shape::one, N_("The statement or claim")},
          {"RELATION", Shape::one, N_("How the first bears on the second"), "RELATION", known_words<core::Relation>},
          {"TO", Shape::one, N_("The claim or statement it is about")},
          {"--note", Shape::option, N_("A note on the link")}}},
        {"party",
         N_("Add a person or an organisation"),
         "-w desk.counterpoint party \"Ned Price\" --role porte-parole --organisation "
         "\"département d'État\"",
         Opening::write,
         party,
         {{"NAME", Shape::one, N_("The name")},
          {"--type", Shape::option, N_("person or organisation"), "TYPE"},
          {"--alias", Shape::repeated, N_("Another name for the same"), "NAME"},
          {"--role", Shape::option, N_("A role")},
          {"--organisation", Shape::option, N_("Where that role is held"), "NAME"},
          {"--from", Shape::option, N_("Since when"), "DATE"},
          {"--until", Shape::option, N_("Until when"), "DATE"},
          {"--wikidata", Shape::option, N_("Wikidata item"), "ITEM"},
          {"--note", Shape::option, N_("A note")}}},
        {"topic",
         N_("Add a topic"),
         "-w desk.counterpoint topic Économie",
         Opening::write,
         topic,
         {{"NAME", Shape::one, N_("The name")}}},
    };
    return commands;
}

} // namespace app::cli
