// The port between what users do and where it is kept. Operations read through a Reader and answer
// with a Draft; a Store commits the Draft as one revision of the append-only log and says what
// changed. Nothing else writes.
#pragma once

#include "core/base/checkpoint.h"
#include "core/model/record.h"
#include "core/base/progress.h"
#include "core/time/zone.h"

#include <functional>
#include <map>
#include <memory>

namespace core {

/// Position of a revision in this file's log: 1, 2, 3 … in the order they were committed here.
using Seq = std::int64_t;

/// A revision by the name it has in every file: its lane, and its place there from 0. What is signed names
/// revisions so, for their numbers are one file's own matter.
struct LogPlace {
    std::string lane;
    std::int64_t index = 0;
    auto operator<=>(LogPlace const&) const = default;
    bool empty() const { return lane.empty(); }
};

enum class Nature { ordinary, undo, redo, foundation };

/// The format new entries are written in.
constexpr int newest_entry_format = 3;

/// One committed change: who, when, what was done and why.
struct Revision {
    Seq seq = 0;
    std::string lane;        ///< the installation that wrote it
    std::int64_t index = 0;  ///< its place in that lane, from 0
    Instant at;
    std::string actor;
    std::string operation;   ///< key such as "claim.create"; operation_label() has the words
    std::string reason;
    Nature nature = Nature::ordinary;
    Seq reverts = 0;         ///< the revision an undo or redo takes back, 0 = none
    LogPlace reverted;          ///< the same by the name it has in every file
    Digest digest;           ///< RFC 6962 leaf hash of this entry
    /// Of the entry: the second also says what it saw and a notice; the third names revisions by their place, and
    /// commits to the reason by a salted digest, so that it can be redacted.
    int format = 1;
    std::string seen;        ///< heads of other lanes, as core/log/history.h encodes them
    std::string notice;      ///< what else it says: a redaction or a decision (core/log/redaction.h)
    std::string reason_salt; ///< of the third format, when there is a reason that was not redacted
    Digest reason_digest;    ///< of the third format: reason_digest(); none when there is no reason
    bool reason_redacted() const { return !reason_digest.empty() && reason_salt.empty(); }
    LogPlace place() const { return {lane, index}; }
};

/// What one revision did to one record. An empty body means the record was erased by it, unless that
/// state was redacted.
struct Change {
    Ref ref;
    std::optional<Record> after;
    bool redacted = false; ///< `after` was taken out by a redaction
};

/// One state in the life of a record.
struct Step {
    Revision revision;
    std::optional<Record> before;
    std::optional<Record> after;
    bool before_redacted = false; ///< there was a state, and a redaction took it out
    bool redacted = false;        ///< the same of `after`
};

/// A state of a record: the one that revision `seq` gave it.
struct State {
    Ref ref;
    Seq seq = 0;
    auto operator<=>(State const&) const = default;
};

/// States taken out of the log for good, on whose word and by which law. Who and when the revision says.
struct Redaction {
    std::string basis;     ///< "GDPR art. 17(1)(c)"
    std::string authority; ///< who ordered or decided it
    std::vector<State> states;
    std::vector<Seq> reasons; ///< revisions whose reason goes as well
};

/// One thing a user did, ready to commit. `base` is the newest revision the decision was based on:
/// a record changed after it makes the commit fail with Error{stale} instead of overwriting.
struct Draft {
    std::string operation;
    std::string reason;
    std::vector<Record> puts;
    std::vector<Ref> erases;
    std::vector<std::string> blobs; ///< bytes that records refer to by SHA-256
    Seq base = 0;
    Nature nature = Nature::ordinary; ///< foundation: what a new workspace starts with, not undone; undo and redo
                                      ///< are the store's own
    std::optional<Redaction> redaction;
    std::vector<Message> remarks; ///< what whoever does it should know, for the ChangeSet
};

/// What a commit changed; `seq` 0 means that nothing differed and nothing was written.
struct ChangeSet {
    Seq seq = 0;
    std::string operation;
    std::vector<Ref> refs;
    std::vector<Message> remarks; ///< what whoever did it should know
    bool touches(Kind kind) const {
        for (auto const& changed : refs)
            if (changed.kind == kind) return true;
        return false;
    }
};

/// How many records there are, for the library's badges.
struct Counts {
    std::int64_t sources = 0, inbox = 0, statements = 0, claims = 0, parties = 0, topics = 0;
    std::int64_t unrated = 0, drafts = 0, in_review = 0, changes_requested = 0, approved = 0;
    std::int64_t published = 0, corrected = 0, withdrawn = 0, stale = 0;
    std::int64_t revisions = 0;
    std::map<RawId, std::int64_t> of_topic; ///< claims under each topic that has any
};

/// Which claims a list shows, and in which order.
struct ClaimQuery {
    enum class Only { all, unrated, draft, in_review, changes_requested, approved, published, corrected, withdrawn };
    enum class Order { newest, text, verdict, speaker, said_on };
    Only only = Only::all;
    Order order = Order::newest;
    bool descending = false; ///< for every order but `newest`, which is always newest first
    Id<Topic> topic;
    Id<Party> speaker;
};

/// One line of a list of claims.
struct ClaimRow {
    Id<Claim> id;
    std::string text;
    std::string speaker;
    PartialDate said_on;
    Id<Scale> scale;     ///< of the newest review; none when unrated
    std::string rating;
    ReviewState state = ReviewState::draft;
    std::int64_t against = 0, in_favour = 0, context = 0; ///< linked statements
};

/// What waits at the desk, each kind by itself.
enum class QueuePart {
    to_review,    ///< reviews that wait for approval
    to_mend,      ///< reviews that were sent back
    to_publish,   ///< reviews that are approved
    to_sign,      ///< corrections that wait for a second signature
    open_remarks, ///< remarks and follow-ups nobody resolved
    assigned,     ///< claims assigned to the person
    replies_due,  ///< requests for reply without an answer, by deadline
    stale         ///< claims that changed after they were approved
};

struct SearchPlan;   // core/search/plan.h
enum class SearchOrder;
struct WeightedTerm; // core/matching/terms.h

/// Records that share terms with what was asked, and how much.
struct Candidates {
    struct Scored {
        Ref ref;
        float score = 0;
    };
    std::vector<Scored> found;  ///< best first
    std::vector<float> rarity;  ///< of each asked term: log of how many records there are for one with it
};

/// What can be said of a history, the worst last but for UNSIGNED, which says that little can be.
enum class Trust { ok, ok_redacted, unsigned_log, heads_missing, rows_differ, older_than_known, forked, key_changed, broken };

template <>
struct Names<Trust> {
    static constexpr std::array entries{
        Named{Trust::ok, "OK", N_("History holds")},
        Named{Trust::ok_redacted, "OK-REDACTED", N_("History holds, with redactions")},
        Named{Trust::unsigned_log, "UNSIGNED", N_("History is not signed")},
        Named{Trust::heads_missing, "HEADS-MISSING", N_("What was known is missing")},
        Named{Trust::rows_differ, "ROWS-DIFFER", N_("Tables differ from the log")},
        Named{Trust::older_than_known, "OLDER-THAN-KNOWN", N_("Older than known")},
        Named{Trust::forked, "FORKED", N_("History is forked")},
        Named{Trust::key_changed, "KEY-CHANGED", N_("Key changed")},
        Named{Trust::broken, "BROKEN", N_("History is broken")},
    };
};

/// Whether a person has to decide before anything more is written.
constexpr bool needs_decision(Trust status) { return status > Trust::heads_missing; }

/// Whether a person can decide to go on; tables that differ are made anew instead.
constexpr bool can_be_decided(Trust status) { return status >= Trust::unsigned_log && status != Trust::rows_differ; }

/// One lane of the log as it was found.
struct LaneReport {
    std::string lane;
    PublicKey key;         ///< none: nobody signs it
    std::int64_t size = 0;
    Digest root;           ///< RFC 6962 tree head over its entries
    bool own = false;      ///< this installation's
    bool known = false;    ///< seen before on this computer
    std::int64_t accepted = 0; ///< of a lane nobody signs: how many of its entries a signed decision took over
    std::string checkpoint; ///< the signed note of its newest head, if it has one
};

/// What a walk through the log found.
struct Verification {
    Trust status = Trust::ok;
    std::int64_t revisions = 0;
    std::int64_t redacted = 0;      ///< states and reasons that a redaction took out
    std::int64_t unsigned_revisions = 0; ///< revisions that nobody signed, whether a decision took them over or not
    std::int64_t records = 0;       ///< records whose rows were compared with the log; 0 without a walk
    std::int64_t files = 0;         ///< saved bytes and texts whose SHA-256 was computed anew; 0 without a walk
    Digest root;                    ///< of the lane that was written last
    std::optional<Seq> broken_at;   ///< the first revision that does not hold
    Message finding;                ///< one sentence, good or bad
    std::vector<Message> remarks;   ///< what could not be checked
    std::vector<LaneReport> lanes;
};

/// A change with everything its digest is taken over.
struct StoredChange {
    Ref ref;
    std::string salt;                ///< empty when redacted
    std::optional<std::string> body; ///< canonical JSON
    Digest digest;
};

/// A consistent view of the workspace. One thread at a time.
class Reader {
public:
    virtual ~Reader() = default;

