// Mutations of the structure itself: tables, indexes, triggers, views, numbers of the version.
#pragma once

#include "tests/db/mutation_rows.h"

namespace fixture {

class StructureMutations : protected RowMutations {
protected:
    using RowMutations::RowMutations;

    std::string change_structure() {
        std::string sql;
        {
            Tool tool(path_);
            auto const table = any_table(tool);
            auto const objects =
                tool.rows("select type, name, sql, rootpage from sqlite_schema where sql is not null and "
                          "name not like 'sqlite%' order by name");
            auto const& object = any(objects);
            auto const& other = any(objects);
            static constexpr std::array deeds{"update claim set text = 'autre'",
                                              "delete from revision where seq = 3",
                                              "update review set rating = 'false'",
                                              "select zeroblob(1000000000)",
                                              "delete from link",
                                              "insert into topic(id, name) values(77, 'x')"};
            static constexpr std::array moments{"before insert", "after insert",  "before update",
                                                "after update",  "before delete", "after delete"};
            auto const writable = "pragma writable_schema = on; ";
            switch (below(17)) {
            case 0:
            case 1:
                sql = std::string("create trigger planted ") + any(moments) + " on " + name(table.name) + " begin " +
                      any(deeds) + "; end";
                break;
            case 2:
                sql = "create view planted as select * from " + name(table.name);
                break;
            case 3:
                sql = "create table planted(a, b); insert into planted values(1, 2)";
                break;
            case 4:
                sql = "create index planted on " + name(table.name) + "(" + name(any(table.columns)[0]) + ")";
                break;
            case 5:
            case 6:
                if (object[0] == "table" && below(3))
                    throw std::runtime_error("tables are dropped seldom");
                sql = "drop " + object[0] + " " + name(object[1]);
                break;
            case 7:
                sql = "alter table " + name(table.name) + " rename to was; create view " + name(table.name) +
                      " as select * from was";
                break;
            case 8:
                sql = "alter table " + name(table.name) + " add column planted default 1";
                break;
            case 9:
                sql = "pragma user_version = " + std::to_string(static_cast<int>(below(9)) - 1);
                break;
            case 10:
                sql = "pragma application_id = " + std::to_string(below(5));
                break;
            case 11:
                sql = "analyze; insert into sqlite_stat1 values(" + quoted(table.name) + ", null, '" +
                      std::to_string(below(1'000'000'000)) + " 1 1 1'); update sqlite_stat1 set stat = '1 1 1'";
                break;
            case 12:
                sql = writable + std::string("update sqlite_schema set rootpage = case name when ") +
                      quoted(object[1]) + " then " + other[3] + " else " + object[3] + " end where name in (" +
                      quoted(object[1]) + ", " + quoted(other[1]) + ")";
                break;
            case 13:
                sql = writable +
                      std::string(
                          "update sqlite_schema set sql = replace(sql, 'abort', 'ignore') where type = 'trigger'");
                break;
            case 14:
                sql = writable +
                      std::string("update sqlite_schema set sql = replace(sql, ' text', ' any') where name = ") +
                      quoted(table.name);
                break;
            case 15:
                sql = writable + std::string("update sqlite_schema set ") +
                      any(std::array{"type", "name", "tbl_name", "sql"}) + " = 'x' where name = " + quoted(object[1]);
                break;
            case 16:
                sql = writable + std::string("delete from sqlite_schema where name = ") + quoted(object[1]);
                break;
            }
        }
        Tool(path_).run(sql);
        return short_of(sql) + (sql.size() > 60 ? sql.substr(60, 120) : "");
    }
};

} // namespace fixture
