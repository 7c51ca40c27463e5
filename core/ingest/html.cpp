#include "core/ingest/html.h"

#include "core/text/utf8.h"
#include "core/time.h"

#include <gumbo.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <memory>

namespace core {

namespace {

constexpr int deepest = 256;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lowered(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

constexpr std::array void_elements{"area", "base", "br", "col", "embed", "hr", "img", "input",
                                   "link", "meta", "source", "track", "wbr", "p", "li"};

/// How deep the page's elements nest, at least; one linear pass, because the parser itself takes
/// quadratic time on deep nesting.
int depth_of(std::string_view page) {
    int depth = 0;
    int most = 0;
    for (std::size_t at = 0; (at = page.find('<', at)) != page.npos;) {
        ++at;
        bool const closing = at < page.size() && page[at] == '/';
        auto const start = at + (closing ? 1 : 0);
        auto end = start;
        while (end < page.size() && std::isalnum(static_cast<unsigned char>(page[end]))) ++end;
        if (end == start) continue;
        auto const name = lowered(page.substr(start, std::min<std::size_t>(end - start, 12)));
        if (std::ranges::find(void_elements, name) != void_elements.end()) continue;
        depth = closing ? std::max(depth - 1, 0) : depth + 1;
        most = std::max(most, depth);
    }
    return most;
}

/// The page without its tags: what is left when the structure cannot be used.
std::string stripped(std::string_view page) {
    std::string text;
    bool inside = false;
    for (auto const c : page) {
        if (c == '<') {
            inside = true;
            if (!text.empty() && text.back() != ' ' && text.back() != '\n') text += ' ';
        } else if (c == '>') {
            inside = false;
        } else if (!inside && !(is_space(c) && (text.empty() || is_space(text.back())))) {
            text += is_space(c) ? ' ' : c;
        }
    }
    return text;
}

struct Parsed {
    GumboOutput* output;
    explicit Parsed(std::string const& page) {
        auto options = kGumboDefaultOptions;
        options.max_errors = 0;
        output = gumbo_parse_with_options(&options, page.data(), page.size());
    }
    ~Parsed() { gumbo_destroy_output(&kGumboDefaultOptions, output); }
    Parsed(Parsed const&) = delete;
    Parsed& operator=(Parsed const&) = delete;
};

bool is_element(GumboNode const& node) { return node.type == GUMBO_NODE_ELEMENT; }

template <class Visit>
void each_child(GumboNode const& node, Visit&& visit) {
    if (!is_element(node)) return;
    auto const& children = node.v.element.children;
    for (unsigned at = 0; at < children.length; ++at)
        visit(*static_cast<GumboNode const*>(children.data[at]));
}

std::string attribute(GumboNode const& node, char const* name) {
    if (!is_element(node)) return {};
    auto const* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}

enum class Shape { inline_text, block, dropped };

Shape shape_of(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NAV: case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE: case GUMBO_TAG_FORM: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_BUTTON: case GUMBO_TAG_SELECT: case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME: case GUMBO_TAG_TEXTAREA: return Shape::dropped;
    case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3:
    case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_LI: case GUMBO_TAG_UL:
    case GUMBO_TAG_OL: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_TD: case GUMBO_TAG_TH:
    case GUMBO_TAG_TR: case GUMBO_TAG_TABLE: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN: case GUMBO_TAG_HEADER: case GUMBO_TAG_FIGURE: case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_PRE: case GUMBO_TAG_DD: case GUMBO_TAG_DT: case GUMBO_TAG_BODY:
    case GUMBO_TAG_HR: case GUMBO_TAG_ADDRESS: return Shape::block;
    default: return Shape::inline_text;
    }
}

/// Paragraphs as they are read, white space collapsed.
class Paragraphs {
public:
    void add(std::string_view text) {
        for (auto const c : text) {
            if (is_space(c)) {
                pending_ = !open_.empty();
                continue;
            }
            if (pending_) open_ += ' ';
            pending_ = false;
            open_ += c;
        }
    }
    void line_break() {
        if (!open_.empty()) open_ += '\n';
        pending_ = false;
    }
    void end() {
        pending_ = false;
        while (!open_.empty() && open_.back() == '\n') open_.pop_back();
        if (open_.empty()) return;
        if (!text_.empty()) text_ += "\n\n";
        text_ += open_;
        open_.clear();
    }
    std::string take() {
        end();
        return std::move(text_);
    }

private:
    std::string text_;
    std::string open_;
    bool pending_ = false;
};

void read_text(GumboNode const& node, Paragraphs& into) {
    switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: into.add(node.v.text.text); return;
    case GUMBO_NODE_ELEMENT: break;
    default: return;
    }
    auto const tag = node.v.element.tag;
    if (tag == GUMBO_TAG_BR) return into.line_break();
    auto const shape = shape_of(tag);
    if (shape == Shape::dropped) return;
    if (shape == Shape::block) into.end();
    each_child(node, [&](GumboNode const& child) { read_text(child, into); });
    if (shape == Shape::block) into.end();
}

std::string text_of(GumboNode const& node) {
    Paragraphs paragraphs;
    read_text(node, paragraphs);
    return paragraphs.take();
}

/// The first <article> or <main>, in document order.
GumboNode const* find_body(GumboNode const& node) {
    if (!is_element(node)) return nullptr;
    auto const tag = node.v.element.tag;
    if (tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN) return &node;
    GumboNode const* found = nullptr;
    each_child(node, [&](GumboNode const& child) {
        if (!found) found = find_body(child);
    });
    return found;
}

void keep_first(std::string& field, std::string const& value) {
    if (!field.empty()) return;
    Paragraphs one_line;
    one_line.add(value);
    field = one_line.take();
}

void keep_date(Ingested& into, std::string const& value) {
    if (!into.published.empty() || value.size() < 10) return;
    if (PartialDate::parse(value.substr(0, 10))) into.published = value.substr(0, 10);
}

void read_meta(GumboNode const& node, Ingested& into) {
    auto const content = attribute(node, "content");
    auto key = lowered(attribute(node, "property"));
    if (key.empty()) key = lowered(attribute(node, "name"));
    if (key == "og:title") keep_first(into.title, content);
    if (key == "author" || key == "article:author") keep_first(into.author, content);
    if (key == "og:site_name") keep_first(into.publisher, content);
    if (key == "og:url") keep_first(into.url, content);
    if (key == "article:published_time" || key == "date" || key == "dc.date") keep_date(into, content);
}

std::string text_in(nlohmann::json const& json, char const* key) {
    auto const found = json.find(key);
    if (found == json.end()) return {};
    if (found->is_string()) return found->get<std::string>();
    auto const* object = &*found;
    if (found->is_array() && !found->empty()) object = &found->front();
    if (object->is_string()) return object->get<std::string>();
    if (object->is_object() && object->contains("name") && (*object)["name"].is_string())
        return (*object)["name"].get<std::string>();
    return {};
}

/// schema.org data in a script; what is not readable is passed over, the page itself is the text.
void read_linked_data(std::string const& script, Ingested& into) {
    bool shallow = true;
    auto const guard = [&](int depth, nlohmann::json::parse_event_t, nlohmann::json&) {
        if (depth > 32) shallow = false;
        return shallow;
    };
    auto const json = nlohmann::json::parse(script, guard, false);
    auto const read = [&](nlohmann::json const& item) {
        if (!item.is_object() || text_in(item, "@type").find("Article") == std::string::npos) return;
        keep_first(into.title, text_in(item, "headline"));
        keep_first(into.author, text_in(item, "author"));
        keep_first(into.publisher, text_in(item, "publisher"));
        keep_date(into, text_in(item, "datePublished"));
    };
    if (!shallow || json.is_discarded()) return;
    if (json.is_array())
        for (auto const& item : json) read(item);
    else
        read(json);
}

void read_head(GumboNode const& node, Ingested& into, std::string& title) {
    if (!is_element(node)) return;
    switch (node.v.element.tag) {
    case GUMBO_TAG_HTML: keep_first(into.language, attribute(node, "lang").substr(0, 2)); break;
    case GUMBO_TAG_META: read_meta(node, into); break;
    case GUMBO_TAG_LINK:
        if (lowered(attribute(node, "rel")) == "canonical") keep_first(into.url, attribute(node, "href"));
        break;
    case GUMBO_TAG_TITLE:
        each_child(node, [&](GumboNode const& child) {
            if (child.type == GUMBO_NODE_TEXT) keep_first(title, child.v.text.text);
        });
        break;
    case GUMBO_TAG_SCRIPT:
        if (lowered(attribute(node, "type")) == "application/ld+json")
            each_child(node, [&](GumboNode const& child) {
                if (child.type == GUMBO_NODE_TEXT) read_linked_data(child.v.text.text, into);
            });
        break;
    default: break;
    }
    each_child(node, [&](GumboNode const& child) { read_head(child, into, title); });
}

} // namespace

