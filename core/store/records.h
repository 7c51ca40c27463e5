// Reading records and their log, as they are or were: what whoever has the log alone, or a part of it, can answer.
#pragma once

#include "core/store/trust.h"

#include <functional>

namespace core {

/// A consistent view of the workspace. One thread at a time.
class Records {
public:
    virtual ~Records() = default;

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
    /// Records of `kind` that refer to `to` or ever did, deleted ones included, oldest first; to none: all that ever were.
    virtual std::vector<RawId> ever_referring(Kind kind, Ref to) const = 0;
    /// Records of a kind, newest first, up to `limit` older than `after` (0: from the newest).
    virtual std::vector<RawId> list(Kind kind, RawId after, int limit) const = 0;
    virtual std::vector<Id<Capture>> captures_with(Digest const& digest) const = 0;
    /// The bytes with that SHA-256, checked against it; nothing if they are not here.
    virtual std::optional<std::string> bytes(Digest const& digest) const = 0;
    /// Who recorded or changed a record, each once.
    virtual std::vector<std::string> actors(Ref ref) const = 0;
    /// Everybody who ever recorded something here, by name, up to `limit`.
    virtual std::vector<std::string> people(int limit) const = 0;
    /// The newest revision there was when this person last looked at the claim; 0 = never.
    virtual Seq looked(Id<Claim> claim, std::string_view person) const = 0;

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

} // namespace core
