// How a table is read when nobody says: by the names that people and programs give to columns.
#include "core/base/error.h"
#include "core/formats/collected.h"
#include "core/formats/column_names.h"
#include "core/ingest/web_address.h"
#include "core/text/signs.h"
#include "core/text/tidy.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <set>
#include <tuple>

namespace core {

namespace {

constexpr std::size_t rows_looked_at = 20;
constexpr std::int64_t longest_name = 60; // code points

std::string column_name(std::string const& cell) {
    return without_unfit_direction(tidy(made_fit(cell, TextForm::line).text), TextForm::line);
}

bool is_date_cell(std::string const& cell) {
    auto const words = tidy(cell);
    return read_date(words).has_value() || read_in_order(words, DayOrder::day_first).has_value();
}
bool is_number(std::string const& cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,+-% ") == cell.npos;
}
bool is_address(std::string const& cell) { return is_web_address(tidy(cell)); }
bool is_short(std::string const& cell) { return count(length(cell)) <= longest_verdict; }

/// What a column may be called: "Quelle (Link)" is "quelle link", "quelle" or "link", "Politiker/in" is "politiker", too.
std::vector<std::string> readings(std::string const& name) {
    std::vector<std::string> all{comparable_column(name)};
    auto const add = [&](std::string_view words) {
        if (auto other = comparable_column(words); !other.empty()) all.push_back(std::move(other));
    };
    auto const opens = name.find('('), closes = name.find(')', opens);
    if (opens != name.npos && closes != name.npos) {
        add(name.substr(0, opens) + " " + name.substr(closes + 1));
        add(std::string_view(name).substr(opens + 1, closes - opens - 1));
    }
    if (auto const slash = name.find('/'); slash != name.npos) add(std::string_view(name).substr(0, slash));
    return all;
}

class TableGuess {
public:
    TableGuess(OpenPieces const& open, ColumnMap const& map) : open_(open), map_(map) {}

