// How a record bears on others of its kind, read from either end: a claim on claims, a statement on statements.
#pragma once

#include "core/model/link.h"
#include "core/store/records.h"

#include <vector>

namespace core {

struct RelatedRecord {
    Link link;
    Ref other;        ///< the record at the far end, which is there
    char const* word; ///< how the link reads from here, marked for translation: "responds to", "answered by"
};

/// Links of the record to records of its own kind, those that begin at it first.
std::vector<RelatedRecord> relations_of(Records const& reader, Ref ref);

} // namespace core
