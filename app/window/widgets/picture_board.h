// A picture in a window that keeps its shape: what was marked in it can be chosen, and a new box be drawn, by mouse or keyboard.
// It is zoomed with Ctrl and the wheel or + and -, and scrolled by wheel and arrows. All boxes are in pixels of the file.
#pragma once

#include "app/window/theme.h"
#include "core/ingest/pixels.h"
#include "core/model/picture_box.h"

#include <wx/bitmap.h>
#include <wx/event.h>
#include <wx/geometry.h>
#include <wx/window.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

class wxGraphicsContext;

namespace app {

/// A box was drawn; board's drawn_box() is it.
wxDECLARE_EVENT(EVT_BOX_DRAWN, wxCommandEvent);
/// Clicked: GetInt() is the number of the marked box there, or -1; pointed() is the point.
wxDECLARE_EVENT(EVT_BOARD_CLICKED, wxCommandEvent);

struct MarkedBox {
    core::PictureBox box;
    Tint tint;
    enum class Look { marked, chosen, line } look = Look::marked; ///< line: where one reads; it is not clicked
};

class PictureBoard : public wxWindow {
public:
    PictureBoard(wxWindow* parent, std::string const& name);

    enum class Fit { width, whole };
    /// Null: nothing but the sentence is shown.
    void set_picture(std::shared_ptr<core::Pixels const> pixels, Fit fit, std::string const& sentence);
    void set_boxes(std::vector<MarkedBox> boxes);
    /// Whether boxes can be drawn.
    void let_draw(bool may) { may_draw_ = may; }
    void zoom(double by);

    core::PictureBox const& drawn_box() const { return drawn_box_; }
    wxPoint pointed() const { return pointed_; }

private:
    void paint(wxGraphicsContext& canvas);
    void paint_box(wxGraphicsContext& canvas, core::PictureBox const& box, Tint const& tint, MarkedBox::Look look) const;
    double scale() const; ///< pixels of the window for one of the file
    wxPoint2DDouble origin() const;
    void keep_inside();
    wxRect2DDouble on_screen(core::PictureBox const& box) const;
    wxPoint in_file(wxPoint const& at) const;
    core::PictureBox between(wxPoint const& one, wxPoint const& other) const;
    void on_down(wxMouseEvent& event);
    void on_motion(wxMouseEvent& event);
    void on_up();
    void on_wheel(wxMouseEvent& event);
    void on_key(wxKeyEvent& event);
    bool move_by_key(int key, bool grow);
    void scroll(double x, double y);
    void zoom_at(double by, wxPoint const& at);
    void finish(core::PictureBox const& box);

    std::shared_ptr<core::Pixels const> pixels_;
    wxBitmap bitmap_;
    Fit fit_ = Fit::whole;
    std::string sentence_;
    std::vector<MarkedBox> boxes_;
    bool may_draw_ = false;
    double zoom_ = 1;
    wxPoint2DDouble shift_; ///< of the picture's corner against where it fits, in pixels of the window
    std::optional<wxPoint> began_; ///< where the button went down, in pixels of the file
    std::optional<core::PictureBox> drawing_;
    core::PictureBox drawn_box_;
    wxPoint pointed_;
    ThemeWatch watch_{[this] { Refresh(); }};
};

} // namespace app
