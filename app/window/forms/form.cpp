#include "app/window/forms/form.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/trace.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "core/search/hits.h"

#include <wx/sizer.h>

namespace app {

namespace {

std::vector<Choice> parties_like(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    if (typed.empty()) return choices;
    for (auto const id : reader.parties_like(typed, 8)) {
        auto const party = reader.get(id);
        choices.push_back({core::id_text(id.value), party.name,
                           party.roles.empty() ? tr(core::label_of(party.type)) : party.roles.back().title});
    }
    return choices;
}

/// Statements whose words hold what was typed; with nothing typed, the newest ones.
std::vector<Choice> statements_like(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    auto const add = [&](core::Id<core::Statement> id) {
        if (auto const statement = reader.find(id))
            choices.push_back({core::id_text(id.value), shortened(statement->text, 70),
                               said_line(reader, *statement)});
    };
    if (typed.empty()) {
        for (auto const id : reader.list(core::Kind::statement, 0, 8)) add({id});
        return choices;
    }
    for (auto const& hit : core::find_hits(reader, typed + " kind:statement", 8)) add({hit.ref.id});
    return choices;
}

} // namespace

std::vector<std::string> translated_labels(std::vector<char const*> const& labels) {
    std::vector<std::string> words;
    for (auto const* label : labels) words.push_back(tr(label));
    return words;
}

Form::Form(wxWindow* parent, Desk& desk)
    : ScrollColumn(parent), desk_(desk), opened_(desk.forms().opened()) {
    Bind(wxEVT_CHAR_HOOK, &Form::on_key, this);
}

template <class Value>
std::function<void(Value)> Form::heard(std::function<void(Value)> changed) {
    return [this, changed = std::move(changed)](Value value) {
        // A form that was replaced hears its fields lose the keyboard.
        if (opened_ != desk_.forms().opened()) return;
        trace("typed");
        changed(std::move(value));
        desk_.forms().typed();
        if (precedents_) precedents_->look_soon();
    };
}

void Form::start() {
    if (first_) first_->SetFocus();
}

void Form::leave() { desk_.close_form(); }

void Form::on_key(wxKeyEvent& event) {
    auto const enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && event.ControlDown()) return save();
    if (event.GetKeyCode() == WXK_DOWN && event.GetModifiers() == wxMOD_ALT && precedents_)
        return precedents_->take_keyboard();
    if (event.GetKeyCode() == WXK_ESCAPE) {
        for (auto* window = FindFocus(); window && window != this; window = window->GetParent())
            if (auto* field = dynamic_cast<CompletingField*>(window); field && field->list_is_open())
                return event.Skip(); // Esc closes the list first
        CallAfter([this] { leave(); });
        return;
    }
    event.Skip();
}

void Form::save() {
    if (wrong_dates_ > 0) {
        desk_.notice(tr("Mend the date first: what is wrong with it stands under the field."));
        return;
    }
    // Saving replaces this form: it must not be in the middle of an event of its own.
    CallAfter([this] {
        auto const work = save_;
        work();
    });
}

