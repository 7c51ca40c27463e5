// The filters over a list of claims: state, topic, who said it. What they let through is part of the place, so that
// Back leads to the filters before, and what is exported is what shows.
#pragma once

#include "app/desk/asker.h"
#include "app/desk/desk.h"
#include "app/window/widgets/filter_chips.h"

namespace app {

class ClaimFilters : public FilterChips {
public:
    ClaimFilters(wxWindow* parent, Desk& desk);
    /// Shows what the place asks for.
    void refresh();
    /// How many filters are set.
    std::size_t count() const;

private:
    void ask(std::string const& id);
    void clear(std::string const& id);
    void ask_state();
    void ask_topic();
    void ask_speaker();

    Desk& desk_;
    Asker parties_;
};

} // namespace app
