// The store that writes: one connection. Every change of a record made here ends in write(): commit, undo and redo.
// receive() takes in the entries of other seats, accept() writes down a decision. What is not part of the log is
// changed beside it: look(), maintain(), set_desk(), note_exchanged(), scrub_redacted(), and the tables that check()
// makes anew.
#pragma once

#include "core/exchange/seat.h"
#include "db/decisions.h"
#include "db/keyring.h"
#include "db/reading.h"
#include "db/whereabouts.h"
#include "db/workspace.h"

#include <chrono>
#include <map>
#include <mutex>
#include <set>

namespace db {

class Walk;

class SqliteStore final : public Reading<core::Store>, public core::Seat {
public:
    /// `lock` may be empty only when `read_only` or in memory; one that is not held tells why it is read-only.
    SqliteStore(std::string path, Access access, OpenOptions options, std::unique_ptr<Lock> lock);
    ~SqliteStore() override;

    core::ChangeSet commit(core::Draft const& draft) override;
    std::optional<core::Undoable> undoable() const override;
    std::optional<core::Undoable> redoable() const override;
    core::ChangeSet undo(core::Seq agreed) override;
    core::ChangeSet redo(core::Seq agreed) override;
    core::Ids& ids() override { return ids_; }
    core::Instant now() const override;
    std::string const& actor() const override { return options_.actor; }
    void sign_as(std::string const& person, std::string const& owner) override;
    core::Zone const& zone() const override { return options_.zone; }
    core::Verification verify(core::Progress& progress) override;
    void look(core::Id<core::Claim> claim) override;
    core::Verification const& standing() const override { return standing_; }
    core::ChangeSet accept() override;
    void heed(core::Verification const& found) override;
    core::Voucher voucher() const override;
    std::vector<core::Message> unprotected() const override;
    core::Inspection check(core::Repair repair, core::Progress& progress) override;
    bool maintain(int records) override;
    void begin_bulk_load() override;
    void end_bulk_load(core::Progress& progress) override;
    bool scrub_due() const override;
    std::vector<core::Message> scrub_redacted(core::Progress& progress) override;
    std::unique_ptr<core::Reader> reader() const override;
    std::string const& path() const override { return file_.path(); }
    bool read_only() const override { return file_.read_only(); }

    // The seat at a shared desk (seat.cpp, receiving.cpp, conflicts.cpp).
    std::optional<core::DeskPlace> desk() const override;
    void set_desk(std::optional<core::DeskPlace> const& place) override;
    core::PublicKey own_key() override;
    core::Roster roster() const override;
    core::ChangeSet enter(core::MemberNotice const& notice) override;
    std::string secret() const override { return random_bytes(32); }
    std::optional<core::Message> why_at_home() const override;
    std::vector<std::string> sealed(std::string_view lane, std::int64_t from, std::int64_t to) const override;
    core::LaneOffer signed_head(std::int64_t size) override;
    std::optional<core::Digest> root_of(std::string_view lane, std::int64_t size) const override;
    core::MerkleFrontier tree_of(std::string_view lane) const override;
    std::vector<core::Digest> blobs_of(std::string_view lane, std::int64_t from, std::int64_t to) const override;
    std::vector<core::Digest> missing_bytes(std::vector<core::Digest> const& digests) const override;
    core::Receipt receive(std::vector<core::LaneBatch> const& batches,
                          core::FetchesBytes const& fetch) override;
    std::vector<core::Record> referred_to_but_deleted(std::vector<core::Ref> const& among) const override;
    std::optional<core::Record> with_the_other(core::Ref ref, std::vector<std::string> const& fields) const override;
    std::vector<core::Message> not_counting() const override;
    Forgetting to_forget() override;
    void forgotten() override;
    std::optional<core::Exchanged> exchanged() const override;
    void note_exchanged(core::Exchanged const& exchanged) override;
    bool is_behind() const override;
    void caught_up() override;
    void found_nothing_newer() override;
    std::int64_t to_send() override;

