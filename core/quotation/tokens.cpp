// Words follow the lexicon: an elided article, an inverted pronoun and an abbreviation with its
// stop are words of their own, a phrase of the lexicon is one. Every look-ahead is bounded.
#include "core/quotation/tokens.h"

#include "core/quotation/blocks.h"
#include "core/quotation/characters.h"
#include "core/quotation/dialogue.h"
#include "core/quotation/interruption.h"
#include "core/quotation/mend.h"

#include <algorithm>
#include <utility>

namespace core {

namespace {

constexpr std::size_t longest_word = 64;
constexpr std::size_t longest_introduction = 80;
constexpr std::size_t longest_contraction = 4; ///< its apostrophe and what follows

class Tokeniser {
public:
    Tokeniser(std::u32string_view text, Lexicon const& lexicon) : text_(text), lexicon_(lexicon) {}

    void read(std::size_t start, std::size_t end, std::vector<Token>& out) {
        std::size_t at = start;
        while (at < end) {
            char32_t const c = text_[at];
            if (c == U'\n') {
                put(out, at, at + 1, TokenKind::line);
                ++at;
            } else if (is_space(c) || is_invisible(c)) {
                ++at;
            } else if (is_letter(c) || c == U'@' || possessive_at(at, end)) {
                at = word(at, end, out);
            } else if (is_digit(c)) {
                std::size_t stop = at + 1;
                while (stop < end && (is_digit(text_[stop]) || is_letter(text_[stop]))) ++stop;
                put(out, at, stop, TokenKind::number);
                at = stop;
            } else {
                // A run of one sign ("...", "!!!") is one token.
                std::size_t stop = at + 1;
                while (stop < end && text_[stop] == c) ++stop;
                put(out, at, stop, TokenKind::sign).sign = c;
                at = stop;
            }
        }
    }

private:
    /// "'s" and the like stand as a word of their own.
    bool possessive_at(std::size_t at, std::size_t end) const {
        return is_apostrophe(text_[at]) && at > 0 && is_letter(text_[at - 1]) && at + 1 < end &&
               is_letter(text_[at + 1]);
    }

    Token& put(std::vector<Token>& out, std::size_t start, std::size_t end, TokenKind kind) {
        Token token;
        token.start = static_cast<std::uint32_t>(start);
        token.end = static_cast<std::uint32_t>(end);
        token.kind = kind;
        out.push_back(token);
        return out.back();
    }

    std::size_t word_end(std::size_t at, std::size_t end) const {
        std::size_t stop = at + 1;
        while (stop < end) {
            char32_t const c = text_[stop];
            bool const inside = stop + 1 < end && is_letter(text_[stop + 1]);
            if (is_letter(c) || is_digit(c) || c == U'_' || (is_hyphen(c) && inside) ||
                is_invisible(c)) {
                ++stop;
            } else if (is_apostrophe(c) && inside && french_elision(at, stop)) {
                return stop + 1;
            } else if (is_apostrophe(c) && stop + 1 == end && known(at, stop + 1) != nullptr) {
                return stop + 1; // "qu'« … »": a mark follows the elided word
            } else if (is_apostrophe(c) && inside && contraction_end(at, stop, end) > 0) {
                return contraction_end(at, stop, end);
            } else if (is_apostrophe(c) && inside && stop - at == 7 &&
                       fold_word(text_.substr(at, 7)) == "aujourd") {
                ++stop;
            } else if (is_apostrophe(c) && inside && text_[stop - 1] != U's' &&
                       (stop > at + 1 || is_upper(text_[at])) && is_upper(text_[stop + 1])) {
                ++stop; // O'Brien
            } else {
                break;
            }
        }
        while (stop > at + 1 && is_invisible(text_[stop - 1])) --stop;
        return stop;
    }

    /// "didn't" is one word where the lexicon has it; 0 if it has not. `stop` is the apostrophe.
    std::size_t contraction_end(std::size_t at, std::size_t stop, std::size_t end) const {
        std::size_t last = stop + 1;
        while (last < end && last - stop <= longest_contraction && is_letter(text_[last])) ++last;
        return last - stop <= longest_contraction && known(at, last) != nullptr ? last : 0;
    }

    Lexicon::Entry const* look(std::size_t start, std::size_t end) const {
        return lexicon_.look(text_.substr(start, end - start));
    }

