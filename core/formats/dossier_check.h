// Checking a dossier that somebody sent, without the workspace it came from: its proof is checked, the dossier is made
// anew from what the proof proves, and each line shown that is another than the one proven is named.
#pragma once

#include "core/formats/sender_found.h"
#include "core/log/proof_check.h"

namespace core {

/// Somebody whose signature holds; whether to trust the key is the reader's to know.
struct Signer {
    PublicKey key;
    std::int64_t size = 0;    ///< entries in the log up to the head that was signed
    std::int64_t entries = 0; ///< of them shown
};

struct DossierReport {
    enum class What { proof, dossier, page } what = What::proof;
    int format = 2;                ///< of the proof; of the first, entries alone are looked at
    Id<Claim> claim;
    std::string text;              ///< of the claim, as proven
    std::string workspace;
    std::int64_t entries = 0;
    std::int64_t states = 0;       ///< of records, shown with their words
    std::int64_t redacted = 0;
    std::int64_t withheld = 0;     ///< changes in these entries that are not shown: of other records, it is said
    std::int64_t unsigned_entries = 0;
    std::int64_t taken_over = 0;   ///< of them; a signed decision names the head they stand under
    std::vector<Signer> signers;
    PublicKey listed_by;           ///< the key that signs which entries belong here; none: some may have been left out
    bool roles_shown = false;      ///< the entries say who may do what at a desk; else every key counts for everything
    LogPlace newest;               ///< the newest entry shown
    Instant newest_at;
    std::optional<SenderFound> found; ///< what the sender says to have found; nothing proves it
    std::vector<Message> findings; ///< each line that is not proven, a sentence each
    std::int64_t page_lines = 0; ///< of them, lines of a page; the words of a page come from the program's translations
    bool holds() const { return format == 2 && findings.empty() && unsigned_entries == taken_over; }
};

/// Runs `work` with a translator into a language by its code, and says whether there is one.
using InLanguage = std::function<bool(std::string const& code, std::function<void(Translator const&)> const& work)>;
/// English alone.
bool in_english(std::string const& code, std::function<void(Translator const&)> const& work);

/// Checks a proof, or a dossier in JSON or HTML. A Problem says what cannot be read or does not hold: an entry, a path,
/// a signature. Everything else is in the report.
Result<DossierReport> check_dossier(std::string_view file, InLanguage const& in_language = in_english);

} // namespace core
