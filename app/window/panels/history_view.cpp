#include "app/window/panels/history_view.h"

#include "app/window/gtk/gtk_shim.h"
#include "app/window/trace.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/log/operation_label.h"
#include "core/text/diff.h"
#include "core/text/tidy.h"
#include "core/log/by_whom.h"

#include <wx/sizer.h>

#include <algorithm>

namespace app {

namespace {

/// An import touches more records than anybody reads here.
constexpr std::size_t most_records = 40;

/// The same for who hears it: words that went between [− and −], words that came between [+ and +].
std::string spoken(std::vector<core::Piece> const& pieces) {
    std::string out;
    for (auto const& piece : pieces) {
        if (piece.kind == core::Piece::Kind::removed)
            out += "[− " + piece.text + " −]";
        else if (piece.kind == core::Piece::Kind::added)
            out += "[+ " + piece.text + " +]";
        else
            out += piece.text;
    }
    return out;
}

core::Moment const* find_moment(core::Chronicle const& chronicle, core::Seq seq) {
    auto const& moments = chronicle.moments();
    auto const found = std::ranges::lower_bound(moments, seq, std::greater{},
                                                [](core::Moment const& moment) { return moment.revision.seq; });
    return found != moments.end() && found->revision.seq == seq ? &*found : nullptr;
}

} // namespace

HistoryView::HistoryView(wxWindow* parent, Desk& desk) : ScrollColumn(parent), desk_(desk) {
    shim::name_for_assistive(this, tr("What changed"));
}

void HistoryView::refresh() {
    auto const& back = desk_.past().looking_back();
    std::pair const wanted{back.from(), back.to()};
    if (shown_ != wanted) whole_.clear();
    auto const other = shown_ != wanted;
    shown_ = wanted;
    show_readable(desk_.workbench(), *this, [&] { rebuild([&](ScrollColumn&) { build(); }); });
    if (other) Scroll(0, 0);
    trace("history");
}

void HistoryView::build() {
    auto const& back = desk_.past().looking_back();
    if (back.compared) return build_comparison();
    auto const* moment = back.chosen ? find_moment(desk_.past().chronicle(), back.chosen) : nullptr;
    if (moment) return build_moment(*moment);
    build_head(tr("History"), "");
    content().Add(new WrapLabel(this, tr("Choose a moment in the list: what it changed shows here."),
                                {TextRole::faint, 9.5}),
                  0, wxEXPAND);
}

void HistoryView::build_head(std::string const& title, std::string const& line) {
    auto& column = content();
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    auto* heading = new WrapLabel(this, title, {TextRole::text, 13, Weight::semibold});
    shim::set_role(*heading, shim::Role::heading);
    top->Add(heading, 1, wxALIGN_CENTRE_VERTICAL);
    auto* close = icon_button(this, "close", tr("Close the history"));
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { desk_.close_form(); }); });
    top->Add(close, 0, wxALIGN_TOP);
    column.Add(top, 0, wxEXPAND);
    if (!line.empty())
        column.Add(new WrapLabel(this, line, {TextRole::muted, 9}), 0, wxEXPAND | wxTOP, FromDIP(2));
}

void HistoryView::build_moment(core::Moment const& moment) {
    auto const& revision = moment.revision;
    auto line = core::by_whom(revision, translator());
    join(line, when_line(revision.at));
    join(line, tr("revision {seq}", {{"seq", std::to_string(revision.seq)}}));
    build_head(core::what_was_done(revision, translator()), line);
    if (!revision.reason.empty())
        content().Add(new WrapLabel(this, quoted(revision.reason), {TextRole::text, 10}), 0, wxEXPAND | wxTOP,
                      FromDIP(8));
    auto* row = new ButtonRow(this);
    auto const root = desk_.past().looking_back().root;
    if (root.kind == core::Kind::claim && desk_.reader().before(root, revision.seq + 1))
        row->add(plain_button(this, tr("As it stood then")), [this, root, seq = revision.seq] {
            desk_.past().open_past(core::id_as<core::Claim>(root), seq);
        });
    if (revision.seq != desk_.past().chronicle().moments().front().revision.seq)
        row->add(plain_button(this, tr("Compare with now")),
                 [this, seq = revision.seq] { desk_.past().compare_moments(seq, desk_.reader().head()); });
    row->add(flat_button(this, desk_.past().looking_back().marked == revision.seq ? tr("Take the mark away (M)")
                                                                           : tr("Mark to compare (M)")),
             [this, seq = revision.seq] {
                 desk_.past().mark_moment(seq);
                 refresh();
             });
    content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(10));
    build_differences(core::differences(desk_.reader(), moment, translator()), revision.seq);
}

void HistoryView::build_comparison() {
    auto const& back = desk_.past().looking_back();
    auto const moment = [&](core::Seq seq) {
        return when_line(desk_.reader().revision(seq).at) + " (" +
               tr("revision {seq}", {{"seq", std::to_string(seq)}}) + ")";
    };
    build_head(tr("Two moments compared"), moment(back.from()) + " → " + moment(back.to()));
    auto* row = new ButtonRow(this);
    if (back.root.kind == core::Kind::claim && desk_.reader().before(back.root, back.from() + 1))
        row->add(plain_button(this, tr("As it stood before")), [this, root = back.root, seq = back.from()] {
            desk_.past().open_past(core::id_as<core::Claim>(root), seq);
        });
    row->add(plain_button(this, tr("Back to the moment")),
             [this, seq = back.chosen] { desk_.past().choose_moment(seq); });
    content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(10));
    auto const found =
        core::differences(desk_.reader(), desk_.past().chronicle().refs(), back.from(), back.to(), translator());
    if (found.empty())
        content().Add(new WrapLabel(this, tr("Nothing differs between these two moments."), {TextRole::faint, 9.5}),
                      0, wxEXPAND | wxTOP, FromDIP(8));
    build_differences(found, back.from());
}

