// The sieves. Each looks only at the sentence, and only so far: a quotation costs a bounded number
// of steps however long the sentence is.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t reach_of_incise = 3;
constexpr std::size_t reach_of_manner = 5;
constexpr std::size_t reach_of_subject = 30;
constexpr std::size_t reach_of_verb = 60;
constexpr std::size_t reach_of_postposed = 60;
constexpr std::size_t most_tried = 6;

bool is_break(Token const& token) {
    return token.is(U',') || is_dash(token.sign) || token.is(U'-') || token.is(U'(');
}

} // namespace

std::vector<Cue>::const_iterator first_from(std::vector<Cue> const& cues, std::size_t at) {
    return std::lower_bound(cues.begin(), cues.end(), at, [](Cue const& cue, std::size_t token) {
        return cue.verb.first < token;
    });
}

/// Whether a comma or a stop stands before the closing mark: what follows is an incise.
bool Attributor::ends_inside(std::size_t quote) const {
    Marked const& marked = article_.marked[token(quote).quote];
    std::size_t at = marked.close;
    while (at > marked.inside() && is_space(article_.text[at - 1])) --at;
    if (at <= marked.inside()) return false;
    char32_t const last = article_.text[at - 1];
    return last == U',' || is_terminal(last) || is_dash(last);
}

bool Attributor::is_one_word(std::size_t quote) const {
    Marked const& marked = article_.marked[token(quote).quote];
    auto const words = article_.slice(marked.inside(), std::max(marked.inside(), marked.close));
    return marked.kind == Marked::Kind::marks && std::none_of(words.begin(), words.end(), is_space);
}

Range Attributor::inverted_subject(Cue const& cue, Range sentence) const {
    if (cue.pronoun) return {*cue.pronoun, *cue.pronoun + 1};
    std::size_t const at = phrases_.skip_fillers(cue.verb.last, sentence.last);
    return phrases_.noun_phrase(at, sentence.last);
}

/// "— в тон ему ответил X", "trocken und ohne Zögern antwortete X": a few words before the verb that name nobody.
bool Attributor::manner_before(std::size_t at, Cue const& cue) const {
    if (cue.verb.first <= at || cue.verb.first > at + reach_of_manner) return false;
    for (std::size_t i = at; i < cue.verb.first; ++i) {
        Token const& t = token(i);
        if (!t.is_word() || t.capital || t.any(Tag::that, Tag::relative, Tag::cue_finite, Tag::role, Tag::organisation, Tag::subordinate))
            return false;
        if (t.has(Tag::pronoun) && (i == at || !token(i - 1).any(Tag::preposition, Tag::place_preposition)) && !t.has(Tag::clitic)) {
            bool const addressed = i + 1 == cue.verb.first && i > at; // "в тон ему ответил"
            if (!addressed) return false;
        }
    }
    return true;
}

