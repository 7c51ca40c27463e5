#include "core/ingest/fact_lines.h"

#include "core/ingest/byline.h"
#include "core/ingest/days_shown.h"
#include "core/ingest/story_rows.h"

namespace core {

bool is_line_of_facts(std::string_view line, std::size_t words) {
    constexpr std::size_t most_words = 30, most_of_byline = 16;
    if (words > most_words || ends_a_sentence(line))
        return false;
    if (!days_shown(line, {}, DayOrder::open).empty())
        return true;
    return words <= most_of_byline && (!named_as_authors(line).empty() || is_byline_word(line));
}

} // namespace core
