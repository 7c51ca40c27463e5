#include "core/log/log_reader.h"

#include "core/matching/terms.h"
#include "core/search/plan.h"

#include <algorithm>

namespace core {

namespace {

[[noreturn]] void only_now() {
    throw Error(Code::refused, say("Lists and searches show the workspace as it is now, not as it was."));
}

} // namespace

std::vector<Id<Source>> LogReader::sources(std::optional<Triage>, Id<Source>, int) const { only_now(); }
std::vector<Id<Claim>> LogReader::claims(ClaimQuery const&, Id<Claim>, int) const { only_now(); }
std::optional<ClaimRow> LogReader::claim_row(Id<Claim>) const { only_now(); }
std::vector<Id<Party>> LogReader::parties_like(std::string_view, int) const { only_now(); }
Id<Party> LogReader::party_named(std::string_view) const { only_now(); }
std::vector<Id<Party>> LogReader::parties_titled(std::string_view, int) const { only_now(); }
Counts LogReader::counts() const { only_now(); }
std::vector<Ref> LogReader::matching(SearchPlan const&, SearchOrder, int) const { only_now(); }
std::vector<std::string> LogReader::languages() const { only_now(); }
Candidates LogReader::candidates(std::vector<WeightedTerm> const&, int) const { only_now(); }
Id<Claim> LogReader::identified(std::string_view) const { only_now(); }
std::vector<Seq> LogReader::deletions(Seq, int) const { only_now(); }
std::vector<Ref> LogReader::queue(QueuePart, std::string_view, int) const { only_now(); }

bool refers(Record const& record, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& each) { return each.to == to; });
}

bool refers(Record const& record, std::string_view field, Ref to) {
    return std::ranges::any_of(references_of(record), [&](Reference const& each) {
        return each.to == to && each.field == field;
    });
}

} // namespace core
