// Answers of the web, as they came: unpacked within limits, kept as WARC, read again from it; and what strangers may have
// written into either.
#include "core/base/digest.h"
#include "core/ingest/ingest.h"
#include "core/ingest/readers.h"
#include "core/ingest/web_capture.h"

#include <gtest/gtest.h>

#include <functional>
#include <zlib.h>

namespace core {
namespace {

using namespace std::string_literals;

constexpr std::int64_t most = 1'000'000;

std::string gzip(std::string const& plain) {
    z_stream stream{};
    EXPECT_EQ(deflateInit2(&stream, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    std::string input = plain, packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(input.data());
    stream.avail_in = static_cast<uInt>(input.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

HttpBody body_of(std::string const& headers, std::string const& raw, std::int64_t limit = most) {
    auto const head = read_http_head("HTTP/1.1 200 OK\r\n" + headers + "\r\n");
    EXPECT_TRUE(head);
    return http_body(*head, raw, limit, "the page");
}

std::string refusal(std::function<void()> const& call) {
    try {
        call();
    } catch (Error const& error) {
        return render(error.message());
    }
    return {};
}

TEST(HttpAnswer, ReadsHeadsAsServersWriteThem) {
    auto const head = read_http_head("HTTP/1.0 404\nX: caf\xE9\nFolded: one\n  two\nContent-Type: Text/HTML ; charset=\"UTF-8\"\n\nbody");
    ASSERT_TRUE(head);
    EXPECT_EQ(head->status, 404);
    EXPECT_EQ(head->reason, "");
    EXPECT_EQ(head->value("folded"), "one two");
    EXPECT_EQ(head->value("x"), "caf�");
    EXPECT_EQ(head->media_type(), "text/html");
    EXPECT_EQ(head->charset(), "UTF-8");
    EXPECT_EQ(head->size, "HTTP/1.0 404\nX: caf.\nFolded: one\n  two\nContent-Type: Text/HTML ; charset=\"UTF-8\"\n\n"s.size());
    for (auto const* none : {"", "HTTP/1.1 200 OK\r\nX: y\r\n", "HTTP/1.1 2000 OK\r\n\r\n", "SSH-2.0\r\n\r\n", "HTTP/1.1\r\n\r\n"})
        EXPECT_FALSE(read_http_head(none)) << none;
}

TEST(HttpAnswer, PutsChunksTogether) {
    auto const chunked = "Transfer-Encoding: chunked\r\n"s;
    EXPECT_EQ(body_of(chunked, "4\r\nmots\r\n7;x=y\r\n et du\n\r\n0\r\n\r\n").bytes, "mots et du\n");
    EXPECT_EQ(body_of(chunked, "4\r\nmots\r\n0\r\n\r\n").missing, 0);
    EXPECT_EQ(body_of(chunked, "10\r\nmots").missing, 12);
    EXPECT_EQ(body_of(chunked, "4\r\nmots\r\n").missing, 1);
    auto const already = body_of(chunked, "<p>an archive put them together</p>");
    EXPECT_TRUE(already.was_unpacked_already);
    EXPECT_EQ(already.bytes, "<p>an archive put them together</p>");
    EXPECT_EQ(body_of(chunked, "FFFFFFFFFFFFFFFF\r\nx").bytes, "x");
    EXPECT_EQ(body_of("Content-Length: 10\r\n", "mots").missing, 6);
}

TEST(HttpAnswer, UnpacksWithinItsLimit) {
    auto const packed = "Content-Encoding: gzip\r\n"s;
    EXPECT_EQ(body_of(packed, gzip("des mots")).bytes, "des mots");
    EXPECT_EQ(body_of(packed, gzip("des ") + gzip("mots")).bytes, "des mots");
    EXPECT_EQ(body_of("Content-Encoding: gzip, gzip\r\n", gzip(gzip("des mots"))).bytes, "des mots");
    auto const cut = gzip("des mots et d'autres mots encore");
    EXPECT_EQ(body_of(packed, cut.substr(0, cut.size() - 6)).missing, 1);
    EXPECT_TRUE(body_of(packed, "<p>plain").was_unpacked_already);
    auto const bomb = gzip(std::string(20'000'000, ' '));
    EXPECT_LT(bomb.size(), 50'000U);
    auto const stopped = "the page unpacks to more than 1.0 MB; its reading was stopped. Nothing was changed.";
    EXPECT_EQ(refusal([&] { body_of(packed, bomb); }), stopped);
    EXPECT_EQ(refusal([&] { body_of("Content-Encoding: gzip, gzip\r\n", gzip(bomb)); }), stopped);
    EXPECT_NE(refusal([&] { body_of("Content-Encoding: gzip, gzip, gzip\r\n", "x"); }).find("more than twice"), std::string::npos);
    EXPECT_NE(refusal([&] { body_of("Content-Encoding: br\r\n", "x"); }).find("“br”"), std::string::npos);
}

Exchange exchange(std::string const& address, std::string const& response) {
    return {address, "192.0.2.7", *parse_instant("2022-12-19T10:15:00.250Z"), "GET / HTTP/1.1\r\nHost: x\r\n\r\n", response, {}};
}

std::string const page = "<!doctype html><html><head><title>The vote</title></head><body><article><h1>The vote</h1><p>The council "
                         "would meet again in the spring, the mayor said, to look at the whole plan.</p></article></body></html>";

std::string captured(std::string const& headers = {}, std::string const& body = page, std::string const& status = "200 OK") {
    return written_warc({exchange("http://x.example/old", "HTTP/1.1 301 Moved\r\nLocation: /new\r\n\r\n"),
                         exchange("http://x.example/new", "HTTP/1.1 " + status + "\r\nContent-Type: text/html\r\n" + headers + "\r\n" + body)},
                        "Counterpoint");
}

TEST(Warc, HoldsWhatWasExchangedByteForByte) {
    auto const bytes = captured();
    auto const read = read_warc(bytes, "a.warc");
    ASSERT_EQ(read.records.size(), 5U);
    EXPECT_TRUE(read.notes.empty());
    EXPECT_EQ(read.records[0].type(), "warcinfo");
    EXPECT_EQ(read.records[1].type(), "request");
    EXPECT_EQ(read.records[1].block, "GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(read.records[4].target(), "http://x.example/new");
    EXPECT_EQ(read.records[4].value("warc-date"), "2022-12-19T10:15:00.250Z");
    EXPECT_EQ(read.records[4].value("WARC-Payload-Digest"), "sha256:" + to_hex(sha256(page)));
    EXPECT_EQ(read.records[3].value("WARC-Concurrent-To"), read.records[4].value("WARC-Record-ID"));
    EXPECT_EQ(captured(), bytes) << "the same exchange is the same bytes";
}

TEST(Warc, LeavesOutARecordWhoseBytesAreOthers) {
    auto bytes = captured();
    bytes.replace(bytes.find("Moved"), 5, "Other");
    auto const read = read_warc(bytes, "a.warc");
    EXPECT_EQ(read.records.size(), 4U);
    ASSERT_EQ(read.notes.size(), 1U);
    EXPECT_EQ(render(read.notes[0].message), "Record 3 of a.warc holds other bytes than its digest names; it was left out.");
}

TEST(Warc, TakesWhatOtherProgramsWrite) {
    auto const record = [](std::string const& headers, std::string const& block) {
        return "WARC/1.0\r\nWARC-Type: response\r\n" + headers + "Content-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
    };
    auto const block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"s + page;
    for (auto const* digest : {"sha1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "sha-256:0000000000000000000000000000000000000000000000000000000000000000"}) {
        auto const bytes = record("WARC-Target-URI: <http://x.example/>\r\nWARC-Block-Digest: "s + digest + "\r\n", block);
        EXPECT_TRUE(read_warc(bytes, "a").records.empty()) << digest;
    }
    auto const bytes = record("warc-target-uri: <http://x.example/>\r\nWARC-Block-Digest: md5:1234\r\n", block);
    ASSERT_EQ(read_warc(bytes, "a").records.size(), 1U);
    EXPECT_EQ(read_warc(bytes, "a").records[0].target(), "http://x.example/");
}

TEST(Warc, EndsWhereALengthLies) {
    EXPECT_EQ(render(read_warc("WARC/1.0\r\nContent-Length: 0\r\n\r\n\r\n\r\nWARC/1.0\r\nContent-Length: 99\r\n\r\nx", "a").notes.at(0).message),
              "Record 2 of a says that it is longer than the file; it was left out.");
    EXPECT_EQ(read_warc("WARC/1.0\r\nContent-Length: -1\r\n\r\nx", "a").notes.size(), 1U);
    EXPECT_EQ(read_warc("WARC/1.0\r\nX: y\r\n\r\n", "a").notes.size(), 1U);
    EXPECT_NE(refusal([] { read_warc("WARC/1.0\r\n" + std::string(200'000, 'x'), "a"); }), "");
}

TEST(WebCapture, TellsTheWayAndThePage) {
    auto const capture = read_web_capture(captured(), "a", most);
    ASSERT_EQ(capture.hops.size(), 2U);
    EXPECT_EQ(capture.hops[0].status, 301);
    EXPECT_EQ(capture.hops[0].to, "http://x.example/new");
    EXPECT_EQ(capture.hops[0].method, "GET");
    EXPECT_EQ(capture.hops[1].ip, "192.0.2.7");
    EXPECT_EQ(capture.body, page);
    EXPECT_TRUE(doubts_about(capture, std::string(300, 'x')).empty());
}

TEST(WebCapture, IsReadAsThePageInIt) {
    IngestOptions options;
    options.file_name = "a.warc";
    auto const read = ingest(captured(), options);
    EXPECT_EQ(read.media_type, "application/warc");
    EXPECT_EQ(read.extractor, "html/4");
    EXPECT_EQ(read.title, "The vote");
    EXPECT_EQ(read.url, "http://x.example/new");
    EXPECT_NE(read.text.find("would meet again"), std::string::npos);
    options.extent = PageExtent::whole;
    EXPECT_EQ(ingest(captured(), options).extractor, "html-all/3");
}

TEST(WebCapture, TakesTheEncodingThatTheServerNames) {
    auto const bytes = written_warc({exchange("http://x.example/", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n"
                                                                   "<!doctype html><article><p>\xCC\xFD\xF0 \xE7\xE0\xFF\xE2\xE8\xEB: \xED\xE5 \xE1\xF3\xE4\xE5\xF2.</p></article>")}, "x");
    IngestOptions options;
    EXPECT_NE(ingest(bytes, options).text.find("Мэр заявил: не будет."), std::string::npos);
}

TEST(WebCapture, IsToldFromWhateverIsInIt) {
    IngestOptions options;
    options.file_name = "a.warc";
    auto const packed = ingest(captured("Content-Encoding: gzip\r\n", gzip(page)), options);
    EXPECT_NE(packed.text.find("would meet again"), std::string::npos);
    auto const pdf = written_warc({exchange("http://x.example/a", "HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n1 0 obj")}, "x");
    EXPECT_EQ(reader_for(pdf, options).media_type, "application/warc");
}

TEST(WebCapture, TellsWhenAsOtherProgramsWriteIt) {
    for (auto const* date : {"2022-12-19T10:15:00Z", "2022-12-19T10:15:00.25Z", "2022-12-19T10:15:00.250123Z"}) {
        auto const block = "HTTP/1.1 200 OK\r\n\r\nmots"s;
        auto const hops = hops_of_capture("WARC/1.1\r\nWARC-Type: response\r\nWARC-Date: "s + date + "\r\nContent-Length: " +
                                              std::to_string(block.size()) + "\r\n\r\n" + block, "a");
        EXPECT_EQ(to_iso(hops.at(0).at).substr(0, 19), "2022-12-19T10:15:00") << date;
    }
}

TEST(WebCapture, RefusesAnArchiveInAnArchive) {
    IngestOptions options;
    options.file_name = "a.warc";
    auto const inner = captured();
    auto const outer = written_warc({exchange("http://x.example/a.warc", "HTTP/1.1 200 OK\r\n\r\n" + inner)}, "x");
    EXPECT_NE(refusal([&] { ingest(outer, options); }).find("inside an archive"), std::string::npos);
    EXPECT_NE(refusal([&] { ingest(written_warc({}, "x"), options); }).find("without any page"), std::string::npos);
}

TEST(WebCapture, DoubtsWhatLooksLikeAWall) {
    auto const doubt = [](std::string const& warc, std::string const& text) {
        auto const doubts = doubts_about(read_web_capture(warc, "a", most), text);
        return doubts.empty() ? std::string() : render(doubts.front());
    };
    std::string const enough(400, 'x');
    EXPECT_EQ(doubt(captured({}, page, "403 Forbidden"), enough),
              "http://x.example/new answered “403 Forbidden”: it does not show the page to everybody.");
    EXPECT_NE(doubt(captured({}, page, "500"), enough).find("“500”, which is no page but an error"), std::string::npos);
    EXPECT_NE(doubt(captured({}, page), "Few words.").find("no more than 10 characters"), std::string::npos);
    EXPECT_NE(doubt(captured("Content-Length: 9999\r\n"), enough).find("of 9999 bytes did not come"), std::string::npos);
    EXPECT_NE(doubt(captured({}, R"(<script type="application/ld+json">{"isAccessibleForFree" : "False"}</script>)"), enough).find("not free to read"),
              std::string::npos);
    EXPECT_EQ(doubt(captured({}, R"({"isAccessibleForFree": true})"), enough), "");
    auto const to_login = written_warc({exchange("http://x.example/a", "HTTP/1.1 302 Found\r\nLocation: /login?next=/a\r\n\r\n"),
                                        exchange("http://x.example/login?next=/a", "HTTP/1.1 200 OK\r\n\r\n" + page)}, "x");
    EXPECT_NE(doubt(to_login, enough).find("looks like a page to sign in"), std::string::npos);
}

} // namespace
} // namespace core
