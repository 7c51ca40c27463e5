#include "app/window/panels/source_view.h"

#include "app/desk/together.h"
#include "app/desk/when.h"
#include "app/window/context_menus.h"
#include "app/window/dialogs/encodings.h"
#include "app/window/gtk/gtk_shim.h"
#include "app/window/panels/at_work_section.h"
#include "app/window/panels/contested_section.h"
#include "app/window/panels/drift_section.h"
#include "app/window/panels/duplicates_section.h"
#include "app/window/panels/typed_section.h"
#include "app/window/phrases.h"
#include "app/window/readable.h"
#include "app/window/widgets/button.h"
#include "app/window/widgets/button_row.h"
#include "app/window/widgets/card.h"
#include "app/window/widgets/label.h"
#include "core/base/size.h"
#include "core/editorial/sources.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <wx/sizer.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr std::size_t most_set_aside = 40;
constexpr int shown_suggestions = 12; ///< from the one at hand on; the others stand in the text

std::string percent(double share) { return fmt::format("{:.0f} %", share * 100); }

} // namespace

SourceView::SourceView(wxWindow* parent, Desk& desk)
    : ScrollColumn(parent), desk_(desk), looking_(desk.workbench().background()), comparing_(desk.workbench().background()),
      looking_alike_(desk.workbench().background()), on_text_(desk.article().text_changed.subscribe([this] {
          if (desk_.navigation().side() == Side::source) refresh_soon();
      })) {}

void SourceView::refresh_soon() {
    if (std::exchange(waits_, true)) return;
    CallAfter([this] {
        if (waits_) refresh();
    });
}

void SourceView::refresh() {
    waits_ = false;
    show_readable(desk_.workbench(), *this, [&] {
        auto const source = desk_.reader().find(desk_.navigation().source_at_hand());
        rebuild([&](ScrollColumn&) {
            if (source) build(*source);
        });
    });
}

void SourceView::build(core::Source const& source) {
    auto& column = content();
    add_section(tr(core::label_of(source.type)));
    column.Add(new WrapLabel(this, shortened(source.title, 200),
                             {TextRole::text, 13, Weight::semibold, TextLook::Family::serif}),
               0, wxEXPAND | wxBOTTOM, FromDIP(8));
    add_at_work(*this, desk_, core::ref(source.id));
    add_contested(*this, desk_, core::ref(source.id));
    auto const line = [&](std::string const& text) {
        if (!text.empty())
            column.Add(new WrapLabel(this, text, {TextRole::muted, 9.5}), 0, wxEXPAND | wxBOTTOM,
                       FromDIP(3));
    };
    if (auto const publisher = desk_.reader().find(source.publisher)) line(publisher->name);
    line(source.author);
    line(core::display(source.published, translator()));
    line(source.url);
    if (!source.credit.empty()) line(tr("Credit: {credit}", {{"credit", source.credit}}));
    line(source.note);
    auto* row = new ButtonRow(this);
    auto const waiting = source.triage == core::Triage::inbox;
    auto const reading = desk_.navigation().source() == source.id;
    if (!reading)
        row->add(primary_button(this, tr("Open")), [this, id = source.id] { desk_.navigation().open_source(id); });
    row->add(plain_button(this, waiting ? tr("Mark as looked through") : tr("Back to the inbox")),
        [this, waiting, id = source.id] {
            triage_all(desk_.workbench(), {id}, waiting ? core::Triage::done : core::Triage::inbox);
        });
    row->add(plain_button(this, tr("Change…")),
             [this, id = source.id] { desk_.recorder().edit_record(core::ref(id)); });
    if (auto const capture = core::newest_capture(desk_.reader(), source.id); capture && core::is_shown(capture->media_type))
        row->add(plain_button(this, capture->media_type.starts_with("image/") ? tr("Quote what is seen…") : tr("Quote what is heard…")),
                 [this, id = source.id] { desk_.recorder().quote_shown(id); });
    row->add_together({{icon_button(this, "history", tr("History")), [this, id = source.id] { desk_.past().open_history(core::ref(id)); }},
                       {icon_button(this, "trash", tr("Delete the source")), [this, id = source.id] { desk_.taking_back().erase(core::ref(id)); }}});
    column.Add(row, 0, wxEXPAND | wxTOP, FromDIP(8));
    add_typed_passages(*this, desk_, source.id);
    build_duplicates(source);
    build_drift(source);
    if (reading) {
        build_page_switch(source);
        build_suggestions();
        build_set_aside();
    }
    build_captures(source);
}

