// Parties are named while other things are being recorded: a name typed into a form is looked up by
// name and alias, and added to the same draft when nobody has it yet.
#pragma once

#include "core/operations/context.h"

#include <map>

namespace core {

/// Finds or adds parties for one draft, so that a name used twice in it makes one party.
class PartyBook {
public:
    PartyBook(Context& context, Draft& draft);

    /// The party of that name or alias; added to the draft if new; none for an empty name.
    Id<Party> find_or_add(std::string_view name, PartyType type);

private:
    Context& context_;
    Draft& draft_;
    std::map<std::string, Id<Party>> added_; ///< by folded name
};

/// Adds a party on its own. Throws Error{refused} if the name is taken.
Made<Party> add_party(Context& context, Party party);

/// Makes several parties one: whatever refers to the `gone` refers to `keep`, which takes over their names
/// as aliases and their roles; the `gone` are deleted. One revision. Throws Error{not_found | refused}.
Draft merge_parties(Context& context, Id<Party> keep, std::vector<Id<Party>> const& gone, std::string reason = {});

/// The roles a party held on a day: those whose dates do not exclude it.
std::vector<Role> roles_on(Party const& party, PartialDate const& day);

/// The role a party held on a day: the latest one whose dates do not exclude it; empty if none.
std::string role_on(Party const& party, PartialDate const& day);

/// A guess at what a name names: institutions have telling words in them.
PartyType guess_type(std::string_view name);

} // namespace core
