// Dates as people type them, in any of seven languages, those with a named month in some forty: "19 décembre 2022", "Dec. 2022", "vers 1990", "весна 2022",
// "2022-W51". Everything is compared folded; the outcome is always an EDTF date.
//
// Where day and month are two numbers before the year, nothing is guessed: between dots the day comes first, as in
// every language that writes so; otherwise whichever of them cannot be a month is the day, and what can be read both
// ways is refused with both readings. Of a date with a time of day and a zone the day counts as it is written, for
// that is the day people spoke of.
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/calendar_words.h"
#include "core/time/named_months.h"
#include "core/time/time.h"
#include "core/time/when.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace core {

namespace {

/// The value of a folded word of any language.
std::optional<int> look_up(CalendarWord as, std::string_view word) {
    return calendar_value(to_utf32(word), as, {});
}

std::vector<std::string> words_in(std::string_view text, std::string_view separators) {
    std::vector<std::string> words;
    std::string word;
    for (auto const c : text) {
        if (separators.find(c) == separators.npos) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    if (!word.empty())
        words.push_back(std::move(word));
    return words;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The number of "19", "1er", "2nd" or "19th".
std::optional<std::string> ordinal(std::string_view word) {
    for (std::string_view const ending : {"er", "st", "nd", "rd", "th"})
        if (word.ends_with(ending)) {
            word.remove_suffix(ending.size());
            break;
        }
    if (!all_digits(word) || word.size() == 3 || word.size() > 4)
        return std::nullopt;
    return std::string(word);
}

/// The parts of a date as typed, in the order they came.
struct Typed {
    std::string year;
    std::optional<int> month; ///< written as a word
    std::vector<int> small;   ///< one- and two-digit numbers
    bool year_first = false;
    bool dotted = false; ///< a dot behind each of two small numbers
    bool about = false;
};

/// Whether this is nothing but the end of a time of day: "", "Z", "+01", "-05:00", "+0530".
bool is_zone(std::string_view text) {
    if (text.empty() || text == "Z" || text == "z") return true;
    if (text[0] != '+' && text[0] != '-') return false;
    text.remove_prefix(1);
    auto digits = std::string(text);
    if (digits.size() == 5 && digits[2] == ':') digits.erase(2, 1);
    return (digits.size() == 2 || digits.size() == 4) && all_digits(digits) && std::stoi(digits.substr(0, 2)) <= 14 &&
           (digits.size() == 2 || std::stoi(digits.substr(2)) < 60);
}

/// Whether this is a time of day: "23:30", "23:30:00", "23:30:00.123Z", "10:00-05:00".
bool is_time(std::string_view text) {
    auto const two = [&](int most) {
        auto const good = text.size() >= 2 && all_digits(text.substr(0, 2)) &&
                          std::stoi(std::string(text.substr(0, 2))) <= most;
        if (good) text.remove_prefix(2);
        return good;
    };
    auto const colon = [&] {
        auto const there = text.starts_with(':');
        if (there) text.remove_prefix(1);
        return there;
    };
    if (!two(24) || !colon() || !two(59)) return false;
    if (colon() && !two(60)) return false; // a minute may have a second more
    if (text.starts_with('.') || text.starts_with(',')) {
        auto const end = std::min(text.find_first_not_of("0123456789", 1), text.size());
        if (end == 1) return false;
        text.remove_prefix(end);
    }
    return is_zone(text);
}

/// The day of a date with a time of day behind it, as it is written; the text itself if there is none.
std::string_view without_time(std::string_view text) {
    constexpr std::size_t day = std::string_view("2022-12-19").size();
    if (text.size() > day && (text[day] == 'T' || text[day] == 't') && text[4] == '-' && text[7] == '-' &&
        is_time(text.substr(day + 1)))
        return text.substr(0, day);
    // Words at the end: "19/12/2022 10:00", "Mon, 19 Dec 2022 23:30:00 +0000", "2022-12-19 10:00:00 UTC".
    auto rest = text;
    for (int word = 0; word < 2; ++word) {
        auto const space = rest.find_last_of(' ');
        if (space == rest.npos) return text;
        auto const last = rest.substr(space + 1);
        rest = rest.substr(0, rest.find_last_not_of(" ,", space) + 1);
        if (is_time(last)) return rest;
        if (word > 0 || !(last == "UTC" || last == "GMT" || last == "Z" || (is_zone(last) && !last.empty())))
            return text;
    }
    return text;
}

/// Whether two numbers each have a dot behind them, as in "4.3.2022" and "4. 3. 2022".
bool is_dotted(std::string_view text) {
    int found = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] < '0' || text[at] > '9') continue;
        auto const end = std::min(text.find_first_not_of("0123456789", at), text.size());
        if (end - at <= 2 && end < text.size() && text[end] == '.') ++found;
        at = end;
    }
    return found == 2;
}

