// Bringing texts in: every encoding read or repaired visibly, every refusal in one sentence, pages
// reduced to what people read, and what they say of themselves.
#include "core/ingest/ingest.h"
#include "core/text/language.h"
#include "core/ingest/markup.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

namespace core {
namespace {

using namespace std::string_literals;

Ingested read(std::string_view bytes, std::string const& file = "note.txt",
              std::string const& encoding = {}) {
    IngestOptions options;
    options.file_name = file;
    options.encoding = encoding;
    return ingest(bytes, options);
}

Ingested page(std::string_view bytes) {
    return read(bytes, "page.html");
}

std::string refusal(std::string_view bytes, IngestOptions const& options) {
    try {
        return "read as: " + ingest(bytes, options).text;
    } catch (Error const& error) {
        EXPECT_EQ(error.code(), Code::bad_input);
        return error.what();
    }
}

std::string refusal(std::string_view bytes, std::string const& file = "note.txt") {
    IngestOptions options;
    options.file_name = file;
    return refusal(bytes, options);
}

std::vector<std::string> notes(Ingested const& result) {
    std::vector<std::string> sentences;
    for (auto const& note : result.notes)
        sentences.push_back(render(note.message));
    return sentences;
}

using Notes = std::vector<std::string>;

std::string repeated(std::string_view part, std::size_t times) {
    std::string all;
    for (std::size_t at = 0; at < times; ++at)
        all += part;
    return all;
}

TEST(IngestPlain, KeepsTheTextAndItsPlaces) {
    auto const result = read("\xEF\xBB\xBFLe café\r\nest froid.\rFin\n");
    EXPECT_EQ(result.text, "Le café\nest froid.\nFin\n");
    EXPECT_EQ(result.media_type, "text/plain");
    EXPECT_EQ(result.extractor, "plain/1");
    EXPECT_EQ(result.title, "Le café");
    EXPECT_EQ(notes(result), Notes{});
    EXPECT_EQ(read("a  b\t«\u00A0c\u00A0»").text, "a  b\t«\u00A0c\u00A0»")
        << "plain text is not tidied";
}

TEST(IngestPlain, ReadsEveryMarkedOrNamedEncoding) {
    EXPECT_EQ(read("\xFF\xFE\xE9\x00t\x00\xE9\x00"s).text, "été");
    EXPECT_EQ(read("\xFE\xFF\x00\xE9\x00t\x00\xE9"s).text, "été");
    EXPECT_EQ(read("\xFF\xFE\0\0\xE9\0\0\0t\0\0\0"s).text, "ét");
    EXPECT_EQ(read("\xE9t\xE9 \x80", "a.txt", "windows-1252").text, "été €");
    EXPECT_EQ(read("\xE9t\xE9 \x93x\x94", "a.txt", "ISO-8859-1").text, "été “x”");
    EXPECT_EQ(read("\xCF\xF0\xE8\xE2\xE5\xF2", "a.txt", "windows-1251").text, "Привет");
    EXPECT_EQ(read("\x83\x65\x83\x58\x83\x67", "a.txt", "Shift_JIS").text, "テスト");
    EXPECT_EQ(read("\xE9\x00t\x00\xE9\x00"s, "a.txt", "UTF-16LE").text, "été");
    EXPECT_EQ(notes(read("\xE9t\xE9", "a.txt", "latin1")), Notes{});
}

TEST(IngestPlain, RepairsWrongBytesVisiblyAndSaysWhere) {
    auto const sentence =
        "bad.txt is not wholly valid UTF-8: wrong bytes: 3, the first at byte 9 in line 1. "
        "They are shown as �; the saved bytes stay as they are.";
    auto const bytes = "Le café \xFF\xFE\xFA est froid.\n"s;
    for (auto const* encoding : {"", "utf-8", "UTF8"}) {
        auto const result = read(bytes, "bad.txt", encoding);
        EXPECT_EQ(result.text, "Le café \uFFFD est froid.\n");
        EXPECT_EQ(notes(result), Notes{sentence}) << encoding;
    }
    EXPECT_EQ(
        notes(read("\xEF\xBB\xBFun\ndeux \xC3", "bad.txt")),
        Notes{"bad.txt is not wholly valid UTF-8: wrong bytes: 1, the first at byte 11 in line 2. "
              "They are shown as �; the saved bytes stay as they are."});
    EXPECT_EQ(notes(read("a\n\x81 b", "sjis.txt", "Shift_JIS")).front(),
              "Places in sjis.txt that cannot be read as Shift_JIS: 1, the first in line 2. "
              "They are shown as �; the saved bytes stay as they are.");
}

TEST(IngestPlain, TakesWhatIsNotUtf8ForWindows1252AndSaysSo) {
    auto const result = read("La premi\xE8re\nann\xE9"
                             "e \x96 co\xFBt 3 \x80",
                             "old.txt");
    EXPECT_EQ(result.text, "La première\nannée – coût 3 €");
    EXPECT_EQ(
        notes(result),
        Notes{"old.txt is not UTF-8, as byte 8 in line 1 shows; it was read as windows-1252."});
    // The decision must not tip over when there is much of it.
    auto const much = read(repeated("\xE9t\xE9 d\xE9j\xE0 \xE0 l'\xE9"
                                    "cole. ",
                                    20'000));
    EXPECT_TRUE(much.text.starts_with("été déjà à l'école."));
    EXPECT_EQ(much.text.find("\uFFFD"), std::string::npos);
    // One broken byte in much UTF-8 is a broken byte.
    EXPECT_NE(read(repeated("été ", 100) + "\xE9 fin").text.find("\uFFFD fin"), std::string::npos);
}

TEST(IngestPlain, LeavesControlCharactersOutAndSaysSo) {
    auto const result = read("un\ndeux\x01\x02 trois\x7F\fquatre");
    EXPECT_EQ(result.text, "un\ndeux trois\nquatre");
    EXPECT_EQ(notes(result),
              Notes{"Control characters left out of note.txt: 3, the first in line 2."});
    EXPECT_EQ(read("\xFF\xFE"
                   "a\0\0\0b\0"s)
                  .text,
              "ab");
    auto const late = read(std::string(9000, 'a') + "\0b"s);
    EXPECT_EQ(late.text.find('\0'), std::string::npos);
    EXPECT_EQ(late.notes.size(), 1U);
    auto const early = read("un\0 deux"s + std::string(300, 'a')); // a slip of some program
    EXPECT_EQ(early.text.substr(0, 7), "un deux");
    EXPECT_EQ(early.notes.size(), 1U);
}

TEST(IngestPlain, RefusesWhatIsNoText) {
    EXPECT_EQ(refusal("", "vide.txt"), "vide.txt is empty: there is no text to read.");
    EXPECT_EQ(refusal(" \r\n\t\u00A0\u3000 \uFEFF", "vide.txt"),
              "vide.txt is empty: there is no text to read.");
    EXPECT_EQ(refusal("\xEF\xBB\xBF"), "note.txt is empty: there is no text to read.");
    EXPECT_EQ(refusal("", ""), "The text is empty: there is no text to read.");
    EXPECT_EQ(refusal("PK\x03\x04zip", "a.zip"),
              "a.zip looks like a compressed file, an archive or an office document, not text; save or paste its "
              "text instead.");
    EXPECT_EQ(refusal("8BPS\0\1"s, "a.psd"), "a.psd is a picture of a kind that is not brought in; save it as PNG or JPEG.");
    EXPECT_EQ(refusal("some\0bytes"s, "a.bin"),
              "a.bin looks like a binary file, not text; save or paste its text instead.");
    IngestOptions utf8{"a.bin", "utf-8"};
    EXPECT_NE(refusal("some\0bytes"s, utf8).find("binary file"), std::string::npos);
    std::string noise; // without a zero
    for (unsigned value = 7; noise.size() < 4000; value = value * 1103515245U + 12345U)
        if (auto const byte = static_cast<char>(value >> 16); byte != 0) noise += byte;
    EXPECT_NE(refusal(noise, utf8).find("binary file"), std::string::npos);
}

TEST(IngestPlain, RefusesUnknownEncodings) {
    auto const sentence =
        "The encoding “x-foo” of a.txt is not known; use a name such as utf-8, utf-16 or "
        "windows-1252.";
    EXPECT_EQ(refusal("mots", IngestOptions{"a.txt", "x-foo"}), sentence);
    EXPECT_EQ(refusal("\xEF\xBB\xBFmots", IngestOptions{"a.txt", "x-foo"}), sentence);
}

TEST(IngestPlain, RefusesWhatIsTooLargeNamingBothSizes) {
    EXPECT_EQ(refusal(std::string(100'000'000, 'a'), "big.txt"),
              "big.txt has 100.0 MB; texts up to 20.0 MB are brought in. Nothing was changed.");
    EXPECT_EQ(refusal(std::string(20'000'001, 'a'), "big.txt"),
              "big.txt has 20.1 MB; texts up to 20.0 MB are brought in. Nothing was changed.");
    IngestOptions small{"a.txt", ""};
    small.max_bytes = 4;
    EXPECT_EQ(ingest("mots", small).text, "mots");
}

TEST(IngestPlain, FindsTitleAndDateAtTheBeginning) {
    auto const dated = read(" date 2022-12 \"La Russie peut se passer de nous\" (A. L.)\n\nTexte.");
    EXPECT_EQ(dated.published, "2022-12");
    EXPECT_EQ(dated.title, "\"La Russie peut se passer de nous\" (A. L.)");
    EXPECT_TRUE(dated.text.starts_with(" date 2022-12 ")) << "the text itself keeps it";
    auto const alone = read("\n\ndate 2022-12-19\n\n  Un titre \nTexte");
    EXPECT_EQ(alone.published, "2022-12-19");
    EXPECT_EQ(alone.title, "Un titre");
    for (auto const* text : {"date 2022-13 x", "date limite", "Titre\ndate 2022-12"}) {
        EXPECT_EQ(read(text).published, "") << text;
        EXPECT_EQ(read(text).title, std::string(text).substr(0, std::string(text).find('\n')));
    }
}

TEST(IngestPlain, CutsALongTitleAtAWord) {
    auto const title = read(repeated("éé ", 100)).title;
    EXPECT_EQ(title, repeated("éé ", 39) + "éé…");
    EXPECT_EQ(read(std::string(118, 'a') + " bcdef").title, std::string(118, 'a') + "…");
    EXPECT_EQ(read(std::string(120, 'a') + " b").title, std::string(120, 'a') + "…");
    EXPECT_EQ(read(repeated("é", 120)).title, repeated("é", 120));
    EXPECT_EQ(read(repeated("字", 500)).title, repeated("字", 120) + "…");
}

TEST(Language, IsKnownByItsSmallWords) {
    EXPECT_EQ(text_language("Le maire et les élus sont dans la salle."), "fr");
    EXPECT_EQ(text_language("The mayor and the council of the town."), "en");
    EXPECT_EQ(text_language("Der Minister hat das Gesetz nicht unterschrieben und ist im Urlaub."),
              "de");
    EXPECT_EQ(text_language("El presidente y los ministros se reunieron en Madrid con el rey."),
              "es");
    EXPECT_EQ(text_language("Il governo non è in crisi, dice il ministro della Difesa."), "it");
    EXPECT_EQ(text_language("O presidente não disse o que os ministros fizeram em Lisboa."), "pt");
    EXPECT_EQ(text_language("Он сказал, что это не так, и уехал из Минска."), "ru");
    for (auto const* text : {"", "1234", "Minsk", "the", "\xFF the"})
        EXPECT_EQ(text_language(text), "") << text;
    EXPECT_EQ(read("Le maire et les élus sont dans la salle.").language, "fr");
}

TEST(IngestHtml, TakesTheReadableTextAsParagraphs) {
    auto const result = page(
        "<!DOCTYPE html><html><head><title>T</title><style>p{}</style></head><body>"
        "<header><a>Menu</a></header><nav>Liens</nav><script>var a = '<p>non</p>';</script>"
        "<h1>Le  titre</h1><p>Un <b>mot</b>\n  gras &amp; d&eacute;j&agrave;&nbsp;; 2 &lt; 3.</p>"
        "<blockquote>Cit&#233;</blockquote><ul><li>un<li>deux</ul>"
        "<table><tr><td>a</td><td>b</td></tr></table><p>ligne<br> suite<br><br>autre</p>"
        "<p hidden>caché</p><p> &nbsp; </p><aside>Pub</aside><form><p>Abonnez-vous</p></form>"
        "<footer>Pied</footer></body></html>");
    EXPECT_EQ(result.text,
              "Un mot gras & déjà\u00A0; 2 < 3.\n\nCité\n\nun\n\ndeux\n\na\n\nb\n\n"
              "ligne\nsuite\n\nautre");
    EXPECT_EQ(result.media_type, "text/html");
    EXPECT_EQ(result.extractor, "html/4");
    EXPECT_EQ(result.title, "Le titre") << "as the page shows it";
    EXPECT_EQ(notes(result), Notes{});
}

TEST(IngestHtml, PrefersTheArticleWhenItHoldsTheText) {
    auto const story = "<header><h1>Titre</h1></header><p>" + repeated("mot ", 50) + "</p>";
    EXPECT_EQ(
        page("<div>Autour</div><main>Près<article>" + story + "</article></main><div>Reste</div>")
            .text,
        repeated("mot ", 49) + "mot");
}

TEST(IngestHtml, KeepsAPageThatIsOneForm) {
    EXPECT_EQ(page("<body><form><h1>Titre</h1><p>Texte</p></form>").text, "Texte");
}

TEST(IngestHtml, RefusesAPageWithoutWords) {
    EXPECT_EQ(
        refusal("<html><script>run()</script><nav>Menu</nav></html>", "app.html"),
        "app.html holds no readable text: the page is made of menus, pictures or scripts only.");
    EXPECT_EQ(refusal(" \n", "app.html"), "app.html is empty: there is no text to read.");
}

TEST(IngestHtml, ReadsWhatThePageSaysOfItself) {
    auto const result =
        page("<html lang=\"fr-FR\"><head><title>Minsk | Le Journal</title>"
             "<meta property=og:title content='Minsk :  pourparlers'><meta name=author "
             "content='Anna B&eacute;'>"
             "<meta property='article:author' content='https://social.example/anna'>"
             "<meta property='article:published_time' content='2022-12-19T23:15:00+01:00'>"
             "<meta property='og:site_name' content='Le Journal'>"
             "<link rel=canonical href='https://journal.example/minsk'></head><p>Texte</p>");
    EXPECT_EQ(result.title, "Minsk : pourparlers");
    EXPECT_EQ(result.author, "Anna Bé");
    EXPECT_EQ(result.publisher, "Le Journal");
    EXPECT_EQ(result.published, "2022-12-19");
    EXPECT_EQ(result.url, "https://journal.example/minsk");
    EXPECT_EQ(result.language, "fr");
}

TEST(IngestHtml, ReadsLinkedData) {
    auto const with = [](std::string const& json) {
        return page("<script type='application/ld+json'>" + json +
                    "</script><title>Autre</title><p>Texte</p>");
    };
    auto const news =
        R"({"@type":"NewsArticle","headline":"Le \"titre\"","author":[{"name":"Anna"},"Béa"],)"s +
        R"("datePublished":"2022-12","publisher":{"name":"Le Journal"},"inLanguage":"fr-BE"})";
    for (auto const& json :
         {news, "[" + news + "]", R"({"@graph":[{"@type":"WebSite"},)" + news + "]}"}) {
        auto const result = with(json);
        EXPECT_EQ(result.title, "Le \"titre\"");
        EXPECT_EQ(result.author, "Anna, Béa");
        EXPECT_EQ(result.publisher, "Le Journal");
        EXPECT_EQ(result.published, "2022-12");
        EXPECT_EQ(result.language, "fr");
    }
    for (auto const& json :
         {"{"s, "[1,null,[]]"s, R"({"@type":7,"headline":{}})"s, R"({"@graph":3})"s,
          R"({"@type":"NewsArticle","headline":"\ud800"})"s, repeated("[", 100'000),
          R"({"@type":"NewsArticle","headline":"h","x":)" + repeated("[", 50) + repeated("]", 50) +
              "}"})
        EXPECT_EQ(with(json).title, "Autre");
}

TEST(IngestHtml, ReadsDatesOnlyWhenTheyAreDates) {
    for (auto const* bad : {"hier", "2022-13-01", "03/04/2022", ""})
        EXPECT_EQ(page("<meta name=date content='"s + bad + "'><p>Texte").published, "") << bad;
    EXPECT_EQ(
        page("<p>x<time itemprop=datePublished datetime='2022-12-19 10:00'>lundi</time>").published,
        "2022-12-19");
}

TEST(IngestHtml, BelievesTheDeclaredCharset) {
    EXPECT_EQ(page("<meta charset=\"iso-8859-1\"><p>\xE9t\xE9 \x80").text, "été €");
    EXPECT_EQ(
        page("<meta http-equiv=Content-Type content='text/html; charset=windows-1251'><p>\xCF\xF0")
            .text,
        "Пр");
    EXPECT_EQ(page("<meta charset=iso-8859-1><p>été").text, "été") << "valid UTF-8 is UTF-8";
    auto const unknown = page("<meta charset=x-foo><p>\xE9t\xE9");
    EXPECT_EQ(unknown.text, "été");
    EXPECT_EQ(notes(unknown),
              Notes{"page.html declares the encoding “x-foo”, which is not known; it was read "
                    "as windows-1252."});
}

TEST(IngestHtml, IsRecognisedByNameOrBeginning) {
    for (auto const* bytes :
         {"<!DOCTYPE html><p>x", "\n <html><p>x", "<div>x", "<?xml version='1.0'?><html><p>x"})
        EXPECT_EQ(read(bytes, "").media_type, "text/html") << bytes;
    for (auto const* bytes :
         {"x < y", "<3 mots", "texte <html>"})
        EXPECT_EQ(read(bytes, "").media_type, "text/plain") << bytes;
    EXPECT_EQ(read("<p>x", "code.txt").media_type, "text/plain") << "a text may tell of a tag";
    EXPECT_EQ(read("<html><p>x", "page.txt").media_type, "text/html");
}

TEST(IngestHtml, NeverLetsControlCharactersOrCarriageReturnsThrough) {
    auto const result = page("<title>a&#1;b</title><p>a&#13;&#1;b&#0;&#xD800;&#x31AAAAAAAA;c</p>");
    EXPECT_FALSE(find_invalid_utf8(result.text));
    EXPECT_EQ(result.text.find_first_of("\r\x01"s + '\0'), std::string::npos);
    EXPECT_EQ(result.title, "a␁b");
}

TEST(IngestHtml, MakesVisibleWhatEntitiesBringIn) {
    auto const found = page("<html><head><title>T&#27;[2J\u202Eevil</title><meta name='author' content='E&#7;ve \u2068x\u2069'>"
                            "</head><body><p>Un&#27;[1m mot &#x202e;tom&#x202c;, \u202Bقال\u202C et \u202Babc.</p></body></html>");
    EXPECT_EQ(found.text, "Un␛[1m mot \uFFFDtom\uFFFD, \u202Bقال\u202C et \uFFFDabc.");
    EXPECT_EQ(found.title, "T␛[2J\uFFFDevil");
    EXPECT_EQ(found.author, "E␇ve \uFFFDx\uFFFD");
    EXPECT_EQ(notes(found),
              (Notes{"Signs in page.html that show nothing but may act, such as control characters or marks that turn the "
                     "direction of writing: 4, the first in line 1. Each is shown as ␛ or �; the saved bytes stay as they "
                     "are.",
                     "Signs in what page.html says of itself that show nothing but may act: 5. Each is shown as ␛ or �."}));
    auto const plain = read("Premi\u00E8re ligne\u0085deux\u2028trois\nquatre \u009b1m et \u202Eautre.\n");
    EXPECT_EQ(plain.text, "Première ligne\ndeux\ntrois\nquatre \uFFFD1m et \uFFFDautre.\n");
    EXPECT_EQ(plain.notes.size(), 1U);
}

TEST(IngestHtml, FlattensPagesThatWouldTakeTheParserTooLong) {
    auto const sentence =
        "The page is nested too deeply or too large to be read by its structure; all of its "
        "text was taken, menus included.";
    std::string attributes;
    for (int at = 0; at < 100'000; ++at)
        attributes += " a" + std::to_string(at);
    std::string fonts;
    for (int at = 0; at < 50'000; ++at)
        fonts += "<div><b id=" + std::to_string(at) + "></div>";
    std::string bodies;
    for (int at = 0; at < 20'000; ++at)
        bodies += "<body a" + std::to_string(at) + ">";
    for (auto const& tangle :
         {repeated("<div>", 100'000), repeated("<div></x>", 100'000), repeated("<b>", 100'000),
          repeated("<span><div></span></div>", 20'000),
          repeated("<span><p></span><div></div>", 20'000), repeated("<li><dd>", 20'000),
          "<x" + attributes + ">", fonts, repeated("<i title='</i>'>", 50'000),
          "<!-->" + repeated("<div>", 1000), "<svg><title>" + repeated("<div>", 1000) + "</title>",
          "<svg></svg>" + repeated("<path/>", 1000), "<x \">" + repeated("<div>", 1000),
          repeated("<hr>", 400'000), bodies, "<svg>" + repeated("<source>", 100'000),
          "<math>" + repeated("<td>", 100'000), "<svg>" + repeated("<html>", 100'000),
          repeated("<frameset><title>", 100'000) + "</title>"}) {
        auto const result = page("<title>Un &amp; titre</title><script>non()</script><p>Avant</p>" +
                                 tangle + "<p>d&eacute;j&agrave; 1 < 2<b>3</b></p>");
        EXPECT_EQ(result.text, "Avant\n\ndéjà 1 < 23") << tangle.substr(0, 30);
        EXPECT_EQ(result.title, "Un & titre");
        EXPECT_EQ(notes(result), Notes{sentence});
    }
}

TEST(IngestHtml, SurvivesNestingThatItsTagsDoNotShow) {
    // These pass the look before parsing; the parser makes a tree of them tens of thousands levels deep.
    for (auto const& tangle : {"<math/><input/>" + repeated("</section><g/>", 20'000),
                               "<svg/></template>" + repeated("<path/>", 20'000)}) {
        auto const whole = "<p>Avant</p>" + tangle + "<p>apr&egrave;s</p>";
        EXPECT_FALSE(too_tangled(whole));
        auto const result = page(whole);
        EXPECT_EQ(result.text, "Avant\n\naprès") << tangle.substr(0, 30);
        EXPECT_EQ(notes(result).size(), 1u);
    }
}

TEST(IngestHtml, TrustsOrdinaryPages) {
    for (auto const& ordinary :
         {repeated("<div><p>mot<p>mot</div>", 1000), repeated("<ul><li>un<li>deux</ul>", 1000),
          repeated("<dl><dt>un<dd>deux<dt>trois<dd>quatre</dl>", 1000),
          "<table>" + repeated("<tr><td>un<td>deux", 1000) + "</table>",
          "<script>" + repeated("if (a<b) s = '<div>';", 1000) + "</script>",
          "<style>" + repeated("a<b", 1000) + "</style>", "<!--" + repeated("<div>", 1000) + "-->",
          "<svg>" + repeated("<path d='M0 0'/>", 1000) + "</svg>",
          repeated("<svg><g><path/></g></svg>", 500), repeated("<p><b><i>mal</b></i>", 100),
          repeated("<img alt='<div>'><br>", 1000), repeated("<div/></div>", 1000)})
        EXPECT_FALSE(too_tangled(ordinary)) << ordinary.substr(0, 40);
}

TEST(IngestSample, IsReadWhole) {
    std::ifstream file(COUNTERPOINT_ASSETS_DIR "/sample/article.fr.txt", std::ios::binary);
    std::stringstream bytes;
    bytes << file.rdbuf();
    auto const result = read(bytes.str(), "article.fr.txt");
    EXPECT_EQ(result.text, bytes.str());
    EXPECT_EQ(result.title, bytes.str().substr(0, bytes.str().find('\n')));
    EXPECT_EQ(result.language, "fr");
    EXPECT_EQ(notes(result), Notes{});
}

} // namespace
} // namespace core
