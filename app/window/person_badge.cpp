#include "app/window/person_badge.h"

#include "app/desk/people.h"
#include "app/window/dialogs/person_dialog.h"
#include "app/window/wxtext.h"
#include "core/text/person.h"

#include <wx/dcclient.h>
#include <wx/brush.h>
#include <wx/graphics.h>
#include <wx/pen.h>
#include <wx/control.h>
#include <wx/menu.h>

#include <algorithm>
#include <memory>

namespace app {

namespace {

constexpr int most_at_badge = 12;
constexpr int badge_diameter = 26;
constexpr int widest_name = 150;
constexpr int badge_gap = 8;

} // namespace

PersonBadge::PersonBadge(wxWindow* parent, Workbench& workbench, Asks asks)
    : Tile(parent, Press::activates), workbench_(workbench), asks_(std::move(asks)), owner_(Workbench::key_owner()),
      on_person_(workbench.person_changed.subscribe([this] { update(); })) {
    update();
}

void PersonBadge::update() {
    owner_ = Workbench::key_owner();
    auto const& person = workbench_.store().actor();
    auto const guest = !owner_.empty() && !core::same_person(owner_, person);
    auto told = guest ? tr("What you do is recorded as {person}, entered by {owner}.",
                           {{"person", person}, {"owner", owner_}})
                      : tr("What you do is recorded as {person}.", {{"person", person}});
    if (auto const key = Workbench::key_fingerprint(); !key.empty())
        told += "\n" + tr("Key of this computer: {key}", {{"key", key}});
    describe_as(shim::Role::button, tr("You are {person}", {{"person", person}}), told);
    SetToolTip(to_lines(told));
    InvalidateBestSize();
    SetMinSize(GetBestSize());
    GetParent()->Layout();
    Refresh();
}

void PersonBadge::show_name(bool on) {
    if (std::exchange(with_name_, on) == on) return;
    InvalidateBestSize();
    SetMinSize(GetBestSize());
}

wxSize PersonBadge::DoGetBestSize() const {
    auto const round = FromDIP(badge_diameter + 6);
    if (!with_name_) return {round, round};
    wxClientDC measure(const_cast<PersonBadge*>(this));
    measure.SetFont(ui_font(10));
    auto const width = std::min(measure.GetTextExtent(to_label(workbench_.store().actor())).x, FromDIP(widest_name));
    return {round + FromDIP(badge_gap) + width + FromDIP(6), round};
}

void PersonBadge::paint(wxGraphicsContext& canvas, wxSize const& size) {
    auto const& person = workbench_.store().actor();
    auto const guest = !owner_.empty() && !core::same_person(owner_, person);
    auto const colours = tone_colours(guest ? Tone::mixed : Tone::info);
    if (hovered() || shows_focus()) {
        canvas.SetPen(shows_focus() ? wxPen(palette().accent, FromDIP(2)) : *wxTRANSPARENT_PEN);
        canvas.SetBrush(wxBrush(palette().hover));
        canvas.DrawRoundedRectangle(1, 1, size.x - 2, size.y - 2, size.y / 2.0 - 1);
    }
    double const round = FromDIP(badge_diameter);
    double const top = (size.y - round) / 2;
    canvas.SetPen(*wxTRANSPARENT_PEN);
    canvas.SetBrush(wxBrush(colours.pill));
    canvas.DrawEllipse(top, top, round, round);
    auto const letters = to_label(initials_of(person));
    double width = 0, height = 0;
    canvas.SetFont(ui_font(8.5, Weight::semibold), colours.pill_text);
    canvas.GetTextExtent(letters, &width, &height);
    canvas.DrawText(letters, top + (round - width) / 2, (size.y - height) / 2);
    if (!with_name_) return;
    canvas.SetFont(ui_font(10), palette().text);
    wxClientDC measure(this);
    measure.SetFont(ui_font(10));
    auto const name = wxControl::Ellipsize(to_label(person), measure, wxELLIPSIZE_END, FromDIP(widest_name));
    canvas.GetTextExtent(name, &width, &height);
    canvas.DrawText(name, top + round + FromDIP(badge_gap), (size.y - height) / 2);
}

void PersonBadge::choose() {
    std::vector<std::string> people;
    auto const& now = workbench_.store().actor();
    if (!workbench_.attempt([&] { people = who_may_sit_here(workbench_.reader(), owner_, now, most_at_badge); })) return;
    wxMenu menu;
    std::vector<std::pair<int, std::string>> ids;
    for (auto const& person : people) {
        auto const own = !owner_.empty() && core::same_person(person, owner_);
        auto const shown = own ? tr("{person} (whose key it is)", {{"person", person}}) : person;
        auto* item = menu.AppendRadioItem(wxID_ANY, to_label(shown));
        item->Check(core::same_person(person, now));
        ids.emplace_back(item->GetId(), person);
    }
    menu.AppendSeparator();
    auto const another = menu.Append(wxID_ANY, wtr("Another person…"))->GetId();
    auto const is_guest = !owner_.empty() && !core::same_person(owner_, now);
    auto const rename_label = is_guest ? tr("Change the name of {owner}…", {{"owner", owner_}}) : tr("Change my name…");
    auto const rename = menu.Append(wxID_ANY, to_label(rename_label))->GetId();
    if (auto const key = Workbench::key_fingerprint(); !key.empty()) {
        menu.AppendSeparator();
        menu.Append(wxID_ANY, to_label(tr("Key of this computer: {key}", {{"key", key}})))->Enable(false);
    }
    auto const chosen = GetPopupMenuSelectionFromUser(menu, wxPoint(0, GetSize().y));
    // What was chosen may make this window anew.
    CallAfter([this, chosen, another, rename, ids] {
        if (chosen == another) return ask_for_another();
        if (chosen == rename) return ask_for_new_name();
        auto const found = std::ranges::find(ids, chosen, &std::pair<int, std::string>::first);
        if (found == ids.end() || core::same_person(found->second, workbench_.store().actor())) return;
        asks_.sit_down(found->second);
    });
}

void PersonBadge::ask_for_another() {
    auto const line = owner_.empty() ? tr("The name stands with everything that is recorded from now on.")
                                     : tr("The name stands with everything that is recorded from now on, and so does "
                                          "that {owner} entered it, whose key signs.",
                                          {{"owner", owner_}});
    auto const name = ask_for_name(wxGetTopLevelParent(this),
                                   {tr("Who works here now?"), line, {}, tr("Work as this person")});
    if (name) asks_.sit_down(*name);
}

void PersonBadge::ask_for_new_name() {
    auto const is_guest = !owner_.empty() && !core::same_person(owner_, workbench_.store().actor());
    auto const name = ask_for_name(wxGetTopLevelParent(this),
                                   {is_guest ? tr("What is {owner} called now?", {{"owner", owner_}})
                                             : tr("What is your name?"),
                                    tr("It belongs to the key of this computer. What was recorded under the name before "
                                       "stays as it is."),
                                    owner_.empty() ? workbench_.store().actor() : owner_, tr("Be called that")});
    if (name) asks_.rename_owner(*name);
}

} // namespace app
