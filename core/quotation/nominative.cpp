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

constexpr std::array<Ending, 6> russian_given_of_men{{{U"етра", U"ётр"}, {U"авла", U"авел"}, {U"ьва", U"ев"}, {U"я", U"й"}, {U"я", U"ь"}, {U"а", U""}}};
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
constexpr std::array<Ending, 16> polish_names_of_men{
    {{U"skiego", U"ski"}, {U"ckiego", U"cki"}, {U"ego", U"y"}, {U"rka", U"rek"}, {U"łka", U"łek"}, {U"nka", U"nek"},
     {U"czka", U"czek"}, {U"szka", U"szek"}, {U"tka", U"tek"}, {U"dka", U"dek"}, {U"iela", U"iel"}, {U"a", U""},
     {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}, {U"ę", U"a"}}};
constexpr std::array<Ending, 11> polish_names_of_women{
    {{U"skiej", U"ska"}, {U"ckiej", U"cka"}, {U"owej", U"owa"}, {U"nej", U"na"}, {U"ską", U"ska"}, {U"cką", U"cka"},
     {U"ową", U"owa"}, {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}, {U"ę", U"a"}}};
constexpr std::array<std::u32string_view, 13> polish_bare{U"ak", U"ik", U"yk", U"uk", U"ek", U"ok", U"icz",
                                                          U"arz", U"or", U"at", U"as", U"iel", U"an"};

constexpr std::array<Ending, 12> russian_bodies{
    {{U"ии", U"ие"}, {U"ии", U"ия"}, {U"ства", U"ство"}, {U"стве", U"ство"}, {U"е", U""}, {U"е", U"а"}, {U"е", U"о"},
     {U"ы", U"а"}, {U"и", U"а"}, {U"и", U"ь"}, {U"а", U""}, {U"а", U"о"}}};
constexpr std::array<Ending, 10> polish_bodies{{{U"stwie", U"stwo"}, {U"cie", U"t"}, {U"ii", U"ia"}, {U"stwa", U"stwo"}, {U"ji", U"ja"}, {U"y", U"a"}, {U"i", U"a"},
                                               {U"ku", U"ek"}, {U"u", U""}, {U"a", U""}}};

constexpr std::array<Ending, 5> russian_rare_men{{{U"ия", U"ий"}, {U"ея", U"ей"}, {U"ая", U"ай"}, {U"я", U"ь"}, {U"а", U""}}};
constexpr std::array<Ending, 10> russian_rare_women{{{U"ии", U"ия"}, {U"ы", U"а"}, {U"ги", U"га"}, {U"ки", U"ка"}, {U"хи", U"ха"},
                                                     {U"жи", U"жа"}, {U"ши", U"ша"}, {U"чи", U"ча"}, {U"щи", U"ща"}, {U"и", U"я"}}};
constexpr std::array<Ending, 2> polish_rare_men{{{U"ego", U"y"}, {U"a", U""}}};
constexpr std::array<Ending, 7> polish_rare_women{{{U"ii", U"ia"}, {U"ię", U"ia"}, {U"ę", U"a"}, {U"ki", U"ka"}, {U"gi", U"ga"}, {U"y", U"a"}, {U"i", U"a"}}};

// German declines a body behind "des".
constexpr std::array<Ending, 2> german_bodies{{{U"es", U""}, {U"s", U""}}};

// The other cases: "спросили Глеба" is the second, "ответ Глебу", "с Глебом", "Дарью".
constexpr std::array<Ending, 7> russian_given_of_men_3{{{U"етру", U"ётр"}, {U"авлу", U"авел"}, {U"ьву", U"ев"}, {U"ю", U"й"}, {U"ю", U"ь"}, {U"у", U""}, {U"е", U"а"}}};
constexpr std::array<Ending, 5> russian_given_of_women_3{{{U"ии", U"ия"}, {U"е", U"а"}, {U"е", U"я"}, {U"и", U"ь"}, {U"и", U"я"}}};
constexpr std::array<Ending, 8> russian_names_of_men_3{{{U"скому", U"ский"}, {U"цкому", U"цкий"}, {U"ому", U"ый"}, {U"ему", U"ий"},
                                                        {U"ичу", U"ич"}, {U"у", U""}, {U"ю", U"ь"}, {U"е", U"а"}}};
constexpr std::array<Ending, 2> russian_given_of_women_4{{{U"у", U"а"}, {U"ю", U"я"}}};
constexpr std::array<Ending, 6> russian_names_of_women_4{{{U"скую", U"ская"}, {U"цкую", U"цкая"}, {U"ову", U"ова"}, {U"еву", U"ева"},
                                                          {U"ину", U"ина"}, {U"вну", U"вна"}}};
