#include "core/editorial/said_of_source.h"

#include "core/editorial/sources.h"
#include "core/ingest/extractor.h"
#include "core/ingest/ingest.h"

namespace core {

std::vector<FoundFact> said_of_text(Records const& reader, Text const& text) {
    auto const capture = reader.find(text.capture);
    if (!capture || (capture->media_type != "text/html" && capture->media_type != "application/warc")) return {};
    auto const bytes = reader.bytes(capture->digest);
    if (!bytes) return {};
    IngestOptions options;
    options.file_name = capture->origin;
    options.today = date_of(capture->obtained).earliest_day();
    options.encoding = chosen_encoding(text.extractor);
    try {
        return ingest(*bytes, options).facts;
    } catch (Error const&) { // it was read once; what is there is what can be said
        return {};
    }
}

std::vector<FoundFact> said_of_source(Records const& reader, Id<Source> source) {
    auto const text = reader.find(text_of(reader, source));
    return text ? said_of_text(reader, *text) : std::vector<FoundFact>{};
}

} // namespace core
