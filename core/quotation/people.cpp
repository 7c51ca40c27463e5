// Names need no gazetteer: first names, titles, roles and the words around tell a person from a
// place. Bare surnames join the longest form, even one that comes later in the article.
#include "core/quotation/people.h"

#include "core/quotation/characters.h"
#include "core/quotation/phrases.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_name = 6;

} // namespace

Gender gender_of(Token const& token) {
    bool const m = token.has(Tag::masculine);
    bool const f = token.has(Tag::feminine);
    return m == f ? Gender::unknown : m ? Gender::masculine : Gender::feminine;
}

bool nameable(Token const& token) {
    if (!token.is_word() || !token.capital || token.credit) return false;
    if (token.has(Tag::first_name)) return true;
    return !token.any(Tag::article, Tag::possessive, Tag::of, Tag::preposition, Tag::for_whom, Tag::conjunction,
                      Tag::relative, Tag::that, Tag::adverb, Tag::time, Tag::month, Tag::according,
                      Tag::anaphor, Tag::stop, Tag::pronoun, Tag::title, Tag::subordinate, Tag::negation);
}

People::People(Article const& article, Lexicon const& lexicon)
    : article_(article), lexicon_(lexicon) {
    find_runs();
    share_surnames();
    tell_bodies();
    gather();
}

/// Robert “Rusty” Collins: a word or two in marks inside a name.
bool People::nickname_at(std::size_t at) const {
    constexpr std::size_t longest = 24;
    if (at == 0 || at + 1 >= article_.tokens.size() || !token(at).is_quote()) return false;
    Marked const& marked = article_.marked[token(at).quote];
    std::size_t from = marked.inside();
    std::size_t to = marked.close;
    while (from < to && is_space(article_.text[from])) ++from;
    while (to > from && is_space(article_.text[to - 1])) --to;
    if (from == to) return false;
    bool const near = token(at - 1).end + 1 == token(at).start && token(at).end + 1 == token(at + 1).start;
    bool const plain = marked.balanced && !marked.interrupted && marked.close > marked.open + 1 &&
                       marked.close - marked.open <= longest;
    // "Cornelis ‘Kees’ van Ommeren"
    bool const particle = at + 2 < article_.tokens.size() && token(at + 1).has(Tag::particle) && nameable(token(at + 2));
    if (!near || !plain || !(nameable(token(at + 1)) || particle) || is_terminal(article_.text[to - 1])) return false;
    // "Manuel “el Chispa” Bermúdez"
    std::size_t word = from;
    while (word < to && is_letter(article_.text[word])) ++word;
    Word const* first = lexicon_.find(to_utf8(article_.slice(from, word)));
    bool const called = is_upper(article_.text[from]) ||
                        (first != nullptr && first->tags.has(Tag::article) && word + 1 < to && is_upper(article_.text[word + 1]));
    return nameable(token(at - 1)) && called && article_.text[to - 1] != U',';
}

/// The words around a particle, folded: "anna zu gernstein".
std::string People::around(std::size_t particle) const {
    return fold_word(article_.slice(token(particle - 1).start, token(particle + 1).end));
}

/// Whether a particle joins two words of a name. "zu" is a preposition as well, and every noun has a capital there:
/// "sagte Schmidt zu Müller" joins nothing, unless the same words stand together elsewhere.
bool People::joins(std::size_t particle) const {
    if (!article_.grammar.capital_nouns || !token(particle).has(Tag::preposition) || token(particle).any(Tag::of, Tag::article))
        return true;
    if (!joined_) {
        joined_.emplace();
        for (std::size_t i = 1; i + 1 < article_.tokens.size(); ++i) {
            Token const& one = token(i);
            if (one.capital || !one.has(Tag::particle) || !nameable(token(i - 1)) || !nameable(token(i + 1))) continue;
            std::size_t name = i;
            while (name > 0 && name + longest_name > i && nameable(token(name - 1))) --name;
            bool const told = name > 0 && token(name - 1).any(Tag::cue_finite, Tag::cue_participle);
            if (!told) joined_->insert(around(i));
        }
    }
    return joined_->contains(around(particle));
}

