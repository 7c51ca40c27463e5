#include "app/window/header.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/sharing_words.h"
#include "app/window/wxtext.h"
#include "app/window/looked_up.h"
#include "app/window/trace.h"
#include "app/window/dialogs/evidence_page.h"
#include "app/window/widgets/button.h"
#include "core/search/plan.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

constexpr int with_names = 1180; // narrower than that the search field needs the room

/// What may be meant by what was typed so far; a field is said by its name.
std::vector<Choice> searches_meant_by(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    for (auto const& whole : core::propose(reader, typed, 8, translator().language())) {
        auto const begin = whole.find_last_of(" -") + 1;
        auto const field = core::from_key<core::SearchField>(
            whole.ends_with(':') ? std::string_view(whole).substr(begin, whole.size() - begin - 1)
                                 : std::string_view("words"));
        choices.push_back({whole, whole, field ? tr(core::label_of(*field)) : std::string()});
    }
    return choices;
}

} // namespace

Header::Header(wxWindow* parent, Shell& shell, TrustWatch& trust, PersonBadge::Asks asks)
    : wxPanel(parent), shell_(shell), trust_(trust),
      on_place_(shell.desk().navigation().place_changed.subscribe([this] { update(); })),
      on_trust_(trust.changed.subscribe([this] { update_trust(); })),
      on_progress_(trust.progressed.subscribe([this] { tell_trust(); })),
      on_sharing_(shell.desk().sharing().changed.subscribe([this] { update_sharing(); })) {
    follow_ground(*this, Ground::window);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto const gap = FromDIP(8);
    auto const act = [this](wxButton* button, char const* id) {
        button->Bind(wxEVT_BUTTON, [this, id](wxCommandEvent&) {
            CallAfter([this, id] { find_action(id)->run(shell_); });
        });
        return button;
    };
    back_ = act(icon_button(this, "back", tr("Back")), "view.back");
    forward_ = act(icon_button(this, "forward", tr("Forward")), "view.forward");
    search_ = new SearchField(this, tr("Search claims, statements and sources…"), "Ctrl+K");
    search_->SetMinSize(FromDIP(wxSize(300, -1)));
    search_->SetMaxSize(FromDIP(wxSize(520, -1)));
    search_->complete(std::make_unique<LookedUp>(shell_.desk().workbench().background(), searches_meant_by));
    auto const look = [this](wxCommandEvent& event) {
        event.Skip();
        trace("typed");
        if (auto words = search_->text(); !words.empty()) shell_.desk().navigation().search(std::move(words));
    };
    search_->Bind(wxEVT_TEXT, look);
    search_->Bind(wxEVT_SEARCH, look);
    row->AddSpacer(gap);
    row->Add(back_, 0, wxALIGN_CENTRE_VERTICAL);
    row->Add(forward_, 0, wxALIGN_CENTRE_VERTICAL);
    row->AddStretchSpacer(1);
    row->Add(search_, 3, wxALIGN_CENTRE_VERTICAL | wxALL, gap);
    row->AddStretchSpacer(1);
    history_ = act(flat_button(this, trust_word(trust)), "help.evidence");
    set_button_icon(*history_, "shield");
    row->Add(history_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    sharing_ = act(flat_button(this, sharing_word(shell_.desk().sharing())), "desk.panel");
    set_button_icon(*sharing_, "people");
    row->Add(sharing_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    row->Add(act(plain_button(this, tr("Import…")), "file.import"), 0,
             wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    row->Add(act(primary_button(this, tr("New claim")), "claim.new"), 0,
             wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    row->Add(act(icon_button(this, "settings", tr("Preferences")), "app.preferences"), 0,
             wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    person_ = new PersonBadge(this, shell.desk().workbench(), std::move(asks));
    row->Add(person_, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    SetSizer(row);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        person_->show_name(event.GetSize().x >= FromDIP(with_names));
        event.Skip();
    });
    update();
    update_trust();
    update_sharing();
}

void Header::update_sharing() {
    auto const& sharing = shell_.desk().sharing();
    auto const word = sharing_word(sharing);
    auto const told = sharing_told(sharing);
    sharing_->SetToolTip(to_lines(told));
    shim::name_for_assistive(sharing_, tr("Shared desk: {state}", {{"state", word}}), told);
    if (std::exchange(sharing_shown_, word) == word) return;
    auto const alarming = sharing_alarms(sharing);
    sharing_->Show(sharing.state().how != Sharing::How::nowhere);
    sharing_->SetLabel(to_label(word));
    set_button_icon(*sharing_, alarming ? "warning" : "people");
    if (alarming) add_button_class(*sharing_, "danger");
    else remove_button_class(*sharing_, "danger");
    sharing_->InvalidateBestSize();
    Layout();
}

void Header::update_trust() {
    auto const word = trust_word(trust_);
    tell_trust();
    if (std::exchange(trust_shown_, word) == word) return; // a walk tells of itself over and over
    auto const alarming = core::needs_decision(trust_.found().status);
    history_->SetLabel(to_label(word));
    set_button_icon(*history_, alarming ? "warning" : "shield");
    if (alarming) add_button_class(*history_, "danger");
    else remove_button_class(*history_, "danger");
    history_->InvalidateBestSize();
    // As wide as it ever was: what stands beside it would jump, and the search field with it.
    history_->SetMinSize({std::max(history_->GetMinSize().x, history_->GetBestSize().x), -1});
    Layout();
}

void Header::tell_trust() {
    auto const told = trust_told(trust_);
    history_->SetToolTip(to_lines(told));
    shim::name_for_assistive(history_, trust_word(trust_), told);
}

void Header::update() {
    back_->Enable(shell_.desk().navigation().can_go_back());
    forward_->Enable(shell_.desk().navigation().can_go_forward());
    // Words of a search that does not show would say what the page is not.
    auto const& place = shell_.desk().navigation().place();
    search_->show_text(place.page == Place::Page::search ? place.words : std::string());
}

} // namespace app
