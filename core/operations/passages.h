// What somebody heard in a recording or saw in a picture, from when until when or in which box: the words become a text of their
// own beside the saved bytes, which says that a person typed them, and a quotation of all of it.
#pragma once

#include "core/ingest/found_facts.h"
#include "core/model/picture_box.h"
#include "core/operations/statements.h"

namespace core {

/// Of a recording, in milliseconds from its beginning.
struct TimeRange {
    std::int64_t from = 0, until = 0;
    bool operator==(TimeRange const&) const = default;
};

/// "1:02-1:09", "1:02:03–1:02:10.5". Throws Error{bad_input} in one sentence.
TimeRange time_range(std::string_view typed);
/// "10,20,300,40": from the left, from the top, width, height, in pixels. Throws Error{bad_input} in one sentence.
PictureBox region(std::string_view typed);

struct ShownPassage {
    std::string words;
    std::optional<TimeRange> time; ///< of a recording
    std::optional<PictureBox> box; ///< of a picture
    std::string language = {};     ///< two-letter code; empty: that of the source
};

/// How far a passage can reach, as far as it is known.
struct ShownExtent {
    std::optional<std::int64_t> length_ms;
    std::optional<std::pair<std::int64_t, std::int64_t>> pixels;
    bool operator==(ShownExtent const&) const = default;
};
ShownExtent extent_in(std::vector<FoundFact> const& facts);

/// With a new statement, and what it bears on. Throws Error{refused} when the newest capture of the source is none of which that can
/// be said, the passage lies outside, has no words or is recorded already.
RecordedQuotation record_passage(Context& context, Id<Source> source, ShownPassage const& passage, ShownExtent const& extent,
                                 StatementFacts const& facts, std::vector<Tie> const& ties = {});

/// One more place of a known statement, likewise; `quoted_from` makes it a hop of the trail.
Made<Quotation> add_passage(Context& context, Id<Statement> statement, Id<Source> source, ShownPassage const& passage,
                            ShownExtent const& extent, Id<Quotation> quoted_from = {});

} // namespace core
