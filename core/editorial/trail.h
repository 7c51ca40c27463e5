// The way a statement took, from where it was read back to where it was first said: each passage with the saved bytes it
// stands in, and how its words differ from those they were taken from.
#pragma once

#include "core/store/records.h"
#include "core/text/diff.h"

#include <optional>
#include <set>

namespace core {

/// One step of a source trail: a passage in a text, extracted from a capture of a source.
struct TrailStep {
    Quotation quotation;
    Text text;
    Capture capture;
    Source source;
    std::string publisher;
    bool bytes_hold = false; ///< the stored bytes match their SHA-256 and the words are at their place
};

/// The trail of one statement, following `quoted from` back to where the words came from.
std::vector<TrailStep> trail_of(Records const& reader, Id<Statement> statement);

/// The step of one quotation.
TrailStep trail_step(Records const& reader, Quotation quotation);

/// What a step of a trail is, the gravest first.
enum class HopStanding {
    lost,    ///< its words are not found in the saved bytes any more
    primary, ///< nothing is known before it, and it is a primary source
    origin,  ///< nothing is known before it
    hop      ///< it was quoted from another step
};

template <>
struct Names<HopStanding> {
    static constexpr std::array entries{
        Named{HopStanding::lost, "lost", N_("not found in the saved bytes")},
        Named{HopStanding::primary, "primary", N_("primary source")},
        Named{HopStanding::origin, "origin", N_("nothing earlier is known")},
        Named{HopStanding::hop, "hop", N_("quoted from another source")},
    };
};

/// One step of a trail in its place: how it was reached from the one it was quoted from.
struct TrailHop {
    TrailStep step;
    std::optional<std::size_t> from; ///< the hop it was quoted from, which stands before it
    HopStanding standing = HopStanding::hop;
    /// From the words it was quoted from to its own. Empty at an origin, where they are the same, and where one is in
    /// another language than the other.
    std::vector<Piece> difference;
    bool translated = false; ///< it was quoted from words in another language
};

/// The steps of trails as they hang together, each behind the one it was quoted from; what was quoted from the same one
/// follows by date, each with its own followers. A step that is named twice stands once.
std::vector<TrailHop> hops_of(std::vector<TrailStep> const& steps);

/// Whether going back from `quotation`, as far as it leads, one comes to `other`.
bool leads_back_to(Records const& reader, Id<Quotation> quotation, Id<Quotation> other);

/// Who stands behind what a source prints: the agency whose dispatch it is, or its publisher, or whoever owns that one in
/// the end; none if nobody is known.
Id<Party> voice_of(Records const& reader, Source const& source);

/// The voices behind a trail: those of the steps nothing is known before. Ten papers that print one agency are one voice;
/// so are all whose publisher is not known.
std::set<Id<Party>> voices_of(Records const& reader, std::vector<TrailStep> const& steps);

} // namespace core
