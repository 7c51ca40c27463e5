// Three things must come together: a word for what was said, or "that" at the beginning; a negation; and a verb of saying
// behind it. "Those words X would never forget" has no such verb, "X said that he would never forget" has it before.
#include "core/quotation/disowned.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_disowning = 24; ///< tokens
constexpr std::size_t reach_of_that = 2;

bool speaks(Token const& t) {
    bool const verb = t.any(Tag::cue_finite, Tag::cue_participle, Tag::cue_infinitive);
    return t.has(Tag::uttered) || (verb && !t.any(Tag::cue_thought, Tag::denial, Tag::according));
}

/// "das will X", "dat heeft X": no article of what stands behind it.
bool points(Article const& article, std::size_t at, Range sentence) {
    Token const& t = article.tokens[at];
    if (!t.has(Tag::pointing) || at + 1 >= sentence.last) return false;
    return !t.any(Tag::article, Tag::clitic) || article.tokens[at + 1].any(Tag::auxiliary, Tag::modal, Tag::hearsay, Tag::supposing, Tag::passive);
}

/// Where the word for what was said may stand.
enum class WordsPlace : std::uint8_t {
    anywhere,
    first ///< at the beginning, or right behind a verb that only words are done with: behind a comma stands as often who speaks
};

std::optional<Disowned> disowns(Article const& article, std::size_t from, Range sentence, WordsPlace where) {
    std::optional<std::size_t> negation;
    std::optional<std::size_t> verb;
    bool words = false;
    std::size_t before = sentence.last; ///< a verb of saying right before its negation: "sagte nie"
    for (std::size_t i = from; i < std::min(sentence.last, from + longest_disowning); ++i) {
        Token const& t = article.tokens[i];
        if (t.is_quote() || t.is(U':') || t.is(U';') || t.has(Tag::condition)) return std::nullopt;
        bool const clause = i > from && article.tokens[i - 1].is(U',') && t.has(Tag::relative);
        if (!words && clause) return std::nullopt; // ", said X, who does not"
        if (!t.is_word()) continue;
        bool const only = i + 1 < sentence.last && article.tokens[i + 1].has(Tag::only);
        if (!negation && t.any(Tag::negation, Tag::negation_after) && !only) {
            negation = i;
            if (t.has(Tag::negation_after) && before + 1 == i) verb = before;
        } else if (negation && !verb && speaks(t)) {
            verb = i;
        }
        if (speaks(t)) before = i;
        bool const whole = t.has(Tag::uttered) && article.slice({i, i + 1}).find(U' ') != std::u32string_view::npos; // "prononcé ces mots"
        bool const object = verb && i <= *verb + reach_of_that && article.tokens[*verb].has(Tag::uttered);
        bool const placed = where == WordsPlace::anywhere || i <= from + reach_of_that || object;
        words = words || whole || (placed && t.any(Tag::target, Tag::said_noun)) ||
                (i < from + reach_of_that && points(article, i, sentence)) || (verb && i == *verb + 1 && t.has(Tag::pointing));
    }
    if (!words || !negation || !verb) return std::nullopt;
    return Disowned{*negation, *verb};
}

} // namespace

std::optional<Disowned> disowned(Article const& article, std::size_t quote, Range sentence) {
    if (quote != sentence.first || quote + 3 >= sentence.last) return std::nullopt;
    Token const& sign = article.tokens[quote + 1];
    if (sign.is(U',') && speaks(article.tokens[quote + 2])) return std::nullopt; // ", souligne X"
    if (!sign.is(U':') && !sign.is(U',') && !sign.is(U'-') && !is_dash(sign.sign)) return std::nullopt;
    return disowns(article, quote + 2, sentence, sign.is(U':') ? WordsPlace::anywhere : WordsPlace::first);
}

std::optional<Disowned> disowned_behind(Article const& article, Range sentence) {
    if (sentence.first + 2 >= sentence.last || article.has_quotes(sentence)) return std::nullopt;
    auto const found = disowns(article, sentence.first, sentence, WordsPlace::anywhere);
    if (!found) return std::nullopt;
    // "The statement did not say" is about another thing, "X never said that" is not.
    Token const& first = article.tokens[sentence.first];
    Token const& second = article.tokens[sentence.first + 1];
    bool those = false; // and somebody stands between them and the verb: not "that statement did not say"
    if (!first.any(Tag::definite, Tag::possessive) && second.any(Tag::target, Tag::said_noun))
        for (std::size_t i = sentence.first + 2; i < found->verb; ++i)
            those = those || article.tokens[i].capital || article.tokens[i].any(Tag::masculine, Tag::feminine);
    std::size_t const behind = found->verb + 1;
    bool const ends = behind < sentence.last && article.tokens[behind].has(Tag::pointing) &&
                      (behind + 1 >= sentence.last || !article.tokens[behind + 1].is_word());
    bool const alone = points(article, sentence.first, sentence) && !second.any(Tag::target, Tag::said_noun);
    return those || alone || ends ? found : std::nullopt;
}

} // namespace core
