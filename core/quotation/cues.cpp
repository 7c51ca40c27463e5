// Where the article says that somebody says: verbs of saying in all their forms, and what only looks
// like one.
#include "core/quotation/characters.h"
#include "core/quotation/phrases.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_verb = 7; ///< tokens from the auxiliary to its participle

} // namespace

bool opens_as_verb(Article const& article, std::size_t at, Range sentence) {
    constexpr std::size_t longest_gap_to_words = 8; ///< "Dijo ayer en la plaza: «…»"
    Token const& verb = article.tokens[at];
    if (!article.grammar.bare_verbs || !verb.capital || !verb.has(Tag::cue_finite)) return false;
    if (verb.any(Tag::also_noun, Tag::said_noun, Tag::document, Tag::target, Tag::first_name, Tag::supposing))
        return false;
    for (std::size_t i = sentence.first; i < at; ++i)
        if (article.tokens[i].is_word() || article.tokens[i].kind == TokenKind::number) return false;
    std::size_t const limit = std::min(sentence.last, at + 1 + longest_gap_to_words);
    for (std::size_t i = at + 1; i < limit; ++i) {
        Token const& t = article.tokens[i];
        if (t.has(Tag::that) || t.is(U':') || t.is_quote()) return true;
        if (!t.is_word() && !t.is(U',') && t.kind != TokenKind::number) return false;
    }
    return false;
}

bool Phrases::reflexive_before(std::size_t at, Range sentence) const {
    if (at == sentence.first) return false;
    Token const& t = token(at - 1);
    char32_t const first = article_.text[t.start];
    return t.has(Tag::clitic) && (first == U's' || first == U'S') && !t.has(Tag::possessive);
}

/// "a toutefois annoncé", "a-t-il encore fait valoir", "avait, pour sa part, reconnu".
std::optional<Cue> Phrases::compound_cue(std::size_t at, Range sentence) const {
    Cue cue;
    cue.verb.first = at;
    std::size_t i = at + 1;
    std::size_t const limit = std::min(sentence.last, at + longest_verb);
    while (i < limit) {
        Token const& t = token(i);
        if (t.has(Tag::cue_participle)) {
            cue.head = i;
            cue.verb.last = i + 1;
            return cue;
        }
        bool const inverted = t.has(Tag::pronoun) && article_.text[t.start] == U'-';
        if (inverted) cue.pronoun = i;
        if (!inverted && !t.is(U',') &&
            !t.any(Tag::adverb, Tag::clitic, Tag::time, Tag::auxiliary, Tag::negation)) {
            break;
        }
        ++i;
    }
    return std::nullopt;
}

