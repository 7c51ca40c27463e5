// Names are the surest, then roles, then pronouns by gender and nearness.
#include "core/quotation/resolve.h"

#include "core/quotation/characters.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace core {

namespace {

constexpr std::size_t memory = 12;
constexpr std::size_t look_ahead = 40;
constexpr std::size_t most_others = 3;
constexpr std::size_t most_joint = 3;

/// The one who writes, or people at large.
bool names_nobody(std::string const& pronoun) {
    static constexpr std::array<std::string_view, 30> all{
        "on", "-on", "-t-on", "it", "i", "we", "one", "je", "j'", "-je", "nous", "man", "ich", "wir", "ik", "wij",
        "men", "yo", "nosotros", "eu", "я", "мы", "io", "noi", "ja", "my", "jag", "vi", "det", "den"};
    return std::find(all.begin(), all.end(), pronoun) != all.end();
}

bool agree(Gender wanted, Gender found) {
    return wanted == Gender::unknown || found == Gender::unknown || wanted == found;
}

Gender gender_of(Person const& person) { return person.gender == Gender::unknown ? person.likely : person.gender; }

} // namespace

Speaker Resolver::of_person(std::size_t person, Standing standing) const {
    Person const& p = people_.all()[person];
    return {p.name, p.role, p.on_behalf_of, person, gender_of(p), {}, standing, {}, false};
}

void Resolver::add_others(Speaker& speaker, std::vector<std::size_t> const& persons) const {
    for (std::size_t const person : persons) {
        std::string const& name = people_.all()[person].name;
        bool const known = name.empty() || name == speaker.name ||
                           std::ranges::find(speaker.others, name) != speaker.others.end();
        if (!known && speaker.others.size() < most_others) speaker.others.push_back(name);
    }
}

/// Whom a pronoun of that gender can mean beside the one taken: who spoke, then who was named.
void Resolver::add_rivals(Speaker& speaker, Gender gender) const {
    std::vector<std::size_t> persons;
    for (Speaker const& other : recent_speakers_)
        if (other.person && agree(gender, other.gender)) persons.push_back(*other.person);
    for (std::size_t const person : recently_named_) {
        Person const& p = people_.all()[person];
        if (p.is_person && agree(gender, gender_of(p))) persons.push_back(person);
    }
    add_others(speaker, persons);
}

/// "X's": what follows is the owner's.
bool Resolver::owns(NameRun const& run, std::size_t end) const {
    return run.name.last < end && token(run.name.last).is_word() &&
           is_apostrophe(article_.text[token(run.name.last).start]);
}

/// "Harlow Foods chief executive X": whether only the words of an office stand between two names.
bool Resolver::office_before(NameRun const& run, NameRun const& earlier) const {
    return run.name.first > earlier.name.last && people_.holds_office({earlier.name.last, run.name.first});
}

/// Whether nothing acts, and nothing binds it, before the name.
bool Resolver::begins_sentence(NameRun const& run, Range sentence) const {
    constexpr std::size_t farthest = 10;
    if (run.phrase.first > sentence.first + farthest) return false;
    for (std::size_t i = sentence.first; i < run.phrase.first; ++i) {
        Token const& t = token(i);
        if (t.is_quote() || t.is(U':')) return false;
        if (t.any(Tag::auxiliary, Tag::cue_finite, Tag::that, Tag::with, Tag::agent)) return false;
    }
    return run.phrase.first == sentence.first || !token(run.phrase.first - 1).any(Tag::of, Tag::preposition);
}

/// The name that heads a phrase: not the complement in "l'avocat de X".
NameRun const* Resolver::head_name(Range mention) const {
    NameRun const* best = nullptr;
    for (std::size_t i = mention.first; i < mention.last;) {
        NameRun const* run = people_.run_at(i);
        if (run == nullptr) {
            ++i;
            continue;
        }
        bool const complement = run->name.first > mention.first &&
                                token(run->name.first - 1).any(Tag::of, Tag::preposition);
        bool const owner = owns(*run, mention.last);
        // "Harlow Foods chief executive X": an organisation that looks like a name.
        if (!complement && !owner && best != nullptr && run->person_like && office_before(*run, *best)) best = run;
        if (!complement && !owner && (best == nullptr || run->person_like || !best->person_like)) {
            bool const joint = best != nullptr && best->person_like;
            if (!joint) best = run;
        }
        i = std::max(i + 1, run->name.last);
    }
    return best;
}

