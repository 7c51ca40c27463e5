// A Reader that notes which records it was asked for: what a dossier rests on is what its making asked about, and the
// proof carries that.
#pragma once

#include "core/store/records.h"

#include <set>

namespace core {

class RecordingReader final : public Records {
public:
    /// `reader` must outlive it.
    explicit RecordingReader(Records const& reader) : reader_(reader) {}

    /// Every record that was asked for or found so far, whether it is there or was.
    std::set<Ref> const& asked() const { return asked_; }

    void together(std::function<void()> const& read) const override { reader_.together(read); }
    Seq head() const override { return reader_.head(); }
    using Records::find;
    std::optional<Record> find(Ref ref) const override { return note(ref), reader_.find(ref); }
    using Records::referring;
    std::vector<RawId> referring(Kind kind, std::string_view field, Ref to) const override {
        return note(kind, reader_.referring(kind, field, to));
    }
    std::int64_t count_referring(Kind kind, std::string_view field, Ref to) const override {
        return static_cast<std::int64_t>(referring(kind, field, to).size());
    }
    std::vector<RawId> ever_referring(Kind kind, Ref to) const override {
        return note(kind, reader_.ever_referring(kind, to));
    }
    /// What is listed is not noted before somebody asks for it.
    using Records::list;
    std::vector<RawId> list(Kind kind, RawId after, int limit) const override {
        return reader_.list(kind, after, limit);
    }
    std::vector<Id<Capture>> captures_with(Digest const& digest) const override {
        return reader_.captures_with(digest);
    }
    std::optional<std::string> bytes(Digest const& digest) const override { return reader_.bytes(digest); }
    std::vector<std::string> actors(Ref ref) const override { return note(ref), reader_.actors(ref); }
    std::vector<std::string> people(int limit) const override { return reader_.people(limit); }
    Seq looked(Id<Claim> claim, std::string_view person) const override { return reader_.looked(claim, person); }
    Revision revision(Seq seq) const override { return reader_.revision(seq); }
    std::vector<Revision> revisions(Seq before, int limit) const override { return reader_.revisions(before, limit); }
    std::vector<Revision> revisions_of(Ref ref) const override { return note(ref), reader_.revisions_of(ref); }
    Seq newest_until(Instant at) const override { return reader_.newest_until(at); }
    std::vector<Change> changes(Seq seq) const override { return reader_.changes(seq); }
    std::vector<Step> history(Ref ref) const override { return note(ref), reader_.history(ref); }
    Seq last_change(Ref ref) const override { return note(ref), reader_.last_change(ref); }
    std::optional<Record> before(Ref ref, Seq seq) const override { return note(ref), reader_.before(ref, seq); }
    std::string workspace() const override { return reader_.workspace(); }
    std::vector<LaneReport> lanes() const override { return reader_.lanes(); }
    std::vector<Digest> leaves(std::string_view lane) const override { return reader_.leaves(lane); }
    std::vector<StoredChange> stored_changes(Seq seq) const override { return reader_.stored_changes(seq); }
    std::vector<Seq> states(Ref ref) const override { return note(ref), reader_.states(ref); }
    Result<Ref> resolve(std::string_view typed) const override { return reader_.resolve(typed); }

private:
    void note(Ref ref) const {
        if (ref) asked_.insert(ref);
    }
    std::vector<RawId> note(Kind kind, std::vector<RawId> ids) const {
        for (auto const id : ids) note(Ref{kind, id});
        return ids;
    }

    Records const& reader_;
    mutable std::set<Ref> asked_;
};

} // namespace core
