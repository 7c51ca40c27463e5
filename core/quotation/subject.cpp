// The subject of a verb of saying, wherever it stands: before it, behind it, in the clause that reports it.
#include "core/quotation/attribution.h"
#include "core/quotation/characters.h"
#include "core/quotation/left_out.h"

#include <algorithm>

namespace core {

namespace {

constexpr std::size_t longest_front = 14; ///< tokens of a phrase before the verb
constexpr std::size_t reach_of_clause = 30;
constexpr std::size_t farthest_source = 10;

} // namespace

/// "former candidate Herman Cain", "federal prosecutors": a subject without an article.
bool Attributor::bare_subject(std::size_t at, std::size_t verb) const {
    if (token(at).has(Tag::role)) return true;
    if (!token(at).is_word() ||
        token(at).any(Tag::preposition, Tag::conjunction, Tag::that, Tag::relative, Tag::auxiliary,
                      Tag::of, Tag::stop, Tag::cue_finite, Tag::cue_present_participle)) {
        return false;
    }
    return phrases_.skip_fillers(phrases_.noun_phrase(at, verb).last, verb) == verb;
}

/// "with X calling …", "avec X qualifiant …": the participle has a subject of its own.
Range Attributor::accompanied(std::size_t participle, Range sentence) const {
    constexpr std::size_t reach = 16;
    for (std::size_t i = participle; i > sentence.first && i + reach > participle; --i) {
        Token const& t = token(i - 1);
        if (t.is_quote() || (!t.is_word() && t.kind != TokenKind::number)) break;
        if (!t.has(Tag::with)) continue;
        Range const phrase = phrases_.noun_phrase(i, participle);
        bool const all = !phrase.empty() &&
                         phrases_.skip_fillers(phrase.last, participle) == participle;
        if (all) return phrase;
        // "with many marchers and spectators chanting": whatever they are, they do it.
        for (std::size_t j = i; j < participle; ++j)
            if (token(j).any(Tag::auxiliary, Tag::that, Tag::relative, Tag::preposition)) return {i, i};
        return {i, participle};
    }
    return {participle, participle};
}

/// Who stands behind "according to"; where that is "in his own words", the one who is named right before, or the words.
Range Attributor::source_of(Cue const& cue, std::size_t end, Range sentence) const {
    std::size_t const at = cue.verb.last;
    if (token(cue.head).has(Tag::own_words)) {
        std::size_t const before = cue.verb.first;
        bool const apart = before > sentence.first + 1 && token(before - 1).is(U',');
        Range const named = apart ? phrases_.main_subject(sentence.first, before - 1) : Range{before, before};
        if (!named.empty() && named.last == before - 1 && may_speak(named)) return named;
        NameRun const* beside = before > sentence.first ? people_.run_at(before - 1) : nullptr;
        return beside != nullptr && beside->person_like && beside->name.last == before ? beside->phrase : cue.verb;
    }
    if (token(cue.head).has(Tag::behind_source)) {
        std::size_t const until = cue.verb.first;
        for (std::size_t i = until; i > sentence.first && i + farthest_source > until; --i) {
            bool const opens = phrases_.starts_phrase(i - 1) || token(i - 1).has(Tag::role);
            Range const before = opens ? phrases_.noun_phrase(i - 1, until) : Range{until, until};
            bool const bound = i - 1 > sentence.first && token(i - 2).any(Tag::article, Tag::of, Tag::possessive, Tag::title);
            if (before.last == until && !bound && !before.empty()) return before;
        }
    }
    Range const source = phrases_.noun_phrase(at, end);
    if (!source.empty() || at + 1 >= end || !token(at).has(Tag::cue_finite) || token(at).capital) return source;
    // "according to state geologist X"
    Range const behind = phrases_.noun_phrase(at + 1, end);
    return names_person(behind) ? Range{at, behind.last} : source;
}

/// "X, who resigned in May and has not spoken since, said": the sentence begins with X, and commas set off all up to the
/// verb.
Range Attributor::before_apposition(Cue const& cue, Range sentence) const {
    std::size_t const verb = cue.verb.first;
    Range const none{verb, verb};
    std::size_t at = sentence.first;
    while (at < verb && token(at).any(Tag::conjunction, Tag::adverb, Tag::article, Tag::title) && people_.run_at(at) == nullptr) ++at;
    NameRun const* run = at + 2 < verb ? people_.run_at(at) : nullptr;
    if (run == nullptr || !(run->person_like || people_.all()[run->person].is_person)) return none;
    std::size_t const comma = run->name.last;
    if (comma + 2 >= verb || !token(comma).is(U',') || !token(verb - 1).is(U',')) return none;
    bool const opens = token(comma + 1).any(Tag::relative, Tag::that, Tag::article, Tag::possessive, Tag::role);
    if (!opens) return none;
    for (std::size_t i = comma; i < verb; ++i)
        if (token(i).is_quote() || token(i).is(U':') || token(i).is(U';')) return none;
    return run->phrase.first <= at ? run->phrase : none;
}

/// "X, die der Menge zurief", "X, che alla folla ha gridato": whom a clause is about that begins behind the comma and in
/// which nobody else is named before the verb.
Range Attributor::antecedent(std::size_t verb, Range sentence) const {
    Range const none{verb, verb};
    bool const closing = article_.grammar.closing_verbs;
    std::size_t at = verb;
    while (at > sentence.first && !token(at - 1).is(U',') && verb - at < reach_of_clause) {
        Token const& t = token(at - 1);
        bool const words = t.is_quote() && closing; // "die den Plan „…“ nannte"
        if (!t.is_word() && t.kind != TokenKind::number && !words) return none;
        --at;
    }
    if (at < sentence.first + 2 || at >= verb || !token(at - 1).is(U',')) return none;
    Token const& opens = token(at);
    bool const relative = opens.has(Tag::relative) || (closing && opens.any(Tag::article, Tag::that));
    NameRun const* run = people_.run_at(at - 2);
    if (!relative || run == nullptr || run->name.last != at - 1) return none;
    if (!run->person_like && !people_.all()[run->person].is_person) return none;
    std::size_t const next = at + 1;
    if (next >= verb || token(next).any(Tag::preposition, Tag::place_preposition, Tag::adverb, Tag::time)) return run->phrase;
    if (!closing) return none;
    // "die der Bürgermeister „…“ nannte", but "die dem Bürgermeister zurief"
    auto const article = article_.slice(token(next).start, token(next).end);
    bool const object = token(next).any(Tag::article, Tag::possessive) && (article.ends_with(U"m") || article.ends_with(U"en"));
    return object || !means_somebody(phrases_.noun_phrase(next, verb)) ? run->phrase : none;
}

/// "В министерстве заявили", "сообщили в пресс-службе X": where several say what nobody is named for, the body.
Range Attributor::body_of_several(Cue const& cue, Range sentence) const {
    constexpr std::size_t farthest = 4;
    Range const none{cue.verb.first, cue.verb.first};
    if (!article_.grammar.bare_verbs || !article_.grammar.no_articles) return none;
    if (!said_by_several(article_.slice(cue.verb), article_.grammar)) return none;
    auto const body = [&](std::size_t preposition, std::size_t end) {
        if (!token(preposition).any(Tag::preposition, Tag::place_preposition)) return none;
        Range const phrase = phrases_.noun_phrase(preposition + 1, end);
        bool found = !phrase.empty() && nameable(token(phrase.first)); // "в Кремле"
        for (std::size_t i = phrase.first; i < phrase.last; ++i) found = found || token(i).has(Tag::organisation);
        return found ? phrase : none;
    };
    if (sentence.first + 2 <= cue.verb.first)
        if (Range const before = body(sentence.first, cue.verb.first); before.last + 2 >= cue.verb.first && !before.empty())
            return before;
    for (std::size_t i = cue.verb.last; i + 1 < std::min(sentence.last, cue.verb.last + farthest); ++i) {
        if (Range const behind = body(i, sentence.last); !behind.empty()) return behind;
        if (!token(i).is_word() || token(i).capital) break;
    }
    return none;
}

Range Attributor::subject_of(Cue const& cue, Range sentence, std::vector<Cue> const& cues, int depth) const {
    return focus(subject_at(cue, sentence, cues, depth), cue, sentence);
}

Range Attributor::subject_at(Cue const& cue, Range sentence, std::vector<Cue> const& cues, int depth) const {
    if (cue.pronoun) return {*cue.pronoun, *cue.pronoun + 1};
    if (cue.form == CueForm::according) {
        return source_of(cue, sentence.last, sentence);
    }
    if (cue.bracket) return subject_of_bracket(cue, sentence);
    if (Range const told = said_as(cue, sentence); !told.empty()) return told;
    if (cue.form == CueForm::finite) {
        std::size_t const first = cue.verb.first;
        if (Range const far = before_apposition(cue, sentence); !far.empty()) return far;
        bool const closes = cue.verb.last >= sentence.last || !token(cue.verb.last).is_word();
        if (Range const who = closes ? antecedent(first, sentence) : Range{}; !who.empty()) return who;
        if (Range const body = body_of_several(cue, sentence); !body.empty()) return body;
        if (article_.grammar.bare_verbs && first > sentence.first) {
            Token const& word = token(first - 1);
            auto const own = first_from(cues, first);
            // "który – jak dodał – …": who spoke before; "Lo resume así": nobody is named.
            if (word.has(Tag::as) && !may_speak(inverted_subject(cue, sentence)) && own != cues.begin() && depth < 3)
                return told_by(own - 1, sentence, cues, depth + 1);
            if (first - 1 == sentence.first && word.capital && word.has(Tag::clitic) && !word.has(Tag::pronoun) &&
                !word.has(Tag::negation) && inverted_subject(cue, sentence).empty())
                return {first, first};
        }
        bool const shared = first > sentence.first && token(first - 1).has(Tag::conjunction);
        bool const incise = first > sentence.first &&
                            (token(first - 1).is(U',') || token(first - 1).is_quote());
        // "…, sagte X, „…“", "noemde X het “…”": the verb opens its clause.
        if (first == sentence.first) {
            Range const behind = inverted_subject(cue, sentence);
            if (names_person(behind)) return behind;
        }
        Range const before = phrases_.subject_before(first, sentence);
        Range const inverted = shared ? Range{} : inverted_subject(cue, sentence);
        // "In einer Mitteilung schrieb X": what is fronted does not speak.
        // "Laut X sagte Y": a source of the whole.
        bool const opened = token(sentence.first)
                                .any(Tag::preposition, Tag::agent, Tag::cue_participle, Tag::according);
        NameRun const* fronted_name = before.empty() ? nullptr : people_.run_at(before.first);
        std::size_t const begin = fronted_name == nullptr ? before.first
                                                          : std::min(before.first, fronted_name->phrase.first);
        bool const hangs = opened && !before.empty() && begin > sentence.first &&
                           token(begin - 1)
                               .any(Tag::preposition, Tag::agent, Tag::of, Tag::with, Tag::according);
        if (!shared && names_person(inverted) && (hangs || !names_person(before))) {
            bool const ends = inverted.last >= sentence.last;
            Token const& next = token(ends ? sentence.last - 1 : inverted.last);
            bool const over = ends || next.is(U':') || next.is(U',') || next.has(Tag::that) || next.is_quote();
            bool const opens = token(sentence.first).any(Tag::preposition, Tag::agent) && before.last == first &&
                               before.first <= sentence.first + longest_front;
            bool const fronted = before.empty() || hangs || opens || !may_speak(before);
            // "The room called Leo Pike “…”": whom it is said of.
            bool const object = token(cue.head).has(Tag::cue_appraisal) && !before.empty() && !ends && next.is_quote();
            if (over && fronted && !object) return inverted;
        }
        if (before.empty() && !shared && may_speak(inverted)) return inverted;
        // "Erst am Abend schrieb er", "Indessen warnt X vor": a capital that is only the sentence's.
        bool const second = article_.grammar.verb_second; // "Wenig überraschend nannte X den Plan …"
        bool const only_opens = before.first == sentence.first && !may_speak(before) && !shared &&
                                (second || !token(cue.head).has(Tag::cue_appraisal));
        bool const alone = inverted.last == inverted.first + 1 && token(inverted.first).has(Tag::pronoun);
        bool const acts = inverted.last < sentence.last && token(inverted.last).is_word() &&
                          !token(inverted.last).any(Tag::preposition, Tag::adverb, Tag::time); // "X said they want"
        bool const pronoun = alone && !acts;
        if (only_opens && (second || before.last <= before.first + 1) && (pronoun || names_person(inverted))) return inverted;
        if (incise || (before.empty() && !shared)) {
            Range const behind = inverted_subject(cue, sentence);
            bool const named = names_person(behind);
            bool const closed = behind.last >= sentence.last || !token(behind.last).is_word() ||
                                token(behind.last).any(Tag::preposition, Tag::of, Tag::that);
            bool const definite = !behind.empty() && phrases_.starts_phrase(behind.first) &&
                                  behind.last - behind.first > 1 && !names_person(before);
            // "X, who leads, mocked Y for …": after a comma the one who was named first acts.
            bool const bound = !before.empty() && before.first > sentence.first &&
                               token(before.first - 1).any(Tag::preposition, Tag::agent);
            bool const acted = !before.empty() && !bound && token(first - 1).is(U',') &&
                               (names_person(before) || token(before.first).has(Tag::pronoun));
            if (!behind.empty() && closed && !acted && (named || before.empty() || (definite && may_speak(behind))))
                return behind;
        }
        if (!before.empty() && !shared) return before;
        // "X dénonce … et considère …": the subject of the verb before.
        auto const own = first_from(cues, first);
        // "Darauf angesprochen, lachte X und sagte": turned, because something else opens the sentence.
        NameRun const* turned = shared && article_.grammar.verb_second && first > sentence.first + 2 ? people_.run_at(first - 2) : nullptr;
        if (turned != nullptr && turned->person_like && turned->phrase.first > sentence.first + 1 &&
            !names_person(phrases_.noun_phrase(sentence.first, first)))
            return turned->phrase;
        if (shared)
            if (Range const near = opens_clause(first, sentence); own == cues.begin() || (own - 1)->verb.first < near.first)
                if (names_person(near)) return near;
        if (own != cues.begin() && (own - 1)->form == CueForm::finite && depth < 3)
            return told_by(own - 1, sentence, cues, depth + 1);
        return shared ? phrases_.main_subject(sentence.first, first) : before;
    }
    // "que la Commission puisse dire « … »": the infinitive hangs on a verb with a subject of its own.
    if (cue.form == CueForm::infinitive && cue.verb.first > sentence.first + 1) {
        Token const& verb = token(cue.verb.first - 1);
        bool const acts = verb.is_word() && !verb.capital &&
                          (verb.any(Tag::auxiliary, Tag::modal) || !verb.word.tags.some());
        Range const own = acts ? phrases_.subject_before(cue.verb.first - 1, sentence) : Range{};
        if (may_speak(own) && own.last == cue.verb.first - 1) return own;
    }
    // "footage of X saying": the name right before the participle.
    if (cue.form == CueForm::present_participle) {
        if (Range const own = accompanied(cue.verb.first, sentence); !own.empty()) return own;
        std::size_t at = cue.verb.first;
        while (at > sentence.first + 1 && token(at - 1).any(Tag::adverb, Tag::as)) --at; // "quoted X as saying"
        NameRun const* run = at > sentence.first ? people_.run_at(at - 1) : nullptr;
        if (run != nullptr && (run->person_like || people_.all()[run->person].is_person))
            return run->phrase;
    }
    std::size_t steps = 0;
    for (auto it = first_from(cues, cue.verb.first); it != cues.begin() && steps < 20; ++steps) {
        --it;
        if (it->form != CueForm::finite || depth >= 3) continue;
        if (Range const object = charged(*it, cue.verb.last); !object.empty()) return object;
        if (Range const own = subject_of_told_clause(it->verb.last, cue.verb.first); !own.empty()) return own;
        return told_by(it, sentence, cues, depth + 1);
    }
    Range const main = phrases_.main_subject(sentence.first, cue.verb.first);
    if (!main.empty()) return main;
    std::size_t at = cue.verb.last;
    while (at < sentence.last && !token(at).is(U',') && !(token(at).is_quote() && ends_inside(at))) ++at;
    return at + 1 < sentence.last ? phrases_.main_subject(at + 1, sentence.last) : Range{at, at};
}

/// "Asked about it, X grinned and said": who stands behind the last comma before a verb, or before its sentence.
Range Attributor::opens_clause(std::size_t verb, Range sentence) const {
    std::size_t at = verb;
    while (at > sentence.first && !token(at - 1).is(U',') && !token(at - 1).is_quote() && verb - at < reach_of_clause) --at;
    bool const begins = at == sentence.first || token(at - 1).is(U',');
    return begins && at < verb && phrases_.starts_phrase(at) ? phrases_.noun_phrase(at, verb) : Range{verb, verb};
}

/// Whether the subject stands right in what the verb before it reports: "X said (that) she hoped",
/// "X said that Y wants".
bool Attributor::reports(Cue const& outer, Range subject) const {
    constexpr std::size_t reach = 6;
    if (outer.form != CueForm::finite || subject.empty()) return false;
    if (outer.verb.last > subject.first || outer.verb.last + reach < subject.first) return false;
    bool const pronoun = subject.last == subject.first + 1 &&
                         token(subject.first).any(Tag::pronoun, Tag::anaphor);
    if (!pronoun && token(outer.head).any(Tag::cue_appraisal, Tag::cue_manner)) return false;
    bool that = false;
    for (std::size_t i = outer.verb.last; i < subject.first; ++i) {
        Token const& t = token(i);
        that = that || t.has(Tag::that);
        if (t.is(U',') && i + 1 == subject.first && pronoun && article_.grammar.verb_second) return true; // "sagte, sie habe"
        if (!t.is_word() || t.any(Tag::conjunction, Tag::relative)) return t.has(Tag::that);
    }
    return pronoun || that || subject.first == outer.verb.last;
}

/// The subject of a verb, or of the one that tells what he says: "X said she hoped … and added".
Range Attributor::told_by(std::vector<Cue>::const_iterator cue, Range sentence, std::vector<Cue> const& cues,
                          int depth) const {
    Range subject = subject_of(*cue, sentence, cues, depth);
    constexpr int most = 4;
    for (int step = 0; step < most && cue != cues.begin() && reports(*(cue - 1), subject); ++step) {
        --cue;
        Range const outer = subject_of(*cue, sentence, cues, depth);
        if (outer.empty() || is_another(subject, outer)) break;
        subject = outer;
    }
    return subject;
}

} // namespace core
