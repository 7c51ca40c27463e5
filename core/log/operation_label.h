// The words for what was done, by the key the log has for it.
#pragma once

#include "core/base/say.h"
#include "core/store/entries.h"

#include <string>
#include <string_view>

namespace core {

/// The words for an operation key, English and marked for translation: "Recorded a quotation".
/// An unknown key (written by another version) is returned as it is.
std::string operation_label(std::string_view key, Translator const& translator = english());

/// The same of a revision, which may have taken that back, or done it again: "Undone: Recorded a quotation".
std::string what_was_done(Revision const& revision, Translator const& translator = english());

} // namespace core
