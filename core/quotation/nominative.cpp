#include "core/quotation/nominative.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace core {

namespace {

using Ending = std::pair<std::u32string_view, std::u32string_view>; ///< as it is declined, nominative
using Endings = std::span<Ending const>; ///< the longest first; what none fits stays

constexpr std::array<Ending, 3> russian_given_of_men{{{U"я", U"й"}, {U"я", U"ь"}, {U"а", U""}}};
constexpr std::array<Ending, 4> russian_given_of_women{{{U"ы", U"а"}, {U"и", U"а"}, {U"и", U"я"}, {U"и", U"ь"}}};
constexpr std::array<Ending, 9> russian_names_of_men{{{U"ского", U"ский"}, {U"цкого", U"цкий"}, {U"ого", U"ый"},
                                                      {U"его", U"ий"}, {U"ича", U"ич"}, {U"ова", U"ов"},
                                                      {U"ева", U"ев"}, {U"ина", U"ин"}, {U"а", U""}}};
constexpr std::array<Ending, 7> russian_names_of_women{{{U"ской", U"ская"}, {U"цкой", U"цкая"}, {U"овой", U"ова"},
                                                        {U"евой", U"ева"}, {U"иной", U"ина"}, {U"овны", U"овна"},
                                                        {U"евны", U"евна"}}};
constexpr std::array<std::u32string_view, 4> russian_bare{U"ов", U"ев", U"ин", U"ич"};

constexpr std::array<Ending, 6> polish_given_of_men{
    {{U"ego", U"y"}, {U"ego", U""}, {U"ka", U"ek"}, {U"ła", U"eł"}, {U"a", U""}, {U"y", U"a"}}};
constexpr std::array<Ending, 5> polish_given_of_women{{{U"ii", U"ia"}, {U"y", U"a"}, {U"i", U"a"}, {U"i", U"ia"}, {U"ę", U"a"}}};
constexpr std::array<Ending, 15> polish_names_of_men{
    {{U"skiego", U"ski"}, {U"ckiego", U"cki"}, {U"ego", U"y"}, {U"rka", U"rek"}, {U"łka", U"łek"}, {U"nka", U"nek"},
     {U"czka", U"czek"}, {U"szka", U"szek"}, {U"tka", U"tek"}, {U"dka", U"dek"}, {U"iela", U"iel"}, {U"a", U""},
     {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}}};
constexpr std::array<Ending, 11> polish_names_of_women{
    {{U"skiej", U"ska"}, {U"ckiej", U"cka"}, {U"owej", U"owa"}, {U"nej", U"na"}, {U"ską", U"ska"}, {U"cką", U"cka"},
     {U"ową", U"owa"}, {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}, {U"ę", U"a"}}};
constexpr std::array<std::u32string_view, 13> polish_bare{U"ak", U"ik", U"yk", U"uk", U"ek", U"ok", U"icz",
                                                          U"arz", U"or", U"at", U"as", U"iel", U"an"};

constexpr std::array<Ending, 7> russian_bodies{
    {{U"ии", U"ия"}, {U"ства", U"ство"}, {U"ы", U"а"}, {U"и", U"а"}, {U"и", U"ь"}, {U"а", U""}, {U"а", U"о"}}};
constexpr std::array<Ending, 8> polish_bodies{{{U"ii", U"ia"}, {U"stwa", U"stwo"}, {U"ji", U"ja"}, {U"y", U"a"}, {U"i", U"a"},
                                               {U"ku", U"ek"}, {U"u", U""}, {U"a", U""}}};

constexpr std::array<Ending, 5> russian_rare_men{{{U"ия", U"ий"}, {U"ея", U"ей"}, {U"ая", U"ай"}, {U"я", U"ь"}, {U"а", U""}}};
constexpr std::array<Ending, 10> russian_rare_women{{{U"ии", U"ия"}, {U"ы", U"а"}, {U"ги", U"га"}, {U"ки", U"ка"}, {U"хи", U"ха"},
                                                     {U"жи", U"жа"}, {U"ши", U"ша"}, {U"чи", U"ча"}, {U"щи", U"ща"}, {U"и", U"я"}}};
constexpr std::array<Ending, 2> polish_rare_men{{{U"ego", U"y"}, {U"a", U""}}};
constexpr std::array<Ending, 5> polish_rare_women{{{U"ii", U"ia"}, {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}, {U"i", U"a"}}};

// German declines a body behind "des".
constexpr std::array<Ending, 2> german_bodies{{{U"es", U""}, {U"s", U""}}};

/// How a language declines names of people.
struct Declension {
    Endings given_of_men, given_of_women, names_of_men, names_of_women;
    std::u32string_view declined; ///< letters a declined name ends in
    std::u32string_view bare;     ///< what is added to a man's name that ends in a consonant
    std::span<std::u32string_view const> telling; ///< ends of such names that leave no doubt
    Endings bodies; ///< of words for bodies
    Endings rare_men, rare_women; ///< of given names the lexicon does not have
};

constexpr Declension russian{russian_given_of_men, russian_given_of_women, russian_names_of_men, russian_names_of_women,
                             U"яиыюйа", U"а", russian_bare, russian_bodies,
                             russian_rare_men, russian_rare_women};
constexpr Declension polish{polish_given_of_men, polish_given_of_women, polish_names_of_men, polish_names_of_women,
                            U"aiyęą", U"a", polish_bare, polish_bodies,
                            polish_rare_men, polish_rare_women};

constexpr Declension german{{}, {}, {}, {}, U"", U"", {}, german_bodies, {}, {}};

Declension const* declension_of(std::string_view language) {
    if (language == "ru") return &russian;
    if (language == "de") return &german;
    return language == "pl" ? &polish : nullptr;
}

std::optional<std::u32string> ended(std::u32string_view word, Endings endings) {
    for (auto const& [genitive, nominative] : endings)
        if (word.size() > genitive.size() + 1 && word.ends_with(genitive))
            return std::u32string(word.substr(0, word.size() - genitive.size())) + std::u32string(nominative);
    return std::nullopt;
}

/// The given name of that gender which the word is, declined.
std::optional<std::u32string> given(std::u32string_view word, Endings endings, Tag gender, Lexicon const& lexicon) {
    for (Ending const& ending : endings) {
        auto const name = ended(word, Endings(&ending, 1));
        auto const* known = name ? lexicon.find(to_utf8(*name)) : nullptr;
        if (known != nullptr && known->tags.has(Tag::first_name) && known->tags.has(gender)) return name;
    }
    return std::nullopt;
}

/// The word for a body, such as a ministry, that this one declines, if the lexicon knows it.
std::optional<std::u32string> body(std::u32string_view word, Endings endings, Lexicon const& lexicon) {
    for (Ending const& ending : endings) {
        auto const name = ended(word, Endings(&ending, 1));
        auto const* known = name ? lexicon.find(to_utf8(*name)) : nullptr;
        if (known != nullptr && known->tags.has(Tag::organisation)) return name;
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

std::string nominative(std::string_view declined, Lexicon const& lexicon, Stands const& stands) {
    constexpr std::size_t most_words = 4;
    Declension const* how = declension_of(lexicon.language());
    auto words = words_of(to_utf32(declined));
    if (how != nullptr && !words.empty())
        if (auto const name = body(words.front(), how->bodies, lexicon)) {
            auto const rest = to_utf32(declined).substr(words.front().size());
            return to_utf8(*name + rest);
        }
    if (how == nullptr || words.size() < 2 || words.size() > most_words) return std::string(declined);
    auto man = given(words.front(), how->given_of_men, Tag::masculine, lexicon);
    auto woman = given(words.front(), how->given_of_women, Tag::feminine, lexicon);
    // A rare given name: as such names are declined, if its surname goes along.
    if (!man && !woman && words.size() > 1) {
        auto const rare_man = ended(words.front(), how->rare_men);
        auto const rare_woman = ended(words.front(), how->rare_women);
        if (rare_man && ended(words.back(), how->names_of_men)) man = rare_man;
        else if (rare_woman && ended(words.back(), how->names_of_women)) woman = rare_woman;
    }
    if (man.has_value() == woman.has_value()) return std::string(declined);
    words.front() = man ? *man : *woman;
    for (std::size_t i = 1; i < words.size(); ++i) {
        // "Ладовой-Реутской": each half is declined.
        std::u32string whole;
        for (std::size_t at = 0; at <= words[i].size();) {
            auto const hyphen = std::min(words[i].find(U'-', at), words[i].size());
            auto const part = std::u32string_view(words[i]).substr(at, hyphen - at);
            auto const ending = ended(part, man ? how->names_of_men : how->names_of_women);
            if (!ending && !part.empty() && how->declined.find(part.back()) != std::u32string_view::npos)
                return std::string(declined);
            bool const bare = ending && part.ends_with(how->bare) && part.starts_with(*ending) &&
                              ending->size() + how->bare.size() == part.size();
            bool const telling = bare && std::ranges::any_of(how->telling, [&](auto end) { return ending->ends_with(end); });
            if (bare && !telling && !stands(*ending)) return std::string(declined);
            whole += (at > 0 ? U"-" : U"") + ending.value_or(std::u32string(part));
            at = hyphen + 1;
        }
        words[i] = std::move(whole);
    }
    std::u32string out = words.front();
    for (std::size_t i = 1; i < words.size(); ++i) out += U" " + words[i];
    return to_utf8(out);
}

} // namespace core
