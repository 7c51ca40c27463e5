#include "app/print/dossier_file.h"

namespace app {

std::string dossier_file(core::Format const& format, core::SealedDossier const& sealed, core::Translator const& translator) {
    return format.print ? pdf_of(format.print(sealed, translator), translator) : core::written(format, sealed, translator);
}

} // namespace app
