// Whether a body of the log is what a record encodes to, without writing the record out: a walk through a workspace
// asks it of every record.
#pragma once

#include "core/model/record.h"

namespace core {

/// encode(record) == body, in one pass over both and without a JSON document in between. Never true where that is
/// false; false where the record holds text that is not UTF-8.
bool encodes_to(Record const& record, std::string_view body);

} // namespace core
