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

/// What the work of several seats left for a person to tidy: what stands beside its like, though a rule wants but one or
/// it may be one, and what refers to a record that was redacted meanwhile.
struct Untidied {
    Ref ref; ///< of several the newest
    Message told;
};

} // namespace core
