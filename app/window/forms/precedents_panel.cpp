#include "app/window/forms/precedents_panel.h"

#include "app/common/precedents.h"
#include "app/window/trace.h"
#include "app/window/phrases.h"
#include "app/window/widgets/badge.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/scroll_column.h"
#include "core/editorial/reviews.h"

#include <wx/sizer.h>

namespace app {

namespace {

constexpr int pause_ms = 200;
constexpr int most = 4;
constexpr double enough = 0.12; // below it one in ten right ones is lost, and nine in ten wrong ones
constexpr std::size_t fewest_letters = 12;

std::string reasons_of(core::Precedent const& precedent) {
    std::string words;
    for (auto const& word : precedent.shared) words += (words.empty() ? "" : ", ") + word;
    std::string line;
    if (!words.empty()) join(line, tr("shared words: {words}", {{"words", words}}));
    if (precedent.same_speaker) join(line, tr("same speaker"));
    if (precedent.days_apart && *precedent.days_apart <= 60)
        join(line, *precedent.days_apart == 0
                       ? tr("same day")
                       : trn("{count} day apart", "{count} days apart", *precedent.days_apart));
    if (precedent.same_topic) join(line, tr("same topic"));
    return line;
}

} // namespace

/// A card that also hears the letters written on its buttons.
class PrecedentsPanel::PrecedentCard : public Card {
public:
    PrecedentCard(wxWindow* parent, std::string const& name) : Card(parent, name, Tile::Press::activates) {}
    std::function<void()> link, take;

protected:
    bool key_pressed(wxKeyEvent& event) override {
        auto const key = event.GetModifiers() == wxMOD_NONE ? event.GetKeyCode() : 0;
        if (key == 'L' && link) return link(), true;
        if (key == 'T' && take) return take(), true;
        return Card::key_pressed(event);
    }
};

PrecedentsPanel::PrecedentsPanel(wxWindow* parent, Desk& desk, Asks asks)
    : wxPanel(parent), desk_(desk), asks_(std::move(asks)) {
    follow_ground(*this, Ground::window);
    SetSizer(new wxBoxSizer(wxVERTICAL));
    timer_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { look_now(); });
}

PrecedentsPanel::~PrecedentsPanel() { desk_.workbench().background().forget(this); }

void PrecedentsPanel::look_soon() { timer_.StartOnce(pause_ms); }

void PrecedentsPanel::take_keyboard() {
    if (first_) first_->SetFocus();
}

void PrecedentsPanel::look_now() {
    auto query = asks_.query();
    if (query.text.size() < fewest_letters) return show({});
    auto found = std::make_shared<std::vector<Shown>>();
    desk_.workbench().background().ask(
        this,
        [found, query = std::move(query), person = desk_.workbench().store().actor()](core::Reader const& reader) {
            *found = look(reader, query, person);
        },
        [this, found] {
            show(std::move(*found));
            trace("precedents shown");
        });
}

std::vector<PrecedentsPanel::Shown> PrecedentsPanel::look(core::Reader const& reader, core::PrecedentQuery const& query,
                                                         std::string const& person) {
    std::vector<Shown> all;
    for (auto const& precedent : precedents_for(reader, query, most)) {
        if (precedent.score < enough) continue;
        Shown shown;
        shown.ref = precedent.ref;
        shown.reasons = reasons_of(precedent);
        if (auto const statement = reader.find(core::id_as<core::Statement>(precedent.ref))) {
            shown.text = quoted(shortened(statement->text, 220));
            shown.facts = said_line(reader, *statement);
        }
        if (auto const row = reader.claim_row(core::id_as<core::Claim>(precedent.ref))) {
            shown.claim = true;
            shown.text = row->text;
            shown.facts = row->speaker;
            auto const review = core::current_review(reader, row->id);
            auto const date = row->said_on.known() ? row->said_on : review ? review->checked_on : row->said_on;
            if (date.known()) join(shown.facts, core::display(date, translator()));
            if (review) shown.rationale = shortened(review->summary, 160);
            auto const verdict = core::verdict_for(reader, *row, person);
            if (verdict.concealed) shown.rationale.clear();
            shown.verdict = verdict_word(verdict);
            shown.tint = verdict_tint(verdict);
        }
        all.push_back(std::move(shown));
    }
    return all;
}

void PrecedentsPanel::show(std::vector<Shown> shown) {
    shown_ = std::move(shown);
    first_ = nullptr;
    DestroyChildren();
    auto& column = *GetSizer();
    column.Clear();
    if (!shown_.empty()) {
        column.Add(new SectionLabel(this, tr("Have we had this?"), static_cast<long>(shown_.size())), 0,
                   wxTOP | wxBOTTOM, FromDIP(8));
        for (auto const& each : shown_) column.Add(card_for(each), 0, wxEXPAND | wxBOTTOM, FromDIP(8));
        column.Add(new WrapLabel(this, tr("Alt+↓ goes here; Enter opens, L links as repeated, T takes the text over."),
                                 {TextRole::faint, 9}),
                   0, wxEXPAND);
    }
    request_layout(*this);
}

wxWindow* PrecedentsPanel::card_for(Shown const& shown) {
    auto* card = new PrecedentCard(this, tr("Precedent: {text}", {{"text", shown.text}}));
    if (!first_) first_ = card;
    auto* inside = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(new WrapLabel(card, shown.facts, {TextRole::muted, 9}), 1, wxALIGN_CENTRE_VERTICAL);
    if (shown.claim)
        head->Add(new Badge(card, shown.verdict, shown.tint, tr("Verdict: {word}", {{"word", shown.verdict}}),
                            BadgeSize::small),
                  0, wxLEFT, FromDIP(6));
    inside->Add(head, 0, wxEXPAND);
    inside->Add(new WrapLabel(card, shown.text, {TextRole::text, 10}), 0, wxEXPAND | wxTOP, FromDIP(3));
    if (!shown.rationale.empty())
        inside->Add(new WrapLabel(card, shown.rationale, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, FromDIP(3));
    inside->Add(new WrapLabel(card, shown.reasons, {TextRole::faint, 9}), 0, wxEXPAND | wxTOP, FromDIP(3));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto const act = [&](std::string const& label, std::function<void()> work) {
        auto* button = plain_button(card, label);
        button->Bind(wxEVT_BUTTON, [this, work](wxCommandEvent&) { CallAfter(work); });
        row->Add(button, 0, wxRIGHT, FromDIP(6));
    };
    auto const linked = asks_.linked(shown.ref);
    card->set_chosen(linked);
    card->set_tint(linked ? std::optional<Tint>(relation_tint(core::Relation::repeats)) : std::nullopt);
    card->link = [this, ref = shown.ref] {
        asks_.link(ref);
        CallAfter([this] {
            show(shown_);
            take_keyboard();
        });
    };
    act(linked ? tr("Linked as repeated") : tr("Repeats it"), card->link);
    if (asks_.take_text && shown.claim) {
        card->take = [this, text = shown.text] { asks_.take_text(text); };
        act(tr("Take text over"), card->take);
    }
    inside->Add(row, 0, wxTOP, FromDIP(8));
    card->set_content(inside);
    card->Bind(EVT_CARD, [this, ref = shown.ref](wxCommandEvent&) {
        CallAfter([this, ref] { desk_.navigation().open(ref); });
    });
    return card;
}

} // namespace app
