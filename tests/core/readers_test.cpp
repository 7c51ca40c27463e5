// The table of readers: every kind of file is told from its bytes, the name helps only where bytes look alike, and what
// cannot be read says what it is.
#include "core/ingest/readers.h"
#include "core/ingest/reference.h"
#include "core/ingest/warc.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace core {
namespace {

using namespace std::string_literals;

/// An entry of a ZIP archive, as it begins.
std::string entry(std::string const& name) { return "PK\x03\x04" + std::string(26, '\x01') + name; }

/// Bytes of each kind, as they begin.
std::map<std::string_view, std::string> const samples{
    {"application/pdf", "%PDF-1.7\n"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     entry("[Content_Types].xml") + "…" + entry("word/document.xml")},
    {"application/vnd.oasis.opendocument.text", "PK\x03\x04\x14mimetypeapplication/vnd.oasis.opendocument.text"},
    {"application/epub+zip", "PK\x03\x04\x14mimetypeapplication/epub+zip"},
    {"application/vnd.counterpoint.bundle+zip", entry("mimetypeapplication/vnd.counterpoint.bundle+zip")},
    {"application/wacz", "PK\x03\x04\x14" "datapackage.json"},
    {"application/warc+gzip", "\x1F\x8B\x08\x08\0\0\0\0\0\xFF" "capture.warc\0"s},
    {"application/zip", "PK\x03\x04\x14notes.txt"},
    {"application/rtf", "{\\rtf1 mots}"},
    {"image/png", "\x89PNG\r\n"},
    {"image/jpeg", "\xFF\xD8\xFF\xE0"},
    {"image/webp", "RIFF\x04\0\0\0WEBP"s},
    {"image/tiff", "MM\0*\0\0\0\x08"s},
    {"image/gif", "GIF89a"},
    {"image/*", "\0\0\0\x18" "ftypheic\0\0\0\0"s},
    {"video/quicktime", "\0\0\0\x14" "ftypqt  \0\0\0\0"s},
    {"audio/mp4", "\0\0\0\x18" "ftypM4A \0\0\0\0"s},
    {"video/mp4", "\0\0\0\x18" "ftypisom\0\0\0\0"s},
    {"video/webm", "\x1A\x45\xDF\xA3"},
    {"audio/ogg", "OggS"},
    {"audio/flac", "fLaC"},
    {"audio/wav", "RIFF\x04\0\0\0WAVE"s},
    {"audio/mpeg", "ID3\x04"},
    {"audio/*", "RIFF\x04\0\0\0AVI "s},
    {reference_type, reference_text({"a.mp4", "/films/a.mp4", "video/mp4", 5, sha256("film"), {{FactKind::duration, "0:01:00", "mediainfo"}}})},
    {"application/vnd.sqlite3", "SQLite format 3"},
    {"application/octet-stream", "some\0bytes"s},
    {"application/ld+json", R"({"@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": "Mots"})"},
    {"application/jsonl", R"({"id": 1, "text": "La Lune est un fromage."})"},
    {"application/json", "[\n  {\"id\": 1, \"text\": \"La Lune est un fromage.\"}\n]"},
    {"application/rss+xml", "<?xml version='1.0'?>\n<!-- de nous -->\n<rss version='2.0'><channel><title>Mots</title>"},
    {"application/annotation+json", R"({"type": "Annotation", "target": {"source": "https://a.example", "selector": {"type": "TextQuoteSelector"}}})"},
    {"application/vnd.citationstyles.csl+json", R"([{"id": "a", "type": "article-newspaper", "title": "Mots"}])"},
    {"text/x-opml", "<?xml version='1.0'?>\n<opml version='2.0'><body/></opml>"},
    {"application/x-research-info-systems", "TY  - NEWS\r\nTI  - Mots\r\nER  - \r\n"},
    {"application/x-bibtex", "% nos sources\n@online{a,\n  title = {Mots}\n}\n"},
    {"multipart/related", "From: <Saved by Blink>\r\nMIME-Version: 1.0\r\n"
                          "Content-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\nmots"},
    {"message/rfc822", "Received: from a\n\tby b\nMessage-ID: <1@a>\nSubject: Mots\n\nDes mots"},
    {"application/warc", written_warc({{"http://x.example/", {}, {}, "GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\ndes mots", {}}}, "x")},
    {"application/xml", "<?xml version='1.0'?><tei>mots</tei>"},
    {"text/vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nDes mots."},
    {"application/x-subrip", "1\r\n00:00:01,000 --> 00:00:02,000\r\nDes mots.\r\n"},
    {"text/csv", "id,claim,verdict\n1,La Lune est un fromage,false\n2,\"Rome, Paris\",true\n"},
    {"text/html", "<!doctype html><p>mots"},
    {"text/plain", "des mots"},
};

FileReader const& reader(std::string_view bytes, std::string const& name = {}) {
    IngestOptions options;
    options.file_name = name;
    return reader_for(bytes, options);
}

TEST(Readers, TellEveryKindFromItsBytesAlone) {
    for (auto const& each : file_readers()) {
        auto const sample = samples.find(each.media_type);
        ASSERT_NE(sample, samples.end()) << "a sample for " << each.media_type;
        EXPECT_EQ(reader(sample->second).media_type, each.media_type);
        // A name of another kind does not mislead where bytes speak for themselves.
        if (each.runs == Runs::not_yet) {
            EXPECT_EQ(reader(sample->second, "a.txt").media_type, each.media_type);
        }
    }
}

TEST(Readers, TellAnArchiveByWhatItSaysAndNotByWordsThatHappenToBeInIt) {
    auto const book = entry("mimetypeapplication/epub+zip"), letter = entry("mimetypeapplication/vnd.oasis.opendocument.text");
    EXPECT_EQ(reader(book + entry("word/un.xhtml")).media_type, "application/epub+zip");
    EXPECT_EQ(reader(letter + entry("Pictures/sword/a.png"), "a.docx").media_type, "application/vnd.oasis.opendocument.text");
    EXPECT_EQ(reader(entry("lisez.txt") + entry("crossword/grille.txt")).media_type, "application/zip");
    EXPECT_EQ(reader(entry("lisez.txt") + "word/", "a.epub").media_type, "application/epub+zip");
    EXPECT_EQ(reader(entry("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"), "a.ods").media_type, "application/zip");
    EXPECT_EQ(reader(entry("archive/data.warc.gz")).media_type, "application/wacz");
    EXPECT_EQ(reader(entry("lisez.txt"), "a.wacz").media_type, "application/wacz");
    EXPECT_EQ(reader(entry("archive/lettres.txt")).media_type, "application/zip");
}

TEST(Readers, ReadNoBinaryFileAsTextWhateverEncodingIsAskedFor) {
    IngestOptions options;
    options.encoding = "utf-16le";
    for (auto const* kind : {"application/pdf", "application/epub+zip", "message/rfc822", "image/*", "application/zip"})
        EXPECT_EQ(reader_for(samples.at(kind), options).media_type, kind);
    EXPECT_EQ(reader_for("m\0o\0t\0s\0"s, options).media_type, "text/plain");
}

TEST(Readers, TellAPdfBehindALineOfAnotherProgram) {
    EXPECT_EQ(reader("Sent by the scanner\r\n%PDF-1.4\n1 0 obj\n").media_type, "application/pdf");
    EXPECT_EQ(reader("x\n%PDF-1.4", "a.pdf").media_type, "application/pdf");
    EXPECT_EQ(reader("A file begins with\n%PDF-1.4, they say.").media_type, "text/plain");
    EXPECT_EQ(reader("The sign is %PDF-1.4 0 obj").media_type, "text/plain");
}

TEST(Readers, TellCaptionsFromProseThatBeginsWithTheirName) {
    EXPECT_EQ(reader("WEBVTT is a format of captions.").media_type, "text/plain");
    EXPECT_EQ(reader("WEBVTT\n", "a.vtt").media_type, "text/vtt");
}

TEST(Readers, TakeTheNameAsAHintWhereBytesLookAlike) {
    auto const& line = samples.at("application/jsonl");
    EXPECT_EQ(reader(line, "a.txt").media_type, "application/jsonl") << "its bytes speak for themselves";
    EXPECT_EQ(reader(line, "a").media_type, "application/jsonl");
    EXPECT_EQ(reader(R"({"claim": "half a line)", "a.JSONL").media_type, "application/jsonl");
    EXPECT_EQ(reader("no object\n" + line, "a.jsonl").media_type, "application/jsonl");
    EXPECT_EQ(reader(R"({"claim": "half a line)", "a").media_type, "application/json");
    EXPECT_EQ(reader(R"({"name": "no claim"})", "a.jsonl").media_type, "application/json");
    EXPECT_EQ(reader("{\n\"text\": \"no line\"}", "a.json").media_type, "application/json");
    EXPECT_EQ(reader(R"({"claimReviewed": "half", "verdict": "faux"})", "a").media_type, "application/jsonl");
    EXPECT_EQ(reader(R"([{"claimReviewed": "half", "reviewRating": {)", "a").media_type, "application/ld+json");
    EXPECT_EQ(reader("{\"@graph\": [\n{\"@type\": [\"ClaimReview\"]", "a.txt").media_type, "application/ld+json");
    EXPECT_EQ(reader(R"({"claims": [{"text": "half", "claimReview": [)", "a").media_type, "application/ld+json");
    EXPECT_EQ(reader(R"([null, {}, {"@type": "ClaimReview"}])", "a").media_type, "application/ld+json");
    for (auto const* json : {"[]", "{}", R"(["one", "two"])", R"({"name": 5})"})
        EXPECT_EQ(reader(json, "a").media_type, "application/json") << json;
    EXPECT_EQ(reader("[1] A note", "a").media_type, "text/plain");
    EXPECT_EQ(reader("[1]", "a").media_type, "text/plain");
    EXPECT_EQ(reader("The ftyp of a film", "a").media_type, "text/plain");
    EXPECT_EQ(reader("<HTML><HEAD>", "a.txt").media_type, "text/html");
    EXPECT_EQ(reader("<div> is a tag.", "a.txt").media_type, "text/plain");
    EXPECT_EQ(reader("<div>", "a").media_type, "text/html");
    EXPECT_EQ(reader("PK\x03\x04zip", "a.DOCX").name, "Word document"s);
    EXPECT_EQ(reader("mots", "a.docx").media_type, "text/plain");
}

TEST(Readers, TakeWhatPeopleWriteForText) {
    for (auto const* text : {"Ann, Bo, Cy\nDi, Ed, Flo\nGus, Hal, Ida", "ANN:\tGood evening.\nBO:\tNo.\nANN:\tSo.", "a,b\nc,d\ne,f",
                             "1,2,3\nand so on\nuntil noon", "[1] A note, and what it says.", "{sic} was written there.", "{\"Nobody\" said so.}",
                             "[[a note]]", "From: Jane Roe\nSubject: Bridges\n\nNo bridge was sold.",
                             "Note: this is all.\n\nNo more.", "<feed the birds>", "ftyp", "RIFF and raff"})
        EXPECT_EQ(reader(text, "a.txt").media_type, "text/plain") << text;
}

TEST(Readers, AreNotLedAstrayByDepth) {
    EXPECT_EQ(reader(std::string(1'000'000, '[')).media_type, "application/json") << "refused, and no article";
    for (auto const* nothing : {"null", " null\n", "true"}) EXPECT_EQ(reader(nothing).media_type, "application/json") << nothing;
    for (auto const* words : {"[a note]", "null and void", "[[[ see below"}) EXPECT_EQ(reader(words).media_type, "text/plain") << words;
    EXPECT_EQ(reader(std::string(50'000, '[') + "{\"a\": 1}").media_type, "application/json");
    std::string comments = "<?xml?>";
    while (comments.size() < 60'000) comments += "<!---->";
    EXPECT_EQ(reader(comments + "<rss>").media_type, "application/rss+xml");
}

TEST(Readers, EachHasItsOwnEndingsAndASentence) {
    std::set<std::string_view> endings;
    std::set<std::string> names;
    for (auto const& each : file_readers()) {
        EXPECT_TRUE(names.insert(each.name).second) << each.name;
        EXPECT_NE(std::string_view(each.sentence).find("{file}"), std::string_view::npos) << each.name;
        for (auto const ending : extensions_of(each)) {
            EXPECT_FALSE(ending.empty()) << each.name;
            EXPECT_TRUE(endings.insert(ending).second) << ending;
        }
    }
    EXPECT_EQ(file_readers().back().media_type, "text/plain");
}

TEST(Readers, MakeATextOrSayWhatItIs) {
    for (auto const& each : file_readers()) {
        if (each.runs == Runs::confined) continue;
        IngestOptions options;
        options.file_name = "a";
        if (each.medium != Medium::words && each.runs == Runs::here) {
            auto const found = ingest(samples.at(each.media_type), options);
            EXPECT_EQ(found.media_type, each.media_type);
            EXPECT_EQ(found.facts.size(), 1u);
            EXPECT_EQ(found.title, "a");
            continue;
        }
        auto const makes_text = each.runs == Runs::here && each.holds == Holds::text;
        EXPECT_EQ(each.read != nullptr, makes_text && !each.holds_page) << each.name;
        EXPECT_EQ(each.extractor.empty(), !makes_text || each.holds_page) << each.name;
        try {
            EXPECT_EQ(ingest(samples.at(each.media_type), options).media_type, each.media_type);
            EXPECT_TRUE(makes_text) << each.name;
        } catch (Error const& error) {
            EXPECT_FALSE(makes_text) << each.name;
            EXPECT_EQ(error.message().text, each.sentence);
        }
    }
}

/// Answers what a reader of its own would.
class Elsewhere final : public ConfinedReading {
public:
    explicit Elsewhere(std::string text) : text_(std::move(text)) {}
    Ingested read(FileReader const&, std::string_view, IngestOptions const&) const override {
        Ingested found;
        found.text = text_;
        return found;
    }
    std::vector<FoundFact> facts_of(FileReader const&, std::string_view, IngestOptions const&) const override { return {}; }

private:
    std::string text_;
};

TEST(Readers, LeaveToAnotherProcessWhatIsReadThere) {
    for (auto const& each : file_readers()) {
        if (each.runs != Runs::confined) continue;
        EXPECT_EQ(each.read, nullptr) << each.name;
        auto const shown = each.medium != Medium::words; // its reader says what made the words, if there are any
        EXPECT_EQ(each.extractor.empty(), shown) << each.name;
        IngestOptions options;
        options.file_name = "a";
        auto const& bytes = samples.at(each.media_type);
        auto const sentence = [&] {
            try {
                return "read: " + ingest(bytes, options).text;
            } catch (Error const& error) {
                return error.message().text;
            }
        };
        EXPECT_EQ(sentence(), "{file} is read by a program of its own, which is not at hand here.") << each.name;
        Elsewhere const words("Des mots\u202E."), nothing(" \n");
        options.confined = &words;
        auto const found = ingest(bytes, options);
        EXPECT_EQ(found.text, "Des mots�.") << "made fit here, whoever read it";
        EXPECT_EQ(found.extractor, each.extractor);
        EXPECT_EQ(found.media_type, each.media_type);
        options.confined = &nothing;
        EXPECT_EQ(sentence(), shown ? "read: " : each.sentence);
    }
}

TEST(Readers, TellCaptionsFromTheirFirstLines) {
    EXPECT_EQ(reader("\uFEFF\n7\n00:00:01.5 --> 00:00:02,000 X1:1\nMots", "a.txt").media_type, "application/x-subrip");
    EXPECT_EQ(reader("00:01 --> 00:02\nMots").media_type, "application/x-subrip");
    EXPECT_EQ(reader("From 1 --> 2\nMots").media_type, "text/plain");
    EXPECT_EQ(reader("WEBVTTX").media_type, "text/plain");
}

} // namespace
} // namespace core