    /// Runs it so that all it reads is one state of the workspace, whatever is written meanwhile; many small
    /// questions are answered sooner so.
    virtual void together(std::function<void()> const& read) const = 0;
    /// The newest revision, 0 in an empty log.
    virtual Seq head() const = 0;
    virtual std::optional<Record> find(Ref ref) const = 0;
    /// Records of `kind` whose `field` refers to `to`, oldest first.
    virtual std::vector<RawId> referring(Kind kind, std::string_view field, Ref to) const = 0;
    /// How many there are of these.
    virtual std::int64_t count_referring(Kind kind, std::string_view field, Ref to) const = 0;
    /// Records of `kind` that refer to `to` or ever did, deleted ones included, oldest first.
    virtual std::vector<RawId> ever_referring(Kind kind, Ref to) const = 0;
    /// Records of a kind, newest first, up to `limit` older than `after` (0: from the newest).
    virtual std::vector<RawId> list(Kind kind, RawId after, int limit) const = 0;
    /// Sources in one triage state or all, newest first, up to `limit` older than `after`.
    virtual std::vector<Id<Source>> sources(std::optional<Triage> triage, Id<Source> after, int limit) const = 0;
    virtual std::vector<Id<Capture>> captures_with(Digest const& digest) const = 0;
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
    /// The bytes with that SHA-256, checked against it; nothing if they are not here.
    virtual std::optional<std::string> bytes(Digest const& digest) const = 0;
    /// Records that meet the plan; core/search/hits.h makes of them what people read.
    virtual std::vector<Ref> matching(SearchPlan const& plan, SearchOrder order, int limit) const = 0;
    /// The languages of claims, statements and sources, by code, the most frequent first.
    virtual std::vector<std::string> languages() const = 0;
    /// Who recorded or changed a record, each once.
    virtual std::vector<std::string> actors(Ref ref) const = 0;
    /// Everybody who ever recorded something here, by name, up to `limit`.
    virtual std::vector<std::string> people(int limit) const = 0;
    /// Up to `limit` records of one part of the queue, the longest waiting first. `person` is
    /// asked for by `assigned` alone; the other parts are everybody's.
    virtual std::vector<Ref> queue(QueuePart part, std::string_view person, int limit) const = 0;
    /// The newest revision there was when this person last looked at the claim; 0 = never.
    virtual Seq looked(Id<Claim> claim, std::string_view person) const = 0;
    /// Claims and statements that share terms with these (core/matching/terms.h), best first.
    virtual Candidates candidates(std::vector<WeightedTerm> const& terms, int limit) const = 0;
    /// The claim that bears this identifier of another collection; none if there is none.
    virtual Id<Claim> identified(std::string_view identifier) const = 0;