std::size_t People::run_end(std::size_t first, bool titled) const {
    std::size_t const size = article_.tokens.size();
    std::size_t last = first + 1;
    while (last < size && last - first < longest_name) {
        Token const& next = token(last);
        Token const& previous = token(last - 1);
        bool const bound = titled || token(first).has(Tag::first_name);
        if (nickname_at(last)) {
            last += token(last + 1).has(Tag::particle) && !nameable(token(last + 1)) ? std::size_t{3} : std::size_t{2};
            continue;
        }
        // "с Марком Дельбиным Ирина Салова": another name begins.
        bool const another = last - first >= 2 && next.has(Tag::first_name) && !previous.has(Tag::first_name) &&
                             nameable(next) && last + 1 < size && nameable(token(last + 1)) &&
                             !token(last + 1).has(Tag::particle);
        if (another) break;
        // "Udo Brandls Antwort"
        bool const owned = article_.grammar.capital_nouns && next.any(Tag::said_noun, Tag::target) && !next.has(Tag::first_name) &&
                           article_.text[previous.end - 1] == U's';
        if (owned) break;
        if (nameable(next)) {
            if ((next.all_caps || previous.all_caps) && !bound) break;
            ++last;
            continue;
        }
        // "Maryvonne Le Goff", "Carla Di Marco"
        bool const large = next.capital && !next.all_caps && !article_.grammar.capital_nouns && next.any(Tag::particle, Tag::article) &&
                           !next.has(Tag::pronoun) && last + 1 < size && nameable(token(last + 1)) && previous.is_word() &&
                           previous.end + 1 == next.start;
        if (large) {
            last += 2;
            continue;
        }
        bool const particle = next.is_word() && !next.capital &&
                              (next.has(Tag::particle) || (next.has(Tag::of) && bound));
        if (!particle || (next.any(Tag::article, Tag::of) && !bound)) break;
        std::size_t behind = last + 1;
        // "Ursula von der Heide": two of them, behind a given name.
        if (behind < size && previous.has(Tag::first_name) && token(behind).has(Tag::particle) && !token(behind).capital)
            ++behind;
        if (behind >= size || !nameable(token(behind)) || !joins(last)) break;
        if (next.has(Tag::joint) && token(behind).has(Tag::first_name)) break; // "Rosa e André Lemos"
        last = behind + 1;
    }
    return last;
}

/// "Bélarus Alexandre Loukachenko", "Su Instagram Roberto Serra": what stands before a known first name belongs to the
/// role or the place.
void People::trim_place(NameRun& run) const {
    for (std::size_t i = run.name.first + 1; i + 1 < run.name.last; ++i) {
        bool const place = token(i - 1).has(Tag::country) || token(run.name.first).all_caps;
        bool const role_like =
            run.name.first > 0 && token(run.name.first - 1).any(Tag::of, Tag::article, Tag::preposition, Tag::place_preposition);
        if (token(i).has(Tag::first_name) && !token(i - 1).has(Tag::first_name) &&
            (place || role_like)) {
            run.name.first = i;
            return;
        }
    }
    if (run.name.last - run.name.first >= 3 && token(run.name.first).has(Tag::country)) {
        ++run.name.first;
    }
}

/// "Predictably Clara Hobbs": a capital that is only the sentence's.
void People::drop_opening_word(NameRun& run) const {
    std::size_t const first = run.name.first;
    if (run.name.last < first + 3) return;
    bool const opens = !token(first).any(Tag::first_name, Tag::particle, Tag::organisation) && !token(first).all_caps &&
                       (token(first + 1).has(Tag::first_name) || token(first).any(Tag::said_noun, Tag::target)); // "Ответ Глеба Лапина"
    if (opens) ++run.name.first;
}

void People::judge(NameRun& run) const {
    bool organisation = false;
    bool place = false;
    for (std::size_t i = run.name.first; i < run.name.last; ++i) {
        organisation = organisation || token(i).has(Tag::organisation);
        place = place || (token(i).has(Tag::country) && !token(i).has(Tag::first_name));
    }
    Token const& first = token(run.name.first);
    bool const after_article =
        run.name.first > 0 && token(run.name.first - 1).any(Tag::article, Tag::of);
    std::size_t const size = run.name.last - run.name.first;
    bool const first_name = first.has(Tag::first_name) && size > 1;
    if (first_name || run.titled) {
        // "Directeur Liesbeth Vos": the given name tells more than an office that has one form for both.
        Gender const given = first.has(Tag::first_name) && size > 1 ? gender_of(first) : Gender::unknown;
        bool const by_title = run.titled && run.name.first > 0 && token(run.name.first - 1).has(Tag::title);
        if (given != Gender::unknown && !by_title) run.gender = given;
        else if (!run.titled || run.gender == Gender::unknown) run.gender = gender_of(first);
    }
    run.person_like = run.titled || first_name || (size == 1 && first.has(Tag::first_name) && kin(run.name.first)) ||
                      (size > 1 && !organisation && !place && !after_article && !first.all_caps);
}

/// "Imagine X saying", "Angeblich sagte X": a capital that is only the sentence's.
bool People::supposes(std::size_t at, Range sentence) const {
    Token const& t = token(at);
    // "Will Smith said", "Will Ann Smith say …?"
    bool const asks = sentence.last > at && token(sentence.last - 1).is(U'?');
    if (t.has(Tag::auxiliary) && !t.has(Tag::unreal) && !asks) return false;
    return at == sentence.first && t.any(Tag::supposing, Tag::hearsay, Tag::unreal) &&
           !t.any(Tag::first_name, Tag::month) && !t.all_caps;
}

