#include "core/ingest/parsed_element.h"

#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

std::string name_of(GumboElement const& element) {
    auto name = element.original_tag;
    gumbo_tag_from_original_text(&name);
    return lower_ascii(std::string_view(name.data, name.length));
}

std::string_view attribute(GumboElement const& element, char const* name) {
    auto const* found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : std::string_view();
}

bool is_dropped(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_CANVAS:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO:
        return true;
    default:
        return false;
    }
}

ElementKind tag_of(GumboElement const& element) {
    switch (element.tag) {
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
        return ElementKind::heading;
    case GUMBO_TAG_P:
        return ElementKind::paragraph;
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_MENU:
    case GUMBO_TAG_DIR:
        return ElementKind::list;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
        return ElementKind::item;
    case GUMBO_TAG_TABLE:
        return ElementKind::table;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
        return ElementKind::cell;
    case GUMBO_TAG_BLOCKQUOTE:
        return ElementKind::quotation;
    case GUMBO_TAG_ARTICLE:
        return ElementKind::article;
    case GUMBO_TAG_MAIN:
        return ElementKind::main;
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HTML:
        return ElementKind::body;
    case GUMBO_TAG_HEADER:
    case GUMBO_TAG_HGROUP:
        return ElementKind::header;
    case GUMBO_TAG_FIGCAPTION:
        return ElementKind::caption;
    case GUMBO_TAG_ASIDE:
        return ElementKind::aside;
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_LABEL:
        return ElementKind::furniture;
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TBODY:
    case GUMBO_TAG_THEAD:
    case GUMBO_TAG_TFOOT:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_LISTING:
    case GUMBO_TAG_XMP:
    case GUMBO_TAG_PLAINTEXT:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_LEGEND:
    case GUMBO_TAG_ADDRESS:
        return ElementKind::block;
    default:
        break;
    }
    if (element.tag != GUMBO_TAG_UNKNOWN)
        return ElementKind::inline_text;
    auto const name = name_of(element);
    return name == "dialog" || name == "search" ? ElementKind::furniture : ElementKind::inline_text;
}

bool is_own_element(GumboElement const& element) {
    return element.tag == GUMBO_TAG_UNKNOWN && name_of(element).find('-') != std::string::npos;
}

std::string style_of(GumboElement const& element) {
    auto style = lower_ascii(attribute(element, "style"));
    std::erase_if(style, [](char c) { return std::string_view(" \t\r\n\f").find(c) != std::string_view::npos; });
    return style;
}

bool is_hidden(GumboElement const& element, std::string_view style) {
    if (auto const* hidden = gumbo_get_attribute(&element.attributes, "hidden"))
        return lower_ascii(hidden->value) != "until-found";
    return lower_ascii(attribute(element, "aria-hidden")) == "true" || style.find("display:none") != style.npos ||
           style.find("visibility:hidden") != style.npos;
}

bool asks_for_mail(GumboElement const& element) {
    if (element.tag != GUMBO_TAG_INPUT)
        return false;
    auto const type = lower_ascii(attribute(element, "type"));
    if (type == "email")
        return true;
    if (!type.empty() && type != "text")
        return false;
    constexpr std::array<std::string_view, 14> words{"mail",  "correo", "courriel", "e-post", "epost", "почт", "пошт",
                                                     "posta", "メール", "이메일",   "邮箱",   "邮件",  "بريد", "דוא"};
    return std::ranges::any_of(std::array{"name", "id", "placeholder", "aria-label"}, [&](char const* name) {
        auto const value = lower_ascii(attribute(element, name));
        return std::ranges::any_of(words, [&](std::string_view word) { return value.find(word) != value.npos; });
    });
}

bool stands_by_picture(GumboNode const& node) {
    if (!node.parent || node.parent->type != GUMBO_NODE_ELEMENT)
        return false;
    constexpr std::size_t farthest = 3; // nodes before it
    auto const holds_picture = [](GumboNode const& each) {
        if (each.type != GUMBO_NODE_ELEMENT)
            return false;
        auto const is_picture = [](GumboNode const& some) {
            return some.type == GUMBO_NODE_ELEMENT && (some.v.element.tag == GUMBO_TAG_IMG || (some.v.element.tag == GUMBO_TAG_UNKNOWN && name_of(some.v.element) == "picture"));
        };
        auto const& inside = each.v.element.children;
        return is_picture(each) ||
               std::any_of(inside.data, inside.data + inside.length, [&](void* child) { return is_picture(*static_cast<GumboNode const*>(child)); });
    };
    auto const& siblings = node.parent->v.element.children;
    for (auto at = node.index_within_parent, seen = std::size_t{0}; at > 0 && seen < farthest; --at, ++seen)
        if (holds_picture(*static_cast<GumboNode const*>(siblings.data[at - 1])))
            return true;
    return false;
}

} // namespace core
