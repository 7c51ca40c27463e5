#include "core/ingest/page_tree.h"

#include "core/ingest/hidden_styles.h"
#include "core/ingest/parsed_element.h"
#include "core/ingest/shifted.h"
#include "core/text/ascii.h"
#include "core/text/quotation_marks.h"
#include "core/text/utf8.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace core {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view page_space = " \t\r\n\f";

bool is_word_space(char c) { return c == ' ' || c == '\n'; }

bool is_without_blanks(char32_t c) { // scripts that put none between words
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x0E00 && c <= 0x0E7F) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

std::size_t words_in(std::string_view text) {
    std::size_t words = 0;
    bool inside = false;
    bool plain = true;
    for (auto const c : text) {
        words += !is_word_space(c) && !inside ? 1U : 0U;
        inside = !is_word_space(c);
        plain = plain && static_cast<unsigned char>(c) < 0xE0;
    }
    if (plain)
        return words;
    auto const letters = to_utf32(repair_utf8(text));
    auto const dense = static_cast<std::size_t>(std::ranges::count_if(letters, is_without_blanks));
    return std::max(words, dense / 2);
}

/// Marks of quotation as people type them, straight ones too.
bool ends_with_opening_mark(std::string_view text) {
    constexpr std::array marks{"\""sv, "“"sv,  "„"sv,  "«"sv,       "»"sv,  "‘"sv,
                               "‹"sv,  "「"sv, "『"sv, "«\u00A0"sv, "« "sv, "«\u202F"sv};
    return std::ranges::any_of(marks, [&](auto const mark) { return text.ends_with(mark); });
}

bool begins_with_mark(std::string_view text) {
    constexpr std::array marks{"\""sv, "“"sv, "„"sv, "«"sv, "»"sv, "‘"sv, "‹"sv, "「"sv, "『"sv};
    auto const start = std::min(text.find_first_not_of(page_space), text.size());
    return std::ranges::any_of(marks, [&](auto const mark) { return text.substr(start).starts_with(mark); });
}

/// All text below an element, as far as `most` bytes.
void gather(GumboNode const& node, std::string& into, std::size_t most = 2000) {
    if (into.size() > most)
        return;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_WHITESPACE || node.type == GUMBO_NODE_CDATA)
        into += node.v.text.text;
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    for (unsigned at = 0; at < node.v.element.children.length; ++at)
        gather(*static_cast<GumboNode const*>(node.v.element.children.data[at]), into, most);
}

std::string trimmed(std::string_view text) {
    auto const start = text.find_first_not_of(page_space);
    return std::string(start == text.npos ? ""sv : text.substr(start, text.find_last_not_of(page_space) - start + 1));
}

bool has_link_to_note(GumboNode const& node) {
    if (node.type != GUMBO_NODE_ELEMENT)
        return false;
    auto const& element = node.v.element;
    if (element.tag == GUMBO_TAG_A && attribute(element, "href").find('#') != std::string_view::npos)
        return true;
    return std::any_of(element.children.data, element.children.data + element.children.length,
                       [](void* child) { return has_link_to_note(*static_cast<GumboNode const*>(child)); });
}

/// Whether something raised leads to a note at the foot of the page.
bool is_note_mark(GumboNode const& node, std::string_view text) {
    auto const names = lower_ascii(std::string(attribute(node.v.element, "class")) + " " +
                                   std::string(attribute(node.v.element, "role")) + " " +
                                   std::string(attribute(node.v.element, "id")));
    for (auto const word : {"footnote", "noteref", "fnref", "reference", "cite"})
        if (names.find(word) != names.npos)
            return true;
    if (text.starts_with('[') && text.ends_with(']'))
        return true;
    auto const is_sign = text == "*" || text == "**" || text == "†" || text == "‡";
    return is_sign || has_link_to_note(node);
}

class TreeReader {
public:
    TreeReader(PageTree& into, std::string_view language) : tree_(into), language_(language) {
        tree_.elements.push_back({0, ElementKind::body, ElementMark::unmarked, false, 0, 0});
        open_elements_.push_back(0);
    }
    void read(GumboNode const& node);
    /// Names that the style sheets of the page hide.
    void note_styles(GumboNode const& node);
    void finish();

private:
    void read_text(std::string_view text);
    void read_element(GumboNode const& node);
    void read_children(GumboElement const& element);
    void read_quoted(GumboElement const& element);
    void read_shifted(GumboNode const& node, Shift shift);
    void enter(GumboElement const& element, ElementKind tag, Marks marks, bool hidden);
    bool is_styled_away(GumboElement const& element, std::string_view style) const;
    void leave();
    void put(std::string_view piece, std::size_t length);
    void end_row();
    Marks marks_of(GumboElement const& element);
    char last_byte() const { return row_.text.empty() ? '\0' : row_.text.back(); }

