#include "core/matching/same_quotation.h"

#include "core/text/language.h"
#include "core/matching/similarity.h"
#include "core/matching/terms.h"
#include "core/search/grave_difference.h"
#include "core/search/words.h"

#include <algorithm>

namespace core {

namespace {

constexpr int asked_for = 10;
constexpr std::size_t fewest_words = 3;
constexpr double alike_from = 0.60; // of Grams::dice: recalls .98 of edited copies (tests/bench)
constexpr std::size_t enough_terms = 24;

std::vector<std::string> words_of(std::string_view text, std::string_view language) {
    std::vector<std::string> words;
    each_word(text, language, [&](IndexWord const& word) {
        words.emplace_back(word.folded);
        return true;
    });
    return words;
}

} // namespace

std::vector<SameQuotation> same_quotation(Reader const& reader, std::string_view text, std::string_view language,
                                          int limit, Id<Statement> itself) {
    std::vector<SameQuotation> same;
    auto of = std::string(language.empty() ? text_language(text) : language);
    if (auto const known = reader.languages(); of.empty() && !known.empty()) of = known.front();
    auto const wanted = words_of(text, of);
    if (wanted.size() < fewest_words) return same;
    TermBag bag;
    bag.add(text, of, 1);
    auto terms = bag.take();
    // Of words that only small ones stand among nothing is found; of a very long one a part is enough.
    if (terms.empty()) return same;
    if (terms.size() > enough_terms) terms.resize(enough_terms);
    Grams const grams(text);
    reader.together([&] {
        for (auto const& candidate : reader.candidates(terms, asked_for).found) {
            auto const statement = reader.find(id_as<Statement>(candidate.ref));
            if (!statement || statement->id == itself) continue;
            SameQuotation found;
            found.statement = statement->id;
            found.likeness = grams.dice(Grams(statement->text));
            if (found.likeness < alike_from) continue;
            found.exact = words_of(statement->text, of) == wanted;
            if (!found.exact) found.difference = word_diff(statement->text, text);
            auto const grave = grave_difference(statement->text, text, of);
            found.numbers_differ = grave.numbers;
            found.negation_differs = grave.negations;
            same.push_back(std::move(found));
        }
    });
    std::ranges::stable_sort(same, [](auto const& one, auto const& other) {
        return one.exact != other.exact ? one.exact : one.likeness > other.likeness;
    });
    if (same.size() > static_cast<std::size_t>(limit)) same.resize(static_cast<std::size_t>(limit));
    return same;
}

} // namespace core
