// A noun phrase is read until a word comes that cannot be inside one; a subject is looked for from
// the verb leftwards, chunk by chunk between commas. Every walk has a fixed longest reach.
#include "core/quotation/phrases.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_gap = 7;
constexpr std::size_t longest_phrase = 24;
constexpr std::size_t longest_clause = 80;
constexpr std::size_t longest_dateline = 14;

bool is_comma(Token const& token) { return token.is(U','); }

bool is_cue(Token const& token) {
    return token.any(Tag::cue_finite, Tag::cue_present_participle, Tag::cue_infinitive);
}

/// "alors que": opens a clause and can be nothing else.
bool only_subordinate(Token const& token) {
    return token.has(Tag::subordinate) && !token.any(Tag::preposition, Tag::conjunction, Tag::adverb, Tag::article,
                                                     Tag::clitic, Tag::relative);
}

/// A small word of which the lexicon knows nothing.
bool unlisted(Token const& token) {
    return token.is_word() && !token.capital && !token.word.tags.some();
}

} // namespace

bool Phrases::starts_phrase(std::size_t at) const {
    Token const& t = token(at);
    if (t.kind == TokenKind::number) return true;
    if (!t.is_word() || t.credit) return false;
    if (t.any(Tag::pronoun, Tag::anaphor, Tag::article, Tag::possessive, Tag::title)) return true;
    return nameable(t);
}

/// "A few days later,": an article that opens a time.
bool Phrases::gives_time(std::size_t at) const {
    std::size_t const end = std::min(article_.tokens.size(), at + 5);
    for (std::size_t i = at + 1; i < end && token(i).is_word(); ++i)
        if (token(i).has(Tag::time)) return i + 1 < end && token(i + 1).is(U',');
    return false;
}

/// Phrases such as "Lors d'une visite," that come before the subject.
bool Phrases::introduces(std::size_t at) const {
    Token const& t = token(at);
    if (t.any(Tag::pronoun, Tag::anaphor)) return false;
    // "A prefeita": the article, not the preposition that looks like it.
    bool const letter = t.end - t.start == 1 && article_.grammar.bare_verbs;
    if (t.has(Tag::article) && (letter || !t.has(Tag::preposition))) return gives_time(at);
    // "A Satory, …": a preposition whose accent the capital lost.
    if (t.capital && t.has(Tag::auxiliary) && t.end - t.start == 1) return true;
    if (nameable(t) || t.has(Tag::title)) return false;
    return t.any(Tag::preposition, Tag::adverb, Tag::time, Tag::conjunction, Tag::subordinate, Tag::according,
                 Tag::for_, Tag::cue_participle, Tag::cue_present_participle, Tag::stop, Tag::of) ||
           !t.is_word();
}

/// Where an apposition that names the person ends: ", Karim Benali".
std::size_t Phrases::apposition(std::size_t comma, std::size_t end) const {
    std::size_t i = comma + 1;
    while (i < end && token(i).has(Tag::title)) ++i;
    if (i >= end) return comma;
    NameRun const* run = people_.run_at(i);
    if (run == nullptr || !run->person_like) return comma;
    return std::min(run->name.last, end);
}

std::size_t Phrases::joined(std::size_t at, std::size_t end) const {
    constexpr std::size_t longest_office = 8; ///< "and the mayor of the town Nora Quill"
    if (at + 1 >= end || !token(at).has(Tag::joint)) return at;
    for (std::size_t i = at + 1; i < std::min(end, at + 1 + longest_office); ++i) {
        if (!token(i).is_word() || is_cue(token(i)) || token(i).any(Tag::auxiliary, Tag::pronoun, Tag::that)) return at;
        NameRun const* run = people_.run_at(i);
        if (run == nullptr || !run->person_like) continue;
        if (run->phrase.first != at + 1 && i != at + 1) return at;
        std::size_t const last = std::min(run->name.last, end);
        // "said X, and Y said": another clause begins.
        std::size_t const next = skip_fillers(last, std::min(article_.tokens.size(), last + 4));
        bool const acts = last < end && next < end &&
                          (is_cue(token(next)) || token(next).any(Tag::auxiliary, Tag::modal));
        return acts ? at : last;
    }
    return at;
}

