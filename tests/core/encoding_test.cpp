// Encodings as browsers have them: names that mean another, declarations found where they count and nowhere else, bytes
// believed before what is said of them, and the rest told by how languages are written.
#include "core/ingest/decoder.h"
#include "core/ingest/declared_encoding.h"
#include "core/ingest/encoding_guess.h"
#include "core/ingest/ingest.h"
#include "core/ingest/wide.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <vector>

namespace core {
namespace {

using namespace std::string_literals;

/// The text as a program of its time wrote it.
std::string in(char const* encoding, std::string const& text) {
    UErrorCode status = U_ZERO_ERROR;
    std::string bytes(text.size() * 4 + 16, '\0');
    auto const units = icu::UnicodeString::fromUTF8(text);
    auto* converter = ucnv_open(encoding, &status);
    auto const size = ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()), units.getBuffer(),
                                      units.length(), &status);
    ucnv_close(converter);
    EXPECT_TRUE(U_SUCCESS(status)) << encoding;
    bytes.resize(static_cast<std::size_t>(size));
    return bytes;
}

Ingested read(std::string const& bytes, std::string const& file, std::string const& encoding = {}) {
    IngestOptions options;
    options.file_name = file;
    options.encoding = encoding;
    return ingest(bytes, options);
}

Ingested page(std::string const& bytes) { return read(bytes, "page.html"); }

std::string notes(Ingested const& result) {
    std::string all;
    for (auto const& note : result.notes) all += render(note.message) + "\n";
    return all;
}

std::string_view declared(std::string_view bytes) {
    auto const found = declared_encoding(bytes);
    return found.encoding ? found.encoding->name : std::string_view("-");
}

TEST(Encodings, GoByTheNamesOfTheStandard) {
    std::map<std::string, std::string> const meant{
        {"gb2312", "GBK"},          {"chinese", "GBK"},          {"GB_2312-80", "GBK"},   {"iso-8859-9", "windows-1254"},
        {"latin5", "windows-1254"}, {"latin1", "windows-1252"},  {"ascii", "windows-1252"}, {"ISO-8859-1", "windows-1252"},
        {"iso-8859-11", "windows-874"}, {"tis-620", "windows-874"}, {"ks_c_5601-1987", "EUC-KR"}, {"x-sjis", "Shift_JIS"},
        {"windows-31j", "Shift_JIS"}, {"big5-hkscs", "Big5"},    {"koi8-ru", "KOI8-U"},   {"koi", "KOI8-R"},
        {"unicode", "UTF-16LE"},    {"utf-16", "UTF-16LE"},      {"unicodefffe", "UTF-16BE"}, {"  UTF8\n", "UTF-8"},
        {"iso-8859-8-i", "ISO-8859-8-I"}, {"l9", "ISO-8859-15"}, {"iso-2022-kr", "replacement"}, {"x-cp1250", "windows-1250"},
        {"x-user-defined", "x-user-defined"}, {"cyrillic", "ISO-8859-5"}, {"mac", "macintosh"}};
    for (auto const& [label, name] : meant) {
        auto const* found = web_encoding(label);
        ASSERT_NE(found, nullptr) << label;
        EXPECT_EQ(found->name, name) << label;
    }
    for (auto const* none : {"", "utf-7", "utf-32", "cp437", "utf 8", "windows 1251", "unknown-8bit", "x-foo"})
        EXPECT_EQ(web_encoding(none), nullptr) << none;
    std::size_t labels = 0;
    for (auto const& each : web_encodings()) {
        labels += static_cast<std::size_t>(std::ranges::count(each.labels, ' ')) + 1;
        if (each.converter && !each.name.starts_with("UTF-16")) {
            EXPECT_EQ(Decoder(each).decode("plain words"), "plain words") << each.name;
        }
    }
    EXPECT_EQ(labels, 228U);
    EXPECT_EQ(web_encodings().size(), 40U);
}

