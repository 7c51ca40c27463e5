#include "core/text/language.h"

#include <algorithm>
#include <array>

namespace core {

namespace {

struct SmallWords {
    std::string_view language;
    std::array<std::string_view, 18> words;
};

constexpr std::array small_words{
    SmallWords{"fr",
               {"le", "la", "les", "des", "et", "un", "une", "est", "dans", "que", "pour", "du",
                "qui", "sur", "au", "pas", "sont", "ce"}},
    SmallWords{"en",
               {"the", "of", "and", "to", "in", "is", "that", "was", "for", "with", "he", "it",
                "are", "on", "have", "be", "by", "not"}},
    SmallWords{"de",
               {"der", "die", "das", "und", "ist", "den", "von", "mit", "ein", "eine", "nicht",
                "auf", "zu", "für", "sich", "im", "dem", "sind"}},
    SmallWords{"es",
               {"el", "la", "los", "las", "y", "que", "en", "un", "una", "es", "por", "con", "del",
                "se", "para", "no", "su", "al"}},
    SmallWords{"it",
               {"il", "di", "che", "e", "la", "gli", "le", "un", "una", "per", "non", "è", "del",
                "della", "con", "sono", "nel", "si"}},
    SmallWords{"pt",
               {"o", "os", "as", "e", "que", "do", "da", "em", "um", "uma", "não", "para", "com",
                "dos", "no", "na", "é", "por"}},
    SmallWords{"nl",
               {"de", "het", "een", "en", "van", "niet", "dat", "zijn", "op", "te", "voor", "met",
                "aan", "er", "ook", "maar", "bij", "wordt"}},
    SmallWords{"ru",
               {"и", "в", "не", "на", "что", "с", "по", "это", "как", "из", "у", "за", "от", "он",
                "к", "но", "для", "его"}}};

} // namespace

std::string text_language(std::string_view text) {
    constexpr std::size_t enough = 20'000;
    std::array<std::size_t, small_words.size()> hits{};
    std::string word;
    auto const count_word = [&] {
        for (std::size_t at = 0; at < hits.size(); ++at)
            if (std::ranges::find(small_words[at].words, word) != small_words[at].words.end())
                ++hits[at];
        word.clear();
    };
    for (char const c : text.substr(0, enough)) {
        bool const letter = (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
        if (letter)
            word += c;
        else if (c >= 'A' && c <= 'Z')
            word += static_cast<char>(c - 'A' + 'a');
        else if (!word.empty())
            count_word();
    }
    if (!word.empty())
        count_word();
    auto const best = std::ranges::max_element(hits);
    if (*best < 2 || std::ranges::count(hits, *best) > 1)
        return {};
    return std::string(small_words[static_cast<std::size_t>(best - hits.begin())].language);
}

} // namespace core