void People::find_runs() {
    for (Sentence const& sentence : article_.sentences) {
        std::size_t i = sentence.tokens.first;
        while (i < sentence.tokens.last) {
            NameRun run;
            run.phrase.first = i;
            // "Herr Holtkamp", and a role with a capital: "Bürgermeister Jens Holtkamp".
            while (i + 1 < sentence.tokens.last && !token(i).credit && nameable(token(i + 1)) &&
                   (token(i).has(Tag::title) || (token(i).capital && token(i).has(Tag::role) &&
                                                 (token(i + 1).has(Tag::first_name) ||
                                                  (i + 2 < sentence.tokens.last && nameable(token(i + 2)) &&
                                                   !token(i + 1).has(Tag::role)))))) {
                run.titled = true;
                run.gender = gender_of(token(i));
                ++i;
            }
            // "Kämmerer Bernd Kling": where every noun has a capital, a word before a given name and a surname is an office.
            bool const office = article_.grammar.capital_nouns && !run.titled && i + 2 < sentence.tokens.last && nameable(token(i)) &&
                                nameable(token(i + 1)) && nameable(token(i + 2)) && token(i + 1).has(Tag::first_name) &&
                                !token(i).any(Tag::first_name, Tag::country, Tag::organisation, Tag::particle) &&
                                !token(i).all_caps && token(i).kind == TokenKind::word;
            if (office) {
                run.titled = run.office = true;
                bool const woman = article_.slice(token(i).start, token(i).end).ends_with(U"in");
                if (gender_of(token(i + 1)) == Gender::unknown && woman) run.gender = Gender::feminine;
                ++i;
            }
            if (!nameable(token(i)) || opens_as_verb(article_, i, sentence.tokens) || supposes(i, sentence.tokens)) {
                ++i;
                continue;
            }
            run.name = {i, std::min(run_end(i, run.titled), sentence.tokens.last)};
            run.phrase.last = run.name.last;
            i = run.name.last;
            if (!run.titled) {
                trim_place(run);
                if (run.name.first == sentence.tokens.first) drop_opening_word(run);
                run.phrase.first = run.name.first;
            }
            judge(run);
            runs_.push_back(run);
        }
    }
}

/// "Harlow Foods chief executive Mary Holt": what looks like a name before an office and another name is a body.
/// Somebody who is known by a given name, or whose surname stands alone, is none.
void People::tell_bodies() {
    constexpr std::size_t longest_office = 4;
    std::unordered_set<std::string> bodies;
    std::unordered_set<std::string> alone;
    for (std::size_t at = 0; at + 1 < runs_.size(); ++at) {
        Range const name = runs_[at].name;
        Range const next = runs_[at + 1].name;
        bool const named = !runs_[at].person_like || runs_[at].titled || token(name.first).has(Tag::first_name);
        if (named || next.first <= name.last || next.first > name.last + longest_office) continue;
        if (!runs_[at + 1].person_like || !holds_office({name.last, next.first})) continue;
        bodies.insert(fold_word(article_.slice(name)));
    }
    if (bodies.empty()) return;
    for (NameRun const& run : runs_)
        if (run.name.last == run.name.first + 1) alone.insert(fold_word(article_.slice(run.name)));
    for (NameRun& run : runs_) {
        if (run.titled || !run.person_like || !bodies.contains(fold_word(article_.slice(run.name)))) continue;
        Token const& last = token(run.name.last - 1);
        if (!alone.contains(fold_word(article_.slice(last.start, last.end)))) run.person_like = false;
    }
}

/// Whether words between two names are those of an office, and nothing that would join the names: "chief executive".
bool People::holds_office(Range words) const {
    if (words.empty() || !token(words.last - 1).any(Tag::role, Tag::title)) return false;
    for (std::size_t i = words.first; i < words.last; ++i) {
        Token const& t = token(i);
        bool const small = t.any(Tag::joint, Tag::conjunction, Tag::preposition, Tag::article, Tag::possessive, Tag::of,
                                 Tag::auxiliary, Tag::relative, Tag::that, Tag::pronoun);
        if (!t.is_word() || small || is_apostrophe(article_.text[t.start])) return false;
        if (t.has(Tag::cue_finite) && !t.has(Tag::role)) return false;
    }
    return true;
}

NameRun const* People::run_at(std::size_t token_index) const {
    auto const after = std::upper_bound(
        runs_.begin(), runs_.end(), token_index,
        [](std::size_t at, NameRun const& run) { return at < run.name.first; });
    if (after == runs_.begin()) return nullptr;
    NameRun const& run = *(after - 1);
    return token_index < run.name.last ? &run : nullptr;
}

std::vector<std::size_t> People::namesakes(NameRun const& run) const {
    std::vector<std::size_t> out;
    if (run.name.last != run.name.first + 1) return out;
    auto const found = by_surname_.find(name_words(run).back());
    if (found == by_surname_.end()) return out;
    for (std::size_t const other : found->second) {
        Person const& person = people_[other];
        bool const clash = run.gender != Gender::unknown && person.gender != Gender::unknown &&
                           run.gender != person.gender;
        if (other != run.person && person.is_person && !clash) out.push_back(other);
    }
    return out;
}

} // namespace core
