#include "core/ingest/box_words.h"

#include "core/ingest/folded_words.h"
#include "core/ingest/story_rows.h"
#include "core/ingest/wall_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace core {

namespace {
namespace boxes {

using namespace std::string_view_literals;

/// A row per kind and some languages, parted by '|', folded when read. The line is nothing else, or ':' stands behind it.
constexpr std::array labels{
    "advertisement|advertising|sponsored|sponsored content|paid content|paid post|promoted|promoted content|partner content|presented by|affiliate"sv,
    "publicite|contenu sponsorise|contenu partenaire|annonce|annonces|publi-redactionnel|publicite partenaire"sv,
    "anzeige|anzeigen|werbung|gesponsert|gesponserter inhalt|bezahlter inhalt|sponsored post|advertorial"sv,
    "publicidad|contenido patrocinado|contenido de marca|patrocinado|anuncio|anuncios|pubblicita|contenuto sponsorizzato|contenuto promozionale|messaggio promozionale|sponsorizzato|"
    "publicidade|conteudo patrocinado|conteudo de marca|patrocinio|publicitat|contingut patrocinat"sv,
    "advertentie|advertenties|gesponsord|gesponsorde inhoud|betaalde inhoud|reklama|tresc sponsorowana|material sponsorowany|artykul sponsorowany|material partnera|komercni sdeleni|sponzorovany obsah|"
    "реклама|на правах рекламы|партнерский материал|спонсорский материал|партнерський матеріал"sv,
    "annons|annonsinnehall|sponsrat innehall|sponsoreret indhold|annonce|annonsorinnhold|reklame|mainos|kaupallinen yhteistyo|hirdetes|szponzoralt tartalom|publicitate|continut sponsorizat|reklam|sponsorlu icerik|διαφημιση|χορηγουμενο|"
    "iklan|konten bersponsor|oglas|sponzorirani sadrzaj|広告|スポンサー|pr記事|广告|推广|赞助内容|廣告|광고|협찬|إعلان|محتوى ممول|תוכן ממומן|פרסומת"sv};

/// A line begins so, and calls on the reader.
constexpr std::array calls{
    "sign up to|sign up for|subscribe to our|subscribe to the|subscribe to read|subscribe for|subscribe by|subscribe now|subscribe today|get the latest|get our|join our|follow us on|support our journalism|support independent journalism|support us|support our work|support the|become a member|"
    "become a subscriber|we use cookies|this site uses cookies|this website uses cookies|by continuing to use|by continuing to browse|our free newsletter|join us on|receive our|donate to|be the first to comment|log in to comment|sign in to comment"sv,
    "inscrivez-vous|abonnez-vous|recevez notre|recevez la|recevez chaque|recevez toute|rejoignez-nous|rejoignez notre|suivez-nous|suivez notre|soutenez|faites un don|nous utilisons des cookies|ce site utilise des cookies|en poursuivant votre navigation|notre newsletter|"
    "soyez le premier a commenter|connectez-vous pour commenter"sv,
    "melden sie sich|abonnieren sie|jetzt abonnieren|jetzt anmelden|folgen sie uns|unterstutzen sie|wir verwenden cookies|wir nutzen cookies|diese website verwendet cookies|diese seite verwendet cookies|unser newsletter|erhalten sie jeden|erhalten sie taglich|schreiben sie den ersten kommentar|"
    "jetzt newsletter"sv,
    "suscribase|suscribete|apuntate|siguenos|sigue nuestro|unete a|unase a|reciba nuestro|recibe nuestro|recibe las|recibe cada|apoya el|apoye el|utilizamos cookies|usamos cookies|este sitio utiliza cookies|esta web utiliza cookies|al continuar navegando|nuestra newsletter|se el primero en comentar"sv,
    "iscriviti|abbonati|seguici|ricevi la|ricevi le|ricevi ogni|sostieni|unisciti|utilizziamo i cookie|utilizziamo cookie|questo sito utilizza|questo sito usa|continuando la navigazione|la nostra newsletter|commenta per primo"sv,
    "subscreva|assine a|assine o|assine ja|inscreva-se|receba as|receba nossas|receba a|receba o|siga-nos|siga o nosso|siga a nossa|apoie|nos usamos cookies|nos utilizamos cookies|utilizamos cookies|usamos cookies|este site usa cookies|este site utiliza cookies|ao continuar navegando|ao continuar a navegar|"
    "entre no nosso|entre no grupo|participe do|seja o primeiro a comentar"sv,
    "schrijf je in|schrijf u in|meld je aan|meld u aan|abonneer je|abonneer u|word abonnee|word lid|volg ons|steun ons|steun onze|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies|deze site gebruikt cookies|ontvang onze|ontvang elke|onze nieuwsbrief|geef als eerste"sv,
    "zapisz sie na|zapisz sie do|subskrybuj|obserwuj nas|dolacz do nas|wesprzyj|uzywamy plikow cookie|korzystamy z plikow|ta strona uzywa|badz pierwszy|zaloguj sie, aby|otrzymuj nasz|"
    "подпишитесь на|подписывайтесь на|подпишись на|следите за нами|присоединяйтесь к|поддержите|мы используем cookie|мы используем файлы|этот сайт использует|продолжая пользоваться|оставьте первый комментарий|читайте нас в|наш телеграм|"
    "підпишіться на|підписуйтесь на|стежте за нами|підтримайте|ми використовуємо"sv,
    "prenumerera pa|anmal dig till|folj oss|stod oss|vi anvander cookies|vi anvander kakor|tilmeld dig|folg os|stot os|vi bruger cookies|meld deg pa|folg oss|stott oss|vi bruker informasjonskapsler|tilaa uutiskirje|seuraa meita|kaytamme evasteita|"
    "prihlaste se k odberu|sledujte nas|podporte nas|pouzivame cookies|prihlaste sa na|iratkozzon fel|iratkozz fel|kovessen minket|tamogass|sutiket hasznalunk|aboneaza-te|abonati-va|urmareste-ne|sustine|folosim cookie|abone olun|bizi takip edin|destek olun|cerezleri kullan|"
    "εγγραφειτε στο|ακολουθηστε μας|στηριξτε|χρησιμοποιουμε cookies|subscriu-te|segueix-nos|pretplatite se|pratite nas|koristimo kolacice|ikuti kami|berlangganan"sv,
    "اشترك في|تابعنا على|تابعونا على|نستخدم ملفات تعريف|עקבו אחרינו|הירשמו ל|扫描二维码|扫码关注|欢迎关注|关注我们|订阅我们|我们使用cookie|メルマガ登録|ニュースレターに登録|フォローする|当サイトでは|뉴스레터 구독|구독 신청|쿠키를 사용"sv};

/// With a number behind it: "Komentarze (0)", "3 Réactions".
constexpr std::array counted{
    "comments|comment|reactions|replies|responses|commentaires|commentaire|reaction|avis|reponses|kommentare|kommentar|leserbriefe|diskussion|meinungen|comentarios|comentario|opiniones|commenti|commento|reacties|reactie|"
    "komentarze|komentarz|komentare|diskuse|diskusia|комментарии|комментариев|комментария|коментарі|kommentarer|kommentit|hozzaszolasok|comentarii|yorumlar|yorum|σχολια|التعليقات|تعليقات|评论|コメント|댓글|תגובות"sv};

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789 ()[]:.") == text.npos && text.find_first_of("0123456789") != text.npos;
}

/// "Pubblicità – Offerte", "Reklama: tanie loty"
bool parts(std::string_view behind) {
    return std::ranges::any_of(std::array{":"sv, " : "sv, " – "sv, " — "sv, " - "sv, " | "sv, "："sv}, [&](auto sign) { return behind.starts_with(sign); });
}

/// "(0). Be the first!"
bool begins_with_count(std::string_view behind) {
    if (behind.starts_with(' ')) behind.remove_prefix(1);
    auto const end = behind.find(')');
    return behind.starts_with('(') && end != behind.npos && is_number(behind.substr(0, end));
}

bool goes_on(std::string_view line, std::size_t at) {
    if (at >= line.size()) return false;
    auto const c = line[at];
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) <= 0xDF);
}

} // namespace boxes
} // namespace

