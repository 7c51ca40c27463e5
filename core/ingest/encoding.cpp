// A byte order mark is believed first, then the caller, then the bytes themselves: text that is
// valid UTF-8 by accident is so rare that it is UTF-8 whatever a page declares.
#include "core/ingest/encoding.h"

#include "core/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

namespace core {

namespace {

constexpr std::string_view replacement_bytes = "\xEF\xBF\xBD";

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter(std::string_view name) {
    // Browsers read these as windows-1252 as well, and so their authors wrote them.
    for (std::string_view const latin : {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"})
        if (ucnv_compareNames(std::string(name).c_str(), std::string(latin).c_str()) == 0)
            name = "windows-1252";
    UErrorCode status = U_ZERO_ERROR;
    auto* opened = ucnv_open(std::string(name).c_str(), &status);
    return Converter(U_FAILURE(status) ? nullptr : opened, &ucnv_close);
}

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
    bool utf8() const { return wrong == 0 || good >= runs; }
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
         say("{file} is not wholly valid UTF-8: wrong bytes: {count}, the first at byte {byte} in "
             "line {line}. They are shown as �; the saved bytes stay as they are.",
             {{"file", std::string(file)},
              {"count", std::to_string(found.wrong)},
              {"byte", std::to_string(*found.first + skipped)},
              {"line", std::to_string(line_at(bytes, *found.first))}})});
    return repair_utf8(bytes);
}

std::string converted(std::string_view bytes, UConverter& from, std::string_view name,
                      std::string_view file, std::vector<Problem>& notes) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), &from, status);
    // For single bytes ICU substitutes the control character SUB, which would vanish unseen.
    if (bytes.find('\x1A') == bytes.npos)
        for (std::int32_t at = 0; (at = text.indexOf(u'\x1A', at)) >= 0; ++at)
            text.setCharAt(at, u'\uFFFD');
    std::string out;
    text.toUTF8String(out);
    auto const first = out.find(replacement_bytes);
    if (first == out.npos)
        return out;
    std::size_t wrong = 0;
    for (auto at = first; at != out.npos; at = out.find(replacement_bytes, at + 1))
        ++wrong;
    notes.push_back({Code::bad_input, say("Places in {file} that cannot be read as {encoding}: "
                                          "{count}, the first in line {line}. "
                                          "They are shown as �; the saved bytes stay as they are.",
                                          {{"file", std::string(file)},
                                           {"encoding", std::string(name)},
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
             say("Control characters left out of {file}: {count}, the first in line {line}.",
                 {{"file", std::string(file)},
                  {"count", std::to_string(dropped)},
                  {"line", std::to_string(line_at(out, first_dropped))}})});
    return out;
}

struct Mark {
    std::string_view bytes;
    char const* encoding;
};

// The longer mark first: that of UTF-32 begins like that of UTF-16.
constexpr std::array marks{Mark{{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
                           Mark{{"\0\0\xFE\xFF", 4}, "UTF-32BE"}, Mark{"\xFF\xFE", "UTF-16LE"},
                           Mark{"\xFE\xFF", "UTF-16BE"}};

/// The text by what the bytes themselves tell and what a page says of itself.
std::string detected(std::string_view bytes, std::string_view declared, std::string_view file,
                     std::vector<Problem>& notes) {
    auto const found = tally(bytes);
    if (found.wrong == 0)
        return std::string(bytes);
    auto const named = declared.empty() ? Converter(nullptr, &ucnv_close) : converter(declared);
    if (named && ucnv_getType(named.get()) != UCNV_UTF8)
        return converted(bytes, *named, declared, file, notes);
    if (found.utf8())
        return repaired(bytes, found, 0, file, notes);
    notes.push_back(
        {Code::bad_input,
         named || declared.empty()
             ? say("{file} is not UTF-8, as byte {byte} in line {line} shows; it was read as "
                   "windows-1252.",
                   {{"file", std::string(file)},
                    {"byte", std::to_string(*found.first)},
                    {"line", std::to_string(line_at(bytes, *found.first))}})
             : say("{file} declares the encoding “{encoding}”, which is not known; it was read as "
                   "windows-1252.",
                   {{"file", std::string(file)}, {"encoding", repair_utf8(declared)}})});
    return converted(bytes, *converter("windows-1252"), "windows-1252", file, notes);
}

/// The text as the bytes have it, before line ends and control characters are put right.
std::string read_as(std::string_view bytes, IngestOptions const& options, std::string_view declared,
                    std::vector<Problem>& notes) {
    std::string_view const file = options.file_name;
    auto const given =
        options.encoding.empty() ? Converter(nullptr, &ucnv_close) : converter(options.encoding);
    if (!options.encoding.empty() && !given)
        throw Error(
            Code::bad_input,
            say("The encoding “{encoding}” of {file} is not known; use a name such as utf-8, "
                "utf-16 or windows-1252.",
                {{"encoding", repair_utf8(options.encoding)}, {"file", options.file_name}}));
    constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
    if (bytes.starts_with(utf8_mark)) {
        auto const rest = bytes.substr(utf8_mark.size());
        return repaired(rest, tally(rest), utf8_mark.size(), file, notes);
    }
    for (auto const& mark : marks)
        if (bytes.starts_with(mark.bytes))
            return converted(bytes.substr(mark.bytes.size()), *converter(mark.encoding),
                             mark.encoding, file, notes);
    if (!given)
        return detected(bytes, declared, file, notes);
    if (ucnv_getType(given.get()) == UCNV_UTF8)
        return repaired(bytes, tally(bytes), 0, file, notes);
    return converted(bytes, *given, options.encoding, file, notes);
}

} // namespace

bool is_wide(std::string_view bytes, std::string_view encoding) {
    for (auto const& mark : marks)
        if (bytes.starts_with(mark.bytes))
            return true;
    auto const named = encoding.empty() ? Converter(nullptr, &ucnv_close) : converter(encoding);
    return named && ucnv_getMinCharSize(named.get()) > 1;
}

std::string decode(std::string_view bytes, IngestOptions const& options, std::string_view declared,
                   std::vector<Problem>& notes) {
    return cleaned(read_as(bytes, options, declared, notes), options.file_name, notes);
}

} // namespace core
