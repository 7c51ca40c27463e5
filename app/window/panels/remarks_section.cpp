#include "app/window/panels/remarks_section.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/looked_up.h"
#include "app/window/widgets/completing_field.h"
#include "app/window/widgets/label.h"
#include "core/editorial/reviews.h"
#include "core/operations/remarks.h"
#include "core/text/fold.h"

#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <array>
#include <memory>

namespace app {

namespace {

constexpr int most_addressed = 1000;
constexpr std::size_t most_offered = 8;

/// What a remark is about, in words: the record, the field, the passage and whether it still stands there.
std::string about(core::Reader const& reader, core::Remark const& remark) {
    std::string words;
    if (remark.on.kind != core::Kind::claim)
        if (auto const record = reader.find(remark.on))
            join(words, tr(core::kind_label(remark.on.kind)) + " " + quoted(shortened(core::caption_of(*record), 60)));
    if (!remark.field.empty()) join(words, field_word(remark.on.kind, remark.field));
    if (!remark.passage.empty()) {
        join(words, quoted(remark.passage));
        if (!core::passage_now(reader, remark)) join(words, tr("these words are gone"));
    }
    return words;
}

std::string follow_up_words(core::Reader const& reader, core::Remark const& remark) {
    auto const correction = reader.find(remark.correction);
    auto const review = correction ? reader.find(correction->review) : std::nullopt;
    auto const claim = review ? reader.find(review->claim) : std::nullopt;
    return claim ? tr("A claim it depends on was corrected: {claim}", {{"claim", quoted(claim->text)}})
                 : tr(core::label_of(remark.purpose));
}

/// What is being written: about what, and which remark it answers.
struct Writing {
    core::RemarkFacts facts;
    enum class About { claim, text, summary, rationale, selection } about = About::claim;
};
constexpr std::array abouts{
    std::pair{Writing::About::claim, N_("About the claim as a whole")},
    std::pair{Writing::About::text, N_("About the words of the claim")},
    std::pair{Writing::About::summary, N_("About the short rationale")},
    std::pair{Writing::About::rationale, N_("About the long rationale")},
    std::pair{Writing::About::selection, N_("About the words selected in the article")},
};

core::RemarkFacts facts_of(Desk& desk, Writing const& writing, std::string words) {
    auto facts = writing.facts;
    facts.text = std::move(words);
    if (facts.answers) return facts;
    auto const review = core::current_review(desk.reader(), desk.navigation().claim());
    switch (writing.about) {
    case Writing::About::claim: break;
    case Writing::About::text: facts.field = "text"; break;
    case Writing::About::summary:
    case Writing::About::rationale:
        if (review) facts.on = core::ref(review->id);
        facts.field = writing.about == Writing::About::summary ? "summary" : "rationale";
        break;
    case Writing::About::selection:
        facts.on = core::ref(desk.article().text());
        facts.passage = desk.article().selected_words();
        facts.at = desk.article().selection();
        break;
    }
    return facts;
}

/// Names after an @, as the rest of what was typed stays.
std::vector<Choice> people_after(core::Reader const& reader, std::string const& typed) {
    std::vector<Choice> choices;
    auto const at = typed.rfind('@');
    if (at == typed.npos) return choices;
    auto const begun = core::fold(std::string_view(typed).substr(at + 1));
    for (auto const& person : reader.people(most_addressed))
        if (choices.size() < most_offered && core::fold(person).starts_with(begun) && person.size() + 1 > begun.size())
            choices.push_back({person, typed.substr(0, at) + "@" + person + " ", {}});
    return choices;
}

class Composer {
public:
    Composer(ScrollColumn& column, Desk& desk) : writing_(std::make_shared<Writing>()) {
        auto& content = column.content();
        std::vector<wxString> labels;
        for (auto const& [about, label] : abouts) labels.push_back(wtr(label));
        choice_ = new wxChoice(&column, wxID_ANY, wxDefaultPosition, wxDefaultSize, static_cast<int>(labels.size()),
                               labels.data());
        choice_->SetSelection(0);
        shim::name_for_assistive(choice_, tr("What the remark is about"));
        choice_->Bind(wxEVT_CHOICE, [writing = writing_](wxCommandEvent& event) {
            writing->about = abouts[static_cast<std::size_t>(event.GetInt())].first;
        });
        field_ = new CompletingField(&column, tr("Write a remark; @Name calls somebody"),
                                     std::make_unique<LookedUp>(desk.workbench().background(), people_after),
                                     tr("Write a remark; @Name calls somebody"));
        auto const send = [&desk, field = field_, writing = writing_] {
            desk.reviews().make_remark(facts_of(desk, *writing, field->value().text));
        };
        field_->field().Bind(wxEVT_CHAR_HOOK, [&column, field = field_, send](wxKeyEvent& event) {
            auto const enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
            if (!enter || field->list_is_open()) return event.Skip();
            column.CallAfter(send);
        });
        auto* row = new ButtonRow(&column);
        auto* button = plain_button(&column, tr("Send the remark"));
        button->SetToolTip(wtr("Enter"));
        row->add(button, send);
        content.Add(choice_, 0, wxEXPAND | wxBOTTOM, column.FromDIP(6));
        content.Add(field_, 0, wxEXPAND);
        content.Add(row, 0, wxEXPAND | wxTOP, column.FromDIP(6));
    }