std::optional<Attribution> Attributor::after_quote(std::size_t quote, Range sentence,
                                                   std::vector<Cue> const& cues) const {
    std::size_t at = quote + 1;
    bool const comma = at < sentence.last && is_break(token(at));
    if (comma) ++at;
    // «…», — заявил X; typed with a hyphen as well
    if (comma && at < sentence.last && (is_dash(token(at).sign) || token(at).is(U'-'))) ++at;
    if (at >= sentence.last) return std::nullopt;
    auto const cue = first_from(cues, at);
    if (comma || ends_inside(quote)) {
        if (auto const told = unlisted_incise(at, sentence, cues)) return told;
        if (auto const told = managed_to_say(at, sentence, cues)) return told;
    }
    if (cue == cues.end() || cue->form != CueForm::finite) return std::nullopt;
    bool const whole = comma || ends_inside(quote) || quote == sentence.first ||
                       token(quote - 1).is(U':') || token(quote - 1).is(U',');
    // „…“, hatte X im Rat gesagt
    if (cue->bracket && phrases_.skip_fillers(at, *cue->bracket) == *cue->bracket) {
        Range const subject = subject_of(*cue, sentence, cues);
        bool const nobody = !subject.empty() && token(subject.last - 1).has(Tag::negation);
        if (may_speak(subject) && !nobody) return Attribution{Sieve::inverted, *cue, subject};
    }
    // "…“ versprochen hatte, fühlte sich Y": the verb closes the clause of the words.
    bool const closing = article_.grammar.closing_verbs && !comma && cue->verb.last == cue->head + 2 &&
                         token(cue->head).has(Tag::cue_participle);
    if (closing) return std::nullopt;
    std::size_t const direct = phrases_.skip_fillers(at, cue->verb.first);
    if (direct == cue->verb.first && cue->verb.first - at <= reach_of_incise) {
        if (!whole && !cue->pronoun) {
            // "la « taxe » a dit …" has the quotation for its subject; a name behind decides.
            Range const subject = inverted_subject(*cue, sentence);
            NameRun const* run = subject.empty() ? nullptr : people_.run_at(subject.first);
            if (run == nullptr || !(run->person_like || people_.all()[run->person].is_person)) return std::nullopt;
        }
        Range subject = inverted_subject(*cue, sentence);
        // "«Эксперты» обещали": one word that does what the verb tells
        if (!comma && !ends_inside(quote) && is_one_word(quote) && !cue->pronoun && !may_speak(subject)) return std::nullopt;
        if (!whole && !cue->pronoun && !subject.empty() && token(subject.last - 1).has(Tag::negation)) return std::nullopt;
        if (!cue->pronoun && !speaks_surely(subject)) {
            Range const late = may_speak(subject) ? Range{} : late_subject(cue->verb.last, sentence);
            Range const last = late.empty() ? subject_at_the_end(cue->verb.last, sentence) : late;
            if (!last.empty()) subject = last;
        }
        // "mówi w rozmowie z naszym dziennikiem": what the verb is done with or to is nobody who speaks.
        bool const to_them = subject.last == subject.first + 1 && !token(subject.first).capital &&
                             ends_in(article_.slice(subject), article_.grammar.addressed); // "mówi dziennikarzom"
        if (to_them && !cue->pronoun) subject = {cue->verb.last, cue->verb.last};
        bool const filled = article_.grammar.bare_verbs && subject.first > cue->verb.last && !cue->pronoun;
        if (filled && !may_speak(subject)) subject = {cue->verb.last, cue->verb.last};
        if (Range const body = subject.empty() ? body_of_several(*cue, {cue->verb.first, sentence.last}) : Range{}; !body.empty()) subject = body;
        // "X, jugeant l'accord « … », estimait qu'il …": the verb has its subject far before.
        std::size_t const next = cue->verb.last;
        bool const reports_more = next < sentence.last && token(next).has(Tag::that);
        if (subject.empty() && reports_more && quote != sentence.first) return std::nullopt;
        return Attribution{Sieve::inverted, *cue, subject};
    }
    if ((comma || ends_inside(quote)) && manner_before(at, *cue)) {
        Range const subject = inverted_subject(*cue, sentence);
        if (names_person(subject)) return Attribution{Sieve::inverted, *cue, subject};
    }
    if (!whole || cue->verb.first > at + reach_of_subject) return std::nullopt;
    if (!phrases_.starts_phrase(at) && !bare_subject(at, cue->verb.first)) return std::nullopt;
    for (std::size_t i = at; i < cue->verb.first; ++i) {
        Token const& t = token(i);
        bool const nickname = t.is_quote() && people_.run_at(i) != nullptr;
        if ((t.is_quote() && !nickname) || t.is(U':') || t.is(U';') || t.any(Tag::that)) return std::nullopt;
    }
    Range const subject = phrases_.noun_phrase(at, cue->verb.first);
    bool const lone = subject.last == subject.first + 1 && token(subject.first).any(Tag::article, Tag::relative) &&
                      !token(subject.first).has(Tag::pronoun); // "…“, die, wie er sagte, „…“ habe"
    if (subject.empty() || lone) return std::nullopt;
    return Attribution{Sieve::subject_verb, *cue, subject};
}

/// Whether a phrase has a person's name in it.
bool Attributor::names_person(Range phrase) const {
    for (std::size_t i = phrase.first; i < phrase.last; ++i) {
        NameRun const* run = people_.run_at(i);
        if (run != nullptr && people_.all()[run->person].is_person) return true;
    }
    return false;
}

