// What is true of each kind of record is said once, in its Model. A kind that is forgotten in a table, or of which
// something is left unsaid, fails here by name.
#include "core/log/operation_label.h"
#include "tests/core/filled_record.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace {

using core::Kind;

constexpr unsigned yes = 1, no = 0;

/// As the log, the command line and those who work with it know them.
struct KindRow {
    Kind kind;
    int number;
    std::string_view name;
    unsigned shared, edited, deleted, stepped_back, searched;
    std::string_view belongs;  ///< fields without which it has no life of its own
    std::string_view shown_at; ///< of them, where it is shown
};

constexpr std::array rows{
    KindRow{Kind::source, 1, "source", yes, yes, yes, yes, yes, "", ""},
    KindRow{Kind::capture, 2, "capture", yes, no, yes, yes, no, "source", "source"},
    KindRow{Kind::text, 3, "text", yes, no, yes, yes, yes, "capture", "capture"},
    KindRow{Kind::quotation, 4, "quotation", no, yes, yes, yes, no, "statement", "statement"},
    KindRow{Kind::party, 5, "party", yes, yes, yes, yes, yes, "", ""},
    KindRow{Kind::statement, 6, "statement", yes, yes, yes, yes, yes, "", ""},
    KindRow{Kind::claim, 7, "claim", yes, yes, yes, yes, yes, "", ""},
    KindRow{Kind::link, 8, "link", no, yes, yes, yes, yes, "from to", "to"},
    KindRow{Kind::review, 9, "review", no, yes, yes, yes, yes, "claim", "claim"},
    KindRow{Kind::scale, 10, "scale", yes, no, yes, yes, no, "", ""},
    KindRow{Kind::topic, 11, "topic", yes, yes, yes, yes, yes, "", ""},
    KindRow{Kind::saved_search, 12, "saved_search", yes, yes, yes, yes, no, "", ""},
    KindRow{Kind::desk_rules, 13, "desk_rules", yes, yes, yes, yes, no, "", ""},
    KindRow{Kind::vote, 14, "vote", no, no, no, no, no, "review", "review"},
    KindRow{Kind::correction, 15, "correction", no, no, no, no, no, "review", "review"},
    KindRow{Kind::remark, 16, "remark", no, no, no, yes, no, "claim on answers correction", "claim"},
    KindRow{Kind::reply_request, 17, "reply_request", no, yes, yes, yes, no, "claim", "claim"},
};

template <class T>
KindRow const* row_of() {
    auto const found = std::ranges::find(rows, core::Model<T>::kind, &KindRow::kind);
    return found == rows.end() ? nullptr : &*found;
}

template <class T>
std::string fields_with(core::Use use) {
    std::string names;
    core::each_field<T>([&](auto const& field) {
        if (core::has_use(core::Model<T>::kind, field.name, use))
            names += (names.empty() ? "" : " ") + std::string(field.name);
    });
    return names;
}

TEST(Kinds, EachIsWhatItsRowSays) {
    EXPECT_EQ(rows.size(), std::variant_size_v<core::Record>);
    EXPECT_EQ(rows.back().kind, core::last_kind);
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const* row = row_of<T>();
        ASSERT_TRUE(row) << core::Model<T>::name << " has no row here";
        auto const kind = row->kind;
        SCOPED_TRACE(row->name);
        EXPECT_EQ(static_cast<int>(kind), row->number) << "a number in the log never changes";
        EXPECT_EQ(core::kind_name(kind), row->name);
        EXPECT_EQ(core::has_trait(kind, core::shared), row->shared == yes);
        EXPECT_EQ(core::has_trait(kind, core::unedited), row->edited == no);
        EXPECT_EQ(core::has_trait(kind, core::undeleted), row->deleted == no);
        EXPECT_EQ(core::has_trait(kind, core::as_given), row->stepped_back == no);
        EXPECT_EQ(core::is_searched(kind), row->searched == yes);
        EXPECT_EQ(fields_with<T>(core::belongs), row->belongs);
        EXPECT_EQ(fields_with<T>(core::shown_at), row->shown_at);
    });
    for (auto const trait : {core::shared, core::unedited, core::undeleted, core::as_given, core::one_decision})
        EXPECT_FALSE(core::has_trait(Kind::none, trait));
}

