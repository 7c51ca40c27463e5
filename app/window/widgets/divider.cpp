#include "app/window/widgets/divider.h"

#include <wx/dcclient.h>

#include <utility>

namespace app {

Divider::Divider(wxWindow* parent, Asks asks) : wxWindow(parent, wxID_ANY), asks_(std::move(asks)) {
    SetCanFocus(false);
    SetMinSize(wxSize(FromDIP(5), -1));
    SetCursor(wxCursor(wxCURSOR_SIZEWE));
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        auto const size = GetClientSize();
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(palette().window));
        dc.DrawRectangle(0, 0, size.x, size.y);
        dc.SetBrush(wxBrush(lit_ ? palette().accent : palette().border));
        dc.DrawRectangle(size.x / 2, 0, FromDIP(1), size.y);
    });
    auto const light = [this](bool lit) {
        lit_ = lit;
        Refresh();
    };
    Bind(wxEVT_ENTER_WINDOW, [light](wxMouseEvent&) { light(true); });
    Bind(wxEVT_LEAVE_WINDOW, [this, light](wxMouseEvent&) { light(HasCapture()); });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) {
        last_ = wxGetMousePosition().x;
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
        auto const now = wxGetMousePosition().x;
        asks_.moved(now - std::exchange(last_, now));
    });
}

} // namespace app
