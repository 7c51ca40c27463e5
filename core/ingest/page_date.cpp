#include "core/ingest/page_date.h"

#include "core/ingest/days_shown.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>

namespace core {

namespace {

bool is_number(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_ascii_digit); }

void add_once(std::vector<PartialDate>& to, std::string_view edtf) {
    if (auto const date = PartialDate::parse(edtf); date && std::ranges::find(to, *date) == to.end()) to.push_back(*date);
}

/// "20221219", "20221219T101500Z", "202212191015"; seconds or milliseconds since 1970.
void read_digits(std::string_view text, std::vector<PartialDate>& to) {
    auto const end = std::min(text.find_first_not_of("0123456789"), text.size());
    auto const rest = text.substr(end);
    auto const digits = text.substr(0, end);
    if ((end == 10 || end == 13) && rest.empty() && digits.front() == '1') {
        auto const since = std::stoll(std::string(digits));
        return add_once(to, date_of(Instant{end == 10 ? since * 1000 : since}).text());
    }
    if (end != 8 && end != 12 && end != 14) return;
    if (!rest.empty() && rest.front() != 'T' && rest.front() != ' ' && rest.front() != 'Z' && rest.front() != '+') return;
    add_once(to, fmt::format("{}-{}-{}", digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2)));
}

/// "2022-12-19…", "2022/12/9…", "2022-12": what stands at the beginning, whatever follows but the other end of a span; a
/// "?" behind it is kept.
void read_year_first(std::string_view text, std::vector<PartialDate>& to) {
    if (text.size() < 7 || !is_number(text.substr(0, 4)) || std::string_view("-/.").find(text[4]) == std::string_view::npos)
        return;
    auto const parted_by = text[4];
    auto rest = text.substr(5);
    auto const number = [&]() -> std::string_view {
        auto const end = std::min(rest.find_first_not_of("0123456789"), rest.size());
        auto const digits = rest.substr(0, end);
        rest.remove_prefix(end);
        return end <= 2 ? digits : std::string_view();
    };
    auto const two = [](std::string_view digits) { return (digits.size() == 1 ? "0" : "") + std::string(digits); };
    auto const month = number();
    auto const add = [&](std::string const& edtf) {
        constexpr std::size_t digits_of_year = 4;
        auto const spans = rest.starts_with('/') && is_number(rest.substr(1, digits_of_year));
        if (!spans) add_once(to, edtf + (rest.starts_with('?') ? "?" : ""));
    };
    // EDTF has seasons behind 12; on pages "2021-22" is a span of years.
    if (month.empty() || two(month) > "12") return;
    if (!rest.starts_with(parted_by)) return add(fmt::format("{}-{}", text.substr(0, 4), two(month)));
    rest.remove_prefix(1);
    if (auto const day = number(); !day.empty() && (rest.empty() || !is_ascii_digit(rest.front())))
        add(fmt::format("{}-{}-{}", text.substr(0, 4), two(month), two(day)));
}

struct Stretch {
    std::size_t start, end;
};

std::vector<Stretch> stretches_in(std::string_view text) {
    std::vector<Stretch> words;
    std::size_t at = 0;
    while (at < text.size()) {
        auto const start = text.find_first_not_of(" \t\n,;|()[]", at);
        if (start == text.npos) break;
        auto const end = std::min(text.find_first_of(" \t\n,;|()[]", start), text.size());
        words.push_back({start, end});
        at = end;
    }
    return words;
}

bool has_year(std::string_view text) {
    std::size_t run = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && is_ascii_digit(text[at])) {
            ++run;
            continue;
        }
        if (run == 4) return true;
        run = 0;
    }
    return false;
}

bool is_digits_alone(std::string_view span) {
    return std::ranges::all_of(span, [](char c) { return is_ascii_digit(c) || c == '-' || c == '/' || c == '.' || c == ' '; });
}

/// EDTF writes seasons as months 21 and later.
bool is_season(PartialDate const& date) { return date.text().size() == 7 && date.text().substr(5) > "12"; }

/// Whether the rest of the text leaves a year or a month what it is: "Issue 5 2021", "before 2021", "31 Nov 2021" and
/// "May 2021 - June 2021" do not.
bool is_whole_date(std::string_view text, std::size_t start, std::size_t end, PartialDate const& date) {
    constexpr std::size_t whole_day = 10; // "2022-12-19"
    if (date.text().size() >= whole_day) return true;
    auto const before = text.substr(0, start), behind = text.substr(end);
    if (is_digits_alone(text.substr(start, end - start))) return is_digits_alone(before) && is_digits_alone(behind);
    return std::ranges::none_of(before, is_ascii_digit) && std::ranges::none_of(behind, is_ascii_digit);
}

/// The longest row of words that is a date; of several the first. A row that spans days gives none.
void read_date_words(std::string_view text, std::vector<PartialDate>& to) {
    constexpr std::size_t most_words = 24, longest = 8;
    auto words = stretches_in(text);
    if (words.size() > most_words) words.resize(most_words);
    std::optional<PartialDate> best;
    for (std::size_t from = 0; from < words.size(); ++from)
        for (auto until = std::min(words.size(), from + longest); until > from; --until) {
            auto span = text.substr(words[from].start, words[until - 1].end - words[from].start);
            while (span.ends_with('.') || span.ends_with('-')) span.remove_suffix(1);
            if (!has_year(span)) continue;
            auto const date = read_date(span);
            if (!date || !date->known()) continue;
            if (date->text().find('/') != std::string::npos) return;
            if (is_digits_alone(span) && is_season(*date)) continue;
            if (!is_whole_date(text, words[from].start, words[from].start + span.size(), *date)) continue;
            if (!best || date->text().size() > best->text().size()) best = *date;
        }
    if (best) to.push_back(*best);
}

} // namespace

bool is_day_of_pages(PartialDate const& date, std::int64_t today) {
    if (!date.known() || date.earliest_day() == PartialDate::always) return false;
    constexpr std::string_view fillings[]{"1970-01-01", "1969-12-31", "1900-01-01", "1899-12-30",
                                          "1899-12-31", "1601-01-01"};
    if (std::ranges::find(fillings, std::string_view(date.text())) != std::end(fillings)) return false;
    return date.earliest_day() >= day_number(1450, 1, 1) && date.earliest_day() <= today + 1;
}

std::vector<PartialDate> page_dates(std::string_view text, std::int64_t today, std::string_view language) {
    constexpr std::size_t longest = 200;
    auto const first = text.find_first_not_of(" \t\n\r");
    if (first == text.npos || text.size() > longest || find_invalid_utf8(text)) return {};
    text.remove_prefix(first);
    std::vector<PartialDate> dates;
    read_digits(text, dates);
    if (dates.empty()) read_year_first(text, dates);
    if (dates.empty())
        if (auto const shown = days_shown(text, language, usual_day_order(language)); !shown.empty()) dates = shown.front().days;
    if (dates.empty()) read_date_words(text, dates);
    std::erase_if(dates, [&](PartialDate const& date) { return !is_day_of_pages(date, today); });
    return dates;
}

} // namespace core
