// Whatever bytes come in, what comes out is text that keeps its promises, or one sentence. The same
// bytes are tried as a page, as plain text and under an encoding the caller insists on.
#include "core/ingest/ingest.h"
#include "core/text/utf8.h"
#include "core/time/time.h"

#include <cstdlib>

namespace {

void require(bool holds) {
    if (!holds)
        std::abort();
}

void check_line(std::string const& line) {
    require(!core::find_invalid_utf8(line));
    require(line.find('\n') == line.npos && line.find('\0') == line.npos);
}

void check(std::string_view bytes, char const* file, char const* encoding, core::PageExtent extent = core::PageExtent::story) {
    core::IngestOptions options;
    options.file_name = file;
    options.encoding = encoding;
    options.extent = extent;
    try {
        auto const result = core::ingest(bytes, options);
        require(!result.text.empty() && !core::find_invalid_utf8(result.text));
        std::int64_t before = -1;
        for (auto const& each : result.parts) {
            require(each.start > before && each.start < core::count(core::length(result.text)));
            before = each.start;
        }
        for (char const c : result.text)
            require(static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t');
        for (auto const* line : {&result.title, &result.author, &result.publisher, &result.url,
                                 &result.language, &result.published})
            check_line(*line);
        require(core::PartialDate::parse(result.published).has_value());
        for (auto const& note : result.notes)
            require(!core::find_invalid_utf8(render(note.message)));
    } catch (core::Error const& error) {
        // Kinds of files that a process of its own reads are refused where there is none.
        require(error.code() == core::Code::bad_input || error.code() == core::Code::refused);
        require(!core::find_invalid_utf8(error.what()));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const bytes(reinterpret_cast<char const*>(data), size);
    check(bytes, "page.html", "");
    check(bytes, "page.html", "", core::PageExtent::whole);
    check(bytes, "note.txt", "");
    check(bytes, "page.html", "utf-8");
    check(bytes, "", "Shift_JIS");
    return 0;
}