TEST(Encodings, AreReadAsBrowsersRead) {
    auto const as = [](char const* label, std::string const& bytes) { return Decoder::named(label)->decode(bytes); };
    EXPECT_EQ(as("gb2312", "\xD6\xEC\xE9\x46\xCF\xE9\x80"), "朱镕祥€") << "GBK has more than its name, and a euro";
    EXPECT_EQ(as("euc-kr", "\x8C\x63\xB9\xE6"), "똠방");
    EXPECT_EQ(as("iso-8859-9", "\x80\xFD\xFE\xF0"), "€ışğ");
    EXPECT_EQ(as("iso-8859-16", "\xAA\xBA\xDE\xFE\xA4\xE9"), "ȘșȚț€é");
    EXPECT_EQ(as("latin1", "\x93x\x94\x85"), "“x”…");
    EXPECT_EQ(as("x-user-defined", "a\x80\xFF"), "a\uF780\uF7FF");
    EXPECT_EQ(as("shift_jis", "\x87\x40"), "①") << "with the signs of Windows";
    EXPECT_EQ(as("gbk", "<p>\xD6</p>"), "<p>\uFFFD</p>") << "half a character takes no tag with it";
    EXPECT_EQ(as("euc-jp", "\xA4<b>"), "\uFFFD<b>");
    EXPECT_EQ(as("cp437", "\x82t\x82"), "été") << "older ones by name";
    EXPECT_EQ(Decoder::named("x-foo"), nullptr);
}

TEST(Encodings, AreDeclaredByTheAttributeOfAMeta) {
    EXPECT_EQ(declared("<meta charset=windows-1251>"), "windows-1251");
    EXPECT_EQ(declared("<META CHARSET = 'Shift_JIS' />"), "Shift_JIS");
    EXPECT_EQ(declared("<meta http-equiv='Content-Type' content='text/html; charset = windows-1251'>"), "windows-1251");
    EXPECT_EQ(declared("<meta content=\"text/html;charset='koi8-r'\" http-equiv=content-type>"), "KOI8-R");
    EXPECT_EQ(declared("<meta http-equiv=content-type content='charset charset=big5'>"), "Big5");
    EXPECT_EQ(declared("<meta name=charset content='charset=koi8-r'>"), "-") << "no pragma";
    EXPECT_EQ(declared("<meta data-charset=koi8-r><p title='<meta charset=big5>'>"), "-");
    EXPECT_EQ(declared("<!-- <meta charset=koi8-r> --><meta charset=big5>"), "Big5");
    EXPECT_EQ(declared("<script>var a = '<meta charset=koi8-r>'</script><meta charset=big5>"), "Big5");
    EXPECT_EQ(declared("<style>/* <meta charset=koi8-r> */</style><title><meta charset=sjis></title>"), "-");
    EXPECT_EQ(declared("<p>charset=koi8-r</p><textarea><meta charset=koi8-r></textarea>"), "-");
    EXPECT_EQ(declared("<meta charset=utf-16le>"), "UTF-8") << "it could be read";
    EXPECT_EQ(declared("<meta charset=unicode>"), "UTF-8");
    EXPECT_EQ(declared("<meta charset=x-user-defined>"), "windows-1252");
    EXPECT_EQ(declared("<meta charset=x-foo><meta charset=big5>"), "Big5") << "as browsers go on to the next";
    EXPECT_EQ(declared_encoding("<meta charset=x-foo>").unknown, "x-foo");
    EXPECT_EQ(declared("<?xml version=\"1.0\" encoding='windows-1251' ?><html>"), "windows-1251");
    EXPECT_EQ(declared("<?xml version=\"1.0\" encoding=\"koi8-r\"?><meta charset=big5>"), "Big5");
    EXPECT_EQ(declared("<script>" + std::string(5000, 'x') + "</script><meta charset=gb2312>"), "GBK")
        << "behind the first 1,024 bytes";
    EXPECT_EQ(declared_encoding("<html lang='zh-CN'><meta charset=gbk>").language, "zh-CN");
}

