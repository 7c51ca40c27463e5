// Record: any entity as one value, and the walk over all kinds. A new kind is one name in the
// variant, and everything generic (storage, log, codec, rules, tests) follows.
#pragma once

#include "core/model/claim.h"
#include "core/model/correction.h"
#include "core/model/desk_rules.h"
#include "core/model/link.h"
#include "core/model/party.h"
#include "core/model/quotation.h"
#include "core/model/remark.h"
#include "core/model/reply_request.h"
#include "core/model/review.h"
#include "core/model/saved_search.h"
#include "core/model/source.h"
#include "core/model/statement.h"
#include "core/model/vote.h"

#include <type_traits>
#include <variant>

namespace core {

using Record = std::variant<Source, Capture, Text, Quotation, Party, Statement, Claim, Link, Review,
                            Scale, Topic, SavedSearch, DeskRules, Vote, Correction, Remark, ReplyRequest>;

namespace detail {
template <class Visit, class... Ts>
void each_kind(Visit& visit, std::variant<Ts...> const*) {
    (visit(std::type_identity<Ts>{}), ...);
}
} // namespace detail

/// Calls visit(std::type_identity<T>{}) for every entity type.
template <class Visit>
void each_kind(Visit&& visit) {
    detail::each_kind(visit, static_cast<Record const*>(nullptr));
}

/// Calls visit(std::type_identity<T>{}) for the one entity type of that kind; returns false if there
/// is no such kind.
template <class Visit>
bool with_kind(Kind kind, Visit&& visit) {
    bool found = false;
    each_kind([&]<class T>(std::type_identity<T> type) {
        if (Model<T>::kind != kind) return;
        visit(type);
        found = true;
    });
    return found;
}

inline Ref ref_of(Record const& record) {
    return std::visit([](auto const& entity) { return ref(entity.id); }, record);
}

/// "claim", "source" … ; empty for Kind::none.
std::string_view kind_name(Kind kind);
/// The English word for the kind inside a sentence, marked for translation: "claim", "request for reply".
std::string_view kind_noun(Kind kind);
/// The same at the head of something: "Claim".
char const* kind_label(Kind kind);
Kind kind_from_name(std::string_view name);

/// The state of that kind, or null; the state outlives it.
template <class T>
T const* state_as(std::optional<Record> const& state) {
    return state ? std::get_if<T>(&*state) : nullptr;
}
template <class T>
T const* state_as(std::optional<Record> const&&) = delete;

/// Every reference a record holds, with the name of the field that holds it.
struct Reference {
    std::string_view field;
    Ref to;
};
std::vector<Reference> references_of(Record const& record);

/// Whether that field of it refers to that record.
template <class T>
bool refers_by(T const& entity, std::string_view field, Ref to) {
    bool found = false;
    each_field<T>([&]<class Value>(Field<T, Value> const& candidate) {
        if (candidate.name != field) return;
        if constexpr (std::is_same_v<Value, Ref>)
            found = entity.*candidate.member == to;
        else if constexpr (requires { core::ref(entity.*candidate.member); })
            found = core::ref(entity.*candidate.member) == to;
    });
    return found;
}

/// Whether that holds of every record of the kind; of no kind anything does.
bool has_trait(Kind kind, Trait trait);

/// Whether a field of that name is used so.
bool has_use(Kind kind, std::string_view field, Use use);

/// Whether the field, if there is one, is left to operations: nobody changes it by hand.
inline bool is_fixed(Kind kind, std::string_view field) {
    return has_trait(kind, unedited) || has_use(kind, field, fixed);
}

/// The bytes that are kept for it, by their SHA-256; nothing when there are none.
std::optional<Digest> bytes_of(Record const& record);
/// The kinds of which bytes are kept for a record.
std::vector<Kind> const& kinds_with_bytes();

/// Whether records of the kind are found by words of their own.
bool is_searched(Kind kind);

/// What the record is shown at, having no page of its own (the use `shown_at`); none of one that has.
Ref shown_at_of(Record const& record);

/// Whether an approval covers a field: what tells how far the work is and what no reader is shown it does not.
bool is_covered(Kind kind, std::string_view field);

/// A field that can point at `kind`: used to find what hangs on a record.
struct ReferringField {
    Kind kind;
    std::string_view field;
};
std::vector<ReferringField> const& fields_referring_to(Kind kind);

/// A short line by which a person recognises the record: a title, a name, the words said.
std::string caption_of(Record const& record);

/// The field that caption_of() takes; empty where the caption is more than a field.
std::string_view caption_field(Kind kind);

/// Whether a record refers to `to`, by any field or by that one.
bool refers(Record const& record, Ref to);
bool refers(Record const& record, std::string_view field, Ref to);

} // namespace core
