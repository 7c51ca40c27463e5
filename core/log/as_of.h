// The workspace as it stood right after a revision, as a Reader like any other: whatever loads, shows
// or exports a dossier from it makes the dossier of that day. It asks only for records that are
// named or that ever referred to one that is; nothing walks the workspace.
#pragma once

#include "core/store/records.h"

namespace core {

class AsOf final : public Records {
public:
    /// `reader` must outlive it. A `seq` beyond the head is the head.
    AsOf(Records const& reader, Seq seq);

    void together(std::function<void()> const& read) const override { reader_.together(read); }
    /// The revision it stands at.
    Seq head() const override { return seq_; }
    using Records::find;
    std::optional<Record> find(Ref ref) const override;
    using Records::referring;
    std::vector<RawId> referring(Kind kind, std::string_view field, Ref to) const override;
    std::int64_t count_referring(Kind kind, std::string_view field, Ref to) const override;
    std::vector<RawId> ever_referring(Kind kind, Ref to) const override;
    using Records::list;
    /// Of the records there are now, those there were then; what was deleted since is missing. For kinds
    /// of which there are few.
    std::vector<RawId> list(Kind kind, RawId after, int limit) const override;
    std::vector<Id<Capture>> captures_with(Digest const& digest) const override;
    std::optional<std::string> bytes(Digest const& digest) const override { return reader_.bytes(digest); }
    std::vector<std::string> actors(Ref ref) const override;
    Revision revision(Seq seq) const override;
    std::vector<Revision> revisions(Seq before, int limit) const override;
    std::vector<Revision> revisions_of(Ref ref) const override;
    Seq newest_until(Instant at) const override;
    std::vector<Change> changes(Seq seq) const override;
    std::vector<Step> history(Ref ref) const override;
    Seq last_change(Ref ref) const override;
    std::optional<Record> before(Ref ref, Seq seq) const override;
    /// As now: an identity names the same record at all times.
    Result<Ref> resolve(std::string_view typed) const override { return reader_.resolve(typed); }

    // The log itself is what it is; of a record's states, those there were then.
    std::string workspace() const override { return reader_.workspace(); }
    std::vector<LaneReport> lanes() const override { return reader_.lanes(); }
    std::vector<Digest> leaves(std::string_view lane) const override { return reader_.leaves(lane); }
    std::vector<StoredChange> stored_changes(Seq seq) const override { return reader_.stored_changes(seq); }
    std::vector<Seq> states(Ref ref) const override;
    /// As now: whoever works here.
    std::vector<std::string> people(int limit) const override { return reader_.people(limit); }
    Seq looked(Id<Claim> claim, std::string_view person) const override { return reader_.looked(claim, person); }

private:
    bool ever_referred(Ref from, Ref to) const;

    Records const& reader_;
    Seq seq_;
};

} // namespace core
