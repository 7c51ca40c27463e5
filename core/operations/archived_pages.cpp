#include "core/operations/archived_pages.h"

#include "core/editorial/sources.h"

namespace core {

ArchivedPages archived_pages(Records const& reader, Id<Source> source, ConfinedReading const* confined) {
    auto const title = reader.get(source).title;
    auto const capture = newest_capture(reader, source);
    if (!capture) throw Error(Code::not_found, say("The source “{title}” has no saved bytes.", {{"title", title}}));
    auto bytes = reader.bytes(capture->digest);
    if (!bytes)
        throw Error(Code::damaged, say("The saved bytes with SHA-256 {digest} are missing from the workspace.",
                                       {{"digest", to_hex(capture->digest)}}));
    IngestOptions options;
    options.file_name = capture->origin;
    options.page = page_of(reader, *capture);
    options.confined = confined;
    auto read = ingest(*bytes, options);
    if (read.archived.empty())
        throw Error(Code::refused, say("“{title}” does not come from an archive with several pages.", {{"title", title}}));
    ArchivedPages pages;
    pages.count = read.archived.size();
    for (auto& address : read.archived)
        if (!captured_source(reader, capture->digest, address)) pages.missing.push_back(std::move(address));
    pages.bytes = std::make_shared<std::string const>(std::move(*bytes));
    pages.provenance = {capture->how, capture->origin};
    return pages;
}

} // namespace core
