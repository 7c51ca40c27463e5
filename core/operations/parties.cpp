#include "core/operations/parties.h"

#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

namespace {

constexpr int most_of_one_name = 50;

/// "Ivanka Trump (4h8tz), Donald Trump (7kq2m)".
std::string named(Reader const& reader, std::vector<Id<Party>> const& parties) {
    std::string list;
    for (auto const id : parties)
        list += (list.empty() ? "" : ", ") + reader.get(id).name + " (" + short_id(id.value) + ")";
    return list;
}

/// Says that a name taken for one party is an alias of others.
void tell_others(Reader const& reader, Id<Party> taken, std::string const& name, Draft& draft) {
    if (reader.party_named(name)) return; // nobody else, and the quicker question
    auto others = parties_named(reader, name);
    std::erase(others, taken);
    if (others.empty()) return;
    draft.remarks.push_back(say("“{name}” was taken for {party}; it is a name of {others} as well.",
                                {{"name", name}, {"party", named(reader, {taken})}, {"others", named(reader, others)}}));
}

} // namespace

std::vector<Id<Party>> parties_named(Reader const& reader, std::string_view name) {
    if (auto const only = reader.party_named(name)) return {only};
    auto const wanted = fold(name);
    std::vector<Id<Party>> found;
    if (wanted.empty()) return found;
    auto const is_it = [&](std::string const& other) { return fold(other) == wanted; };
    for (auto const id : reader.parties_like(name, most_of_one_name)) // whole names come first
        if (auto const party = reader.get(id); is_it(party.name) || std::ranges::any_of(party.aliases, is_it))
            found.push_back(id);
    return found;
}

Id<Party> party_called(Reader const& reader, std::string_view name) {
    auto const bearers = parties_named(reader, name);
    if (bearers.size() < 2) return bearers.empty() ? Id<Party>{} : bearers.front();
    Id<Party> own;
    int owners = 0;
    for (auto const id : bearers)
        if (fold(reader.get(id).name) == fold(name)) {
            own = id;
            ++owners;
        }
    if (owners == 1) return own;
    throw Error(Code::refused, say("“{name}” can be any of {parties}: give a name that only one of them bears.",
                                   {{"name", tidy(name)}, {"parties", named(reader, bearers)}}));
}

void tell_shared(Reader const& reader, Id<Party> bearer, std::string const& name, Draft& draft) {
    auto others = parties_named(reader, name);
    std::erase(others, bearer);
    if (others.empty()) return;
    draft.remarks.push_back(say("“{name}” is a name of {others} as well: by that name alone neither will be found.",
                                {{"name", name}, {"others", named(reader, others)}}));
}

PartyBook::PartyBook(Context& context, Draft& draft) : context_(context), draft_(draft) {
    for (auto const& record : draft.puts)
        if (auto const* party = std::get_if<Party>(&record)) added_[fold(party->name)] = party->id;
}

Id<Party> PartyBook::find_or_add(std::string_view name, PartyType type) {
    auto const wanted = tidy(name);
    if (wanted.empty()) return {};
    auto const key = fold(wanted);
    if (auto const added = added_.find(key); added != added_.end()) return added->second;
    if (auto const known = party_called(context_.reader, wanted)) {
        tell_others(context_.reader, known, wanted, draft_);
        return added_[key] = known;
    }
    Party party;
    party.id = context_.ids.next<Party>();
    party.name = wanted;
    party.type = type;
    draft_.puts.push_back(party);
    added_[key] = party.id;
    return party.id;
}

Id<Party> PartyBook::find_or_add(std::string_view name, PartyType type, Id<Party> now) {
    if (auto const known = context_.reader.find(now); known && fold(known->name) == fold(tidy(name))) return now;
    return find_or_add(name, type);
}

Made<Party> add_party(Context& context, Party party) {
    party.name = tidy(party.name);
    for (auto& alias : party.aliases) alias = tidy(alias);
    if (auto const known = parties_named(context.reader, party.name); !known.empty())
        throw Error(Code::refused, say("There is already a party called “{name}” ({id}).",
                                       {{"name", party.name}, {"id", id_text(known.front().value)}}));
    Made<Party> made;
    for (auto const& alias : party.aliases) tell_shared(context.reader, {}, alias, made.draft);
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