/// Of a web page, whether its article is read or all that it shows; the other is one press away.
void SourceView::build_page_switch(core::Source const& source) {
    auto const captures = desk_.reader().referring<core::Capture>("source", source.id);
    auto const is_page = [](core::Capture const& capture) { return capture.media_type == "text/html" || capture.media_type == "application/warc"; };
    if (!desk_.article().text() || std::ranges::none_of(captures, is_page)) return;
    auto const whole = desk_.article().shows_whole_page();
    content().Add(new WrapLabel(this, whole ? tr("All that the page shows, with headline, captions and comments.")
                                            : tr("The article alone, without headline, captions and comments."),
                                {TextRole::muted, 9.5}),
                  0, wxEXPAND | wxTOP, FromDIP(8));
    auto* row = new ButtonRow(this);
    row->add(plain_button(this, whole ? tr("Show the article alone (W)") : tr("Show the whole page (W)")),
             [this] { desk_.article().turn_whole_page(); });
    content().Add(row, 0, wxEXPAND | wxTOP, FromDIP(4));
}

void SourceView::build_captures(core::Source const& source) {
    auto& column = content();
    add_section(tr("Saved bytes"));
    auto const captures = desk_.reader().referring<core::Capture>("source", source.id);
    // A stamp that was kept since is looked at, too.
    auto const are_known = std::ranges::equal(captures, captures_, {}, {}, &core::CaptureSeen::capture);
    if (looked_at_ == source.id && are_known) {
        for (auto const& seen : captures_) show_capture(seen);
    } else {
        for (auto const& capture : captures) {
            core::CaptureSeen plain;
            plain.capture = capture;
            show_capture(plain);
        }
        look_at_captures(source.id, captures.size());
    }
    for (auto const& address : source.archives)
        column.Add(new WrapLabel(this, tr("Archived at {address}", {{"address", address}}), {TextRole::muted, 9}), 0,
                   wxEXPAND | wxBOTTOM, FromDIP(2));
    if (when::has_encodings(desk_)) return;
    auto* row = new ButtonRow(this);
    row->add(plain_button(this, tr("Read in another encoding…")),
             [this] { choose_encoding(wxGetTopLevelParent(this), desk_); });
    column.Add(row, 0, wxEXPAND | wxTOP, FromDIP(6));
}

void SourceView::build_drift(core::Source const& source) {
    if (desk_.reader().count_referring(core::Kind::capture, "source", core::ref(source.id)) < 2) return;
    if (compared_ != source.id) drift_.reset();
    if (drift_) add_drift(*this, desk_, source.id, *drift_);
    auto const head = desk_.reader().head();
    if (compared_ == source.id && compared_at_ == head) return;
    compared_at_ = head;
    compared_ = source.id;
    comparing_.ask(
        [id = source.id](core::Reader const& reader) {
            return core::text_of(reader, id) ? std::optional(core::drift_of(reader, id)) : std::nullopt;
        },
        [this](std::optional<core::Drift> drift) {
            drift_ = std::move(drift);
            if (desk_.navigation().side() == Side::source) refresh_soon();
        },
        [this](core::Error const& error) { desk_.workbench().problem(error); });
}

void SourceView::build_duplicates(core::Source const& source) {
    if (alike_of_ != source.id) alike_.clear();
    add_duplicates(*this, desk_, source.id, alike_);
    auto const head = desk_.reader().head();
    if (alike_of_ == source.id && alike_at_ == head) return;
    alike_of_ = source.id;
    alike_at_ = head;
    looking_alike_.ask([id = source.id](core::Reader const& reader) { return core::duplicates_of(reader, id); },
                       [this](std::vector<core::Duplicate> alike) {
                           auto const same = alike == alike_;
                           alike_ = std::move(alike);
                           if (!same && desk_.navigation().side() == Side::source) refresh_soon();
                       },
                       [this](core::Error const& error) { desk_.workbench().problem(error); });
}

void SourceView::look_at_captures(core::Id<core::Source> source, std::size_t count) {
    if (count == 0) return;
    looking_.ask([source](core::Reader const& reader) {
                     std::pair<std::vector<core::CaptureSeen>, decltype(stamps_)> found{core::captures_seen(reader, source), {}};
                     for (auto const& seen : found.first)
                         if (!seen.capture.stamps.empty()) found.second[seen.capture.id] = check_stamps(reader, seen.capture);
                     return found;
                 },
                 [this, source](std::pair<std::vector<core::CaptureSeen>, decltype(stamps_)> found) {
                     captures_ = std::move(found.first);
                     stamps_ = std::move(found.second);
                     looked_at_ = source;
                     if (desk_.navigation().side() == Side::source) refresh_soon();
                 },
                 [this](core::Error const& error) { desk_.workbench().problem(error); });
}

