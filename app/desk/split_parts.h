// What a record may be split into, as it is shown to whoever chooses: its quotations, links or captures, in words.
#pragma once

#include "core/store/reader.h"

#include <string>
#include <vector>

namespace app {

struct SplitPart {
    core::Ref ref;
    std::string line; ///< "“words” — Agence, 19 December 2022"
};

/// In the order of core::parts_of().
std::vector<SplitPart> split_parts(core::Reader const& reader, core::Ref whole);

} // namespace app
