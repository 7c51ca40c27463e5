// Which mentions are one person: those with the same surname, given names that only one bears, and two who share the
// surname that stands once.
#include "core/quotation/people.h"

#include "core/quotation/characters.h"
#include "core/text/spellings.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

constexpr std::size_t most_namesakes = 8;

} // namespace

/// "Инна и Юрий Колосовы", "Inga i Jerzy Kolscy": the surname of one of them.
std::string People::of_one(std::string const& name, Gender gender) {
    struct Plural {
        std::string_view several, man, woman;
    };
    static constexpr std::array<Plural, 7> endings{{{"овы", "ов", "ова"}, {"евы", "ев", "ева"}, {"ины", "ин", "ина"},
                                                    {"ские", "ский", "ская"}, {"цкие", "цкий", "цкая"},
                                                    {"scy", "ski", "ska"}, {"ccy", "cki", "cka"}}};
    for (auto const& [several, man, woman] : endings)
        if (name.ends_with(several) && gender != Gender::unknown)
            return name.substr(0, name.size() - several.size()) + std::string(gender == Gender::feminine ? woman : man);
    return name;
}

/// "his brother Rocco": a word of kin or company before a lone given name.
bool People::kin(std::size_t at) const {
    if (at < 2) return false;
    Token const& word = token(at - 1);
    bool const noun = word.is_word() && (!word.capital || article_.grammar.capital_nouns) &&
                      !word.any(Tag::preposition, Tag::cue_finite, Tag::auxiliary, Tag::adverb);
    return noun && token(at - 2).has(Tag::possessive);
}

/// "Thea and Simon Ruppert": the given name alone has the surname behind the other one.
void People::share_surnames() {
    for (std::size_t i = 0; i + 1 < runs_.size(); ++i) {
        NameRun& run = runs_[i];
        NameRun& next = runs_[i + 1];
        bool const lone = run.name.last == run.name.first + 1 && !token(run.name.first).all_caps && !run.titled &&
                          !token(run.name.first).any(Tag::country, Tag::organisation, Tag::month);
        bool const joined = run.name.last + 1 == next.phrase.first && token(run.name.last).has(Tag::joint);
        auto const second = visible(article_.slice(next.name));
        bool const several = of_one(second, Gender::masculine) != second; // "Нина и Авель Фордовы"
        bool const whole = next.person_like && !next.titled && next.name.last == next.name.first + 2 &&
                           (several || token(next.name.first).has(Tag::first_name));
        if (!lone || !joined || !whole) continue;
        bool const bound = run.name.first > 0 && token(run.name.first - 1).any(Tag::of, Tag::place_preposition);
        if (bound || (!token(run.name.first).has(Tag::first_name) && run.name.first > 0 &&
                      token(run.name.first - 1).is_word()))
            continue;
        run.surname = next.name.last - 1;
        run.shared = next.shared = true;
        run.person_like = true;
        run.gender = gender_of(token(run.name.first));
    }
}

/// As given names and surnames of the language end.
Gender People::likely_gender(std::string const& name) const {
    auto const words = to_utf32(name);
    auto const space = words.find(U' ');
    if (space == std::u32string::npos) return Gender::unknown;
    Grammar const& grammar = article_.grammar;
    std::u32string_view const whole = words;
    if (ends_in(whole, grammar.surname_of_woman)) return Gender::feminine;
    if (ends_in(whole, grammar.surname_of_man)) return Gender::masculine;
    if (ends_in(whole.substr(0, space), grammar.name_of_woman)) return Gender::feminine;
    return ends_in(whole.substr(0, space), grammar.name_of_man) ? Gender::masculine : Gender::unknown;
}

std::vector<std::string> People::name_words(NameRun const& run) const {
    std::vector<std::string> out;
    for (std::size_t i = run.name.first; i < run.name.last; ++i)
        if (token(i).is_word()) out.push_back(fold_word(article_.slice(token(i).start, token(i).end)));
    if (run.surname) out.push_back(fold_word(article_.slice(token(*run.surname).start, token(*run.surname).end)));
    return out;
}

/// "Die Drogerie Mehnert", "le Café Dupont": an article, a capital word that is no given name, and a surname.
bool People::is_named_after(NameRun const& run) const {
    std::size_t const first = run.name.first;
    bool const two = run.name.last == first + 2 && !run.titled && !run.office && first > 0;
    if (!two || !token(first - 1).any(Tag::definite, Tag::article)) return false;
    return !token(first).any(Tag::first_name, Tag::role, Tag::title, Tag::particle) && run.phrase.first == first;
}

std::size_t People::person_for(NameRun const& run) {
    std::vector<std::string> const words = name_words(run);
    std::vector<std::size_t>& namesakes = by_surname_[words.back()];
    std::optional<std::size_t> best;
    for (std::size_t const candidate : namesakes) {
        Person const& person = people_[candidate];
        bool const clash = run.gender != Gender::unknown && person.gender != Gender::unknown &&
                           run.gender != person.gender;
        if (clash) continue;
        std::string const folded = fold_word(person.name);
        bool const same_start = words.size() == 1 || folded.find(' ') == std::string::npos ||
                                folded.substr(0, folded.find(' ')) == words.front() ||
                                given_names_agree(folded.substr(0, folded.find(' ')), words.front());
        // "Die Drogerie Mehnert schließt … Karin Mehnert … sagt Mehnert": the shop does not speak where its owner is named.
        bool const rather = best && words.size() == 1 && person.named_after && !people_[*best].named_after;
        if (same_start && !rather) best = candidate;
    }
    std::string name = visible(article_.slice(run.name));
    if (run.surname) name += " " + visible(article_.slice(token(*run.surname).start, token(*run.surname).end));
    if (run.shared) {
        bool const woman = ends_in(article_.slice(token(run.name.first).start, token(run.name.first).end), article_.grammar.name_of_woman);
        name = of_one(name, run.gender != Gender::unknown ? run.gender : woman ? Gender::feminine : Gender::masculine);
    }
    // "Anna says", where only one Anna has a surname.
    if (!best && words.size() == 1)
        if (auto const given = by_given_.find(words.front()); given != by_given_.end() && given->second.size() == 1)
            best = given->second.front();
    if (!best) {
        best = people_.size();
        people_.push_back({});
        people_.back().name = name;
        if (namesakes.size() < most_namesakes) namesakes.push_back(*best);
        if (words.size() > 1 && run.person_like) by_given_[words.front()].push_back(*best);
    }
    Person& person = people_[*best];
    bool const shouting = token(run.name.last - 1).all_caps;
    if (name.size() > person.name.size() && !shouting) person.name = name;
    person.is_person = person.is_person || run.person_like;
    if (person.gender == Gender::unknown) person.gender = run.gender;
    person.named_after = person.named_after || is_named_after(run);
    return *best;
}

/// Long names first, so that a bare surname finds its person wherever that one is introduced.
void People::gather() {
    for (int const pass : {0, 1}) {
        for (NameRun& run : runs_) {
            bool const full = run.person_like && (run.name.last - run.name.first > 1 || run.surname);
            if (full != (pass == 0)) continue;
            run.person = person_for(run);
        }
    }
    for (Person& person : people_)
        if (person.is_person && person.gender == Gender::unknown) person.likely = likely_gender(person.name);
    for (NameRun& run : runs_) {
        add_left_role(run);
        Person& person = people_[run.person];
        if (run.office && person.role.empty()) person.role = visible(article_.slice(Range{run.name.first - 1, run.name.first}));
        add_right_role(run, people_[run.person]);
    }
}

} // namespace core
