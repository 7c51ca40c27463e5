#include "core/ingest/html.h"

#include "core/ingest/article_body.h"
#include "core/ingest/markup.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/page_tree.h"
#include "core/ingest/parsed_page.h"
#include "core/ingest/sentences.h"
#include "core/ingest/story.h"
#include "core/ingest/story_rows.h"
#include "core/ingest/wall_words.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <memory>
#include <vector>

namespace core {

namespace {

/// Deeper pages than this are read without their structure; the walks call themselves once per level.
constexpr std::size_t deepest_page = 512;

/// Without structure where that would take the parser or the walks too long; `flat` then holds the page.
std::unique_ptr<ParsedPage> parse(std::string const& page, std::string& flat) {
    if (!too_tangled(page)) {
        // The look before parsing is a guess; what the parser made of it is not.
        if (auto parsed = std::make_unique<ParsedPage>(page); !parsed->deeper_than(deepest_page)) return parsed;
    }
    flat = flattened(page);
    return std::make_unique<ParsedPage>(flat);
}

/// Text put together from rows, with the parts it has.
class Rows {
public:
    void add(std::string const& row, PagePart part) {
        if (!text_.empty()) text_ += "\n\n";
        if (parts_.empty() || parts_.back().part != part) parts_.push_back({text_.size(), part});
        text_ += row;
    }
    /// Bytes become code points; the parser makes wrong bytes of character references beyond all range.
    void take(Ingested& into, PageExtent extent) {
        into.text = repair_utf8(text_);
        if (extent == PageExtent::story) return;
        auto const whole = into.text.size() == text_.size();
        Offsets const offsets(into.text);
        for (auto const& each : parts_) {
            auto const at = whole ? each.at : repair_utf8(std::string_view(text_).substr(0, each.at)).size();
            into.parts.push_back({count(offsets.code_point(Byte{static_cast<std::int64_t>(at)})), each.part});
        }
    }

private:
    struct Begins {
        std::size_t at;
        PagePart part;
    };
    std::string text_;
    std::vector<Begins> parts_;
};

/// Whether markup stands in it, and not only a sign for "less": "Prices were < 5 euros".
bool holds_tags(std::string_view body) {
    for (auto at = body.find('<'); at != body.npos; at = body.find('<', at + 1)) {
        auto const begins = std::min(at + (body.substr(at).starts_with("</") ? 2U : 1U), body.size());
        auto const ends = body.find_first_of(" \t\n/<>", begins);
        if (ends != body.npos && body[ends] != '<' && is_element_of_html(body.substr(begins, ends - begins))) return true;
    }
    return false;
}

/// articleBody as rows: what holds tags is read as a page, everything else line by line.
std::vector<PageRow> rows_of(std::string const& body) {
    std::string page;
    if (!holds_tags(body)) { // a line of it is a paragraph, and entities may stand in it
        for (auto const c : body) page += c == '\n' ? "<p>" : c == '<' ? "&lt;" : std::string(1, c);
    } else {
        page = body;
    }
    std::string flat;
    auto const parsed = parse(page, flat);
    return read_page_tree(parsed->root(), {}).rows;
}

/// Some pages show nothing, or a beginning, of what a script of theirs holds whole.
void read_body_of_script(std::string const& body, std::size_t shown, Ingested& into) {
    constexpr std::size_t least = 60; // words
    auto const rows = rows_of(body);
    std::size_t held = 0;
    for (auto const& row : rows) held += row.words;
    if (held == 0 || (shown > 0 && (held < least || held * 10 < shown * 16))) return;
    Rows text;
    for (auto const& row : rows) text.add(row.text, PagePart::story);
    text.take(into, PageExtent::story);
    into.notes.push_back({Code::bad_input, say(sentences::body_from_script)});
}

void tell_of_struck(PageTree const& tree, Ingested& into) {
    constexpr std::int64_t most = 60; // code points
    std::vector<std::string> words;
    for (auto const& each : tree.struck)
        if (!each.empty()) words.push_back(repair_utf8(each));
    if (words.empty()) return;
    Offsets const offsets(words.front());
    auto const first = std::string(offsets.slice({0, most})) + (count(offsets.length()) > most ? "…" : "");
    into.notes.push_back({Code::bad_input,
                          say(sentences::struck_out,
                              {{"count", std::to_string(words.size())}, {"words", one_line(first)}})});
}

/// Slanted sentences right behind the story are mostly about it or its author; they are left out, but never unsaid.
void tell_of_left_at_end(PageTree const& tree, std::vector<PagePart> const& parts, Ingested& into) {
    constexpr std::int64_t most = 60; // code points
    auto const last = std::ranges::find(parts.rbegin(), parts.rend(), PagePart::story);
    if (last == parts.rend()) return;
    std::vector<std::string> left;
    auto const holder = [&](std::size_t row) { return tree.elements[tree.rows[row].block].parent; };
    auto const behind = static_cast<std::size_t>(last.base() - parts.begin());
    for (auto at = behind; at < parts.size() && parts[at] == PagePart::beside && holder(at) == holder(behind - 1); ++at)
        if (auto const& row = tree.rows[at]; is_set_apart(row) && ends_a_sentence(row.text) && row.link_share() < 0.4)
            left.push_back(repair_utf8(row.text));
    if (left.empty()) return;
    Offsets const offsets(left.front());
    auto const first = std::string(offsets.slice({0, most})) + (count(offsets.length()) > most ? "…" : "");
    into.notes.push_back({Code::bad_input, say(sentences::left_at_end, {{"count", std::to_string(left.size())}, {"words", one_line(first)}})});
}

/// A line that asks for money right behind the story, or where it ends.
void tell_of_cut_story(PageTree const& tree, std::vector<PagePart> const& parts, Ingested& into) {
    constexpr std::size_t farthest = 8, most_words = 60; // rows
    auto const first = std::ranges::find(parts, PagePart::story);
    if (first == parts.end()) return;
    auto const last = std::ranges::find(parts.rbegin(), parts.rend(), PagePart::story);
    auto const until = std::min(parts.size(), static_cast<std::size_t>(last.base() - parts.begin()) + farthest);
    for (auto at = static_cast<std::size_t>(first - parts.begin()); at < until; ++at) {
        auto const& row = tree.rows[at];
        if (parts[at] != PagePart::beside || row.words > most_words || holds_marks_of_quotation(row.text) || !asks_to_pay(row.text)) continue;
        into.notes.push_back({Code::bad_input, say(sentences::story_cut)});
        return;
    }
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

void read_html(std::string const& page, PageExtent extent, std::int64_t today, Ingested& into) {
    std::string flat;
    auto const parsed = parse(page, flat);
    if (!flat.empty())
        into.notes.push_back(
            {Code::bad_input, say(sentences::nested_too_deeply)});
    PageFacts facts(parsed->root());
    auto const tree = read_page_tree(parsed->root(), facts.language());
    auto const said = said_of_story(parsed->root());
    auto const parts = flat.empty() ? parts_of_page(tree, said.titles) : std::vector(tree.rows.size(), PagePart::story);
    facts.judge(flat.empty() ? shown_facts(tree, parts, facts.language(), today) : ShownFacts(), today, into);
    auto const hidden = hidden_elements(tree);
    Rows rows;
    std::size_t shown = 0;
    for (std::size_t at = 0; at < tree.rows.size(); ++at) {
        auto const& row = tree.rows[at];
        auto const story = parts[at] == PagePart::story;
        if (story) shown += row.words;
        if (story || (extent == PageExtent::whole && hidden[row.element] == 0)) rows.add(row.text, parts[at]);
        if (parts[at] == PagePart::headline && into.title.empty()) into.title = one_line(row.text);
    }
    rows.take(into, extent);
    if (extent == PageExtent::story && !said.body.empty()) read_body_of_script(said.body, shown, into);
    tell_of_struck(tree, into);
    if (auto const* wall = sentence_of(wall_of(into.title, into.text))) into.notes.push_back({Code::bad_input, say(wall)});
    if (extent != PageExtent::story || !flat.empty()) return;
    tell_of_left_at_end(tree, parts, into);
    tell_of_cut_story(tree, parts, into);
}

} // namespace core
