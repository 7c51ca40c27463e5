#include "core/ingest/encoding.h"

#include "core/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

namespace core {

namespace {

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter converter(std::string_view name) {
    UErrorCode status = U_ZERO_ERROR;
    std::string const text(name);
    auto* opened = ucnv_open(text.c_str(), &status);
    return Converter(U_FAILURE(status) ? nullptr : opened, &ucnv_close);
}

std::string convert(std::string_view bytes, UConverter& from) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString const text(bytes.data(), static_cast<std::int32_t>(bytes.size()), &from, status);
    std::string out;
    text.toUTF8String(out);
    return out;
}

/// Bytes above ASCII that form valid sequences, against those that do not.
bool mostly_utf8(std::string_view bytes) {
    std::size_t good = 0, bad = 0;
    while (auto const at = find_invalid_utf8(bytes)) {
        auto const end = static_cast<std::size_t>(count(*at));
        good += static_cast<std::size_t>(
            std::count_if(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(end),
                          [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
        bytes.remove_prefix(end + 1);
        if (++bad > 1000) break;
    }
    good += static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), [](char c) {
        return static_cast<unsigned char>(c) >= 0xC0;
    }));
    return good > 4 * bad;
}

std::string repaired(std::string_view bytes, IngestOptions const& options,
                     std::vector<Problem>& notes) {
    auto const first = find_invalid_utf8(bytes);
    if (!first) return std::string(bytes);
    auto const at = static_cast<std::size_t>(count(*first));
    auto const line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    auto text = repair_utf8(bytes);
    notes.push_back({Code::bad_input,
                     say("{file} is not valid UTF-8: the first wrong byte is number {byte}, in line "
                         "{line}. Wrong bytes are shown as �, the saved bytes are kept as they are.",
                         {{"file", options.file_name},
                          {"byte", std::to_string(at + 1)},
                          {"line", std::to_string(line)}})});
    return text;
}

/// '\n' line ends, and no control characters but tab and line feed.
std::string cleaned(std::string const& text, std::vector<Problem>& notes) {
    std::string out;
    out.reserve(text.size());
    std::size_t dropped = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at];
        if (c == '\r') {
            if (at + 1 == text.size() || text[at + 1] != '\n') out += '\n';
        } else if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') {
            ++dropped;
        } else {
            out += c;
        }
    }
    if (dropped)
        notes.push_back({Code::bad_input, say("{count} control characters were left out of the text.",
                                              {{"count", std::to_string(dropped)}})});
    return out;
}

} // namespace

std::string decode(std::string_view bytes, IngestOptions const& options, std::string_view declared,
                   std::vector<Problem>& notes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return cleaned(repaired(bytes.substr(3), options, notes), notes);
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        auto const utf16 = converter(bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE");
        return cleaned(convert(bytes.substr(2), *utf16), notes);
    }
    if (!options.encoding.empty()) {
        auto const named = converter(options.encoding);
        if (!named)
            throw Error(Code::bad_input,
                        say("The encoding “{encoding}” given for {file} is not known; nothing was "
                            "brought in.",
                            {{"encoding", options.encoding}, {"file", options.file_name}}));
        if (ucnv_getType(named.get()) == UCNV_UTF8) return cleaned(repaired(bytes, options, notes), notes);
        return cleaned(convert(bytes, *named), notes);
    }
    if (!find_invalid_utf8(bytes)) return cleaned(std::string(bytes), notes);
    if (!declared.empty()) {
        auto const named = converter(declared);
        if (named && ucnv_getType(named.get()) != UCNV_UTF8) return cleaned(convert(bytes, *named), notes);
    }
    if (mostly_utf8(bytes)) return cleaned(repaired(bytes, options, notes), notes);
    notes.push_back({Code::bad_input,
                     say("{file} is not UTF-8 and does not say what it is; it was read as windows-1252.",
                         {{"file", options.file_name}})});
    return cleaned(convert(bytes, *converter("windows-1252")), notes);
}

} // namespace core
