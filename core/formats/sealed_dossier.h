// A dossier as it is sent: what is shown of it, the proof of every record it rests on, and what the sender's program
// found. It is shown from the proof itself, so that nothing can be shown that is not proven.
#pragma once

#include "core/formats/sender_found.h"
#include "core/log/proven_reader.h"
#include "core/store/store.h"

#include <memory>

namespace core {

struct SealedDossier {
    ClaimProof proof;
    SenderFound found;
    std::optional<Message> finding;       ///< why the history is not in order, for the sender; it does not travel
    Dossier dossier;
    std::unique_ptr<ProvenReader> proven; ///< null when the proof does not hold, which `found` then says
    Records const* reader = nullptr;       ///< what is shown is read from: `proven`, or the workspace
    Records const* workspace = nullptr;    ///< for bytes that go along beside what is shown
};

/// Seals the dossier of a claim as `reader` shows it, which is `log`, the whole workspace, or a view of its past.
/// `standing` is what opening found of the history: of one that is not in order the dossier is made as well, and says
/// so. `voucher` signs which entries it has. Throws what Reader throws; `reader` must outlive it.
SealedDossier seal(Verification const& standing, Records const& log, Records const& reader, Id<Claim> claim,
                   Translator const& translator, Voucher const& voucher);
/// The same of a store as it is now.
inline SealedDossier seal(Store const& store, Id<Claim> claim, Translator const& translator) {
    return seal(store.standing(), store, store, claim, translator, store.voucher());
}

/// The proof alone as a file, with how the history stands.
std::string proof_file(SealedDossier const& sealed);

} // namespace core
