// The rules every record obeys, checked at the one place where drafts become revisions: whatever
// made the draft, nothing that breaks them is ever written.
#pragma once

#include "core/store/records.h"

namespace core {

/// Throws Error{bad_input | refused} with one plain sentence for the first rule the draft breaks:
/// required fields, words with signs that must not stand in them (core/text/signs.h) unless they stood there
/// before, references that lead nowhere, quotations whose words are not at their place,
/// links to itself or twice or of a kind that does not exist, ratings that are not on their scale or
/// not to be given any more, versions of a scale that would change, taking away or rewording what is published
/// (core/rules/publication.h), and erasing something that others still refer to.
void check_rules(Draft const& draft, Records const& reader);

} // namespace core
