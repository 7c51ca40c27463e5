// Reading a workspace as it is now: its records, and the questions that only indexes of the present answer.
#pragma once

#include "core/store/contested.h"
#include "core/store/questions.h"
#include "core/store/records.h"

namespace core {

class Reader : public Records {
public:
    /// Sources in one triage state or all, newest first, up to `limit` older than `after`.
    virtual std::vector<Id<Source>> sources(std::optional<Triage> triage, Id<Source> after, int limit) const = 0;
    /// Up to `limit` claims of the list behind `after`, or from its start.
    virtual std::vector<Id<Claim>> claims(ClaimQuery const& query, Id<Claim> after, int limit) const = 0;
    virtual std::optional<ClaimRow> claim_row(Id<Claim> id) const = 0;
    /// Parties with a name or alias one of whose words starts with `text`, folded; best first.
    virtual std::vector<Id<Party>> parties_like(std::string_view text, int limit) const = 0;
    /// The one party with this very name or alias, compared folded; none if there is none or several.
    virtual Id<Party> party_named(std::string_view name) const = 0;
    /// Parties with a role of this very title, at whatever time, case of A to Z aside; oldest first.
    virtual std::vector<Id<Party>> parties_titled(std::string_view title, int limit) const = 0;
    virtual Counts counts() const = 0;
    virtual std::int64_t claims_under(Id<Topic> topic) const = 0;
    /// Records that meet the plan; core/search/hits.h makes of them what people read.
    virtual std::vector<Ref> matching(SearchPlan const& plan, SearchOrder order, int limit) const = 0;
    /// The languages of claims, statements and sources, by code, the most frequent first.
    virtual std::vector<std::string> languages() const = 0;
    /// Up to `limit` records of one part of the queue, the longest waiting first. `person` is
    /// asked for by `assigned` alone; the other parts are everybody's.
    virtual std::vector<Ref> queue(QueuePart part, std::string_view person, int limit) const = 0;
    /// Claims and statements that share terms with these (core/matching/terms.h), best first.
    virtual Candidates candidates(std::vector<WeightedTerm> const& terms, int limit) const = 0;
    /// The claim that bears this identifier of another collection; none if there is none.
    virtual Id<Claim> identified(std::string_view identifier) const = 0;
    /// Up to `limit` revisions before `before` (0 = from the newest) that deleted what is deleted still, newest first.
    virtual std::vector<Seq> deletions(Seq before, int limit) const = 0;

    /// What members of a shared desk made of the same fields apart, until somebody settles it; the values in the words of
    /// `words`. Nothing where one person alone ever wrote.
    virtual std::vector<DeskConflict> contested(Translator const& words) const = 0;
    /// Reviews and links that stand twice, and parties of one name.
    virtual std::vector<Untidied> untidied() const = 0;

    std::vector<DeskConflict> contested() const { return contested(english()); }
    std::vector<Id<Source>> sources(std::optional<Triage> triage) const { return sources(triage, {}, everything); }
    std::vector<Id<Claim>> claims(ClaimQuery const& query) const { return claims(query, {}, everything); }
};

} // namespace core
