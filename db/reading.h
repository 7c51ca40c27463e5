// All reading, over one connection: the Reader half of the port, written once and used both by the
// store that writes and by the read-only views of worker threads.
#pragma once

#include "core/store/store.h"
#include "db/first_look.h"
#include "db/proven.h"

namespace db {

/// `Port` is core::Reader or core::Store.
template <class Port>
class Reading : public Port {
public:
    Reading(std::string const& path, Access access) : connection_(path, access) {}
    void take_room() { connection_.take_room(); }
    /// Takes in the structure without the file's statistics; whoever reads a file begins with this.
    void take_in_structure() { FirstLook(connection_).read_structure(); }

    void together(std::function<void()> const& read) const override;
    core::Seq head() const override;
    using core::Reader::find;
    std::optional<core::Record> find(core::Ref ref) const override;
    using core::Reader::referring;
    std::vector<core::RawId> referring(core::Kind kind, std::string_view field,
                                       core::Ref to) const override;
    std::int64_t count_referring(core::Kind kind, std::string_view field, core::Ref to) const override;
    std::vector<core::RawId> ever_referring(core::Kind kind, core::Ref to) const override;
    using core::Reader::list;
    std::vector<core::RawId> list(core::Kind kind, core::RawId after, int limit) const override;
    using core::Reader::sources;
    std::vector<core::Id<core::Source>> sources(std::optional<core::Triage> triage, core::Id<core::Source> after,
                                                int limit) const override;
    std::vector<core::Id<core::Capture>> captures_with(core::Digest const& digest) const override;
    using core::Reader::claims;
    std::vector<core::Id<core::Claim>> claims(core::ClaimQuery const& query, core::Id<core::Claim> after,
                                              int limit) const override;
    std::optional<core::ClaimRow> claim_row(core::Id<core::Claim> id) const override;
    std::vector<core::Id<core::Party>> parties_like(std::string_view text, int limit) const override;
    core::Id<core::Party> party_named(std::string_view name) const override;
    std::vector<core::Id<core::Party>> parties_titled(std::string_view title, int limit) const override;
    core::Counts counts() const override;
    std::int64_t claims_under(core::Id<core::Topic> topic) const override;
    std::optional<std::string> bytes(core::Digest const& digest) const override;
    std::vector<core::Ref> matching(core::SearchPlan const& plan, core::SearchOrder order,
                                    int limit) const override;
    std::vector<std::string> languages() const override;
    std::vector<std::string> actors(core::Ref ref) const override;
    std::vector<std::string> people(int limit) const override;
    std::vector<core::Ref> queue(core::QueuePart part, std::string_view person, int limit) const override;
    core::Seq looked(core::Id<core::Claim> claim, std::string_view person) const override;
    core::Candidates candidates(std::vector<core::WeightedTerm> const& terms, int limit) const override;
    core::Id<core::Claim> identified(std::string_view identifier) const override;
    core::Revision revision(core::Seq seq) const override;
    std::vector<core::Revision> revisions(core::Seq before, int limit) const override;
    std::vector<core::Revision> revisions_of(core::Ref ref) const override;
    core::Seq newest_until(core::Instant at) const override;
    std::vector<core::Change> changes(core::Seq seq) const override;
    std::vector<core::Step> history(core::Ref ref) const override;
    core::Seq last_change(core::Ref ref) const override;
    std::vector<core::Seq> deletions(core::Seq before, int limit) const override;
    std::optional<core::Record> before(core::Ref ref, core::Seq seq) const override;
    using core::Reader::contested;
    std::vector<core::DeskConflict> contested(core::Translator const& words) const override;
    std::vector<core::Untidied> untidied() const override;
    std::string workspace() const override;
    std::vector<core::LaneReport> lanes() const override;
    std::vector<core::Digest> leaves(std::string_view lane) const override;
    std::vector<core::StoredChange> stored_changes(core::Seq seq) const override;
    std::vector<core::Seq> states(core::Ref ref) const override;
    core::Result<core::Ref> resolve(std::string_view typed) const override;

protected:
    mutable Connection connection_;
    Proven proven_{connection_};
};

extern template class Reading<core::Reader>;
extern template class Reading<core::Store>;

} // namespace db
