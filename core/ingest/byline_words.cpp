#include "core/ingest/byline_words.h"

#include "core/text/fold.h"

#include <algorithm>

namespace core::byline_words {

Phrases::Phrases(std::initializer_list<std::string_view> rows) {
    for (auto rest : rows)
        while (!rest.empty()) {
            auto const end = std::min(rest.find('|'), rest.size());
            if (end > 0)
                all_.insert(fold(rest.substr(0, end)));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
}

Phrases const& sure_words() {
    static Phrases const words{
        "written by|reporting by|interview by|words by|story by|posted by|published by|submitted by|article by|report "
        "by|reported by|author|text by",
        "écrit par|rédigé par|publié par|posté par|proposé par|propos recueillis par|recueilli par|recueillis "
        "par|reportage de|texte de|auteur|auteure|autrice|un article de",
        "geschrieben von|verfasst von|veröffentlicht von|erstellt von|ein artikel von|ein beitrag von|text "
        "von|autor|autorin|verfasser|verfasserin",
        "escrito por|publicado por|redactado por|texto de|autora|escrit per|publicat per|text de",
        "enviado por|postado por|scritto da|pubblicato da|testo di|a cura di|autore|autrice|articolo di|intervista di",
        "geschreven door|geplaatst door|gepubliceerd door|een artikel van|tekst van|автор|автор статьи|автор "
        "текста|автор материала|написал|написала|опубликовал|опубликовала",
        "skrevet af|skrevet av|skriven av|publicerad "
        "av|napsal|napsala|napisał|napisała|autorka|tekst|yazan|yazar|γράφει ο|γράφει η|του|της|συντάκτης",
        "dal nostro inviato|dalla nostra inviata|dal nostro corrispondente|de notre correspondant|de notre "
        "correspondante|de notre envoyé spécial|"
        "von unserem redakteur|von unserem mitarbeiter|von unserer redakteurin|door onze verslaggever|van onze "
        "verslaggever|de nuestro corresponsal|"
        "بقلم|كتب|كتبت|الكاتب|نویسنده|به قلم|kirjoittaja|kirjoittanut|írta|szerző|autorul|scris de|piše|pise|מאת"};
    return words;
}

Phrases const& words_with_colon() {
    static Phrases const words{
        "by|words|story|report|interview|entretien|reportage|entrevista|intervista|text|texts|reporter|writer|words "
        "and pictures|text and photos|texte|textes|par|texte et photos|journaliste|texte et photo",
        "von|bericht|text und fotos|text und foto|text und bild|text & foto|text & "
        "fotos|text/foto|redakteur|redakteurin|por|texto|texto y fotos|texto e fotos|reportagem",
        "di|testo|testo e foto|testi|door|tekst|tekst en foto|tekst en foto's|verslaggever|текст|текст и "
        "фото|журналист|корреспондент|подготовил|подготовила|текст та фото|skribent|journalist|av|af|autor tekstu"};
    return words;
}

Phrases const& small_words() {
    static Phrases const words{"by|par|von|por|di|door|per|av|af|przez|от|од|від|من|de la part de|od|de către|από"};
    return words;
}

Phrases const& published_words() {
    static Phrases const words{
        "posted|published|written|submitted|publié|publiée|écrit|veröffentlicht|geschrieben|erstellt|eingestellt|"
        "publicado|"
        "publicada|escrito|postado|pubblicato|scritto|geplaatst|gepubliceerd|geschreven|опубликовано|reported|created|"
        "updated|modified|aktualisiert|actualizado|actualizada|actualisé|modifié|atualizado|aggiornato|bijgewerkt|publicerad|uppdaterad|publiceret|opdateret|"
        "publisert|oppdatert|julkaistu|päivitetty|opublikowano|aktualizacja|zaktualizowano|publikováno|aktualizováno|zveřejněno|обновлено|опубліковано|оновлено|"
        "publicat|actualizat|objavljeno|ažurirano|δημοσιεύτηκε|δημοσιεύθηκε|ενημερώθηκε|güncelleme|güncellenme|yayınlanma|diterbitkan|megjelent|frissítve"};
    return words;
}

Phrases const& between_names() {
    static Phrases const words{"and|et|und|y|e|i|en|og|och|ve|и|та|і|ja|és|a|şi|si|و|&|+"};
    return words;
}

Phrases const& parts_of_names() {
    static Phrases const words{"de|da|do|dos|das|del|della|di|du|des|la|le|el|al|van|der|den|ter|ten|te|von|zu|zur|bin|"
                               "ibn|ben|af|av|y|e|d'|of|st"};
    return words;
}

Phrases const& behind_names() {
    static Phrases const words{"in|at|on|for|from|with|is|à|au|aux|le|en|pour|avec|am|um|aus|für|el|a|em|às|il|alle|"
                               "ore|op|om|in|voor|uit|в|из|для|los|las|els|der|den|kl|saat"};
    return words;
}

Phrases const& desk_words() {
    static Phrases const words{
        "reuters|afp|ap|dpa|epd|kna|apa|ats|efe|ansa|lusa|anp|belga|tass|upi|pti|ians|xinhua|bloomberg|kyodo|yonhap|"
        "anadolu|interfax|ritzau|ntb|tt|stt|ctk|pap",
        "тасс|интерфакс|укринформ|риа|reuter|agence|agencia|agência|agenzia|agentur|agency|agencies|agencias|agencies|"
        "agences|агентство|agerpres|mti",
        "staff|newsroom|desk|editors|editorial|editor|redaktion|redaktionen|redaktie|redactie|rédaction|redacción|"
        "redação|redazione|redakcja|redakce|redakcia|"
        "редакция|редакція|redacció|toimitus|redakcija|σύνταξη|correspondent|correspondents|reporters|team|webmaster|"
        "administrator|admin|press|media|news|"
        "online|ministerium|ministry|ministère|pressestelle|pressedienst|presse|prensa|imprensa|newsdesk|sid"};
    return words;
}

Phrases const& no_names() {
    static Phrases const words{"politics|world|sport|sports|business|opinion|local|culture|health|release|blog|edition|"
                               "read|reading|share|updated|home|page|comment|comments|article|"
                               "print|section|region|national|international|breaking|exclusive|video|photo|photos|"
                               "image|live|last|first|published|min|minutes|lecture|politique|société|"
                               "économie|monde|culture|politik|wirtschaft|lokales|kultur|panorama|política|sociedad|"
                               "economía|cultura|deportes|mundo|politica|cronaca|economia|esteri|"
                               "politiek|economie|buitenland|binnenland|политика|общество|экономика|культура|спорт|в|"
                               "мире|today|yesterday|the|a|university|council|office|government|"
                               "city|county|department|party|institute|foundation|association|school|church|court|"
                               "parliament|uhr|jahr|number|no|nr|vol|issue|archive|forum|topic|new|"
                               "ville|mairie|préfecture|conseil|stadt|kreis|landkreis|gemeinde|amt|stadtverwaltung|"
                               "gobierno|ayuntamiento|gobernación|governo|prefeitura|câmara|comune|"
                               "regione|gemeente|provincie|town|gouvernement|regierung|bundesregierung|ministerio|"
                               "ministério|ministero|министерство|администрация|правительство|urząd|"
                               "universität|université|universidad|universidade|università|verein|verband|club|"
                               "communiqué|comunicado|pressemitteilung|mitteilung|"
                               "san|santa|são|santo|saint|sankt|st|port|bad|north|south|east|west|nord|sud|süd|ost|"
                               "upper|lower|great|nether|le|la|los|las|el|rio|mont|villa|nueva|nova"};
    return words;
}

} // namespace core::byline_words
