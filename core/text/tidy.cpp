#include "core/text/tidy.h"

#include "core/text/signs.h"

#include <algorithm>
#include <array>

namespace core {

std::string tidy(std::string_view text) {
    // Line ends of other systems than ours: next line, line and paragraph separator.
    constexpr std::array<std::string_view, 3> further{"\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const c = text[at];
        auto const rest = text.substr(at);
        auto const found = c == '\xC2' || c == '\xE2'
                               ? std::ranges::find_if(further, [&](auto end) { return rest.starts_with(end); })
                               : further.end();
        if (found != further.end()) at += found->size() - 1;
        if (c == ' ' || (c >= '\t' && c <= '\r') || found != further.end()) {
            space = !out.empty();
            continue;
        }
        if (space) out += ' ';
        space = false;
        out += c;
    }
    return out;
}

std::string as_reason(std::string_view text) { return made_fit(tidy(text), TextForm::line).text; }

} // namespace core
