// What is left for people after entries of several seats of a shared desk met.
#pragma once

#include "core/base/say.h"
#include "core/store/entries.h"

#include <string>
#include <string_view>

namespace core {

/// A field that two members gave different values without knowing of each other.
struct DeskConflict {
    Ref ref;
    std::string_view field; ///< empty: one of them deleted the record
    LogPlace stands, other;
    std::string stands_by, other_by; ///< who wrote it
    Instant stands_at, other_at;
    std::string value, other_value;  ///< in words; empty for a record
};

/// What stands beside its like, though a rule wants but one, or a person should look whether it is one.
struct Doubled {
    Ref ref; ///< the newest of them
    Message told;
};

} // namespace core
