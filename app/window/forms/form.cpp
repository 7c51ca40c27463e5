#include "app/window/forms/form.h"

#include "app/common/tongues.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/trace.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/calendar.h"
#include "app/window/widgets/label.h"
#include "core/editorial/topics.h"
#include "core/search/hits.h"

#include <wx/datetime.h>
#include <wx/panel.h>
#include <wx/sizer.h>
#include <wx/weakref.h>
#include <wx/wrapsizer.h>

#include <algorithm>

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

/// With nothing typed the first ones.
std::vector<Choice> topics_like(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    for (auto const& topic : core::topics_like(reader, typed, 8))
        choices.push_back({core::id_text(topic.id.value), topic.name, shortened(topic.note, 60)});
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

/// The day a date begins with, or today.
std::chrono::year_month_day day_to_show(std::string const& typed) {
    using namespace std::chrono;
    auto const date = core::read_date(typed);
    if (date && date->known() && date->earliest_day() != core::PartialDate::always)
        return sys_days(days(date->earliest_day()));
    auto const now = wxDateTime::Now();
    return year(now.GetYear()) / (static_cast<int>(now.GetMonth()) + 1) / now.GetDay();
}

void choose_date(wxTextCtrl& field, std::string const& label) {
    CalendarWords const words{
        label,
        tr("The month alone"),
        tr("The year alone"),
        tr("Earlier month (Page Up)"),
        tr("Later month (Page Down)"),
        {tr("Mo"), tr("Tu"), tr("We"), tr("Th"), tr("Fr"), tr("Sa"), tr("Su")},
        [](std::string const& date) {
            auto const read = core::PartialDate::parse(date);
            return read ? core::display(*read, translator()) : date;
        }};
    auto const chosen = pick_date(field, day_to_show(to_utf8(field.GetValue())), words);
    field.SetFocus();
    if (chosen) field.SetValue(to_wx(*chosen));
}

} // namespace

std::vector<std::string> translated_labels(std::vector<char const*> const& labels) {
    std::vector<std::string> words;
    for (auto const* label : labels) words.push_back(tr(label));
    return words;
}

