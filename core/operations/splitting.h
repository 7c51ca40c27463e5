// Making two records of one that were two all along: what is named goes to a new one, the rest stays. One revision.
#pragma once

#include "core/operations/context.h"

namespace core {

/// What may be taken along into a new record: the quotations of a statement and its links; the links of a claim; the captures
/// of a source.
std::vector<Ref> parts_of(Records const& reader, Ref whole);

struct Split {
    Draft draft;
    Ref made;
};

/// A new record like `whole` that takes the parts along. `text` is what it says: the sentence of a claim, which must be
/// given; the words of a statement, empty for those of its first quotation; the title of a source, empty for the same. Throws
/// Error{refused} when no part is taken, when one is none of its parts, when readers of a published verdict have one, or when
/// nothing that it was read in would stay.
Split split_record(Context& context, Ref whole, std::vector<Ref> const& parts, std::string text = {}, std::string reason = {});

} // namespace core
