#include "core/ingest/claim_lines.h"

#include "core/ingest/readers.h"
#include "core/text/strict_json.h"

#include <nlohmann/json.hpp>

#include <array>
#include <string>

namespace core {

namespace {

constexpr std::array claim_keys{"text", "claim", "claimReviewed"};
/// Of lines of our own that hold no claim (core/formats/carried_records.h).
constexpr std::array carrying_keys{"records", "bytes_of"};

std::string_view first_line(std::string_view beginning) {
    if (constexpr std::string_view mark = "\xEF\xBB\xBF"; beginning.starts_with(mark))
        beginning.remove_prefix(mark.size());
    auto const line = beginning.substr(0, beginning.find('\n'));
    auto const start = line.find_first_not_of(" \t\r");
    return start == line.npos || line[start] != '{' ? std::string_view() : line.substr(start);
}

} // namespace

bool looks_like_claims(std::string_view beginning) {
    for (auto rest = beginning; !rest.empty();) {
        auto const line = first_line(rest);
        auto const end = rest.find('\n');
        // Of a line that does not end here nobody knows what else it holds.
        if (!line.empty() && end == rest.npos && beginning.size() >= told_by) return true;
        for (std::string_view const key : carrying_keys)
            if (line.find("\"counterpoint\"") != line.npos && line.find('"' + std::string(key) + '"') != line.npos) return true;
        for (std::string_view const key : claim_keys)
            if (line.find('"' + std::string(key) + '"') != line.npos) return true;
        rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    }
    return false;
}

bool begins_with_claim(std::string_view beginning) {
    auto const line = first_line(beginning);
    if (line.empty()) return false;
    auto const ends = beginning.find('\n') != beginning.npos || beginning.size() < told_by;
    // A line of ours may be longer than what is looked at.
    if (!ends) return line.starts_with("{\"counterpoint\":");
    auto const json = read_json(line);
    if (!json || !json->is_object()) return false;
    for (auto const* key : claim_keys)
        if (auto const found = json->find(key); found != json->end() && found->is_string()) return true;
    for (auto const* key : carrying_keys)
        if (json->contains("counterpoint") && json->contains(key)) return true;
    return false;
}

} // namespace core
