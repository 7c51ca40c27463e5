// Drift: what a later capture of a page says otherwise than the earlier one. Every quotation of the earlier texts is
// carried through one comparison of the words; which claims rest on what is gone or changed is told, and they wait in the
// queue. Quotations stay where they were recorded until somebody carries them over: what was captured then was said then.
#pragma once

#include "core/ingest/found_facts.h"
#include "core/operations/context.h"
#include "core/search/grave_difference.h"
#include "core/text/text_change.h"

namespace core {

struct DriftedQuotation {
    Quotation quotation;
    CarriedPassage carried;
    std::string words_now;         ///< what stands there now; empty when gone
    std::vector<Piece> difference; ///< from the words then to those now; empty when they are the same
    GraveDifference grave;         ///< numbers, units, names, negations that differ
    std::vector<Id<Claim>> claims; ///< that rest on its statement
    /// Whether a person has to look: its words are other ones, or not there.
    bool is_concerned() const { return carried.how == Carried::changed || carried.how == Carried::gone; }
};

/// What a page says of itself, otherwise than before.
struct FactChange {
    FactKind kind = FactKind::title;
    std::string before, now;
};

struct Drift {
    Id<Text> before, now;          ///< the newest text and the one before it; no `before`: there is only one
    std::vector<Piece> pieces;     ///< from one to the other
    std::int64_t words_gone = 0, words_come = 0;
    std::vector<DriftedQuotation> quotations; ///< of all earlier texts, those concerned first, in the order of the text
    std::vector<FactChange> facts;
    std::vector<Message> remarks;
};

/// Compares the newest text of a source with its earlier ones. Takes about as long as comparing their words. Throws
/// Error{not_found} when the source has no text.
Drift drift_of(Records const& reader, Id<Source> source);

/// The quotations of all earlier texts of a source in a later wording of it, in the order of drift_of().
std::vector<DriftedQuotation> drifted_quotations(Records const& reader, Id<Source> source, Id<Text> now,
                                                 std::string const& words_now, std::string const& language);

/// Adds to the draft, for every claim concerned, what waits in the queue until somebody has looked; nothing for one of
/// which the same waits already.
void add_follow_ups(Context& context, Draft& draft, std::vector<DriftedQuotation> const& drifted);

struct CarriedOver {
    Draft draft;
    std::size_t carried = 0;
    std::size_t approved = 0; ///< left where they are, because an approval rests on them there
    std::size_t to_ask = 0;   ///< left because their words are other ones or gone
};

/// Whether the person has seen what may turn the meaning round, and agreed to it.
enum class Agreed { no, yes };

/// Carries quotations over into the newest text: those named, or without any all whose words stand there. Named ones whose
/// words are others take the new words; where a number, a unit, a name or a negation differs, only if it was agreed to, else
/// throws Error{unconfirmed} that tells what differs. Throws Error{refused} when one is gone, or there is nothing to do.
CarriedOver carry_over(Context& context, Id<Source> source, std::vector<Id<Quotation>> const& named, Agreed agreed);

/// How many were carried over, and how many not, in a sentence.
Message told_of_carrying(CarriedOver const& made);

/// "numbers, a name" in words; empty when nothing differs.
std::vector<char const*> words_for(GraveDifference const& grave);

} // namespace core