bool opens_a_box(std::string_view line, std::size_t words) {
    constexpr std::size_t most_words = 45, longest = 600;
    if (words > most_words || line.size() > longest || holds_marks_of_quotation(line)) return false;
    static auto const labels = folded_words(boxes::labels), calls = folded_words(boxes::calls), counted = folded_words(boxes::counted);
    auto const folded = fold(line);
    auto const end = folded.find_last_not_of(" :.*-");
    auto const bare = std::string_view(folded).substr(0, end == folded.npos ? 0 : end + 1);
    if (std::ranges::any_of(labels, [&](std::string const& label) {
            return bare == label || (folded.starts_with(label) && boxes::parts(std::string_view(folded).substr(label.size())));
        }))
        return true;
    if (std::ranges::any_of(calls, [&](std::string const& call) { return folded.starts_with(call) && !boxes::goes_on(folded, call.size()); }))
        return true;
    if (std::ranges::any_of(counted, [&](std::string const& word) {
            return folded.starts_with(word) && boxes::begins_with_count(std::string_view(folded).substr(word.size()));
        }))
        return true;
    if (words <= 4 && std::ranges::any_of(counted, [&](std::string const& word) {
            return (folded.starts_with(word) && boxes::is_number(std::string_view(folded).substr(word.size()))) ||
                   (folded.ends_with(word) && boxes::is_number(std::string_view(folded).substr(0, folded.size() - word.size())));
        }))
        return true;
    return asks_to_pay(line);
}

} // namespace core
