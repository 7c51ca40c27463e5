// The words by which each language names the source of a quotation: "in the eyes of X", "aus Sicht von X".
#include "tests/core/lexicons.h"

namespace {

struct Sources {
    char const* language;
    char const* name;
    char const* behind; ///< the quotation with its marks
    std::vector<char const*> words;
};

TEST(Sources, AreNamedBeforeTheWords) {
    for (Sources const& row : {
             Sources{"en", "Anna Brandt", ", “a roof without beams and without nails”.",
                     {"In the eyes of", "In the estimation of", "In the words of"}},
             Sources{"fr", "Paul Lanvin", ", « un toit sans poutre et sans clou ».",
                     {"De l'avis de", "Dans la bouche de", "Sous la plume de", "Du point de vue de"}},
             Sources{"de", "Anna Brandt", ", „ein Dach ohne Balken und ohne Nägel“.",
                     {"Aus Sicht von", "In den Worten von", "Nach Einschätzung von", "Nach Überzeugung von"}},
             Sources{"es", "Marta Ojeda", ", «un techo sin vigas y sin clavos».",
                     {"Al decir de", "A ojos de", "Desde el punto de vista de", "En boca de"}},
             Sources{"pt", "Ana Ramires", ", «um telhado sem vigas e sem pregos».",
                     {"Na visão de", "Aos olhos de", "Na perspetiva de", "Do ponto de vista de"}},
             Sources{"nl", "Anna Drost", ", “een dak zonder balken en spijkers”.",
                     {"Naar het oordeel van", "Met de woorden van", "Afgaand op"}},
         })
        for (auto const* words : row.words) {
            auto const text = std::string(words) + " " + row.name + row.behind;
            auto const all = core::detect(text, row.language, lexicon(row.language)).quotations;
            ASSERT_EQ(all.size(), 1U) << text;
            EXPECT_EQ(all[0].speaker, row.name) << text;
            EXPECT_EQ(all[0].rule, "according") << text;
        }
}

} // namespace