/// "X and Y": those who speak together, if several do.
std::vector<NameRun const*> Resolver::joint_names(Range mention) const {
    std::vector<NameRun const*> names;
    bool joined = false;
    for (std::size_t i = mention.first; i < mention.last;) {
        NameRun const* run = people_.run_at(i);
        if (run == nullptr) {
            joined = joined || (!names.empty() && token(i).has(Tag::joint));
            ++i;
            continue;
        }
        bool const complement = !names.empty() && !joined && run->phrase.first > mention.first &&
                                !token(run->phrase.first - 1).is(U',');
        if (run->person_like && !complement) names.push_back(run);
        i = std::max(i + 1, run->name.last);
    }
    if (!joined || names.size() > most_joint) names.clear();
    return names;
}

Speaker Resolver::by_pronoun(Token const& pronoun, std::size_t at) const {
    Gender const gender = gender_of(pronoun);
    std::string const folded = fold_word(article_.slice(pronoun.start, pronoun.end));
    if (names_nobody(folded)) return {};
    bool const plural = folded == "they" || folded == "они" || folded == "oni" || folded == "loro" || folded == "de" ||
                        (folded.size() > 2 && folded.back() == 's' && folded != "his" && !pronoun.has(Tag::own_words));
    if (plural) return several().value_or(Speaker{});
    auto const near = recently_named_.size();
    // "X was silent. Later she wrote": whom the sentence before is about.
    if (subject_ && gender != Gender::unknown && agree(gender, gender_of(people_.all()[*subject_]))) {
        bool const spoke = !recent_speakers_.empty() && recent_speakers_.front().person == subject_;
        if (!spoke) return of_person(*subject_, Standing::guessed);
    }
    if (auto const role = role_before(gender)) return *role;
    for (Speaker const& speaker : recent_speakers_) {
        if (!agree(gender, speaker.gender) || speaker.name.empty()) continue;
        // Somebody of the right gender named since then may be meant instead.
        bool const sure = gender == speaker.gender;
        Speaker out = speaker;
        out.standing = sure ? Standing::meant : Standing::guessed;
        if (gender != Gender::unknown && out.gender == Gender::unknown) {
            for (std::size_t i = 0; i < std::min<std::size_t>(near, 3); ++i) {
                if (gender_of(people_.all()[recently_named_[i]]) == gender) {
                    return of_person(recently_named_[i], Standing::guessed);
                }
            }
        }
        return out;
    }
    // "X, who …, said she": named before it in the same sentence.
    auto const& named = people_.runs();
    auto here = std::lower_bound(named.begin(), named.end(), at, [](NameRun const& run, std::size_t t) { return run.name.first < t; });
    while (gender != Gender::unknown && here != named.begin() && (here - 1)->name.first >= unread_) {
        --here;
        Person const& p = people_.all()[here->person];
        if (p.is_person && gender_of(p) == gender) return of_person(here->person, Standing::guessed);
    }
    // Of those named last, one whose gender is known goes before one of whom nothing is known.
    for (std::size_t i = 0; i < std::min<std::size_t>(near, 3) && gender != Gender::unknown; ++i) {
        Person const& p = people_.all()[recently_named_[i]];
        if (p.is_person && gender_of(p) == gender) return of_person(recently_named_[i], Standing::guessed);
    }
    for (std::size_t const person : recently_named_) {
        Person const& p = people_.all()[person];
        if (p.is_person && agree(gender, gender_of(p))) return of_person(person, Standing::guessed);
    }
    auto const& runs = people_.runs();
    auto const later =
        std::upper_bound(runs.begin(), runs.end(), at,
                         [](std::size_t t, NameRun const& run) { return t < run.name.first; });
    std::size_t seen = 0;
    for (auto it = later; it != runs.end() && seen < look_ahead; ++it, ++seen) {
        Person const& p = people_.all()[it->person];
        if (p.is_person && agree(gender, gender_of(p))) return of_person(it->person, Standing::guessed);
    }
    return {};
}

