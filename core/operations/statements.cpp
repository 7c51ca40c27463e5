#include "core/operations/statements.h"

#include "core/editorial/sources.h"
#include "core/operations/claims.h"
#include "core/operations/parties.h"
#include "core/text/anchor.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"

namespace core {

namespace {

Statement fill_statement(Context& context, Draft& draft, Statement statement,
                         StatementFacts const& facts) {
    PartyBook parties(context, draft);
    statement.text = facts.text;
    statement.speaker = parties.find_or_add(facts.speaker, facts.speaker_type, statement.speaker);
    statement.on_behalf_of =
        parties.find_or_add(facts.on_behalf_of, PartyType::organisation, statement.on_behalf_of);
    statement.role = tidy(facts.role);
    statement.said_on = facts.said_on;
    statement.occasion = tidy(facts.occasion);
    statement.place = tidy(facts.place);
    statement.mode = facts.mode;
    statement.language = facts.language;
    statement.note = facts.note;
    statement.unknown = facts.unknown;
    return statement;
}

Quotation anchor_in(Context& context, Id<Text> text_id, Span span) {
    auto const text = context.reader.get(text_id);
    if (span.start < 0 || span.end <= span.start || span.end > text.code_points)
        throw Error(Code::refused,
                    say("{start}–{end} is not a passage of the text, which has {length} characters.",
                        {{"start", std::to_string(span.start)},
                         {"end", std::to_string(span.end)},
                         {"length", std::to_string(text.code_points)}}));
    for (auto const& other : context.reader.referring<Quotation>("text", text_id))
        if (other.span() == span)
            throw Error(Code::refused, say("The passage “{words}” is recorded already ({id}).",
                                           {{"words", other.exact},
                                            {"id", id_text(other.statement.value)}}));
    auto const anchor = make_anchor(words_of(context.reader, text), span);
    Quotation quotation;
    quotation.id = context.ids.next<Quotation>();
    quotation.text = text_id;
    quotation.start = span.start;
    quotation.end = span.end;
    quotation.exact = anchor.exact;
    quotation.prefix = anchor.prefix;
    quotation.suffix = anchor.suffix;
    quotation.text_digest = text.digest;
    return quotation;
}

/// The new quotation with its new statement, added to the draft.
Quotation add_to(Context& context, Draft& draft, Id<Text> text, Span span,
                 StatementFacts const& facts) {
    return add_said(context, draft, anchor_in(context, text, span), facts, context.reader.get(text).language);
}

/// Links statement `at` of those recorded together to what it bears on.
void add_ties(Context& context, Draft& draft, std::vector<Ref> const& statements, std::size_t at,
              std::vector<Tie> const& ties) {
    for (auto const& tie : ties)
        add_link(context, draft, tie.relation, statements[at], tie.passage ? statements.at(*tie.passage) : tie.to,
                 tie.note);
}

} // namespace

Quotation add_said(Context& context, Draft& draft, Quotation quotation, StatementFacts filled, std::string const& language) {
    // A passage may begin or end within marks of direction, and old texts hold signs that new words must not.
    if (filled.text.empty())
        filled.text = made_fit(without_unfit_direction(tidy(quotation.exact), TextForm::text), TextForm::text).text;
    if (filled.language.empty()) filled.language = language;
    Statement statement;
    statement.id = context.ids.next<Statement>();
    statement = fill_statement(context, draft, statement, filled);
    quotation.statement = statement.id;
    draft.puts.insert(draft.puts.end(), {statement, quotation});
    return quotation;
}

Draft record_quotations(Context& context, Id<Text> text, std::vector<Passage> const& passages) {
    Draft draft;
    draft.operation = passages.size() == 1 ? "quotation.record" : "quotation.record_all";
    draft.base = context.reader.head();
    std::vector<Ref> statements;
    for (auto const& passage : passages)
        statements.push_back(ref(add_to(context, draft, text, passage.span, passage.facts).statement));
    for (std::size_t at = 0; at < passages.size(); ++at)
        add_ties(context, draft, statements, at, passages[at].ties);
    return draft;
}

RecordedQuotation record_quotation(Context& context, Id<Text> text, Span span, StatementFacts const& facts,
                                   std::vector<Tie> const& ties) {
    RecordedQuotation recorded;
    auto& draft = recorded.draft;
    draft.operation = "quotation.record";
    draft.base = context.reader.head();
    auto const quotation = add_to(context, draft, text, span, facts);
    recorded.statement = quotation.statement;
    recorded.quotation = quotation.id;
    add_ties(context, draft, {ref(recorded.statement)}, 0, ties);
    return recorded;
}

Made<Quotation> add_quotation(Context& context, Id<Statement> statement, Id<Text> text, Span span,
                              Id<Quotation> quoted_from) {
    Made<Quotation> made;
    made.draft.operation = "quotation.record";
    made.draft.base = context.reader.head();
    auto quotation = anchor_in(context, text, span);
    quotation.statement = statement;
    quotation.quoted_from = quoted_from;
    made.id = quotation.id;
    made.draft.puts = {quotation};
    return made;
}

Made<Statement> record_statement(Context& context, StatementFacts const& facts, std::vector<Tie> const& ties) {
    Made<Statement> made;
    made.draft.operation = "statement.record";
    made.draft.base = context.reader.head();
    Statement statement;
    statement.id = made.id = context.ids.next<Statement>();
    made.draft.puts.push_back(fill_statement(context, made.draft, statement, facts));
    add_ties(context, made.draft, {ref(made.id)}, 0, ties);
    return made;
}

Draft edit_statement(Context& context, Id<Statement> statement, StatementFacts const& facts) {
    Draft draft;
    draft.operation = "statement.edit";
    draft.base = context.reader.head();
    draft.puts.push_back(fill_statement(context, draft, context.reader.get(statement), facts));
    return draft;
}

StatementFacts facts_of(Reader const& reader, Statement const& statement) {
    StatementFacts facts;
    facts.text = statement.text;
    if (statement.speaker) {
        auto const speaker = reader.get(statement.speaker);
        facts.speaker = speaker.name;
        facts.speaker_type = speaker.type;
    }
    if (statement.on_behalf_of) facts.on_behalf_of = reader.get(statement.on_behalf_of).name;
    facts.role = statement.role;
    facts.said_on = statement.said_on;
    facts.occasion = statement.occasion;
    facts.place = statement.place;
    facts.mode = statement.mode;
    facts.language = statement.language;
    facts.note = statement.note;
    facts.unknown = statement.unknown;
    return facts;
}

} // namespace core