TEST(Encodings, OfAttributesAreThoseOfTheTag) {
    auto const tag = "<meta  a=1 B = \"two ' words\" c=/x/ d e='' charset=>";
    EXPECT_EQ(attribute_in(tag, "a"), "1");
    EXPECT_EQ(attribute_in(tag, "b"), "two ' words");
    EXPECT_EQ(attribute_in(tag, "c"), "/x/");
    EXPECT_EQ(attribute_in(tag, "d"), "");
    EXPECT_EQ(attribute_in(tag, "e"), "");
    EXPECT_EQ(attribute_in("<meta charset='utf-8", "charset"), "");
    EXPECT_EQ(attribute_in("<meta/charset=koi8-r>", "charset"), "koi8-r");
    EXPECT_EQ(attribute_in("<meta", "charset"), "");
    EXPECT_EQ(attribute_in("", "charset"), "");
}

TEST(Encodings, OfPagesMayBeDeclaredLate) {
    auto const filler = "<script>" + std::string(1400, 'v') + "</script>";
    auto const read_late = [&](char const* charset, std::string const& text) {
        return page(in(charset, "<html><head>" + filler + "<meta charset=\"" + charset + "\"></head><p>" + text));
    };
    for (auto const& [charset, text] : std::map<char const*, std::string>{
             {"windows-1251", "Глава города: «Мы не будем закрывать школу»."},
             {"windows-1250", "Ředitel řekl: „Školu nezavřeme.“"},
             {"Shift_JIS", "市長は「学校を閉じない」と述べた。"},
             {"EUC-KR", "시장은 \"안 된다\"고 말했다."},
             {"windows-1253", "Ο δήμαρχος είπε «όχι»."},
             {"KOI8-R", "Школа закрыта."}}) {
        auto const result = read_late(charset, text);
        EXPECT_EQ(result.text, text);
        EXPECT_EQ(notes(result), "") << charset;
        EXPECT_EQ(web_encoding(charset)->name, result.encoding);
    }
}

TEST(Encodings, DeclaredLoseAgainstBytesThatAreUtf8ButForAFew) {
    auto const text = "<title>Été à Évreux</title><p>« Nous évacuerons le théâtre dès l’été », a déclaré le préfet.</p>"s;
    for (auto const* charset : {"iso-8859-1", "windows-1252", "windows-1250", "gb2312", "macintosh", "unicode", "x-foo"}) {
        auto const head = "<html lang=fr><meta charset="s + charset + ">";
        auto const whole = page(head + text);
        EXPECT_EQ(whole.title, "Été à Évreux") << charset;
        EXPECT_EQ(notes(whole), "") << charset;
        auto const broken = page(head + text + "<p>Un \xE9t\xE9</p>");
        EXPECT_EQ(broken.title, "Été à Évreux") << charset;
        EXPECT_NE(broken.text.find("Un \uFFFDt\uFFFD"), std::string::npos) << charset;
        EXPECT_NE(notes(broken).find("wrong bytes: 2"), std::string::npos) << charset;
    }
    // What is not UTF-8 stays what it declares.
    EXPECT_EQ(page("<meta charset=iso-8859-1><p>CAF\xC9\xBB \xE9t\xE9 d\xE9j\xE0").text, "CAFÉ» été déjà");
    EXPECT_EQ(page("<meta charset=gbk><p>" + in("gb18030", "市长表示港口不会出售")).text, "市长表示港口不会出售");
}

TEST(Encodings, DeclaredAsUtf16ArePassedOverWhenTheyCouldBeRead) {
    for (auto const* label : {"unicode", "utf-16", "utf-16be", "ucs-2"}) {
        auto const result = page("<html lang=fr><meta http-equiv=Content-Type content=\"text/html; charset="s + label +
                                 "\"><title>Port ferm\xE9</title><p>La maire l'a d\xE9"
                                 "clar\xE9.");
        EXPECT_EQ(result.text, "La maire l'a déclaré.") << label;
        EXPECT_EQ(result.title, "Port fermé") << label;
        EXPECT_EQ(result.encoding, "windows-1252") << label;
    }
}

