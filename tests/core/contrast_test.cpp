// One sentence that sets what two people say against each other: neither gets the other's words.
#include "tests/core/lexicons.h"

namespace {

struct Contrast {
    char const* language;
    char const* behind; ///< what follows the word that opens the sentence
    char const* first;
    char const* second;
    std::vector<char const*> openings;
};

TEST(Contrast, EachKeepsTheirOwnWords) {
    for (Contrast const& row : {
             Contrast{"en", " Minister Anna Brandt spoke of “a small dent”, Paul Larch said it was “a total loss”.",
                      "Anna Brandt", "Paul Larch", {"While", "Even as", "Where", "Just as", "Whereas"}},
             Contrast{"de", " Ministerin Anna Brandt von „einer kleinen Delle“ redet, nennt Paul Lenz das „einen "
                            "Totalschaden“.",
                      "Anna Brandt", "Paul Lenz", {"Während", "Obwohl", "Obschon"}},
             Contrast{"es", " la ministra Marta Ojeda habla de “una abolladura leve”, Juan Olmedo denunció “un desastre "
                            "completo”.",
                      "Marta Ojeda", "Juan Olmedo", {"Donde", "Mientras", "En tanto que", "Al tiempo que"}},
             Contrast{"pt", " a ministra Ana Ramires fala em “uma mossa leve”, João Peres denunciou “um desastre "
                            "completo”.",
                      "Ana Ramires", "João Peres", {"Onde", "Enquanto", "Ao mesmo tempo que"}},
             Contrast{"ru", " министр Анна Ладова назвала это «мелкой вмятиной», Павел Тулин сказал, что это «полный "
                            "провал».",
                      "Анна Ладова", "Павел Тулин", {"Хотя", "Тогда как", "Между тем как"}},
         })
        for (auto const* opening : row.openings) {
            auto const text = std::string(opening) + row.behind;
            auto const all = core::detect(text, row.language, lexicon(row.language)).quotations;
            ASSERT_EQ(all.size(), 2U) << text;
            EXPECT_EQ(all[0].speaker, row.first) << text;
            EXPECT_EQ(all[1].speaker, row.second) << text;
        }
}

} // namespace
