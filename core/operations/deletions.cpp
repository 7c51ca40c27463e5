#include "core/operations/deletions.h"

#include "core/operations/records.h"
#include "core/text/person.h"
#include "core/time/minute.h"

#include <algorithm>
#include <map>
#include <set>

namespace core {

namespace {

using States = std::map<Ref, Record>;

/// What a revision deleted and nothing brought back since, as it was.
States deleted_by(Reader const& reader, Seq seq) {
    States states;
    for (auto const& change : reader.changes(seq)) {
        if (change.after || change.redacted || reader.last_change(change.ref) != seq) continue;
        if (reader.find(change.ref)) continue; // somebody who did not know of it changed the record
        if (auto state = reader.before(change.ref, seq)) states.emplace(change.ref, std::move(*state));
    }
    return states;
}

/// By what each record hangs on another one of these.
std::multimap<Ref, Ref> hanging_in(States const& states) {
    std::multimap<Ref, Ref> hanging;
    for (auto const& [ref, record] : states)
        for (auto const& reference : references_of(record))
            if (has_use(ref.kind, reference.field, belongs) && reference.to != ref && states.contains(reference.to))
                hanging.emplace(reference.to, ref);
    return hanging;
}

void collect(Ref root, std::multimap<Ref, Ref> const& hanging, std::vector<Ref>& found) {
    auto const [from, to] = hanging.equal_range(root);
    for (auto at = from; at != to; ++at) {
        if (std::ranges::find(found, at->second) != found.end()) continue;
        found.push_back(at->second);
        collect(at->second, hanging, found);
    }
}

/// One deletion being taken back, for the sake of one of its records.
class Return {
public:
    Return(Reader const& reader, Ref wanted, States gone)
        : reader_(reader), wanted_(wanted), gone_(std::move(gone)), hanging_(hanging_in(gone_)) {
        take(wanted);
        for (auto more = true; more;) {
            more = false;
            for (auto const& [owner, ref] : hanging_) {
                auto const fits = owner == wanted_ || ref.kind != Kind::link || has_its_ends(ref);
                if (!fits || !taken_.contains(owner) || taken_.contains(ref)) continue;
                take(ref);
                more = true;
            }
            if (more || wanted_.kind != Kind::scale) continue;
            for (auto const& [ref, record] : gone_) // a scale is all its versions
                if (ref.kind == Kind::scale && key_of_scale(record) == key_of_scale(gone_.at(wanted_))) take(ref);
        }
    }

    /// Leaves out what refers to something that is gone, and so on; throws when the wanted one does.
    void leave_out(std::vector<Message>& remarks) {
        for (auto again = true; again;) {
            again = false;
            for (auto const& ref : std::set<Ref>(taken_)) {
                auto const missing = missing_to(ref);
                if (!missing) continue;
                if (ref == wanted_) refuse_without(*missing);
                remarks.push_back(say("The {kind} “{what}” stays deleted: it refers to “{other}”, which is deleted.",
                                      {in_words("kind", kind_noun(ref.kind)),
                                       {"what", caption_of(gone_.at(ref))},
                                       {"other", caption_of_gone(*missing)}}));
                taken_.erase(ref);
                again = true;
            }
        }
    }

    std::vector<Record> records() const {
        std::vector<Record> records;
        for (auto const& ref : taken_) records.push_back(gone_.at(ref));
        return records;
    }

private:
    static std::string const& key_of_scale(Record const& record) { return std::get<Scale>(record).key; }

    /// With what it refers to and went with it.
    void take(Ref ref) {
        if (!taken_.insert(ref).second) return;
        for (auto const& reference : references_of(gone_.at(ref)))
            if (gone_.contains(reference.to)) take(reference.to);
    }

    bool is_there(Ref ref) const { return taken_.contains(ref) || reader_.find(ref); }

    bool has_its_ends(Ref link) const {
        auto const& ends = std::get<Link>(gone_.at(link));
        return is_there(ends.from) && is_there(ends.to);
    }

    std::optional<Ref> missing_to(Ref ref) const {
        for (auto const& reference : references_of(gone_.at(ref)))
            if (!is_there(reference.to)) return reference.to;
        return std::nullopt;
    }

    std::string caption_of_gone(Ref ref) const {
        auto const found = gone_.find(ref);
        if (found != gone_.end()) return caption_of(found->second);
        auto const record = reader_.before(ref, reader_.last_change(ref));
        return record ? caption_of(*record) : id_text(ref.id);
    }

