// Who is meant by a word for somebody that is no name: "the winner", "the 34-year-old", "the latter".
#include "core/quotation/resolve.h"

#include "core/quotation/characters.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t most_sentences_before = 8;  ///< looked back on
constexpr std::size_t paragraphs_apart = 2; ///< a blank line may stand between them
constexpr std::ptrdiff_t most_names_before = 64;   ///< looked at in those sentences; where there are more, somebody else is named
constexpr std::size_t longest_other_word = 3;
constexpr std::size_t longest_other_phrase = 6; ///< with what hangs on the word

} // namespace

/// The word that tells which, where a phrase means one of two who were named; nullptr if it does not.
Token const* Resolver::former_or_latter(Range mention) const {
    if (two_.size() != 2 || mention.empty() || mention.last > mention.first + 2) return nullptr;
    Token const& word = token(mention.last - 1);
    bool const noun = mention.last < article_.tokens.size() && token(mention.last).is_word() && !token(mention.last).word.tags.some();
    if (noun) return nullptr; // "the second speaker"
    bool const alone = mention.last == mention.first + 1 || token(mention.first).any(Tag::article, Tag::definite);
    return alone && word.any(Tag::former, Tag::latter) && !word.capital ? &word : nullptr;
}

/// "The former", "le second": of the two whom one sentence named.
Speaker Resolver::one_of_two(Token const& word) const {
    Speaker out = of_person(two_[word.has(Tag::latter) ? 1 : 0], Standing::guessed);
    add_others(out, two_);
    out.another_word = true;
    return out;
}

/// Whose words stand before, in this paragraph or the one above, if these name nobody else: "“…,” X said. The
/// industrialist claims …".
std::optional<std::size_t> Resolver::only_speaker(Range mention) const {
    auto const& all = article_.sentences;
    if (!last_ || !last_->person || finished_ >= all.size() || last_paragraph_ + paragraphs_apart < all[finished_].paragraph) return std::nullopt;
    std::size_t from = finished_;
    while (from > 0 && all[from - 1].paragraph >= last_paragraph_ && finished_ - from < most_sentences_before) --from;
    auto const& runs = people_.runs();
    auto it = std::lower_bound(runs.begin(), runs.end(), all[from].tokens.first,
                               [](NameRun const& run, std::size_t at) { return run.name.first < at; });
    auto const end = runs.end() - it > most_names_before ? it + most_names_before : runs.end();
    if (end != runs.end() && end->name.first < all[finished_].tokens.last) return std::nullopt;
    for (; it != end && it->name.first < all[finished_].tokens.last; ++it)
        if ((it->person_like || people_.all()[it->person].is_person) && it->person != *last_->person) return std::nullopt;
    return mention.first >= all[finished_].tokens.first ? last_->person : std::nullopt;
}

/// Whether the article and the noun of a phrase can be those of one person of that gender.
bool Resolver::one_like(Person const& who, Range mention) const {
    Token const& first = token(mention.first);
    bool const inside = first.has(Tag::article) && mention.last > mention.first + 1;
    std::size_t const at = inside || mention.first == 0 ? mention.first : mention.first - 1;
    auto const article = to_utf32(fold_word(article_.slice(Range{at, at + 1})));
    Grammar const& grammar = article_.grammar;
    auto const among = [&](std::vector<std::u32string> const& forms) { return std::ranges::find(forms, article) != forms.end(); };
    if (among(grammar.article_of_several)) return false;
    Gender const gender = who.gender == Gender::unknown ? who.likely : who.gender;
    if (gender == Gender::masculine && among(grammar.article_of_woman)) return false;
    // German "die" is of several as well.
    if (gender == Gender::unknown && grammar.article_of_several.empty() && among(grammar.article_of_woman)) return false;
    if (gender == Gender::feminine && among(grammar.article_of_man)) return false;
    // "The unions": where no article tells, the noun does.
    std::size_t last = mention.first;
    while (last + 1 < mention.last && token(last + 1).is_word() && !token(last + 1).any(Tag::of, Tag::preposition, Tag::relative)) ++last;
    auto const noun = article_.slice(Range{last, last + 1});
    bool const told = !grammar.article_of_several.empty() || !grammar.article_of_man.empty() || grammar.no_articles;
    return told || !noun.ends_with(U's') || noun.ends_with(U"ss");
}

