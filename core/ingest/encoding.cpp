// A byte order mark is believed first, then the caller, then the bytes themselves: text that is
// valid UTF-8 by accident is so rare that it is UTF-8 whatever a page declares. Then comes what it declares, and last
// what its letters suggest.
#include "core/ingest/encoding.h"

#include "core/ingest/decoder.h"
#include "core/ingest/encoding_guess.h"
#include "core/ingest/sentences.h"
#include "core/ingest/wide.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>

namespace core {

namespace {

constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";

std::int64_t line_at(std::string_view text, std::size_t at) {
    auto const stop = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
    return 1 + std::count(text.begin(), stop, '\n');
}

/// How many sequences above ASCII are valid UTF-8, and how many wrong bytes there are in how many
/// runs.
struct ByteTally {
    std::size_t good = 0;
    std::size_t wrong = 0;
    std::size_t runs = 0;
    std::optional<std::size_t> first;
    /// UTF-8 but for a few bytes.
    bool nearly_utf8() const { return good >= 4 * wrong; }
};

ByteTally tally(std::string_view bytes) {
    ByteTally tally;
    std::size_t at = 0;
    std::optional<std::size_t> last;
    for (;;) {
        auto const rest = bytes.substr(at);
        auto const wrong = find_invalid_utf8(rest);
        auto const valid =
            rest.substr(0, wrong ? static_cast<std::size_t>(count(*wrong)) : rest.npos);
        tally.good += static_cast<std::size_t>(std::ranges::count_if(
            valid, [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        if (!wrong)
            return tally;
        at += valid.size();
        if (!tally.first)
            tally.first = at;
        if (!last || *last + 1 != at)
            ++tally.runs;
        ++tally.wrong;
        last = at++;
    }
}

std::string repaired(std::string_view bytes, ByteTally const& found, std::size_t skipped,
                     std::string_view file, std::vector<Problem>& notes) {
    if (found.wrong == 0)
        return std::string(bytes);
    notes.push_back(
        {Code::bad_input,
         say(sentences::wrong_utf8,
             {{"file", std::string(file)},
              {"count", std::to_string(found.wrong)},
              {"byte", std::to_string(*found.first + skipped)},
              {"line", std::to_string(line_at(bytes, *found.first))}})});
    return repair_utf8(bytes);
}

std::string converted(std::string_view bytes, Decoder const& decoder, std::string_view file,
                      std::vector<Problem>& notes) {
    auto out = decoder.decode(bytes);
    auto const first = out.find(replacement_bytes);
    if (first == out.npos)
        return out;
    std::size_t wrong = 0;
    for (auto at = first; at != out.npos; at = out.find(replacement_bytes, at + 1))
        ++wrong;
    notes.push_back({Code::bad_input, say(sentences::unreadable_places,
                                          {{"file", std::string(file)},
                                           {"encoding", std::string(decoder.name())},
                                           {"count", std::to_string(wrong)},
                                           {"line", std::to_string(line_at(out, first))}})});
    return out;
}

/// '\n' line ends, and no control characters but tab and line feed.
std::string cleaned(std::string const& text, std::string_view file, std::vector<Problem>& notes) {
    std::string out;
    out.reserve(text.size());
    std::size_t dropped = 0;
    std::size_t first_dropped = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = static_cast<unsigned char>(text[at]);
        bool const ends_line = c == '\r' || c == '\f' || c == '\v';
        if (ends_line && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        if (ends_line) {
            out += '\n';
        } else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7F) {
            if (dropped++ == 0)
                first_dropped = out.size();
        } else {
            out += text[at];
        }
    }
    if (dropped)
        notes.push_back(
            {Code::bad_input,
             say(sentences::controls_left_out,
                 {{"file", std::string(file)},
                  {"count", std::to_string(dropped)},
                  {"line", std::to_string(line_at(out, first_dropped))}})});
    return out;
}

/// In Unicode 0x80 to 0x9F stand for nothing a text needs; where they came from, for quotation marks and dashes.
std::string with_marks_put_right(std::string text, std::string_view file, std::vector<Problem>& notes) {
    constexpr std::string_view kept = "\x81\x85\x8D\x8F\x90\x9B\x9D";
    static Decoder const meant(*web_encoding("windows-1252"));
    std::string out;
    std::size_t found = 0, first = 0, copied = 0;
    for (auto at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1)) {
        if (at + 1 >= text.size()) break;
        auto const byte = text[at + 1];
        if (static_cast<unsigned char>(byte) > 0x9F || kept.find(byte) != kept.npos) continue;
        if (found++ == 0) first = at;
        out.append(text, copied, at - copied);
        out += meant.decode({&byte, 1});
        copied = at + 2;
    }
    if (found == 0) return text;
    notes.push_back({Code::bad_input,
                     say(sentences::marks_put_right,
                         {{"file", std::string(file)},
                          {"count", std::to_string(found)},
                          {"line", std::to_string(line_at(text, first))}})});
    return out.append(text, copied);
}

struct Mark {
    std::string_view bytes;
    char const* encoding;
};

// The longer mark first: that of UTF-32 begins like that of UTF-16.
constexpr std::array order_marks{Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                           Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, Mark{"\xFF\xFE", "UTF-16LE"},
                           Mark{"\xFE\xFF", "UTF-16BE"}};

Decoded as_utf8(std::string_view bytes, ByteTally const& found, std::string_view file, std::vector<Problem>& notes) {
    return {repaired(bytes, found, 0, file, notes), "UTF-8"};
}

Decoded as_named(std::string_view bytes, std::string_view name, std::string_view file, std::vector<Problem>& notes) {
    return {converted(bytes, *Decoder::named(name), file, notes), std::string(name)};
}

Decoded as_guessed(std::string_view bytes, ByteTally const& found, DeclaredEncoding const& declared,
                   std::string_view file, std::vector<Problem>& notes) {
    auto const guess = guess_encoding(bytes, std::string_view(declared.language).substr(0, 2));
    if (guess.name == "UTF-8") return as_utf8(bytes, found, file, notes);
    auto const unreadable = declared.encoding && !declared.encoding->converter;
    auto const label = unreadable ? std::string(declared.encoding->labels) : declared.unknown;
    notes.push_back(
        {Code::bad_input,
         label.empty() ? say(sentences::not_utf8,
                             {{"file", std::string(file)},
                              {"byte", std::to_string(*found.first)},
                              {"line", std::to_string(line_at(bytes, *found.first))},
                              {"encoding", std::string(guess.name)}})
                       : say(sentences::encoding_not_known,
                             {{"file", std::string(file)},
                              {"declared", repair_utf8(label)},
                              {"encoding", std::string(guess.name)}})});
    if (!guess.other.empty())
        notes.push_back({Code::bad_input,
                         say(sentences::fits_as_well,
                             {{"encoding", std::string(guess.other)}})});
    return as_named(bytes, guess.name, file, notes);
}

/// Japanese as old mail has it, in seven bits.
bool has_japanese_escapes(std::string_view bytes) {
    return bytes.find("\x1B$B") != bytes.npos || bytes.find("\x1B$@") != bytes.npos;
}

/// The text by what the bytes themselves tell and what a page says of itself.
Decoded detected(std::string_view bytes, DeclaredEncoding const& declared, std::string_view file,
                 std::vector<Problem>& notes) {
    if (auto const wide = wide_encoding(bytes); !wide.empty()) return as_named(bytes, wide, file, notes);
    auto const found = tally(bytes);
    auto const* named = declared.encoding && declared.encoding->converter ? declared.encoding : nullptr;
    auto const is_utf8_named = named && named->name == "UTF-8";
    if (found.wrong == 0) {
        auto const japanese = has_japanese_escapes(bytes) && (!named || named->name == "ISO-2022-JP");
        return japanese ? as_named(bytes, "ISO-2022-JP", file, notes) : Decoded{std::string(bytes), "UTF-8"};
    }
    if (found.nearly_utf8() || (is_utf8_named && found.good >= found.runs)) return as_utf8(bytes, found, file, notes);
    if (!named || is_utf8_named) return as_guessed(bytes, found, declared, file, notes);
    if (found.good >= found.runs && guess_encoding(bytes).name == "UTF-8") return as_utf8(bytes, found, file, notes);
    return as_named(bytes, named->name, file, notes);
}

/// The text as the bytes have it, before line ends and control characters are put right.
Decoded read_as(std::string_view bytes, IngestOptions const& options, DeclaredEncoding const& declared,
                std::vector<Problem>& notes) {
    std::string_view const file = options.file_name;
    auto const given = options.encoding.empty() ? nullptr : Decoder::named(options.encoding);
    if (!options.encoding.empty() && !given)
        throw Error(
            Code::bad_input,
            say(sentences::no_such_encoding,
                {{"encoding", repair_utf8(options.encoding)}, {"file", options.file_name}}));
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(utf8_mark)) {
        auto const rest = bytes.substr(utf8_mark.size());
        return {repaired(rest, tally(rest), utf8_mark.size(), file, notes), "UTF-8"};
    }
    for (auto const& mark : order_marks)
        if (bytes.starts_with(mark.bytes)) return as_named(bytes.substr(mark.bytes.size()), mark.encoding, file, notes);
    if (!given)
        return detected(bytes, declared, file, notes);
    if (given->is_utf8()) return as_utf8(bytes, tally(bytes), file, notes);
    return {converted(bytes, *given, file, notes), std::string(given->name())};
}

} // namespace

bool is_wide(std::string_view bytes, std::string_view encoding) {
    for (auto const& mark : order_marks)
        if (bytes.starts_with(mark.bytes))
            return true;
    if (encoding.empty()) return !wide_encoding(bytes).empty();
    auto const named = Decoder::named(encoding);
    return named && named->is_wide();
}

Decoded decode(std::string_view bytes, IngestOptions const& options, DeclaredEncoding const& declared,
               std::vector<Problem>& notes) {
    auto decoded = read_as(bytes, options, declared, notes);
    auto text = cleaned(decoded.text, options.file_name, notes);
    decoded.text = with_marks_put_right(std::move(text), options.file_name, notes);
    return decoded;
}

} // namespace core
