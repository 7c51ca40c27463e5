// The walk over kinds: names, references, and which relations exist.
#include "core/model/record.h"
#include "tests/core/filled_record.h"

#include <gtest/gtest.h>

#include <set>

namespace {

using core::Kind;

TEST(Record, KindsHaveDistinctNamesAndNumbers) {
    std::set<std::string_view> names;
    std::set<Kind> kinds;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const kind = core::Model<T>::kind;
        names.insert(core::Model<T>::name);
        kinds.insert(kind);
        EXPECT_EQ(core::kind_from_name(core::Model<T>::name), kind);
        EXPECT_EQ(core::kind_name(kind), core::Model<T>::name);
        EXPECT_STRNE(core::kind_label(kind), "");
        // What stands in a sentence is a word, not a name in a file.
        EXPECT_EQ(core::kind_noun(kind).find('_'), std::string_view::npos) << core::kind_noun(kind);
        EXPECT_EQ(core::ref_of(filled::record<T>(1)).kind, kind);
    });
    EXPECT_EQ(names.size(), std::variant_size_v<core::Record>);
    EXPECT_EQ(kinds.size(), std::variant_size_v<core::Record>);
    EXPECT_EQ(core::kind_from_name("nothing"), Kind::none);
    EXPECT_EQ(core::kind_name(Kind::none), "");
}

TEST(Record, FieldNamesAreUniqueWithinAKind) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        std::set<std::string_view> names{"id"};
        core::each_field<T>([&](auto const& field) {
            EXPECT_TRUE(names.insert(field.name).second) << core::Model<T>::name << field.name;
            EXPECT_STRNE(field.label, "");
        });
    });
}

TEST(Record, EveryReferenceIsListedAtItsTarget) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const record = filled::record<T>(3);
        for (auto const& reference : core::references_of(record)) {
            bool listed = false;
            for (auto const& place : core::fields_referring_to(reference.to.kind))
                listed |= place.kind == core::Model<T>::kind && place.field == reference.field;
            EXPECT_TRUE(listed) << core::Model<T>::name << "." << reference.field;
        }
    });
    EXPECT_EQ(core::references_of(filled::record<core::Quotation>(1)).size(), 3U);
    EXPECT_TRUE(core::references_of(core::Quotation{}).empty());
}

TEST(Record, EnumerationsReadTheirKeysBack) {
    for (auto const& entry : core::Names<core::Relation>::entries)
        EXPECT_EQ(core::from_key<core::Relation>(entry.key), entry.value);
    EXPECT_FALSE(core::from_key<core::Relation>("admires"));
    EXPECT_EQ(core::key_of(core::ReviewState::changes_requested), "changes_requested");
    EXPECT_STREQ(core::label_of(core::Mode::direct), "Direct quotation");
}

TEST(Record, EveryRelationHasARuleAndEveryRuleAnInverse) {
    for (auto const& entry : core::Names<core::Relation>::entries) {
        bool found = false;
        for (auto const& rule : core::relations()) found |= rule.relation == entry.value;
        EXPECT_TRUE(found) << entry.key;
    }
    for (auto const& rule : core::relations()) {
        EXPECT_STRNE(rule.inverse, "");
        EXPECT_EQ(core::find_rule(rule.relation, rule.from, rule.to), &rule);
    }
    EXPECT_EQ(core::find_rule(core::Relation::asserts, Kind::claim, Kind::statement), nullptr);
}

/// The command line has an option for each, called by the last word of its name.
TEST(Record, EveryRelationOfAStatementToAClaimIsAskedForByAWordOfItsOwn) {
    std::set<std::string_view> words;
    for (auto const& rule : core::relations()) {
        if (rule.from != Kind::statement || rule.to != Kind::claim) continue;
        auto const key = core::key_of(rule.relation);
        EXPECT_STRNE(rule.far_end, "") << key;
        EXPECT_TRUE(words.insert(key.substr(key.rfind('_') + 1)).second) << key;
    }
    EXPECT_FALSE(words.empty());
}

TEST(Record, TextInALanguageFallsBackToEnglishThenAny) {
    core::LocalText const both{{"en", "True"}, {"fr", "Vrai"}};
    EXPECT_EQ(core::in_language(both, "fr"), "Vrai");
    EXPECT_EQ(core::in_language(both, "de"), "True");
    EXPECT_EQ(core::in_language({{"el", "Α"}}, "de"), "Α");
    EXPECT_EQ(core::in_language({}, "de"), "");
}

} // namespace