    Word const* known(std::size_t start, std::size_t end) const {
        auto const* entry = look(start, end);
        return entry != nullptr && entry->known ? &entry->word : nullptr;
    }

    /// "l'" of "l'accord": `stop` is the apostrophe.
    bool french_elision(std::size_t at, std::size_t stop) const {
        if (stop - at > 9) return false;
        bool const irish = text_[at] == U'O' && is_upper(text_[stop + 1]);
        return known(at, stop + 1) != nullptr ||
               (stop - at == 1 && !irish && lexicon_.grammar().apostrophes);
    }

    /// "a-t-il" and "dit-elle" end in a pronoun of their own.
    std::size_t clitic_start(std::size_t at, std::size_t stop) const {
        if (stop - at > longest_word) return stop;
        for (std::size_t i = at + 1; i + 1 < stop; ++i) {
            if (!is_hyphen(text_[i])) continue;
            Word const* tail = known(i, stop);
            if (tail != nullptr && tail->tags.has(Tag::pronoun)) return i;
        }
        return stop;
    }

    /// "considerou-o": the word before a hyphen, if what stands behind is such a pronoun.
    Word const* without_enclitic(std::size_t at, std::size_t stop) const {
        std::size_t hyphen = stop;
        while (hyphen > at && !is_hyphen(text_[hyphen - 1])) --hyphen;
        if (hyphen <= at + 1) return nullptr;
        Word const* tail = known(hyphen - 1, stop);
        return tail != nullptr && tail->tags.has(Tag::clitic) ? known(at, hyphen - 1) : nullptr;
    }

    std::size_t abbreviation_end(std::size_t at, std::size_t stop, std::size_t end) const {
        if (stop >= end || text_[stop] != U'.') return stop;
        if (stop - at == 1 && is_upper(text_[at])) {
            // U.S., J. K. Rowling; not "plan B." at the end of a line.
            std::size_t last = stop + 1;
            while (last + 1 < end && is_upper(text_[last]) && text_[last + 1] == U'.') last += 2;
            bool const name_follows = last + 1 < end && is_space(text_[last]) &&
                                      text_[last] != U'\n' && is_upper(text_[last + 1]);
            if (last > stop + 1 || name_follows) return last;
        }
        if (stop - at > 8) return stop;
        Word const* dotted = known(at, stop + 1);
        return dotted != nullptr && dotted->tags.any(Tag::abbreviation, Tag::title) ? stop + 1 : stop;
    }

    std::size_t word(std::size_t at, std::size_t end, std::vector<Token>& out) {
        std::size_t stop = word_end(at, end);
        std::size_t const clitic = clitic_start(at, stop);
        if (clitic < stop) {
            finish(put(out, at, clitic, TokenKind::word), known(at, clitic));
            finish(put(out, clitic, stop, TokenKind::word), known(clitic, stop));
            return stop;
        }
        stop = abbreviation_end(at, stop, end);
        if (stop - at > longest_word) {
            finish(put(out, at, stop, TokenKind::word), nullptr);
            return stop;
        }
        auto const* entry = look(at, stop);
        Word const* found = entry != nullptr && entry->known ? &entry->word : nullptr;
        if (found == nullptr) found = without_enclitic(at, stop);
        if (entry != nullptr && entry->longest > 1) stop = phrase_end(at, stop, end, entry->longest, found);
        finish(put(out, at, stop, TokenKind::word), found);
        return stop;
    }

    void finish(Token& token, Word const* found) const {
        std::size_t const size = token.end - token.start;
        std::u32string_view const form = text_.substr(token.start, size);
        token.capital = is_upper(form.front());
        if (size >= 2 && token.capital) {
            token.all_caps = is_letter(form[1]) &&
                             std::all_of(form.begin(), form.end(), [](char32_t c) {
                                 return is_upper(c) || !is_letter(c);
                             });
        }
        if (found != nullptr) token.word = *found;
    }

    /// The end of the longest phrase of the lexicon that starts here, or `stop`; `found` becomes it.
    std::size_t phrase_end(std::size_t at, std::size_t stop, std::size_t end, std::size_t most,
                           Word const*& found) const {
        std::size_t best = stop;
        std::size_t last = stop;
        for (std::size_t n = 1; n < most; ++n) {
            bool const elided = is_apostrophe(text_[last - 1]);
            if (!elided) {
                if (last + 1 >= end || !is_space(text_[last]) || text_[last] == U'\n') break;
                ++last;
            }
            if (last >= end || !is_letter(text_[last])) break;
            std::size_t next = word_end(last, end);
            if (next - last > longest_word) break;
            last = next;
            if (Word const* phrase = known(at, last)) {
                if (phrase->tags.has(Tag::first_name)) continue;
                best = last;
                found = phrase;
            }
        }
        return best;
    }