/// "une note", "his claims": the form is a noun here.
bool Phrases::noun_here(std::size_t at, Range sentence) const {
    if (opens_as_verb(article_, at, sentence)) return false;
    if (at == sentence.first) {
        bool const that = at + 1 < sentence.last && token(at + 1).has(Tag::that);
        return token(at).capital && !that;
    }
    // "d'expliquer", "avant de conclure": an infinitive that can be nothing else.
    if (token(at).has(Tag::cue_infinitive) && !token(at).has(Tag::cue_finite)) return false;
    Token const& before = token(at - 1);
    // "the Nice attack", "the GOP nod": the bare form has no one for its subject.
    if (token(at).has(Tag::also_noun) && before.capital && article_.text[token(at).end - 1] != U's' &&
        !before.any(Tag::pronoun, Tag::time)) {
        bool const several = at >= sentence.first + 2 && token(at - 2).has(Tag::joint);
        if (!several) return true;
    }
    // "his recent attacks": a form that is as often a noun wants its subject right before it.
    if (token(at).has(Tag::also_noun) && before.is_word() && !before.capital &&
        !before.any(Tag::pronoun, Tag::anaphor, Tag::relative, Tag::adverb, Tag::time, Tag::role,
                    Tag::conjunction, Tag::organisation, Tag::document, Tag::clitic)) {
        return true;
    }
    if (token(at).capital) return true;
    if (before.has(Tag::clitic) && at >= sentence.first + 2) {
        Token const& earlier = token(at - 2);
        if (earlier.any(Tag::pronoun, Tag::relative, Tag::clitic, Tag::as)) return false;
        // "les jugeant"
        if (token(at).has(Tag::cue_present_participle) && !token(at).has(Tag::cue_finite)) return false;
        // "X lo defendió"
        bool const verb_only = !token(at).has(Tag::also_noun) && !before.has(Tag::of);
        if (verb_only && earlier.capital && nameable(earlier)) return false;
    }
    bool const owner = before.is_word() && article_.text[before.start] == U'\'' ;
    bool const curly_owner = before.is_word() && article_.text[before.start] == U'’';
    if (owner || curly_owner) return true;
    if (before.any(Tag::of, Tag::possessive) && !before.has(Tag::pronoun)) return true;
    if (before.has(Tag::according) && !before.has(Tag::as) && token(at).has(Tag::also_noun)) return true;
    // "Lo resume así:"
    bool const object = article_.grammar.bare_verbs && at == sentence.first + 1 && before.has(Tag::clitic) &&
                        !token(at).has(Tag::also_noun) && at + 1 < sentence.last &&
                        (token(at + 1).any(Tag::adverb, Tag::that) || token(at + 1).is(U':'));
    if (object) return false;
    if (before.has(Tag::article) && before.is_word()) return !before.has(Tag::pronoun);
    return before.has(Tag::preposition) && !token(at).any(Tag::cue_present_participle,
                                                          Tag::cue_infinitive);
}

/// "hatte X am Montag im Rat gesagt": the participle closes the clause.
std::optional<Cue> Phrases::bracketed_cue(std::size_t at, Range sentence) const {
    constexpr std::size_t longest_bracket = 16;
    if (!article_.grammar.closing_verbs) return std::nullopt;
    std::size_t const limit = std::min(sentence.last, at + longest_bracket);
    for (std::size_t i = at + 1; i < limit; ++i) {
        Token const& t = token(i);
        if ((!t.is_word() && t.kind != TokenKind::number) || t.any(Tag::cue_finite, Tag::according)) {
            if (!t.has(Tag::cue_participle)) return std::nullopt;
        }
        bool const closes = i + 1 >= sentence.last || (!token(i + 1).is_word() && !token(i + 1).is_quote());
        if (t.has(Tag::cue_participle) && closes) return Cue{{i, i + 1}, i, CueForm::finite, {}, at};
    }
    return std::nullopt;
}

/// "gesagt hat", "genannt zu haben": the auxiliary behind its participle, at the end of the clause.
std::optional<Cue> Phrases::closing_cue(std::size_t at, Range sentence) const {
    if (!token(at).has(Tag::cue_participle) || at == sentence.first) return std::nullopt;
    std::size_t i = at + 1;
    bool const infinitive = i < sentence.last && token(i).has(Tag::preposition);
    if (infinitive) ++i;
    if (i >= sentence.last || !token(i).has(Tag::auxiliary)) return std::nullopt;
    bool const closes = i + 1 >= sentence.last || !token(i + 1).is_word();
    if (!closes) return std::nullopt;
    return Cue{{at, i + 1}, at, infinitive ? CueForm::infinitive : CueForm::finite, {}, {}};
}

/// "stellte X klar", "gaf X gisteren toe": the other part of the verb closes the clause, before a sign or the words.
bool Phrases::splits(std::size_t at, Range sentence) const {
    constexpr std::size_t farthest = 16;
    if (!token(at).has(Tag::splits) || token(at).capital) return false;
    std::size_t const limit = std::min(sentence.last, at + farthest);
    for (std::size_t i = at + 1; i < limit; ++i) {
        Token const& t = token(i);
        bool const closes = i + 1 >= sentence.last || (!token(i + 1).is_word() && token(i + 1).kind != TokenKind::number) ||
                            token(i + 1).any(Tag::that, Tag::conjunction);
        if (t.has(Tag::separable) && closes) return true;
        if ((!t.is_word() && t.kind != TokenKind::number && !t.is(U',') && !(t.is_quote() && people_.run_at(i))) ||
            t.has(Tag::cue_finite))
            return false;
    }
    return false;
}