void Form::add_title(std::string const& title) {
    auto* label = new WrapLabel(this, title, {TextRole::text, 13, Weight::semibold});
    shim::set_role(*label, shim::Role::heading);
    content().Add(label, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
}

void Form::add_quotation(std::string const& words) {
    content().Add(new WrapLabel(this, quoted(words), {TextRole::text, 12, Weight::normal,
                                                      TextLook::Family::serif}),
                  0, wxEXPAND | wxBOTTOM, FromDIP(12));
}

void Form::add_section(std::string const& text) {
    content().Add(new SectionLabel(this, text), 0, wxTOP | wxBOTTOM, FromDIP(8));
}

void Form::add_hint(std::string const& text) {
    content().Add(new WrapLabel(this, text, {TextRole::faint, 9}), 0, wxEXPAND | wxBOTTOM,
                  FromDIP(8));
}

void Form::add_labelled(std::string const& label, wxWindow* field) {
    content().Add(new LineLabel(this, label, {TextRole::muted, 9}), 0, wxBOTTOM, FromDIP(3));
    content().Add(field, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    if (!first_) first_ = field;
}

wxTextCtrl* Form::add_text(std::string const& label, std::string const& value,
                           std::function<void(std::string)> changed) {
    auto* field = new wxTextCtrl(this, wxID_ANY, to_wx(value));
    shim::name_for_assistive(field, label);
    field->Bind(wxEVT_TEXT, [field, tell = heard(std::move(changed))](wxCommandEvent&) {
        tell(to_utf8(field->GetValue()));
    });
    add_labelled(label, field);
    return field;
}

wxTextCtrl* Form::add_long_text(std::string const& label, std::string const& value, int lines,
                                std::function<void(std::string)> changed) {
    auto* field = new wxTextCtrl(this, wxID_ANY, to_wx(value), wxDefaultPosition,
                                 wxSize(-1, FromDIP(22 * lines)), wxTE_MULTILINE);
    shim::name_for_assistive(field, label);
    field->Bind(wxEVT_TEXT, [field, tell = heard(std::move(changed))](wxCommandEvent&) {
        tell(to_utf8(field->GetValue()));
    });
    add_labelled(label, field);
    return field;
}

wxTextCtrl* Form::add_date(std::string const& label, core::PartialDate const& value,
                           std::function<void(core::PartialDate)> changed) {
    auto* field = new wxTextCtrl(this, wxID_ANY, to_wx(value.text()));
    field->SetHint(wtr("2022, 2022-12, 2022-12-19 …"));
    shim::name_for_assistive(field, label);
    add_labelled(label, field);
    auto* meaning = new WrapLabel(this, value.known() ? core::display(value, translator()) : "",
                                  {TextRole::faint, 9});
    content().Add(meaning, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    auto wrong = std::make_shared<bool>(false);
    field->Bind(wxEVT_TEXT, [this, field, meaning, tell = heard(std::move(changed)),
                             wrong](wxCommandEvent&) {
        auto const date = core::read_date(to_utf8(field->GetValue()));
        if (*wrong == date.has_value()) wrong_dates_ += *wrong ? -1 : 1;
        *wrong = !date;
        meaning->set_tint(date ? std::optional<Tint>() : Tint(Tone::negative));
        meaning->set_text(!date           ? tr(date.error().message)
                          : date->known() ? core::display(*date, translator())
                                          : std::string());
        relayout();
        if (date) tell(*date);
    });
    return field;
}

wxChoice* Form::add_choice(std::string const& label, std::vector<std::string> const& items,
                           int chosen, std::function<void(int)> changed) {
    auto* field = new wxChoice(this, wxID_ANY);
    for (auto const& item : items) field->Append(to_wx(item));
    field->SetSelection(chosen);
    shim::name_for_assistive(field, label);
    field->Bind(wxEVT_CHOICE, [tell = heard(std::move(changed))](wxCommandEvent& event) {
        tell(event.GetInt());
    });
    add_labelled(label, field);
    return field;
}

std::unique_ptr<Completion> Form::looked_up(LookedUp::Look look) {
    return std::make_unique<LookedUp>(desk_.workbench().background(), std::move(look));
}

CompletingField* Form::add_party(std::string const& label, std::string const& value,
                                 std::function<void(std::string)> changed) {
    auto* field = new CompletingField(this, label, looked_up(parties_like));
    field->set_value({value, std::nullopt});
    auto const tell = [field, changed = heard(std::move(changed))](wxCommandEvent& event) {
        changed(field->value().text);
        event.Skip();
    };
    field->Bind(wxEVT_TEXT, tell);
    field->Bind(EVT_COMPLETED, tell);
    add_labelled(label, field);
    return field;
}

CompletingField* Form::add_statement(std::string const& label, core::Id<core::Statement> value,
                                     std::function<void(core::Id<core::Statement>)> changed) {
    auto* field = new CompletingField(this, label, looked_up(statements_like), tr("Type words of the statement"));
    auto const statement = desk_.reader().find(value);
    field->set_value({statement ? shortened(statement->text, 70) : std::string(),
                      value ? std::optional(core::id_text(value.value)) : std::nullopt});
    auto const tell = [field, changed = heard(std::move(changed))](wxCommandEvent& event) {
        auto const& id = field->value().id;
        auto const known = id ? core::parse_id(*id) : core::parse_id("");
        changed({known ? *known : 0});
        event.Skip();
    };
    field->Bind(wxEVT_TEXT, tell);
    field->Bind(EVT_COMPLETED, tell);
    add_labelled(label, field);
    return field;
}

void Form::add_precedents(PrecedentsPanel::Asks asks) {
    precedents_ = new PrecedentsPanel(this, desk_, std::move(asks));
    content().Add(precedents_, 0, wxEXPAND | wxTOP, FromDIP(6));
    precedents_->look_soon();
}

void Form::add_buttons(std::string const& save_label, std::function<bool()> save) {
    save_ = std::move(save);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto* keep = primary_button(this, save_label);
    keep->SetToolTip(wtr("Ctrl+Enter"));
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->save(); });
    auto* cancel = plain_button(this, tr("Cancel"));
    cancel->SetToolTip(wtr("Esc"));
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { leave(); }); });
    row->Add(keep, 0, wxRIGHT, FromDIP(8));
    row->Add(cancel);
    content().Add(row, 0, wxTOP | wxBOTTOM, FromDIP(8));
}

} // namespace app
