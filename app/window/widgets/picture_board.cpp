#include "app/window/widgets/picture_board.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/paint.h"
#include "app/window/wxtext.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>
#include <wx/image.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace app {

wxDEFINE_EVENT(EVT_BOX_DRAWN, wxCommandEvent);
wxDEFINE_EVENT(EVT_BOARD_CLICKED, wxCommandEvent);

namespace {

constexpr double most_zoom = 8, zoom_step = 1.25;
constexpr std::int64_t least_drawn = 4; // pixels of the window: a hand that clicks is not still

wxBitmap bitmap_of(core::Pixels const& pixels) {
    wxImage image(static_cast<int>(pixels.width), static_cast<int>(pixels.height), false);
    std::memcpy(image.GetData(), pixels.rgb.data(), pixels.rgb.size());
    return wxBitmap(image);
}

} // namespace

PictureBoard::PictureBoard(wxWindow* parent, std::string const& name) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxBORDER_NONE);
    SetMinSize(FromDIP(wxSize(80, 80)));
    shim::describe(*this, {shim::Role::image, name, {}, {}, {}});
    shim::accept_focus(*this, true);
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxAutoBufferedPaintDC dc(this);
        std::unique_ptr<wxGraphicsContext> const canvas(wxGraphicsContext::Create(dc));
        if (canvas) paint(*canvas);
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        keep_inside();
        Refresh();
        event.Skip();
    });
    Bind(wxEVT_LEFT_DOWN, &PictureBoard::on_down, this);
    Bind(wxEVT_MOTION, &PictureBoard::on_motion, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { on_up(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) {
        began_.reset();
        drawing_.reset();
        Refresh();
    });
    Bind(wxEVT_MOUSEWHEEL, &PictureBoard::on_wheel, this);
    Bind(wxEVT_KEY_DOWN, &PictureBoard::on_key, this);
    for (auto const type : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS})
        Bind(type, [this](wxFocusEvent& event) {
            Refresh();
            event.Skip();
        });
}

void PictureBoard::set_picture(std::shared_ptr<core::Pixels const> pixels, Fit fit, std::string const& sentence) {
    sentence_ = sentence;
    if (pixels != pixels_ || fit != fit_) {
        pixels_ = std::move(pixels);
        fit_ = fit;
        bitmap_ = pixels_ ? bitmap_of(*pixels_) : wxBitmap();
        zoom_ = 1;
        shift_ = {};
        drawing_.reset();
        keep_inside();
    }
    Refresh();
}

void PictureBoard::set_boxes(std::vector<MarkedBox> boxes) {
    boxes_ = std::move(boxes);
    Refresh();
}

double PictureBoard::scale() const {
    auto const size = GetClientSize();
    if (!pixels_ || size.x < 1 || size.y < 1) return 1;
    auto const across = static_cast<double>(size.x) / static_cast<double>(pixels_->of_width);
    auto const down = static_cast<double>(size.y) / static_cast<double>(pixels_->of_height);
    return zoom_ * (fit_ == Fit::width ? across : std::min(across, down));
}

wxPoint2DDouble PictureBoard::origin() const {
    if (!pixels_) return {};
    auto const size = GetClientSize();
    auto const width = static_cast<double>(pixels_->of_width) * scale(), height = static_cast<double>(pixels_->of_height) * scale();
    return {std::max(0.0, (size.x - width) / 2) + shift_.m_x, std::max(0.0, (size.y - height) / 2) + shift_.m_y};
}

void PictureBoard::keep_inside() {
    if (!pixels_) return;
    auto const size = GetClientSize();
    auto const width = static_cast<double>(pixels_->of_width) * scale(), height = static_cast<double>(pixels_->of_height) * scale();
    shift_.m_x = std::clamp(shift_.m_x, std::min(0.0, size.x - width), 0.0);
    shift_.m_y = std::clamp(shift_.m_y, std::min(0.0, size.y - height), 0.0);
}

wxRect2DDouble PictureBoard::on_screen(core::PictureBox const& box) const {
    auto const by = scale();
    auto const corner = origin();
    return {corner.m_x + static_cast<double>(box.left) * by, corner.m_y + static_cast<double>(box.top) * by, static_cast<double>(box.width) * by,
            static_cast<double>(box.height) * by};
}

