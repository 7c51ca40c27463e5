#include "core/ingest/ingest.h"

#include "core/ingest/encoding.h"
#include "core/ingest/html.h"
#include "core/quotation/detect.h"
#include "core/text/utf8.h"
#include "core/time.h"

#include <array>
#include <fmt/format.h>

namespace core {

namespace {

struct Magic {
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array magics{
    Magic{"%PDF", "a PDF"}, Magic{"PK\x03\x04", "a ZIP archive or an office document"},
    Magic{"\x89PNG", "a PNG picture"}, Magic{"\xFF\xD8\xFF", "a JPEG picture"},
    Magic{"GIF8", "a GIF picture"}, Magic{"SQLite format 3", "an SQLite database"},
    Magic{"\x1F\x8B", "a gzip archive"}, Magic{"\xD0\xCF\x11\xE0", "an old office document"}};

constexpr std::size_t longest_title = 120; // code points

void refuse_binary(std::string_view bytes, IngestOptions const& options) {
    for (auto const& magic : magics)
        if (bytes.starts_with(magic.bytes))
            throw Error(Code::bad_input,
                        say("{file} looks like {what}, not text; save or paste its text instead.",
                            {{"file", options.file_name}, {"what", std::string(magic.name)}}));
    auto const wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (!wide && options.encoding.empty() && bytes.substr(0, 8192).find('\0') != bytes.npos)
        throw Error(Code::bad_input, say("{file} looks like a binary file, not text.",
                                         {{"file", options.file_name}}));
}

void refuse_size(std::string_view bytes, IngestOptions const& options) {
    if (static_cast<std::int64_t>(bytes.size()) <= options.max_bytes) return;
    auto const megabytes = [](double size) { return fmt::format("{:.0f}", size / 1e6); };
    throw Error(Code::bad_input,
                say("{file} has {size} MB; texts up to {most} MB are brought in. Nothing was changed.",
                    {{"file", options.file_name},
                     {"size", megabytes(static_cast<double>(bytes.size()))},
                     {"most", megabytes(static_cast<double>(options.max_bytes))}}));
}

/// "date 2022-12" at the very beginning, as saved wires have it: taken as the date, not as title.
std::string_view take_date_line(std::string_view line, Ingested& into) {
    if (!line.starts_with("date ")) return line;
    auto const end = std::min(line.find(' ', 5), line.size());
    auto const date = line.substr(5, end - 5);
    if (date.empty() || !PartialDate::parse(date)) return line;
    if (into.published.empty()) into.published = date;
    return line.substr(end);
}

std::string shortened_title(std::string_view line) {
    Offsets const offsets(line);
    if (count(offsets.length()) <= static_cast<std::int64_t>(longest_title)) return std::string(line);
    std::string cut(offsets.slice({0, static_cast<std::int64_t>(longest_title)}));
    if (auto const space = cut.rfind(' '); space != cut.npos && space > 20) cut.resize(space);
    return cut + "…";
}

void title_from_text(Ingested& into) {
    std::string_view rest = into.text;
    while (!rest.empty() && into.title.empty()) {
        auto const end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        auto const start = line.find_first_not_of(" \t");
        if (start == line.npos) continue;
        line = take_date_line(line.substr(start), into);
        auto const words = line.find_first_not_of(" \t");
        if (words != line.npos) into.title = shortened_title(line.substr(words));
    }
}

} // namespace

Ingested ingest(std::string_view bytes, IngestOptions const& options) {
    refuse_size(bytes, options);
    refuse_binary(bytes, options);
    Ingested result;
    auto const html = looks_like_html(bytes, options.file_name);
    auto text = decode(bytes, options, html ? declared_charset(bytes) : std::string(), result.notes);
    result.media_type = html ? "text/html" : "text/plain";
    result.extractor = html ? "html/1" : "plain/1";
    if (html)
        read_html(text, result);
    else
        result.text = std::move(text);
    if (result.text.find_first_not_of(" \t\n") == result.text.npos)
        throw Error(Code::bad_input, say("{file} is empty: there is no text to read.",
                                         {{"file", options.file_name}}));
    title_from_text(result);
    if (result.language.empty()) result.language = guess_language(result.text);
    return result;
}

} // namespace core
