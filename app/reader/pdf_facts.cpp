#include "app/reader/pdf_facts.h"

#include "core/ingest/page_facts.h"
#include "core/text/ascii.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <algorithm>
#include <array>
#include <unicode/uchar.h>

namespace reader {

namespace {

/// What stands between two marks of the head; in it pdftotext writes "<" as "&lt;", so that nothing in it looks like a mark.
std::string value_in(std::string_view head, std::string_view opens, std::string_view closes) {
    constexpr std::array<std::pair<std::string_view, char>, 5> names{{{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}}};
    auto const found = head.find(opens);
    if (found == head.npos) return {};
    auto rest = head.substr(found + opens.size());
    auto const end = rest.find(closes);
    if (end == rest.npos) return {};
    rest = rest.substr(0, end);
    std::string value;
    while (!rest.empty()) {
        auto const name = std::ranges::find_if(names, [&](auto const& each) { return rest.starts_with(each.first); });
        value += name == names.end() ? rest.front() : name->second;
        rest.remove_prefix(name == names.end() ? 1 : name->first.size());
    }
    return core::one_line(value);
}

std::size_t code_points(std::string const& text) { return core::to_utf32(text).size(); }

bool has_letter(std::string const& text) {
    return std::ranges::any_of(core::to_utf32(text), [](char32_t sign) { return u_isalpha(static_cast<UChar32>(sign)) != 0; });
}

/// Programs give names of their own to what nobody named: those of files, and "Microsoft Word - a.doc".
bool is_title(std::string const& text) {
    constexpr std::size_t longest = 300; // code points
    constexpr std::array<std::string_view, 22> endings{".doc", ".docx", ".docm", ".odt", ".rtf", ".txt", ".pdf", ".ppt", ".pptx", ".odp", ".xls",
                                                       ".xlsx", ".ods", ".indd", ".qxd", ".qxp", ".pub", ".pages", ".tex", ".dvi", ".html", ".htm"};
    constexpr std::array<std::string_view, 5> programs{"microsoft word - ", "microsoft powerpoint - ", "microsoft excel - ", "microsoft publisher - ", "microsoft word: "};
    constexpr std::array<std::string_view, 22> unnamed{"untitled", "untitled document", "sans titre", "document sans titre", "unbenannt", "sin título", "senza titolo",
                                                       "sem título", "naamloos", "без имени", "document", "dokument", "powerpoint presentation",
                                                       "présentation powerpoint", "slide", "title", "titre", "print", "scan", "no title", "none", "null"};
    if (code_points(text) > longest || !has_letter(text)) return false;
    auto const small = core::lower_ascii(text);
    if (std::ranges::any_of(endings, [&](auto const each) { return small.ends_with(each); })) return false;
    if (std::ranges::any_of(programs, [&](auto const each) { return small.starts_with(each); })) return false;
    // "Untitled-1", "Document 2"
    auto const bare = small.substr(0, small.find_last_not_of("0123456789 -_()") + 1);
    return std::ranges::find(unnamed, bare) == unnamed.end();
}

bool is_author(std::string const& text) {
    constexpr std::size_t longest = 200; // code points
    constexpr std::array<std::string_view, 10> nobody{"user", "utilisateur", "admin", "administrator", "administrateur", "owner", "author", "unknown", "default", "anonymous"};
    return has_letter(text) && code_points(text) <= longest && std::ranges::find(nobody, core::lower_ascii(text)) == nobody.end();
}

/// "2011-03-01" of "2011-03-01T12:00:00Z"; of what poppler fills up, "2011" as "2011-01-01T00:00:00Z", no more than is sure.
std::string day_of(std::string_view written, std::int64_t today) {
    constexpr std::string_view first_pdf = "1993", filled = "T00:00:00Z";
    auto day = written.substr(0, 10);
    if (day.size() < 10 || day < first_pdf) return {};
    if (written.substr(10) == filled && day.ends_with("-01")) day = day.substr(0, day.ends_with("-01-01") ? 4 : 7);
    auto const date = core::PartialDate::parse(day);
    if (!date.has_value() || !date->known()) return {};
    // Elsewhere it is tomorrow already.
    if (today != core::PartialDate::never && date->earliest_day() > today + 1) return {};
    return date->text();
}

} // namespace

void read_pdf_facts(std::string_view page, core::IngestOptions const& options, core::Ingested& into) {
    auto const head = page.substr(0, page.find("</head>"));
    auto const named = [&](std::string const& name) { return value_in(head, "<meta name=\"" + name + "\" content=\"", "\"/>"); };
    using core::FactKind;
    if (auto title = value_in(head, "<title>", "</title>"); is_title(title)) {
        into.title = title;
        into.facts.push_back({FactKind::title, std::move(title), "PDF Title"});
    }
    if (auto author = named("Author"); is_author(author)) into.facts.push_back({FactKind::author, std::move(author), "PDF Author"});
    if (auto day = day_of(named("CreationDate"), options.today); !day.empty())
        into.facts.push_back({FactKind::published, std::move(day), "PDF CreationDate"});
}

} // namespace reader
