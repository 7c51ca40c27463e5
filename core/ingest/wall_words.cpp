#include "core/ingest/wall_words.h"

#include "core/ingest/folded_words.h"
#include "core/ingest/sentences.h"
#include "core/ingest/story_rows.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {
namespace walls {

using namespace std::string_view_literals;

/// Phrases of one kind, a row per language, parted by '|', folded when read. They speak to the reader of the page.
constexpr std::array consent{
    "we and our|our partners|partners store|accept all|reject all|manage options|manage your choices|your privacy|privacy choices|"
    "privacy settings|cookie settings|cookie preferences|we use cookies|this site uses cookies|this website uses cookies|your consent|"
    "withdraw your consent|legitimate interest|access information on a device|access information on your device|personalised ad|"
    "personalized ad|process personal data|our use of cookies|necessary cookies|accept cookies|privacy policy"sv,
    "nos partenaires|tout accepter|tout refuser|accepter et continuer|continuer sans accepter|parametrer|vos choix|votre vie privee|"
    "respect de votre vie privee|nous utilisons des cookies|votre consentement|interet legitime|informations sur un appareil|"
    "informations sur votre appareil|publicites personnalisees|publicite personnalisee|gerer mes choix|gerer les cookies|ce site utilise des cookies|politique de confidentialite|"
    "donnees personnelles|retirer votre consentement"sv,
    "unsere partner|alle akzeptieren|alle ablehnen|zustimmen und weiter|alles akzeptieren|einstellungen verwalten|ihre privatsphare|"
    "datenschutzeinstellungen|wir verwenden cookies|diese website verwendet cookies|ihre einwilligung|ihre zustimmung|berechtigtes interesse|"
    "berechtigten interesses|informationen auf einem gerat|informationen auf ihrem gerat|personalisierte werbung|personalisierte anzeigen|cookie-einstellungen|"
    "datenschutzerklarung|personenbezogene daten|mit werbung und tracking|einwilligung widerrufen"sv,
    "nuestros socios|aceptar todo|aceptar todas|aceptar y continuar|rechazar todo|rechazar todas|gestionar opciones|configurar cookies|su privacidad|tu privacidad|"
    "utilizamos cookies|usamos cookies|este sitio utiliza cookies|su consentimiento|tu consentimiento|interes legitimo|informacion en un dispositivo|informacion en su dispositivo|"
    "publicidad personalizada|anuncios personalizados|datos personales|politica de privacidad|politica de cookies"sv,
    "nostri partner|accetta tutto|accetta e continua|accetta tutti|rifiuta tutto|rifiuta tutti|gestisci opzioni|gestisci le preferenze|la tua privacy|la vostra privacy|"
    "utilizziamo i cookie|utilizziamo cookie|questo sito utilizza|il tuo consenso|legittimo interesse|interesse legittimo|informazioni su un dispositivo|"
    "pubblicita personalizzata|annunci personalizzati|dati personali|continua senza accettare|informativa sulla privacy|cookie policy"sv,
    "nossos parceiros|os nossos parceiros|aceitar todos|aceitar tudo|aceitar e continuar|rejeitar todos|rejeitar tudo|gerir opcoes|gerenciar opcoes|sua privacidade|utilizamos cookies|"
    "usamos cookies|este site utiliza cookies|seu consentimento|o seu consentimento|interesse legitimo|informacoes num dispositivo|informacoes em um dispositivo|publicidade personalizada|"
    "anuncios personalizados|dados pessoais|politica de privacidade|politica de cookies"sv,
    "onze partners|alles accepteren|alle cookies accepteren|alles weigeren|instellingen beheren|uw privacy|jouw privacy|je privacy|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies|"
    "uw toestemming|je toestemming|gerechtvaardigd belang|informatie op een apparaat|gepersonaliseerde advertenties|cookie-instellingen|persoonsgegevens|privacybeleid"sv,
    "nasi partnerzy|naszym partnerom|zaufani partnerzy|akceptuj wszystkie|zaakceptuj wszystko|akceptuje|przejdz do serwisu|odrzuc wszystkie|zarzadzaj|twoja prywatnosc|twoją prywatność|uzywamy plikow cookie|"
    "korzystamy z plikow cookie|twoja zgoda|twoją zgodę|wyrazam zgode|uzasadniony interes|uzasadnionego interesu|spersonalizowane reklamy|danych osobowych|dane osobowe|polityka prywatnosci|plikow cookie"sv,
    "наши партнеры|нашими партнерами|принять все|отклонить все|настройки cookie|ваша конфиденциальность|мы используем cookie|мы используем файлы cookie|использует файлы cookie|ваше согласие|вашего согласия|"
    "законный интерес|персонализированн|персональных данных|персональные данные|политика конфиденциальности|политикой конфиденциальности|файлы cookie"sv,
    "vara partners|acceptera alla|godkann alla|avvisa alla|din integritet|vi anvander cookies|vi anvander kakor|ditt samtycke|berattigat intresse|personuppgifter|"
    "vores partnere|accepter alle|afvis alle|dit privatliv|vi bruger cookies|dit samtykke|legitim interesse|personoplysninger|"
    "vare partnere|godta alle|avvis alle|ditt personvern|vi bruker informasjonskapsler|personopplysninger|"
    "kumppanimme|hyvaksy kaikki|hylkaa kaikki|yksityisyytesi|kaytamme evasteita|suostumuksesi|henkilotietoja"sv,
    "nasi partneri|prijmout vse|souhlasim|odmitnout vse|vase soukromi|pouzivame cookies|vas souhlas|opravneny zajem|osobnich udaju|soubory cookie|"
    "prijat vsetko|vase sukromie|partnereink|osszes elfogadasa|elfogadom|sutiket hasznalunk|hozzajarulas|szemelyes adatok|partenerii nostri|accepta toate|confidentialitatea|folosim cookie|consimtamant|"
    "ortaklarimiz|tumunu kabul et|tumunu reddet|gizliliginiz|cerezleri kullan|acik rizaniz|kisisel veri"sv,
    "συνεργατες μας|αποδοχη ολων|απορριψη ολων|το απορρητο σας|χρησιμοποιουμε cookies|συγκαταθεση|εννομο συμφερον|προσωπικα δεδομενα|"
    "партнери|прийняти все|відхилити все|ваша конфіденційність|використовуємо файли cookie|ваша згода|персональних даних|"
    "شركاؤنا|قبول الكل|رفض الكل|خصوصيتك|نستخدم ملفات تعريف الارتباط|موافقتك|البيانات الشخصية|ملفات تعريف الارتباط"sv,
    "我们使用cookie|接受所有|接受全部|全部拒绝|您的隐私|隐私政策|您的同意|合作伙伴|个人数据|クッキーを使用|すべて許可|すべて受け入れる|すべて拒否|プライバシーポリシー|お客様のプライバシー|パートナー企業|모두 수락|모두 동의|모두 거부|개인정보 보호|쿠키를 사용"sv};

constexpr std::array check{
    "just a moment|checking your browser|checking if the site connection is secure|ray id|verify you are human|verifying you are human|you are not a robot|"
    "are you a robot|i'm not a robot|enable javascript and cookies|enable cookies|needs to review the security|ddos protection|performance & security by|unusual traffic|unusual activity|automated requests|automated access|"
    "complete the captcha|solve the captcha|captcha|access denied|you have been blocked|attention required|security check|security service to protect|redirected automatically|redirect to your requested content|please wait while|reference #|pardon our interruption|"
    "one more step|bot detection|too many requests|request blocked|allow up to 5 seconds"sv,
    "un instant|verification de votre navigateur|verifions que vous etes humain|vous n'etes pas un robot|acces refuse|activer javascript|activez javascript|trafic inhabituel|veuillez patienter|activite inhabituelle|controle de securite"sv,
    "einen moment|nur einen moment|ihr browser wird gepruft|ihr browser wird uberpruft|dass sie ein mensch sind|sie kein roboter|kein roboter|zugriff verweigert|aktivieren sie javascript|javascript und cookies|ungewohnlich|sicherheitsuberprufung|sicherheitsprufung|bitte warten"sv,
    "un momento|comprobando su navegador|comprobando tu navegador|verificando su navegador|que es humano|que eres humano|no eres un robot|no es un robot|acceso denegado|habilite javascript|active javascript|trafico inusual|por favor espere|"
    "verifica del browser|che sei umano|non sei un robot|accesso negato|abilita javascript|attendere prego|traffico insolito|controllo di sicurezza|"
    "verificando seu navegador|verificando o seu navegador|que voce e humano|que e humano|nao e um robo|acesso negado|ative o javascript|habilite o javascript|aguarde|"
    "uw browser wordt gecontroleerd|dat u een mens bent|geen robot|toegang geweigerd|schakel javascript in|even geduld"sv,
    "проверка браузера|проверяем ваш браузер|проверка вашего браузера|что вы не робот|вы не робот|что вы человек|доступ запрещен|доступ ограничен|включите javascript|подождите|"
    "sprawdzanie przegladarki|sprawdzamy twoja przegladarke|ze jestes czlowiekiem|nie jestes robotem|odmowa dostepu|wlacz javascript|chwileczke|"
    "перевірка браузера|доступ заборонено|ověřujeme|kontrola prohlizece|nejste robot|pristup odepren|tarayiciniz|robot olmadiginiz|erisim engellendi|"
    "kontrollerar din webblasare|inte ar en robot|atkomst nekad|请稍候|正在检查您的浏览器|验证您是真人|访问被拒绝|请启用javascript|安全检查|人机验证|しばらくお待ちください|ロボットではありません|アクセスが拒否|잠시만 기다|로봇이 아닙니다|접근이 거부|التحقق من المتصفح|لست روبوت|تم رفض الوصول"sv};

constexpr std::array not_found{
    "404|410|oops|page not found|not found|page you were looking for|page you are looking for|page you requested|requested page|could not be found|cannot be found|can't be found|couldn't find|cannot find|can't find|no longer available|no longer exists|does not exist|doesn't exist|"
    "may have been moved|have been moved|moved, renamed|renamed or deleted|been removed|check the address|check the url|front page|home page|homepage|search box|webmaster|mistyped|broken link|dead link"sv,
    "page introuvable|introuvable|page demandee|page que vous recherchez|page que vous cherchez|n'existe pas|n'existe plus|n'a pas ete trouvee|a ete deplacee|ete supprimee|verifiez l'adresse|page d'accueil|retour a l'accueil|n'est plus disponible"sv,
    "seite nicht gefunden|nicht gefunden|seite existiert nicht|existiert nicht|nicht gefunden werden|gesuchte seite|angeforderte seite|aufgerufene seite|verschoben|geloscht|zur startseite|startseite|uberprufen sie die adresse|nicht mehr verfugbar|gibt es nicht mehr|suchfunktion"sv,
    "pagina no encontrada|no encontrada|no se encuentra|no se ha encontrado|pagina que busca|pagina que buscas|pagina solicitada|no existe|ha sido movida|ha sido eliminada|compruebe la direccion|pagina de inicio|pagina principal|ya no esta disponible|portada"sv,
    "pagina non trovata|non trovata|non e stata trovata|pagina che cerchi|pagina che stai cercando|pagina richiesta|non esiste|e stata spostata|stata rimossa|controlla l'indirizzo|homepage|pagina iniziale|non e piu disponibile"sv,
    "pagina nao encontrada|nao encontrada|nao foi encontrada|pagina que procura|pagina que voce procura|pagina solicitada|nao existe|foi movida|foi removida|verifique o endereco|pagina inicial|nao esta mais disponivel|ja nao esta disponivel|"
    "pagina niet gevonden|niet gevonden|bestaat niet|niet meer beschikbaar|verplaatst of verwijderd|pagina die u zoekt|pagina die je zoekt|controleer het adres|strona glowna|nie znaleziono strony|nie znaleziono|strona nie istnieje|nie istnieje|"
    "zostala usunieta|zostala przeniesiona|strony glownej"sv,
    "страница не найдена|не найдена|не существует|страница, которую вы ищете|запрашиваемая страница|была удалена|перемещена|на главную|главную страницу|проверьте адрес|сторінку не знайдено|не знайдено|не існує|stranka nenalezena|nenalezena|neexistuje|"
    "sidan hittades inte|hittades inte|finns inte|flyttats|startsidan|siden blev ikke fundet|siden ble ikke funnet|findes ikke|finnes ikke|sivua ei loydy|ei loydy|sayfa bulunamadi|bulunamadi|a keresett oldal|nem talalhato|pagina nu a fost gasita|η σελιδα δεν βρεθηκε|δεν βρεθηκε|"
    "页面不存在|页面未找到|找不到页面|您访问的页面|返回首页|已被删除|ページが見つかりません|お探しのページ|見つかりませんでした|削除された|トップページ|페이지를 찾을 수 없습니다|존재하지 않|الصفحة غير موجودة|غير موجودة|الصفحة الرئيسية"sv};

/// What was not found is a page, and no body.
constexpr std::array pages{"page|404|410|url|seite|pagina|pagine|страниц|сторінк|stron|strank|sidan|siden|sivu|sayfa|oldal|σελιδα|页|頁|ページ|페이지|الصفحة|link|adresse"sv};

constexpr std::array sign_in{
    "sign in|log in|login|create a free account|create an account|create your account|register for free|register now|already a subscriber|already have an account|subscribe now|choose a subscription|to read this story|to read this article|to continue reading|"
    "to keep reading|terms of use|terms of service|your e-mail|your email|password|free trial|cancel any time|cancel anytime"sv,
    "se connecter|connectez-vous|identifiez-vous|creer un compte|creez un compte|creez votre compte|deja abonne|deja inscrit|abonnez-vous|pour lire cet article|pour lire la suite|pour continuer|mot de passe|conditions generales|votre adresse e-mail|sans engagement"sv,
    "anmelden|einloggen|melden sie sich an|registrieren|konto erstellen|kostenloses konto|bereits abonnent|bereits registriert|jetzt abonnieren|um weiterzulesen|um diesen artikel zu lesen|weiterlesen|passwort|kennwort|nutzungsbedingungen|jederzeit kundbar"sv,
    "iniciar sesion|inicie sesion|inicia sesion|registrese|registrate|crear una cuenta|cree una cuenta|crea una cuenta|ya es suscriptor|ya eres suscriptor|suscribase|suscribete|para seguir leyendo|para leer|contrasena|condiciones de uso|"
    "accedi|registrati|crea un account|sei gia abbonato|abbonati|per continuare a leggere|per leggere|password|condizioni d'uso|iniciar sessao|faca login|entrar|crie uma conta|criar conta|ja e assinante|assine|para continuar a ler|para continuar lendo|palavra-passe|senha|termos de uso"sv,
    "inloggen|log in|maak een account|maak een gratis account|al abonnee|abonneer|om verder te lezen|wachtwoord|voorwaarden|zaloguj|zaloz konto|masz juz konto|aby czytac dalej|haslo|regulamin|subskrypcj|войдите|войти|зарегистрируйтесь|создайте аккаунт|уже подписаны|оформите подписку|чтобы читать|чтобы продолжить|пароль|"
    "logga in|skapa konto|redan prenumerant|for att lasa vidare|losenord|log ind|opret konto|logg inn|opprett konto|kirjaudu|salasana|prihlaste se|registrujte se|heslo|giris yap|uye ol|sifre|登录|注册|密码|登入|ログイン|会員登録|パスワード|로그인|회원가입|비밀번호|تسجيل الدخول|انشئ حساب|كلمة المرور"sv};

/// What is behind is still to be read, and costs.
constexpr std::array to_pay{
    "subscribe to read|subscribe to continue|subscribe to keep reading|subscribe for full access|to read the rest|to read the full|to read the whole|to continue reading|to keep reading|to read on, |read the full story with|this story is for subscribers|"
    "this article is for subscribers|for subscribers only|subscribers only|only for subscribers|exclusive to subscribers|available to subscribers|reserved for subscribers|already a subscriber|you have reached your limit|your free articles|free articles left|"
    "the rest of this story|the rest of this article|choose a subscription|unlock this article|unlock the full"sv,
    "reserve aux abonnes|reservee aux abonnes|pour lire la suite|lire la suite de l'article|la suite est reservee|il vous reste|abonnez-vous pour|deja abonne|accedez a l'integralite|pour acceder a la suite|articles gratuits"sv,
    "um weiterzulesen|um den artikel zu lesen|jetzt weiterlesen|weiterlesen mit|nur fur abonnenten|fur abonnenten|mit abo weiterlesen|bereits abonnent|sie sind bereits abonnent|den ganzen artikel lesen|den vollstandigen artikel|abonnieren sie, um|exklusiv fur abonnenten"sv,
    "para seguir leyendo|para continuar leyendo|contenido exclusivo para suscriptores|solo para suscriptores|exclusivo para suscriptores|ya es suscriptor|ya eres suscriptor|suscribase para|suscribete para|articulo para suscriptores"sv,
    "per continuare a leggere|contenuto riservato agli abbonati|riservato agli abbonati|sei gia abbonato|abbonati per|per leggere tutto|per leggere l'articolo completo|para continuar a ler|para continuar lendo|exclusivo para assinantes|conteudo exclusivo|ja e assinante|"
    "assine para|so para assinantes|para ler o artigo completo|om verder te lezen|alleen voor abonnees|al abonnee|exclusief voor abonnees|lees verder met"sv,
    "aby czytac dalej|tylko dla prenumeratorow|dla subskrybentow|pozostalo do przeczytania|czytaj dalej z|чтобы читать дальше|чтобы продолжить чтение|только для подписчиков|доступно подписчикам|полный текст доступен|оформите подписку, чтобы|"
    "for att lasa vidare|endast for prenumeranter|redan prenumerant|bliv abonnent for at|kun for abonnenter|for abonnenter|bli abonnent for|vain tilaajille|tilaajille|pro predplatitele|odemknout clanek|devamini okumak|aboneler icin|csak elofizetok|前往订阅|订阅后阅读|登录后阅读全文|剩余内容|会员限定|有料会員|この記事は有料|続きを読むには|유료 회원|구독하고 계속|للمشتركين فقط"sv};

bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80; }

