#include "app/window/widgets/divider.h"

#include <wx/dcclient.h>

#include <utility>

namespace app {

Divider::Divider(wxWindow* parent, Asks asks, wxOrientation line) : wxWindow(parent, wxID_ANY), asks_(std::move(asks)), line_(line) {
    SetCanFocus(false);
    SetMinSize(line == wxVERTICAL ? wxSize(FromDIP(5), -1) : wxSize(-1, FromDIP(5)));
    SetCursor(wxCursor(line == wxVERTICAL ? wxCURSOR_SIZEWE : wxCURSOR_SIZENS));
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        auto const size = GetClientSize();
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(palette().window));
        dc.DrawRectangle(0, 0, size.x, size.y);
        dc.SetBrush(wxBrush(lit_ ? palette().accent : palette().border));
        if (line_ == wxVERTICAL) dc.DrawRectangle(size.x / 2, 0, FromDIP(1), size.y);
        else dc.DrawRectangle(0, size.y / 2, size.x, FromDIP(1));
    });
    auto const light = [this](bool lit) {
        lit_ = lit;
        Refresh();
    };
    Bind(wxEVT_ENTER_WINDOW, [light](wxMouseEvent&) { light(true); });
    Bind(wxEVT_LEAVE_WINDOW, [this, light](wxMouseEvent&) { light(HasCapture()); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) {
        last_ = pointer();
        asks_.begin();
        CaptureMouse();
    });
    Bind(wxEVT_LEFT_UP, [this, light](wxMouseEvent&) {
        if (HasCapture()) ReleaseMouse();
        light(GetClientRect().Contains(ScreenToClient(wxGetMousePosition())));
    });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [light](wxMouseCaptureLostEvent&) { light(false); });
    Bind(wxEVT_MOTION, [this](wxMouseEvent&) {
        if (!HasCapture()) return;
        auto const now = pointer();
        asks_.moved(now - std::exchange(last_, now));
    });
}

int Divider::pointer() const {
    auto const at = wxGetMousePosition();
    return line_ == wxVERTICAL ? at.x : at.y;
}

} // namespace app
