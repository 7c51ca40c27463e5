// States of records as the log has them, each held to the entry that commits to it. Whatever is shown, exported,
// decided on or saved comes from here; tables made from the log only say where to look.
#pragma once

#include "core/log/record_life.h"
#include "core/store/store.h"
#include "db/clocks.h"
#include "db/decisions.h"
#include "db/members.h"
#include "db/owners.h"
#include "db/sqlite.h"

#include <unordered_map>
#include <unordered_set>

namespace db {

/// One state of a record in the log. Without a record it was erased then, or redacted.
struct Logged {
    core::Seq seq = 0;
    std::optional<core::Record> record;
    bool redacted = false;
};

class Proven {
public:
    explicit Proven(Connection const& connection) : connection_(connection) {}

    /// The state of a record; nothing when the log never had it. Throws Error{damaged} when the state is not what its
    /// entry commits to. Of changes that follow each other it is what the newest says; of changes of several lanes that
    /// knew nothing of each other, what they come to together (core/log/record_life.h).
    std::optional<Logged> newest(core::Ref ref) const;
    /// The state before a revision came in, likewise.
    std::optional<Logged> before(core::Ref ref, core::Seq seq) const;
    /// What one revision gave the record; nothing when it did not touch it.
    std::optional<Logged> at(core::Ref ref, core::Seq seq) const;
    /// The changes of a record that several lanes touched, each with what its author knew; nothing when one alone did.
    std::optional<core::RecordLife> life_of_lanes(core::Ref ref, core::Seq before) const;
    /// The same of one whose changes do not follow each other; nothing is contested of any other.
    std::optional<core::RecordLife> life_apart(core::Ref ref) const;
    /// What a revision did, in the order its entry commits to.
    std::vector<core::Change> changes(core::Seq seq) const;
    /// The life of a record, oldest first.
    std::vector<core::Step> life(core::Ref ref) const;
    /// Whether a revision's entry is made of what is stored of it. Looked at once and remembered.
    bool entry_holds(core::Seq seq) const;
    /// Records of a kind that are there, by the log, newest first; walks over all changes of that kind.
    std::vector<core::RawId> list(core::Kind kind) const;
    /// The decisions that count, read once until there is another revision. Throws Error{damaged} when they cannot be
    /// read.
    Decisions const& decisions() const;
    /// Whose key signs each lane, likewise.
    Owners const& owners() const;
    /// Who belongs to the desk, likewise.
    Members const& members() const;
    /// What each entry's author had of other lanes, up to the newest revision.
    Clocks const& clocks() const;
    /// Revisions from this one on are looked at anew: what was about to become one may not have.
    void forget(core::Seq from) const;

    /// As long as one lives, inside a transaction, nobody writes to the log: what newest() proved once is not proved again.
    class Still {
    public:
        explicit Still(Proven const& proven) : proven_(proven) { ++proven_.still_; }
        ~Still() {
            if (--proven_.still_ == 0) proven_.move_again();
        }
        Still(Still const&) = delete;
        Still& operator=(Still const&) = delete;

    private:
        Proven const& proven_;
    };

private:
    struct ById {
        std::size_t operator()(core::Ref const& ref) const { return static_cast<std::size_t>(ref.id); }
    };
    std::optional<Logged> newest_in_log(core::Ref ref) const;
    std::optional<Logged> state(core::Ref ref, Cursor& cursor) const;
    /// Whether the newest of these changes has all the others in it, and nothing speaks against any of them.
    bool follow_each_other(core::Kind kind, std::vector<EntryPlace> const& places) const;
    std::optional<Logged> of_lanes(core::Ref ref, core::Seq before) const;
    /// Where its changes stand; `newest` is the revision of the last.
    std::vector<EntryPlace> places_of(core::Ref ref, core::Seq before, core::Seq& newest) const;
    std::vector<core::LifeChange> changes_of(core::Ref ref, core::Seq before) const;
    std::vector<core::PublicKey> keys_of(std::vector<EntryPlace> const& places) const;
    core::RecordLife life_at(core::Ref ref, core::Seq before, std::vector<EntryPlace> places) const;
    bool is_redacted_by_an_entry(core::Ref ref, core::Seq seq) const;
    core::Seq newest_revision() const; ///< 0 when there is none
    bool has_several_lanes() const;
    void move_again() const; ///< the last Still is gone
    Connection const& connection_;
    mutable std::unordered_set<core::Seq> good_; // entries that were looked at and hold
    mutable core::Seq newest_good_ = -1;         // none of them is newer
    mutable Decisions decisions_;
    mutable core::Seq decisions_until_ = -1; // the newest revision when they were read; none yet
    mutable Owners owners_;
    mutable core::Seq owners_until_ = -1;
    mutable Members members_;
    mutable core::Seq members_until_ = -1;
    mutable Clocks clocks_;
    mutable int still_ = 0;
    mutable std::optional<core::Seq> head_; // these three while it is still
    mutable std::optional<bool> several_lanes_;
    mutable std::unordered_map<core::Ref, std::optional<Logged>, ById> proved_; // never too many
};

} // namespace db