void HistoryView::build_differences(std::vector<core::Difference> const& differences, core::Seq back_to) {
    content().AddSpacer(FromDIP(6));
    // What people write about comes first; where it was read, last.
    std::vector<core::Difference const*> order;
    for (auto const& difference : differences) order.push_back(&difference);
    std::ranges::stable_sort(order, std::greater{}, [](core::Difference const* each) {
        auto const kind = each->ref.kind;
        return kind == core::Kind::claim ? 1000 : static_cast<int>(kind);
    });
    for (std::size_t at = 0; at < std::min(order.size(), most_records); ++at) build_difference(*order[at], back_to);
    if (auto const rest = static_cast<long>(order.size()) - static_cast<long>(most_records); rest > 0)
        content().Add(new WrapLabel(this, trn("and one more record", "and {count} more records", rest),
                                    {TextRole::muted, 9.5}),
                      0, wxEXPAND);
}

void HistoryView::build_difference(core::Difference const& difference, core::Seq back_to) {
    auto const kind = tr(core::kind_label(difference.ref.kind));
    auto const fate = difference.redacted ? tr("redacted")
                      : !difference.before && difference.after ? tr("new")
                      : !difference.after ? tr("deleted")
                                          : std::string();
    auto const title = core::tidy(shortened(difference.title, 160));
    auto* card = new Card(this, labelled(kind + (fate.empty() ? "" : " (" + fate + ")"), title));
    card->set_tint(!difference.before  ? Tint(Tone::positive)
                   : !difference.after ? Tint(Tone::negative)
                                       : Tint(Tone::info));
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(new LineLabel(card, kind, {TextRole::text, 9, Weight::semibold}));
    if (!fate.empty()) {
        auto* word = new LineLabel(card, " · " + fate, {TextRole::text, 9, Weight::semibold});
        word->set_tint(Tint(difference.before ? Tone::negative : Tone::positive));
        top->Add(word);
    }
    column->Add(top, 0, wxEXPAND);
    // The claim's own words stand in the field below.
    auto const says_more = !difference.after || std::ranges::none_of(difference.fields, [&](auto const& field) {
        return field.after == difference.title;
    });
    if (says_more && !title.empty())
        column->Add(new WrapLabel(card, title, {TextRole::muted, 9.5}), 0, wxEXPAND | wxTOP, card->FromDIP(2));
    if (difference.after)
        for (auto const& field : difference.fields) add_field(card, *column, difference, field);
    if (difference.after && difference.fields.empty())
        column->Add(new WrapLabel(card, tr("Only what the program keeps for itself."), {TextRole::faint, 9}), 0,
                    wxEXPAND | wxTOP, card->FromDIP(4));
    add_way_back(card, *column, difference, back_to);
    card->set_content(column);
    content().Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
}

void HistoryView::add_field(wxWindow* card, wxSizer& column, core::Difference const& difference,
                            core::FieldChange const& field) {
    column.Add(new LineLabel(card, field.label, {TextRole::faint, 8.5}), 0, wxTOP, card->FromDIP(6));
    auto pieces = core::in_passages(core::word_diff(field.before, field.after));
    std::pair const key{difference.ref, std::string(field.name)};
    auto const short_form = core::abridged(pieces);
    auto const cut = short_form.cut && !whole_.contains(key);
    if (cut) pieces = short_form.pieces;
    if (!difference.before) // every word of it came
        for (auto& piece : pieces) piece.kind = core::Piece::Kind::same;
    auto* label = new WrapLabel(card, "", {TextRole::text, 10});
    label->set_difference(pieces);
    shim::name_for_assistive(label, spoken(pieces));
    column.Add(label, 0, wxEXPAND | wxTOP, card->FromDIP(1));
    if (!short_form.cut) return;
    auto* more = flat_button(card, cut ? tr("Show all") : tr("Show less"));
    add_button_class(*more, "cp-link");
    add_button_class(*more, "cp-small");
    more->Bind(wxEVT_BUTTON, [this, key](wxCommandEvent&) {
        CallAfter([this, key] {
            if (whole_.erase(key) == 0) whole_.insert(key);
            refresh();
        });
    });
    column.Add(more, 0, wxTOP, card->FromDIP(2));
}

void HistoryView::add_way_back(wxWindow* card, wxSizer& column, core::Difference const& difference,
                               core::Seq back_to) {
    auto const state = desk_.reader().before(difference.ref, back_to + 1);
    if (!state || state == desk_.reader().find(difference.ref)) return;
    auto* back = flat_button(card, tr("Step back to this state"));
    add_button_class(*back, "cp-link");
    add_button_class(*back, "cp-small");
    back->SetToolTip(to_wx(tr("As it stood after revision {seq}; can be undone", {{"seq", std::to_string(back_to)}})));
    back->Bind(wxEVT_BUTTON, [this, ref = difference.ref, back_to](wxCommandEvent&) {
        CallAfter([this, ref, back_to] { desk_.taking_back().restore(ref, back_to); });
    });
    column.Add(back, 0, wxTOP, card->FromDIP(4));
}

} // namespace app
