#include "core/ingest/said_names.h"

#include "core/ingest/markup.h"
#include "core/ingest/page_facts.h"
#include "core/text/ascii.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <optional>

namespace core {

namespace {

constexpr std::size_t longest_read = 4000; // bytes; what is longer is no title

/// By the parser, which knows all two thousand of them; `text` holds no tags.
std::string with_entities_read(std::string const& text) {
    if (text.find('&') == text.npos) return text;
    auto* parsed = gumbo_parse_with_options(&kGumboDefaultOptions, text.data(), text.size());
    std::string out;
    auto const* body = parsed->root;
    for (unsigned at = 0; at < body->v.element.children.length; ++at) {
        auto const* child = static_cast<GumboNode const*>(body->v.element.children.data[at]);
        if (child->type == GUMBO_NODE_ELEMENT && child->v.element.tag == GUMBO_TAG_BODY)
            for (unsigned inside = 0; inside < child->v.element.children.length; ++inside) {
                auto const* node = static_cast<GumboNode const*>(child->v.element.children.data[inside]);
                if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) out += node->v.text.text;
            }
    }
    gumbo_destroy_output(&kGumboDefaultOptions, parsed);
    return out;
}

std::string without_tags(std::string_view text) {
    if (text.find('<') == text.npos) return std::string(text);
    std::string out;
    Scanner scanner(text);
    for (MarkupPart part; scanner.next(part);)
        if (part.kind == MarkupPart::Kind::text)
            for (auto const c : part.text) out += c == '<' ? std::string("&lt;") : std::string(1, c);
    return out;
}

bool is_apart_at(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == ':'; }

/// "By Ann", "Par :", "Text: ": what stands before a name on a line of its own.
std::string_view without_by(std::string_view name, std::string_view language) {
    struct By {
        std::string_view word, language;
    };
    constexpr std::array words{By{"by", ""},     By{"author", ""}, By{"written by", ""}, By{"words by", ""},
                               By{"posted by", ""}, By{"par", ""},    By{"auteur", ""},     By{"publié par", ""},
                               By{"von", "de"},  By{"por", ""},    By{"autor", ""},      By{"автор", ""},
                               By{"door", "nl"}, By{"di", "it"},   By{"da", "it"},   By{"text", "de"}};
    for (bool again = true; again;) {
        again = false;
        for (auto const& each : words) {
            if (!each.language.empty() && each.language != language) continue;
            if (name.size() <= each.word.size()) continue;
            auto const head = name.substr(0, each.word.size());
            auto const same = lower_ascii(head) == each.word || (each.word == "автор" && head == "Автор");
            if (!same || !is_apart_at(name, each.word.size())) continue;
            name.remove_prefix(each.word.size());
            name.remove_prefix(std::min(name.find_first_not_of(" :"), name.size()));
            again = true;
            break;
        }
    }
    return name;
}

bool is_filling(std::string_view name) {
    constexpr std::array<std::string_view, 16> words{"admin", "administrator", "null",  "undefined", "none",  "unknown",
                                                     "n/a",   "author",        "root",  "webmaster", "user",  "editor",
                                                     "false", "[object object]", "no author", "nobody"};
    return std::ranges::find(words, lower_ascii(name)) != words.end() ||
           name.find_first_not_of("0123456789 .,-_/") == name.npos;
}

/// Of the web or of mail; one word with a slash is one, too.
bool is_address(std::string_view name) {
    auto const lower = lower_ascii(name);
    if (lower.find("://") != lower.npos || lower.starts_with("www.") || lower.starts_with("mailto:")) return true;
    if (name.find(' ') != name.npos) return false;
    return name.find('/') != name.npos || name.find('@') != name.npos;
}

/// "Ann Tern <ann@x.example>", "ann@x.example (Ann Tern)": the name beside the address.
std::string without_mail(std::string_view name) {
    if (name.find('@') == name.npos) return std::string(name);
    auto const open = name.find('('), close = name.rfind(')');
    if (open != name.npos && close != name.npos && open < close && name.substr(0, open).find('@') != name.npos)
        return std::string(name.substr(open + 1, close - open - 1));
    std::string out;
    for (auto rest = name; !rest.empty();) {
        auto const end = std::min(rest.find(' '), rest.size());
        auto const word = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (word.find('@') == word.npos) (out += out.empty() ? "" : " ").append(word);
    }
    return out;
}

std::string without_ends(std::string_view text) {
    constexpr std::string_view ends = " ,;|-:";
    text.remove_prefix(std::min(text.find_first_not_of(ends), text.size()));
    return std::string(text.substr(0, text.find_last_not_of(ends) + 1));
}

// With blanks where the sign stands in words as well.
constexpr std::array<std::string_view, 12> parting{" | ", " – ", " — ", " - ", " · ", " • ", " :: ", " » ", " « ", " / ", "|", ": "};

} // namespace

