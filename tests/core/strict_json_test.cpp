// JSON of others and collections in it: what is told instead of being settled in silence.
#include "core/text/strict_json.h"
#include "tests/store/claim_line.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace core {
namespace {

using What = JsonFault::What;

std::optional<What> fault(std::string_view text) {
    auto const json = read_json(text);
    return json ? std::nullopt : std::optional(json.error().what);
}

std::string nested(int depth) {
    auto const times = static_cast<std::size_t>(depth);
    return std::string(times, '[') + std::string(times, ']');
}

TEST(StrictJson, TellsWhatTheLibraryWouldSettle) {
    EXPECT_EQ(fault(R"({"a": 1, "b": {"a": 2}, "c": [{"a": 3}, {"a": 4}]})"), std::nullopt);
    EXPECT_EQ(fault(R"({"a": 1, "a": 1})"), What::twice);
    EXPECT_EQ(fault(R"({"b": [{"x": {"a": 1, "\u0061": 2}}]})"), What::twice) << "however it is written";
    EXPECT_EQ(read_json(R"({"key": 1, "key": 2})").error().key, "key");
    EXPECT_EQ(fault(nested(64)), std::nullopt);
    EXPECT_EQ(fault(nested(65)), What::deep);
    EXPECT_EQ(fault(nested(1'000'000)), What::deep);
    EXPECT_EQ(fault("[1e999]"), What::number);
    EXPECT_EQ(fault("\"\xFF\""), What::encoding);
    EXPECT_EQ(fault("\"\\ud800\""), What::half_sign) << "half a surrogate pair";
    for (auto const* text : {"", "{", "[1,]", "{\"a\"}", "nul", "1 2", "{'a': 1}"}) EXPECT_EQ(fault(text), What::syntax);
    EXPECT_EQ(read_json("\"a\\u0000b\"")->get<std::string>(), std::string("a\0b", 3));
}

TEST(StrictJson, TheNumberOfValuesHasAnEnd) {
    std::string many = "{\"a\": 1, \"list\": [0";
    for (int at = 4; at < most_json_values; ++at) many += ",0";
    EXPECT_EQ(fault(many + "]}"), std::nullopt);
    auto const refused = read_json(many + ",0]}");
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().what, What::many);
    EXPECT_EQ(render(fault_message(refused.error())), "It holds more than 4000000 values, from “list” on.");
}

TEST(StrictJson, FindsSignsThatAct) {
    EXPECT_EQ(unfit_text_in(*read_json(R"({"a": ["x", {"b": "y\u001b"}]})")), "a[1].b");
    EXPECT_EQ(unfit_text_in(*read_json(R"({"a\u0000": 1})")), std::string("a\0", 2).insert(0, "."))
        << "the key itself";
    EXPECT_EQ(unfit_text_in(*read_json(R"({"a": "Zeile\nZeile", "b": 1})")), std::nullopt);
}

CollectedClaim claim(std::string_view line) { return value_or_throw(fixture::claim_in(line)); }

std::string why(std::string_view line) {
    auto const read = fixture::claim_in(line);
    return read ? "read as " + read->text : render(read.error().message);
}

TEST(ClaimLine, IsTakenWithWhatCanBeReadInIt) {
    auto const full = claim(R"({"id": 7, "text": " Un\n deux. ", "speaker": "Eve", "verdict": "faux", "title": null, )"
                            R"("date": 2022, "author": ""})");
    EXPECT_EQ(full.identifier, "7");
    EXPECT_EQ(full.text, "Un deux.");
    EXPECT_EQ(full.checked_on.text(), "2022");
    EXPECT_TRUE(full.notes.empty()) << "white space is no sign that acts, and null is nothing";
    auto const odd = claim(R"({"text": "Un.", "speaker": 5, "author": ["A"], "date": "03/04/2022", "url": {"x": 1}})");
    ASSERT_EQ(odd.notes.size(), 4U);
    for (auto const& note : odd.notes) EXPECT_EQ(note.kept, ClaimNote::Kept::without);
    EXPECT_EQ(render(odd.notes[0].why), "“speaker” is no text in quotation marks.");
    EXPECT_EQ(render(odd.notes[3].why), "“03/04/2022” can be 2022-04-03 or 2022-03-04: write which.");
    auto const signs = claim(R"({"text": "a\u0000b\u001b", "speaker": "\u202eevE\u0007"})");
    EXPECT_EQ(signs.text, "a␀b␛");
    EXPECT_EQ(signs.speaker, "\uFFFDevE␇");
    ASSERT_EQ(signs.notes.size(), 2U);
    EXPECT_EQ(signs.notes[0].kept, ClaimNote::Kept::shown);
    EXPECT_EQ(claim(R"({"claim": {"@type": "Claim"}, "claimReviewed": "Un."})").notes.size(), 1U);
}