/// "… said the rider. Theo Lamb has broken his collarbone.": whom the next sentence begins with, where nobody was named
/// in the paragraph before.
std::optional<std::size_t> Resolver::named_next(Range mention) const {
    auto const& all = article_.sentences;
    if (finished_ + 1 >= all.size() || all[finished_ + 1].paragraph != all[finished_].paragraph) return std::nullopt;
    Range const next = all[finished_ + 1].tokens;
    std::size_t from = finished_;
    while (from > 0 && all[from - 1].paragraph == all[finished_].paragraph && finished_ - from < most_sentences_before) --from;
    auto const& runs = people_.runs();
    auto it = std::lower_bound(runs.begin(), runs.end(), all[from].tokens.first,
                               [](NameRun const& run, std::size_t at) { return run.name.first < at; });
    auto const end = runs.end() - it > most_names_before ? it + most_names_before : runs.end();
    for (; it != end && it->name.first < next.first; ++it)
        if (it->person_like || people_.all()[it->person].is_person) return std::nullopt;
    if (it == end && end != runs.end()) return std::nullopt;
    bool const begins = it != runs.end() && it->phrase.first <= next.first && it->name.last < next.last &&
                        people_.all()[it->person].is_person && !owns(*it, next.last) && mention.last <= next.first;
    return begins ? std::optional(it->person) : std::nullopt;
}

/// Whether the words can be another word for somebody: "the industrialist", "the president of the institution", where a
/// language has no articles any plain noun.
bool Resolver::other_word(Range mention) const {
    std::size_t head = mention.first; // of "the president of the institution" the president
    while (head < mention.last && (head == mention.first || !token(head).has(Tag::of))) ++head;
    bool const aged = token(mention.first).kind == TokenKind::number; // "the 34-year-old"
    if ((head > mention.first + longest_other_word && !aged) || mention.last > mention.first + longest_other_phrase || mention.first == 0) return false;
    bool const plain = article_.grammar.no_articles && !token(mention.first).capital;
    bool const definite = token(mention.first - 1).has(Tag::definite) || token(mention.first).has(Tag::definite) || plain;
    if (!definite) return false;
    for (std::size_t i = mention.first; i < head; ++i) {
        NameRun const* run = people_.run_at(i);
        bool const named = run != nullptr && (run->person_like || people_.all()[run->person].is_person || i + 1 == head);
        if (named && !article_.grammar.capital_nouns) return false; // "the Rovers manager" is a manager
        if (!token(i).has(Tag::article) && token(i).any(Tag::organisation, Tag::document, Tag::work, Tag::anaphor, Tag::spokesperson,
                                                        Tag::crowd, Tag::pronoun, Tag::reads, Tag::posted))
            return false;
    }
    return true;
}

/// Whoever was named in a sentence before in which nobody else acts, whose words stand before, whom the paragraph is about,
/// or whom the next sentence begins with: by another word. `told`: the gender that the verb tells.
std::optional<Speaker> Resolver::by_another_word(Range mention, RoleKey const& key, Gender told) const {
    if (!other_word(mention)) return std::nullopt;
    std::size_t const paragraph = finished_ < article_.sentences.size() ? article_.sentences[finished_].paragraph : paragraph_;
    auto const fits = [&](std::optional<std::size_t> person) {
        if (!person) return false;
        Person const& who = people_.all()[*person];
        Gender const gender = who.gender == Gender::unknown ? who.likely : who.gender;
        // Without articles only the gender of the verb tells that they can be one.
        bool const same = article_.grammar.no_articles ? told != Gender::unknown && gender == told : one_like(who, mention);
        bool const office = key.role >= 0 && std::ranges::none_of(who.keys, [&](RoleKey const& own) { return own.role == key.role; });
        return same && !(office && !who.keys.empty()); // the mayor, not the minister
    };
    std::optional<std::size_t> person;
    bool const definite = !article_.grammar.no_articles;
    if (same_paragraph(mention) && definite) {
        person = acting(article_.sentences[finished_ - 1].tokens);
        if (person && key.role >= 0 && !people_.all()[*person].keys.empty()) person.reset();
    }
    if (!person) person = only_speaker(mention);
    if (!fits(person)) person.reset();
    if (!person) {
        auto const about = told_of(paragraph);
        person = about ? about->person : std::nullopt;
        if (!fits(person)) person.reset();
    }
    if (!person) person = named_next(mention);
    if (!fits(person)) return std::nullopt;
    Speaker out = of_person(*person, Standing::guessed);
    out.others.push_back(people_.wording(mention));
    out.another_word = true;
    return out;
}

} // namespace core
