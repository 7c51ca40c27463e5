#include "core/ingest/caption_words.h"

#include "core/ingest/parsed_page.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>

namespace core {

namespace {

/// The elements of WebVTT that HTML does not have (W3C, "WebVTT: The Web Video Text Tracks Format", 3.1). SubRip takes
/// any from HTML.
constexpr std::array<std::string_view, 3> webvtt_names{"c", "lang", "v"};

struct CaptionTag {
    std::string name;      ///< "v", in small letters; empty for a time inside a caption
    std::string_view rest; ///< behind the name: ".loud Anne Krief"
    bool ends = false;
};

/// `inside` stands between < and >.
std::optional<CaptionTag> tag_in(std::string_view inside) {
    CaptionTag tag;
    tag.ends = inside.starts_with('/');
    if (tag.ends) inside.remove_prefix(1);
    auto const of_a_time = [](char c) { return is_ascii_digit(c) || c == ':' || c == '.'; };
    if (!inside.empty() && is_ascii_digit(inside.front()) && inside.find(':') != inside.npos && std::ranges::all_of(inside, of_a_time)) return tag;
    auto const name = inside.substr(0, std::min(inside.find_first_of(". \t/"), inside.size()));
    tag.name = lower_ascii(name);
    tag.rest = inside.substr(name.size());
    if (std::ranges::find(webvtt_names, tag.name) != webvtt_names.end()) return tag;
    // Behind a name of HTML stand attributes: "x <a and b> y" has none.
    auto const behind = without_ascii_blanks(tag.rest);
    bool const bare = behind.empty() || behind == "/" || tag.rest.starts_with('.');
    return is_element_of_html(name) && (bare || behind.find('=') != behind.npos) ? std::optional(tag) : std::nullopt;
}

/// As HTML reads it; nothing if it is no character reference. `reference` is all from & to ;.
std::string read_by_html(std::string const& reference) {
    ParsedPage const page(reference);
    std::string out;
    for (auto const* node = &page.root(); node->type == GUMBO_NODE_ELEMENT && node->v.element.children.length > 0;) {
        auto const& children = node->v.element.children;
        node = static_cast<GumboNode const*>(children.data[children.length - 1]);
        if (node->type == GUMBO_NODE_TEXT) out = node->v.text.text;
    }
    return out;
}

/// Characters for references, each kind read once.
std::string without_references(std::string_view text) {
    constexpr std::size_t longest = 34; // bytes, "&CounterClockwiseContourIntegral;"
    std::map<std::string, std::string, std::less<>> read{{"&lrm;", ""}, {"&rlm;", ""}, {"&nbsp;", " "}};
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        auto const end = text[at] == '&' ? text.substr(at, longest).find(';') : text.npos;
        auto const reference = text.substr(at, end == text.npos ? 1 : end + 1);
        if (end == text.npos || reference.find_first_of(" <") != reference.npos) {
            out += text[at++];
            continue;
        }
        auto found = read.find(reference);
        if (found == read.end()) found = read.emplace(reference, read_by_html(std::string(reference))).first;
        out += found->second;
        at += reference.size();
    }
    return out;
}

/// The place of the sign that closes a tag of markup that begins here; npos: none begins.
std::size_t end_of_tag(std::string_view written, std::size_t at) {
    constexpr std::size_t longest = 300; // bytes
    auto const ahead = written.substr(at, longest);
    auto const braced = ahead.starts_with("{\\");
    auto const end = braced || ahead.front() == '<' ? ahead.find(braced ? '}' : '>') : ahead.npos;
    return end == ahead.npos ? end : at + end;
}

} // namespace

std::vector<VoicedWords> CaptionWords::line(std::string_view written) {
    std::vector<VoicedWords> out;
    std::string words;
    auto const say = [&] {
        auto const said = without_references(words);
        if (auto const shown = without_ascii_blanks(said); !shown.empty()) out.push_back({voice_, std::string(shown)});
        words.clear();
    };
    for (std::size_t at = 0; at < written.size(); ++at) {
        auto const closes = end_of_tag(written, at);
        auto const tag = closes == written.npos ? std::nullopt
                       : written[at] == '{'     ? CaptionTag{}
                                                : tag_in(written.substr(at + 1, closes - at - 1));
        if (!tag) {
            words += written[at];
            continue;
        }
        if (tag->name == "v") {
            say();
            auto const blank = tag->rest.find_first_of(" \t");
            voice_ = tag->ends || blank == tag->rest.npos ? std::string() : std::string(without_ascii_blanks(without_references(tag->rest.substr(blank))));
        }
        if (tag->name == "br") words += ' ';
        at = closes;
    }
    say();
    return out;
}

} // namespace core