    /// Refuses files that are not ours, newer, or of a foreign structure, before anything in them is used; converts
    /// older ones.
    void prepare();
    /// Whether its connection has another file open than the one that is locked and at the path.
    bool replaced_while_opened() const { return !file_.in_place() || (!read_only() && connection_.moved()); }
    /// Makes an empty file a workspace.
    void create_schema();

private:
    struct Intent {
        core::RevisionKind kind = core::RevisionKind::ordinary;
        core::Seq reverts = 0;
    };
    /// The lane this installation appends to.
    struct OwnLane {
        std::int64_t number = 0;
        std::string name;
        std::int64_t size = 0;
        core::MerkleFrontier tree;
        core::SigningKey const* key = nullptr; ///< none: unsigned
    };
    /// How much of a lane that nobody signs was taken over by decisions that are signed.
    using Covered = std::map<std::string, std::int64_t>;
    /// For as long as one writes. Throws Error{locked} while traces are removed on another thread.
    std::unique_lock<std::mutex> lock_writer();
    /// Whether the missing part of an older file is about to be fetched; then nobody has to decide first.
    enum class Catching { nothing, up };
    /// Checks what other programs wrote, then begins a transaction. Throws Error{refused} while a decision is due.
    void begin_to_write(std::optional<Transaction>& begun, Catching catching = Catching::nothing);
    core::ChangeSet write(core::Draft const& draft, Intent intent);
    /// Throws Error{refused} when the draft does what takes a role that this key has not at its desk.
    void refuse_without_role(core::Draft const& draft) const;
    std::function<void(core::Draft const&)> may_write() const {
        return [this](core::Draft const& draft) { refuse_without_role(draft); };
    }
    void refuse_what_does_not_count(core::Draft const& draft) const;
    void refuse_another_name(core::Record const& record, core::Draft const& draft, core::Member const& me,
                             core::Roster const& roster) const;
    /// Adds the records whose rows refer to `ref`; they show its name or words.
    void add_referrers(core::Ref ref, std::set<core::Ref>& refs) const;
    /// Adds to `refs` the records that are to be weighed anew when these change: votes and corrections of a verdict,
    /// the verdict of either, all verdicts for the rules of the desk, and scale versions that two seats made.
    void add_weighed_by(std::set<core::Ref>& refs) const;
    /// The records that are to be weighed anew when the rights of these keys change, or those of whom they let in.
    /// Empty when `keys` is.
    std::set<core::Ref> judged_anew(std::set<core::PublicKey> keys) const;
    /// Calls `bring`, which writes to the log, then makes the rows and indexes of `refs` anew from the log. `may_go`:
    /// those of them that may be deleted afterwards. To be called inside a transaction; throws what `bring` throws.
    void refold(std::set<core::Ref> refs, std::set<core::Ref> const& may_go, std::function<void()> const& bring);
    void remember_to_forget(std::set<core::Digest> const& blobs);
    std::map<std::string, std::int64_t> redacted_of_who_left();
    std::int64_t taken_out_before(std::string const& lane) const;
    friend class Arrival;
    std::int64_t lane_of_steps() const;
    core::ChangeSet revert(core::RevisionKind kind, core::Seq agreed);
    void refuse_if_moved(core::Draft const& draft) const;
    /// Throws Error{damaged} when a record the draft changes is not in its table as the log has it.
    void refuse_if_altered(core::Draft const& draft) const;
    /// What to say about a record that somebody changed in the meantime.
    core::Error moved(core::Ref ref) const;
    void append(core::Revision& revision, core::Draft const& draft);
    /// Whether the log says of a lane that its key is the owner's; what was found is kept until something else is said.
    bool says_owner(OwnLane const& lane);
    /// An entry that nobody signs takes nothing out of what is signed: throws Error{refused}.
    void refuse_unsigned(core::Redaction const& redaction);
    /// What several lanes made of a record together would be another without the states that go: it is said as it is.
    void hold_what_stays(core::Draft& draft) const;
    /// Takes redacted states out of log and indexes; call at the end of the transaction that says so.
    void take_out(core::Seq by, core::Redaction const& redaction);
    OwnLane lane_to_write();
    /// The heads of other lanes that this one's entries do not name yet, and that they do from now on.
    std::string name_other_heads(OwnLane const& lane);
    void sign_head(OwnLane const& lane);
    Covered covered_heads() const;
    /// The tree head of a lane when it had so many entries, as stored; nothing when it never had.
    std::optional<core::Digest> root_at(std::string_view lane, std::int64_t size) const;
    /// Compares the heads of all lanes with the stored entries, with their signatures and with `known`, the note
    /// outside the file. The note is to be read before the file: it is made after the commit that it tells of. Throws
    /// Error{damaged} when the log cannot be read.
    core::Verification look_at_heads(Covered const& covered, std::optional<Mark> const& known) const;
    core::Verification look_at_heads() const;
    /// The same, without what the note says that the last walk found: for whoever walks or repairs now.
    core::Verification look_past_the_last_walk(Covered const& covered, std::optional<Mark> known) const;
    /// The same; a log that cannot be read is reported as broken, so that the file can be opened and repaired.
    core::Verification look_at_heads_if_readable() const;
    /// Checks log and rows, and puts what it finds into standing_. Walks through all of the log, or looks at samples
    /// when the log is long and either the file is as this computer left it or another program has it open for writing.
    void look_at_contents();
    /// Checks the newest entries and some that chance picks, with the rows of the records they changed; at the first
    /// that does not hold, look_at_all().
    void look_at_samples();
    /// Walks through the whole log and compares every row with it. A log that cannot be read is a finding, no error.
    void look_at_all();
    /// Checks again when another program wrote into the file since the last look.
    void look_again_if_written();
    /// Walks through the log if nobody did since the file was opened: nothing is added to a log that was not walked.
    void walk_before_saving();
    /// Whether size and times of the file are those that were noted when this computer last found it whole.
    bool as_this_computer_left_it() const;
    /// Whether the log has at most OpenOptions::short_log changes; true when it cannot be counted.
    bool is_short() const;
    /// Notes outside the file that it is whole when it has this stamp (db/stamp.h); nothing for an empty one.
    void remember_as_left(std::string const& stamp);
    core::Verification walk_all(std::optional<Mark> const& known, core::Progress& progress);
    core::Verification walk_readable(std::optional<Mark> const& known, core::Progress& progress);
    /// The finding for a log that cannot be read to its end.
    static core::Verification unreadable(core::Error const& why);
    /// Puts `found` into `result` if it is graver than what is there; the lesser of two that need a decision becomes a
    /// remark.
    static void worsen(core::Verification& result, Difference found);
    /// Puts `found` into `result` whatever is there.
    static void replace(core::Verification& result, Difference found);
    /// How many entries of a lane that has a key stand under a head that it signed.
    std::int64_t signed_up_to(core::LaneReport const& lane) const;
    /// Whether a note of the newest heads must have been there, and is not.
    void look_whether_notes_are_missing(core::Verification& result, std::optional<Mark> const& known) const;
    /// Whether this installation knows another workspace at this path.
    void look_at_path(core::Verification& result, Decisions const& decisions, std::optional<Mark> const& known) const;
    std::string canonical_path() const;
    /// The names it goes by: as it was called, and where links lead.
    std::set<std::string> paths() const;
    void remember_workspace_here();
    /// Notes outside the file that a lane of this installation is about to begin.
    void expect_lane(std::string const& name, core::PublicKey const& key);
    /// Who wrote the first entry of a lane.
    std::string first_actor(std::string_view lane) const;
    /// Adds to `result` where the file differs from the note `mark`, except for what was decided about.
    void compare_with_known(core::Verification& result, Decisions const& decisions, Mark const& mark) const;
    /// Whether this installation signed a decision to go on in spite of this very finding, made with this very note.
    /// Then the program ended after the decision and before it renewed the note.
    bool decided(Difference const& found, core::Verification const& looked, Decisions const& decisions,
                 std::optional<Mark> const& mark) const;
    /// Whether the thing that a decision named is unchanged. A lane may have grown since: then its head at the size of
    /// then must be the same.
    bool still_stands(core::Subject const& then, core::Subject const& now) const;
    /// Whether a decision that is signed says to go on in spite of this very finding of a walk.
    bool decided_on(Difference const& found) const;
    /// What a walk and the rows beside it found that nobody decided about, and is to be told first. Behind what
    /// somebody decided about, rows that differ tell nothing of their own, broken bytes do.
    static std::optional<Difference> first_undecided(Walk const& walk, RowsReport const& rows);
    /// Adds to a decision the entries that nobody signed: of a finding about such lanes their heads, and of a lane with
    /// a key those behind its signed head. `own` is the lane that the decision is written to.
    void name_what_nobody_signed(core::Decision& decision, core::Verification const& looked, std::string const& own) const;
    /// Renews the note outside the file after a decision: what was decided about is noted as it stands now, the rest
    /// stays as it was noted. `begun` is the lane whose first entry the decision is, or empty.
    void note_decision(core::Verification const& found, core::Verification const& looked,
                       std::optional<Mark> const& known, std::string const& begun);
    /// Notes outside the file what a walk found; null: that it found nothing. Without a note of this workspace,
    /// nothing.
    void note_found(core::Verification const* found);
    /// Sets standing_ to the next finding that needs a decision. Behind a finding of a walk only another walk finds it.
    void look_again_after_deciding(core::Verification const& found);
    /// Whether the stored entry is the one that the head of its lane covers; its rows alone prove nothing.
    bool stands_under(core::Revision const& entry, core::LaneReport const& lane) const;
    void refuse_undecided(Catching catching) const;
    /// Before one's own lane was fetched from the desk, where this computer has no note of it.
    void refuse_behind() const;
    /// Whether the desk was asked and had no more of one's own lane than there is in the file now.
    bool desk_has_nothing_newer() const;
    std::int64_t own_lane_size() const;
    /// Whether there are signed entries here beside ones that nobody signs and nobody decided about.
    bool stands_on_unsigned() const;
    /// Throws Error{refused} when a verdict would be approved, published or corrected on such entries.
    void refuse_verdict_on_unsigned(core::Draft const& draft) const;

