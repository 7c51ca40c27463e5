// A time-stamp that an authority gave for saved bytes, kept with their capture: the bytes stay what they are.
#pragma once

#include "core/operations/context.h"

namespace core {

/// Keeps it. What it is worth is asked before, of the reader that is shut in (core/ingest/time_stamp.h). Throws
/// Error{refused} when the capture has it already.
Draft add_stamp(Context& context, Id<Capture> capture, std::string_view stamp);

/// The stamps of a capture, as bytes.
std::vector<std::string> stamps_of(Capture const& capture);

} // namespace core
