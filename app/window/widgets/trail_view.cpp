// Every step is a tile; the line between dots is drawn half by the step above, half by the one below.
#include "app/window/widgets/trail_view.h"

#include "app/window/widgets/label.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/widgets/tile.h"
#include "app/window/wxtext.h"

#include <wx/brush.h>
#include <wx/dnd.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/sizer.h>
#include <wx/toplevel.h>
#include <wx/weakref.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace app {

wxDEFINE_EVENT(EVT_TRAIL, wxCommandEvent);

namespace {

constexpr int above_text = 6;
constexpr int below_text = 9;
constexpr int lane_width = 16;

wxFont date_font() { return ui_font(9); }

} // namespace

class TrailView::Step : public Tile {
public:
    Step(TrailView* view, TrailRow spec, int date_width, int lanes)
        : Tile(view, Press::activates), view_(*view), spec_(std::move(spec)), date_width_(date_width), lanes_(lanes) {
        std::string name = spec_.title;
        if (!spec_.date.empty()) name = spec_.date + ": " + name;
        describe_as(shim::Role::list_item, name, spec_.spoken);
        SetToolTip(to_label(spec_.title));
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const add = [&](std::string const& text, TextLook look, int above) {
            auto* label = new WrapLabel(this, text, look);
            column->Add(label, 0, wxEXPAND | wxTOP, FromDIP(above));
            return label;
        };
        title_ = add(spec_.title, {TextRole::text, 9.5, Weight::semibold}, 0);
        if (!spec_.words.empty() || !spec_.difference.empty()) {
            auto* words = add(spec_.words, {TextRole::text, 10.5, Weight::normal, TextLook::Family::serif}, 3);
            if (!spec_.difference.empty()) words->set_difference(spec_.difference);
        }
        for (auto const& line : spec_.lines) add(line, {TextRole::muted, 9}, 2);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddSpacer(text_left());
        row->Add(column, 1, wxEXPAND | wxTOP, FromDIP(above_text));
        row->AddSpacer(FromDIP(6));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(row, 1, wxEXPAND | wxBOTTOM, FromDIP(below_text));
        SetSizer(outer);
        if (view_.hands_.dragged) take_by_the_mouse();
        if (view_.hands_.dropped) SetDropTarget(new Drop(*this));
    }
    ~Step() override { DestroyChildren(); } // they report to this until they go

protected:
    void paint(wxGraphicsContext& canvas, wxSize const& size) override {
        Palette const& now = palette();
        wxRect2DDouble const box(text_left() - FromDIP(8), 1, size.x - text_left() + FromDIP(8), size.y - 2);
        if (hovered() || dropping_) fill_round(canvas, box, FromDIP(6), now.hover);
        if (shows_focus() || dropping_) draw_focus_ring(canvas, box, FromDIP(6));
        auto const middle = FromDIP(above_text) + title_->GetCharHeight() / 2.0;
        paint_lines(canvas, size, middle);
        paint_dot(canvas, middle);
        canvas.SetFont(date_font(), now.faint);
        canvas.DrawText(shorten(canvas, to_label(spec_.date), date_width_), 0, middle - line_height(*this, date_font()) / 2.0);
    }
    void activate() override {
        wxCommandEvent event(EVT_TRAIL, view_.GetId());
        event.SetEventObject(&view_);
        event.SetString(to_wx(spec_.id));
        view_.HandleWindowEvent(event);
    }
    bool key_pressed(wxKeyEvent& event) override {
        int const step = event.GetKeyCode() == WXK_DOWN ? 1 : event.GetKeyCode() == WXK_UP ? -1 : 0;
        if (step == 0 || event.GetModifiers() != wxMOD_NONE) return false;
        auto const& all = view_.steps_;
        auto const at = std::find(all.begin(), all.end(), this) - all.begin() + step;
        if (at >= 0 && at < static_cast<std::ptrdiff_t>(all.size())) all[static_cast<std::size_t>(at)]->SetFocus();
        return true;
    }

private:
    /// Words of an article, or another step, are dropped on it.
    class Drop : public wxTextDropTarget {
    public:
        explicit Drop(Step& step) : step_(step) {}
        wxDragResult OnEnter(wxCoord, wxCoord, wxDragResult wanted) override { return light(true, wanted); }
        void OnLeave() override { light(false, wxDragNone); }
        bool OnDropText(wxCoord, wxCoord, wxString const& text) override {
            light(false, wxDragNone);
            auto& view = step_.view_;
            if (!view.carries_) return view.hands_.dropped(step_.spec_, to_utf8(text));
            view.to_be_done_ = [dropped = view.hands_.dropped, onto = step_.spec_, words = to_utf8(text)] { dropped(onto, words); };
            return true;
        }

    private:
        wxDragResult light(bool lit, wxDragResult wanted) {
            step_.dropping_ = lit;
            step_.Refresh();
            return wanted;
        }
        Step& step_;
    };

