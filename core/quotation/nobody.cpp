// Where grammar points at words that can mean nobody: a time ("Two days later he was promising …"), a verb ("so steht es
// im Protokoll"), what is done ("Seinen Namen möchte er …"), an adjective between commas ("Et d'ajouter, malicieux :").
// Whom the sentence names, or one before, is taken instead.
#include "core/quotation/attribution.h"

#include "core/quotation/characters.h"

#include <algorithm>

namespace core {

/// "Quellen, von … befragt", "sources heard by …": without the participle that tells what was done to them.
Range Attributor::without_participle(Range who) const {
    std::size_t const last = who.last - 1;
    bool const done = who.last > who.first + 1 && who.last < article_.tokens.size() && token(who.last).has(Tag::agent);
    bool const plain = done && token(last).is_word() && !token(last).capital && people_.run_at(last) == nullptr &&
                       !token(last).any(Tag::role, Tag::organisation, Tag::document) && !token(last - 1).any(Tag::article, Tag::of, Tag::possessive);
    return plain ? Range{who.first, last} : who;
}

/// "The 34-year-old": the whole word, where a number opens it.
Range Attributor::with_age(Range who) const {
    if (who.last != who.first + 1 || token(who.first).kind != TokenKind::number) return who;
    std::size_t end = who.last;
    while (end < article_.tokens.size() && !token(end).is_quote() && token(end).start == token(end - 1).end &&
           (token(end).is_word() || is_hyphen(article_.text[token(end).start])))
        ++end;
    return {who.first, end};
}

/// "La presidenta lo dejó claro:" without what she did.
Range Attributor::without_clause(Range who) const {
    if (names_person(who)) return who;
    for (std::size_t i = who.first + 1; i + 1 < who.last; ++i) {
        Token const& t = token(i);
        if (t.capital || people_.run_at(i) != nullptr) return who;
        if (t.any(Tag::of, Tag::preposition)) return who;
        if (t.has(Tag::clitic) && !t.any(Tag::of, Tag::article, Tag::adverb) && !token(i + 1).capital) return {who.first, i};
    }
    return who;
}

/// "The coach of FC Harrow, Patrick Lowe, conceded": the name behind an office that names nobody.
Range Attributor::apposed_name(Range who, Range sentence) const {
    if (who.empty() || names_person(who) || who.last + 1 >= sentence.last || !token(who.last).is(U',')) return who;
    bool office = false;
    for (std::size_t i = who.first; i < who.last && !office; ++i) office = token(i).has(Tag::role);
    NameRun const* run = people_.run_at(who.last + 1);
    bool const name = office && run != nullptr && run->name.first == who.last + 1 && names_person(run->name);
    bool const closed = name && (run->name.last >= sentence.last || !token(run->name.last).is_word());
    return closed ? run->phrase : who;
}

/// "X's shares fell after it said …": the body that the sentence begins with; empty if it begins with none.
Range Attributor::body_meant(Range it, Range sentence) const {
    Range const none{it.first, it.first};
    bool const neuter = it.last == it.first + 1 && token(it.first).has(Tag::pronoun) && !token(it.first).any(Tag::masculine, Tag::feminine);
    if (!neuter || article_.grammar.no_articles || fold_word(article_.slice(it)) != "it") return none;
    std::size_t at = sentence.first;
    while (at < it.first && token(at).any(Tag::article, Tag::adverb, Tag::conjunction) && people_.run_at(at) == nullptr) ++at;
    NameRun const* run = at < it.first ? people_.run_at(at) : nullptr;
    bool const somebody = run != nullptr && people_.all()[run->person].is_person &&
                          (run->titled || run->gender != Gender::unknown || token(run->name.first).has(Tag::first_name) ||
                           !people_.all()[run->person].role.empty());
    bool const body = run != nullptr && !somebody && !token(run->name.first).any(Tag::time, Tag::month);
    return body ? run->name : none;
}

bool Attributor::could_be_nobody(Attribution const& said) const {
    Range const who = said.mention;
    bool const told = said.sieve != Sieve::turn && said.sieve != Sieve::posted && said.sieve != Sieve::block && said.sieve != Sieve::noun;
    if (who.empty() || !told || names_person(who)) return false;
    Token const& first = token(who.first);
    bool const one = who.last == who.first + 1;
    if (one && first.has(Tag::pronoun) && !first.has(Tag::article)) return false;
    if (one && first.has(Tag::anaphor)) return false;
    Grammar const& grammar = article_.grammar;
    // "Seinen Namen möchte er": no subject has that ending.
    bool const finite = said.cue && said.cue->form == CueForm::finite;
    auto const opening = article_.slice(first.start, first.end);
    bool const object = grammar.capital_nouns && finite && !one && first.any(Tag::possessive, Tag::article) &&
                        (opening.ends_with(U"em") || opening.ends_with(U"en"));
    bool const cut = who.last < article_.tokens.size() && is_hyphen(article_.text[token(who.last).start]); // "a 52-count complaint"
    bool const opens = who.first == 0 || token(who.first - 1).kind == TokenKind::line || token(who.first - 1).is_quote() ||
                       (token(who.first - 1).kind == TokenKind::sign && is_terminal(token(who.first - 1).sign));
    NameRun const* alone = one && first.capital && opens && !first.all_caps ? people_.run_at(who.first) : nullptr;
    if (alone != nullptr && alone->name.last == who.last && !first.any(Tag::role, Tag::organisation, Tag::country, Tag::title, Tag::article, Tag::pronoun, Tag::anaphor)) {
        // "Zwar verteidigte …", "Tiene, dice, «…»"; a body is named again, or has letters of its own
        bool const verb = grammar.bare_verbs && who.last < article_.tokens.size() && token(who.last).is(U',');
        if (verb || first.any(Tag::adverb, Tag::conjunction, Tag::subordinate)) return true;
    }
    bool all_time = !cut && !(one && first.has(Tag::article) && first.capital);
    for (std::size_t i = who.first; i < who.last; ++i) {
        Token const& t = token(i);
        if (t.any(Tag::role, Tag::spokesperson, Tag::organisation, Tag::document, Tag::title, Tag::crowd, Tag::work)) return false;
        if (people_.run_at(i) != nullptr && !grammar.capital_nouns && !t.any(Tag::time, Tag::month)) return false;
        bool const counts = t.kind == TokenKind::number || t.any(Tag::time, Tag::month, Tag::unit_of_time, Tag::article, Tag::adverb);
        all_time = all_time && counts;
        // "a que o jornal teve acesso": a clause of its own
        bool const acts = i > who.first && t.any(Tag::auxiliary, Tag::modal) && !t.any(Tag::relative, Tag::article, Tag::of, Tag::possessive);
        if (acts && !t.capital) return true;
    }
    if (object || (all_time && !(one && first.has(Tag::article) && first.has(Tag::pronoun)))) return true;
    if (!one || first.capital) return false;
    if (first.any(Tag::cue_finite, Tag::auxiliary, Tag::modal) && !first.has(Tag::also_noun)) return true;
    // In a language that puts an article before its nouns a bare word is none: "malicieux", "assinam".
    bool const articles = !grammar.no_articles && (!grammar.article_of_man.empty() || !grammar.article_of_several.empty());
    bool const bare = who.first == 0 || !token(who.first - 1).any(Tag::article, Tag::possessive, Tag::definite, Tag::of);
    return articles && bare && first.is_word() && !first.any(Tag::relative, Tag::pronoun);
}

/// Puts another one in the place of words that mean nobody: whom the sentence is about, the only one it names, or whoever
/// was named before.
void Attributor::rather(Attribution& said, std::size_t quote, Range sentence) const {
    Range const nobody = said.mention;
    auto const fits = [&](Range phrase) {
        Attribution other = said;
        other.mention = phrase;
        return !phrase.empty() && phrase.last <= quote && phrase != nobody && may_speak(phrase) && !could_be_nobody(other);
    };
    Range const subject = phrases_.main_subject(sentence.first, quote);
    Range const only = only_one_named(quote, sentence);
    if (fits(subject)) said.mention = subject;
    else if (fits(only)) said.mention = only;
    else {
        said.mention = {nobody.first, nobody.first};
        said.unnamed = true;
    }
}

} // namespace core
