#include "core/quotation/reasons.h"

#include <utility>
#include <vector>

namespace core {

namespace {

/// Whether its sentence says of whom a word of saying is said.
bool is_told_by_a_word(Sieve sieve) {
    switch (sieve) {
    case Sieve::inverted:
    case Sieve::subject_verb:
    case Sieve::continued:
    case Sieve::before:
    case Sieve::participle:
    case Sieve::postposed:
    case Sieve::dash:
    case Sieve::reported:
    case Sieve::clause:
    case Sieve::incise:
    case Sieve::noun:
    case Sieve::alone: return true;
    default: return false;
    }
}

} // namespace

Message reason(Sieve sieve, std::string const& cue, std::string const& mention) {
    std::vector<Arg> args{{"cue", cue}, {"mention", mention}};
    if (mention.empty() && is_told_by_a_word(sieve) && !cue.empty())
        return say("“{cue}” stands beside it, and nobody is named as the speaker.", std::move(args));
    switch (sieve) {
    case Sieve::inverted:
    case Sieve::subject_verb:
        return say("“{cue}” stands right behind it, said of “{mention}”.", std::move(args));
    case Sieve::parenthesis: return say("“{mention}” is named beside it.", std::move(args));
    case Sieve::colon: return say("A colon after “{mention}” introduces it.", std::move(args));
    case Sieve::continued:
        return say("It goes on after “{cue}”, said of “{mention}”.", std::move(args));
    case Sieve::before:
    case Sieve::participle:
        return say("“{cue}” stands before it, said of “{mention}”.", std::move(args));
    case Sieve::according: return say("“{cue} {mention}” names the source.", std::move(args));
    case Sieve::postposed:
        return say("“{cue}” at the end of the sentence is said of “{mention}”.", std::move(args));
    case Sieve::floating:
        return say("It stands alone after words of the same speaker.", {});
    case Sieve::turn:
        if (mention.empty()) return say("The line begins with a word for a question or an answer, as in an interview.", {});
        return say("The line begins with “{mention}”, as in an interview.", std::move(args));
    case Sieve::dash:
        if (cue.empty()) return say("A dash opens it where two speak by turns.", {});
        return say("A dash opens it, and “{cue}” is said of “{mention}”.", std::move(args));
    case Sieve::reported:
    case Sieve::clause:
    case Sieve::incise:
        return say("“{cue}” reports it without marks, said of “{mention}”.", std::move(args));
    case Sieve::source: return say("“{cue} {mention}” names the source of words without marks.", std::move(args));
    case Sieve::noun: return say("“{cue}” names it as words of “{mention}”.", std::move(args));
    case Sieve::alone:
        if (!cue.empty()) return say("It stands alone; “{cue}” in the next sentence is said of “{mention}”.", std::move(args));
        if (mention.empty()) return say("A whole sentence stands alone in marks; nothing says who speaks.", {});
        return say("It stands alone beside sentences about “{mention}”; no word tells of saying.", std::move(args));
    case Sieve::block:
        if (mention.empty()) return say("It stands apart without marks; nothing says whose words it is.", {});
        return say("It stands apart without marks, with “{mention}” under it.", std::move(args));
    case Sieve::posted:
        if (!mention.empty()) return say("It stands on “{cue}”, which “{mention}” put up.", std::move(args));
        return say("It stands on “{cue}”; nobody is told to say it.", std::move(args));
    case Sieve::implied: return say("The sentence is about “{mention}”; no word tells of saying.", std::move(args));
    case Sieve::none: break;
    }
    return say("Marked, but nothing says who speaks.", {});
}

Message reason(Told told, std::string words) {
    std::vector<Arg> args{{"words", std::move(words)}};
    if (told == Told::denied) return say("The article says that it was not said: “{words}”.", std::move(args));
    if (told == Told::hearsay) return say("The article does not vouch for it: “{words}”.", std::move(args));
    return say("The article only supposes that it is said: “{words}”.", std::move(args));
}

Message reason(Against against) {
    switch (against) {
    case Against::nothing: return say("Marked, but nothing says who speaks.");
    case Against::named: return say("A noun before it names what stands between the marks.");
    case Against::compound: return say("The marks belong to a word joined by a hyphen.");
    case Against::nickname: return say("It stands inside a name, as nicknames do.");
    case Against::title: return say("Every word has a capital, as titles have.");
    case Against::fragment: return say("A word or two in marks that nobody is said to have said.");
    case Against::heading: return say("Single marks in a heading, where headlines sum up.");
    case Against::letter: return say("A letter before the colon names nobody.");
    }
    return {};
}

} // namespace core
