// Where the person is: what the middle of the window shows, and what its right side shows.
#pragma once

#include "core/store/questions.h"

#include <string>

namespace app {

/// What the middle of the window shows.
struct Place {
    enum class Page { inbox, sources, reader, claims, parties, topic, search, queue, scales, history, deleted, duplicates };
    Page page = Page::inbox;
    core::ClaimQuery::Only only = core::ClaimQuery::Only::all; ///< for claims and topics
    core::RawId id = 0;                                        ///< source or topic, or whose history
    std::string words = {};                                    ///< for search
    core::Kind kind = core::Kind::none;                        ///< of the record `id`, for history
    core::RawId speaker = 0;                                   ///< of claims, only those this party said; 0 = all
    core::RawId text = 0;                                      ///< which text of the source; 0 = its article
    bool operator==(Place const&) const = default;
};

/// What the right side shows.
enum class Side { nothing, dossier, statement, source, party, sharing, quotation_form, claim_form, link_form,
                  review_form, record_form, correction_form, reply_form, scale_form, history,
                  past }; ///< the dossier as it stood once

/// Whether a side is left again for what was shown before it: from quotation_form on they all are.
constexpr bool is_form(Side side) { return side >= Side::quotation_form; }

} // namespace app
