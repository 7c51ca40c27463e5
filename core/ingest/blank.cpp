#include "core/ingest/blank.h"

#include <array>

namespace core {

std::string_view without_space(std::string_view text) {
    constexpr std::array spaces{" ",      "\t",     "\n",     "\u00A0", "\u2002",
                                "\u2003", "\u2009", "\u200B", "\u2028", "\u2029",
                                "\u202F", "\u3000", "\uFEFF"};
    for (bool found = true; found;) {
        found = false;
        for (std::string_view const space : spaces)
            while (text.starts_with(space)) {
                text.remove_prefix(space.size());
                found = true;
            }
    }
    return text;
}

} // namespace core
