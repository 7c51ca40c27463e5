// Who is named right behind the words without a verb of saying: “…” (X); “…”, the plea of X; “…”: X resigns.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"
#include "core/quotation/disowned.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_noun_behind = 9;
constexpr std::size_t longest_office_before_name = 6;
constexpr std::size_t fewest_spaces = 2; ///< in words that stand before a colon: a title may be shorter

bool is_stop_or_dash(Token const& token) { return token.is(U',') || token.is(U'-') || is_dash(token.sign); }

} // namespace

/// "…" (X), "…" — X at the end of a line, and "…", X. under a pull quote.
std::optional<Attribution> Attributor::named_beside(std::size_t quote, Range sentence) const {
    std::size_t const at = quote + 1;
    if (at + 1 >= sentence.last) return std::nullopt;
    bool const bracket = token(at).is(U'(');
    bool const hyphen = token(at).is(U'-') && is_space(article_.text[token(at).start - 1]);
    if (!bracket && !hyphen && !is_dash(token(at).sign)) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(at + 1, sentence.last);
    if (phrase.empty()) return std::nullopt;
    bool named = false;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        NameRun const* run = people_.run_at(i);
        named = named || (run != nullptr && run->person_like);
    }
    bool const closes = phrase.last >= sentence.last || token(phrase.last).is(U')') ||
                        token(phrase.last).is(U',') || token(phrase.last).is(U'.');
    if (!named || !closes) return std::nullopt;
    return Attribution{Sieve::parenthesis, {}, phrase};
}

/// Whose a noun of saying is: "X's answer", "la réponse de X", "ответ X", "Xs Antwort"; empty if nobody is named.
Range Attributor::owner_of(std::size_t noun, Range within) const {
    Range const none{noun, noun};
    if (noun > within.first) {
        std::size_t at = noun - 1;
        bool const apostrophe = is_apostrophe(article_.text[token(at).start]) && at > within.first;
        if (apostrophe) --at;
        NameRun const* run = people_.run_at(at);
        bool const genitive = apostrophe || article_.text[token(at).end - 1] == U's';
        if (run != nullptr && genitive && run->name.last == at + 1 && (run->person_like || people_.all()[run->person].is_person))
            return run->phrase;
    }
    std::size_t next = noun + 1;
    bool const of = next < within.last && token(next).has(Tag::of);
    if (of) ++next;
    if (next >= within.last || !(of || article_.grammar.no_articles)) return none;
    Range const phrase = phrases_.noun_phrase(next, within.last);
    if (names_person(phrase)) return phrase;
    // "la queja de Fermín Ochoa": two words of a name, and no body or country.
    NameRun const* run = people_.run_at(next);
    if (run == nullptr || run->name.last < run->name.first + 2) return none;
    for (std::size_t i = run->name.first; i < run->name.last; ++i)
        if (token(i).any(Tag::organisation, Tag::country, Tag::document, Tag::work)) return none;
    return run->phrase;
}

/// "«…», lo sfogo di X", "« … », a été la réponse de X", "„…“, so lautete Xs Antwort", "«…» — это слова X".
std::optional<Attribution> Attributor::noun_behind(std::size_t quote, Range sentence) const {
    std::size_t at = quote + 1;
    while (at < sentence.last && at < quote + 3 && is_stop_or_dash(token(at))) ++at;
    if (at == quote + 1 && !ends_inside(quote)) {
        // "“…” was X's answer": nothing but a small verb stands between.
        if (at >= sentence.last || !token(at).any(Tag::auxiliary, Tag::passive)) return std::nullopt;
    }
    std::size_t const limit = std::min(sentence.last, at + reach_of_noun_behind);
    for (std::size_t i = at; i < limit; ++i) {
        Token const& t = token(i);
        if (!t.is_word()) return std::nullopt;
        if (t.any(Tag::said_noun, Tag::target) && !nameable(t)) {
            Range const owner = owner_of(i, {at, sentence.last});
            if (owner.empty()) return std::nullopt;
            return Attribution{Sieve::parenthesis, Cue{{i, i + 1}, i, CueForm::according, {}, {}}, owner};
        }
        bool const named = people_.run_at(i) != nullptr || is_apostrophe(article_.text[t.start]);
        bool const small = t.any(Tag::article, Tag::auxiliary, Tag::passive, Tag::adverb, Tag::that, Tag::pronoun, Tag::title);
        if (!small && !named) return std::nullopt;
    }
    return std::nullopt;
}

