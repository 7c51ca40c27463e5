#include "core/quotation/interruption.h"

#include "core/quotation/characters.h"
#include "core/quotation/incise.h"

#include <algorithm>
#include <optional>

namespace core {

namespace {

constexpr std::size_t look_inside = 2'000; ///< code points
constexpr std::size_t look_behind = 40;   ///< code points behind the closing mark
constexpr std::size_t farthest_closing = 30; ///< tokens

bool ends_in_stop(Token const& token) { return token.kind == TokenKind::sign && is_terminal(token.sign); }

/// A dash with a blank on one side at least: no hyphen of a word.
bool is_break(std::vector<Token> const& tokens, std::size_t at) {
    if (is_dash(tokens[at].sign)) return true;
    return tokens[at].is(U'-') && at > 0 && tokens[at - 1].end < tokens[at].start;
}

/// The signs behind an incise at which the words said go on: [first, last) of tokens.
struct Closing {
    std::size_t first = 0, last = 0;
};

/// Behind an incise that a dash opens, another dash stands, or its sentence ends; the last one of the marks needs neither.
std::optional<Closing> closed_by_dash(std::vector<Token> const& tokens, Incise const& incise) {
    auto const until = std::min(tokens.size(), incise.first + farthest_closing);
    for (std::size_t i = std::max(incise.last, incise.first + 1); i < until; ++i) {
        if (tokens[i].kind == TokenKind::line || tokens[i].kind == TokenKind::quote) return std::nullopt;
        auto last = i;
        if (ends_in_stop(tokens[i]) && last + 1 < tokens.size()) ++last;
        bool const dash = is_break(tokens, last);
        if (!dash && last == i) continue;
        if (!dash) return Closing{i, last};
        // "—dijo X—. Hay tiempo", "—dijo X—, y fuimos"
        for (++last; last < tokens.size() && (tokens[last].is(U'.') || tokens[last].is(U','));) ++last;
        if (i > incise.first + 1 && last == i + 1 && tokens[i - 1].is(U',')) --i; // "— сказал X, — и …"
        return Closing{i, last};
    }
    return until == tokens.size() ? std::optional(Closing{tokens.size(), tokens.size()}) : std::nullopt;
}

/// Behind one that a comma or a question mark opens, a comma or a stop.
std::optional<Closing> closed_by_comma(std::vector<Token> const& tokens, Incise const& incise) {
    bool const turned = incise.subject > incise.first || tokens[incise.first].has(Tag::cue_finite);
    // « …, disait mon père, … » tells what another said.
    bool const of_another = tokens[incise.subject].has(Tag::possessive);
    if (!turned || of_another || incise.last >= tokens.size()) return std::nullopt;
    Token const& sign = tokens[incise.last];
    if (!sign.is(U',') && !ends_in_stop(sign)) return std::nullopt;
    // Behind a stop a sentence begins; a stop that closes the marks closes an introduction of something else.
    if (incise.last + 1 >= tokens.size()) return std::nullopt;
    if (ends_in_stop(sign) && !(tokens[incise.last + 1].capital || !tokens[incise.last + 1].is_word())) return std::nullopt;
    return Closing{incise.last, incise.last + 1};
}

std::optional<Closing> closing_of(std::vector<Token> const& tokens, Incise const& incise) {
    return incise.dashed ? closed_by_dash(tokens, incise) : closed_by_comma(tokens, incise);
}

class Interruptions {
public:
    Interruptions(std::u32string_view text, Marked const& marked, Lexicon const& lexicon)
        : text_(text), marked_(marked), lexicon_(lexicon),
          read_whole_(marked.close <= marked.inside() + look_inside),
          tokens_(tokenise(text, marked.inside(), std::min(marked.close, marked.inside() + look_inside), lexicon)) {}

    std::vector<Marked> run() const {
        std::vector<Marked> out;
        Marked rest = marked_;
        bool const commas = lexicon_.grammar().commas_interrupt && !is_governed();
        for (std::size_t from = 1; from < tokens_.size();) {
            auto const incise = find_incise_from(tokens_, from, tokens_.size());
            if (!incise) break;
            auto const closing = incise->dashed || commas ? closing_of(tokens_, *incise) : std::nullopt;
            if (!closing || (closing->last >= tokens_.size() && !read_whole_)) {
                from = incise->first + 1;
                continue;
            }
            Token const& before = tokens_[incise->before];
            Marked piece = rest;
            piece.close = ends_in_stop(before) ? before.end : before.start;
            piece.balanced = piece.interrupted = true;
            out.push_back(piece);
            if (closing->last >= tokens_.size()) return out; // nothing is said behind it
            rest.open = tokens_[closing->first].start;
            rest.open_width = static_cast<std::uint8_t>(tokens_[closing->last - 1].end - tokens_[closing->first].start);
            from = closing->last;
        }
        out.push_back(rest);
        return out;
    }

private:
    /// "», a-t-il dit": who speaks is told behind the marks.
    bool is_governed() const {
        auto const from = std::min(text_.size(), marked_.end());
        auto const behind = tokenise(text_, from, std::min(text_.size(), from + look_behind), lexicon_);
        std::size_t first = 0;
        while (first < behind.size() && first < 2 && (behind[first].is(U',') || is_break(behind, first))) ++first;
        return behind.size() > first && behind[first].any(Tag::auxiliary, Tag::cue_finite);
    }

    std::u32string_view text_;
    Marked const& marked_;
    Lexicon const& lexicon_;
    bool read_whole_; ///< up to the closing mark
    std::vector<Token> tokens_;
};

} // namespace

std::vector<Marked> pieces_of(std::u32string_view text, Marked const& marked, Lexicon const& lexicon) {
    auto const words = text.substr(marked.inside(), std::min(marked.close - std::min(marked.close, marked.inside()), look_inside));
    auto const dashed = std::ranges::any_of(words, [](char32_t c) { return is_dash(c); }) || words.find(U" -") != words.npos;
    bool const may = marked.kind == Marked::Kind::marks && !lexicon.grammar().marks_close_first &&
                     (dashed || lexicon.grammar().commas_interrupt);
    return may ? Interruptions(text, marked, lexicon).run() : std::vector{marked};
}

} // namespace core