bool looks_like_html(std::string_view bytes, std::string_view file_name) {
    auto const name = lowered(file_name);
    if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml")) return true;
    if (name.ends_with(".txt")) return false;
    auto const head = lowered(bytes.substr(0, 1024));
    auto const start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == head.npos) return false;
    auto const text = std::string_view(head).substr(start);
    for (std::string_view const sign :
         {"<!doctype html", "<html", "<head", "<body", "<meta", "<p>", "<div", "<article", "<h1"})
        if (text.starts_with(sign)) return true;
    return false;
}

std::string declared_charset(std::string_view bytes) {
    auto const head = lowered(bytes.substr(0, 1024));
    auto at = head.find("charset=");
    if (at == head.npos) return {};
    at += 8;
    while (at < head.size() && (head[at] == '"' || head[at] == '\'')) ++at;
    auto const end = head.find_first_of("\"' />;", at);
    return head.substr(at, end == head.npos ? end : end - at);
}

void read_html(std::string const& page, Ingested& into) {
    if (depth_of(page) > deepest) {
        into.text = stripped(page);
        into.notes.push_back({Code::bad_input, say("The page nests its elements deeper than {count} "
                                                   "levels; its text was taken without structure.",
                                                   {{"count", std::to_string(deepest)}})});
        return;
    }
    Parsed const parsed(page);
    std::string title;
    read_head(*parsed.output->root, into, title);
    keep_first(into.title, title);
    into.text = text_of(*parsed.output->root);
    if (auto const* body = find_body(*parsed.output->root))
        if (auto text = text_of(*body); text.size() * 10 >= into.text.size() * 4)
            into.text = std::move(text);
}

} // namespace core
