// Two states of one record that were made without knowing of each other, brought together field by field along the
// model: what one of them changed stands, sets are joined element by element, and where both changed one field to
// something else the later one stands and the field is named.
#pragma once

#include "core/model/changed_fields.h"

#include <optional>

namespace core {

struct MergedRecord {
    Record record;
    FieldNames contested; ///< fields that both changed, each to something else
};

/// `base` is what both knew; without it every field that differs is contested. All three are of one kind.
MergedRecord merge_records(std::optional<Record> const& base, Record const& earlier, Record const& later);

} // namespace core
