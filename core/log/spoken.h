// What of a record is said in somebody's name: an approval by who reviewed, a proposal by who proposed, a signature, a vote.
// At a shared desk such words hold as far as a key of that person signed them together with the name.
#pragma once

#include "core/model/record.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace core {

struct Spoken {
    enum class What {
        verdict,        ///< that this very verdict was reviewed
        proposal,       ///< that this verdict is proposed; may be the word of somebody without a key here, as what came in
        from_elsewhere, ///< anything else that may be
        other
    };
    std::string name;  ///< whose word it is
    std::string words; ///< what is said and by whom, to be compared with what was said earlier
    What what = What::other;
};
/// Of what was published elsewhere and came in with a collection, who said so there, if anybody is named.
std::vector<Spoken> spoken_in(Record const& record);

/// What a verdict says of which claim, to be compared.
std::string verdict_said(Review const& review);

/// Who can say what in an entry.
struct Speaking {
    using Asks = std::function<bool(std::string const& name)>;
    Asks own;    ///< the name is that of the key that signs
    Asks voted;  ///< that person cast a vote for this very verdict in this round
    Asks hidden; ///< that person's key signed the state this one goes on from, which was redacted since
    Asks member; ///< the name is that of somebody with a key at this desk
    /// The person who said this took it back since; then nobody else's entry may repeat it in their name.
    std::function<bool(Spoken const&)> taken_back;
    bool corrected = false; ///< a correction in the same entry gives the verdict its words
};
/// Whether everything that a state says in somebody's name stood there before, or is said by those whose word it is.
bool speaks_for_itself(Record const& after, std::span<Record const* const> earlier, Speaking const& speaking);

} // namespace core
