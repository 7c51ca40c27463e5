// Who is said to have spoken, as a suggestion tells it: name, role, whom he speaks for, and the words of the article that
// say so.
#pragma once

#include "core/quotation/detect.h"
#include "core/quotation/lexicon.h"
#include "core/quotation/people.h"
#include "core/quotation/resolve.h"

#include <optional>
#include <string_view>
#include <unordered_set>

namespace core {

class Naming {
public:
    /// All three must outlive this.
    Naming(Article const& article, People const& people, Lexicon const& lexicon)
        : article_(article), people_(people), lexicon_(lexicon) {}

    /// Fills in who says it, and the words that tell: `mention` is the subject, `cue` the verb.
    void name(Suggestion& out, Speaker const& speaker, Range mention, std::optional<Cue> const& cue) const;

    /// Where tokens stand, in code points; none for an empty range. Of "-t-il" the pronoun alone.
    std::optional<Span> span_of(Range range) const;

private:
    std::string undeclined(std::string const& name) const;
    bool owns_what_is_said(std::string const& name, Range mention) const;
    /// Whether a word with a capital stands in the article.
    bool stands(std::u32string_view word) const;
    /// Who may have spoken for the body that is named.
    void offer_spokesperson(Suggestion& out) const;

    Article const& article_;
    People const& people_;
    Lexicon const& lexicon_;
    mutable std::optional<std::unordered_set<std::u32string_view>> capitals_; ///< made when a name is declined
};

} // namespace core
