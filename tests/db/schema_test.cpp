// The schema follows the models: columns, indexes, queries and their plans. A failure prints what the
// migration lacks.
#include "db/claim_list.h"
#include "db/mapping.h"
#include "db/migrations.h"
#include "db/sql.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <algorithm>
#include <set>

namespace {

class Schema : public testing::Test {
protected:
    void SetUp() override {
        for (auto const& migration : db::migrations)
            connection_.execute(std::string(migration.text));
    }
    std::vector<std::string> column(std::string const& sql, int at = 0) {
        std::vector<std::string> values;
        auto cursor = connection_.prepare(sql);
        while (cursor.next()) values.emplace_back(cursor.text(at));
        return values;
    }
    db::Connection connection_{":memory:", db::Access::create};
};

template <class Value>
std::string type_of() {
    if constexpr (std::is_same_v<Value, core::Digest>) return "blob";
    if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, core::Instant>)
        return "integer";
    if constexpr (requires(Value value) { value.value; }) return "integer";
    return "text";
}

TEST_F(Schema, EveryFieldHasItsColumns) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        std::string const table(core::Model<T>::name);
        auto const stored = column("select name from pragma_table_info('" + table + "')");
        std::vector<std::string> wanted{"id"};
        core::each_field<T>([&]<class Value>(core::Field<T, Value> const& field) {
            for (auto const& name : db::columns_of(field)) {
                wanted.push_back(name);
                auto const type = name == field.name ? type_of<Value>() : std::string("integer");
                EXPECT_TRUE(std::ranges::count(stored, name))
                    << "the next migration needs: alter table " << table << " add column \"" << name
                    << "\" " << type << ";";
            }
        });
        for (auto const& name : stored)
            EXPECT_TRUE(std::ranges::count(wanted, name)) << table << "." << name << " has no field";
    });
}

TEST_F(Schema, EveryIndexedFieldHasAnIndex) {
    core::each_kind([&]<class T>(std::type_identity<T>) {
        std::string const table(core::Model<T>::name);
        std::set<std::string> leading;
        for (auto const& index : column("select name from pragma_index_list('" + table + "')"))
            for (auto const& name :
                 column("select name from pragma_index_info('" + index + "') where seqno = 0"))
                leading.insert(name);
        core::each_field<T>([&]<class Value>(core::Field<T, Value> const& field) {
            if (!(field.use & core::indexed)) return;
            auto const name = std::string(field.name) +
                              (std::is_same_v<Value, core::Ref> ? "_id" : "");
            EXPECT_TRUE(leading.contains(name))
                << "the next migration needs: create index " << table << "_" << field.name << " on "
                << table << "(\"" << name << "\");";
        });
    });
}

TEST_F(Schema, EveryTableIsStrict) {
    auto const lax = column("select name from pragma_table_list where schema = 'main' and type = "
                            "'table' and strict = 0 and name not like 'sqlite%'");
    EXPECT_EQ(lax, std::vector<std::string>());
}

TEST_F(Schema, EveryQueryPrepares) {
    EXPECT_GT(db::sql::all.size(), 20U);
    for (auto const& [name, text] : db::sql::all)
        EXPECT_NO_THROW(connection_.prepare(text)) << name;
    core::each_kind([&]<class T>(std::type_identity<T>) {
        EXPECT_NO_THROW(connection_.prepare(db::select_sql<T>()));
        EXPECT_NO_THROW(connection_.prepare(db::upsert_sql<T>()));
        EXPECT_NO_THROW(connection_.prepare(db::delete_sql<T>()));
    });
}

TEST_F(Schema, NoQueryWalksALargeTable) {
    // These walk the whole log, all rows of a list, or the handful of lanes, by what they are asked.
    // Decisions, redactions and what is said of members are few, and an index holds them alone.
    std::set<std::string_view> const whole_log{"bodies_of",  "lanes",        "lanes_unseen",  "decisions",
                                               "redactions", "walk_changes", "walk_revisions", "owners",
                                               "member_entries", "touched_by_several"};
    for (auto const& [name, text] : db::sql::all) {
        if (whole_log.contains(name)) continue;
        for (auto const& step : column("explain query plan " + std::string(text), 3)) {
            if (!step.starts_with("SCAN")) continue;
            auto const of_words = step.find(" VIRTUAL TABLE INDEX") != step.npos;
            EXPECT_TRUE(of_words || step == "SCAN CONSTANT ROW")
                << name << ": " << step;
        }
    }
}

TEST_F(Schema, EveryPageOfClaimsComesFromAnIndex) {
    using Query = core::ClaimQuery;
    for (auto const order : {Query::Order::newest, Query::Order::text, Query::Order::verdict, Query::Order::speaker,
                             Query::Order::said_on})
        for (int bits = 0; bits < 32; ++bits) {
            Query query;
            query.order = order;
            query.descending = bits & 1;
            if (bits & 2) query.only = core::ReviewState::draft;
            if (bits & 4) query.topic = {1};
            auto const sorts = (bits & 8) != 0;
            auto const sql = db::claim_page_sql(query, (bits & 16) != 0, sorts);
            auto const plan = column("explain query plan " + sql, 3);
            for (auto const& step : plan) {
                auto const sorted = step.find("TEMP B-TREE") != step.npos;
                EXPECT_TRUE(sorts || !sorted) << sql << ": " << step;
                // A walk in the order asked for reads the index alone and stops when the page is full.
                auto const walked = step.starts_with("SCAN") && !sorts && order != Query::Order::newest;
                EXPECT_TRUE(!walked || step.find("COVERING INDEX") != step.npos) << sql << ": " << step;
            }
        }
}

TEST_F(Schema, ReferencesAreFoundByIndex) {
    core::each_kind([&]<class To>(std::type_identity<To>) {
        for (auto const& place : core::fields_referring_to(core::Model<To>::kind)) {
            if (place.kind == core::Kind::none) continue;
            auto const is_ref = place.kind == core::Kind::link || place.field == "on";
            auto const sql = "explain query plan select id from \"" +
                             std::string(core::kind_name(place.kind)) + "\" where \"" +
                             std::string(place.field) + (is_ref ? "_id\" = 1" : "\" = 1") + " order by id";
            for (auto const& step : column(sql, 3))
                EXPECT_FALSE(step.starts_with("SCAN")) << sql << ": " << step;
        }
    });
}

TEST_F(Schema, TheLogRefusesToBeRewritten) {
    connection_.execute("insert into lane(number, uuid, size, frontier) values(1, 'l', 1, x'00');"
                        "insert into revision(seq, lane, idx, at, actor, operation, reason, nature, reverts, digest, "
                        "root) values(1, 1, 0, 0, 'a', 'o', '', 0, 0, x'00', x'00');"
                        "insert into change values(7, 1, 1, x'00', '{}', x'00');"
                        "insert into blob values(x'00', 1, 'raw', x'00');");
    for (auto const* sql : {"update revision set actor = 'b'", "delete from revision",
                            "update change set body = ''", "delete from change",
                            "update blob set bytes = x'01'"})
        EXPECT_THROW(connection_.execute(sql), core::Error) << sql;
}

} // namespace