std::optional<Typed> parts_of(std::string_view text) {
    Typed typed;
    // A slash may also part an interval, so it and a hyphen in one date leave the meaning open.
    auto const* separators = text.find('/') == text.npos ? " ,.-" : " ,./";
    for (auto const& word : words_in(text, separators)) {
        // "mar." is a Tuesday and a month, "de" stands in between: a month is looked for first, but once.
        auto const named = look_up(CalendarWord::month, word);
        bool const passed = look_up(CalendarWord::idle, word) || look_up(CalendarWord::in, word) ||
                            look_up(CalendarWord::weekday, word) || look_up(CalendarWord::short_weekday, word) ||
                            look_up(CalendarWord::year_word, word);
        auto const numeral = ordinal(word);
        if (look_up(CalendarWord::about, word)) {
            typed.about = true;
        } else if (named && !typed.month) {
            typed.month = named;
        } else if (passed) {
            continue;
        } else if (numeral && numeral->size() == 4 && typed.year.empty()) {
            typed.year_first = typed.small.empty() && !typed.month;
            typed.year = *numeral;
        } else if (numeral && numeral->size() <= 2) {
            typed.small.push_back(std::stoi(*numeral));
        } else {
            return std::nullopt;
        }
    }
    if (typed.year.empty() || typed.small.size() > (typed.month ? 1U : 2U))
        return std::nullopt;
    typed.dotted = is_dotted(text);
    return typed;
}

/// Whether day and month cannot be told apart.
bool is_open(Typed const& typed) {
    return !typed.month && typed.small.size() == 2 && !typed.year_first && !typed.dotted && typed.small[0] <= 12 &&
           typed.small[1] <= 12 && typed.small[0] != typed.small[1];
}

std::string canonical(Typed typed) {
    if (!typed.month && !typed.small.empty()) {
        auto& small = typed.small;
        // Day first, unless that cannot be.
        if (small.size() == 2 && !typed.year_first && (typed.dotted || small[1] <= 12 || small[0] > 12))
            std::swap(small[0], small[1]);
        typed.month = small.front();
        small.erase(small.begin());
    }
    auto text = typed.year;
    if (typed.month)
        text += fmt::format("-{:02}", *typed.month);
    if (!typed.small.empty())
        text += fmt::format("-{:02}", typed.small.front());
    return typed.about ? text + "~" : text;
}

/// What the words mean as a phrase that a text could hold, when they are nothing else and need no date to start from.
std::vector<PartialDate> as_phrase(std::string const& folded) {
    auto const text = to_utf32(folded);
    auto const phrases = time_phrases(text, {}, Written::by_itself);
    if (phrases.size() != 1) return {};
    auto const rest = [&](std::size_t from, std::size_t until) {
        for (auto const& word : words_in(to_utf8(std::u32string_view(text).substr(from, until - from)), " ,.'"))
            if (!look_up(CalendarWord::idle, word) && !look_up(CalendarWord::in, word) &&
                !look_up(CalendarWord::year_word, word) && word != "l" && word != "d")
                return true;
        return false;
    };
    if (rest(0, phrases.front().start) || rest(phrases.front().end, text.size())) return {};
    return phrases.front().when.dates(PartialDate());
}

tl::unexpected<Problem> either(std::string_view text, std::string one, std::string other) {
    return problem(say("“{text}” can be {one} or {other}: write which.",
                       {{"text", std::string(text)}, {"one", std::move(one)}, {"other", std::move(other)}}));
}

/// The sentence names what was typed.
Result<PartialDate> named_as_typed(Result<PartialDate> date, std::string_view typed) {
    for (auto& arg : date.error().message.args)
        if (arg.name == "text") arg.value = typed;
    return date;
}

} // namespace

Result<PartialDate> read_date(std::string_view text) {
    if (text.size() > 200 || find_invalid_utf8(text))
        return PartialDate::parse(text);
    auto const first = text.find_first_not_of(" \t\n");
    if (first == text.npos)
        return PartialDate{};
    text = text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
    auto edtf = PartialDate::parse(text);
    if (edtf || text.starts_with('-'))
        return edtf;
    auto const whole = text;
    text = without_time(text);
    if (text.size() < whole.size())
        if (auto day = PartialDate::parse(text))
            return day;
    auto const typed = parts_of(fold(text));
    if (!typed) {
        auto const phrase = as_phrase(fold(text));
        if (phrase.size() == 1) return phrase.front();
        if (phrase.empty())
            if (auto const named = day_of_named_month(fold(text))) {
                auto day = PartialDate::parse(*named);
                return day ? day : named_as_typed(std::move(day), whole);
            }
        // The day first, as most people read it.
        return phrase.size() == 2 ? either(whole, phrase[1].text(), phrase[0].text()) : edtf;
    }
    if (is_open(*typed)) {
        auto const one = typed->small[0], other = typed->small[1];
        return either(whole, fmt::format("{}-{:02}-{:02}", typed->year, other, one),
                      fmt::format("{}-{:02}-{:02}", typed->year, one, other));
    }
    auto date = PartialDate::parse(canonical(*typed));
    return date ? date : named_as_typed(std::move(date), whole);
}

} // namespace core
