#include "core/quotation/nominative.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace core {

namespace {

using Ending = std::pair<std::u32string_view, std::u32string_view>; ///< genitive, nominative

constexpr std::array<Ending, 3> given_of_men{{{U"я", U"й"}, {U"я", U"ь"}, {U"а", U""}}};
constexpr std::array<Ending, 4> given_of_women{{{U"ы", U"а"}, {U"и", U"а"}, {U"и", U"я"}, {U"и", U"ь"}}};
// The longest first; what none fits stays.
constexpr std::array<Ending, 9> names_of_men{{{U"ского", U"ский"}, {U"цкого", U"цкий"}, {U"ого", U"ый"},
                                              {U"его", U"ий"}, {U"ича", U"ич"}, {U"ова", U"ов"}, {U"ева", U"ев"},
                                              {U"ина", U"ин"}, {U"а", U""}}};
constexpr std::array<Ending, 7> names_of_women{{{U"ской", U"ская"}, {U"цкой", U"цкая"}, {U"овой", U"ова"},
                                                {U"евой", U"ева"}, {U"иной", U"ина"}, {U"овны", U"овна"},
                                                {U"евны", U"евна"}}};

template <class Endings>
std::optional<std::u32string> ended(std::u32string_view word, Endings const& endings) {
    for (auto const& [genitive, nominative] : endings)
        if (word.size() > genitive.size() + 1 && word.ends_with(genitive))
            return std::u32string(word.substr(0, word.size() - genitive.size())) + std::u32string(nominative);
    return std::nullopt;
}

/// The given name of that gender whose genitive the word is.
template <class Endings>
std::optional<std::u32string> given(std::u32string_view word, Endings const& endings, Tag gender,
                                    Lexicon const& lexicon) {
    for (Ending const& ending : endings) {
        auto const name = ended(word, std::array{ending});
        auto const* known = name ? lexicon.find(to_utf8(*name)) : nullptr;
        if (known != nullptr && known->tags.has(Tag::first_name) && known->tags.has(gender)) return name;
    }
    return std::nullopt;
}

std::vector<std::u32string> words_of(std::u32string_view name) {
    std::vector<std::u32string> out;
    for (std::size_t at = 0; at < name.size();) {
        auto const space = std::min(name.find(U' ', at), name.size());
        if (space > at) out.emplace_back(name.substr(at, space - at));
        at = space + 1;
    }
    return out;
}

} // namespace

std::string nominative(std::string_view genitive, Lexicon const& lexicon, Stands const& stands) {
    constexpr std::size_t most_words = 4;
    auto words = words_of(to_utf32(genitive));
    if (words.size() < 2 || words.size() > most_words) return std::string(genitive);
    auto const man = given(words.front(), given_of_men, Tag::masculine, lexicon);
    auto const woman = given(words.front(), given_of_women, Tag::feminine, lexicon);
    if (man.has_value() == woman.has_value()) return std::string(genitive);
    words.front() = man ? *man : *woman;
    for (std::size_t i = 1; i < words.size(); ++i) {
        // "Ладовой-Реутской": each half is declined.
        std::u32string whole;
        for (std::size_t at = 0; at <= words[i].size();) {
            auto const hyphen = std::min(words[i].find(U'-', at), words[i].size());
            auto const part = words[i].substr(at, hyphen - at);
            auto const ending = man ? ended(part, names_of_men) : ended(part, names_of_women);
            constexpr std::u32string_view declined = U"яиыюйа";
            if (!ending && !part.empty() && declined.find(part.back()) != std::u32string_view::npos)
                return std::string(genitive);
            bool const bare = ending && ending->size() + 1 == part.size() && part.back() == U'а' && part.starts_with(*ending);
            bool const telling = bare && (ending->ends_with(U"ов") || ending->ends_with(U"ев") || ending->ends_with(U"ин") ||
                                          ending->ends_with(U"ич"));
            if (bare && !telling && !stands(*ending)) return std::string(genitive);
            whole += (at > 0 ? U"-" : U"") + ending.value_or(part);
            at = hyphen + 1;
        }
        words[i] = std::move(whole);
    }
    std::u32string out = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) out += U" " + words[i];
    return to_utf8(out);
}

} // namespace core
