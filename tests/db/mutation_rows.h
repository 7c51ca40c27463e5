// Mutations by SQL of what stands in the tables.
#pragma once

#include "tests/db/mutation_dice.h"

namespace fixture {

class RowMutations : protected MutationDice {
protected:
    using MutationDice::MutationDice;

    struct Table {
        std::string name;
        Rows columns; ///< name, type, place in the key
        std::vector<std::string> key() const {
            std::vector<std::string> found;
            for (auto const& column : columns)
                if (column[2] != "0")
                    found.push_back(column[0]);
            return found;
        }
    };
    Table table_called(Tool& tool, std::string const& called) {
        return {called,
                tool.rows("select name, type, pk from pragma_table_xinfo(" + quoted(called) + ") where hidden = 0")};
    }
    /// Any table; those of log and records more often, for they are what it is about.
    Table any_table(Tool& tool) {
        static constexpr std::array weighty{
            "change", "revision", "lane",  "checkpoint", "blob",       "claim",        "review",     "statement",
            "link",   "source",   "party", "quotation",  "desk_rules", "scale",        "correction", "capture",
            "text",   "redacted", "meta",  "vote",       "remark",     "reply_request"};
        auto const all =
            tool.rows("select name from sqlite_schema where type = 'table' and sql not like 'create virtual%' "
                      "and name not like 'sqlite%' and rootpage > 0");
        return table_called(tool, below(2) ? any(weighty) : any(all)[0]);
    }
    /// A condition that one row of it meets.
    std::string any_row(Tool& tool, Table const& table) {
        auto const count = std::stoull(tool.rows("select count(*) from " + name(table.name))[0][0]);
        if (count == 0)
            throw std::runtime_error("no row in " + table.name);
        auto const key = table.key();
        std::string asked = "rowid";
        if (!key.empty()) {
            asked.clear();
            for (auto const& column : key)
                asked += (asked.empty() ? "quote(" : ", quote(") + name(column) + ")";
        }
        auto const row = tool.rows("select " + asked + " from " + name(table.name) + " limit 1 offset " +
                                   std::to_string(below(count)));
        std::string condition;
        for (std::size_t at = 0; at < row.at(0).size(); ++at)
            condition += (at ? " and " : "") + (key.empty() ? "rowid" : name(key[at])) + " is " + row[0][at];
        return condition;
    }

    /// Another value for a column of a row, as SQL writes it.
    std::string other_value(Tool& tool, Table const& table, std::string const& column, std::string const& row) {
        auto const old = tool.rows("select typeof(" + name(column) + "), cast(" + name(column) + " as blob), quote(" +
                                   name(column) + ") from " + name(table.name) + " where " + row);
        auto const type = old.at(0)[0];
        auto bytes = old[0][1];
        auto const as_text = [&](std::string const& text) { return "cast(" + blob(text) + " as text)"; };
        if (below(5) == 0)
            return tool
                .rows("select quote(" + name(column) + ") from " + name(table.name) + " where " + any_row(tool, table))
                .at(0)[0];
        if (type == "integer") {
            auto const value = static_cast<std::uint64_t>(std::stoll(bytes)); // the largest number may be there already
            static constexpr std::array<std::int64_t, 6> steps{1, -1, 2, 256, -7, 1LL << 32};
            auto const moved = static_cast<std::int64_t>(value + static_cast<std::uint64_t>(any(steps)));
            return std::array<std::string, 4>{std::to_string(moved), "0", "-1",
                                              std::to_string(static_cast<std::int64_t>(random_() >> 1))}[below(4)];
        }
        if (type == "text") {
            auto const letters = [&] {
                auto changed = bytes;
                for (int attempt = 0; attempt < 40 && !changed.empty(); ++attempt) {
                    auto& c = changed[below(changed.size())];
                    if (c < 'a' || c > 'y')
                        continue;
                    ++c;
                    break;
                }
                return changed;
            };
            switch (below(6)) {
            case 0:
                return as_text("");
            case 1:
                return as_text(bytes + "x");
            case 2:
                return as_text(bytes.substr(0, below(bytes.size())));
            default:
                return as_text(letters());
            }
        }
        if (type == "blob") {
            auto const raw =
                tool.rows("select hex(" + name(column) + ") from " + name(table.name) + " where " + row)[0][0];
            auto hex = raw;
            if (hex.empty() || below(6) == 0)
                return "x''";
            auto& digit = hex[below(hex.size())];
            digit = digit == '0' ? '1' : '0';
            return "x'" + hex + "'";
        }
        return std::array<std::string, 3>{"1", "'x'", "x'00'"}[below(3)];
    }