TEST(Encodings, OfTwoBytesNeedNoMark) {
    for (auto const* text :
         {"Un été à la mer.\nDeux.", "Глава города заявил: мы не будем.\nВот и всё.", "Ο δήμαρχος είπε όχι.\n",
          "市長は「学校を閉じない」と述べた。\n次の日、会議があった。", "市长表示，港口不会出售。\n", "<p>Zażółć gęślą jaźń</p>"})
        for (auto const* encoding : {"UTF-16LE", "UTF-16BE"}) {
            auto const result = read(in(encoding, text), "a.txt");
            EXPECT_EQ(result.text, text) << encoding;
            EXPECT_EQ(result.encoding, encoding);
        }
    auto const whole = "<!doctype html><html lang=ru><title>Порт</title><p>Порт закрыт.</p>";
    EXPECT_EQ(read(in("UTF-16LE", whole), "saved").text, "Порт закрыт.") << "a page by its bytes";
    EXPECT_EQ(read(in("UTF-16BE", whole), "a.html").title, "Порт");
    for (auto const& none : {"some\0bytes"s, "\x01\0\x02\0\x03\0"s, "a\0"s, "0A0B0C0D0E"s, "\0\0\0\0"s, "plain words"s, ""s,
                             "\xFF\xFE\xFF\xFE\xFF\xFE"s, in("gb18030", "市长表示港口不会出售")})
        EXPECT_EQ(wide_encoding(none), "") << none;
}

TEST(Encodings, UndeclaredAreToldByHowLanguagesAreWritten) {
    struct Case {
        char const* encoding;
        std::string text;
    };
    std::vector<Case> const cases{
        {"windows-1252", "Le maire a déclaré que l’été sera très chaud à Évreux."},
        {"windows-1252", "Der Bürgermeister erklärte, die Straße bleibe geöffnet."},
        {"windows-1252", "El alcalde señaló que mañana habrá reunión en el salón."},
        {"windows-1252", "A presidente da câmara não quis falar; são três milhões."},
        {"windows-1252", "Borgmesteren sagde, at det får en ende på torsdag, når mødet er forbi."},
        {"windows-1252", "Statsministern sade att det är för sent att öppna bron på måndag."},
        {"windows-1252", "“We will never sell the harbour”, the mayor said – again."},
        {"windows-1250", "Primátor řekl, že město školu nezavře a most zůstane otevřený."},
        {"windows-1250", "Burmistrz powiedział, że szkoła nie zostanie zamknięta, a most będzie."},
        {"ISO-8859-2", "Burmistrz powiedział, że szkoła nie zostanie zamknięta, a mieszkańcy są za."},
        {"windows-1250", "A polgármester azt mondta, hogy az iskolát nem zárják be, és a híd erős."},
        {"windows-1250", "Gradonačelnik je rekao da će škola ostati otvorena još više."},
        {"windows-1254", "Belediye başkanı okulun kapatılmayacağını söyledi, çünkü öğrenciler için değil."},
        {"windows-1257", "Meras sakė, kad mokykla nebus uždaryta, o tiltas ir šiemet bus čia."},
        {"windows-1251", "Мэр заявил, что школу не закроют."},
        {"KOI8-R", "Мэр заявил, что школу не закроют."},
        {"IBM866", "Мэр заявил, что школу не закроют."},
        {"ISO-8859-5", "Мэр заявил, что школу не закроют."},
        {"windows-1251", "Міський голова заявив, що школу не зачинять, і це її рішення."},
        {"KOI8-U", "Міський голова заявив, що школу не зачинять, і це її рішення."},
        {"windows-1251", "Кметът заяви, че училището няма да бъде затворено."},
        {"windows-1253", "Ο δήμαρχος είπε ότι το σχολείο δεν θα κλείσει."},
        {"windows-1255", "ראש העיר אמר כי בית הספר לא ייסגר."},
        {"windows-1256", "قال رئيس البلدية إن المدرسة لن تغلق هذا العام."},
        {"windows-874", "นายกเทศมนตรีกล่าวว่าโรงเรียนจะไม่ปิด"},
        {"Shift_JIS", "市長は、学校を閉じるつもりはないと述べた。"},
        {"EUC-JP", "市長は、学校を閉じるつもりはないと述べた。"},
        {"ISO-2022-JP", "市長は、学校を閉じるつもりはないと述べた。"},
        {"gb18030", "市长表示，学校不会关闭，港口也不会出售。"},
        {"Big5", "市長表示，學校不會關閉，港口也不會出售。"},
        {"windows-949", "시장은 학교를 닫지 않을 것이라고 말했다."}};
    for (auto const& each : cases)
        for (auto const* file : {"a.txt", "a.html"}) {
            auto const result = read(in(each.encoding, file == "a.txt"s ? each.text : "<p>" + each.text), file);
            EXPECT_EQ(result.text, each.text) << each.encoding << " taken for " << result.encoding;
            if (each.encoding != "ISO-2022-JP"s) {
                EXPECT_NE(notes(result).find("it was read as " + result.encoding), std::string::npos) << notes(result);
            }
        }
}

