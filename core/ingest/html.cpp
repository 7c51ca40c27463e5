#include "core/ingest/html.h"

#include "core/ingest/markup.h"
#include "core/ingest/page_facts.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <gumbo.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <memory_resource>
#include <vector>

namespace core {

namespace {

constexpr std::string_view page_space = " \t\r\n\f";

/// A parsed page. Its memory is given back in one piece: the parser's own clean-up calls itself once
/// per level of nesting and would overrun the stack on a hostile page.
class ParsedPage {
public:
    explicit ParsedPage(std::string const& text) {
        auto options = kGumboDefaultOptions;
        options.max_errors = 0;
        options.userdata = &memory_;
        options.allocator = [](void* memory, std::size_t size) {
            return static_cast<std::pmr::memory_resource*>(memory)->allocate(size);
        };
        options.deallocator = [](void*, void*) {};
        output_ = gumbo_parse_with_options(&options, text.data(), text.size());
    }
    ParsedPage(ParsedPage const&) = delete;
    ParsedPage& operator=(ParsedPage const&) = delete;
    GumboNode const& root() const { return *output_->root; }

    /// Whether some element lies deeper than `limit` levels below the root.
    bool deeper_than(std::size_t limit) const {
        std::vector<GumboNode const*> level{output_->root};
        for (std::size_t depth = 0; !level.empty(); ++depth) {
            if (depth > limit)
                return true;
            std::vector<GumboNode const*> next;
            for (auto const* node : level)
                if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE)
                    for (unsigned at = 0; at < node->v.element.children.length; ++at)
                        next.push_back(
                            static_cast<GumboNode const*>(node->v.element.children.data[at]));
            level = std::move(next);
        }
        return false;
    }

private:
    std::pmr::monotonic_buffer_resource memory_;
    GumboOutput* output_;
};

/// Deeper pages than this are read without their structure; the walks below call themselves once
/// per level.
constexpr std::size_t deepest_page = 512;

enum class Part { inline_text, block, dropped, form, header, story };

Part part_of(GumboElement const& element) {
    if (gumbo_get_attribute(&element.attributes, "hidden"))
        return Part::dropped;
    switch (element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_OBJECT:
        return Part::dropped;
    case GUMBO_TAG_FORM:
        return Part::form;
    case GUMBO_TAG_HEADER:
        return Part::header;
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
        return Part::story;
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_LI:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_CAPTION:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FIGCAPTION:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_HR:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_ADDRESS:
        return Part::block;
    default:
        return Part::inline_text;
    }
}

/// Paragraphs as they are read, with white space collapsed: one line break stays, two are a new
/// paragraph.
class Paragraphs {
public:
    void add(std::string_view text) {
        for (auto const c : text) {
            if (page_space.find(c) != page_space.npos) {
                space_ = true;
            } else { // a control character that an entity brought is told of later, not lost here
                if (breaks_ > 1)
                    end();
                if (!open_.empty() && breaks_ == 1)
                    open_ += '\n';
                if (!open_.empty() && breaks_ == 0 && space_)
                    open_ += ' ';
                space_ = false;
                breaks_ = 0;
                open_ += c;
            }
        }
    }
    void line_break() { ++breaks_; }
    void end() {
        breaks_ = 0;
        space_ = false;
        constexpr std::string_view no_break_space = "\u00A0";
        std::string_view rest = open_;
        while (rest.starts_with(no_break_space))
            rest.remove_prefix(no_break_space.size());
        if (!rest.empty()) {
            if (!text_.empty())
                text_ += "\n\n";
            text_ += open_;
        }
        open_.clear();
    }
    std::string take() {
        end();
        return std::move(text_);
    }

private:
    std::string text_;
    std::string open_;
    int breaks_ = 0;
    bool space_ = false;
};

enum class Forms { dropped, kept };

/// Walks the readable text. `Sink` hears of text, line breaks and the edges of paragraphs.
template <class Sink>
void walk(GumboNode const& node, Forms forms, bool in_story, Sink& sink) {
    switch (node.type) {
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE:
        sink.add(node.v.text.text);
        return;
    case GUMBO_NODE_ELEMENT:
        break;
    default:
        return;
    }
    auto const& element = node.v.element;
    if (element.tag == GUMBO_TAG_BR)
        return sink.line_break();
    auto const part = part_of(element);
    // The header of a story holds its headline, that of a page its menus.
    if (part == Part::dropped || (part == Part::form && forms == Forms::dropped) ||
        (part == Part::header && !in_story))
        return;
    bool const story = part == Part::story;
    if (part != Part::inline_text)
        sink.end();
    if constexpr (requires { sink.story_begins(); })
        if (story)
            sink.story_begins();
    for (unsigned at = 0; at < element.children.length; ++at)
        walk(*static_cast<GumboNode const*>(element.children.data[at]), forms, in_story || story,
             sink);
    if (part != Part::inline_text)
        sink.end();
    if constexpr (requires { sink.story_ends(node); })
        if (story)
            sink.story_ends(node);
}

/// Measures the text, and each story in it.
struct Measure {
    struct Story {
        GumboNode const* node;
        std::size_t size;
    };
    std::size_t size = 0;
    std::vector<Story> stories;
    std::vector<std::size_t> begun;
    void add(std::string_view text) {
        size += static_cast<std::size_t>(std::ranges::count_if(
            text, [](char c) { return static_cast<unsigned char>(c) > 0x20; }));
    }
    void line_break() {}
    void end() {}
    void story_begins() { begun.push_back(size); }
    void story_ends(GumboNode const& node) {
        stories.push_back({&node, size - begun.back()});
        begun.pop_back();
    }
};

bool is_much_of(std::size_t part, std::size_t whole) {
    return part * 10 >= whole * 4;
}

/// The smallest story that holds much of the text, else the whole page.
GumboNode const& story_in(GumboNode const& root, Measure const& measured) {
    Measure::Story best{&root, measured.size + 1};
    for (auto const& story : measured.stories)
        if (is_much_of(story.size, measured.size) && story.size < best.size)
            best = story;
    return *best.node;
}

} // namespace

