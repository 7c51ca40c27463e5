#include "app/window/widgets/divider.h"

#include <wx/dcclient.h>

namespace app {

Divider::Divider(wxWindow* parent, std::function<void(int)> moved)
    : wxWindow(parent, wxID_ANY), moved_(std::move(moved)) {
    SetMinSize(wxSize(FromDIP(5), -1));
    SetCursor(wxCursor(wxCURSOR_SIZEWE));
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxPaintDC dc(this);
        auto const size = GetClientSize();
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(palette().window));
        dc.DrawRectangle(0, 0, size.x, size.y);
        dc.SetBrush(wxBrush(palette().border));
        dc.DrawRectangle(size.x / 2, 0, FromDIP(1), size.y);
    });
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent&) {
        last_ = wxGetMousePosition().x;
        CaptureMouse();
    });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) {
        if (HasCapture()) ReleaseMouse();
    });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [](wxMouseCaptureLostEvent&) {});
    Bind(wxEVT_MOTION, [this](wxMouseEvent&) {
        if (!HasCapture()) return;
        auto const now = wxGetMousePosition().x;
        moved_(now - last_);
        last_ = now;
    });
}

} // namespace app