Form::Form(wxWindow* page, Desk& desk)
    : ScrollColumn(page), desk_(desk), opened_(desk.forms().opened()) {
    Bind(wxEVT_CHAR_HOOK, &Form::on_key, this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(this, 1, wxEXPAND);
    page->SetSizer(column);
}

template <class Value>
std::function<void(Value)> Form::heard(std::function<void(Value)> changed) {
    return [this, changed = std::move(changed)](Value value) {
        // A form that was replaced hears its fields lose the keyboard.
        if (opened_ != desk_.forms().opened()) return;
        trace("typed");
        complain({});
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
    if (enter && event.GetModifiers() == wxMOD_NONE && enter_saves()) return save();
    if (enter && std::ranges::find(wrapped_, FindFocus()) != wrapped_.end()) return; // no second line
    if (event.GetKeyCode() == WXK_DOWN && event.GetModifiers() == wxMOD_ALT && precedents_)
        return precedents_->take_keyboard();
    if (event.GetKeyCode() == WXK_ESCAPE) {
        for (auto* window = FindFocus(); window && window != this; window = window->GetParent())
            if (auto* field = dynamic_cast<CompletingField*>(window); field && field->list_is_open())
                return field->close_list(); // and nothing else: the frame must not hear of it
        CallAfter([this] { leave(); });
        return;
    }
    event.Skip();
}

bool Form::enter_saves() const {
    auto* focused = FindFocus();
    auto const* line = dynamic_cast<wxTextCtrl*>(focused);
    auto const is_wrapped = std::ranges::find(wrapped_, line) != wrapped_.end();
    if (many_lines_ || !line || (line->IsMultiLine() && !is_wrapped)) return false;
    auto* around = dynamic_cast<CompletingField*>(focused->GetParent());
    return !around || !around->list_is_open();
}

void Form::save() {
    if (wrong_dates_ > 0) {
        return complain(tr("Correct the date first: what is wrong with it stands under the field."));
    }
    // Saving replaces this form: it must not be in the middle of an event of its own.
    CallAfter([this] {
        auto const work = save_;
        complain({});
        Workbench::Heard const heard(desk_.workbench(), [form = wxWeakRef<Form>(this)](core::Error const& error) {
            if (form) form->complain(tr(error.message()));
        });
        work();
    });
}

void Form::complain(std::string const& text) {
    if (!complaint_ || (text.empty() && !complaint_->IsShown())) return;
    complaint_->set_text(text);
    complaint_->Show(!text.empty());
    GetParent()->Layout();
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

void Form::add_hint(std::string const& text) {
    content().Add(new WrapLabel(this, text, {TextRole::faint, 9}), 0, wxEXPAND | wxBOTTOM,
                  FromDIP(8));
}

void Form::add_labelled(std::string const& label, wxWindow* field) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(field, 1, wxEXPAND);
    add_labelled(label, row);
    if (!first_) first_ = field;
}

void Form::add_labelled(std::string const& label, wxSizer* row) {
    content().Add(new WrapLabel(this, label, {TextRole::muted, 9}), 0, wxEXPAND | wxBOTTOM, FromDIP(3));
    content().Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
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

wxTextCtrl* Form::add_wrapped(std::string const& label, std::string const& value,
                              std::function<void(std::string)> changed) {
    auto const before = many_lines_;
    auto* field = add_long_text(label, value, 2, [changed = std::move(changed)](std::string text) {
        std::ranges::replace(text, '\n', ' ');
        changed(std::move(text));
    });
    many_lines_ = before;
    wrapped_.push_back(field);
    return field;
}

wxTextCtrl* Form::add_note(std::string const& label, std::string const& value,
                           std::function<void(std::string)> changed) {
    auto const before = many_lines_;
    auto* field = add_long_text(label, value, 3, std::move(changed));
    many_lines_ = before;
    return field;
}

wxTextCtrl* Form::add_long_text(std::string const& label, std::string const& value, int lines,
                                std::function<void(std::string)> changed) {
    many_lines_ = true;
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
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(field, 1, wxEXPAND);
    auto* calendar = icon_button(this, "calendar", tr("Calendar: {field}", {{"field", label}}));
    calendar->Bind(wxEVT_BUTTON, [this, field, label](wxCommandEvent&) {
        CallAfter([field = wxWeakRef<wxTextCtrl>(field), label] {
            if (field) choose_date(*field, label);
        });
    });
    row->Add(calendar, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
    add_labelled(label, row);
    if (!first_) first_ = field;
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

void Form::add_language(std::string const& label, std::string const& value, std::function<void(std::string)> changed) {
    std::vector<std::string> codes{""};
    std::vector<std::string> names{tr("Not known")};
    for (auto const& tongue : tongues) {
        codes.emplace_back(tongue.code);
        names.emplace_back(tongue.name);
    }
    if (std::ranges::find(codes, value) == codes.end()) {
        codes.push_back(value);
        names.push_back(value);
    }
    auto const chosen = static_cast<int>(std::ranges::find(codes, value) - codes.begin());
    add_choice(label, names, chosen, [codes, changed = std::move(changed)](int index) {
        changed(codes[static_cast<std::size_t>(index)]);
    });
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
    return add_name(label, value, parties_like, std::move(changed));
}

CompletingField* Form::add_topic(std::string const& label, std::string const& value,
                                 std::function<void(std::string)> changed) {
    return add_name(label, value, topics_like, std::move(changed));
}

CompletingField* Form::add_name(std::string const& label, std::string const& value, LookedUp::Look look,
                                std::function<void(std::string)> changed) {
    auto* field = new CompletingField(this, label, looked_up(std::move(look)));
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
    if (foot_) return; // the fields were made anew, and the buttons are there
    auto* page = GetParent();
    foot_ = new wxPanel(page);
    follow_ground(*foot_, Ground::window);
    foot_->Bind(wxEVT_CHAR_HOOK, &Form::on_key, this);
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    auto* keep = primary_button(foot_, save_label);
    keep->SetToolTip(wtr("Ctrl+Enter"));
    keep->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { this->save(); });
    auto* cancel = plain_button(foot_, tr("Cancel"));
    cancel->SetToolTip(wtr("Esc"));
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { leave(); }); });
    row->Add(keep, 0, wxRIGHT | wxBOTTOM, FromDIP(8));
    row->Add(cancel, 0, wxBOTTOM, FromDIP(8));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(new Hairline(foot_), 0, wxEXPAND);
    complaint_ = new WrapLabel(foot_, "", {TextRole::text, 9.5, Weight::semibold});
    complaint_->set_tint(Tint(Tone::negative));
    complaint_->Hide();
    column->Add(complaint_, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column->Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(12));
    column->AddSpacer(FromDIP(4));
    foot_->SetSizer(column);
    page->GetSizer()->Add(foot_, 0, wxEXPAND);
}

} // namespace app
