#include "core/ingest/page_words.h"

#include "core/ingest/ad_breaks.h"
#include "core/ingest/days_shown.h"
#include "core/ingest/story_rows.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <string>
#include <vector>

#include <unicode/uchar.h>

namespace core {

namespace {

/// PagePhrases are parted by '|' and compared folded, at the beginning of a line and up to the end of a word.
struct PhraseRow {
    std::string_view language;
    std::string_view surely;     ///< headings of what is never part of the story
    std::string_view perhaps;    ///< headings of other stories; a subheading may begin so as well
    std::string_view whole;      ///< a line that is nothing else
    std::string_view begins;     ///< a line that begins so leads elsewhere
    std::string_view credit;     ///< of pictures
    std::string_view time;       ///< with a number behind it, the time of publication
    std::string_view invitation; ///< with a `letter` of the row in the line, an invitation to subscribe
    std::string_view letter;
    std::string_view tail;       ///< credits at the end of a story
};

constexpr std::array phrase_rows{
    PhraseRow{"en", "comments|leave a comment|leave a reply|post a comment|join the conversation|most read|most popular|"
              "most viewed|trending now|recommended for you|you may also like|you might also like|related posts|"
              "sponsored content|from around the web|more from our partners|about the author|share this article|share this story",
        "related|related stories|related articles|related news|related topics|related content|read more|more from|more on this|"
        "more stories|see also|read next|up next|latest news|editor's picks|don't miss|recommended|further reading|trending|sources",
        "advertisement|advertisements|ad|ads|sponsored|share|share this|tweet|print|e-mail|email|facebook|twitter|whatsapp|linkedin|"
        "pinterest|reddit|copy link|save|read more|continue reading|story continues below|article continues below|"
        "story continues below advertisement|skip advertisement|loading|close|view gallery|listen to this article|play|menu|"
        "share on facebook|share on twitter|follow us|sign in|log in|keep reading|see all updates|subscribe|subscribe now|back to top|view comments|show comments|reply with quote|quote this post|report post|report this post",
        "read more:|read also:|also read:|read next:|see also:|more:|related:|related story:|watch:|listen:|don't miss:|must read:|"
        "recommended:|you may also like:|click here to|tap here to|download our app|follow us on|like us on facebook|more on this story:",
        "photo:|photos:|photo by|photograph:|photograph by|image:|image credit:|picture:|credit:|photo credit:|file photo|getty images",
        "updated|published|posted|last updated|last modified|first published|updated on|published on", "sign up|subscribe|get our|get the|join our",
        "newsletter|newsletters|inbox|free articles|to read on|to continue reading|cancel anytime|whatsapp channel",
        "reporting by|additional reporting by|editing by|writing by|with reporting by|this article was originally published|"
        "originally published|follow the author|follow us|add us on|like us on|can be reached at|the associated press contributed|contributed to this report|our standards:"},
    PhraseRow{"fr", "commentaires|laisser un commentaire|les plus lus|les articles les plus lus|vous aimerez aussi|a propos de l'auteur|"
              "contenus sponsorises|recommande pour vous|ajouter un commentaire|partager cet article|reagissez|vos reactions",
        "sur le meme sujet|sur le meme theme|a lire aussi|lire aussi|a lire egalement|lire egalement|voir aussi|a voir aussi|articles lies|"
        "articles similaires|dans la meme rubrique|plus d'articles|nos recommandations|a decouvrir|l'essentiel|pour aller plus loin|en savoir plus|sources",
        "publicite|pub|partager|imprimer|envoyer par e-mail|reagir|lire la suite|la suite apres la publicite|s'abonner|se connecter|"
        "copier le lien|article reserve aux abonnes|suivez-nous|ecouter l'article|ecouter cet article|partager sur facebook|enregistrer|répondre en citant|signaler ce message",
        "lire aussi :|lire aussi:|a lire aussi :|a lire aussi|lire egalement|a lire :|a lire egalement|a voir aussi|voir aussi :|lire notre|a ecouter :|"
        "lire l'article|>> lire aussi|> lire aussi|→ lire aussi|telechargez l'application",
        "photo :|photo:|photo d'archives|credit photo|credit :|credits :|credits photo|image :|© ",
        "publie le|mis a jour le|mis a jour|modifie le|poste le|par la redaction, le|date de publication", "inscrivez-vous|abonnez-vous|recevez|il vous reste",
        "newsletter|notre lettre|la lettre du|lettre d'information|infolettre|votre boite|abonnes|articles gratuits|chaine whatsapp", "avec afp|avec l'afp|avec reuters|propos recueillis par|article mis a jour|(avec afp)|nos principes :"},
    PhraseRow{"de", "kommentare|kommentar schreiben|meistgelesen|meistgelesene artikel|die meistgelesenen|das konnte sie auch interessieren|"
              "uber den autor|zur startseite|diskutieren sie mit|leserkommentare|artikel teilen",
        "mehr zum thema|das konnte sie|auch interessant|weitere artikel|lesen sie auch|weiterlesen|mehr von|verwandte artikel|ahnliche artikel|"
        "passend dazu|mehr aus|empfehlungen|aus dem ressort|weitere themen|themen|quellen",
        "anzeige|werbung|teilen|drucken|merken|twittern|e-mail|mehr anzeigen|weiterlesen|jetzt abonnieren|anmelden|artikel vorlesen|"
        "zum anhoren|nach oben|feedback|schliessen|auf facebook teilen|mit zitat antworten|beitrag melden",
        "lesen sie auch:|lesen sie auch|lesen sie hier|mehr zum thema:|auch interessant:|lesen sie dazu|>> lesen sie auch|mehr dazu:|hier geht's zu|"
        "sehen sie auch", "foto:|fotos:|bild:|bilder:|bildquelle|quelle:|foto von|grafik:",
        "stand:|aktualisiert|aktualisiert am|veroffentlicht|veroffentlicht am|zuletzt aktualisiert|erstellt am|erschienen am",
        "melden sie sich|abonnieren sie|jetzt abonnieren|erhalten sie|sie haben alle", "newsletter|artikel|abo|whatsapp-kanal",
        "mit material von|mit informationen von|mit agenturmaterial|redaktion:|dieser artikel erschien|unsere standards:"},
    PhraseRow{"es", "comentarios|deja un comentario|deja una respuesta|lo mas leido|las mas leidas|lo mas visto|te puede interesar|tambien te puede interesar|"
              "sobre el autor|compartir esta noticia|compartir este articulo",
        "noticias relacionadas|articulos relacionados|mas informacion|mas noticias|ver tambien|lea tambien|lee tambien|relacionado|relacionados|"
        "te recomendamos|mas sobre|no te pierdas|ultimas noticias|otras noticias|fuentes",
        "publicidad|anuncio|compartir|imprimir|enviar por correo|guardar|seguir leyendo|leer mas|suscribete|iniciar sesion|escuchar articulo|"
        "copiar enlace|siguenos|responder citando|reportar mensaje", "lea tambien:|lee tambien:|lea tambien|lee tambien|lea ademas|te puede interesar:|tambien le puede interesar|ver mas:|mas informacion:|"
        "puedes leer:|mira tambien", "foto:|fotos:|fotografia:|imagen:|credito:",
        "actualizado|actualizado el|publicado|publicado el|ultima actualizacion", "suscribase|suscribete|registrese|reciba|apuntate|unete|unase",
        "boletin|newsletter|tu correo|su correo|articulos gratuitos|seguir leyendo|canal de whatsapp|canal de telegram", "con informacion de|con informacion de la agencia|nuestros estándares:"},
    PhraseRow{"it", "commenti|lascia un commento|i piu letti|piu letti|le piu lette|potrebbe interessarti|potrebbe interessarti anche|sull'autore|"
              "condividi questo articolo|articoli piu letti",
        "articoli correlati|notizie correlate|leggi anche|vedi anche|leggi altro|altre notizie|ti potrebbe interessare|approfondimenti|correlati|consigliati|fonti",
        "pubblicita|condividi|stampa|invia per e-mail|salva|leggi tutto|continua a leggere|abbonati|accedi|ascolta l'articolo|copia link|seguici|rispondi citando|segnala messaggio",
        "leggi anche:|leggi anche|vedi anche:|guarda anche|approfondisci:|per approfondire:|leggi pure", "foto:|foto di|immagine:|crediti:",
        "aggiornato|aggiornato il|pubblicato|pubblicato il|ultimo aggiornamento", "iscriviti|abbonati|ricevi", "newsletter|casella|articoli gratuiti",
        "con informazioni di|riproduzione riservata|© riproduzione riservata|i nostri standard:"},
    PhraseRow{"pt", "comentarios|deixe um comentario|deixe uma resposta|mais lidas|as mais lidas|mais lidos|sobre o autor|partilhar este artigo|"
              "compartilhe esta noticia|voce tambem pode gostar|pode interessar-lhe",
        "noticias relacionadas|artigos relacionados|leia tambem|leia mais|veja tambem|veja mais|relacionadas|recomendados|mais sobre|ultimas noticias|saiba mais|fontes",
        "publicidade|anuncio|compartilhar|compartilhe|partilhar|imprimir|enviar por e-mail|salvar|continue lendo|continuar a ler|assine|entrar|ouvir artigo|"
        "copiar link|siga-nos|responder com citação|denunciar mensagem", "leia tambem:|leia tambem|leia mais:|leia mais|veja tambem:|veja tambem|veja mais:|saiba mais:|clique aqui para",
        "foto:|fotos:|imagem:|credito:", "atualizado|atualizado em|publicado|publicado em|ultima atualizacao", "subscreva|assine|inscreva-se|receba|entre no|participe do",
        "newsletter|boletim|seu correio|artigos gratuitos|canal de whatsapp|canal do whatsapp|canal no whatsapp", "com informacoes de|com agencia|com agencias|nossos padrões:"},
    PhraseRow{"ru", "комментарии|оставить комментарий|самое читаемое|самое популярное|популярное|об авторе|вам может понравиться|обсуждение",
        "читайте также|читаите также|по теме|материалы по теме|похожие материалы|смотрите также|другие новости|еще по теме|новости партнеров|главное сегодня|рекомендуем|источники",
        "реклама|поделиться|печать|отправить|сохранить|читать далее|подписаться|войти|поделиться в|слушать статью|ответить с цитатой",
        "читайте также:|читайте также|читать также:|смотрите также:|подробнее:|по теме:|подписывайтесь на|следите за нами",
        "фото:|фотография:|изображение:|источник фото", "обновлено|опубликовано|дата публикации", "подпишитесь|оформите|получайте",
        "рассылку|рассылка|подписку|почту", "по материалам|с использованием материалов"},
    PhraseRow{"nl", "reacties|meest gelezen|plaats een reactie|deel dit artikel", "lees ook|gerelateerde artikelen|meer over|lees meer|meer nieuws|aanbevolen|bronnen",
        "advertentie|delen|afdrukken|bewaren|lees meer|inloggen|abonneren|reageren met citaat", "lees ook:|lees ook|lees verder:|bekijk ook:", "foto:|beeld:|bron:",
        "bijgewerkt|gepubliceerd|laatst bijgewerkt", "meld je aan|schrijf je in|abonneer", "nieuwsbrief", "met medewerking van"},
    PhraseRow{"zh", "网友评论|评论|热门排行|热点推荐|发表评论|最新评论|热门评论|点击排行", "相关新闻|相关阅读|相关文章|相关报道|延伸阅读|推荐阅读|更多新闻|猜你喜欢|相關新聞|延伸閱讀|参考资料",
        "广告|分享到|分享|收藏|打印|返回首页|阅读全文|展开全文|廣告", "相关阅读：|相关阅读|延伸阅读|推荐阅读|相关链接|更多阅读|点击查看", "图片来源|图源|摄影|图：|图/|圖/", "发布时间|更新时间|发布于",
        "扫描二维码|扫码关注|欢迎关注|订阅", "关注|二维码|公众号|阅读全文", "责任编辑|责编|编辑：|（责任编辑|来源：|（编辑"},
    PhraseRow{"ja", "コメント|アクセスランキング|人気記事|ランキング", "関連記事|あわせて読みたい|関連ニュース|おすすめ記事|おすすめの記事|最新記事|この記事もおすすめ|参考文献",
        "広告|シェアする|シェア|ツイート|印刷|続きを読む|記事をシェア|スポンサーリンク", "あわせて読みたい|関連記事|【関連記事】|続きはこちら|【写真】", "写真提供|写真：|写真＝|画像：", "更新日|公開日|配信日",
        "毎朝の|無料で読める|購読", "ニュースレター|購読をお申し込み|登録", "無断転載"},
    PhraseRow{"ko", "댓글|많이 본 뉴스|인기 기사|댓글 쓰기", "관련 기사|관련기사|추천 기사|이 기사도|최신 기사|관련 뉴스", "광고|기사 공유하기|공유하기|인쇄|공유|스크랩",
        "관련기사:|관련 기사:|[관련기사]|▶ 관련기사|▶", "사진=|사진:|사진 =|사진제공", "입력|수정|등록|기사입력", "뉴스레터를|아침 뉴스레터|구독|무료 기사를", "뉴스레터|구독|메일", "저작권자|무단전재|무단 전재"},
    PhraseRow{"sv", "kommentarer|mest lästa|mest läst|om skribenten|dela artikeln|skriv en kommentar", "läs också|läs även|läs mer|relaterat|relaterade artiklar|mer om|fler artiklar|rekommenderat|senaste nytt|missa inte|källor",
        "annons|dela|skriv ut|spara|läs mer|logga in|prenumerera|lyssna på artikeln|kopiera länk|följ oss|svara med citat", "läs också:|läs också|läs även:|läs även|läs mer:|se även:|följ oss på", "foto:|bild:|fotograf:|arkivbild|illustration:",
        "publicerad|uppdaterad|senast uppdaterad|publicerat|uppdaterat", "anmäl dig|prenumerera|få våra|bli prenumerant", "nyhetsbrev|prenumerant|artiklar", "rättelse av|källa: tt"},
    PhraseRow{"da", "kommentarer|mest læste|mest læst|om forfatteren|del artiklen|skriv en kommentar", "læs også|læs mere|relaterede artikler|mere om|flere artikler|anbefalet|seneste nyt|kilder",
        "annonce|del|udskriv|gem|læs mere|log ind|bliv abonnent|lyt til artiklen|kopier link|følg os|svar med citat", "læs også:|læs også|læs mere:|se også:|følg os på", "foto:|fotograf:|arkivfoto|billede:",
        "publiceret|opdateret|sidst opdateret|udgivet", "tilmeld dig|bliv abonnent|få vores|få de", "nyhedsbrev|abonnent|indbakke", "kilde: ritzau"},
    PhraseRow{"nb", "kommentarer|mest lest|del artikkelen|skriv en kommentar", "les også|les mer|relaterte artikler|mer om|flere saker|anbefalt|siste nytt|kilder",
        "annonse|reklame|del|skriv ut|lagre|les mer|logg inn|bli abonnent|lytt til saken|kopier lenke|følg oss", "les også:|les også|les mer:|se også:|følg oss på", "foto:|fotograf:|arkivfoto|illustrasjon:",
        "publisert|oppdatert|sist oppdatert", "meld deg på|bli abonnent|få våre", "nyhetsbrev|abonnent|innboks", "kilde: ntb"},
    PhraseRow{"fi", "kommentit|luetuimmat|kirjoita kommentti|jaa artikkeli", "keskustelu|lue myös|lue lisää|aiheesta lisää|samasta aiheesta|suosittelemme|uusimmat|muita artikkeleita|lisää aiheesta|lähteet",
        "mainos|jaa|tulosta|tallenna|lue lisää|kirjaudu|tilaa|kuuntele|kopioi linkki|seuraa meitä|vastaa lainaten", "lue myös:|lue myös|lue lisää:|katso myös:", "kuva:|kuvat:|valokuva:|kuvaaja:|arkistokuva",
        "julkaistu|päivitetty|viimeksi päivitetty", "tilaa", "uutiskirje|tilaajille|sähköposti", "lähde: stt"},
    PhraseRow{"pl", "komentarze|najczęściej czytane|najpopularniejsze|dodaj komentarz|o autorze|udostępnij artykuł|skomentuj", "czytaj także|czytaj też|zobacz także|zobacz też|czytaj więcej|powiązane artykuły|więcej na ten temat|polecamy|podobne artykuły|najnowsze|przeczytaj także|źródła",
        "reklama|udostępnij|drukuj|zapisz|czytaj dalej|zaloguj się|subskrybuj|wyślij|kopiuj link|obserwuj nas|odpowiedz z cytatem", "czytaj także:|czytaj też:|zobacz także:|zobacz też:|czytaj więcej:|przeczytaj także:|przeczytaj też:|polecamy:|oceń artykuł|oceń ten artykuł", "fot.|foto:|zdjęcie:|fot:|źródło zdjęcia",
        "opublikowano|dodano|aktualizacja|zaktualizowano|data publikacji|ostatnia aktualizacja", "zapisz się|subskrybuj|otrzymuj", "newsletter|newslettera|skrzynkę", "źródło: pap"},
    PhraseRow{"cs", "komentáře|nejčtenější|přidat komentář|o autorovi|sdílet článek", "diskuse|čtěte také|čtěte i|související články|více k tématu|další články|doporučujeme|mohlo by vás zajímat|přečtěte si|související|zdroje",
        "reklama|sdílet|tisk|uložit|číst dál|přihlásit se|předplatit|poslouchat|zkopírovat odkaz|sledujte nás|odpovědět s citací", "čtěte také:|čtěte také|čtěte i:|přečtěte si také:|více:|viz také:", "foto:|zdroj:|autor fotografie:|snímek:",
        "publikováno|vydáno|aktualizováno|zveřejněno|poslední aktualizace", "přihlaste se|předplaťte si|odebírejte", "newsletter|e-mail|předplatné", "zdroj: čtk"},
    PhraseRow{"sk", "komentáre|najčítanejšie|pridať komentár|zdieľať článok", "diskusia|čítajte aj|čítajte tiež|súvisiace články|viac o téme|ďalšie články|odporúčame|mohlo by vás zaujať|súvisiace|zdroje",
        "reklama|zdieľať|tlačiť|uložiť|čítať ďalej|prihlásiť sa|predplatiť", "čítajte aj:|čítajte aj|čítajte tiež:|viac:|pozri aj:", "foto:|zdroj:", "publikované|zverejnené|aktualizované|vydané", "prihláste sa|predplaťte si", "newsletter|predplatné", "zdroj: tasr"},
    PhraseRow{"hu", "hozzászólások|legolvasottabb|legolvasottabbak|szólj hozzá|a szerzőről|kommentek", "kapcsolódó cikkek|kapcsolódó|olvassa el ezt is|olvasd el ezt is|további cikkek|ajánljuk|a témában|ezek is érdekelhetik|legfrissebb|források",
        "hirdetés|megosztás|nyomtatás|mentés|tovább olvasom|bejelentkezés|előfizetés|követés", "kapcsolódó cikkek:|kapcsolódó cikk:|kapcsolódó:|olvassa el ezt is:|olvasd el ezt is:|lásd még:|korábban írtunk", "fotó:|foto:|kép:|a kép forrása|illusztráció:",
        "megjelent|frissítve|utolsó frissítés|közzétéve|módosítva", "iratkozzon fel|iratkozz fel|fizessen elő", "hírlevél|hírlevelünk|előfizető", "forrás: mti"},
    PhraseRow{"tr", "yorumlar|en çok okunanlar|yorum yap|yazar hakkında|yorum yaz", "ilgili haberler|benzer haberler|bunlar da ilginizi çekebilir|diğer haberler|önerilen|son haberler|i̇lgili haber|ilgili haber|kaynaklar",
        "reklam|paylaş|yazdır|kaydet|devamını oku|giriş yap|abone ol|dinle|takip et|alıntı ile cevapla", "ayrıca okuyun:|okuyun:|ilgili haber:|i̇lgili haber:|bunu da okuyun|yorumlar:", "fotoğraf:|foto:|görsel:", "yayınlanma|yayın tarihi|güncelleme|güncellenme|son güncelleme|giriş",
        "abone olun|kaydolun", "bülten|e-posta", "kaynak: aa"},
    PhraseRow{"uk", "коментарі|найпопулярніше|залишити коментар|про автора", "обговорення|популярне|читайте також|дивіться також|схожі матеріали|за темою|інші новини|більше новин|рекомендуємо|останні новини|пов’язані матеріали|джерела",
        "реклама|поділитися|друк|зберегти|читати далі|підписатися|увійти|слухати", "читайте також:|читайте також|дивіться також:|детальніше:|більше:|підписуйтесь на|стежте за нами", "фото:|зображення:|джерело фото|світлина:",
        "опубліковано|оновлено|дата публікації|додано", "підпишіться|підписуйтесь|отримуйте", "розсилку|розсилка|пошту|телеграм", "за матеріалами"},
    PhraseRow{"ro", "comentarii|cele mai citite|lasă un comentariu|adaugă comentariu|despre autor", "citește și|citiți și|vezi și|articole similare|articole asemănătoare|recomandări|mai multe despre|știri similare|ultimele știri|pe aceeași temă|surse",
        "publicitate|distribuie|tipărește|salvează|citește mai mult|autentificare|abonează-te|ascultă|urmărește-ne", "citește și:|citește și|citiți și:|vezi și:|citește mai mult:|mai multe:", "foto:|sursa foto:|imagine:|credit foto",
        "publicat|actualizat|ultima actualizare|data publicării", "abonează-te|abonați-vă|înscrie-te", "newsletter|buletin|e-mail", "sursa: agerpres"},
    PhraseRow{"el", "σχόλια|δημοφιλή|τα πιο διαβασμένα|αφήστε σχόλιο|σχετικά με τον συντάκτη", "διαβάστε επίσης|δείτε επίσης|σχετικά άρθρα|σχετικά θέματα|περισσότερα|διαβάστε ακόμη|προτεινόμενα|τελευταία νέα|πηγές",
        "διαφήμιση|κοινοποίηση|εκτύπωση|αποθήκευση|διαβάστε περισσότερα|σύνδεση|εγγραφή", "διαβάστε επίσης:|διαβάστε επίσης|δείτε επίσης:|διαβάστε ακόμη:", "φωτογραφία:|φωτο:|φωτό:|εικόνα:|πηγή φωτογραφίας",
        "δημοσιεύτηκε|δημοσιεύθηκε|δημοσίευση|ενημερώθηκε|τελευταία ενημέρωση", "εγγραφείτε|γίνετε συνδρομητής", "newsletter|ενημερωτικό", "πηγή: απε"},
    PhraseRow{"ar", "التعليقات|تعليقات|الأكثر قراءة|اترك تعليقا|أضف تعليقا|عن الكاتب", "اقرأ أيضا|اقرأ أيضًا|مواضيع ذات صلة|أخبار ذات صلة|مقالات ذات صلة|المزيد|شاهد أيضا|موضوعات متعلقة|قد يعجبك أيضا|آخر الأخبار|المصادر",
        "إعلان|مشاركة|شارك|طباعة|حفظ|تسجيل الدخول|اشترك|تابعنا", "اقرأ أيضا:|اقرأ أيضا|اقرأ أيضًا:|اقرأ المزيد|شاهد أيضا:|للمزيد:|تابعنا على|إقرأ أيضا", "صورة:|تصوير:|الصورة:|مصدر الصورة", "نشر في|نُشر في|تاريخ النشر|آخر تحديث|تم التحديث|تم النشر",
        "اشترك", "النشرة|بريدك", "المصدر:"},
    PhraseRow{"fa", "نظرات|دیدگاه‌ها|پربازدیدترین|نظر بدهید", "بیشتر بخوانید|مطالب مرتبط|اخبار مرتبط|پیشنهاد ما|منابع", "تبلیغ|تبلیغات|اشتراک‌گذاری|چاپ|ورود", "بیشتر بخوانید:|همچنین بخوانید:|بیشتر بخوانید", "عکس:|تصویر:", "تاریخ انتشار|انتشار|به‌روزرسانی",
        "عضو شوید|ثبت نام", "خبرنامه", "منبع:"},
    PhraseRow{"he", "תגובות|הנקראות ביותר|הוסף תגובה|כתבות נוספות", "קראו גם|כתבות קשורות|עוד בנושא|אולי יעניין אותך|מקורות", "פרסומת|שתף|הדפס|שמור|התחבר", "קראו גם:|קראו עוד|לקריאה נוספת", "צילום:|תמונה:", "פורסם|עודכן", "הירשמו|הצטרפו", "לניוזלטר|דיוור", "מקור:"},
    PhraseRow{"id", "komentar|terpopuler|paling populer|tulis komentar|tentang penulis", "baca juga|berita terkait|artikel terkait|lihat juga|rekomendasi|berita lainnya|terkini|sumber",
        "iklan|bagikan|cetak|simpan|baca selengkapnya|masuk|langganan|dengarkan", "baca juga:|baca juga|lihat juga:|simak juga|ikuti kami", "foto:|gambar:|kredit foto", "diterbitkan|diperbarui|dipublikasikan|terbit", "berlangganan|daftar sekarang", "buletin|newsletter|email", "sumber: antara"},
    PhraseRow{"ca", "comentaris|el més llegit|els més llegits|deixa un comentari|sobre l'autor", "llegeix també|llegiu també|notícies relacionades|articles relacionats|més informació|relacionat|et pot interessar|fonts",
        "publicitat|comparteix|imprimeix|desa|segueix llegint|subscriu-te|inicia sessió|escolta", "llegeix també:|llegiu també:|vegeu també:|més informació:", "foto:|fotografia:|imatge:", "actualitzat|publicat|última actualització", "subscriu-te|apunta't", "butlletí|newsletter", "amb informació de"},
    PhraseRow{"et", "kommentaarid|loetumad", "loe ka|loe lisaks|seotud artiklid|vaata ka", "reklaam|jaga|prindi|loe edasi|logi sisse", "loe ka:|loe ka|loe lisaks:|vaata ka:", "foto:|fotod:", "avaldatud|uuendatud|täiendatud", "telli", "uudiskiri|uudiskirja", ""},
    PhraseRow{"lv", "komentāri|lasītākie", "lasi arī|lasiet arī|saistītie raksti|citi raksti", "reklāma|dalīties|drukāt|lasīt vairāk", "lasi arī:|lasiet arī:|skatīt arī:", "foto:|attēls:", "publicēts|atjaunots", "piesakies|abonē", "jaunumiem|vēstulei", ""},
    PhraseRow{"lt", "komentarai|skaitomiausi", "taip pat skaitykite|susiję straipsniai|skaitykite daugiau", "reklama|dalintis|spausdinti|skaityti toliau", "taip pat skaitykite:|skaitykite taip pat:|taip pat skaitykite", "nuotrauka:|nuotr.", "paskelbta|atnaujinta", "užsisakykite|prenumeruokite", "naujienlaiškį", ""},
    PhraseRow{"sl", "komentarji|najbolj brano", "preberite tudi|berite tudi|sorodni članki|povezane novice", "oglas|deli|natisni|preberi več|prijava", "preberite tudi:|preberite še:|berite tudi:", "foto:|fotografija:", "objavljeno|posodobljeno", "prijavite se|naročite se", "e-novice|novice", ""},
    PhraseRow{"bg", "коментари|най-четени", "прочетете още|вижте още|още по темата|свързани статии", "реклама|сподели|печат|вход", "прочетете още:|вижте още:|още по темата:", "снимка:|снимки:", "публикувано|обновено", "абонирайте се", "бюлетин|бюлетина", ""},
    PhraseRow{"vi", "bình luận|đọc nhiều nhất", "đọc thêm|xem thêm|tin liên quan|bài liên quan", "quảng cáo|chia sẻ|in bài|đăng nhập", "đọc thêm:|xem thêm:|đọc tiếp:", "ảnh:", "đăng lúc|cập nhật", "đăng ký nhận", "bản tin", ""},
    PhraseRow{"hr", "komentari|najčitanije|ostavi komentar|o autoru", "pročitajte i|pročitajte još|pročitaj i|povezano|povezani članci|vezane vijesti|više o temi|preporučujemo|najnovije|izvori", "oglas|podijeli|ispiši|spremi|pročitaj više|prijava|pretplati se",
        "pročitajte i:|pročitajte još:|pročitaj i:|čitajte i:|vidi još:", "foto:|fotografija:|izvor fotografije", "objavljeno|ažurirano|zadnja izmjena", "prijavite se|pretplatite se", "newsletter|bilten", "izvor: hina"}};

bool is_letter_or_digit(UChar32 sign) { return u_isalnum(sign) || (U_GET_GC_MASK(sign) & U_GC_M_MASK) != 0; }

/// Whole or, as folding leaves it, in its parts.
bool is_hangul(UChar32 sign) { return (sign >= 0xAC00 && sign <= 0xD7A3) || (sign >= 0x1100 && sign <= 0x11FF); }

/// Of a script that writes no blanks between words, or joins small words to them: Chinese, Japanese, Korean.
bool joins_words(UChar32 sign) { return (sign >= 0x2E80 && u_isalpha(sign)) || is_hangul(sign); }

/// The letter of valid UTF-8 that the byte at `at` belongs to; `at` lies in the line.
UChar32 sign_at(std::string_view line, std::size_t at) {
    auto const goes_on = [&](std::size_t byte) { return byte < line.size() && (static_cast<unsigned char>(line[byte]) & 0xC0) == 0x80; };
    auto start = at, end = at + 1;
    while (start > 0 && goes_on(start)) --start;
    while (goes_on(end)) ++end;
    return static_cast<UChar32>(to_utf32(line.substr(start, end - start)).front());
}

/// Whether a word ends before the byte at `at` of a line, or may.
bool ends_a_word(std::string_view line, std::size_t at) {
    if (at == 0 || at >= line.size()) return true;
    auto const before = sign_at(line, at - 1);
    return joins_words(before) || !is_letter_or_digit(before) || !is_letter_or_digit(sign_at(line, at));
}

/// The phrases of one cell, folded as the lines will be.
std::vector<std::string> folded_phrases(std::string_view cell) {
    std::vector<std::string> phrases;
    while (!cell.empty()) {
        auto const end = std::min(cell.find('|'), cell.size());
        if (end > 0) phrases.push_back(fold(cell.substr(0, end)));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return phrases;
}

bool begins_with(std::string_view line, std::string_view phrase) {
    return line.starts_with(phrase) && ends_a_word(line, phrase.size());
}

/// Whether the phrase stands in the line as words of its own.
bool holds_as_words(std::string_view line, std::string_view phrase) {
    for (auto at = line.find(phrase); at != line.npos; at = line.find(phrase, at + 1))
        if (ends_a_word(line, at + phrase.size()) && (joins_words(sign_at(phrase, 0)) || ends_a_word(line, at))) return true;
    return false;
}

/// Without what decorates its ends: "» Read more ›", "32 comments", "Related:".
std::string bare(std::string_view folded) {
    auto const is_plain = [](UChar32 sign) { return is_letter_or_digit(sign) && !u_isdigit(sign); };
    std::size_t start = 0, end = folded.size();
    auto const next = [&](std::size_t at) {
        for (++at; at < folded.size() && (static_cast<unsigned char>(folded[at]) & 0xC0) == 0x80;) ++at;
        return at;
    };
    auto const previous = [&](std::size_t at) {
        for (--at; at > 0 && (static_cast<unsigned char>(folded[at]) & 0xC0) == 0x80;) --at;
        return at;
    };
    while (start < end && !is_plain(sign_at(folded, start))) start = next(start);
    while (end > start && !is_plain(sign_at(folded, previous(end)))) end = previous(end);
    return std::string(folded.substr(start, end - start));
}

/// Every language's phrases of one column.
class PagePhrases {
public:
    explicit PagePhrases(std::string_view PhraseRow::*column) {
        for (auto const& row : phrase_rows) std::ranges::move(folded_phrases(row.*column), std::back_inserter(phrases_));
        std::ranges::sort(phrases_);
    }
    bool has(std::string const& line) const { return std::ranges::binary_search(phrases_, line); }
    /// Whether the line begins with one of them, which ends where a word ends.
    bool begins(std::string_view line) const {
        return std::ranges::any_of(phrases_, [&](std::string const& phrase) { return begins_with(line, phrase); });
    }
    /// The same, but what is a single word must be the whole line: "Comments", not "Comments from the bench".
    bool heads(std::string_view line) const {
        return std::ranges::any_of(phrases_, [&](std::string const& phrase) {
            auto const first = sign_at(phrase, 0);
            bool const one_word = phrase.find(' ') == phrase.npos && (!joins_words(first) || is_hangul(first));
            return one_word ? line == phrase : begins_with(line, phrase);
        });
    }

private:
    std::vector<std::string> phrases_;
};

/// "Sign up for our newsletter": a verb and what is sent, both of one language; or the verb alone.
class Invitations {
public:
    Invitations() {
        for (auto const& row : phrase_rows) rows_.push_back({folded_phrases(row.invitation), folded_phrases(row.letter)});
    }
    bool has(std::string_view line) const {
        return std::ranges::any_of(rows_, [&](Row const& row) {
            auto const verb = std::ranges::find_if(row.verbs, [&](auto const& each) { return begins_with(line, each); });
            return verb != row.verbs.end() && (bare(line) == bare(*verb) || std::ranges::any_of(row.letters, [&](auto const& letter) {
                       return holds_as_words(line, letter);
                   }));
        });
    }

private:
    struct Row {
        std::vector<std::string> verbs, letters;
    };
    std::vector<Row> rows_;
};

bool has_digit(std::string_view line) {
    return std::ranges::any_of(line, [](char c) { return c >= '0' && c <= '9'; });
}

/// "10:32", "9 h 40", "14.03.2023 | 10:32 Miriam Oakes".
bool begins_with_a_clock(std::string_view line) {
    auto const is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t at = 0;
    while (at < line.size() && at < 2 && is_digit(line[at])) ++at;
    if (at == 0 || at + 2 >= line.size() + 1) return false;
    auto rest = line.substr(at);
    for (auto const* sign : {":", ".", " h ", "h"})
        if (rest.starts_with(sign) && rest.size() > std::string_view(sign).size() + 1) {
            rest.remove_prefix(std::string_view(sign).size());
            return is_digit(rest[0]) && is_digit(rest[1]) && (rest.size() == 2 || !is_digit(rest[2]));
        }
    return false;
}

/// A caption: "The quay in 1948. Photo: Ann Tern", "… (Foto: dpa)". Few words stand before the credit and behind its
/// label: a longer line is a sentence that speaks of a picture.
bool ends_with_a_credit(std::string_view line, PagePhrases const& credit) {
    constexpr std::size_t longest = 60; // bytes of the credit
    constexpr std::size_t most_before = 8, most_behind = 5; // words
    auto const words = [](std::string_view part) {
        std::size_t count = 0;
        for (bool in_word = false; auto const c : part) {
            if (c != ' ' && !in_word) ++count;
            in_word = c != ' ';
        }
        return count;
    };
    auto const parts = [&](std::size_t at) {
        if (line[at - 1] == '(' || line[at - 1] == '[') return true;
        auto const before = line.substr(0, line.find_last_not_of(' ', at - 1) + 1);
        return before.size() < at && std::ranges::any_of(std::initializer_list<std::string_view>{".", "!", "?", "…", ")", "|", "\""},
                                                         [&](auto sign) { return before.ends_with(sign); });
    };
    auto const from = line.size() > longest ? line.size() - longest : 1;
    for (auto at = from; at < line.size(); ++at) {
        if (!parts(at)) continue;
        auto const tail = line.substr(at);
        auto const label = tail.substr(0, std::min(tail.find(':'), tail.size()));
        if (label.size() == tail.size() || !credit.begins(tail)) continue;
        auto const behind = tail.substr(label.size() + 1);
        if (behind.find(". ") == behind.npos && words(behind) <= most_behind && words(line.substr(0, at)) <= most_before) return true;
    }
    return false;
}

bool tells_reading_time(std::string_view line) {
    auto const start = line.find_first_of("0123456789");
    if (start == line.npos || start > 20) return false;
    constexpr std::array units{"min read", "minute read", "min. read", "min de lecture", "min de lectura", "minuti di lettura",
                               "min di lettura", "min lesezeit", "minuten lesezeit", "min de leitura", "мин. чтения"};
    return std::ranges::any_of(units, [&](auto const* unit) { return line.find(unit) != line.npos; });
}

/// Of a line that begins with "Updated" and the like. "Published in 1948, the book went unread." is a sentence.
bool tells_only_the_time(std::string_view line, std::size_t words) {
    constexpr std::size_t most_of_a_sentence = 8;
    return !ends_a_sentence(line) || (words <= most_of_a_sentence && !days_shown(line, {}, DayOrder::open).empty());
}

} // namespace

Heads what_it_heads(std::string_view line) {
    static PagePhrases const surely(&PhraseRow::surely), perhaps(&PhraseRow::perhaps);
    auto const words = bare(fold(line));
    if (words.empty()) return Heads::nothing;
    if (surely.heads(words)) return Heads::surely_other;
    return perhaps.heads(words) ? Heads::perhaps_other : Heads::nothing;
}

bool is_no_sentence_of_a_story(std::string_view line, std::size_t words) {
    static PagePhrases const whole(&PhraseRow::whole), begins(&PhraseRow::begins), credit(&PhraseRow::credit), time(&PhraseRow::time);
    static Invitations const invitations;
    if (words > 30) return false;
    auto const folded = fold(line);
    if (folded.empty()) return true;
    if (words <= 6 && folded.back() != '.' && whole.has(bare(folded))) return true;
    if (words <= 12 && tells_that_story_goes_on(bare(folded))) return true;
    if (folded.starts_with("©") || folded.starts_with("copyright ") || folded.starts_with("(c) ")) return true;
    if (words <= 20 && begins.begins(folded)) return true;
    if (words <= 12 && credit.begins(folded)) return true;
    if (ends_with_a_credit(folded, credit)) return true;
    if (words <= 12 && has_digit(folded) && time.begins(folded) && tells_only_the_time(line, words)) return true;
    if (words <= 8 && tells_reading_time(folded)) return true;
    constexpr std::string_view ends = ".!?\"";
    if (words <= 6 && begins_with_a_clock(folded) && ends.find(folded.back()) == ends.npos) return true;
    return invitations.has(folded);
}

bool tells_of_publication(std::string_view line) {
    static PagePhrases const time(&PhraseRow::time);
    auto const folded = fold(line);
    for (std::size_t at = 0; at < folded.size(); at = std::min(folded.find(' ', at), folded.size() - 1) + 1)
        if (time.begins(std::string_view(folded).substr(at))) return true;
    return false;
}

bool is_credit_at_the_end(std::string_view line) {
    static PagePhrases const tail(&PhraseRow::tail);
    auto folded = fold(line);
    folded.erase(0, std::min(folded.find_first_not_of("([<-"), folded.size()));
    auto const follow = folded.starts_with("follow ") && folded.find(" on ") != folded.npos;
    return tail.begins(folded) || follow || tells_who_helped(line);
}

bool tells_who_helped(std::string_view line) {
    auto const folded = fold(line);
    // "Sleep contributed to this accident", "The hotline can be reached at 0800 12" are sentences of a story.
    auto const contributed = std::ranges::any_of(std::array{"report", "article", "story", "piece", "dispatch"}, [&](std::string const& what) {
        return folded.find("contributed to this " + what) != folded.npos;
    });
    return contributed || (folded.find("can be reached at") != folded.npos && folded.find('@') != folded.npos);
}

} // namespace core
