// Mutations that an index does not know of, so that what is read depends on the way it is found.
#pragma once

#include "core/log/history.h"
#include "tests/db/mutation_structure.h"

namespace fixture {

class IndexMutations : protected StructureMutations {
protected:
    using StructureMutations::StructureMutations;

    /// Does something while one index is out of sight, so that it goes on as if nothing had happened.
    std::string hide_from_index() {
        auto const indexes = Tool(path_).rows(
            "select name, tbl_name from sqlite_schema where type = 'index' and sql is not null order by name");
        // The indexes of the log matter most.
        std::vector<std::vector<std::string>> log;
        for (auto const& index : indexes)
            if (index[1] == "change" || index[1] == "revision")
                log.push_back(index);
        auto const index = below(2) ? any(log) : any(indexes);
        std::vector<std::vector<std::string>> hidden;
        auto const both = below(3) == 0; // every index of the table at once
        {
            Tool tool(path_);
            for (auto const& row :
                 tool.rows("select quote(type), quote(name), quote(tbl_name), rootpage, quote(sql) from "
                           "sqlite_schema where type = 'index' and sql is not null and " +
                           (both ? "tbl_name = " + quoted(index[1]) : "name = " + quoted(index[0]))))
                hidden.push_back(row);
            tool.run(
                "pragma writable_schema = on; delete from sqlite_schema where type = 'index' and sql is not null and " +
                (both ? "tbl_name = " + quoted(index[1]) : "name = " + quoted(index[0])));
        }
        std::string done;
        std::string failed;
        try {
            Tool tool(path_);
            done =
                index[1] == "change" && below(2) ? add_a_state(tool) : change_a_row(tool, table_called(tool, index[1]));
        } catch (std::runtime_error const& error) {
            failed = error.what();
        }
        Tool tool(path_);
        tool.run("pragma writable_schema = on");
        for (auto const& row : hidden)
            tool.run("insert into sqlite_schema(type, name, tbl_name, rootpage, sql) values(" + row[0] + ", " + row[1] +
                     ", " + row[2] + ", " + row[3] + ", " + row[4] + ")");
        if (!failed.empty())
            throw std::runtime_error(failed);
        return "hidden from " + (both ? "all indexes of " + index[1] : index[0]) + ": " + done;
    }

    std::string change_a_row(Tool& tool, Table const& table) {
        auto const row = any_row(tool, table);
        if (below(3) == 0) {
            tool.tamper("delete from " + name(table.name) + " where " + row);
            return "delete from " + table.name + " where " + row;
        }
        auto const& column = any(table.columns)[0];
        auto const value = other_value(tool, table, column, row);
        tool.tamper("update " + name(table.name) + " set " + name(column) + " = " + value + " where " + row);
        return "update " + table.name + " set " + column + " = " + short_of(value) + " where " + row;
    }

    /// A newer state of some record, with a right digest, of a revision that is there or not.
    std::string add_a_state(Tool& tool) {
        auto const row =
            any(tool.rows("select kind, entity, seq, body from change where body is not null order by 1, 2, 3"));
        core::Ref const ref{static_cast<core::Kind>(std::stoi(row[0])), std::stoll(row[1])};
        auto const head = std::stoll(tool.rows("select max(seq) from revision")[0][0]);
        auto const seq = std::array<long long, 3>{head, head + 1, std::stoll(row[2]) + 1}[below(3)];
        auto const body = altered(row[3]);
        std::string const salt(16, 's');
        tool.tamper("insert into change values(" + row[0] + ", " + row[1] + ", " + std::to_string(seq) + ", " +
                    blob(salt) + ", " + quoted(body) + ", " + blob(core::change_digest(salt, ref, body).view()) + ")");
        return "a state of " + std::string(core::kind_name(ref.kind)) + " " + core::id_text(ref.id) + " at " +
               std::to_string(seq);
    }
};

} // namespace fixture