    // Repair (check.cpp, make_anew.cpp).
    /// Throws Error{refused} when the file is not the known one: then somebody has to decide before it is repaired.
    void refuse_to_repair_another() const;
    /// Throws Error{damaged} when a head is not the one that was signed. A walk alone does not tell: it compares with
    /// what is signed only where it passes.
    void require_sound_heads() const;
    /// Copies the file as it is to a new one beside it and returns the path; empty for a workspace in memory.
    std::string keep_as_it_is();
    /// Appends the entry that says how many rows were made anew, and in which file the workspace was kept as it was
    /// found.
    void append_repair(std::int64_t repaired, std::string const& kept);
    /// Throws Error{damaged} when the log cannot be read or does not hold; then nothing was changed.
    void make_anew(core::Progress& progress);
    /// Notes the heads outside the file if they moved; `at_once` or when the last time is a while ago.
    enum class When { at_once, now_and_then };
    void note_heads(When when);
    /// The same after a commit: what it tells of is saved already, so what keeps it from being noted now is no error;
    /// the next save or the closing notes it.
    void note_heads_of_what_is_saved(When when) noexcept;
    std::string random_bytes(std::size_t count) const;
    /// Which version wrote the file: one this program knows, in the structure that version gives it.
    std::int64_t recognise();
    void check_structure(std::int64_t version);
    /// Makes it one of this version, with a backup beside it.
    void convert(std::int64_t version);
    void begin(std::int64_t version);

    Whereabouts file_;
    OpenOptions options_;
    std::mutex writer_; ///< whoever writes holds it
    bool ours_ = false; // recognised as a workspace of this version: may be written
    bool passing_ = false; // a seat that nobody took yet: nothing is noted of it outside the file
    bool held_ = false; // indexes wait to be made anew
    mutable Keyring keyring_;
    std::string owner_; ///< whose key this is; empty: nobody said
    std::optional<std::string> owner_said_; ///< of its own lane, by the log; none: to be looked up
    mutable std::set<std::string> not_yet_noted_; ///< what the last look passed over as decided, though its note is older
    core::Verification standing_;
    bool bytes_due_ = false; ///< the next walk of all looks at the saved bytes as well
    bool walked_ = false; ///< all that is in the file was walked, or is as it was left when it had been
    std::int64_t looked_at_ = 0; ///< SQLite's number of what others wrote, when it was looked at last
    bool unnoted_ = false; // the heads moved since they were noted outside the file
    std::chrono::steady_clock::time_point noted_{};
    core::Ids ids_;
};

} // namespace db
