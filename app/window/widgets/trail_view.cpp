// Every step is a tile; the line between dots is drawn half by the step above, half by the one
// below.
#include "app/window/widgets/trail_view.h"

#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/widgets/tile.h"
#include "app/window/wxtext.h"

#include <wx/arrstr.h>
#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/sizer.h>
#include <wx/wupdlock.h>

#include <algorithm>
#include <memory>

namespace app {

wxDEFINE_EVENT(EVT_TRAIL, wxCommandEvent);

namespace {

constexpr int above_text = 5;
constexpr int below_text = 7;

wxFont title_font() { return ui_font(9.5, Weight::semibold); }
wxFont small_font() { return ui_font(9); }

} // namespace

class TrailView::Step : public Tile {
public:
    enum class Place { only, first, middle, last };

    Step(TrailView* view, TrailRow spec, Place place, int date_width)
        : Tile(view, Press::activates), view_(*view), spec_(std::move(spec)), place_(place),
          date_width_(date_width), subtitle_(wxSplit(to_lines(spec_.subtitle), '\n')) {
        std::string name = spec_.title;
        if (!spec_.date.empty()) name = spec_.date + ": " + name;
        describe_as(shim::Role::list_item, name, spec_.subtitle);
        SetToolTip(to_label(spec_.title));
    }

protected:
    wxSize DoGetBestClientSize() const override {
        auto const lines = static_cast<int>(std::max<std::size_t>(1, title_lines_));
        int height = FromDIP(above_text + below_text) + lines * line_height(*this, title_font());
        height += static_cast<int>(subtitle_.size()) * (line_height(*this, small_font()) + FromDIP(1));
        return {FromDIP(160), height};
    }
    void DoSetSize(int x, int y, int width, int height, int flags) override {
        Tile::DoSetSize(x, y, width, height, flags);
        std::unique_ptr<wxGraphicsContext> const canvas(wxGraphicsContext::Create());
        canvas->SetFont(title_font(), *wxBLACK);
        auto const lines = title_on(*canvas, GetClientSize().x).size();
        if (lines == title_lines_) return;
        title_lines_ = lines;
        InvalidateBestSize();
        request_layout(*this);
    }
    void paint(wxGraphicsContext& canvas, wxSize const& size) override {
        Palette const& now = palette();
        wxRect2DDouble const box(text_left() - FromDIP(7), 1,
                                 size.x - text_left() + FromDIP(7), size.y - 2);
        if (hovered()) fill_round(canvas, box, FromDIP(6), now.hover);
        if (shows_focus()) draw_focus_ring(canvas, box, FromDIP(6));
        int const title_height = line_height(*this, title_font());
        double const middle = FromDIP(above_text) + title_height / 2.0;
        paint_line(canvas, size, middle);
        paint_dot(canvas, middle);

        canvas.SetFont(small_font(), now.faint);
        double const date_top =
            FromDIP(above_text) + (title_height - line_height(*this, small_font())) / 2.0;
        canvas.DrawText(shorten(canvas, to_label(spec_.date), date_width_), 0, date_top);

        canvas.SetFont(title_font(), now.text);
        double top = FromDIP(above_text);
        for (wxString const& line : title_on(canvas, size.x)) {
            canvas.DrawText(line, text_left(), top);
            top += title_height;
        }
        canvas.SetFont(small_font(), now.muted);
        double const room = size.x - text_left() - FromDIP(4);
        for (wxString const& line : subtitle_) {
            canvas.DrawText(shorten(canvas, line, room), text_left(), top + FromDIP(1));
            top += line_height(*this, small_font()) + FromDIP(1);
        }
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
        if (at >= 0 && at < static_cast<std::ptrdiff_t>(all.size())) {
            all[static_cast<std::size_t>(at)]->SetFocus();
        }
        return true;
    }

private:
    double dot_x() const { return date_width_ + FromDIP(16); }
    double text_left() const { return dot_x() + FromDIP(18); }
    std::vector<wxString> title_on(wxGraphicsContext& canvas, int width) const {
        return break_lines(canvas, to_label(spec_.title), width - text_left() - FromDIP(4), 2);
    }
    void paint_line(wxGraphicsContext& canvas, wxSize const& size, double middle) const {
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(palette().border).Width(2)));
        double const gap = FromDIP(9);
        if (place_ == Place::middle || place_ == Place::last) {
            canvas.StrokeLine(dot_x(), 0, dot_x(), middle - gap);
        }
        if (place_ == Place::middle || place_ == Place::first) {
            canvas.StrokeLine(dot_x(), middle + gap, dot_x(), size.y);
        }
    }
    void paint_dot(wxGraphicsContext& canvas, double middle) const {
        double const radius = FromDIP(5);
        bool const primary = spec_.kind == TrailRow::Kind::primary;
        wxColour colour = palette().muted;
        if (primary) colour = tone_colours(Tone::positive).dot;
        if (spec_.kind == TrailRow::Kind::lost) colour = tone_colours(Tone::negative).dot;
        canvas.SetPen(canvas.CreatePen(wxGraphicsPenInfo(colour).Width(2)));
        canvas.SetBrush(primary ? wxBrush(colour) : *wxTRANSPARENT_BRUSH);
        canvas.DrawEllipse(dot_x() - radius, middle - radius, radius * 2, radius * 2);
        if (spec_.kind != TrailRow::Kind::lost) return;
        canvas.StrokeLine(dot_x() - 2, middle - 2, dot_x() + 2, middle + 2);
        canvas.StrokeLine(dot_x() - 2, middle + 2, dot_x() + 2, middle - 2);
    }

    TrailView& view_;
    TrailRow spec_;
    Place place_;
    int date_width_;
    wxArrayString subtitle_; ///< its lines
    std::size_t title_lines_ = 1;
};

TrailView::TrailView(wxWindow* parent, std::string const& name) {
    SetBackgroundStyle(wxBG_STYLE_TRANSPARENT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxTAB_TRAVERSAL | wxBORDER_NONE);
    shim::accept_focus(*this, false);
    shim::describe(*this, {shim::Role::list, name, {}, {}, {}});
    SetSizer(new wxBoxSizer(wxVERTICAL));
}

void TrailView::set_steps(std::vector<TrailRow> const& steps,
                          std::function<void(wxWindow&, TrailRow const&)> const& dress) {
    wxWindowUpdateLocker const frozen(this);
    GetSizer()->Clear(true);
    steps_.clear();
    int date_width = 0;
    for (TrailRow const& step : steps) {
        date_width = std::max(date_width, text_width(*this, small_font(), to_wx(step.date)));
    }
    date_width = std::min(date_width, FromDIP(110));
    for (std::size_t at = 0; at < steps.size(); ++at) {
        auto place = Step::Place::middle;
        if (at == 0) place = Step::Place::first;
        if (at + 1 == steps.size()) place = at == 0 ? Step::Place::only : Step::Place::last;
        steps_.push_back(new Step(this, steps[at], place, date_width));
        if (dress) dress(*steps_.back(), steps[at]);
        GetSizer()->Add(steps_.back(), 0, wxEXPAND);
    }
    Layout();
    request_layout(*this);
}

} // namespace app
