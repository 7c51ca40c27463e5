#include "core/ingest/hidden_styles.h"

#include "core/text/ascii.h"

#include <algorithm>

namespace core {

namespace {
namespace styles {

/// The value of a property, empty without; the last one counts.
std::string_view value_of(std::string_view declarations, std::string_view property) {
    std::string_view value;
    while (!declarations.empty()) {
        auto const end = std::min(declarations.find(';'), declarations.size());
        auto const one = declarations.substr(0, end);
        if (one.size() > property.size() && one.starts_with(property) && one[property.size()] == ':') {
            value = one.substr(property.size() + 1);
            if (auto const mark = value.find('!'); mark != value.npos) value = value.substr(0, mark);
        }
        declarations.remove_prefix(std::min(end + 1, declarations.size()));
    }
    return value;
}

/// "0", "0px", "0.0em"
bool is_nothing(std::string_view value) {
    return !value.empty() && value.front() == '0' && value.find_first_of("123456789") == value.npos;
}

/// "-9999px", "-100vw": farther than any page is wide.
bool is_far(std::string_view value) {
    constexpr int least = 900;
    if (!value.starts_with('-')) return false;
    int number = 0;
    for (auto const c : value.substr(1)) {
        if (!is_ascii_digit(c) || number > least) break;
        number = number * 10 + (c - '0');
    }
    return number >= least || value == "-100vw" || value == "-100%";
}

} // namespace styles
} // namespace

bool hides(std::string_view declarations) {
    auto const value = [&](std::string_view property) { return styles::value_of(declarations, property); };
    if (value("display") == "none" || value("visibility") == "hidden" || styles::is_nothing(value("opacity")) || styles::is_nothing(value("font-size")))
        return true;
    auto const position = value("position");
    if (styles::is_far(value("text-indent"))) return true;
    if (position == "absolute" || position == "fixed") {
        auto const clip = value("clip");
        if (styles::is_far(value("left")) || styles::is_far(value("top")) || clip.starts_with("rect(0") || clip.starts_with("rect(1px")) return true;
    }
    auto const height = value("height");
    return (value("clip-path") == "inset(50%)") || (styles::is_nothing(height) && value("overflow") == "hidden");
}

void note_hidden_names(std::string_view style_sheet, std::unordered_set<std::string>& names) {
    std::string sheet;
    for (std::size_t at = 0; at < style_sheet.size();) {
        if (style_sheet.substr(at).starts_with("/*")) {
            auto const end = style_sheet.find("*/", at + 2);
            at = end == style_sheet.npos ? style_sheet.size() : end + 2;
        } else {
            sheet += style_sheet[at++];
        }
    }
    for (std::string_view rest = sheet; !rest.empty();) {
        auto const open = rest.find('{');
        if (open == rest.npos) return;
        auto selectors = rest.substr(0, open);
        if (auto const semicolon = selectors.rfind(';'); semicolon != selectors.npos) selectors.remove_prefix(semicolon + 1);
        // To its closing brace, with what is nested in it.
        std::size_t depth = 1, end = open + 1;
        for (; end < rest.size() && depth > 0; ++end) depth += rest[end] == '{' ? 1U : rest[end] == '}' ? std::size_t(-1) : 0U;
        auto const body = rest.substr(open + 1, end > open + 1 ? end - open - 2 : 0);
        rest.remove_prefix(end);
        if (selectors.find('@') != selectors.npos || body.find('{') != body.npos) continue;
        auto declarations = lower_ascii(body);
        std::erase_if(declarations, [](char c) { return is_ascii_blank(c); });
        bool const away = hides(declarations);
        bool const shows = !away && (!styles::value_of(declarations, "display").empty() || styles::value_of(declarations, "visibility") == "visible");
        if (!away && !shows) continue;
        while (!selectors.empty()) {
            auto const comma = std::min(selectors.find(','), selectors.size());
            auto const name = without_ascii_blanks(selectors.substr(0, comma));
            selectors.remove_prefix(std::min(comma + 1, selectors.size()));
            bool const plain = name.size() > 1 && (name.front() == '.' || name.front() == '#') && name.find_first_of(".#:[> +~*", 1) == name.npos;
            if (!plain) continue;
            if (away) names.insert(std::string(name));
            else names.erase(std::string(name));
        }
    }
}

} // namespace core
