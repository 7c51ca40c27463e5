// Day numbers follow the proleptic Gregorian calendar, counted from March so that the leap day ends
// a year. A date keeps its EDTF text as written and the first and last day it may mean.
#include "core/time/time.h"

#include "core/text/utf8.h"
#include "core/time/zone.h"

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

bool is_leap(std::int64_t year) {
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(std::int64_t year, int month) {
    constexpr std::array days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

std::optional<int> number(std::string_view text) {
    int value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
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
                       {{"text", repair_utf8(text.substr(0, 80))}}));
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
    return Bounds{day_number(year, first, 1),
                  day_number(last_year, last, days_in(last_year, last))};
}

/// One date without interval or qualifier.
Result<Bounds> date_bounds(std::string_view whole, std::string_view text) {
    auto const year_end = text.find('-', 1);
    auto const year_text = text.substr(0, year_end);
    auto years = year_bounds(whole, year_text);
    if (!years || year_end == text.npos)
        return years;
    auto rest = text.substr(year_end + 1);
    if (rest.size() != 2 && !(rest.size() == 5 && rest[2] == '-'))
        return not_a_date(whole);
    auto const month_text = rest.substr(0, 2);
    auto const day_text = rest.size() == 5 ? rest.substr(3) : std::string_view{};
    auto const exact_year = number(year_text);
    if (month_text == "XX") {
        if (!day_text.empty() && day_text != "XX")
            return not_a_date(whole);
        return years;
    }
    if (!digits(month_text) || !exact_year)
        return not_a_date(whole);
    auto const month = *number(month_text);
    if (month >= 21 && month <= 24 && day_text.empty())
        return season_bounds(*exact_year, month);
    if (month < 1 || month > 12)
        return problem(say("There is no month {month} in “{text}”: months run from 01 to 12.",
                           {{"month", std::string(month_text)}, {"text", std::string(whole)}}));
    auto const most = days_in(*exact_year, month);
    if (day_text.empty() || day_text == "XX")
        return Bounds{day_number(*exact_year, month, 1), day_number(*exact_year, month, most)};
    if (!digits(day_text))
        return not_a_date(whole);
    auto const day = *number(day_text);
    if (day < 1 || day > most)
        return problem(say("There is no day {day} in “{text}”: that month has {most} days.",
                           {{"day", std::string(day_text)},
                            {"text", std::string(whole)},
                            {"most", std::to_string(most)}}));
    auto const at = day_number(*exact_year, month, day);
    return Bounds{at, at};
}

bool is_qualifier(char c) {
    return c == '~' || c == '?' || c == '%';
}

/// An end of an interval that is open ("..") or unknown.
bool open_ended(std::string_view side) {
    return side.empty() || side == "..";
}

Result<Bounds> side_bounds(std::string_view whole, std::string_view text) {
    if (open_ended(text))
        return Bounds{};
    if (is_qualifier(text.back()))
        text.remove_suffix(1);
    return date_bounds(whole, text);
}

constexpr std::array month_names{N_("January"),   N_("February"), N_("March"),    N_("April"),
                                 N_("May"),       N_("June"),     N_("July"),     N_("August"),
                                 N_("September"), N_("October"),  N_("November"), N_("December")};

constexpr std::array season_names{N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"),
                                  N_("winter {year}")};

/// "19 December 2022" from "2022-12-19"; unspecified parts are left away.
std::string display_plain(std::string_view text, Translator const& translator) {
    auto const year_end = text.find('-', 1);
    std::string const year(text.substr(0, year_end));
    if (year.ends_with('X') && !year.ends_with("XX"))
        return fill(translator.translate(N_("the {year}s")),
                    {{"year", year.substr(0, year.size() - 1) + "0"}});
    auto const month = year_end == text.npos ? std::nullopt : number(text.substr(year_end + 1, 2));
    if (!month)
        return year;
    if (*month >= 21)
        return fill(translator.translate(season_names[static_cast<std::size_t>(*month - 21)]),
                    {{"year", year}});
    auto const shown =
        translator.translate(month_names[static_cast<std::size_t>(*month - 1)]) + " " + year;
    auto const day = text.size() < year_end + 6 ? std::nullopt : number(text.substr(year_end + 4));
    if (!day)
        return shown;
    auto const first_in_french = *day == 1 && translator.language() == "fr";
    return std::to_string(*day) + (first_in_french ? "er " : " ") + shown;
}

