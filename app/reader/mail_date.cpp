#include "app/reader/mail_date.h"

#include "core/text/ascii.h"
#include "core/time/time.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace reader {

namespace {

std::optional<int> number(std::string_view digits, std::size_t fewest, std::size_t most) {
    int value = 0;
    if (digits.size() < fewest || digits.size() > most || !std::ranges::all_of(digits, core::is_ascii_digit)) return std::nullopt;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

/// Its place in the list, from 1; 0 for none of it.
template <std::size_t Count>
int place_in(std::array<std::string_view, Count> const& all, std::string_view word) {
    auto const at = std::ranges::find(all, core::lower_ascii(word));
    return at == all.end() ? 0 : static_cast<int>(at - all.begin()) + 1;
}

/// Words between blanks, without what stands in brackets.
std::vector<std::string> words_of(std::string_view written) {
    std::vector<std::string> words(1);
    int depth = 0;
    for (auto const c : written) {
        if (c == '(') ++depth;
        else if (c == ')') depth = std::max(0, depth - 1);
        else if (depth > 0) continue;
        else if (c == ',') words.back() += c, words.emplace_back();
        else if (!core::is_ascii_blank(c)) words.back() += c;
        else if (!words.back().empty()) words.emplace_back();
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

/// "10:00" or "10:00:00".
bool is_time(std::string_view word) {
    auto const first = word.find(':');
    if (first == word.npos) return false;
    auto const second = word.find(':', first + 1);
    auto const hour = number(word.substr(0, first), 1, 2);
    auto const minute = number(word.substr(first + 1, std::min(second, word.size()) - first - 1), 2, 2);
    auto const leap_second = 60;
    if (!hour || !minute || *hour > 23 || *minute > 59) return false;
    if (second == word.npos) return true;
    auto const last = number(word.substr(second + 1), 2, 2);
    return last && *last <= leap_second;
}

std::optional<int> year_of(std::string_view word) {
    constexpr int first_mail = 1900, pivot = 50;
    if (auto const full = number(word, 4, 4)) return *full >= first_mail ? full : std::nullopt;
    auto const two = number(word, 2, 2);
    if (!two) return std::nullopt;
    return *two < pivot ? 2000 + *two : 1900 + *two;
}

} // namespace

std::string day_of_mail(std::string_view written) {
    constexpr std::array<std::string_view, 7> days{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
    constexpr std::array<std::string_view, 12> months{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    auto words = words_of(written);
    if (!words.empty() && words.front().ends_with(',')) {
        if (place_in(days, words.front().substr(0, words.front().size() - 1)) == 0) return {};
        words.erase(words.begin());
    }
    if (words.size() < 4 || words.size() > 5 || !is_time(words[3])) return {};
    auto const day = number(words[0], 1, 2);
    auto const month = place_in(months, words[1]);
    auto const year = year_of(words[2]);
    if (!day || month == 0 || !year) return {};
    auto const two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    auto found = std::to_string(*year) + "-" + two(month) + "-" + two(*day);
    return core::PartialDate::parse(found).has_value() ? found : std::string();
}

} // namespace reader
