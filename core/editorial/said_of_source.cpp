#include "core/editorial/said_of_source.h"

#include "core/editorial/sources.h"
#include "core/ingest/extractor.h"
#include "core/ingest/ingest.h"
#include "core/ingest/readers.h"
#include "core/ingest/reference.h"

#include <array>

namespace core {

char const* label_of(FactKind kind) {
    constexpr std::array labels{N_("Title"),  N_("Author"),     N_("Publisher"), N_("Publication date"), N_("Address"),
                                N_("Language"), N_("Credit"),   N_("Taken"),     N_("Taken with"),       N_("Made with"),
                                N_("Size in pixels"), N_("Taken at"), N_("Description"), N_("Length"),   N_("Format")};
    static_assert(labels.size() == static_cast<std::size_t>(FactKind::format) + 1);
    return labels[static_cast<std::size_t>(kind)];
}

std::vector<FoundFact> said_of_text(Records const& reader, Text const& text) {
    auto const capture = reader.find(text.capture);
    if (!capture || (capture->media_type != "text/html" && capture->media_type != "application/warc")) return {};
    auto const bytes = reader.bytes(capture->digest);
    if (!bytes) return {};
    IngestOptions options;
    options.file_name = capture->origin;
    options.page = page_of(reader, *capture);
    options.today = date_of(capture->obtained).earliest_day();
    options.encoding = chosen_encoding(text.extractor);
    try {
        return ingest(*bytes, options).facts;
    } catch (Error const&) { // it was read once; what is there is what can be said
        return {};
    }
}

namespace {

std::vector<FoundFact> said_of_shown(Records const& reader, Capture const& capture, ConfinedReading const* confined) {
    auto const bytes = reader.bytes(capture.digest);
    if (!bytes) return {};
    if (auto reference = reference_in(*bytes)) return std::move(reference->facts);
    IngestOptions options;
    options.file_name = capture.origin;
    auto const& kind = reader_for(*bytes, options);
    if (!confined || kind.medium == Medium::words) return {};
    try {
        return confined->facts_of(kind, *bytes, options);
    } catch (Error const&) { // it was read once; what is there is what can be said
        return {};
    }
}

} // namespace

std::vector<FoundFact> said_of_source(Records const& reader, Id<Source> source, ConfinedReading const* confined) {
    auto const text = reader.find(text_of(reader, source));
    auto const capture = text ? reader.find(text->capture) : newest_capture(reader, source);
    if (!capture) return {};
    if (is_shown(capture->media_type)) return said_of_shown(reader, *capture, confined);
    return text ? said_of_text(reader, *text) : std::vector<FoundFact>{};
}

} // namespace core
