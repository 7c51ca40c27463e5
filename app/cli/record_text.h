// Records and dossiers as text for a terminal: no line of a text they hold passes for a line of theirs.
#pragma once

#include "core/editorial/dossier.h"
#include "core/ingest/found_facts.h"

#include <string>

namespace app::cli {

/// Fields with their labels, then what belongs to the record: the statements read in a source,
/// those a party made.
std::string record_text(core::Record const& record, core::Records const& reader,
                        core::Translator const& translator);

/// What a file says of itself, each with where it says so; nothing for nothing.
std::string said_text(std::vector<core::FoundFact> const& facts, core::Translator const& translator);

/// The whole dossier of a claim, read from `reader`.
std::string dossier_text(core::Dossier const& dossier, core::Records const& reader,
                         core::Translator const& translator);

} // namespace app::cli