    void answer(core::Remark const& remark) const {
        writing_->facts = {remark.on, {}, {}, {}, remark.id};
        choice_->Hide();
        field_->set_value({"@" + remark.author + " ", std::nullopt});
        field_->field().SetFocus();
        field_->field().SetInsertionPointEnd();
        request_layout(*choice_);
    }

private:
    std::shared_ptr<Writing> writing_;
    wxChoice* choice_ = nullptr;
    CompletingField* field_ = nullptr;
};

void show_passage(Desk& desk, core::Remark const& remark) {
    desk.navigation().open(remark.on);
    if (auto const span = core::passage_now(desk.reader(), remark)) desk.navigation().reveal(*span);
}

Card* remark_card(ScrollColumn& column, Desk& desk, core::Remark const& remark,
                  std::shared_ptr<std::optional<Composer>> const& composer) {
    auto const open = remark.resolved_by.empty();
    auto const words =
        remark.purpose == core::Purpose::follow_up ? follow_up_words(desk.reader(), remark) : remark.text;
    auto* card = new Card(&column, labelled(remark.author, words));
    if (open) card->set_tint(Tint(remark.purpose == core::Purpose::remark ? Tone::info : Tone::mixed));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    auto who = remark.author + " · " + when_line(remark.at);
    if (!open) who += " · " + tr("resolved by {who}", {{"who", remark.resolved_by}});
    rows->Add(new WrapLabel(card, who, {TextRole::faint, 9}), 0, wxEXPAND);
    if (remark.purpose == core::Purpose::source_changed)
        rows->Add(new WrapLabel(card, tr(core::label_of(remark.purpose)), {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    else if (auto const what = about(desk.reader(), remark); !what.empty())
        rows->Add(new WrapLabel(card, what, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    rows->Add(new WrapLabel(card, words, {open ? TextRole::text : TextRole::muted, 10}), 0, wxEXPAND | wxTOP,
              card->FromDIP(3));
    auto* buttons = new ButtonRow(card);
    auto const add = [&](std::string const& label, std::function<void()> work) {
        auto* button = flat_button(card, label);
        add_button_class(*button, "cp-small");
        buttons->add(button, std::move(work));
    };
    add(open ? tr("Resolve") : tr("Open again"), [&desk, id = remark.id, open] {
        desk.reviews().resolve_remark(id, open ? core::Resolve::yes : core::Resolve::no);
    });
    if (open && remark.purpose == core::Purpose::remark)
        add(tr("Answer"), [composer, remark] { (*composer)->answer(remark); });
    if (remark.on.kind == core::Kind::text && core::passage_now(desk.reader(), remark))
        add(tr("Show the passage"), [&desk, remark] { show_passage(desk, remark); });
    rows->Add(buttons, 0, wxEXPAND | wxTOP, card->FromDIP(2));
    card->set_content(rows);
    return card;
}

} // namespace

void add_remarks(ScrollColumn& column, Desk& desk, core::Id<core::Claim> claim) {
    auto remarks = core::remarks_on(desk.reader(), claim);
    std::ranges::stable_partition(remarks, [](core::Remark const& remark) { return remark.resolved_by.empty(); });
    auto const open =
        std::ranges::count_if(remarks, [](core::Remark const& remark) { return remark.resolved_by.empty(); });
    column.add_section(tr("Remarks"), open);
    // The cards answer through the field that stands below them.
    auto const composer = std::make_shared<std::optional<Composer>>();
    for (auto const& remark : remarks)
        column.content().Add(remark_card(column, desk, remark, composer), 0, wxEXPAND | wxBOTTOM, column.FromDIP(8));
    composer->emplace(column, desk);
}

} // namespace app
