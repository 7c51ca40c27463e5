// Who speaks in a transcript: the names at the beginning of its lines, in capitals or by surname alone, are people the
// article knows; an "A" is the only person named before the first turn.
#pragma once

#include "core/quotation/people.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace core {

class Turns {
public:
    Turns(Article const& article, People const& people);

    /// Whether the label names nobody: "Q", "Answer".
    bool by_letter(Range name) const;

    /// The person a label means, if that can be told. `quote` is the token of the turn.
    std::optional<std::size_t> person(Range name, std::size_t quote) const;

    /// What a label says beside the name: "(Labour)", ", mayor".
    Range role(Range label) const;

private:
    std::string folded(Range name) const;
    bool asks(std::size_t quote) const;
    std::optional<std::size_t> named_apart() const;

    Article const& article_;
    People const& people_;
    std::unordered_map<std::string, std::size_t> known_;   ///< by name and by surname; several: all.size()
    std::unordered_map<std::string, std::size_t> asked_;   ///< questions of a letter
    std::unordered_map<std::string, std::size_t> turns_;   ///< turns of a letter
    std::optional<std::size_t> only_one_;                  ///< named before the first turn, or outside of all
};

} // namespace core
