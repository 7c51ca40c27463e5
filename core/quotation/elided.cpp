// Who is quoted where the verb of saying is that of other words, or opens the sentence: "X called it “a” and Y “b”",
// "Describing it as “…”, X left", "“…” is how X describes it".
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_gap_between = 14;
constexpr std::size_t longest_fronted = 26;
constexpr std::size_t reach_of_how = 10;
constexpr std::size_t reach_of_said = 40; ///< tokens from a title to what is said in it

} // namespace

/// "X parle d'« a », Y d'« b »": another one is named between two quotations, and nothing acts there.
std::optional<Attribution> Attributor::gapped(std::size_t quote, std::size_t before, Attribution const& said) const {
    if (!said.cue || said.cue->verb.first > before || quote > before + longest_gap_between) return std::nullopt;
    auto const small = [&](std::size_t i) {
        Token const& t = token(i);
        return t.is(U',') || t.is(U';') || t.is(U'-') || is_dash(t.sign) || t.any(Tag::joint, Tag::contrast, Tag::conjunction);
    };
    std::size_t at = before + 1;
    bool joined = false;
    while (at < quote && small(at) && !nameable(token(at))) {
        joined = true;
        ++at;
    }
    if (!joined || at >= quote) return std::nullopt;
    Range const phrase = phrases_.noun_phrase(at, quote);
    if (!names_person(phrase) || phrase == said.mention) return std::nullopt;
    for (std::size_t i = phrase.last; i < quote; ++i) {
        Token const& t = token(i);
        if (!t.is(U',') && !t.is(U'-') && !is_dash(t.sign) && !t.any(Tag::of, Tag::preposition, Tag::article, Tag::as, Tag::conjunction))
            return std::nullopt;
    }
    Attribution out = said;
    out.sieve = Sieve::before;
    out.mention = phrase;
    return out;
}

/// "Describing it as “…”, X left", "Tras calificarlo de «…», X salió": who acts behind the comma.
std::optional<Attribution> Attributor::fronted(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    std::size_t const first = sentence.first;
    if (quote > first + longest_fronted || token(first).any(Tag::auxiliary, Tag::unreal, Tag::condition, Tag::supposing))
        return std::nullopt;
    std::optional<std::size_t> head;
    for (std::size_t i = first; i < quote; ++i) {
        Token const& t = token(i);
        if (t.is(U',') || t.is(U':') || t.is_quote()) return std::nullopt;
        bool const told = t.any(Tag::cue_present_participle, Tag::cue_infinitive) ||
                          (t.has(Tag::cue_participle) && i > first && token(i - 1).any(Tag::auxiliary, Tag::preposition));
        if (told && !head && i <= first + 4) head = i;
    }
    bool const inside = ends_with_comma(quote); // "Calling it “a shame,” X left"
    std::size_t comma = inside ? quote : quote + 1;
    // "… als „…“ bezeichnend, ging X", "‘…’ te hebben genoemd, vertrok X"
    while (!inside && comma < std::min(sentence.last, quote + 5) && token(comma).is_word()) {
        bool const closes = token(comma).any(Tag::cue_present_participle, Tag::cue_infinitive, Tag::cue_participle);
        bool const without_subject = token(comma).has(Tag::cue_present_participle) || token(comma - 1).has(Tag::preposition) ||
                                     token(first).has(Tag::preposition);
        if (closes && article_.grammar.closing_verbs && without_subject && !token(first).has(Tag::subordinate)) head = comma;
        else if (!token(comma).any(Tag::preposition, Tag::auxiliary)) return std::nullopt;
        ++comma;
    }
    if (!head || comma + 1 >= sentence.last || !(inside || token(comma).is(U','))) return std::nullopt;
    bool const opens = token(first).any(Tag::cue_present_participle, Tag::preposition, Tag::subordinate, Tag::adverb, Tag::for_) ||
                       *head > quote;
    auto const own = first_from(cues, first);
    bool const finite = own != cues.end() && own->verb.first < quote && own->form == CueForm::finite && own->head != *head;
    if (!opens || finite) return std::nullopt;
    std::size_t at = comma + 1;
    Range phrase = phrases_.noun_phrase(at, sentence.last);
    bool const turned = article_.grammar.verb_second && token(at).is_word() && !token(at).capital && !phrases_.starts_phrase(at);
    if (turned) phrase = phrases_.noun_phrase(at + 1, sentence.last);
    if (!may_speak(phrase))
        if (Range const many = crowd_at(turned ? at + 1 : at, sentence.last); !many.empty()) phrase = many;
    if (!may_speak(phrase) && !is_crowd(phrase)) return std::nullopt;
    return Attribution{Sieve::participle, Cue{{*head, *head + 1}, *head, CueForm::present_participle, {}, {}}, phrase};
}

