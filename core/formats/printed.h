// A dossier as it is printed: blocks in the order they are read, each source once and numbered, what was changed marked.
// Whoever makes pages of it (app/print) decides about type and breaks, and needs to know nothing of dossiers.
#pragma once

#include "core/formats/sealed_dossier.h"
#include "core/time/time.h"

namespace core {

/// A stretch of words of one look.
struct PrintedRun {
    enum class Look { plain, strong, muted, marked, removed, added, code, note };
    std::string text;
    Look look = Look::plain;
    std::string to = {}; ///< where it leads: an address of the web, or "#" and the anchor of a block; empty: nowhere
};

struct PrintedBlock {
    enum class What {
        kind,      ///< what the whole is, above its title
        title,
        heading,
        verdict,   ///< with the colour of its rating
        lead,      ///< what matters most of a text
        text,
        quotation, ///< somebody's words
        passage,   ///< the place they were read at, smaller
        fact,      ///< a value behind its label
        source,    ///< of the list of sources, behind its number
        event,     ///< of the history
        warning
    };
    What what = What::text;
    std::vector<PrintedRun> runs;
    std::string label = {};    ///< of a fact; of a source, its number
    std::string colour = {};   ///< "#RRGGBB": of a verdict its own, of what belongs to a quotation that of its side
    std::string language = {}; ///< of its words, when that is another than the whole's
    std::string anchor = {};   ///< by which links lead to it
};

struct PrintedDossier {
    std::string language;
    std::string title; ///< one line
    std::string foot;  ///< what stands at the foot of every page, beside its number
    Instant as_of;     ///< of the newest entry shown: pages of the same dossier are the same
    std::vector<PrintedBlock> blocks;
};

/// In the translator's language, from the proof itself as all dossiers are. Moments are told in UTC.
PrintedDossier printed_dossier(SealedDossier const& sealed, Translator const& translator);

} // namespace core
