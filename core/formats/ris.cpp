// RIS: a line is a tag of two signs, two blanks, a dash, a blank and a value; TY begins and ER ends an entry.
#include "core/formats/collected_source.h"

#include <array>
#include <optional>

namespace core {

namespace {

struct RisType {
    std::string_view name;
    SourceType type;
};
constexpr std::array ris_types{RisType{"NEWS", SourceType::article},   RisType{"MGZN", SourceType::article},
                               RisType{"ELEC", SourceType::other},     RisType{"BLOG", SourceType::post},
                               RisType{"RPRT", SourceType::report},    RisType{"GOVDOC", SourceType::report},
                               RisType{"JOUR", SourceType::report},    RisType{"BOOK", SourceType::report},
                               RisType{"DATA", SourceType::data_set},  RisType{"VIDEO", SourceType::broadcast},
                               RisType{"SOUND", SourceType::broadcast}, RisType{"HEAR", SourceType::transcript}};

/// "Ada Moor" of "Moor, Ada".
std::string in_order(std::string_view name) {
    auto const comma = name.find(", ");
    if (comma == name.npos) return std::string(name);
    auto given = name.substr(comma + 2);
    auto const suffix = given.find(", ");
    return std::string(given.substr(0, suffix)) + " " + std::string(name.substr(0, comma)) +
           (suffix == given.npos ? "" : " " + std::string(given.substr(suffix + 2)));
}

/// "2022/12/19/spring" as a date.
std::string ris_date(std::string_view value) {
    std::string text;
    for (int part = 0; part < 3 && !value.empty(); ++part) {
        auto const end = std::min(value.find('/'), value.size());
        auto digits = std::string(value.substr(0, end));
        value.remove_prefix(std::min(end + 1, value.size()));
        if (digits.empty()) break;
        if (part > 0 && digits.size() == 1) digits.insert(0, "0");
        text += (part > 0 ? "-" : "") + digits;
    }
    return text;
}

class RisEntry {
public:
    explicit RisEntry(std::int64_t line) { source_.line = line; }

    void take(std::string_view tag, std::string_view value) {
        SourceWords words(source_);
        if (tag == "TY") {
            source_.type = SourceType::other;
            for (auto const& known : ris_types)
                if (known.name == value) source_.type = known.type;
        } else if (tag == "TI" || tag == "T1") {
            words.title(value);
        } else if (tag == "AU" || tag == "A1" || tag == "A2") {
            words.author(in_order(value));
        } else if (tag == "T2" || tag == "JO" || tag == "JF" || tag == "PB") {
            if (source_.publisher.empty()) words.publisher(value);
            else words.note("Publisher", value);
        } else if (tag == "UR" || tag == "L1" || tag == "L2") {
            words.url(value);
        } else if (tag == "LA") {
            words.language(value);
        } else if (tag == "DA" || tag == "PY" || tag == "Y1") {
            // The day of DA counts for more than the year that comes before or behind it.
            if (tag == "DA") source_.published = {};
            words.published(value.find('/') == value.npos ? std::string(value) : ris_date(value));
        } else if (tag == "AB" || tag == "N2") {
            words.note("Abstract", value);
        } else if (tag == "DO") {
            words.note("DOI", value);
        } else if (tag != "ER") {
            words.note(tag, value);
        }
    }
    ReadSource finish() {
        auto const line = source_.line;
        return {line, SourceWords(source_).take()};
    }

private:
    CollectedSource source_;
};

} // namespace

void read_ris(std::string_view file, TakeSource const& take) {
    std::optional<RisEntry> entry;
    std::int64_t number = 0, begun = 0;
    while (!file.empty()) {
        auto const end = std::min(file.find('\n'), file.size());
        auto line = file.substr(0, end);
        file.remove_prefix(std::min(end + 1, file.size()));
        ++number;
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; line.starts_with(mark)) line.remove_prefix(mark.size());
        if (line.size() < 5 || line.substr(2, 3) != "  -") {
            if (!line.empty() && entry) entry->take("Further", line); // a value that was broken into lines
            continue;
        }
        auto const tag = line.substr(0, 2);
        auto const value = line.size() > 6 ? line.substr(6) : std::string_view();
        if (tag == "TY") {
            if (entry) take(entry->finish());
            entry.emplace(number);
            begun = number;
        }
        if (!entry) continue;
        entry->take(tag, value);
        if (tag != "ER") continue;
        take(entry->finish());
        entry.reset();
    }
    if (entry) take({begun, problem(say("The file ends in the middle: something is missing."))});
}

} // namespace core
