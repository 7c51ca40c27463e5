#include "app/window/library.h"

#include "app/window/context_menus.h"
#include "app/window/wxtext.h"
#include "core/search/query.h"
#include "core/editorial/queue.h"
#include "app/window/widgets/label.h"
#include "app/window/widgets/nav_list.h"
#include "app/window/widgets/paint.h"
#include "app/window/widgets/scroll_column.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

namespace app {

namespace {

constexpr int pause_ms = 120;

using Only = core::ClaimQuery::Only;
using PageKind = Place::Page;

/// The fixed rows: identity, words, icon, where they lead, and which count stands beside them.
struct Row {
    char const* id;
    char const* label;
    char const* icon;
    PageKind page;
    std::int64_t core::Counts::*count; ///< none where there are few
};

constexpr std::array places{
    Row{"queue", N_("My queue"), "queue", PageKind::queue, nullptr},
    Row{"inbox", N_("Inbox"), "inbox", PageKind::inbox, &core::Counts::inbox},
    Row{"sources", N_("Sources"), "article", PageKind::sources, &core::Counts::sources},
    Row{"claims", N_("Claims"), "claim", PageKind::claims, &core::Counts::claims},
    Row{"parties", N_("Parties"), "people", PageKind::parties, &core::Counts::parties},
    Row{"scales", N_("Rating scales"), "scale", PageKind::scales, nullptr},
    Row{"duplicates", N_("Perhaps twice"), "copy", PageKind::duplicates, nullptr},
    Row{"deleted", N_("Deleted"), "trash", PageKind::deleted, nullptr},
};
constexpr char const* unrated = "unrated"; ///< below it a row for each state of a review, called like the state

char const* icon_of(core::ReviewState state) {
    switch (state) { // without a default: the compiler names a state that is left out
    case core::ReviewState::draft: return "edit";
    case core::ReviewState::in_review: return "clock";
    case core::ReviewState::changes_requested: return "flag";
    case core::ReviewState::approved: return "check";
    case core::ReviewState::published: return "export";
    case core::ReviewState::corrected: return "undo";
    case core::ReviewState::withdrawn: return "close";
    }
    return "";
}

std::vector<NavRow> place_rows(core::Counts const& counts) {
    std::vector<NavRow> rows;
    for (auto const& row : places)
        rows.push_back({row.id, tr(row.label), row.icon,
                        row.count ? std::optional(static_cast<long>(counts.*row.count)) : std::nullopt});
    return rows;
}

std::vector<NavRow> review_rows(core::Counts const& counts) {
    std::vector<NavRow> rows{{unrated, tr("Unrated"), "question", static_cast<long>(counts.unrated)}};
    for (auto const& state : core::Names<core::ReviewState>::entries)
        rows.push_back({std::string(state.key), tr(state.label), icon_of(state.value),
                        static_cast<long>(counts.in(state.value))});
    return rows;
}

/// Where a fixed row leads; nothing for a topic or a search.
std::optional<Place> place_of(std::string const& id) {
    for (auto const& row : places)
        if (id == row.id) return Place{.page = row.page};
    if (id == unrated) return Place{.page = PageKind::claims, .only = Only::unrated};
    for (auto const& state : core::Names<core::ReviewState>::entries)
        if (id == state.key) return Place{.page = PageKind::claims, .only = state.value};
    return std::nullopt;
}

/// The fixed row that leads there; empty if none does.
std::string row_of(Place const& place) {
    if (place.page == PageKind::claims && place.only != Only::all)
        return place.only.state() ? std::string(core::key_of(*place.only.state())) : unrated;
    for (auto const& row : places)
        if (row.page == place.page) return row.id;
    return {};
}

} // namespace

Library::Library(wxWindow* parent, Desk& desk)
    : wxPanel(parent), desk_(desk),
      on_change_(desk.workbench().changed.subscribe([this](auto const&) { soon_.StartOnce(pause_ms); })),
      on_contested_(desk.contested().changed.subscribe([this] { soon_.StartOnce(pause_ms); })),
      on_place_(desk.navigation().place_changed.subscribe([this] { follow(); })) {
    follow_ground(*this, Ground::window);
    auto* scrolled = new ScrollColumn(this, Ground::window, FromDIP(8));
    list_ = new NavList(scrolled, tr("Library"));
    // Topics and kept searches are records; the other rows are places.
    list_->dress = [this](wxWindow& row, NavRow const& spec) {
        auto const id = core::parse_id(spec.id);
        if (!id) return;
        offer_context_menu(row, desk_, [this, id = *id] {
            auto const topic = desk_.workbench().has({core::Kind::topic, id});
            core::Ref const ref{topic ? core::Kind::topic : core::Kind::saved_search, id};
            return Pointed{.over = over_record(ref.kind), .records = {ref}};
        });
    };
    scrolled->content().Add(list_, 0, wxEXPAND);
    saved_ = new WrapLabel(this, "", {TextRole::faint, 9});
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(scrolled, 1, wxEXPAND);
    column->Add(saved_, 0, wxEXPAND | wxALL, FromDIP(14));
    SetSizer(column);
    list_->Bind(EVT_NAV, [this](wxCommandEvent& event) {
        auto const id = to_utf8(event.GetString());
        CallAfter([this, id] {
            if (auto const place = place_of(id)) return desk_.navigation().go(*place);
            auto const record = core::parse_id(id);
            if (!record) return;
            if (auto const search = desk_.reader().find(core::Id<core::SavedSearch>{*record}))
                return desk_.navigation().go({.page = PageKind::search, .words = search->words});
            desk_.navigation().go({.page = PageKind::topic, .id = *record});
        });
    });
    soon_.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { recount(); });
    recount();
    follow();
}

