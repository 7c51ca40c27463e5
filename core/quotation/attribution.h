// Who says a marked stretch, by where the verb of saying and its subject stand. The sieves are
// tried from the most to the least reliable; the first that holds decides.
#pragma once

#include "core/model/field.h"
#include "core/quotation/phrases.h"

#include <optional>
#include <vector>

namespace core {

enum class Sieve : std::uint8_t {
    inverted,     ///< « … », a dit X
    subject_verb, ///< "…," X said
    parenthesis,  ///< "…" (X)
    colon,        ///< X : « … »
    continued,    ///< « … », a dit X, « … »
    before,       ///< X a dit que « … »
    participle,   ///< X …, disant « … »
    according,    ///< selon X, « … »
    postposed,    ///< … « … » …, a dit X
    floating,     ///< « … » alone, after a quotation of X
    turn,         ///< X : … in an interview
    reported,     ///< X a dit que …
    none
};

template <>
struct Names<Sieve> {
    static constexpr std::array entries{
        Named{Sieve::inverted, "inverted", ""},       Named{Sieve::subject_verb, "subject_verb", ""},
        Named{Sieve::parenthesis, "parenthesis", ""}, Named{Sieve::colon, "colon", ""},
        Named{Sieve::continued, "continued", ""},     Named{Sieve::before, "before", ""},
        Named{Sieve::participle, "participle", ""},   Named{Sieve::according, "according", ""},
        Named{Sieve::postposed, "postposed", ""},     Named{Sieve::floating, "floating", ""},
        Named{Sieve::turn, "turn", ""},               Named{Sieve::reported, "reported", ""},
        Named{Sieve::none, "none", ""}};
};

struct Attribution {
    Sieve sieve = Sieve::none;
    std::optional<Cue> cue;
    Range mention; ///< the subject; may be empty when only the cue is known
};

class Attributor {
public:
    Attributor(Article const& article, People const& people, Phrases const& phrases)
        : article_(article), people_(people), phrases_(phrases) {}

    /// One attribution for each quotation token of the sentence, in order.
    std::vector<Attribution> attribute(Range sentence, std::vector<Cue> const& cues) const;

    /// The subject of a cue, wherever it stands.
    Range subject_of(Cue const& cue, Range sentence, std::vector<Cue> const& cues,
                     int depth = 0) const;

private:
    Token const& token(std::size_t i) const { return article_.tokens[i]; }
    bool ends_inside(std::size_t quote) const;
    bool names_person(Range phrase) const;
    Range accompanied(std::size_t participle, Range sentence) const;
    bool reports(Cue const& outer, Range subject) const;
    bool bare_subject(std::size_t at, std::size_t verb) const;
    std::optional<Attribution> after_quote(std::size_t quote, Range sentence,
                                           std::vector<Cue> const& cues) const;
    std::optional<Attribution> named_beside(std::size_t quote, Range sentence) const;
    std::optional<Attribution> before_quote(std::size_t quote, Range sentence,
                                            std::vector<Cue> const& cues,
                                            std::optional<std::size_t> used) const;
    std::optional<Attribution> behind(std::size_t quote, Range sentence,
                                      std::vector<Cue> const& cues) const;
    std::optional<Attribution> colon(std::size_t quote, Range sentence,
                                     std::vector<Cue> const& cues) const;
    Range inverted_subject(Cue const& cue, Range sentence) const;

    Article const& article_;
    People const& people_;
    Phrases const& phrases_;
};

} // namespace core
