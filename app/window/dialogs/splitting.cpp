#include "app/window/dialogs/splitting.h"

#include "app/common/text.h"
#include "app/desk/split_parts.h"
#include "app/desk/together.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"
#include "core/text/tidy.h"

#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

namespace {

struct SplitWords {
    std::string title, consequence, field;
};

SplitWords split_words(core::Kind kind) {
    switch (kind) {
    case core::Kind::statement:
        return {tr("Split the statement in two"), tr("What you tick goes to a new statement with the same speaker and day, which you can change there. It can be undone."),
                tr("Words of the new statement")};
    case core::Kind::source:
        return {tr("Split the source in two"), tr("The captures you tick, with their texts and quotations, go to a new source. It can be undone."), tr("Title of the new source")};
    default:
        return {tr("Split the claim in two"), tr("The links you tick go to a new claim, which has no rating yet. It can be undone."), tr("The new claim, a sentence that can be checked")};
    }
}

class SplitDialog : public wxDialog {
public:
    SplitDialog(wxWindow* parent, std::string const& what, SplitWords const& words, std::vector<SplitPart> const& parts)
        : wxDialog(parent, wxID_ANY, to_wx(words.title)), parts_(parts) {
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const paragraph = [&](std::string const& text, TextLook look, int below) {
            auto* label = new WrapLabel(this, text, look);
            label->SetMinSize(FromDIP(wxSize(560, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(below));
            return label;
        };
        shim::set_role(*paragraph(words.title, {TextRole::text, 12, Weight::semibold}, 6), shim::Role::heading);
        paragraph(what, {TextRole::text, 10.5, Weight::normal, TextLook::Family::serif}, 10);
        constexpr std::size_t most_shown = 72; // signs, in a line of the list
        auto* list = new ScrollColumn(this, Ground::window, 2);
        for (auto const& part : parts_) {
            boxes_.push_back(new wxCheckBox(list, wxID_ANY, to_label(shortened(part.line, most_shown))));
            boxes_.back()->SetToolTip(to_label(part.line));
            shim::name_for_assistive(boxes_.back(), part.line);
            list->content().Add(boxes_.back(), 0, wxEXPAND | wxBOTTOM, FromDIP(4));
        }
        constexpr int most_height = 260, line_height = 30;
        list->SetMinSize(FromDIP(wxSize(600, std::min(most_height, 12 + line_height * static_cast<int>(parts_.size())))));
        column->Add(list, 1, wxEXPAND | wxBOTTOM, FromDIP(10));
        paragraph(words.field, {TextRole::muted, 9.5}, 3);
        field_ = new wxTextCtrl(this, wxID_ANY);
        shim::name_for_assistive(field_, words.field);
        column->Add(field_, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
        paragraph(words.consequence, {TextRole::muted, 9.5}, 12);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddStretchSpacer();
        row->Add(plain_button(this, tr("Go back"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        row->Add(primary_button(this, tr("Split"), wxID_OK));
        column->Add(row, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        list->relayout();
        CentreOnParent();
        if (!boxes_.empty()) boxes_.front()->SetFocus();
    }

    std::vector<core::Ref> taken() const {
        std::vector<core::Ref> taken;
        for (std::size_t at = 0; at < boxes_.size(); ++at)
            if (boxes_[at]->GetValue()) taken.push_back(parts_[at].ref);
        return taken;
    }
    std::string text() const { return to_utf8(field_->GetValue()); }

private:
    std::vector<SplitPart> parts_;
    std::vector<wxCheckBox*> boxes_;
    wxTextCtrl* field_ = nullptr;
};

} // namespace

void split_by_choice(wxWindow* parent, Desk& desk, core::Ref whole) {
    std::vector<SplitPart> parts;
    std::string what;
    auto const read = desk.workbench().attempt([&] {
        parts = split_parts(desk.reader(), whole);
        if (auto const record = desk.reader().find(whole)) what = shortened(core::tidy(core::caption_of(*record)), 300);
    });
    if (!read) return;
    if (parts.empty()) return desk.notice(tr("Nothing hangs on it that could go to a new one."));
    SplitDialog dialog(parent, what, split_words(whole.kind), parts);
    if (dialog.ShowModal() != wxID_OK) return;
    if (auto const made = split_off(desk.workbench(), whole, dialog.taken(), dialog.text())) desk.navigation().open(made);
}

} // namespace app