std::optional<Attribution> Attributor::before_quote(std::size_t quote, Range sentence,
                                                    std::vector<Cue> const& cues,
                                                    std::optional<std::size_t> used) const {
    auto cue = first_from(cues, quote);
    while (cue != cues.begin()) {
        --cue;
        if (cue->verb.last + reach_of_verb < quote) return std::nullopt;
        bool separated = false;
        for (std::size_t i = cue->verb.last; i < quote; ++i) {
            separated = separated || token(i).is(U';');
        }
        if (separated) return std::nullopt;
        if (used && *used == cue->head) continue;
        if (cue->form == CueForm::according) {
            // A source at the end of a clause governs what stands before it.
            bool const opens = cue->verb.first == sentence.first || token(cue->head).any(Tag::behind_source, Tag::own_words) ||
                               token(cue->verb.first - 1).is(U',') ||
                               token(cue->verb.first - 1).any(Tag::that, Tag::conjunction);
            Range const source = source_of(*cue, quote, sentence);
            // "Die Ernte fällt nach den Worten von X „mager“ aus": right before the words.
            if (!opens && !(source.last == quote && names_person(source))) continue;
            if (!source.empty()) return Attribution{Sieve::according, *cue, source};
            continue;
        }
        bool const own = cue->form == CueForm::finite;
        bool const manner = token(cue->head).has(Tag::cue_manner);
        if (manner && cue->verb.last + 4 < quote) continue;
        // "X said that her campaign would continue “…”": nobody has continued yet.
        std::size_t might = cue->verb.first;
        while (might > sentence.first + 1 && token(might - 1).has(Tag::adverb) && cue->verb.first < might + 3) --might;
        bool const only_might = cue != cues.begin() && might > sentence.first &&
                                token(might - 1).any(Tag::modal, Tag::supposing) &&
                                (cue - 1)->form == CueForm::finite;
        if (only_might) continue;
        Range subject = subject_of(*cue, sentence, cues);
        if (Range const object = own ? charged(*cue, quote) : Range{}; !object.empty())
            return Attribution{Sieve::participle, *cue, object};
        // "X said that Y had told him “…”": somebody else says it.
        bool const tells = own && means_somebody(subject) && !token(cue->head).has(Tag::cue_thought);
        if (own && !tells) {
            // "X said that she hoped “…”": the one who is quoted is X.
            auto outer = cue;
            while (outer != cues.begin() && reports(*(outer - 1), subject)) {
                --outer;
                Range const speaker = subject_of(*outer, sentence, cues);
                if (speaker.empty() || is_another(subject, speaker)) break;
                subject = speaker;
                if (!token(subject.first).has(Tag::pronoun)) break;
            }
        }
        return Attribution{own ? Sieve::before : Sieve::participle, *cue, subject};
    }
    return std::nullopt;
}

/// A verb or a source behind governs every quotation of the sentence before it.
std::optional<Attribution> Attributor::behind(std::size_t quote, Range sentence,
                                              std::vector<Cue> const& cues) const {
    std::size_t tried = 0;
    for (auto cue = first_from(cues, quote + 1); cue != cues.end() && tried < most_tried; ++cue) {
        ++tried;
        std::size_t const at = cue->verb.first;
        if (at > quote + reach_of_postposed) break;
        bool const beside = token(at - 1).is_quote();
        bool const set_off = token(at - 1).is(U',') || beside;
        if (cue->form == CueForm::according) {
            Range const source = source_of(*cue, sentence.last, sentence);
            if (!source.empty()) return Attribution{Sieve::according, *cue, source};
            continue;
        }
        if (Range const subject = subject_of_closing_verb(*cue, sentence); !subject.empty())
            return Attribution{Sieve::postposed, *cue, subject};
        if (cue->form != CueForm::finite) continue;
        if (set_off) {
            Range const subject = inverted_subject(*cue, sentence);
            bool const nothing = subject.last == subject.first + 1 && token(subject.first).has(Tag::negation);
            bool const object = beside && !ends_inside(at - 1) && !may_speak(subject); // "the “paths” await their paint"
            if (!subject.empty() && !nothing && !object) return Attribution{Sieve::postposed, *cue, subject};
        }
        // ", X said." and nothing after but what he goes on to say.
        Range const subject = phrases_.subject_before(at, sentence);
        bool const after_comma = !subject.empty() && subject.first > quote &&
                                 token(subject.first - 1).is(U',');
        std::size_t const rest = phrases_.skip_fillers(cue->verb.last, sentence.last);
        bool const last = rest >= sentence.last || !token(rest).is_word() || token(rest).has(Tag::preposition);
        if (after_comma && last) return Attribution{Sieve::postposed, *cue, subject};
    }
    return std::nullopt;
}

