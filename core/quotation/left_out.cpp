#include "core/quotation/left_out.h"

namespace core {

bool said_by_several(std::u32string_view verb, Grammar const& grammar) {
    return ends_in(verb, grammar.several) || ends_in(verb.substr(0, verb.find(U' ')), grammar.several);
}

Gender gender_told(std::u32string_view verb, Grammar const& grammar) {
    if (ends_in(verb, grammar.of_woman)) return Gender::feminine;
    return ends_in(verb, grammar.of_man) ? Gender::masculine : Gender::unknown;
}

} // namespace core
