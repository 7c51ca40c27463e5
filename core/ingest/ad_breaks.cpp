#include "core/ingest/ad_breaks.h"

#include "core/ingest/folded_words.h"

#include <algorithm>
#include <array>

namespace core {

namespace {
namespace ad_breaks {

using namespace std::string_view_literals;

/// A row per language, parted by '|'; the line is nothing else.
constexpr std::array lines{
    "article continues below|article continues after advertisement|article continues after ad|article continues below advertisement|article continues below the advertisement|article continues after the advertisement|story continues below the advertisement|story continues after the advertisement|article continues below this ad|story continues below|"
    "story continues after advertisement|story continues below advertisement|story continues below this ad|content continues below|advertisement · scroll to continue|scroll to continue|"
    "continue reading after the advertisement|continue reading below|keep reading below|continued below|continues below"sv,
    "la suite après la publicité|la suite après cette publicité|la suite de l'article après la publicité|suite de l'article après la publicité|l'article continue après la publicité|"
    "la lecture continue après la publicité|la suite ci-dessous"sv,
    "artikel wird nach der anzeige fortgesetzt|der artikel wird nach der anzeige fortgesetzt|artikel wird unter der anzeige fortgesetzt|der artikel geht nach der anzeige weiter|artikel geht unter der anzeige weiter|"
    "nach der anzeige geht es weiter|weiterlesen nach der anzeige|lesen sie nach der anzeige weiter|weiter nach der anzeige|text geht unter der werbung weiter|artikel geht unter der werbung weiter"sv,
    "continúa después de la publicidad|el artículo continúa después de la publicidad|la noticia continúa después de la publicidad|la nota continúa después de la publicidad|sigue leyendo después de la publicidad|"
    "continúa tras la publicidad|el artículo continúa debajo|la noticia sigue tras la publicidad"sv,
    "continua dopo la pubblicità|l'articolo continua dopo la pubblicità|l'articolo prosegue dopo la pubblicità|continua a leggere dopo la pubblicità|continua a leggere dopo l'annuncio|l'articolo continua sotto|l'articolo prosegue sotto"sv,
    "continua depois da publicidade|continua após a publicidade|continua após o anúncio|o artigo continua após a publicidade|o artigo continua depois da publicidade|a matéria continua após a publicidade|continue lendo após a publicidade|"
    "continue a ler depois da publicidade"sv,
    "artikel gaat verder onder de advertentie|het artikel gaat verder onder de advertentie|artikel gaat verder na de advertentie|tekst gaat verder onder de advertentie|de tekst gaat verder onder de advertentie|"
    "tekst gaat verder na de advertentie|lees verder onder de advertentie|lees verder na de advertentie|tekst gaat verder onder de foto|de tekst gaat verder onder de foto|artikel gaat verder onder de foto|lees verder onder de foto"sv,
    "artikeln fortsätter efter annonsen|artikeln fortsätter under annonsen|texten fortsätter efter annonsen|texten fortsätter under annonsen|artiklen fortsætter efter annoncen|artiklen fortsætter under annoncen|"
    "teksten fortsætter under annoncen|artikkelen fortsetter under annonsen|artikkelen fortsetter etter annonsen|saken fortsetter under annonsen|saken fortsetter etter annonsen"sv,
    "juttu jatkuu mainoksen alla|juttu jatkuu mainoksen jälkeen|artikkeli jatkuu mainoksen alla|artikkeli jatkuu mainoksen jälkeen|artikkel jätkub pärast reklaami|artikkel jätkub reklaami järel|raksts turpinās pēc reklāmas|straipsnis tęsiamas po reklama"sv,
    "dalsza część artykułu pod reklamą|dalszy ciąg artykułu pod reklamą|dalsza część tekstu pod reklamą|ciąg dalszy pod reklamą|ciąg dalszy artykułu pod reklamą|artykuł kontynuowany pod reklamą|reszta tekstu pod reklamą"sv,
    "článek pokračuje pod reklamou|text pokračuje pod reklamou|pokračování článku pod reklamou|článek pokračuje pod inzercí|pokračování pod reklamou|článok pokračuje pod reklamou|článok pokračuje pod videoreklamou|text pokračuje pod videoreklamou|"
    "pokračovanie článku pod reklamou|članek se nadaljuje pod oglasom|članak se nastavlja nakon oglasa|članak se nastavlja ispod oglasa|tekst se nastavlja ispod oglasa|tekst se nastavlja nakon oglasa|tekst se nastavlja ispod reklame"sv,
    "a cikk a hirdetés után folytatódik|a cikk a hirdetés alatt folytatódik|cikkünk a hirdetés után folytatódik|cikkünk a hirdetés alatt folytatódik|haberin devamı reklamdan sonra|haber reklamdan sonra devam ediyor|yazı reklamdan sonra devam ediyor"sv,
    "продолжение после рекламы|статья продолжается после рекламы|текст продолжается после рекламы|продолжение статьи после рекламы|читайте далее после рекламы|продовження після реклами|стаття продовжується після реклами|текст продовжується після реклами|"
    "статията продължава след рекламата|чланак се наставља након огласа"sv,
    "articolul continuă după reclamă|articolul continuă după publicitate|articolul continuă mai jos|textul continuă după reclamă|l'article continua després de la publicitat|continua després de la publicitat|το άρθρο συνεχίζεται μετά τη διαφήμιση|"
    "η συνέχεια μετά τη διαφήμιση|το κείμενο συνεχίζεται μετά τη διαφήμιση"sv,
    "artikel berlanjut setelah iklan|artikel dilanjutkan setelah iklan|artikel bersambung setelah iklan|berita berlanjut setelah iklan|gulir untuk melanjutkan membaca|artikel diteruskan selepas iklan|bài viết tiếp tục sau quảng cáo|"
    "يستمر المقال بعد الإعلان|يتبع بعد الإعلان|المقال مستمر بعد الإعلان|تابع القراءة بعد الإعلان|ادامه مطلب پس از تبلیغ|הכתבה ממשיכה אחרי הפרסומת|המשך הכתבה אחרי הפרסומת|הכתבה ממשיכה לאחר הפרסומת"sv,
    "記事は広告の後に続きます|記事は広告のあとに続きます|広告の後に記事が続きます|広告の後に続く|广告后继续阅读|文章在广告后继续|廣告後繼續閱讀|文章未完，請往下閱讀|광고 뒤에 기사가 이어집니다|기사는 광고 뒤에 계속됩니다|광고 후 기사가 계속됩니다"sv};

} // namespace ad_breaks
} // namespace

bool tells_that_story_goes_on(std::string_view line) {
    constexpr std::size_t longest = 160;
    if (line.size() > longest) return false;
    static auto const lines = folded_words(ad_breaks::lines);
    return std::ranges::binary_search(lines, line);
}

} // namespace core
