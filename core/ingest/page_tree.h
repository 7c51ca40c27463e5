// A page as rows of text and the elements that hold them: everything that choosing the story looks at, without the
// parser behind it. A row is what stands between two edges of block elements.
#pragma once

#include "core/ingest/element_marks.h"

#include <string>
#include <string_view>
#include <vector>

struct GumboInternalNode;

namespace core {

/// Kinds of elements, as far as the difference matters.
enum class ElementKind : std::uint8_t {
    inline_text,
    block,
    heading,
    paragraph,
    list,
    item,
    table,
    cell,
    quotation,
    article,
    main,
    body,
    header,
    caption,
    aside,
    furniture
};

struct PageElement {
    std::uint32_t parent = 0; ///< its place in the list; of the root its own. Parents stand before their children.
    ElementKind tag = ElementKind::block;
    Marks marks = ElementMark::unmarked;
    bool hidden = false;        ///< nobody sees it, nor what it holds
    bool styled_away = false;   ///< only how it looks hides it, so far as the page shows more than what is hidden so
    std::uint8_t level = 0;     ///< of a heading, 1 to 6
    std::uint64_t likeness = 0; ///< equal of elements with the same tag and class, digits aside
};

struct PageRow {
    std::string text;           ///< no blank at either end; '\n' where the page breaks a line
    std::uint32_t element = 0;  ///< the innermost that holds all of it
    std::uint32_t block = 0;    ///< the innermost block element that does
    ElementKind tag = ElementKind::block;       ///< of the innermost block element that does
    std::uint8_t level = 0;     ///< of a heading, 1 to 6
    std::size_t characters = 0; ///< without white space
    std::size_t linked = 0;     ///< of them inside links
    std::size_t slanted = 0;    ///< of them in italics
    std::size_t words = 0;      ///< of a script without blanks, half of its characters
    double link_share() const {
        return characters == 0 ? 0 : static_cast<double>(linked) / static_cast<double>(characters);
    }
};

struct PageTree {
    std::vector<PageElement> elements; ///< the first is the root
    std::vector<PageRow> rows;
    std::vector<std::string> struck; ///< passages that the page shows as struck out; no row has them
};

/// Whether nobody sees an element, by element.
std::vector<char> hidden_elements(PageTree const& page);

/// `language` is that of the page where an element names none; may be empty. The tree is at most 512 levels deep.
PageTree read_page_tree(GumboInternalNode const& root, std::string_view language);

} // namespace core
