// Parties are named while other things are being recorded: a name typed into a form is looked up by
// name and alias, and added to the same draft when nobody has it yet. A name that several bear means the one
// whose own name it is, or nobody: it is never guessed, and never makes one more party.
#pragma once

#include "core/operations/context.h"

#include <map>

namespace core {

/// All parties with this very name or alias, compared folded, up to 50.
std::vector<Id<Party>> parties_named(Reader const& reader, std::string_view name);

/// The party a name means: the only one that bears it, or the only one of several whose own name it is and not
/// an alias; none if nobody bears it. Throws Error{refused} naming those that do when that does not tell.
Id<Party> party_called(Reader const& reader, std::string_view name);

/// Says in the draft's remarks that parties other than `bearer` are called so, too; nothing if none is.
void tell_shared(Reader const& reader, Id<Party> bearer, std::string const& name, Draft& draft);

/// Finds or adds parties for one draft, so that a name used twice in it makes one party.
class PartyBook {
public:
    PartyBook(Context& context, Draft& draft);

    /// The party of that name or alias; added to the draft if new; none for an empty name. When it is the own name
    /// of one and an alias of others, the draft's remarks say so. Throws Error{refused} like party_called.
    Id<Party> find_or_add(std::string_view name, PartyType type);
    /// The same for a field that refers to `now`: it stays if that is its name, whoever else bears it.
    Id<Party> find_or_add(std::string_view name, PartyType type, Id<Party> now);

private:
    Context& context_;
    Draft& draft_;
    std::map<std::string, Id<Party>> added_; ///< by folded name
};

/// Adds a party on its own; the draft's remarks say which aliases others bear as well. Throws Error{refused} if the
/// name is taken.
Made<Party> add_party(Context& context, Party party);

/// The roles a party held on a day: those whose dates do not exclude it.
std::vector<Role> roles_on(Party const& party, PartialDate const& day);

/// The role a party held on a day: the latest one whose dates do not exclude it; empty if none.
std::string role_on(Party const& party, PartialDate const& day);

/// A guess at what a name names: institutions have telling words in them.
PartyType guess_type(std::string_view name);

} // namespace core
