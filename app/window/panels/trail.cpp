#include "app/window/panels/trail.h"

#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/trail_view.h"

namespace app {

namespace {

TrailRow row_of(core::TrailStep const& step) {
    auto const kind = !step.bytes_hold              ? TrailRow::Kind::lost
                      : step.quotation.quoted_from ? TrailRow::Kind::hop
                                                   : TrailRow::Kind::primary;
    auto position = core::position_at(step.text, step.quotation.start, translator());
    if (!position.empty()) position = " · " + position;
    return {core::id_text(step.quotation.id.value),
            step.source.published.known() ? core::display(step.source.published, translator()) : std::string(),
            shortened(step.source.title, 90), source_line(step) + position + "\n" + capture_line(step), kind};
}

} // namespace

wxWindow* make_trail(wxWindow* parent, Desk& desk, std::vector<core::TrailStep> const& trail) {
    if (trail.empty())
        return new WrapLabel(parent, tr("No quotation leads to a saved source yet."),
                             {TextRole::faint, 9.5});
    auto* view = new TrailView(parent, tr("Source trail"));
    std::vector<TrailRow> rows;
    std::map<std::string, core::Quotation> places;
    for (auto const& step : trail) {
        rows.push_back(row_of(step));
        places[rows.back().id] = step.quotation;
    }
    view->set_steps(rows, [&desk, &places](wxWindow& step, TrailRow const& row) {
        auto const quotation = places.at(row.id);
        offer_context_menu(step, desk, [quotation] {
            return Pointed{.over = static_cast<unsigned>(Over::quotation), .records = {core::ref(quotation.id)},
                           .words = quotation.exact};
        });
    });
    view->Bind(EVT_TRAIL, [parent, &desk, places](wxCommandEvent& event) {
        auto const found = places.find(to_utf8(event.GetString()));
        if (found == places.end()) return;
        parent->CallAfter([&desk, quotation = found->second] { desk.navigation().open_quotation(quotation); });
    });
    return view;
}

} // namespace app