    std::string change_values() {
        Tool tool(path_);
        // At times the same words everywhere, as somebody would who knows where they are.
        if (below(6) == 0) {
            static constexpr std::array words{"missiles", "Blinken", "budget", "false",
                                              "true",     "anna",    "bruno",  "Quotidien"};
            static constexpr std::array others{"projectiles", "Dupont", "climat", "true",
                                               "false",       "carla",  "anna",   "Matin"};
            auto const at = below(words.size());
            std::string sql, into;
            for (auto const* place : {"claim.text", "statement.text", "review.rating", "change.body", "party.name",
                                      "revision.actor", "review.author", "quotation.exact"}) {
                if (below(2))
                    continue;
                auto const dot = std::string_view(place).find('.');
                auto const table = std::string(place).substr(0, dot), column = std::string(place).substr(dot + 1);
                sql += "update " + table + " set " + column + " = replace(" + column + ", " + quoted(words[at]) + ", " +
                       quoted(others[at]) + ");";
                into += std::string(" ") + place;
            }
            tool.tamper(sql.empty() ? "select 1" : sql);
            return std::string("“") + words[at] + "” made “" + others[at] + "” in" + into;
        }
        auto const table = any_table(tool);
        auto const row = any_row(tool, table);
        auto const& column = any(table.columns)[0];
        auto const value = other_value(tool, table, column, row);
        tool.tamper("update " + name(table.name) + " set " + name(column) + " = " + value + " where " + row);
        return "update " + table.name + " set " + column + " = " + short_of(value) + " where " + row;
    }

    /// Another word in a row that its owner edits next: what is shown is not what the log says any more.
    std::string change_what_is_edited_next() {
        Tool tool(path_);
        auto const table = table_called(tool, any(std::array{"claim", "statement"}));
        auto const row = "id = (select min(id) from " + table.name + ")";
        std::string column;
        do
            column = any(table.columns)[0];
        while (column == "id" || column == "note");
        auto const value = other_value(tool, table, column, row);
        tool.tamper("update " + name(table.name) + " set " + name(column) + " = " + value + " where " + row);
        return "update the oldest " + table.name + " set " + column + " = " + short_of(value);
    }

    std::string change_rows() {
        Tool tool(path_);
        auto const table = any_table(tool);
        if (below(12) == 0) {
            tool.tamper("delete from " + name(table.name));
            return "delete from " + table.name;
        }
        auto const row = any_row(tool, table);
        switch (below(4)) {
        case 0:
            tool.tamper("delete from " + name(table.name) + " where " + row);
            return "delete from " + table.name + " where " + row;
        case 1: {
            auto const other = any_row(tool, table);
            auto const& column = any(table.columns)[0];
            auto const value = [&](std::string const& of) {
                return tool.rows("select quote(" + name(column) + ") from " + name(table.name) + " where " + of)[0][0];
            };
            auto const first = value(row), second = value(other);
            tool.tamper("update " + name(table.name) + " set " + name(column) + " = " + second + " where " + row +
                        "; update " + name(table.name) + " set " + name(column) + " = " + first + " where " + other);
            return "swap " + table.name + "." + column + " of " + row + " and " + other;
        }
        default: {
            std::string columns, values, changed;
            for (auto const& column : table.columns) {
                auto const is_key = column[2] != "0";
                auto const renewed = is_key ? below(2) == 0 || table.key().size() == 1 : below(6) == 0;
                columns += (columns.empty() ? "" : ", ") + name(column[0]);
                values += (values.empty() ? "" : ", ") +
                          (renewed ? other_value(tool, table, column[0], row) : name(column[0]));
                if (renewed)
                    changed += " " + column[0];
            }
            tool.tamper("insert into " + name(table.name) + "(" + columns + ") select " + values + " from " +
                        name(table.name) + " where " + row);
            return "insert into " + table.name + " a copy of " + row + " with other" + changed;
        }
        }
    }
};

} // namespace fixture
