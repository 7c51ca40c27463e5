// Speech that has no marks of its own: lines that begin with a dash, and transcripts whose lines begin with a name
// and a colon.
#pragma once

#include "core/quotation/marks.h"
#include "core/quotation/tokens.h"

#include <vector>

namespace core {

/// `pairs` together with what dashes and names set off, which takes in the pairs inside it. A line that begins with a
/// dash is speech if it tells who speaks, or stands beside one that does. Lines that begin with a name and a
/// colon are turns if there are several of them, with whole sentences, of at least two people or again and again.
/// Sorted and apart. Linear in the text.
std::vector<Marked> with_dialogue(std::u32string_view text, std::vector<Marked> const& pairs, Lexicon const& lexicon);

} // namespace core
