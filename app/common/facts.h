// What is already known when somebody accepts a suggestion: the form opens filled with this, and
// the command line fills with it what was not given. It proposes; a person decides.
#pragma once

#include "core/operations/statements.h"
#include "core/quotation/detect.h"

#include <optional>
#include <vector>

namespace app {

struct Proposal {
    core::StatementFacts facts;
    std::string when;                    ///< the article's own time words: "lundi"
    std::vector<core::PartialDate> days; ///< the days they can mean, earliest first; often one
    std::vector<std::string> rivals;     ///< who else may be meant by the speaker
};

/// Facts for the statement a suggestion found in `source` would become. The speaker is the known
/// party of that name, alias or surname, or who held the office the article speaks of at its date
/// ("le président bélarusse"); where several fit they are rivals. One possible day is taken as the date
/// it was said. Several leave the date of the source when all of them lie in it. Time words that tell no day leave the
/// day unknown: the date of the source stands only where no words tell when.
Proposal propose_facts(core::Reader const& reader, core::Suggestion const& suggestion,
                       core::Source const& source);

/// The known party meant by a name as an article writes it; none if none or several fit.
core::Id<core::Party> party_meant(core::Reader const& reader, std::string_view name);

/// The role a known party of that name held on a day; empty if nobody is meant or held one.
std::string role_known(core::Reader const& reader, std::string_view name, core::PartialDate const& on);

/// The suggestion that shares most with a passage; null if none overlaps it.
core::Suggestion const* suggestion_at(std::vector<core::Suggestion> const& suggestions,
                                      core::Span passage);

/// Gives every empty field of `facts` the value of `proposed`.
void fill_empty(core::StatementFacts& facts, core::StatementFacts const& proposed);

} // namespace app
