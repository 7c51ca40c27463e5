#include "app/window/widgets/record_list_model.h"

#include "app/window/widgets/badge.h"
#include "app/window/wxtext.h"
#include "core/base/error.h"

#include <algorithm>

namespace app {

namespace {

constexpr std::size_t cached_rows = 512;

/// With what is marked as found standing out.
std::string escaped(std::string_view text) {
    // Marks of ours that stand in the words themselves must not leave a tag open.
    std::string out, run;
    bool open = false;
    auto const flush = [&] {
        out += as_markup(core::shown_line(run));
        run.clear();
    };
    for (auto const c : text) {
        if (c != found_from && c != found_until) {
            run += c;
            continue;
        }
        flush();
        if (open != (c == found_from)) out += open ? "</b>" : "<b>";
        open = c == found_from;
    }
    flush();
    return open ? out + "</b>" : out;
}

/// Two lines as Pango markup: the first in full, the second smaller and quieter.
wxString two_lines(std::string const& value) {
    auto const end = value.find('\n');
    auto markup = escaped(std::string_view(value).substr(0, end));
    // An empty second line would lift the first one above the other cells of its row.
    if (end != value.npos && end + 1 < value.size())
        markup += "\n<small><span alpha=\"65%\">" + escaped(std::string_view(value).substr(end + 1)) +
                  "</span></small>";
    return to_wx(markup);
}

} // namespace

void RecordList::Model::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const {
    value = wxString();
    if (row >= ids.size()) return;
    auto const& cells = cells_of(ids[row]);
    if (column >= cells.size()) return;
    value = columns_[column].kind == ListColumn::Kind::two_lines ? two_lines(cells[column])
                                                                 : to_label(cells[column]);
}

std::string RecordList::Model::words(unsigned row, unsigned column) const {
    if (row >= ids.size()) return {};
    auto const& cells = cells_of(ids[row]);
    return column < cells.size() ? plain(cells[column], column) : std::string();
}

std::string RecordList::Model::line_of(RecordKey key) const {
    std::string line;
    auto const cells = cells_of(key);
    for (unsigned column = 0; column < cells.size(); ++column) {
        auto cell = plain(cells[column], column);
        std::ranges::replace(cell, '\t', ' ');
        auto const two = columns_[column].kind == ListColumn::Kind::two_lines;
        if (auto const end = cell.find('\n'); two && end != cell.npos) cell[end] = '\t';
        else if (two) cell += '\t';
        std::ranges::replace(cell, '\n', ' ');
        line += (column ? "\t" : "") + cell;
    }
    return line;
}

std::vector<std::string> const& RecordList::Model::cells_of(RecordKey key) const {
    if (auto const known = cache_.find(key); known != cache_.end()) return known->second;
    if (cache_.size() >= cached_rows) cache_.clear();
    try {
        return cache_[key] = fetch_(key);
    } catch (core::Error const& error) { // GTK asks from within: nothing may be thrown there
        return cache_[key] = told_instead(tr(error.message()));
    }
}

std::string RecordList::Model::plain(std::string cell, unsigned column) const {
    if (columns_[column].kind == ListColumn::Kind::badge) return parse_badge(cell).second;
    std::erase_if(cell, [](char c) { return c == found_from || c == found_until; });
    return cell;
}

/// A sentence in the first column that holds words.
std::vector<std::string> RecordList::Model::told_instead(std::string const& sentence) const {
    std::vector<std::string> cells(columns_.size());
    for (std::size_t at = 0; at < cells.size(); ++at)
        if (columns_[at].kind != ListColumn::Kind::badge) {
            auto const two = columns_[at].kind == ListColumn::Kind::two_lines;
            cells[at] = two ? tr("Not shown") + "\n" + sentence : sentence;
            break;
        }
    return cells;
}

} // namespace app
