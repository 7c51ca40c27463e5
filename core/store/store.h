// The port between what users do and where it is kept. Operations read through a Reader and answer
// with a Draft; a Store commits the Draft as one revision of the append-only log and says what
// changed. Nothing else writes.
#pragma once

#include "core/base/progress.h"
#include "core/store/reader.h"
#include "core/time/zone.h"

#include <memory>

namespace core {

/// Signs a text with the key of this installation; nothing where there is none. It may be asked on any thread, and
/// outlives the store.
struct Vouched {
    PublicKey key;
    std::string signature;
};
using Voucher = std::function<std::optional<Vouched>(std::string_view text)>;

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
    /// From now on `person` does what follows, and the key that signs it is `owner`'s: both as core::person_name() writes
    /// them. An empty owner leaves what the log says of the key as it is.
    virtual void sign_as(std::string const& person, std::string const& owner) = 0;
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
    /// Goes on with the file as standing() tells it (throws Error{stale} when it is another by now): the decision becomes
    /// a revision that names the heads it takes over, the ones known from then on. Of an unsigned log if a key can sign.
    virtual ChangeSet accept() = 0;
    /// What a walk on another connection found counts from now on: when it needs a decision, nothing is written
    /// before somebody decides, also after the next opening.
    virtual void heed(Verification const& found) = 0;
    /// Signs what leaves the workspace.
    virtual Voucher voucher() const = 0;
    /// What protects the history and does not work at the moment, such as a key that cannot be read; a sentence for
    /// each, to be said as long as it is so.
    virtual std::vector<Message> unprotected() const = 0;
    /// Compares every projection with the log, and rebuilds what differs if asked.
    virtual Inspection check(Repair repair, Progress& progress) = 0;
    /// Does what indexes need now and then, for up to so many records: some dozen take milliseconds, which
    /// is for idle moments; `everything` is for the end of an import. Whether there is more to do.
    virtual bool maintain(int records) = 0;
    /// For an import larger than what is there: from now on indexes, lists and counters are left as they are,
    /// until they are let go and made anew in one piece, which is quicker. A program that ends in between finds
    /// them made anew at the next opening. Searches meanwhile miss what came in.
    virtual void begin_bulk_load() = 0;
    virtual void end_bulk_load(Progress& progress) = 0;
    /// Whether something was redacted whose words may still be in indexes, free pages or backups.
    virtual bool scrub_due() const = 0;
    /// Removes them, and says what else there is to know of copies. It may run on a thread of its own while others
    /// read; what is to be written meanwhile is refused with Error{locked}. Whatever keeps it from its end is said
    /// instead, and the next opening goes on with it. Throws nothing.
    virtual std::vector<Message> scrub_redacted(Progress& progress) = 0;
    /// A second view for another thread, or null when the workspace cannot have one.
    virtual std::unique_ptr<Reader> reader() const = 0;
    virtual std::string const& path() const = 0;
    virtual bool read_only() const = 0;
};

} // namespace core
