// An article as it was read out of the workspace, and what was found in it. Both are made once and never changed, so
// that the desk and its workers look at the same ones; the last few are kept, so that coming back finds nothing anew.
#pragma once

#include "core/model/quotation.h"
#include "core/model/source.h"
#include "core/quotation/detect.h"
#include "core/store/records.h"
#include "core/text/utf8.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

struct ReadArticle {
    /// Reads its words. Throws Error{damaged} when they are missing or are not those that were kept.
    ReadArticle(core::Records const& reader, core::Text const& record);
    ReadArticle(ReadArticle const&) = delete;
    ReadArticle& operator=(ReadArticle const&) = delete;

    core::Id<core::Text> const text;
    core::Digest const digest;
    std::string const language;
    std::string const words;     ///< valid UTF-8
    core::Offsets const offsets; ///< into `words`

    /// Whether the record still stands for these words in this language.
    bool is_of(core::Text const& record) const;
};

/// The quotation as it stands in these words, marked in other words of the same bytes; nothing if it does not.
std::optional<core::Quotation> found_again(core::Quotation quotation, std::string const& words);

/// The quotations of a text, and those of other texts of the same bytes that stand in it as well, oldest first.
std::vector<core::Quotation> quotations_in(core::Records const& reader, core::Text const& record,
                                            std::string const& words);

/// What was found in an article.
struct FoundQuotations {
    core::Indirect indirect = core::Indirect::no;
    core::Detected all;
};

/// The articles that were open before the one at hand, as far as they are short enough together.
class RecentArticles {
public:
    struct Kept {
        std::shared_ptr<ReadArticle const> article;
        std::shared_ptr<FoundQuotations const> found; ///< null: nobody looked to the end
    };

    /// The oldest go when there are more than `most_kept`, or their words fill more than `most_bytes`.
    void keep(Kept article);
    /// Gives back the one the record stands for; empty when it is not kept, or the record changed.
    Kept take(core::Text const& record);
    void forget(core::Id<core::Text> text);
    void clear() { kept_.clear(); }

    static constexpr std::size_t most_kept = 5;
    static constexpr std::size_t most_bytes = 4'000'000;

private:
    std::deque<Kept> kept_; ///< the newest last
};

} // namespace app