TEST(Kinds, WhatIsNotSharedBelongsToSomethingAndIsShownThere) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const kind = core::Model<T>::kind;
        SCOPED_TRACE(core::Model<T>::name);
        auto const belongs = fields_with<T>(core::belongs);
        auto const at = fields_with<T>(core::shown_at);
        EXPECT_TRUE(core::has_trait(kind, core::shared) || !belongs.empty());
        EXPECT_EQ(belongs.empty(), at.empty());
        EXPECT_EQ(at.find(' '), at.npos) << "it is shown at one place";
        auto const record = filled::record<T>(5);
        auto const shown = core::shown_at_of(record);
        EXPECT_EQ(static_cast<bool>(shown), !at.empty());
        EXPECT_NE(shown.kind, kind) << "the way to a page would not end";
        if (!at.empty()) {
            EXPECT_TRUE(core::has_use(kind, at, core::belongs));
            EXPECT_TRUE(core::refers_by(record, at, shown));
        }
        // What a record belongs to is a reference, which an index finds it by.
        core::each_field<T>([&](auto const& field) {
            EXPECT_TRUE(!(field.use & core::belongs) || field.use & core::indexed) << field.name;
        });
    });
}

TEST(Kinds, WhatIsDoneToEachHasAName) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const kind = core::Model<T>::kind;
        auto const named = [&](char const* verb) {
            auto const key = std::string(core::Model<T>::name) + verb;
            EXPECT_NE(core::operation_label(key, core::english()), key);
        };
        if (!core::has_trait(kind, core::unedited)) named(".edit");
        if (!core::has_trait(kind, core::undeleted)) named(".erase");
        if (!core::has_trait(kind, core::as_given)) named(".restore");
    });
}

TEST(Kinds, WhatAPersonMayChangeIsSaidByTheFields) {
    auto const free = [](Kind kind) {
        std::string names;
        core::with_kind(kind, [&]<class T>(std::type_identity<T>) {
            core::each_field<T>([&](auto const& field) {
                if (!core::is_fixed(kind, field.name)) names += (names.empty() ? "" : " ") + std::string(field.name);
            });
        });
        return names;
    };
    EXPECT_EQ(free(Kind::review), "summary rationale confidence other_side no_reply");
    EXPECT_EQ(free(Kind::quotation), "statement quoted_from");
    EXPECT_EQ(free(Kind::reply_request), "party asked_on channel deadline question answered_on note");
    EXPECT_EQ(free(Kind::vote), "");
    EXPECT_EQ(free(Kind::topic), "name note");
    EXPECT_FALSE(core::is_fixed(Kind::topic, "nothing"));
}

TEST(Kinds, ACaptionIsAFieldOrMore) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        auto const record = filled::record<T>(2);
        auto const caption = core::caption_of(record);
        EXPECT_FALSE(caption.empty()) << core::Model<T>::name;
        auto const field = core::caption_field(core::Model<T>::kind);
        core::each_field<T>([&]<class Value>(core::Field<T, Value> const& each) {
            if constexpr (std::is_same_v<Value, std::string>) {
                EXPECT_TRUE(each.name != field || record.*each.member == caption) << core::Model<T>::name;
            }
        });
    });
    EXPECT_EQ(core::caption_field(Kind::claim), "text");
    EXPECT_EQ(core::caption_field(Kind::party), "name");
    EXPECT_EQ(core::caption_field(Kind::topic), "name");
    EXPECT_EQ(core::caption_field(Kind::remark), "");
    EXPECT_EQ(core::caption_field(Kind::none), "");
}

} // namespace