/// "Asked by X, “…?”, Y said": the question is X's.
std::optional<Attribution> Attributor::asked_by(std::size_t quote, Range sentence) const {
    std::size_t const first = sentence.first;
    if (quote < first + 3 || !token(first + 1).has(Tag::agent) || !token(first).is_word()) return std::nullopt;
    Marked const& marked = article_.marked[token(quote).quote];
    std::size_t last = marked.close;
    while (last > marked.inside() && is_space(article_.text[last - 1])) --last;
    if (last <= marked.inside() || article_.text[last - 1] != U'?') return std::nullopt;
    Range const phrase = phrases_.noun_phrase(first + 2, quote);
    std::size_t const next = token(quote - 1).is(U',') || token(quote - 1).is(U':') ? quote - 1 : quote;
    if (phrase.last != next || !may_speak(phrase)) return std::nullopt;
    return Attribution{Sieve::before, Cue{{first, first + 1}, first, CueForm::finite, {}, {}}, phrase};
}

/// "Without calling him “a liar,” X said …": what the participle governs is not what X said.
bool Attributor::fronted_denial(std::size_t quote, Range sentence, std::vector<Cue> const& cues) const {
    if (!token(sentence.first).has(Tag::denial)) return false;
    auto const cue = first_from(cues, sentence.first);
    return cue != cues.end() && cue->verb.first < quote && cue->form != CueForm::finite;
}

/// "X : …": who is named at the beginning of the line; what stands in brackets or behind a comma is the role.
std::optional<Attribution> Attributor::turn(std::size_t quote, Range sentence) const {
    if (article_.marked[token(quote).quote].kind != Marked::Kind::turn) return std::nullopt;
    std::size_t end = sentence.first;
    while (end < quote && token(end).is_word()) ++end;
    return Attribution{Sieve::turn, {}, {sentence.first, end}};
}

std::vector<Attribution> Attributor::attribute(Range sentence, std::vector<Cue> const& cues) const {
    std::vector<Attribution> out;
    bool const quotes = std::any_of(article_.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.first),
                                    article_.tokens.begin() + static_cast<std::ptrdiff_t>(sentence.last),
                                    [](Token const& t) { return t.is_quote(); });
    if (!quotes) return out;
    auto const parts = clauses(sentence, cues);
    for (Range const& clause : parts)
        attribute_clause(clause, parts.size() > 1 ? within(cues, clause) : cues, out);
    for (Attribution& each : out)
        if (Range const body = body_meant(each.mention, sentence); !body.empty()) each.mention = body;
    // "If X calls it “…”, its painter, Y, prefers “…”": one against the other.
    for (Attribution& each : out)
        if (parts.size() > 1 && each.sieve == Sieve::implied && names_person(each.mention)) each.sieve = Sieve::before;
    return out;
}

