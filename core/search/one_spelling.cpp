#include "core/search/one_spelling.h"

#include "core/search/words.h"
#include "core/text/ascii.h"

#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <array>
#include <optional>

namespace core {

namespace {

struct Share {
    std::string_view language, word, percent;
};

constexpr Share shares[]{
    {"en", "half", "50 %"},     {"en", "quarter", "25 %"},  {"fr", "moitie", "50 %"},   {"fr", "quart", "25 %"},
    {"de", "halfte", "50 %"},   {"de", "viertel", "25 %"},  {"es", "mitad", "50 %"},    {"it", "meta", "50 %"},
    {"it", "quarto", "25 %"},   {"pt", "metade", "50 %"},   {"pt", "quarto", "25 %"},   {"nl", "helft", "50 %"},
    {"nl", "kwart", "25 %"},    {"sv", "halften", "50 %"},  {"ru", "половина", "50 %"}, {"ru", "половину", "50 %"},
    {"ru", "четверть", "25 %"}, {"uk", "половина", "50 %"}, {"uk", "половину", "50 %"}, {"uk", "чверть", "25 %"},
    {"pl", "polowa", "50 %"},   {"pl", "połowa", "50 %"},   {"pl", "cwierc", "25 %"},   {"ar", "نصف", "50 %"},
    {"ar", "ربع", "25 %"},      {"tr", "yarisi", "50 %"},   {"tr", "yarısı", "50 %"},   {"tr", "ceyregi", "25 %"}};

struct Found {
    std::size_t end = 0;
    int day = 0, month = 0;
    std::string_view year;
};

/// Digits from `at`, at most `most`; their number, or nothing.
std::optional<int> digits(std::string_view text, std::size_t& at, std::size_t most) {
    std::size_t const start = at;
    int value = 0;
    while (at < text.size() && at - start < most && is_ascii_digit(text[at])) value = value * 10 + (text[at++] - '0');
    if (at == start || (at < text.size() && is_ascii_digit(text[at]))) return std::nullopt;
    return value;
}

/// "01.06.2016", "15-12-1965", "05/11/2015", "2018-10-12". In English the first of two small numbers may be the month.
std::optional<Found> date_at(std::string_view text, std::size_t at, std::string_view language) {
    if (at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-' || text[at - 1] == '/')) return std::nullopt;
    auto read = at;
    auto const first = digits(text, read, 4);
    if (!first || read >= text.size()) return std::nullopt;
    auto const mark = text[read];
    bool const of_year = read - at == 4;
    if ((mark != '.' && mark != '/' && mark != '-') || (of_year && mark != '-') || (!of_year && read - at > 2)) return std::nullopt;
    auto const second = digits(text, ++read, 2);
    if (!second || read >= text.size() || text[read] != mark) return std::nullopt;
    auto const from = ++read;
    auto const third = digits(text, read, 4);
    if (!third || (read - from == 4) == of_year) return std::nullopt;
    Found found{read, *first, *second, text.substr(from, read - from)};
    if (of_year) found = {read, *third, *second, text.substr(at, 4)};
    else if (read - from != 4) return std::nullopt;
    else if (found.month > 12) std::swap(found.day, found.month);
    else if (language == "en" && found.day <= 12 && found.day != found.month) return std::nullopt;
    bool const real = found.day >= 1 && found.day <= 31 && found.month >= 1 && found.month <= 12;
    return real ? std::optional(found) : std::nullopt;
}

std::string month_name(int month, std::string_view language) {
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols const symbols(icu::Locale(std::string(language).c_str()), status);
    std::int32_t count = 0;
    auto const* months = U_FAILURE(status) ? nullptr : symbols.getMonths(count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
    std::string name;
    if (months != nullptr && month <= count) months[month - 1].toUTF8String(name);
    return name;
}

std::string with_dates(std::string_view text, std::string_view language) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const date = is_ascii_digit(text[at]) ? date_at(text, at, language) : std::nullopt;
        auto const name = date ? month_name(date->month, language) : std::string();
        if (name.empty()) {
            out += text[at++];
            continue;
        }
        out += std::to_string(date->day) + " " + name + " " + std::string(date->year);
        at = date->end;
    }
    return out;
}

} // namespace

std::string in_one_spelling(std::string_view text, std::string_view language) {
    auto const of = language.substr(0, 2);
    if (of.empty()) return std::string(text);
    auto const dated = with_dates(text, of);
    std::string out;
    std::size_t done = 0;
    each_word(dated, of, [&](IndexWord const& word) {
        auto const share = std::ranges::find_if(shares, [&](Share const& each) { return each.language == of && each.word == word.folded; });
        if (share == std::end(shares)) return true;
        out.append(dated, done, word.start - done).append(share->percent);
        done = word.end;
        return true;
    });
    return out.append(dated, done);
}

} // namespace core