std::string plain_words(std::string_view text) {
    if (text.size() > longest_read) return one_line(text.substr(0, longest_read));
    auto words = with_entities_read(without_tags(text));
    if (words.find('&') != words.npos && words.find(';') != words.npos) words = with_entities_read(words);
    return one_line(words);
}

std::string squeezed(std::string_view text) {
    std::string out;
    for (auto const c : fold(text)) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    }
    // Marks of quotation are no letters either, nor is the apostrophe of print.
    for (std::string_view const mark : {"’", "‘", "“", "”", "«", "»", "–", "—", "…", "\u00A0"})
        for (auto at = out.find(mark); at != out.npos; at = out.find(mark, at)) out.erase(at, mark.size());
    return out;
}

std::string people_in(std::string_view text, std::string_view language) {
    constexpr std::size_t longest = 300;
    auto const line = plain_words(text);
    if (line.size() > longest) return {};
    auto name = without_ends(without_by(without_mail(without_ends(line)), language));
    return name.empty() || is_address(name) || is_filling(name) ? std::string() : name;
}

std::string joined(std::vector<std::string> const& names) {
    std::vector<std::string> seen;
    std::string all;
    for (auto const& name : names) {
        auto const key = squeezed(name);
        if (name.empty() || std::ranges::find(seen, key) != seen.end()) continue;
        seen.push_back(key);
        all += (all.empty() ? "" : ", ") + name;
    }
    return all;
}

std::string without_site(std::string_view title, std::vector<std::string> const& sites) {
    auto const is_site = [&](std::string_view part) {
        auto const key = squeezed(part);
        return key.empty() || std::ranges::any_of(sites, [&](std::string const& site) { return squeezed(site) == key; });
    };
    auto rest = title;
    for (bool again = true; again && !rest.empty();) {
        again = false;
        if (is_site(rest)) return {};
        for (auto const sign : parting) {
            auto const last = rest.rfind(sign), first = rest.find(sign);
            if (last == rest.npos) continue;
            if (sign != ": " && is_site(rest.substr(last + sign.size()))) {
                rest = rest.substr(0, last);
                again = true;
                break;
            }
            if (is_site(rest.substr(0, first))) {
                rest = rest.substr(first + sign.size());
                again = true;
                break;
            }
        }
        while (rest.starts_with(' ')) rest.remove_prefix(1);
        while (rest.ends_with(' ')) rest.remove_suffix(1);
    }
    return std::string(rest);
}

std::vector<std::string> parts_beside(std::string_view title, std::string_view other) {
    constexpr std::size_t longest = 1000, most = 12;
    std::vector<std::string> parts;
    auto const key = squeezed(other);
    if (key.empty() || title.size() > longest || squeezed(title).find(key) == std::string::npos) return parts;
    while (!title.empty() && parts.size() < most) {
        std::size_t end = title.size(), length = 0;
        for (auto const sign : parting)
            if (auto const found = title.find(sign); found < end) end = found, length = sign.size();
        auto const part = title.substr(0, end);
        if (auto const own = squeezed(part); !own.empty() && key.find(own) == key.npos) parts.push_back(without_ends(part));
        title.remove_prefix(std::min(end + std::max<std::size_t>(length, 1), title.size()));
    }
    return parts;
}

bool is_title_with_more(std::string_view title, std::string_view other, Colon colon) {
    constexpr std::size_t longest = 1000, most_signs = 8;
    auto const key = squeezed(other);
    if (key.empty() || title.size() > longest || squeezed(title).find(key) == std::string::npos) return false;
    struct Gap {
        std::size_t start, end;
        bool colon;
    };
    std::vector<Gap> gaps;
    for (auto const sign : parting)
        for (auto at = title.find(sign); at != title.npos && gaps.size() < most_signs; at = title.find(sign, at + sign.size()))
            gaps.push_back({at, at + sign.size(), sign == ": "});
    auto const is_it = [&](std::size_t from, std::size_t until) {
        return from < until && squeezed(title.substr(from, until - from)) == key;
    };
    for (auto const& before : gaps) {
        if (!before.colon && is_it(0, before.start)) return true;
        if (before.colon && colon == Colon::belongs) continue;
        if (is_it(before.end, title.size())) return true;
        for (auto const& behind : gaps)
            if (!behind.colon && is_it(before.end, behind.start)) return true;
    }
    return false;
}

} // namespace core
