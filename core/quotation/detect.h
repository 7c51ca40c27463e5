// Finds what an article quotes: each passage between quotation marks that somebody says, who says
// it, in which role, when and where. Suggestions only: a person accepts or rejects them.
#pragma once

#include "core/model/mode.h"
#include "core/quotation/denial.h"
#include "core/quotation/lexicon.h"
#include "core/quotation/relations.h"
#include "core/base/say.h"
#include "core/text/utf8.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// What a suggestion does to another one of the same article.
struct Related {
    std::size_t to = 0; ///< index of the other suggestion
    Bears how = Bears::rebuts;
    std::optional<Span> evidence; ///< the words that say so; none for a duplicate
};

/// One quotation found. Strings are empty where the article does not tell.
struct Suggestion {
    Span span;                        ///< the words said, without their marks
    std::string text;
    std::string speaker;              ///< full name, or the noun phrase as it stands
    std::optional<Span> speaker_span; ///< the mention that names the speaker
    std::string mention;              ///< its words, even where they name nobody: "il"
    std::vector<std::string> alternatives; ///< who else may be meant, likeliest first
    std::string role;
    std::string on_behalf_of;         ///< the organisation a spokesperson speaks for
    std::string cue;                  ///< the words that tell of saying
    std::optional<Span> cue_span;
    std::string when;                 ///< time words beside the cue: "lundi"
    std::string place;
    std::string occasion;
    Mode mode = Mode::direct;
    Told told = Told::said;           ///< what is not told as said is never sure
    std::string_view rule;            ///< how the speaker was found: "inverted", "colon", …
    std::string_view standing;        ///< how sure the name is: "named", "meant", …
    std::string_view clarity;         ///< whether the words around leave little to doubt: "clear", "plain"
    double confidence = 0;            ///< measured share of such that are right; below 0.5: rather not
    Message reason;
    std::vector<Related> relates;
};

/// Whether words reported without marks stand among the quotations; else they are listed apart.
enum class Indirect { no, yes };

/// What an article quotes, and what only looks like it; each sorted by start.
struct Detected {
    std::vector<Suggestion> quotations;
    /// Marked, not a quotation: the reason says why, the rule is what speaks against it ("title",
    /// "nickname", …). A person may know better, so it keeps what else was found.
    std::vector<Suggestion> set_aside;
    /// Reported without marks, for who looks for it; empty when it was asked for among the quotations.
    std::vector<Suggestion> reported;
};

/// Quotations of `text` (valid UTF-8), none overlapping another. `language` is a two-letter code, or
/// empty to take the lexicon's. Linear in the text.
Detected detect(std::string_view text, std::string_view language, Lexicon const& lexicon,
                Indirect indirect = Indirect::no);

void sort_by_start(std::vector<Suggestion>& all);

/// Sets those below a confidence aside as well; what relates to them relates to nothing.
Detected at_least(double confidence, Detected detected);

} // namespace core