    PageTree& tree_;
    std::string language_;
    std::vector<std::uint32_t> open_elements_;
    std::unordered_map<std::string, Marks> known_names_;
    std::unordered_set<std::string> hidden_names_;
    PageRow row_;
    std::size_t holder_ = 0; ///< how deep the element lies that holds all of the row
    std::size_t lowest_ = 0; ///< how few elements were open since the last words
    int breaks_ = 0;
    bool space_ = false;
    int links_ = 0, slants_ = 0, quoted_ = 0, paragraphs_ = 0, quotations_ = 0, preformatted_ = 0;
};

Marks TreeReader::marks_of(GumboElement const& element) {
    Marks marks = ElementMark::unmarked;
    for (auto const* name : {"class", "id"}) {
        auto const value = attribute(element, name);
        if (value.empty())
            continue;
        auto const [known, is_new] = known_names_.try_emplace(std::string(value), 0u);
        if (is_new)
            known->second = marks_of_names(value);
        marks |= known->second;
    }
    if (is_own_element(element))
        marks |= marks_of_names(name_of(element));
    if (auto const role = attribute(element, "role"); !role.empty())
        marks |= marks_of_role(role);
    auto const property = attribute(element, "itemprop");
    auto const type = attribute(element, "itemtype");
    if (!property.empty() || !type.empty())
        marks |= marks_of_schema(property, type);
    return marks;
}

void TreeReader::enter(GumboElement const& element, ElementKind tag, Marks marks, bool hidden) {
    PageElement made;
    made.parent = open_elements_.back();
    made.tag = tag;
    made.hidden = hidden;
    if (tag == ElementKind::heading)
        made.level = static_cast<std::uint8_t>(1 + static_cast<int>(element.tag) - static_cast<int>(GUMBO_TAG_H1));
    made.marks = marks;
    // Beside the text of a table set to the left or right stands a picture with what is said of it.
    if (tag == ElementKind::table)
        if (auto const side = lower_ascii(attribute(element, "align")); side == "right" || side == "left")
            made.marks |= ElementMark::caption | ElementMark::perhaps_beside;
    std::uint64_t likeness = 1469598103934665603u + static_cast<std::uint64_t>(element.tag);
    for (auto const c : attribute(element, "class"))
        if (c < '0' || c > '9')
            likeness = (likeness ^ static_cast<unsigned char>(c)) * 1099511628211u;
    made.likeness = likeness;
    open_elements_.push_back(static_cast<std::uint32_t>(tree_.elements.size()));
    tree_.elements.push_back(made);
}

void TreeReader::leave() {
    open_elements_.pop_back();
    lowest_ = std::min(lowest_, open_elements_.size());
}

void TreeReader::end_row() {
    breaks_ = 0;
    space_ = false;
    constexpr std::string_view no_break_space = "\u00A0";
    std::string_view rest = row_.text;
    while (rest.starts_with(no_break_space))
        rest.remove_prefix(no_break_space.size());
    if (!rest.empty()) {
        row_.words = words_in(row_.text);
        auto at = row_.element;
        while (tree_.elements[at].tag == ElementKind::inline_text && at != 0)
            at = tree_.elements[at].parent;
        row_.block = at;
        row_.tag = tree_.elements[at].tag;
        row_.level = tree_.elements[at].level;
        tree_.rows.push_back(std::move(row_));
    }
    row_ = {};
}

/// `piece` has no white space.
void TreeReader::put(std::string_view piece, std::size_t length) {
    if (breaks_ > 1)
        end_row();
    if (!row_.text.empty() && breaks_ == 1)
        row_.text += '\n';
    if (!row_.text.empty() && breaks_ == 0 && space_)
        row_.text += ' ';
    space_ = false;
    breaks_ = 0;
    // What was left since the words before does not hold these.
    if (row_.text.empty() || lowest_ < holder_) {
        holder_ = row_.text.empty() ? open_elements_.size() : lowest_;
        row_.element = open_elements_[holder_ - 1];
    }
    lowest_ = open_elements_.size();
    row_.text += piece;
    row_.characters += length;
    if (links_ > 0)
        row_.linked += length;
    if (slants_ > 0)
        row_.slanted += length;
}

