// Making claims from statements, and setting statements for, against and around them.
#pragma once

#include "core/operations/context.h"

namespace core {

struct ClaimFacts {
    std::string text;
    std::string language;
    std::string topic; ///< name, found or added
    std::string note;
    bool operator==(ClaimFacts const&) const = default;
};

/// A claim, asserted by a statement if one is given.
Made<Claim> make_claim(Context& context, ClaimFacts const& facts, Id<Statement> asserted_by = {});

/// Changes an existing claim to the facts given.
Draft edit_claim(Context& context, Id<Claim> claim, ClaimFacts const& facts);

/// Adds a link to a draft, which may be what makes its ends. Which relations exist is the table in core/model/link.h.
/// Its identity.
Id<Link> add_link(Context& context, Draft& draft, Relation relation, Ref from, Ref to, std::string note = {});

/// Links two records that are there.
Made<Link> link_records(Context& context, Relation relation, Ref from, Ref to, std::string note);

/// The topic of that name, added to the draft if there is none; none for an empty name. `now` stays if it is its name,
/// whichever other is called so as well. Throws Error{refused} when several are called so.
Id<Topic> find_or_add_topic(Context& context, Draft& draft, std::string const& name, Id<Topic> now = {});

Made<Topic> add_topic(Context& context, std::string name);

} // namespace core
