// What the log is made of: revisions and what each did to which records, and the drafts they are made from.
#pragma once

#include "core/base/blob.h"
#include "core/model/record.h"

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

enum class RevisionKind { ordinary, undo, redo, foundation };

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
    RevisionKind kind = RevisionKind::ordinary;
    Seq reverts = 0;         ///< the revision an undo or redo takes back, 0 = none
    LogPlace reverted;          ///< the same by the name it has in every file
    Digest digest;           ///< RFC 6962 leaf hash of this entry
    /// Of the entry: the second also says what it saw and a notice; the third names revisions by their place, and
    /// commits to the reason by a salted digest, so that it can be redacted.
    int format = 1;
    std::string seen;        ///< heads of other lanes, as core/log/history.h encodes them
    std::string notice;      ///< what else it says: a redaction, a decision, whose the key is (core/log/redaction.h)
    std::string owner;       ///< whose key signs the lane, as it said until then; empty = it never did, or was not read
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
    std::vector<Blob> blobs; ///< bytes that records refer to by SHA-256
    Seq base = 0;
    RevisionKind kind = RevisionKind::ordinary; ///< foundation: what a new workspace starts with, not undone; undo and redo
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

/// A change with everything its digest is taken over.
struct StoredChange {
    Ref ref;
    std::string salt;                ///< empty when redacted
    std::optional<std::string> body; ///< canonical JSON
    Digest digest;
};

} // namespace core
