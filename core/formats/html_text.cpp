#include "core/formats/html_text.h"

#include "core/text/signs.h"

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
    out += c;
}

} // namespace

std::string escape_html(std::string_view text) {
    auto const fit = made_fit(text, TextForm::text).text;
    std::string out;
    out.reserve(fit.size());
    for (auto const c : fit)
        add_escaped(out, c);
    return out;
}

std::string escape_lines(std::string_view text) {
    auto const fit = made_fit(text, TextForm::text).text;
    std::string out;
    for (auto const c : fit) {
        if (c == '\n')
            out += "<br>";
        else
            add_escaped(out, c);
    }
    return out;
}

} // namespace core
