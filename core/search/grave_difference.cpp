#include "core/search/grave_difference.h"

#include "core/search/numbers.h"
#include "core/search/words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/dtfmtsym.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <set>
#include <utility>

namespace core {

namespace {

/// Units as they are written in many languages, folded, each with the one it is.
constexpr std::pair<std::string_view, std::string_view> units[]{
    {"km", "km"}, {"m", "m"}, {"cm", "cm"}, {"mm", "mm"}, {"kg", "kg"}, {"g", "g"}, {"mg", "mg"}, {"t", "t"}, {"l", "l"}, {"ml", "ml"},
    {"ha", "ha"}, {"km2", "km2"}, {"m2", "m2"}, {"m3", "m3"}, {"kwh", "kwh"}, {"mwh", "mwh"}, {"gwh", "gwh"}, {"twh", "twh"}, {"kw", "kw"},
    {"mw", "mw"}, {"gw", "gw"}, {"h", "h"}, {"min", "min"}, {"s", "s"}, {"eur", "€"}, {"usd", "$"}, {"gbp", "£"}, {"chf", "chf"},
    {"euro", "€"}, {"euros", "€"}, {"dollar", "$"}, {"dollars", "$"}, {"percent", "%"}, {"prozent", "%"}, {"procent", "%"},
    {"pourcent", "%"}, {"процент", "%"}, {"процента", "%"}, {"процентов", "%"}, {"ton", "t"}, {"tons", "t"}, {"tonne", "t"},
    {"tonnes", "t"}, {"tonnen", "t"}, {"metre", "m"}, {"metres", "m"}, {"meter", "m"}, {"kilometre", "km"}, {"kilometres", "km"},
    {"kilometer", "km"}, {"kilometers", "km"}, {"kilometern", "km"}, {"centimetre", "cm"}, {"centimetres", "cm"}, {"zentimeter", "cm"},
    {"mile", "mile"}, {"miles", "mile"}, {"litre", "l"}, {"litres", "l"}, {"liter", "l"}, {"heure", "h"}, {"heures", "h"}, {"hour", "h"},
    {"hours", "h"}, {"stunde", "h"}, {"stunden", "h"}, {"jour", "day"}, {"jours", "day"}, {"day", "day"}, {"days", "day"}, {"mois", "month"},
    {"month", "month"}, {"months", "month"}, {"monat", "month"}, {"monate", "month"}, {"monaten", "month"}, {"an", "year"}, {"ans", "year"},
    {"annee", "year"}, {"annees", "year"}, {"year", "year"}, {"years", "year"}, {"jahr", "year"}, {"jahre", "year"}, {"jahren", "year"},
    {"tag", "day"}, {"tage", "day"}, {"tagen", "day"},
    {"pound", "£"}, {"pounds", "£"}, {"sterling", "£"}, {"pfund", "£"}, {"libras", "£"}, {"sterline", "£"}, {"фунтов", "£"}, {"funtow", "£"},
    {"dolar", "$"}, {"dolares", "$"}, {"dollari", "$"}, {"dolarow", "$"}, {"доллар", "$"}, {"доллара", "$"}, {"долларов", "$"},
    {"евро", "€"}, {"євро", "€"}, {"yen", "¥"}, {"yens", "¥"},
    {"real", "r$"}, {"reais", "r$"}, {"zl", "zł"}, {"pln", "zł"}, {"zloty", "zł"}, {"zlote", "zł"}, {"zlotych", "zł"}, {"złoty", "zł"},
    {"złote", "zł"}, {"złotych", "zł"}, {"zł", "zł"}, {"rub", "₽"}, {"руб", "₽"}, {"рубль", "₽"}, {"рубля", "₽"}, {"рублей", "₽"},
    {"грн", "₴"}, {"гривня", "₴"}, {"гривні", "₴"}, {"гривень", "₴"}, {"tl", "₺"}, {"lira", "₺"}, {"kronor", "kr"}, {"kroner", "kr"},
    {"procenta", "%"}, {"procentow", "%"}, {"procentów", "%"}, {"відсоток", "%"}, {"відсотка", "%"}, {"відсотки", "%"}, {"відсотків", "%"},
    {"yuzde", "%"}, {"minuten", "min"}, {"minute", "min"}, {"minutes", "min"}, {"minutos", "min"}, {"minuti", "min"}, {"минут", "min"},
    {"минуты", "min"}, {"minut", "min"}, {"minuty", "min"}};

std::string_view unit_of(std::string_view folded) {
    auto const known = std::ranges::find(units, folded, &std::pair<std::string_view, std::string_view>::first);
    return known == std::end(units) ? std::string_view() : known->second;
}

/// "pour cent", "por ciento", "per cent", "por cento".
bool is_percent_of_two(std::string_view before, std::string_view folded) {
    return (folded == "cent" || folded == "cento" || folded == "ciento") && (before == "pour" || before == "por" || before == "per");
}

bool begins_large(std::string_view word) {
    auto const letters = to_utf32(word);
    return !letters.empty() && (u_isupper(static_cast<UChar32>(letters.front())) || u_istitle(static_cast<UChar32>(letters.front())));
}

/// Months and days of the week of a language, folded, each by what it is; those that it writes large only so.
struct Times {
    std::map<std::string, std::string, std::less<>> names;
    bool are_large = false;
};

Times const& times_of(std::string const& language) {
    static std::mutex guard;
    static std::map<std::string, Times> all;
    std::lock_guard const lock(guard);
    auto const [at, fresh] = all.try_emplace(language);
    auto& times = at->second;
    if (!fresh || language.empty()) return times;
    UErrorCode status = U_ZERO_ERROR;
    icu::DateFormatSymbols const symbols(icu::Locale(language.c_str()), status);
    if (U_FAILURE(status)) return times;
    auto const add = [&](icu::UnicodeString const* names, std::int32_t count, char const* kind) {
        for (std::int32_t which = 0; which < count; ++which) {
            std::string name;
            names[which].toUTF8String(name);
            if (name.empty()) continue;
            times.are_large = times.are_large || begins_large(name);
            times.names.emplace(fold(name), kind + std::to_string(which));
        }
    };
    for (auto const context : {icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::STANDALONE}) {
        std::int32_t count = 0;
        auto const* months = symbols.getMonths(count, context, icu::DateFormatSymbols::WIDE);
        add(months, count, "month ");
        auto const* days = symbols.getWeekdays(count, context, icu::DateFormatSymbols::WIDE);
        add(days, count, "day ");
    }
    return times;
}

struct Bags {
    std::multiset<std::string> numbers, units, names, times;
    std::size_t spelt_ones = 0, negations = 0;
};

/// Whether a sentence begins at the word that starts there: what is large then need not be a name.
bool begins_sentence(std::string_view text, std::size_t at) {
    while (at > 0) {
        auto const c = text[at - 1];
        if (c == '.' || c == '!' || c == '?' || c == '\n') return true;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ',' || c == ';') return false;
        --at; // blanks, and marks of more than one byte
    }
    return true;
}

Bags bags_of(std::string_view text, std::string const& language) {
    Bags bags;
    auto const& times = times_of(language);
    for (auto const sign : {"%", "‰", "°", "€", "$", "£", "¥", "₽", "₴", "₺"})
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) {
            bool const real = *sign == '$' && at > 0 && text[at - 1] == 'R';
            bags.units.emplace(real ? "r$" : sign);
        }
    auto const numbers = numbers_in(text, language, Ones::told);
    for (auto const& number : numbers) {
        if (number.is_spelt_one) ++bags.spelt_ones;
        else bags.numbers.insert(number.value);
    }
    auto number = numbers.begin();
    std::string before;
    bool after_number = false;
    constexpr std::size_t longest_short = 3; // "an" is a small word in English, "s" and "l" are what elision leaves
    each_word(text, language, [&](IndexWord const& word) {
        std::string folded(word.folded);
        auto const as_written = text.substr(word.start, word.end - word.start);
        while (number != numbers.end() && number->end <= word.start) ++number;
        auto const is_number = number != numbers.end() && word.start >= number->start;
        auto const time = times.names.find(folded);
        if (is_percent_of_two(before, folded)) bags.units.insert("%");
        else if (auto const unit = unit_of(folded); !is_number && !unit.empty() && (after_number || folded.size() > longest_short))
            bags.units.emplace(unit);
        // "Né … né": folding takes the accent that parts it from "ne".
        if (is_negation(folded, language) || as_written == "né" || as_written == "Né") ++bags.negations;
        if (time != times.names.end() && (!times.are_large || begins_large(as_written))) bags.times.insert(time->second);
        else if (!is_number && begins_large(as_written) && !begins_sentence(text, word.start)) bags.names.insert(folded);
        before = std::move(folded);
        after_number = is_number;
        return true;
    });
    return bags;
}

/// A "one" in letters is often an article: it may stand for a 1 in digits, and for nothing.
bool numbers_differ(Bags const& one, Bags const& other) {
    auto const without_ones = [](std::multiset<std::string> numbers) {
        numbers.erase("1");
        return numbers;
    };
    if (without_ones(one.numbers) != without_ones(other.numbers)) return true;
    auto const ones = one.numbers.count("1"), ones_too = other.numbers.count("1");
    return ones > ones_too + other.spelt_ones || ones_too > ones + one.spelt_ones;
}

} // namespace

GraveDifference grave_difference(std::string_view before, std::string_view after, std::string_view language) {
    std::string const of(language);
    auto const one = bags_of(before, of), other = bags_of(after, of);
    return {numbers_differ(one, other), one.units != other.units, one.names != other.names || one.times != other.times, one.negations != other.negations,
            one.times != other.times};
}

bool is_unit_word(std::string_view folded) { return !unit_of(folded).empty() || folded == "cento" || folded == "ciento"; }

} // namespace core
