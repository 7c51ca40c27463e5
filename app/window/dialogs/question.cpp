#include "app/window/dialogs/question.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/theme.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/icon.h"
#include "app/window/widgets/label.h"
#include "app/window/wxtext.h"

#include <wx/dialog.h>
#include <wx/sizer.h>
#include <wx/statbmp.h>

namespace app {

namespace {

class Box : public wxDialog {
public:
    Box(wxWindow* parent, Question const& question, char const* picture, Tone tone)
        : wxDialog(parent, wxID_ANY, to_label(question.title)) {
        auto* heading = new WrapLabel(this, question.title, {TextRole::text, 12, Weight::semibold});
        shim::set_role(*heading, shim::Role::heading);
        auto* words = new wxBoxSizer(wxVERTICAL);
        auto* text = new WrapLabel(this, question.text,
                                   {.role = TextRole::muted, .points = 10, .selectable = Selectable::yes});
        for (auto* label : {heading, text}) label->SetMinSize(FromDIP(wxSize(380, -1)));
        words->Add(heading, 0, wxEXPAND);
        words->Add(text, 0, wxEXPAND | wxTOP, FromDIP(6));
        auto* top = new wxBoxSizer(wxHORIZONTAL);
        auto const drawn = icon(picture, tone_colours(tone).pill_text, 24);
        top->Add(new wxStaticBitmap(this, wxID_ANY, drawn), 0, wxRIGHT, FromDIP(14));
        top->Add(words, 1, wxEXPAND);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        wxButton* safe = nullptr;
        if (question.no.empty()) {
            safe = primary_button(this, question.yes, wxID_CANCEL);
        } else {
            safe = plain_button(this, question.no, wxID_CANCEL);
            buttons->Add(safe, 0, wxRIGHT, FromDIP(8));
            auto* act = question.weight == Question::Weight::grave ? plain_button(this, question.yes, wxID_OK)
                                                                   : primary_button(this, question.yes, wxID_OK);
            if (question.weight == Question::Weight::grave) add_button_class(*act, "danger");
            buttons->Add(act);
        }
        if (question.no.empty()) buttons->Add(safe);
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(top, 1, wxEXPAND);
        column->Add(buttons, 0, wxEXPAND | wxTOP, FromDIP(20));
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(22));
        SetSizerAndFit(outer);
        Layout(); // paragraphs know their height once they have their width
        Fit();
        CentreOnParent();
        SetEscapeId(wxID_CANCEL);
        safe->SetDefault();
        safe->SetFocus();
    }
};

} // namespace

bool ask(wxWindow* parent, Question const& question) {
    return Box(parent, question, "question", Tone::mixed).ShowModal() == wxID_OK;
}

void tell(wxWindow* parent, std::string const& title, std::string const& text) {
    Box(parent, {title, text, tr("Close"), {}, Question::Weight::ordinary}, "info", Tone::info).ShowModal();
}

} // namespace app
