// How much of a text is what it should be: by runs of four words, a letter being a word where none are parted by
// blanks.
#pragma once

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace made_pages {

struct Score {
    double precision = 0, recall = 0;
    double f1() const { return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall); }
};

inline std::map<std::string, int> runs_of(std::string const& text) {
    std::vector<std::string> words(1);
    for (auto const c : core::to_utf32(core::casefold(text))) {
        bool const dense = c >= 0x2E80 && c <= 0xD7AF;
        bool const letter = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') ||
                            (c >= 0xC0 && !(c >= 0x2000 && c < 0x2E80) && !(c >= 0x3000 && c < 0x3040));
        if (!letter || dense)
            words.emplace_back();
        if (letter)
            core::append_utf8(words.back(), c);
        if (dense)
            words.emplace_back();
    }
    std::erase_if(words, [](std::string const& word) { return word.empty(); });
    std::map<std::string, int> runs;
    for (std::size_t at = 0; at < words.size() && (at == 0 || at + 4 <= words.size()); ++at) {
        std::string run;
        for (auto next = at; next < std::min(at + 4, words.size()); ++next)
            run += words[next] + " ";
        ++runs[run];
    }
    return runs;
}

inline Score score(std::string const& found, std::string const& wanted) {
    auto const have = runs_of(found), want = runs_of(wanted);
    double both = 0, all_have = 0, all_want = 0;
    for (auto const& [run, times] : have) {
        all_have += times;
        if (auto const there = want.find(run); there != want.end())
            both += std::min(times, there->second);
    }
    for (auto const& [run, times] : want)
        all_want += times;
    return {all_have == 0 ? 0 : both / all_have, all_want == 0 ? 0 : both / all_want};
}

} // namespace made_pages
