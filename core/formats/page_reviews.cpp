#include "core/formats/page_reviews.h"

#include "core/formats/claim_review.h"
#include "core/ingest/markup.h"
#include "core/text/ascii.h"
#include "core/text/lenient_json.h"
#include "core/text/strict_json.h"

#include <gumbo.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <memory>
#include <string>

namespace core {

namespace {

using PageJson = nlohmann::json;
constexpr int deepest_microdata = 30;

std::string attribute_of(GumboNode const* node, char const* name) {
    auto const* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? found->value : "";
}
bool has_attribute(GumboNode const* node, char const* name) {
    return gumbo_get_attribute(&node->v.element.attributes, name) != nullptr;
}

void add_words(GumboNode const* node, std::string& words, int depth) {
    if (depth > 400) return;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA) {
        words += node->v.text.text;
        return;
    }
    if (node->type != GUMBO_NODE_ELEMENT) return;
    auto const& children = node->v.element.children;
    for (unsigned at = 0; at < children.length; ++at) add_words(static_cast<GumboNode const*>(children.data[at]), words, depth + 1);
}

/// What a property says: an attribute where the element has one for it, else its words.
std::string value_of(GumboNode const* node) {
    for (auto const* name : {"content", "datetime", "href", "src", "data", "value"})
        if (has_attribute(node, name)) return attribute_of(node, name);
    std::string words;
    add_words(node, words, 0);
    return std::string(without_ascii_blanks(words));
}

void add_property(PageJson& item, std::string const& names, PageJson const& value) {
    for (std::string_view rest = names; !rest.empty();) {
        rest = without_ascii_blanks(rest);
        auto const end = std::min(rest.find_first_of(" \t\r\n"), rest.size());
        auto const name = std::string(rest.substr(0, end));
        rest.remove_prefix(end);
        if (name.empty()) continue;
        if (!item.contains(name)) item[name] = value;
        else if (item[name].is_array()) item[name].push_back(value);
        else item[name] = PageJson::array({item[name], value});
    }
}

PageJson item_at(GumboNode const* node, int depth);

/// The properties below an element, up to the items that begin there.
void add_properties(GumboNode const* node, PageJson& item, int depth) {
    if (depth > deepest_microdata * 10) return;
    auto const& children = node->v.element.children;
    for (unsigned at = 0; at < children.length; ++at) {
        auto const* child = static_cast<GumboNode const*>(children.data[at]);
        if (child->type != GUMBO_NODE_ELEMENT) continue;
        auto const names = attribute_of(child, "itemprop");
        auto const is_item = has_attribute(child, "itemscope");
        if (!names.empty()) add_property(item, names, is_item ? item_at(child, depth + 1) : PageJson(value_of(child)));
        if (!is_item) add_properties(child, item, depth + 1);
    }
}

PageJson item_at(GumboNode const* node, int depth) {
    PageJson item;
    item["@type"] = attribute_of(node, "itemtype");
    if (auto const id = attribute_of(node, "itemid"); !id.empty()) item["@id"] = id;
    if (depth < deepest_microdata) add_properties(node, item, depth);
    return item;
}

void find_items(GumboNode const* node, int depth, std::function<void(PageData const&)> const& call) {
    if (depth > 2000 || node->type != GUMBO_NODE_ELEMENT) return;
    auto const type = attribute_of(node, "itemtype");
    if (has_attribute(node, "itemscope") && (type.find("ClaimReview") != type.npos || type.find("MediaReview") != type.npos))
        return call({item_at(node, 0), static_cast<std::int64_t>(node->v.element.start_pos.line)});
    auto const& children = node->v.element.children;
    for (unsigned at = 0; at < children.length; ++at) find_items(static_cast<GumboNode const*>(children.data[at]), depth + 1, call);
}

bool may_tell_of_a_check(std::string_view page) {
    return page.find("ClaimReview") != page.npos || page.find("MediaReview") != page.npos || page.find("claimReviewed") != page.npos;
}

void read_microdata(std::string_view page, std::function<void(PageData const&)> const& call) {
    if (page.find("itemscope") == page.npos || !may_tell_of_a_check(page) || too_tangled(page)) return;
    auto const destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
    std::unique_ptr<GumboOutput, decltype(destroy)> const parsed(
        gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()), destroy);
    find_items(parsed->root, 0, call);
}

} // namespace

void each_data_in_page(std::string_view page, std::function<void(PageData const&)> const& call) {
    Scanner scanner(page);
    auto is_data = false;
    std::int64_t line = 1;
    char const* counted = page.data();
    for (MarkupPart part; scanner.next(part);) {
        if (part.kind == MarkupPart::Kind::open) {
            is_data = part.name == "script" && lower_ascii(part.text).find("ld+json") != std::string::npos;
            continue;
        }
        if (part.kind != MarkupPart::Kind::raw || !is_data) continue;
        is_data = false;
        line += std::count(counted, part.text.data(), '\n');
        counted = part.text.data();
        auto const blanks = part.text.substr(0, part.text.size() - without_ascii_blanks(part.text).size());
        auto json = read_json(part.text);
        auto const fault = json ? std::nullopt : std::optional(json.error());
        if (!json) json = read_json(made_strict_json(part.text));
        auto const begins = line + std::min<std::int64_t>(std::ranges::count(blanks, '\n'), 1);
        call({json && !json->empty() ? *json : PageJson(), begins, fault});
    }
    read_microdata(page, call);
}

bool tells_of_a_check(std::string_view page) {
    auto found = false;
    if (may_tell_of_a_check(page))
        each_data_in_page(page, [&](PageData const& data) {
            found = found || std::ranges::any_of(claims_in(data.json), [](auto const& claim) { return claim.has_value(); });
        });
    return found;
}

} // namespace core
