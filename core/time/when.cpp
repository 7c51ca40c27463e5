// What the parts of a date come to, seen from the date of a text. Days are counted as in time.h; weeks begin on Monday.
#include "core/time/when.h"

#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>

namespace core {

namespace {
namespace dates_in_words {

std::string four_digits(int year) { return fmt::format("{:04}", year); }

bool is_weekday(std::int64_t day, int weekday) { return ((day + 3) % 7 + 7) % 7 == weekday; } // day 0 was a Thursday
std::int64_t monday_of(std::int64_t day) { return day - ((day + 3) % 7 + 7) % 7; }

std::string day_text(std::int64_t day) {
    constexpr std::int64_t day_in_ms = 86'400'000;
    return to_iso(Instant{day * day_in_ms}).substr(0, 10);
}

std::string span_text(std::int64_t first, std::int64_t last) {
    return first == last ? day_text(first) : day_text(first) + "/" + day_text(last);
}

/// Monday of an ISO week; the first week is the one with 4 January in it.
std::int64_t monday_of_week(int year, int week) { return monday_of(day_number(year, 1, 4)) + (week - 1) * 7; }

struct YearMonth {
    int year;
    int month;
    YearMonth back(int by) const {
        auto const all = year * 12 + month - 1 - by;
        return {all / 12, all % 12 + 1};
    }
    std::string text() const { return fmt::format("{:04}-{:02}", year, month); }
};

YearMonth month_of_day(std::int64_t day) {
    auto const text = day_text(day);
    return {std::stoi(text.substr(0, 4)), std::stoi(text.substr(5, 2))};
}

/// The date of the text as far as phrases need it.
struct Reference {
    std::int64_t first, last;
    bool known() const { return first > PartialDate::always && last < PartialDate::never && first >= day_number(1, 1, 1) &&
                                last <= day_number(9998, 12, 31); }
    bool is_day() const { return known() && first == last; }
    bool within(std::int64_t most) const { return known() && last - first <= most; }
};

class Resolving {
public:
    Resolving(When const& when, PartialDate const& reference)
        : when_(when), now_{reference.earliest_day(), reference.latest_day()} {
        if (!reference.known()) now_ = {PartialDate::always, PartialDate::never};
    }

    std::vector<PartialDate> run() {
        if (when_.vague) return {};
        if (when_.decade) decade();
        else if (when_.week) week();
        else if (when_.quarter) quarter();
        else if (when_.season) season();
        else if (when_.day && when_.month) calendar_day();
        else if (when_.weekday && when_.day) day_of_month();
        else if (when_.weekday) weekday();
        else if (when_.month) month();
        else if (!when_.year.empty()) put(when_.year);
        else if (when_.days) days();
        else if (when_.unit) unit();
        std::ranges::sort(out_, {}, [](PartialDate const& date) { return date.earliest_day(); });
        return std::move(out_);
    }

private:
    void put(std::string text) {
        if (when_.about && text.find('/') == text.npos) text += '~';
        auto const date = PartialDate::parse(text);
        if (date && date->known() && std::ranges::find(out_, *date) == out_.end()) out_.push_back(*date);
    }
    int year() const { return std::stoi(when_.year); }

    void decade() {
        auto const first = *when_.decade;
        if (!when_.portion) return put(fmt::format("{:03}X", first / 10));
        constexpr int from[] = {0, 4, 7}, until[] = {3, 6, 9};
        auto const at = static_cast<std::size_t>(*when_.portion);
        put(fmt::format("{:04}~/{:04}~", first + from[at], first + until[at]));
    }

    void week() {
        if (when_.year.empty() && !now_.within(366)) return;
        int const of = when_.year.empty() ? month_of_day(now_.last).year : year();
        auto monday = monday_of_week(of, *when_.week);
        if (when_.year.empty() && monday > now_.last) monday = monday_of_week(of - 1, *when_.week);
        // A year that has no week 53.
        if (*when_.week == 53 && monday_of_week(of, 53) == monday_of_week(of + 1, 1)) return;
        if (when_.weekday) return put(day_text(monday + *when_.weekday));
        put(span_text(monday, monday + 6));
    }

    void quarter() {
        auto const first = (*when_.quarter - 1) * 3 + 1;
        put(YearMonth{year(), first}.text() + "/" + YearMonth{year(), first + 2}.text());
    }

    void season() {
        if (!when_.year.empty()) return put(when_.year + "-" + std::to_string(*when_.season));
        if (!now_.within(31) || when_.count > 0) return;
        // The last one that had begun; "last summer" in summer is the one before.
        auto of = month_of_day(now_.last).year + 1;
        for (int tried = 0; tried < 4; ++tried, --of) {
            auto const date = PartialDate::parse(four_digits(of) + "-" + std::to_string(*when_.season));
            if (!date || date->earliest_day() > now_.first) continue;
            if (when_.count < 0 && date->latest_day() >= now_.first) continue;
            return put(date->text());
        }
    }

