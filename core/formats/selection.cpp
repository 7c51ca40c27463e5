#include "core/formats/selection.h"

#include "core/search/hits.h"

#include <utility>

namespace core {

namespace {

constexpr int claims_a_page = 200;

/// All of a list that is there already, at once.
ClaimSelection at_once(std::vector<Id<Claim>> claims, std::string person) {
    auto const total = static_cast<std::int64_t>(claims.size());
    return {[claims = std::move(claims)]() mutable { return std::exchange(claims, {}); }, total, std::move(person)};
}

} // namespace

ClaimSelection claims_listed(Reader const& reader, ClaimQuery const& query, std::string person) {
    using Only = ClaimQuery::Only;
    auto const every = query.only == Only::all && !query.topic && !query.speaker;
    return {[&reader, query, after = Id<Claim>{}]() mutable {
                auto claims = reader.claims(query, after, claims_a_page);
                if (!claims.empty()) after = claims.back();
                return claims;
            },
            every ? reader.counts().claims : 0, std::move(person)};
}

ClaimSelection claims_found(Reader const& reader, std::string_view typed, std::string person) {
    std::vector<Id<Claim>> claims;
    for (auto const& hit : find_hits(reader, typed, Reader::everything, SearchOrder::newest, person))
        if (auto const claim = id_as<Claim>(hit.ref)) claims.push_back(claim);
    return at_once(std::move(claims), std::move(person));
}

ClaimSelection one_claim(Id<Claim> claim, std::string person) { return at_once({claim}, std::move(person)); }

} // namespace core
