// The text of an article as some pages hold it besides, or alone: the articleBody of schema.org in a script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct GumboInternalNode;

namespace core {

/// The strings that a JSON text has under a key, decoded as far as they can be, however broken the rest is. Linear.
std::vector<std::string> json_strings(std::string_view json, std::string_view key);

/// What a page's scripts and head say of its story; not validated, not tidied.
struct SaidOfStory {
    std::vector<std::string> titles; ///< <title>, og:title, headline of schema.org
    std::string body;                ///< the longest articleBody; empty if there is none
};
SaidOfStory said_of_story(GumboInternalNode const& root);

} // namespace core
