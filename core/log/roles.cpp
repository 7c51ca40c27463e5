#include "core/log/roles.h"

#include "core/model/changed_fields.h"
#include "core/model/review_state.h"
#include "core/rules/publication.h"
#include "core/rules/record_steps.h"
#include "core/text/person.h"

#include <algorithm>
#include <set>

namespace core {

namespace {

/// Whether anything of a record of the kind is left to operations, or it stays on record.
bool keeps_something(Kind kind) {
    static auto const kinds = [] {
        std::set<Kind> found;
        each_kind([&]<class T>(std::type_identity<T>) {
            constexpr auto each = Model<T>::kind;
            auto keeps = has_trait(each, unedited) || has_trait(each, undeleted) || has_trait(each, as_given);
            each_field<T>([&](auto const& field) { keeps = keeps || ((field.use & fixed) != 0 && !operation_field(each, field.name)); });
            if (keeps) found.insert(each);
        });
        return found;
    }();
    return kinds.contains(kind);
}

} // namespace

bool takes_an_editor(std::optional<Record> const& after, std::optional<Record> const& before) {
    if (after == before) return false;
    auto const& there = after ? after : before;
    if (has_trait(ref_of(*there).kind, governs)) return true;
    if (state_as<Vote>(after) || state_as<Vote>(before)) return true;
    auto const *correction = state_as<Correction>(after), *earlier = state_as<Correction>(before);
    if ((correction && in_force(*correction)) || (earlier && in_force(*earlier))) return true;
    auto const* now = state_as<Review>(after);
    auto const* then = state_as<Review>(before);
    if ((now && is_ever_out(*now)) || (then && is_ever_out(*then))) return true;
    if (!after) return then && has_trait(then->state, keeps_approval);
    if (!now || !has_trait(now->state, keeps_approval)) return false;
    if (!then) return true;
    auto const changed = changed_fields(*after, *before);
    return std::ranges::any_of(changed, [](auto const& field) { return has_use(Kind::review, field, workflow); });
}

bool takes_a_role(Kind kind) {
    return kind == Kind::review || kind == Kind::vote || kind == Kind::correction || has_trait(kind, governs);
}

Weighed weighed(Kind kind) {
    if (takes_a_role(kind)) return Weighed::always;
    if (kind == Kind::remark) return Weighed::always; // it is somebody's word
    if (kind == Kind::reply_request) return Weighed::always;
    if (kind == Kind::statement) return Weighed::without_role;
    return kind == Kind::claim || kind == Kind::link || keeps_something(kind) ? Weighed::changed : Weighed::no;
}

bool alike_for_ever(Record const& one, Record const& other) {
    auto const kind = ref_of(one).kind;
    if (!has_trait(kind, unedited) || has_trait(kind, undeleted)) return true;
    auto const changed = changed_fields(one, other);
    return std::ranges::all_of(changed, [&](auto const& field) {
        return operation_field(kind, field) || (kind == Kind::capture && field == "source"); // it goes with a source
    });
}

Id<Claim> shown_on(Record const& record) {
    if (auto const* claim = std::get_if<Claim>(&record)) return claim->id;
    if (auto const* request = std::get_if<ReplyRequest>(&record)) return request->claim;
    auto const* link = std::get_if<Link>(&record);
    return link && link->from.kind == Kind::statement ? id_as<Claim>(link->to) : Id<Claim>{};
}

Id<Statement> statement_shown_by(Record const& record) {
    if (auto const* quotation = std::get_if<Quotation>(&record)) return quotation->statement;
    auto const* statement = std::get_if<Statement>(&record);
    return statement ? statement->id : Id<Statement>{};
}

bool shows_another(std::optional<Record> const& after, Record const& before) {
    if (!after) return true;
    if (auto const* claim = std::get_if<Claim>(&before)) return std::get<Claim>(*after).text != claim->text;
    if (auto const* quotation = std::get_if<Quotation>(&before)) {
        auto const& now = std::get<Quotation>(*after);
        return now.statement != quotation->statement || now.exact != quotation->exact;
    }
    if (auto const* statement = std::get_if<Statement>(&before)) {
        auto const& now = std::get<Statement>(*after);
        return now.text != statement->text || now.speaker != statement->speaker || now.said_on != statement->said_on;
    }
    auto const* link = std::get_if<Link>(&before);
    auto const* other = state_as<Link>(after);
    return link && other && (other->relation != link->relation || other->from != link->from || other->to != link->to);
}

} // namespace core
