#include "core/search/grave_difference.h"

#include "core/search/words.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/rbnf.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <set>
#include <unordered_set>

namespace core {

namespace {

using Words = std::unordered_set<std::string>;

/// How a language writes its numbers in letters, word by word: "vingt", "hundred", "Million". ICU spells them out.
Words const& number_words(std::string const& language) {
    static std::mutex guard;
    static std::map<std::string, Words> all;
    std::lock_guard const lock(guard);
    auto const [at, fresh] = all.try_emplace(language);
    auto& words = at->second;
    if (!fresh) return words;
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat const speller(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
    if (U_FAILURE(status)) return words;
    auto const add = [&](std::int64_t number) {
        icu::UnicodeString spelt;
        speller.format(number, spelt);
        std::string text;
        spelt.toUTF8String(text);
        each_word(text, language, [&](IndexWord const& word) {
            words.emplace(word.folded);
            return true;
        });
    };
    for (std::int64_t number = 0; number <= 100; ++number) add(number);
    for (auto const large : {1'000LL, 1'000'000LL, 2'000'000LL, 1'000'000'000LL, 2'000'000'000LL}) add(large);
    return words;
}

/// Units as they are written in many languages, folded.
constexpr std::array units{"%", "‰", "°", "€", "$", "£", "¥", "km", "m", "cm", "mm", "kg", "g", "mg", "t", "l", "ml", "ha", "km2", "m2", "m3", "kwh",
                           "mwh", "gwh", "twh", "kw", "mw", "gw", "h", "min", "s", "eur", "usd", "gbp", "chf", "euro", "euros", "dollar", "dollars",
                           "percent", "prozent", "procent", "pourcent", "ton", "tons", "tonne", "tonnes", "tonnen", "metre", "metres", "meter",
                           "kilometre", "kilometres", "kilometer", "kilometers", "mile", "miles", "litre", "litres", "liter", "heure", "heures",
                           "hour", "hours", "jour", "jours", "day", "days", "mois", "month", "months", "an", "ans", "annee", "annees", "year",
                           "years", "jahr", "jahre", "tag", "tage"};

struct Bags {
    std::multiset<std::string> numbers, units, names;
    std::size_t negations = 0;
};

bool has_digit(std::string_view word) {
    return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

bool begins_large(std::string_view word) {
    auto const letters = to_utf32(word);
    return !letters.empty() && (u_isupper(static_cast<UChar32>(letters.front())) || u_istitle(static_cast<UChar32>(letters.front())));
}

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
    auto const& spelt = number_words(language);
    for (auto const sign : {"%", "‰", "°", "€", "$", "£", "¥"})
        for (auto at = text.find(sign); at != text.npos; at = text.find(sign, at + 1)) bags.units.emplace(sign);
    each_word(text, language, [&](IndexWord const& word) {
        std::string folded(word.folded);
        auto const as_written = text.substr(word.start, word.end - word.start);
        if (has_digit(folded) || spelt.contains(folded)) bags.numbers.insert(folded);
        else if (std::ranges::find(units, folded) != units.end()) bags.units.insert(folded);
        if (is_negation(folded, language)) ++bags.negations;
        if (begins_large(as_written) && !begins_sentence(text, word.start)) bags.names.insert(folded);
        return true;
    });
    return bags;
}

} // namespace

GraveDifference grave_difference(std::string_view before, std::string_view after, std::string_view language) {
    std::string const of(language);
    auto const one = bags_of(before, of), other = bags_of(after, of);
    return {one.numbers != other.numbers, one.units != other.units, one.names != other.names, one.negations != other.negations};
}

} // namespace core
