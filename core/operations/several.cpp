#include "core/operations/several.h"

#include "core/operations/claims.h"
#include "core/operations/records.h"
#include "core/operations/remarks.h"
#include "core/operations/sources.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

/// What one more of them adds. The operation of one record names what was done to all, unless several kinds were meant.
void add(Draft& all, Draft one) {
    if (all.operation.empty()) {
        all = std::move(one);
        return;
    }
    if (all.operation != one.operation) all.operation = "record.erase_several";
    for (auto& record : one.puts) all.puts.push_back(std::move(record));
    all.erases.insert(all.erases.end(), one.erases.begin(), one.erases.end());
    all.remarks.insert(all.remarks.end(), one.remarks.begin(), one.remarks.end());
}

/// One record of each identity: whoever chose a row twice means it once.
template <class T>
std::vector<T> once(std::vector<T> all) {
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
}

template <class T, class One>
Draft each(std::vector<T> const& all, One one) {
    Draft draft;
    for (auto const& id : once(all)) add(draft, one(id));
    return draft;
}

} // namespace

Draft erase_records(Context& context, std::vector<Ref> const& gone) {
    auto draft = each(gone, [&](Ref ref) { return erase_record(context, ref); });
    draft.erases = once(std::move(draft.erases)); // what hangs on two of them goes once
    return draft;
}

Draft put_under_topic(Context& context, std::vector<Id<Claim>> const& claims, std::string const& topic) {
    Draft draft;
    draft.operation = "claim.edit";
    draft.base = context.reader.head();
    auto const id = find_or_add_topic(context, draft, topic);
    for (auto const each : once(claims)) {
        auto claim = context.reader.get(each);
        claim.topic = id;
        draft.puts.push_back(std::move(claim));
    }
    return draft;
}

Draft assign_claims(Context& context, std::vector<Id<Claim>> const& claims, std::string const& person) {
    return each(claims, [&](Id<Claim> claim) { return assign_claim(context, claim, person); });
}

Draft set_triage(Context& context, std::vector<Id<Source>> const& sources, Triage triage) {
    return each(sources, [&](Id<Source> source) { return set_triage(context, source, triage); });
}

Draft merge_topics(Context& context, Id<Topic> keep, std::vector<Id<Topic>> const& gone) {
    auto const& reader = context.reader;
    reader.get(keep);
    Draft draft;
    draft.operation = "topic.merge";
    draft.base = reader.head();
    for (auto const id : once(gone)) {
        if (id == keep) throw Error(Code::refused, say("A topic cannot be merged with itself; choose another one."));
        reader.get(id);
        draft.erases.push_back(ref(id));
        for (auto claim : reader.referring<Claim>("topic", id)) {
            claim.topic = keep;
            draft.puts.push_back(std::move(claim));
        }
    }
    if (draft.erases.empty())
        throw Error(Code::refused, say("A topic cannot be merged with itself; choose another one."));
    return draft;
}

} // namespace core
