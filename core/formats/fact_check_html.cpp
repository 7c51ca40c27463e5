// A fact-check as a piece of HTML: what editors of a CMS take from the clipboard.
#include "core/formats/fact_check.h"
#include "core/formats/html_text.h"
#include "core/ingest/web_address.h"

namespace core {

namespace {

std::string runs_as_html(std::vector<Run> const& runs) {
    std::string out;
    for (auto const& run : runs) {
        auto const* tag = run.look == Run::Look::strong ? "strong" : run.look == Run::Look::emphasis ? "em" : nullptr;
        if (tag) out += "<" + std::string(tag) + ">";
        out += escape_html(run.text);
        if (tag) out += "</" + std::string(tag) + ">";
        if (run.note > 0) out += "<sup>[" + std::to_string(run.note) + "]</sup>";
    }
    return out;
}

std::string element(std::string const& tag, Block const& block) {
    auto const language = block.language.empty() ? std::string() : " lang=\"" + escape_html(block.language) + "\"";
    return "<" + tag + language + " dir=\"auto\">" + runs_as_html(block.runs) + "</" + tag + ">\n";
}

} // namespace

std::string fact_check_html(FactCheck const& check) {
    std::string out;
    auto in_list = false;
    for (auto const& block : check.blocks) {
        auto const is_item = block.what == Block::What::item;
        if (is_item != in_list) out += is_item ? "<ul>\n" : "</ul>\n";
        in_list = is_item;
        switch (block.what) {
        case Block::What::title: out += element("h1", block); break;
        case Block::What::heading: out += element("h2", block); break;
        case Block::What::quotation: out += element("blockquote", block); break;
        case Block::What::item: out += element("li", block); break;
        case Block::What::paragraph: out += element("p", block); break;
        }
    }
    if (in_list) out += "</ul>\n";
    if (check.notes.empty()) return out;
    out += "<hr>\n<ol>\n";
    for (auto const& note : check.notes) {
        out += "<li>" + escape_html(note.text);
        if (is_web_address(note.address))
            out += ", <a href=\"" + escape_html(note.address) + "\">" + escape_html(note.address) + "</a>";
        if (!note.saved.empty()) out += "; " + escape_html(note.saved);
        out += "</li>\n";
    }
    return out + "</ol>\n";
}

} // namespace core
