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
