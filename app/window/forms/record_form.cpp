#include "app/window/forms/record_form.h"

#include "app/common/text.h"
#include "app/intake/reader_process.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/wxtext.h"
#include "core/editorial/said_of_source.h"
#include "core/operations/parties.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr int most_counted = 9; // of what a form counts

/// "porte-parole, département d'État (2021/2023)", one role a line.
std::string roles_text(std::vector<core::Role> const& roles) {
    std::string text;
    for (auto const& role : roles) {
        text += role.title;
        if (!role.organisation.empty()) text += ", " + role.organisation;
        if (role.from.known() || role.until.known())
            text += " (" + role.from.text() + "/" + role.until.text() + ")";
        text += "\n";
    }
    return text;
}

std::vector<std::string> split(std::string const& text, char separator) {
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at <= text.size()) {
        auto const end = std::min(text.find(separator, at), text.size());
        if (auto part = core::tidy(std::string_view(text).substr(at, end - at)); !part.empty())
            parts.push_back(std::move(part));
        at = end + 1;
    }
    return parts;
}

std::vector<core::Role> roles_from(std::string const& text) {
    std::vector<core::Role> roles;
    for (auto line : split(text, '\n')) {
        core::Role role;
        auto const open = line.rfind(" (");
        if (open != line.npos && line.ends_with(')')) {
            auto const dates = line.substr(open + 2, line.size() - open - 3);
            auto const slash = dates.find('/');
            auto const from = core::PartialDate::parse(dates.substr(0, slash));
            auto const until = slash == dates.npos ? core::PartialDate::parse("")
                                                   : core::PartialDate::parse(dates.substr(slash + 1));
            if (from && until) {
                role.from = *from;
                role.until = *until;
                line.resize(open);
            }
        }
        auto const comma = line.find(", ");
        role.title = line.substr(0, comma);
        if (comma != line.npos) role.organisation = line.substr(comma + 2);
        roles.push_back(std::move(role));
    }
    return roles;
}

std::string with_semicolons(std::vector<std::string> const& parts) {
    std::string text;
    for (auto const& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
}

} // namespace

template <class Value>
void RecordForm::add_field(std::string const& label, std::string_view name, Value& value) {
    if constexpr (std::is_enum_v<Value>) {
        add_enum(label, value);
    } else if constexpr (std::is_same_v<Value, std::string>) {
        if (name == "note")
            add_note(label, value, [&value](std::string text) { value = text; });
        else if (name == "title")
            fields_[std::string(name)] = add_wrapped(label, value, [&value](std::string text) { value = text; });
        else if (name == "language")
            add_language(label, value, [&value](std::string code) { value = std::move(code); });
        else
            fields_[std::string(name)] = add_text(label, value, [&value](std::string text) { value = text; });
    } else if constexpr (std::is_same_v<Value, std::int64_t>) {
        std::vector<std::string> numbers;
        for (int number = 0; number <= most_counted; ++number) numbers.push_back(std::to_string(number));
        add_choice(label, numbers, static_cast<int>(std::clamp<std::int64_t>(value, 0, most_counted)),
                   [&value](int index) { value = index; });
    } else if constexpr (std::is_same_v<Value, core::PartialDate>) {
        fields_[std::string(name)] = add_date(label, value, [&value](core::PartialDate date) { value = date; });
    } else if constexpr (std::is_same_v<Value, std::vector<std::string>>) {
        add_text(label, with_semicolons(value), [&value](std::string text) { value = split(text, ';'); });
        add_hint(tr("Separate several by a semicolon."));
    } else if constexpr (std::is_same_v<Value, std::vector<core::Role>>) {
        add_long_text(label, roles_text(value), 4,
                      [&value](std::string text) { value = roles_from(text); });
        add_hint(tr("One role a line: title, organisation (from/until)."));
    } else if constexpr (std::is_same_v<Value, core::Id<core::Party>>) {
        auto const party = desk().reader().find(value);
        auto& parties = desk().forms().now<PendingRecord>().parties;
        // What was typed before the form was left stands where it was.
        auto const typed = parties.find(name);
        auto* field = add_party(label,
                  typed != parties.end() ? typed->second : party ? party->name : std::string(),
                  [&parties, key = std::string(name)](std::string text) {
                      parties[key] = std::move(text);
                  });
        fields_[std::string(name)] = &field->field();
    }
}

template <class T>
void RecordForm::add_fields(T& entity) {
    add_title(tr(core::Model<T>::label));
    core::each_field<T>([&](auto const& field) {
        if (!(field.use & core::hidden))
            add_field(tr(field.label), field.name, entity.*field.member);
    });
}

void RecordForm::offer_facts(std::vector<core::FoundFact> const& facts) {
    bool first = true;
    std::vector<std::string> others; // which no field is for
    for (auto const& fact : facts) {
        auto const field = fields_.find(core::name_of(fact.kind));
        if (field == fields_.end())
            others.push_back(labelled(tr(core::label_of(fact.kind)), shortened(fact.value, 200)) + " · " + fact.from);
        if (field == fields_.end() || to_utf8(field->second->GetValue()) == fact.value) continue;
        if (std::exchange(first, false)) {
            add_section(tr("What the page says"));
            add_hint(tr("Press one to take it into its field."));
        }
        auto* row = new ButtonRow(this);
        row->add(plain_button(this, shortened(fact.value, 60) + " · " + fact.from),
                 [field = field->second, value = fact.value] { field->SetValue(to_wx(value)); });
        content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(2));
    }
    if (!others.empty()) add_section(tr("What it says besides"));
    for (auto const& other : others) add_hint(other);
    if (!first || !others.empty()) relayout();
}

RecordForm::RecordForm(wxWindow* parent, Desk& desk)
    : Form(parent, desk), reading_facts_(desk.workbench().article_worker()) {
    std::visit([&](auto& entity) { add_fields(entity); }, desk.forms().now<PendingRecord>().record);
    add_buttons(tr("Save"), [&desk] { return desk.recorder().record_pending_record(); });
    if (auto const* source = std::get_if<core::Source>(&desk.forms().now<PendingRecord>().record))
        reading_facts_.ask(
            [id = source->id](core::Reader const& reader) { return core::said_of_source(reader, id, &confined_reading()); },
            [this](std::vector<core::FoundFact> const& facts) { offer_facts(facts); },
            [&desk](core::Error const& error) { desk.workbench().problem(error); });
}

} // namespace app