/// "il dramma di X", "la quête de X": what somebody has or does, but no work, office or body.
std::optional<Attribution> Attributor::whose_thing(std::size_t at, std::size_t end) const {
    if (at + 3 >= end || !token(at).any(Tag::article, Tag::possessive) || !token(at + 2).has(Tag::of)) return std::nullopt;
    Token const& noun = token(at + 1);
    bool const thing = noun.is_word() && !noun.capital &&
                       !noun.any(Tag::work, Tag::document, Tag::role, Tag::title, Tag::organisation, Tag::spokesperson, Tag::time);
    Range const owner = thing ? owner_of(at + 1, {at, end}) : Range{};
    return owner.empty() ? std::nullopt : std::optional(Attribution{Sieve::postposed, {}, owner});
}

/// “…”: that sentence X never uttered. The only one named, or a pronoun.
std::optional<Attribution> Attributor::disowner(std::size_t quote, Range sentence) const {
    auto const found = disowned(article_, quote, sentence);
    if (!found) return std::nullopt;
    Attribution out{Sieve::subject_verb, Cue{{found->verb, found->verb + 1}, found->verb, CueForm::finite, {}, {}}, {quote, quote}};
    for (std::size_t i = quote + 2; i < sentence.last;) {
        NameRun const* run = people_.run_at(i);
        bool const person = run != nullptr && (run->person_like || people_.all()[run->person].is_person) &&
                            !token(run->name.last - 1).any(Tag::target, Tag::said_noun); // "Diesen Satz"
        bool const one = token(i).has(Tag::pronoun) && token(i).any(Tag::masculine, Tag::feminine) && !token(i).any(Tag::article, Tag::clitic);
        if (person) {
            out.mention = run->phrase;
            break;
        }
        if (one && out.mention.empty()) out.mention = {i, i + 1};
        i = run != nullptr ? std::max(i + 1, run->name.last) : i + 1;
    }
    return out;
}

/// “We have nowhere to go”: farmer X on the flood; «…»: X si dimette; „…“ – X packt aus; «…», il dramma di X.
std::optional<Attribution> Attributor::heads_clause(std::size_t quote, Range sentence) const {
    if (quote != sentence.first || quote + 2 >= sentence.last) return std::nullopt;
    Token const& sign = token(quote + 1);
    bool const colon = sign.is(U':');
    bool const comma = sign.is(U',');
    if (!colon && !comma && !is_dash(sign.sign)) return std::nullopt;
    Marked const& marked = article_.marked[token(quote).quote];
    auto const words = article_.text.substr(marked.inside(), marked.close - std::min(marked.close, marked.inside()));
    if (static_cast<std::size_t>(std::ranges::count_if(words, is_space)) < fewest_spaces) return std::nullopt;
    std::size_t const from = quote + 2;
    Range const phrase = phrases_.noun_phrase(from, sentence.last);
    if (comma) return whose_thing(from, sentence.last);
    if (names_person(phrase)) return Attribution{Sieve::parenthesis, {}, phrase};
    if (!colon) return std::nullopt;
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        if (token(i).any(Tag::role, Tag::spokesperson, Tag::organisation) && phrase.last < sentence.last)
            return Attribution{Sieve::postposed, {}, phrase};
    for (std::size_t i = from; i < std::min(sentence.last, from + longest_office_before_name); ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && (run->person_like || people_.all()[run->person].is_person))
            return Attribution{Sieve::parenthesis, {}, {from, run->name.last}};
        bool const joined = token(i).is(U'-') && i > from;
        bool const noun = token(i).has(Tag::also_noun) && i + 1 < sentence.last && people_.run_at(i + 1) != nullptr; // "lifeboat volunteer X"
        if ((!token(i).is_word() && !joined) || (token(i).any(Tag::cue_finite, Tag::auxiliary, Tag::preposition, Tag::of) && !noun)) break;
    }
    return std::nullopt;
}

} // namespace core
