// Who is meant by words that name nobody where a sentence before does: "they", "the winner", "in their statement", or no
// word at all.
#include "core/quotation/resolve.h"

#include "core/quotation/characters.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t most_sentences = 8;  ///< looked back on
constexpr std::size_t near_paragraphs = 2; ///< a blank line may stand between them
constexpr std::size_t longest_other_word = 3;
constexpr std::size_t longest_phrase = 6; ///< with what hangs on the word
constexpr std::size_t farthest_group = 3; ///< tokens before it in its sentence

} // namespace

/// Whether the sentence that is being read stands in the paragraph of the one before.
bool Resolver::same_paragraph(Range mention) const {
    auto const& all = article_.sentences;
    return finished_ > 0 && finished_ < all.size() && all[finished_].paragraph == all[finished_ - 1].paragraph &&
           mention.first >= all[finished_].tokens.first;
}

std::optional<Speaker> Resolver::told_of(std::size_t paragraph) const {
    auto const& all = article_.sentences;
    if (finished_ == 0) return std::nullopt;
    std::size_t const of = all[finished_ - 1].paragraph;
    if (of + near_paragraphs < paragraph) return std::nullopt;
    std::optional<std::size_t> person;
    bool begins = false;
    auto const& runs = people_.runs();
    for (std::size_t i = finished_; i > 0 && all[i - 1].paragraph == of && finished_ - i < most_sentences; --i) {
        Range const sentence = all[i - 1].tokens;
        auto it = std::lower_bound(runs.begin(), runs.end(), sentence.first,
                                   [](NameRun const& run, std::size_t at) { return run.name.first < at; });
        for (; it != runs.end() && it->name.first < sentence.last; ++it) {
            if (!people_.all()[it->person].is_person) continue;
            if (person && *person != it->person) return std::nullopt;
            person = it->person;
            begins = begins || (begins_sentence(*it, sentence) && !owns(*it, sentence.last));
        }
    }
    return person && begins ? std::optional(of_person(*person, Standing::guessed)) : std::nullopt;
}

std::optional<Speaker> Resolver::several() const {
    auto const& all = article_.sentences;
    if (finished_ == 0 || finished_ >= all.size() || all[finished_ - 1].paragraph + near_paragraphs < all[finished_].paragraph)
        return std::nullopt;
    Range const sentence = all[finished_ - 1].tokens;
    if (article_.has_quotes(sentence)) {
        if (!last_ || last_->person || last_->name.empty() || last_paragraph_ != all[finished_ - 1].paragraph) return std::nullopt;
        Speaker out = *last_;
        out.standing = Standing::guessed;
        return out;
    }
    Range const phrase = phrases_.main_subject(sentence.first, sentence.last);
    if (phrase.empty() || phrase.first > sentence.first + farthest_group) return std::nullopt;
    if (auto const names = joint_names(phrase); names.size() > 1) {
        Speaker out;
        out.standing = Standing::guessed;
        for (NameRun const* each : names) {
            if (!out.name.empty()) out.name += ", ";
            out.name += people_.all()[each->person].name;
        }
        return out;
    }
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && (run->person_like || people_.all()[run->person].is_person)) return std::nullopt;
        if (token(i).any(Tag::time, Tag::month, Tag::document, Tag::work)) return std::nullopt;
        if (token(i).any(Tag::pronoun, Tag::anaphor) && !token(i).has(Tag::article)) return std::nullopt;
    }
    // "Los sindicatos rompieron la negociación": up to a verb of several, or one with an object behind it.
    Range whole = phrase;
    for (std::size_t i = phrase.first + 1; i < phrase.last; ++i) {
        Token const& t = token(i);
        if (t.capital || t.word.tags.some() || token(i - 1).any(Tag::article, Tag::of, Tag::possessive)) continue;
        bool const several = ends_in(article_.slice(t.start, t.end), article_.grammar.several);
        bool const object = i + 1 < phrase.last && token(i + 1).any(Tag::article, Tag::possessive) && !token(i + 1).has(Tag::of);
        if (!several && !object) continue;
        whole.last = i;
        break;
    }
    Speaker out;
    out.name = people_.wording(whole);
    out.standing = Standing::guessed;
    return out;
}

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

/// "An agent of the prefecture walks along the queue. “…,” he warns.": whom the sentence before is about by an office, where
/// it names nobody.
std::optional<Speaker> Resolver::role_before(Gender gender) const {
    auto const& all = article_.sentences;
    if (gender == Gender::unknown || finished_ == 0 || finished_ >= all.size() || all[finished_ - 1].paragraph != all[finished_].paragraph)
        return std::nullopt;
    Range const sentence = all[finished_ - 1].tokens;
    if (!sentence_persons_.empty() || article_.has_quotes(sentence)) return std::nullopt;
    Range const phrase = phrases_.main_subject(sentence.first, sentence.last);
    if (phrase.empty() || phrase.first > sentence.first + 1) return std::nullopt;
    // "The minister" may be one who was named, "a minister" is not.
    bool const another = token(phrase.first).has(Tag::article) && !token(phrase.first).has(Tag::definite);
    if (!another && !recently_named_.empty()) return std::nullopt;
    for (std::size_t i = phrase.first; i < phrase.last && !token(i).any(Tag::of, Tag::preposition); ++i) {
        if (!token(i).has(Tag::role) || token(i).any(Tag::organisation, Tag::document)) continue;
        Gender const own = gender_of(token(i));
        if (own != Gender::unknown && own != gender) return std::nullopt;
        Speaker out;
        // "An agent of the prefecture", without what the agent does
        std::size_t end = i + 1;
        while (end + 1 < phrase.last && token(end).has(Tag::of)) {
            end += token(end + 1).has(Tag::article) && end + 2 < phrase.last ? 3U : 2U;
        }
        out.name = people_.wording({phrase.first, end});
        out.gender = gender;
        out.standing = Standing::guessed;
        return out;
    }
    return std::nullopt;
}

