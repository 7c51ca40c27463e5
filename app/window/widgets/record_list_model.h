// The rows of a list as GTK asks for them: identities, and the cells of those that were painted lately.
#pragma once

#include "app/window/widgets/record_list.h"

#include <wx/dataview.h>

#include <unordered_map>
#include <utility>

namespace app {

class RecordList::Model : public wxDataViewVirtualListModel {
public:
    Model(std::vector<ListColumn> columns, Fetch fetch)
        : columns_(std::move(columns)), fetch_(std::move(fetch)) {}

    std::vector<RecordKey> ids;

    unsigned GetColumnCount() const override { return static_cast<unsigned>(columns_.size()); }
    wxString GetColumnType(unsigned) const override { return "string"; }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(wxVariant const&, unsigned, unsigned) override { return false; }
    /// The cell as plain words.
    std::string words(unsigned row, unsigned column) const;
    /// The row with a tab after each field; a cell of two lines is two fields.
    std::string line_of(RecordKey key) const;
    void forget() { cache_.clear(); }
    std::vector<ListColumn> const& columns() const { return columns_; }

private:
    std::vector<std::string> const& cells_of(RecordKey key) const;
    std::string plain(std::string cell, unsigned column) const;
    std::vector<std::string> told_instead(std::string const& sentence) const;

    std::vector<ListColumn> columns_;
    Fetch fetch_;
    mutable std::unordered_map<RecordKey, std::vector<std::string>> cache_;
};

} // namespace app