void Attributor::attribute_clause(Range sentence, std::vector<Cue> const& cues,
                                  std::vector<Attribution>& all) const {
    std::vector<Attribution> out;
    std::optional<std::size_t> used;
    std::size_t used_end = 0;
    std::size_t last_quote = sentence.first;
    for (std::size_t i = sentence.first; i < sentence.last; ++i) {
        if (!token(i).is_quote()) continue;
        // A name inside the phrase of who speaks: "гендиректор «Севера» X"
        bool const of_speaker = !out.empty() && out.back().mention.first < i && i < out.back().mention.last;
        if (of_speaker || sets_scene(i, sentence)) {
            out.push_back({});
            continue;
        }
        std::optional<Attribution> found = turn(i, sentence);
        if (!found) found = posted(i, sentence);
        if (!found) found = words_in_the_hand_of(i, sentence);
        if (!found) found = chanted(i, sentence);
        if (!found) found = read_in(i, sentence);
        if (!found) found = asked_by(i, sentence);
        if (!found) found = disowner(i, sentence);
        if (!found) found = leans_on(i, sentence);
        if (!found) found = denied_before(i, sentence, cues);
        if (!found) found = passive_behind(i, sentence);
        if (!found && !fronted_denial(i, sentence, cues)) found = after_quote(i, sentence, cues);
        // "X said: “…” she added": the colon names who a pronoun behind means; "X: “…” The mayor says": another sentence.
        bool const pronoun = found && found->mention.last == found->mention.first + 1 &&
                             token(found->mention.first).any(Tag::pronoun, Tag::anaphor);
        bool const begins = found && found->sieve == Sieve::subject_verb && found->mention.first == i + 1 && !ends_inside(i);
        if ((pronoun || begins) && i > sentence.first && token(i - 1).is(U':'))
            if (auto const named = colon(i, sentence, cues); named && names_person(named->mention)) found = named;
        if (found && found->cue && found->sieve != Sieve::according) {
            used = found->cue->head;
            used_end = std::max(found->cue->verb.last, found->mention.last);
        }
        if (!found) found = named_beside(i, sentence);
        if (!found) found = noun_behind(i, sentence);
        if (!found) found = heads_clause(i, sentence);
        if (!found) found = colon(i, sentence, cues);
        if (!found && used && i <= used_end + 10 && i > sentence.first &&
            (token(i - 1).is(U',') || token(i - 1).is(U'-') || is_dash(token(i - 1).sign))) {
            auto const between = first_from(cues, used_end);
            if (between == cues.end() || between->verb.first > i) {
                found = out.back();
                found->sieve = Sieve::continued;
            }
        }
        if (!found && !out.empty()) found = gapped(i, last_quote, out.back());
        if (!found) found = is_how(i, sentence, cues);
        if (!found) found = cleft(i, sentence, cues);
        if (!found) found = as_said(i, sentence, cues);
        if (!found) found = for_whom(i, sentence);
        if (!found) found = for_somebody(i, sentence);
        if (!found && !out.empty() && out.back().sieve == Sieve::according && out.back().cue->verb.first == sentence.first &&
            first_from(cues, out.back().cue->verb.last) == cues.end())
            found = out.back(); // "Pour X, c'est « … » et « … »"
        if (!found) found = opens_with_document(i, sentence);
        // "called “…” by X"; "das von X als „…“ bezeichnete Vorhaben"
        if (!found && i + 1 < sentence.last && (token(i + 1).has(Tag::agent) || closed_agent(i, sentence))) found = agent(i, sentence);
        if (!found) found = agent_before_clause(i, sentence);
        if (!found) found = fronted(i, sentence, cues);
        if (!found) found = closed_by_verb(i, sentence, cues);
        if (!found) found = before_quote(i, sentence, cues, used);
        if (!found) found = inside_bracket(i, sentence);
        if (!found) found = behind(i, sentence, cues);
        if (!found) found = agent(i, sentence);
        if (!found) found = owned_noun(i, sentence);
        if (!found && used && !out.empty()) {
            found = out.back();
            found->sieve = Sieve::continued;
        }
        if (!found) found = implied(i, sentence);
        if (found && found->sieve != Sieve::turn && found->sieve != Sieve::posted && !names_person(found->mention))
            if (Range const voice = voice_before(i, sentence); !voice.empty()) found->mention = voice;
        if (found && !found->mention.empty() && found->sieve != Sieve::turn)
            found->mention = apposed_name(without_clause(without_participle(with_age(found->mention))), sentence);
        if (found && could_be_nobody(*found)) rather(*found, i, sentence);
        bool const dash = found && article_.marked[token(i).quote].kind == Marked::Kind::dash;
        if (dash) found->sieve = Sieve::dash;
        last_quote = i;
        out.push_back(found.value_or(Attribution{}));
    }
    all.insert(all.end(), out.begin(), out.end());
}

} // namespace core
