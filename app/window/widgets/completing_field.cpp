#include "app/window/widgets/completing_field.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/wxtext.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

namespace app {

wxDEFINE_EVENT(EVT_COMPLETED, wxCommandEvent);

CompletingField::CompletingField(wxWindow* parent, std::string const& name,
                                 std::unique_ptr<Completion> completion, std::string const& hint)
    : wxPanel(parent), completion_(std::move(completion)) {
    SetName(to_wx(name));
    field_ = new wxTextCtrl(this, wxID_ANY, wxEmptyString, wxDefaultPosition, wxDefaultSize,
                            wxTE_PROCESS_ENTER);
    if (!hint.empty()) field_->SetHint(to_wx(hint));
    shim::name_for_assistive(field_, name);
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    sizer->Add(field_, 1, wxEXPAND);
    SetSizer(sizer);
    list_ = new ChoiceList(this, name, [this](Choice const& choice) { choose(choice); });
    frame_ = wxGetTopLevelParent(this);
    field_->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        typed();
        event.Skip();
    });
    field_->Bind(wxEVT_KEY_DOWN, &CompletingField::on_key, this);
    field_->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        waits_ = false;
        list_->field_lost_keyboard();
        event.Skip();
    });
    frame_->Bind(wxEVT_MOVE, &CompletingField::on_window_moved, this);
}

CompletingField::~CompletingField() {
    if (frame_) frame_->Unbind(wxEVT_MOVE, &CompletingField::on_window_moved, this);
}

wxSize CompletingField::DoGetBestClientSize() const {
    return {FromDIP(120), field_ ? field_->GetBestSize().y : FromDIP(34)};
}

bool CompletingField::list_is_open() const { return list_->IsShown(); }

void CompletingField::set_value(Value value) {
    value_ = std::move(value);
    field_->ChangeValue(to_wx(value_.text));
    close_list();
}

void CompletingField::typed() {
    value_ = {to_utf8(field_->GetValue()), std::nullopt};
    if (value_.text.empty()) {
        close_list();
    } else {
        open();
    }
}

void CompletingField::open() {
    waits_ = true;
    completion_->ask(value_.text, [this](std::vector<Choice> const& choices) {
        if (waits_) list_->offer(choices);
    });
}

void CompletingField::close_list() {
    waits_ = false;
    list_->close();
}

void CompletingField::choose(Choice const& choice) {
    set_value({choice.label, choice.id});
    field_->SetInsertionPointEnd();
    wxCommandEvent event(EVT_COMPLETED, GetId());
    event.SetEventObject(this);
    event.SetString(to_wx(choice.id));
    HandleWindowEvent(event);
}

void CompletingField::on_key(wxKeyEvent& event) {
    if (!list_->IsShown() && event.GetKeyCode() == WXK_DOWN && event.GetModifiers() == wxMOD_NONE) return open();
    if (!list_->take_key(event.GetKeyCode())) event.Skip();
}

void CompletingField::on_window_moved(wxMoveEvent& event) {
    close_list();
    event.Skip();
}

} // namespace app
