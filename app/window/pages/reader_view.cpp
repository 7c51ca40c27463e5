#include "app/window/pages/reader_view.h"

#include "app/window/pages/legend.h"
#include "app/window/pages/picture_pane.h"
#include "app/window/trace.h"
#include "app/window/context_menus.h"
#include "app/window/phrases.h"
#include "app/window/widgets/divider.h"
#include "app/window/widgets/label.h"
#include "app/desk/find_in_text.h"
#include "app/desk/key_places.h"
#include "core/text/fold.h"
#include "core/text/tidy.h"

#include <wx/sizer.h>

#include <algorithm>
#include <utility>

namespace app {

namespace {

constexpr long first_suggestion = 1'000'000; // ids of highlights: quotations below, suggestions from here

/// A line below a picture that says whose it is: the source's credit, or one that begins as such lines do.
bool is_credit(std::string const& line, std::string const& credit) {
    auto const of_source = !credit.empty() && line.find(core::tidy(credit)) != line.npos;
    auto const folded = core::fold(line);
    return of_source || line.starts_with("©") || folded.starts_with("photo ") || folded.starts_with("photo:") ||
           folded.starts_with("credit");
}

/// Headline and subheads, told by their shape: short, without a final stop, standing alone. A headline with a stop, or with marks,
/// is one only where the source is called so: an article may begin with a sentence of its story.
std::vector<Paragraph> paragraphs_of(std::string const& words, std::string const& title, std::string const& credit) {
    std::vector<Paragraph> paragraphs;
    long start = 0;
    long length = 0;
    std::string line;
    int number = 0;
    auto const flush = [&] {
        auto const trimmed = core::tidy(line);
        if (!trimmed.empty()) {
            auto const ends = std::string_view(".!?»”\":;…").find(trimmed.back());
            auto const open_end = ends == std::string_view::npos && trimmed.back() > 0;
            // The text of a page begins below its headline.
            auto const is_title = length < 200 && (open_end || (trimmed.back() != '.' && core::tidy(title).starts_with(trimmed)));
            if (number == 0 && is_title)
                paragraphs.push_back({start, start + length, ParagraphRole::title});
            else if (number == 1 && length < 90 && open_end)
                paragraphs.push_back({start, start + length, ParagraphRole::byline});
            else if (length < 90 && open_end && !is_credit(trimmed, credit))
                paragraphs.push_back({start, start + length, ParagraphRole::heading});
            ++number;
        }
        start += length + 1;
        length = 0;
        line.clear();
    };
    for (auto const c : words) {
        if (c == '\n') {
            flush();
            continue;
        }
        if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++length;
        if (line.size() < 400) line += c;
    }
    flush();
    return paragraphs;
}

} // namespace

ReaderView::ReaderView(wxWindow* parent, PageTools const& tools)
    : wxPanel(parent), desk_(tools.desk),
      on_text_(tools.desk.article().text_changed.subscribe([this] { refresh(); })),
      on_looking_(tools.desk.recorder().looks_up_changed.subscribe([this] { show_head(); })),
      on_reveal_(tools.desk.navigation().reveal.subscribe([this](core::Span span) { reveal(span); })),
      on_picture_(tools.desk.page_picture().changed.subscribe([this] { show_picture(); })) {
    follow_ground(*this, Ground::surface);
    auto* column = new wxBoxSizer(wxVERTICAL);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    crumb_ = new LineLabel(this, "", {.role = TextRole::muted, .points = 9, .fit = TextLook::Fit::cut});
    count_ = new LineLabel(this, "", {TextRole::faint, 9});
    head->Add(crumb_, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(20));
    head->Add(count_, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT | wxRIGHT, FromDIP(16));
    find_ = new FindBar(this, {[this](std::string const& words) { look_for(words); },
                               [this](FindBar::Step step) { step_found(step); }, [this] { leave_find(); }});
    find_->Hide();
    head->Add(find_, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(10));
    head->SetMinSize(-1, FromDIP(44));
    column->Add(head, 0, wxEXPAND);
    column->Add(new Hairline(this), 0, wxEXPAND);
    picture_ = new PicturePane(this, desk_);
    below_picture_ = new Divider(this, {[] {}, [this](int moved) { share_room(moved); }}, wxHORIZONTAL);
    reader_ = new ReaderText(this, tr("Article"));
    column->Add(picture_, 0, wxEXPAND);
    column->Add(below_picture_, 0, wxEXPAND);
    column->Add(reader_, 0, wxEXPAND);
    column->Add(new Hairline(this), 0, wxEXPAND);
    column->Add(new Legend(this, Legend::Shape::line), 0, wxEXPAND);
    SetSizer(column);
    share_room(0);
    picture_->Hide();
    below_picture_->Hide();
    reader_->Bind(EVT_HIGHLIGHT, [this](wxCommandEvent& event) {
        CallAfter([this, id = event.GetExtraLong()] { clicked(id); });
    });
    reader_->Bind(EVT_CARET, [this](wxCommandEvent&) {
        auto const chosen = reader_->selection();
        desk_.article().set_selection(chosen ? core::Span{chosen->first, chosen->second} : core::Span{});
        desk_.article().set_caret(reader_->GetInsertionPoint());
        desk_.page_picture().read_at(reader_->GetInsertionPoint());
    });
    reader_->Bind(wxEVT_CONTEXT_MENU, [this](wxContextMenuEvent& event) {
        if (event.GetPosition() == wxDefaultPosition) return open_menu_by_key();
        open_menu(reader_->position_at(reader_->ScreenToClient(event.GetPosition())), wxDefaultPosition);
    });
    // Key down, because a text that cannot be typed into gets no characters. Letters arrive as
    // capitals there; Shift tells which was meant.
    reader_->Bind(wxEVT_KEY_DOWN, [this, key_pressed = tools.key_pressed](wxKeyEvent& event) {
        auto key = static_cast<wxChar>(
            meant_by_key(static_cast<char32_t>(event.GetUnicodeKey()), static_cast<unsigned>(event.GetRawKeyFlags())));
        if (event.ShiftDown()) key = static_cast<wxChar>(wxToupper(key));
        if (!event.ShiftDown()) key = static_cast<wxChar>(wxTolower(key));
        auto const plain = !event.ControlDown() && !event.AltDown() && !event.MetaDown();
        if (plain && key > WXK_SPACE && key_pressed(key)) return;
        if (key == WXK_WINDOWS_MENU || event.GetKeyCode() == WXK_WINDOWS_MENU ||
            (event.GetKeyCode() == WXK_F10 && event.GetModifiers() == wxMOD_SHIFT))
            return open_menu_by_key();
        event.Skip();
    });
}

void ReaderView::refresh() {
    if (shown_ != desk_.article().read()) {
        if (find_->IsShown()) leave_find();
        shown_ = desk_.article().read();
        auto const source = desk_.reader().find(desk_.navigation().source());
        reader_->set_text(desk_.article().words(),
                          paragraphs_of(desk_.article().words(), source ? source->title : std::string(),
                                        source ? source->credit : std::string()));
    }
    show_head();
    show_picture();
    show_highlights();
    if (auto const span = desk_.article().is_being_read() ? std::nullopt : std::exchange(reveals_, std::nullopt))
        reveal(*span);
    trace("article");
}

void ReaderView::show_picture() {
    auto const shown = desk_.page_picture().is_shown();
    if (shown) picture_->refresh();
    if (shown == picture_->IsShown()) return;
    picture_->Show(shown);
    below_picture_->Show(shown);
    Layout();
}

/// The picture gets so many pixels more than it has, within what leaves both of use.
void ReaderView::share_room(int moved) {
    auto const both = picture_->GetSize().y + reader_->GetSize().y;
    if (moved != 0 && both > 0) picture_share_ = std::clamp(picture_share_ + static_cast<double>(moved) / both, 0.15, 0.8);
    constexpr int fine = 1000;
    auto const of_picture = static_cast<int>(picture_share_ * fine);
    GetSizer()->GetItem(picture_)->SetProportion(of_picture);
    GetSizer()->GetItem(reader_)->SetProportion(fine - of_picture);
    Layout();
}

void ReaderView::reveal(core::Span span) {
    if (desk_.article().is_being_read()) reveals_ = span;
    else reader_->scroll_to(span.start, span.end);
}

void ReaderView::show_head() {
    auto const source = desk_.reader().find(desk_.navigation().source());
    std::string crumb = tr("Sources");
    if (source) {
        crumb += "  ›  " + shortened(source->title, 300);
        if (auto const publisher = desk_.reader().find(source->publisher))
            crumb += "  ·  " + publisher->name;
        if (source->published.known())
            crumb += "  ·  " + core::display(source->published, translator());
    }
    crumb_->set_text(crumb);
    auto const recorded = static_cast<long>(desk_.article().quotations().size());
    auto text = trn("{count} quotation", "{count} quotations", recorded);
    if (auto const open = desk_.article().open_suggestions())
        text += " · " + trn("{count} suggestion", "{count} suggestions", open);
    if (desk_.article().is_being_read()) text = tr("Reading…");
    else if (desk_.article().is_being_looked_through()) text += " · " + tr("looking for quotations…");
    else if (desk_.recorder().looks_up()) text += " · " + tr("looking up what is known…");
    count_->set_text(text);
    Layout();
}

ReaderView::Mark ReaderView::mark_of(core::Quotation const& quotation) {
    // Asked at every step from suggestion to suggestion, and the same until something changes.
    if (auto const now = desk_.reader().head(); std::exchange(tinted_at_, now) != now) marks_.clear();
    auto const known = marks_.find(quotation.id.value);
    return known != marks_.end() ? known->second : marks_[quotation.id.value] = look_up_mark(quotation);
}

ReaderView::Mark ReaderView::look_up_mark(core::Quotation const& quotation) const {
    for (auto const& link : desk_.reader().referring<core::Link>("from", quotation.statement)) {
        if (link.to.kind != core::Kind::claim) continue;
        if (link.relation != core::Relation::asserts) return {relation_tint(link.relation), Highlight::Tells::relation};
        auto const row = desk_.reader().claim_row(core::id_as<core::Claim>(link.to));
        return {row && row->scale ? verdict_tint(desk_.reviews().verdict_of(*row)) : Tint(Tone::neutral), Highlight::Tells::verdict};
    }
    return {Tone::info, Highlight::Tells::relation};
}

void ReaderView::show_highlights() {
    std::vector<Highlight> highlights;
    long id = 0;
    for (auto const& quotation : desk_.article().quotations()) {
        auto const active = quotation.statement == desk_.navigation().statement();
        auto const& [tint, tells] = mark_of(quotation);
        highlights.push_back({.start = static_cast<long>(quotation.start), .end = static_cast<long>(quotation.end), .tint = tint,
                              .look = active ? Highlight::Look::active : Highlight::Look::solid, .tells = tells, .id = id++});
    }
    auto const& suggestions = desk_.article().suggestions();
    for (std::size_t at = 0; at < suggestions.size(); ++at) {
        if (suggestions[at].state != Suggested::State::open) continue;
        auto const span = suggestions[at].suggestion.span;
        auto const active = static_cast<int>(at) == desk_.article().chosen();
        highlights.push_back({.start = static_cast<long>(span.start), .end = static_cast<long>(span.end), .tint = Tint(Tone::info),
                              .look = active ? Highlight::Look::active : Highlight::Look::dotted,
                              .id = first_suggestion + static_cast<long>(at)});
    }
    if (auto const* suggestion = desk_.article().suggestion()) show_reasons(*suggestion, highlights);
    reader_->set_highlights(std::move(highlights));
}

/// The words of the article that the suggestion at hand rests on: who, the verb of saying, and what
/// makes it an answer to another one.
void ReaderView::show_reasons(core::Suggestion const& suggestion, std::vector<Highlight>& highlights) const {
    auto const add = [&](std::optional<core::Span> const& span, Tint tint) {
        if (span)
            highlights.push_back({.start = static_cast<long>(span->start), .end = static_cast<long>(span->end), .tint = tint,
                                  .look = Highlight::Look::words, .id = first_suggestion + desk_.article().chosen()});
    };
    for (auto const& related : suggestion.relates)
        add(related.evidence, Tint(related.how == core::Bears::rebuts ? Tone::negative : Tone::positive));
    add(suggestion.speaker_span, Tint(Tone::info));
    add(suggestion.cue_span, Tint(Tone::info));
}

/// Over words that are selected it is about these; else about the passage there, else about the source.
Pointed ReaderView::thing_at(std::optional<long> position) {
    auto const selected = reader_->selection();
    if (selected && position && *position >= selected->first && *position <= selected->second)
        return {.over = static_cast<unsigned>(Over::words), .words = desk_.article().selected_words()};
    auto const ids = position ? reader_->highlights_at(*position) : std::vector<long>();
    if (ids.empty()) {
        auto const source = core::ref(desk_.navigation().source());
        return {.over = over_record(core::Kind::source), .records = {source}};
    }
    clicked(ids.front());
    if (auto const* suggestion = ids.front() >= first_suggestion ? desk_.article().suggestion() : nullptr)
        return {.over = static_cast<unsigned>(Over::suggestion), .words = suggestion->text};
    auto const& quotation = desk_.article().quotations()[static_cast<std::size_t>(ids.front())];
    return {.over = over_record(core::Kind::statement), .records = {core::ref(quotation.statement)},
            .words = quotation.exact};
}

void ReaderView::open_menu(std::optional<long> position, wxPoint at) {
    if (!desk_.article().text()) return;
    CallAfter([this, position, at] { open_context_menu(*reader_, desk_, thing_at(position), at); });
}

void ReaderView::open_menu_by_key() {
    wxPoint const at = reader_->PositionToCoords(reader_->GetInsertionPoint());
    open_menu(reader_->GetInsertionPoint(), reader_->ClientToScreen(at == wxDefaultPosition ? wxPoint(40, 40) : at));
}

/// In the line above the text, in place of the counts: nothing moves.
void ReaderView::find_in_text() {
    if (desk_.article().is_being_read()) return;
    count_->Hide();
    find_->Show();
    Layout();
    find_->start();
    look_for(find_->words());
}

void ReaderView::look_for(std::string const& words) {
    found_ = places_of(desk_.article().words(), words);
    // The first one from what is being read on.
    auto const from = reader_->selection() ? reader_->selection()->first : reader_->GetInsertionPoint();
    auto const next = std::ranges::find_if(found_, [&](core::Span place) { return place.end > from; });
    found_at_ = next == found_.end() ? 0 : static_cast<std::size_t>(next - found_.begin());
    show_found();
}

void ReaderView::step_found(FindBar::Step step) {
    if (found_.empty()) return;
    found_at_ = (found_at_ + (step == FindBar::Step::next ? 1 : found_.size() - 1)) % found_.size();
    show_found();
}

void ReaderView::show_found() {
    std::vector<std::pair<long, long>> places;
    for (auto const& place : found_) places.emplace_back(place.start, place.end);
    reader_->set_found(places, found_at_);
    find_->tell(found_at_, found_.size());
    if (!found_.empty()) reader_->scroll_to(places[found_at_].first, places[found_at_].second);
}

/// What was found last is selected, to be marked, copied or read on from.
void ReaderView::leave_find() {
    auto const last = found_.empty() ? core::Span{} : found_[found_at_];
    found_.clear();
    reader_->set_found({}, 0);
    find_->Hide();
    count_->Show();
    Layout();
    reader_->SetFocus();
    if (last.length() > 0) reader_->select(static_cast<long>(last.start), static_cast<long>(last.end));
}

void ReaderView::print() {
    auto const source = desk_.reader().find(desk_.navigation().source());
    if (!source || desk_.article().is_being_read()) return;
    auto about = std::string();
    if (auto const publisher = desk_.reader().find(source->publisher)) join(about, publisher->name);
    join(about, source->author);
    if (source->published.known()) join(about, core::display(source->published, translator()));
    join(about, source->url);
    auto const wrong = shim::print_text(*this, {source->title, about, desk_.article().words()});
    if (!wrong.empty()) desk_.notice(tr("It was not printed: {why}", {{"why", wrong}}));
}

void ReaderView::clicked(long id) {
    if (id >= first_suggestion) {
        desk_.article().choose_suggestion(static_cast<int>(id - first_suggestion));
        // The side is about what was chosen; a dossier stays, for the suggestion may bear on it.
        if (desk_.navigation().side() == Side::statement || desk_.navigation().side() == Side::party)
            desk_.navigation().show_side(Side::source);
        return;
    }
    auto const index = static_cast<std::size_t>(id);
    if (index < desk_.article().quotations().size())
        desk_.navigation().open_statement(desk_.article().quotations()[index].statement);
}

} // namespace app
