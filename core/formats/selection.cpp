#include "core/formats/selection.h"

#include "core/search/hits.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace core {

namespace {

/// All of a list that is there already, at once.
ClaimSelection at_once(std::vector<Id<Claim>> claims, std::string person) {
    auto const total = static_cast<std::int64_t>(claims.size());
    auto sorted = std::make_shared<std::vector<Id<Claim>>>(claims);
    std::ranges::sort(*sorted);
    ClaimSelection selection;
    selection.next = [claims = std::move(claims)]() mutable { return std::exchange(claims, {}); };
    selection.total = total;
    selection.person = std::move(person);
    selection.holds = [sorted](Id<Claim> id) { return std::ranges::binary_search(*sorted, id); };
    return selection;
}

/// What leaves the workspace by a list is not to leave anything out in silence.
void refuse_gaps(Reader const& reader) {
    auto const here = reader.list(Kind::claim).size(), listed = reader.claims({}).size();
    if (here != listed)
        throw Error(Code::damaged, say("{here} claims are here and {listed} stand in their list, which may have been altered. Nothing "
                                       "was written; “check --repair” makes the list anew from the log.",
                                       {{"here", std::to_string(here)}, {"listed", std::to_string(listed)}}));
}

} // namespace

ClaimSelection claims_listed(Reader const& reader, ClaimQuery const& query, std::string person) {
    refuse_gaps(reader);
    // Identities alone, of all of them. The oldest first: whoever brings the file in makes its claims in its order, and
    // has the newest first again.
    auto claims = reader.claims(query);
    if (query.order == ClaimQuery::Order::newest) std::ranges::reverse(claims);
    auto selection = at_once(std::move(claims), std::move(person));
    selection.whole = query.only == ClaimQuery::Only::all && !query.topic && !query.speaker;
    return selection;
}

ClaimSelection claims_found(Reader const& reader, std::string_view typed, std::string person) {
    std::vector<Id<Claim>> claims;
    for (auto const& hit : find_hits(reader, typed, Reader::everything, SearchOrder::newest, person))
        if (auto const claim = id_as<Claim>(hit.ref)) claims.push_back(claim);
    return at_once(std::move(claims), std::move(person));
}

ClaimSelection claims_chosen(std::vector<Id<Claim>> claims, std::string person) {
    std::vector<Id<Claim>> each;
    for (auto const claim : claims)
        if (std::ranges::find(each, claim) == each.end()) each.push_back(claim);
    return at_once(std::move(each), std::move(person));
}

} // namespace core