    std::u32string_view text_;
    Lexicon const& lexicon_;
};

/// A line with a slash and two words in capitals opens with a photo credit; the caption behind it
/// is prose again.
void tag_credit(std::vector<Token>& tokens, Range line) {
    std::size_t capitals = 0;
    std::size_t last = line.first;
    bool slash = false;
    for (std::size_t i = line.first; i < line.last; ++i) {
        Token const& token = tokens[i];
        if (token.is_word() && token.all_caps) {
            ++capitals;
        } else if (token.is(U'/')) {
            slash = true;
        } else if (!(token.is(U'-') || token.is(U'©') || token.is(U'.') || token.is(U','))) {
            break;
        }
        last = i + 1;
    }
    if (!slash || capitals < 2) return;
    for (std::size_t i = line.first; i < last; ++i) tokens[i].credit = true;
}

/// The stop before the closing mark, also inside marks that close there: ’”; 0 if there is none.
char32_t stop_inside(Article const& article, Token const& quote) {
    Marked const& marked = article.marked[quote.quote];
    std::size_t at = marked.close;
    while (at > marked.inside() && (is_space(article.text[at - 1]) || is_mark(article.text[at - 1]))) --at;
    bool const stops = at > marked.inside() && is_terminal(article.text[at - 1]);
    return stops ? article.text[at - 1] : 0;
}

/// Whether the words between the beginning of the sentence and a quotation introduce it: a colon, a verb of
/// saying or a source. What comes behind is then no longer about it.
bool introduced(std::vector<Token> const& tokens, std::size_t first, std::size_t quote) {
    if (quote > first && tokens[quote - 1].is(U':')) return true;
    std::size_t const floor = std::max(first, quote > longest_introduction ? quote - longest_introduction : 0);
    for (std::size_t i = quote; i > floor; --i) {
        Token const& token = tokens[i - 1];
        if (token.is_quote()) return false;
        if (token.any(Tag::cue_finite, Tag::cue_participle, Tag::cue_present_participle, Tag::cue_infinitive,
                      Tag::according))
            return true;
    }
    return false;
}

/// Whether a sentence that began at `first` ends with the token at `i`.
bool ends_sentence(Article const& article, std::size_t first, std::size_t i) {
    auto const& tokens = article.tokens;
    Token const& token = tokens[i];
    Token const* next = i + 1 < tokens.size() ? &tokens[i + 1] : nullptr;
    if (next == nullptr || next->kind == TokenKind::line) return true;
    // "M. le président. La parole …": the name is of what it introduces.
    if (next->is_quote() && article.marked[next->quote].kind == Marked::Kind::turn) return false;
    if (token.kind == TokenKind::sign && is_terminal(token.sign)) {
        if (next->kind == TokenKind::sign && is_terminal(next->sign)) return false;
        // "am 12. Dezember", "am 19.12. sagte": the stop makes a number of days.
        bool const ordinal = token.sign == U'.' && i > 0 && article.tokens[i - 1].kind == TokenKind::number &&
                             article.tokens[i - 1].end == token.start && token.start - article.tokens[i - 1].start <= 2;
        if (ordinal && next->is_word() && (next->has(Tag::month) || !next->capital)) return false;
        if (token.sign == U'.') return next->start > token.end || next->is_quote();
        return next->capital || next->is_quote() || next->kind == TokenKind::number;
    }
    char32_t const stop = token.is_quote() ? stop_inside(article, token) : 0;
    if (stop == 0) return false;
    if (next->is_quote()) return true;
    if (!next->is_word() || !next->capital) return false;
    if (next->any(Tag::pronoun, Tag::article, Tag::pointing)) return true; // "He said so", "So said X", not "he said."
    if (introduced(tokens, first, i)) return true;
    // A capital after the stop inside: a new sentence, unless it is "Smith said". After a full stop
    // that must be all; with more to come, it is what Smith says next.
    for (std::size_t j = i + 1; j < tokens.size() && j < i + 8; ++j) {
        Token const& word = tokens[j];
        if (word.has(Tag::cue_finite) && !word.capital) {
            std::size_t next_word = j + 1;
            while (next_word < tokens.size() && tokens[next_word].any(Tag::time, Tag::adverb)) ++next_word;
            if (next_word >= tokens.size()) return false;
            Token const& then = tokens[next_word];
            // "“A.” X replied: “B.”": the verb has words of its own.
            if (then.is(U':')) return true;
            bool const more = then.is_word() && !then.has(Tag::preposition);
            return stop == U'.' && (more || then.is_quote());
        }
        if (!word.is_word() && !word.is(U',')) break;
        if (word.any(Tag::auxiliary, Tag::that)) break;
    }
    return true;
}

/// A headline in the English manner: verbs have capitals like names, and lose them here.
void read_headline(Article& article, Sentence& sentence) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t fewest = 4;
    Range const range = sentence.tokens;
    if (range.last - range.first > longest) return;
    std::size_t words = 0;
    std::size_t small = 0;
    for (std::size_t i = range.first; i < range.last; ++i) {
        Token const& token = article.tokens[i];
        if (!token.is_word() || token.end - token.start < fewest) continue;
        ++words;
        if (!token.capital) ++small;
    }
    bool const stops = article.tokens[range.last - 1].is(U'.');
    if (words < 3 || small > 0 || stops) return;
    sentence.headline = true;
    for (std::size_t i = range.first + 1; i < range.last; ++i) {
        Token& token = article.tokens[i];
        bool const acts = token.any(Tag::cue_finite, Tag::auxiliary, Tag::modal, Tag::cue_present_participle) &&
                          !token.any(Tag::first_name, Tag::title, Tag::role) && !token.all_caps;
        if (acts) token.capital = false;
    }
}

void split_sentences(Article& article) {
    std::size_t first = 0;
    std::size_t paragraph = 0;
    std::size_t line = 0;
    auto const close = [&](std::size_t last) {
        if (last <= first) return;
        article.sentences.push_back({{first, last}, paragraph});
        read_headline(article, article.sentences.back());
    };
    for (std::size_t i = 0; i < article.tokens.size(); ++i) {
        if (article.tokens[i].kind == TokenKind::line) {
            close(i);
            tag_credit(article.tokens, {line, i});
            first = i + 1;
            line = i + 1;
            ++paragraph;
        } else if (ends_sentence(article, first, i)) {
            close(i + 1);
            first = i + 1;
        }
    }
    close(article.tokens.size());
    tag_credit(article.tokens, {line, article.tokens.size()});
}

} // namespace

