// Language, look, text size, backups, and which programs are there that read files; who works here is chosen at the badge. Each takes effect when the dialog closes with Save.
#pragma once

#include "app/window/settings.h"

#include <wx/dialog.h>

class wxCheckBox;
class wxChoice;
class wxSizer;
class wxSpinCtrlDouble;
class wxTextCtrl;

namespace app {

class Preferences : public wxDialog {
public:
    Preferences(wxWindow* parent, Settings& settings);
    bool language_changed() const { return language_changed_; }

private:
    void save();
    void add_programs(wxSizer& column);

    Settings& settings_;
    wxChoice* language_ = nullptr;
    wxChoice* appearance_ = nullptr;
    wxSpinCtrlDouble* size_ = nullptr;
    wxChoice* sure_ = nullptr;
    wxCheckBox* indirect_ = nullptr;
    wxChoice* backups_ = nullptr;
    wxTextCtrl* backup_folder_ = nullptr;
    bool language_changed_ = false;
};

} // namespace app
