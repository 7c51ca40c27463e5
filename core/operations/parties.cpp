#include "core/operations/parties.h"

#include "core/text/fold.h"

namespace core {

PartyBook::PartyBook(Context& context, Draft& draft) : context_(context), draft_(draft) {
    for (auto const& record : draft.puts)
        if (auto const* party = std::get_if<Party>(&record)) added_[fold(party->name)] = party->id;
}

Id<Party> PartyBook::find_or_add(std::string_view name, PartyType type) {
    auto const wanted = tidy(name);
    if (wanted.empty()) return {};
    auto const key = fold(wanted);
    if (auto const added = added_.find(key); added != added_.end()) return added->second;
    if (auto const known = context_.reader.party_named(wanted)) return known;
    Party party;
    party.id = context_.ids.next<Party>();
    party.name = wanted;
    party.type = type;
    draft_.puts.push_back(party);
    added_[key] = party.id;
    return party.id;
}

Made<Party> add_party(Context& context, Party party) {
    party.name = tidy(party.name);
    if (auto const known = context.reader.party_named(party.name))
        throw Error(Code::refused, say("There is already a party called “{name}” ({id}).",
                                       {{"name", party.name}, {"id", id_text(known.value)}}));
    Made<Party> made;
    made.id = party.id = context.ids.next<Party>();
    made.draft.operation = "party.create";
    made.draft.base = context.reader.head();
    made.draft.puts = {party};
    return made;
}

std::vector<Role> roles_on(Party const& party, PartialDate const& day) {
    auto held = party.roles;
    std::erase_if(held, [&](Role const& role) {
        return day.known() &&
               ((role.from.known() && role.from.earliest_day() > day.latest_day()) ||
                (role.until.known() && role.until.latest_day() < day.earliest_day()));
    });
    return held;
}

std::string role_on(Party const& party, PartialDate const& day) {
    auto const held = roles_on(party, day);
    if (held.empty()) return {};
    auto const& last = held.back();
    return last.organisation.empty() ? last.title : last.title + ", " + last.organisation;
}

PartyType guess_type(std::string_view name) {
    constexpr std::array telling{
        "departement", "department", "ministere", "ministry", "gouvernement", "government", "agence",
        "agency", "parti", "party", "commission", "universite", "university", "institut", "institute",
        "conseil", "council", "kremlin", "maison blanche", "white house", "regime", "armee", "army",
        "banque", "bank", "organisation", "organization", "association", "syndicat", "union", "onu",
        "groupe", "group", "societe", "company", "tribunal", "court", "police", "presidence",
        "diplomatie", "otan", "nato"};
    auto const folded = " " + fold(name) + " ";
    for (std::string_view const word : telling)
        if (folded.find(" " + std::string(word) + " ") != folded.npos) return PartyType::organisation;
    return PartyType::person;
}

} // namespace core