    void calendar_day() {
        auto const as = [&](int of, int month, int day) { return fmt::format("{:04}-{:02}-{:02}", of, month, day); };
        auto const with_year = [&](int month, int day) {
            if (!when_.year.empty()) return put(as(year(), month, day));
            if (!now_.within(366)) return;
            // The last such day; beside a weekday that it is not, also the last that it is.
            bool found = false;
            auto const newest = month_of_day(now_.last).year;
            for (auto of = newest; of > newest - 12; --of) {
                auto const date = PartialDate::parse(as(of, month, day));
                if (!date || date->earliest_day() > now_.last) continue;
                bool const fits = !when_.weekday || is_weekday(date->earliest_day(), *when_.weekday);
                if (!found || fits) put(date->text());
                found = true;
                if (fits) return;
            }
        };
        with_year(*when_.month, *when_.day);
        if (when_.either) with_year(*when_.day, *when_.month);
    }

    /// "lundi 12": the last such day.
    void day_of_month() {
        if (!now_.within(31)) return;
        std::int64_t fallback = PartialDate::always;
        for (auto day = now_.last; day > now_.last - 366; --day) {
            if (std::stoi(day_text(day).substr(8, 2)) != *when_.day) continue;
            if (is_weekday(day, *when_.weekday)) return put(day_text(day));
            if (fallback == PartialDate::always) fallback = day;
        }
        if (fallback != PartialDate::always) put(day_text(fallback));
    }

    void weekday() {
        // Longer than a month (a year, an open end) and there would be no end of proposals.
        if (!now_.within(31)) return;
        if (when_.unit == CalendarUnit::week) {
            if (now_.is_day()) put(day_text(monday_of(now_.last) + 7 * when_.count + *when_.weekday));
            return;
        }
        if (now_.is_day()) {
            auto day = now_.last + when_.count;
            while (!is_weekday(day, *when_.weekday)) day += when_.count > 0 ? 1 : -1;
            return put(day_text(day));
        }
        for (auto day = now_.first; day <= now_.last; ++day)
            if (is_weekday(day, *when_.weekday)) put(day_text(day));
    }

    void month() {
        if (!when_.year.empty()) return put(YearMonth{year(), *when_.month}.text());
        if (!now_.within(366)) return;
        auto of = month_of_day(now_.last);
        if (when_.count < 0) of = of.back(1);
        while (of.month != *when_.month) of = of.back(1);
        if (when_.count > 0) of.year += 1;
        put(of.text());
    }

    void days() {
        if (now_.is_day()) put(day_text(now_.last + *when_.days));
    }

    void unit() {
        bool const one_month = now_.known() && month_of_day(now_.first).text() == month_of_day(now_.last).text();
        bool const one_year = now_.known() && month_of_day(now_.first).year == month_of_day(now_.last).year;
        switch (*when_.unit) {
        case CalendarUnit::hour:
            if (now_.is_day()) put(day_text(now_.last));
            return;
        case CalendarUnit::day:
            if (now_.is_day() && -when_.count < 4000) put(day_text(now_.last + when_.count));
            return;
        case CalendarUnit::week: {
            if (!now_.is_day() || -when_.count > 500) return;
            if (when_.ago) return put(day_text(now_.last + 7 * when_.count) + "~");
            auto const monday = monday_of(now_.last) + 7 * when_.count;
            return put(span_text(monday, when_.count == 0 ? now_.last : monday + 6));
        }
        case CalendarUnit::weekend: {
            if (!now_.is_day()) return;
            auto saturday = now_.last;
            while (!is_weekday(saturday, 5)) --saturday;
            if (when_.count < 0 && now_.last - saturday < 2) saturday -= 7;
            return put(span_text(saturday, std::min(saturday + 1, now_.last)));
        }
        case CalendarUnit::month:
            if (one_month && -when_.count < 1000) put(month_of_day(now_.last).back(-when_.count).text());
            return;
        case CalendarUnit::year:
            if (one_year && -when_.count < month_of_day(now_.last).year)
                put(four_digits(month_of_day(now_.last).year + when_.count));
            return;
        }
    }

    When const& when_;
    Reference now_;
    std::vector<PartialDate> out_;
};

} // namespace dates_in_words
} // namespace

std::vector<PartialDate> When::dates(PartialDate const& reference) const { return dates_in_words::Resolving(*this, reference).run(); }

std::vector<PartialDate> dates_meant(std::string_view words, PartialDate const& reference, std::string_view language) {
    if (find_invalid_utf8(words) || words.size() > 1000) return {};
    auto const phrases = time_phrases(to_utf32(words), language);
    for (auto const& phrase : phrases)
        if (!phrase.when.vague) return phrase.when.dates(reference);
    // "2019": in a text a number is no year by itself, but here it was told as the day.
    if (auto const alone = PartialDate::parse(words); alone && alone->known()) return {*alone};
    return {};
}

} // namespace core
