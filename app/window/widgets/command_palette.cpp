// The typed text keeps the focus; the list is a native table driven from it, so that assistive
// technology finds rows with names.
#include "app/window/widgets/command_palette.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/fuzzy.h"
#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/dataview.h>
#include <wx/dcclient.h>
#include <wx/dialog.h>
#include <wx/frame.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <memory>

namespace app {
namespace {

constexpr int palette_width = 700;
constexpr int rows_shown = 9;
constexpr int row_height = 35;
constexpr int corner = 11;

wxString escaped(wxString const& text) {
    wxString made;
    for (wxUniChar const letter : text) {
        switch (letter.GetValue()) {
        case '&': made += wxS("&amp;"); break;
        case '<': made += wxS("&lt;"); break;
        case '>': made += wxS("&gt;"); break;
        default: made += letter;
        }
    }
    return made;
}

wxString span(wxColour const& colour, wxString const& text, wxString const& size = {}) {
    wxString open = wxS("<span foreground=\"") + colour.GetAsString(wxC2S_HTML_SYNTAX) + wxS("\"");
    if (!size.empty()) open += wxS(" size=\"") + size + wxS("\"");
    return open + wxS(">") + escaped(text) + wxS("</span>");
}

wxString marked_title(std::string const& title, std::string const& typed) {
    wxString const text = to_wx(title);
    auto const match = fuzzy_match(to_wx(typed).ToStdWstring(), text.ToStdWstring());
    if (!match || match->positions.empty()) return escaped(text);
    wxString made;
    std::size_t next = 0;
    for (std::size_t at = 0; at < text.length(); ++at) {
        wxString const letter = escaped(wxString(text[at]));
        bool const hit = next < match->positions.size() && match->positions[next] == at;
        if (hit) ++next;
        made += hit ? wxS("<b>") + letter + wxS("</b>") : letter;
    }
    return made;
}

class PaletteDialog : public wxDialog {
public:
    PaletteDialog(wxWindow* parent, std::vector<CommandItem> const& items,
                  PaletteWords const& words)
        : wxDialog(parent, wxID_ANY, to_wx(words.title), wxDefaultPosition, wxDefaultSize,
                   wxBORDER_NONE | wxFRAME_SHAPED | wxFRAME_NO_TASKBAR),
          items_(items), words_(words) {
        SetBackgroundColour(palette().raised);
        build();
        refill();
        place(parent);
        field_->SetFocus();
    }
    std::optional<std::string> chosen() const { return chosen_; }

private:
    void build() {
        field_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                                wxTE_PROCESS_ENTER | wxBORDER_NONE);
        field_->SetFont(ui_font(12));
        shim::add_class(*field_, "cp-bare");
        shim::name_for_assistive(field_, words_.hint);
        list_ = new wxDataViewListCtrl(this, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                       wxDV_NO_HEADER | wxDV_SINGLE | wxBORDER_NONE);
        shim::add_class(*list_, "cp-menu-list");
        shim::name_for_assistive(list_, words_.title);
        add_column(FromDIP(palette_width - 126), wxALIGN_LEFT);
        add_column(FromDIP(96), wxALIGN_RIGHT);
        nothing_ = new LineLabel(this, words_.nothing, {.role = TextRole::muted});
        nothing_->Hide();
        // GTK hides an entry's own hint as soon as it has the focus, which is always here.
        hint_ = new LineLabel(this, words_.hint, {.role = TextRole::faint});

