#include "app/window/pages/scales_view.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/dialogs/scale_files.h"
#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/reviews.h"
#include "core/editorial/scales.h"

#include <fmt/format.h>
#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

std::string verdicts_word(std::int64_t count) {
    return count ? trn("{count} verdict", "{count} verdicts", static_cast<long>(count)) : tr("no verdict yet");
}

std::string numbered(std::int64_t version) {
    return tr("version {version}", {{"version", std::to_string(version)}});
}

std::string name_of(core::Scale const& scale) { return core::in_language(scale.names, translator().language()); }

/// "True: What is said is accurate. Position 5 of 5", as a screen reader says a step.
std::string spoken(core::Rating const& rating, std::int64_t last) {
    auto text = verdict_word(&rating);
    if (auto const& meaning = core::in_language(rating.definitions, translator().language()); !meaning.empty())
        text += ": " + meaning;
    if (rating.ordinal)
        text += " " + tr("Position {position} of {last}", {{"position", std::to_string(rating.ordinal)},
                                                          {"last", std::to_string(last)}});
    if (rating.use == core::RatingUse::retired) text += " (" + tr("retired") + ")";
    return text;
}

} // namespace

ScalesView::ScalesView(wxWindow* parent, PageTools const& tools)
    : wxPanel(parent), desk_(tools.desk), asker_(tools.desk.workbench().background()),
      on_change_(tools.desk.workbench().changed.subscribe([this](auto const& change) {
          if (desk_.navigation().place().page == Place::Page::scales &&
              (change.touches(core::Kind::scale) || change.touches(core::Kind::review)))
              refresh();
      })) {
    follow_ground(*this, Ground::surface);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    add_head();
    GetSizer()->Add(new Hairline(this), 0, wxEXPAND);
    column_ = new ScrollColumn(this, Ground::surface);
    GetSizer()->Add(column_, 1, wxEXPAND);
}

void ScalesView::add_head() {
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(new LineLabel(this, tr("Rating scales"), {TextRole::text, 11, Weight::semibold}), 0,
              wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(20));
    count_ = new LineLabel(this, "", {TextRole::faint, 9});
    head->Add(count_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10));
    head->AddStretchSpacer();
    auto const add = [&](wxButton* button, std::function<void()> work) {
        button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) { CallAfter(work); });
        head->Add(button, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
        return button;
    };
    add(flat_button(this, tr("Import…")), [this] { import_scale_by_dialog(this, desk_); });
    new_ = add(plain_button(this, tr("New scale…")), [this] { desk_.scales().start_scale({}); });
    head->AddSpacer(FromDIP(8));
    head->SetMinSize(-1, FromDIP(44));
    GetSizer()->Add(head, 0, wxEXPAND);
}

void ScalesView::refresh() {
    asker_.ask(
        [](core::Reader const& reader) {
            std::vector<Known> known;
            reader.together([&] {
                for (auto& history : core::scale_histories(reader)) {
                    auto met = core::agreement_on(reader, history.newest());
                    known.push_back({std::move(history), std::move(met)});
                }
            });
            return known;
        },
        [this](std::vector<Known> known) {
            known_ = std::move(known);
            show();
        },
        [this](core::Error const& error) { desk_.workbench().problem(error); });
}

void ScalesView::show() {
    auto const had_keyboard = column_->IsDescendant(FindFocus());
    count_->set_text(group_thousands(static_cast<long>(known_.size())));
    column_->rebuild([&](ScrollColumn&) { build(); });
    Layout();
    if (had_keyboard || std::exchange(wants_keyboard_, false)) focus();
}

void ScalesView::focus() {
    if (!first_ && asker_.waits()) wants_keyboard_ = true;
    auto* stop = first_ ? first_ : new_;
    shim::accept_focus(*stop, true); // a card steps aside while one of its own buttons has the keyboard
    stop->SetFocus();
}

void ScalesView::build() {
    first_ = nullptr;
    version_buttons_.clear();
    if (known_.empty()) return build_empty();
    for (auto const& known : known_) build_scale(known);
    auto* row = new ButtonRow(column_);
    row->add(flat_button(column_, tr("Add the rating scales that ship")),
             [this] { desk_.scales().add_shipped_scales(); });
    column_->content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(4));
}

void ScalesView::build_empty() {
    auto& content = column_->content();
    content.Add(new WrapLabel(column_,
                              tr("There is no rating scale, so no verdict can be given. Take those that ship with the "
                                 "program, import one, or make your own."),
                              {TextRole::muted, 10}),
                0, wxEXPAND | wxBOTTOM, FromDIP(12));
    auto* row = new ButtonRow(column_);
    auto* shipped = primary_button(column_, tr("Add the rating scales that ship"));
    row->add(shipped, [this] { desk_.scales().add_shipped_scales(); });
    content.Add(row, 0, wxEXPAND);
    first_ = shipped;
}