/// "X, a baker, and Y": the same behind what explains the first; `comma` if none.
std::size_t Phrases::joined_behind(std::size_t comma, std::size_t end) const {
    constexpr std::size_t longest = 8;
    for (std::size_t i = comma + 1; i < std::min(end, comma + 1 + longest); ++i) {
        Token const& t = token(i);
        if (i == comma + 1 && t.has(Tag::joint)) return comma; // "said X, and Y said"
        if (t.is(U',') && i + 1 < end) {
            std::size_t const last = joined(i + 1, end);
            return last > i + 1 ? last : comma;
        }
        if (!t.is_word() || is_cue(t) || t.any(Tag::auxiliary, Tag::modal, Tag::relative, Tag::that, Tag::pronoun)) {
            if (!t.any(Tag::article, Tag::of, Tag::role)) return comma;
        }
    }
    return comma;
}

/// "Visiblement Marc Delbos": past adverbs right before the one who acts.
std::size_t Phrases::past_adverbs(std::size_t at, std::size_t end) const {
    std::size_t i = at;
    while (i + 1 < end && token(i).any(Tag::adverb, Tag::time) && !nameable(token(i)) && token(i + 1).is_word()) ++i;
    bool const found = i > at && i < end && (nameable(token(i)) || token(i).any(Tag::title, Tag::pronoun));
    return found ? i : at;
}

/// Whether a quotation is but the name of something that somebody named right behind it heads.
bool Phrases::holds_thing(std::size_t quote, std::size_t end) const {
    constexpr std::size_t longest_thing = 40; ///< code points
    Marked const& marked = article_.marked[token(quote).quote];
    if (quote + 1 >= end || marked.kind != Marked::Kind::marks || marked.close > marked.open + longest_thing) return false;
    if (!is_upper(article_.text[std::min(marked.inside(), article_.text.size() - 1)])) return false;
    NameRun const* run = people_.run_at(quote + 1);
    return run != nullptr && run->person_like && run->name.first == quote + 1 && run->name.last > run->name.first + 1;
}

Range Phrases::noun_phrase(std::size_t at, std::size_t end) const {
    if (at >= end || !token(at).is_word()) return {at, at};
    Token const& first = token(at);
    // "the former mayor": no word for somebody by itself.
    bool const describes = first.has(Tag::anaphor) && at + 1 < end && token(at + 1).is_word() &&
                           (token(at + 1).has(Tag::role) || nameable(token(at + 1)) || unlisted(token(at + 1)));
    if (first.any(Tag::pronoun, Tag::anaphor) && !first.has(Tag::article) && !describes) return {at, at + 1};
    if (!starts_phrase(at) && !first.any(Tag::role, Tag::spokesperson)) {
        bool const bare = !first.any(Tag::preposition, Tag::that, Tag::relative, Tag::conjunction,
                                     Tag::adverb, Tag::auxiliary, Tag::of, Tag::stop) &&
                          !is_cue(first);
        if (!bare) return {at, at};
    }
    bool named = false;
    bool role = false;
    std::size_t i = at;
    std::size_t const limit = std::min(end, at + longest_phrase);
    while (i < limit) {
        Token const& t = token(i);
        bool const after_article =
            i > at && token(i - 1).any(Tag::article, Tag::possessive, Tag::of);
        if (is_comma(t)) {
            if (std::size_t const more = named ? joined_behind(i, limit) : i; more > i) {
                i = more;
                continue;
            }
            std::size_t const more = named ? i : apposition(i, limit);
            return {at, more};
        }
        if (t.kind == TokenKind::number) {
            if (named) break;
            ++i;
            continue;
        }
        // "the Pilots’ Federation"
        bool const owner = t.kind == TokenKind::sign && is_apostrophe(t.sign) && i > at && i + 1 < limit &&
                           token(i - 1).end == t.start && token(i + 1).is_word() && token(i + 1).capital;
        if (owner) {
            ++i;
            continue;
        }
        // "гендиректор «Севера» X", "le patron de « La Voile » X": the name of a thing before that of who holds the office
        if (t.is_quote() && (role || article_.grammar.no_articles) && !named && holds_thing(i, limit)) {
            ++i;
            continue;
        }
        if (!t.is_word()) break;
        if (NameRun const* run = people_.run_at(i); run != nullptr && nameable(t)) {
            bool const complement = i > at && token(i - 1).any(Tag::of, Tag::preposition);
            named = named || (run->person_like && !complement);
            i = std::max(i + 1, run->name.last);
            continue;
        }
        // "Trump welcomed the news", "la candidate promet une loi": a verb nobody listed.
        if ((named || role) && !after_article && i > at && i + 1 < limit && unlisted(t) &&
            token(i + 1).any(Tag::article, Tag::possessive, Tag::preposition, Tag::pronoun) &&
            !token(i + 1).has(Tag::of)) {
            break;
        }
        role = role || t.has(Tag::role);
        if (!after_article && i > at) {
            bool const unreal = !t.capital && t.any(Tag::supposing, Tag::hearsay);
            if (t.any(Tag::that, Tag::relative, Tag::time, Tag::auxiliary, Tag::according, Tag::reads) || unreal ||
                is_cue(t)) {
                bool const possessive = t.end - t.start == 2 && article_.text[t.start] != U'a' &&
                                        t.has(Tag::auxiliary) && t.start == token(i - 1).end;
                if (!possessive) break;
            }
            if (t.has(Tag::adverb) && !t.has(Tag::article)) break;
            if (std::size_t const more = named ? joined(i, limit) : i; more > i) {
                i = more;
                continue;
            }
            if (t.has(Tag::conjunction)) {
                bool const joint = i + 1 < limit && (nameable(token(i + 1)) ||
                                                     token(i + 1).has(Tag::title));
                if (!joint || !named) break;
            }
            bool const preposition = t.has(Tag::preposition) && !t.has(Tag::of);
            if (preposition && !(role && !named && t.has(Tag::article))) break;
            // "wirft X der Regierung vor"
            bool const dative = article_.grammar.capital_nouns && t.has(Tag::article);
            if (named && t.any(Tag::article, Tag::possessive) && (!t.has(Tag::of) || dative)) break;
            if (t.has(Tag::pronoun) && !t.has(Tag::article)) break;
        }
        ++i;
    }
    while (i > at + 1 && token(i - 1).any(Tag::article, Tag::of, Tag::preposition) &&
           !nameable(token(i - 1))) {
        --i;
    }
    return {at, i};
}

