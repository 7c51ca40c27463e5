#include "app/desk/hand.h"

#include <algorithm>

namespace app {

unsigned over_record(core::Kind kind) {
    auto const all = static_cast<unsigned>(Over::record);
    switch (kind) {
    case core::Kind::claim: return all | Over::claim;
    case core::Kind::statement: return all | Over::statement;
    case core::Kind::source: return all | Over::source;
    case core::Kind::party: return all | Over::party;
    case core::Kind::topic: return all | Over::topic;
    case core::Kind::saved_search: return all | Over::search;
    case core::Kind::quotation: return all | Over::quotation;
    default: return all;
    }
}

Hand::Hand(Navigation& navigation)
    : navigation_(navigation), on_place_(navigation.place_changed.subscribe([this] {
          rows_.clear();
          keyboard_ = Keyboard::elsewhere;
      })) {}

core::Ref Hand::at_side() const {
    switch (navigation_.side()) {
    case Side::dossier: return core::ref(navigation_.claim());
    case Side::statement: return core::ref(navigation_.statement());
    case Side::party: return core::ref(navigation_.party());
    case Side::source: return core::ref(navigation_.source_at_hand());
    default: return {};
    }
}

core::Ref Hand::record() const {
    auto const all = records();
    return all.empty() ? core::Ref{} : all.front();
}

std::vector<core::Ref> Hand::records() const {
    if (pointed_ && !pointed_->records.empty()) return pointed_->records;
    if (rows_.size() > 1 || (rows_.size() == 1 && keyboard_ == Keyboard::in_rows)) return rows_;
    if (auto const ref = at_side()) return {ref};
    return rows_;
}

template <class T>
core::Id<T> Hand::pointed_at() const {
    if (!pointed_) return {};
    auto const found = std::ranges::find(pointed_->records, core::Model<T>::kind, &core::Ref::kind);
    return found == pointed_->records.end() ? core::Id<T>{} : core::Id<T>{found->id};
}

core::Id<core::Statement> Hand::statement() const {
    auto const pointed = pointed_at<core::Statement>();
    return pointed ? pointed : navigation_.statement();
}

core::Id<core::Party> Hand::party() const {
    if (auto const pointed = pointed_at<core::Party>()) return pointed;
    return navigation_.side() == Side::party ? navigation_.party() : core::Id<core::Party>{};
}

core::Id<core::Topic> Hand::topic() const {
    if (auto const pointed = pointed_at<core::Topic>()) return pointed;
    auto const& place = navigation_.place();
    return place.page == Place::Page::topic ? core::Id<core::Topic>{place.id} : core::Id<core::Topic>{};
}

std::vector<core::Id<core::Source>> Hand::sources() const {
    auto all = all_of<core::Source>();
    if (all.empty() && navigation_.source()) all.push_back(navigation_.source());
    return all;
}

} // namespace app
