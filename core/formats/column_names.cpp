#include "core/formats/column_names.h"

#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <algorithm>

namespace core {

namespace {

struct Called {
    Column column;
    bool may_go_on;
    std::vector<std::string_view> names;
};

std::vector<Called> const& called() {
    static std::vector<Called> const names{
        {Column::text, true,
         {"claim reviewed", "claim text", "claim", "statement", "text", "quote", "quotation", "affirmation", "allégation",
          "déclaration", "propos", "phrase", "citation", "Behauptung", "Aussage", "Zitat", "declaración", "afirmación", "frase",
          "declaração", "afirmação", "alegação", "dichiarazione", "affermazione", "bewering", "uitspraak", "påstående", "påstand",
          "väite", "tvrzení", "výrok", "állítás", "kijelentés", "declarație", "afirmație", "tvrdnja", "izjava", "ισχυρισμός",
          "δήλωση", "утверждение", "цитата", "заявление", "твердження", "цитата", "twierdzenie", "wypowiedź", "iddia", "klaim",
          "الادعاء", "ادعاء", "ادعا", "دعوى", "التصريح", "טענה", "ציטוט", "दावा", "主張", "発言", "声明", "说法", "主张", "주장", "발언",
          "claim (translated)", "tweet text", "post text", "message"}},
        {Column::id, false, {"id", "identifier", "claim id", "key", "uuid"}}, // a running number tells nothing elsewhere
        {Column::speaker, true,
         {"claimant", "speaker", "claim author", "claim author name", "said by", "who", "who said it", "किसने कहा", "दावा किसने किया", "спікер", "person", "politician",
          "auteur de l'affirmation", "locuteur", "orateur", "personnalité", "personne", "qui", "Sprecher", "Sprecherin", "Urheber",
          "Urheberin", "Politiker", "Politikerin", "Person", "Wer", "persona", "personaje", "político", "autor de la afirmación",
          "quién", "quién lo dijo", "orador", "quem disse", "autor da afirmação", "personagem", "politico", "chi", "spreker",
          "polityk", "autor wypowiedzi", "mówca", "řečník", "politik", "kim söyledi", "konuşmacı", "tokoh", "автор утверждения",
          "кто сказал", "кто", "политик", "спикер", "хто сказав", "політик", "القائل", "المتحدث", "صاحب الادعاء", "مصدر الادعاء",
          "گوینده", "דובר", "वक्ता", "発言者", "话者", "发言人", "발언자"}},
        {Column::said_on, false,
         {"claim date", "said on", "when", "date said", "date of claim", "statement date", "date de la déclaration", "date de l'affirmation",
          "Datum der Aussage", "Datum der Äußerung", "Gesagt am", "fecha de la declaración", "fecha de la afirmación",
          "data da declaração", "data da afirmação", "data della dichiarazione", "data wypowiedzi", "datum výroku",
          "дата высказывания", "дата утверждения", "дата висловлювання", "iddia tarihi", "تاريخ الادعاء", "تاريخ التصريح", "発言日", "声明日期",
          "발언일"}},
        {Column::occasion, false,
         {"occasion", "context", "claim location", "venue", "where", "where said", "where did it appear", "contexte", "occasion du propos", "Kontext", "Anlass",
          "contexto", "contesto", "okoliczności", "kontekst", "контекст", "bağlam", "السياق", "場面"}},
        {Column::verdict, true,
         {"verdict", "rating", "textual rating", "review rating", "alternate name", "alternative name", "label", "claim label",
          "truth label", "evaluation", "conclusion", "fact-check rating", "ruling", "note attribuée", "verdict attribué", "évaluation",
          "Bewertung", "Urteil", "Ergebnis", "Einstufung", "veredicto", "calificación", "veredito", "classificação", "etiqueta",
          "selo", "valutazione", "verdetto", "esito", "oordeel", "omdöme", "bedømmelse", "ocena", "werdykt", "hodnocení", "értékelés",
          "вердикт", "оценка", "оцінка", "hüküm", "sonuç", "hasil", "hukum", "الحكم", "التقييم", "النتيجة", "نتيجة", "التصنيف", "حکم",
          "נתיחה", "פסיקה", "निष्कर्ष", "判定", "結論", "结论", "判断", "판정"}},
        {Column::title, false,
         {"title", "headline", "review title", "article title", "fact-check title", "titre", "Titel", "Überschrift", "título", "titolo",
          "tytuł", "titulek", "başlık", "заголовок", "judul", "العنوان", "عنوان", "כותרת", "शीर्षक", "タイトル", "标题", "제목"}},
        {Column::subtitle, false, {"subtitle", "standfirst", "deck", "chapô", "sous-titre", "Untertitel", "subtítulo"}},
        {Column::body, true,
         {"body", "review body", "why", "toelichting", "विवरण", "근거", "summary", "explanation", "justification", "rationale", "reason", "analysis", "résumé", "analyse",
          "explication", "Begründung", "Zusammenfassung", "Erklärung", "Erläuterung", "explicación", "justificación", "resumen",
          "explicação", "justificativa", "resumo", "spiegazione", "motivazione", "uitleg", "uzasadnienie", "zdůvodnění", "odůvodnění",
          "indoklás", "пояснение", "обоснование", "объяснение", "пояснення", "açıklama", "penjelasan", "الملخص", "التفسير", "التوضيح",
          "الشرح", "توضیح", "הסבר", "स्पष्टीकरण", "解説", "説明", "解释", "설명"}},
        {Column::author, false,
         {"publisher", "publisher name", "review author", "reviewer", "reviewer name", "fact-checker", "fact checkers", "checker",
          "author", "organization", "organisation", "agency", "checked by", "auteur", "Redaktion", "geprüft von", "medio", "agencia",
          "agência", "redazione", "redakcja", "редакция", "الجهة", "جهة التحقق"}},
        {Column::checked_on, false,
         {"review date", "date published", "checked on", "date checked", "date of check", "published", "publication date",
          "publish date", "date posted", "updated at", "report published at", "date", "publié le", "vérifié le", "date de publication",
          "Datum", "geprüft am", "veröffentlicht am", "fecha", "fecha de publicación", "data", "data da publicação",
          "data di pubblicazione", "data publikacji", "дата", "дата проверки", "дата публикации", "tarih", "yayın tarihi", "tanggal",
          "التاريخ", "تاريخ النشر", "تاريخ التحقق", "תאריך", "तारीख", "日付", "検証日", "日期", "날짜"}},
        {Column::url, true,
         {"url", "review url", "article url", "page url", "link", "address", "fact-check url", "permalink", "lien", "adresse",
          "enlace", "ligação", "collegamento", "odkaz", "odnośnik", "bağlantı", "tautan", "ссылка", "посилання", "الرابط", "رابط", "لینک",
          "קישור", "लिंक", "リンク", "链接", "링크", "source link"}},
        {Column::note, false, {"notes", "remarks", "comment", "comments", "Bemerkung", "Bemerkungen", "commentaire", "notas"}},
        {Column::language, false,
         {"language", "language code", "lang", "in language", "langue", "Sprache", "idioma", "lingua", "язык", "dil", "bahasa", "اللغة",
          "言語", "语言"}},
    };
    return names;
}

/// Beginnings of words; written as they are, compared folded.
bool has_word(std::string_view comparable_name, std::vector<std::string> const& beginnings) {
    auto const spaced = " " + std::string(comparable_name);
    return std::ranges::any_of(beginnings, [&](auto const& word) {
        // Scripts that put no blanks between words have them anywhere.
        auto const anywhere = static_cast<unsigned char>(word.front()) >= 0xE1;
        return spaced.find(anywhere ? word : " " + word) != spaced.npos;
    });
}
std::vector<std::string> folded_words(std::initializer_list<std::string_view> words) {
    std::vector<std::string> all;
    for (auto const word : words) all.push_back(fold(word));
    return all;
}
std::vector<std::string> const& claim_words() {
    static auto const words = folded_words(
        {"claim", "said", "statement", "quote", "déclar", "declar", "affirm", "afirm", "alleg", "propos", "Aussage", "Äußerung", "gesagt",
         "Behauptung", "Zitat", "dichiaraz", "afferm", "uitspra", "bewering", "wypowied", "twierdz", "výrok", "tvrzen", "állít", "izjav",
         "iddia", "klaim", "pernyataan", "высказ", "утвержд", "заявл", "вислов", "твердж", "заяв", "δήλωσ", "ισχυρισμ", "ادعا", "الادعا",
         "التصريح", "דבר", "दाव", "発言", "主張", "声明", "发言", "발언", "주장"});
    return words;
}
std::vector<std::string> const& check_words() {
    static auto const words = folded_words(
        {"publi", "pubbl", "veröffentlich", "check", "review", "prüf", "geprüft", "vérif", "verif", "posted", "updated", "gecontrol",
         "gepubl", "ověř", "zveřejn", "ellenőr", "public", "провер", "публ", "перевір", "yayın", "terbit", "periksa", "نشر", "النشر",
         "تحقق", "التحقق", "بررسی", "प्रकाश", "जांच", "公開", "検証", "发布", "核查", "게시", "검증"});
    return words;
}

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

} // namespace

std::string comparable_column(std::string_view name) {
    std::string apart;
    for (std::size_t at = 0; at < name.size(); ++at) {
        auto const sign = name[at];
        if (at > 0 && is_capital(sign) && is_small(name[at - 1])) apart += ' ';
        constexpr std::string_view blanks = "_-.:/()[]*?#";
        apart += blanks.find(sign) == blanks.npos ? sign : ' ';
    }
    return tidy(fold(apart));
}

std::vector<ColumnNames> const& usual_columns() {
    static auto const names = [] {
        std::vector<ColumnNames> all;
        for (auto const& each : called()) {
            auto const may_end = each.column == Column::verdict || each.column == Column::body;
            auto& one = all.emplace_back(each.column, std::vector{comparable_column(key_of(each.column))}, each.may_go_on, may_end);
            for (auto const name : each.names) one.names.push_back(comparable_column(name));
        }
        return all;
    }();
    return names;
}

std::optional<Column> column_of_dates(std::string_view comparable_name) {
    auto const said = has_word(comparable_name, claim_words()), checked = has_word(comparable_name, check_words());
    if (said == checked) return std::nullopt;
    return said ? Column::said_on : Column::checked_on;
}

bool names_page_of_check(std::string_view comparable_name) {
    static auto const pages = folded_words({"url", "link", "lien", "enlace", "odkaz", "odnośnik", "collegamento", "bağlantı", "tautan",
                                            "ссыл", "посил", "الرابط", "رابط", "لینک", "קישור", "लिंक", "リンク", "链接", "링크"});
    static auto const others = folded_words({"source", "origin", "post", "tweet", "archiv", "image", "img", "photo", "foto", "video", "media",
                                             "evidence", "author", "speaker", "Quelle", "fuente", "fonte", "bron", "zdroj", "источник",
                                             "джерел", "المصدر", "مصدر", "出典", "来源", "출처"});
    return has_word(comparable_name, pages) && !has_word(comparable_name, others) && !has_word(comparable_name, claim_words());
}

bool names_claim(std::string_view comparable_name) { return has_word(comparable_name, claim_words()); }

std::vector<KnownTable> const& known_tables() {
    using enum Column;
    static std::vector<KnownTable> const tables{
        {"Counterpoint",
         {"id", "text", "said on", "occasion", "verdict", "scale", "checked on", "state"},
         {{text, "text"}, {id, "id"}, {speaker, "speaker"}, {said_on, "said on"}, {occasion, "occasion"}, {verdict, "verdict"},
          {scale, "scale"}, {title, "title"}, {body, "body"}, {author, "author"}, {checked_on, "checked on"}, {url, "url"},
          {state, "state"}, {language, "language"}, {topic, "topic"}, {note, "note"}},
         true},
        {"Meedan Check",
         {"id", "title", "summary", "url", "language", "report status"},
         {{text, "title"}, {id, "id"}, {body, "summary"}, {url, "url"}, {language, "language"}}},
        {"Meedan Check",
         {"claim", "item page url", "status", "submitted at"},
         {{text, "claim"}, {verdict, "status"}, {checked_on, "report published at"}, {url, "item page url"}}},
        {"Meedan Check",
         {"fact check title", "summary", "url", "workspace", "rating"},
         {{text, "fact check title"}, {body, "summary"}, {url, "url"}, {author, "workspace"}, {checked_on, "updated at"},
          {verdict, "rating"}}},
        {"ClaimsKG",
         {"claim review claim reviewed", "claim review url", "rating alternate name"},
         {{text, "claim review claim reviewed"}, {id, "claim id"}, {author, "claim review author name"},
          {checked_on, "claim review date published"}, {url, "claim review url"}, {speaker, "creative work author name"},
          {said_on, "creative work date published"}, {body, "extra body"}, {title, "extra title"},
          {verdict, "rating alternate name"}}},
        {"MultiFC",
         {"claim id", "claim", "label", "claim url", "checker", "article title"},
         {{id, "claim id"}, {text, "claim"}, {verdict, "label"}, {url, "claim url"}, {body, "reason"}, {speaker, "speaker"},
          {author, "checker"}, {title, "article title"}, {checked_on, "publish date"}, {said_on, "claim date"}}},
    };
    return tables;
}

} // namespace core
