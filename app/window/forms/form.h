// The frame of every form at the right: a title and labelled fields that scroll, and below them Save and Cancel, which
// are always in sight. Ctrl+Enter saves from any field, and so does Enter in a line of a form that has nothing but lines and a
// note; Esc leaves; typed text stays until it is saved.
#pragma once

#include "app/desk/desk.h"
#include "app/window/forms/precedents_panel.h"
#include "app/window/looked_up.h"
#include "app/window/widgets/completing_field.h"
#include "app/window/widgets/scroll_column.h"
#include "core/time/time.h"

#include <wx/choice.h>
#include <wx/textctrl.h>

#include <functional>

namespace app {

class WrapLabel;

class Form : public ScrollColumn {
public:
    /// `page` holds nothing else: the form lays itself and its buttons out in it.
    Form(wxWindow* page, Desk& desk);
    /// Puts the caret where typing starts.
    void start();

protected:
    void add_title(std::string const& title);
    void add_quotation(std::string const& words);
    void add_hint(std::string const& text);
    /// A labelled one-line field; `changed` hears every keystroke.
    wxTextCtrl* add_text(std::string const& label, std::string const& value,
                         std::function<void(std::string)> changed);
    wxTextCtrl* add_long_text(std::string const& label, std::string const& value, int lines,
                              std::function<void(std::string)> changed);
    /// One line of words that may be long: it is shown on two, and stays one whatever is pasted.
    wxTextCtrl* add_wrapped(std::string const& label, std::string const& value,
                            std::function<void(std::string)> changed);
    /// A long text that may as well be left empty: Enter saves the form all the same.
    wxTextCtrl* add_note(std::string const& label, std::string const& value, std::function<void(std::string)> changed);
    /// A date field: takes EDTF and everyday dates, says at once what is wrong with one. The calendar beside it opens
    /// at its date, or else at today's.
    wxTextCtrl* add_date(std::string const& label, core::PartialDate const& value,
                         std::function<void(core::PartialDate)> changed);
    /// A language, by its name; `value` is its code, also one that is not among those offered.
    void add_language(std::string const& label, std::string const& value, std::function<void(std::string)> changed);
    wxChoice* add_choice(std::string const& label, std::vector<std::string> const& items, int chosen,
                         std::function<void(int)> changed);
    CompletingField* add_party(std::string const& label, std::string const& value,
                               std::function<void(std::string)> changed);
    /// A topic by its name, of those that are here or another.
    CompletingField* add_topic(std::string const& label, std::string const& value,
                               std::function<void(std::string)> changed);
    /// A field that finds a statement by its words.
    CompletingField* add_statement(std::string const& label, core::Id<core::Statement> value,
                                   std::function<void(core::Id<core::Statement>)> changed);
    template <class E>
    wxChoice* add_enum(std::string const& label, E& value);
    /// Save and Cancel, below what scrolls; `save` returns whether it worked.
    void add_buttons(std::string const& save_label, std::function<bool()> save);
    /// Why it is not saved, above the buttons, until something is typed.
    void complain(std::string const& text);
    void focus_first(wxWindow* window) { first_ = window; }
    /// Earlier claims like what the form holds, below its fields; looked for again while one types.
    void add_precedents(PrecedentsPanel::Asks asks);
    Desk& desk() { return desk_; }

    /// Cancel and Esc.
    virtual void leave();

private:
    void add_labelled(std::string const& label, wxWindow* field);
    void add_labelled(std::string const& label, wxSizer* row);
    CompletingField* add_name(std::string const& label, std::string const& value, LookedUp::Look look,
                              std::function<void(std::string)> changed);
    std::unique_ptr<Completion> looked_up(LookedUp::Look look);
    /// Tells the desk as well that something was typed, as long as this form is the one that is open.
    template <class Value>
    std::function<void(Value)> heard(std::function<void(Value)> changed);
    void on_key(wxKeyEvent& event);
    bool enter_saves() const;
    void save();

    Desk& desk_;
    wxWindow* foot_ = nullptr; ///< with the buttons
    WrapLabel* complaint_ = nullptr; ///< why it was not saved
    std::function<bool()> save_;
    wxWindow* first_ = nullptr;
    int wrong_dates_ = 0;
    std::vector<wxTextCtrl*> wrapped_; ///< one line each, though they show two
    bool many_lines_ = false; ///< a field has several lines, and Enter belongs to it
    long opened_;
    PrecedentsPanel* precedents_ = nullptr;
};

std::vector<std::string> translated_labels(std::vector<char const*> const& labels);

template <class E>
wxChoice* Form::add_enum(std::string const& label, E& value) {
    std::vector<char const*> labels;
    int chosen = 0;
    int at = 0;
    for (auto const& entry : core::Names<E>::entries) {
        if (entry.value == value) chosen = at;
        labels.push_back(entry.label);
        ++at;
    }
    return add_choice(label, translated_labels(labels), chosen, [&value](int index) {
        value = core::Names<E>::entries[static_cast<std::size_t>(index)].value;
    });
}

} // namespace app
