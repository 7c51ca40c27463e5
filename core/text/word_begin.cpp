#include "core/text/word_begin.h"

namespace core {

bool begins_a_word(std::string_view name, std::string_view typed) {
    for (auto at = name.find(typed); at != name.npos; at = name.find(typed, at + 1))
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-' || name[at - 1] == '\'') return true;
    return false;
}

} // namespace core
