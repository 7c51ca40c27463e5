// Setting one field of a record from what a person types, over the model's own list of fields.
#pragma once

#include "core/store/store.h"

#include <string>
#include <string_view>

namespace app::cli {

/// Sets the field of that name. Parties and topics are named, other references are identities,
/// several values are separated by ";". Throws Error{bad_input | not_found | refused}: no such
/// field, a value that cannot be read, or a field that never changes.
void set_field(core::Record& record, std::string_view name, std::string_view value,
               core::Reader const& reader);

} // namespace app::cli