constexpr std::array<Ending, 9> russian_given_of_men_5{{{U"етром", U"ётр"}, {U"авлом", U"авел"}, {U"ьвом", U"ев"}, {U"ем", U"й"}, {U"ем", U"ь"}, {U"ём", U"ь"}, {U"ом", U""}, {U"ой", U"а"}, {U"ёй", U"я"}}};
constexpr std::array<Ending, 4> russian_given_of_women_5{{{U"ой", U"а"}, {U"ей", U"я"}, {U"ей", U"а"}, {U"ью", U"ь"}}};
constexpr std::array<Ending, 10> russian_names_of_men_5{{{U"ским", U"ский"}, {U"цким", U"цкий"}, {U"овым", U"ов"}, {U"евым", U"ев"},
                                                        {U"иным", U"ин"}, {U"ичем", U"ич"}, {U"ым", U"ый"}, {U"им", U"ий"}, {U"ом", U""},
                                                        {U"ем", U"ь"}}};
constexpr std::array<Ending, 6> polish_given_of_men_3{{{U"kowi", U"ek"}, {U"łowi", U"eł"}, {U"owi", U""}, {U"emu", U"y"}, {U"emu", U""}, {U"bie", U"ba"}}};
constexpr std::array<Ending, 7> polish_given_of_women_3{{{U"rze", U"ra"}, {U"ce", U"ka"}, {U"dze", U"ga"}, {U"dzie", U"da"}, {U"cie", U"ta"},
                                                         {U"le", U"ła"}, {U"ie", U"a"}}};
constexpr std::array<Ending, 10> polish_names_of_men_3{{{U"skiemu", U"ski"}, {U"ckiemu", U"cki"}, {U"emu", U"y"}, {U"rkowi", U"rek"}, {U"łkowi", U"łek"},
                                                        {U"nkowi", U"nek"}, {U"czkowi", U"czek"}, {U"tkowi", U"tek"}, {U"owi", U""}, {U"ce", U"ka"}}};
constexpr std::array<Ending, 7> polish_names_of_women_3{{{U"skiej", U"ska"}, {U"ckiej", U"cka"}, {U"owej", U"owa"}, {U"nej", U"na"}, {U"ce", U"ka"},
                                                         {U"dze", U"ga"}, {U"ie", U"a"}}};
constexpr std::array<Ending, 6> polish_given_of_men_5{{{U"kiem", U"ek"}, {U"kiem", U"k"}, {U"łem", U"eł"}, {U"em", U""}, {U"ym", U"y"}, {U"m", U""}}};
constexpr std::array<Ending, 2> polish_given_of_women_5{{{U"ią", U"ia"}, {U"ą", U"a"}}};
constexpr std::array<Ending, 12> polish_names_of_men_5{{{U"skim", U"ski"}, {U"ckim", U"cki"}, {U"rkiem", U"rek"}, {U"łkiem", U"łek"}, {U"nkiem", U"nek"},
                                                        {U"czkiem", U"czek"}, {U"tkiem", U"tek"}, {U"kiem", U"k"}, {U"giem", U"g"}, {U"em", U""},
                                                        {U"ym", U"y"}, {U"ą", U"a"}}};
constexpr std::array<Ending, 4> polish_names_of_women_5{{{U"ską", U"ska"}, {U"cką", U"cka"}, {U"ową", U"owa"}, {U"ą", U"a"}}};

/// How a language declines names of people in one case.
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

// The second case and the fourth of men are one; what is declined like it stands in its table.
constexpr std::array<Declension, 4> russian_cases{
    {russian,
     {{}, russian_given_of_women_4, {}, russian_names_of_women_4, U"аяую", U"", {}, {}, {}, {}},
     {russian_given_of_men_3, russian_given_of_women_3, russian_names_of_men_3, russian_names_of_women, U"аяуюеи", U"", {}, {}, {}, {}},
     {russian_given_of_men_5, russian_given_of_women_5, russian_names_of_men_5, russian_names_of_women, U"аяйю", U"", {}, {}, {}, {}}}};
constexpr std::array<Declension, 3> polish_cases{
    {polish,
     {polish_given_of_men_3, polish_given_of_women_3, polish_names_of_men_3, polish_names_of_women_3, U"aei", U"", {}, {}, {}, {}},
     {polish_given_of_men_5, polish_given_of_women_5, polish_names_of_men_5, polish_names_of_women_5, U"aąęi", U"", {}, {}, {}, {}}}};
constexpr std::array<Declension, 1> german_cases{{{{}, {}, {}, {}, U"", U"", {}, german_bodies, {}, {}}}};

