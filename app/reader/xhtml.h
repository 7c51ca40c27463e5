// Chapters of books are XML; what reads pages reads HTML, where an empty element swallows what follows it and CDATA is
// nothing. This says the same in HTML.
#pragma once

#include <string>
#include <string_view>

namespace reader {

struct Xhtml {
    std::string html;
    std::size_t readings = 0;   ///< left out: how signs beside them are said (rt)
    bool has_definitions = false; ///< entities of its own, which nobody here follows
};

/// In one pass, however broken the page is.
Xhtml in_html(std::string_view page);

} // namespace reader
