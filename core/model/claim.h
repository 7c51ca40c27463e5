// Claim: the neutral, checkable proposition that one or more statements assert; Topic: a folder of
// claims.
#pragma once

#include "core/model/kind.h"

namespace core {

struct Topic {
    Id<Topic> id;
    std::string name;
    std::string note;
    bool operator==(Topic const&) const = default;
};

template <>
struct Model<Topic> {
    static constexpr auto kind = Kind::topic;
    static constexpr std::string_view name = N_("topic");
    static constexpr auto label = N_("Topic");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &Topic::name;
    static constexpr auto fields = std::tuple{
        Field{"name", &Topic::name, N_("Name"), searched},
        Field{"note", &Topic::note, N_("Note"), searched | unseen}};
};

struct Claim {
    Id<Claim> id;
    std::string text;
    std::string language;
    Id<Topic> topic;
    std::string note;
    std::string identifier; ///< by which another collection knows it (schema.org identifier), or empty
    std::string assigned_to; ///< who is to work on it, or empty
    Digest came_as;          ///< SHA-256 of the record of a collection it came in as; none = it was made at this desk
    std::vector<std::string> not_same; ///< identities of other claims that somebody said are not this one
    bool operator==(Claim const&) const = default;
};

template <>
struct Model<Claim> {
    static constexpr auto kind = Kind::claim;
    static constexpr std::string_view name = N_("claim");
    static constexpr auto label = N_("Claim");
    static constexpr unsigned traits = shared;
    static constexpr auto caption = &Claim::text;
    static constexpr auto fields = std::tuple{
        Field{"text", &Claim::text, N_("Claim"), searched},
        Field{"language", &Claim::language, N_("Language")},
        Field{"topic", &Claim::topic, N_("Topic"), indexed},
        Field{"note", &Claim::note, N_("Note"), searched},
        Field{"identifier", &Claim::identifier, N_("Identifier elsewhere")},
        Field{"assigned_to", &Claim::assigned_to, N_("Assigned to"), workflow | unseen},
        Field{"came_as", &Claim::came_as, N_("Record it came in as"), fixed | unseen | names_bytes},
        Field{"not_same", &Claim::not_same, N_("Not the same as"), fixed | workflow | unseen}};
};

} // namespace core