/// The case that tells of whom a word is comes first.
std::span<Declension const> cases_of(std::string_view language) {
    if (language == "ru") return russian_cases;
    if (language == "pl") return polish_cases;
    return language == "de" ? std::span<Declension const>(german_cases) : std::span<Declension const>{};
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

/// The word for a body or a document, such as a ministry or a law, that this one declines, if the lexicon knows it.
std::optional<std::u32string> body(std::u32string_view word, Endings endings, Lexicon const& lexicon) {
    for (Ending const& ending : endings) {
        auto const name = ended(word, Endings(&ending, 1));
        auto const* known = name ? lexicon.find(to_utf8(*name)) : nullptr;
        if (known != nullptr && known->tags.any(Tag::organisation, Tag::document)) return name;
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

/// The surname as it is not declined; nothing if its ending is none of this case.
std::optional<std::u32string> surname(std::u32string_view name, bool man, Declension const& how, Stands const& stands) {
    // "Ладовой-Реутской": each half is declined.
    std::u32string whole;
    for (std::size_t at = 0; at <= name.size();) {
        auto const hyphen = std::min(name.find(U'-', at), name.size());
        auto const part = name.substr(at, hyphen - at);
        auto const ending = ended(part, man ? how.names_of_men : how.names_of_women);
        if (!ending && !part.empty() && how.declined.find(part.back()) != std::u32string_view::npos) return std::nullopt;
        bool const bare = !how.bare.empty() && ending && part.ends_with(how.bare) && part.starts_with(*ending) &&
                          ending->size() + how.bare.size() == part.size();
        bool const telling = bare && std::ranges::any_of(how.telling, [&](auto end) { return ending->ends_with(end); });
        if (bare && !telling && !stands(*ending)) return std::nullopt;
        whole += (at > 0 ? U"-" : U"") + ending.value_or(std::u32string(part));
        at = hyphen + 1;
    }
    return whole;
}

/// A given name that the lexicon has, or one declined as rare ones are whose surname goes along; of a man or a woman.
struct Given {
    std::u32string name;
    bool man = false;
};

std::optional<Given> given_in(std::vector<std::u32string> const& words, Declension const& how, Lexicon const& lexicon, bool rare) {
    constexpr std::u32string_view vowels = U"aeiouyęąóаеёиоуыэюя";
    auto man = given(words.front(), how.given_of_men, Tag::masculine, lexicon);
    auto woman = given(words.front(), how.given_of_women, Tag::feminine, lexicon);
    if (rare && !man && !woman) {
        auto const rare_man = ended(words.front(), how.rare_men);
        auto const rare_woman = ended(words.front(), how.rare_women);
        bool const fixed = vowels.find(words.back().back()) == vowels.npos; // "Leokadię Fus": no man's
        if (rare_man && ended(words.back(), how.names_of_men)) man = rare_man;
        else if (rare_woman && (fixed || ended(words.back(), how.names_of_women))) woman = rare_woman;
    }
    if (man.has_value() == woman.has_value()) return std::nullopt;
    return Given{man ? *man : *woman, man.has_value()};
}

} // namespace

std::string nominative(std::string_view declined, Lexicon const& lexicon, Stands const& stands) {
    constexpr std::size_t most_words = 4;
    auto const cases = cases_of(lexicon.language());
    auto const words = words_of(to_utf32(declined));
    if (cases.empty() || words.empty()) return std::string(declined);
    if (auto const name = body(words.front(), cases.front().bodies, lexicon))
        return to_utf8(*name + to_utf32(declined).substr(words.front().size()));
    if (words.size() < 2 || words.size() > most_words) return std::string(declined);
    auto const in = [&](Declension const& how, bool rare) -> std::optional<std::u32string> {
        auto const first = given_in(words, how, lexicon, rare);
        if (!first) return std::nullopt;
        std::u32string out = first->name;
        for (std::size_t i = 1; i < words.size(); ++i) {
            auto const next = surname(words[i], first->man, how, stands);
            if (!next) return std::nullopt;
            out += U" " + *next;
        }
        return out;
    };
    for (bool const rare : {false, true})
        for (Declension const& how : cases)
            if (auto const name = in(how, rare)) return to_utf8(*name);
    return std::string(declined);
}

bool surely_declined(std::string_view name, Lexicon const& lexicon) {
    auto const words = words_of(to_utf32(name));
    if (words.size() < 2) return false;
    auto const* known = lexicon.find(to_utf8(words.front()));
    if (known != nullptr && known->tags.has(Tag::first_name)) return false;
    return std::ranges::any_of(cases_of(lexicon.language()), [&](Declension const& how) {
        return given(words.front(), how.given_of_men, Tag::masculine, lexicon) ||
               given(words.front(), how.given_of_women, Tag::feminine, lexicon);
    });
}

std::string of_owner(std::string_view genitive) {
    return std::string(genitive.ends_with('s') ? genitive.substr(0, genitive.size() - 1) : genitive);
}

} // namespace core
