#include "app/window/dialogs/bundle_dialog.h"

#include "app/common/text.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/record_list.h"
#include "app/window/wxtext.h"
#include "core/text/tidy.h"

#include <wx/checkbox.h>
#include <wx/dialog.h>
#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

using core::N_;
using What = core::CarriedChange::What;

char const* label_of(What what) {
    switch (what) {
    case What::added: return N_("New");
    case What::taken: return N_("Would change");
    case What::contested: return N_("Both changed");
    }
    return "";
}

class BundleDialog : public wxDialog {
public:
    BundleDialog(wxWindow* parent, core::Store const& store, Incoming::Collection const& tried)
        : wxDialog(parent, wxID_ANY, wtr("Bring in an exchange bundle"), wxDefaultPosition, wxDefaultSize,
                   wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER) {
        gather(tried);
        auto const gap = FromDIP(10);
        auto* column = new wxBoxSizer(wxVERTICAL);
        auto const add_text = [&](std::string const& words, TextLook look) {
            auto* label = new WrapLabel(this, words, look);
            label->SetMinSize(FromDIP(wxSize(300, -1)));
            column->Add(label, 0, wxEXPAND | wxBOTTOM, gap);
        };
        auto const& claims = tried.claims;
        add_text(tr("Claims of {file} that would come in: {count}; here already: {known}.",
                    {{"file", tried.file}, {"count", std::to_string(claims.added)}, {"known", std::to_string(claims.known)}}),
                 {TextRole::text, 11, Weight::semibold});
        auto const own = store.voucher()("");
        add_text(tr(core::sentence_of(*claims.sender, own ? std::optional(core::fingerprint(own->key)) : std::nullopt)),
                 {claims.sender->key.empty() ? TextRole::text : TextRole::muted, 10});
        auto* list = new RecordList(this, tr("What would become of it"),
                                    {{"what", tr("What"), 130, ListColumn::Kind::words},
                                     {"record", tr("Record"), 0, ListColumn::Kind::two_lines},
                                     {"here", tr("Here"), 230, ListColumn::Kind::words},
                                     {"theirs", tr("In the file"), 230, ListColumn::Kind::words}},
                                    [this](RecordList::RecordKey key) { return row(static_cast<std::size_t>(key) - 1); });
        list->set_empty(tr("It holds nothing that is not here already."));
        std::vector<RecordList::RecordKey> keys;
        for (std::size_t at = 0; at < rows_.size(); ++at) keys.push_back(static_cast<RecordList::RecordKey>(at) + 1);
        list->set_ids(std::move(keys));
        list->SetMinSize(FromDIP(wxSize(900, 360)));
        column->Add(list, 1, wxEXPAND | wxBOTTOM, gap);
        if (claims.contested > 0) {
            theirs_ = new wxCheckBox(this, wxID_ANY, wtr("Where both changed a field, take what the file has"));
            column->Add(theirs_, 0, wxBOTTOM, gap);
        }
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(plain_button(this, tr("Cancel"), wxID_CANCEL), 0, wxRIGHT, FromDIP(8));
        buttons->Add(primary_button(this, tr("Bring it in"), wxID_OK));
        column->Add(buttons, 0, wxEXPAND);
        auto* outer = new wxBoxSizer(wxVERTICAL);
        outer->Add(column, 1, wxEXPAND | wxALL, FromDIP(20));
        SetSizerAndFit(outer);
        CentreOnParent();
    }
    core::Differing differing() const {
        return theirs_ && theirs_->GetValue() ? core::Differing::taken_over : core::Differing::stays;
    }

private:
    struct Row {
        std::string what, record, here, theirs;
    };
    /// New claims by their line, all else record by record; and what has to be said.
    void gather(Incoming::Collection const& tried) {
        using Became = ImportedLine::Became;
        for (auto const& line : *tried.lines) {
            auto const notes = said_besides(line);
            if (line.became == Became::added) rows_.push_back({tr("New claim"), shown(line.text) + "\n" + notes, "", ""});
            for (auto const& change : line.changes)
                rows_.push_back({tr(label_of(change.what)),
                                 shown(change.caption) + "\n" + tr(core::kind_label(change.ref.kind)) +
                                     (change.field.empty() ? std::string() : " · " + tr(change.label)),
                                 shown(change.here), shown(change.theirs)});
            if (line.became == Became::left_out) rows_.push_back({tr("Left out"), notes + "\n", "", ""});
            else if (line.became != Became::added && !notes.empty()) rows_.push_back({tr("Stays as it is"), notes + "\n", "", ""});
        }
    }
    /// What the changes do not say themselves.
    static std::string said_besides(ImportedLine const& line) {
        std::string all;
        for (auto const& note : line.notes) {
            auto const is_change = std::ranges::any_of(line.changes, [&](core::CarriedChange const& change) {
                auto const one = core::render(note);
                return one == core::render(core::sentence_of(change, core::Differing::stays)) ||
                       one == core::render(core::sentence_of(change, core::Differing::taken_over));
            });
            if (!is_change) all += (all.empty() ? "" : " ") + tr(note);
        }
        return shown(all);
    }
    static std::string shown(std::string const& words) { return core::shown_line(core::tidy(words)); }
    std::vector<std::string> row(std::size_t at) const {
        if (at >= rows_.size()) return {};
        return {rows_[at].what, rows_[at].record, rows_[at].here, rows_[at].theirs};
    }

    std::vector<Row> rows_;
    wxCheckBox* theirs_ = nullptr;
};

} // namespace

std::optional<core::Differing> ask_about_bundle(wxWindow* parent, core::Store const& store, Incoming::Collection const& tried) {
    BundleDialog dialog(parent, store, tried);
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    return dialog.differing();
}

} // namespace app
