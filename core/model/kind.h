// The kinds of record, and Ref, the untyped pointer to any of them.
#pragma once

#include "core/model/field.h"

namespace core {

struct Source;
struct Capture;
struct Text;
struct Quotation;
struct Party;
struct Statement;
struct Claim;
struct Link;
struct Review;
struct Scale;
struct Topic;
struct SavedSearch;
struct DeskRules;
struct Vote;
struct Correction;
struct Remark;
struct ReplyRequest;

/// The numbers are stored in the log: never reuse or reorder them.
enum class Kind : std::uint8_t {
    none = 0, source = 1, capture = 2, text = 3, quotation = 4, party = 5, statement = 6,
    claim = 7, link = 8, review = 9, scale = 10, topic = 11, saved_search = 12,
    desk_rules = 13, vote = 14, correction = 15, remark = 16, reply_request = 17
};
constexpr auto last_kind = Kind::reply_request;

struct Ref {
    Kind kind = Kind::none;
    RawId id = 0;
    explicit operator bool() const { return id != 0; }
    auto operator<=>(Ref const&) const = default;
};

template <class T>
Ref ref(Id<T> id) {
    return Ref{Model<T>::kind, id.value};
}

/// The identity as a T's; none if the reference is to another kind.
template <class T>
Id<T> id_as(Ref to) {
    return to.kind == Model<T>::kind ? Id<T>{to.id} : Id<T>{};
}

} // namespace core
