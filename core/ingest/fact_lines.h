// Lines that stand with a story and tell of it: when it was published, by whom, who took the picture; and short
// sentences that look like them.
#pragma once

#include <cstddef>
#include "core/ingest/days_shown.h"

#include <string_view>
#include <vector>

namespace core {

/// Whether a line of `words` words, valid UTF-8, is no sentence and tells the day or the author: "Publié le 3 mars 2021
/// par Ada Maro, mis à jour le 5 mars", "Texte Ada Maro · Dessins Ivo Lund". Linear.
bool is_line_of_facts(std::string_view line, std::size_t words);

/// Whether a line of `words` words without a stop reads like a sentence whose stop was left out: "Nobody has come since",
/// "It will cost two million (tax not included)". Nothing that names an author, tells a day or parts its words by signs.
bool is_sentence_without_stop(std::string_view line, std::size_t words);

/// "The board meets again on 14 June 2023." tells of a day, "Published on 14 June 2023." and "Port Ellis, 3 May 2021" are
/// those of publication. `days` are those of the line.
bool is_day_of_a_sentence(std::string_view line, std::vector<ShownDay> const& days);

} // namespace core