    virtual Revision revision(Seq seq) const = 0;
    /// Up to `limit` revisions before `before` (0 = from the newest), newest first.
    virtual std::vector<Revision> revisions(Seq before, int limit) const = 0;
    /// The revisions that changed the record, newest first: history() without the states.
    virtual std::vector<Revision> revisions_of(Ref ref) const = 0;
    /// The newest revision made at or before an instant, 0 if there is none. Its place in the log says what is
    /// newest, because clocks jump.
    virtual Seq newest_until(Instant at) const = 0;
    virtual std::vector<Change> changes(Seq seq) const = 0;
    /// The life of one record, oldest first.
    virtual std::vector<Step> history(Ref ref) const = 0;
    /// The newest revision that changed the record, 0 if none did.
    virtual Seq last_change(Ref ref) const = 0;
    /// Up to `limit` revisions before `before` (0 = from the newest) that deleted what is deleted still, newest first.
    virtual std::vector<Seq> deletions(Seq before, int limit) const = 0;
    /// The state of a record before a revision; nothing if it did not exist.
    virtual std::optional<Record> before(Ref ref, Seq seq) const = 0;
    /// The name of the workspace itself, by which copies of it are known.
    virtual std::string workspace() const = 0;
    /// The lanes of the log with their heads as stored; `own` and `known` are left out.
    virtual std::vector<LaneReport> lanes() const = 0;
    /// The leaf hashes of a lane in order.
    virtual std::vector<Digest> leaves(std::string_view lane) const = 0;
    /// What a revision's entry commits to, in the order it does.
    virtual std::vector<StoredChange> stored_changes(Seq seq) const = 0;
    /// The revisions that gave a record a state that is still in the log, oldest first.
    virtual std::vector<Seq> states(Ref ref) const = 0;
    /// Resolves what a user typed: a full identity, or its last characters if that is unambiguous.
    virtual Result<Ref> resolve(std::string_view typed) const = 0;

