#include "core/editorial/said_of_source.h"

#include "core/editorial/sources.h"
#include "core/ingest/extractor.h"
#include "core/ingest/ingest.h"

namespace core {

std::vector<FoundFact> said_of_source(Records const& reader, Id<Source> source) {
    auto const captures = reader.referring<Capture>("source", source);
    if (captures.empty() || captures.back().media_type != "text/html") return {};
    auto const bytes = reader.bytes(captures.back().digest);
    if (!bytes) return {};
    IngestOptions options;
    options.file_name = captures.back().origin;
    options.today = date_of(captures.back().obtained).earliest_day();
    if (auto const text = reader.find(text_of(reader, source))) options.encoding = chosen_encoding(text->extractor);
    try {
        return ingest(*bytes, options).facts;
    } catch (Error const&) { // it was read once; what is there is what can be said
        return {};
    }
}

} // namespace core
