// Pictures and recordings: what they say of themselves, and words in a picture where a program is installed that reads them. What
// keeps such a program from it is a note: the file itself is kept whatever it is.
#pragma once

#include "app/intake/child_process.h"
#include "core/ingest/readers.h"

namespace app {

/// With its words. Throws Error{bad_input} when it is no picture that can be read.
core::Ingested read_picture(core::FileReader const& reader, std::string_view bytes, core::IngestOptions const& options);

core::Ingested read_recording(Descriptor const& file, core::IngestOptions const& options);
core::Ingested read_recording(std::string_view bytes, core::IngestOptions const& options);

} // namespace app
