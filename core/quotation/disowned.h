// Words that come first, and of which the rest of their sentence says that somebody never spoke them: "“…”: that sentence X
// never uttered", "„…“ – das will X nie gesagt haben".
#pragma once

#include "core/quotation/tokens.h"

#include <optional>

namespace core {

struct Disowned {
    std::size_t negation = 0;
    std::size_t verb = 0;
};

/// What denies the words of the quotation that opens the sentence; it looks only so far.
std::optional<Disowned> disowned(Article const& article, std::size_t quote, Range sentence);

/// The same where a sentence of its own, right behind the words, denies them: "“…” That sentence X never uttered."
std::optional<Disowned> disowned_behind(Article const& article, Range sentence);

} // namespace core
