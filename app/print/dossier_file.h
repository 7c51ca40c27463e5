// A dossier as the bytes of a file, whatever its format: those of pages are drawn here.
#pragma once

#include "core/formats/list.h"

#include <string>

namespace app {

/// The format writes dossiers. Throws what its writer throws, and Error{io} when the pages cannot be made.
std::string dossier_file(core::Format const& format, core::SealedDossier const& sealed, core::Translator const& translator);

/// Pages of A4 as PDF, fonts embedded, with links, an outline and numbered pages. On any thread.
std::string pdf_of(core::PrintedDossier const& printed, core::Translator const& translator);

} // namespace app
