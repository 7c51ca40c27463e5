#include "core/ingest/declared_encoding.h"

#include "core/ingest/markup.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace core {

namespace {

std::string_view from_word_on(std::string_view text) {
    while (!text.empty() && is_ascii_blank(text.front())) text.remove_prefix(1);
    return text;
}

/// Between quotes, else up to what may end it.
std::string_view quoted_value(std::string_view text, std::string_view ends) {
    text = from_word_on(text);
    if (text.starts_with('"') || text.starts_with('\'')) {
        auto const end = text.find(text.front(), 1);
        return end == text.npos ? std::string_view() : text.substr(1, end - 1);
    }
    return text.substr(0, std::min(text.find_first_of(ends), text.size()));
}

/// "text/html; charset = windows-1251": the label in the content of a <meta http-equiv>.
std::string_view label_in(std::string_view content) {
    auto const lower = lower_ascii(content);
    constexpr std::string_view word = "charset";
    for (auto at = lower.find(word); at != lower.npos; at = lower.find(word, at + word.size())) {
        auto const rest = from_word_on(content.substr(at + word.size()));
        if (rest.starts_with('=')) return quoted_value(rest.substr(1), " \t\n\f\r;");
    }
    return {};
}

/// A page whose declaration could be read as ASCII is no UTF-16.
WebEncoding const* as_meta_means(WebEncoding const* encoding) {
    if (!encoding) return nullptr;
    if (encoding->name.starts_with("UTF-16")) return web_encoding("utf-8");
    return encoding->name == "x-user-defined" ? web_encoding("windows-1252") : encoding;
}

/// Keeps the first label that is known, and tells of an unknown one before it.
void take_label(std::string_view label, DeclaredEncoding& into) {
    constexpr std::size_t longest = 60;
    if (into.encoding || label.empty()) return;
    into.encoding = as_meta_means(web_encoding(label));
    if (!into.encoding && into.unknown.empty()) into.unknown = label.substr(0, longest);
}

std::string_view meta_label(std::string_view tag) {
    if (auto const charset = attribute_in(tag, "charset"); !charset.empty()) return charset;
    auto const is_type = lower_ascii(attribute_in(tag, "http-equiv")) == "content-type";
    return is_type ? label_in(attribute_in(tag, "content")) : std::string_view();
}

/// Of `<?xml version="1.0" encoding="…"?>` at the very beginning.
std::string_view xml_label(std::string_view page) {
    if (!page.starts_with("<?xml")) return {};
    auto const declaration = page.substr(0, page.find('>'));
    constexpr std::string_view word = "encoding";
    auto const at = declaration.find(word);
    if (at == declaration.npos) return {};
    auto const rest = from_word_on(declaration.substr(at + word.size()));
    return rest.starts_with('=') ? quoted_value(rest.substr(1), "? \t\n\f\r") : std::string_view();
}

} // namespace

std::string_view attribute_in(std::string_view tag, std::string_view name) {
    constexpr std::string_view name_ends = " \t\n\f\r/>=";
    auto at = std::min(tag.find_first_of(name_ends), tag.size()); // behind "<meta"
    while (at < tag.size() && tag[at] != '>') {
        if (is_ascii_blank(tag[at]) || tag[at] == '/') {
            ++at;
            continue;
        }
        auto const end = std::min(tag.find_first_of(name_ends, at + 1), tag.size());
        auto const found = lower_ascii(tag.substr(at, end - at));
        at = std::min(tag.find_first_not_of(" \t\n\f\r", end), tag.size());
        std::string_view value;
        if (at < tag.size() && tag[at] == '=') {
            auto const rest = from_word_on(tag.substr(at + 1));
            auto const quoted = rest.starts_with('"') || rest.starts_with('\'');
            value = quoted_value(rest, " \t\n\f\r>");
            at = tag.size() - rest.size() + value.size() + (quoted ? 2 : 0);
            if (quoted && rest.find(rest.front(), 1) == rest.npos) at = tag.size();
        }
        if (found == name) return value;
    }
    return {};
}

DeclaredEncoding declared_encoding(std::string_view page) {
    DeclaredEncoding declared;
    Scanner scanner(page);
    for (MarkupPart part; scanner.next(part);) {
        if (part.kind != MarkupPart::Kind::open) continue;
        if (part.name == "html" && declared.language.empty()) declared.language = attribute_in(part.text, "lang");
        if (part.name == "meta") take_label(meta_label(part.text), declared);
        if (declared.encoding && !declared.language.empty()) break;
    }
    take_label(xml_label(page), declared);
    return declared;
}

} // namespace core
