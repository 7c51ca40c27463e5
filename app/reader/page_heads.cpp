#include "app/reader/page_heads.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <set>
#include <unicode/uchar.h>

namespace reader {

namespace {

/// A run of digits in a line.
struct Number {
    std::size_t at = 0, length = 0; ///< in bytes
    std::int64_t value = 0;
};

std::vector<Number> numbers_in(std::string_view text) {
    constexpr std::size_t most_digits = 9, most_numbers = 8;
    std::vector<Number> all;
    for (std::size_t at = 0; at < text.size() && all.size() < most_numbers;) {
        auto const from = text.find_first_of("0123456789", at);
        if (from == text.npos) break;
        at = std::min(text.find_first_not_of("0123456789", from), text.size());
        Number number{from, at - from, 0};
        if (number.length > most_digits) continue;
        std::from_chars(text.data() + from, text.data() + at, number.value);
        all.push_back(number);
    }
    return all;
}

/// Whether the word before that place counts parts of the text and not sheets of paper.
bool counts_text(std::string_view before) {
    constexpr std::array<std::string_view, 52> all{
        "article",  "art",      "chapitre", "chapter",  "chap",     "section", "question", "annexe",    "annex",    "appendix", "titre",
        "partie",   "part",     "point",    "étape",    "step",     "jour",    "day",      "leçon",     "lesson",   "acte",     "act",
        "scène",    "scene",    "kapitel",  "abschnitt", "frage",   "anhang",  "teil",     "artikel",   "tag",      "capítulo", "artículo",
        "sección",  "pregunta", "anexo",    "capitolo", "articolo", "sezione", "domanda",  "allegato",  "capítol",  "hoofdstuk", "глава",
        "статья",   "раздел",   "вопрос",   "приложение", "część",  "rozdział", "artykuł", "лекция"};
    std::u32string word;
    auto const signs = core::to_utf32(before);
    for (auto at = signs.size(); at > 0; --at) {
        auto const sign = static_cast<UChar32>(signs[at - 1]);
        if (u_isalpha(sign) != 0) word.insert(word.begin(), static_cast<char32_t>(u_tolower(sign)));
        else if (!word.empty()) break;
        else if (u_isblank(sign) == 0 && sign != '.') return false;
    }
    return std::ranges::find(all, core::to_utf8(word)) != all.end();
}

bool has_words(std::string_view text) {
    return std::ranges::any_of(core::to_utf32(text), [](char32_t sign) { return u_isalpha(static_cast<UChar32>(sign)) != 0; });
}

/// What a line says, and where, once a number that goes up with the pages is taken for what it exceeds them by.
struct Saying {
    std::string words;
    std::int64_t height = 0; ///< of the place, in steps
    std::int64_t more = 0;   ///< the number less that of the page
    bool goes_up = false;
    bool is_bare = true; ///< no words
    auto operator<=>(Saying const&) const = default;
};

/// All ways to take it. The number of a page stands in no sentence nor in large letters, and is no year.
std::vector<Saying> sayings_of(PdfLine const& line, double usual) {
    constexpr double step = 3; // points
    constexpr std::int64_t first_year = 1800;
    Saying as_it_is{line.text, std::llround(line.top / step), 0, false, !has_words(line.text)};
    std::vector<Saying> all{as_it_is};
    auto const ends_sentence = line.text.ends_with('.') || line.text.ends_with('!') || line.text.ends_with('?');
    if (as_it_is.is_bare ? line.height > usual * 1.5 : ends_sentence || line.height > usual * 1.1) return all;
    for (auto const& number : numbers_in(line.text)) {
        if (number.value >= first_year || number.value == 0 || counts_text(std::string_view(line.text).substr(0, number.at))) continue;
        auto saying = as_it_is;
        saying.words.replace(number.at, number.length, "#");
        saying.more = number.value - line.page;
        saying.goes_up = true;
        all.push_back(std::move(saying));
    }
    return all;
}

} // namespace

void find_heads(PdfPages& pages) {
    constexpr double margin = 0.1;
    auto const in_margin = [&](PdfLine const& each) {
        auto const whole = pages.heights[static_cast<std::size_t>(each.page - 1)];
        auto const middle = each.top + each.height / 2;
        return middle < whole * margin || middle > whole * (1 - margin);
    };
    auto const usual = usual_height(pages.lines);
    std::map<Saying, std::set<std::int64_t>> on_pages;
    auto const neighbours = [](Saying saying, auto const& call) {
        // What stands between two steps counts for both.
        for (auto const step : {-1, 1}) {
            saying.height += step;
            call(saying);
            saying.height -= step;
        }
    };
    for (auto const& each : pages.lines)
        if (in_margin(each))
            for (auto const& saying : sayings_of(each, usual)) on_pages[saying].insert(each.page);
    auto const stands_on_many = [&](Saying const& saying) {
        auto found = on_pages[saying];
        neighbours(saying, [&](Saying const& near) {
            if (auto const at = on_pages.find(near); at != on_pages.end()) found.insert(at->second.begin(), at->second.end());
        });
        // Two pages show no more than that a number grew, unless it is theirs.
        std::size_t const least = saying.goes_up && saying.more != 0 && !saying.is_bare ? 3 : 2;
        return found.size() >= least && found.size() * 5 >= pages.heights.size() * 2;
    };
    for (auto& each : pages.lines)
        each.stands_on_many = in_margin(each) && std::ranges::any_of(sayings_of(each, usual), stands_on_many);
}

} // namespace reader
