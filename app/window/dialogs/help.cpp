#include "app/window/dialogs/help.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/pages/legend.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"

#include <wx/frame.h>
#include <wx/sizer.h>
#include <wx/weakref.h>

#include <map>

namespace app {

namespace {

class HelpFrame : public wxFrame {
public:
    explicit HelpFrame(wxWindow* parent)
        : wxFrame(parent, wxID_ANY, wtr("Help"), wxDefaultPosition, wxDefaultSize,
                  wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT) {
        auto* ground = new wxPanel(this);
        follow_ground(*ground, Ground::surface);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* topics = new ScrollColumn(ground, Ground::window, 12);
        topics->SetMinSize(FromDIP(wxSize(210, -1)));
        for (auto const& page : help_pages()) {
            auto* button = flat_button(topics, tr(page.title));
            button->Bind(wxEVT_BUTTON, [this, topic = page.topic](wxCommandEvent&) { show(topic); });
            topics->content().Add(button, 0, wxBOTTOM, FromDIP(2));
            buttons_.emplace(page.topic, button);
        }
        column_ = new ScrollColumn(ground, Ground::surface, 28);
        row->Add(topics, 0, wxEXPAND);
        row->Add(new Hairline(ground, wxVERTICAL), 0, wxEXPAND);
        row->Add(column_, 1, wxEXPAND);
        ground->SetSizer(row);
        SetSize(FromDIP(wxSize(760, 620)));
        SetMinSize(FromDIP(wxSize(480, 320)));
        CentreOnParent();
        Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
            if (event.GetKeyCode() == WXK_ESCAPE) Close();
            else event.Skip();
        });
    }

    void show(HelpTopic topic) {
        auto const& page = help_page(topic);
        SetTitle(wtr("Help") + L" — " + wtr(page.title));
        buttons_.at(topic)->SetFocus();
        column_->Scroll(0, 0);
        column_->rebuild([&](ScrollColumn& column) {
            auto* heading = new WrapLabel(&column, tr(page.title), {TextRole::text, 16, Weight::semibold});
            shim::set_role(*heading, shim::Role::heading);
            column.content().Add(heading, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
            for (auto const* paragraph : page.paragraphs)
                column.content().Add(
                    new WrapLabel(&column, tr(paragraph), {.points = 10.5, .selectable = Selectable::yes}), 0,
                    wxEXPAND | wxBOTTOM, FromDIP(10));
            if (topic == HelpTopic::reader) build_legend(column);
            for (auto const menu : page.menus) build_keys(column, menu);
        });
    }

private:
    void build_section(ScrollColumn& column, std::string const& title) {
        column.content().Add(new SectionLabel(&column, title), 0, wxTOP | wxBOTTOM, FromDIP(8));
    }
    void build_legend(ScrollColumn& column) {
        build_section(column, tr("Colours in an article"));
        column.content().Add(new Legend(&column, Legend::Shape::column), 0, wxEXPAND);
    }
    void build_keys(ScrollColumn& column, Menu menu) {
        auto title = tr(menu_title(menu));
        std::erase(title, '&');
        build_section(column, title);
        if (menu == Menu::source)
            column.content().Add(new WrapLabel(&column, tr("Plain letters count while you read an article."),
                                               {TextRole::muted, 9.5}),
                                 0, wxEXPAND | wxBOTTOM, FromDIP(6));
        auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(16, 5)));
        grid->AddGrowableCol(1);
        for (auto const& line : keys_of(menu)) {
            auto keys = shown_keys(line.anywhere);
            if (!line.in_article.empty()) {
                if (!keys.empty()) keys += "  ·  ";
                keys += shown_keys(line.in_article);
            }
            auto* shown = new LineLabel(&column, keys, {TextRole::accent, 9.5, Weight::medium});
            shown->SetMinSize(wxSize(FromDIP(210), -1));
            grid->Add(shown, 0, wxALIGN_TOP);
            grid->Add(new WrapLabel(&column, tr(line.title), {TextRole::text, 9.5}), 1, wxEXPAND);
        }
        column.content().Add(grid, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
    }

    std::map<HelpTopic, wxButton*> buttons_;
    ScrollColumn* column_ = nullptr;
};

} // namespace

void help_on(wxWindow* parent, HelpTopic topic) {
    static wxWeakRef<HelpFrame> open;
    if (open && open->GetParent() != parent) open->Destroy();
    if (!open || open->IsBeingDeleted()) open = new HelpFrame(parent);
    open->show(topic);
    open->Show();
    shim::present(*open);
}

} // namespace app
