// Canonical JSON: every field of every kind survives, the same value gives the same bytes, and what is
// no record is refused in a sentence.
#include "core/model/codec.h"
#include "tests/core/filled_record.h"

#include <gtest/gtest.h>

namespace {

using core::decode;
using core::encode;

TEST(Codec, EveryFieldOfEveryKindRoundTrips) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed)
        core::each_kind([&]<class T>(std::type_identity<T>) {
            auto const entity = filled::record<T>(seed);
            auto const body = encode(entity);
            auto const back = decode(core::Model<T>::kind, entity.id.value, body);
            EXPECT_EQ(back, core::Record(entity)) << body;
            EXPECT_EQ(encode(back), body);
        });
}

TEST(Codec, TheGeneratorSetsEveryField) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const entity = filled::record<T>(7);
        T const fresh{};
        core::each_field<T>([&](auto const& field) {
            EXPECT_FALSE(entity.*field.member == fresh.*field.member)
                << core::Model<T>::name << "." << field.name;
        });
    });
}

TEST(Codec, AFreshRecordHasAnEmptyBody) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        EXPECT_EQ(encode(T{}), "{}");
        EXPECT_EQ(decode(core::Model<T>::kind, 0, "{}"), core::Record(T{}));
    });
}

TEST(Codec, KeysAreSortedAndDefaultsLeftOut) {
    core::Claim claim;
    claim.text = "é\n";
    claim.language = "fr";
    claim.topic.value = 32;
    EXPECT_EQ(encode(claim), R"({"language":"fr","text":"é\n","topic":"0000000000010"})");
}

TEST(Codec, UnknownKeysAreIgnoredAndMissingOnesTakeTheirDefault) {
    auto const record = decode(core::Kind::claim, 5, R"({"text":"a","from_the_future":[1,{}]})");
    core::Claim wanted;
    wanted.id.value = 5;
    wanted.text = "a";
    EXPECT_EQ(record, core::Record(wanted));
}

TEST(Codec, WhatAFieldWasCalledEarlierIsRead) {
    auto const read = [](char const* body) {
        return std::get<core::Review>(decode(core::Kind::review, 3, body)).reviewers;
    };
    using Names = std::vector<std::string>;
    EXPECT_EQ(read(R"({"reviewer":"bruno"})"), Names{"bruno"});
    EXPECT_EQ(read(R"({"reviewer":"carla, bruno"})"), Names{"carla, bruno"}) << "whose comma it is nobody knows here";
    EXPECT_EQ(read(R"({"reviewers":["carla","bruno"]})"), (Names{"carla", "bruno"}));
    EXPECT_EQ(read(R"({"reviewer":"old","reviewers":["new"]})"), Names{"new"}) << "its own name goes first";
    EXPECT_EQ(read(R"({"state":"approved"})"), Names{});
    for (auto const* wrong : {R"({"reviewer":7})", R"({"reviewer":{}})", R"({"reviewers":"bruno"})"})
        EXPECT_THROW(read(wrong), core::Error) << wrong;
}

TEST(Codec, AnApprovalDoesNotCoverWhoGaveIt) {
    auto const old = decode(core::Kind::review, 3, R"({"rating":"false","reviewer":"bruno","state":"approved"})");
    EXPECT_EQ(encode(old, core::workflow), R"({"rating":"false"})");
}

TEST(Codec, RefusesWhatIsNoRecord) {
    struct Case {
        core::Kind kind;
        char const* body;
    };
    for (auto const& [kind, body] : {
             Case{core::Kind::claim, ""}, Case{core::Kind::claim, "nonsense"},
             Case{core::Kind::claim, "[]"}, Case{core::Kind::claim, "null"},
             Case{core::Kind::claim, R"({"text":5})"}, Case{core::Kind::claim, R"({"text":null})"},
             Case{core::Kind::claim, R"({"topic":"short"})"},
             Case{core::Kind::party, R"({"aliases":"one"})"},
             Case{core::Kind::party, R"({"aliases":[1]})"},
             Case{core::Kind::party, R"({"roles":[{"from":"not a date"}]})"},
             Case{core::Kind::quotation, R"({"start":1.5})"},
             Case{core::Kind::quotation, R"({"start":1e300})"},
             Case{core::Kind::quotation, R"({"start":18446744073709551615})"},
             Case{core::Kind::capture, R"({"digest":"00"})"},
             Case{core::Kind::capture, R"({"obtained":"yesterday"})"},
             Case{core::Kind::link, R"({"from":"0000000000010"})"},
             Case{core::Kind::scale, R"({"names":["en"]})"},
             Case{core::Kind::none, "{}"}}) {
        try {
            decode(kind, 1, body);
            ADD_FAILURE() << body;
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::damaged) << body;
        }
    }
}

TEST(Codec, ListsRoundTripAndEmptyIsNothing) {
    std::vector<core::Role> roles(2);
    roles[0].title = "porte-parole";
    roles[1].from = *core::PartialDate::parse("2021");
    std::vector<core::Role> back;
    core::decode_list(core::encode_list(roles), back);
    EXPECT_EQ(back, roles);
    core::decode_list("", back);
    EXPECT_TRUE(back.empty());
    core::LocalText names{{"fr", "Vrai"}, {"en", "True"}};
    core::LocalText names_back;
    core::decode_list(core::encode_list(names), names_back);
    EXPECT_EQ(names_back, names);
}

TEST(Codec, TextThatIsNotUtf8IsADamagedRecord) {
    core::Claim claim;
    claim.text = "Que \xFF";
    core::Party party;
    party.aliases = {"\xC3"};
    for (core::Record const& record : {core::Record(claim), core::Record(party)}) try {
            core::encode(record);
            ADD_FAILURE() << "it was written";
        } catch (core::Error const& error) {
            EXPECT_EQ(error.code(), core::Code::damaged);
        }
    EXPECT_THROW(core::encode_list(party.aliases), core::Error);
    EXPECT_THROW(core::decode(core::Kind::claim, 1, "{\"text\":\"\xFF\"}"), core::Error);
}

std::map<std::string_view, core::FieldText> by_name(core::Record const& record) {
    std::map<std::string_view, core::FieldText> fields;
    for (auto& field : core::describe(record)) fields.emplace(field.name, field);
    return fields;
}

TEST(Codec, DescribeSpeaksOfWhatPeopleSee) {
    core::Quotation quotation;
    quotation.exact = "oui";
    quotation.prefix = "hidden";
    quotation.statement.value = 32;
    auto const fields = by_name(quotation);
    EXPECT_FALSE(fields.contains("prefix"));
    EXPECT_EQ(fields.at("exact").value, "oui");
    EXPECT_EQ(fields.at("statement").to, (core::Ref{core::Kind::statement, 32}));
    EXPECT_FALSE(fields.at("quoted_from").to);
}

TEST(Codec, DescribePutsRolesIntoWords) {
    core::Party party;
    party.roles = {{"ministre", "Intérieur", *core::PartialDate::parse("2020"), {}}};
    party.aliases = {"A", "B"};
    auto const fields = by_name(party);
    EXPECT_EQ(fields.at("roles").value, "ministre, Intérieur (2020 – )");
    EXPECT_EQ(fields.at("aliases").value, "A; B");
    EXPECT_EQ(fields.at("type").value, "Person");
}

} // namespace
