// Whether two sentences perhaps say the same in other order, other forms of their words or other small words: "Il a cédé
// douze bateaux" and "Douze bateaux ont été cédés". Words that the one has instead of others, another number, unit, name,
// month or negation speak against it. It only points out: precision counts more than finding all.
#pragma once

#include <optional>
#include <string_view>

namespace core {

struct SaidAlike {
    bool exact = false; ///< the same words, whatever their case, accents and marks
    double share = 0;   ///< of the words that carry the meaning and of numbers, those that both have, 0..1
};

/// Nothing where they do not, or where too few words tell.
std::optional<SaidAlike> said_alike(std::string_view one, std::string_view other, std::string_view language);

} // namespace core