bool Resolver::impersonal(Range mention) const {
    return mention.last == mention.first + 1 && token(mention.first).any(Tag::pronoun, Tag::clitic) &&
           names_nobody(fold_word(article_.slice(mention)));
}

bool Resolver::as_people_say(Range mention) const {
    return mention.first > 0 && token(mention.first - 1).has(Tag::as) && impersonal(mention);
}

/// "The trawlerman", behind a headline "X: “…”" that names the only person so far: X, by another word.
std::optional<std::size_t> Resolver::described(Range mention, RoleKey const& key) const {
    if (!headlined_ || mention.first == 0) return std::nullopt;
    Person const& person = people_.all()[*headlined_];
    if (key.role >= 0 && !person.keys.empty()) return std::nullopt;
    bool const article = mention.first > 0 && token(mention.first - 1).has(Tag::definite);
    bool const definite = article || token(mention.first).any(Tag::definite, Tag::role) || article_.grammar.no_articles;
    if (!definite) return std::nullopt;
    for (std::size_t i = mention.first; i < mention.last; ++i) {
        NameRun const* run = people_.run_at(i);
        bool const named = run != nullptr && (run->person_like || people_.all()[run->person].is_person || i > mention.first + 1);
        if (token(i).any(Tag::organisation, Tag::document, Tag::work, Tag::anaphor) || (named && !article_.grammar.capital_nouns))
            return std::nullopt;
    }
    for (NameRun const& run : people_.runs()) {
        if (run.name.first >= mention.first) break;
        if (people_.all()[run.person].is_person && run.person != *headlined_) return std::nullopt;
    }
    return headlined_;
}

Speaker Resolver::resolve(Range mention, Gender told) {
    // "the president, who"
    while (mention.last > mention.first + 1 &&
           (token(mention.last - 1).has(Tag::relative) || token(mention.last - 1).is(U',')))
        --mention.last;
    if (mention.empty()) return {};
    Token const& first = token(mention.first);
    bool const single = mention.last - mention.first == 1;
    if (Token const* one = former_or_latter(mention)) return one_of_two(*one);
    if (single && first.has(Tag::anaphor)) {
        if (last_) return *last_;
        return by_pronoun(first, mention.first);
    }
    if (single && first.has(Tag::pronoun)) {
        Speaker out = by_pronoun(first, mention.first);
        if (out.standing == Standing::guessed) add_rivals(out, gender_of(first));
        return out;
    }
    if (auto const names = joint_names(mention); names.size() > 1) {
        Speaker out;
        out.standing = Standing::named;
        std::vector<std::size_t> persons;
        for (NameRun const* each : names) persons.push_back(each->person);
        add_others(out, persons);
        std::size_t joint = names.back()->name.first;
        while (joint > mention.first && !token(joint).has(Tag::joint)) --joint;
        for (std::size_t at = 0; at < names.size(); ++at) {
            bool const final = at + 1 == names.size();
            if (at > 0) out.name += final ? " " + to_utf8(article_.slice(Range{joint, joint + 1})) + " " : ", ";
            out.name += people_.all()[names[at]->person].name;
        }
        return out;
    }
    NameRun const* run = head_name(mention);
    if (run != nullptr) {
        Person const& person = people_.all()[run->person];
        bool const whole = run->name.last == mention.last;
        bool const named = run->person_like || person.is_person;
        bool const after_organisation =
            run->name.first > mention.first && token(run->name.first - 1).has(Tag::organisation);
        if (named || (whole && (after_organisation || run->phrase.first == mention.first))) {
            Speaker out = of_person(run->person, Standing::named);
            add_others(out, people_.namesakes(*run));
            return out;
        }
    }
    if (auto const owner = owner_of_document(mention)) return *owner;
    Speaker out;
    RoleKey const key = people_.role_key(mention);
    if (key.role >= 0 && run == nullptr) {
        auto const holders = people_.by_role(key);
        if (holders.size() == 1) return of_person(holders.front(), Standing::meant);
        add_others(out, holders);
    }
    if (auto const person = described(mention, key)) {
        Speaker whole = of_person(*person, Standing::guessed);
        whole.others.push_back(people_.wording(mention));
        return whole;
    }
    if (auto other = by_another_word(mention, key, told)) return *other;
    out.name = people_.wording(mention);
    out.standing = Standing::worded;
    for (std::size_t i = mention.first; i < mention.last && out.gender == Gender::unknown; ++i) {
        if (token(i).has(Tag::role)) out.gender = gender_of(token(i));
    }
    return out;
}

