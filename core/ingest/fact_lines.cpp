#include "core/ingest/fact_lines.h"

#include "core/ingest/byline.h"
#include "core/ingest/page_words.h"
#include "core/ingest/story_rows.h"
#include "core/text/utf8.h"

#include <vector>

#include <unicode/uchar.h>

namespace core {

namespace {

/// How much of a line is left for a sentence once its days are taken out: words that begin small, those of four letters
/// and more among them, and letters of scripts that know no small ones.
struct Left {
    int words = 0; ///< of two letters and more
    int small = 0;
    int small_words = 0;
    int caseless = 0;
};

void count_words(std::string_view part, Left& left) {
    constexpr int shortest = 4;
    int letters = 0;
    bool small = false;
    auto const end_word = [&] {
        left.words += letters >= 2;
        left.small += small && letters > 0;
        left.small_words += small && letters >= shortest;
        letters = 0;
    };
    for (auto const c : to_utf32(part)) {
        auto const sign = static_cast<UChar32>(c);
        if (u_isalpha(sign)) {
            if (letters++ == 0) small = u_islower(sign);
            left.caseless += u_tolower(sign) == sign && u_toupper(sign) == sign;
        } else if ((U_GET_GC_MASK(sign) & U_GC_M_MASK) == 0) {
            end_word();
        }
    }
    end_word();
}

Left what_is_left(std::string_view line, std::vector<ShownDay> const& days) {
    Left left;
    std::size_t from = 0;
    for (auto const& day : days) {
        count_words(line.substr(from, day.start - from), left);
        from = day.end;
    }
    count_words(line.substr(from), left);
    return left;
}

/// "mis à jour le", "klo 10.15 päivitetty": a few words go with a day, more are a sentence.
bool is_little(Left const& left) {
    constexpr int most_small_words = 3, most_caseless = 24;
    return left.small_words <= most_small_words && left.caseless <= most_caseless;
}

} // namespace

bool is_line_of_facts(std::string_view line, std::size_t words) {
    constexpr std::size_t most_words = 30, most_of_byline = 16;
    if (words > most_words || ends_a_sentence(line) || quotes_somebody(line))
        return false;
    if (auto const days = days_shown(line, {}, DayOrder::open); !days.empty())
        return is_little(what_is_left(line, days));
    return words <= most_of_byline && (!named_as_authors(line).empty() || is_byline_word(line));
}

bool is_sentence_without_stop(std::string_view line, std::size_t words) {
    constexpr std::size_t fewest_words = 4;
    constexpr int fewest_small = 2, fewest_caseless = 6;
    if (words < fewest_words || line.find_first_of(":|/@#[]") != line.npos || line.starts_with('(') || line.find("·") != line.npos ||
        line.find("©") != line.npos || line.find('\n') != line.npos)
        return false;
    if (!named_as_authors(line).empty() || is_line_of_facts(line, words))
        return false;
    auto const left = what_is_left(line, {});
    return left.small >= fewest_small || left.caseless >= fewest_caseless;
}

bool is_day_of_a_sentence(std::string_view line, std::vector<ShownDay> const& days) {
    constexpr int most_words = 2, most_small_words = 2;
    constexpr std::size_t abbreviated = 3; // "10:15 h."
    if (days.empty() || tells_of_publication(line) || !named_as_authors(line).empty())
        return false;
    auto const left = what_is_left(line, days);
    constexpr std::string_view full_stop = "。";
    if (line.ends_with(full_stop) && left.caseless > most_words)
        return true;
    bool const behind_day = days.back().end + 1 >= line.size();
    bool const stopped = ends_a_sentence(line) && (behind_day || line.size() - 1 - line.find_last_of(" \n") > abbreviated);
    return left.words > most_words && (stopped || left.small_words > most_small_words);
}

} // namespace core