Library::~Library() { desk_.workbench().background().forget(this); }

void Library::recount() {
    auto counted = std::make_shared<Counted>();
    auto const& store = desk_.workbench().store();
    desk_.workbench().background().ask(
        this,
        [counted, person = store.actor(), now = store.now(), zone = store.zone()](core::Reader const& reader) {
            counted->counts = reader.counts();
            counted->waiting =
                static_cast<long>(core::queue_of(reader, person, now, core::queue_lines_shown, zone).lines());
            for (auto const id : reader.list(core::Kind::topic))
                counted->topics.push_back({reader.get(core::Id<core::Topic>{id}), reader.claims_under({id})});
            for (auto const id : reader.list(core::Kind::saved_search))
                counted->searches.push_back(reader.get(core::Id<core::SavedSearch>{id}));
        },
        [this, counted] { show(std::move(*counted)); });
}

void Library::show(Counted counted) {
    auto const& counts = counted.counts;
    auto library = place_rows(counts);
    library.front().count =
        counted.waiting + static_cast<long>(desk_.contested().lines().size() + desk_.contested().to_tidy().size());
    std::vector<NavSection> sections{{tr("Library"), std::move(library)}, {tr("Review"), review_rows(counts)}};
    NavSection topics{tr("Topics"), {}};
    for (auto const& [topic, claims] : counted.topics)
        topics.rows.push_back({core::id_text(topic.id.value), topic.name, "folder", static_cast<long>(claims)});
    if (!topics.rows.empty()) sections.push_back(std::move(topics));
    NavSection searches{tr("Searches"), {}};
    for (auto const& search : counted.searches)
        searches.rows.push_back({core::id_text(search.id.value), search.name, "search", std::nullopt});
    if (!searches.rows.empty()) sections.push_back(std::move(searches));
    list_->set_sections(sections);
    saved_->set_text(tr("Saved") + " · " + trn("{count} revision", "{count} revisions", counts.revisions));
    searches_ = std::move(counted.searches);
    follow();
}

void Library::follow() {
    auto const& place = desk_.navigation().place();
    if (place.page == PageKind::topic) return list_->select(core::id_text(place.id));
    if (place.page == PageKind::reader) return list_->select("sources");
    if (place.page == PageKind::search) {
        auto const words = core::to_text(core::parse_search(place.words));
        auto const kept = std::ranges::find(searches_, words, &core::SavedSearch::words);
        return list_->select(kept == searches_.end() ? "" : core::id_text(kept->id.value));
    }
    list_->select(row_of(place));
}

} // namespace app