/// A page that fades its story in hides it so at first.
void TreeReader::finish() {
    end_row();
    std::vector<char> away(tree_.elements.size());
    for (std::size_t at = 1; at < away.size(); ++at)
        away[at] = tree_.elements[at].styled_away || away[tree_.elements[at].parent] != 0;
    auto const hidden = hidden_elements(tree_);
    std::size_t unseen = 0, seen = 0;
    for (auto const& row : tree_.rows)
        if (hidden[row.element] == 0)
            (away[row.element] != 0 ? unseen : seen) += row.characters;
    if (unseen < seen)
        for (auto& each : tree_.elements)
            each.hidden = each.hidden || each.styled_away;
}

void TreeReader::note_styles(GumboNode const& node) {
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    auto const& element = node.v.element;
    for (unsigned at = 0; at < element.children.length; ++at) {
        auto const& child = *static_cast<GumboNode const*>(element.children.data[at]);
        if (element.tag == GUMBO_TAG_STYLE && child.type == GUMBO_NODE_TEXT)
            note_hidden_names(child.v.text.text, hidden_names_);
        else
            note_styles(child);
    }
}

bool TreeReader::is_styled_away(GumboElement const& element, std::string_view style) const {
    if (!style.empty() && hides(style))
        return true;
    if (hidden_names_.empty())
        return false;
    if (auto const id = attribute(element, "id"); !id.empty() && hidden_names_.contains("#" + std::string(id)))
        return true;
    for (auto names = attribute(element, "class"); !names.empty();) {
        auto const end = std::min(names.find_first_of(page_space), names.size());
        if (end > 0 && hidden_names_.contains("." + std::string(names.substr(0, end))))
            return true;
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
}

void TreeReader::read_text(std::string_view text) {
    constexpr std::string_view soft_hyphen = "\u00AD"; // where a word may be parted; it shows only where a line ends
    std::string without;
    if (auto at = text.find(soft_hyphen); at != text.npos) {
        for (auto from = std::size_t{0}; from < text.size(); from = at + soft_hyphen.size()) {
            at = std::min(text.find(soft_hyphen, from), text.size());
            without += text.substr(from, at - from);
        }
        text = without;
    }
    for (std::size_t at = 0; at < text.size();) {
        auto const c = text[at];
        if (page_space.find(c) != page_space.npos) {
            if (c == '\n' && preformatted_ > 0)
                ++breaks_;
            else
                space_ = true;
            ++at;
            continue;
        }
        auto const end = std::min(text.find_first_of(page_space, at), text.size());
        auto const piece = text.substr(at, end - at);
        put(piece, static_cast<std::size_t>(std::ranges::count_if(
                       piece, [](char each) { return (static_cast<unsigned char>(each) & 0xC0u) != 0x80; })));
        at = end;
    }
}

void TreeReader::read_children(GumboElement const& element) {
    for (unsigned at = 0; at < element.children.length; ++at)
        read(*static_cast<GumboNode const*>(element.children.data[at]));
}

void TreeReader::read_quoted(GumboElement const& element) {
    std::string inside;
    for (unsigned at = 0; at < element.children.length && inside.size() < 20; ++at)
        gather(*static_cast<GumboNode const*>(element.children.data[at]), inside, 20);
    auto const has_marks =
        begins_with_mark(inside) || (!space_ && ends_with_opening_mark(row_.text)) || trimmed(inside).empty();
    if (has_marks)
        return read_children(element);
    auto const marks = quotation_marks(language_, quoted_++);
    put(marks.open, 1);
    // "« " brings its own blank.
    space_ = false;
    auto const opened = row_.text.size();
    auto const in_row = tree_.rows.size();
    read_children(element);
    --quoted_;
    if (row_.text.size() == opened && tree_.rows.size() == in_row)
        space_ = false;
    auto const space = std::exchange(space_, false);
    put(marks.close, 1);
    space_ = space;
}

void TreeReader::read_shifted(GumboNode const& node, Shift shift) {
    std::string text;
    gather(node, text);
    text = trimmed(text);
    if (text.empty() || (shift == Shift::raised && is_note_mark(node, text)))
        return;
    auto const before = static_cast<unsigned char>(last_byte());
    bool const attached =
        !space_ && breaks_ == 0 &&
        ((before >= '0' && before <= '9') || lower_ascii(std::string(1, static_cast<char>(before)))[0] >= 'a');
    read_text(shifted(text, shift, attached));
}

void TreeReader::read_element(GumboNode const& node) {
    auto const& element = node.v.element;
    auto const style = style_of(element);
    bool const hidden = is_hidden(element, style);
    bool const styled_away = !hidden && is_styled_away(element, style);
    auto tag = tag_of(element);
    if (tag == ElementKind::inline_text &&
        (style.find("display:block") != style.npos || (is_own_element(element) && paragraphs_ == 0)))
        tag = ElementKind::block;
    // A quotation's footer is who said it.
    if (tag == ElementKind::furniture && element.tag == GUMBO_TAG_FOOTER && quotations_ > 0)
        tag = ElementKind::block;
    if (tag == ElementKind::inline_text) {
        if (hidden || styled_away || pops_up(attribute(element, "class")))
            return;
        if (element.tag == GUMBO_TAG_DEL || element.tag == GUMBO_TAG_S || element.tag == GUMBO_TAG_STRIKE) {
            std::string text;
            gather(node, text);
            tree_.struck.push_back(trimmed(text));
            return;
        }
        if (element.tag == GUMBO_TAG_SUP)
            return read_shifted(node, Shift::raised);
        if (element.tag == GUMBO_TAG_SUB)
            return read_shifted(node, Shift::lowered);
    }
    auto const marks = marks_of(element);
    if (tag == ElementKind::inline_text && (marks & ElementMark::caption) != 0 && stands_by_picture(node))
        tag = ElementKind::block;
    bool const is_block = tag != ElementKind::inline_text;
    if (is_block)
        end_row();
    enter(element, tag, marks, hidden);
    tree_.elements.back().styled_away = styled_away;
    auto const language = attribute(element, "lang");
    auto const outer = language.empty() ? std::string() : std::exchange(language_, std::string(language));
    auto const link = element.tag == GUMBO_TAG_A && !attribute(element, "href").empty();
    auto const slant = element.tag == GUMBO_TAG_I || element.tag == GUMBO_TAG_EM;
    auto const own = element.tag == GUMBO_TAG_PRE || element.tag == GUMBO_TAG_LISTING || element.tag == GUMBO_TAG_XMP;
    links_ += link;
    slants_ += slant;
    paragraphs_ += tag == ElementKind::paragraph || tag == ElementKind::heading;
    quotations_ += tag == ElementKind::quotation;
    preformatted_ += own;
    if (element.tag == GUMBO_TAG_Q)
        read_quoted(element);
    else
        read_children(element);
    preformatted_ -= own;
    quotations_ -= tag == ElementKind::quotation;
    paragraphs_ -= tag == ElementKind::paragraph || tag == ElementKind::heading;
    slants_ -= slant;
    links_ -= link;
    if (!language.empty())
        language_ = outer;
    if (is_block)
        end_row();
    leave();
}

void TreeReader::read(GumboNode const& node) {
    switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        return read_text(node.v.text.text);
    case GUMBO_NODE_ELEMENT:
        if (node.v.element.tag == GUMBO_TAG_BR) {
            ++breaks_;
            return;
        }
        tree_.elements[open_elements_.back()].marks |= asks_for_mail(node.v.element) ? ElementMark::asks_for_mail : ElementMark::unmarked;
        if (!is_dropped(node.v.element.tag))
            read_element(node);
        return;
    case GUMBO_NODE_TEMPLATE: // shown in place of what its holder has
        if (!attribute(node.v.element, "shadowrootmode").empty())
            read_children(node.v.element);
        return;
    default:
        return;
    }
}

} // namespace

std::vector<char> hidden_elements(PageTree const& page) {
    std::vector<char> hidden(page.elements.size());
    for (std::size_t at = 0; at < hidden.size(); ++at)
        hidden[at] = page.elements[at].hidden || (at != 0 && hidden[page.elements[at].parent] != 0);
    return hidden;
}

PageTree read_page_tree(GumboInternalNode const& root, std::string_view language) {
    PageTree tree;
    TreeReader reader(tree, language);
    reader.note_styles(root);
    reader.read(root);
    reader.finish();
    return tree;
}

} // namespace core
