// A page as gumbo read it.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory_resource>
#include <string>
#include <string_view>

namespace core {

/// Whether HTML has an element of that name, in any case of letters. "5" and "euros" are none.
bool is_element_of_html(std::string_view name);

/// Its memory is given back in one piece: the parser's own clean-up calls itself once per level of nesting and would
/// overrun the stack on a hostile page.
class ParsedPage {
public:
    /// `text`, valid UTF-8, outlives it.
    explicit ParsedPage(std::string const& text);
    ParsedPage(ParsedPage const&) = delete;
    ParsedPage& operator=(ParsedPage const&) = delete;
    GumboNode const& root() const { return *output_->root; }

    /// Whether some element lies deeper than `limit` levels below the root.
    bool deeper_than(std::size_t limit) const;

private:
    std::pmr::monotonic_buffer_resource memory_;
    GumboOutput* output_;
};

} // namespace core
