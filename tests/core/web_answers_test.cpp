// Which of the answers in an archive of the web is the page: the one that was asked for, of the time that was named, with
// the words of the record it refers to; never another one in its place.
#include "core/ingest/ingest.h"
#include "core/ingest/web_capture.h"

#include <gtest/gtest.h>

#include <functional>

namespace core {
namespace {

using namespace std::string_literals;

constexpr std::int64_t enough_bytes = 1'000'000;

std::string ferry_page(std::string const& words) {
    return "<!doctype html><html><head><title>Ferry</title></head><body><article><h1>Ferry</h1><p>" + words +
           "</p></article></body></html>";
}

struct Kept {
    std::string address, body;
    std::string date = "2021-05-04T08:00:00Z";
    std::string status = "200 OK";
    std::string headers = {}; ///< of the record
    std::string type = "response";
    std::string served = "Content-Type: text/html\r\n";
};

std::string kept_record(Kept const& of) {
    auto const block = "HTTP/1.1 " + of.status + "\r\n" + of.served + "\r\n" + of.body;
    return "WARC/1.0\r\nWARC-Type: " + of.type + "\r\nWARC-Record-ID: <urn:x:" + of.address + of.date + of.type + ">\r\nWARC-Target-URI: " +
           of.address + "\r\nWARC-Date: " + of.date + "\r\n" + of.headers + "Content-Length: " + std::to_string(block.size()) +
           "\r\n\r\n" + block + "\r\n\r\n";
}

std::string kept_records(std::vector<Kept> const& all) {
    std::string whole;
    for (auto const& each : all) whole += kept_record(each);
    return whole;
}

std::string said_by(std::function<void()> const& call) {
    try {
        call();
    } catch (Error const& error) {
        return render(error.message());
    }
    return {};
}

std::string notes_of(WebCapture const& capture) {
    std::string all;
    for (auto const& note : capture.notes) all += render(note.message) + "\n";
    return all;
}

auto const pier = "https://quai.example/bac"s, other_pier = "https://quai.example/phare"s;

TEST(WebAnswers, NeverTakesAnotherPageForTheOneThatIsWanted) {
    auto const warc = kept_records({{pier, ferry_page("The ferry sails again.")}, {other_pier, ferry_page(std::string(900, 'x'))}});
    EXPECT_EQ(said_by([&] { read_web_capture(warc, "a", enough_bytes, {"https://quai.example/none"}); }),
              "a holds no page https://quai.example/none. Pages that it holds: 2 (https://quai.example/bac, "
              "https://quai.example/phare). Nothing was changed.");
    EXPECT_EQ(read_web_capture(warc, "a", enough_bytes, {"HTTPS://Quai.example/bac#top"}).page().address, pier);
    EXPECT_NE(notes_of(read_web_capture(warc, "a", enough_bytes)).find("Pages in the archive: 2; none is named"), std::string::npos);
}

TEST(WebAnswers, TellsOfAPageThatIsDamagedOrAnError) {
    auto damaged = kept_records({{other_pier, ferry_page("Another page.")},
                                 {pier, ferry_page("The ferry."), "2021-05-04T08:00:00Z", "200 OK", "WARC-Block-Digest: sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\r\n"}});
    EXPECT_NE(said_by([&] { hops_of_capture(damaged, "a", {pier}); }).find("left out because they are damaged: 1. Pages that it holds: 1 (https://quai.example/phare)"),
              std::string::npos);
    auto const cut = kept_record({pier, ferry_page("The ferry.")}).substr(0, 240);
    EXPECT_EQ(said_by([&] { hops_of_capture(cut, "a"); }),
              "a holds no page that can be read: records left out because they are damaged: 1. Nothing was changed.");
    auto const gone = kept_records({{other_pier, ferry_page(std::string(900, 'x'))}, {pier, ferry_page("Not here."), "2021-05-04T08:00:00Z", "404 Not Found"}});
    EXPECT_EQ(read_web_capture(gone, "a", enough_bytes, {pier}).page().status, 404);
}

TEST(WebAnswers, TakesTheCaptureOfTheTimeThatIsNamed) {
    auto const warc = kept_records({{pier, ferry_page("first"), "2021-05-04T08:00:00Z"},
                                    {pier, ferry_page("second"), "2021-05-06T08:00:00.250Z"},
                                    {pier, ferry_page("third"), "2021-05-08T08:00:00Z"},
                                    {pier, "", "2021-05-09T08:00:00Z", "500 Oops"}});
    auto const words = [&](std::string const& at) {
        return read_web_capture(warc, "a", enough_bytes, {pier, warc_moment(at)}).body;
    };
    EXPECT_NE(words("2021-05-04T08:00:00Z").find("first"), std::string::npos);
    EXPECT_NE(words("2021-05-06T08:00:01Z").find("second"), std::string::npos) << "clocks differ by moments";
    EXPECT_NE(words("").find("third"), std::string::npos) << "the newest that is a page";
    EXPECT_NE(notes_of(read_web_capture(warc, "a", enough_bytes, {pier})).find("Captures of this page in the archive: 3; the one of 2021-05-08T08:00:00Z"),
              std::string::npos);
}

TEST(WebAnswers, FollowsACaptureThatSaysAsBefore) {
    auto const before = Kept{pier, ferry_page("The ferry sails at noon."), "2021-05-04T08:00:00Z", "200 OK", "WARC-Payload-Digest: sha1:X\r\n"};
    auto const revisit = [&](std::string const& refers) {
        return Kept{pier + "?again", "", "2021-06-01T08:00:00Z", "200 OK", refers, "revisit"};
    };
    for (auto const& refers : {"WARC-Refers-To: <urn:x:" + pier + "2021-05-04T08:00:00Zresponse>\r\n",
                               "WARC-Refers-To-Target-URI: " + pier + "\r\nWARC-Refers-To-Date: 2021-05-04T08:00:00Z\r\n",
                               "WARC-Payload-Digest: sha1:X\r\n"s}) {
        auto const capture = read_web_capture(kept_records({before, revisit(refers)}), "a", enough_bytes, {pier + "?again"});
        EXPECT_EQ(capture.page().address, pier + "?again") << refers;
        EXPECT_EQ(to_iso(capture.page().at).substr(0, 10), "2021-06-01");
        EXPECT_NE(capture.body.find("sails at noon"), std::string::npos) << refers;
        EXPECT_NE(notes_of(capture).find("its words come from the capture of https://quai.example/bac at 2021-05-04T08:00:00Z"), std::string::npos);
    }
    for (auto const& refers : {"WARC-Refers-To: <urn:x:none>\r\nWARC-Payload-Digest: sha1:X\r\n"s, ""s,
                               "WARC-Refers-To-Target-URI: " + pier + "\r\nWARC-Refers-To-Date: 2020-05-04T08:00:00Z\r\n"})
        EXPECT_EQ(said_by([&] { hops_of_capture(kept_records({before, revisit(refers)}), "a", {pier + "?again"}); }),
                  "a says of https://quai.example/bac?again at 2021-06-01T08:00:00Z only that the page was as before, and does not "
                  "hold the earlier one. Nothing was changed.") << refers;
    EXPECT_EQ(hops_of_capture(kept_records({before, revisit("")}), "a").back().address, pier) << "nobody asked for the other";
}

TEST(WebAnswers, HoldsABodyToItsDigest) {
    auto const notes = [](Kept const& record) { return notes_of(read_web_capture(kept_record(record), "a", enough_bytes)); };
    auto const digest = "WARC-Payload-Digest: sha256:bcc0c8bb5a68ef9d6f9c2e6e4b9ffb44ad0f8c6b8e2f4c2ac5ea8f0b4a8b7fd6\r\n"s;
    EXPECT_EQ(notes({pier, ferry_page("x"), "2021-05-04T08:00:00Z", "200 OK", digest}),
              "The record of https://quai.example/bac, captured 2021-05-04T08:00:00Z, holds another page than its digest "
              "(WARC-Payload-Digest) names.\n");
    // "mots" as it is and in chunks, whose digest some programs take of the one, some of the other.
    auto const of_words = "WARC-Payload-Digest: sha1:WIRSFJALE632ZCZS2SZ2GJZMJ6OXU6XM\r\n"s;
    EXPECT_EQ(notes({pier, "mots", "2021-05-04T08:00:00Z", "200 OK", of_words}), "");
    EXPECT_EQ(notes({pier, "4\r\nmots\r\n0\r\n\r\n", "2021-05-04T08:00:00Z", "200 OK", of_words, "response",
                     "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"}), "");
    EXPECT_EQ(notes({pier, "mo", "2021-05-04T08:00:00Z", "200 OK", of_words + "WARC-Truncated: length\r\n"}), "");
}

TEST(WebAnswers, ErrorsAreSaidOfWhatIsBroughtIn) {
    IngestOptions options;
    options.file_name = "a.warc";
    auto const warc = kept_record({pier, ferry_page("The page you look for has moved, or never was here at all."), "2021-05-04T08:00:00Z", "404 Not Found"});
    auto const read = ingest(warc, options);
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(render(read.notes[0].message), "https://quai.example/bac answered “404 Not Found”, which is no page but an error.");
}

TEST(Warc, TellsHowFarItsRecordsAreWhole) {
    auto const one = kept_record({pier, "a"}), two = kept_record({other_pier, "b"});
    EXPECT_EQ(length_of_whole_records(one + two), one.size() + two.size());
    EXPECT_EQ(length_of_whole_records(one + two.substr(0, two.size() - 6)), one.size() - 4) << "blank lines are nobody's";
    EXPECT_EQ(length_of_whole_records(one + "WARC/1.0\r\nConte"), one.size() - 4);
    EXPECT_EQ(length_of_whole_records("no records"), 0U);
    EXPECT_EQ(length_of_whole_records(""), 0U);
}

} // namespace
} // namespace core