std::optional<Cue> Phrases::cue_at(std::size_t at, Range sentence) const {
    Token const& t = token(at);
    if (!t.is_word()) return std::nullopt;
    if (auto const cue = closing_cue(at, sentence)) return cue;
    bool const counted = at > sentence.first && token(at - 1).has(Tag::article) && !token(at - 1).has(Tag::pronoun) && !t.has(Tag::own_words); // "il secondo tempo"
    if (t.any(Tag::according, Tag::own_words) && !counted) return Cue{{at, at + 1}, at, CueForm::according, {}, {}};
    // "Theresa May said": a name, not what may be.
    bool const inside = at > sentence.first && token(at - 1).is_word() && !t.all_caps;
    bool const name = t.capital && (inside || t.has(Tag::month));
    if (t.has(Tag::auxiliary) && !t.has(Tag::cue_finite) && !name) {
        std::u32string_view const form = article_.slice(t.start, t.end);
        // "Quill's proposed tax": hers, not what she has done.
        bool const owner = is_apostrophe(form.front()) && at > sentence.first &&
                           !token(at - 1).any(Tag::pronoun, Tag::relative, Tag::anaphor);
        if (owner) return std::nullopt;
        bool const be = t.has(Tag::passive);
        auto cue = compound_cue(at, sentence);
        if (!cue) return be ? std::nullopt : bracketed_cue(at, sentence);
        // "accuse X d'avoir dit", "niega haber dicho"; not "dit avoir lu"
        if (!be && form.ends_with(U'r') && !article_.grammar.verb_second) { // Swedish "har sagt" is finite
            bool const governed = at > sentence.first && token(at - 1).any(Tag::of, Tag::preposition, Tag::denial);
            if (!governed) return std::nullopt;
            cue->form = CueForm::infinitive;
        }
        bool const active = !be || reflexive_before(at, sentence);
        if (active) return cue;
        // The participle of a passive is nobody's saying: "was called", "est accusé de".
        cue->form = CueForm::finite;
        cue->verb.last = cue->verb.first;
        return cue;
    }
    if (noun_here(at, sentence)) return std::nullopt;
    if (t.has(Tag::cue_finite) || splits(at, sentence)) {
        Cue cue{{at, at + 1}, at, CueForm::finite, {}, {}};
        if (at + 1 < sentence.last && token(at + 1).has(Tag::pronoun) &&
            article_.text[token(at + 1).start] == U'-') {
            cue.pronoun = at + 1;
            cue.verb.last = at + 2;
        }
        return cue;
    }
    if (t.has(Tag::cue_present_participle)) {
        return Cue{{at, at + 1}, at, CueForm::present_participle, {}, {}};
    }
    if (t.has(Tag::cue_infinitive)) return Cue{{at, at + 1}, at, CueForm::infinitive, {}, {}};
    return std::nullopt;
}

std::vector<Cue> Phrases::cues(Range sentence) const {
    std::vector<Cue> out;
    for (std::size_t i = sentence.first; i < sentence.last;) {
        auto cue = cue_at(i, sentence);
        if (!cue) {
            ++i;
            continue;
        }
        if (cue->verb.empty()) { // passive
            i = cue->head + 1;
            continue;
        }
        i = cue->verb.last;
        while (cue->verb.first > sentence.first && cue->form == CueForm::finite &&
               token(cue->verb.first - 1).has(Tag::clitic) &&
               !token(cue->verb.first - 1).any(Tag::pronoun, Tag::possessive) &&
               !token(cue->verb.first - 1).capital) {
            --cue->verb.first;
        }
        out.push_back(*cue);
    }
    return out;
}

} // namespace core
