#include "app/common/facts.h"

#include "app/common/detection.h"
#include "core/editorial/sources.h"
#include "core/operations/parties.h"
#include "core/quotation/confidence.h"
#include "core/text/fold.h"
#include "core/text/signs.h"
#include "core/text/spellings.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"
#include "core/time/when.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <set>

namespace app {

namespace {

constexpr std::size_t shortest_telling_word = 4; ///< bytes; "de", "of" tell nothing

std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words;
    auto const folded = core::fold(name);
    for (std::size_t at = 0; at < folded.size();) {
        auto const end = std::min(folded.find(' ', at), folded.size());
        if (end > at)
            words.push_back(folded.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

/// "Poutine" and "Vladimir Poutine" may be one person, "Vladimir" and "Ludmila Poutine" may not.
bool may_be(std::vector<std::string> const& written, std::string_view known_name) {
    auto const known = words_of(known_name);
    if (known.empty() || written.empty() || known.back() != written.back())
        return false;
    return written.size() == 1 || (known.size() > 1 && known.front() == written.front());
}

/// The known persons a name can mean, oldest first.
std::vector<core::Id<core::Party>> persons_meant(core::Reader const& reader, std::string_view name) {
    std::vector<core::Id<core::Party>> meant;
    auto const written = words_of(name);
    if (written.empty())
        return meant;
    for (auto const id : reader.parties_like(written.back(), 50)) {
        auto const party = reader.get(id);
        if (party.type != core::PartyType::person)
            continue;
        if (may_be(written, party.name) ||
            std::ranges::any_of(party.aliases,
                                [&](std::string const& alias) { return may_be(written, alias); }))
            meant.push_back(id);
    }
    return meant;
}

constexpr std::size_t telling_beginning = 4; ///< code points a name is looked up by, its spelling being unsure

/// Persons whose name may be the same, spelled in another way: what is looked up is how its words begin.
std::vector<core::Id<core::Party>> persons_spelled(core::Reader const& reader, std::string_view name) {
    std::vector<core::Id<core::Party>> meant;
    auto begun = words_of(name);
    for (auto const& word : core::spoken_words(name)) begun.push_back(word);
    for (auto const& word : begun) {
        auto const points = core::to_utf32(word);
        if (points.size() < 2) continue;
        for (auto const id : reader.parties_like(core::to_utf8(points.substr(0, telling_beginning)), 50)) {
            auto const party = reader.get(id);
            if (party.type != core::PartyType::person || std::ranges::find(meant, id) != meant.end()) continue;
            auto const same = [&](std::string const& known) { return core::may_be_spellings(name, known); };
            if (same(party.name) || std::ranges::any_of(party.aliases, same)) meant.push_back(id);
        }
    }
    return meant;
}

/// Whether the words are the title of a role, and all that is said beside it is where it is held:
/// "président bélarusse", but not "président russe de l'union des écrivains".
bool is_office(core::Role const& role, std::string_view wording, std::string_view language) {
    auto const title = words_of(role.title);
    auto const body = words_of(role.organisation);
    auto const in = [](std::vector<std::string> const& words, std::string const& word) {
        return std::ranges::find(words, word) != words.end();
    };
    auto const words = words_of(wording);
    if (title.empty() || !std::ranges::all_of(title, [&](auto const& word) { return in(words, word); }))
        return false;
    for (std::size_t at = 0; at < wording.size();) {
        auto const end = std::min(wording.find(' ', at), wording.size());
        auto const written = wording.substr(at, end - at);
        for (auto const& word : words_of(written))
            if (word.size() >= shortest_telling_word && !in(title, word) && !in(body, word) &&
                !share_country(role.organisation, written, language))
                return false;
        at = end + 1;
    }
    return true;
}

/// Who held the office these words speak of on a day: "président bélarusse".
std::vector<core::Id<core::Party>> office_holders(core::Reader const& reader, std::string_view wording,
                                                  core::PartialDate const& on, std::string_view language) {
    std::vector<core::Id<core::Party>> holders;
    // The title is how the words begin: "secrétaire d'État américain" holds "secrétaire d'État".
    for (auto end = wording.find(' '); !wording.empty(); end = wording.find(' ', end + 1)) {
        for (auto const id : reader.parties_titled(wording.substr(0, end), 50)) {
            auto const held = core::roles_on(reader.get(id), on);
            if (std::ranges::any_of(held, [&](core::Role const& role) {
                    return is_office(role, wording, language);
                }) && std::ranges::find(holders, id) == holders.end())
                holders.push_back(id);
        }
        if (end == wording.npos)
            break;
    }
    return holders;
}

/// The date of the source stands for the day only where its words tell no other one.
core::PartialDate said_on(Proposal const& proposal, core::PartialDate const& published, std::string_view language) {
    auto const& days = proposal.days;
    if (proposal.when.empty()) return published;
    if (days.size() == 1) return days.front();
    bool const all_in_it = std::ranges::all_of(days, [&](core::PartialDate const& day) {
        return published.earliest_day() <= day.earliest_day() && day.latest_day() <= published.latest_day();
    });
    if (!days.empty()) return all_in_it ? published : core::PartialDate();
    // "Monday" of a text of which only the year is known is some day of it.
    auto const phrases = core::time_phrases(core::to_utf32(proposal.when), language);
    bool const some_day = phrases.size() == 1 && phrases.front().when.weekday && phrases.front().when.count == 0 &&
                          published.earliest_day() != published.latest_day();
    return some_day ? published : core::PartialDate();
}

/// What was cut out of a text may hold marks of direction that mean nothing any more, and a name holds none.
/// A party that is known keeps its name as it is.
void fit_proposal(Proposal& proposal, std::string const& known_speaker) {
    auto const fit = [](std::string& words, core::TextForm form) {
        words = core::made_fit(core::without_unfit_direction(words, form), form).text;
    };
    auto& facts = proposal.facts;
    fit(facts.text, core::TextForm::text);
    for (auto* name : {&facts.speaker, &facts.on_behalf_of})
        fit(*name, core::TextForm::name);
    for (auto& rival : proposal.rivals)
        fit(rival, core::TextForm::name);
    if (!known_speaker.empty())
        facts.speaker = known_speaker;
    for (auto* line : {&facts.role, &facts.occasion, &facts.place})
        fit(*line, core::TextForm::line);
}

} // namespace

core::Id<core::Party> party_meant(core::Reader const& reader, std::string_view name) {
    if (auto const known = reader.party_named(name))
        return known;
    auto const meant = persons_meant(reader, name);
    return meant.size() == 1 ? meant.front() : core::Id<core::Party>{};
}

std::string role_known(core::Reader const& reader, std::string_view name, core::PartialDate const& on) {
    auto const known = party_meant(reader, name);
    return known ? core::role_on(reader.get(known), on) : std::string();
}

Proposal propose_facts(core::Reader const& reader, core::Suggestion const& suggestion,
                       core::Source const& source) {
    Proposal proposal;
    auto& facts = proposal.facts;
    proposal.when = suggestion.when;
    proposal.days = core::dates_meant(suggestion.when, source.published, source.language);
    // Nobody is quoted before they speak.
    if (source.published.known())
        std::erase_if(proposal.days, [&](core::PartialDate const& day) {
            return day.earliest_day() > source.published.latest_day();
        });
    facts.said_on = said_on(proposal, source.published, source.language);

    facts.text = core::tidy(suggestion.text);
    facts.speaker = suggestion.speaker;
    facts.speaker_type = core::guess_type(suggestion.speaker);
    facts.role = suggestion.role;
    for (auto const& name : suggestion.alternatives) {
        auto const rival = party_meant(reader, name);
        proposal.rivals.push_back(rival ? reader.get(rival).name : name);
    }
    auto known = party_meant(reader, suggestion.speaker);
    if (!known) {
        auto meant = persons_meant(reader, suggestion.speaker);
        if (meant.empty()) {
            meant = persons_spelled(reader, suggestion.speaker);
            // It may be somebody else: the name as it is written stays to choose.
            if (!meant.empty()) proposal.rivals.push_back(suggestion.speaker);
        }
        if (meant.empty() && suggestion.standing == core::key_of(core::Standing::worded))
            meant = office_holders(reader, suggestion.speaker, source.published, source.language);
        if (!meant.empty())
            known = meant.front();
        for (std::size_t at = 1; at < meant.size(); ++at)
            proposal.rivals.push_back(reader.get(meant[at]).name);
    }
    if (known) {
        auto const party = reader.get(known);
        facts.speaker = party.name;
        facts.speaker_type = party.type;
        if (facts.role.empty())
            facts.role = core::role_on(party, facts.said_on);
    }
    std::set<std::string> named{facts.speaker};
    std::erase_if(proposal.rivals, [&](std::string const& name) { return !named.insert(name).second; });
    facts.on_behalf_of = suggestion.on_behalf_of;
    if (auto const body = party_meant(reader, suggestion.on_behalf_of))
        facts.on_behalf_of = reader.get(body).name;
    facts.occasion = suggestion.occasion;
    facts.place = suggestion.place;
    facts.mode = suggestion.mode;
    facts.language = source.language;
    fit_proposal(proposal, known ? facts.speaker : std::string());
    return proposal;
}

core::Suggestion const* suggestion_at(std::vector<core::Suggestion> const& suggestions,
                                      core::Span passage) {
    core::Suggestion const* best = nullptr;
    std::int64_t most = 0;
    for (auto const& suggestion : suggestions) {
        auto const shared = std::min(suggestion.span.end, passage.end) -
                            std::max(suggestion.span.start, passage.start);
        if (shared <= most)
            continue;
        most = shared;
        best = &suggestion;
    }
    return best;
}

void fill_empty(core::StatementFacts& facts, core::StatementFacts const& proposed) {
    auto const fill = [](std::string& into, std::string const& from) {
        if (into.empty())
            into = from;
    };
    if (facts.speaker.empty()) {
        // A role belongs to the one who holds it, so both are taken or neither.
        facts.speaker = proposed.speaker;
        facts.speaker_type = proposed.speaker_type;
        fill(facts.role, proposed.role);
        fill(facts.on_behalf_of, proposed.on_behalf_of);
    }
    if (!facts.said_on.known())
        facts.said_on = proposed.said_on;
    fill(facts.occasion, proposed.occasion);
    fill(facts.place, proposed.place);
    fill(facts.language, proposed.language);
}

} // namespace app
