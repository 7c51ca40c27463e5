// Who refers to a record then is found among those that ever did, each looked at as it stood: the log
// answers both by index.
#include "core/log/as_of.h"

#include "core/text/person.h"

#include <algorithm>

namespace core {

AsOf::AsOf(Records const& reader, Seq seq)
    : reader_(reader), seq_(std::clamp<Seq>(seq, 0, reader.head())) {}

std::optional<Record> AsOf::find(Ref ref) const { return reader_.before(ref, seq_ + 1); }

std::vector<RawId> AsOf::referring(Kind kind, std::string_view field, Ref to) const {
    auto ids = reader_.ever_referring(kind, to);
    std::erase_if(ids, [&](RawId id) {
        auto const record = find(Ref{kind, id});
        return !record || !refers(*record, field, to);
    });
    return ids;
}

std::int64_t AsOf::count_referring(Kind kind, std::string_view field, Ref to) const {
    return static_cast<std::int64_t>(referring(kind, field, to).size());
}

std::vector<RawId> AsOf::ever_referring(Kind kind, Ref to) const {
    auto ids = reader_.ever_referring(kind, to);
    std::erase_if(ids, [&](RawId id) { return !ever_referred(Ref{kind, id}, to); });
    return ids;
}

bool AsOf::ever_referred(Ref from, Ref to) const {
    if (!to) return !history(from).empty();
    auto const then = find(from);
    if (then && refers(*then, to)) return true; // as good as always
    return std::ranges::any_of(history(from),
                               [&](Step const& step) { return step.after && refers(*step.after, to); });
}

std::vector<RawId> AsOf::list(Kind kind, RawId after, int limit) const {
    std::vector<RawId> found;
    constexpr int page = 200;
    for (auto ids = reader_.list(kind, after, page); !ids.empty(); ids = reader_.list(kind, ids.back(), page))
        for (auto const id : ids) {
            if (static_cast<int>(found.size()) >= limit) return found;
            if (find(Ref{kind, id})) found.push_back(id);
        }
    return found;
}

std::vector<Id<Capture>> AsOf::captures_with(Digest const& digest) const {
    auto ids = reader_.captures_with(digest);
    std::erase_if(ids, [&](Id<Capture> id) { return !find(ref(id)); });
    return ids;
}

std::vector<std::string> AsOf::actors(Ref ref) const {
    std::vector<std::string> names;
    for (auto const& revision : revisions_of(ref)) add_person(names, revision.actor);
    return names;
}

Revision AsOf::revision(Seq seq) const {
    if (seq > seq_)
        throw Error(Code::not_found, say("There is no revision {seq}.", {{"seq", std::to_string(seq)}}));
    return reader_.revision(seq);
}

std::vector<Revision> AsOf::revisions(Seq before, int limit) const {
    return reader_.revisions(before ? std::min(before, seq_ + 1) : seq_ + 1, limit);
}

std::vector<Revision> AsOf::revisions_of(Ref ref) const {
    auto found = reader_.revisions_of(ref);
    std::erase_if(found, [&](Revision const& revision) { return revision.seq > seq_; });
    return found;
}

Seq AsOf::newest_until(Instant at) const {
    auto const found = reader_.newest_until(at);
    if (found <= seq_) return found;
    for (auto before = seq_ + 1; before > 1;) {
        auto const page = reader_.revisions(before, 200);
        if (page.empty()) break;
        for (auto const& revision : page)
            if (revision.at <= at) return revision.seq;
        before = page.back().seq;
    }
    return 0;
}

std::vector<Change> AsOf::changes(Seq seq) const {
    return seq > seq_ ? std::vector<Change>{} : reader_.changes(seq);
}

std::vector<Step> AsOf::history(Ref ref) const {
    auto steps = reader_.history(ref);
    std::erase_if(steps, [&](Step const& step) { return step.revision.seq > seq_; });
    return steps;
}

Seq AsOf::last_change(Ref ref) const {
    auto const found = revisions_of(ref);
    return found.empty() ? 0 : found.front().seq;
}

std::optional<Record> AsOf::before(Ref ref, Seq seq) const { return reader_.before(ref, std::min(seq, seq_ + 1)); }

std::vector<Seq> AsOf::states(Ref ref) const {
    auto states = reader_.states(ref);
    std::erase_if(states, [&](Seq seq) { return seq > seq_; });
    return states;
}

} // namespace core
