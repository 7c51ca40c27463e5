// The article as detection reads it: words and signs with their places, each marked quotation one
// opaque token, sentences that no abbreviation and no stop inside a quotation can break.
#pragma once

#include "core/quotation/lexicon.h"
#include "core/quotation/marks.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

enum class TokenKind : std::uint8_t { word, number, sign, quote, line };

struct Token {
    std::uint32_t start = 0; ///< code points
    std::uint32_t end = 0;
    TokenKind kind = TokenKind::word;
    bool capital = false;  ///< begins with a capital
    bool all_caps = false; ///< two or more capitals and no small letter
    bool credit = false;   ///< part of a credit line in capitals: nobody's name
    char32_t sign = 0;
    std::uint32_t quote = 0; ///< index into the marked stretches
    Word word;
    bool has(Tag tag) const { return word.tags.has(tag); }
    template <class... More>
    bool any(More... tags) const {
        return word.tags.any(tags...);
    }
    bool is(char32_t c) const { return kind == TokenKind::sign && sign == c; }
    bool is_word() const { return kind == TokenKind::word; }
    bool is_quote() const { return kind == TokenKind::quote; }
};

/// Tokens [first, last).
struct Range {
    std::size_t first = 0;
    std::size_t last = 0;
    bool empty() const { return last <= first; }
    bool operator==(Range const&) const = default;
};

struct Sentence {
    Range tokens;
    std::size_t paragraph = 0;
    bool headline = false; ///< Every Word Has a Capital: capitals tell no names
};

struct Article {
    std::u32string text;
    std::vector<Marked> marked;
    bool double_marks = false; ///< some of them are double
    Grammar grammar;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;

    std::u32string_view slice(std::size_t start, std::size_t end) const {
        return std::u32string_view(text).substr(start, end - start);
    }
    std::u32string_view slice(Range range) const;
    bool has_quotes(Range range) const;
};

/// Reads `text` and pairs its marks; quotations become one token each.
Article read_article(std::u32string text, Lexicon const& lexicon, Singles singles);

/// The tokens of a stretch with its marks read as signs: for looking inside a quotation.
std::vector<Token> tokenise(std::u32string_view text, std::size_t start, std::size_t end,
                            Lexicon const& lexicon);

} // namespace core
