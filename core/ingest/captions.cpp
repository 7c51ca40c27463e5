#include "core/ingest/captions.h"

#include "core/ingest/caption_words.h"
#include "core/ingest/found_text.h"
#include "core/ingest/page_facts.h"
#include "core/ingest/sentences.h"
#include "core/text/ascii.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace core {

namespace {

constexpr std::int64_t pause_ms = 2000; ///< parts paragraphs

std::string_view without_byte_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

/// Up to LF, CR LF or CR.
std::string_view take_line(std::string_view& rest) {
    auto const end = std::min(rest.find_first_of("\r\n"), rest.size());
    auto const line = rest.substr(0, end);
    rest.remove_prefix(end + (rest.substr(end).starts_with("\r\n") ? 2 : end < rest.size() ? 1 : 0));
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

/// "ANNE KRIEF: Good evening." begins somebody's turn.
bool begins_turn(std::string_view words) {
    constexpr std::size_t longest_name = 60; // bytes
    if (words.starts_with("- ") || words.starts_with("– ") || words.starts_with("— ") || words.starts_with(">>")) return true;
    auto const colon = words.find(':');
    if (colon == words.npos || colon == 0 || colon > longest_name || colon + 1 >= words.size() || words[colon + 1] != ' ') return false;
    auto const first = static_cast<unsigned char>(words.front());
    return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

struct Caption {
    Times times;
    std::vector<std::vector<VoicedWords>> lines; ///< none is empty
};

/// All captions of a file, and what stands outside of them.
struct CaptionFile {
    std::vector<Caption> captions;
    std::size_t left_out = 0;        ///< lines with words that belong to none
    std::string_view first_left_out; ///< as written
};

/// The blocks of WebVTT that are neither a caption nor an identity of one.
bool begins_block_beside(std::string_view line) {
    auto const word = line.substr(0, std::min(line.find_first_of(" \t"), line.size()));
    return word == "NOTE" || ((word == "STYLE" || word == "REGION") && without_ascii_blanks(line.substr(word.size())).empty());
}

void skip_block(std::string_view& rest) {
    while (!rest.empty() && !without_ascii_blanks(take_line(rest)).empty()) {}
}

bool times_follow(std::string_view rest) { return times_in(take_line(rest)).has_value(); }

/// What WebVTT says of itself ends with an empty line. Where that is forgotten, it ends before the first times.
void skip_head(std::string_view& rest) {
    while (!rest.empty() && !times_follow(rest))
        if (take_line(rest).empty()) return;
}

/// Takes the lines below its times. WebVTT ends a caption with a line of no sign at all; SubRip says nothing of empty
/// lines, so there it goes on to the next times. The empty line between two captions is forgotten at times.
Caption take_caption(std::string_view& rest, Times const& times, bool webvtt) {
    Caption caption{times, {}};
    CaptionWords words;
    while (!rest.empty()) {
        auto ahead = rest;
        auto const next = take_line(ahead);
        if (times_in(next) || (next.empty() && webvtt) || (is_counter(next) && times_follow(ahead))) break;
        rest = ahead;
        if (auto line = words.line(next); !line.empty()) caption.lines.push_back(std::move(line));
    }
    return caption;
}

CaptionFile captions_in(std::string_view rest) {
    CaptionFile file;
    auto const webvtt = begins_as_webvtt(rest);
    rest = without_byte_mark(rest);
    if (webvtt) skip_head(rest);
    while (!rest.empty()) {
        auto const line = take_line(rest);
        if (auto const times = times_in(line)) {
            file.captions.push_back(take_caption(rest, *times, webvtt));
        } else if (without_ascii_blanks(line).empty() || is_counter(line) || times_follow(rest)) {
            continue; // a caption's number or identity
        } else if (webvtt && begins_block_beside(line)) {
            skip_block(rest);
        } else if (++file.left_out == 1) {
            file.first_left_out = without_ascii_blanks(line);
        }
    }
    return file;
}

/// Live captions roll up: each begins with the line that the one before ended with, and adds another.
class Rolling {
public:
    explicit Rolling(std::vector<Caption> const& captions) : captions_(captions) {
        std::size_t longer = 0, rolled = 0;
        for (std::size_t at = 1; at < captions.size(); ++at)
            if (captions[at].lines.size() > 1) {
                ++longer;
                rolled += repeats(at) ? 1U : 0U;
            }
        rolls_ = rolled > 0 && rolled * 2 >= longer;
    }
    /// Whether the first line of that caption was shown already, and is not said again.
    bool shown_before(std::size_t at) const { return rolls_ && at > 0 && repeats(at); }

private:
    bool repeats(std::size_t at) const {
        auto const& before = captions_[at - 1];
        auto const& now = captions_[at];
        return !before.lines.empty() && !now.lines.empty() && before.lines.back() == now.lines.front() &&
               now.times.from <= before.times.until + roll_ms;
    }

    static constexpr std::int64_t roll_ms = 100;
    std::vector<Caption> const& captions_;
    bool rolls_ = false;
};

/// Puts the text together.
class Spoken {
public:
    void begin(Times const& times) {
        pause_ = pause_ || times.from - times_.until >= pause_ms;
        runs_back_ += any_ && times.from < times_.from ? 1U : 0U;
        times_ = times;
        timed_ = false;
    }
    void say(VoicedWords const& said) {
        auto const other_voice = said.voice != voice_;
        if (pause_ || other_voice || begins_turn(said.words)) text_.paragraph();
        else text_.words(" ");
        if (other_voice && !said.voice.empty()) text_.part(PagePart::section, said.voice);
        else if (other_voice) text_.part(PagePart::story);
        if (!std::exchange(timed_, true)) text_.time(times_.from, times_.until);
        if (other_voice && !said.voice.empty()) text_.words(said.voice + ": ");
        text_.words(said.words);
        voice_ = said.voice;
        pause_ = false;
        any_ = true;
    }
    void take(Ingested& into) {
        text_.take(into);
        if (runs_back_ > 0) note(into, sentences::times_run_back, {{"count", std::to_string(runs_back_)}});
    }

private:
    FoundText text_;
    std::string voice_;
    Times times_;
    std::size_t runs_back_ = 0;
    bool any_ = false, pause_ = true, timed_ = false;
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
    auto const file = captions_in(text);
    Rolling const rolling(file.captions);
    Spoken spoken;
    for (std::size_t at = 0; at < file.captions.size(); ++at) {
        auto const& caption = file.captions[at];
        spoken.begin(caption.times);
        for (auto const& line : std::span(caption.lines).subspan(rolling.shown_before(at) ? 1U : 0U))
            for (auto const& words : line) spoken.say(words);
    }
    spoken.take(into);
    if (file.left_out > 0)
        note(into, sentences::outside_captions,
             {{"count", std::to_string(file.left_out)}, {"words", one_line(file.first_left_out)}});
}

} // namespace core
