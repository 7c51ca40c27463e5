#include "app/window/dialogs/import_report.h"

#include "app/common/text.h"
#include "app/window/dialogs/question.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/record_list.h"
#include "app/window/wxtext.h"
#include "core/text/tidy.h"

#include <wx/dialog.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace app {

namespace {

using core::N_;
using Became = ImportedLine::Became;

struct BecameWords {
    Became became;
    char const* id;
    char const* label;
};
constexpr std::array all_that_became{BecameWords{Became::added, "added", N_("Came in")},
                                     BecameWords{Became::known, "known", N_("Here already")},
                                     BecameWords{Became::differs, "differs", N_("Not as it is here")},
                                     BecameWords{Became::changed, "changed", N_("Now as in the file")},
                                     BecameWords{Became::left_out, "left_out", N_("Left out")}};
constexpr auto noted = "noted";

char const* label_of(Became became) { return std::ranges::find(all_that_became, became, &BecameWords::became)->label; }

class ImportReport : public wxDialog {
public:
    ImportReport(wxWindow* parent, Desk& desk, Incoming& incoming, Incoming::Collection const& collection)
        : wxDialog(parent, wxID_ANY, wtr("What became of each line"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          desk_(desk), incoming_(incoming), collection_(collection), lines_(collection.lines) {
        auto const gap = FromDIP(10);
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const add_text = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(this, words, look);
            label->SetMinSize(FromDIP(wxSize(300, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
        };
        add_text(tr(summary_of(collection.claims, collection.file)), {TextRole::text, 11, Weight::semibold});
        if (auto const words = own_words(collection.claims); !words.empty())
            add_text(tr("Verdicts that stay in the words of the collection: {words}.", {{"words", words}}), {TextRole::muted, 10});
        filters_ = new ChipRow(this, ChipRow::Choice::one);
        column->Add(filters_, 0, wxEXPAND | wxBOTTOM, gap);
        filters_->Bind(EVT_CHIP, [this](wxCommandEvent&) { show(); });
        rows_ = new RecordList(this, tr("Lines of the file"),
                               {{"line", tr("Line"), 80, ListColumn::Kind::words},
                                {"what", tr("Claim"), 0, ListColumn::Kind::two_lines},
                                {"became", tr("What became of it"), 160, ListColumn::Kind::words}},
                               [this](RecordList::RecordKey key) { return row(static_cast<std::size_t>(key) - 1); });
        rows_->set_empty(tr("No line."));
        rows_->on_activate = [this](RecordList::RecordKey key) { open(static_cast<std::size_t>(key) - 1); };
        rows_->on_select = [this](RecordList::RecordKey key) { open_->Enable(bool(claim_of(static_cast<std::size_t>(key) - 1))); };
        rows_->SetMinSize(FromDIP(wxSize(760, 360)));
        column->Add(rows_, 1, wxEXPAND | wxBOTTOM, gap);
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        open_ = plain_button(this, tr("Open the claim"));
        open_->Disable();
        open_->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            CallAfter([this] { open(static_cast<std::size_t>(rows_->chosen()) - 1); });
        });
        buttons->Add(open_);
        if (collection.claims.differing > 0) {
            auto* take = plain_button(this, tr("Take over what differs…"));
            take->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { take_over(); }); });
            buttons->Add(take, 0, wxLEFT, FromDIP(8));
        }
        buttons->AddStretchSpacer();
        auto* close = primary_button(this, tr("Close"), wxID_CANCEL);
        close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
        buttons->Add(close);
        column->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        offer_filters();
        show();
        Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
        CentreOnParent();
    }

private:
    bool lets_through(ImportedLine const& line, std::string const& filter) const {
        if (filter == noted) return !line.notes.empty();
        auto const became = std::ranges::find(all_that_became, filter, &BecameWords::id);
        return became == all_that_became.end() || line.became == became->became;
    }
    /// Those that let something through; first what needs looking at, if anything does.
    void offer_filters() {
        std::vector<ChipSpec> chips;
        auto const offer = [&](char const* id, std::string const& label) {
            auto const count = std::ranges::count_if(*lines_, [&](auto const& line) { return lets_through(line, id); });
            if (count > 0) chips.push_back({id, label + " " + std::to_string(count), false});
        };
        chips.push_back({"all", tr("All lines") + " " + std::to_string(lines_->size()), true});
        for (auto const& each : all_that_became) offer(each.id, tr(each.label));
        offer(noted, tr("With remarks"));
        filters_->set_chips(chips);
    }
    void show() {
        auto const chosen = filters_->chosen();
        std::vector<RecordList::RecordKey> keys;
        for (std::size_t at = 0; at < lines_->size(); ++at)
            if (chosen.empty() || lets_through((*lines_)[at], chosen.front())) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
        rows_->set_ids(std::move(keys));
        Layout();
    }
    std::vector<std::string> row(std::size_t at) const {
        if (at >= lines_->size()) return {};
        auto const& line = (*lines_)[at];
        std::string notes;
        for (auto const& note : line.notes) notes += (notes.empty() ? "" : " ") + tr(note);
        auto const claim = desk_.reader().find(line.claim);
        auto const words = claim ? shortened(core::shown_line(core::tidy(claim->text)), 200) : std::string();
        auto const told = core::shown_line(notes);
        return {std::to_string(line.line), claim ? words + "\n" + told : told + "\n", tr(label_of(line.became))};
    }
    core::Id<core::Claim> claim_of(std::size_t at) const {
        return at < lines_->size() ? (*lines_)[at].claim : core::Id<core::Claim>{};
    }
    void open(std::size_t at) {
        if (auto const claim = claim_of(at)) desk_.navigation().open(core::ref(claim));
    }
    void take_over() {
        auto const count = static_cast<long>(collection_.claims.differing);
        Question const question{tr("Take over what differs"),
                                trn("{count} claim becomes what the file has, as a new version; what it was stays in its history. What "
                                    "this desk rated itself stays as it is.",
                                    "{count} claims become what the file has, as new versions; what they were stays in their history. "
                                    "What this desk rated itself stays as it is.",
                                    count),
                                tr("Take over"), tr("Go back"), Question::Weight::ordinary};
        if (!ask(this, question)) return;
        incoming_.take_over_what_differs(collection_);
        Close();
    }
    /// The most frequent first.
    static std::string own_words(ImportedClaims const& claims) {
        std::vector<std::pair<std::string, std::int64_t>> words(claims.verdicts.begin(), claims.verdicts.end());
        std::ranges::stable_sort(words, std::greater(), &std::pair<std::string, std::int64_t>::second);
        constexpr std::size_t most = 12;
        std::string told;
        for (std::size_t at = 0; at < std::min(words.size(), most); ++at)
            told += (at ? ", " : "") + core::shown_line(words[at].first) + " (" + std::to_string(words[at].second) + ")";
        return words.size() > most ? told + ", …" : told;
    }

    Desk& desk_;
    Incoming& incoming_;
    Incoming::Collection collection_;
    std::shared_ptr<std::vector<ImportedLine> const> lines_;
    ChipRow* filters_ = nullptr;
    RecordList* rows_ = nullptr;
    wxButton* open_ = nullptr;
};

} // namespace

void show_import_report(wxWindow* parent, Desk& desk, Incoming& incoming, Incoming::Collection const& collection) {
    auto* report = new ImportReport(parent, desk, incoming, collection);
    report->Show();
    report->Raise();
}

} // namespace app
