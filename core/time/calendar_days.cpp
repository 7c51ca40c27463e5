#include "core/time/calendar_days.h"

#include "core/text/utf8.h"
#include "core/time/numeric_date.h"

#include <algorithm>

namespace core {

std::optional<int> CalendarDays::day_number_at(std::size_t at) const {
    if (at >= pieces_.size() || !pieces_[at].number) return std::nullopt;
    auto word = pieces_[at].word;
    for (std::u32string_view const ending : {U"er", U"st", U"nd", U"rd", U"th", U"-го", U"º", U"°", U"e", U"ste", U"de"})
        if (word.size() > ending.size() && word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    auto const told = small_number(word, 2);
    return told && *told >= 1 && *told <= 31 ? told : std::nullopt;
}

std::optional<int> CalendarDays::month_at(std::size_t at) const {
    auto const found = value(at, month);
    bool const needs_capital = language_ == "en" && written_ == Written::in_a_text;
    if (found && needs_capital && !pieces_[at].capital) return std::nullopt;
    return found;
}

std::optional<std::string> CalendarDays::year_at(std::size_t at) const {
    if (at >= pieces_.size() || !pieces_[at].number || !is_year(pieces_[at].word)) return std::nullopt;
    return to_utf8(pieces_[at].word);
}

void CalendarDays::take_year(DateMatch& match) const {
    auto at = match.last;
    if (!near_or_comma(at)) return;
    auto const small = is(at, idle);
    at = small ? past_idle(at) : at;
    if (small && !near(at)) return;
    if (is(at, year_word) && near(at + 1) && year_at(at + 1)) ++at;
    auto const year = year_at(at);
    if (!year) return;
    match.when.year = *year;
    match.last = at + 1;
    take_year_word(match);
}
void CalendarDays::take_year_word(DateMatch& match) const {
    if (near(match.last) && pieces_[match.last].gap == Gap::space && is(match.last, year_word) && language_ != "en" &&
        language_ != "fr")
        ++match.last;
}

std::optional<DateMatch> CalendarDays::calendar_day(std::size_t at) const {
    if (at >= pieces_.size()) return std::nullopt;
    if (pieces_[at].number) {
        if (auto const when = numeric_date(pieces_[at].word)) {
            DateMatch match{at, at + 1, *when};
            match.when.either = when->either && !day_first();
            return match;
        }
    }
    if (written_ == Written::by_itself && is(at, short_weekday) && near_or_comma(at + 1)) {
        if (auto found = calendar_day(at + 1)) {
            found->first = at;
            found->when.weekday = value(at, short_weekday);
            return found;
        }
    }
    if (auto const of_month = day_number_at(at)) {
        auto const next = near(at + 1) ? past_idle(at + 1) : at + 1;
        if (near(next))
            if (auto const found = month_at(next)) {
                DateMatch match{at, next + 1, {}};
                match.when.day = of_month;
                match.when.month = found;
                take_year(match);
                return match;
            }
    }
    if (auto short_date = without_year(at)) return short_date;
    if (auto const found = month_at(at)) {
        auto const next = near(at + 1) && is(at + 1, idle) && language_ == "en" ? at + 2 : at + 1;
        if (near(next) && pieces_[next].gap != Gap::hyphen)
            if (auto const of_month = day_number_at(next)) {
                DateMatch match{at, next + 1, {}};
                match.when.day = of_month;
                match.when.month = found;
                take_year(match);
                return match;
            }
    }
    return std::nullopt;
}

std::optional<DateMatch> CalendarDays::without_year(std::size_t at) const {
    if (at == 0 || !pieces_[at].number) return std::nullopt;
    auto const word = pieces_[at].word;
    auto const sign = word.find_first_of(U"./");
    if (sign == word.npos || pieces_[at].gap > Gap::bracket) return std::nullopt;
    bool const led = is(at - 1, weekday) || is(at - 1, day) || pieces_[at].gap == Gap::bracket ||
                     (is(at - 1, idle) && near(at) && language_ != "en");
    auto one = small_number(word.substr(0, sign), 2), other = small_number(word.substr(sign + 1), 2);
    bool const dot = word[sign] == U'.';
    if (!led || !one || !other || (dot && language_ != "de" && language_ != "ru")) return std::nullopt;
    DateMatch match{at, at + 1, {}};
    match.when.either = !dot && !day_first() && *one <= 12 && *other <= 12 && *one != *other;
    if (!dot && *other > 12) std::swap(one, other);
    if (*one < 1 || *one > 31 || *other < 1 || *other > 12) return std::nullopt;
    match.when.day = one;
    match.when.month = other;
    return match;
}

} // namespace core