std::string display_side(std::string_view text, Translator const& translator) {
    char const qualifier = is_qualifier(text.back()) ? text.back() : '\0';
    if (qualifier)
        text.remove_suffix(1);
    auto shown = display_plain(text, translator);
    if (qualifier == '~' || qualifier == '%')
        shown = fill(translator.translate(N_("about {date}")), {{"date", shown}});
    if (qualifier == '?' || qualifier == '%')
        shown += " (?)";
    return shown;
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
                       civil.day, rest / 3'600'000, rest / 60'000 % 60, rest / 1000 % 60,
                       rest % 1000);
}

Result<Instant> parse_instant(std::string_view text) {
    auto const wrong = [&] {
        return problem(say("“{text}” is not an instant like 2022-12-19T10:15:00.000Z.",
                           {{"text", std::string(text)}}));
    };
    constexpr std::string_view shape = "0000-00-00T00:00:00.000Z";
    if (text.size() != shape.size())
        return wrong();
    for (std::size_t at = 0; at < shape.size(); ++at)
        if (shape[at] == '0' ? !digits(text.substr(at, 1)) : text[at] != shape[at])
            return wrong();
    auto const part = [&](std::size_t at, std::size_t size) {
        return *number(text.substr(at, size));
    };
    auto const date = PartialDate::parse(text.substr(0, 10));
    if (!date || part(11, 2) > 23 || part(14, 2) > 59 || part(17, 2) > 59)
        return wrong();
    return Instant{date->earliest_day() * ms_per_day + part(11, 2) * 3'600'000LL +
                   part(14, 2) * 60'000LL + part(17, 2) * 1000LL + part(20, 3)};
}

Result<PartialDate> PartialDate::parse(std::string_view text) {
    PartialDate date;
    if (text.empty())
        return date;
    auto const slash = text.find('/');
    auto const left = text.substr(0, slash);
    auto const right = slash == text.npos ? left : text.substr(slash + 1);
    if (text.size() > 40 || find_invalid_utf8(text) || (open_ended(left) && open_ended(right)))
        return not_a_date(text);
    auto const from = side_bounds(text, left);
    if (!from)
        return tl::unexpected(from.error());
    auto const to = side_bounds(text, right);
    if (!to)
        return tl::unexpected(to.error());
    if (slash != text.npos && from->first > to->last)
        return problem(say("“{text}” ends before it begins.", {{"text", std::string(text)}}));
    date.text_ = text;
    date.earliest_ = from->first;
    date.latest_ = to->last;
    return date;
}

std::string display(Instant at, Translator const& translator) {
    if (at.ms == 0)
        return {};
    auto const& zone = translator.zone();
    auto const iso = to_iso(zone.on_the_wall(at));
    auto const day = PartialDate::parse(iso.substr(0, 10));
    return (day ? display(*day, translator) : iso.substr(0, 10)) + ", " + iso.substr(11, 8) + " " +
           zone_text(zone.seconds_ahead(at));
}

std::string display(PartialDate const& date, Translator const& translator) {
    if (!date.known())
        return translator.translate(N_("date unknown"));
    std::string_view const text = date.text();
    auto const slash = text.find('/');
    if (slash == text.npos)
        return display_side(text, translator);
    auto const left = text.substr(0, slash);
    auto const right = text.substr(slash + 1);
    if (open_ended(left))
        return fill(translator.translate(N_("until {date}")),
                    {{"date", display_side(right, translator)}});
    if (open_ended(right))
        return fill(translator.translate(N_("since {date}")),
                    {{"date", display_side(left, translator)}});
    return display_side(left, translator) + " – " + display_side(right, translator);
}

PartialDate date_of(Instant at) { return value_or_throw(PartialDate::parse(to_iso(at).substr(0, 10))); }

} // namespace core
