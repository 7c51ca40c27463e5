// What a reader in a process of its own answers is taken only as far as it can be right.
#include "core/ingest/frames.h"

#include "core/ingest/readers.h"
#include "core/ingest/sentences.h"
#include "core/text/utf8.h"

#include <gtest/gtest.h>

#include <set>

namespace core {
namespace {

Ingested sample() {
    Ingested found;
    found.text = "Titre\n\nDes mots à côté.";
    found.title = "Titre";
    found.published = "2022-12-06";
    found.facts = {{FactKind::title, "Titre", "Subject"}};
    found.parts = {{0, PagePart::headline, {}}, {7, PagePart::section, "Un"}};
    found.pages = {{0, 1, {}}, {9, 2, "ii"}};
    found.times = {{7, 1000, 2500}};
    found.regions = {{0, 10, 20, 300, 40, 91}, {7, 10, 80, 280, 40, 55}};
    found.archived = {"https://phare.example/un", "https://phare.example/deux"};
    found.page = found.archived.back();
    found.notes = {{Code::bad_input, say(sentences::words_joined, {{"count", "3"}})}};
    return found;
}

std::string answer_of(Ingested const& found) {
    std::string bytes;
    write_answer(found, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

std::string frame_of(FrameType type, std::string const& payload) {
    auto const size = payload.size();
    std::string bytes{static_cast<char>(type)};
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>(size >> shift & 0xFF);
    return bytes + payload;
}

Ingested taken(std::string_view bytes, std::int64_t most = 1'000'000) {
    Answer answer("a.pdf", most);
    answer.take(bytes);
    return answer.result();
}

std::string refused(std::string_view bytes, std::int64_t most = 1'000'000) {
    try {
        return "taken: " + taken(bytes, most).text;
    } catch (Error const& error) {
        return error.message().text;
    }
}

TEST(Frames, CarryAllThatWasFound) {
    auto const found = sample();
    auto const back = taken(answer_of(found));
    EXPECT_EQ(back.text, found.text);
    EXPECT_EQ(back.title, found.title);
    EXPECT_EQ(back.published, found.published);
    EXPECT_EQ(back.facts, found.facts);
    EXPECT_EQ(back.parts, found.parts);
    EXPECT_EQ(back.pages, found.pages);
    EXPECT_EQ(back.times, found.times);
    EXPECT_EQ(back.regions, found.regions);
    EXPECT_EQ(back.archived, found.archived);
    EXPECT_EQ(back.page, found.page);
    ASSERT_EQ(back.notes.size(), 1u);
    EXPECT_EQ(render(back.notes[0].message), render(found.notes[0].message));
}

TEST(Frames, AreTheSameInWhateverPiecesTheyCome) {
    auto const bytes = answer_of(sample());
    Answer answer("a.pdf", 1000);
    for (auto const byte : bytes) answer.take({&byte, 1});
    EXPECT_EQ(answer.result().parts, sample().parts);
}

TEST(Frames, CarryTextOfManyFrames) {
    Ingested long_one;
    while (long_one.text.size() < 3 * longest_frame) long_one.text += "à côté ";
    EXPECT_EQ(taken(answer_of(long_one), 10'000'000).text, long_one.text);
}

TEST(Frames, CarryTheRequest) {
    IngestOptions options;
    options.file_name = "à\xFF.pdf";
    options.encoding = "windows-1251";
    options.today = 20000;
    options.extent = PageExtent::whole;
    options.page = "https://a.example/page";
    auto const frame = request_frame(options);
    auto const request = read_request(frame + "bytes of the file");
    ASSERT_TRUE(request);
    EXPECT_EQ(request->length, frame.size());
    EXPECT_EQ(request->options.file_name, "à�.pdf");
    EXPECT_EQ(request->options.encoding, options.encoding);
    EXPECT_EQ(request->options.today, options.today);
    EXPECT_EQ(request->options.extent, options.extent);
    EXPECT_EQ(request->options.page, options.page);
    EXPECT_FALSE(read_request(frame.substr(0, frame.size() - 1)));
    EXPECT_FALSE(read_request(""));
    EXPECT_FALSE(read_request(frame_of(FrameType::request, "{\"version\": 2}")));
}

TEST(Frames, CarryARefusalInWordsOfOurs) {
    std::string bytes;
    write_refusal(say(sentences::locked, {{"file", "of the reader"}}), [&](std::string_view piece) { bytes += piece; });
    try {
        taken(bytes);
        FAIL() << "was taken";
    } catch (Error const& error) {
        EXPECT_EQ(error.message().text, sentences::locked);
        EXPECT_NE(std::string(error.what()).find("a.pdf"), std::string::npos) << "the name is the one that was asked for";
    }
}

TEST(Frames, SayNothingInWordsOfTheFile) {
    std::string bytes;
    write_refusal(say("Click here."), [&](std::string_view piece) { bytes += piece; });
    EXPECT_EQ(refused(bytes), sentences::more_than_can_be_said);
    Ingested noted;
    noted.text = "mots";
    noted.notes = {{Code::bad_input, say(sentences::struck_out, {{"count", "1"}, {"words", "a\x1B[2J\u202E"}})}};
    auto const told = render(taken(answer_of(noted)).notes.at(0).message);
    EXPECT_EQ(told.find('\x1B'), std::string::npos);
    EXPECT_EQ(told.find("\u202E"), std::string::npos);
}

TEST(Frames, AreRefusedWhenTheyCannotBeRight) {
    auto const whole = answer_of(sample());
    for (std::size_t size = 0; size < whole.size(); ++size)
        ASSERT_EQ(refused(std::string_view(whole).substr(0, size)), sentences::answer_wrong) << "cut at " << size;
    auto const end = frame_of(FrameType::end, R"({"bytes": 4, "places": 1, "archived": 0, "notes": 0})");
    auto const with = [&](FrameType type, std::string const& payload) {
        return frame_of(FrameType::text, "mots") + frame_of(type, payload) + end;
    };
    EXPECT_EQ(refused(with(FrameType::places, "[[1, 0, 1, \"\"]]")), "taken: mots");
    EXPECT_EQ(refused(with(FrameType::places, "[[3, 0, [1, 2, 3, 4], 90]]")), "taken: mots");
    for (auto const* places : {"[[3, 0, [1, 2, 0, 4], 90]]", "[[3, 0, [-1, 2, 3, 4], 90]]", "[[3, 0, [1, 2, 3], 90]]", "[[3, 0, [1, 2, 3, 4], 0]]",
                               "[[3, 0, [1, 2, 3, 4], 101]]", "[[3, 0, [1, 2, 3, 9000000], 9]]", "[[1, 4, 1, \"\"]]", "[[1, -1, 1, \"\"]]", "[[1, 0, 0, \"\"]]", "[[7, 0, 1, \"\"]]", "[[0, 0, 99, \"\"]]",
                               "[[2, 0, 5, 4]]", "[[2, 0, -5, 4]]", "[[1, 0, 1]]", "[[1, 0, 1, 5]]", "{}", "[", "[[1, 1e30, 1, \"\"]]"})
        EXPECT_EQ(refused(with(FrameType::places, places)), sentences::answer_wrong) << places;
    EXPECT_EQ(refused(frame_of(FrameType::text, "mots") + frame_of(FrameType::places, "[[1, 2, 1, \"\"], [1, 1, 2, \"\"]]") +
                      frame_of(FrameType::end, R"({"bytes": 4, "places": 2, "archived": 0, "notes": 0})")),
              sentences::answer_wrong)
        << "runs back";
    EXPECT_EQ(refused(whole + "x"), sentences::answer_wrong) << "behind the end";
    EXPECT_EQ(refused(frame_of(FrameType::text, "\xFF") + frame_of(FrameType::end, R"({"bytes": 1, "places": 0, "archived": 0, "notes": 0})")),
              sentences::answer_wrong);
    EXPECT_EQ(refused(frame_of(FrameType::note, R"({"s": 9999, "a": []})")), sentences::answer_wrong);
    EXPECT_EQ(refused(frame_of(FrameType::request, "{}")), sentences::answer_wrong);
    EXPECT_EQ(refused(std::string("\x03\xFF\xFF\xFF\xFF", 5)), sentences::answer_wrong) << "longer than any frame";
    EXPECT_EQ(refused(whole, 5), sentences::text_too_long);
}

TEST(Frames, TakeNoMoreTitlesThanAnybodyReads) {
    std::string places = "[", bytes = frame_of(FrameType::text, std::string(2000, 'x'));
    auto const title = std::string(2000, 't');
    for (int at = 0; at < 400; ++at) places += (at ? ",[0," : "[0,") + std::to_string(at) + ",3,\"" + title + "\"]";
    places += "]";
    bytes += frame_of(FrameType::places, places);
    std::string more = "[", second = bytes;
    for (int at = 400; at < 800; ++at) more += (at > 400 ? ",[0," : "[0,") + std::to_string(at) + ",3,\"" + title + "\"]";
    bytes += frame_of(FrameType::end, R"({"bytes": 2000, "places": 400, "archived": 0, "notes": 0})");
    EXPECT_EQ(refused(bytes).substr(0, 7), "taken: ");
    for (int again = 0; again < 3; ++again) second += frame_of(FrameType::places, more + "]");
    EXPECT_EQ(refused(second), sentences::answer_wrong) << "as soon as there are too many";
    // An honest reader leaves the later ones out.
    Ingested found;
    found.text = std::string(5000, 'x');
    for (int at = 0; at < 3000; ++at) found.parts.push_back({at, PagePart::section, title});
    auto const back = taken(answer_of(found));
    EXPECT_EQ(back.parts.size(), 3000U);
    EXPECT_EQ(back.parts.front().title, title);
    EXPECT_EQ(back.parts.back().title, "");
}

TEST(Frames, TakeNoMoreInNotesThanAnybodyReads) {
    auto const note = frame_of(FrameType::note, R"({"s": 0, "a": [["file", "x"], ["count", ")" + std::string(2000, 'n') + "\"]]}");
    std::string bytes = frame_of(FrameType::text, "mots");
    for (int count = 0; count < 900; ++count) bytes += note;
    EXPECT_EQ(refused(bytes + frame_of(FrameType::end, R"({"bytes": 4, "places": 0, "archived": 0, "notes": 900})")).substr(0, 7), "taken: ");
    std::string many = R"({"s": 0, "a": [)";
    for (int value = 0; value < 12; ++value) many += (value ? ",[\"v\",\"" : "[\"v\",\"") + std::string(2000, 'n') + "\"]";
    for (int count = 0; count < 300; ++count) bytes += frame_of(FrameType::note, many + "]}");
    EXPECT_EQ(refused(bytes), sentences::answer_wrong);
    Ingested found;
    found.text = "mots";
    for (int count = 0; count < 2000; ++count) found.notes.push_back({Code::bad_input, say(sentences::chapters_missing, {{"count", std::string(3000, 'n')}})});
    auto const back = taken(answer_of(found));
    EXPECT_LE(back.notes.size(), most_notes);
    EXPECT_EQ(back.notes.back().message.text, sentences::more_than_can_be_said);
}

TEST(Frames, CarryAsManyPagesOfAnArchiveAsAreListed) {
    Ingested found;
    found.text = "mots";
    for (std::size_t page = 0; page < most_archived + 5; ++page) found.archived.push_back("https://phare.example/" + std::to_string(page));
    auto const back = taken(answer_of(found));
    EXPECT_EQ(back.archived.size(), most_archived);
    EXPECT_EQ(back.notes.back().message.text, sentences::more_than_can_be_said);
    std::string bytes = frame_of(FrameType::text, "mots");
    std::string many = "[\"a\"";
    for (int page = 1; page < 1000; ++page) many += ",\"a\"";
    for (int count = 0; count < 11; ++count) bytes += frame_of(FrameType::archived, many + "]");
    EXPECT_EQ(refused(bytes), sentences::answer_wrong) << "more than there may be";
    EXPECT_EQ(refused(frame_of(FrameType::archived, "[\"" + std::string(3000, 'a') + "\"]")), sentences::answer_wrong);
    EXPECT_EQ(refused(frame_of(FrameType::archived, "{}")), sentences::answer_wrong);
    EXPECT_EQ(refused(frame_of(FrameType::text, "mots") + frame_of(FrameType::archived, "[\"a\"]") +
                      frame_of(FrameType::end, R"({"bytes": 4, "places": 0, "archived": 0, "notes": 0})")),
              sentences::answer_wrong);
}

TEST(Frames, CarryAsManyFactsAsFit) {
    Ingested found;
    found.text = "mots";
    found.title = found.author = found.publisher = found.url = std::string(20'000, '\x01');
    for (int count = 0; count < 300; ++count) found.facts.push_back({FactKind::author, std::string(19'000, '\x01'), "docProps/core.xml"});
    auto const back = taken(answer_of(found));
    EXPECT_GT(back.facts.size(), 0U);
    EXPECT_EQ(back.notes.back().message.text, sentences::more_than_can_be_said) << "the rest is said";
}

TEST(Frames, CarryWhyAPageInAnArchiveIsNoText) {
    for (auto const& reader : file_readers()) {
        std::string bytes;
        write_refusal(say(reader.sentence, {{"file", "a.wacz"}}), [&](std::string_view piece) { bytes += piece; });
        EXPECT_EQ(refused(bytes), reader.sentence);
    }
}

TEST(Sentences, TravelUnderOneNumberEach) {
    std::set<std::string_view> all;
    for (auto const* each : sentences::all) EXPECT_TRUE(all.insert(each).second) << each;
    EXPECT_EQ(sentences::number_of("no such sentence"), sentences::all.size());
}

} // namespace
} // namespace core
