// Party: a person or organisation that speaks or publishes, with the names it is known by and the
// roles it held, each with its dates.
#pragma once

#include "core/model/kind.h"

namespace core {

enum class PartyType { person, organisation };

template <>
struct Names<PartyType> {
    static constexpr std::array entries{
        Named{PartyType::person, "person", N_("Person")},
        Named{PartyType::organisation, "organisation", N_("Organisation")},
    };
};

struct Role {
    std::string title;        ///< "porte-parole"
    std::string organisation; ///< "département d'État", free text
    PartialDate from;
    PartialDate until;
    bool operator==(Role const&) const = default;
};

template <>
struct Model<Role> {
    static constexpr auto fields = std::tuple{
        Field{"title", &Role::title, N_("Role")},
        Field{"organisation", &Role::organisation, N_("Organisation")},
        Field{"from", &Role::from, N_("From")},
        Field{"until", &Role::until, N_("Until")}};
};

struct Party {
    Id<Party> id;
    std::string name;
    PartyType type = PartyType::person;
    std::vector<std::string> aliases;
    std::vector<Role> roles;
    std::string wikidata; ///< item such as "Q7747", or empty
    std::string note;
    Id<Party> owner;      ///< the organisation it belongs to, if it does
    bool operator==(Party const&) const = default;
};

template <>
struct Model<Party> {
    static constexpr auto kind = Kind::party;
    static constexpr std::string_view name = N_("party");
    static constexpr auto label = N_("Party");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &Party::name;
    static constexpr auto fields = std::tuple{
        Field{"name", &Party::name, N_("Name"), searched},
        Field{"type", &Party::type, N_("Type")},
        Field{"aliases", &Party::aliases, N_("Also known as"), searched},
        Field{"roles", &Party::roles, N_("Roles"), unseen}, // a statement says the one of its day
        Field{"wikidata", &Party::wikidata, N_("Wikidata item")},
        Field{"note", &Party::note, N_("Note"), searched | unseen},
        Field{"owner", &Party::owner, N_("Belongs to"), indexed | unseen}};
};

} // namespace core
