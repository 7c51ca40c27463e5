// Two entries about to be made one, as they are shown side by side before: what each is called, what is known of it and
// what hangs on it, and why the two may not be the same.
#pragma once

#include "core/store/reader.h"
#include "core/text/diff.h"

#include <string>
#include <vector>

namespace app {

struct MergeSide {
    core::Ref ref;
    std::string name;
    std::vector<std::string> lines; ///< type, other names, roles, how much hangs on it
    std::string words{};            ///< of a source its text, of a statement or claim its own: what may differ between two
    bool operator==(MergeSide const&) const = default;
};

MergeSide side_of(core::Reader const& reader, core::Id<core::Party> party);
MergeSide side_of(core::Reader const& reader, core::Id<core::Topic> topic);

MergeSide side_of(core::Reader const& reader, core::Id<core::Source> source);
MergeSide side_of(core::Reader const& reader, core::Id<core::Statement> statement);
MergeSide side_of(core::Reader const& reader, core::Id<core::Claim> claim);
/// Of a record of any kind that can be merged.
MergeSide side_of(core::Reader const& reader, core::Ref ref);

/// Where their words differ, with a few around: removed stands in the first alone, added in the second. Nothing of two without
/// words or with the same.
core::Abridged words_that_differ(MergeSide const& one, MergeSide const& other);

/// What speaks against it, in one sentence; empty if nothing does.
std::string doubt_about(core::Reader const& reader, core::Ref one, core::Ref other);

} // namespace app