std::size_t Phrases::clause_start(std::size_t verb, Range sentence) const {
    std::size_t i = verb;
    std::size_t const floor =
        std::max(sentence.first, verb > longest_clause ? verb - longest_clause : 0);
    while (i > floor) {
        Token const& t = token(i - 1);
        bool const nickname = t.is_quote() && people_.run_at(i - 1) != nullptr;
        if ((t.is_quote() && !nickname) || t.kind == TokenKind::line || t.is(U':') || t.is(U';') ||
            t.is(0x2014) || ((t.has(Tag::that) || only_subordinate(t)) && i < verb)) {
            break;
        }
        --i;
    }
    return i;
}

Range Phrases::subject_in_chunk(std::size_t first, std::size_t last) const {
    Range best{last, last};
    // A name right before the verb is its subject, unless it belongs to what stands before it.
    if (NameRun const* run = last > first ? people_.run_at(last - 1) : nullptr;
        run != nullptr && (run->person_like || people_.all()[run->person].is_person) &&
        run->phrase.first >= first &&
        (run->phrase.first == first || token(run->phrase.first - 1).has(Tag::conjunction) ||
         !token(run->phrase.first - 1)
              .any(Tag::of, Tag::preposition, Tag::article, Tag::possessive, Tag::according))) {
        std::size_t begin = run->phrase.first;
        bool const joint = begin > first && token(begin - 1).has(Tag::conjunction) &&
                           begin >= first + 2 && nameable(token(begin - 2));
        bool const modified = begin > first && token(begin - 1).is_word() &&
                              !token(begin - 1).any(Tag::conjunction, Tag::that, Tag::adverb,
                                                    Tag::time, Tag::relative);
        if (!joint && !modified) return run->phrase;
    }
    for (std::size_t i = first; i < last; ++i) {
        Token const& t = token(i);
        bool const bound = i > first && token(i - 1).any(Tag::of, Tag::preposition, Tag::article,
                                                         Tag::possessive, Tag::according);
        bool const inner = t.any(Tag::of) && i > first;
        // "as the heckler yelled": a conjunction here, whatever else the word can be.
        if (bound && token(i - 1).has(Tag::conjunction) && starts_phrase(i)) {
            Range const phrase = noun_phrase(i, last);
            if (!phrase.empty() && phrase.last == last) return phrase;
        }
        if (!starts_phrase(i) || t.kind == TokenKind::number || bound || inner ||
            t.has(Tag::preposition)) {
            if (i == first && !introduces(i) && t.is_word()) {
                best = noun_phrase(i, last);
                if (!best.empty()) i = best.last - 1;
                if (best.last == last) return best;
            }
            continue;
        }
        Range const phrase = noun_phrase(i, last);
        if (phrase.empty()) continue;
        bool const shouted = phrase.last - phrase.first == 1 && t.all_caps;
        if (phrase.last == last) return phrase;
        if (best.empty() && !shouted) best = phrase;
        i = phrase.last - 1;
    }
    return best.empty() ? Range{last, last} : best;
}

