// Verbs that news of each language use daily beside a quotation, each in a sentence of its own.
#include "tests/core/lexicons.h"

namespace {

struct Verbs {
    char const* language;
    char const* before; ///< the quotation with its marks
    char const* name;
    std::vector<char const*> forms;
};

TEST(Verbs, EachTellsWhoSpeaks) {
    for (Verbs const& row : {
             Verbs{"en", "“The roof will not carry the snow,” ", "Anna Brandt",
                   {"scoffed", "mumbled", "pledged", "blurted", "reflected", "teased", "rejoined"}},
             Verbs{"fr", "« Le toit ne portera plus la neige », ", "Anna Brandt",
                   {"martèle", "maugrée", "continue", "balaie", "abonde"}},
             Verbs{"de", "„Das Dach trägt keinen Schnee mehr“, ", "Anna Brandt",
                   {"entgegnet", "behauptete", "vermutet", "twitterte", "schrie", "empfiehlt", "stellte klar"}},
             Verbs{"es", "«El techo ya no aguanta la nieve», ", "Anna Brandt",
                   {"se quejó", "intervino", "juró", "masculló", "continuó", "ordenó", "quiso saber"}},
             Verbs{"pt", "«O telhado já não aguenta a neve», ", "Ana Brandt",
                   {"defendeu-se", "queixa-se", "atirou", "sorriu", "refletiu", "jurou"}},
             Verbs{"nl", "“Het dak draagt geen sneeuw meer”, ", "Anna Brandt",
                   {"oppert", "repliceerde", "bekende", "wil weten", "schampert", "licht toe"}},
             Verbs{"ru", "«Крыша больше не держит снег», — ", "Анна Ладова",
                   {"поинтересовалась", "усмехнулась", "буркнула", "пояснила", "надеется", "рассуждает"}},
         })
        for (auto const* form : row.forms) {
            auto const text = std::string(row.before) + form + " " + row.name + ".";
            auto const all = core::detect(text, row.language, lexicon(row.language)).quotations;
            ASSERT_EQ(all.size(), 1U) << text;
            EXPECT_EQ(all[0].speaker, row.name) << text;
            EXPECT_EQ(all[0].rule, "inverted") << text;
        }
}

} // namespace
