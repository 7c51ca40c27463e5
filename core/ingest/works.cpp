#include "core/ingest/works.h"

#include "core/ingest/beginnings.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

std::string_view work_text(std::string_view bytes) {
    if (constexpr std::string_view mark = "\xEF\xBB\xBF"; bytes.starts_with(mark)) bytes.remove_prefix(mark.size());
    return without_ascii_blanks(bytes);
}

bool says(std::string_view text, std::string_view name) { return text.find(name) != text.npos; }

} // namespace

bool begins_as_csl(std::string_view beginning) {
    if (!begins_as_json(beginning) || !says(beginning, "\"type\"")) return false;
    constexpr std::array types{"article", "webpage", "post", "broadcast", "interview", "speech", "hearing", "report", "book", "chapter",
                               "thesis", "legislation", "dataset", "personal_communication", "document", "motion_picture"};
    auto const is_typed = std::ranges::any_of(types, [&](std::string_view type) {
        for (auto const* start : {"\"type\":\"", "\"type\": \""}) {
            auto const at = beginning.find(std::string(start) + std::string(type));
            if (at != beginning.npos) return true;
        }
        return false;
    });
    return is_typed && (says(beginning, "\"issued\"") || says(beginning, "\"container-title\"") || says(beginning, "\"title\"")) &&
           !says(beginning, "\"TextQuoteSelector\"");
}

bool begins_as_ris(std::string_view beginning) { return work_text(beginning).starts_with("TY  - "); }

bool begins_as_bibtex(std::string_view beginning) {
    auto text = work_text(beginning);
    while (text.starts_with('%')) text = work_text(text.substr(std::min(text.find('\n'), text.size())));
    if (!text.starts_with('@')) return false;
    auto const brace = text.find_first_of("{(");
    if (brace == text.npos || brace < 4) return false;
    auto const type = lower_ascii(without_ascii_blanks(text.substr(1, brace - 1)));
    constexpr std::array types{"article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "misc",
                               "online", "report", "techreport", "thesis", "mastersthesis", "phdthesis", "proceedings", "unpublished",
                               "dataset", "video", "audio", "comment", "string", "preamble", "www", "electronic", "newspaper"};
    return std::ranges::find(types, std::string_view(type)) != types.end();
}

bool begins_as_opml(std::string_view beginning) {
    auto text = work_text(beginning);
    if (text.starts_with("<?xml")) text = work_text(text.substr(std::min(text.find('>') + 1, text.size())));
    while (text.starts_with("<!--")) text = work_text(text.substr(std::min(text.find("-->"), text.size() - 3) + 3));
    return text.starts_with("<opml");
}

bool begins_as_annotations(std::string_view beginning) {
    if (!begins_as_json(beginning)) return false;
    return says(beginning, "\"TextQuoteSelector\"") || says(beginning, "www.w3.org/ns/anno.jsonld") ||
           (says(beginning, "\"Annotation\"") && says(beginning, "\"target\""));
}

} // namespace core