void ScalesView::build_scale(Known const& known) {
    auto const& history = known.history;
    auto const& scale = history.newest();
    auto about = numbered(scale.version);
    join(about, trn("{count} rating", "{count} ratings", static_cast<long>(scale.ratings.size())));
    join(about, verdicts_word(history.versions.front().verdicts));
    auto* card = new Card(column_, name_of(scale) + ", " + about, Tile::Press::activates);
    if (!first_) first_ = card;
    card->Bind(EVT_CARD, [this, id = scale.id](wxCommandEvent&) {
        CallAfter([this, id] { desk_.scales().start_scale(id); });
    });
    auto* inside = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(new WrapLabel(card, name_of(scale), {TextRole::text, 11.5, Weight::semibold}), 0, wxEXPAND);
    words->Add(new WrapLabel(card, scale.key + " · " + about, {TextRole::faint, 9}), 0, wxEXPAND | wxTOP, FromDIP(2));
    top->Add(words, 1, wxALIGN_CENTRE_VERTICAL);
    auto const add = [&](char const* icon, std::string const& name, std::function<void()> work) {
        auto* button = icon_button(card, icon, name);
        button->Bind(wxEVT_BUTTON, [this, work = std::move(work)](wxCommandEvent&) { CallAfter(work); });
        top->Add(button, 0, wxLEFT, FromDIP(2));
    };
    auto const named = [&](char const* sentence) { return tr(sentence, {{"name", name_of(scale)}}); };
    add("edit", named(N_("Change “{name}”…")), [this, id = scale.id] { desk_.scales().start_scale(id); });
    add("export", named(N_("Export “{name}”…")), [this, scale] { export_scale_by_dialog(this, desk_, scale); });
    if (history.verdicts() == 0)
        add("trash", named(N_("Delete “{name}”")), [this, key = scale.key] { desk_.scales().erase_scale(key); });
    inside->Add(top, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    build_steps(*card, *inside, scale);
    build_agreement(*card, *inside, scale, known.met);
    build_versions(*card, *inside, history);
    card->set_content(inside);
    column_->content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(12));
}

/// How often a second verdict met the first, and between which steps they came apart.
void ScalesView::build_agreement(Card& card, wxSizer& inside, core::Scale const& scale, core::Agreement const& met) {
    if (met.pairs == 0) return;
    auto line = tr("Second verdicts alike: {alike} of {pairs}; Cohen's kappa {kappa}.",
                   {{"alike", std::to_string(met.alike)},
                    {"pairs", std::to_string(met.pairs)},
                    {"kappa", fmt::format("{:.2f}", met.kappa)}});
    for (auto const& cell : met.cells)
        if (cell.first != cell.second)
            join(line, verdict_word(scale.find(cell.first)) + " → " + verdict_word(scale.find(cell.second)) + " " +
                           std::to_string(cell.count));
    inside.Add(new WrapLabel(&card, line, {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP, FromDIP(6));
}

void ScalesView::build_versions(Card& card, wxSizer& inside, core::ScaleHistory const& history) {
    if (history.versions.size() < 2) return;
    auto* row = new ButtonRow(&card);
    inside.Add(row, 0, wxEXPAND | wxTOP, FromDIP(4));
    for (auto version = history.versions.begin() + 1; version != history.versions.end(); ++version) {
        auto const id = version->scale.id.value;
        auto const unfolded = shown_versions_.contains(id);
        auto line = (unfolded ? "▾  " : "▸  ") + numbered(version->scale.version);
        join(line, verdicts_word(version->verdicts));
        auto* button = plain_button(&card, line);
        add_button_class(*button, "cp-small");
        row->add(button, [this, id] { toggle(id); });
        version_buttons_[id] = button;
        if (!unfolded) continue;
        inside.Add(new SectionLabel(&card, numbered(version->scale.version)), 0, wxTOP | wxBOTTOM, FromDIP(5));
        build_steps(card, inside, version->scale);
    }
}

void ScalesView::toggle(core::RawId version) {
    if (!shown_versions_.erase(version)) shown_versions_.insert(version);
    show();
    if (auto const button = version_buttons_.find(version); button != version_buttons_.end())
        button->second->SetFocus();
}

void ScalesView::build_steps(Card& card, wxSizer& inside, core::Scale const& scale) {
    std::int64_t last = 0;
    for (auto const& rating : scale.ratings) last = std::max(last, rating.ordinal);
    std::vector<Badge*> badges;
    int widest = 0;
    for (auto const& rating : scale.ratings) {
        badges.push_back(new Badge(&card, verdict_word(&rating), verdict_tint(&rating), spoken(rating, last)));
        widest = std::max(widest, badges.back()->GetBestSize().x);
    }
    widest = std::min(widest, FromDIP(260));
    for (std::size_t at = 0; at < badges.size(); ++at) {
        auto const& rating = scale.ratings[at];
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto* place = new LineLabel(&card, rating.ordinal ? std::to_string(rating.ordinal) : "·", {TextRole::faint, 9});
        place->SetMinSize(wxSize(FromDIP(16), -1));
        row->Add(place, 0, wxTOP, FromDIP(4));
        auto* cell = new wxBoxSizer(wxHORIZONTAL);
        cell->SetMinSize(widest, -1);
        cell->Add(badges[at], 0);
        row->Add(cell, 0, wxRIGHT, FromDIP(12));
        auto meaning = core::in_language(rating.definitions, translator().language());
        auto const retired = rating.use == core::RatingUse::retired;
        if (retired) meaning = tr("Retired.") + (meaning.empty() ? "" : " " + meaning);
        row->Add(new WrapLabel(&card, meaning, {retired ? TextRole::faint : TextRole::muted, 9.5}), 1,
                 wxEXPAND | wxTOP, FromDIP(3));
        inside.Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(5));
    }
}

} // namespace app
