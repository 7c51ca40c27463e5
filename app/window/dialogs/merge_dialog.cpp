#include "app/window/dialogs/merge_dialog.h"

#include "app/common/said.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/dialog.h>
#include <wx/sizer.h>

namespace app {

namespace {

class MergeDialog : public wxDialog {
public:
    MergeDialog(wxWindow* parent, MergeWords const& words, MergeSide stays, MergeSide goes, std::string const& doubt)
        : wxDialog(parent, wxID_ANY, to_wx(words.title)), stays_(std::move(stays)), goes_(std::move(goes)) {
        auto const gap = FromDIP(10);
        auto* column = new wxBoxSizer(wxVERTICAL);
        both_ = new wxBoxSizer(wxHORIZONTAL);
        column->Add(both_, 0, wxEXPAND | wxBOTTOM, gap);
        title_ = new SectionLabel(this, tr("Words that differ"));
        column->Add(title_, 0, wxBOTTOM, FromDIP(4));
        differing_ = new WrapLabel(this, "", {TextRole::text, 10, Weight::normal, TextLook::Family::serif});
        differing_->SetMinSize(FromDIP(wxSize(560, -1)));
        column->Add(differing_, 0, wxEXPAND | wxBOTTOM, FromDIP(4));
        legend_ = new WrapLabel(
            this, tr("Struck out: only in the one that stays. Underlined: only in the one that goes into it."),
            {TextRole::faint, 9});
        legend_->SetMinSize(FromDIP(wxSize(560, -1)));
        column->Add(legend_, 0, wxEXPAND | wxBOTTOM, gap);
        fill();
        auto* swap = plain_button(this, tr("The other way round"));
        set_button_icon(*swap, "redo");
        swap->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            std::swap(stays_, goes_);
            CallAfter([this] { fill(); });
        });
        column->Add(swap, 0, wxALIGN_CENTRE_HORIZONTAL | wxBOTTOM, gap);
        auto const text = [&](std::string const& line, TextRole role) {
            auto* label = new WrapLabel(this, line, {role, 10});
            label->SetMinSize(FromDIP(wxSize(560, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
            return label;
        };
        if (!doubt.empty()) text(doubt, TextRole::text)->set_tint(Tint(Tone::negative));
        text(words.consequence, TextRole::muted);
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        row->AddStretchSpacer();
        auto* back = plain_button(this, tr("Go back"), wxID_CANCEL);
        row->Add(back, 0, wxRIGHT, FromDIP(8));
        row->Add(primary_button(this, tr("Merge"), wxID_OK));
        column->Add(row, 0, wxEXPAND | wxTOP, FromDIP(6));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        CentreOnParent();
        // Enter on the line that chose the entry must not merge as well.
        back->SetFocus();
    }
    std::pair<core::Ref, core::Ref> chosen() const { return {stays_.ref, goes_.ref}; }

private:
    void fill() {
        both_->Clear(true);
        both_->Add(card(tr("Stays"), stays_, Tone::positive), 1, wxEXPAND | wxRIGHT, FromDIP(12));
        both_->Add(card(tr("Goes into it"), goes_, Tone::neutral), 1, wxEXPAND);
        auto const differing = words_that_differ(stays_, goes_);
        differing_->set_difference(differing.pieces);
        shim::name_for_assistive(differing_, in_words(differing.pieces));
        for (auto* window :
             {static_cast<wxWindow*>(title_), static_cast<wxWindow*>(differing_), static_cast<wxWindow*>(legend_)})
            window->Show(!differing.pieces.empty());
        if (GetSizer()) GetSizer()->Fit(this);
        Layout();
    }
    /// For whoever does not see what is struck out.
    static std::string in_words(std::vector<core::Piece> const& pieces) {
        std::string words;
        for (auto const& piece : pieces)
            words += piece.kind == core::Piece::Kind::removed ? "[− " + piece.text + "]"
                     : piece.kind == core::Piece::Kind::added ? "[+ " + piece.text + "]"
                                                              : piece.text;
        return words;
    }
    Card* card(std::string const& what, MergeSide const& side, Tone tone) {
        auto* made = new Card(this, labelled(what, side.name));
        made->set_tint(Tint(tone));
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new SectionLabel(made, what), 0, wxBOTTOM, FromDIP(6));
        auto const line = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(made, words, look);
            label->SetMinSize(FromDIP(wxSize(240, -1)));
            inside->Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(3));
        };
        line(side.name, {TextRole::text, 12, Weight::semibold});
        for (auto const& each : side.lines) line(each, {TextRole::muted, 9.5});
        made->set_content(inside);
        return made;
    }

    wxBoxSizer* both_ = nullptr;
    SectionLabel* title_ = nullptr;
    WrapLabel* differing_ = nullptr;
    WrapLabel* legend_ = nullptr;
    MergeSide stays_, goes_;
};

} // namespace

std::optional<std::pair<core::Ref, core::Ref>> ask_merge(wxWindow* parent, MergeWords const& words, MergeSide stays,
                                                         MergeSide goes, std::string const& doubt) {
    MergeDialog dialog(parent, words, std::move(stays), std::move(goes), doubt);
    return dialog.ShowModal() == wxID_OK ? std::optional(dialog.chosen()) : std::nullopt;
}

} // namespace app