        auto* top = new wxBoxSizer(wxHORIZONTAL);
        top->Add(new wxStaticBitmap(this, wxID_ANY, icon("search", palette().muted, 20)), 0,
                 wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(18));
        top->Add(field_, 1, wxALIGN_CENTRE_VERTICAL | wxALL, FromDIP(8));
        top->Add(hint_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
        auto* all = new wxBoxSizer(wxVERTICAL);
        all->AddSpacer(FromDIP(3));
        all->Add(top, 0, wxEXPAND | wxRIGHT, FromDIP(10));
        all->Add(new Hairline(this), 0, wxEXPAND | wxLEFT | wxRIGHT, 1);
        all->Add(list_, 1, wxEXPAND | wxALL, FromDIP(8));
        all->Add(nothing_, 1, wxALIGN_CENTRE_HORIZONTAL | wxALL, FromDIP(24));
        SetSizer(all);

        field_->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { refill(); });
        Bind(wxEVT_CHAR_HOOK, &PaletteDialog::on_key, this);
        list_->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { accept(); });
        list_->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
            if (wxGetMouseState().LeftIsDown()) CallAfter([this] { accept(); });
        });
        Bind(wxEVT_ACTIVATE, [this](wxActivateEvent& event) {
            if (!event.GetActive() && was_active_ && IsModal()) EndModal(wxID_CANCEL);
            // The list was filled before it had a height, and scrolled accordingly.
            if (!was_active_ && event.GetActive()) CallAfter([this] { select_row(0); });
            was_active_ = was_active_ || event.GetActive();
        });
        Bind(wxEVT_PAINT, [this](wxPaintEvent&) { paint_frame(); });
    }

    void add_column(int width, wxAlignment align) {
        auto* renderer =
            new wxDataViewTextRenderer(wxS("string"), wxDATAVIEW_CELL_INERT,
                                       align | wxALIGN_CENTRE_VERTICAL);
        renderer->EnableMarkup();
        renderer->EnableEllipsize(wxELLIPSIZE_END);
        list_->AppendColumn(new wxDataViewColumn(
            wxEmptyString, renderer, list_->GetColumnCount(), width, align, 0));
    }

    void refill() {
        std::string const typed = to_utf8(field_->GetValue());
        order_ = rank_commands(items_, typed);
        list_->DeleteAllItems();
        for (std::size_t const index : order_) {
            CommandItem const& item = items_[index];
            wxString title = marked_title(item.title, typed);
            if (!item.why_not.empty())
                title = wxS("<span foreground=\"") + palette().faint.GetAsString(wxC2S_HTML_SYNTAX) + wxS("\">") +
                        title + wxS("</span>");
            auto const& beside = item.why_not.empty() ? item.group : item.why_not;
            if (!beside.empty()) title += wxS("   ") + span(palette().faint, to_wx(beside), wxS("small"));
            wxVector<wxVariant> row;
            row.push_back(title);
            row.push_back(span(palette().faint, to_wx(item.shortcut), wxS("small")));
            list_->AppendItem(row);
        }
        select_row(0);
        list_->Show(!order_.empty());
        nothing_->Show(order_.empty());
        hint_->Show(typed.empty());
        fit_rows();
    }

    void select_row(int row) {
        if (order_.empty()) return;
        int const last = static_cast<int>(order_.size()) - 1;
        int const at = std::clamp(row, 0, last);
        list_->SelectRow(static_cast<unsigned>(at));
        list_->EnsureVisible(list_->RowToItem(at));
    }

    void accept() {
        int const row = list_->GetSelectedRow();
        if (row == wxNOT_FOUND || order_.empty()) return;
        chosen_ = items_[order_[static_cast<std::size_t>(row)]].id;
        EndModal(wxID_OK);
    }

    void on_key(wxKeyEvent& event) {
        int const row = list_->GetSelectedRow();
        switch (event.GetKeyCode()) {
        case WXK_UP: select_row(row - 1); break;
        case WXK_DOWN: select_row(row + 1); break;
        case WXK_PAGEUP: select_row(row - rows_shown + 1); break;
        case WXK_PAGEDOWN: select_row(row + rows_shown - 1); break;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER: accept(); break;
        case WXK_ESCAPE: EndModal(wxID_CANCEL); break;
        default: event.Skip();
        }
    }

    void fit_rows() {
        int const rows = std::clamp(static_cast<int>(order_.size()), 2, rows_shown);
        wxSize const size(FromDIP(palette_width), FromDIP(78 + rows * row_height));
        if (size != GetSize()) {
            SetSize(size);
            wxGraphicsPath outline = wxGraphicsRenderer::GetDefaultRenderer()->CreatePath();
            outline.AddRoundedRectangle(0, 0, size.x, size.y, FromDIP(corner));
            SetShape(outline);
        }
        Layout();
    }

    void place(wxWindow* parent) {
        wxSize const size = GetSize();
        wxWindow* frame = wxGetTopLevelParent(parent);
        if (frame) {
            wxRect const around = frame->GetScreenRect();
            SetPosition(wxPoint(around.x + (around.width - size.x) / 2,
                                around.y + FromDIP(84)));
        }
    }

    void paint_frame() {
        wxPaintDC dc(this);
        std::unique_ptr<wxGraphicsContext> const canvas(wxGraphicsContext::Create(dc));
        wxSize const size = GetClientSize();
        canvas->SetBrush(wxBrush(palette().raised));
        wxColour const line = mix(palette().faint, palette().border, 0.35);
        canvas->SetPen(canvas->CreatePen(wxGraphicsPenInfo(line).Width(1.5)));
        canvas->DrawRoundedRectangle(0.75, 0.75, size.x - 1.5, size.y - 1.5, FromDIP(corner));
    }

    std::vector<CommandItem> const& items_;
    PaletteWords const& words_;
    std::vector<std::size_t> order_;
    std::optional<std::string> chosen_;
    bool was_active_ = false;
    wxTextCtrl* field_ = nullptr;
    wxDataViewListCtrl* list_ = nullptr;
    LineLabel* nothing_ = nullptr;
    LineLabel* hint_ = nullptr;
};

} // namespace

std::vector<std::size_t> rank_commands(std::vector<CommandItem> const& items,
                                       std::string const& typed) {
    std::wstring const pattern = to_wx(typed).ToStdWstring();
    std::vector<std::pair<int, std::size_t>> scored;
    for (std::size_t index = 0; index < items.size(); ++index) {
        if (auto const match = fuzzy_match(pattern, to_wx(items[index].title).ToStdWstring())) {
            scored.emplace_back(match->score, index);
        }
    }
    std::stable_sort(scored.begin(), scored.end(),
                     [&](auto const& one, auto const& other) {
                         auto const last = !items[one.second].why_not.empty();
                         auto const other_last = !items[other.second].why_not.empty();
                         return last != other_last ? other_last : one.first > other.first;
                     });
    std::vector<std::size_t> order;
    for (auto const& [score, index] : scored) order.push_back(index);
    return order;
}

std::optional<std::string> pick_command(wxWindow* parent, std::vector<CommandItem> const& items,
                                        PaletteWords const& words) {
    PaletteDialog dialog(parent, items, words);
    dialog.ShowModal();
    return dialog.chosen();
}

} // namespace app
