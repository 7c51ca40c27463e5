#include "core/log/proven_reader.h"

#include "core/model/codec.h"
#include "core/text/person.h"

#include <algorithm>

namespace core {

ProvenReader::ProvenReader(ProvenLog log) : log_(std::move(log)) {
    members_ = Memberships(log_.workspace);
    std::map<std::string, std::int64_t> numbers;
    for (auto const& lane : log_.lanes) numbers.emplace(lane.lane, std::ssize(numbers));
    for (auto const& entry : log_.entries) {
        places_.push_back({numbers.at(entry.revision.lane), entry.revision.index});
        if (auto const heads = decode_heads(entry.revision.seen); heads)
            for (auto const& head : *heads)
                if (auto const number = numbers.find(head.lane); number != numbers.end())
                    clocks_.see(places_.back(), number->second, head.size);
        if (auto notice = entry.is_signed ? member_in(entry.revision.operation, entry.revision.notice) : std::nullopt)
            members_.say(places_.back(), {entry.revision.place(), entry.revision.at, key_of(places_.back()), std::move(*notice)});
    }
    for (auto const& entry : log_.entries)
        for (auto const& change : entry.changes) {
            Known known{entry.revision.seq, {}, change.salt.empty()};
            if (change.body) known.after = decode(change.ref.kind, change.ref.id, *change.body);
            if (known.after)
                for (auto const& reference : references_of(*known.after))
                    referring_[{reference.to, change.ref.kind}].insert(change.ref.id);
            lives_[change.ref].push_back(std::move(known));
        }
}

std::vector<ProvenReader::Known> const& ProvenReader::life(Ref ref) const {
    static std::vector<Known> const none;
    auto const found = lives_.find(ref);
    if (found != lives_.end()) return found->second;
    if (ref) missing_.insert(ref);
    return none;
}

ProvenEntry const& ProvenReader::entry(Seq seq) const {
    if (seq < 1 || seq > head())
        throw Error(Code::not_found, say("There is no revision {seq}.", {{"seq", std::to_string(seq)}}));
    return log_.entries[static_cast<std::size_t>(seq - 1)];
}

PublicKey const& ProvenReader::key_of(EntryPlace const& place) const {
    return log_.lanes[static_cast<std::size_t>(place.lane)].key;
}

bool ProvenReader::may_redact(ProvenEntry const& entry) const {
    auto const& place = places_[static_cast<std::size_t>(entry.revision.seq - 1)];
    return members_.may(place, key_of(place), DeskRole::admin, clocks_);
}

std::optional<RecordLife> ProvenReader::life_of_lanes(Ref ref, Seq before) const {
    if (members_.empty()) return std::nullopt;
    auto lanes = itself(ref, before);
    auto const& places = lanes.places;
    auto const is_another = [&](EntryPlace const& place) { return place.lane != places.front().lane; };
    auto const idle = [&](EntryPlace const& place) { return !members_.counts(place, key_of(place), clocks_); };
    auto const asked = weighed(ref.kind);
    auto const alone = asked != Weighed::always && (asked == Weighed::no || places.size() == 1);
    if (places.empty() || (alone && std::ranges::none_of(places, is_another) && std::ranges::none_of(places, idle)))
        return std::nullopt;
    return life_at_desk(std::move(lanes), members_, clocks_,
                        {[this, before](Kind kind, Ref to) { return others_of(kind, to, before); },
                         [this, before](Ref other) { return itself(other, before); }});
}

DeskLife ProvenReader::itself(Ref ref, Seq before) const {
    DeskLife lanes;
    for (auto const& known : life(ref)) {
        if (known.seq >= before) break;
        auto const& revision = entry(known.seq).revision;
        lanes.changes.push_back({revision.place(), revision.at, known.after, known.redacted});
        lanes.places.push_back(places_[static_cast<std::size_t>(known.seq - 1)]);
        lanes.keys.push_back(key_of(lanes.places.back()));
    }
    return lanes;
}

std::vector<OtherLife> ProvenReader::others_of(Kind kind, Ref to, Seq before) const {
    std::vector<OtherLife> others;
    for (auto const id : ever_referring(kind, to)) {
        std::vector<EntryPlace> places;
        std::vector<PublicKey> keys;
        for (auto const& known : life({kind, id})) {
            if (known.seq >= before) break;
            places.push_back(places_[static_cast<std::size_t>(known.seq - 1)]);
            keys.push_back(key_of(places.back()));
        }
        if (auto life = life_of_lanes({kind, id}, before)) others.push_back({std::move(*life), std::move(places), std::move(keys)});
    }
    return others;
}

std::optional<Record> ProvenReader::state(Ref ref, Seq before) const {
    if (auto lanes = life_of_lanes(ref, before)) return lanes->state().record;
    std::optional<Record> state;
    for (auto const& known : life(ref)) {
        if (known.seq >= before) break;
        state = known.after;
    }
    return state;
}

std::optional<Record> ProvenReader::find(Ref ref) const { return state(ref, INT64_MAX); }

std::vector<RawId> ProvenReader::referring(Kind kind, std::string_view field, Ref to) const {
    auto ids = ever_referring(kind, to);
    std::erase_if(ids, [&](RawId id) {
        auto const record = find(Ref{kind, id});
        return !record || !refers(*record, field, to);
    });
    return ids;
}

std::int64_t ProvenReader::count_referring(Kind kind, std::string_view field, Ref to) const {
    return static_cast<std::int64_t>(referring(kind, field, to).size());
}

std::vector<RawId> ProvenReader::ever_referring(Kind kind, Ref to) const {
    if (!to) {
        std::vector<RawId> all;
        for (auto at = lives_.lower_bound(Ref{kind, 0}); at != lives_.end() && at->first.kind == kind; ++at)
            all.push_back(at->first.id);
        return all;
    }
    auto const found = referring_.find({to, kind});
    if (found == referring_.end()) return {};
    return {found->second.begin(), found->second.end()};
}

std::vector<RawId> ProvenReader::list(Kind kind, RawId after, int limit) const {
    std::vector<RawId> ids;
    auto at = lives_.lower_bound(Ref{kind, after ? after : INT64_MAX});
    while (at != lives_.begin() && static_cast<int>(ids.size()) < limit) {
        --at;
        if (at->first.kind != kind) break;
        if (find(at->first)) ids.push_back(at->first.id);
    }
    return ids;
}

std::vector<Id<Capture>> ProvenReader::captures_with(Digest const& digest) const {
    std::vector<Id<Capture>> found;
    for (auto const id : Records::list(Kind::capture))
        if (auto const capture = find(Id<Capture>{id}); capture && capture->digest == digest) found.push_back({id});
    std::ranges::sort(found);
    return found;
}

std::vector<std::string> ProvenReader::actors(Ref ref) const {
    std::vector<std::string> names;
    for (auto const& known : life(ref)) add_person(names, entry(known.seq).revision.actor);
    return names;
}

std::vector<std::string> ProvenReader::people(int limit) const {
    std::vector<std::string> people;
    for (auto const& each : log_.entries) add_person(people, each.revision.actor);
    std::ranges::sort(people);
    if (static_cast<int>(people.size()) > limit) people.resize(static_cast<std::size_t>(std::max(limit, 0)));
    return people;
}

Revision ProvenReader::revision(Seq seq) const { return entry(seq).revision; }

std::vector<Revision> ProvenReader::revisions(Seq before, int limit) const {
    std::vector<Revision> found;
    for (auto seq = before ? std::min(before - 1, head()) : head(); seq > 0 && static_cast<int>(found.size()) < limit;
         --seq)
        found.push_back(entry(seq).revision);
    return found;
}

std::vector<Revision> ProvenReader::revisions_of(Ref ref) const {
    std::vector<Revision> found;
    for (auto const& known : life(ref)) found.push_back(entry(known.seq).revision);
    std::ranges::reverse(found);
    return found;
}

Seq ProvenReader::newest_until(Instant at) const {
    for (auto seq = head(); seq > 0; --seq)
        if (entry(seq).revision.at <= at) return seq;
    return 0;
}

std::vector<Change> ProvenReader::changes(Seq seq) const {
    std::vector<Change> found;
    for (auto const& change : entry(seq).changes)
        found.push_back(
            {change.ref,
             change.body ? std::optional(decode(change.ref.kind, change.ref.id, *change.body)) : std::nullopt,
             change.salt.empty()});
    return found;
}

std::vector<Step> ProvenReader::history(Ref ref) const {
    std::vector<Step> steps;
    auto lanes = life_of_lanes(ref, INT64_MAX);
    Known const* last = nullptr;
    for (auto const& known : life(ref)) {
        Step step;
        step.revision = entry(known.seq).revision;
        if (last) step.before = last->after;
        step.before_redacted = last && last->redacted;
        if (lanes) { // what its author knew
            step.before = lanes->known_to(steps.size()).record;
            step.before_redacted = lanes->known_to(steps.size()).redacted;
        }
        step.after = known.after;
        step.redacted = known.redacted;
        steps.push_back(std::move(step));
        last = &known;
    }
    return steps;
}

Seq ProvenReader::last_change(Ref ref) const {
    auto const& known = life(ref);
    return known.empty() ? 0 : known.back().seq;
}

std::optional<Record> ProvenReader::before(Ref ref, Seq seq) const { return state(ref, seq); }

std::vector<StoredChange> ProvenReader::stored_changes(Seq seq) const { return entry(seq).changes; }

std::vector<Seq> ProvenReader::states(Ref ref) const {
    std::vector<Seq> found;
    for (auto const& known : life(ref))
        if (known.after) found.push_back(known.seq);
    return found;
}

Result<Ref> ProvenReader::resolve(std::string_view typed) const {
    auto const colon = typed.find(':');
    auto const id = parse_id(colon == typed.npos ? typed : typed.substr(colon + 1));
    if (!id) return tl::unexpected(id.error());
    for (auto const& [ref, known] : lives_)
        if (ref.id == *id) return ref;
    return problem(say("There is no record “{id}” in this workspace.", {{"id", std::string(typed)}}), Code::not_found);
}

} // namespace core
