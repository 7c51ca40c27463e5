// What a Reader can tell that has the log alone, or a part of it: records and their history. Lists, searches, names
// and counters are indexes of the present.
#pragma once

#include "core/store/store.h"

namespace core {

class LogReader : public Reader {
public:
    // These throw Error{refused}.
    using Reader::sources;
    std::vector<Id<Source>> sources(std::optional<Triage> triage, Id<Source> after, int limit) const override;
    using Reader::claims;
    std::vector<Id<Claim>> claims(ClaimQuery const& query, Id<Claim> after, int limit) const override;
    std::optional<ClaimRow> claim_row(Id<Claim> id) const override;
    std::vector<Id<Party>> parties_like(std::string_view text, int limit) const override;
    Id<Party> party_named(std::string_view name) const override;
    std::vector<Id<Party>> parties_titled(std::string_view title, int limit) const override;
    Counts counts() const override;
    std::vector<Ref> matching(SearchPlan const& plan, SearchOrder order, int limit) const override;
    std::vector<std::string> languages() const override;
    Candidates candidates(std::vector<WeightedTerm> const& terms, int limit) const override;
    Id<Claim> identified(std::string_view identifier) const override;
    std::vector<Seq> deletions(Seq before, int limit) const override;
    std::vector<Ref> queue(QueuePart part, std::string_view person, int limit) const override;
};

/// Whether a record refers to `to`, by any field or by that one.
bool refers(Record const& record, Ref to);
bool refers(Record const& record, std::string_view field, Ref to);

} // namespace core
