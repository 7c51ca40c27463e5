#include "app/window/widgets/typing_undo.h"

#include "app/desk/typing.h"
#include "app/window/wxtext.h"

#include <wx/eventfilter.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <memory>
#include <unordered_map>

namespace app {

namespace {

std::u32string words_in(wxTextCtrl const& field) {
    std::u32string words;
    auto const value = field.GetValue();
    for (auto const letter : value) words += static_cast<char32_t>(letter.GetValue());
    return words;
}

wxString to_wx_words(std::u32string const& words) {
    wxString all;
    for (auto const letter : words) all += wxUniChar(letter);
    return all;
}

class Watched {
public:
    explicit Watched(wxTextCtrl& field) : field_(field), typing_(words_in(field)) {
        field.Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
            event.Skip();
            if (!putting_) typing_.typed(words_in(field_));
        });
        // Menus bring Ctrl+Z in the window; a dialog has none.
        field.Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
            auto const shift = event.GetModifiers() == (wxMOD_CONTROL | wxMOD_SHIFT);
            auto const plain = event.GetModifiers() == wxMOD_CONTROL;
            if (plain && event.GetKeyCode() == 'Z') return static_cast<void>(undo());
            if ((shift && event.GetKeyCode() == 'Z') || (plain && event.GetKeyCode() == 'Y'))
                return static_cast<void>(redo());
            event.Skip();
        });
    }
    bool undo() {
        catch_up();
        return put(typing_.undo());
    }
    bool redo() {
        catch_up();
        return put(typing_.redo());
    }
    bool untouched() {
        catch_up();
        return typing_.untouched();
    }
    /// The program may have put other words there, without an event.
    void catch_up() {
        if (auto now = words_in(field_); now != typing_.now()) typing_.start_over(std::move(now));
    }

private:
    bool put(std::optional<Typing::Text> const& text) {
        if (!text) return false;
        putting_ = true;
        field_.SetValue(to_wx_words(text->words)); // whoever hears the field learns it like any typing
        field_.SetInsertionPoint(static_cast<long>(text->caret));
        putting_ = false;
        return true;
    }

    wxTextCtrl& field_;
    Typing typing_;
    bool putting_ = false;
};

class Watching : public wxEventFilter {
public:
    int FilterEvent(wxEvent& event) override {
        auto const kind = event.GetEventType();
        if (kind == wxEVT_SET_FOCUS)
            if (auto* field = dynamic_cast<wxTextCtrl*>(event.GetEventObject()); field && field->IsEditable())
                watched(*field).catch_up();
        if (kind == wxEVT_DESTROY) fields_.erase(event.GetEventObject());
        return Event_Skip;
    }
    Watched& watched(wxTextCtrl& field) {
        auto& known = fields_[&field];
        if (!known) known = std::make_unique<Watched>(field);
        return *known;
    }

private:
    std::unordered_map<wxObject*, std::unique_ptr<Watched>> fields_;
};

Watching& watching() {
    static auto* const only = new Watching; // wx sends events until the very end
    return *only;
}

} // namespace

void watch_typing() { wxEvtHandler::AddFilter(&watching()); }

bool undo_typing(wxTextCtrl& field) { return watching().watched(field).undo(); }
bool redo_typing(wxTextCtrl& field) { return watching().watched(field).redo(); }
bool is_untouched(wxTextCtrl& field) { return watching().watched(field).untouched(); }

} // namespace app
