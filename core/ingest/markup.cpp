#include "core/ingest/markup.h"

#include <algorithm>
#include <array>
#include <vector>

namespace core {

namespace {

using Words = std::initializer_list<std::string_view>;

bool one_of(std::string_view name, Words names) {
    return std::ranges::find(names, name) != names.end();
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

char lower_letter(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_raw(std::string_view name) {
    return one_of(name,
                  {"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"});
}

/// Elements without content.
bool is_void(std::string_view name) {
    return one_of(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                         "param", "source", "track", "wbr"});
}

/// Elements that cannot stand in each other without a counted element between.
bool is_uncounted(std::string_view name) {
    return one_of(name, {"html", "head", "body", "td", "th", "tr", "tbody", "thead", "tfoot",
                         "colgroup", "option"});
}

/// Elements whose end tag is commonly left away.
bool ends_by_itself(std::string_view name) {
    return one_of(name, {"p", "li", "dd", "dt"});
}

/// Elements that end an open paragraph when they begin, and open items when they end.
bool is_block(std::string_view name) {
    return one_of(name,
                  {"p",      "li",         "dd",      "dt",         "ul",      "ol",      "dl",
                   "div",    "section",    "article", "aside",      "nav",     "main",    "header",
                   "footer", "blockquote", "figure",  "figcaption", "address", "details", "summary",
                   "h1",     "h2",         "h3",      "h4",         "h5",      "h6"});
}

bool is_foreign(std::string_view name) {
    return one_of(name, {"svg", "math"});
}

/// Elements without depth that close an open drawing when they begin.
bool ends_drawing(std::string_view name) {
    return one_of(name, {"br", "embed", "hr", "img", "meta", "head", "body"});
}

bool is_drawing(std::string_view name) {
    return name.starts_with("fe") ||
           one_of(name,
                  {"path", "circle", "rect", "line", "polygon", "polyline", "ellipse", "use",
                   "stop", "image", "g", "defs", "animate", "animatetransform", "mask", "symbol"});
}

bool breaks_line(std::string_view name) {
    return one_of(name, {"p",      "div", "br",         "li",      "ul",         "ol",   "td",
                         "th",     "tr",  "table",      "h1",      "h2",         "h3",   "h4",
                         "h5",     "h6",  "blockquote", "section", "article",    "main", "header",
                         "footer", "nav", "aside",      "figure",  "figcaption", "pre",  "dd",
                         "dt",     "hr",  "title",      "body"});
}

/// How deep the parser's tree may get. Whether a misplaced end tag closes anything depends on rules
/// better not repeated here, so each counts as one level that stays.
class Nesting {
public:
    void open(MarkupPart const& part) {
        // In a drawing these are ordinary elements and nest; only some of them end it.
        bool const plain = is_void(part.name) || is_uncounted(part.name);
        if (plain && (!in_foreign() || ends_drawing(part.name))) {
            foreign_ = false;
            return;
        }
        if (plain && part.self_closing && !lost_in_drawing_)
            return;
        bool const drawing = is_drawing(part.name);
        if (part.self_closing && foreign_ && drawing)
            return;
        foreign_ = is_foreign(part.name) || (foreign_ && drawing);
        if (is_block(part.name) && top() == "p")
            open_.pop_back();
        auto const term = [](std::string_view name) { return name == "dd" || name == "dt"; };
        if ((top() == "li" && part.name == "li") || (term(top()) && term(part.name)))
            open_.pop_back();
        open_.push_back(part.name);
    }
    void close(std::string_view name) {
        if (is_foreign(name))
            foreign_ = false;
        auto end = open_.size();
        if (is_block(name) || name == "table")
            while (end > 0 && ends_by_itself(open_[end - 1]) && open_[end - 1] != name)
                --end;
        if (end > 0 && open_[end - 1] == name) {
            open_.resize(end - 1);
            return;
        }
        auto const match = std::ranges::find(open_.rbegin(), open_.rend(), name);
        if (match == open_.rend())
            return;
        ++misplaced_;
        lost_in_drawing_ = lost_in_drawing_ || is_foreign(name);
        open_.erase(std::next(match).base());
    }
    std::size_t depth() const { return open_.size() + misplaced_; }
    /// Inside a drawing, or perhaps.
    bool in_foreign() const { return lost_in_drawing_ || std::ranges::any_of(open_, is_foreign); }

private:
    std::string_view top() const { return open_.empty() ? std::string_view() : open_.back(); }

    std::vector<std::string> open_;
    std::size_t misplaced_ = 0;
    bool foreign_ = false;
    bool lost_in_drawing_ = false;
};

} // namespace

std::size_t Scanner::end_of_declaration() const {
    if (!page_.substr(at_).starts_with("<!--")) {
        auto const end = page_.find('>', at_);
        return end == page_.npos ? page_.size() : end + 1;
    }
    // From the opening's own hyphens on: "<!-->" is a whole comment.
    for (auto dashes = page_.find("--", at_ + 2); dashes != page_.npos;
         dashes = page_.find("--", dashes + 1)) {
        auto const after = page_.substr(dashes + 2);
        if (after.starts_with('>'))
            return dashes + 3;
        if (after.starts_with("!>") && dashes > at_ + 3)
            return dashes + 4;
    }
    return page_.size();
}

bool Scanner::take_raw(MarkupPart& part) {
    auto const start = at_;
    auto const closes = [&](std::size_t at) {
        auto const rest = page_.substr(at + 2);
        return rest.size() > raw_name_.size() &&
               std::ranges::equal(rest.substr(0, raw_name_.size()), raw_name_, {}, lower_letter) &&
               !is_letter(rest[raw_name_.size()]);
    };
    auto end = page_.find("</", at_);
    while (end != page_.npos && !closes(end))
        end = page_.find("</", end + 2);
    at_ = std::min(end, page_.size());
    part = {MarkupPart::Kind::raw, std::move(raw_name_), page_.substr(start, at_ - start)};
    raw_name_.clear();
    return true;
}

void Scanner::take_tag(MarkupPart& part) {
    bool const closing = page_[at_ + 1] == '/';
    auto const start = at_;
    at_ += closing ? 2 : 1;
    part = {closing ? MarkupPart::Kind::close : MarkupPart::Kind::open, {}, {}};
    auto const more = [&] { return at_ < page_.size() && page_[at_] != '>'; };
    while (more() && !is_blank(page_[at_]) && page_[at_] != '/')
        part.name += lower_letter(page_[at_++]);
    while (more()) {
        if (is_blank(page_[at_]) || page_[at_] == '/') {
            part.self_closing = page_[at_++] == '/';
            continue;
        }
        ++part.attributes;
        part.self_closing = false;
        ++at_; // an attribute's name may begin with anything, even '='
        while (more() && !is_blank(page_[at_]) && page_[at_] != '/' && page_[at_] != '=')
            ++at_;
        auto const name_end = at_;
        while (more() && is_blank(page_[at_]))
            ++at_;
        if (!more() || page_[at_] != '=') {
            at_ = name_end;
            continue;
        }
        ++at_;
        while (more() && is_blank(page_[at_]))
            ++at_;
        if (more() && (page_[at_] == '"' || page_[at_] == '\'')) {
            auto const end = page_.find(page_[at_], at_ + 1);
            at_ = end == page_.npos ? page_.size() : end + 1;
        } else {
            while (more() && !is_blank(page_[at_]))
                ++at_;
        }
    }
    at_ = std::min(at_ + 1, page_.size());
    part.text = page_.substr(start, at_ - start);
    if (!closing && is_raw(part.name))
        raw_name_ = part.name;
}

bool Scanner::next(MarkupPart& part) {
    if (!raw_)
        raw_name_.clear();
    while (at_ < page_.size()) {
        if (!raw_name_.empty())
            return take_raw(part);
        auto const start = at_;
        auto end = at_;
        auto const is_markup = [&](std::size_t at) {
            if (at + 1 >= page_.size())
                return false;
            auto const c = page_[at + 1];
            return is_letter(c) || c == '!' || c == '?' || c == '/';
        };
        while (end < page_.size() && !(page_[end] == '<' && is_markup(end)))
            ++end;
        if (end > start) {
            at_ = end;
            part = {MarkupPart::Kind::text, {}, page_.substr(start, end - start)};
            return true;
        }
        auto const c = page_[at_ + 1];
        auto const named =
            is_letter(c) || (c == '/' && at_ + 2 < page_.size() && is_letter(page_[at_ + 2]));
        if (named) {
            take_tag(part);
            return true;
        }
        at_ = end_of_declaration();
    }
    return false;
}

bool too_tangled(std::string_view page) {
    constexpr std::size_t deepest = 256;
    constexpr std::size_t most_tags = 300'000;
    constexpr std::size_t most_attributes = 512;
    Scanner scanner(page);
    Nesting nesting;
    std::size_t tags = 0;
    std::size_t attributes = 0;
    bool frames = false;
    for (MarkupPart part; scanner.next(part);) {
        if (part.kind == MarkupPart::Kind::open)
            nesting.open(part);
        if (part.kind == MarkupPart::Kind::close)
            nesting.close(part.name);
        // Framesets do not know <title> and its like.
        frames = frames || part.name == "frameset";
        scanner.expect_raw(!frames && !nesting.in_foreign());
        if (part.kind != MarkupPart::Kind::text)
            ++tags;
        // Every further <html> or <body> adds its attributes to the one there is.
        bool const merged = part.name == "html" || part.name == "body";
        attributes = merged ? attributes + part.attributes : attributes;
        if (nesting.depth() > deepest || tags > most_tags ||
            std::max(attributes, part.attributes) > most_attributes)
            return true;
    }
    return false;
}

std::string flattened(std::string_view page) {
    std::string title;
    std::string flat;
    auto const add = [](std::string& to, std::string_view text) {
        for (auto const c : text) {
            if (c == '<')
                to += "&lt;";
            else
                to += c;
        }
    };
    Scanner scanner(page);
    for (MarkupPart part; scanner.next(part);) {
        if (part.kind == MarkupPart::Kind::text)
            add(flat, part.text);
        else if (part.kind == MarkupPart::Kind::raw && part.name == "title" && title.empty())
            add(title, part.text);
        else if (breaks_line(part.name) && !flat.ends_with("<p>"))
            flat += "<p>";
    }
    return "<title>" + title + "</title><body>" + flat;
}

} // namespace core
