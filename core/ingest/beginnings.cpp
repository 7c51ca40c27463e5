#include "core/ingest/beginnings.h"

#include "core/text/ascii.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace core {

namespace {

constexpr std::size_t told_at_most = 64 * 1024; // as readers.h has it; a shorter beginning is the whole file

constexpr std::string_view blanks = " \t\r\n";

std::string_view without_blanks(std::string_view text) {
    return text.substr(std::min(text.find_first_not_of(blanks), text.size()));
}

std::string_view without_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

/// "name": of a header, in small letters; empty for any other line.
std::string header_in(std::string_view line) {
    auto const colon = line.find(':');
    if (colon == line.npos || colon == 0) return {};
    auto const name = line.substr(0, colon);
    auto const fits = [](char sign) {
        return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9') ||
               sign == '-';
    };
    return std::ranges::all_of(name, fits) ? lower_ascii(name) : std::string();
}

} // namespace

bool begins_as_json(std::string_view beginning) {
    auto text = without_blanks(without_mark(beginning));
    // Lists in lists deeper than anybody reads them, and a value that is nothing.
    constexpr std::size_t deep = 64;
    if (std::min(text.find_first_not_of("[ \t\r\n"), text.size()) >= deep && text.starts_with('[')) return true;
    if (auto const word = text.substr(0, std::min(text.find_last_not_of(blanks) + 1, text.size()));
        word == "null" || word == "true" || word == "false")
        return true;
    // Whole files that are short, such as an empty list.
    constexpr std::size_t short_file = 4096;
    if (text.size() < short_file && (text.starts_with('[') || text.starts_with('{')))
        if (auto const json = read_json(text); json && (json->empty() || text.find('"') != text.npos)) return true;
    while (text.starts_with('[')) {
        text = without_blanks(text.substr(1));
        // Elements with nothing in them may stand before the first that has something.
        for (std::string_view const nothing : {"null", "{}"})
            while (text.starts_with(nothing)) {
                auto const rest = without_blanks(text.substr(nothing.size()));
                if (!rest.starts_with(',')) break;
                text = without_blanks(rest.substr(1));
            }
    }
    if (!text.starts_with('{')) return false;
    auto const inside = without_blanks(text.substr(1));
    if (!inside.starts_with('"')) return false;
    auto const ends = inside.find('"', 1);
    return ends != inside.npos && without_blanks(inside.substr(ends + 1)).starts_with(':');
}

bool begins_with_check(std::string_view beginning) {
    if (!begins_as_json(beginning)) return false;
    auto const names = [&](std::string_view name) { return beginning.find(name) != beginning.npos; };
    return (names("\"claimReviewed\"") && names("\"reviewRating\"")) || names("\"ClaimReview\"") ||
           names("\"MediaReview\"") || names("schema.org/ClaimReview\"") || names("\"claimReview\"") || names("\"claimReviewMarkups\"") || names("\"fact_checking_article\"") ||
           (names("\"claim\"") && names("\"questions\"") && names("\"answers\""));
}

bool begins_as_feed(std::string_view beginning) {
    auto text = without_blanks(without_mark(beginning));
    for (bool passed = true; passed;) {
        passed = false;
        auto const declares = text.substr(0, text.find('>')).find('[') != text.npos; // words of its own, up to "]>"
        for (auto const& [opens, closes] : {std::pair<std::string_view, std::string_view>{"<?", "?>"},
                                            {"<!--", "-->"},
                                            {"<!DOCTYPE", declares ? "]>" : ">"}})
            if (text.starts_with(opens))
                if (auto const end = text.find(closes); end != text.npos) {
                    text = without_blanks(text.substr(end + closes.size()));
                    passed = true;
                    break;
                }
    }
    auto const tag = text.substr(0, text.find('>'));
    return tag.starts_with("<rss") || (tag.starts_with("<rdf:RDF") && tag.find("purl.org/rss") != tag.npos) ||
           (tag.starts_with("<feed") && tag.find("http://www.w3.org/2005/Atom") != tag.npos);
}

bool begins_as_table(std::string_view beginning) {
    constexpr std::size_t rows_wanted = 3, rows_looked_at = 20;
    auto const whole = beginning.size() < told_at_most;
    if (without_blanks(without_mark(beginning)).starts_with('<')) return false; // markup, whatever its lines hold
    constexpr char escape = '\x1B'; // other letters follow it: what looks like a comma may be half of one (ISO-2022)
    if (beginning.find(escape) != beginning.npos) return false;
    for (auto const parted_by : {'\t', ';', ','}) {
        std::size_t rows = 0, columns = 0;
        bool same = true;
        auto rest = without_mark(beginning);
        while (!rest.empty() && rows < rows_looked_at && same) {
            auto const end = rest.find('\n');
            if (end == rest.npos && !whole) break; // cut off
            auto const line = rest.substr(0, end);
            rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
            if (without_blanks(line).empty()) continue;
            std::size_t parts = 0;
            bool quoted = false;
            for (std::size_t at = 0; at < line.size(); ++at) {
                if (line[at] == '"') quoted = !quoted;
                if (line[at] != parted_by || quoted) continue;
                ++parts;
                same = same && (at + 1 == line.size() || line[at + 1] != ' ');
            }
            same = same && parts >= 1 && !quoted && (rows == 0 || parts == columns);
            columns = parts;
            ++rows;
        }
        // Two columns are too few to tell by: "ANN:<tab>Good evening." is a transcript.
        if (same && rows >= rows_wanted && columns >= 2) return true;
    }
    return false;
}

bool begins_as_xml(std::string_view beginning) {
    auto const text = without_blanks(without_mark(beginning));
    if (!text.starts_with("<?xml ")) return false;
    auto const head = lower_ascii(text.substr(0, 2048));
    return head.find("<html") == head.npos && head.find("<!doctype html") == head.npos;
}

Mail begins_as_mail(std::string_view beginning, bool is_called_mail) {
    bool written_by_a_program = false;
    std::set<std::string> said;
    auto kind = Mail::message;
    std::string name;
    for (auto rest = without_mark(beginning); !rest.empty();) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty()) break;
        auto const folded = line.front() == ' ' || line.front() == '\t';
        if (folded && name.empty()) return Mail::none;
        if (!folded && (name = header_in(line)).empty()) return Mail::none;
        said.insert(name);
        if (name == "mime-version" || name == "message-id" || name == "content-transfer-encoding")
            written_by_a_program = true;
        if (name == "content-type" && lower_ascii(line).find("multipart/related") != std::string::npos)
            kind = Mail::web_page;
    }
    auto const is_mail = written_by_a_program || (is_called_mail && said.contains("from") && (said.contains("date") || said.contains("subject")));
    return is_mail ? kind : Mail::none;
}

} // namespace core
