#include "app/window/panels/trail.h"

#include "app/desk/origins.h"
#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/trail_view.h"

namespace app {

namespace {

using core::TrailHop;

constexpr std::string_view dragged_as = "counterpoint:quotation:";

TrailRow::Kind kind_of(core::HopStanding standing) {
    switch (standing) {
    case core::HopStanding::lost: return TrailRow::Kind::lost;
    case core::HopStanding::primary: return TrailRow::Kind::primary;
    case core::HopStanding::origin: return TrailRow::Kind::origin;
    case core::HopStanding::hop: return TrailRow::Kind::hop;
    }
    return TrailRow::Kind::hop;
}

/// "Words left out: …; words put in: …".
std::string spoken_difference(std::vector<core::Piece> const& pieces) {
    std::string gone, come;
    for (auto const& piece : core::in_passages(pieces)) {
        if (piece.kind == core::Piece::Kind::removed) gone += (gone.empty() ? "" : ", ") + quoted(piece.text);
        if (piece.kind == core::Piece::Kind::added) come += (come.empty() ? "" : ", ") + quoted(piece.text);
    }
    std::string spoken;
    if (!gone.empty()) spoken = tr("Words left out: {words}.", {{"words", gone}});
    if (!come.empty()) spoken += (spoken.empty() ? "" : " ") + tr("Words put in: {words}.", {{"words", come}});
    return spoken;
}

/// How it was reached, as the eye has it from the line and the marks.
std::string how_reached(std::vector<TrailHop> const& hops, TrailHop const& hop) {
    if (!hop.from) return capitalised(tr(core::label_of(hop.standing)));
    auto const& from = hops[*hop.from].step;
    auto line = tr("Quoted from {from}", {{"from", from.publisher.empty() ? shortened(from.source.title, 60) : from.publisher}});
    if (hop.translated) line += " · " + tr("in another language");
    else if (hop.difference.empty()) line += " · " + tr("word for word");
    if (hop.standing == core::HopStanding::lost) line += " · " + tr(core::label_of(hop.standing));
    return line;
}

TrailRow row_of(std::vector<TrailHop> const& hops, std::size_t at) {
    auto const& hop = hops[at];
    auto const& step = hop.step;
    TrailRow row;
    row.id = core::id_text(step.quotation.id.value);
    row.date = step.source.published.known() ? core::display(step.source.published, translator()) : std::string();
    row.title = shortened(step.source.title, 90);
    row.words = quoted(shortened(step.quotation.exact, 280));
    row.difference = core::abridged(core::in_passages(hop.difference)).pieces;
    auto position = core::position_at(step.text, step.quotation.start, translator());
    row.lines = {source_line(step) + (position.empty() ? "" : " · " + position), how_reached(hops, hop), capture_line(step)};
    row.spoken = tr("Step {number} of {all}.", {{"number", std::to_string(at + 1)}, {"all", std::to_string(hops.size())}}) + " " + row.lines[1] + ". " +
                 (hop.difference.empty() ? quoted(step.quotation.exact) : spoken_difference(hop.difference)) + "\n" + row.lines[0] + "\n" + row.lines[2];
    row.kind = kind_of(hop.standing);
    return row;
}

/// The last of what was quoted from a step goes on in its lane, the others branch off to the right.
void draw_lines(std::vector<TrailHop> const& hops, std::vector<TrailRow>& rows) {
    std::vector<std::size_t> last(hops.size(), 0);
    for (std::size_t at = 0; at < hops.size(); ++at)
        if (hops[at].from) last[*hops[at].from] = at;
    for (std::size_t at = 0; at < hops.size(); ++at) {
        rows[at].goes_on_below = last[at] != 0;
        if (!hops[at].from) continue;
        auto const from = *hops[at].from;
        rows[at].comes_from_above = last[from] == at;
        rows[at].lane = rows[from].lane + (last[from] == at ? 0 : 1);
        if (last[from] != at) rows[at].branches_from = rows[from].lane;
    }
    for (std::size_t from = 0; from < hops.size(); ++from)
        for (auto between = from + 1; between < last[from]; ++between) rows[between].passing.push_back(rows[from].lane);
}

TrailHands hands_of(wxWindow* parent, Desk& desk, std::map<std::string, core::Quotation> const& places) {
    TrailHands hands;
    hands.dress = [&desk, places](wxWindow& step, TrailRow const& row) {
        offer_context_menu(step, desk, [quotation = places.at(row.id)] {
            return Pointed{.over = static_cast<unsigned>(Over::quotation), .records = {core::ref(quotation.id)},
                           .words = quotation.exact};
        });
    };
    if (desk.past().then()) return hands; // the past is looked at
    hands.dragged = [](TrailRow const& row) { return std::string(dragged_as) + row.id; };
    hands.dropped = [parent, &desk](TrailRow const& row, std::string const& text) {
        auto const onto = core::parse_id(row.id);
        if (!onto) return false;
        if (!text.starts_with(dragged_as)) {
            // The drag came from the reader's own selection, which still stands.
            if (desk.article().selection().length() <= 0) return false;
            parent->CallAfter([&desk, onto] { quote_from_words(desk, {*onto}); });
            return true;
        }
        auto const from = core::parse_id(text.substr(dragged_as.size()));
        if (!from || *from == *onto) return false;
        parent->CallAfter([&desk, onto, from] { quote_from(desk, {*onto}, {*from}); });
        return true;
    };
    return hands;
}

} // namespace

wxWindow* make_trail(wxWindow* parent, Desk& desk, std::vector<core::TrailStep> const& trail) {
    if (trail.empty())
        return new WrapLabel(parent, tr("No quotation leads to a saved source yet."), {TextRole::faint, 9.5});
    auto* view = new TrailView(parent, tr("Source trail"));
    auto const hops = core::hops_of(trail);
    std::vector<TrailRow> rows;
    std::map<std::string, core::Quotation> places;
    for (std::size_t at = 0; at < hops.size(); ++at) {
        rows.push_back(row_of(hops, at));
        places[rows.back().id] = hops[at].step.quotation;
    }
    draw_lines(hops, rows);
    view->set_steps(rows, hands_of(parent, desk, places));
    view->Bind(EVT_TRAIL, [parent, &desk, places](wxCommandEvent& event) {
        auto const found = places.find(to_utf8(event.GetString()));
        if (found == places.end()) return;
        parent->CallAfter([&desk, quotation = found->second] { desk.navigation().open_quotation(quotation); });
    });
    return view;
}

} // namespace app
