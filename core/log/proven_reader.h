// Records and their history as the bodies of a proof tell them, and nothing else: what loads and shows a dossier from a
// workspace loads and shows from here what is proven. A record the proof knows nothing of is not there.
#pragma once

#include "core/log/members.h"
#include "core/log/proof_check.h"
#include "core/log/record_life.h"
#include "core/log/roles.h"
#include "core/store/records.h"

#include <map>
#include <set>

namespace core {

class ProvenReader final : public Records {
public:
    explicit ProvenReader(ProvenLog log);

    ProvenLog const& log() const { return log_; }
    /// Records that were asked for and of which the proof knows nothing at all.
    std::set<Ref> const& missing() const { return missing_; }
    /// Whether any entry says who belongs to a desk.
    bool tells_of_members() const { return !members_.empty(); }
    Roster members() const { return members_.now(clocks_); }
    /// Whether whoever signed an entry could redact in it; where no entry tells of a desk everybody could.
    bool may_redact(ProvenEntry const& entry) const;

    void together(std::function<void()> const& read) const override { read(); }
    Seq head() const override { return static_cast<Seq>(log_.entries.size()); }
    using Records::find;
    std::optional<Record> find(Ref ref) const override;
    using Records::referring;
    std::vector<RawId> referring(Kind kind, std::string_view field, Ref to) const override;
    std::int64_t count_referring(Kind kind, std::string_view field, Ref to) const override;
    std::vector<RawId> ever_referring(Kind kind, Ref to) const override;
    using Records::list;
    std::vector<RawId> list(Kind kind, RawId after, int limit) const override;
    std::vector<Id<Capture>> captures_with(Digest const& digest) const override;
    /// None: a proof has no bytes.
    std::optional<std::string> bytes(Digest const&) const override { return std::nullopt; }
    std::vector<std::string> actors(Ref ref) const override;
    std::vector<std::string> people(int limit) const override;
    Seq looked(Id<Claim>, std::string_view) const override { return 0; }
    Revision revision(Seq seq) const override;
    std::vector<Revision> revisions(Seq before, int limit) const override;
    std::vector<Revision> revisions_of(Ref ref) const override;
    Seq newest_until(Instant at) const override;
    std::vector<Change> changes(Seq seq) const override;
    std::vector<Step> history(Ref ref) const override;
    Seq last_change(Ref ref) const override;
    std::optional<Record> before(Ref ref, Seq seq) const override;
    std::string workspace() const override { return log_.workspace; }
    std::vector<LaneReport> lanes() const override { return log_.lanes; }
    /// None: what leads from an entry to the head has been checked.
    std::vector<Digest> leaves(std::string_view) const override { return {}; }
    std::vector<StoredChange> stored_changes(Seq seq) const override;
    std::vector<Seq> states(Ref ref) const override;
    /// Full identities alone.
    Result<Ref> resolve(std::string_view typed) const override;

private:
    struct Known {
        Seq seq = 0;
        std::optional<Record> after;
        bool redacted = false;
    };
    /// Oldest first; empty when the proof knows nothing of it.
    std::vector<Known> const& life(Ref ref) const;
    /// The same before a revision, as what they come to; nothing when one lane alone made them.
    std::optional<RecordLife> life_of_lanes(Ref ref, Seq before) const;
    DeskLife itself(Ref ref, Seq before) const;
    std::vector<OtherLife> others_of(Kind kind, Ref to, Seq before) const;
    std::optional<Record> state(Ref ref, Seq before) const;
    PublicKey const& key_of(EntryPlace const& place) const;
    ProvenEntry const& entry(Seq seq) const;

    ProvenLog log_;
    std::map<Ref, std::vector<Known>> lives_;
    std::map<std::pair<Ref, Kind>, std::set<RawId>> referring_; // to that record, of that kind, ever
    Clocks clocks_;
    Memberships members_; ///< of a shared desk: without one, entries follow each other as they stand
    std::vector<EntryPlace> places_; // of the entries, lanes by their place in the proof
    mutable std::set<Ref> missing_;
};

} // namespace core
