// Which claims a file of claims holds, handed out page by page.
#pragma once

#include "core/store/store.h"

namespace core {

struct ClaimSelection {
    /// The next claims, some hundred at most; none at the end.
    std::function<std::vector<Id<Claim>>()> next;
    std::int64_t total = 0; ///< how many there are; 0 = unknown
    std::string person;     ///< for whom: what is concealed from them is left out
    bool whole = false;     ///< all claims there are: a format that can takes along what hangs on none of them
    std::function<bool(Id<Claim>)> holds = {}; ///< whether a claim is among them
    std::string site = {};                 ///< where the pages of published checks stand, with the last slash; may be empty
    std::vector<std::string> columns = {}; ///< of a table, in their order; none: all there are
    Voucher voucher = {};  ///< of a bundle: signs it
    Instant now = {};      ///< of a bundle: when it is written; 0: it does not say
    bool remarks = false;  ///< of a bundle: what colleagues said to each other goes along
};

/// The claims of a list, in its order; of one with the newest first, the oldest first. `reader` outlives the selection; so
/// for all of these. Throws Error{damaged} when the list lacks claims that are here, or has others.
ClaimSelection claims_listed(Reader const& reader, ClaimQuery const& query, std::string person);
/// The claims that words typed into the search field find, in the order of the search.
ClaimSelection claims_found(Reader const& reader, std::string_view typed, std::string person);
/// These, in their order, each once.
ClaimSelection claims_chosen(std::vector<Id<Claim>> claims, std::string person);

} // namespace core
