// Names need no gazetteer: first names, titles, roles and the words around tell a person from a
// place. Bare surnames join the longest form, even one that comes later in the article.
#include "core/quotation/people.h"

#include "core/quotation/characters.h"
#include "core/quotation/phrases.h"
#include "core/text/spellings.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace core {

namespace {

constexpr std::size_t longest_name = 6;
constexpr std::size_t longest_role = 14;
constexpr std::size_t most_namesakes = 8;
constexpr std::size_t most_keys = 8;
constexpr std::size_t most_holders = 32;
constexpr std::size_t most_spokespersons = 8;

/// German, Dutch, Spanish and Portuguese have articles that are other words elsewhere.
bool definite_article(std::string const& form, std::string const& language) {
    auto const among = [&](std::initializer_list<std::string_view> forms) {
        return std::ranges::find(forms, form) != forms.end();
    };
    if (language == "de") return among({"der", "die", "das", "dem", "den", "des"});
    if (language == "nl") return among({"de", "het"});
    if (language == "es") return among({"el", "la", "los", "las"});
    if (language == "pt") return among({"o", "a", "os", "as"});
    return among({"le", "la", "les", "l'", "the"});
}

/// The words without what a reader does not see.
std::string visible(std::u32string_view words) {
    std::string out;
    for (char32_t const c : words)
        if (!is_invisible(c)) append_utf8(out, c);
    return out;
}

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
    if (!near || !plain || !nameable(token(at + 1)) || is_terminal(article_.text[to - 1])) return false;
    return nameable(token(at - 1)) && is_upper(article_.text[from]) && article_.text[to - 1] != U',';
}

/// The words around a particle, folded: "anna zu gernstein".
std::string People::around(std::size_t particle) const {
    return fold_word(article_.slice(token(particle - 1).start, token(particle + 1).end));
}

/// Whether a particle joins two words of a name. "zu" is a preposition as well, and every noun has a capital there:
/// "sagte Schmidt zu Müller" joins nothing, unless the same words stand together elsewhere.
bool People::joins(std::size_t particle) const {
    if (!article_.capital_nouns || !token(particle).has(Tag::preposition) || token(particle).any(Tag::of, Tag::article))
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
            last += 2;
            continue;
        }
        // "с Марком Дельбиным Ирина Салова": another name begins.
        bool const another = last - first >= 2 && next.has(Tag::first_name) && !previous.has(Tag::first_name) &&
                             nameable(next) && last + 1 < size && nameable(token(last + 1)) &&
                             !token(last + 1).has(Tag::particle);
        if (another) break;
        if (nameable(next)) {
            if ((next.all_caps || previous.all_caps) && !bound) break;
            ++last;
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
        last = behind + 1;
    }
    return last;
}

/// "Bélarus Alexandre Loukachenko": what stands before a known first name belongs to the role.
void People::trim_place(NameRun& run) const {
    for (std::size_t i = run.name.first + 1; i + 1 < run.name.last; ++i) {
        bool const place = token(i - 1).has(Tag::country) || token(run.name.first).all_caps;
        bool const role_like =
            run.name.first > 0 && token(run.name.first - 1).any(Tag::of, Tag::article);
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
                       token(first + 1).has(Tag::first_name);
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
        run.gender = run.titled && run.gender != Gender::unknown ? run.gender : gender_of(first);
    }
    run.person_like = run.titled || first_name ||
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

std::vector<std::string> People::name_words(Range name) const {
    std::vector<std::string> out;
    for (std::size_t i = name.first; i < name.last; ++i) {
        if (token(i).is_word()) out.push_back(fold_word(article_.slice(token(i).start, token(i).end)));
    }
    return out;
}

std::size_t People::person_for(NameRun const& run) {
    std::vector<std::string> const words = name_words(run.name);
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
        if (same_start) best = candidate;
    }
    std::string const name = visible(article_.slice(run.name));
    if (!best) {
        best = people_.size();
        people_.push_back({});
        people_.back().name = name;
        if (namesakes.size() < most_namesakes) namesakes.push_back(*best);
    }
    Person& person = people_[*best];
    bool const shouting = token(run.name.last - 1).all_caps;
    if (name.size() > person.name.size() && !shouting) person.name = name;
    person.is_person = person.is_person || run.person_like;
    if (person.gender == Gender::unknown) person.gender = run.gender;
    return *best;
}

/// Long names first, so that a bare surname finds its person wherever that one is introduced.
void People::gather() {
    for (int const pass : {0, 1}) {
        for (NameRun& run : runs_) {
            bool const full = run.person_like && run.name.last - run.name.first > 1;
            if (full != (pass == 0)) continue;
            run.person = person_for(run);
        }
    }
    for (NameRun& run : runs_) {
        add_left_role(run);
        add_right_role(run, people_[run.person]);
    }
}

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
        std::string const form = fold_word(article_.slice(first.start, first.end));
        bool const proper = first.capital && token(phrase.first + 1).capital &&
                            first.start > 0 && article_.text[first.start - 1] == U' ';
        if (definite_article(form, lexicon_.language()) && !proper) ++phrase.first;
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

NameRun const* People::run_at(std::size_t token_index) const {
    auto const after = std::upper_bound(
        runs_.begin(), runs_.end(), token_index,
        [](std::size_t at, NameRun const& run) { return at < run.name.first; });
    if (after == runs_.begin()) return nullptr;
    NameRun const& run = *(after - 1);
    return token_index < run.name.last ? &run : nullptr;
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

std::vector<std::size_t> People::namesakes(NameRun const& run) const {
    std::vector<std::size_t> out;
    if (run.name.last != run.name.first + 1) return out;
    auto const found = by_surname_.find(name_words(run.name).back());
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
