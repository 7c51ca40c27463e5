// Which fields differ between two states of a record, and setting chosen fields back: by the list of fields of its
// model, so that a new field is part of it by itself.
#pragma once

#include "core/model/record.h"

#include <set>

namespace core {

/// Names of fields. They are those of the model, which live for ever.
using FieldNames = std::set<std::string_view>;

/// The fields in which two states of one record differ; both must be of one kind.
FieldNames changed_fields(Record const& before, Record const& after);

/// Gives the named fields of `record` the values they have in `from`, which must be of the same kind.
void copy_fields(Record& record, Record const& from, FieldNames const& names);

} // namespace core
