// Whether an article that comes in is here already under other bytes: saved in another encoding, or from the same
// address at another time.
#pragma once

#include "core/ingest/ingest.h"
#include "core/store/reader.h"

#include <optional>

namespace app {

struct KnownArticle {
    core::Id<core::Source> source;
    enum class By { words, address } by = By::words;
};

/// The source with the same words, or else with the same address; nothing when there is none. Looked for among those
/// whose title has the words of this one's.
std::optional<KnownArticle> known_article(core::Reader const& reader, core::Ingested const& ingested);

} // namespace app
