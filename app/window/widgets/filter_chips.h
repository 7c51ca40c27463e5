// Filters over a list, each a chip: "State" asks which; "State: Draft" filters, and its cross takes the filter away.
#pragma once

#include "app/window/widgets/button.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

namespace app {

struct Filter {
    std::string id;
    std::string label;     ///< "State"
    std::string value = {}; ///< what it lets through; empty: everything
};

class FilterChips : public wxPanel {
public:
    FilterChips(wxWindow* parent, std::function<void(std::string const& id)> ask,
                std::function<void(std::string const& id)> clear);
    /// Made anew only if something changed.
    void set_filters(std::vector<Filter> const& filters);

private:
    ChipRow* row_ = nullptr;
    std::vector<std::string> shown_; ///< labels, as set last
};

/// A menu of one of several; the chosen one has a mark. Its index, or -1 if nothing was chosen.
int choose_from_menu(wxWindow& over, std::vector<std::string> const& labels, int chosen);

} // namespace app
