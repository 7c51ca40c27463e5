// Before something leaves the workspace: what whoever sends it must know of the history behind it.
#pragma once

#include "app/cli/command.h"
#include "core/formats/sealed_dossier.h"

namespace app::cli {

/// On standard error, unless the history is in order.
inline void warn_of(Call& call, core::SealedDossier const& sealed) {
    if (!sealed.finding) return;
    call.out.message(core::say("The history of this workspace is not in order, which what is written says: {status}.",
                               {{"status", std::string(core::key_of(sealed.found.history))}}));
    call.out.message(*sealed.finding);
}

} // namespace app::cli
