// What recording passages of an article would record: the facts known of each, the statement it repeats, the links it
// makes. Looked up by a worker out of what it is given, which nobody changes meanwhile.
#pragma once

#include "app/desk/forms.h"
#include "app/desk/read_article.h"

#include <memory>
#include <optional>
#include <vector>

namespace app {

/// What to do with a suggestion for which a person has to choose the speaker.
enum class Unclear { kept, left_out };

struct Accepting {
    struct Wanted {
        core::Span span;
        std::optional<std::size_t> suggestion; ///< index into `found`; none for a passage a person marked
    };
    core::Id<core::Source> source;
    std::shared_ptr<ReadArticle const> article;
    std::shared_ptr<FoundQuotations const> found; ///< null while nothing was found yet
    std::vector<core::Quotation> recorded;        ///< those of the article
    std::vector<Wanted> wanted;
    Unclear unclear = Unclear::kept;
};

struct Accepted {
    std::optional<std::size_t> suggestion; ///< as wanted
    PendingQuotation pending;
    /// Nobody is named, or several may be meant.
    bool needs_a_person() const { return pending.facts.speaker.empty() || !pending.speaker_proposals.empty(); }
};

/// In the order wanted. What grows with the workspace and the article is read here. Throws core::Error.
std::vector<Accepted> look_up(core::Reader const& reader, Accepting const& accepting);

} // namespace app
