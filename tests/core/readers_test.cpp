// The table of readers: every kind of file is told from its bytes, the name helps only where bytes look alike, and what
// cannot be read says what it is.
#include "core/ingest/readers.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

namespace core {
namespace {

using namespace std::string_literals;

/// Bytes of each kind, as they begin.
std::map<std::string_view, std::string> const samples{
    {"application/pdf", "%PDF-1.7\n"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document",
     "PK\x03\x04\x14[Content_Types].xml … PK\x03\x04word/document.xml"},
    {"application/vnd.oasis.opendocument.text", "PK\x03\x04\x14mimetypeapplication/vnd.oasis.opendocument.text"},
    {"application/epub+zip", "PK\x03\x04\x14mimetypeapplication/epub+zip"},
    {"application/zip", "PK\x03\x04\x14notes.txt"},
    {"application/rtf", "{\\rtf1 mots}"},
    {"image/*", "\x89PNG\r\n"},
    {"audio/*", "OggS"},
    {"application/vnd.sqlite3", "SQLite format 3"},
    {"application/octet-stream", "some\0bytes"s},
    {"application/jsonl", R"({"id": 1, "text": "La Lune est un fromage."})"},
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

TEST(Readers, TakeTheNameAsAHintWhereBytesLookAlike) {
    auto const& line = samples.at("application/jsonl");
    EXPECT_EQ(reader(line, "a.txt").media_type, "text/plain");
    EXPECT_EQ(reader(line, "a").media_type, "application/jsonl");
    EXPECT_EQ(reader(R"({"claim": "half a line)", "a.JSONL").media_type, "application/jsonl");
    EXPECT_EQ(reader(R"({"claim": "half a line)", "a").media_type, "text/plain");
    EXPECT_EQ(reader(R"({"name": "no claim"})", "a.jsonl").media_type, "text/plain");
    EXPECT_EQ(reader("{\n\"text\": \"no line\"}", "a.json").media_type, "text/plain");
    EXPECT_EQ(reader("PK\x03\x04zip", "a.DOCX").name, "Word document"s);
    EXPECT_EQ(reader("mots", "a.docx").media_type, "text/plain");
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
        IngestOptions options;
        options.file_name = "a";
        auto const makes_text = each.runs == Runs::here && each.holds == Holds::text;
        EXPECT_EQ(each.read != nullptr, makes_text) << each.name;
        EXPECT_EQ(each.extractor.empty(), !makes_text) << each.name;
        try {
            EXPECT_EQ(ingest(samples.at(each.media_type), options).media_type, each.media_type);
            EXPECT_TRUE(makes_text) << each.name;
        } catch (Error const& error) {
            EXPECT_FALSE(makes_text) << each.name;
            EXPECT_EQ(error.message().text, each.sentence);
        }
    }
}

} // namespace
} // namespace core
