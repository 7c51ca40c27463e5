#include "core/ingest/page_facts.h"

#include "core/text/utf8.h"
#include "core/time/time.h"

#include <gumbo.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace core {

namespace {

using Json = nlohmann::json;
using Words = std::initializer_list<std::string_view>;

std::string in_lower_case(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string attribute_of(GumboNode const& node, char const* name) {
    auto const* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}

void keep_first(std::string& field, std::string_view value) {
    if (field.empty())
        field = one_line(value);
}

/// An address in a field meant for a name (as social networks have it) names nobody.
void keep_name(std::string& field, std::string_view value) {
    if (value.find("://") == value.npos)
        keep_first(field, value);
}

void keep_date(Ingested& into, std::string const& value) {
    if (!into.published.empty())
        return;
    auto const date = one_line(value);
    // "2022-12-19T10:15:00+01:00": the day as the publisher's clock had it.
    auto const day = date.substr(0, date.find_first_of("T "));
    auto const parsed = PartialDate::parse(day);
    if (parsed && parsed->known())
        into.published = parsed->text();
}

void keep_language(Ingested& into, std::string const& value) {
    auto const code = in_lower_case(value.substr(0, value.find_first_of("-_")));
    auto const letter = [](char c) { return c >= 'a' && c <= 'z'; };
    if (code.size() >= 2 && code.size() <= 3 && std::ranges::all_of(code, letter))
        keep_first(into.language, code);
}

bool any_of(std::string const& key, Words names) {
    return std::ranges::find(names, key) != names.end();
}

void read_meta(GumboNode const& node, Ingested& into) {
    auto const content = attribute_of(node, "content");
    for (auto const* by : {"property", "name", "itemprop"}) {
        auto const key = in_lower_case(attribute_of(node, by));
        if (key == "og:title")
            keep_first(into.title, content);
        if (any_of(key, {"author", "article:author", "dc.creator"}))
            keep_name(into.author, content);
        if (any_of(key, {"og:site_name", "dc.publisher"}))
            keep_name(into.publisher, content);
        if (key == "og:url")
            keep_first(into.url, content);
        if (any_of(key,
                   {"article:published_time", "og:article:published_time", "datepublished", "date",
                    "dc.date", "dc.date.issued", "citation_publication_date", "parsely-pub-date"}))
            keep_date(into, content);
    }
}

/// A string, or the name of an object, or those of a list, joined.
std::string text_of(Json const& item, char const* key) {
    auto const found = item.find(key);
    if (found == item.end())
        return {};
    auto const name = [](Json const& value) -> std::string {
        if (value.is_string())
            return value.get<std::string>();
        if (!value.is_object() || !value.contains("name") || !value["name"].is_string())
            return {};
        return value["name"].get<std::string>();
    };
    if (!found->is_array())
        return name(*found);
    std::string all;
    for (auto const& each : *found)
        if (auto const one = name(each); !one.empty())
            all += (all.empty() ? "" : ", ") + one;
    return all;
}

void read_item(Json const& item, Ingested& into) {
    auto const type = text_of(item, "@type");
    if (type.find("Article") == type.npos && type.find("Posting") == type.npos)
        return;
    keep_first(into.title, text_of(item, "headline"));
    keep_name(into.author, text_of(item, "author"));
    keep_name(into.publisher, text_of(item, "publisher"));
    keep_date(into, text_of(item, "datePublished"));
    keep_language(into, text_of(item, "inLanguage"));
}

/// schema.org data in a script. What cannot be read is passed over: the page itself is the text.
void read_linked_data(char const* script, Ingested& into) {
    bool shallow = true;
    auto const guard = [&](int depth, Json::parse_event_t, Json&) {
        shallow = shallow && depth <= 32;
        return shallow;
    };
    auto const json = Json::parse(script, guard, false);
    if (!shallow || json.is_discarded())
        return;
    auto const read_all = [&](Json const& items) {
        if (items.is_object())
            read_item(items, into);
        if (!items.is_array())
            return;
        for (auto const& item : items)
            if (item.is_object())
                read_item(item, into);
    };
    read_all(json);
    if (json.is_object() && json.contains("@graph"))
        read_all(json["@graph"]);
}

struct Late {
    std::string title; ///< <title>: it often carries the site's name, so it comes last
    std::string date;  ///< <time datetime itemprop="datePublished">
};

char const* only_text(GumboNode const& node) {
    auto const& children = node.v.element.children;
    if (children.length != 1)
        return "";
    auto const& child = *static_cast<GumboNode const*>(children.data[0]);
    return child.type == GUMBO_NODE_TEXT ? child.v.text.text : "";
}

void read_node(GumboNode const& node, Ingested& into, Late& late) {
    if (node.type != GUMBO_NODE_ELEMENT)
        return;
    switch (node.v.element.tag) {
    case GUMBO_TAG_HTML:
        keep_language(into, attribute_of(node, "lang"));
        break;
    case GUMBO_TAG_META:
        read_meta(node, into);
        break;
    case GUMBO_TAG_LINK:
        if (in_lower_case(attribute_of(node, "rel")) == "canonical")
            keep_first(into.url, attribute_of(node, "href"));
        break;
    case GUMBO_TAG_TITLE:
        // A drawing has titles of its own.
        if (node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML)
            keep_first(late.title, only_text(node));
        break;
    case GUMBO_TAG_TIME:
        if (in_lower_case(attribute_of(node, "itemprop")) == "datepublished")
            keep_first(late.date, attribute_of(node, "datetime"));
        break;
    case GUMBO_TAG_SCRIPT:
        if (in_lower_case(attribute_of(node, "type")) == "application/ld+json")
            read_linked_data(only_text(node), into);
        break;
    default:
        break;
    }
    auto const& children = node.v.element.children;
    for (unsigned at = 0; at < children.length; ++at)
        read_node(*static_cast<GumboNode const*>(children.data[at]), into, late);
}

} // namespace

std::string one_line(std::string_view text) {
    std::string out;
    bool space = false;
    for (char const c : text) {
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
            space = true;
            continue;
        }
        if (space && !out.empty())
            out += ' ';
        space = false;
        out += c;
    }
    return repair_utf8(out);
}

void read_page_facts(GumboInternalNode const& root, Ingested& into) {
    Late late;
    read_node(root, into, late);
    keep_first(into.title, late.title);
    keep_date(into, late.date);
}

} // namespace core
