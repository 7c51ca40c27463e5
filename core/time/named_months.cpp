#include "core/time/named_months.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <fmt/format.h>
#include <unicode/dtfmtsym.h>

#include <algorithm>
#include <array>
#include <map>

namespace core {

namespace {
namespace naming {

constexpr int different = 0; // a name that languages give to different months

std::map<std::string, int, std::less<>> months_by_name() {
    constexpr std::array languages{"ar", "bg", "bn", "ca", "cs", "cy", "da", "el", "et", "eu", "fa", "fi", "ga", "gl", "he", "hi",
                                   "hr", "hu", "hy", "id", "is", "it", "ka", "lt", "lv", "mk", "ms", "nb", "pl", "ro", "sk", "sl",
                                   "sq", "sr", "sr_Latn", "sv", "sw", "ta", "th", "tr", "uk", "ur", "vi", "en", "fr", "de", "es",
                                   "pt", "ru", "nl"};
    std::map<std::string, int, std::less<>> all;
    using Symbols = icu::DateFormatSymbols;
    for (auto const* language : languages) {
        UErrorCode status = U_ZERO_ERROR;
        Symbols const symbols(icu::Locale(language), status);
        if (U_FAILURE(status)) continue;
        for (auto const context : {Symbols::FORMAT, Symbols::STANDALONE})
            for (auto const width : {Symbols::WIDE, Symbols::ABBREVIATED}) {
                std::int32_t count = 0;
                auto const* names = symbols.getMonths(count, context, width);
                for (std::int32_t at = 0; at < count; ++at) {
                    std::string name;
                    names[at].toUTF8String(name);
                    name = fold(name);
                    while (name.ends_with('.')) name.pop_back();
                    auto const is_number = name.find_first_of("0123456789") != name.npos;
                    if (name.empty() || is_number || name.find(' ') != name.npos) continue;
                    auto const [known, is_new] = all.emplace(name, at + 1);
                    if (!is_new && known->second != at + 1) known->second = different;
                }
            }
    }
    return all;
}

std::optional<int> month_called(std::string_view word) {
    static auto const names = months_by_name();
    auto const found = names.find(word);
    return found == names.end() || found->second == different ? std::nullopt : std::optional(found->second);
}

/// What stands between the parts of a date in these languages.
bool is_between(std::string_view word) {
    constexpr std::array words{"d", "de", "del", "den", "d'", "r", "g", "р", "г", "року", "roku", "r.", "ngay", "thang", "nam", "tanggal"};
    return std::ranges::find(words, word) != words.end();
}

std::optional<std::string> written(int year, int month, int day) {
    if (year < 1000 || month < 1 || month > 12 || day > 31) return std::nullopt;
    return day > 0 ? fmt::format("{:04}-{:02}-{:02}", year, month, day) : fmt::format("{:04}-{:02}", year, month);
}

/// Numbers each followed by what they count: year, month, day.
std::optional<std::string> counted(std::string_view text) {
    // Folded, the signs of Korean are several.
    static std::array<std::array<std::string, 3>, 2> const signs{{{"年", "月", "日"}, {fold("년"), fold("월"), fold("일")}}};
    for (auto const& each : signs) {
        std::array<int, 3> parts{0, 0, 0};
        auto rest = text;
        std::size_t at = 0;
        for (; at < parts.size() && !rest.empty(); ++at) {
            auto const digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
            if (digits == 0 || digits > 4) break;
            parts[at] = std::stoi(std::string(rest.substr(0, digits)));
            rest.remove_prefix(digits);
            while (rest.starts_with(' ')) rest.remove_prefix(1);
            if (!rest.starts_with(each[at])) break;
            rest.remove_prefix(each[at].size());
            while (rest.starts_with(' ')) rest.remove_prefix(1);
        }
        if (!rest.empty() || at == 0) continue;
        return at == 1 ? std::optional(fmt::format("{:04}", parts[0])) : written(parts[0], parts[1], parts[2]);
    }
    return std::nullopt;
}

} // namespace naming
} // namespace

std::optional<std::string> day_of_named_month(std::string_view folded) {
    if (auto date = naming::counted(folded)) return date;
    int year = 0, month = 0, day = 0;
    for (std::size_t at = 0; at < folded.size();) {
        constexpr std::string_view blanks = " ,./-";
        at = folded.find_first_not_of(blanks, at);
        if (at == folded.npos) break;
        auto const end = std::min(folded.find_first_of(blanks, at), folded.size());
        auto const word = folded.substr(at, end - at);
        at = end;
        auto const digits = word.find_first_not_of("0123456789") == word.npos;
        if (digits && word.size() == 4 && year == 0) year = std::stoi(std::string(word));
        else if (digits && word.size() <= 2 && day == 0) day = std::stoi(std::string(word));
        else if (auto const named = digits ? std::nullopt : naming::month_called(word); named && month == 0) month = *named;
        else if (digits || !naming::is_between(word)) return std::nullopt;
    }
    return month == 0 ? std::nullopt : naming::written(year, month, day);
}

} // namespace core
