// What a row of a page is by itself: a heading, a paragraph of a story, or neither.
#pragma once

#include "core/ingest/page_tree.h"

#include <string>
#include <string_view>

namespace core {

/// Behind marks that close; a quotation that fills its paragraph needs no full stop.
bool ends_a_sentence(std::string_view text);
/// Whether it begins with words in marks and goes on behind them: “No comment,” she said
bool quotes_somebody(std::string_view text);
bool holds_marks_of_quotation(std::string_view text);
/// Slanted as a whole, as notes on a story and its author are; nobody is quoted and nothing put right in it.
bool is_set_apart(PageRow const& row);

bool is_heading(PageRow const& row);
/// Whether a row reads like a paragraph of a story.
bool reads_well(PageRow const& row);
/// A short sentence: what a short story is made of, but comments and teasers as well.
bool reads_briefly(PageRow const& row);
/// Letters and digits, folded.
std::string folded_letters(std::string_view text);
std::string_view line_at_top(std::string_view text);
std::size_t words_in_line(std::string_view line);

} // namespace core