/// "X lui a répondu": a pronoun that is as often an object, with its subject before it.
bool Phrases::addressed(std::size_t at, Range sentence) const {
    if (!token(at).has(Tag::clitic) || !token(at).has(Tag::pronoun) || at == sentence.first) return false;
    Token const& before = token(at - 1);
    return before.is(U',') || before.any(Tag::pronoun, Tag::role) || nameable(before);
}

Range Phrases::subject_before(std::size_t verb, Range sentence) const {
    std::size_t i = verb;
    while (i > sentence.first && token(i - 1).is_word() && !token(i - 1).capital) {
        Token const& t = token(i - 1);
        bool const small = t.any(Tag::adverb, Tag::clitic, Tag::auxiliary, Tag::time) &&
                           !t.any(Tag::pronoun, Tag::possessive, Tag::anaphor);
        // "refused to say", "might say"
        bool const governs = t.any(Tag::supposing, Tag::hearsay, Tag::denial) &&
                             !t.any(Tag::preposition, Tag::conjunction) && !is_cue(t);
        if (!small && !governs && !addressed(i - 1, sentence)) break;
        --i;
    }
    if (i == sentence.first) return {i, i};
    Token const& before = token(i - 1);
    if (before.any(Tag::pronoun, Tag::anaphor) && !before.has(Tag::article)) return {i - 1, i};
    std::size_t end = i;
    if (before.has(Tag::relative)) {
        --end;
        if (end > sentence.first && !token(end - 1).is_word() && !token(end - 1).is_quote()) --end;
        if (end > sentence.first) {
            if (NameRun const* run = people_.run_at(end - 1)) {
                // "X and Y, who share it, said"
                std::size_t const from = run->phrase.first;
                // "X, director of Y, who said": of the two X
                if (Range const head = holder_of(*run, sentence); !head.empty()) return head;
                bool const two = from >= sentence.first + 2 && token(from - 1).has(Tag::joint) && run->person_like;
                NameRun const* other = two ? people_.run_at(from - 2) : nullptr;
                return {other != nullptr && other->person_like ? other->phrase.first : from, i};
            }
        }
    }
    // "Sen. Elizabeth Warren (D-MA) said"
    if (before.is(U')')) {
        std::size_t open = i - 1;
        std::size_t const floor = open > longest_gap ? open - longest_gap : 0;
        while (open > std::max(floor, sentence.first) && !token(open).is(U'(')) --open;
        if (token(open).is(U'(') && open > sentence.first) return subject_before(open, sentence);
    }
    if (end < i) {
        // "the president, who said": the phrase and its "who".
        Range const whole = subject_before(end, sentence);
        // "selon X, hydrologue à l'université, qui …": the apposition is X's.
        NameRun const* named = !whole.empty() && whole.first > sentence.first + 1 && is_comma(token(whole.first - 1))
                                   ? people_.run_at(whole.first - 2)
                                   : nullptr;
        if (named != nullptr && named->person_like && named->name.last + 1 == whole.first) return named->phrase;
        return whole.empty() || whole.last != end ? whole : Range{whole.first, i};
    }
    std::size_t const start = clause_start(end, sentence);
    // Chunks between commas, from the verb leftwards; the last one first.
    std::vector<Range> chunks;
    std::size_t last = end;
    for (std::size_t j = end; j > start && chunks.size() < 8; --j) {
        if (!is_comma(token(j - 1))) continue;
        chunks.push_back({j, last});
        last = j - 1;
    }
    chunks.push_back({start, last});
    // "le ministre du commerce et de l'artisanat, M. François Doubin, a assuré"
    if (speaks_of(chunks, sentence)) return {end, end};
    if (chunks.size() > 1 && chunks[0].empty() && !chunks[1].empty()) {
        NameRun const* run = people_.run_at(chunks[1].first);
        if (run == nullptr && token(chunks[1].first).has(Tag::title) &&
            chunks[1].first + 1 < chunks[1].last) {
            run = people_.run_at(chunks[1].first + 1);
        }
        // "Директор заповедника, биолог X, назвал"
        std::size_t const office = chunks[1].first + (token(chunks[1].first).has(Tag::article) ? 1 : 0);
        bool const trade = token(office).has(Tag::role) || (unlisted(token(office)) && !token(office).capital); // "гляциолог X"
        if (run == nullptr && office + 1 < chunks[1].last && trade) run = people_.run_at(office + 1);
        bool const full = run != nullptr && run->person_like && (run->titled || run->name.last - run->name.first > 1);
        if (full && run->name.last == chunks[1].last) return run->phrase;
        // "los comisarios, Rosa Vega y Luis Soto, dijeron"
        if (full && joined(run->name.last, chunks[1].last) == chunks[1].last) return {run->phrase.first, chunks[1].last};
    }
    if (!chunks.front().empty()) {
        Range const adjacent = subject_in_chunk(chunks.front().first, chunks.front().last);
        bool const joined = adjacent.last + 3 >= chunks.front().last;
        if (!adjacent.empty() && (joined || chunks.size() == 1)) return adjacent;
    }
    for (std::size_t k = chunks.size(); k > 0; --k) {
        Range const& chunk = chunks[k - 1];
        if (chunk.empty()) continue;
        std::size_t first = chunk.first;
        while (first < chunk.last && token(first).any(Tag::conjunction, Tag::subordinate) &&
               !nameable(token(first))) {
            ++first;
        }
        first = past_adverbs(first, chunk.last);
        if (first >= chunk.last || introduces(first)) continue;
        if (first == sentence.first && opens_sentence(first, chunk.last)) continue;
        Range const phrase = noun_phrase(first, end);
        if (!phrase.empty()) return phrase;
    }
    for (Range const& chunk : chunks) {
        Range const phrase = subject_in_chunk(chunk.first, chunk.last);
        if (!phrase.empty()) return phrase;
    }
    return {end, end};
}

