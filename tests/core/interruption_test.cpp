// Words that tell who speaks, set between the marks: each piece is quoted apart, and nobody's words hold the teller's.
#include "tests/core/lexicons.h"

namespace {

using namespace core;

/// "words <speaker>" of each quotation.
Lines said(std::string const& language, std::string const& text) {
    Lines out;
    for (auto const& found : detect(text, language, lexicon(language)).quotations) out.push_back(found.text + " <" + found.speaker + ">");
    return out;
}

TEST(Interruption, BetweenDashes) {
    EXPECT_EQ(said("ru", "«Я услышал треск, — сказал сторож Фаддей Уваров. — Потом увидел лодку»."),
              (Lines{"Я услышал треск <Фаддей Уваров>", "Потом увидел лодку <Фаддей Уваров>"}));
    EXPECT_EQ(said("ru", "«Я услышал треск, — сказала Вера Крылова, — и увидела лодку»."),
              (Lines{"Я услышал треск <Вера Крылова>", "и увидела лодку <Вера Крылова>"}));
    EXPECT_EQ(said("ru", "«Кто открыл шлюз? — спросила Вера Крылова. — Мы не знаем»."),
              (Lines{"Кто открыл шлюз? <Вера Крылова>", "Мы не знаем <Вера Крылова>"}));
    EXPECT_EQ(said("ru", "«Вода всё помнит, — сказала Вера Крылова, глядя на дамбу. — Я не верила»."),
              (Lines{"Вода всё помнит <Вера Крылова>", "Я не верила <Вера Крылова>"}));
    EXPECT_EQ(said("es", "«Iremos mañana —dijo Elena Rivas—. El puerto sigue abierto»."),
              (Lines{"Iremos mañana <Elena Rivas>", "El puerto sigue abierto <Elena Rivas>"}));
    EXPECT_EQ(said("es", "“Iremos mañana —dijo Elena Rivas— al puerto viejo”."),
              (Lines{"Iremos mañana <Elena Rivas>", "al puerto viejo <Elena Rivas>"}));
    EXPECT_EQ(said("pt", "“Vamos amanhã – disse Inês Moura –, o porto está aberto”."),
              (Lines{"Vamos amanhã <Inês Moura>", "o porto está aberto <Inês Moura>"}));
    EXPECT_EQ(said("fr", "« Nous irons demain – a dit Claire Monnet – jusqu’au vieux port. »"),
              (Lines{"Nous irons demain <Claire Monnet>", "jusqu’au vieux port. <Claire Monnet>"}));
}

TEST(Interruption, BetweenCommas) {
    EXPECT_EQ(said("fr", "« Nous irons, a dit Claire Monnet, jusqu’au vieux port. »"),
              (Lines{"Nous irons <Claire Monnet>", "jusqu’au vieux port. <Claire Monnet>"}));
    EXPECT_EQ(said("fr", "« Je n’ai rien vu, raconte Claire Monnet. J’ai entendu un bruit de vaisselle. »"),
              (Lines{"Je n’ai rien vu <Claire Monnet>", "J’ai entendu un bruit de vaisselle. <Claire Monnet>"}));
    EXPECT_EQ(said("fr", "« Je n’ai rien vu, raconte Marc Oudry, gardien de nuit. J’ai entendu un bruit de vaisselle. »"),
              (Lines{"Je n’ai rien vu <Marc Oudry>", "J’ai entendu un bruit de vaisselle. <Marc Oudry>"}));
    EXPECT_EQ(said("fr", "« Pourquoi partir ? demande Marc Oudry. Nous sommes chez nous. »"),
              (Lines{"Pourquoi partir ? <Marc Oudry>", "Nous sommes chez nous. <Marc Oudry>"}));
    EXPECT_EQ(said("fr", "« Nous irons, explique le maire, Marc Oudry, jusqu’au vieux port. »"),
              (Lines{"Nous irons <Marc Oudry>", "jusqu’au vieux port. <Marc Oudry>"}));
}

TEST(Interruption, IsNotWhatThePersonQuotedTells) {
    EXPECT_EQ(said("fr", "« Nous partirons, disait mon père. Il avait raison. », se souvient Claire Monnet."),
              Lines{"Nous partirons, disait mon père. Il avait raison. <Claire Monnet>"});
    EXPECT_EQ(said("ru", "«Вода — это жизнь, а дамба — это работа», — сказала Вера Крылова."),
              Lines{"Вода — это жизнь, а дамба — это работа <Вера Крылова>"});
    EXPECT_EQ(said("es", "«El puerto —y lo digo con pena— está cerrado», dijo Elena Rivas."),
              Lines{"El puerto —y lo digo con pena— está cerrado <Elena Rivas>"});
}

} // namespace