    [[noreturn]] void refuse_without(Ref missing) const {
        auto const by = reader_.revision(reader_.last_change(missing));
        refuse(say("“{what}” refers to “{other}”, which was deleted by {who} at {when}; bring that back first: restore "
                   "{id}. Nothing was changed.",
                   {{"what", caption_of(gone_.at(wanted_))},
                    {"other", caption_of_gone(missing)},
                    {"who", by.actor},
                    {"when", minute_text(by.at)},
                    {"id", id_text(missing.id)}}));
    }

    Reader const& reader_;
    Ref wanted_;
    States gone_;
    std::multimap<Ref, Ref> hanging_;
    std::set<Ref> taken_;
};

/// What its author took back is the proposal of whoever brings it back.
Review as_proposed_by(std::string const& actor, Review review) {
    Review draft;
    draft.id = review.id;
    draft.claim = review.claim;
    draft.scale = review.scale;
    draft.rating = std::move(review.rating);
    draft.summary = std::move(review.summary);
    draft.rationale = std::move(review.rationale);
    draft.confidence = review.confidence;
    draft.other_side = std::move(review.other_side);
    draft.no_reply = std::move(review.no_reply);
    draft.author = actor;
    return draft;
}

/// Two verdicts on one claim would hide each other.
void refuse_second_review(Reader const& reader, Record const& record) {
    auto const* review = std::get_if<Review>(&record);
    if (!review || reader.count_referring(Kind::review, "claim", ref(review->claim)) == 0) return;
    refuse(say("The claim has another review by now; delete that one first if this one is to stand. Nothing was "
               "changed."));
}

} // namespace

std::vector<Deleted> deleted_records(Reader const& reader, Seq before, std::size_t limit) {
    std::vector<Deleted> found;
    constexpr int page = 64;
    while (found.size() < limit) {
        auto const revisions = reader.deletions(before, page);
        for (auto const seq : revisions) {
            auto states = deleted_by(reader, seq);
            auto const hanging = hanging_in(states);
            std::set<Ref> hung;
            for (auto const& [owner, ref] : hanging) hung.insert(ref);
            auto const by = reader.revision(seq);
            for (auto& [ref, record] : states) {
                if (hung.contains(ref)) continue;
                Deleted deleted{ref, std::move(record), by, {}, {}};
                for (auto const& reference : references_of(deleted.last))
                    if (has_use(ref.kind, reference.field, belongs) && reader.find(reference.to))
                        deleted.of = reference.to;
                collect(ref, hanging, deleted.along);
                found.push_back(std::move(deleted));
            }
            before = seq;
            if (found.size() >= limit) break;
        }
        if (revisions.empty()) break;
    }
    return found;
}

Draft bring_back(Context& context, Ref wanted, std::string reason, std::optional<Record> as_it_was) {
    auto const& reader = context.reader;
    auto const seq = reader.last_change(wanted);
    if (!seq)
        throw Error(Code::not_found, say("There is no {kind} {id} in this workspace.",
                                         {in_words("kind", kind_noun(wanted.kind)), {"id", id_text(wanted.id)}}));
    if (reader.find(wanted))
        refuse(say("The {kind} {id} is not deleted. Nothing was changed.",
                   {in_words("kind", kind_noun(wanted.kind)), {"id", id_text(wanted.id)}}));
    auto gone = deleted_by(reader, seq);
    if (as_it_was) gone.insert_or_assign(wanted, std::move(*as_it_was));
    auto const found = gone.find(wanted);
    if (found == gone.end())
        refuse(say("The {kind} {id} was redacted; it cannot be brought back.",
                   {in_words("kind", kind_noun(wanted.kind)), {"id", id_text(wanted.id)}}));
    refuse_second_review(reader, found->second);
    Draft draft;
    draft.operation = "record.bring_back";
    draft.reason = std::move(reason);
    draft.base = reader.head();
    Return back(reader, wanted, std::move(gone));
    back.leave_out(draft.remarks);
    draft.puts = back.records();
    for (auto& record : draft.puts)
        if (auto* review = std::get_if<Review>(&record); review && ref_of(record) == wanted && !same_person(review->author, context.actor) &&
                                                         same_person(review->author, reader.revision(seq).actor))
            *review = as_proposed_by(context.actor, std::move(*review));
    return draft;
}

} // namespace core
