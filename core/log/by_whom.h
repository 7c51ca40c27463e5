// Who did something, as a reader should see it: a person who worked with another one's key was entered by that one, for
// the key tells nobody more.
#pragma once

#include "core/store/entries.h"

namespace core {

/// "Ann", or "Ann, entered by Zoe" where the key that signed was Zoe's.
std::string by_whom(Revision const& revision, Translator const& translator = english());
/// Whose key it was, where that is somebody else than who did it; else empty.
std::string entered_by(Revision const& revision);

} // namespace core