void Resolver::spoke(Speaker const& speaker, std::size_t paragraph) {
    if (speaker.name.empty()) return;
    last_ = speaker;
    last_->others.clear();
    last_paragraph_ = paragraph;
    std::erase_if(recent_speakers_, [&](Speaker const& s) { return s.name == speaker.name; });
    recent_speakers_.push_front(*last_);
    if (recent_speakers_.size() > memory) recent_speakers_.pop_back();
}

void Resolver::read(Range sentence, std::size_t paragraph) {
    sentence_persons_.clear();
    unread_ = sentence.last;
    ++finished_;
    subject_.reset();
    paragraph_ = paragraph;
    NameRun const* first = nullptr;
    auto const& runs = people_.runs();
    auto it =
        std::lower_bound(runs.begin(), runs.end(), sentence.first,
                         [](NameRun const& run, std::size_t at) { return run.name.first < at; });
    for (; it != runs.end() && it->name.first < sentence.last && sentence_persons_.size() < memory;
         ++it) {
        if (!people_.all()[it->person].is_person) continue;
        if (first == nullptr && !owns(*it, sentence.last)) first = &*it;
        bool const known = std::find(sentence_persons_.begin(), sentence_persons_.end(),
                                     it->person) != sentence_persons_.end();
        if (!known) sentence_persons_.push_back(it->person);
    }
    for (auto p = sentence_persons_.rbegin(); p != sentence_persons_.rend(); ++p) {
        std::erase(recently_named_, *p);
        recently_named_.push_front(*p);
    }
    while (recently_named_.size() > memory) recently_named_.pop_back();
    auto const in_two = [&](std::size_t person) { return std::ranges::find(two_, person) != two_.end(); };
    if (sentence_persons_.size() == 2) two_ = sentence_persons_;
    else if (!std::ranges::all_of(sentence_persons_, in_two)) two_.clear();
    bool const others = std::ranges::any_of(sentence_persons_, [&](std::size_t person) {
        return first != nullptr && person != first->person && !people_.all()[person].role.empty();
    });
    if (first != nullptr && !others && begins_sentence(*first, sentence)) subject_ = first->person;
}

Speaker Resolver::left_out(std::size_t paragraph, Gender gender) const {
    auto const fits = [&](std::size_t person) { return agree(gender, gender_of(people_.all()[person])); };
    if (paragraph == paragraph_) {
        if (subject_ && fits(*subject_)) return of_person(*subject_, Standing::guessed);
        auto const first = std::ranges::find_if(sentence_persons_, fits);
        auto const behind = first == sentence_persons_.end() ? first : std::next(first);
        bool const only = first != sentence_persons_.end() &&
                          std::none_of(behind, sentence_persons_.end(), fits);
        if (only) return of_person(*first, Standing::guessed);
        // "X has run it for years. Sells the tickets herself. “…”, declares": nobody else is named in the paragraph.
        if (sentence_persons_.empty() && (!last_ || last_paragraph_ != paragraph))
            if (auto const told = told_of(paragraph); told && agree(gender, told->gender)) return *told;
    }
    if (!last_ || last_paragraph_ + 1 < paragraph || !agree(gender, last_->gender)) return {};
    Speaker out = *last_;
    out.standing = Standing::guessed;
    return out;
}

std::optional<Speaker> Resolver::sole_person() const {
    if (sentence_persons_.size() != 1) return std::nullopt;
    return of_person(sentence_persons_.front(), Standing::meant);
}

std::optional<Speaker> Resolver::sole_subject() const {
    if (sentence_persons_.size() != 1 || subject_ != sentence_persons_.front()) return std::nullopt;
    return of_person(*subject_, Standing::guessed);
}

} // namespace core
