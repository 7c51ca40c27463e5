// What can become of a record at all: how one of each kind begins, from which state it becomes which other, what of it
// each step writes, and how it ends. It is what the operations do, as tables; whatever else an entry of somebody's does
// to a record is no step. Undo, redo, bringing back and settling are the log's (core/log/entry_steps.h).
#pragma once

#include "core/model/record.h"
#include "core/rules/correction_steps.h"
#include "core/rules/review_steps.h"

#include <functional>

namespace core {

/// What else belongs to a step: who takes it, and what the same entry does to other records. All functions are set, and
/// are called while a question below is answered only.
struct StepBeside {
    std::function<bool(std::string const& name)> own;              ///< whoever takes it is called so
    std::function<bool(Ref from, Ref to)> moved;                   ///< the first was merged into the second, or that one split off
    std::function<bool(Ref)> goes;                                 ///< that record is deleted
    std::function<bool(Ref one, Ref other)> of_one_source;         ///< both texts were captured of one source
    std::function<bool(Correction const& by)> takes_effect;        ///< the verdict becomes what that correction says
    std::function<bool(Review const& was, Review const& now)> corrected; ///< by a correction that comes into force
    bool decides = false;                                          ///< whoever takes it is an editor
};

/// Whether a record may come to be in this state.
bool may_begin(Record const& now, StepBeside const& beside);
/// Whether a record may go from one state to the other; both are states of one record. True when they are equal.
bool may_become(Record const& was, Record const& now, StepBeside const& beside);
/// Whether a record in this state may be deleted.
bool may_go(Record const& was, StepBeside const& beside);

/// A field that nobody changes by hand and an operation does, whoever takes it.
struct OperationField {
    enum class Writes { anything, more }; ///< of a list, what is in it stays
    Kind kind;
    std::string_view field;
    Writes writes = Writes::anything;
};
inline constexpr std::array operation_fields{
    OperationField{Kind::capture, "stamps", OperationField::Writes::more},
    OperationField{Kind::text, "dismissed", OperationField::Writes::more},
    OperationField{Kind::claim, "came_as"}, // as it came in again
    OperationField{Kind::claim, "not_same"},
    OperationField{Kind::statement, "not_same"},
    OperationField{Kind::source, "not_same"},
    OperationField{Kind::reply_request, "outcome"},
    OperationField{Kind::reply_request, "answer"},
};
/// Null where no operation writes it.
OperationField const* operation_field(Kind kind, std::string_view field);

} // namespace core
