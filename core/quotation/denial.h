// What an article says somebody did not say: "never said", "denied having said", "it is false that X said",
// what only might be said: "if X says"; and what others tell of: "allegedly said".
#pragma once

#include "core/model/field.h"
#include "core/quotation/attribution.h"

namespace core {

/// Whether the article tells the words as said.
enum class Told : std::uint8_t {
    said,
    denied,  ///< the article, or somebody in it, says that they were not said
    supposed, ///< they are only supposed: "if X says “…”", "did X say “…”?"
    hearsay  ///< the article does not vouch for them: "X allegedly said “…”"
};

template <>
struct Names<Told> {
    static constexpr std::array entries{Named{Told::said, "said", ""}, Named{Told::denied, "denied", ""},
                                        Named{Told::supposed, "supposed", ""}, Named{Told::hearsay, "hearsay", ""}};
};

struct Telling {
    Told told = Told::said;
    Range words; ///< that tell it: "never said"; empty when it is said
};

class Denials {
public:
    Denials(Article const& article, Phrases const& phrases) : article_(article), phrases_(phrases) {}

    /// How words attributed so are told: those of the quotation token `quote`, or those reported from that token on. A denial that is itself denied is none; what
    /// somebody says to deny something ("X denied it: “…”") is said.
    Telling telling(Attribution const& attribution, std::size_t quote, Range sentence) const;

private:
    Token const& token(std::size_t i) const { return article_.tokens[i]; }
    using Place = std::optional<std::size_t>; ///< of the word that says so
    bool negates(std::size_t at, std::size_t end) const;
    Place negated_from_left(std::size_t verb, Range sentence) const;
    Place unwilling(std::size_t verb, Range sentence) const;
    Place negated_behind(Cue const& cue, Range mention, Range sentence) const;
    Place negated_before_object(Cue const& cue, Range mention, std::size_t quote) const;
    Place negated_subject(Cue const& cue, Range mention, Range sentence) const;
    Place negated(Cue const& cue, Range mention, Range sentence) const;
    bool wants_not(Cue const& cue, Range sentence) const;
    Place governed(Attribution const& attribution, std::size_t quote, Range sentence) const;
    bool right_before(Cue const& cue, Range mention, std::size_t quote) const;
    bool denies_complement(Cue const& cue, std::size_t quote, Range sentence) const;
    Place opens_apposition(std::size_t comma, Range sentence) const;
    bool only_ever(std::size_t negation, Cue const& cue) const;
    Place under_denial(std::size_t from, Cue const& cue, Range sentence) const;
    Place under_falsehood(std::size_t from, Range sentence) const;
    Place called_false(std::size_t quote, std::size_t from, Range sentence) const;
    Place clefted(Cue const& cue, Range mention, Range sentence) const;
    Place set_in_a_fake(Cue const& cue, Range sentence) const;
    Place opened_by_negation(Cue const& cue, Range mention, Range sentence) const;
    bool opens_far_from_verb(std::size_t from, std::size_t until) const;
    Place never_pronounced(std::size_t quote, Range sentence) const;
    Place never_uttered(std::size_t quote, Range sentence) const;
    Place never_uttered_before(std::size_t quote, Range sentence) const;
    Place shown_by_a_fake(Cue const& cue, Range mention, Range sentence) const;
    static bool stands_behind(Sieve sieve);

    // supposed.cpp
    Place supposed(Attribution const& attribution, Range mention, std::size_t words, Range sentence) const;
    Place hearsay(Cue const& cue, Range mention, std::size_t words, Range sentence) const;
    bool concedes(Cue const& cue, Range sentence) const;
    Place conditional(Cue const& cue, Range mention, Range sentence) const;
    Place turned(Cue const& cue, Range mention, Range sentence) const;
    Place asked(Cue const& cue, Range mention, std::size_t words, Range sentence) const;
    Place promised(Cue const& cue, std::size_t words) const;
    bool other_clause_begins(std::size_t at, Range sentence) const;
    Place beside(Tag tag, Cue const& cue, Range sentence) const;
    bool opens_clause(std::size_t at, Range sentence) const;

    Article const& article_;
    Phrases const& phrases_;
};

} // namespace core