/// The nearest pixel of the picture.
wxPoint PictureBoard::in_file(wxPoint const& at) const {
    auto const by = scale();
    auto const corner = origin();
    auto const clamped = [&](double value, std::int64_t most) {
        return static_cast<int>(std::clamp(std::floor(value / by), 0.0, static_cast<double>(most - 1)));
    };
    return {clamped(at.x - corner.m_x, pixels_->of_width), clamped(at.y - corner.m_y, pixels_->of_height)};
}

core::PictureBox PictureBoard::between(wxPoint const& one, wxPoint const& other) const {
    return {std::min(one.x, other.x), std::min(one.y, other.y), std::abs(one.x - other.x) + 1, std::abs(one.y - other.y) + 1};
}

void PictureBoard::paint(wxGraphicsContext& canvas) {
    auto const size = GetClientSize();
    canvas.SetPen(*wxTRANSPARENT_PEN);
    canvas.SetBrush(wxBrush(palette().window));
    canvas.DrawRectangle(0, 0, size.x, size.y);
    if (pixels_) {
        auto const whole = on_screen({0, 0, pixels_->of_width, pixels_->of_height});
        canvas.DrawBitmap(bitmap_, whole.m_x, whole.m_y, whole.m_width, whole.m_height);
        for (auto const& each : boxes_) paint_box(canvas, each.box, each.tint, each.look);
        if (drawing_) paint_box(canvas, *drawing_, Tint(Tone::info), MarkedBox::Look::chosen);
    } else {
        canvas.SetFont(ui_font(10), palette().muted);
        auto const lines = break_lines(canvas, to_label(sentence_), size.x - FromDIP(40), 4);
        double const height = line_height(*this, ui_font(10));
        auto y = (size.y - height * static_cast<double>(lines.size())) / 2;
        for (auto const& line : lines) {
            canvas.DrawText(line, (size.x - text_width(canvas, line)) / 2, y);
            y += height;
        }
    }
    if (HasFocus()) draw_focus_ring(canvas, size, FromDIP(4));
}

void PictureBoard::paint_box(wxGraphicsContext& canvas, core::PictureBox const& box, Tint const& tint, MarkedBox::Look look) const {
    using Look = MarkedBox::Look;
    auto const colours = tone_colours(tint);
    auto const place = on_screen(box);
    // The ground shines through, so that what is marked stays legible.
    auto const ground = colours.dot;
    auto const strength = look == Look::line ? 26 : look == Look::chosen ? 70 : 40;
    canvas.SetBrush(wxBrush(wxColour(ground.Red(), ground.Green(), ground.Blue(), static_cast<unsigned char>(strength))));
    canvas.SetPen(look == Look::line ? wxGraphicsPen() : canvas.CreatePen(wxGraphicsPenInfo(ground).Width(look == Look::chosen ? 2 : 1)));
    canvas.DrawRectangle(place.m_x, place.m_y, place.m_width, place.m_height);
}

void PictureBoard::on_down(wxMouseEvent& event) {
    SetFocus();
    if (!pixels_) return;
    began_ = in_file(event.GetPosition());
    drawing_.reset();
    CaptureMouse();
}

void PictureBoard::on_motion(wxMouseEvent& event) {
    auto const over = pixels_ ? in_file(event.GetPosition()) : wxPoint();
    if (!began_ || !HasCapture()) {
        SetCursor(pixels_ && may_draw_ ? wxCursor(wxCURSOR_CROSS) : wxNullCursor);
        return;
    }
    if (!may_draw_) return;
    auto const box = between(*began_, over);
    auto const far = static_cast<double>(std::max(box.width, box.height)) * scale();
    if (drawing_ || far > static_cast<double>(least_drawn)) drawing_ = box;
    Refresh();
}

void PictureBoard::on_up() {
    if (HasCapture()) ReleaseMouse();
    if (!began_) return;
    pointed_ = *began_;
    began_.reset();
    if (drawing_) return finish(*drawing_);
    wxCommandEvent event(EVT_BOARD_CLICKED, GetId());
    event.SetEventObject(this);
    event.SetInt(-1);
    // The smallest that is there: one inside another can be chosen as well.
    std::int64_t smallest = 0;
    for (std::size_t at = 0; at < boxes_.size(); ++at) {
        auto const& box = boxes_[at].box;
        auto const inside = pointed_.x >= box.left && pointed_.x < box.left + box.width && pointed_.y >= box.top && pointed_.y < box.top + box.height;
        auto const area = box.width * box.height;
        if (boxes_[at].look == MarkedBox::Look::line || !inside || (event.GetInt() >= 0 && area >= smallest)) continue;
        event.SetInt(static_cast<int>(at));
        smallest = area;
    }
    HandleWindowEvent(event);
}

