#include "app/window/dialogs/table_dialog.h"

#include "app/common/reading.h"
#include "app/common/text.h"
#include "app/common/writing.h"
#include "app/window/dialogs/question.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/phrases.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/record_list.h"
#include "app/window/widgets/scroll_column.h"
#include "app/window/wxtext.h"
#include "core/text/tidy.h"

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/filedlg.h>
#include <wx/filename.h>
#include <wx/sizer.h>

#include <array>

namespace app {

namespace {

using core::N_;

struct Delimiter {
    char sign;
    char const* label;
};
constexpr std::array delimiters{Delimiter{',', N_("a comma")}, Delimiter{';', N_("a semicolon")}, Delimiter{'\t', N_("a tab")},
                                Delimiter{'|', N_("a vertical bar")}};
constexpr std::size_t cells_shown = 3;

constexpr auto maps_of_columns = "*.map.json";

class TableDialog : public wxDialog {
public:
    TableDialog(wxWindow* parent, Incoming::Table const& table)
        : wxDialog(parent, wxID_ANY, wtr("Import a table"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
          arrival_(table.arrival), sample_(table.sample), map_(told_map(sample_.plan, {})) {
        auto const gap = FromDIP(10);
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const add_text = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(this, words, look);
            label->SetMinSize(FromDIP(wxSize(300, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
            return label;
        };
        add_text(arrival_.provenance.origin, {TextRole::text, 12, Weight::semibold});
        known_ = add_text("", {TextRole::muted, 10});
        column->Add(settings(), 0, wxEXPAND | wxBOTTOM, gap);
        column->Add(new SectionLabel(this, tr("Columns")), 0, wxBOTTOM, FromDIP(4));
        columns_ = new ScrollColumn(this, Ground::surface, 10);
        columns_->SetMinSize(FromDIP(wxSize(760, 230)));
        column->Add(columns_, 3, wxEXPAND | wxBOTTOM, FromDIP(4));
        rest_ = tick(N_("Keep the other columns in the note"));
        column->Add(rest_, 0, wxBOTTOM, gap);
        column->Add(new SectionLabel(this, tr("The first claims as they would come in")), 0, wxBOTTOM, FromDIP(4));
        claims_ = new RecordList(this, tr("The first claims as they would come in"),
                                 {{"claim", tr("Claim"), 0, ListColumn::Kind::two_lines},
                                  {"verdict", tr("Verdict"), 150, ListColumn::Kind::words}},
                                 [this](RecordList::RecordKey key) { return row(static_cast<std::size_t>(key) - 1); });
        claims_->set_empty(tr("Choose the column that holds the claims."));
        claims_->SetMinSize(FromDIP(wxSize(760, 150)));
        column->Add(claims_, 2, wxEXPAND | wxBOTTOM, gap);
        column->Add(buttons(), 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizer(outer);
        show();
        Fit();
        CentreOnParent();
    }
    core::ColumnMap const& map() const { return map_; }

private:
    wxChoice* add_choice(wxSizer& grid, char const* label, std::vector<std::string> const& items) {
        grid.Add(new wxStaticText(this, wxID_ANY, wtr(label)), 0, wxALIGN_CENTRE_VERTICAL);
        auto* choice = new wxChoice(this, wxID_ANY);
        for (auto const& item : items) choice->Append(to_wx(item));
        shim::name_for_assistive(choice, tr(label));
        grid.Add(choice, 1, wxEXPAND);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_settings(); });
        return choice;
    }
    wxSizer* settings() {
        auto* grid = new wxFlexGridSizer(4, FromDIP(wxSize(14, 8)));
        grid->AddGrowableCol(1);
        grid->AddGrowableCol(3);
        std::vector<std::string> signs;
        for (auto const& each : delimiters) signs.push_back(tr(each.label));
        delimiter_ = add_choice(*grid, N_("Between the cells stands"), signs);
        quoting_ = add_choice(*grid, N_("Quotation marks"), {tr("hold cells together"), tr("are signs like any other")});
        dates_ = add_choice(*grid, N_("In dates comes first"),
                            {tr("what the dates themselves show"), tr("the day"), tr("the month")});
        grid->AddSpacer(0);
        header_ = tick(N_("The first row names the columns"));
        grid->Add(header_, 0, wxALIGN_CENTRE_VERTICAL);
        return grid;
    }
    wxCheckBox* tick(char const* label) {
        auto* box = new wxCheckBox(this, wxID_ANY, wtr(label));
        box->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent&) { take_settings(); });
        return box;
    }
    wxSizer* buttons() {
        auto* row = new wxBoxSizer(wxHORIZONTAL);
        auto const add = [&](wxButton* button, std::function<void()> const& work) {
            button->Bind(wxEVT_BUTTON, [this, work](wxCommandEvent&) { CallAfter(work); });
            row->Add(button, 0, wxRIGHT, FromDIP(8));
        };
        add(plain_button(this, tr("Take a mapping from a file…")), [this] { load(); });
        save_ = plain_button(this, tr("Save this mapping…"));
        add(save_, [this] { save(); });
        row->AddStretchSpacer();
        row->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        import_ = primary_button(this, tr("Import"), wxID_OK);
        row->Add(import_);
        return row;
    }

    /// Everything anew, as the sample has it.
    void show() {
        auto const& plan = sample_.plan;
        known_->set_text(plan.known_as.empty() ? trn("{count} column", "{count} columns", static_cast<long>(plan.head.size()))
                                               : tr("This is a table of {program}.", {{"program", plan.known_as}}));
        auto const sign = std::ranges::find(delimiters, plan.layout.delimiter, &Delimiter::sign);
        delimiter_->SetSelection(sign == delimiters.end() ? wxNOT_FOUND : static_cast<int>(sign - delimiters.begin()));
        quoting_->SetSelection(plan.layout.quoting == core::Quoting::marks ? 0 : 1);
        dates_->SetSelection(map_.dates == core::DayOrder::day_first ? 1 : map_.dates == core::DayOrder::month_first ? 2 : 0);
        header_->SetValue(plan.has_header);
        rest_->SetValue(map_.keeps_rest);
        columns_->rebuild([this](ScrollColumn& into) { fill(into); });
        std::vector<RecordList::RecordKey> keys;
        for (std::size_t at = 0; at < sample_.claims.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
        claims_->set_ids(std::move(keys));
        claims_->invalidate();
        auto const tells = plan.places.contains(core::Column::text);
        import_->Enable(tells);
        save_->Enable(tells);
        Layout();
    }
    void fill(ScrollColumn& into) {
        auto const& plan = sample_.plan;
        auto* grid = new wxFlexGridSizer(3, FromDIP(wxSize(14, 6)));
        grid->AddGrowableCol(2);
        fields_.clear();
        for (std::size_t at = 0; at < plan.head.size(); ++at) {
            auto* name = new LineLabel(&into, plan.head[at], {TextRole::text, 10, Weight::semibold});
            name->SetMinSize(FromDIP(wxSize(150, -1)));
            grid->Add(name, 0, wxALIGN_CENTRE_VERTICAL);
            auto* field = new wxChoice(&into, wxID_ANY);
            field->Append(map_.keeps_rest ? wtr("is kept in the note") : wtr("is left out"));
            field->SetSelection(0);
            for (std::size_t each = 0; each < core::column_keys.size(); ++each) {
                auto const what = static_cast<core::Column>(each);
                field->Append(wtr(core::label_of(what)));
                auto const places = plan.places.find(what);
                if (places != plan.places.end() && std::ranges::find(places->second, at) != places->second.end())
                    field->SetSelection(static_cast<int>(each) + 1);
            }
            shim::name_for_assistive(field, tr("What “{name}” holds", {{"name", plan.head[at]}}));
            field->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { take_columns(); });
            grid->Add(field, 0, wxALIGN_CENTRE_VERTICAL);
            fields_.push_back(field);
            auto* cells = new LineLabel(&into, first_cells(at),
                                        {.role = TextRole::muted, .points = 9.5, .fit = TextLook::Fit::cut});
            grid->Add(cells, 1, wxALIGN_CENTRE_VERTICAL | wxEXPAND);
        }
        into.content().Add(grid, 0, wxEXPAND);
    }
    std::string first_cells(std::size_t column) const {
        std::string all;
        std::size_t shown = 0;
        for (auto const& row : sample_.cells) {
            auto const cell = column < row.size() ? core::shown_line(core::tidy(row[column])) : std::string();
            if (cell.empty()) continue;
            all += (all.empty() ? "" : "  ·  ") + shortened(cell, 60);
            if (++shown == cells_shown) break;
        }
        return all;
    }
    /// A row of the list of claims.
    std::vector<std::string> row(std::size_t at) const {
        if (at >= sample_.claims.size()) return {};
        auto const& read = sample_.claims[at];
        if (!read.claim)
            return {tr("Line {line} would be left out.", {{"line", std::to_string(read.line)}}) + "\n" +
                        tr(read.claim.error().message),
                    ""};
        auto const& claim = *read.claim;
        std::string about;
        auto const add = [&](std::string const& words) {
            if (!words.empty()) about += (about.empty() ? "" : " · ") + words;
        };
        add(claim.speaker);
        if (claim.said_on.known()) add(core::display(claim.said_on, translator()));
        add(claim.occasion);
        add(claim.author);
        if (claim.checked_on.known())
            add(tr("checked on {date}", {{"date", core::display(claim.checked_on, translator())}}));
        add(claim.title);
        for (auto const& note : claim.notes) add(tr(note.why));
        add(claim.url);
        auto const line = [](std::string const& words) { return shortened(core::shown_line(core::tidy(words)), 200); };
        return {line(claim.text) + "\n" + line(about), core::shown_line(claim.verdict)};
    }

    /// How the cells stand apart was said anew: what the columns are is found again.
    void take_settings() {
        auto map = map_;
        auto const sign = delimiter_->GetSelection();
        if (sign != wxNOT_FOUND) map.delimiter = delimiters[static_cast<std::size_t>(sign)].sign;
        map.quoting = quoting_->GetSelection() == 0 ? core::Quoting::marks : core::Quoting::literal;
        map.has_header = header_->GetValue();
        map.dates = dates_->GetSelection() == 1   ? core::DayOrder::day_first
                    : dates_->GetSelection() == 2 ? core::DayOrder::month_first
                                                  : core::DayOrder::open;
        map.keeps_rest = rest_->GetValue();
        auto const cells_differ = map.delimiter != map_.delimiter || map.quoting != map_.quoting || map.has_header != map_.has_header;
        if (cells_differ) map.columns.clear();
        CallAfter([this, map] { take(map); });
    }
    void take_columns() {
        auto map = map_;
        map.columns.clear();
        for (std::size_t at = 0; at < fields_.size(); ++at)
            if (auto const chosen = fields_[at]->GetSelection(); chosen > 0)
                map.columns[static_cast<core::Column>(chosen - 1)].push_back(column_in_map(sample_.plan, at));
        // Nothing at all would be guessed again.
        if (map.columns.empty()) {
            sample_.plan.places.clear();
            sample_.claims.clear();
            map_ = std::move(map);
            return CallAfter([this] { show(); });
        }
        CallAfter([this, map] { take(map); });
    }
    bool take(core::ColumnMap const& map) {
        try {
            sample_ = table_sample(arrival_, map);
            map_ = told_map(sample_.plan, map);
        } catch (core::Error const& error) {
            tell(this, tr("Import a table"), tr(error.message()));
            show();
            return false;
        }
        show();
        return true;
    }
    void load() {
        wxFileDialog dialog(this, wtr("Take a mapping from a file"), "", "", to_wx(tr("Mappings") + " (*.json)|*.json"),
                            wxFD_OPEN | wxFD_FILE_MUST_EXIST);
        if (dialog.ShowModal() != wxID_OK) return;
        auto const path = to_utf8(dialog.GetPath());
        try {
            take(core::read_column_map(read_file(path), to_utf8(dialog.GetFilename())));
        } catch (core::Error const& error) {
            tell(this, tr("Take a mapping from a file"), tr(error.message()));
        }
    }
    void save() {
        auto const stem = wxFileName(to_wx(arrival_.provenance.origin)).GetName();
        wxFileDialog dialog(this, wtr("Save this mapping"), "", stem + ".map.json",
                            to_wx(tr("Mappings") + " (" + maps_of_columns + ")|" + maps_of_columns), wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
        if (dialog.ShowModal() != wxID_OK) return;
        auto path = dialog.GetPath();
        if (!path.EndsWith(".json")) path += ".map.json";
        try {
            write_file(to_utf8(path), core::write_column_map(map_));
        } catch (core::Error const& error) {
            tell(this, tr("Save this mapping"), tr(error.message()));
        }
    }

    Arrival arrival_;
    TableSample sample_;
    core::ColumnMap map_;
    WrapLabel* known_ = nullptr;
    wxChoice *delimiter_ = nullptr, *quoting_ = nullptr, *dates_ = nullptr;
    wxCheckBox *header_ = nullptr, *rest_ = nullptr;
    ScrollColumn* columns_ = nullptr;
    std::vector<wxChoice*> fields_;
    RecordList* claims_ = nullptr;
    wxButton *save_ = nullptr, *import_ = nullptr;
};

} // namespace

std::optional<core::ColumnMap> ask_about_columns(wxWindow* parent, Incoming::Table const& table) {
    TableDialog dialog(parent, table);
    return dialog.ShowModal() == wxID_OK ? std::optional(dialog.map()) : std::nullopt;
}

} // namespace app
