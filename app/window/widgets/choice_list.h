// What a field offers while one types into it: a list below it that the field's own keys walk.
#pragma once

#include "app/window/theme.h"

#include <wx/popupwin.h>

#include <functional>
#include <string>
#include <vector>

namespace app {

struct Choice {
    std::string id;
    std::string label;
    std::string detail; ///< second, quieter word; may be empty
};

class ChoiceList : public wxPopupWindow {
public:
    /// `name` is for assistive technology; `chosen` hears which one was taken, and closes the list or not.
    ChoiceList(wxWindow* field, std::string const& name, std::function<void(Choice const&)> chosen);

    /// Shows these, at most eight, below the field; with none the list closes.
    void offer(std::vector<Choice> const& choices);
    void close();
    /// A key of the field: arrows, Return, Tab and Esc belong to the list while it shows. False: the field's.
    bool take_key(int key);
    void field_lost_keyboard();

private:
    class Row;
    void fill(std::vector<Choice> const& choices);
    void show_under(wxRect const& field);
    void mark(int row);

    wxWindow& field_;
    std::function<void(Choice const&)> chosen_;
    std::vector<Row*> rows_;
    int marked_ = -1;
};

} // namespace app
