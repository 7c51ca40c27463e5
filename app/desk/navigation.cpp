#include "app/desk/navigation.h"

#include "app/common/text.h"
#include "core/editorial/shown_for.h"
#include "core/editorial/sources.h"

namespace app {

using core::say;

Navigation::Navigation(Workbench& workbench, Forms& forms) : workbench_(workbench), forms_(forms) {
    if (workbench.store().counts().claims > 0) place_.page = Place::Page::claims;
}

void Navigation::go(Place place) {
    if (place == place_) return;
    past_.push_back(place_);
    future_.clear();
    place_ = std::move(place);
    arrive();
}

void Navigation::search(std::string words) {
    Place there{.page = Place::Page::search, .words = std::move(words)};
    if (place_.page != Place::Page::search) return go(std::move(there));
    if (there == place_) return;
    future_.clear();
    place_ = std::move(there);
    arrive();
}

void Navigation::back() {
    if (past_.empty()) return;
    future_.push_back(place_);
    place_ = past_.back();
    past_.pop_back();
    arrive();
}

void Navigation::forward() {
    if (future_.empty()) return;
    past_.push_back(place_);
    place_ = future_.back();
    future_.pop_back();
    arrive();
}

void Navigation::arrive() {
    looked_at_ = {};
    place_changed();
    if (place_.page == Place::Page::history) return show_side(Side::history);
    auto const was_there = side_ == Side::history || side_ == Side::past;
    if (was_there || (side_ == Side::source && !source_at_hand())) close_form();
}

void Navigation::show_side(Side side) {
    if (forms_.leave()) workbench_.notice(tr("What you typed is kept: open the form again to go on with it."));
    turn_to(side);
}

void Navigation::turn_to(Side side) {
    // Nobody fills in to the end what can never be recorded.
    if (is_form(side) && workbench_.store().read_only()) {
        forms_.recorded();
        return workbench_.notice(tr("The workspace is open for reading only."));
    }
    if (is_form(side) && !is_form(side_)) before_form_ = side_;
    side_ = side;
    side_changed();
}

void Navigation::form_recorded(Side side) {
    forms_.recorded();
    turn_to(side);
}

void Navigation::close_form() {
    auto const usable = [&](Side side) {
        switch (side) {
        case Side::dossier: return workbench_.has(core::ref(claim_));
        case Side::statement: return workbench_.has(core::ref(statement_));
        case Side::party: return workbench_.has(core::ref(party_));
        case Side::sharing: return true;
        case Side::source: return workbench_.has(core::ref(source_at_hand()));
        default: return false;
        }
    };
    for (auto const side : {before_form_, Side::dossier, Side::statement, Side::source})
        if (usable(side)) return show_side(side);
    show_side(Side::nothing);
}

core::Id<core::Source> Navigation::source() const {
    return place_.page == Place::Page::reader ? core::Id<core::Source>{place_.id} : core::Id<core::Source>{};
}

core::Id<core::Source> Navigation::source_at_hand() const {
    return place_.page == Place::Page::reader ? source() : looked_at_;
}

void Navigation::look_at(core::Ref ref) {
    if (auto const claim = core::id_as<core::Claim>(ref)) return open_claim(claim);
    if (auto const statement = core::id_as<core::Statement>(ref)) return open_statement(statement);
    if (auto const party = core::id_as<core::Party>(ref)) return open_party(party);
    auto const source = core::id_as<core::Source>(ref);
    if (!source || place_.page == Place::Page::reader) return;
    looked_at_ = source;
    show_side(Side::source);
}

core::Id<core::Text> Navigation::text() const {
    if (!source() || !workbench_.has(core::ref(source()))) return {};
    core::Id<core::Text> const opened{place_.text};
    return opened && workbench_.has(core::ref(opened)) ? opened : core::text_of(workbench_.reader(), source());
}

void Navigation::turn_to_text(core::Id<core::Text> text) {
    auto place = place_;
    place.text = text == core::text_of(workbench_.reader(), source()) ? 0 : text.value;
    go(place);
}

void Navigation::open_source(core::Id<core::Source> source) {
    go(Place{.page = Place::Page::reader, .id = source.value});
    if (!is_form(side_) && side_ != Side::dossier) show_side(Side::source);
}

void Navigation::open_claim(core::Id<core::Claim> claim) {
    if (claim != claim_)
        workbench_.attempt([&] {
            seen_before_ = workbench_.reader().looked(claim, workbench_.store().actor());
            workbench_.store().look(claim);
        });
    claim_ = claim;
    show_side(Side::dossier);
}

void Navigation::open_statement(core::Id<core::Statement> statement) {
    statement_ = statement;
    show_side(Side::statement);
}

void Navigation::open_party(core::Id<core::Party> party) {
    party_ = party;
    show_side(Side::party);
}

void Navigation::open_quotation(core::Quotation const& quotation) {
    workbench_.attempt([&] {
        auto const source = core::source_of(workbench_.reader(), quotation.text);
        auto const article = core::text_of(workbench_.reader(), source);
        go(Place{.page = Place::Page::reader, .id = source.value,
                 .text = quotation.text == article ? 0 : quotation.text.value});
        reveal(quotation.span());
    });
}

void Navigation::open(core::Ref ref) {
    workbench_.attempt([&] {
        auto const& reader = workbench_.reader();
        auto const record = reader.find(ref);
        if (!record) throw core::Error(core::Code::not_found, say("That record was deleted."));
        if (auto const* quotation = std::get_if<core::Quotation>(&*record)) {
            open_statement(quotation->statement);
            return open_quotation(*quotation);
        }
        auto const page = core::shown_for(reader, ref);
        if (page.kind == core::Kind::source) open_source({page.id});
        if (page.kind == core::Kind::claim) open_claim({page.id});
        if (page.kind == core::Kind::party) open_party({page.id});
        if (page.kind == core::Kind::topic) go(Place{.page = Place::Page::topic, .id = page.id});
        if (page.kind == core::Kind::scale) go(Place{.page = Place::Page::scales});
        if (auto const statement = core::id_as<core::Statement>(page)) {
            open_statement(statement);
            auto const places = reader.referring<core::Quotation>("statement", statement);
            if (!places.empty()) open_quotation(places.front());
        }
    });
}

bool Navigation::leave_deleted_article() {
    if (place_.page != Place::Page::reader || workbench_.has({core::Kind::source, place_.id})) return false;
    std::erase(past_, Place(place_));
    place_ = past_.empty() ? Place{} : past_.back();
    if (!past_.empty()) past_.pop_back();
    arrive();
    return true;
}

void Navigation::follow_side() {
    auto const gone = (side_ == Side::dossier && !workbench_.has(core::ref(claim_))) ||
                      (side_ == Side::statement && !workbench_.has(core::ref(statement_))) ||
                      (side_ == Side::party && !workbench_.has(core::ref(party_))) ||
                      (side_ == Side::source && !workbench_.has(core::ref(source_at_hand())));
    if (gone) {
        before_form_ = Side::nothing;
        close_form();
    } else if (!is_form(side_) || side_ == Side::history || side_ == Side::past) {
        side_changed();
    }
}

} // namespace app
