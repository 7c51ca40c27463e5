// A body of the log held against a record without writing it out: right where writing it out is, wrong everywhere else.
#include "core/model/codec.h"
#include "core/model/compare_body.h"
#include "tests/core/filled_record.h"

#include <gtest/gtest.h>

namespace {

using core::encode;
using core::encodes_to;

TEST(CompareBody, IsWhatEveryKindEncodesTo) {
    for (std::uint64_t seed = 1; seed <= 50; ++seed)
        core::each_kind([&]<class T>(std::type_identity<T>) {
            auto const entity = filled::record<T>(seed);
            EXPECT_TRUE(encodes_to(entity, encode(entity))) << encode(entity);
            EXPECT_TRUE(encodes_to(T{}, encode(T{})));
            EXPECT_FALSE(encodes_to(T{}, encode(entity)));
        });
}

TEST(CompareBody, NoticesEveryByteThatIsOther) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const entity = filled::record<T>(3);
        auto const body = encode(entity);
        for (std::size_t at = 0; at < body.size(); ++at) {
            auto other = body;
            other[at] = static_cast<char>(other[at] ^ 1);
            EXPECT_FALSE(encodes_to(entity, other)) << other;
            EXPECT_FALSE(encodes_to(entity, body.substr(0, at)));
        }
        EXPECT_FALSE(encodes_to(entity, body + " "));
        EXPECT_FALSE(encodes_to(entity, body + "}"));
    });
}

TEST(CompareBody, NoticesEveryFieldThatIsOther) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const body = encode(filled::record<T>(3));
        core::each_field<T>([&](auto const& field) {
            auto other = filled::record<T>(3);
            other.*field.member = filled::record<T>(4).*field.member;
            if (other.*field.member == filled::record<T>(3).*field.member) return;
            EXPECT_FALSE(encodes_to(other, body)) << core::Model<T>::name << "." << field.name;
            other.*field.member = T{}.*field.member;
            EXPECT_FALSE(encodes_to(other, body)) << core::Model<T>::name << "." << field.name;
        });
    });
}

TEST(CompareBody, WritesSignsAsTheCodecDoes) {
    for (char sign = 1; sign > 0 && sign < 127; ++sign)
        for (auto const& text : {std::string(1, sign), "a" + std::string(1, sign) + "é", std::string(3, sign)}) {
            core::Claim claim;
            claim.text = text;
            EXPECT_TRUE(encodes_to(claim, encode(claim))) << encode(claim);
            EXPECT_FALSE(encodes_to(claim, "{\"text\":\"" + text + "\" }"));
        }
    core::Claim claim;
    claim.text = std::string("zero\0in it\x7f ", 12) + "\u2028 \U0001F600";
    EXPECT_TRUE(encodes_to(claim, encode(claim)));
    claim.text = "say \"so\"";
    EXPECT_FALSE(encodes_to(claim, "{\"text\":\"say \"so\"\"}")) << "that is no JSON";
    claim.text = "a\xff";
    EXPECT_FALSE(encodes_to(claim, "{\"text\":\"a\xff\"}")) << "nor is that";
}

} // namespace
