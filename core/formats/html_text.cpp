#include "core/formats/html_text.h"

namespace core {

namespace {

void add_escaped(std::string& out, char c) {
    switch (c) {
    case '&':
        out += "&amp;";
        return;
    case '<':
        out += "&lt;";
        return;
    case '>':
        out += "&gt;";
        return;
    case '"':
        out += "&quot;";
        return;
    case '\'':
        out += "&#39;";
        return;
    default:
        break;
    }
    auto const code = static_cast<unsigned char>(c);
    if ((code < 0x20 && c != '\n' && c != '\t') || code == 0x7F)
        out += "\xEF\xBF\xBD";
    else
        out += c;
}

} // namespace

std::string escape_html(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (auto const c : text)
        add_escaped(out, c);
    return out;
}

std::string escape_lines(std::string_view text) {
    std::string out;
    for (auto const c : text) {
        if (c == '\n')
            out += "<br>";
        else
            add_escaped(out, c);
    }
    return out;
}

} // namespace core
