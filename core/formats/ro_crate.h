// A dossier as a research object crate (RO-Crate 1.2) in a zip archive: the dossier as page and as data, the captures
// it rests on with their digests, and a description of all of it that programs read.
#pragma once

#include "core/formats/sealed_dossier.h"

namespace core {

/// The whole archive. Captures whose bytes are not here are described and not in it.
std::string ro_crate(SealedDossier const& sealed, Translator const& translator);

} // namespace core
