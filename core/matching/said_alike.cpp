#include "core/matching/said_alike.h"

#include "core/search/grave_difference.h"
#include "core/search/numbers.h"
#include "core/search/one_spelling.h"
#include "core/search/words.h"
#include "core/text/ascii.h"
#include "core/text/language.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <span>
#include <string>
#include <vector>

namespace core {

namespace {

constexpr double says_the_same_from = 0.85;     // of the words that tell
constexpr std::size_t fewest_shared = 3;
constexpr std::size_t words_for_one_other = 16; // in so many words one may stand for another: a quotation set anew
constexpr std::size_t near_each_other = 4;      // words between two numbers of one range: "from 12 to 41"

struct Told {
    std::string folded, stem;
    bool is_large = false, begins = false;
    bool matched = false;
};

struct Number {
    std::string value;
    std::size_t at; ///< which word of all it is
};

struct Sentence {
    std::vector<std::string> all; ///< every word, folded
    std::vector<Told> telling;    ///< without small words, numbers and units
    std::vector<Number> numbers;
    std::size_t left() const { return static_cast<std::size_t>(std::ranges::count(telling, false, &Told::matched)); }
};

bool is_large(std::string_view word) {
    auto const letters = to_utf32(word);
    return !letters.empty() && u_isupper(static_cast<UChar32>(letters.front()));
}

Sentence sentence_of(std::string_view text, std::string_view language) {
    Sentence made;
    auto const numbers = numbers_in(text, language, Ones::told);
    auto number = numbers.begin();
    each_word(text, language, [&](IndexWord const& word) {
        if (word.end < text.size() && text[word.end] == '$') return true; // "R$ 5"
        made.all.emplace_back(word.folded);
        while (number != numbers.end() && number->end <= word.start) ++number;
        if (number != numbers.end() && word.start >= number->start) {
            if (word.start == number->start && !number->is_spelt_one) made.numbers.push_back({number->value, made.all.size()});
            return true;
        }
        if (is_stop_word(word.folded, language) || is_negation(word.folded, language) || is_unit_word(word.folded)) return true;
        made.telling.push_back({std::string(word.folded), std::string(word.stem), is_large(text.substr(word.start, word.end - word.start)),
                                made.all.size() == 1, false});
        return true;
    });
    return made;
}

/// The same word in another form, where stemming keeps the forms apart. Names are held to it more narrowly: Austria is
/// not Australia.
bool is_form_of(Told const& one, Told const& other) {
    auto const& a = one.folded;
    auto const& b = other.folded;
    auto const [end, with] = std::ranges::mismatch(a, b);
    auto const same = static_cast<std::size_t>(end - a.begin());
    auto const rest = std::max(a.size(), b.size()) - same;
    constexpr std::size_t beginning = 5, ending = 4, ending_of_name = 2;
    if (one.is_large && other.is_large && !one.begins && !other.begins)
        return same >= beginning && rest <= ending_of_name && same == std::min(a.size(), b.size());
    return same >= beginning && rest <= ending;
}

/// Words that deny in any language: what the wording is in is not known.
std::ptrdiff_t denials_in(Sentence const& of) { return std::ranges::count_if(of.all, is_negation_somewhere); }

/// Words that turn a wording round where one stands for the other, folded, in the languages that detection knows and some.
constexpr std::string_view more[]{"more", "plus", "mehr", "mas", "piu", "mais", "meer", "больше", "более", "більше",
                                  "wiecej", "więcej", "fler", "mer", "اكثر", "أكثر", "fazla"};
constexpr std::string_view less[]{"less", "fewer", "moins", "weniger", "menos", "meno", "minder", "меньше", "менее",
                                  "менше", "mniej", "farre", "mindre", "اقل", "أقل", "az"};
constexpr std::string_view before[]{"before", "avant", "vor", "bevor", "antes", "prima", "voor", "до", "przed", "fore", "قبل", "once"};
constexpr std::string_view after[]{"after", "apres", "nach", "nachdem", "despues", "dopo", "depois", "после", "після", "po", "efter", "بعد", "sonra"};

/// "More than 40" and "less than 40", "before the vote" and "after the vote".
bool turned_round(Sentence const& one, Sentence const& other, std::span<std::string_view const> words,
                  std::span<std::string_view const> opposites) {
    auto const count = [](Sentence const& in, std::span<std::string_view const> which) {
        return std::ranges::count_if(in.all, [&](std::string const& word) { return std::ranges::find(which, word) != which.end(); });
    };
    auto const here = count(one, words) - count(other, words), there = count(other, opposites) - count(one, opposites);
    return (here > 0 && there > 0) || (here < 0 && there < 0);
}

void match(Sentence& one, Sentence& other) {
    auto const by = [&](auto const& is_same) {
        for (auto& a : one.telling)
            for (auto& b : other.telling)
                if (!a.matched && !b.matched && is_same(a, b)) a.matched = b.matched = true;
    };
    by([](Told const& a, Told const& b) { return a.folded == b.folded; });
    by([](Told const& a, Told const& b) { return a.stem == b.stem; });
    by(is_form_of);
}

/// Names that stand the other way round: who did it to whom. In German every noun is written like a name.
bool names_turned_round(Sentence const& one, Sentence const& other, std::string_view language) {
    if (language.starts_with("de")) return false;
    auto const names = [](Sentence const& of, Sentence const& beside) {
        std::vector<std::string> found;
        for (auto const& each : of.telling)
            if (each.is_large && std::ranges::any_of(beside.telling, [&](Told const& there) { return there.stem == each.stem && there.is_large; }))
                found.push_back(each.stem);
        return found;
    };
    return names(one, other) != names(other, one);
}

/// "from 12 to 41" and "from 41 to 12".
bool numbers_turned_round(Sentence const& one, Sentence const& other) {
    auto const ranges = [](Sentence const& of) {
        std::vector<std::pair<std::string, std::string>> found;
        for (std::size_t at = 0; at + 1 < of.numbers.size(); ++at)
            if (of.numbers[at + 1].at - of.numbers[at].at <= near_each_other) found.emplace_back(of.numbers[at].value, of.numbers[at + 1].value);
        return found;
    };
    auto const there = ranges(other);
    return std::ranges::any_of(ranges(one), [&](auto const& range) {
        return range.first != range.second && std::ranges::find(there, std::pair(range.second, range.first)) != there.end();
    });
}

bool has_lost_name(Sentence const& of) {
    return std::ranges::any_of(of.telling, [](Told const& each) { return each.is_large && !each.begins && !each.matched; });
}

} // namespace

std::optional<SaidAlike> said_alike(std::string_view first, std::string_view second, std::string_view of) {
    // What denies is told by the language alone: one that nobody recorded is read from the words.
    auto const language = of.empty() ? text_language(std::string(first) + "\n" + std::string(second)) : std::string(of);
    auto const text = in_one_spelling(first, language), with = in_one_spelling(second, language);
    auto one = sentence_of(text, language), other = sentence_of(with, language);
    if (one.all == other.all) return SaidAlike{sentence_of(first, language).all == sentence_of(second, language).all, 1};
    if (turned_round(one, other, more, less) || turned_round(one, other, before, after)) return std::nullopt;
    auto const grave = grave_difference(text, with, language);
    if (language.empty() && denials_in(one) != denials_in(other)) return std::nullopt;
    if (grave.numbers || grave.units || grave.times || grave.negations) return std::nullopt;
    match(one, other);
    if (has_lost_name(one) || has_lost_name(other)) return std::nullopt;
    if (names_turned_round(one, other, language) || numbers_turned_round(one, other)) return std::nullopt;
    auto const left = one.left(), left_too = other.left();
    auto const words = std::min(one.telling.size(), other.telling.size());
    if (std::min(left, left_too) > words / words_for_one_other) return std::nullopt; // one word in place of another
    auto const numbers = std::min(one.numbers.size(), other.numbers.size());
    auto const shared = one.telling.size() - left + numbers;
    auto const share = 2.0 * static_cast<double>(shared) /
                       static_cast<double>(one.telling.size() + other.telling.size() + one.numbers.size() + other.numbers.size());
    if (shared < fewest_shared || share < says_the_same_from) return std::nullopt;
    return SaidAlike{false, share};
}

} // namespace core