TEST(Encodings, AreHintedByTheLanguageOfAPage) {
    EXPECT_EQ(page("<html lang=pl><p>za\xBF\xF3\xB3\xE6").text, "zażółć");
    EXPECT_EQ(page("<html lang=ru><p>" + in("windows-1251", "ЖКХ")).text, "ЖКХ");
    EXPECT_EQ(page("<html lang=tr-TR><p>a\xFE\xFD").text, "aşı");
    EXPECT_EQ(page("<html lang=el><p>" + in("windows-1253", "Όχι")).text, "Όχι");
    EXPECT_EQ(page("<html lang=zh><p>" + in("Big5", "學校")).text, "學校");
}

TEST(Encodings, ThatMayBeTwoAreToldOf) {
    auto const result = read("Re\xE8" "i ku\xE6" "a", "a.txt"); // "Reči kuća", "Reèi kuæa"
    EXPECT_NE(notes(result).find("fits nearly as well: choose it if words look wrong."), std::string::npos)
        << result.text << notes(result);
}

TEST(Encodings, OfWindowsInUnicodesPlacesArePutRight) {
    auto const result = page("<meta charset=utf-8><p>\u0093We will never sell the harbour,\u0094 said Colby\u0092s aide \u0096 twice.");
    EXPECT_EQ(result.text, "“We will never sell the harbour,” said Colby’s aide – twice.");
    EXPECT_NE(notes(result).find("stand for nothing in Unicode"), std::string::npos);
    EXPECT_NE(notes(result).find(": 4, the first in line 1."), std::string::npos) << notes(result);
}

TEST(Encodings, AreWeighedInLinearTime) {
    // Only a part is weighed, however long a text is; nothing but the length of a line is walked more than once.
    auto const line = in("windows-1251", "Мэр заявил, что школу не закроют. ");
    std::string much;
    while (much.size() < 4'000'000) much += line;
    EXPECT_EQ(guess_encoding(much).name, "windows-1251");
    std::string metas;
    while (metas.size() < 2'000'000) metas += "<meta content='charset charset' http-equiv=content-type a='<'>";
    EXPECT_EQ(declared(metas), "-");
    EXPECT_EQ(declared(std::string(2'000'000, '<')), "-");
    EXPECT_EQ(declared("<meta " + std::string(2'000'000, '=') + ">"), "-");
}

} // namespace
} // namespace core
