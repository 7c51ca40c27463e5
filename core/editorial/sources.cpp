#include "core/editorial/sources.h"

#include "core/ingest/reference.h"
#include "core/ingest/web_answers.h"
#include "core/model/by_hand.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace core {

Id<Source> captured_source(Records const& reader, Digest const& digest, std::string const& page) {
    for (auto const id : reader.captures_with(digest)) {
        auto const capture = reader.get(id);
        auto const there = page_of(reader, capture);
        if (page.empty() || there.empty() || is_same_address(page, there)) return capture.source;
    }
    return {};
}

namespace {

/// The newest text of a source that is a whole page, or that is none.
Id<Text> newest_text(Records const& reader, Id<Source> source, bool whole) {
    Id<Text> newest;
    for (auto const& capture : reader.referring<Capture>("source", source))
        for (auto const& text : reader.referring<Text>("capture", capture.id))
            if (is_whole_page(text) == whole && by_hand(text) == ByHand::no) newest = text.id;
    return newest;
}

} // namespace

std::optional<Capture> newest_capture(Records const& reader, Id<Source> source) {
    auto captures = reader.referring<Capture>("source", source);
    return captures.empty() ? std::nullopt : std::optional(std::move(captures.back()));
}

bool is_shown(std::string_view media_type) {
    return media_type == reference_type || std::ranges::any_of(std::array{"image/", "audio/", "video/"}, [&](auto const* kind) { return media_type.starts_with(kind); });
}

bool is_web_archive(std::string_view media_type) {
    return media_type == "application/warc" || media_type == "application/warc+gzip" || media_type == "application/wacz";
}

std::vector<Quotation> typed_passages(Records const& reader, Id<Source> source) {
    std::vector<Quotation> passages;
    for (auto const& capture : reader.referring<Capture>("source", source))
        for (auto const& text : reader.referring<Text>("capture", capture.id))
            if (by_hand(text) != ByHand::no)
                for (auto& quotation : reader.referring<Quotation>("text", text.id)) passages.push_back(std::move(quotation));
    return passages;
}

bool is_whole_page(Text const& text) { return text.extractor.find("-all/") != text.extractor.npos; }

Id<Text> text_of(Records const& reader, Id<Source> source) {
    auto const article = newest_text(reader, source, false);
    return article ? article : whole_page_of(reader, source);
}

Id<Text> whole_page_of(Records const& reader, Id<Source> source) { return newest_text(reader, source, true); }

std::vector<Id<Text>> other_texts(Records const& reader, Text const& text) {
    std::vector<Id<Text>> others;
    auto const own = reader.find(text.capture);
    if (!own) return others;
    for (auto const& capture : reader.referring<Capture>("source", own->source))
        for (auto const& each : reader.referring<Text>("capture", capture.id))
            if (each.id != text.id) others.push_back(each.id);
    return others;
}

Id<Source> source_of(Records const& reader, Id<Text> text) {
    return reader.get(reader.get(text).capture).source;
}

std::string page_of(Records const& reader, Capture const& capture) {
    if (!capture.page.empty() || capture.media_type != "application/wacz") return capture.page;
    auto const source = reader.find(capture.source);
    return source ? source->url : std::string();
}

std::string words_of(Records const& reader, Text const& text) {
    auto bytes = reader.bytes(text.digest);
    if (!bytes)
        throw Error(Code::damaged, say("The text with SHA-256 {digest} is missing from the workspace.",
                                       {{"digest", to_hex(text.digest)}}));
    return std::move(*bytes);
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