    TablePlan run() {
        plan_.layout = layout();
        read_first_rows();
        auto const head = rows_.empty() ? std::vector<std::string>() : rows_.front();
        plan_.has_header = map_.has_header.value_or(is_head(head));
        if (plan_.has_header && !rows_.empty()) rows_.erase(rows_.begin());
        for (std::size_t at = 0; at < head.size(); ++at) {
            auto const name = plan_.has_header ? column_name(head[at]) : std::string();
            plan_.head.push_back(name.empty() ? render(say("column {number}", {{"number", std::to_string(at + 1)}})) : name);
        }
        if (map_.columns.empty()) guess_columns();
        else take_columns();
        std::set<std::size_t> used;
        for (auto const& [column, places] : plan_.places) used.insert(places.begin(), places.end());
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (!used.contains(at)) plan_.rest.push_back(at);
        return std::move(plan_);
    }

private:
    /// The one by which most rows agree; of those that agree alike the one with more rows, as one mark that is not closed
    /// swallows the lines behind it, and then the one with more columns.
    TableLayout layout() {
        std::vector<char> delimiters;
        if (map_.delimiter) delimiters = {*map_.delimiter};
        else delimiters = delimiters_of_the_head();
        std::vector<Quoting> quotings;
        if (map_.quoting) quotings = {*map_.quoting};
        else quotings = {Quoting::marks, Quoting::literal};
        if (delimiters.size() == 1 && quotings.size() == 1) return {delimiters.front(), quotings.front()};
        TableLayout best{delimiters.front(), quotings.front()};
        std::optional<TableAgreement> of_best;
        for (auto const delimiter : delimiters)
            for (auto const quoting : quotings) {
                TableLayout const tried{delimiter, quoting};
                auto const agreement = agreement_of(open_(), tried);
                if (agreement.columns < 2) continue;
                auto const worth = [](TableAgreement const& each) {
                    return std::tuple(-each.other_rows, each.rows, each.columns);
                };
                if (of_best && worth(agreement) <= worth(*of_best)) continue;
                best = tried;
                of_best = agreement;
            }
        return best;
    }
    /// Those that stand in the first row.
    std::vector<char> delimiters_of_the_head() {
        std::vector<char> found;
        auto const next = open_();
        std::string first;
        constexpr std::string_view ends = "\r\n", says = "sep=";
        for (auto piece = next(); !piece.empty() && first.find_first_of(ends) == first.npos && first.size() < largest_line;
             piece = next())
            first += piece;
        first.resize(std::min(first.find_first_of(ends), first.size()));
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; first.starts_with(mark)) first.erase(0, mark.size());
        if (first.starts_with(says) && first.size() == says.size() + 1) return {first.back()};
        for (auto const delimiter : {'\t', ';', ',', '|'})
            if (first.find(delimiter) != first.npos) found.push_back(delimiter);
        if (found.empty()) found.push_back(',');
        return found;
    }
    void read_first_rows() {
        auto const next = open_();
        each_table_row([&] { return rows_.size() > rows_looked_at ? std::string_view() : next(); }, plan_.layout,
                       [&](TableRow& row) {
                           if (rows_.size() <= rows_looked_at && !row.too_long) rows_.push_back(std::move(row.cells));
                       });
    }
    /// Whether most cells of the column that hold something are like that, and there are some.
    bool mostly(std::size_t column, std::function<bool(std::string const&)> const& is_like) const {
        std::size_t some = 0, like = 0;
        for (auto const& row : rows_) {
            if (column >= row.size() || tidy(row[column]).empty()) continue;
            ++some;
            if (is_like(row[column])) ++like;
        }
        return some > 0 && like * 2 > some;
    }
    /// A row that names columns bears names that are known, or is at least unlike the rows below it.
    bool is_head(std::vector<std::string> const& head) const {
        for (auto const& cell : head) {
            auto const name = column_name(cell);
            for (auto const& [column, names] : map_.columns)
                if (std::ranges::any_of(names, [&](auto const& each) { return comparable_column(each) == comparable_column(name); }))
                    return true;
            for (auto const& usual : usual_columns())
                for (auto const& reading : readings(name))
                    if (std::ranges::find(usual.names, reading) != usual.names.end()) return true;
        }
        return is_unlike_the_rest(head);
    }
    bool is_unlike_the_rest(std::vector<std::string> const& head) const {
        if (rows_.size() < 2) return false;
        std::set<std::string> names;
        for (auto const& cell : head) {
            auto const name = comparable_column(cell);
            if (name.empty() || count(length(name)) > longest_name || is_number(cell) || is_date_cell(cell) || is_address(cell) ||
                !names.insert(name).second)
                return false;
        }
        for (std::size_t at = 0; at < head.size(); ++at) {
            auto const name_length = count(length(tidy(head[at])));
            std::int64_t below = 0, rows = 0;
            auto all_unlike = true;
            for (std::size_t row = 1; row < rows_.size(); ++row) {
                if (at >= rows_[row].size() || tidy(rows_[row][at]).empty()) continue;
                auto const& cell = rows_[row][at];
                ++rows;
                below += count(length(tidy(cell)));
                if (!is_number(cell) && !is_date_cell(cell) && !is_address(cell)) all_unlike = false;
            }
            if (rows == 0) continue;
            if (all_unlike || (below / rows > 2 * name_length && below / rows >= 12)) return true;
        }
        return false;
    }
    /// As it stands, or else by what counts in it.
    std::optional<std::size_t> place_of(std::string_view name) const {
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (plan_.head[at] == name) return at;
        auto const wanted = comparable_column(name);
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (!wanted.empty() && comparable_column(plan_.head[at]) == wanted) return at;
        return std::nullopt;
    }
    bool is_known_table() {
        for (auto const& known : known_tables()) {
            if (!std::ranges::all_of(known.head, [&](auto const& name) { return place_of(name).has_value(); })) continue;
            plan_.known_as = known.name;
            plan_.ours = known.ours;
            for (auto const& [column, name] : known.columns)
                if (auto const at = place_of(name)) plan_.places[column].push_back(*at);
            return true;
        }
        return false;
    }
    void guess_columns() {
        if (!plan_.has_header || is_known_table()) return;
        std::set<std::size_t> taken;
        auto const find = [&](ColumnNames const& usual, auto const& means) {
            if (plan_.places.contains(usual.column)) return;
            for (auto const& name : usual.names)
                for (std::size_t at = 0; at < plan_.head.size(); ++at) {
                    if (taken.contains(at) || !means(name, at, usual.column)) continue;
                    plan_.places[usual.column] = {at};
                    taken.insert(at);
                    return;
                }
        };
        for (auto const& usual : usual_columns())
            find(usual, [&](auto const& name, std::size_t at, Column) { return comparable_column(plan_.head[at]) == name; });
        for (auto const& usual : usual_columns())
            find(usual, [&](auto const& name, std::size_t at, Column column) {
                auto const all = readings(plan_.head[at]);
                return std::ranges::find(all, name) != all.end() && may_hold(at, column);
            });
        for (auto const& usual : usual_columns())
            if (usual.may_go_on)
                find(usual, [&](auto const& name, std::size_t at, Column column) {
                    auto const whole = comparable_column(plan_.head[at]);
                    return whole.starts_with(name + " ") && may_hold(at, column) &&
                           (column != Column::url || names_page_of_check(whole));
                });
        for (auto const& usual : usual_columns())
            if (usual.may_end)
                find(usual, [&](auto const& name, std::size_t at, Column column) {
                    return comparable_column(plan_.head[at]).ends_with(" " + name) && may_hold(at, column);
                });
        for (std::size_t at = 0; at < plan_.head.size(); ++at)
            if (!taken.contains(at)) take_by_a_word(at);
    }
    /// Dates and addresses are told by their cells, what they are of by a word.
    void take_by_a_word(std::size_t at) {
        auto const name = comparable_column(plan_.head[at]);
        std::optional<Column> column;
        if (mostly(at, is_date_cell)) column = column_of_dates(name);
        else if (mostly(at, is_address) && names_page_of_check(name)) column = Column::url;
        else if (name.starts_with("id ") && names_claim(name)) column = Column::id;
        if (column && !plan_.places.contains(*column)) plan_.places[*column] = {at};
    }
    /// Whether the cells of a column speak for what half its name tells.
    bool may_hold(std::size_t at, Column column) const {
        switch (column) {
        case Column::url: return mostly(at, is_address);
        case Column::said_on:
        case Column::checked_on: return mostly(at, is_date_cell);
        case Column::verdict: return mostly(at, [](auto const& cell) { return is_short(cell) && !is_address(cell) && !is_date_cell(cell); });
        default: return mostly(at, [](auto const& cell) { return !is_address(cell) && !is_date_cell(cell) && !is_number(cell); });
        }
    }
    void take_columns() {
        for (auto const& [column, names] : map_.columns)
            for (auto const& name : names) {
                auto at = plan_.has_header ? place_of(name) : std::nullopt;
                if (std::size_t number = 0; !at) {
                    auto const read = std::from_chars(name.data(), name.data() + name.size(), number);
                    if (read.ec == std::errc{} && read.ptr == name.data() + name.size() && number >= 1 &&
                        number <= plan_.head.size())
                        at = number - 1;
                }
                if (!at) {
                    std::string all;
                    for (auto const& each : plan_.head) all += (all.empty() ? "" : ", ") + each;
                    throw Error(Code::bad_input, say("The table has no column “{name}”; it has: {columns}. Nothing was changed.",
                                                     {{"name", name}, {"columns", all}}));
                }
                plan_.places[column].push_back(*at);
            }
    }

    OpenPieces const& open_;
    ColumnMap const& map_;
    TablePlan plan_;
    std::vector<std::vector<std::string>> rows_; ///< the first ones
};

} // namespace

TablePlan plan_table(OpenPieces const& open, ColumnMap const& map) { return TableGuess(open, map).run(); }

} // namespace core
