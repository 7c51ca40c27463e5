// What is reported without marks: indirect speech ("X a dit que …", "selon X, …", "…, X said."). Looser than
// marks, so a class of suggestion of its own.
#pragma once

#include "core/quotation/attribution.h"

#include <optional>
#include <vector>

namespace core {

/// Words reported, and where the article says who reports them.
struct Reported {
    Range content;
    Range mention; ///< empty where the language leaves out the pronoun
    std::optional<Cue> cue;
    Sieve sieve = Sieve::reported;
};

class Reports {
public:
    Reports(Article const& article, Phrases const& phrases, Attributor const& attributor, Grammar const& grammar)
        : article_(article), phrases_(phrases), attributor_(attributor), grammar_(grammar) {}

    /// The indirect speech of a sentence without quotations, in order; none overlaps another.
    std::vector<Reported> indirect(Range sentence, std::vector<Cue> const& cues) const;

private:
    Token const& token(std::size_t i) const { return article_.tokens[i]; }
    std::optional<Reported> by_that(Cue const& cue, Range sentence, std::vector<Cue> const& cues) const;
    std::optional<Reported> by_bare_clause(Cue const& cue, Range sentence, std::vector<Cue> const& cues) const;
    std::size_t clause_end(std::size_t from, Range sentence) const;
    std::size_t subclause_end(std::size_t from, std::size_t end, Cue const& cue, Range sentence) const;
    bool speaks(Cue const& cue, Range mention) const;
    bool introduced(Cue const& cue, Range sentence) const;
    bool left_out(Cue const& cue, Range mention, Range sentence) const;
    bool only_apposition(std::size_t from, std::size_t end) const;
    std::optional<Reported> by_source(Cue const& cue, Range sentence) const;
    std::optional<Reported> before_incise(Range sentence, std::vector<Cue> const& cues) const;
    bool holds_quote(Range range) const;
    std::size_t without_stop(Range sentence) const;

    Article const& article_;
    Phrases const& phrases_;
    Attributor const& attributor_;
    Grammar const& grammar_;
};

} // namespace core