bool looks_like_html(std::string_view bytes, std::string_view file_name) {
    auto const name = lower_ascii(file_name);
    if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml"))
        return true;
    auto const head = lower_ascii(bytes.substr(0, 1024));
    auto const start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == head.npos)
        return false;
    auto const text = std::string_view(head).substr(start);
    if (text.starts_with("<?xml") || text.starts_with("<!--"))
        return text.find("<html") != text.npos || text.find("<!doctype html") != text.npos;
    auto const begins = [&](std::initializer_list<std::string_view> signs) {
        return std::ranges::any_of(signs, [&](auto const sign) { return text.starts_with(sign); });
    };
    if (begins({"<!doctype html", "<html"})) return true;
    // A text may begin by telling of a tag; a page has no such name.
    return !name.ends_with(".txt") && begins({"<head", "<body", "<meta", "<title", "<p>", "<div", "<article", "<main",
                                              "<section", "<h1"});
}

void read_html(std::string const& page, std::int64_t today, Ingested& into) {
    auto tangled = too_tangled(page);
    auto parsed = std::make_unique<ParsedPage>(tangled ? flattened(page) : page);
    // The look before parsing is a guess; what the parser made of it is not.
    if (!tangled && parsed->deeper_than(deepest_page)) {
        tangled = true;
        parsed = std::make_unique<ParsedPage>(flattened(page));
    }
    if (tangled)
        into.notes.push_back(
            {Code::bad_input, say("The page is nested too deeply or too large to be read by its "
                                  "structure; all of its text was taken, menus included.")});
    read_page_facts(parsed->root(), today, into);
    Measure with_forms, without;
    walk(parsed->root(), Forms::kept, false, with_forms);
    walk(parsed->root(), Forms::dropped, false, without);
    // Some sites wrap the whole page into one form.
    bool const dropped = is_much_of(without.size, with_forms.size);
    Paragraphs paragraphs;
    walk(story_in(parsed->root(), dropped ? without : with_forms),
         dropped ? Forms::dropped : Forms::kept, false, paragraphs);
    // The parser makes wrong bytes of character references beyond all range.
    into.text = repair_utf8(paragraphs.take());
}

} // namespace core
