#include "app/window/pages/picture_pane.h"

#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/picture_board.h"

#include <wx/sizer.h>

namespace app {

PicturePane::PicturePane(wxWindow* parent, Desk& desk)
    : wxPanel(parent), desk_(desk), on_side_(desk.navigation().side_changed.subscribe([this] {
          if (desk_.page_picture().is_shown()) refresh();
      })) {
    follow_ground(*this, Ground::window);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    auto const tool = [&](char const* icon, std::string const& name, std::function<void()> work) {
        auto* button = icon_button(this, icon, name);
        button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) { CallAfter(work); });
        head->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
        return button;
    };
    about_ = new LineLabel(this, "", {TextRole::muted, 9});
    hint_ = new LineLabel(this, "", {.role = TextRole::faint, .points = 9, .fit = TextLook::Fit::cut});
    head->Add(about_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(20));
    head->Add(hint_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(12));
    back_ = tool("back", tr("The page before"), [this] { desk_.page_picture().turn_to(desk_.page_picture().page() - 1); });
    on_ = tool("forward", tr("The next page"), [this] { desk_.page_picture().turn_to(desk_.page_picture().page() + 1); });
    constexpr double step = 1.25;
    tool("minus", tr("Smaller picture"), [this] { board_->zoom(1 / step); });
    tool("plus", tr("Larger picture"), [this] { board_->zoom(step); });
    tool("close", tr("Hide how the page looks"), [this] { desk_.page_picture().show(false); });
    head->AddSpacer(FromDIP(8));
    board_ = new PictureBoard(this, tr("How the page looks"));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(head, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(3));
    column->Add(board_, 1, wxEXPAND);
    SetSizer(column);
    board_->Bind(EVT_BOX_DRAWN, [this](wxCommandEvent&) { CallAfter([this] { begin_quotation(); }); });
    board_->Bind(EVT_BOARD_CLICKED, [this](wxCommandEvent& event) { CallAfter([this, box = event.GetInt()] { clicked(box); }); });
}

void PicturePane::refresh() {
    auto& picture = desk_.page_picture();
    auto const is_picture = picture.is_picture();
    auto const& problem = picture.problem();
    board_->set_picture(picture.drawn(), is_picture ? PictureBoard::Fit::whole : PictureBoard::Fit::width,
                        problem ? tr(*problem) : tr("It is being drawn…"));
    board_->let_draw(is_picture);
    hint_->set_text(is_picture && picture.drawn() ? tr("Draw a box over what you quote (keyboard: Enter, then arrows).") : std::string());
    about_->set_text(is_picture ? tr("Picture") : tr("Page {page} of {pages}", {{"page", std::to_string(picture.page())}, {"pages", std::to_string(picture.pages())}}));
    for (auto* button : {back_, on_}) button->Show(picture.pages() > 1);
    back_->Enable(picture.page() > 1);
    on_->Enable(picture.page() < picture.pages());
    quoted_ = picture.quoted();
    std::vector<MarkedBox> boxes;
    for (auto const& each : quoted_)
        boxes.push_back({each.box, Tint(Tone::info), each.statement == desk_.navigation().statement() ? MarkedBox::Look::chosen : MarkedBox::Look::marked});
    if (auto const box = in_form()) boxes.push_back({*box, Tint(Tone::info), MarkedBox::Look::chosen});
    if (auto const line = picture.at_hand()) boxes.push_back({*line, Tint(Tone::mixed), MarkedBox::Look::line});
    board_->set_boxes(std::move(boxes));
    Layout();
}

/// The region of this picture that stands in the form, if it is open.
std::optional<core::PictureBox> PicturePane::in_form() const {
    if (desk_.navigation().side() != Side::quotation_form) return std::nullopt;
    auto const& shown = desk_.forms().now<PendingQuotation>().shown;
    return shown.source == desk_.navigation().source() ? core::picture_box(shown.where) : std::nullopt;
}

void PicturePane::begin_quotation() {
    auto const& box = board_->drawn_box();
    desk_.recorder().quote_region(desk_.navigation().source(), box, desk_.page_picture().words_in(box));
}

/// On what was quoted: the quotation; else on a line that was read: its place in the text.
void PicturePane::clicked(int box) {
    // What stands in the form and where one reads come after them.
    if (box >= 0 && static_cast<std::size_t>(box) < quoted_.size())
        return desk_.navigation().open_statement(quoted_[static_cast<std::size_t>(box)].statement);
    auto const point = board_->pointed();
    if (auto const offset = desk_.page_picture().offset_at(point.x, point.y)) {
        desk_.page_picture().read_at(*offset);
        desk_.navigation().reveal({*offset, *offset + 1});
    }
}

} // namespace app
