#include "core/editorial/sources.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>

namespace core {

Id<Source> captured_source(Records const& reader, Digest const& digest) {
    for (auto const id : reader.captures_with(digest)) return reader.get(id).source;
    return {};
}

Id<Text> text_of(Records const& reader, Id<Source> source) {
    Id<Text> newest;
    for (auto const& capture : reader.referring<Capture>("source", source))
        for (auto const& text : reader.referring<Text>("capture", capture.id)) newest = text.id;
    return newest;
}

Id<Source> source_of(Records const& reader, Id<Text> text) {
    return reader.get(reader.get(text).capture).source;
}

std::string words_of(Records const& reader, Text const& text) {
    auto bytes = reader.bytes(text.digest);
    if (!bytes)
        throw Error(Code::damaged, say("The text with SHA-256 {digest} is missing from the workspace.",
                                       {{"digest", to_hex(text.digest)}}));
    return std::move(*bytes);
}

std::string_view chosen_encoding(Text const& text) {
    std::string_view const extractor = text.extractor;
    auto const open = extractor.find(" (");
    if (open == extractor.npos || !extractor.ends_with(')')) return {};
    return extractor.substr(open + 2, extractor.size() - open - 3);
}

std::string with_encoding(std::string const& extractor, std::string_view encoding) {
    return extractor + " (" + std::string(encoding) + ")";
}

std::set<Span> dismissed_passages(Text const& text) {
    std::set<Span> spans;
    for (auto const& passage : text.dismissed) {
        Span span;
        auto const* const end = passage.data() + passage.size();
        auto const start = std::from_chars(passage.data(), end, span.start);
        if (start.ec == std::errc() && start.ptr != end && *start.ptr == '-' &&
            std::from_chars(start.ptr + 1, end, span.end).ec == std::errc())
            spans.insert(span);
    }
    return spans;
}

} // namespace core
