#include "core/editorial/said_of_source.h"

#include "core/editorial/sources.h"
#include "core/ingest/extractor.h"
#include "core/ingest/ingest.h"

namespace core {

std::vector<FoundFact> said_of_source(Records const& reader, Id<Source> source) {
    auto const text = reader.find(text_of(reader, source));
    auto const capture = text ? reader.find(text->capture) : std::nullopt;
    if (!capture || (capture->media_type != "text/html" && capture->media_type != "application/warc")) return {};
    auto const bytes = reader.bytes(capture->digest);
    if (!bytes) return {};
    IngestOptions options;
    options.file_name = capture->origin;
    options.today = date_of(capture->obtained).earliest_day();
    options.encoding = chosen_encoding(text->extractor);
    try {
        return ingest(*bytes, options).facts;
    } catch (Error const&) { // it was read once; what is there is what can be said
        return {};
    }
}

} // namespace core
