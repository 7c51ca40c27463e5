#include "app/window/panels/sharing_view.h"

#include "app/window/clipboard.h"
#include "app/window/dialogs/question.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/sharing_words.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/text/tidy.h"

#include <wx/menu.h>
#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

namespace app {

namespace {

using How = Sharing::How;

Tint tint_of(Sharing const& sharing) {
    auto const& state = sharing.state();
    auto const is_waiting = state.to_send + state.to_fetch > 0 || !sharing.is_let_in();
    switch (state.how) {
    case How::in_step: return Tint(is_waiting ? Tone::info : Tone::positive);
    case How::offline: return Tint(Tone::mixed);
    case How::wrong: return Tint(Tone::negative);
    default: return Tint(Tone::info);
    }
}

Tint tint_of(core::DeskRole role) {
    return Tint(role == core::DeskRole::admin    ? Tone::info
                : role == core::DeskRole::editor ? Tone::positive
                                                 : Tone::neutral);
}

} // namespace

SharingView::SharingView(wxWindow* parent, Desk& desk)
    : ScrollColumn(parent), desk_(desk), on_sharing_(desk.sharing().changed.subscribe([this] { refresh(); })),
      on_invited_(desk.sharing().invited.subscribe([this](std::string const& line, core::DeskRole role) {
          invitation_ = line;
          invited_as_ = role;
          refresh();
          Scroll(0, 0);
      })) {
    shim::name_for_assistive(this, tr("Shared desk"));
}

void SharingView::refresh() {
    show_readable(desk_.workbench(), *this, [&] {
        if (sharing().state().how != How::nowhere)
            shown_ = {sharing().roster(), sharing().own_key(), sharing().is_admin()};
        rebuild([&](ScrollColumn&) { build(); });
    });
}

void SharingView::build() {
    add_section(tr("Shared desk"));
    if (sharing().state().how == How::nowhere) return build_nowhere();
    build_state();
    build_invitation();
    build_findings();
    build_members();
}

void SharingView::build_nowhere() {
    content().Add(new WrapLabel(this, sharing_told(sharing()), {TextRole::muted, 9.5}), 0, wxEXPAND);
    content().Add(new WrapLabel(this, tr("In the menu File you can make a desk of it, or join somebody else’s."),
                                {TextRole::muted, 9.5}),
                  0, wxEXPAND | wxTOP, FromDIP(6));
}

void SharingView::build_state() {
    auto& column = content();
    auto const& state = sharing().state();
    auto* card = new Card(this, tr("Shared desk: {state}", {{"state", sharing_word(sharing())}}));
    card->set_tint(tint_of(sharing()));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    auto* word = new WrapLabel(card, sharing_word(sharing()), {TextRole::text, 13, Weight::semibold});
    shim::set_role(*word, shim::Role::heading);
    inside->Add(word, 0, wxEXPAND);
    inside->Add(new WrapLabel(card, sharing_told(sharing()), {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP, FromDIP(3));
    if (state.how == How::offline && state.why)
        inside->Add(new WrapLabel(card, tr(*state.why), {.role = TextRole::text, .points = 9.5, .selectable = Selectable::yes}), 0,
                    wxEXPAND | wxTOP, FromDIP(6));
    if (state.how == How::exchanging && state.done)
        inside->Add(new WrapLabel(card, tr("{percent} % done", {{"percent", std::to_string(std::lround(*state.done * 100))}}),
                                  {TextRole::text, 9.5}),
                    0, wxEXPAND | wxTOP, FromDIP(6));
    if (state.last && state.how != How::offline)
        inside->Add(new WrapLabel(card, tr("Exchanged last: {when}", {{"when", full_when(*state.last)}}), {TextRole::faint, 9}), 0,
                    wxEXPAND | wxTOP, FromDIP(6));
    inside->Add(new WrapLabel(card, place_word(state.address), {.role = TextRole::faint, .points = 9, .selectable = Selectable::yes}),
                0, wxEXPAND | wxTOP, FromDIP(2));
    card->set_content(inside);
    column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(10));
    auto* row = new ButtonRow(this);
    if (state.how == How::exchanging)
        row->add(plain_button(this, tr("Stop")), [this] { sharing().stop(); });
    else
        row->add(plain_button(this, tr("Exchange now")), [this] { sharing().exchange(); });
    if (shown_.admin) {
        auto* invite = plain_button(this, tr("Invite…"));
        invite->Enable(!sharing().busy());
        row->add(invite, [this] { choose_role_to_invite(); });
    }
    row->add(flat_button(this, tr("Leave…")), [this] { leave(); });
    column.Add(row, 0, wxEXPAND);
}

void SharingView::build_invitation() {
    if (invitation_.empty()) return;
    auto* card = new Card(this, tr("Invitation"));
    card->set_tint(Tint(Tone::info));
    auto* inside = new wxBoxSizer(wxVERTICAL);
    inside->Add(new WrapLabel(card, tr("Invitation, as: {role}", {core::in_words("role", tr(core::label_of(invited_as_)))}),
                              {TextRole::text, 11, Weight::semibold}),
                0, wxEXPAND);
    inside->Add(new WrapLabel(card, tr("Whoever has this line can join, once. Hand it over where nobody else reads it."),
                              {TextRole::muted, 9.5}),
                0, wxEXPAND | wxTOP, FromDIP(3));
    // A line of this length has no place to break.
    std::string in_pieces;
    for (std::size_t at = 0; at < invitation_.size(); at += 36) in_pieces += invitation_.substr(at, 36) + "\n";
    auto* line = new WrapLabel(card, in_pieces.substr(0, in_pieces.size() - 1), {TextRole::faint, 8.5});
    shim::name_for_assistive(line, invitation_);
    inside->Add(line, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(8));
    auto* row = new ButtonRow(card);
    auto* copy = primary_button(card, tr("Copy the invitation"));
    row->add(copy, [this] {
        to_clipboard(invitation_);
        desk_.notice(tr("The invitation is in the clipboard."));
    });
    row->add(plain_button(card, tr("Done")), [this] {
        invitation_.clear();
        refresh();
    });
    inside->Add(row, 0, wxEXPAND);
    card->set_content(inside);
    content().Add(card, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(6));
}

void SharingView::build_findings() {
    auto const& findings = sharing().state().findings;
    if (findings.empty()) return;
    add_section(tr("Not let in"), static_cast<long>(findings.size()));
    for (auto const& finding : findings) {
        std::string whose = shortened(finding.lane, 40);
        for (auto const& [key, member] : shown_.roster.members())
            if (core::lane_name(desk_.workbench().store().workspace(), key) == finding.lane) whose = member.name;
        auto const title = tr(core::label_of(finding.state));
        auto* card = new Card(this, title);
        card->set_tint(Tint(core::passes_by_itself(finding.state) ? Tone::neutral : Tone::negative));
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, title + " · " + whose, {TextRole::text, 10, Weight::semibold}), 0, wxEXPAND);
        inside->Add(new WrapLabel(card, tr(finding.why), {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP, FromDIP(3));
        card->set_content(inside);
        content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
}

void SharingView::build_members() {
    std::vector<core::Member> members;
    for (auto const& [key, member] : shown_.roster.members()) members.push_back(member);
    std::ranges::stable_sort(members, {}, [](core::Member const& member) { return std::pair(member.state, member.from); });
    auto const here = std::ranges::count(members, core::Member::State::member, &core::Member::state);
    add_section(tr("At the desk"), here);
    for (auto const& member : members) build_member(member);
    for (auto const& [key, asked] : shown_.roster.asked()) {
        auto* card = new Card(this, asked.name);
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, asked.name, {TextRole::text, 10.5, Weight::semibold}), 0, wxEXPAND);
        inside->Add(new WrapLabel(card, tr("Asks to join, as: {role}", {core::in_words("role", tr(core::label_of(asked.by.role)))}),
                                  {TextRole::muted, 9.5}),
                    0, wxEXPAND | wxTOP, FromDIP(2));
        if (auto const* member = shown_.admin ? shown_.roster.namesake(key, asked.name) : nullptr) {
            inside->Add(new WrapLabel(card, tr("Might be taken for {member}, who is or was at the desk with another key. Theirs: {key}.",
                                               {{"member", member->name}, {"key", core::fingerprint(key)}}),
                                      {TextRole::text, 9.5}),
                        0, wxEXPAND | wxTOP, FromDIP(4));
            auto* row = new ButtonRow(card);
            row->add(plain_button(card, tr("Let in")), [this, key = key] { CallAfter([this, key] { sharing().let_in(key); }); });
            inside->Add(row, 0, wxEXPAND | wxTOP, FromDIP(6));
        }
        card->set_content(inside);
        content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
}

/// What a member works on now, in words; empty for nothing.
std::string SharingView::what_of(core::Member const& member) const {
    auto const ref = member.state == core::Member::State::member ? desk_.at_work().of(member.key) : core::Ref{};
    if (!ref) return {};
    auto const record = desk_.reader().find(ref);
    return record ? tr("Works on: {what}", {{"what", shortened(core::tidy(core::caption_of(*record)), 60)}}) : tr("Works on something that is not here yet.");
}

void SharingView::build_member(core::Member const& member) {
    auto const is_here = member.state == core::Member::State::member;
    auto const is_me = member.key == shown_.own;
    auto const role = tr(core::label_of(member.role));
    auto* card = new Card(this, member.name);
    auto* inside = new wxBoxSizer(wxHORIZONTAL);
    auto* words = new wxBoxSizer(wxVERTICAL);
    auto const name = is_me ? tr("{name} (you)", {{"name", member.name}}) : member.name;
    words->Add(new WrapLabel(card, name, {is_here ? TextRole::text : TextRole::faint, 10.5, Weight::semibold}), 0, wxEXPAND);
    auto line = tr("Key {key}", {{"key", core::fingerprint(member.key)}});
    if (member.state == core::Member::State::left) line = tr("Left {when}", {{"when", full_when(member.until)}});
    if (member.state == core::Member::State::removed) line = tr("Removed {when}", {{"when", full_when(member.until)}});
    words->Add(new WrapLabel(card, line, {TextRole::faint, 8.5}), 0, wxEXPAND | wxTOP, FromDIP(2));
    if (auto const work = what_of(member); !work.empty())
        words->Add(new WrapLabel(card, work, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, FromDIP(2));
    inside->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    if (is_here) {
        inside->Add(new Badge(card, role, tint_of(member.role), tr("Role: {role}", {{"role", role}}), BadgeSize::small), 0,
                    wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
        if (shown_.admin && !is_me) {
            auto* more = icon_button(card, "edit", tr("Role of {name}", {{"name", member.name}}));
            more->Bind(wxEVT_BUTTON, [this, member](wxCommandEvent&) { CallAfter([this, member] { change(member); }); });
            inside->Add(more, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
        }
    } else if (shown_.admin) {
        auto* back = flat_button(card, tr("Let in again"));
        back->Bind(wxEVT_BUTTON, [this, key = member.key](wxCommandEvent&) { CallAfter([this, key] { sharing().let_in(key); }); });
        inside->Add(back, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(4));
    }
    card->set_content(inside);
    content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void SharingView::choose_role_to_invite() {
    wxMenu menu;
    std::vector<std::pair<int, core::DeskRole>> ids;
    for (auto const& entry : core::Names<core::DeskRole>::entries)
        ids.emplace_back(menu.Append(wxID_ANY, to_label(tr(entry.label)))->GetId(), entry.value);
    auto const chosen = GetPopupMenuSelectionFromUser(menu);
    for (auto const& [id, role] : ids)
        if (id == chosen) CallAfter([this, role = role] { sharing().invite(role); });
}

void SharingView::change(core::Member const& member) {
    wxMenu menu;
    std::vector<std::pair<int, core::DeskRole>> ids;
    for (auto const& entry : core::Names<core::DeskRole>::entries) {
        auto* item = menu.AppendRadioItem(wxID_ANY, to_label(tr(entry.label)));
        item->Check(entry.value == member.role);
        ids.emplace_back(item->GetId(), entry.value);
    }
    menu.AppendSeparator();
    auto const remove = menu.Append(wxID_ANY, wtr("Remove from the desk…"))->GetId();
    auto const chosen = GetPopupMenuSelectionFromUser(menu);
    CallAfter([this, chosen, remove, ids, member] {
        if (chosen == remove) {
            if (ask(wxGetTopLevelParent(this),
                    {.title = tr("Remove {name} from the desk?", {{"name", member.name}}),
                     .text = tr("What that key signs from now on comes in nowhere. What it signed before stays as it is."),
                     .yes = tr("Remove"),
                     .no = tr("Go back")}))
                sharing().remove(member);
            return;
        }
        for (auto const& [id, role] : ids)
            if (id == chosen && role != member.role) sharing().give_role(member, role);
    });
}

void SharingView::leave() {
    auto const offline = sharing().state().how == How::offline;
    if (ask(wxGetTopLevelParent(this),
            {.title = tr("Leave the desk?"),
             .text = (offline ? tr("The desk cannot be reached, so the others are not told.") : tr("The others are told.")) + " " +
                     tr("This workspace stays yours with all that is in it; what you and they do from now "
                        "on is not exchanged any more. To come back, join with this file and an invitation; an admin then lets you "
                        "in anew."),
             .yes = tr("Leave the desk"),
             .no = tr("Go back")}))
        sharing().leave();
}

} // namespace app
