// Earlier claims like what is being written, quietly below the form: with verdict, date and rationale, and
// why each is there. Enter opens one, L links it as repeated, T takes its text over. It suggests and never
// writes.
#pragma once

#include "app/desk/desk.h"
#include "app/window/theme.h"
#include "core/matching/precedents.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <functional>

namespace app {

class PrecedentsPanel : public wxPanel {
public:
    /// What the form around it knows and does.
    struct Asks {
        std::function<core::PrecedentQuery()> query;
        std::function<bool(core::Ref)> linked;
        /// Links or no longer links.
        std::function<void(core::Ref)> link;
        /// Empty where there is no text to take over.
        std::function<void(std::string const&)> take_text;
    };
    PrecedentsPanel(wxWindow* parent, Desk& desk, Asks asks);
    ~PrecedentsPanel() override;

    void look_soon();
    /// Puts the keyboard on the first of them.
    void take_keyboard();

private:
    /// A precedent with all that its card shows.
    struct Shown {
        core::Ref ref;
        std::string text, verdict, facts, rationale, reasons;
        Tint tint = Tone::neutral;
        bool claim = false;
    };
    class PrecedentCard;
    static std::vector<Shown> look(core::Reader const& reader, core::PrecedentQuery const& query,
                                   std::string const& person);
    void look_now();
    void show(std::vector<Shown> shown);
    wxWindow* card_for(Shown const& shown);

    Desk& desk_;
    Asks asks_;
    wxTimer timer_;
    std::vector<Shown> shown_;
    wxWindow* first_ = nullptr;
};

} // namespace app
