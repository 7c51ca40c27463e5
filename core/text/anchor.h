// A passage of a text that can be found again after the text has changed: its place, its exact
// words and a little of what stands around it. Finding again goes from certain to tolerant and says
// how sure it is.
#pragma once

#include "core/text/utf8.h"

#include <string>
#include <string_view>
#include <vector>

namespace core {

/// A place in a text. `prefix` and `suffix` hold up to 32 code points of what stands around it.
struct Anchor {
    Span span;
    std::string exact;
    std::string prefix;
    std::string suffix;
};

/// The anchor of `span` in `text` (valid UTF-8); a span outside the text is cut to it.
Anchor make_anchor(std::string_view text, Span span);

/// Every place where `words` stand in `text` letter for letter (both valid UTF-8), be the letters composed or not (NFC,
/// NFD), and whatever white space parts the words. Linear in the text.
std::vector<Span> places_of(std::string_view text, std::string_view words);

/// Whether the anchor's words stand exactly at its place.
bool holds(std::string_view text, Anchor const& anchor);

enum class AnchorState {
    exact,      ///< the words stand where they stood
    reanchored, ///< found elsewhere, or with small differences: see the score
    lost        ///< not found; the span is empty
};

/// Where the anchor is now. The score is 1 for exact, 0 for lost, between them otherwise.
struct Found {
    AnchorState state = AnchorState::lost;
    Span span;
    double score = 0;
};

/// Looks for the anchor in `text` (valid UTF-8). Takes time about linear in the text: the exact
/// place; then every exact occurrence, judged by surroundings and nearness; then the same with
/// white space, quotation marks and case made equal; then a stretch that shares most of its
/// words' trigrams.
Found find_again(std::string_view text, Anchor const& anchor);

} // namespace core
