#include "core/quotation/left_out.h"

namespace core {

bool said_by_several(std::u32string_view verb, Grammar const& grammar) {
    return ends_in(verb, grammar.several) || ends_in(verb.substr(0, verb.find(U' ')), grammar.several);
}

bool told_by_several(Article const& article, Cue const& cue, Range mention) {
    Grammar const& grammar = article.grammar;
    bool const left_out = grammar.bare_verbs && mention.empty() && cue.form == CueForm::finite && !cue.pronoun;
    bool const pronoun = mention.last == mention.first + 1 && article.tokens[mention.first].has(Tag::pronoun) &&
                         !article.tokens[mention.first].has(Tag::masculine);
    if (!left_out && !pronoun) return false;
    Token const& verb = article.tokens[cue.bracket.value_or(cue.verb.first)];
    return said_by_several(article.slice(verb.start, verb.end), grammar);
}

bool leaves_out(Article const& article, Cue const& cue, Range mention) {
    if (!article.grammar.bare_verbs || cue.form != CueForm::finite || cue.pronoun) return false;
    if (article.tokens[cue.head].has(Tag::supposing)) return false; // "Diga que"
    return mention.empty() && !said_by_several(article.slice(cue.verb), article.grammar);
}

Gender gender_told(std::u32string_view verb, Grammar const& grammar) {
    if (ends_in(verb, grammar.of_woman)) return Gender::feminine;
    return ends_in(verb, grammar.of_man) ? Gender::masculine : Gender::unknown;
}

} // namespace core
