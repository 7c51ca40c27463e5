#include "core/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>

namespace core {

namespace {

constexpr std::int64_t ms_per_day = 86'400'000;

struct Civil {
    std::int64_t year;
    int month;
    int day;
};

/// Proleptic Gregorian, by counting from March so that the leap day ends a year.
Civil civil_from_days(std::int64_t days) {
    days += 719'468;
    auto const era = (days >= 0 ? days : days - 146'096) / 146'097;
    auto const of_era = days - era * 146'097;
    auto const year = (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
    auto const of_year = of_era - (365 * year + year / 4 - year / 100);
    auto const shifted = (5 * of_year + 2) / 153;
    auto const day = static_cast<int>(of_year - (153 * shifted + 2) / 5 + 1);
    auto const month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {year + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

bool is_leap(std::int64_t year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(std::int64_t year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The days one side of an interval may mean.
struct Bounds {
    std::int64_t first = PartialDate::always;
    std::int64_t last = PartialDate::never;
};

tl::unexpected<Problem> not_a_date(std::string_view text) {
    return problem(say("“{text}” is not a date: write 2022, 2022-12 or 2022-12-19.",
                       {{"text", std::string(text)}}));
}

Result<Bounds> year_bounds(std::string_view whole, std::string_view text) {
    bool const before_zero = text.starts_with('-');
    auto const plain = before_zero ? text.substr(1) : text;
    auto const unspecified = plain.find('X');
    auto const fixed = plain.substr(0, unspecified);
    auto const rest = unspecified == plain.npos ? std::string_view{} : plain.substr(unspecified);
    if (plain.size() != 4 || (!fixed.empty() && !digits(fixed)) ||
        rest.find_first_not_of('X') != rest.npos)
        return not_a_date(whole);
    std::string low(plain), high(plain);
    std::ranges::replace(low, 'X', '0');
    std::ranges::replace(high, 'X', '9');
    std::int64_t from = *number(low), to = *number(high);
    if (before_zero) {
        std::swap(from, to);
        from = -from;
        to = -to;
    }
    return Bounds{day_number(from, 1, 1), day_number(to, 12, 31)};
}

Result<Bounds> season_bounds(std::int64_t year, int season) {
    // 21 spring, 22 summer, 23 autumn, 24 winter; the winter of a year ends in the next.
    auto const first = (season - 21) * 3 + 3;
    auto const last = season == 24 ? 2 : first + 2;
    auto const last_year = season == 24 ? year + 1 : year;
    return Bounds{day_number(year, first, 1), day_number(last_year, last, days_in(last_year, last))};
}

/// One date without interval or qualifier.
Result<Bounds> date_bounds(std::string_view whole, std::string_view text) {
    auto const year_end = text.find('-', 1);
    auto const year_text = text.substr(0, year_end);
    auto years = year_bounds(whole, year_text);
    if (!years || year_end == text.npos) return years;
    auto rest = text.substr(year_end + 1);
    if (rest.size() != 2 && !(rest.size() == 5 && rest[2] == '-')) return not_a_date(whole);
    auto const month_text = rest.substr(0, 2);
    auto const day_text = rest.size() == 5 ? rest.substr(3) : std::string_view{};
    auto const exact_year = number(year_text);
    if (month_text == "XX") {
        if (!day_text.empty() && day_text != "XX") return not_a_date(whole);
        return years;
    }
    if (!digits(month_text) || !exact_year) return not_a_date(whole);
    auto const month = *number(month_text);
    if (month >= 21 && month <= 24 && day_text.empty()) return season_bounds(*exact_year, month);
    if (month < 1 || month > 12)
        return problem(say("There is no month {month} in “{text}”: months run from 01 to 12.",
                           {{"month", std::string(month_text)}, {"text", std::string(whole)}}));
    auto const most = days_in(*exact_year, month);
    if (day_text.empty() || day_text == "XX")
        return Bounds{day_number(*exact_year, month, 1), day_number(*exact_year, month, most)};
    if (!digits(day_text)) return not_a_date(whole);
    auto const day = *number(day_text);
    if (day < 1 || day > most)
        return problem(say("There is no day {day} in “{text}”: that month has {most} days.",
                           {{"day", std::string(day_text)},
                            {"text", std::string(whole)},
                            {"most", std::to_string(most)}}));
    auto const at = day_number(*exact_year, month, day);
    return Bounds{at, at};
}

Result<Bounds> side_bounds(std::string_view whole, std::string_view text) {
    if (text.empty() || text == "..") return Bounds{};
    if (text.ends_with('~') || text.ends_with('?') || text.ends_with('%')) text.remove_suffix(1);
    return date_bounds(whole, text);
}

constexpr std::array month_names{N_("January"), N_("February"), N_("March"), N_("April"),
                                 N_("May"), N_("June"), N_("July"), N_("August"),
                                 N_("September"), N_("October"), N_("November"), N_("December")};

constexpr std::array season_names{N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"),
                                  N_("winter {year}")};

std::string display_side(std::string_view text, Translator const& translator) {
    char qualifier = 0;
    if (text.ends_with('~') || text.ends_with('?') || text.ends_with('%')) {
        qualifier = text.back();
        text.remove_suffix(1);
    }
    std::string shown(text);
    if (text.size() >= 7 && digits(text.substr(0, 4)) && digits(text.substr(5, 2))) {
        auto const month = *number(text.substr(5, 2));
        std::string const year(text.substr(0, 4));
        if (month >= 21 && month <= 24) {
            shown = fill(translator.translate(season_names[static_cast<std::size_t>(month - 21)]),
                         {{"year", year}});
        } else if (month >= 1 && month <= 12) {
            shown = translator.translate(month_names[static_cast<std::size_t>(month - 1)]) + " " + year;
            if (text.size() == 10 && digits(text.substr(8)))
                shown = std::to_string(*number(text.substr(8))) + " " + shown;
        }
    }
    if (qualifier == '~' || qualifier == '%')
        shown = fill(translator.translate(N_("about {date}")), {{"date", shown}});
    if (qualifier == '?' || qualifier == '%') shown += " (?)";
    return shown;
}

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

struct Word {
    std::string_view text;
    int value;
};

constexpr std::array month_words{
    Word{"janvier", 1}, Word{"january", 1}, Word{"jan", 1}, Word{"février", 2}, Word{"fevrier", 2},
    Word{"february", 2}, Word{"feb", 2}, Word{"mars", 3}, Word{"march", 3}, Word{"mar", 3},
    Word{"avril", 4}, Word{"april", 4}, Word{"apr", 4}, Word{"mai", 5}, Word{"may", 5},
    Word{"juin", 6}, Word{"june", 6}, Word{"jun", 6}, Word{"juillet", 7}, Word{"july", 7},
    Word{"jul", 7}, Word{"août", 8}, Word{"aout", 8}, Word{"august", 8}, Word{"aug", 8},
    Word{"septembre", 9}, Word{"september", 9}, Word{"sep", 9}, Word{"octobre", 10},
    Word{"october", 10}, Word{"oct", 10}, Word{"novembre", 11}, Word{"november", 11},
    Word{"nov", 11}, Word{"décembre", 12}, Word{"decembre", 12}, Word{"december", 12},
    Word{"dec", 12}};

// Monday is 0, as in ISO 8601 minus one.
constexpr std::array weekday_words{
    Word{"lundi", 0}, Word{"monday", 0}, Word{"mardi", 1}, Word{"tuesday", 1}, Word{"mercredi", 2},
    Word{"wednesday", 2}, Word{"jeudi", 3}, Word{"thursday", 3}, Word{"vendredi", 4},
    Word{"friday", 4}, Word{"samedi", 5}, Word{"saturday", 5}, Word{"dimanche", 6},
    Word{"sunday", 6}};

constexpr std::array relative_words{
    Word{"avant-hier", -2}, Word{"hier", -1}, Word{"yesterday", -1}, Word{"aujourd'hui", 0},
    Word{"aujourd’hui", 0}, Word{"today", 0}};

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
    if (!word.empty()) words.push_back(std::move(word));
    return words;
}

template <std::size_t N>
std::optional<int> look_up(std::array<Word, N> const& words, std::string_view wanted) {
    for (auto const& word : words)
        if (word.text == wanted) return word.value;
    return std::nullopt;
}

PartialDate date_of_day(std::int64_t day) {
    auto const civil = civil_from_days(day);
    return PartialDate::parse(fmt::format("{:04}-{:02}-{:02}", civil.year, civil.month, civil.day))
        .value_or(PartialDate{});
}

} // namespace

std::int64_t day_number(std::int64_t year, int month, int day) {
    year -= month <= 2 ? 1 : 0;
    auto const era = (year >= 0 ? year : year - 399) / 400;
    auto const of_era = year - era * 400;
    auto const of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146'097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719'468;
}

std::string to_iso(Instant at) {
    auto days = at.ms / ms_per_day;
    auto rest = at.ms % ms_per_day;
    if (rest < 0) {
        rest += ms_per_day;
        --days;
    }
    auto const civil = civil_from_days(days);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", civil.year, civil.month,
                       civil.day, rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

Result<Instant> parse_instant(std::string_view text) {
    auto const wrong = [&] {
        return problem(say("“{text}” is not an instant like 2022-12-19T10:15:00.000Z.",
                           {{"text", std::string(text)}}));
    };
    constexpr std::string_view shape = "0000-00-00T00:00:00.000Z";
    if (text.size() != shape.size()) return wrong();
    for (std::size_t at = 0; at < shape.size(); ++at)
        if (shape[at] == '0' ? !digits(text.substr(at, 1)) : text[at] != shape[at]) return wrong();
    auto const part = [&](std::size_t at, std::size_t size) { return *number(text.substr(at, size)); };
    auto const date = PartialDate::parse(text.substr(0, 10));
    if (!date || part(11, 2) > 23 || part(14, 2) > 59 || part(17, 2) > 59) return wrong();
    return Instant{date->earliest_day() * ms_per_day + part(11, 2) * 3'600'000LL +
                   part(14, 2) * 60'000LL + part(17, 2) * 1000LL + part(20, 3)};
}

Result<PartialDate> PartialDate::parse(std::string_view text) {
    PartialDate date;
    if (text.empty()) return date;
    auto const slash = text.find('/');
    auto const left = text.substr(0, slash);
    auto const right = slash == text.npos ? left : text.substr(slash + 1);
    auto const nothing = [](std::string_view side) { return side.empty() || side == ".."; };
    if (text.size() > 40 || (nothing(left) && nothing(right))) return not_a_date(text);
    auto const from = side_bounds(text, left);
    if (!from) return tl::unexpected(from.error());
    auto const to = side_bounds(text, right);
    if (!to) return tl::unexpected(to.error());
    if (slash != text.npos && from->first > to->last)
        return problem(say("“{text}” ends before it begins.", {{"text", std::string(text)}}));
    date.text_ = text;
    date.earliest_ = from->first;
    date.latest_ = to->last;
    return date;
}

Result<PartialDate> read_date(std::string_view text) {
    auto const first = text.find_first_not_of(" \t\n");
    if (first == text.npos) return PartialDate{};
    text = text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
    auto edtf = PartialDate::parse(text);
    if (edtf) return edtf;
    std::string year, month, day;
    for (auto const& word : words_in(text, " ,./\t")) {
        auto const plain = word.ends_with("er") && digits(word.substr(0, word.size() - 2))
                               ? word.substr(0, word.size() - 2)
                               : word;
        if (auto const named = look_up(month_words, lower_ascii(word)); named && month.empty())
            month = fmt::format("{:02}", *named);
        else if (digits(plain) && plain.size() == 4 && year.empty())
            year = plain;
        else if (digits(plain) && plain.size() <= 2 && day.empty())
            day = fmt::format("{:02}", *number(plain));
        else if (digits(plain) && plain.size() <= 2 && month.empty())
            month = fmt::format("{:02}", *number(plain));
        else
            return edtf;
    }
    if (year.empty()) return edtf;
    if (month.empty() && !day.empty()) std::swap(month, day); // "12/2022"
    auto canonical = year;
    if (!month.empty()) canonical += "-" + month;
    if (!day.empty()) canonical += "-" + day;
    return PartialDate::parse(canonical);
}

std::string display(PartialDate const& date, Translator const& translator) {
    if (!date.known()) return translator.translate(N_("date unknown"));
    std::string_view const text = date.text();
    auto const slash = text.find('/');
    if (slash == text.npos) return display_side(text, translator);
    auto const left = text.substr(0, slash);
    auto const right = text.substr(slash + 1);
    auto const nothing = [](std::string_view side) { return side.empty() || side == ".."; };
    if (nothing(left))
        return fill(translator.translate(N_("until {date}")),
                    {{"date", display_side(right, translator)}});
    if (nothing(right))
        return fill(translator.translate(N_("since {date}")),
                    {{"date", display_side(left, translator)}});
    return display_side(left, translator) + " – " + display_side(right, translator);
}

std::vector<PartialDate> resolve_weekday(std::string_view words, PartialDate const& reference) {
    std::vector<PartialDate> proposals;
    if (!reference.known() || reference.earliest_day() == PartialDate::always ||
        reference.latest_day() == PartialDate::never)
        return proposals;
    auto const exact_day = reference.earliest_day() == reference.latest_day();
    std::optional<int> weekday;
    for (auto const& word : words_in(lower_ascii(words), " ,.\t\n")) {
        if (auto const days = look_up(relative_words, word); days && exact_day)
            return {date_of_day(reference.latest_day() + *days)};
        if (!weekday) weekday = look_up(weekday_words, word);
    }
    if (!weekday) return proposals;
    // Day 0 was a Thursday.
    auto const is_it = [&](std::int64_t day) { return ((day + 3) % 7 + 7) % 7 == *weekday; };
    if (exact_day) {
        auto day = reference.latest_day();
        while (!is_it(day)) --day;
        return {date_of_day(day)};
    }
    if (reference.latest_day() - reference.earliest_day() > 31) return proposals;
    for (auto day = reference.earliest_day(); day <= reference.latest_day(); ++day)
        if (is_it(day)) proposals.push_back(date_of_day(day));
    return proposals;
}

} // namespace core
