#include "core/search/numbers.h"

#include "core/search/words.h"
#include "core/text/ascii.h"

#include <unicode/rbnf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <unordered_set>

namespace core {

namespace {

constexpr std::size_t longest_phrase = 7; // words of one number below a thousand

/// How a language writes numbers in letters. ICU spells them out.
struct Spelt {
    std::unordered_map<std::string, int> below_thousand;       ///< "quatre vingt dix" → 90
    std::unordered_set<std::string> beginnings;                ///< the first words of those
    std::unordered_map<std::string, std::int64_t> multipliers; ///< "million", "millions" → 1,000,000
};

/// What is written short in many languages, folded.
constexpr std::pair<std::string_view, std::int64_t> short_multipliers[]{
    {"mio", 1'000'000}, {"mln", 1'000'000}, {"млн", 1'000'000},
    {"mrd", 1'000'000'000}, {"mld", 1'000'000'000}, {"mds", 1'000'000'000}, {"млрд", 1'000'000'000},
    {"bn", 1'000'000'000}, {"tsd", 1'000}, {"тыс", 1'000},
};

std::vector<std::string> words_of_spelt(std::string const& text, std::string const& language) {
    std::vector<std::string> words;
    each_word(text, language, [&](IndexWord const& word) {
        words.emplace_back(word.folded);
        return true;
    });
    return words;
}

Spelt spelt_in(std::string const& language) {
    Spelt all;
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat const speller(icu::URBNF_SPELLOUT, icu::Locale(language.c_str()), status);
    if (U_FAILURE(status) || language.empty()) return all;
    auto const each_form = [&](std::int64_t number, auto const& call) {
        for (int rule = 0; rule < speller.getNumberOfRuleSetNames(); ++rule) {
            auto const name = speller.getRuleSetName(rule);
            if (name.indexOf("cardinal") < 0) continue;
            icu::UnicodeString spelt;
            icu::FieldPosition ignored;
            UErrorCode done = U_ZERO_ERROR;
            speller.format(number, name, spelt, ignored, done);
            std::string text;
            spelt.toUTF8String(text);
            if (U_SUCCESS(done)) call(words_of_spelt(text, language));
        }
    };
    for (int number = 0; number < 1000; ++number)
        each_form(number, [&](std::vector<std::string> const& words) {
            std::string phrase;
            for (auto const& word : words) phrase += (phrase.empty() ? "" : " ") + word;
            if (words.empty() || words.size() > longest_phrase) return;
            all.below_thousand.emplace(phrase, number);
            all.beginnings.insert(words.front());
        });
    for (auto const large : {std::int64_t{1'000}, std::int64_t{1'000'000}, std::int64_t{1'000'000'000}, std::int64_t{1'000'000'000'000}})
        for (auto const count : {1, 2, 5})
            each_form(large * count, [&](std::vector<std::string> const& words) {
                if (!words.empty() && !all.below_thousand.contains(words.back())) all.multipliers.emplace(words.back(), large);
            });
    for (auto const& [word, value] : short_multipliers) all.multipliers.emplace(word, value);
    return all;
}

Spelt const& spelt_numbers(std::string const& language) {
    static std::mutex guard;
    static std::map<std::string, Spelt> all;
    std::lock_guard const lock(guard);
    auto const known = all.find(language);
    return known != all.end() ? known->second : all.emplace(language, spelt_in(language)).first->second;
}

struct Word {
    std::string folded;
    std::size_t start, end;
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::ranges::all_of(text, is_digit); }

/// What stands between groups of three digits where no dot or comma does.
bool parts_groups(std::string_view between) {
    constexpr std::array parts{" ", "\u00A0", "\u202F", "\u2009", "'", "’"};
    return std::ranges::find(parts, between) != parts.end();
}

/// "1.250,5" as 1250.5; a lone mark before three digits as the language has it.
std::optional<double> digits_value(std::string_view text, std::string_view language) {
    auto const dots = std::ranges::count(text, '.'), commas = std::ranges::count(text, ',');
    char decimal = 0;
    if (dots > 0 && commas > 0) {
        decimal = text.rfind('.') > text.rfind(',') ? '.' : ',';
    } else if (dots + commas == 1) {
        auto const at = text.find_first_of(".,");
        auto const groups = at >= 1 && at <= 3 && text.front() != '0' && text.size() - at - 1 == 3;
        auto const point_is_decimal = language == "en" || language == "zh" || language == "ja" || language == "ko" || language == "he";
        if (!groups || (text[at] == '.') == point_is_decimal) decimal = text[at];
    }
    std::string plain;
    for (auto const c : text) {
        if (is_digit(c)) plain += c;
        else if (c == decimal) plain += '.';
        else if (c != '.' && c != ',') return std::nullopt;
    }
    constexpr std::size_t longest = 15;
    if (plain.empty() || plain.size() > longest) return std::nullopt;
    return std::strtod(plain.c_str(), nullptr);
}

std::string value_text(double value) {
    std::array<char, 40> text{};
    std::snprintf(text.data(), text.size(), "%.12g", value);
    return text.data();
}

/// "pour cent", "por ciento": a unit, though the word is a hundred elsewhere.
bool is_percent(std::string_view before, std::string_view word) {
    return (word == "cent" || word == "cento" || word == "ciento") && (before == "pour" || before == "por" || before == "per");
}

class Reading {
public:
    Reading(std::string_view text, std::string_view language)
        : text_(text), language_(language.substr(0, 2)), spelt_(spelt_numbers(language_)) {
        each_word(text, language, [&](IndexWord const& word) {
            if (words_.empty() || word.start >= words_.back().end) words_.push_back({std::string(word.folded), word.start, word.end});
            return true;
        });
    }

    std::vector<NumberFound> all(Ones ones) const {
        std::vector<NumberFound> found;
        for (std::size_t at = 0; at < words_.size();) {
            auto const start = at;
            bool in_letters = false;
            auto value = taken(at, in_letters);
            if (!value && std::ranges::any_of(words_[at].folded, is_digit))
                found.push_back({words_[at].folded, words_[at].start, words_[at].end, false}); // "COVID-19b": as it stands
            if (!value) {
                ++at;
                continue;
            }
            auto const is_one = in_letters && *value == 1;
            bool times = false;
            for (; at < words_.size(); ++at, times = true) {
                auto const multiplier = spelt_.multipliers.find(words_[at].folded);
                if (multiplier == spelt_.multipliers.end()) break;
                *value *= static_cast<double>(multiplier->second);
            }
            if (is_one && !times && ones == Ones::left_out) continue;
            found.push_back({value_text(*value), words_[start].start, words_[at - 1].end, is_one && !times});
        }
        return found;
    }

private:
    /// The number that begins at that word, which then is the one behind it.
    std::optional<double> taken(std::size_t& at, bool& in_letters) const {
        auto const written = [&](std::size_t word) { return text_.substr(words_[word].start, words_[word].end - words_[word].start); };
        if (is_digit(written(at).front())) {
            std::string number(written(at));
            auto next = at + 1;
            constexpr std::size_t group = 3;
            auto in_groups = all_digits(number) && number.size() <= group && number.front() != '0';
            for (; next < words_.size() && is_digit(written(next).front()); ++next) {
                auto const between = text_.substr(words_[next - 1].end, words_[next].start - words_[next - 1].end);
                auto const by_mark = (between == "." || between == ",") && all_digits(written(next));
                auto const is_group = in_groups && written(next).size() == group && all_digits(written(next)) && parts_groups(between);
                if (!by_mark && !is_group) break;
                in_groups = in_groups && !by_mark;
                number += std::string(by_mark ? between : "") + std::string(written(next));
            }
            std::erase(number, '\'');
            // "12bn", "5mio": the number, and what it is multiplied by.
            auto const letters = std::ranges::find_if_not(number, [](char c) { return is_digit(c) || c == '.' || c == ','; }) - number.begin();
            auto const behind = spelt_.multipliers.find(lower_ascii(std::string_view(number).substr(static_cast<std::size_t>(letters))));
            if (behind != spelt_.multipliers.end()) number.resize(static_cast<std::size_t>(letters));
            auto value = digits_value(number, language_);
            if (value && behind != spelt_.multipliers.end()) *value *= static_cast<double>(behind->second);
            if (value) at = next;
            return value;
        }
        if (at > 0 && is_percent(words_[at - 1].folded, words_[at].folded)) return std::nullopt;
        if (!spelt_.beginnings.contains(words_[at].folded)) return std::nullopt;
        std::string phrase;
        std::optional<double> value;
        auto end = at;
        for (auto next = at; next < words_.size() && next < at + longest_phrase; ++next) {
            phrase += (phrase.empty() ? "" : " ") + words_[next].folded;
            if (auto const known = spelt_.below_thousand.find(phrase); known != spelt_.below_thousand.end()) {
                value = known->second;
                end = next + 1;
            }
        }
        if (value) {
            at = end;
            in_letters = true;
        }
        return value;
    }

    std::string_view text_;
    std::string language_;
    Spelt const& spelt_;
    std::vector<Word> words_;
};

} // namespace

std::vector<NumberFound> numbers_in(std::string_view text, std::string_view language, Ones ones) {
    return Reading(text, language).all(ones);
}

} // namespace core
