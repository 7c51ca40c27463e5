// A fact-check as Markdown. What is said in it is text: whatever could be taken for markup is escaped.
#include "core/formats/fact_check.h"
#include "core/ingest/web_address.h"
#include "core/text/signs.h"

namespace core {

namespace {

/// Words in which nothing is markup.
std::string as_markdown(std::string_view words) {
    std::string out;
    for (auto const sign : shown_line(words)) {
        if (std::string_view("\\`*_{}[]<>#|~$&").find(sign) != std::string_view::npos) out += '\\';
        out += sign;
    }
    return out;
}

/// The same where a line begins: like an item, a heading of the other kind or a number of a list it must not look.
std::string as_line_start(std::string_view words) {
    auto out = as_markdown(words);
    auto const first = out.find_first_not_of("0123456789");
    if (!out.empty() && std::string_view("-+=:").find(out.front()) != std::string_view::npos) out.insert(0, "\\");
    else if (first != out.npos && first > 0 && (out[first] == '.' || out[first] == ')')) out.insert(first, "\\");
    return out;
}

/// An address inside <…>.
std::string as_autolink(std::string_view address) {
    std::string out = "<";
    for (auto const sign : address) {
        if (sign == '<' || sign == '>' || sign == ' ') out += sign == '<' ? "%3C" : sign == '>' ? "%3E" : "%20";
        else out += sign;
    }
    return out + ">";
}

std::string runs_as_markdown(std::vector<Run> const& runs) {
    std::string out;
    for (auto const& run : runs) {
        // Marks of emphasis touch words alone.
        auto const from = run.text.find_first_not_of(' ');
        if (from != run.text.npos) {
            auto const to = run.text.find_last_not_of(' ') + 1;
            auto const words = std::string_view(run.text).substr(from, to - from);
            std::string const mark = run.look == Run::Look::strong ? "**" : run.look == Run::Look::emphasis ? "*" : "";
            auto const begins_line = out.empty() && mark.empty();
            out += std::string(run.text, 0, from) + mark + (begins_line ? as_line_start(words) : as_markdown(words)) + mark +
                   run.text.substr(to);
        } else {
            out += run.text;
        }
        if (run.note > 0) out += "[^" + std::to_string(run.note) + "]";
    }
    return out;
}

} // namespace

std::string fact_check_markdown(FactCheck const& check) {
    std::string out;
    auto was_item = false;
    for (auto const& block : check.blocks) {
        auto const is_item = block.what == Block::What::item;
        if (!out.empty()) out += is_item && was_item ? "" : "\n";
        was_item = is_item;
        switch (block.what) {
        case Block::What::title: out += "# "; break;
        case Block::What::heading: out += "## "; break;
        case Block::What::quotation: out += "> "; break;
        case Block::What::item: out += "- "; break;
        case Block::What::paragraph: break;
        }
        out += runs_as_markdown(block.runs) + "\n";
    }
    if (!check.notes.empty()) out += "\n";
    for (std::size_t at = 0; at < check.notes.size(); ++at) {
        auto const& note = check.notes[at];
        out += "[^" + std::to_string(at + 1) + "]: " + as_line_start(note.text);
        if (is_web_address(note.address)) out += ", " + as_autolink(note.address);
        if (!note.saved.empty()) out += "; " + as_markdown(note.saved);
        out += "\n";
    }
    return out;
}

} // namespace core