std::u32string_view Article::slice(Range range) const {
    if (range.empty()) return {};
    return slice(tokens[range.first].start, tokens[range.last - 1].end);
}

bool Article::has_quotes(Range range) const {
    for (std::size_t i = range.first; i < range.last; ++i)
        if (tokens[i].is_quote()) return true;
    return false;
}

Article read_article(std::u32string text, Lexicon const& lexicon, Singles singles) {
    Article article;
    article.text = std::move(text);
    article.grammar = lexicon.grammar();
    Tokeniser tokeniser(article.text, lexicon);
    auto const pairs = mend_marks(article.text, pair_marks(article.text, singles), lexicon);
    for (Marked const& marked : with_blocks(article.text, with_dialogue(article.text, pairs, lexicon), lexicon)) {
        article.double_marks = article.double_marks || is_double_mark(article.text[marked.open]);
        auto const pieces = pieces_of(article.text, marked, lexicon);
        article.marked.insert(article.marked.end(), pieces.begin(), pieces.end());
    }
    article.tokens.reserve(article.text.size() / 4); // about what prose has
    std::size_t at = 0;
    for (std::size_t i = 0; i < article.marked.size(); ++i) {
        Marked const& marked = article.marked[i];
        tokeniser.read(at, marked.open, article.tokens);
        Token token;
        token.start = static_cast<std::uint32_t>(marked.open);
        token.end = static_cast<std::uint32_t>(marked.end());
        token.kind = TokenKind::quote;
        token.quote = static_cast<std::uint32_t>(i);
        article.tokens.push_back(token);
        at = token.end;
    }
    tokeniser.read(at, article.text.size(), article.tokens);
    split_sentences(article);
    return article;
}

std::vector<Token> tokenise(std::u32string_view text, std::size_t start, std::size_t end,
                            Lexicon const& lexicon) {
    std::vector<Token> out;
    Tokeniser(text, lexicon).read(start, end, out);
    return out;
}

} // namespace core
