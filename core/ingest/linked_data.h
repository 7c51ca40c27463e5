// What schema.org data in a page's scripts says of the article, however roughly it was written: in graphs, by
// reference, with bad entries beside good ones.
#pragma once

#include "core/ingest/found_facts.h"

#include <string>
#include <vector>

namespace core {

struct LinkedData {
    std::vector<FoundFact> facts;         ///< values as plain lines, dates and addresses as written; not judged
    std::vector<std::string> authors;     ///< each name of the article's, unjudged
    std::vector<std::string> site_names;  ///< of the publisher and the web site
};

/// `scripts`: the content of each. Where several articles are told of, that one counts whose headline is among `titles`
/// or whose address is among `addresses`, else the first. Linear in the scripts.
LinkedData read_linked_data(std::vector<std::string> const& scripts, std::vector<std::string> const& titles,
                            std::vector<std::string> const& addresses);

} // namespace core