void PictureBoard::finish(core::PictureBox const& box) {
    drawn_box_ = box;
    drawing_.reset();
    Refresh();
    wxCommandEvent event(EVT_BOX_DRAWN, GetId());
    event.SetEventObject(this);
    HandleWindowEvent(event);
}

void PictureBoard::scroll(double x, double y) {
    shift_.m_x += x;
    shift_.m_y += y;
    keep_inside();
    Refresh();
}

void PictureBoard::zoom_at(double by, wxPoint const& at) {
    if (!pixels_) return;
    auto const before = origin();
    auto const old = scale();
    zoom_ = std::clamp(zoom_ * by, 1.0, most_zoom);
    auto const grown = scale() / old;
    auto const wanted = wxPoint2DDouble(at.x - (at.x - before.m_x) * grown, at.y - (at.y - before.m_y) * grown);
    shift_ = {};
    auto const fits_at = origin();
    shift_ = wanted - fits_at;
    keep_inside();
    Refresh();
}

void PictureBoard::zoom(double by) { zoom_at(by, wxPoint(GetClientSize().x / 2, GetClientSize().y / 2)); }

void PictureBoard::on_wheel(wxMouseEvent& event) {
    auto const turns = static_cast<double>(event.GetWheelRotation()) / std::max(event.GetWheelDelta(), 1);
    if (event.ControlDown()) return zoom_at(std::pow(zoom_step, turns), event.GetPosition());
    auto const before = shift_;
    auto const step = turns * FromDIP(60);
    if (event.ShiftDown() || event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL) scroll(event.ShiftDown() ? step : -step, 0);
    else scroll(0, step);
    if (shift_ == before) event.Skip();
}

/// A box that is being drawn is moved, or grows at its right and lower side; else what shows is scrolled.
bool PictureBoard::move_by_key(int key, bool grow) {
    int const x = key == WXK_LEFT ? -1 : key == WXK_RIGHT ? 1 : 0, y = key == WXK_UP ? -1 : key == WXK_DOWN ? 1 : 0;
    if (x == 0 && y == 0) return false;
    if (!drawing_) {
        scroll(-x * FromDIP(40), -y * FromDIP(40));
        return true;
    }
    auto const step = std::max<std::int64_t>(1, static_cast<std::int64_t>(FromDIP(6) / scale()));
    auto& box = *drawing_;
    if (grow) {
        box.width = std::clamp<std::int64_t>(box.width + x * step, 1, pixels_->of_width - box.left);
        box.height = std::clamp<std::int64_t>(box.height + y * step, 1, pixels_->of_height - box.top);
    } else {
        box.left = std::clamp<std::int64_t>(box.left + x * step, 0, pixels_->of_width - box.width);
        box.top = std::clamp<std::int64_t>(box.top + y * step, 0, pixels_->of_height - box.height);
    }
    Refresh();
    return true;
}

void PictureBoard::on_key(wxKeyEvent& event) {
    auto const key = event.GetKeyCode();
    auto const plain = (event.GetModifiers() & ~wxMOD_SHIFT) == 0;
    if (key == WXK_TAB) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (pixels_ && plain) {
        if (move_by_key(key, event.ShiftDown())) return;
        if (key == '+' || key == WXK_NUMPAD_ADD || key == '=') return zoom(zoom_step);
        if (key == '-' || key == WXK_NUMPAD_SUBTRACT) return zoom(1 / zoom_step);
        if ((key == WXK_RETURN || key == WXK_SPACE || key == WXK_NUMPAD_ENTER) && may_draw_) {
            if (drawing_) return finish(*drawing_);
            // In the middle of what shows, a third as large.
            auto const size = GetClientSize();
            drawing_ = between(in_file({size.x / 3, size.y / 3}), in_file({size.x * 2 / 3, size.y * 2 / 3}));
            return Refresh();
        }
        if (key == WXK_ESCAPE && drawing_) {
            drawing_.reset();
            return Refresh();
        }
    }
    event.Skip();
}

} // namespace app