    void take_by_the_mouse() {
        auto const listen = [this](wxWindow& window) {
            window.Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
                taken_at_ = wxGetMousePosition();
                event.Skip();
            });
            window.Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
                event.Skip();
                if (event.LeftIsDown() && taken_at_ != wxDefaultPosition && is_far(wxGetMousePosition() - taken_at_)) drag();
            });
        };
        listen(*this);
        for (auto* child : GetChildren()) listen(*child);
    }
    static bool is_far(wxPoint way) {
        constexpr int enough = 6;
        return std::abs(way.x) + std::abs(way.y) > enough;
    }
    void drag() {
        taken_at_ = wxDefaultPosition;
        release();
        wxTextDataObject carried(to_wx(view_.hands_.dragged(spec_)));
        wxDropSource source(carried, wxGetTopLevelParent(this)); // which is there when the drag is over, whatever becomes of the step
        wxWeakRef<TrailView> const view(&view_);
        view_.carries_ = true;
        source.DoDragDrop(wxDrag_CopyOnly);
        if (!view) return;
        view->carries_ = false;
        if (auto const work = std::exchange(view->to_be_done_, {})) work();
    }

    int text_left() const { return static_cast<int>(dot_x(lanes_ - 1)) + FromDIP(18); }
    double dot_x(int lane) const { return date_width_ + FromDIP(16 + lane * lane_width); }
    void paint_lines(wxGraphicsContext& canvas, wxSize const& size, double middle) const {
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(palette().border).Width(2)));
        double const gap = FromDIP(9);
        for (auto const lane : spec_.passing) canvas.StrokeLine(dot_x(lane), 0, dot_x(lane), size.y);
        auto const own = dot_x(spec_.lane);
        if (spec_.comes_from_above) canvas.StrokeLine(own, 0, own, middle - gap);
        if (spec_.goes_on_below) canvas.StrokeLine(own, middle + gap, own, size.y);
        if (spec_.branches_from < 0) return;
        auto path = canvas.CreatePath();
        path.MoveToPoint(dot_x(spec_.branches_from), 0);
        path.AddCurveToPoint(dot_x(spec_.branches_from), middle, dot_x(spec_.branches_from), middle, own - gap, middle);
        canvas.StrokePath(path);
    }
    /// Full: a primary source. A ring with a point: nothing earlier is known. A ring: quoted from the step above. Crossed:
    /// its words are not found in the saved bytes.
    void paint_dot(wxGraphicsContext& canvas, double middle) const {
        using Kind = TrailRow::Kind;
        double const radius = FromDIP(5);
        auto const x = dot_x(spec_.lane);
        wxColour colour = palette().muted;
        if (spec_.kind == Kind::primary) colour = tone_colours(Tone::positive).dot;
        if (spec_.kind == Kind::lost) colour = tone_colours(Tone::negative).dot;
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(colour).Width(2)));
        canvas.SetBrush(spec_.kind == Kind::primary ? wxBrush(colour) : *wxTRANSPARENT_BRUSH);
        canvas.DrawEllipse(x - radius, middle - radius, radius * 2, radius * 2);
        if (spec_.kind == Kind::origin) {
            canvas.SetBrush(wxBrush(colour));
            canvas.DrawEllipse(x - 1, middle - 1, 2, 2);
        }
        if (spec_.kind != Kind::lost) return;
        canvas.StrokeLine(x - 2, middle - 2, x + 2, middle + 2);
        canvas.StrokeLine(x - 2, middle + 2, x + 2, middle - 2);
    }

    TrailView& view_;
    TrailRow spec_;
    int date_width_;
    int lanes_; ///< of the whole trail
    WrapLabel* title_ = nullptr;
    bool dropping_ = false; ///< something is held above it
    wxPoint taken_at_ = wxDefaultPosition; ///< where the button went down, on the screen
};

TrailView::TrailView(wxWindow* parent, std::string const& name) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    shim::accept_focus(*this, false);
    shim::describe(*this, {shim::Role::list, name, {}, {}, {}});
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void TrailView::set_steps(std::vector<TrailRow> const& steps, TrailHands hands) {
    wxWindowUpdateLocker const frozen(this);
    GetSizer()->Clear(true);
    steps_.clear();
    hands_ = std::move(hands);
    int date_width = 0;
    int lanes = 1;
    for (TrailRow const& step : steps) {
        date_width = std::max(date_width, text_width(*this, date_font(), to_wx(step.date)));
        lanes = std::max(lanes, step.lane + 1);
    }
    date_width = std::min(date_width, FromDIP(110));
    for (TrailRow const& step : steps) {
        steps_.push_back(new Step(this, step, date_width, lanes));
        if (hands_.dress) hands_.dress(*steps_.back(), step);
        GetSizer()->Add(steps_.back(), 0, wxEXPAND);
    }
    Layout();
    request_layout(*this);
}

} // namespace app
