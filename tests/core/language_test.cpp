// Which language a text is in: neighbours are not taken for each other, and what the text does not tell is left open.
#include "core/text/language.h"

#include <gtest/gtest.h>

namespace core {
namespace {

struct Case {
    char const* language;
    char const* text;
};

TEST(Language, NeighboursAreNotTakenForEachOther) {
    for (auto const& each : std::initializer_list<Case>{
             {"uk", "Мер заявила, що порт не буде продано. За її словами, рішення ухвалять у травні, і місто його чекає."},
             {"ru", "Мэр заявила, что порт не будет продан. По её словам, решение примут в мае, и город его ждёт."},
             {"bg", "Кметът заяви, че пристанището няма да бъде продадено. Решението ще се вземе през май и градът го чака."},
             {"sr", "Градоначелница је рекла да лука неће бити продата. Одлука ће бити донета у мају и град је чека."},
             {"be", "Мэр заявіла, што порт не будзе прададзены. Паводле яе слоў, рашэнне прымуць у маі, і горад яго чакае."},
             {"da", "Borgmesteren siger, at havnen ikke bliver solgt. Det er en god nyhed for dem, som har ventet på et svar."},
             {"no", "Ordføreren sier at havna ikke blir solgt. Det er en god nyhet for dem som har ventet på noe mye større."},
             {"sv", "Borgmästaren säger att hamnen inte blir såld. Det är en god nyhet för dem som har väntat på ett svar."},
             {"nl", "De burgemeester zegt dat de haven niet verkocht wordt. Het is goed nieuws voor wie op een antwoord wachtte."},
             {"af", "Die burgemeester het gesê dat die hawe nie verkoop sal word nie. Dit is goeie nuus vir die mense hierdie week."},
             {"de", "Die Bürgermeisterin sagte, dass der Hafen nicht verkauft wird. Das ist eine gute Nachricht für die Stadt."},
             {"ca", "L'alcaldessa ha dit que el port no es vendrà. És una bona notícia per als que esperaven amb una resposta."},
             {"gl", "A alcaldesa dixo que o porto non se venderá. É unha boa nova para os que agardaban unha resposta da cidade."},
             {"es", "La alcaldesa dijo que el puerto no se venderá. Es una buena noticia para los que esperaban una respuesta."},
             {"pt", "A prefeita disse que o porto não será vendido. É uma boa notícia para os que esperavam uma resposta."},
             {"it", "La sindaca ha detto che il porto non sarà venduto. È una buona notizia per chi aspettava una risposta."},
             {"ro", "Primarul a spus că portul nu va fi vândut. Este o veste bună pentru cei care au așteptat un răspuns."},
             {"fr", "La maire a dit que le port ne sera pas vendu. C'est une bonne nouvelle pour ceux qui attendaient."},
             {"en", "The mayor said that the port will not be sold. It is good news for those who waited for an answer."},
             {"pl", "Burmistrz powiedziała, że port nie zostanie sprzedany. To dobra wiadomość dla tych, którzy czekali."},
             {"cs", "Starostka řekla, že přístav se neprodá. Je to dobrá zpráva pro ty, kteří čekali na odpověď."},
             {"sk", "Primátorka povedala, že prístav sa nepredá. Je to dobrá správa pre tých, ktorí čakali na odpoveď."},
             {"hr", "Gradonačelnica je rekla da se luka neće prodati. To je dobra vijest za one koji su čekali, kao i za grad."},
             {"hu", "A polgármester azt mondta, hogy a kikötőt nem adják el. Ez jó hír azoknak, akik már vártak egy válaszra."},
             {"fi", "Pormestari sanoi, että satamaa ei myydä. Se on hyvä uutinen niille, jotka ovat odottaneet vastausta."},
             {"tr", "Belediye başkanı limanın satılmayacağını söyledi. Bu, cevap bekleyenler için çok iyi bir haber ve değil."},
             {"el", "Η δήμαρχος είπε ότι το λιμάνι δεν θα πουληθεί."},
             {"zh", "市长表示港口不会出售。这对等待答复的人来说是个好消息。"},
             {"ja", "市長は港は売らないと述べた。これは良い知らせだ。"},
             {"ko", "시장은 항구를 팔지 않겠다고 말했다."},
             {"ar", "قالت رئيسة البلدية إن الميناء لن يباع. هذا خبر جيد."},
             {"fa", "شهردار گفت که بندر فروخته نمی‌شود. این خبر خوبی برای مردم است."},
             {"he", "ראש העיר אמרה שהנמל לא יימכר."}})
        EXPECT_EQ(text_language(each.text), each.language) << each.text;
}

TEST(Language, ShortSentencesTellIt) {
    for (auto const& each : std::initializer_list<Case>{
             {"en", "“We will appeal,” said Dana Whitlock, who leads the union."},
             {"fr", "« Nous ferons appel », a déclaré Luc Tavernier."},
             {"en", "MAYOR SAYS PORT WILL NOT BE SOLD TO ANYONE THIS YEAR"},
             {"ru", "МЭР ГОРОДА ЗАЯВИЛ, ЧТО НЕ БУДЕТ ПРОДАВАТЬ ПОРТ, И ЧТО ЭТО РЕШЕНО"},
             {"es", "«No venderemos el puerto», afirmó la alcaldesa de la ciudad, Nuria Salcedo."},
             {"pt", "“Não vamos vender o porto”, afirmou a prefeita da cidade, Nádia Salgado."},
             {"de", "„Wir verkaufen den Hafen nicht“, sagte die Bürgermeisterin Nadja Tiede."},
             {"fr", "Le the\u0301a\u0302tre est ferme\u0301, et la mairie aussi."}})
        EXPECT_EQ(text_language(each.text), each.language) << each.text;
}

TEST(Language, APageThemeIsNoLanguage) {
    auto const french = "La maire a dit que le port ne sera pas vendu. C'est une bonne nouvelle pour ceux qui attendaient dans "
                        "la ville, et pour les autres aussi, qui sont les plus nombreux.";
    EXPECT_EQ(text_language(french, "en"), "fr");
    EXPECT_EQ(text_language(french, "fr"), "fr");
    EXPECT_EQ(text_language(french, ""), "fr");
    // Where the text tells little, what is said of it holds; and between languages that are near.
    EXPECT_EQ(text_language("Luc Tavernier, Évreux", "en"), "en");
    EXPECT_EQ(text_language("Ordføreren sier at havna ikke blir solgt. Det er en god nyhet for alle som har ventet.", "nb"), "nb");
}

TEST(Language, IsSilentWhenItCannotTell) {
    for (auto const* text : {"", "1234", "Minsk", "the", "\xFF the", "Erin Colby, Port Ellis"})
        EXPECT_EQ(text_language(text), "") << text;
}

} // namespace
} // namespace core
