// Dates as people write and say them, in French and English: "19 décembre 2022", "Dec. 2022", "vers
// 1990", "mardi dernier". Everything is compared folded; the outcome is always an EDTF date.
//
// Where day and month are two numbers before the year, nothing is guessed: between dots the day comes first, as in
// every language that writes so; otherwise whichever of them cannot be a month is the day, and what can be read both
// ways is refused with both readings. Of a date with a time of day and a zone the day counts as it is written, for
// that is the day people spoke of.
#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>

namespace core {

namespace {

struct Word {
    std::string_view text;
    int value;
};

// All words below are folded: lower case, no accents, straight apostrophes.
constexpr std::array month_words{
    Word{"janvier", 1},   Word{"january", 1},   Word{"janv", 1},      Word{"jan", 1},
    Word{"fevrier", 2},   Word{"february", 2},  Word{"fevr", 2},      Word{"fev", 2},
    Word{"feb", 2},       Word{"mars", 3},      Word{"march", 3},     Word{"mar", 3},
    Word{"avril", 4},     Word{"april", 4},     Word{"avr", 4},       Word{"apr", 4},
    Word{"mai", 5},       Word{"may", 5},       Word{"juin", 6},      Word{"june", 6},
    Word{"jun", 6},       Word{"juillet", 7},   Word{"july", 7},      Word{"juil", 7},
    Word{"jul", 7},       Word{"aout", 8},      Word{"august", 8},    Word{"aug", 8},
    Word{"septembre", 9}, Word{"september", 9}, Word{"sept", 9},      Word{"sep", 9},
    Word{"octobre", 10},  Word{"october", 10},  Word{"oct", 10},      Word{"novembre", 11},
    Word{"november", 11}, Word{"nov", 11},      Word{"decembre", 12}, Word{"december", 12},
    Word{"dec", 12}};

// Monday is 0, as in ISO 8601 minus one.
constexpr std::array weekday_words{Word{"lundi", 0},    Word{"monday", 0},   Word{"mardi", 1},
                                   Word{"tuesday", 1},  Word{"mercredi", 2}, Word{"wednesday", 2},
                                   Word{"jeudi", 3},    Word{"thursday", 3}, Word{"vendredi", 4},
                                   Word{"friday", 4},   Word{"samedi", 5},   Word{"saturday", 5},
                                   Word{"dimanche", 6}, Word{"sunday", 6}};

/// As mails write them. In a text "mar" and "sat" are other words.
constexpr std::array short_weekday_words{Word{"mon", 0}, Word{"tue", 1}, Word{"wed", 2}, Word{"thu", 3},
                                         Word{"fri", 4}, Word{"sat", 5}, Word{"sun", 6}};

constexpr std::array relative_words{Word{"avant-hier", -2}, Word{"hier", -1}, Word{"yesterday", -1},
                                    Word{"aujourd'hui", 0}, Word{"today", 0}};

// Which weekday is meant, seen from a day that may itself be such a weekday.
constexpr std::array direction_words{
    Word{"dernier", -1}, Word{"derniere", -1}, Word{"passe", -1}, Word{"last", -1},
    Word{"prochain", 1}, Word{"prochaine", 1}, Word{"next", 1}};

constexpr std::array idle_words{Word{"le", 0}, Word{"the", 0}, Word{"of", 0},
                                Word{"on", 0}, Word{"en", 0},  Word{"in", 0}};

constexpr std::array about_words{Word{"vers", 0},   Word{"environ", 0}, Word{"about", 0},
                                 Word{"around", 0}, Word{"circa", 0},   Word{"ca", 0},
                                 Word{"c", 0}};

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

template <std::size_t N>
std::optional<int> look_up(std::array<Word, N> const& words, std::string_view wanted) {
    for (auto const& word : words)
        if (word.text == wanted)
            return word.value;
    return std::nullopt;
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The day as a date, added unless it lies outside the years 0000 to 9999.
void add_day(std::vector<PartialDate>& to, std::int64_t day) {
    constexpr std::int64_t day_in_ms = 86'400'000;
    if (auto const date = PartialDate::parse(to_iso(Instant{day * day_in_ms}).substr(0, 10)))
        to.push_back(*date);
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
        if (look_up(idle_words, word) || look_up(weekday_words, word) || look_up(short_weekday_words, word))
            continue;
        auto const named = look_up(month_words, word);
        auto const numeral = ordinal(word);
        if (look_up(about_words, word)) {
            typed.about = true;
        } else if (named && !typed.month) {
            typed.month = named;
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
    if (!typed)
        return edtf;
    if (is_open(*typed)) {
        auto const one = typed->small[0], other = typed->small[1];
        return problem(say("“{text}” can be {one} or {other}: write which.",
                           {{"text", std::string(whole)},
                            {"one", fmt::format("{}-{:02}-{:02}", typed->year, other, one)},
                            {"other", fmt::format("{}-{:02}-{:02}", typed->year, one, other)}}));
    }
    auto date = PartialDate::parse(canonical(*typed));
    if (!date) // the sentence names what was typed
        for (auto& arg : date.error().message.args)
            if (arg.name == "text")
                arg.value = whole;
    return date;
}

std::vector<PartialDate> resolve_weekday(std::string_view words, PartialDate const& reference) {
    // Longer than a month (a year, an open end) and there would be no end of proposals.
    auto const last = reference.latest_day();
    if (!reference.known() || reference.earliest_day() == PartialDate::always ||
        last == PartialDate::never || last - reference.earliest_day() > 31 ||
        find_invalid_utf8(words))
        return {};
    std::vector<PartialDate> proposals;
    auto const exact_day = reference.earliest_day() == last;
    std::optional<int> weekday;
    int direction = 0;
    for (auto const& spelled : words_in(fold(words), " ,.()")) {
        auto const word = spelled.ends_with("'s") ? spelled.substr(0, spelled.size() - 2) : spelled;
        if (auto const days = look_up(relative_words, word); days && exact_day) {
            add_day(proposals, last + *days);
            return proposals;
        }
        if (!weekday)
            weekday = look_up(weekday_words, word);
        if (direction == 0)
            direction = look_up(direction_words, word).value_or(0);
    }
    if (!weekday)
        return proposals;
    // Day 0 was a Thursday.
    auto const is_it = [&](std::int64_t day) { return ((day + 3) % 7 + 7) % 7 == *weekday; };
    if (exact_day) {
        auto day = last + direction;
        while (!is_it(day))
            day += direction == 0 ? -1 : direction;
        add_day(proposals, day);
        return proposals;
    }
    for (auto day = reference.earliest_day(); day <= last; ++day)
        if (is_it(day))
            add_day(proposals, day);
    return proposals;
}

} // namespace core