/// Who acts in a sentence: the only person behind whose name a verb can stand.
std::optional<std::size_t> Resolver::acting(Range sentence) const {
    auto const& runs = people_.runs();
    std::optional<std::size_t> found;
    auto it = std::lower_bound(runs.begin(), runs.end(), sentence.first,
                               [](NameRun const& run, std::size_t at) { return run.name.first < at; });
    for (; it != runs.end() && it->name.first < sentence.last; ++it) {
        if (!people_.all()[it->person].is_person || it->name.last >= sentence.last || owns(*it, sentence.last)) continue;
        Token const& next = token(it->name.last);
        bool const small = next.any(Tag::preposition, Tag::place_preposition, Tag::conjunction, Tag::article, Tag::of, Tag::relative,
                                    Tag::that, Tag::time);
        bool const verb = next.is_word() && !next.capital && (!small || next.any(Tag::cue_finite, Tag::auxiliary));
        if (!verb) continue;
        if (found && *found != it->person) return std::nullopt;
        found = it->person;
    }
    return found;
}

/// Whose words stand before, in this paragraph or the one above, if these name nobody else: "“…,” X said. The
/// industrialist claims …".
std::optional<std::size_t> Resolver::only_speaker(Range mention) const {
    auto const& all = article_.sentences;
    if (!last_ || !last_->person || finished_ >= all.size() || last_paragraph_ + near_paragraphs < all[finished_].paragraph) return std::nullopt;
    std::size_t from = finished_;
    while (from > 0 && all[from - 1].paragraph >= last_paragraph_ && finished_ - from < most_sentences) --from;
    auto const& runs = people_.runs();
    auto it = std::lower_bound(runs.begin(), runs.end(), all[from].tokens.first,
                               [](NameRun const& run, std::size_t at) { return run.name.first < at; });
    for (; it != runs.end() && it->name.first < all[finished_].tokens.last; ++it)
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
    if (gender == Gender::feminine && among(grammar.article_of_man)) return false;
    // "The unions": where no article tells, the noun does.
    std::size_t last = mention.first;
    while (last + 1 < mention.last && token(last + 1).is_word() && !token(last + 1).any(Tag::of, Tag::preposition, Tag::relative)) ++last;
    auto const noun = article_.slice(Range{last, last + 1});
    bool const told = !grammar.article_of_several.empty() || !grammar.article_of_man.empty() || grammar.no_articles;
    return told || !noun.ends_with(U's') || noun.ends_with(U"ss");
}

/// "The winner", right behind a sentence in which one person acts, or behind the words of the only one named: by another
/// word.
std::optional<Speaker> Resolver::by_another_word(Range mention, RoleKey const& key) const {
    std::size_t head = mention.first; // of "the president of the institution" the president
    while (head < mention.last && (head == mention.first || !token(head).has(Tag::of))) ++head;
    if (head > mention.first + longest_other_word || mention.last > mention.first + longest_phrase || mention.first == 0) return std::nullopt;
    bool const definite = token(mention.first - 1).has(Tag::definite) || token(mention.first).has(Tag::definite);
    if (!definite) return std::nullopt;
    for (std::size_t i = mention.first; i < mention.last; ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && !article_.grammar.capital_nouns) return std::nullopt;
        if (i < head && !token(i).has(Tag::article) &&
            token(i).any(Tag::organisation, Tag::document, Tag::work, Tag::anaphor, Tag::spokesperson, Tag::crowd, Tag::pronoun, Tag::reads))
            return std::nullopt;
    }
    auto person = same_paragraph(mention) ? acting(article_.sentences[finished_ - 1].tokens) : std::nullopt;
    if (!person) {
        person = only_speaker(mention);
        if (person && !one_like(people_.all()[*person], mention)) return std::nullopt;
    }
    if (!person) return std::nullopt;
    Person const& who = people_.all()[*person];
    if (key.role >= 0 && !who.keys.empty()) return std::nullopt; // the mayor, not the minister
    Speaker out = of_person(*person, Standing::guessed);
    out.others.push_back(people_.wording(mention));
    out.another_word = true;
    return out;
}

/// "In their joint statement", "в их заявлении": those whom the sentence before is about.
std::optional<Speaker> Resolver::owner_of_document(Range mention) const {
    if (mention.last < mention.first + 2 || !token(mention.first).has(Tag::possessive) || !same_paragraph(mention))
        return std::nullopt;
    bool document = false;
    for (std::size_t i = mention.first + 1; i < mention.last; ++i) {
        if (people_.run_at(i) != nullptr && !article_.grammar.capital_nouns) return std::nullopt;
        document = document || token(i).any(Tag::document, Tag::said_noun, Tag::target);
    }
    if (!document) return std::nullopt;
    if (subject_) return of_person(*subject_, Standing::guessed);
    return several();
}

} // namespace core
