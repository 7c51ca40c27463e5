// Which files can be brought in, told to people from the table of readers (core/ingest/readers.h).
#pragma once

#include "core/base/say.h"

#include <string>

namespace app {

/// For a dialog that opens files, in the notation "Words|*.a;*.b|Words|*.c": what can be read, all together and kind by
/// kind, then all files.
std::string readable_files_filter(core::Translator const& translator);

/// "Collection of claims (.jsonl .ndjson), Web page (.html .htm .xhtml), Plain text (.txt)".
std::string readable_files(core::Translator const& translator);

/// The keys of the formats by which collections come in: "csv, jsonl".
std::string readable_formats(core::Translator const& translator);

} // namespace app
