// Shows two entries side by side before they are made one: which stays, which goes into it, and what that means.
#pragma once

#include "app/desk/merge_sides.h"

#include <optional>
#include <string>
#include <utility>

class wxWindow;

namespace app {

/// What the question says of the kind of entry.
struct MergeWords {
    std::string title;
    std::string consequence; ///< what becomes of the one that goes
};

/// Which stays and which goes, after the person saw both and perhaps changed them round; nothing if they went back.
std::optional<std::pair<core::Ref, core::Ref>> ask_merge(wxWindow* parent, MergeWords const& words, MergeSide stays,
                                                         MergeSide goes, std::string const& doubt);

} // namespace app