/// When, by whom and over which addresses; what came of it; and the way to the words it was read as.
void SourceView::show_capture(core::CaptureSeen const& seen) {
    auto& column = content();
    auto const& capture = seen.capture;
    auto const line = [&](std::string const& text, TextRole role) {
        column.Add(new WrapLabel(this, text, {role, 9}), 0, wxEXPAND | wxBOTTOM, FromDIP(2));
    };
    column.AddSpacer(FromDIP(6));
    line(capture.origin + " · " + capture.media_type + " · " + core::size_text(static_cast<std::uint64_t>(capture.size), translator()),
         TextRole::muted);
    line(tr(core::label_of(capture.how)) + ", " + when_line(capture.obtained) + (seen.by.empty() ? "" : ", " + seen.by), TextRole::muted);
    for (auto const& hop : seen.hops)
        line((hop.method.empty() ? "" : hop.method + " ") + hop.address + " → " + std::to_string(hop.status) + " " + hop.reason, TextRole::muted);
    if (seen.reference) line(tr(core::told_of_reference(*seen.reference)), TextRole::text);
    if (seen.gave == core::CaptureGave::unchanged) line(tr("Its words are unchanged."), TextRole::muted);
    if (seen.gave == core::CaptureGave::nothing) line(tr("Kept, and not read as the article's text."), TextRole::muted);
    if (!seen.bytes_hold) line(tr("The saved bytes are missing or are not those recorded."), TextRole::accent);
    line("SHA-256 " + core::to_hex(capture.digest), TextRole::faint);
    if (auto const known = stamps_.find(capture.id); known != stamps_.end())
        for (auto const& found : known->second)
            line(tr(core::told_of_stamp(found)), found.answer == core::StampAnswer::holds ? TextRole::muted : TextRole::accent);
    if (seen.texts.empty() || captures_.size() < 2 || desk_.navigation().source() != capture.source) return;
    auto const text = seen.texts.front();
    if (text == desk_.article().text()) return line(tr("This is the text that shows."), TextRole::muted);
    auto* row = new ButtonRow(this);
    row->add(plain_button(this, tr("Read the text of {day}", {{"day", when_line(capture.obtained)}})),
             [this, text] { desk_.navigation().turn_to_text(text); });
    column.Add(row, 0, wxEXPAND | wxBOTTOM, FromDIP(6));
}

void SourceView::build_suggestions() {
    auto& column = content();
    auto const open = desk_.article().open_suggestions();
    add_section(tr("Suggestions"), open);
    if (open == 0) {
        auto const looking = desk_.article().is_being_read() || desk_.article().is_being_looked_through();
        column.Add(new WrapLabel(this, looking ? tr("The article is still being looked through for quotations.")
                                               : tr("Nothing waits. Select words in the text and press M to mark "
                                                    "a quotation yourself."),
                                 {TextRole::faint, 9.5}),
                   0, wxEXPAND);
        return;
    }
    column.Add(new WrapLabel(this, tr("N next · Shift+A accept · A change, then record · X not a quotation"),
                             {TextRole::faint, 9}),
               0, wxEXPAND | wxBOTTOM, FromDIP(8));
    auto const& suggestions = desk_.article().suggestions();
    auto const begin = static_cast<std::size_t>(std::max(desk_.article().chosen(), 0));
    long earlier = 0;
    long shown = 0;
    for (std::size_t at = 0; at < suggestions.size() && shown < shown_suggestions; ++at) {
        auto const& [suggestion, state] = suggestions[at];
        if (state != Suggested::State::open) continue;
        if (at < begin) {
            ++earlier;
            continue;
        }
        ++shown;
        auto const who = suggestion.speaker.empty() ? tr("Speaker unknown") : suggestion.speaker;
        auto* card = new Card(this, suggestion.text + " — " + who, Tile::Press::activates);
        card->set_tint(Tint(Tone::info));
        card->set_chosen(static_cast<int>(at) == desk_.article().chosen());
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, quoted(shortened(suggestion.text, 120)),
                                  {TextRole::text, 10, Weight::normal, TextLook::Family::serif}),
                    0, wxEXPAND);
        inside->Add(new WrapLabel(card, who + " · " + percent(suggestion.confidence),
                                  {TextRole::muted, 9}),
                    0, wxEXPAND | wxTOP, FromDIP(3));
        inside->Add(new WrapLabel(card, tr(suggestion.reason), {TextRole::faint, 9}), 0,
                    wxEXPAND | wxTOP, FromDIP(2));
        if (!suggestion.alternatives.empty())
            inside->Add(new WrapLabel(card,
                                      tr("Or: {names}",
                                         {{"names", fmt::format("{}", fmt::join(suggestion.alternatives,
                                                                                ", "))}}),
                                      {TextRole::muted, 9}),
                        0, wxEXPAND | wxTOP, FromDIP(2));
        for (auto const& related : suggestion.relates)
            inside->Add(new WrapLabel(card,
                                      tr(core::label_of(related.how)) + " " +
                                          quoted(shortened(suggestions[related.to].suggestion.text, 50)),
                                      {TextRole::muted, 9}),
                        0, wxEXPAND | wxTOP, FromDIP(2));
        // Only where one looks: buttons on every card would be made anew at each step.
        if (static_cast<int>(at) == desk_.article().chosen()) add_buttons(*card, *inside);
        card->set_content(inside);
        offer_context_menu(*card, desk_, [this, at, words = suggestion.text] {
            desk_.article().choose_suggestion(static_cast<int>(at));
            return Pointed{.over = static_cast<unsigned>(Over::suggestion), .words = words};
        });
        card->Bind(EVT_CARD, [this, at](wxCommandEvent&) {
            CallAfter([this, at] {
                auto const chosen = desk_.article().chosen() == static_cast<int>(at);
                desk_.article().choose_suggestion(static_cast<int>(at));
                if (!chosen) return;
                desk_.recorder().accept_suggestion();
            });
        });
        column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
    auto const more = [&](long count, std::string const& text) {
        if (count > 0)
            column.Add(new WrapLabel(this, text, {TextRole::faint, 9}), 0, wxEXPAND | wxBOTTOM,
                       FromDIP(3));
    };
    more(open - shown - earlier, trn("{count} more follows in the text.",
                                     "{count} more follow in the text.", open - shown - earlier));
    more(earlier, trn("{count} waits further up.", "{count} wait further up.", earlier));
}

