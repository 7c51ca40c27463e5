#include "app/window/panels/dossier_view.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/trace.h"
#include "app/window/panels/after_publication.h"
#include "app/window/panels/at_work_section.h"
#include "app/window/panels/contested_section.h"
#include "app/window/panels/folded_words.h"
#include "app/window/panels/gate_section.h"
#include "app/window/panels/past_banner.h"
#include "app/window/panels/relations.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/panels/remarks_section.h"
#include "app/window/panels/review_steps.h"
#include "app/window/panels/statement_card.h"
#include "app/window/panels/trail.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/label.h"
#include "core/editorial/desk_rules.h"
#include "core/editorial/reviews.h"
#include "core/log/operation_label.h"
#include "core/log/second_person.h"
#include "core/model/review_state.h"
#include "core/operations/reviews.h"
#include "core/rules/publication.h"
#include "core/text/person.h"
#include "core/editorial/queue.h"
#include "core/log/by_whom.h"

#include <wx/dnd.h>
#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>
#include <wx/weakref.h>

#include <algorithm>
#include <map>

namespace app {

namespace {

/// Words dragged out of the article and dropped on the dossier bear on its claim.
class QuoteDrop : public wxTextDropTarget {
public:
    explicit QuoteDrop(Desk& desk) : desk_(desk) {}
    bool OnDropText(wxCoord, wxCoord, wxString const&) override {
        // The drag came from the reader's own selection, which still stands.
        if (desk_.article().selection().length() <= 0) return false;
        desk_.recorder().drop_on_claim();
        return true;
    }

private:
    Desk& desk_;
};

constexpr std::size_t shown_history = 6;
constexpr int most_people = 30; // a menu has room for

} // namespace

DossierView::DossierView(wxWindow* parent, Desk& desk) : ScrollColumn(parent), desk_(desk) {
    SetDropTarget(new QuoteDrop(desk));
    shim::name_for_assistive(this, tr("Dossier"));
}

void DossierView::refresh() {
    show_readable(desk_.workbench(), *this, [&] {
        auto const then = desk_.past().then();
        auto const dossier =
            core::load_dossier(then ? static_cast<core::Records const&>(*then) : desk_.reader(),
                               desk_.navigation().claim());
        rebuild([&](ScrollColumn&) {
            if (then) add_past_banner(*this, desk_, *then);
            build(dossier);
            if (then) make_past(*this);
        });
        // Whoever opens another claim, or steps into the past, begins at the top.
        if (std::pair const shown(dossier.claim.id, then ? then->head() : 0); shown != shown_) {
            shown_ = shown;
            Scroll(0, 0);
        }
        trace("dossier");
    });
}

void DossierView::build(core::Dossier const& dossier) {
    auto const now = !desk_.past().then(); // what colleagues say and what is still to do belongs to the present
    concealed_ = now && desk_.reviews().is_concealed();
    build_head(dossier);
    if (now) {
        add_at_work(*this, desk_, core::ref(dossier.claim.id));
        add_contested(*this, desk_, core::ref(dossier.claim.id));
        build_news(dossier);
        add_stale_notice(*this, desk_, dossier);
    }
    auto const can = now && !concealed_ ? review_steps(desk_, dossier) : ReviewSteps{};
    build_buttons(dossier, can);
    if (now) build_steps(dossier, can);
    add_corrections(*this, desk_, dossier);
    build_assertions(dossier);
    std::vector<core::LinkedStatement const*> against, in_favour, context;
    for (auto const& entry : dossier.against) against.push_back(&entry);
    for (auto const& entry : dossier.nuances) against.push_back(&entry);
    for (auto const& entry : dossier.in_favour) in_favour.push_back(&entry);
    for (auto const& entry : dossier.context) context.push_back(&entry);
    build_cards(N_("Counter-statements"),
                N_("Nothing stands against it yet. Select words in an article and press R, or right-click them."),
                against);
    if (!in_favour.empty()) build_cards(N_("Supports"), "", in_favour);
    build_cards(N_("Context"), N_("What explains it and takes no side: link a statement to it as “Gives context”."), context);
    auto const then = desk_.past().then();
    add_relations(*this, desk_,
                  core::relations_of(then ? static_cast<core::Records const&>(*then) : desk_.reader(),
                               core::ref(dossier.claim.id)),
                  tr("Other claims"));
    if (!concealed_) build_rationale(dossier);
    add_ledger(*this, desk_, dossier);
    if (now) add_remarks(*this, desk_, dossier.claim.id);
    build_trail(dossier);
    build_history(dossier);
}

void DossierView::build_head(core::Dossier const& dossier) {
    auto& column = content();
    auto const gap = FromDIP(8);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto const* rating = concealed_ ? nullptr : dossier.rating();
    auto const word = concealed_ ? tr("Verdict concealed") : verdict_word(rating);
    top->Add(new Badge(this, word, verdict_tint(rating),
                       tr("Verdict: {word}", {{"word", word}}), BadgeSize::large),
             0, wxALIGN_CENTRE_VERTICAL);
    if (auto const version = version_word(dossier); !version.empty())
        top->Add(new LineLabel(this, version, {TextRole::faint, 9}), 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    top->AddStretchSpacer();
    top->Add(new LineLabel(this, "C-" + core::short_id(dossier.claim.id.value), {TextRole::faint, 9}),
             0, wxALIGN_CENTRE_VERTICAL);
    column.Add(top, 0, wxEXPAND | wxBOTTOM, FromDIP(14));
    auto const unfolded = open_ == dossier.claim.id;
    add_folded_words(*this, dossier.claim.text, Marked::no, unfolded ? Fold::open : Fold::shut,
                     [this, id = dossier.claim.id, unfolded] {
                         open_ = unfolded ? core::Id<core::Claim>{} : id;
                         refresh();
                     });
    if (dossier.review && !dossier.review->summary.empty() && !concealed_)
        column.Add(new WrapLabel(this, dossier.review->summary, {TextRole::muted, 10}), 0,
                   wxEXPAND | wxBOTTOM, gap);
    std::string line;
    if (dossier.review) {
        auto const elsewhere = core::is_of_another_desk(*dossier.review);
        line = tr(core::state_words(*dossier.review));
        if (elsewhere && dossier.review->checked_on.known()) line += " · " + core::display(dossier.review->checked_on, translator());
        // What came in with a collection may name nobody.
        if (!elsewhere && !dossier.review->author.empty()) line += " · " + tr("proposed by {who}", {{"who", dossier.review->author}});
        if (!dossier.review->reviewers.empty() && !core::is_of_one_person(*dossier.review))
            line += " · " + tr("looked at by {who}", {{"who", core::people_text(dossier.review->reviewers)}});
    }
    if (!dossier.claim.assigned_to.empty())
        join(line, tr("assigned to {who}", {{"who", dossier.claim.assigned_to}}));
    if (!dossier.claim.came_as.empty()) join(line, tr("came in with a collection"));
    if (!dossier.topic.empty()) line += (line.empty() ? "" : " · ") + dossier.topic;
    if (!line.empty())
        column.Add(new WrapLabel(this, line, {TextRole::faint, 9}), 0, wxEXPAND | wxBOTTOM, gap);
    if (dossier.review && core::is_of_one_person(*dossier.review)) {
        auto* alone = new WrapLabel(this, tr("No second person looked at it."), {TextRole::text, 9.5});
        alone->set_tint(Tint(Tone::mixed));
        column.Add(alone, 0, wxEXPAND | wxBOTTOM, gap);
    }
    if (dossier.review && !dossier.review->remark.empty())
        column.Add(new WrapLabel(this, quoted(dossier.review->remark), {TextRole::muted, 9.5}), 0,
                   wxEXPAND | wxBOTTOM, gap);
}

void DossierView::build_buttons(core::Dossier const& dossier, ReviewSteps const& can) {
    auto* row = new ButtonRow(this);
    // One button stands out: what carries the claim on.
    auto const is_corrected = std::ranges::any_of(dossier.corrections, [](core::Correction const& correction) {
        return correction.state == core::CorrectionState::waiting;
    });
    auto* const first = can.next || is_corrected ? plain_button : primary_button;
    if (dossier.review && core::has_trait(dossier.review->state, core::corrected_only))
        row->add(first(this, tr("Correct…"), wxID_ANY), [this] { desk_.reviews().start_correction(); });
    else if (!concealed_)
        row->add(first(this, dossier.review ? tr("Change rating…") : tr("Give a rating…"), wxID_ANY),
                 [this] { desk_.reviews().start_review(); });
    row->add_together({{plain_button(this, tr("Link a statement…")),
                        [this] { desk_.recorder().start_link(std::nullopt, desk_.navigation().statement()); }},
                       {icon_button(this, "edit", tr("Change, assign or delete this claim")),
                        [this, claim = dossier.claim] { show_menu(claim); }}});
    content().Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(6));
}

void DossierView::build_steps(core::Dossier const& dossier, ReviewSteps const& can) {
    if (!dossier.review) return;
    auto const& review = *dossier.review;
    if (concealed_) return build_second_verdict(dossier);
    build_votes(review);
    if (core::has_trait(review.state, core::being_written)) {
        if (!can.gate.empty()) add_gate(*this, desk_, can.gate);
    } else if (!review.gate_override.empty()) {
        content().Add(new WrapLabel(this, tr("The gate was overridden: {why}", {{"why", review.gate_override}}),
                                    {TextRole::muted, 9.5}),
                      0, wxEXPAND | wxBOTTOM, FromDIP(6));
    }
    content().Add(review_step_row(this, desk_, dossier, can), 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

void DossierView::build_news(core::Dossier const& dossier) {
    auto const since = desk_.navigation().seen_before();
    if (!since) return;
    auto const news = core::changed_since(desk_.reader(), dossier.claim.id, since, desk_.workbench().store().actor());
    if (news.empty()) return;
    std::string words;
    for (auto const& each : news)
        if (auto const record = desk_.reader().find(each))
            join(words, tr(core::kind_label(each.kind)) + " " + quoted(shortened(core::caption_of(*record), 40)));
    content().Add(
        new WrapLabel(this, tr("Changed since you last looked: {what}", {{"what", words}}), {TextRole::muted, 9.5}),
        0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void DossierView::build_votes(core::Review const& review) {
    for (auto const& vote : core::votes_of(desk_.reader(), review)) {
        auto line = vote.person + " · ";
        if (vote.voice == core::Voice::rates) {
            auto const scale = desk_.reader().find(vote.scale);
            line += tr("second verdict: {word}", {{"word", verdict_word(scale ? scale->find(vote.rating) : nullptr)}});
        } else {
            line += tr(core::label_of(vote.voice));
        }
        if (!vote.remark.empty()) line += " · " + quoted(vote.remark);
        content().Add(new WrapLabel(this, line, {TextRole::muted, 9.5}), 0, wxEXPAND | wxBOTTOM, FromDIP(4));
    }
}

void DossierView::build_second_verdict(core::Dossier const& dossier) {
    auto& column = content();
    column.Add(
        new WrapLabel(this, tr("Give your own verdict first; the other one shows afterwards."), {TextRole::text, 10}),
        0, wxEXPAND | wxBOTTOM, FromDIP(8));
    if (!dossier.scale) return;
    auto* remark = new wxTextCtrl(this, wxID_ANY);
    remark->SetHint(wtr("Why"));
    shim::name_for_assistive(remark, tr("Why"));
    column.Add(remark, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    auto* row = new ButtonRow(this);
    for (auto const& rating : dossier.scale->ratings)
        row->add(plain_button(this, core::in_language(rating.labels, translator().language())),
                 [this, key = rating.key, words = wxWeakRef<wxTextCtrl>(remark)] {
                     if (words) desk_.reviews().give_second_verdict(key, to_utf8(words->GetValue()));
                 });
    column.Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

void DossierView::build_assertions(core::Dossier const& dossier) {
    auto& column = content();
    add_section(tr("Said by"));
    if (dossier.assertions.empty())
        column.Add(new WrapLabel(this, tr("No statement asserts this claim yet."), {TextRole::faint, 9.5}),
                   0, wxEXPAND);
    for (auto const& entry : dossier.assertions)
        column.Add(statement_card(this, desk_, entry), 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void DossierView::build_cards(char const* heading, char const* empty,
                              std::vector<core::LinkedStatement const*> const& entries) {
    auto& column = content();
    add_section(tr(heading), static_cast<long>(entries.size()));
    if (entries.empty() && *empty)
        column.Add(new WrapLabel(this, tr(empty), {TextRole::faint, 9.5}), 0, wxEXPAND);
    for (auto const* entry : entries)
        column.Add(statement_card(this, desk_, *entry), 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void DossierView::build_rationale(core::Dossier const& dossier) {
    auto& column = content();
    if (dossier.review && !dossier.review->rationale.empty()) {
        add_section(tr("Rationale"));
        column.Add(new WrapLabel(this, dossier.review->rationale,
                                 {TextRole::text, 10, Weight::normal, TextLook::Family::sans}),
                   0, wxEXPAND);
    }
}

void DossierView::build_trail(core::Dossier const& dossier) {
    auto& column = content();
    std::vector<core::TrailStep> trail;
    for (auto const* side : {&dossier.assertions, &dossier.against})
        for (auto const& entry : *side)
            trail.insert(trail.end(), entry.trail.begin(), entry.trail.end());
    add_section(tr("Source trail"));
    column.Add(make_trail(this, desk_, trail), 0, wxEXPAND);
}

void DossierView::build_history(core::Dossier const& dossier) {
    if (desk_.past().then()) return; // the way back to the history is above
    auto& column = content();
    core::Chronicle const chronicle(desk_.reader(), core::ref(dossier.claim.id));
    add_section(tr("History"));
    for (auto const& moment : chronicle.page({}, 0, shown_history)) {
        auto const& revision = moment.revision;
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto const done = core::what_was_done(revision, translator()) + " · " + core::by_whom(revision, translator());
        row->Add(new WrapLabel(this, done, {TextRole::text, 9}), 1,
                 wxEXPAND | wxRIGHT, FromDIP(8));
        row->Add(new LineLabel(this, when_line(revision.at), {TextRole::faint, 9}));
        column.Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(5));
    }
    auto* whole = flat_button(this, tr("Whole history…"));
    whole->Bind(wxEVT_BUTTON, [this, id = dossier.claim.id](wxCommandEvent&) {
        CallAfter([this, id] { desk_.past().open_history(core::ref(id)); });
    });
    column.Add(whole, 0, wxTOP, FromDIP(4));
}

void DossierView::show_menu(core::Claim const& claim) {
    wxMenu menu;
    auto* edit = menu.Append(wxID_ANY, wtr("Change the claim…"));
    auto* history = menu.Append(wxID_ANY, wtr("History"));
    auto* assign = new wxMenu;
    std::map<int, std::string> people;
    auto const offer = [&](std::string const& label, std::string const& person) {
        auto* item = assign->AppendCheckItem(wxID_ANY, to_label(label));
        item->Check(core::same_person(claim.assigned_to, person));
        people[item->GetId()] = person;
    };
    for (auto const& person : desk_.reader().people(most_people)) offer(person, person);
    offer(tr("Nobody"), {});
    menu.AppendSubMenu(assign, wtr("Assign to"));
    menu.AppendSeparator();
    auto* erase = menu.Append(wxID_ANY, wtr("Delete the claim"));
    menu.Bind(wxEVT_MENU, [&](wxCommandEvent& event) {
        auto const chosen = event.GetId();
        if (auto const person = people.find(chosen); person != people.end())
            CallAfter([this, name = person->second] { desk_.reviews().assign(name); });
        if (chosen == edit->GetId()) CallAfter([this, claim] { desk_.recorder().edit_claim(claim.id); });
        if (chosen == history->GetId())
            CallAfter([this, claim] { desk_.past().open_history(core::ref(claim.id)); });
        if (chosen == erase->GetId()) CallAfter([this, claim] { desk_.taking_back().erase(core::ref(claim.id)); });
    });
    PopupMenu(&menu);
}

} // namespace app