TEST(ClaimLine, DatesAreReadOrNoted) {
    auto const day = [](std::string const& date) {
        auto const read = claim(R"({"text": "x", "date": )" + date + "}");
        return read.notes.empty() ? read.checked_on.text() + "|" + read.said_on.text() + "|" + read.occasion
                                  : std::to_string(read.notes.size()) + " noted";
    };
    EXPECT_EQ(day(R"("2022-12-19T23:30:00-05:00")"), "2022-12-19||");
    EXPECT_EQ(day(R"("stated on 2022-12-19T10:00:00Z in Minsk")"), "|2022-12-19|Minsk");
    EXPECT_EQ(day(R"("stated on October 22, 2019 in a campaign mailer.:")"), "|2019-10-22|a campaign mailer");
    EXPECT_EQ(day("2022"), "2022||");
    for (auto const* date : {"1671494400", "1671494400000", "20.5", "-1e3", "true", "[]", R"("2022-02-30")",
                             R"("stated on Tuesday")", R"("12.19.2022")", R"("soon")"})
        EXPECT_EQ(day(date), "1 noted") << date;
    EXPECT_EQ(day("null"), "||");
}

TEST(ClaimLine, NothingOddIsLost) {
    auto const several = claim(R"({"text": "Un.", "speaker": ["Aino Susi", {"name": "Bo Ek", "@type": "Person"}, 5], "verdict": {"x": 1}})");
    EXPECT_EQ(several.speaker, "Aino Susi");
    EXPECT_EQ(several.note, "Said by as well: Bo Ek\nspeaker: 5\nverdict: {\"x\":1}");
    EXPECT_EQ(several.notes.size(), 2U);
    auto const one = claim(R"({"text": "Un.", "speaker": {"@type": "Organization", "name": "Zo", "jobTitle": "mairie"}})");
    EXPECT_EQ(one.speaker, "Zo");
    EXPECT_EQ(one.speaker_is, PartyType::organisation);
    EXPECT_EQ(one.note, "speaker.jobTitle: mairie");
    auto const dated = claim(R"({"text": "Un.", "said_on": "2021-05-03T23:30:00-05:00", "date": "2021-02-30", "occasion": "A fair"})");
    EXPECT_EQ(dated.said_on.text(), "2021-05-03");
    EXPECT_EQ(dated.occasion, "A fair");
    EXPECT_EQ(dated.note, "said_on: 2021-05-03T23:30:00-05:00\ndate: 2021-02-30");
}

TEST(ClaimLine, IsRefusedForWhatNobodyCanUse) {
    EXPECT_EQ(why("[]"), "This is no JSON object.");
    EXPECT_EQ(why("{"), "This is no valid JSON: the fault is in column 2.");
    EXPECT_EQ(why("{\"text\": \"\\ud800\"}").substr(0, 9), "Column 17");
    EXPECT_EQ(why(R"({"text": ["a"]})"), "“text” is no text in quotation marks.");
    EXPECT_EQ(why(R"({"title": "x"})"), "It has no “text”, the claim itself.");
    EXPECT_EQ(why(R"({"text": "a", "text": "b"})"),
              "“text” stands twice in one object: which of them is meant nobody can tell.");
    EXPECT_EQ(why(R"({"text": ")" + std::string(100'001, 'x') + "\"}"),
              "“text” has 100001 characters; at most 100000 are taken.");
    EXPECT_EQ(why(R"({"text": "x", "verdict": ")" + std::string(1001, 'x') + "\"}"),
              "“verdict” has 1001 characters; at most 1000 are taken.");
    EXPECT_EQ(why(R"({"text": ")" + std::string(100'000, 'x') + "\"}").size(), 100'008U);
}

} // namespace
} // namespace core