/// "Appearing before supporters, …", "Hours later, …": a capital that is only the sentence's.
bool Phrases::opens_sentence(std::size_t at, std::size_t end) const {
    if (at + 1 >= end || !token(at).capital || token(at).any(Tag::pronoun, Tag::article)) return false;
    NameRun const* run = people_.run_at(at);
    if (run != nullptr && (run->name.last > at + 1 || people_.all()[run->person].is_person))
        return false;
    return token(at + 1).any(Tag::preposition, Tag::adverb, Tag::time) &&
           !token(at + 1).has(Tag::of);
}

/// "TALLAHASSEE — …", "Washington (AFP) – …"
std::size_t Phrases::after_dateline(std::size_t from, std::size_t end) const {
    if (from >= end || !token(from).capital) return from;
    bool known = token(from).all_caps;
    for (std::size_t at = from + 1; at < std::min(end, from + longest_dateline); ++at) {
        known = known || token(at).is(U'(');
        if (token(at).is(0x2014) || token(at).is(0x2013)) return known ? at + 1 : from;
    }
    return from;
}

Range Phrases::main_subject(std::size_t from, std::size_t end) const {
    std::size_t const limit = std::min(end, from + longest_clause);
    from = after_dateline(from, limit);
    std::size_t i = from;
    while (i < limit) {
        std::size_t comma = i;
        while (comma < limit && !is_comma(token(comma))) ++comma;
        if (token(i).any(Tag::conjunction, Tag::subordinate) && !nameable(token(i))) ++i;
        i = past_adverbs(i, limit);
        if (i < limit && !introduces(i) && !(i == from && opens_sentence(i, comma))) {
            Range const phrase = noun_phrase(i, limit);
            if (!phrase.empty()) return phrase;
        }
        i = comma + 1;
    }
    return subject_in_chunk(from, limit);
}

} // namespace core
