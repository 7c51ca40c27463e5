// What changed, as text for a terminal: words that went between [- and -], words that came between {+ and +}, so that
// it reads without colour as well.
#pragma once

#include "core/editorial/chronicle.h"
#include "core/text/diff.h"

#include <string>

namespace app::cli {

struct DifferenceLook {
    enum class Colour { no, yes } colour = Colour::no;
    enum class Length { abridged, full } length = Length::abridged;
};

/// The pieces with their marks, abridged or not.
std::string marked_difference(std::vector<core::Piece> pieces, DifferenceLook look);

// No sign in the words acts on a terminal, and no line of theirs passes for one of ours.

/// "12  2022-12-19T10:15:00.000Z  Anna  Changed a claim", and the reason if there is one.
std::string moment_text(core::Moment const& moment, core::Translator const& translator);

/// One record: what it is, and its fields word by word.
std::string difference_text(core::Difference const& difference, DifferenceLook look,
                            core::Translator const& translator);

} // namespace app::cli
