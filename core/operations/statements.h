// Recording what was said: a quotation marked in a text becomes a statement with its speaker, time
// and occasion, in one step, and may at once answer a claim.
#pragma once

#include "core/operations/context.h"

#include <optional>
#include <vector>

namespace core {

/// What a person fills in about a statement. Names are looked up among parties and aliases, and
/// added when new.
struct StatementFacts {
    std::string text; ///< empty: the quoted words
    std::string speaker;
    PartyType speaker_type = PartyType::person;
    std::string on_behalf_of;
    std::string role;
    PartialDate said_on;
    std::string occasion;
    std::string place;
    Mode mode = Mode::direct;
    std::string language;
    std::string note;
    Unknown unknown = Unknown::nothing; ///< what was looked for and cannot be known
    bool operator==(StatementFacts const&) const = default;
};

/// What a newly recorded statement bears on: a record that is there, or the statement of another passage
/// recorded in the same step.
struct Tie {
    Relation relation = Relation::contradicts;
    Ref to;                             ///< none: the passage below
    std::optional<std::size_t> passage; ///< index among those recorded together
    std::string note;
    bool operator==(Tie const&) const = default;
};

struct RecordedQuotation {
    Draft draft;
    Id<Quotation> quotation;
    Id<Statement> statement;
};

/// A quotation with a new statement and what it bears on among the records that are there. Throws Error{refused} when
/// the span is empty, outside the text, or recorded already.
RecordedQuotation record_quotation(Context& context, Id<Text> text, Span span, StatementFacts const& facts,
                                   std::vector<Tie> const& ties = {});

/// A passage of a text and what is known of it.
struct Passage {
    Span span;
    StatementFacts facts;
    std::vector<Tie> ties;
};

/// Many quotations of one text with their links, in one step; a name used twice makes one party.
/// Throws Error{refused} like record_quotation, for all or none.
Draft record_quotations(Context& context, Id<Text> text, std::vector<Passage> const& passages);

/// One more place where a known statement was read; `quoted_from` makes it a hop of the trail.
Made<Quotation> add_quotation(Context& context, Id<Statement> statement, Id<Text> text, Span span,
                              Id<Quotation> quoted_from = {});

/// A statement without a quotation yet, and what it bears on among the records that are there.
Made<Statement> record_statement(Context& context, StatementFacts const& facts, std::vector<Tie> const& ties = {});

/// A quotation that somebody made with the new statement it carries, both added to the draft; the words where the facts have none.
Quotation add_said(Context& context, Draft& draft, Quotation quotation, StatementFacts facts, std::string const& language);

/// Changes an existing statement to the facts given.
Draft edit_statement(Context& context, Id<Statement> statement, StatementFacts const& facts);

/// The facts of a recorded statement, as the form shows them.
StatementFacts facts_of(Reader const& reader, Statement const& statement);

} // namespace core
