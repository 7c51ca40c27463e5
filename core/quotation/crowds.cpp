// What many shout together: "Chanting “…”, hundreds of residents marched", "al grito de «…», miles de vecinos", "„…“, skandierten
// rund zweihundert Schüler".
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_crowd = 8; ///< "около двухсот собравшихся на площади жителей"

} // namespace

bool Attributor::is_crowd(Range phrase) const {
    for (std::size_t i = phrase.first; i < phrase.last; ++i)
        if (token(i).has(Tag::crowd)) return true;
    return false;
}

/// "hundreds of residents", "rund zweihundert Schüler": up to the word for many, if nothing acts before it.
Range Attributor::crowd_at(std::size_t at, std::size_t end) const {
    for (std::size_t i = at; i < std::min(end, at + longest_crowd); ++i) {
        Token const& t = token(i);
        if (t.has(Tag::crowd)) {
            bool const of = i + 2 < end && token(i + 1).has(Tag::of) && !token(i + 2).capital;
            if (!of) return {at, i + 1};
            std::size_t const noun = token(i + 2).any(Tag::article, Tag::possessive) && i + 3 < end ? i + 3 : i + 2;
            return {at, noun + 1}; // "miles de vecinos"
        }
        bool const acts = t.any(Tag::cue_finite, Tag::auxiliary, Tag::that, Tag::relative, Tag::pronoun) &&
                          !t.any(Tag::article, Tag::of, Tag::preposition);
        if ((!t.is_word() && t.kind != TokenKind::number) || acts || t.all_caps || people_.run_at(i) != nullptr) {
            if (!article_.grammar.capital_nouns || acts || !t.is_word()) break;
        }
    }
    return {at, at};
}

/// "Al grito de «…», miles de vecinos marcharon", "Miles de vecinos marcharon al grito de «…»".
std::optional<Attribution> Attributor::chanted(std::size_t quote, Range sentence) const {
    std::size_t before = quote;
    if (before > sentence.first && token(before - 1).is(U':')) --before;
    if (before == sentence.first || !token(before - 1).has(Tag::chanted)) return std::nullopt;
    std::size_t const shout = before - 1;
    Cue const cue{{shout, shout + 1}, shout, CueForm::according, {}, {}};
    if (shout == sentence.first) {
        bool const inside = ends_with_comma(quote);
        std::size_t const at = quote + 1 < sentence.last && token(quote + 1).is(U',') ? quote + 2 : quote + 1;
        if (at >= sentence.last || (at == quote + 1 && !inside && !article_.grammar.verb_second && !article_.grammar.no_articles)) return std::nullopt;
        // "Mit dem Ruf „…“ zogen Tausende durch die Stadt"
        bool const turned = article_.grammar.verb_second && at == quote + 1;
        Range who = crowd_at(turned ? at + 1 : at, sentence.last);
        if (turned && who.empty()) return std::nullopt;
        if (who.empty() && at == quote + 1 && !inside) return std::nullopt;
        if (who.empty() || names_person(phrases_.noun_phrase(at, sentence.last))) who = phrases_.noun_phrase(at, sentence.last);
        if (who.empty() || token(who.first).any(Tag::time, Tag::preposition)) return std::nullopt;
        return Attribution{Sieve::participle, cue, who};
    }
    Range who = crowd_at(sentence.first, shout);
    if (who.empty()) who = phrases_.main_subject(sentence.first, shout);
    if (who.empty()) return std::nullopt;
    return Attribution{Sieve::participle, cue, who};
}

/// "„…“, riefen Hunderte Schüler", "«…», ha scandito la prefetta": beside words said, any verb, and many or an office.
std::optional<Attribution> Attributor::shouted_behind(std::size_t at, Range sentence) const {
    std::size_t verb = at;
    bool const compound = verb + 1 < sentence.last && token(verb).has(Tag::auxiliary) && !token(verb).has(Tag::passive);
    if (compound) ++verb;
    if (verb + 1 >= sentence.last) return std::nullopt;
    Token const& t = token(verb);
    if (!t.is_word() || t.capital || t.word.tags.some() || t.end - t.start < 3) return std::nullopt;
    std::size_t const from = phrases_.skip_fillers(verb + 1, sentence.last);
    Range who = crowd_at(from, sentence.last);
    if (who.empty() && from < sentence.last && token(from).has(Tag::article)) {
        Range const office = phrases_.noun_phrase(from, sentence.last);
        bool role = false;
        for (std::size_t i = office.first; i < office.last; ++i) role = role || token(i).any(Tag::role, Tag::spokesperson);
        if (role) who = office;
    }
    if (who.empty()) return std::nullopt;
    bool const closes = who.last >= sentence.last || (!token(who.last).is_word() && token(who.last).kind != TokenKind::number) ||
                        token(who.last).any(Tag::preposition, Tag::place_preposition, Tag::of, Tag::time, Tag::adverb, Tag::relative);
    if (!closes) return std::nullopt;
    return Attribution{Sieve::inverted, Cue{{at, verb + 1}, verb, CueForm::finite, {}, {}}, who};
}

} // namespace core