/// "“…” is how X describes it", "« … » : c'est ainsi que X le décrit", "«…»: así lo describe X".
std::optional<Attribution> Attributor::is_how(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    if (quote != sentence.first) return std::nullopt;
    auto const cue = first_from(cues, quote + 1);
    if (cue == cues.end() || cue->form != CueForm::finite || cue->verb.first > quote + reach_of_how) return std::nullopt;
    Range const subject = subject_of(*cue, sentence, cues);
    if (!names_person(subject) || subject.first <= quote) return std::nullopt;
    bool how = false;
    for (std::size_t i = quote + 1; i < std::min(subject.first, cue->verb.first); ++i) {
        Token const& t = token(i);
        how = how || t.any(Tag::asks, Tag::adverb);
        bool const small = t.is(U':') || t.is(U',') || t.any(Tag::asks, Tag::adverb, Tag::auxiliary, Tag::that, Tag::clitic,
                                                             Tag::pronoun, Tag::article, Tag::stop);
        if (!small) return std::nullopt;
    }
    return how ? std::optional(Attribution{Sieve::postposed, *cue, subject}) : std::nullopt;
}

/// "In “The Slow Boats” X sings: “…”": the place of what is said behind a colon, and no words of anybody.
bool Attributor::sets_scene(std::size_t quote, Range sentence) const {
    constexpr std::size_t longest_title = 60; ///< code points
    if (quote != sentence.first + 1 || !token(sentence.first).any(Tag::preposition, Tag::place_preposition)) return false;
    Marked const& marked = article_.marked[token(quote).quote];
    if (marked.kind != Marked::Kind::marks || marked.close > marked.open + longest_title || ends_inside(quote)) return false;
    if (!is_upper(article_.text[marked.inside()]) && !is_space(article_.text[marked.inside()])) return false;
    for (std::size_t i = quote + 1; i < std::min(sentence.last, quote + reach_of_said); ++i)
        if (token(i).is_quote()) return token(i - 1).is(U':');
    return false;
}

/// "Unter Verweis auf „…“ trat X zurück", "Pointing to “…”, X left": whose doing it is stands behind the words.
std::optional<Attribution> Attributor::leans_on(std::size_t quote, Range sentence) const {
    constexpr std::size_t most_between = 2, reach_of_doer = 5;
    std::size_t const first = sentence.first;
    std::size_t front = first;
    if (front < quote && !token(front).has(Tag::leaning)) ++front;
    if (front >= quote || !token(front).has(Tag::leaning) || front + most_between + 1 < quote) return std::nullopt;
    bool const comma = quote + 1 < sentence.last && token(quote + 1).is(U',');
    std::size_t at = quote + 1 + (comma || ends_inside(quote) ? std::size_t{comma} : 0);
    Cue const cue{{front, front + 1}, front, CueForm::present_participle, {}, {}};
    if (article_.grammar.verb_second) {
        if (at >= sentence.last || !token(at).is_word()) return std::nullopt;
        std::size_t const limit = std::min(sentence.last, ++at + reach_of_doer);
        for (; at < limit; ++at) {
            Range const phrase = phrases_.noun_phrase(at, sentence.last);
            if (names_person(phrase) || speaks_surely(phrase)) return Attribution{Sieve::participle, cue, phrase};
            if (!token(at).any(Tag::pronoun, Tag::clitic, Tag::time, Tag::adverb)) break;
        }
        return std::nullopt;
    }
    Range const phrase = phrases_.noun_phrase(at, sentence.last);
    if (!names_person(phrase) && !speaks_surely(phrase)) return std::nullopt;
    return Attribution{Sieve::participle, cue, phrase};
}

} // namespace core
