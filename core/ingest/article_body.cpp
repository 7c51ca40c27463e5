#include "core/ingest/article_body.h"

#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <gumbo.h>

#include <algorithm>
#include <optional>

namespace core {

namespace {

std::optional<char32_t> hex_at(std::string_view json, std::size_t at) {
    char32_t value = 0;
    if (at + 4 > json.size())
        return std::nullopt;
    for (auto const c : json.substr(at, 4)) {
        auto const lower = c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        if (lower >= '0' && lower <= '9')
            value = value * 16 + static_cast<char32_t>(lower - '0');
        else if (lower >= 'a' && lower <= 'f')
            value = value * 16 + static_cast<char32_t>(lower - 'a' + 10);
        else
            return std::nullopt;
    }
    return value;
}

/// From behind the opening mark; `at` is then behind the closing one, or at the end.
std::string take_string(std::string_view json, std::size_t& at) {
    std::string out;
    while (at < json.size() && json[at] != '"') {
        auto const c = json[at++];
        if (c != '\\' || at >= json.size()) {
            out += c;
            continue;
        }
        switch (auto const escaped = json[at++]) {
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case 'r':
        case 'b':
        case 'f':
            out += ' ';
            break;
        case 'u': {
            auto code = hex_at(json, at);
            if (!code)
                break;
            at += 4;
            if (*code >= 0xD800 && *code < 0xDC00 && json.substr(at).starts_with("\\u"))
                if (auto const low = hex_at(json, at + 2); low && *low >= 0xDC00 && *low < 0xE000) {
                    code = 0x10000 + ((*code - 0xD800) << 10) + (*low - 0xDC00);
                    at += 6;
                }
            append_utf8(out, *code);
            break;
        }
        default:
            out += escaped;
        }
    }
    if (at < json.size())
        ++at;
    return out;
}

std::string_view value_of(GumboElement const& element, char const* name) {
    auto const* found = gumbo_get_attribute(&element.attributes, name);
    return found ? found->value : std::string_view();
}

std::string_view only_text(GumboElement const& element) {
    if (element.children.length == 0)
        return {};
    auto const& child = *static_cast<GumboNode const*>(element.children.data[0]);
    return child.type == GUMBO_NODE_TEXT ? child.v.text.text : std::string_view();
}

void read_said(GumboNode const& node, SaidOfStory& into) {
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    auto const& element = node.v.element;
    if (element.tag == GUMBO_TAG_TITLE && element.tag_namespace == GUMBO_NAMESPACE_HTML)
        into.titles.emplace_back(only_text(element));
    if (element.tag == GUMBO_TAG_META) {
        auto const key = lower_ascii(value_of(element, "property")) + " " + lower_ascii(value_of(element, "name"));
        if (key.find("og:title") != key.npos || key.find("twitter:title") != key.npos)
            into.titles.emplace_back(value_of(element, "content"));
    }
    if (element.tag == GUMBO_TAG_SCRIPT &&
        lower_ascii(value_of(element, "type")).find("ld+json") != std::string::npos) {
        auto const script = only_text(element);
        for (auto& body : json_strings(script, "articleBody"))
            if (body.size() > into.body.size())
                into.body = std::move(body);
        for (auto& headline : json_strings(script, "headline")) {
            if (into.titles.size() > 8)
                break;
            into.titles.push_back(std::move(headline));
        }
    }
    for (unsigned at = 0; at < element.children.length; ++at)
        read_said(*static_cast<GumboNode const*>(element.children.data[at]), into);
}

} // namespace

std::vector<std::string> json_strings(std::string_view json, std::string_view key) {
    std::vector<std::string> found;
    auto const blank = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    for (std::size_t at = 0; at < json.size();) {
        if (json[at++] != '"')
            continue;
        auto const name = take_string(json, at);
        auto value = at;
        while (value < json.size() && blank(json[value]))
            ++value;
        if (value >= json.size() || json[value] != ':')
            continue;
        ++value;
        while (value < json.size() && blank(json[value]))
            ++value;
        if (value >= json.size() || json[value] != '"')
            continue;
        at = value + 1;
        auto text = take_string(json, at);
        if (name == key)
            found.push_back(std::move(text));
    }
    return found;
}

SaidOfStory said_of_story(GumboInternalNode const& root) {
    SaidOfStory said;
    read_said(root, said);
    std::erase_if(said.titles, [](std::string const& title) { return title.empty(); });
    return said;
}

} // namespace core