/// From the beginning of a word on; scripts without blanks anywhere.
bool holds(std::string_view text, std::string_view phrase) {
    auto const dense = static_cast<unsigned char>(phrase.front()) >= 0xE3;
    for (auto at = text.find(phrase); at != text.npos; at = text.find(phrase, at + 1))
        if (dense || at == 0 || !is_plain(text[at - 1])) return true;
    return false;
}

/// How many different phrases stand in it; one within another counts once.
std::size_t held_in(std::string_view text, std::vector<std::string> const& phrases) {
    std::vector<std::string_view> found;
    for (auto const& phrase : phrases)
        if (holds(text, phrase)) found.push_back(phrase);
    return static_cast<std::size_t>(std::ranges::count_if(found, [&](auto const& each) {
        return std::ranges::none_of(found, [&](auto const& other) { return other.size() > each.size() && other.find(each) != other.npos; });
    }));
}

} // namespace walls
} // namespace

Wall wall_of(std::string_view title, std::string_view text) {
    constexpr std::size_t longest = 6000, longest_of_others = 1600; // bytes
    constexpr std::size_t fewest = 3, fewest_of_titled = 2, more_of_quoting = 2; // walls quote nobody
    if (text.size() > longest) return Wall::none;
    static auto const consent = folded_words(walls::consent), check = folded_words(walls::check), missing = folded_words(walls::not_found),
                      sign_in = folded_words(walls::sign_in);
    auto const head = fold(title), body = fold(text);
    auto const quotes = holds_marks_of_quotation(text);
    auto const says = [&](std::vector<std::string> const& phrases, std::size_t per) {
        auto const in_body = walls::held_in(body, phrases), titled = walls::held_in(head, phrases);
        // A long text says such a thing often, or it only speaks of it.
        auto const enough = std::max(titled > 0 ? fewest_of_titled : fewest, body.size() / per) + (quotes ? more_of_quoting : 0);
        return in_body >= 1 && in_body + (titled > 0 ? 1 : 0) >= enough;
    };
    if (says(consent, 400)) return Wall::consent;
    if (text.size() > longest_of_others) return Wall::none;
    if (says(check, 200)) return Wall::check;
    static auto const pages = folded_words(walls::pages);
    if (says(missing, 200) && walls::held_in(head + ' ' + body, pages) > 0) return Wall::not_found;
    return says(sign_in, 150) ? Wall::sign_in : Wall::none;
}

char const* sentence_of(Wall wall) {
    switch (wall) {
    case Wall::none: return nullptr;
    case Wall::consent: return sentences::asks_for_consent;
    case Wall::check: return sentences::asks_for_proof;
    case Wall::not_found: return sentences::says_not_found;
    case Wall::sign_in: return sentences::asks_to_sign_in;
    }
    return nullptr;
}

bool asks_to_pay(std::string_view line) {
    constexpr std::size_t longest = 500;
    if (line.size() > longest) return false;
    static auto const phrases = folded_words(walls::to_pay);
    return walls::held_in(fold(line), phrases) > 0;
}

} // namespace core
