// What a page shows of itself round its story: the headline, who wrote it and when, in lines made for readers.
#pragma once

#include "core/ingest/found_facts.h"
#include "core/ingest/ingest.h"
#include "core/ingest/page_tree.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// Author and day of one place each; several of a kind are several places, the likelier first.
struct ShownFacts {
    std::string headline;             ///< one line; empty if the page has none that is sure
    std::vector<FoundFact> authors;   ///< a word such as "by", or the name of the element says so
    std::vector<FoundFact> names;     ///< only stand where an author would, beside a day
    std::vector<FoundFact> published; ///< one day each
    std::vector<FoundFact> open;      ///< days whose month may as well be the day
};

/// `parts` are of parts_of_page(); `language` as pages write it, may be empty; nothing was published after `today`, as
/// day_number(). Looks at some lines before and behind the story alone, never at comments and teasers.
ShownFacts shown_facts(PageTree const& page, std::vector<PagePart> const& parts, std::string_view language,
                       std::int64_t today);

} // namespace core
