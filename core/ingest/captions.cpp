#include "core/ingest/captions.h"

#include "core/ingest/found_text.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace core {

namespace {

constexpr std::int64_t pause_ms = 2000; ///< parts paragraphs

std::string_view without_byte_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

std::string_view take_line(std::string_view& rest) {
    auto const end = std::min(rest.find('\n'), rest.size());
    auto line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

/// "1:02:03,456", "02:03.456", "02:03": milliseconds.
std::optional<std::int64_t> clock_in(std::string_view written) {
    std::int64_t seconds = 0, number = 0, thousandths = 0;
    std::size_t digits = 0, colons = 0;
    bool behind_point = false;
    constexpr std::size_t most_digits = 6;
    for (auto const c : written) {
        if (is_ascii_digit(c)) {
            if (++digits > most_digits) return std::nullopt;
            if (!behind_point) number = number * 10 + (c - '0');
            else if (digits <= 3) thousandths = thousandths * 10 + (c - '0');
        } else if (c == ':' && digits > 0 && !behind_point && colons < 2) {
            seconds = (seconds + number) * 60;
            number = 0;
            digits = 0;
            ++colons;
        } else if ((c == ',' || c == '.') && digits > 0 && !behind_point) {
            behind_point = true;
            digits = 0;
        } else {
            return std::nullopt;
        }
    }
    if (digits == 0 || colons == 0) return std::nullopt;
    for (; behind_point && digits < 3; ++digits) thousandths *= 10;
    return (seconds + number) * 1000 + thousandths;
}

struct Times {
    std::int64_t from = 0, until = 0;
};

/// "00:00:01,000 --> 00:00:02,000 align:start"
std::optional<Times> times_in(std::string_view line) {
    constexpr std::string_view arrow = "-->";
    auto const at = line.find(arrow);
    if (at == line.npos) return std::nullopt;
    auto const behind = without_ascii_blanks(line.substr(at + arrow.size()));
    auto const from = clock_in(without_ascii_blanks(line.substr(0, at)));
    auto const until = clock_in(behind.substr(0, behind.find_first_of(" \t")));
    if (!from || !until) return std::nullopt;
    return Times{*from, std::max(*from, *until)};
}

bool is_counter(std::string_view line) {
    line = without_ascii_blanks(line);
    return !line.empty() && std::ranges::all_of(line, is_ascii_digit);
}

/// The words without tags and what tells where they are shown; a speaker's name apart.
std::string shown_words(std::string_view line, std::string& speaker) {
    std::string out;
    for (std::size_t at = 0; at < line.size(); ++at) {
        auto const closes = line[at] == '<' ? line.find('>', at) : line.substr(at).starts_with("{\\") ? line.find('}', at) : line.npos;
        if (closes == line.npos) {
            out += line[at];
            continue;
        }
        auto const tag = line.substr(at, closes - at);
        if (tag.starts_with("<v ") || tag.starts_with("<v."))
            if (auto const blank = tag.find(' '); blank != tag.npos) speaker = without_ascii_blanks(tag.substr(blank));
        at = closes;
    }
    for (auto const& [entity, sign] : {std::pair<std::string_view, std::string_view>{"&lt;", "<"}, {"&gt;", ">"}, {"&nbsp;", " "},
                                       {"&lrm;", ""}, {"&rlm;", ""}, {"&amp;", "&"}})
        for (auto at = out.find(entity); at != out.npos; at = out.find(entity, at + sign.size())) out.replace(at, entity.size(), sign);
    return std::string(without_ascii_blanks(out));
}

/// "ANNE KRIEF: Good evening." begins somebody's turn.
bool begins_turn(std::string_view words) {
    constexpr std::size_t longest_name = 60; // bytes
    if (words.starts_with("- ") || words.starts_with("– ") || words.starts_with("— ") || words.starts_with(">>")) return true;
    auto const colon = words.find(':');
    if (colon == words.npos || colon == 0 || colon > longest_name || colon + 1 >= words.size() || words[colon + 1] != ' ') return false;
    auto const first = static_cast<unsigned char>(words.front());
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

class Captions {
public:
    void add(Times const& times, std::string const& said, std::string const& speaker) {
        if (said.empty()) return;
        auto const other_speaker = speaker != speaker_;
        if (!any_ || times.from - until_ >= pause_ms || other_speaker || begins_turn(said)) text_.paragraph();
        else text_.words(" ");
        if (other_speaker && !speaker.empty()) text_.part(PagePart::section, speaker);
        else if (other_speaker) text_.part(PagePart::story);
        text_.time(times.from, times.until);
        if (other_speaker && !speaker.empty()) text_.words(speaker + ": ");
        text_.words(said);
        runs_back_ = runs_back_ + (any_ && times.from < from_ ? 1 : 0);
        speaker_ = speaker;
        from_ = times.from;
        until_ = times.until;
        any_ = true;
    }
    void take(Ingested& into) {
        text_.take(into);
        if (runs_back_ > 0) note(into, sentences::times_run_back, {{"count", std::to_string(runs_back_)}});
    }

private:
    FoundText text_;
    std::string speaker_;
    std::int64_t from_ = 0, until_ = 0;
    std::size_t runs_back_ = 0;
    bool any_ = false;
};

} // namespace

bool begins_as_webvtt(std::string_view beginning) {
    auto const text = without_byte_mark(beginning);
    return text.starts_with("WEBVTT") && (text.size() == 6 || is_ascii_blank(text[6]));
}

bool begins_as_srt(std::string_view beginning) {
    auto rest = without_byte_mark(beginning);
    for (int lines = 0; lines < 6 && !rest.empty(); ++lines) {
        auto const line = take_line(rest);
        if (times_in(line)) return true;
        if (!without_ascii_blanks(line).empty() && !is_counter(line)) return false;
    }
    return false;
}

void read_captions(std::string_view text, IngestOptions const&, Ingested& into) {
    auto rest = without_byte_mark(text);
    Captions captions;
    std::string last_line, speaker;
    while (!rest.empty()) {
        auto const line = take_line(rest);
        auto const times = times_in(line);
        if (!times) { // a block of notes or of style goes to the next empty line
            if (line.starts_with("NOTE") || line.starts_with("STYLE") || line.starts_with("REGION"))
                while (!rest.empty() && !without_ascii_blanks(take_line(rest)).empty()) {}
            continue;
        }
        std::string said, newest_line = last_line;
        speaker.clear();
        while (!rest.empty()) {
            auto ahead = rest;
            auto const next = take_line(ahead);
            // The empty line between two captions is forgotten at times.
            if (without_ascii_blanks(next).empty() || times_in(next)) break;
            auto beyond = ahead;
            if (is_counter(next) && times_in(take_line(beyond))) break;
            rest = ahead;
            auto const words = shown_words(next, speaker);
            if (words.empty() || (said.empty() && words == last_line)) continue;
            said += (said.empty() ? "" : " ") + words;
            newest_line = words;
        }
        last_line = newest_line;
        captions.add(*times, said, speaker);
    }
    captions.take(into);
}

} // namespace core
