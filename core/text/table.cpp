#include "core/text/table.h"

#include <algorithm>
#include <map>
#include <utility>

namespace core {

namespace {

/// "sep=;", with which some programs tell others what stands between the cells.
bool delimiter_said(std::vector<std::string> const& cells) {
    if (cells.empty() || !cells.front().starts_with("sep=")) return false;
    return (cells.size() == 1 && cells.front().size() == 5) || (cells.size() == 2 && cells.front().size() == 4 && cells.back().empty());
}

/// Takes bytes and hands over rows.
class TableScan {
public:
    TableScan(TableLayout const& layout, std::function<void(TableRow&)> const& call) : layout_(layout), call_(call) {}

    void take(std::string_view bytes) {
        for (auto const sign : bytes) {
            if (std::exchange(holds_return_, false)) know_ends(sign == '\n' ? Ends::feed : Ends::carriage_return);
            if (sign == '\n' || (sign == '\r' && ends_ == Ends::carriage_return)) ++line_;
            take(sign);
        }
    }
    void finish() {
        row_.is_open = state_ == State::in_marks;
        end_row();
    }

private:
    /// Where the next sign stands.
    enum class State {
        at_start,  ///< of a cell
        plain,     ///< in a cell without marks
        in_marks,  ///< inside "…"
        after_mark ///< behind a mark inside "…": it ends the cell, or is the first of two
    };

    /// By what lines end: the first end tells. A carriage return alone is the end of old.
    enum class Ends { unknown, feed, carriage_return };
    void know_ends(Ends ends) {
        ends_ = ends;
        if (ends == Ends::feed) {
            if (state_ == State::after_mark) return; // of the line end
            add('\r');
            state_ = State::plain;
            return;
        }
        ++line_;
        end_row();
    }

    void take(char sign) {
        if (row_.bytes++ == 0) row_.line = sign == '\n' ? line_ - 1 : line_;
        if (state_ == State::in_marks) {
            if (sign == '"') state_ = State::after_mark;
            else add(sign);
            return;
        }
        if (state_ == State::after_mark && sign == '"') {
            add('"');
            state_ = State::in_marks;
            return;
        }
        if (sign == layout_.delimiter) return end_cell();
        if (sign == '\n' || (sign == '\r' && ends_ == Ends::carriage_return)) {
            if (ends_ == Ends::unknown) ends_ = Ends::feed;
            return end_row();
        }
        if (sign == '\r' && ends_ == Ends::unknown) {
            holds_return_ = true;
            return;
        }
        if (sign == '"' && state_ == State::at_start && layout_.quoting == Quoting::marks) {
            state_ = State::in_marks;
            return;
        }
        if (sign == '\r' && state_ == State::after_mark) return; // of the line end
        add(sign);
        state_ = State::plain;
    }
    void add(char sign) {
        if (row_.bytes > largest_line) row_.too_long = true;
        if (!row_.too_long) cell_ += sign;
    }
    void end_cell() {
        row_.cells.push_back(std::move(cell_));
        cell_.clear();
        state_ = State::at_start;
    }
    void end_row() {
        if (state_ != State::after_mark && cell_.ends_with('\r')) cell_.pop_back();
        end_cell();
        auto const blank = [](std::string const& cell) { return cell.find_first_not_of(" \t\r") == cell.npos; };
        if (row_.too_long) row_.cells.clear();
        auto const says_delimiter = std::exchange(is_first_, false) && delimiter_said(row_.cells);
        if (row_.too_long || !(says_delimiter || std::ranges::all_of(row_.cells, blank))) call_(row_);
        row_ = {};
    }

    TableLayout layout_;
    std::function<void(TableRow&)> const& call_;
    TableRow row_;
    std::string cell_;
    std::int64_t line_ = 1;
    State state_ = State::at_start;
    Ends ends_ = Ends::unknown;
    bool holds_return_ = false, is_first_ = true;
};

} // namespace

void each_table_row(NextPiece const& next, TableLayout const& layout, std::function<void(TableRow&)> const& call) {
    TableScan scan(layout, call);
    auto first = true;
    for (auto piece = next(); !piece.empty(); piece = next()) {
        if (constexpr std::string_view mark = "\xEF\xBB\xBF"; first && piece.starts_with(mark))
            piece.remove_prefix(mark.size());
        first = false;
        scan.take(piece);
    }
    scan.finish();
}

TableAgreement agreement_of(NextPiece const& next, TableLayout const& layout) {
    TableAgreement agreement;
    std::map<std::size_t, std::int64_t> by_width;
    std::int64_t cut = 0;
    each_table_row(next, layout, [&](TableRow const& row) {
        // A file that ends inside a cell was cut there; only a mark that swallows lines speaks against marks.
        auto const swallows = [](std::string const& cell) {
            auto const end = cell.find_first_of("\r\n");
            return end != cell.npos && end + 1 < cell.size();
        };
        ++agreement.rows;
        if (row.is_open && std::ranges::none_of(row.cells, swallows)) {
            ++cut;
            return;
        }
        if (row.is_open || row.too_long) return;
        ++by_width[row.cells.size()];
    });
    auto const usual = std::ranges::max_element(by_width, {}, [](auto const& each) { return each.second; });
    if (usual == by_width.end()) return agreement;
    agreement.columns = usual->first;
    agreement.other_rows = agreement.rows - usual->second - cut;
    return agreement;
}

} // namespace core
