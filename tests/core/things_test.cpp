// Words on things are nobody's: a sign, a banner, a mug. And what a language needs of grammar is data of its lexicon.
#include "tests/core/lexicons.h"

#include "core/base/error.h"

namespace {

using namespace core;

TEST(Things, BearWordsThatNobodySays) {
    struct Row {
        char const *language, *text;
    };
    for (auto const& row : {
             Row{"en", "A mug on the desk says “World's Okayest Boss”."},
             Row{"en", "A banner reading “Save Our Pier” hung from the roof."},
             Row{"fr", "Une pancarte proclame « Sauvons notre jetée »."},
             Row{"de", "Auf einem Schild steht „Rettet unseren Steg“."},
             Row{"es", "Una pancarta dice «Salvemos el muelle»."},
             Row{"pt", "Uma faixa diz “Salvem o cais”."},
             Row{"nl", "Op een bord staat ‘Red onze pier’."},
             Row{"it", "Uno striscione dice «Salviamo il molo»."},
             Row{"sv", "På en skylt står det ”Rädda vår brygga”."},
             Row{"pl", "Na transparencie widnieje napis „Ratujmy molo”."},
             Row{"ru", "На плакате написано «Спасите наш причал»."},
         })
        EXPECT_EQ(offered(row.language, row.text), Lines{}) << row.text;
    EXPECT_EQ(offered("en", "Ada Thorne, holding a banner, said: “Save our pier.”"), Lines{"Save our pier. <Ada Thorne>"});
}

TEST(Grammar, IsDataOfTheLexicon) {
    auto const words = Lexicon::parse(R"({"language": "xx", "grammar": {"traits": ["bare_verbs", "no_articles"],
        "several": ["ли"], "of_woman": ["ла"]}, "roles": ["mayor|the mayor/mayoress|the mayoress"]})");
    EXPECT_TRUE(words.grammar().bare_verbs);
    EXPECT_TRUE(words.grammar().no_articles);
    EXPECT_FALSE(words.grammar().verb_second);
    EXPECT_TRUE(ends_in(U"сказала", words.grammar().of_woman));
    EXPECT_EQ(words.find("the mayor")->role, words.find("mayoress")->role);
    EXPECT_TRUE(words.find("the mayoress")->tags.has(Tag::feminine));
    EXPECT_THROW(Lexicon::parse(R"({"language": "xx", "grammar": {"traits": ["wings"]}})"), Error);
    EXPECT_THROW(Lexicon::parse(R"({"language": "xx", "grammar": {"several": "ли"}})"), Error);
}

} // namespace
