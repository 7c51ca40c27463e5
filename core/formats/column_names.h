// What columns of tables of claims are called: by people, in the languages they write, and by programs and public
// collections, whose whole heads are known.
#pragma once

#include "core/formats/column_map.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core {

/// "claim_date", "claimDate" and "Claim date:" are one.
std::string comparable_column(std::string_view name);

struct ColumnNames {
    Column column;
    std::vector<std::string> names; ///< comparable; the likelier first
    bool may_go_on;                 ///< a name that begins so and goes on means the same, as far as its cells agree
    bool may_end;                   ///< or one that ends so
};
std::vector<ColumnNames> const& usual_columns();

/// Of a column of dates or addresses whose name is none of those: what one word in it tells. Nothing when no word does.
std::optional<Column> column_of_dates(std::string_view comparable_name);
bool names_page_of_check(std::string_view comparable_name);
/// Whether a word in it is one for what was claimed.
bool names_claim(std::string_view comparable_name);

/// A layout that a program or a collection always has.
struct KnownTable {
    std::string name;
    std::vector<std::string> head; ///< comparable; all of these must be there
    std::map<Column, std::string> columns;
    bool ours = false; ///< core/formats/claims_table_out.cpp writes it
};
std::vector<KnownTable> const& known_tables();

} // namespace core
