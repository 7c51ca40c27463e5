#include "core/quotation/incise.h"

#include "core/quotation/characters.h"

namespace core {

namespace {

constexpr std::size_t longest_incise_verb = 7;
constexpr std::size_t longest_filler = 5;
constexpr std::size_t longest_subject = 8;
constexpr std::size_t longest_incise = 30;

bool is_stop(Token const& token) { return token.kind == TokenKind::sign && is_terminal(token.sign); }

/// Behind the verb of saying that begins at a token; `at` if none does.
std::size_t verb_end(std::vector<Token> const& tokens, std::size_t at, std::size_t end) {
    std::size_t i = at;
    while (i < end && i < at + 3 && tokens[i].has(Tag::clitic) && !tokens[i].any(Tag::cue_finite, Tag::auxiliary)) ++i;
    if (i >= end || !tokens[i].is_word() || tokens[i].capital) return at;
    if (tokens[i].has(Tag::cue_finite)) return i + 1;
    if (!tokens[i].has(Tag::auxiliary)) return at;
    for (std::size_t j = i + 1; j < end && j < i + longest_incise_verb; ++j) {
        if (tokens[j].has(Tag::cue_participle)) return j + 1;
        if (!tokens[j].any(Tag::adverb, Tag::clitic, Tag::pronoun, Tag::time, Tag::auxiliary)) return at;
    }
    return at;
}

bool opens_subject(Token const& token) {
    return token.is_word() && (token.capital || token.any(Tag::article, Tag::possessive, Tag::pronoun, Tag::title,
                                                          Tag::role, Tag::spokesperson));
}

/// "zegt pachter Wim": a word nobody listed before a name.
bool office_of(std::vector<Token> const& tokens, std::size_t at, std::size_t end) {
    return at + 1 < end && tokens[at].is_word() && !tokens[at].word.tags.some() && tokens[at + 1].is_word() &&
           tokens[at + 1].capital;
}

/// "le maire, Paul Roux, …": a name behind an office, up to the next sign.
bool names_the_office(std::vector<Token> const& tokens, std::size_t from, std::size_t comma, std::size_t end) {
    bool office = false, name = false;
    for (std::size_t i = from; i < comma; ++i) {
        office = office || tokens[i].any(Tag::role, Tag::spokesperson);
        name = name || tokens[i].capital;
    }
    std::size_t i = comma + 1;
    while (i < end && tokens[i].is_word() && tokens[i].capital) ++i;
    return office && !name && i > comma + 1 && i < end && (tokens[i].is(U',') || is_stop(tokens[i]));
}

/// "Marcelin Roux, gardien de nuit.": a word nobody listed and what it is of, up to the stop.
bool tells_the_trade(std::vector<Token> const& tokens, std::size_t from, std::size_t comma, std::size_t end) {
    constexpr std::size_t longest = 7;
    if (comma + 3 >= end || comma == from || !tokens[comma - 1].capital) return false;
    Token const& trade = tokens[comma + 1];
    if (!trade.is_word() || trade.capital || trade.word.tags.some() || !tokens[comma + 2].has(Tag::of)) return false;
    for (std::size_t i = comma + 3; i < std::min(end, comma + longest); ++i) {
        if (is_stop(tokens[i])) return true;
        if (!tokens[i].is_word()) return false;
    }
    return false;
}

/// Where the words end: at a stop, a dash, or a comma behind which no apposition stands.
std::size_t words_end(std::vector<Token> const& tokens, std::size_t from, std::size_t end) {
    std::size_t i = from;
    while (i < end && i < from + longest_incise) {
        Token const& token = tokens[i];
        if (is_stop(token) || token.is(U':') || token.is(U';') || token.kind == TokenKind::line) break;
        if (is_dash(token.sign) || (token.is(U'-') && i > 0 && tokens[i - 1].end < token.start)) break;
        if (token.is(U',')) {
            bool const more = i + 1 < end && tokens[i + 1].any(Tag::role, Tag::title, Tag::spokesperson);
            bool by_article = false; // ", sa nouvelle directrice"
            if (i + 2 < end && tokens[i + 1].any(Tag::article, Tag::possessive))
                for (std::size_t j = i + 2; j < std::min(end, i + 5) && tokens[j].is_word(); ++j)
                    by_article = by_article || tokens[j].has(Tag::role);
            if (!more && !by_article && !names_the_office(tokens, from, i, end) && !tells_the_trade(tokens, from, i, end)) break;
        }
        ++i;
    }
    return i;
}

} // namespace

namespace {

/// "— atalhou Bento —", "– zawahała się Janina Kos –": between dashes, a verb nobody listed and a given name.
std::optional<Incise> unlisted_at(std::vector<Token> const& tokens, std::size_t at, std::size_t end) {
    // "—la tranquilizó Eloy—"
    if (at + 2 < end && tokens[at].has(Tag::clitic) && !tokens[at].capital && !tokens[at + 1].word.tags.some()) ++at;
    Token const& verb = tokens[at];
    if (!verb.is_word() || verb.capital || verb.word.tags.some() || verb.end - verb.start < 3) return std::nullopt;
    std::size_t i = at + 1;
    while (i < end && i < at + 3 && tokens[i].any(Tag::clitic, Tag::adverb, Tag::possessive) && !tokens[i].capital) ++i;
    if (i >= end || !tokens[i].capital || !tokens[i].has(Tag::first_name)) return std::nullopt;
    std::size_t name = i;
    while (name < end && tokens[name].is_word() && (tokens[name].capital || tokens[name].has(Tag::particle))) ++name;
    bool const closes = name >= end || is_stop(tokens[name]) || tokens[name].is(U',') || is_dash(tokens[name].sign) || tokens[name].is(U'-');
    if (!closes) return std::nullopt;
    return Incise{at, at, i, words_end(tokens, i, end), false};
}

} // namespace

bool is_stroke(Token const& token) { return is_dash(token.sign) || token.is(U'-'); }

std::optional<Incise> incise_at(std::vector<Token> const& tokens, std::size_t at, std::size_t end) {
    if (at >= end || !tokens[at].is_word()) return std::nullopt;
    std::size_t const verb = verb_end(tokens, at, end);
    if (verb > at) {
        // "a-t-elle dit", "dit-elle": the pronoun belongs to the verb.
        for (std::size_t i = at + 1; i < verb + 1 && i < end; ++i)
            if (tokens[i].has(Tag::pronoun) && tokens[i].start == tokens[i - 1].end)
                return Incise{at, at, i, words_end(tokens, std::max(verb, i + 1), end), false};
        std::size_t i = verb;
        while (i < end && i < verb + longest_filler &&
               tokens[i].any(Tag::adverb, Tag::time, Tag::month, Tag::clitic) && !opens_subject(tokens[i]))
            ++i;
        if (i >= end || !(opens_subject(tokens[i]) || office_of(tokens, i, end))) return std::nullopt;
        std::size_t const last = words_end(tokens, i, end);
        // "…, déclare aux enquêteurs que …" goes on with what is said.
        for (std::size_t j = i; j < last; ++j)
            if (tokens[j].has(Tag::that) && !tokens[j].has(Tag::article)) return std::nullopt;
        return Incise{at, at, i, last, false};
    }
    // "X said": a short subject, then the verb, then nothing that it would govern.
    if (!opens_subject(tokens[at])) return std::nullopt;
    for (std::size_t i = at + 1; i < end && i < at + longest_subject; ++i) {
        Token const& token = tokens[i];
        if (token.has(Tag::cue_finite) && !token.capital) {
            bool const closes = i + 1 >= end || !tokens[i + 1].is_word() ||
                                tokens[i + 1].any(Tag::time, Tag::preposition);
            if (closes) return Incise{at, at, at, words_end(tokens, i, end), false};
            return std::nullopt;
        }
        if (!token.is_word() || token.any(Tag::that, Tag::relative, Tag::auxiliary, Tag::conjunction)) break;
    }
    return std::nullopt;
}

std::optional<Incise> find_incise_from(std::vector<Token> const& tokens, std::size_t from, std::size_t end) {
    for (std::size_t i = from; i + 1 < end; ++i) {
        bool const apart = i > 0 && tokens[i - 1].end < tokens[i].start;
        bool const spaced = is_dash(tokens[i].sign) || (tokens[i].is(U'-') && apart);
        if (!tokens[i].is(U',') && !spaced && !(is_stop(tokens[i]) && tokens[i].sign != U'.')) continue;
        std::size_t at = i + 1;
        bool dashed = spaced;
        while (at < end && (is_stroke(tokens[at]))) {
            dashed = dashed || is_stroke(tokens[at]);
            ++at;
        }
        auto found = incise_at(tokens, at, end);
        if (!found && dashed && at < end) found = unlisted_at(tokens, at, end);
        // Behind a stop only the verb first: "… ! X said" begins a sentence.
        bool const inverted = found && (found->subject > found->first || tokens[found->first].has(Tag::cue_finite));
        if (!found || (is_stop(tokens[i]) && !dashed && !inverted)) continue;
        found->before = i;
        found->dashed = dashed;
        return found;
    }
    return std::nullopt;
}

} // namespace core