    static constexpr int everything = 2'000'000'000;
    /// All records of a kind, newest first: where there are few.
    std::vector<RawId> list(Kind kind) const { return list(kind, 0, everything); }
    std::vector<Id<Source>> sources(std::optional<Triage> triage) const { return sources(triage, {}, everything); }
    std::vector<Id<Claim>> claims(ClaimQuery const& query) const { return claims(query, {}, everything); }

    template <class T>
    std::optional<T> find(Id<T> id) const {
        auto record = find(ref(id));
        if (!record) return std::nullopt;
        return std::get<T>(std::move(*record));
    }
    /// The record, or Error{not_found}.
    template <class T>
    T get(Id<T> id) const {
        auto found = find(id);
        if (!found)
            throw Error(Code::not_found, say("There is no {kind} {id} in this workspace.",
                                             {in_words("kind", kind_noun(Model<T>::kind)),
                                              {"id", id_text(id.value)}}));
        return std::move(*found);
    }
    template <class T, class To>
    std::vector<T> referring(std::string_view field, Id<To> to) const {
        return referring<T>(field, ref(to));
    }
    template <class T>
    std::vector<T> referring(std::string_view field, Ref to) const {
        // What refers is looked up in a table; what a record says, the log alone knows.
        std::vector<T> records;
        for (auto const id : referring(Model<T>::kind, field, to))
            if (auto record = find(Id<T>{id}); record && refers_by(*record, field, to))
                records.push_back(std::move(*record));
        return records;
    }
};

/// What an undo or redo would do now.
struct Undoable {
    Seq seq = 0;                   ///< the revision it takes back
    std::string operation;
    std::vector<Message> remarks;  ///< the steps it leaves as they are, with whoever stands in the way; what it takes
                                   ///< back in part
    std::optional<Message> grave;  ///< a publication, signature or correction it takes back: to be agreed to first
};

/// What check() compared and found.
struct Inspection {
    std::int64_t records = 0;
    std::vector<Message> findings; ///< one sentence for each difference
    std::int64_t repaired = 0;
    std::vector<Message> remarks;  ///< what there is to say besides
};

enum class Repair { no, yes };

class Store : public Reader {
public:
    /// Validates, then writes the draft as one revision, all or nothing. Throws Error{stale |
    /// refused | bad_input | disk_full | read_only | locked | io}.
    virtual ChangeSet commit(Draft const& draft) = 0;
    /// The newest step of this actor that is not undone yet and can be, and its counterpart; nothing if there is none.
    /// A step of which a record was changed since by somebody else, or that a rule keeps, is passed over.
    virtual std::optional<Undoable> undoable() const = 0;
    virtual std::optional<Undoable> redoable() const = 0;
    /// Takes it back by a new revision. Where others changed other fields of a record only, one's own fields are taken
    /// back. The next undo goes on before it; what it passed over is not tried again. `agreed` is the revision whose
    /// taking back the person agreed to. Throws Error{refused} when there is nothing, Error{stale} when all that is
    /// left was changed since by others, Error{unconfirmed} when it is grave and not agreed to.
    virtual ChangeSet undo(Seq agreed = 0) = 0;
    virtual ChangeSet redo(Seq agreed = 0) = 0;
    /// Identities for new records.
    virtual Ids& ids() = 0;
    virtual Instant now() const = 0;
    virtual std::string const& actor() const = 0;
    /// The clock on the actor's wall.
    virtual Zone const& zone() const = 0;
    /// Walks every digest and signature of the log, every saved byte and every row made from the log, and compares the
    /// heads with those known outside the file. What it finds counts from then on, see heed().
    virtual Verification verify(Progress& progress) = 0;
    /// Notes that the actor has seen the claim as it is now: no revision, and nothing in a read-only workspace.
    virtual void look(Id<Claim> claim) = 0;
    /// What opening found of the heads, without a walk: unless somebody decides, nothing is written when it
    /// needs a decision.
    virtual Verification const& standing() const = 0;
    /// Goes on with the file as it is: the decision becomes a revision that names the heads it takes over, and these
    /// become the ones known. Of an unsigned log, too, when there is a key to sign the decision with.
    virtual ChangeSet accept() = 0;
    /// What a walk on another connection found counts from now on: when it needs a decision, nothing is written
    /// before somebody decides, also after the next opening.
    virtual void heed(Verification const& found) = 0;
    /// What protects the history and does not work at the moment, such as a key that cannot be read; a sentence for
    /// each, to be said as long as it is so.
    virtual std::vector<Message> unprotected() const = 0;
    /// Compares every projection with the log, and rebuilds what differs if asked.
    virtual Inspection check(Repair repair, Progress& progress) = 0;
    /// Does what indexes need now and then, for up to so many records: some dozen take milliseconds, which
    /// is for idle moments; `everything` is for the end of an import. Whether there is more to do.
    virtual bool tidy(int records) = 0;
    /// For an import larger than what is there: from now on indexes, lists and counters are left as they are,
    /// until they are let go and made anew in one piece, which is quicker. A program that ends in between finds
    /// them made anew at the next opening. Searches meanwhile miss what came in.
    virtual void hold_indexes() = 0;
    virtual void let_indexes_go(Progress& progress) = 0;
    /// Whether something was redacted whose words may still be in indexes, free pages or backups.
    virtual bool traces_left() const = 0;
    /// Removes them, and says what else there is to know of copies. It may run on a thread of its own while others
    /// read; what is to be written meanwhile is refused with Error{locked}. Whatever keeps it from its end is said
    /// instead, and the next opening goes on with it. Throws nothing.
    virtual std::vector<Message> leave_no_trace(Progress& progress) = 0;
    /// A second view for another thread, or null when the workspace cannot have one.
    virtual std::unique_ptr<Reader> reader() const = 0;
    virtual std::string const& path() const = 0;
    virtual bool read_only() const = 0;
};

} // namespace core
