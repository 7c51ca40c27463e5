// The address that leads a reader's browser to the very words of a quotation, on the page they were captured from.
#pragma once

#include "core/store/records.h"

#include <string>

namespace core {

/// Throws Error{refused} when the source has no address of the web; like words_of() when its text is missing.
std::string link_to_passage(Records const& reader, Quotation const& quotation);

} // namespace core
