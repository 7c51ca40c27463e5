#include "app/reader/mail_page.h"

#include "app/reader/quoted_reply.h"
#include "core/ingest/declared_encoding.h"
#include "core/text/ascii.h"

#include <algorithm>

namespace reader {

namespace {

/// "blockquote" of "<blockquote class=…>" and of "</blockquote>".
std::string name_of(std::string_view tag) {
    auto const start = tag.starts_with("</") ? 2U : 1U;
    return core::lower_ascii(tag.substr(start, std::min(tag.find_first_of(" \t\r\n/>", start), tag.size()) - start));
}

bool holds_word(std::string_view list, std::string_view word) {
    for (auto at = list.find(word); at != list.npos; at = list.find(word, at + 1)) {
        auto const before = at == 0 || core::is_ascii_blank(list[at - 1]);
        auto const end = at + word.size();
        if (before && (end == list.size() || core::is_ascii_blank(list[end]))) return true;
    }
    return false;
}

/// Whether a mail program opens here what somebody wrote earlier.
bool opens_quote(std::string_view tag, std::string const& name) {
    if (name != "blockquote" && name != "div") return false;
    auto const kind = core::lower_ascii(core::attribute_in(tag, "class"));
    for (auto const* known : {"gmail_quote", "yahoo_quoted", "protonmail_quote", "moz-forward-container", "zmail_extra"})
        if (holds_word(kind, known)) return true;
    return name == "blockquote" && core::lower_ascii(core::attribute_in(tag, "type")) == "cite";
}

void put_mark(std::string& out, std::string_view mark) { out.append("<div>").append(mark).append("</div>"); }

/// Those of the page itself would be taken for ours.
std::string without(std::string page, std::string_view mark) {
    for (auto at = page.find(mark); at != page.npos; at = page.find(mark, at)) page.erase(at, mark.size());
    return page;
}

} // namespace

std::string with_quotes_marked(std::string_view given) {
    auto const page = without(without(std::string(given), quote_begins), quote_ends);
    std::string out, open;
    std::size_t depth = 0, copied = 0;
    for (auto at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
        auto const end = page.find('>', at);
        if (end == page.npos) break;
        auto const tag = std::string_view(page).substr(at, end + 1 - at);
        auto const name = name_of(tag);
        auto const closes = tag.starts_with("</");
        if (depth > 0) {
            if (name != open) continue;
            depth += closes ? std::size_t(0) - 1 : 1;
            if (depth > 0) continue;
            out.append(page, copied, end + 1 - copied);
            copied = end + 1;
            put_mark(out, quote_ends);
        } else if (!closes && opens_quote(tag, name)) {
            out.append(page, copied, at - copied);
            copied = at;
            put_mark(out, quote_begins);
            open = name;
            depth = 1;
        }
    }
    return out.append(page, copied);
}

} // namespace reader
