// The role that stands beside a name, before it or behind it, and who is meant by a role alone.
#include "core/quotation/characters.h"
#include "core/quotation/people.h"
#include "core/quotation/phrases.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_role = 14;
constexpr std::size_t most_keys = 8;
constexpr std::size_t most_holders = 32;
constexpr std::size_t most_spokespersons = 8;

} // namespace

RoleKey People::role_key(Range phrase) const {
    RoleKey key;
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        if (key.role < 0 && token(i).has(Tag::role)) key.role = token(i).word.role;
        if (token(i).has(Tag::country)) key.countries.push_back(token(i).word.country);
    }
    return key;
}

std::string People::wording(Range phrase) const {
    if (!phrase.empty() && phrase.last - phrase.first > 1) {
        Token const& first = token(phrase.first);
        bool const proper = first.capital && token(phrase.first + 1).capital &&
                            first.start > 0 && article_.text[first.start - 1] == U' ';
        if (first.has(Tag::definite) && !proper) ++phrase.first;
    }
    return visible(article_.slice(phrase));
}

void People::give_role(Person& person, Range role) {
    if (role.empty()) return;
    std::string const text = wording(role);
    RoleKey const key = role_key(role);
    if (key.role < 0) return;
    std::vector<std::size_t>& holders = by_role_[key.role];
    auto const index = static_cast<std::size_t>(&person - people_.data());
    if (person.keys.size() < most_keys) person.keys.push_back(key);
    bool const listed = std::find(holders.begin(), holders.end(), index) != holders.end();
    if (!listed && holders.size() < most_holders) holders.push_back(index);
    person.is_person = true;
    for (std::size_t i = role.first; i < role.last; ++i) {
        if (!token(i).has(Tag::role)) continue;
        if (person.gender == Gender::unknown) person.gender = gender_of(token(i));
        if (token(i).has(Tag::spokesperson) && person.on_behalf_of.empty() && i + 2 < role.last &&
            token(i + 1).has(Tag::of)) {
            person.on_behalf_of = wording({i + 2, role.last});
            if (spokespersons_.size() < most_spokespersons) spokespersons_.push_back(index);
        }
        break;
    }
    if (text.size() > person.role.size()) person.role = text;
}

/// Walks left from a name over "le président de la région" to the article that opens the phrase.
void People::add_left_role(NameRun& run) {
    std::size_t i = run.phrase.first;
    if (i == 0) return;
    if (token(i - 1).is(U',')) --i;
    bool const after_comma = i != run.phrase.first;
    if (i == 0 || token(i - 1).any(Tag::of, Tag::preposition)) return;
    // "du ministère de la Mer"
    if (i > 1 && token(i - 1).has(Tag::article) && token(i - 2).any(Tag::of, Tag::preposition)) return;
    std::size_t const end = i;
    std::size_t const floor = i > longest_role ? i - longest_role : 0;
    std::optional<std::size_t> head;
    std::size_t start = i;
    while (start > floor) {
        Token const& at = token(start - 1);
        if (!at.is_word() || at.credit ||
            at.any(Tag::auxiliary, Tag::that, Tag::relative, Tag::conjunction, Tag::pronoun,
                   Tag::according, Tag::for_, Tag::time)) {
            break;
        }
        // "The minister accused X": between an office and a name a verb of saying parts them.
        if (at.has(Tag::cue_finite) && !at.has(Tag::role) && (head || !at.has(Tag::also_noun))) break;
        --start;
        if (at.has(Tag::role)) head = start;
        if (!at.any(Tag::article, Tag::possessive)) continue;
        bool const inner = at.has(Tag::of) || (start > 0 && token(start - 1).any(Tag::of));
        bool const complement = start > 0 && token(start - 1).any(Tag::preposition) && !head;
        if (!inner && !complement) break;
    }
    if (!head) return;
    std::size_t opening = start;
    while (opening < *head && !token(opening).any(Tag::article, Tag::possessive) ) ++opening;
    if (opening == *head) opening = start; // no article: English, captions
    if (token(opening).has(Tag::of) || *head - opening > 3) return;
    if (after_comma && opening > 0 && token(opening - 1).any(Tag::preposition, Tag::of)) return;
    bool const bare = !token(opening).any(Tag::article, Tag::possessive);
    std::size_t const from = bare ? *head : opening;
    run.phrase.first = from;
    run.person_like = true;
    give_role(people_[run.person], {from, end});
}

/// "Nadia Ferrat, maire de Valmont,": the apposition behind a name.
void People::add_right_role(NameRun const& run, Person& person) {
    std::size_t i = run.name.last;
    std::size_t const size = article_.tokens.size();
    if (!run.person_like || i + 1 >= size || !token(i).is(U',')) return;
    // "in New Alder, strategists think": a place.
    bool const place = run.phrase.first > 0 && token(run.phrase.first - 1).has(Tag::place_preposition);
    if (place && !run.titled && !token(run.name.first).has(Tag::first_name)) return;
    std::size_t const first = ++i;
    bool head = false;
    while (i < size && i - first < longest_role && token(i).is_word() &&
           !token(i).any(Tag::relative, Tag::that, Tag::auxiliary, Tag::conjunction, Tag::time)) {
        if (token(i).has(Tag::role) && i - first < 5) head = true;
        if (!head && token(i).any(Tag::preposition, Tag::cue_finite)) return;
        if (head && token(i).has(Tag::cue_finite) && !token(i).has(Tag::role)) break;
        ++i;
    }
    if (!head) return;
    // "Asked by X, the mayor said": another one acts.
    bool const acts = i < size && token(i).is_word() && token(i).any(Tag::auxiliary, Tag::cue_finite);
    if (acts && token(first).any(Tag::article, Tag::possessive)) return;
    // The apposition of another name in a list is not this one's role.
    for (std::size_t j = first; j < i; ++j) {
        if (NameRun const* other = run_at(j); other != nullptr && other->person_like) return;
    }
    give_role(person, {first, i});
}

std::vector<std::size_t> People::by_role(RoleKey const& key) const {
    auto const candidates = by_role_.find(key.role);
    if (candidates == by_role_.end()) return {};
    std::vector<std::size_t> best;
    int best_score = 0;
    for (std::size_t const i : candidates->second) {
        for (RoleKey const& own : people_[i].keys) {
            if (own.role != key.role) continue;
            bool const shared =
                std::any_of(key.countries.begin(), key.countries.end(), [&](auto c) {
                    return std::find(own.countries.begin(), own.countries.end(), c) !=
                           own.countries.end();
                });
            bool const foreign = !key.countries.empty() && !own.countries.empty() && !shared;
            if (foreign) continue;
            int const score = shared ? 2 : 1;
            if (score > best_score) best.clear();
            if (score < best_score || (!best.empty() && best.back() == i)) continue;
            best_score = score;
            best.push_back(i);
        }
    }
    return best;
}

} // namespace core
