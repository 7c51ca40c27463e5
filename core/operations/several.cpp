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

Draft name_agency(Context& context, std::vector<Id<Source>> const& sources, Id<Party> agency) {
    Draft draft;
    draft.operation = "source.edit";
    draft.base = context.reader.head();
    for (auto const id : once(sources)) {
        auto source = context.reader.get(id);
        if (source.publisher == agency || source.agency == agency) continue;
        source.agency = agency;
        draft.puts.push_back(std::move(source));
    }
    if (draft.puts.empty()) throw Error(Code::refused, say("It is on record already whose dispatch that is."));
    return draft;
}

} // namespace core
