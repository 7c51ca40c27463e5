// The names in transcripts of parliaments and courts, which a stop or a dash ends: "M. le président. La parole …",
// "The CHAIRMAN. Did you …", "Q. Where …?", "P — …".
#pragma once

#include "core/quotation/lexicon.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace core {

struct StopLabel {
    std::size_t last = 0;    ///< behind the words of the label
    std::size_t content = 0; ///< where what is said may begin
    bool letter = false;     ///< one letter, which names nobody
};

/// The label a line begins with. A title with a name, an office, or words in capitals; or one letter.
std::optional<StopLabel> stop_label(std::u32string_view text, std::size_t start, std::size_t end,
                                    Lexicon const& lexicon);

} // namespace core
