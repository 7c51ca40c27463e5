// Whether a marked stretch is something said at all. Titles, nicknames and scare quotes wear the
// same marks; small whole numbers are added for what speaks for and against.
#pragma once

#include "core/model/field.h"
#include "core/model/mode.h"
#include "core/quotation/attribution.h"
#include "core/quotation/confidence.h"
#include "core/quotation/tokens.h"

namespace core {

enum class Judgement : std::uint8_t { said, doubtful, not_said };

/// What speaks most against a marked stretch being something said.
enum class Against : std::uint8_t {
    nothing,  ///< nothing does, but nobody is said to say it either
    named,    ///< "the film “…”": a noun before it names it
    compound, ///< "pseudo-« expert »"
    nickname, ///< John “Shorty” Smith
    title,    ///< Every Word With a Capital
    fragment, ///< a word or two that nobody is said to have said
    heading,  ///< single marks in a heading, where headlines paraphrase
    letter    ///< "Q: …": a letter names nobody
};

template <>
struct Names<Against> {
    static constexpr std::array entries{
        Named{Against::nothing, "nobody", ""},    Named{Against::named, "named", ""},
        Named{Against::compound, "compound", ""}, Named{Against::nickname, "nickname", ""},
        Named{Against::title, "title", ""},       Named{Against::fragment, "fragment", ""},
        Named{Against::heading, "heading", ""},   Named{Against::letter, "letter", ""}};
};

struct Weighing {
    Judgement judgement = Judgement::not_said;
    Against against = Against::nothing;
    int score = 0;
    std::size_t words = 0;
    bool one_paragraph = true;
    bool capital = false; ///< the words begin with a capital
};

/// The code points said in a quotation: without the spaces and the comma at their edges.
Range words_of(Article const& article, Token const& quote);

/// Weighs the quotation token `quote` of the sentence `said_in`; `inner` are the tokens between its marks.
Weighing weigh(Article const& article, std::size_t quote, Sentence const& said_in,
               Attribution const& attribution, std::vector<Token> const& inner);

/// Whether it is a whole sentence of one paragraph, right beside what tells of saying, with no other source in the
/// sentence `index`; somebody last spoke in `last_paragraph`.
Clarity clarity_of(Article const& article, std::size_t index, std::size_t quote, Attribution const& attribution,
                   Weighing const& weighing, std::size_t last_paragraph);

/// Whole words or a piece of them; `opens`: the quotation opens its sentence.
Mode mode_of(Attribution const& attribution, Weighing const& weighing, bool opens);

} // namespace core