/// What can be done with the suggestion at hand.
void SourceView::add_buttons(Card& card, wxSizer& inside) {
    auto* row = new wxWrapSizer(wxHORIZONTAL, 0);
    auto const add = [&](wxButton* button, std::string const& does, void (*work)(Desk&)) {
        add_button_class(*button, "cp-small");
        button->SetToolTip(to_wx(does));
        shim::name_for_assistive(button, does);
        button->Bind(wxEVT_BUTTON, [this, work](wxCommandEvent&) { CallAfter([this, work] { work(desk_); }); });
        row->Add(button, 0, wxRIGHT | wxTOP, FromDIP(6));
    };
    add(primary_button(&card, tr("Accept")), tr("Accept the suggestion (Shift+A)"),
        [](Desk& desk) { desk.recorder().accept_suggestion_as_is(); });
    add(plain_button(&card, tr("Change…")), tr("Change the suggestion, then record it (A)"),
        [](Desk& desk) { desk.recorder().accept_suggestion(); });
    add(plain_button(&card, tr("Not a quotation")), tr("Not a quotation: do not suggest it again (X)"),
        [](Desk& desk) { desk.article().dismiss_suggestion(); });
    inside.Add(row, 0, wxEXPAND | wxTOP, FromDIP(4));
}

/// What is marked and seems to be no quotation, with the reason; a person may know better.
void SourceView::build_set_aside() {
    auto const& all = desk_.article().set_aside();
    if (all.empty()) return;
    auto& column = content();
    auto const count = static_cast<long>(all.size());
    auto const shown = desk_.article().shows_set_aside();
    auto* row = new ButtonRow(this);
    row->add(plain_button(this, shown ? tr("Hide what was set aside")
                                      : trn("Show {count} passage set aside (O)",
                                            "Show {count} passages set aside (O)", count)),
             [this, shown] { desk_.article().show_set_aside(!shown); });
    column.Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(8));
    if (!shown) return;
    for (std::size_t at = 0; at < all.size() && at < most_set_aside; ++at) {
        auto* card = new Card(this, all[at].text, Tile::Press::activates);
        auto* inside = new wxBoxSizer(wxVERTICAL);
        inside->Add(new WrapLabel(card, quoted(shortened(all[at].text, 120)),
                                  {TextRole::muted, 10, Weight::normal, TextLook::Family::serif}),
                    0, wxEXPAND);
        inside->Add(new WrapLabel(card, tr(all[at].reason), {TextRole::faint, 9}), 0,
                    wxEXPAND | wxTOP, FromDIP(2));
        card->set_content(inside);
        card->Bind(EVT_CARD, [this, at](wxCommandEvent&) {
            CallAfter([this, at] {
                desk_.navigation().reveal(desk_.article().set_aside()[at].span);
                desk_.recorder().record_set_aside(at);
            });
        });
        column.Add(card, 0, wxEXPAND | wxBOTTOM, FromDIP(8));
    }
    if (all.size() > most_set_aside)
        column.Add(new WrapLabel(this, trn("{count} more follows in the text.",
                                           "{count} more follow in the text.",
                                           static_cast<long>(all.size() - most_set_aside)),
                                 {TextRole::faint, 9}),
                   0, wxEXPAND);
}

} // namespace app
